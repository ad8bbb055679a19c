"""Reference values and divergences of JohnsonSU: the normal law of asinh, moments from its generating function, the entropy by quadrature."""
import random

from mpmath import asinh, cosh, exp, log, mp, mpf, sinh, sqrt

import line
from rows import divergence, main, text, value

mp.dps = 60


def log_normal_cdf(z):
    """log P(Z <= z)."""
    if z < -30:  # the asymptotic series would do; erfc is exact
        return log(mp.erfc(-z / sqrt(2)) / 2)
    return log(mp.erfc(-z / sqrt(2)) / 2) if z < 0 else mp.log1p(-mp.erfc(z / sqrt(2)) / 2)


def mode(G, D):
    """asinh of the standardised mode, by bisection."""
    low, high = sorted((-G / D, mpf(0)))
    for _ in range(220):
        middle = (low + high) / 2
        if D * (G + D * middle) + mp.tanh(middle) < 0:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def values():
    cases = ((0.5, 2.0, 0.0, 1.0), (-1.0, 3.0, 1.0, 2.0), (0.0, 1.5, -2.0, 0.5), (1e3, 1e3, 0.0, 1.0), (-4.0, 2.5, 1e6, 1e-3), (1e-8, 1e6, 0.0, 1e6), (3.0, 0.5, 0.0, 1.0), (-20.0, 0.3, 5.0, 1e-200),
             (0.25, 0.1, 0.0, 1e10), (7e4, 2e2, -3.0, 1e-5), (1e-300, 40.0, 0.0, 3.0), (2.0, 1e8, 1.0, 1e8), (-1e9, 1e10, 0.0, 1e12))
    for g, d, a, b in cases:
        law, G, D, A, B = text("JohnsonSU", g, d, a, b), mpf(g), mpf(d), mpf(a), mpf(b)
        z_of = lambda x: G + D * asinh((x - A) / B)
        at = lambda z: A + B * sinh((mpf(z) - G) / D)
        xs = {float(at(z)) for z in (-25, -6, -1.5, -0.1, 0, 0.7, 3, 11, 30) if abs(at(z)) < 1e290} | {float(a), 0.0, 1e200}
        for x in sorted(xs):
            X = mpf(x)
            z, y = z_of(X), (X - A) / B
            if abs(z) > 1e10:
                continue
            parts = [-z * z / 2, log(D) - log(B), -log(2 * mp.pi) / 2, -log(1 + y * y) / 2]
            # the argument's own rounding: what the last bit of x moves z by is not asked for
            if abs(z) * abs(D / sqrt(1 + y * y) * (X / B)) * mpf(2) ** -53 > mpf(10) ** -12 * (1 + z * z):
                continue
            value(law, "log_prob", x, mp.fsum(parts), max(abs(p) for p in parts))
            line.tail_rows(law, x, log_normal_cdf(z), log_normal_cdf(-z))
            if abs(z) < 30:
                density = mp.fsum(parts)
                line.quantile_rows(law, X, density, log_normal_cdf(z), log_normal_cdf(-z))
        W, O = exp(1 / D**2), G / D
        if 1 / d**2 < 100:
            mean = A - B * sqrt(W) * sinh(O)
            # E sinh^j by the moments of exp(S), S normal of mean -O and variance 1/d^2
            m = lambda k: exp(-k * O + mpf(k) ** 2 / (2 * D**2))
            raw = [sum(mp.binomial(j, i) * (-1) ** (j - i) * m(2 * i - j) for i in range(j + 1)) / 2**j for j in range(5)]
            var = raw[2] - raw[1] ** 2
            third = raw[3] - 3 * raw[2] * raw[1] + 2 * raw[1] ** 3
            fourth = raw[4] - 4 * raw[3] * raw[1] + 6 * raw[2] * raw[1] ** 2 - 3 * raw[1] ** 4
            f = lambda s: exp(-((s - (-O)) * D) ** 2 / 2) * D / sqrt(2 * mp.pi) * log(cosh(s))
            edges = sorted({-O + mpf(j) / D for j in range(-16, 17)} | ({mpf(j) for j in range(-12, 13) if abs(j + O) < 16 / D}))
            with mp.workdps(35):
                log_cosh = mp.quad(f, edges)
            entropy = (1 + log(2 * mp.pi)) / 2 + log(B) - log(D) + log_cosh
            line.moments(law, mean, B**2 * var, third / var ** mpf(1.5) if g else mpf(0), fourth / var**2 - 3, entropy, median=at(0))
            if g:
                value(law, "mode", 0, A + B * sinh(mode(G, D)))


def pairs():
    def row(p, q, regime):
        law = lambda g, d: (mpf(-g) / mpf(d), 1 / mpf(d))
        (m, s), (n, t) = law(*p[:2]), law(*q[:2])
        kl = log(t / s) + (s * s + (m - n) ** 2) / (2 * t * t) - mpf(1) / 2
        divergence(text("JohnsonSU", *p), text("JohnsonSU", *q), regime, kl)

    mp.dps = 120
    rng = random.Random(4)
    for p, q in (((0.5, 2.0), (1.0, 3.0)), ((-2.0, 0.5), (3.0, 0.1)), ((1.0, 1.3), (1.0, 1.3)), ((0.0, 7.0), (0.0, 9.0)), ((100.0, 1.0), (1.0, 100.0))):
        row(p + (1.0, 2.0), q + (1.0, 2.0), "identical" if p == q else "mod")
    for p, q in (((0.0, 1e-150), (0.0, 1e150)), ((0.0, 1.0), (0.0, 1.0000000000000002)), ((1e100, 1e100), (1e100, 2e100)), ((3.0, 1.0), (3.0000000000000004, 1.0)), ((1e-10, 1.0), (1e-10, 1e10))):
        row(p, q, "ext")
    for _ in range(34):
        m, s = rng.uniform(-3, 3), 10.0 ** rng.uniform(-2, 3)
        eps = 10.0 ** rng.uniform(-13, -3)
        row((m, s), (m * (1 + eps * rng.uniform(-1, 1)), s * (1 + eps * rng.uniform(-1, 1))), "near")
    mp.dps = 60


main(values, pairs)
