#!/usr/bin/env python3
"""Writes tests/data/log_ratio_values.tsv: KL estimates from log-probabilities by mpmath, from their definitions.

draws: estimator, log_p, log_q, mask, weights, importance, log_importance ('-' = not given), then mean, standard_error,
lower, upper, median, quantiles at 0.1 and 0.85, minimum, maximum, share_negative, effective_sample_size, largest_term_share.
full and top_k: matrices p and q (rows by ';'), then KL of each row. Numbers are exact hexadecimal doubles, separated by ','.
The quantile of Student's t is the root of mpmath's incomplete beta function.
"""
import itertools
import os
import random

from mpmath import mp, mpf, betainc, exp, findroot, inf, log, nstr, sqrt

mp.dps = 80
OUT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "data", "log_ratio_values.tsv")
rng = random.Random(20251)
out = ["# KL estimates by mpmath, written by tests/reference/log_ratio_values.py; the columns are described there"]
cache = {}


def t_quantile(dof):
    key = nstr(dof, 30)
    if key not in cache:
        upper_tail = lambda log_t: betainc(dof / 2, mpf(1) / 2, 0, dof / (dof + exp(2 * log_t)), regularized=True) / 2
        cache[key] = exp(findroot(lambda s: log(upper_tail(s) / mpf("0.025")), (mpf("0.6"), mpf(3)), solver="secant", tol=1e-40))
    return cache[key]


def hexes(xs):
    return "-" if xs is None else ",".join(float(x).hex() for x in xs)


def digits(x):
    return "inf" if x == inf else nstr(mpf(x), 25, min_fixed=0, max_fixed=0)


def term(estimator, l):
    return {"k1": l, "k2": l * l / 2, "k3": exp(-l) - 1 + l}[estimator]


def quantile(points, level):
    """Linear between the points (place, term), constant outside."""
    if level <= points[0][0]:
        return points[0][1]
    for (x0, y0), (x1, y1) in zip(points, points[1:]):
        if level <= x1:
            return y0 + (y1 - y0) * (level - x0) / (x1 - x0)
    return points[-1][1]


def draws(estimator, log_p, log_q, mask=None, weights=None, importance=None, log_importance=None):
    items = []
    for i in range(len(log_p)):
        w = mpf(1)
        if mask is not None and not mask[i]:
            continue
        if weights is not None:
            w *= mpf(weights[i])
        if importance is not None:
            w *= mpf(importance[i])
        if log_importance is not None:
            w *= exp(mpf(log_importance[i]))
        if w > 0:
            items.append((w, term(estimator, mpf(log_p[i]) - mpf(log_q[i]))))
    total = sum(w for w, _ in items)
    items = [(w / total, t) for w, t in items]
    mean = sum(v * t for v, t in items)
    s2, s3 = sum(v ** 2 for v, _ in items), sum(v ** 3 for v, _ in items)
    if len(items) == 1:
        error, lower, upper = inf, -inf, inf
    else:
        error = sqrt(s2 / (s2 - 2 * s3 + s2 ** 2) * sum((v * (t - mean)) ** 2 for v, t in items))
        half = error * t_quantile(1 / s2 - 1)
        lower, upper = mean - half, mean + half
    points, before = [], mpf(0)
    for v, t in sorted(items, key=lambda item: item[1]):
        points.append((before + v / 2, t))
        before += v
    sizes = [v * abs(t) for v, t in items]
    expected = [mean, error, lower, upper, quantile(points, mpf("0.5")), quantile(points, mpf(0.1)),
                quantile(points, mpf(0.85)), points[0][1], points[-1][1], sum([v for v, t in items if t < 0], mpf(0)), 1 / s2,
                max(sizes) / sum(sizes)]
    text = [("-inf" if x == -inf else digits(x)) for x in expected]
    out.append("\t".join(["draws", estimator, hexes(log_p), hexes(log_q),
                          "-" if mask is None else ",".join(str(int(m)) for m in mask), hexes(weights), hexes(importance),
                          hexes(log_importance), ",".join(text)]))


