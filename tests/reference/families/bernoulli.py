"""Reference values of Bernoulli in its two forms."""
from mpmath import exp, inf, log, mp, mpf

import line
from rows import main, text, value


def xlogx(x):
    return x * log(x) if x > 0 else mpf(0)


def log_of(x):
    return log(x) if x > 0 else -inf


def values():
    mp.dps = 900  # resolves 1 less the smallest probability
    laws = [(text("Bernoulli", p), mpf(p), 1 - mpf(p)) for p in
            (0.3, 0.5, 0.5 + 2.0**-52, 0.25, 0.9, 0.0, 1.0, 1e-8, 1 - 1e-8, 1e-300, 5e-324, 1 - 2.0**-53)]
    laws += [(text("Bernoulli", logit=t), 1 / (1 + exp(-mpf(t))), 1 / (1 + exp(mpf(t)))) for t in
             (0.0, -1.5, 1e-12, 3.0, 40.0, -40.0, 700.0, -745.0, 800.0)]
    for law, p, q in laws:
        value(law, "log_prob", 1, log_of(p))
        value(law, "log_prob", 0, log_of(q))
        value(law, "log_cdf", 0, log_of(q))
        value(law, "log_survival", 0, log_of(p))
        for name, truth in (("cdf", q), ("survival", p)):
            value(law, name, 0, truth)
        for name, truth in (("mean", p), ("variance", p * q), ("stddev", mp.sqrt(p * q)), ("entropy", -xlogx(p) - xlogx(q)), ("mode", mpf(1 if p > q else 0))):
            if truth == 0 or truth > 1e-305:
                value(law, name, 0, truth)
        if 0 < p < 1 and p * q > mpf(10) ** -300:
            value(law, "skewness", 0, (q - p) / mp.sqrt(p * q))
            value(law, "excess_kurtosis", 0, 1 / (p * q) - 6)
        for u in (1e-300, 0.01, 0.4, 0.6, 0.99):
            value(law, "quantile", u, mpf(0 if q >= mpf(u) else 1))
            value(law, "inverse_survival", u, mpf(0 if p <= mpf(u) else 1))


def pairs():
    """The rows of tests/data/kl/bernoulli.tsv come from tests/reference/kl_oracle.py."""


main(values, pairs)
