#!/usr/bin/env python3
"""Writes tests/data/special_functions.tsv: special functions to 25 digits by mpmath (definitions and quadrature only).

Each row: function, arguments as exact hexadecimal doubles, values. Arguments are the doubles themselves, not the decimals
they came from. Incomplete gamma and beta tails are integrals of the density of the log (logit) of the variable, which is
log-concave; they share no formula with the library.
"""
import os
import random
import sys

from mpmath import (mp, mpf, digamma, erfc, exp, expm1, inf, log, log1p, loggamma, pi, psi, quad, sqrt, nstr)

mp.dps = 60
OUT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "data", "special_functions.tsv")
rng = random.Random(20240607)
rows = []


def emit(name, args, *values):
    rows.append("\t".join([name] + [float(x).hex() for x in args] + [nstr(mpf(v), 25, min_fixed=0, max_fixed=0) for v in values]))


def tail_integral(h, h1, h2, direction, bend):
    """Integral of exp(h(direction v) - h(0)) for v from 0 to infinity, h concave and decreasing that way.

    Panels double in width, but stay at most 2 wide until v has passed `bend`, where h changes on the scale 1."""
    slope, curvature = abs(h1), abs(h2)
    width = 1 / max(slope, sqrt(curvature), mpf(1) / 2)
    total, left, right = mpf(0), mpf(0), width
    base = h(mpf(0))
    while True:
        part, error = quad(lambda v: exp(h(direction * v) - base), [left, right], method="gauss-legendre", error=True)
        total += part
        if error > total * mpf(10) ** -28:
            half = (left + right) / 2
            exact = quad(lambda v: exp(h(direction * v) - base), [left, (left + half) / 2, half, (half + right) / 2, right])
            total += exact - part
        if part < total * mpf(10) ** -35:
            return total
        left, right = right, (2 * right if right > bend else right + min(right, mpf(2)))


def log_complement(log_tail):
    return log1p(-exp(log_tail)) if log_tail > -200 else -exp(log_tail)


def gamma_tails(a, x):
    """log P and log Q of Gamma(a, 1) at x."""
    a, x = mpf(a), mpf(x)
    t0 = log(x)
    h = lambda v: a * (t0 + v) - exp(t0 + v)
    lower = x <= a
    log_tail = h(mpf(0)) - loggamma(a) + log(tail_integral(h, a - x, x, -1 if lower else 1, abs(t0) + 10))
    other = log_complement(log_tail)
    return (log_tail, other) if lower else (other, log_tail)


def beta_tails_logit(a, b, t0):
    a, b, t0 = mpf(a), mpf(b), mpf(t0)
    x = 1 / (1 + exp(-t0))
    h = lambda v: a * (t0 + v) - (a + b) * (log1p(exp(t0 + v)) if t0 + v < 0 else t0 + v + log1p(exp(-t0 - v)))
    slope = a - (a + b) * x
    lower = slope >= 0
    log_b = loggamma(a) + loggamma(b) - loggamma(a + b)
    log_tail = h(mpf(0)) - log_b + log(tail_integral(h, slope, (a + b) * x * (1 - x), -1 if lower else 1, min(abs(t0) + 60, 200)))
    other = log_complement(log_tail)
    return (log_tail, other) if lower else (other, log_tail)


def beta_tails(a, b, x, y):
    """x and y are doubles; the smaller is taken as exact."""
    x, y = mpf(x), mpf(y)
    return beta_tails_logit(a, b, log(x / (1 - x)) if x <= y else log((1 - y) / y))


def complement_of(x):
    return 1.0 - x


def log_uniform(low, high):
    return 10 ** rng.uniform(low, high)


# ---- one argument --------------------------------------------------------------------------------------------------------
def stirling_remainder(x):
    x = mpf(x)
    return loggamma(x) - ((x - mpf(1) / 2) * log(x) - x + log(2 * pi) / 2)


