"""Reference values of InverseWishart: the textbook density; entropy and KL through the inverse matrix."""
import random

from mpmath import inverse, log, mp, mpf

import wishart
from matrices import column_major, exact, log_det, log_multigamma, multidigamma, nearby, trace
from rows import main, text, value

mp.dps = 250


def log_prob_terms(dof, v, x):
    n, dof, v, x = len(x), mpf(dof), exact(v), exact(x)
    return [-(dof + n + 1) / 2 * log_det(x), -trace(v * inverse(x)) / 2, -dof * n / 2 * log(2), dof / 2 * log_det(v),
            -log_multigamma(n, dof / 2)]


def entropy(dof, v):
    n, dof = len(v), mpf(dof)
    return (log_multigamma(n, dof / 2) + dof * n / 2 + mpf(n + 1) / 2 * (log_det(exact(v)) - n * log(2))
            - (dof + n + 1) / 2 * multidigamma(n, dof / 2))


def values():
    draw = random.Random(9)
    for dof, v, n in wishart.laws(draw):
        law = text("InverseWishart", dof, v)
        value(law, "entropy", 0, entropy(dof, v))
        for wide in (0.02, 0.3, 1.0):
            x = [[t / dof for t in row] for row in nearby(draw, v, wide)]
            parts = log_prob_terms(dof, v, x)
            value(law, "log_prob", column_major(x), sum(parts), max(abs(t) for t in parts))


def pairs():
    wishart.rows_of_pairs("InverseWishart", True)


if __name__ == "__main__":
    main(values, pairs)
