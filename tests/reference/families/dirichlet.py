"""Reference values of Dirichlet: log density and entropy by the definition (log-gammas to 60 digits), KL by kl_oracle."""
import random

from mpmath import log, loggamma, mp, mpf, psi

from rows import divergence, main, text, value

import kl_oracle

LAWS = [[1.0, 2.0, 3.0], [2.5, 0.5], [1.0, 1.0, 1.0, 1.0], [0.01, 100.0, 3.0], [1e8, 2e8, 3e8], [1e-8, 1e8], [0.3] * 7,
        [1e-10, 1e-10, 1e-10], [1e12, 1.0], [1e4, 1e-4, 17.0, 1e6], [1e100, 3e100], [1e-100, 2.0], [50.0] * 20,
        [1e-10, 1e15], [1e15, 2e15, 3e15], [1e15, 1.0, 1e-10], [1e-10, 1e-8, 1e-3, 0.5], [1e-10] * 40, [1e15] * 12, [0.2, 1e15, 1e15],
        [1e-10, 1e8, 1e15, 3.0, 1e-5], [1e6, 1e6, 1e6, 1e6 + 1]]


def terms(a, x):
    mp.dps = 60 + 3 * max(0, int(max(abs(log(mpf(v), 10)) for v in a)))
    a = [mpf(v) for v in a]
    x = [mpf(v) for v in x]
    parts = [loggamma(sum(a))] + [-loggamma(v) for v in a] + [(v - 1) * log(t) for v, t in zip(a, x)]
    return sum(parts), max(abs(p) for p in parts)


def entropy(a):
    mp.dps = 60 + 3 * max(0, int(max(abs(log(mpf(v), 10)) for v in a)))  # differences of log-gammas
    a = [mpf(v) for v in a]
    total = sum(a)
    return (sum(loggamma(v) for v in a) - loggamma(total) + (total - len(a)) * psi(0, total)
            - sum((v - 1) * psi(0, v) for v in a))


def points(a, draw):
    total = sum(a)
    yield [v / total for v in a]
    yield [1.0 / len(a)] * len(a)
    for spread in (0.3, 3.0, 30.0):
        w = [v * draw.uniform(0.9, 1.1) + total * 2.0 ** -spread * draw.random() for v in a]
        s = sum(w)
        x = [v / s for v in w]
        if all(v > 0 for v in x):
            yield x


def values():
    draw = random.Random(1)
    for a in LAWS:
        law = text("Dirichlet", a)
        value(law, "entropy", 0, entropy(a))
        for x in points(a, draw):
            if abs(sum(mpf(v) for v in x) - 1) < mpf(2) ** -52 * len(x) and all(v > 0 for v in x):
                truth, scale = terms(a, x)
                value(law, "log_prob", x, truth, scale)


def pairs():
    draw = random.Random(2)
    for a in LAWS:
        for relative in (0.0, 1e-13, 1e-8, 1e-3, 1.0):
            b = [v * (1 + relative * draw.uniform(-0.9, 1)) for v in a]
            regime = "identical" if relative == 0 else "wide" if relative == 1.0 else "near"
            divergence(text("Dirichlet", a), text("Dirichlet", b), regime,
                       kl_oracle.kl_dirichlet([[mpf(v) for v in a]], [[mpf(v) for v in b]]))


if __name__ == "__main__":
    main(values, pairs)
