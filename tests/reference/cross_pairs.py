#!/usr/bin/env python3
"""Reference divergences of pairs that are one law in disguise: rows of tests/data/kl/, by sums of the definition at 60 digits.

    tests/reference/cross_pairs.py bernoulli >> tests/data/kl/bernoulli.tsv
"""
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "families"))
from mpmath import mp, mpf  # noqa: E402

from rows import divergence, text  # noqa: E402

PROBABILITIES = ((0.3, 0.6), (0.3, 0.3000001), (1e-20, 1e-30), (0.999, 0.25), (1.0, 0.25), (0.0, 0.7), (0.5, 1 - 2.0**-40))


def bernoulli_kl(p, q):
    return sum(a * mp.log(a / b) if a > 0 else mpf(0) for a, b in ((mpf(p), mpf(q)), (1 - mpf(p), 1 - mpf(q))))


def categorical(p):
    """The weights of a law of two classes; 1 - p is exact for the doubles that are used."""
    return text("Categorical", weights=[1.0 - p, p])


def exact(p):
    return mpf(1.0 - p) + mpf(p) == 1


def bernoulli():
    for p, q in PROBABILITIES:
        divergence(text("Bernoulli", p), text("Binomial", 1.0, q), "mod", bernoulli_kl(p, q))
        if exact(q):
            divergence(text("Bernoulli", p), categorical(q), "mod", bernoulli_kl(p, q))


def binomial():
    for p, q in PROBABILITIES:
        divergence(text("Binomial", 1.0, p), text("Bernoulli", q), "mod", bernoulli_kl(p, q))


def categorical_rows():
    for p, q in PROBABILITIES:
        if exact(p):
            divergence(categorical(p), text("Bernoulli", q), "mod", bernoulli_kl(p, q))


def geometric_kl(p, q):
    p, q = mpf(p), mpf(q)
    return mp.log(p / q) + ((1 - p) / p * mp.log((1 - p) / (1 - q)) if p < 1 else mpf(0))


GEOMETRIC = ((0.3, 0.6), (0.3, 0.3000001), (1e-20, 1e-30), (0.999, 0.25), (1.0, 0.25), (0.5, 1 - 2.0**-40))


def geometric():
    for p, q in GEOMETRIC:
        divergence(text("Geometric", p), text("NegativeBinomial", 1.0, q), "mod", geometric_kl(p, q))


def negative_binomial():
    for p, q in GEOMETRIC:
        divergence(text("NegativeBinomial", 1.0, p), text("Geometric", q), "mod", geometric_kl(p, q))


TABLES = {"bernoulli": bernoulli, "binomial": binomial, "categorical": categorical_rows, "geometric": geometric,
          "negative_binomial": negative_binomial}

if __name__ == "__main__":
    if len(sys.argv) != 2 or sys.argv[1] not in TABLES:
        sys.exit("usage: %s %s" % (sys.argv[0], "|".join(TABLES)))
    TABLES[sys.argv[1]]()
