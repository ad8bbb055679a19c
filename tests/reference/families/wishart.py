"""Reference values of Wishart and InverseWishart by their textbook formulas (StatProofBook), to 60 digits."""
import random

from mpmath import inf, inverse, log, mp, mpf

from matrices import column_major, exact, log_det, log_multigamma, multidigamma, nearby, product_of_factor, trace
from rows import divergence, main, text, value

mp.dps = 250


def log_prob_terms(dof, v, x):
    n, dof, v, x = len(x), mpf(dof), exact(v), exact(x)
    return [(dof - n - 1) / 2 * log_det(x), -trace(inverse(v) * x) / 2, -dof * n / 2 * log(2), -dof / 2 * log_det(v),
            -log_multigamma(n, dof / 2)]


def entropy(dof, v):
    n, dof = len(v), mpf(dof)
    return (log_multigamma(n, dof / 2) + dof * n / 2 - (dof - n - 1) / 2 * multidigamma(n, dof / 2)
            + mpf(n + 1) / 2 * log_det(exact(v)) + mpf(n * (n + 1)) / 2 * log(2))


def kl(p_dof, p, q_dof, q):
    n, a, b = len(p), mpf(p_dof), mpf(q_dof)
    p, q = exact(p), exact(q)
    return (b * (log_det(q) - log_det(p)) + a * trace(inverse(q) * p) + 2 * (log_multigamma(n, b / 2) - log_multigamma(n, a / 2))
            + (a - b) * multidigamma(n, a / 2) - a * n) / 2


def laws(draw):
    for n, dof in ((1, 0.5), (1, 7.0), (2, 5.0), (2, 2.0), (2, 1.0 + 1e-8), (3, 7.5), (3, 1e3), (4, 3.5), (5, 40.0), (2, 1e8), (3, 1e12), (8, 9.0)):
        yield dof, product_of_factor(draw, n), n
    yield 4.0, [[1e-50, 0.0], [0.0, 1e50]], 2
    yield 6.0, [[1.0, 0.999], [0.999, 1.0]], 2


def values():
    draw = random.Random(7)
    for dof, v, n in laws(draw):
        law = text("Wishart", dof, v)
        value(law, "entropy", 0, entropy(dof, v))
        for wide in (0.02, 0.3, 1.0):
            x = nearby(draw, v, wide)
            x = [[dof * t for t in row] for row in x]
            parts = log_prob_terms(dof, v, x)
            value(law, "log_prob", column_major(x), sum(parts), max(abs(t) for t in parts))


def rows_of_pairs(name, swap):
    draw = random.Random(8)
    for dof, v, n in laws(draw):
        for relative in (0.0, 1e-13, 1e-8, 1e-3, 1.0):
            for change_dof in (False, True):
                other_dof = dof * (1 + relative) if change_dof else dof
                other = v if change_dof and relative < 1 else nearby(draw, v, relative)
                if other_dof == dof and other == v and relative:
                    continue
                truth = kl(dof, inverse_of(v), other_dof, inverse_of(other)) if swap else kl(dof, v, other_dof, other)
                divergence(text(name, dof, v), text(name, other_dof, other), "identical" if relative == 0 else "near", truth if relative else mpf(0))


def inverse_of(v):
    m = inverse(exact(v))
    return [[m[i, j] for j in range(len(v))] for i in range(len(v))]


def pairs():
    rows_of_pairs("Wishart", False)


if __name__ == "__main__":
    main(values, pairs)
