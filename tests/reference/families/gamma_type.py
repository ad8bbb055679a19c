"""Values of the laws of gamma type, from their definition. Imported by the modules of Gamma, Exponential and ChiSquared."""
from mpmath import exp, gammainc, inf, log, loggamma, mp, mpf, psi

import line
import power_gamma


def log_density(k, r, x):
    return k * log(r) + (k - 1) * log(x) - r * x - loggamma(k)


def tails(k, y):
    """log P(G <= y), log P(G > y) of Gamma(k, 1)."""
    if k < 1000:
        if y < mpf(10) ** -30 or (k < 1 and y < 1):
            lower = k * log(y) - loggamma(k + 1) + log(mp.hyp1f1(k, k + 1, -y))
            return lower, line.complement(lower)
        return power_gamma.log_tails(k, y)
    # log-concave in y itself
    g = lambda v: (k - 1) * log(v) - v - loggamma(k) if v > 0 else -mp.inf
    slope = lambda v: (k - 1) / v - 1
    sign = -1 if y < k else 1
    near = line.log_tail(g, slope, y, sign, mp.sqrt(k)) if (y > k / 100 or sign > 0) else None
    if near is None:
        # x^a e^-x / Gamma(a + 1) (1 + x/(a+1) + ...)
        total, term, n = mpf(1), mpf(1), 1
        while term > total * mpf(10) ** -45:
            term *= y / (k + n)
            total += term
            n += 1
        near = k * log(y) - y - loggamma(k + 1) + log(total)
    far = line.complement(near)
    return (near, far) if sign < 0 else (far, near)


def values(laws, with_mode=True):
    """laws: (text, shape, rate) with exact parameters."""
    for text, k, r in laws:
        k, r = mpf(k), mpf(r)
        mp.dps = 50 + 2 * int(abs(mp.log10(k)))
        k, r = mpf(k), mpf(r)
        spread = 1 / mp.sqrt(k) if k > 1 else mpf(1)
        ys = [k * (1 + c * spread) for c in (mpf(c) for c in ("-20", "-4", "-1", "0.3", "2", "7"))]
        ys += [k * mpf(f) for f in ("1e-40", "0.3", "40")]
        if k < 1:
            ys += [mpf("1e-200"), mpf("0.01"), mpf("0.6"), mpf(3), mpf(800)]
        xs = [y / r for y in ys if y > 0]
        line.continuous(text, [x for x in xs if mpf(10) ** -290 < x < mpf(10) ** 290],
                        lambda x: log_density(k, r, x),
                        lambda x: tails(k, x * r))
        line.moments(text, k / r, k / r**2, 2 / mp.sqrt(k), 6 / k, k - log(r) + loggamma(k) + (1 - k) * psi(0, k),
                     mode=(k - 1) / r if k > 1 else mpf(0))
    mp.dps = 60
