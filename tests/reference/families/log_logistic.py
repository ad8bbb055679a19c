"""Reference values and divergences of LogLogistic, from the definitions."""
from mpmath import inf, log, log1p, mp, mpf, pi, sin

from rows import divergence, main, text, value
from kl_oracle import kl_quad


def softplus(z):
    return log1p(mp.exp(z)) if z < 0 else z + log1p(mp.exp(-z))


def values():
    mp.dps = 120
    for shape, scale in [(3.0, 1.0), (7.5, 20.0), (1.5, 0.2), (1.0, 2.0), (0.5, 3.0), (0.05, 1.0), (1e-3, 5.0), (1.0001, 1.0),
                         (2.0001, 1.0), (2.5, 1e-8), (3.0001, 1e8), (4.25, 1.0), (6.0, 2.0), (8.9, 1.0), (9.1, 1.0), (30.0, 1e100),
                         (1e3, 1.0), (1e6, 1e-3), (1e8, 7.0), (3.0, 1e-200), (12.0, 1e200)]:
        law = text("LogLogistic", shape, scale)
        b, a = mpf(shape), mpf(scale)
        arguments = {float(mp.exp(mpf(z) / b) * a) for z in
                     [-800.0, -30.0, -1.0, 0.25, 20.0, 1000.0]}
        arguments |= {1e-300, 1e10, scale * (1 + 2.0 ** -40)}
        for x in sorted(t for t in arguments if 2.0 ** -1000 < t < 1e308):
            w = log(mpf(x) / a)
            z = b * w
            terms = [log(b / a), (b - 1) * w, -2 * softplus(z)] if z < 0 else [log(b / a), -(b + 1) * w, -2 * softplus(-z)]
            value(law, "log_prob", x, sum(terms), max(abs(t) for t in terms))
            value(law, "log_cdf", x, -softplus(-z))
            value(law, "log_survival", x, -softplus(z))
            if abs(z) < 700:
                value(law, "cdf", x, mp.exp(-softplus(-z)))
                value(law, "survival", x, mp.exp(-softplus(z)))
        for u in [1e-300, 1e-3, 0.4999, 0.7, 1 - 2.0 ** -53]:
            for name, sign in [("quantile", 1), ("inverse_survival", -1)]:
                truth = a * mp.exp(sign * log(mpf(u) / (1 - mpf(u))) / b)
                if 1e-300 < truth < 1e300:
                    value(law, name, u, truth)
        m = [mpf(1)] + [k * pi / b / sin(k * pi / b) if k < b else inf for k in (1, 2, 3, 4)]
        value(law, "mean", 0.0, a * m[1])
        if shape > 2:
            variance = m[2] - m[1] ** 2
            if 1e-300 < variance * a * a < 1e300:
                value(law, "variance", 0.0, variance * a * a)
            value(law, "stddev", 0.0, mp.sqrt(variance) * a)
            third = m[3] - 3 * m[2] * m[1] + 2 * m[1] ** 3 if shape > 3 else inf
            fourth = m[4] - 4 * m[3] * m[1] + 6 * m[2] * m[1] ** 2 - 3 * m[1] ** 4 if shape > 4 else inf
            value(law, "skewness", 0.0, third / variance ** mpf(1.5))
            value(law, "excess_kurtosis", 0.0, fourth / variance ** 2 - 3)
        value(law, "mode", 0.0, a * ((b - 1) / (b + 1)) ** (1 / b) if shape > 1 else mpf(0))
        value(law, "median", 0.0, a)
        value(law, "entropy", 0.0, log(a / b) + 2)


def pairs():
    mp.dps = 1500
    base = 1.75
    for b in [1.0, 0.3, 12.0, 1e-8, 1e8]:
        for ratio, regime in [(1 + 2.0 ** -52, "nearext"), (1 + 1e-13, "near"), (1 + 1e-8, "near"), (1.001, "near"), (1.4, "mod"),
                              (0.3, "mod"), (7.0, "mod"), (1e10, "wide"), (1e-100, "ext"), (1e300, "ext")]:
            s = base * ratio
            d = abs(b * log(mpf(s) / mpf(base)))
            divergence(text("LogLogistic", b, base), text("LogLogistic", b, s), regime, d * mp.coth(d / 2) - 2)
    divergence(text("LogLogistic", 2.0, 1e-300), text("LogLogistic", 2.0, 1e300), "ext", 2 * log(mpf(1e300) / mpf(1e-300)) - 2)
    divergence(text("LogLogistic", 3.0, 2.0), text("LogLogistic", 3.0, 2.0), "identical", mpf(0))
    mp.prec = 220  # different shapes: the logistic laws of the logarithm, by quadrature
    for shape, scale, by in [(2.5, 1.75, 1e-12), (2.5, 1.75, 1e-6), (0.4, 1e6, 1e-9), (60.0, 1e-5, 1e-3), (1.5, 3.0, 0.4), (4.0, 0.2, -0.5)]:
        for moved in (0.0, by):
            other = (shape * (1 + by), scale * (1 + moved / shape))
            logistics = [("Logistic", (log(mpf(s)), 1 / mpf(b))) for b, s in ((shape, scale), other)]
            divergence(text("LogLogistic", shape, scale), text("LogLogistic", *other), "quadrature", kl_quad(*logistics[0], *logistics[1]))


main(values, pairs)
