"""BetaPrime (and what FisherF takes from it): incomplete beta by its series at 60 digits, moments from E X^k, KL of the shares."""
from mpmath import digamma, exp, inf, log, log1p, loggamma, mp, mpf, psi, quad, sqrt

import beta_type
import line
from continuous import law_rows
from kl_oracle import kl_oracle
from rows import divergence, main, text

mp.dps = 40
LAWS = [(2.0, 3.0), (0.5, 0.5), (7.0, 12.0), (3.0, 0.2), (1.0, 1.0), (1.0, 2.5), (40.0, 1.5), (1e-3, 0.3), (300.0, 5.5),
        (2.5, 4.000001), (12.0, 1e-3), (1e6, 2e6), (5e9, 3.0), (0.02, 4.5)]
EXTREME = [(1e15, 1e15), (1e15, 2.5), (2.5, 1e15), (1e-8, 1e8), (1e8, 1e-8), (1e-8, 1e-8), (0.3, 1e12), (1e12, 5.0), (30.0, 1e8), (1e8, 3e10),
           (1e-10, 3.0), (0.5, 2.0 + 2.0**-40), (0.1, 0.02), (1e-5, 0.5), (60.0, 1e-6), (1e4, 0.9)]


def log_beta(a, b):
    with mp.workdps(90):
        return loggamma(a) + loggamma(b) - loggamma(a + b)


class Shares:
    """The Beta(a, b) law in the variable t = log(B / (1 - B))."""

    def __init__(self, a, b):
        self.a, self.b = mpf(a), mpf(b)
        self.log_beta = log_beta(self.a, self.b)

    def log_density(self, t):
        """Of t."""
        return -self.a * log1p(exp(-t)) - self.b * log1p(exp(t)) - self.log_beta

    def smaller_tail(self, a, b, x):
        """log I_x(a, b) = log[x^a (1-x)^b / (a B)] + log sum (a+b)_n / (a+1)_n x^n, for x below the mean."""
        if max(a, b) > 1e3:  # by quadrature over the log odds
            t = log(x) - log1p(-x)

            def log_density(s):
                return -a * log1p(exp(-s)) - b * log1p(exp(s))

            top, width = log_density(t), 1 / (a + b)
            while top - log_density(t - width) < 1:
                width *= 2
            places = [t]
            while top - log_density(places[-1]) < 2.4 * mp.dps:
                places.append(t - width * len(places) ** 1.5)
            return log(quad(lambda s: exp(log_density(s) - top), places[::-1]))
        term = total = mpf(1)
        n = 0
        while term > total * mpf(10) ** -mp.dps:
            term *= x * (a + b + n) / (a + 1 + n)
            total += term
            n += 1
        return log(total) - log(a)

    def tails(self, t):
        """log cdf and log survival."""
        x, y = 1 / (1 + exp(-t)), 1 / (1 + exp(t))
        if x * self.b < y * self.a:
            small = self.log_density(t) + self.smaller_tail(self.a, self.b, x)
            return small, log1p(-exp(small))
        small = self.log_density(t) + self.smaller_tail(self.b, self.a, y)
        return log1p(-exp(small)), small

    def inverse(self, p, upper):
        """t of lower (or upper) tail p, by Newton on the concave logarithm of the smaller tail."""
        p = mpf(p)
        if p > 0.5:
            p, upper = 1 - p, not upper
        sign, which, shape = (-1, 1, self.b) if upper else (1, 0, self.a)
        target = log(p)
        t = sign * min((target + log(shape) + self.log_beta) / shape, sign * (log(self.a) - log(self.b)))
        for digits, goal in ((15 + int(mp.log10(1 + self.a + self.b)), 1e-9), (mp.dps, 1e-22)):
            for _ in range(300):
                with mp.workdps(digits):
                    value = self.tails(t)[which]
                    step = (value - target) / exp(self.log_density(t) - value)
                t -= sign * step
                if abs(step) < goal * max(1, abs(t)):
                    break
            else:
                raise ArithmeticError("no quantile: %s %s %s" % (self.a, self.b, p))
        return t


def moments(a, b, scale):
    raw = [mpf(1)]
    for k in range(1, 5):
        raw.append(raw[-1] * (a + k - 1) / (b - k) if b > k else inf)
    if b <= 2:
        return {"mean": scale * raw[1] if b > 1 else inf, "variance": inf}
    variance = raw[2] - raw[1] ** 2
    third = raw[3] - 3 * raw[1] * raw[2] + 2 * raw[1] ** 3
    fourth = raw[4] - 4 * raw[1] * raw[3] + 6 * raw[1] ** 2 * raw[2] - 3 * raw[1] ** 4
    return {"mean": scale * raw[1], "variance": scale**2 * variance, "stddev": scale * sqrt(variance),
            "skewness": third / variance ** mpf(1.5) if b > 3 else inf,
            "excess_kurtosis": fourth / variance**2 - 3 if b > 4 else inf}


