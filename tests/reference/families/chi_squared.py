"""Reference values of ChiSquared."""
from mpmath import mpf

import gamma_type
from rows import main, text


def values():
    gamma_type.values((text("ChiSquared", n), mpf(n) / 2, mpf(1) / 2)
                      for n in (1.0, 2.0, 3.0, 0.1, 1e-8, 1e-10, 7.5, 50.0, 399.0, 500.0, 1e5, 1e8, 1e12, 1e17))


def pairs():
    """The rows of tests/data/kl/chi_squared.tsv come from tests/reference/kl_oracle.py."""


main(values, pairs)
