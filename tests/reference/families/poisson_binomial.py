"""Reference values and divergences of PoissonBinomial, by convolution with many digits."""
import random

from mpmath import exp, inf, log, mp, mpf

import line
from rows import divergence, main, text, value


def masses(probabilities):
    result = [mpf(1)]
    for p in probabilities:
        p = mpf(p)
        result = [(1 - p) * a + p * b for a, b in zip(result + [mpf(0)], [mpf(0)] + result)]
    return result


def laws():
    random.seed(21)
    yield [0.1, 0.5, 0.7, 0.2]
    yield [0.3] * 3
    yield [0.5]
    yield [1.0, 0.0, 0.25, 1.0, 0.125]
    yield [1e-300, 1e-200, 0.999999999]
    yield [5e-324, 5e-324, 0.5]
    yield [1e-8] * 20
    yield [1 - 2.0**-53] * 12
    yield [2.0**-i for i in range(1, 30)]
    yield [random.random() for _ in range(25)]
    yield [random.random() ** 8 for _ in range(40)]
    yield [10 ** random.uniform(-12, 0) for _ in range(30)]
    yield [1e-20 * random.random() for _ in range(30)]  # masses down to 1e-620
    yield [random.uniform(0.45, 0.55) for _ in range(150)]


def values():
    mp.dps = 70
    for p in laws():
        law, m, n = text("PoissonBinomial", p), masses(p), len(p)
        below, above = [mpf(0)], [mpf(0)]
        for x in m:
            below.append(below[-1] + x)
        for x in reversed(m):
            above.append(above[-1] + x)
        mean = sum(mpf(x) for x in p)
        ks = {0, 1, 2, int(mean), int(mean) + 1, n // 2, n - 1, n} if n < 100 else {0, n // 3, int(mean)}
        for k in sorted(ks & set(range(n + 1))):
            if m[k] > 0:
                value(law, "log_prob", k, log(m[k]))
            lower, upper = below[k + 1], above[n - k]
            if min(lower, upper) > 0:
                line.tail_rows(law, k, log(lower) if lower < 0.5 else mp.log1p(-upper), log(upper) if upper < 0.5 else mp.log1p(-lower))
        for u in (1e-12, 0.0123, 0.35, 0.777, 0.999) if n < 100 else (0.1,):
            value(law, "quantile", u, mpf(next(k for k in range(n + 1) if below[k + 1] >= mpf(u))))
        cumulants = [mp.fsum(f(mpf(x)) for x in p) for f in (lambda x: x * (1 - x), lambda x: x * (1 - x) * (1 - 2 * x), lambda x: x * (1 - x) * (1 - 6 * x * (1 - x)))]
        line.constants(law, mean=mean, variance=cumulants[0], stddev=mp.sqrt(cumulants[0]), entropy=-mp.fsum(x * log(x) for x in m if x > 0),
                       skewness=cumulants[1] / cumulants[0] ** mpf(1.5), excess_kurtosis=cumulants[2] / cumulants[0] ** 2)
        best = max(m)
        if sum(1 for x in m if x > best * (1 - mpf(10) ** -14)) == 1:
            value(law, "mode", 0, mpf(m.index(best)))
    # many trials: a few masses
    random.seed(22)
    p = [random.random() for _ in range(1000)]
    mp.dps = 35
    law, m = text("PoissonBinomial", p), masses(p)
    for k in (0, 500, 900):
        value(law, "log_prob", k, log(m[k]))
    mp.dps = 60


def kl(p, q):
    n = max(len(p), len(q))
    a, b = (masses(list(x) + [0.0] * (n - len(x))) for x in (p, q))
    if any(x > 0 and y == 0 for x, y in zip(a, b)):
        return inf
    return mp.fsum(x * log(x / y) for x, y in zip(a, b) if x > 0)


def pairs():
    random.seed(23)
    mp.dps = 120

    def row(p, q, regime):
        if regime == "identical":  # but for the order of the trials and some that cannot succeed
            assert sorted(x for x in p if x > 0) == sorted(x for x in q if x > 0)
            divergence(text("PoissonBinomial", p), text("PoissonBinomial", q), regime, mpf(0))
            return
        mp.dps = 1000 if min(p + q) < 1e-100 else 450 if len(p) > 100 else 120
        divergence(text("PoissonBinomial", p), text("PoissonBinomial", q), regime, kl(p, q))

    for n in (1, 2, 3, 5, 8, 20):
        p = [random.random() for _ in range(n)]
        row(p, [random.random() for _ in range(n)], "mod")
        row(p, [random.random() for _ in range(n + 2)], "mod")
        for d in (1e-2, 1e-5, 1e-8, 1e-12):
            row(p, [x * (1 + d * random.uniform(-1, 1)) for x in p], "near")
        row(p, p[:-1] + [p[-1] + 2.0**-53 if p[-1] < 0.5 else p[-1] - 2.0**-53], "ulp")
        row(p, list(reversed(p)), "identical")
    row([0.5, 0.5], [0.5 + 1e-7, 0.5 - 1e-7], "near")  # equal means: a divergence of the fourth order
    row([0.3, 0.6, 0.2], [0.3 + 2.0**-20, 0.6 - 2.0**-20, 0.2], "near")
    row([1.0, 0.5], [0.5, 0.5], "boundary")
    row([0.5, 0.5], [1.0, 0.5], "boundary")
    row([0.0, 0.5], [0.5], "identical")
    row([0.5, 0.25], [0.5], "boundary")
    row([1.0, 1.0], [0.999, 1e-9], "boundary")
    row([1e-300, 1e-200], [0.5, 0.25], "extreme")
    row([0.5, 0.25], [1e-300, 1e-200], "extreme")
    row([1e-300] * 3, [1e-299] * 3, "extreme")
    row([0.01] * 200, [0.99] * 200, "extreme")
    row([1e-12, 1e-12], [1e-12, 2e-12], "extreme")
    mp.dps = 60


main(values, pairs)