points = [1e-300, 1e-20, 1e-10, 1e-5, 0.01, 0.1, 0.24, 0.25, 0.26, 0.5, 0.9, 0.999, 1 - 1e-9, 1 + 1e-9, 1.001, 1.4616, 1.5, 1.999, 2 - 1e-9,
          2 + 1e-9, 2.001, 2.5, 3.0, 5.5, 9.99, 10.0, 10.01, 15.0, 33.3, 100.5, 1e3, 1e5, 1e8, 1e10, 1e15, 1e20, 1e100, 1e300]
points += [log_uniform(-3, 3) for _ in range(20)]
for x in points:
    big = mpf(x)
    with mp.workdps(360 if x > 1e20 or x < 1e-20 else 60):
        emit("log_gamma", [x], loggamma(big))
        emit("digamma", [x], digamma(big))
        emit("trigamma", [x], psi(1, big) if x < 1e15 else 1 / big + 1 / (2 * big**2))
        d = -1 / (2 * big) - 1 / (12 * big**2) + 1 / (120 * big**4) if x >= 1e8 else digamma(big) - log(big)
        emit("digamma_minus_log", [x], d)
        r = 1 / (12 * big) - 1 / (360 * big**3) + 1 / (1260 * big**5) if x >= 1e8 else stirling_remainder(x)
        emit("stirling_remainder", [x], r)
        log_a = log(big)
        entropy = (big + loggamma(big) + (1 - big) * digamma(big)) if x < 1e8 else (
            log(2 * pi * big) / 2 + mpf(1) / 2 - 1 / (3 * big) - 1 / (12 * big**2))
        emit("gamma_entropy", [x], entropy)
for x in [-0.999999, -0.9, -0.51, -0.5, -0.3, -0.1, -1e-3, -1e-8, -1e-100, 1e-300, 1e-20, 1e-9, 1e-4, 0.05, 0.2, 0.5, 0.99, 1.0, 1.01, 5.0, 1e10]:
    with mp.workdps(700):
        emit("log1pmx", [x], log1p(mpf(x)) - mpf(x))
for x in [-700.0, -20.0, -1.0, -0.71, -0.69, -0.2, -0.1, -1e-3, -1e-9, 1e-140, 1e-9, 1e-3, 0.09, 0.11, 0.5, 0.69, 0.71, 3.0, 100.0]:
    with mp.workdps(700):
        emit("expm1mx", [x], expm1(mpf(x)) - mpf(x))

# ---- beta function and entropies -----------------------------------------------------------------------------------------
shapes = [1e-300, 1e-10, 1e-3, 0.3, 1.0, 1.5, 3.0, 9.9, 10.1, 77.0, 1e4, 1e10, 1e15, 1e20, 1e300]
for a in shapes:
    for b in shapes:
        if a <= b:
            with mp.workdps(400):
                value = loggamma(mpf(a)) + loggamma(mpf(b)) - loggamma(mpf(a) + mpf(b))
                emit("log_beta", [a, b], value)
for a in [1e-10, 1e-3, 0.3, 1.0, 1.5, 3.0, 20.0, 1e4, 1e10, 1e15]:
    for b in [1e-10, 1e-3, 0.5, 1.0, 2.0, 50.0, 1e6, 1e15]:
        A, B = mpf(a), mpf(b)
        log_b = loggamma(A) + loggamma(B) - loggamma(A + B)
        emit("beta_entropy", [a, b], log_b - (A - 1) * digamma(A) - (B - 1) * digamma(B) + (A + B - 2) * digamma(A + B))
for nu in [1e-10, 1e-3, 0.5, 1.0, 1.9, 2.0, 3.0, 10.0, 33.0, 1e3, 1e6, 1e10, 1e15, 1e30, 1e300]:
    h = mpf(nu) / 2
    with mp.workdps(700 if nu > 1e20 else 60):
        half = mpf(1) / 2
        log_b = loggamma(h) + loggamma(half) - loggamma(h + half)
        emit("student_t_entropy", [nu], (h + half) * (digamma(h + half) - digamma(h)) + log(mpf(nu)) / 2 + log_b)
        for x in [0.0, 1e-10, 0.5, 3.0, 40.0, 1e5, 1e100, 1e200, 1e300]:
            X = mpf(x)
            emit("log_student_t_density", [x, nu], -log_b - log(mpf(nu)) / 2 - (h + half) * log1p(X * X / mpf(nu)))

