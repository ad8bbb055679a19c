"""Reference values of Gamma in its three forms."""
from mpmath import mpf

import gamma_type
from rows import main, text


def values():
    laws = [(text("Gamma", k, r), mpf(k), mpf(r)) for k, r in (
        (2.0, 3.0), (0.5, 1.0), (1.0, 0.3), (1.0 + 2.0**-52, 2.0), (7.3, 1e-8), (0.01, 1e8), (1e-8, 1.0), (1e-10, 3.0), (1e-60, 1.0),
        (30.0, 1e-200), (150.0, 1.0), (250.0, 1e150), (1e4, 0.7), (1e6, 1e6), (1e8, 1e-3), (1e10, 1.0), (1e15, 3.0), (1e17, 1.0), (0.999, 5.0))]
    laws += [(text("Gamma", shape=k, scale=s), mpf(k), 1 / mpf(s)) for k, s in ((7.5, 0.2), (0.3, 3e7), (1e9, 1e-3), (40.0, 1e150))]
    laws += [(text("Gamma", mean=m, stddev=s), (mpf(m) / mpf(s)) ** 2, mpf(m) / mpf(s) ** 2)
             for m, s in ((4.0, 3.0), (0.1, 7.0), (1e5, 0.3), (3.0, 3e-4))]
    gamma_type.values(laws)


def pairs():
    """The rows of tests/data/kl/gamma.tsv come from tests/reference/kl_oracle.py."""


main(values, pairs)
