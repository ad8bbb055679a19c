"""Reference values of Categorical in its three forms."""
import random

from mpmath import exp, inf, log, mp, mpf

import line
from rows import main, text, value


def values():
    random.seed(5)
    many = [random.random() ** 3 for _ in range(60)]
    laws = [(text("Categorical", v), [mpf(x) for x in v]) for v in ([0.2, 0.3, 0.5], [1.0], [0.0, 0.5, 0.0, 0.5, 0.0], [0.1] * 10, [1 - 2.0**-40, 2.0**-40], [5e-324, 1.0, 0.0])]
    laws += [(text("Categorical", weights=v), [mpf(x) for x in v]) for v in ([1.0, 2.0, 3.0, 4.0], [1e308, 0.0, 1e308, 1e-308], many, [5e-324, 1e-323, 5e-324], [1e-20, 1.0, 1e-20], [0.0, 7.0])]
    laws += [(text("Categorical", logits=v), [exp(mpf(x)) if x > -inf else mpf(0) for x in v]) for v in (
        [0.0, 1.0, -1.0], [-inf, 0.0, 800.0, -inf], [1e5, 0.0, 1e5 + 1, -1e5], [-1e8, -1e8 + 0.5], [0.0, -50.0, -30.0], [1e-300, 0.0], [40.0 * x for x in many], [-2000.0, -3000.0, 0.0])]
    for law, weights in laws:
        total = mp.fsum(weights)
        mp.dps = 60 if min(w / total for w in weights if w > 0) > mpf(10) ** -40 else 700
        total = mp.fsum(weights)
        masses = [w / total for w in weights]
        n = len(masses)
        for k in sorted({0, 1, 2, n // 3, n // 2, n - 2, n - 1} & set(range(n))):
            value(law, "log_prob", k, log(masses[k]) if masses[k] > 0 else -inf)
            if k < n - 1:
                lower, upper = mp.fsum(masses[: k + 1]), mp.fsum(masses[k + 1:])
                line.tail_rows(law, k, *[log(t) if t < 0.5 else mp.log1p(-o) if o > 0 else mpf(0) for t, o in ((lower, upper), (upper, lower))] if min(lower, upper) > 0
                               else [log(t) if t > 0 else -inf for t in (lower, upper)])
        for u in (1e-10, 0.137, 0.4321, 0.77, 0.99):
            below = mpf(0)
            for k in range(n):
                below += masses[k]
                if below >= mpf(u):
                    break
            value(law, "quantile", u, mpf(k))
        mean = mp.fsum(k * m for k, m in enumerate(masses))
        central = [mp.fsum((k - mean) ** i * m for k, m in enumerate(masses)) for i in (2, 3, 4)]
        named = {"mean": mean, "variance": central[0], "entropy": -mp.fsum(m * log(m) for m in masses if m > 0),
                 "mode": mpf(masses.index(max(masses)))}
        if central[0] > mpf(10) ** -300:
            named["skewness"] = central[1] / central[0] ** mpf(1.5)
            named["excess_kurtosis"] = central[2] / central[0] ** 2 - 3
        line.constants(law, **named)
        mp.dps = 60


def pairs():
    """The rows of tests/data/kl/categorical.tsv come from tests/reference/kl_oracle.py."""


main(values, pairs)
