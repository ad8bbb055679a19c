"""Reference values of MultivariateStudentT by the definition; against a Gaussian law by the moments."""
import random

from mpmath import inf, inverse, log, loggamma, matrix, mp, mpf, pi, psi

from matrices import exact, log_det, product_of_factor, trace
from rows import divergence, main, text, value

mp.dps = 80


def terms(dof, location, s, x):
    n, dof = len(location), mpf(dof)
    d = matrix([mpf(a) - mpf(b) for a, b in zip(x, location)])
    distance = (d.T * inverse(exact(s)) * d)[0]
    return [loggamma((dof + n) / 2), -loggamma(dof / 2), -mpf(n) / 2 * log(dof * pi), -log_det(exact(s)) / 2,
            -(dof + n) / 2 * log(1 + distance / dof)]


def entropy(dof, s):
    n, dof = len(s), mpf(dof)
    return (-loggamma((dof + n) / 2) + loggamma(dof / 2) + mpf(n) / 2 * log(dof * pi) + log_det(exact(s)) / 2
            + (dof + n) / 2 * (psi(0, (dof + n) / 2) - psi(0, dof / 2)))


def kl_gaussian(dof, location, s, mean, covariance):
    n, dof = len(s), mpf(dof)
    q = exact(covariance)
    d = matrix([mpf(a) - mpf(b) for a, b in zip(location, mean)])
    return (-entropy(dof, s) + mpf(n) / 2 * log(2 * pi) + log_det(q) / 2
            + (trace(inverse(q) * exact(s)) * dof / (dof - 2) + (d.T * inverse(q) * d)[0]) / 2)


def laws(draw):
    for n, dof in ((1, 1.0), (2, 0.5), (2, 3.0), (3, 7.5), (4, 2.5), (2, 1e-6), (3, 100.0), (2, 1e5), (3, 1e10), (2, 1e100), (10, 20.0)):
        yield dof, [draw.uniform(-3, 3) for _ in range(n)], product_of_factor(draw, n)


def values():
    draw = random.Random(10)
    for dof, location, s in laws(draw):
        mp.dps = 250 if dof > 1e20 else 80
        law = text("MultivariateStudentT", dof, location, s)
        value(law, "entropy", 0, entropy(dof, s))
        for wide in (0.0, 0.3, 3.0, 1e3, 1e100):
            x = [m + wide * draw.uniform(-1, 1) for m in location]
            parts = terms(dof, location, s, x)
            if -sum(parts) < mpf(10) ** 300:
                value(law, "log_prob", x, sum(parts), max(abs(t) for t in parts))


def pairs():
    draw = random.Random(11)
    for dof, location, s in laws(draw):
        mp.dps = 350 if dof > 1e20 else 80
        p = text("MultivariateStudentT", dof, location, s)
        divergence(p, p, "identical", mpf(0))
        mean = [m + draw.uniform(-1, 1) for m in location]
        covariance = product_of_factor(draw, len(location))
        kl = kl_gaussian(dof, location, s, mean, covariance) if dof > 2 else inf
        divergence(p, text("MultivariateGaussian", mean, covariance), "cross", kl)
        if dof > 2:
            divergence(p, text("MultivariateGaussian", location, s), "cross", kl_gaussian(dof, location, s, location, s))


if __name__ == "__main__":
    main(values, pairs)
