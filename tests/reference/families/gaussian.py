"""Reference values of Gaussian in its forms."""
from mpmath import erfc, exp, log, mp, mpf, pi, sqrt

import line
from rows import main, text


def log_tails(z):
    def small(z):
        """log P(Z > z), z >= 0."""
        if z < 1000:
            mp.dps = 60 + int(z / 10)
            result = log(erfc(z / sqrt(mpf(2))) / 2)
            mp.dps = 60
            return result
        total, term, n = mpf(1), mpf(1), 1
        while abs(term) > mpf(10) ** -45:
            term *= -(2 * n - 1) / z**2
            total += term
            n += 1
        return -(z**2) / 2 - log(z) - log(2 * pi) / 2 + log(total)

    near = small(abs(z))
    return (near, line.complement(near)) if z < 0 else (line.complement(near), near)


def values():
    laws = [(text("Gaussian", m, s), mpf(m), mpf(s)) for m, s in (
        (0.0, 1.0), (1.5, 0.3), (-3.0, 1e-8), (7.0, 1e8), (0.0, 1e-300), (0.0, 1e300), (1e15, 3.0), (1e-8, 1e-16), (0.1, 0.1))]
    laws += [(text("Gaussian", mean=m, variance=v), mpf(m), sqrt(mpf(v))) for m, v in ((0.0, 2.0), (1.0, 1e-200), (0.3, 1e200), (0.0, 5e-324))]
    laws += [(text("Gaussian", mean=m, precision=p), mpf(m), 1 / sqrt(mpf(p))) for m, p in ((0.0, 3.0), (1.0, 1e-200), (0.0, 1e200))]
    for law, m, s in laws:
        xs = [m + mpf(z) * s for z in ("-1e10", "-3000", "-300", "-40", "-12", "-3", "-0.3", "1e-9", "0.7", "2", "5", "9", "35", "39", "200", "1e6")]
        xs = [x for x in xs if mpf(10) ** -300 < abs(x) < mpf(10) ** 300]
        line.continuous(law, xs, lambda x: -(((x - m) / s) ** 2) / 2 - log(s) - log(2 * pi) / 2, lambda x: log_tails((x - m) / s))
        line.moments(law, m, s**2, mpf(0), mpf(0), log(2 * pi * mp.e) / 2 + log(s), mode=m, median=m)


def pairs():
    """The rows of tests/data/kl/gaussian.tsv come from tests/reference/kl_oracle.py."""


main(values, pairs)