# ---- normal --------------------------------------------------------------------------------------------------------------
def log_phi(z):
    z = mpf(z)
    if z > -1e5:
        return log1p(-erfc(z / sqrt(2)) / 2) if z > 0 else log(erfc(-z / sqrt(2)) / 2)
    return -z * z / 2 - log(-z) - log(2 * pi) / 2 + log1p(-1 / z**2 + 3 / z**4)


zs = [-1e154, -1e100, -1e10, -1000.0, -100.0, -40.0, -38.5, -37.6, -37.0, -31.0, -30.0, -29.9, -20.0, -10.0, -5.0, -2.0, -1.1, -1.0, -0.9,
      -0.3, -1e-9, 0.0, 1e-9, 0.3, 1.0, 2.0, 5.0, 8.0, 9.0, 20.0, 37.0]
with mp.workdps(400):
    for z in zs:
        value = log_phi(z)
        emit("normal", [z], exp(value) if value > -1e6 else mpf(0), value)


def normal_quantile(log_p):
    """Newton at 40 digits on log Phi."""
    z = -sqrt(-2 * log_p) if log_p < -2 else mpf(-0.5)
    for _ in range(60):
        value = log_phi(z)
        step = (value - log_p) / exp(-z * z / 2 - log(2 * pi) / 2 - value)
        z -= step
        if abs(step) < mpf(10) ** -35 * max(1, abs(z)):
            return z
    raise ArithmeticError(log_p)


for p in [5e-324, 1e-300, 1e-100, 1e-20, 1e-9, 1e-3, 0.02, 0.074, 0.0751, 0.2, 0.4, 0.499]:
    emit("normal_quantile", [p], normal_quantile(log(mpf(p))))
for log_p in [-1e-9, -0.01, -0.5, -0.7, -5.0, -100.0, -699.0, -701.0, -1e3, -1e5, -1e10]:
    if log_p < -0.693:
        emit("normal_quantile_from_log", [log_p], normal_quantile(mpf(log_p)))
    else:
        emit("normal_quantile_from_log", [log_p], -normal_quantile(log(-expm1(mpf(log_p)))))

# ---- incomplete gamma ------------------------------------------------------------------------------------------------------
for a in [1e-10, 1e-3, 0.3, 1.0, 2.5, 10.0, 60.0, 199.0, 201.0, 1e4, 1e6, 1e10, 1e15]:
    xs = [a * f for f in (1e-3, 0.1, 0.5, 0.9, 1.1, 2.0, 10.0, 1e3)] if a <= 1e6 else [a * 0.5, a * 2]
    xs += [a + z * a**0.5 for z in (-35, -10, -4.1, -3.9, -1.4, -0.3, 0.0, 0.3, 1.4, 3.9, 4.1, 10, 35)]
    xs += [1e-250, 1e-10, 0.1, 0.7, 1.3, 10.0, 300.0, 800.0, 1e4] if a <= 300 else []
    for x in sorted(set(xs)):
        if x > 0:
            log_p, log_q = gamma_tails(a, x)
            emit("gamma_tails", [a, x], log_p, log_q)
    print("gamma", a, file=sys.stderr)

# ---- incomplete beta -------------------------------------------------------------------------------------------------------
pairs = [(1e-10, 1e-10), (1e-10, 1.0), (1e-10, 1e4), (1e-3, 0.5), (0.3, 0.7), (0.5, 20.0), (0.5, 1e4), (0.5, 1e8), (0.5, 1e15), (1.0, 1.0), (1.0, 1e10),
         (1.5, 2.5), (3.0, 500.0), (3.0, 1e15), (20.0, 30.0), (41.0, 1e6), (400.0, 900.0), (1e4, 2e4), (1.1e4, 1.2e4), (1e5, 3e8), (1e8, 1e8),
         (1e15, 1e15), (1e10, 1e15), (2.5, 0.3), (1e15, 2.0), (700.0, 0.5)]
