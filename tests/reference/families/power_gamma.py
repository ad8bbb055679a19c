"""Reference values and divergences of the powers of gamma variables, from X = location + scale G^(1/power), G of law Gamma(shape, 1).

Imported by the modules of the leaves; each gives its parameter sets as (text, shape, power, scale, location) at full precision.
"""
from mpmath import exp, gamma, gammainc, inf, log, loggamma, mp, mpf, psi

from rows import divergence, value

mp.dps = 60


def log_tails(k, y):
    """log P(G <= y), log P(G > y), the smaller one by itself."""
    if y < k:
        lower = gammainc(k, 0, y, regularized=True) if y > mpf(10) ** -30 else exp(k * log(y) - loggamma(k + 1)) * (1 - k * y / (k + 1))
        return log(lower), mp.log1p(-lower)
    upper = gammainc(k, y, inf, regularized=True)
    if upper < mpf(10) ** -40:
        # regularized Q by its continued fraction, which never cancels
        upper = exp(-y + k * log(y) - loggamma(k)) * fraction(k, y)
    return mp.log1p(-upper), log(upper)


def fraction(a, x):
    """Gamma(a, x) / (x^a e^-x) by Lentz."""
    tiny = mpf(10) ** -200
    b = x + 1 - a
    c, d = 1 / tiny, 1 / b
    h = d
    for i in range(1, 100000):
        an = -i * (i - a)
        b += 2
        d = 1 / (an * d + b)
        c = b + an / c
        h *= c * d
        if abs(c * d - 1) < mpf(10) ** -50:
            return h
    raise RuntimeError("no convergence")


def moments(k, p, s):
    t = 1 / p

    def raw(r):
        return exp(loggamma(k + r * t) - loggamma(k)) if k + r * t > 0 else inf

    m1, m2, m3, m4 = (raw(r) for r in (1, 2, 3, 4))
    result = {}
    if m1 < inf:
        result["mean"] = s * m1
        if m2 < inf:
            v = m2 - m1**2
            result["variance"] = s**2 * v
            result["stddev"] = s * mp.sqrt(v)
            if m3 < inf:
                result["skewness"] = (m3 - 3 * m1 * m2 + 2 * m1**3) / v ** mpf(1.5)
                if m4 < inf:
                    result["excess_kurtosis"] = (m4 - 4 * m1 * m3 + 6 * m1**2 * m2 - 3 * m1**4) / v**2 - 3
    return result


def values(laws, with_tails=True):
    for text, k, p, s, location in laws:
        mp.dps = 60 + 3 * int(max(0, mp.log10(k)))
        k, p, s, location = mpf(k), mpf(p), mpf(s), mpf(location)
        spread = 1 / mp.sqrt(k) if k > 1 else mpf(1)
        ys = {k * (1 + c * spread) for c in (-3, -1, 0, 1, 4)} | {k * f for f in (mpf("0.01"), mpf("0.2"), mpf("5"), mpf("40"), mpf("3000"))}
        ys |= {mpf(10) ** -40 * k}
        for y in sorted(y for y in ys if y > 0):
            x = float(location + s * y ** (1 / p))
            if not 1e-290 < abs(x - float(location)) < 1e290 or (location != 0 and abs(x - float(location)) < 1e-6 * abs(x)):
                continue
            z = (mpf(x) - location) / s
            exact = z**p
            terms = [(k * p - 1) * log(z), -exact, -loggamma(k), log(abs(p)), -log(s)]
            value(text, "log_prob", x, sum(terms), max(abs(term) for term in terms))
            if not with_tails or k > 1e5 or (exact > 1e4 and k > 1000):
                continue
            lower, upper = log_tails(k, exact)
            if p < 0:
                lower, upper = upper, lower
            value(text, "log_cdf", x, lower)
            value(text, "log_survival", x, upper)
            if lower > -600:
                value(text, "cdf", x, exp(lower))
            if upper > -600:
                value(text, "survival", x, exp(upper))
        for name, m in moments(k, p, s).items():
            if name == "mean":
                m += location
            if 1e-290 < abs(m) < 1e290:
                value(text, name, 0, m)
        value(text, "entropy", 0, log(s) - log(abs(p)) + loggamma(k) + k - (k - 1 / p) * psi(0, k))
        y = k - 1 / p
        value(text, "mode", 0, location + (s * y ** (1 / p) if y > 0 else 0))
    mp.dps = 60


def kl(k1, p1, s1, k2, p2, s2):
    k1, p1, s1, k2, p2, s2 = (mpf(x) for x in (k1, p1, s1, k2, p2, s2))
    c = p2 / p1
    return (log(abs(p1) / abs(p2)) + loggamma(k2) - loggamma(k1) + k2 * p2 * log(s2) - k1 * p1 * log(s1)
            + (k1 * p1 - k2 * p2) * (log(s1) + psi(0, k1) / p1)
            + exp(p2 * (log(s1) - log(s2)) + loggamma(k1 + c) - loggamma(k1)) - k1)


def pairs(laws):
    """laws: (p, q, regime), each law as in values()."""
    for p, q, regime in laws:
        mp.dps = 120
        exact = mpf(0) if p[1:4] == q[1:4] else kl(*p[1:4], *q[1:4])
        divergence(p[0], q[0], regime, exact)
    mp.dps = 60
