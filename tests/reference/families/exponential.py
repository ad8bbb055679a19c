"""Reference values of Exponential in its forms."""
from mpmath import exp, log, mp, mpf

import line
from rows import main, text


def values():
    laws = [(text("Exponential", r), mpf(r)) for r in (1.0, 0.3, 1e-8, 1e8, 1e-300, 1e300, 7.1, 5e-324)]
    laws += [(text("Exponential", scale=s), 1 / mpf(s)) for s in (3.0, 0.1, 1e-9, 1e200)]
    for law, r in laws:
        xs = [x for x in (mpf(c) / r for c in ("1e-250", "1e-20", "1e-3", "0.1", "0.7", "1", "3", "40", "700", "1e5", "1e20")) if mpf(10) ** -300 < x < mpf(10) ** 300]
        line.continuous(law, xs, lambda x: log(r) - r * x, lambda x: (line.complement(-r * x), -r * x))
        line.moments(law, 1 / r, 1 / r**2, mpf(2), mpf(6), 1 - log(r), mode=mpf(0), median=log(mpf(2)) / r)


def pairs():
    """The rows of tests/data/kl/exponential.tsv come from tests/reference/kl_oracle.py."""


main(values, pairs)
