#!/usr/bin/env python3
"""Writes tests/data/array_values.tsv: entropies and divergences of arrays, from their definitions in 2200-bit arithmetic.

Columns: function, meaning, type, p, q, truth in nats. Numbers are exact (hexadecimal, or inf); q is "-" for an entropy.
Run: python3 tests/reference/array_values.py > tests/data/array_values.tsv
"""
import random
import struct

from mpmath import mp, mpf, exp, inf, log

mp.prec = 2200  # so that 1 + exp(-1500) is not 1
random.seed(20240229)

FUNCTIONS = ["entropy", "cross_entropy", "relative_entropy", "jensen_shannon"]
UNIT = {"double": mpf(2) ** -53, "float": mpf(2) ** -24}


def to_float(x):
    return struct.unpack("f", struct.pack("f", x))[0]


def to_half(x):
    return struct.unpack("e", struct.pack("e", x))[0]


def to_bfloat16(x):
    bits = struct.unpack("I", struct.pack("f", x))[0]
    return struct.unpack("f", struct.pack("I", bits & 0xFFFF0000))[0]


ROUND = {"double": float, "float": to_float, "float16": to_half, "bfloat16": to_bfloat16}


def normalised(weights):
    total = sum(weights)
    return [w / total for w in weights]


def meant(values, meaning):
    values = [mpf(v) for v in values]
    if meaning == "probabilities":
        return values
    if meaning == "weights":
        return normalised(values)
    masses = [mpf(0) if v == -inf else exp(v) for v in values]
    return normalised(masses) if meaning == "logits" else masses


def plain(function, p, q):
    total = mpf(0)
    for i, x in enumerate(p):
        if function == "jensen_shannon":
            y = q[i]
            m = (x + y) / 2
            total += (x * log(x / m) if x > 0 else 0) / 2 + (y * log(y / m) if y > 0 else 0) / 2
            continue
        if x == 0:
            continue
        if function == "entropy":
            total -= x * log(x)
            continue
        if q[i] == 0:
            return inf
        total += -x * log(q[i]) if function == "cross_entropy" else x * log(x / q[i])
    return total


def truth(function, meaning, kind, p, q):
    a = meant(p, meaning)
    b = meant(q, meaning) if q is not None else None
    if function == "relative_entropy" and meaning in ("probabilities", "log_probs"):
        tolerance = (8 + mpf(len(p)) ** 0.5) * UNIT[kind]
        if abs(sum(a) - 1) <= tolerance and abs(sum(b) - 1) <= tolerance:
            a, b = normalised(a), normalised(b)
    return plain(function, a, b)


def show(values):
    return ",".join("-inf" if v == -inf else float(v).hex() for v in values)


def emit(meaning, kind, p, q, functions=FUNCTIONS):
    p = [ROUND[kind](v) for v in p]
    q = [ROUND[kind](v) for v in q]
    for function in functions:
        value = truth(function, meaning, kind, p, None if function == "entropy" else q)
        text = "inf" if value == inf else mp.nstr(value, 25)
        print(function, meaning, kind, show(p), "-" if function == "entropy" else show(q), text, sep="\t")


def random_law(n, spread):
    return [float(v) for v in normalised([exp(mpf(random.gauss(0, spread))) for _ in range(n)])]


print("# function\tmeaning\ttype\tp\tq\ttruth")
for kind in ("double", "float"):
    for n in (1, 2, 3, 7, 40):
        for spread in (0.5, 5):
            p, q = random_law(n, spread), random_law(n, spread)
            emit("probabilities", kind, p, q)
            emit("weights", kind, [37.5 * v for v in p], [0.3 * v for v in q])
            emit("log_probs", kind, [float(log(mpf(v))) for v in p], [float(log(mpf(v))) for v in q])
            emit("logits", kind, [float(log(mpf(v))) + 11 for v in p], [float(log(mpf(v))) - 7 for v in q])
    # Not normalised; zeros on either side.
    emit("probabilities", kind, [0.5, 1.25, 0.125], [0.75, 0.5, 2.0])
    emit("probabilities", kind, [1e-20, 0.0], [1.0, 3.0])
    emit("probabilities", kind, [0.5, 0.5, 0.0], [0.25, 0.5, 0.25])
    emit("probabilities", kind, [0.25, 0.5, 0.25], [0.5, 0.5, 0.0])
    emit("probabilities", kind, [1.0, 0.0], [0.0, 1.0])
    emit("weights", kind, [3, 0, 5], [1, 2, 0])
    emit("weights", kind, [0, 0, 5], [1, 2, 3])
    emit("weights", kind, [1, 1e-25, 0], [1, 2e-25, 1e-30])
    emit("log_probs", kind, [-0.5, -2.0, float("-inf")], [-1.0, -1.5, -3.0])
    emit("log_probs", kind, [-0.5, -2.0, -1.0], [-1.0, float("-inf"), -3.0])
    emit("log_probs", kind, [0.0, float("-inf")], [float("-inf"), 0.0])
    for a, b in (([0, float("-inf"), 2], [1, 3, 2.5]), ([0, 1, 2], [1, float("-inf"), 2.5]),
                 ([0, float("-inf")], [float("-inf"), 0]), ([1e4, -1e4, 0], [-1e4, 1e4, 0]),
                 ([1e4, -1e4, 9999], [1e4, -9999, 9998]), ([0, -40, -60], [0, -41, -50]),
                 ([0, -700, -800], [0, -900, -750]), ([0, 0, 0], [1e4, 0, -1e4]),
                 ([-1e4, -1e4, -1e4], [1e4, 1e4, 1e4]), ([1e4 + 3, 1e4, 1e4 - 2], [3, 0, -1])):
        emit("logits", kind, a, b)
# Near-identical, of exactly equal sums and otherwise.
for size in (1e-3, 1e-8, 1e-13):
    for n in (2, 3, 20):
        p = random_law(n, 1.0)
        q = [v * (1 + size * random.uniform(-1, 1)) for v in p]
        emit("probabilities", "double", p, [float(v) for v in normalised([mpf(v) for v in q])])
        emit("weights", "double", [12.5 * v for v in p], q)
        logs = [float(log(mpf(v))) for v in p]
        emit("log_probs", "double", logs, [float(log(v)) for v in normalised([mpf(v) for v in q])])
        emit("logits", "double", [v + 100 for v in logs], [v - 3 + size * random.uniform(-1, 1) for v in logs])
        emit("logits", "double", logs, [v + size * random.uniform(-1, 1) for v in logs])
    emit("probabilities", "double", [0.5, 0.5], [0.5 + size, 0.5 - size])
emit("logits", "double", [1e-26, 0.0], [0.0, 0.0])
# Out of plain sums' range.
emit("weights", "double", [1e308, 1.5e308, 1e308], [1.7e308, 1e308, 1.2e308])
emit("weights", "double", [1e308, 1e308], [1e308, 1e-300])
emit("weights", "double", [5e-324, 1e-323, 1e-320], [1e-323, 5e-324, 2e-320])
# 16 bits.
for kind in ("float16", "bfloat16"):
    for n in (1, 2, 5, 30):
        p = [random.gauss(0, 3) for _ in range(n)]
        emit("logits", kind, p, [random.gauss(0, 3) for _ in range(n)])
        emit("logits", kind, p, [v * (1 + 2.0 ** -6 * random.choice((0, 1))) for v in p])
    emit("logits", kind, [1e4, -1e4, 100], [9e3, 50, float("-inf")])
    emit("logits", kind, [float("-inf"), 1e4, 9990], [-1e4, 1e4, 1e4])
