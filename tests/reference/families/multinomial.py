"""Reference values of Multinomial: log mass by the definition, entropy and KL by sums over all counts."""
import random

from mpmath import exp, inf, log, mpf, mp

import vector_counts as counts
from rows import divergence, main, text, value

mp.dps = 60


def probabilities(form, values):
    w = [exp(mpf(v)) if form == "logits" else mpf(v) for v in values]
    return [v / sum(w) for v in w]


LAWS = [(10, "probabilities", [0.2, 0.3, 0.5]), (10, "weights", [1.0, 2.0, 4.0]), (7, "logits", [0.0, 1.0, -1.0]),
        (5, "probabilities", [0.0, 0.25, 0.75]), (12, "weights", [1e-12, 1.0, 1e-3, 7.0]),
        (10, "logits", [-3.0, 0.0, 40.0]), (30, "weights", [1e-20, 1.0]), (25, "weights", [1e300, 2e300, 5e299]),
        (1, "probabilities", [0.5, 0.5]), (100, "weights", [1.0, 1e-9])]
LARGE = [(1e15, "weights", [3.0, 7.0]), (1e8, "weights", [1.0, 1e-3, 2.0]), (9007199254740992.0, "weights", [1.0, 1e6, 1e-9]),
         (1e6, "logits", [0.0, -2.0, 3.0, 1.0])]


def text_of(n, form, values):
    return text("Multinomial", float(n), values) if form == "probabilities" else text("Multinomial", float(n), **{form: values})


def values():
    draw = random.Random(3)
    for n, form, given in LAWS + LARGE:
        law = text_of(n, form, given)
        p = probabilities(form, given)
        if n <= 100:
            value(law, "entropy", 0, counts.entropy(lambda x: sum(counts.multinomial_terms(x, p)), n, len(p)) if 0 not in p else
                  counts.entropy(lambda x: sum(counts.multinomial_terms(x, p[1:])), n, len(p) - 1))
        for trial in range(8):
            left, x = int(n), []
            for i in range(len(p) - 1):
                share = float(p[i] / sum(p[i:])) if trial < 4 else draw.random()
                take = min(left, max(0, int(left * share * draw.uniform(0.9, 1.1)))) if p[i] > 0 else 0
                x.append(take)
                left -= take
            x.append(left)
            parts = counts.multinomial_terms(x, p)
            value(law, "log_prob", [float(v) for v in x], sum(parts), max(abs(t) for t in parts))


def pairs():
    draw = random.Random(4)
    for n, form, given in LAWS + LARGE:
        for relative in (0.0, 1e-13, 1e-8, 1e-3, 0.5):
            if form == "probabilities":
                form, given = "weights", [float(v) for v in given]
            other = [v * (1 + relative * draw.uniform(-0.9, 1)) for v in given]
            p, q = probabilities(form, given), probabilities(form, other)
            mp.dps = 100
            kl = mpf(n) * sum(a * log(a / b) for a, b in zip(p, q) if a > 0)
            divergence(text_of(n, form, given), text_of(n, form, other), "identical" if relative == 0 else "near", kl if relative else mpf(0))
    divergence(text_of(5, "weights", [1.0, 1.0, 1.0]), text_of(5, "weights", [1.0, 0.0, 1.0]), "boundary", inf)
    divergence(text_of(0, "weights", [1.0, 1.0, 1.0]), text_of(0, "weights", [1.0, 0.0, 1.0]), "boundary", mpf(0))
    divergence(text_of(5, "weights", [1.0, 0.0, 3.0]), text_of(5, "weights", [1.0, 2.0, 1.0]), "boundary",
               5 * (mpf(1) / 4 * log(mpf(1)) + mpf(3) / 4 * log(mpf(3))))


if __name__ == "__main__":
    main(values, pairs)
