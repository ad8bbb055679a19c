"""FisherF(d, e) is e/d times BetaPrime(d/2, e/2); where the quotients differ, KL by quadrature."""
from mpmath import exp, log, log1p, mp, mpf, quad

from beta_prime import Shares, extreme_rows_of, rows_of
from kl_oracle import kl_oracle
from rows import divergence, main, text

LAWS = [(4.0, 7.0), (1.0, 1.0), (12.0, 30.5), (0.1, 9.0), (3.0, 0.5), (2.0, 2.0), (5.0, 2.5), (1e-3, 1e-2), (10.0, 8.00001),
        (100.0, 900.0), (1e6, 3e7)]
EXTREME = [(1e15, 1e15), (1e15, 3.0), (3.0, 1e15), (1e-8, 1e8), (1e8, 1e-8), (2e10, 7e12), (1e-10, 12.0), (0.4, 1e10), (1e4, 0.7)]



def values():
    for d, e in LAWS:
        rows_of(text("FisherF", d, e), mpf(d) / 2, mpf(e) / 2, mpf(e) / mpf(d))
    for d, e in EXTREME:
        mp.dps = 80
        extreme_rows_of(text("FisherF", d, e), mpf(d) / 2, mpf(e) / 2, mpf(e) / mpf(d))


def by_quadrature(p, q):
    """Of the integral over the log odds of p."""
    (d, e), (f, g) = p, q
    shares, others = Shares(mpf(d) / 2, mpf(e) / 2), Shares(mpf(f) / 2, mpf(g) / 2)
    shift = log(mpf(e) / mpf(d)) - log(mpf(g) / mpf(f))  # log odds of q are those of p plus this

    def integrand(t):
        log_p = shares.log_density(t)
        return exp(log_p) * (log_p - others.log_density(t + shift))

    ends = [shares.inverse(mpf(10) ** -70, False)] + [shares.inverse(u, False) for u in (0.01, 0.3, 0.7, 0.99)]
    return quad(integrand, ends + [shares.inverse(mpf(10) ** -70, True)])


def pairs():
    def row(p, q, regime):
        halves = [tuple(0.5 * x for x in law) for law in (p, q)]
        divergence(text("FisherF", *p), text("FisherF", *q), regime, kl_oracle("Beta", halves[0], "Beta", halves[1]))

    for d, e in [(4.0, 7.0), (1.0, 1.0), (12.0, 30.5), (0.1, 9.0), (3.0, 0.5), (1e6, 3e7), (1e-3, 1e-2)]:
        for factor in (2.0, 3.0, 0.5, 64.0, 1.0, 1 + 2.0**-20, 2.0**-30):
            if mpf(d * factor) == mpf(d) * mpf(factor) and mpf(e * factor) == mpf(e) * mpf(factor):
                row((d, e), (d * factor, e * factor), "identical" if factor == 1 else "mod" if factor > 1.1 else "ext")
    for p, q in [((4.0, 7.0), (4.0, 8.0)), ((4.0, 7.0), (12.0, 30.5)), ((12.0, 30.5), (4.0, 7.0)), ((1.0, 1.0), (3.0, 0.5)),
                 ((3.0, 5.0), (3.0, 5.001)), ((0.5, 9.0), (5.0, 2.5)), ((100.0, 1000.0), (100.0, 900.0))]:
        divergence(text("FisherF", *p), text("FisherF", *q), "quadrature", by_quadrature(p, q))


main(values, pairs)
