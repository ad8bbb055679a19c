"""Reference values of LKJ by the published normalising constant, to 80 digits."""
import random

from mpmath import beta, det, log, loggamma, mp, mpf, psi

from matrices import column_major, exact
from rows import divergence, main, text, value


def log_beta(a):
    return 2 * loggamma(a) - loggamma(2 * a)


def log_constant(d, eta):
    total = mpf(0)
    for k in range(1, d):
        b = mpf(eta) + mpf(d - k - 1) / 2
        total += (d - k) * ((2 * b - 1) * log(2) + log_beta(b))
    return total


def mean_log_det(d, eta):
    total = mpf(0)
    for k in range(1, d):
        b = mpf(eta) + mpf(d - k - 1) / 2
        total += (d - k) * 2 * (log(2) + psi(0, b) - psi(0, 2 * b))
    return total


def correlation(draw, d, size):
    rows = []
    for i in range(d):
        w = [size * draw.uniform(-1, 1) / d ** 0.5 for _ in range(i)]
        rows.append(w + [(1 - sum(t * t for t in w)) ** 0.5] + [0.0] * (d - i - 1))
    m = [[1.0 if i == j else sum(rows[i][k] * rows[j][k] for k in range(d)) for j in range(d)] for i in range(d)]
    return [[m[max(i, j)][min(i, j)] for j in range(d)] for i in range(d)]


LAWS = [(2, 0.5), (2, 1.0), (2, 1e-3), (3, 2.0), (3, 1e8), (4, 1.0), (4, 0.1), (5, 50.0), (10, 1.5), (20, 3.0), (2, 1e15), (3, 1e-8)]


def values():
    draw = random.Random(14)
    mp.dps = 100
    for d, eta in LAWS:
        law = text("LKJ", float(d), eta)
        value(law, "entropy", 0, log_constant(d, eta) - (mpf(eta) - 1) * mean_log_det(d, eta))
        for size in (1e-3, 0.3, 0.9):
            x = correlation(draw, d, size if eta < 1e4 else size * eta ** -0.5)
            parts = [-log_constant(d, eta), (mpf(eta) - 1) * log(det(exact(x)))]
            value(law, "log_prob", column_major(x), sum(parts), max(abs(t) for t in parts))


def pairs():
    mp.dps = 140
    for d, eta in LAWS:
        for relative in (0.0, 1e-13, 1e-8, 1e-3, 1.0, 1e3):
            other = eta * (1 + relative)
            kl = log_constant(d, other) - log_constant(d, eta) + (mpf(eta) - mpf(other)) * mean_log_det(d, eta)
            divergence(text("LKJ", float(d), eta), text("LKJ", float(d), other), "identical" if relative == 0 else "near", kl if relative else mpf(0))
            if relative:
                kl = log_constant(d, eta) - log_constant(d, other) + (mpf(other) - mpf(eta)) * mean_log_det(d, other)
                divergence(text("LKJ", float(d), other), text("LKJ", float(d), eta), "near", kl)


if __name__ == "__main__":
    main(values, pairs)
