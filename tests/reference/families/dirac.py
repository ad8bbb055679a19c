"""Reference values of Dirac: all mass at one point."""
from mpmath import inf, mpf

from rows import main, text, value


def values():
    for m in (0.0, 1.5, -3.0, 1e-300, 5e-324, 1.7e308, -1e8, 0.1):
        law = text("Dirac", m)
        step = max(abs(m), 1.0) / 2
        value(law, "log_prob", m, mpf(0))
        for x, below in ((m - step, True), (m, False), (min(m + step, 1.75e308), False)):
            value(law, "log_prob", x, mpf(0) if x == m else -inf)
            value(law, "cdf", x, mpf(0 if below else 1))
            value(law, "survival", x, mpf(1 if below else 0))
            value(law, "log_cdf", x, -inf if below else mpf(0))
            value(law, "log_survival", x, mpf(0) if below else -inf)
        for u in (0.1, 0.5, 1.0):
            value(law, "quantile", u, mpf(m))
        for v in (0.0, 0.5, 0.9):
            value(law, "inverse_survival", v, mpf(m))
        for name in ("mean", "mode", "median"):
            value(law, name, 0, mpf(m))
        for name in ("variance", "stddev", "entropy"):
            value(law, name, 0, mpf(0))


def pairs():
    """The rows of tests/data/kl/dirac.tsv come from tests/reference/kl_oracle.py."""


main(values, pairs)
