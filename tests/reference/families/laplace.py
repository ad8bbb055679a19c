"""Reference values of Laplace."""
from mpmath import log, mp, mpf

import line
from rows import main, text


def log_tails(z):
    near = -abs(z) - log(mpf(2))
    return (near, line.complement(near)) if z < 0 else (line.complement(near), near)


def values():
    for m, s in ((0.0, 1.0), (1.5, 0.3), (-3.0, 1e-8), (7.0, 1e8), (0.0, 1e-300), (0.0, 1e300), (1e15, 3.0), (0.1, 0.1), (0.0, 5e-324)):
        law = text("Laplace", m, s)
        m, s = mpf(m), mpf(s)
        xs = [m + mpf(z) * s for z in ("-1e12", "-3000", "-700", "-40", "-6", "-1", "-0.3", "-1e-3", "1e-9", "0.1", "0.7", "2", "9", "39", "750", "1e6", "1e100")]
        xs = [x for x in xs if mpf(10) ** -300 < abs(x) < mpf(10) ** 300]
        line.continuous(law, xs, lambda x: -abs((x - m) / s) - log(2 * s), lambda x: log_tails((x - m) / s))
        line.moments(law, m, 2 * s**2, mpf(0), mpf(3), 1 + log(2 * s), mode=m, median=m)


def pairs():
    """The rows of tests/data/kl/laplace.tsv come from tests/reference/kl_oracle.py."""


main(values, pairs)
