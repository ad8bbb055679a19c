"""Reference values and divergences of SkewNormal, from the definitions by quadrature."""
from mpmath import atan, erfc, exp, log, log1p, mp, mpf, pi, quad, sqrt

from rows import divergence, main, text, value


def upper_normal(z):
    return erfc(z / sqrt(mpf(2))) / 2


def log_thin(h, a):
    """log of P(Z <= -h) = 1/pi int_a^inf exp(-h^2 (1 + x^2)/2) / (1 + x^2) dx for h >= 0, shape a > 0 (Owen 1956)."""
    if h == 0:
        return log(atan(1 / a) / pi)
    far = 20 * mp.dps ** mpf(0.5) / h
    scale = min(1 / (h * h * a), 1 / h, 1 + a) / 4
    points = [mpf(0), scale]
    while points[-1] < far:
        points.append(points[-1] * 3)
        if h * h * a * points[-1] > 4 * mp.dps:
            break
    integral = quad(lambda s: exp(-h * h * s * (a + s / 2)) / (1 + (a + s) ** 2), points)
    return -h * h * (1 + a * a) / 2 + log(integral / pi)


def log_tails(z, a):
    """log P(Z <= z) and log P(Z > z)."""
    if a == 0:
        return log(upper_normal(-z)) if z < 0 else log1p(-upper_normal(z)), log(upper_normal(z)) if z > 0 else log1p(-upper_normal(-z))
    if a < 0:
        return log_tails(-z, -a)[::-1]
    thin = log_thin(abs(z), a)
    if z <= 0:
        return thin, log1p(-exp(thin))
    upper = 2 * upper_normal(z) - exp(thin)
    return log1p(-upper) if upper < 0.5 else log(exp(thin) + 1 - 2 * upper_normal(z)), log(upper)


def log_density(z, a):
    y = a * z
    return log(2) - log(2 * pi) / 2 - z * z / 2 + (log(upper_normal(-y)) if y < 0 else log1p(-upper_normal(y)))


def quantile(u, side, a):
    mp.dps, digits = 22, mp.dps
    target = log(mpf(u))
    sign = 1 if side == 0 else -1
    low, high = mpf(-50), mpf(50)
    for _ in range(12):
        middle = (low + high) / 2
        if sign * (log_tails(middle, a)[side] - target) < 0:
            low = middle
        else:
            high = middle
    z = low if side == 0 else high  # from where Newton's steps on a concave function do not turn back
    mp.dps = digits
    for _ in range(100):
        at = log_tails(z, a)[side]
        step = sign * (at - target) * exp(at - log_density(z, a))
        z -= step
        if abs(step) < abs(z) * mpf(10) ** (-26):
            return z
    raise ArithmeticError((u, side, a))


def mode(a):
    if a == 0:
        return mpf(0)
    if a < 0:
        return -mode(-a)
    low, high = mpf(0), mpf(40)  # of y = a z = a^2 phi(y)/Phi(y)
    f = lambda y: y - a * a * exp(-y * y / 2) / sqrt(2 * pi) / upper_normal(-y)
    for _ in range(170):
        middle = (low + high) / 2
        if f(middle) < 0:
            low = middle
        else:
            high = middle
    return low / a


def entropy(a):
    a = abs(a)
    if a == 0:
        return log(2 * pi * mp.e) / 2

    def coin(z):
        p = upper_normal(a * z)
        return -(p * log(p) + (1 - p) * log1p(-p)) * 2 * exp(-z * z / 2) / sqrt(2 * pi)
    unit = 1 / max(a, mpf(1))
    return log(2 * pi * mp.e) / 2 - log(2) + quad(coin, [unit * k for k in (0, 1, 2, 4, 8, 12, 16)])


LAWS = [(0.0, 1.0, 2.0), (-2.0, 0.5, -0.7), (3.0, 20.0, 5.0), (0.0, 1.0, 0.0), (0.0, 1.0, 300.0), (0.0, 1e8, 0.01), (0.0, 1e-8, 1e-8),
        (0.0, 3.0, -1e8), (0.0, 1.0, 1.0), (0.0, 2.0, 1e4)]


