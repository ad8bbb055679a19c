#!/usr/bin/env python3
"""Writes tests/data/loss_values.tsv: losses by their textbook definitions with mpmath at 80 digits.

Each row: loss, options, rows, columns, input, target, value, terms, gradient. Options are name=value pairs separated by
blanks, lists by commas. Inputs and targets are exact hexadecimal doubles; inputs of rows marked exact=1 are multiples of 1/8
below 16, which every number type holds. The gradient is a central difference of the definition (step 1e-30) with respect to
each input; an input of -inf has 0, as no mass lies there. No formula is shared with the library.
"""
import os
import random

from mpmath import mp, mpf, exp, log, nstr, inf

mp.dps = 80
OUT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "data", "loss_values.tsv")
rng = random.Random(20240615)
rows = []
STEP = mpf(10) ** -30
REDUCTIONS = ["none", "sum", "mean", "batchmean"]


def times(a, b):
    """Of measure theory: 0 times anything is 0."""
    return mpf(0) if a == 0 else a * b


def softmax(x, temperature):
    powers = [mpf(0) if v == -inf else exp(v / temperature) for v in x]
    return [p / sum(powers) for p in powers]


def logarithm(p):
    return log(p) if p > 0 else -inf


def kl_div(x, t, o):
    probability = exp if o["log_target"] else (lambda v: v)
    terms = []
    for a, b in zip(x, t):
        p = mpf(0) if o["log_target"] and b == -inf else probability(b)
        terms.append(times(p, logarithm(p) - a))
    return terms, len(terms)


