"""Reference values and divergences of Logistic, from the definitions."""
import math

from mpmath import log, log1p, mp, mpf, pi

from rows import divergence, main, text, value


def softplus(z):
    return log1p(mp.exp(z)) if z < 0 else z + log1p(mp.exp(-z))


def values():
    mp.dps = 400
    for location, scale in [(0.0, 1.0), (0.0, 2.5), (-3.25, 0.5), (1e10, 3.0), (0.0, 1e-8), (5.0, 1e-12), (0.0, 1e8),
                            (-7.5, 1e8), (0.0, 1e150), (0.0, 1e-150), (1e-5, 1e-300)]:
        law = text("Logistic", location, scale)
        m, s = mpf(location), mpf(scale)
        for z in [-1e300 / max(scale, 1.0), -745.5, -36.7, -5.5, -1e-3, 0.0, 0.6, 37.5, 800.0]:
            x = float(location + z * scale)
            if not math.isfinite(x):
                continue
            at = (mpf(x) - m) / s
            terms = [-abs(at), -2 * log1p(mp.exp(-abs(at))), -log(s)]
            value(law, "log_prob", x, sum(terms), max(abs(t) for t in terms))
            value(law, "log_cdf", x, -softplus(-at))
            value(law, "log_survival", x, -softplus(at))
            if abs(at) < 700:
                value(law, "cdf", x, 1 / (1 + mp.exp(-at)))
                value(law, "survival", x, 1 / (1 + mp.exp(at)))
        for u in [1e-300, 1e-3, 0.3, 0.4999, 0.5000001, 0.7, 1 - 2.0 ** -53]:
            z = log(mpf(u) / (1 - mpf(u)))
            if location == 0:
                value(law, "quantile", u, m + s * z)
                value(law, "inverse_survival", u, m - s * z)
            elif abs(location) < 10:  # a quantile next to 0 is the rounding of the location
                if abs(m + s * z) > abs(m) / 4: value(law, "quantile", u, m + s * z)
                if abs(m - s * z) > abs(m) / 4: value(law, "inverse_survival", u, m - s * z)
        for name, truth in [("mean", m), ("variance", pi ** 2 / 3 * s ** 2), ("stddev", pi / mp.sqrt(3) * s),
                            ("skewness", mpf(0)), ("excess_kurtosis", mpf(6) / 5), ("mode", m), ("median", m),
                            ("entropy", log(s) + 2)]:
            if name != "variance" or 1e-300 < truth < 1e300:
                value(law, name, 0.0, truth)


def equal_scale(d):
    return d * mp.coth(d / 2) - 2 if d != 0 else mpf(0)


def pairs():
    mp.dps = 1500
    for s in [1.0, 0.37, 1e-8, 1e8, 1e150, 1e-150]:
        for d, regime in [(1e-160, "ext"), (1e-13, "near"), (1e-8, "near"), (1e-3, "near"), (0.3, "mod"), (0.999, "mod"),
                          (1.01, "mod"), (2.0, "mod"), (9.0, "mod"), (39.9, "wide"), (40.5, "wide"), (1e5, "wide"), (1e200, "ext")]:
            n = d * s
            if 0 < n < 1e308:
                divergence(text("Logistic", 0.0, s), text("Logistic", n, s), regime, equal_scale(mpf(n) / mpf(s)))
    one = 1 + 2.0 ** -52
    divergence(text("Logistic", 1.0, 1.0), text("Logistic", one, 1.0), "nearext", equal_scale(mpf(one) - 1))
    divergence(text("Logistic", 1.0, 3.0), text("Logistic", 1.0, 3.0), "identical", mpf(0))


main(values, pairs)