log_q = [-1.5, -3.25, -0.7, -2.0, -8.0, -1.1, -2.6, -4.0]
log_p = [-1.0, -3.5, -0.2, -2.0 + 1e-9, -3.0, -2.4, -1.9, -5.5]
mask = [1, 1, 0, 1, 1, 1, 0, 1]
weights = [0.5, 2.0, 1.0, 0.25, 0.0, 3.0, 1.0, 1.5]
importance = [1.25, 0.5, 2.0, 1e-3, 1.0, 0.75, 3.0, 1.0]
log_importance = [0.2, -0.4, 1.0, 500.0 - 500.5, 0.0, -3.0, 0.1, 0.3]
for estimator in ("k1", "k2", "k3"):
    for use in itertools.product((False, True), repeat=4):
        options = [x if u else None for x, u in zip((mask, weights, importance, log_importance), use)]
        draws(estimator, log_p, log_q, *options)
    draws(estimator, [-1.0], [-3.0])
    draws(estimator, [-1.0, -2.0], [-3.0, -1.75])
    draws(estimator, [-1.0, -2.0], [-3.0, -1.75], None, [1.0, 0.4])
    close = [rng.uniform(-5, 0) for _ in range(30)]
    draws(estimator, close, [x + rng.uniform(-1, 1) * 1e-7 for x in close])
    draws(estimator, [-1.0, -2.0, -3.0], [-1001.0, -2.5, -603.0])
    draws(estimator, [-601.0, -2.0, -3.0], [-1.0, -2.5, -4.0])
    draws(estimator, [1e4 + x for x in log_p], log_q, None, None, None, [1000.0, 999.0, 998.5, 990.0, 400.0, 1000.0, 500.0, 999.9])


def matrix(rows):
    return ";".join(hexes(row) for row in rows)


def softmax(row):
    masses = [exp(mpf(x)) if x != float("-inf") else mpf(0) for x in row]
    total = sum(masses)
    return [m / total for m in masses]


def divergence(p, q):
    return inf if any(a > 0 and b == 0 for a, b in zip(p, q)) else sum([a * log(a / b) for a, b in zip(p, q) if a > 0], mpf(0))


def full(p, q):
    out.append("\t".join(["full", matrix(p), matrix(q), ",".join(digits(divergence(softmax(a), softmax(b))) for a, b in zip(p, q))]))


def top_k(p, q):
    terms = []
    for a, b in zip(p, q):
        x = [exp(mpf(l)) if l != float("-inf") else mpf(0) for l in a]
        y = [exp(mpf(l)) if l != float("-inf") else mpf(0) for l in b]
        terms.append(digits(divergence(x + [1 - sum(x)], y + [1 - sum(y)])))
    out.append("\t".join(["top_k", matrix(p), matrix(q), ",".join(terms)]))


minus_inf = float("-inf")
p = [[rng.gauss(0, 3) for _ in range(12)] for _ in range(5)]
full(p, [[rng.gauss(0, 3) for _ in row] for row in p])
full(p, [[x + rng.gauss(0, 1e-8) for x in row] for row in p])
full(p, [[x + 100 for x in row] for row in p][::-1])
full([[1e4, -1e4, 0.0], [1e4, 1e4, -1e4], [0.0, minus_inf, 1.0], [minus_inf, 0.0, 1.0]],
     [[0.0, 1.0, 2.0], [1e4, 1e4 - 1, -1e4], [1.0, minus_inf, 1.0], [2.0, 0.0, 1.0]])
full([[0.5]], [[7.0]])


def top(rows_p, rows_q, k):
    ps, qs = [], []
    for a, b in zip(rows_p, rows_q):
        x, y = softmax(a), softmax(b)
        order = sorted(range(len(a)), key=lambda i: -x[i])[:k]
        ps.append([float(log(x[i])) for i in order])
        qs.append([float(log(y[i])) for i in order])
    return ps, qs


wide = [[rng.gauss(0, 2) for _ in range(40)] for _ in range(6)]
for k in (1, 5, 20, 38):
    top_k(*top(wide, [[x + rng.gauss(0, 1) for x in row] for row in wide], k))
    top_k(*top(wide, [[x + rng.gauss(0, 1e-6) for x in row] for row in wide], k))
top_k([[-0.5, -2.0, minus_inf], [-1e-8, -20.0, minus_inf], [-0.25, -1.9, -700.0]],
      [[-1.5, -0.5, minus_inf], [-1e-7, -17.0, -20.0], [-700.0, -0.25, -1.9]])

with open(OUT, "w") as file:
    file.write("\n".join(out) + "\n")