def cross_entropy(x, t, o, columns, indices):
    w = o.get("class_weights") or [mpf(1)] * columns
    e = o["label_smoothing"]
    terms, count = [], mpf(0)
    for i in range(len(x) // columns):
        model = softmax(x[i * columns:(i + 1) * columns], o["temperature"])
        if indices:
            if t[i] == o.get("ignore_index"):
                terms.append(mpf(0))
                continue
            target = [mpf(int(c == t[i])) for c in range(columns)]
            count += w[t[i]]
        else:
            target = t[i * columns:(i + 1) * columns]
            count += 1
        smooth = [(1 - e) * v + e / columns for v in target]
        terms.append(sum(times(w[c] * smooth[c], -logarithm(model[c])) for c in range(columns)))
    return terms, count


def binary(p, t, o, columns, from_logits):
    w = o.get("weights") or [mpf(1)] * (len(p) // columns)
    pw = o.get("pos_weight") or [mpf(1)]
    terms = []
    for k, (a, b) in enumerate(zip(p, t)):
        q, other = (1 / (1 + exp(-a)), 1 / (1 + exp(a))) if from_logits else (a, 1 - a)
        positive = pw[k % columns] if len(pw) > 1 else pw[0]
        terms.append(w[k // columns] * (times(positive * b, -logarithm(q)) + times(1 - b, -logarithm(other))))
    return terms, len(terms)


def distillation(x, t, o, columns):
    terms = []
    for i in range(len(x) // columns):
        student = softmax(x[i * columns:(i + 1) * columns], o["temperature"])
        teacher = softmax(t[i * columns:(i + 1) * columns], o["temperature"])
        terms.append(o["temperature"] ** 2 *
                     sum(times(p, logarithm(p) - logarithm(q)) for p, q in zip(teacher, student)))
    return terms, len(terms)


def number(v):
    return "-inf" if v == -inf else float(v).hex()


def text(v):
    return nstr(v, 25, min_fixed=0, max_fixed=0)


def emit(loss, options, r, c, x, t, exact=False):
    """All reductions of one case."""
    o = {k: ([mpf(w) for w in v] if isinstance(v, list) else v if isinstance(v, int) else mpf(v)) for k, v in options.items()}
    definition = {
        "kl_div": lambda y: kl_div(y, t, o),
        "cross_entropy_indices": lambda y: cross_entropy(y, t, o, c, True),
        "cross_entropy_probabilities": lambda y: cross_entropy(y, t, o, c, False),
        "binary": lambda y: binary(y, t, o, c, False),
        "binary_logits": lambda y: binary(y, t, o, c, True),
        "distillation": lambda y: distillation(y, t, o, c),
    }[loss]
    x = [mpf(v) for v in x]
    if loss != "cross_entropy_indices":
        t = [mpf(v) for v in t]
    terms, count = definition(x)
    slopes = []
    for k in range(len(x)):
        if x[k] == -inf:
            slopes.append(mpf(0))
            continue
        up, down = list(x), list(x)
        up[k] += STEP
        down[k] -= STEP
        # term by term, so that those that do not depend on x_k (or are large) leave no rounding
        slopes.append(sum(a - b for a, b in zip(definition(up)[0], definition(down)[0])) / (2 * STEP))
    for reduction in REDUCTIONS:
        divisor = {"mean": mpf(count), "batchmean": mpf(r)}.get(reduction, mpf(1))
        words = ["%s=%s" % (k, ",".join(float(w).hex() for w in v) if isinstance(v, list) else v if isinstance(v, int)
                            else float(v).hex()) for k, v in options.items()]
        words += ["reduction=" + reduction, "exact=%d" % exact]
        target = [str(v) if loss == "cross_entropy_indices" else number(v) for v in t]
        rows.append("\t".join([loss, " ".join(words), str(r), str(c), ",".join(number(v) for v in x), ",".join(target),
                               text(sum(terms) / divisor), ",".join(text(v) for v in terms),
                               ",".join(text(v / divisor) for v in slopes)]))


def grid(n, low=-64, high=64):
    return [rng.randint(low, high) / 8 for _ in range(n)]


def normal(n, scale):
    return [rng.gauss(0, scale) for _ in range(n)]


def probabilities(r, c):
    """Multiples of 1/64 that sum to 1, zeros among them."""
    result = []
    for _ in range(r):
        cuts = sorted(rng.randint(0, 64) for _ in range(c - 1))
        result += [(b - a) / 64 for a, b in zip([0] + cuts, cuts + [64])]
    return result


# relative entropy from log-probabilities
for r, c in [(3, 4), (1, 5), (4, 1)]:
    emit("kl_div", {"log_target": 0}, r, c, grid(r * c, -64, 0), probabilities(r, c), True)
    emit("kl_div", {"log_target": 1}, r, c, grid(r * c, -64, 0), grid(r * c, -64, 0), True)
emit("kl_div", {"log_target": 0}, 2, 3, normal(6, 3), [abs(v) for v in normal(6, 1)])
emit("kl_div", {"log_target": 1}, 2, 3, normal(6, 3), normal(6, 3))
emit("kl_div", {"log_target": 0}, 1, 4, [-1.5, float("-inf"), -1e4, -2.0], [0.25, 0.0, 0.25, 0.5])
emit("kl_div", {"log_target": 1}, 1, 4, [-1.5, float("-inf"), -1e4, -2.0], [-1.0, float("-inf"), -3.0, -2.0 - 1e-12])

# cross-entropy
for weights in [[], [0.5, 2.0, 0.0, 1.25]]:
    for smoothing in [0.0, 0.1, 1.0]:
        for temperature in [1.0, 2.5]:
            options = {"label_smoothing": smoothing, "temperature": temperature}
            if weights:
                options["class_weights"] = weights
            emit("cross_entropy_indices", options, 3, 4, grid(12), [2, 0, 3], True)
            emit("cross_entropy_indices", dict(options, ignore_index=-100), 4, 4, grid(16), [1, -100, 3, -100], True)
            emit("cross_entropy_indices", dict(options, ignore_index=1), 3, 4, normal(12, 10), [1, 0, 3])
            emit("cross_entropy_probabilities", options, 3, 4, grid(12), probabilities(3, 4), True)
            emit("cross_entropy_probabilities", options, 2, 4, normal(8, 10), [abs(v) for v in normal(8, 1)])
plain = {"label_smoothing": 0.0, "temperature": 1.0}
emit("cross_entropy_indices", plain, 1, 1, [3.0], [0], True)
emit("cross_entropy_indices", plain, 3, 3, [40.0, 0.0, -3.0, 0.0, 60.0, 0.0, 5.0, 5.0, -50.0], [0, 1, 0])
emit("cross_entropy_indices", plain, 3, 3, [1e4, -1e4, 0.0, 1e4, 9999.0, -1e4, 0.0, 1.0, -1e4], [1, 0, 2])
emit("cross_entropy_indices", plain, 2, 3, [1.0, float("-inf"), 2.0, float("-inf"), float("-inf"), 7.0], [0, 2])
emit("cross_entropy_probabilities", plain, 2, 3, [1.0, float("-inf"), 2.0, 1e4, float("-inf"), -1e4],
     [0.25, 0.0, 0.75, 0.5, 0.0, 0.5])

# binary cross-entropy
for weights in [[], [0.5, 0.0, 3.0]]:
    options = {"weights": weights} if weights else {}
    emit("binary", options, 3, 2, [rng.randint(1, 63) / 64 for _ in range(6)], [0.0, 1.0, 0.25, 0.5, 1.0, 0.0], True)
    emit("binary", options, 3, 1, [1e-20, 1 - 2.0 ** -53, 0.3], [1.0, 0.0, 0.3])
    for pos_weight in [[], [2.5], [0.0, 4.0]]:
        more = dict(options, pos_weight=pos_weight) if pos_weight else options
        emit("binary_logits", more, 3, 2, grid(6), [0.0, 1.0, 0.25, 0.5, 1.0, 0.0], True)
        emit("binary_logits", more, 3, 2, [1e4, -1e4, 50.0, -50.0, 700.0, 1e-9], [1.0, 1.0, 1.0, 0.0, 0.5, 0.5])

# distillation
for temperature in [1.0, 2.0, 3.7]:
    options = {"temperature": temperature}
    emit("distillation", options, 3, 4, grid(12), grid(12), True)
    emit("distillation", options, 1, 1, [3.0], [5.0], True)
    teacher = normal(20, 3)
    for epsilon in [1e-2, 1e-6, 1e-10]:
        emit("distillation", options, 2, 10, [v + epsilon * rng.gauss(0, 1) for v in teacher], teacher)
        emit("distillation", options, 2, 10, [v + epsilon * rng.gauss(0, 1) + 1000 for v in teacher], teacher)
    emit("distillation", options, 3, 3, [1e4, -1e4, 0.0, 0.0, 30.0, -1e4, 0.0, 1.0, 2.0],
         [-1e4, 1e4, 0.0, 0.0, 1.0, 2.0, 0.0, 30.0, -1e4])
    emit("distillation", options, 2, 3, [0.0, float("-inf"), 2.0, 0.0, -800.0, 0.0],
         [1.0, float("-inf"), -1.0, 0.0, 0.0, float("-inf")])

with open(OUT, "w") as out:
    out.write("# loss\toptions\trows\tcolumns\tinput\ttarget\tvalue\tterms\tgradient\n")
    out.write("# made by tests/reference/loss_values.py\n")
    out.write("\n".join(rows) + "\n")
