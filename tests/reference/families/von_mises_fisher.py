"""Reference values of VonMisesFisher by Bessel functions (mpmath's, to the digits that cancel), vectors taken at length 1."""
import random

from mpmath import besseli, gamma, inf, log, loggamma, mp, mpf, pi, sqrt

from rows import divergence, main, text, value


def log_bessel(order, k):
    """log I, by the ascending series where that is short, by mpmath's otherwise."""
    return log(besseli(order, k))


def log_constant(n, k):
    if k == 0:
        return loggamma(mpf(n) / 2) - log(2) - mpf(n) / 2 * log(pi)
    return (mpf(n) / 2 - 1) * log(k) - mpf(n) / 2 * log(2 * pi) - log_bessel(mpf(n) / 2 - 1, k)


def resultant(n, k):
    return mpf(0) if k == 0 else besseli(mpf(n) / 2, k) / besseli(mpf(n) / 2 - 1, k)


def unit(v):
    v = [mpf(t) for t in v]
    length = sqrt(sum(t * t for t in v))
    return [t / length for t in v]


def cosine(a, b):
    return sum(s * t for s, t in zip(unit(a), unit(b)))


def direction(draw, n):
    v = [draw.gauss(0, 1) for _ in range(n)]
    length = sum(t * t for t in v) ** 0.5
    return [t / length for t in v]


def towards(draw, m, distance):
    v = [t + distance * draw.uniform(-1, 1) for t in m]
    length = sum(t * t for t in v) ** 0.5
    return [t / length for t in v]


LAWS = [(2, 0.0), (2, 1e-8), (2, 0.5), (2, 20.0), (2, 1e4), (2, 1e8), (3, 0.0), (3, 1e-5), (3, 2.0), (3, 700.0), (3, 1e8), (4, 0.3),
        (5, 50.0), (10, 3.0), (10, 1e5), (50, 10.0), (50, 1e3), (200, 1.0), (200, 500.0), (1000, 100.0), (2, 1e12)]


def digits_for(k):
    mp.dps = 60 + int(mp.log10(k + 1) * 2)


def values():
    draw = random.Random(12)
    for n, k in LAWS:
        digits_for(k)
        m = direction(draw, n)
        law = text("VonMisesFisher", m, k)
        value(law, "entropy", 0, -log_constant(n, mpf(k)) - k * resultant(n, mpf(k)))
        for wide in (0.01, 1.0):
            x = towards(draw, m, wide if k < 1e3 else wide * k ** -0.5)
            c = log_constant(n, mpf(k))
            parts = [c + k, k * (cosine(m, x) - 1)]
            value(law, "log_prob", x, sum(parts), max(abs(t) for t in parts))


def kl(n, m1, k1, m2, k2):
    k1, k2 = mpf(k1), mpf(k2)
    return (log_constant(n, k1) - log_constant(n, k2)) + resultant(n, k1) * (k1 - k2 * cosine(m1, m2))


def pairs():
    draw = random.Random(13)
    for n, k in LAWS:
        digits_for(k)
        mp.dps += 40
        m = direction(draw, n)
        divergence(text("VonMisesFisher", m, k), text("VonMisesFisher", m, k), "identical", mpf(0))
        for relative in (1e-13, 1e-8, 1e-3, 1.0, 30.0):
            k2 = k * (1 + relative) if k else relative
            divergence(text("VonMisesFisher", m, k), text("VonMisesFisher", m, k2), "near", kl(n, m, k, m, k2))
            if relative > 1e-12:
                other = towards(draw, m, min(relative, 1.0))
                divergence(text("VonMisesFisher", m, k), text("VonMisesFisher", other, k), "near", kl(n, m, k, other, k))


if __name__ == "__main__":
    main(values, pairs)