for a, b in pairs:
    mean, sd = a / (a + b), (a * b / (a + b + 1)) ** 0.5 / (a + b)
    xs = [mean + z * sd for z in (-30, -9, -2.6, -2.4, -1.6, -1.4, -0.5, 0.0, 0.4, 1.3, 1.7, 2.5, 8, 30)]
    xs += [mean * f for f in (1e-100, 1e-5, 0.01, 0.5)]
    cases = [(x, complement_of(x)) for x in xs if 0 < x < 1]
    cases += [(1 - y, y) for y in ((1 - mean) * f for f in (0.5, 0.01, 1e-5, 1e-100))]
    if max(a, b) < 1e9:
        cases += [(0.5, 0.5), (0.2, 0.8), (0.9, complement_of(0.9))]
    for x, y in cases:
        if y <= 0:
            continue
        emit("beta_tails", [a, b, x, y], *beta_tails(a, b, x, y))
    print("beta", a, b, file=sys.stderr)

# ---- Student t -----------------------------------------------------------------------------------------------------------
for nu in [1e-3, 0.5, 1.0, 2.0, 4.5, 30.0, 200.0, 1e4, 1e7, 0.9e10, 1.1e10, 1e15, 1e20]:
    for x in [1e-9, 0.1, 0.7, 2.0, 6.0, 37.0, 1e3, 1e8, 1e100, 1e200]:
        with mp.workdps(120):
            log_tail = beta_tails_logit(mpf(nu) / 2, mpf(1) / 2, log(mpf(nu)) - 2 * log(mpf(x)))[0] - log(mpf(2))
            emit("student_t_tail", [x, nu], log_tail)
    print("t", nu, file=sys.stderr)

# ---- densities -----------------------------------------------------------------------------------------------------------
def log_binomial(k, n, p):
    k, n, p = mpf(k), mpf(n), mpf(p)
    return loggamma(n + 1) - loggamma(k + 1) - loggamma(n - k + 1) + k * log(p) + (n - k) * log1p(-p)


for n in [1.0, 2.0, 10.0, 100.0, 12345.0, 1e8, 1e15, 2.0**53]:
    for p in [1e-300, 1e-20, 1e-15, 1e-5, 0.1, 0.3, 0.5, 0.75]:
        center = float(int(n * p))
        sd = (n * p * (1 - p)) ** 0.5
        for k in sorted({0.0, 1.0, min(n, 2.0), center, float(int(center + 3 * sd)), float(max(0, int(center - 3 * sd))), n - 1, n, float(int(n / 2))}):
            if 0 <= k <= n:
                emit("log_binomial_pmf", [k, n, p], log_binomial(k, n, p))
for a in [1e-10, 0.3, 1.0, 1.5, 8.0, 100.0, 1e6, 1e15]:
    for rate in [1e-5, 1.0, 3.7]:
        for z in [-30, -3, -1, 0.0, 0.5, 3, 30, 300]:
            x = (a + z * a**0.5) / rate
            if x <= 0:
                x = a / rate * 10.0**z
            if x > 0:
                X, A, R = mpf(x), mpf(a), mpf(rate)
                emit("log_gamma_density", [x, a, rate], A * log(R) + (A - 1) * log(X) - R * X - loggamma(A))
for a, b in pairs:
    mean, sd = a / (a + b), (a * b / (a + b + 1)) ** 0.5 / (a + b)
    for z in [-30, -3, -1, 0, 0.5, 3, 30]:
        x = mean + z * sd
        if not 0 < x < 1:
            x = mean * 10.0 ** (-abs(z))
        y = complement_of(x)
        if x <= 0 or y <= 0:
            continue
        X, Y = (mpf(x), 1 - mpf(x)) if x <= y else (1 - mpf(y), mpf(y))
        A, B = mpf(a), mpf(b)
        emit("log_beta_density", [x, y, a, b], (A - 1) * log(X) + (B - 1) * log(Y) - loggamma(A) - loggamma(B) + loggamma(A + B))

with open(OUT, "w", encoding="ascii") as f:
    f.write("# Special functions by mpmath, written by tests/reference/special_functions.py: name, arguments (hexadecimal), values\n")
    f.write("\n".join(rows) + "\n")
print(len(rows), "rows", file=sys.stderr)