def values():
    mp.dps = 34
    for given in LAWS:
        law = text("SkewNormal", *given)
        m, s, a = [mpf(v) for v in given]
        steep = min(1.0, 1.0 / abs(given[2])) if given[2] else 1.0
        zs = {-1e5, -60.0, -20.0, -5.5, -2.0, -0.9, -0.3, -1e-3, 0.0, 1e-6, 0.2, 0.8, 1.3, 3.0, 9.0, 40.0, 300.0}
        zs |= {v * steep for v in (-30.0, -3.0, -1.1, -0.9, -0.24, -0.26, -0.5, 0.1, 0.6, 2.0)}
        for z in sorted(zs):
            x = float(m + s * mpf(z))
            at = (mpf(x) - m) / s
            y = a * at
            log_side = log(upper_normal(-y)) if y < 0 else log1p(-upper_normal(y))
            terms = [log(2) - log(2 * pi) / 2, -at * at / 2, log_side, -log(s)]
            value(law, "log_prob", x, sum(terms), max(abs(t) for t in terms))
            lower, upper = log_tails(at, a)
            value(law, "log_cdf", x, lower)
            value(law, "log_survival", x, upper)
            if min(lower, upper) > -700:
                value(law, "cdf", x, exp(lower))
                value(law, "survival", x, exp(upper))
        if m == 0:
            for u in [1e-300, 1e-20, 1e-3, 0.3]:
                value(law, "quantile", u, s * quantile(u, 0, a))
                value(law, "inverse_survival", u, s * quantile(u, 1, a))
        d = a / sqrt(1 + a * a)
        mean = d * sqrt(2 / pi)
        variance = 1 - mean * mean
        value(law, "mean", 0.0, m + s * mean)
        value(law, "variance", 0.0, variance * s * s)
        value(law, "stddev", 0.0, sqrt(variance) * s)
        value(law, "skewness", 0.0, (4 - pi) / 2 * mean ** 3 / variance ** mpf(1.5))
        value(law, "excess_kurtosis", 0.0, 2 * (pi - 3) * mean ** 4 / variance ** 2)
        value(law, "mode", 0.0, m + s * mode(a))
        value(law, "entropy", 0.0, entropy(a) + log(s))


def pairs():
    mp.dps = 30

    def kl(p, q):
        (m, s, a), (n, t, b) = [[mpf(v) for v in law] for law in (p, q)]
        ends = [m + s * k for k in (-14, -8, -5, -3, -2, -1, -0.5, 0, 0.5, 1, 2, 3, 5, 8, 14)]

        def ratio(x):
            lp = log_density((x - m) / s, a) - log(s)
            lq = log_density((x - n) / t, b) - log(t)
            return exp(lp) * (lp - lq)
        return quad(ratio, ends)
    bases = [(0.0, 1.0, 2.0), (-2.0, 0.5, -0.7), (3.0, 20.0, 5.0), (1.0, 2.0, 0.25)]
    for m, s, a in bases:
        divergence(text("SkewNormal", m, s, a), text("SkewNormal", m, s, a), "identical", mpf(0))
        for q in [(m + 0.5 * s, s, a), (m - 0.5 * s, s, a), (m, 1.5 * s, a), (m, 0.75 * s, a), (m, s, a + 1.0), (m, s, -a), (m, s, 0.0), (m + s, 2 * s, -0.5)]:
            divergence(text("SkewNormal", m, s, a), text("SkewNormal", *q), "quadrature", kl((m, s, a), q))
    mp.dps = 400
    for p, q, regime in [((0.0, 1.0), (0.0, 1 + 2.0 ** -52), "nearext"), ((0.0, 1.0), (1e-9, 1 - 1e-9), "near"), ((1.0, 2.0), (0.0, 3.0), "mod"),
                         ((0.0, 1e-100), (0.0, 1e40), "ext"), ((1.0, 2.0), (1.0, 2.0), "identical")]:
        m, s, n, t = [mpf(v) for v in p + q]
        truth = log(t / s) + (s * s + (m - n) ** 2) / (2 * t * t) - mpf(1) / 2
        divergence(text("SkewNormal", *p, 0.0), text("SkewNormal", *q, 0.0), regime, truth)


main(values, pairs)