def rows_of(law, a, b, scale):
    a, b, scale = mpf(a), mpf(b), mpf(scale)
    shares = Shares(a, b)
    levels = [1e-300, 1e-20, 1e-6, 0.05, 0.5, 0.8, 0.99]
    inverse = {(u, upper): shares.inverse(u, upper) for u in levels for upper in (False, True)}
    constants = moments(a, b, scale)
    constants["mode"] = scale * (a - 1) / (b + 1) if a > 1 else 0
    constants["median"] = scale * exp(shares.inverse(0.5, False))
    with mp.workdps(90):
        constants["entropy"] = (log(scale) + shares.log_beta - (a - 1) * digamma(a) - (b - 1) * digamma(b)
                                + (a + b - 2) * digamma(a + b) + 2 * (digamma(a + b) - digamma(b)))

    def terms(x):
        y = x / scale
        return (a - 1) * log(y), -(a + b) * log1p(y), -shares.log_beta, -log(scale)

    law_rows(law, terms, lambda x: shares.tails(log(x / scale))[0], lambda x: shares.tails(log(x / scale))[1],
             lambda u: scale * exp(inverse[float(u), False]), lambda v: scale * exp(inverse[float(v), True]),
             constants, points=[1e-300, 1e300, 0.75, 30.0] if a < 1e5 and b < 1e5 else [float(scale * a / b)], levels=levels)


def extreme_rows_of(law, a, b, scale):
    """At a few deviations of log x and beyond, and there only."""
    a, b, scale = mpf(a), mpf(b), mpf(scale)
    mp.dps = 60 + 2 * int(max(0, mp.log10(a + b), -mp.log10(a), -mp.log10(b)))
    deviation = sqrt(psi(1, a) + psi(1, b))
    middle = digamma(a) - digamma(b) + log(scale)
    points = [middle + mpf(c) * deviation for c in ("-30", "-5", "-1.5", "-0.2", "0.4", "2", "7", "40")]
    points = [exp(x) for x in points if abs(x) < 640] + [mpf(10) ** k for k in (-200, -3, 0, 3, 200)]

    def share(x):
        return (x / (x + scale), scale / (x + scale))

    def log_density(x):
        u, v = share(x)
        return a * log(u) + b * log(v) - log(x) - beta_type.log_beta_function(a, b)

    line.continuous(law, points, log_density, lambda x: beta_type.tails(a, b, *share(x)))
    constants = moments(a, b, scale)
    constants["entropy"] = (log(scale) + beta_type.log_beta_function(a, b) - (a - 1) * digamma(a) - (b - 1) * digamma(b)
                            + (a + b - 2) * digamma(a + b) + 2 * (digamma(a + b) - digamma(b)))
    line.constants(law, mode=scale * (a - 1) / (b + 1) if a > 1 else 0, **{k: v for k, v in constants.items() if v < inf})
    mp.dps = 40


def values():
    for a, b in LAWS:
        rows_of(text("BetaPrime", a, b), a, b, 1)
    for a, b in EXTREME:
        extreme_rows_of(text("BetaPrime", a, b), a, b, 1)


def pairs():
    def row(p, q, regime):
        divergence(text("BetaPrime", *p), text("BetaPrime", *q), regime, kl_oracle("Beta", p, "Beta", q))

    ordinary = [(2.0, 3.0), (0.5, 0.5), (7.0, 12.0), (0.02, 4.5), (3.0, 0.2)]
    for p in ordinary:
        for q in ordinary:
            row(p, q, "mod" if p != q else "identical")
    for a, b in [(2.0, 3.0), (0.02, 4.5), (1e6, 2e6)]:
        for eps in (1e-3, 1e-7, 1e-12):
            row((a, b), (a * (1 + eps), b), "near")
            row((a, b), (a * (1 - eps), b * (1 - eps)), "near")
    for p, q in [((1e-8, 1.0), (3.0, 1e8)), ((1e12, 1.0), (1e12, 2.0)), ((1e-300, 2.0), (1.0, 2.0)), ((3.0, 5.0), (1e10, 1e10))]:
        row(p, q, "ext")


if __name__ == "__main__":
    main(values, pairs)
