"""What the tables of Multinomial and DirichletMultinomial share."""
import itertools

from mpmath import binomial, exp, log, loggamma, mp, mpf


def compositions(total, parts):
    """All vectors of `parts` integers >= 0 with that sum."""
    for bars in itertools.combinations(range(total + parts - 1), parts - 1):
        ends = (-1,) + bars + (total + parts - 1,)
        yield [ends[i + 1] - ends[i] - 1 for i in range(parts)]


def log_multinomial(x):
    return [loggamma(mpf(sum(x)) + 1)] + [-loggamma(mpf(v) + 1) for v in x]


def multinomial_terms(x, p):
    return log_multinomial(x) + [mpf(v) * log(q) for v, q in zip(x, p) if v]


def polya_terms(x, a):
    a = [mpf(v) for v in a]
    total = sum(a)
    parts = log_multinomial(x) + [loggamma(total), -loggamma(total + sum(x))]
    for v, b in zip(x, a):
        parts += [loggamma(b + v), -loggamma(b)]
    return parts


def entropy(log_mass, total, parts):
    return -sum(exp(log_mass(x)) * log_mass(x) for x in compositions(total, parts))


def kl(log_p, log_q, total, parts):
    return sum(exp(log_p(x)) * (log_p(x) - log_q(x)) for x in compositions(total, parts))
