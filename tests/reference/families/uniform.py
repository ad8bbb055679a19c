"""Reference values of Uniform."""
from mpmath import log, mp, mpf

import line
from rows import main, text, value


def values():
    for a, b in ((0.0, 1.0), (-1.5, 0.3), (1e8, 1e8 + 2.0**-20), (-1e-300, 1e-300), (-1.7e308, 1.7e308), (0.0, 5e-324), (1.0, 1.0 + 2.0**-52), (-3.0, 1e15), (0.1, 0.7), (-1e-200, 1e200)):
        law = text("Uniform", a, b)
        a, b = mpf(a), mpf(b)
        width = b - a
        for c in ("1e-30", "1e-9", "0.01", "0.2", "0.5", "0.77", "0.999", "0.9999999999"):
            x = mpf(float(a + mpf(c) * width))
            value(law, "log_prob", x, -log(width))
            if a < x < b:
                line.tail_rows(law, x, log((x - a) / width), log((b - x) / width))
            u = mpf(float(c))
            value(law, "quantile", u, a + u * width) if abs(a + u * width) > width / 1000 or a >= 0 else None
            value(law, "inverse_survival", u, b - u * width) if abs(b - u * width) > width / 1000 or b <= 0 else None
        line.moments(law, (a + b) / 2, width**2 / 12, mpf(0), -mpf(6) / 5, log(width), median=(a + b) / 2)


def pairs():
    """The rows of tests/data/kl/uniform.tsv come from tests/reference/kl_oracle.py."""


main(values, pairs)
