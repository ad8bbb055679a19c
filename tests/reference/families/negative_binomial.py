"""Reference values of NegativeBinomial."""
from mpmath import log, loggamma, mp, mpf

import counts
from rows import divergence, main, text


class NegativeBinomial(counts.Counts):
    def __init__(self, r, p):
        self.r, self.p = mpf(r), mpf(p)

    def log_mass(self, k):
        r, p = self.r, self.p
        return loggamma(k + r) - loggamma(r) - loggamma(k + 1) + r * log(p) + k * mp.log1p(-p)

    def ratio(self, k):
        return (k + self.r) / (k + 1) * (1 - self.p)

    def center(self):
        return int(max((self.r - 1) * (1 - self.p) / self.p, 0))


def values():
    for r, p, with_sums in (
            (1e-8, 0.5, True), (1e-3, 0.01, True), (0.5, 0.1, True), (1.0, 0.3, True), (3.5, 0.4, True), (3.5, 0.004, True), (100.0, 0.9, True),
            (499.0, 0.5, True), (501.0, 0.5, True), (600.0, 0.3, True), (1e5, 0.999, True), (1e8, 1 - 1e-6, True), (1e-8, 1e-8, False), (20.0, 1e-8, False),
            (1e8, 1e-8, False), (1e8, 0.5, False), (1e15, 0.5, False), (1e15, 1 - 1e-8, False), (1e15, 0.999, False)):
        law = NegativeBinomial(r, p)
        deviation = (r * (1 - p)) ** 0.5 / p
        counts.rows(text("NegativeBinomial", r, p), law, counts.points(law, deviation), with_sums, with_sums)
        if not with_sums and r > 1000:
            counts.rows_of_smooth_tails(text("NegativeBinomial", r, p), law, deviation)


def pairs():
    """Close neighbours by summation; the other rows of tests/data/kl/negative_binomial.tsv come from tests/reference/kl_oracle.py."""
    for r, p in ((0.25, 0.3), (2.25, 0.4), (2.25, 0.01), (50.0, 0.5), (1000.0, 0.9), (1e5, 0.999)):
        for d in (1e-1, 1e-4, -1e-8, 1e-12):
            s = r * (1 + d)
            law = NegativeBinomial(r, p)
            with_same_mean = float(s / (s + law.r * (1 - law.p) / law.p))
            for q in sorted({p, with_same_mean, min(p * (1 + d / 4), 1 - 2.0**-20)}):
                divergence(text("NegativeBinomial", r, p), text("NegativeBinomial", s, q), "summation",
                           counts.divergence(law, NegativeBinomial(s, q)))


main(values, pairs)
