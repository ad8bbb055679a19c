"""Reference values of DirichletMultinomial: log mass by the definition, entropy and KL by sums over all counts."""
import random

from mpmath import log, mp, mpf

import vector_counts as counts
from rows import divergence, main, text, value

mp.dps = 420

LAWS = [(10, [1.0, 2.0, 3.0]), (7, [2.5, 0.5]), (5, [1.0, 1.0, 1.0, 1.0]), (10, [1e-10, 1e-10, 1e-10]), (10, [1e8, 2e8, 3e8]),
        (12, [1e-3, 1e3, 0.1]), (40, [1e-8, 1e8]), (8, [1e12, 3e12, 5.0]), (1, [0.25, 7.0]), (20, [1e-100, 1.0])]
LARGE = [(10000, [1e-3, 10.0]), (1e12, [0.5, 3.0, 1e5]), (9007199254740992.0, [1e10, 1e-5]), (1e6, [1e6, 3e6, 1e3])]


def law_text(n, a):
    return text("DirichletMultinomial", float(n), a)


def values():
    draw = random.Random(5)
    for n, a in LAWS + LARGE:
        law = law_text(n, a)
        if n <= 40:
            value(law, "entropy", 0, counts.entropy(lambda x: sum(counts.polya_terms(x, a)), n, len(a)))
        for trial in range(8):
            left, x = int(n), []
            for i in range(len(a) - 1):
                share = a[i] / sum(a[i:]) if trial < 4 else draw.random()
                take = min(left, max(0, int(left * share * draw.uniform(0.9, 1.1))))
                x.append(take)
                left -= take
            x.append(left)
            parts = counts.polya_terms(x, a)
            value(law, "log_prob", [float(v) for v in x], sum(parts), max(abs(t) for t in parts))


def pairs():
    draw = random.Random(6)
    for n, a in LAWS:
        for relative in (0.0, 1e-13, 1e-8, 1e-3, 0.9):
            b = [v * (1 + relative * draw.uniform(-0.9, 1)) for v in a]
            kl = counts.kl(lambda x: sum(counts.polya_terms(x, a)), lambda x: sum(counts.polya_terms(x, b)), n, len(a))
            divergence(law_text(n, a), law_text(n, b), "identical" if relative == 0 else "near", kl if relative else mpf(0))
        c = [3.0 * v for v in a]
        divergence(law_text(n, a), law_text(n, c), "proportional",
                   counts.kl(lambda x: sum(counts.polya_terms(x, a)), lambda x: sum(counts.polya_terms(x, c)), n, len(a)) if n > 1 else mpf(0))
    for n, a, w in ((10, [1.0, 2.0, 3.0], [1.0, 1.0, 2.0]), (6, [1e5, 1e5], [1.0, 1.0]), (9, [0.01, 4.0], [2.0, 1.0])):
        p = [mpf(v) / sum(mpf(u) for u in w) for v in w]
        polya = lambda x: sum(counts.polya_terms(x, a))
        plain = lambda x: sum(counts.multinomial_terms(x, p))
        other = text("Multinomial", float(n), weights=w)
        divergence(law_text(n, a), other, "cross", counts.kl(polya, plain, n, len(a)))
        divergence(other, law_text(n, a), "cross", counts.kl(plain, polya, n, len(a)))


if __name__ == "__main__":
    main(values, pairs)
