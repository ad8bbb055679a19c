"""What the tables of laws on an interval share: rows of a law given by its density, its distribution function or both, in mpmath."""
from mpmath import inf, mp, mpf

from rows import value

mp.dps = 50


def quad(f, edges):
    """mp.quad stops at an absolute error: f is scaled to about 1 on each piece first."""
    total = mpf(0)
    for a, b in zip(edges, edges[1:]):
        top = max(abs(f(a + (b - a) * mpf(j) / 16)) for j in (0.01, 1, 2, 4, 6, 8, 10, 12, 14, 15, 15.99)) * (b - a)
        if top > 0:
            total += mp.quad(lambda x: f(x) / top, [a, b]) * top
    return total


def moments_by_quadrature(density, edges):
    """mean, variance, skewness, excess kurtosis."""
    mean = quad(lambda x: x * density(x), edges)
    central = [quad(lambda x: (x - mean) ** k * density(x), edges) for k in (2, 3, 4)]
    return mean, central[0], central[1] / central[0] ** 1.5, central[2] / central[0] ** 2 - 3


def moments_from_raw(raw):
    """The same from [E X, E X^2, E X^3, E X^4] of enough digits."""
    a, b, c, d = raw
    var = b - a * a
    third = c - 3 * a * b + 2 * a ** 3
    fourth = d - 4 * a * c + 6 * a * a * b - 3 * a ** 4
    return a, var, third / var ** 1.5, fourth / var ** 2 - 3


def emit_constants(law, moments=None, **others):
    if moments is not None:
        mean, var, skew, kurt = moments
        value(law, "mean", 0, mean)
        if var < mpf(2) ** 1000 and var > mpf(2) ** -1000:
            value(law, "variance", 0, var)
        value(law, "stddev", 0, mp.sqrt(var))
        value(law, "skewness", 0, skew)
        value(law, "excess_kurtosis", 0, kurt)
    for function, truth in others.items():
        value(law, function, 0, truth)


def emit_points(law, xs, log_density=None, below=None, above=None):
    """Rows at doubles xs; log_density(x) is a number or (number, largest term); below and above are P(X <= x), P(X > x)."""
    for x in xs:
        X = mpf(float(x))
        if log_density is not None:
            got = log_density(X)
            if isinstance(got, tuple):
                value(law, "log_prob", x, got[0], got[1])
            else:
                value(law, "log_prob", x, got)
        if below is not None:
            F, S = below(X), above(X)
            value(law, "cdf", x, F) if F > mpf(2) ** -1020 else None
            value(law, "survival", x, S) if S > mpf(2) ** -1020 else None
            if F > 0:
                value(law, "log_cdf", x, mp.log1p(-S) if S < mpf("1e-3") else mp.log(F))
            if S > 0:
                value(law, "log_survival", x, mp.log1p(-F) if F < mpf("1e-3") else mp.log(S))


def emit_quantiles(law, us, quantile, vs=(), inverse_survival=None):
    for u in us:
        value(law, "quantile", u, quantile(mpf(float(u))))
    for v in vs:
        value(law, "inverse_survival", v, inverse_survival(mpf(float(v))))


def root(function, slope, low, high, start=None):
    """The root of an increasing function in [low, high]: Newton, kept inside by halving."""
    x = (low + high) / 2 if start is None else mpf(start)
    for _ in range(3000):
        f = function(x)
        if f == 0:
            return x
        if f > 0:
            high = x
        else:
            low = x
        s = slope(x)
        step = f / s if s != 0 else inf
        new = x - step
        if not (low < new < high):
            new = (low + high) / 2
        if abs(new - x) <= abs(x) * mpf(10) ** -30 or abs(high - low) <= mpf(10) ** -30 * abs(x):
            return new
        x = new
    return x
