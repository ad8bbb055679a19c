#!/usr/bin/env python3
"""Reference divergences of pairs of families: rows of tests/data/kl/ at 60 digits and more.

Laws that are one law in disguise, by the definition; and for the pairs that kl_oracle.py knows a second set of parameters:
moderate ones, ones with matched moments, and extreme ones.

    tests/reference/cross_pairs.py bernoulli >> tests/data/kl/bernoulli.tsv
"""
import os
import random
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "families"))
from mpmath import mp, mpf  # noqa: E402

from rows import divergence, text  # noqa: E402
import kl_oracle  # noqa: E402

PROBABILITIES = ((0.3, 0.6), (0.3, 0.3000001), (1e-20, 1e-30), (0.999, 0.25), (1.0, 0.25), (0.0, 0.7), (0.5, 1 - 2.0**-40))


def bernoulli_kl(p, q):
    return sum(a * mp.log(a / b) if a > 0 else mpf(0) for a, b in ((mpf(p), mpf(q)), (1 - mpf(p), 1 - mpf(q))))


def categorical(p):
    """The weights of a law of two classes; 1 - p is exact for the doubles that are used."""
    return text("Categorical", weights=[1.0 - p, p])


def exact(p):
    return mpf(1.0 - p) + mpf(p) == 1


def bernoulli():
    for p, q in PROBABILITIES:
        divergence(text("Bernoulli", p), text("Binomial", 1.0, q), "mod", bernoulli_kl(p, q))
        if exact(q):
            divergence(text("Bernoulli", p), categorical(q), "mod", bernoulli_kl(p, q))


def binomial():
    for p, q in PROBABILITIES:
        divergence(text("Binomial", 1.0, p), text("Bernoulli", q), "mod", bernoulli_kl(p, q))


def categorical_rows():
    for p, q in PROBABILITIES:
        if exact(p):
            divergence(categorical(p), text("Bernoulli", q), "mod", bernoulli_kl(p, q))


def geometric_kl(p, q):
    p, q = mpf(p), mpf(q)
    return mp.log(p / q) + ((1 - p) / p * mp.log((1 - p) / (1 - q)) if p < 1 else mpf(0))


GEOMETRIC = ((0.3, 0.6), (0.3, 0.3000001), (1e-20, 1e-30), (0.999, 0.25), (1.0, 0.25), (0.5, 1 - 2.0**-40))


def geometric():
    for p, q in GEOMETRIC:
        divergence(text("Geometric", p), text("NegativeBinomial", 1.0, q), "mod", geometric_kl(p, q))


def negative_binomial():
    for p, q in GEOMETRIC:
        divergence(text("NegativeBinomial", 1.0, p), text("Geometric", q), "mod", geometric_kl(p, q))


SAMPLERS = {  # parameters of a law from a source of numbers: moderate ones, and a log-uniform size for extreme ones
    "Beta": lambda r: (10 ** r.uniform(-0.5, 1.5), 10 ** r.uniform(-0.5, 1.5)),
    "ContinuousBernoulli": lambda r: (r.uniform(0.02, 0.98),),
    "Exponential": lambda r: (10 ** r.uniform(-2, 2),),
    "Gamma": lambda r: (10 ** r.uniform(-0.5, 2), 10 ** r.uniform(-2, 2)),
    "Gumbel": lambda r: (r.gauss(0, 3), 10 ** r.uniform(-1, 1)),
    "Laplace": lambda r: (r.gauss(0, 3), 10 ** r.uniform(-1, 1)),
    "Normal": lambda r: (r.gauss(0, 3), 10 ** r.uniform(-1, 1)),
    "Pareto": lambda r: (10 ** r.uniform(-1, 1), r.uniform(2.2, 12)),
    "Uniform": lambda r: (lambda low: (low, low + r.uniform(0.01, 0.4)))(r.uniform(0.05, 0.5)),
    "Weibull": lambda r: (10 ** r.uniform(-1, 1), 10 ** r.uniform(-0.3, 0.6)),
}


def moments(family, params):
    """Mean and standard deviation, roughly: where q is put to be matched."""
    a, b = (params + (0.0,))[:2]
    if family == "Beta":
        return a / (a + b), (a * b / (a + b + 1)) ** 0.5 / (a + b)
    if family == "ContinuousBernoulli":
        logit = kl_oracle._cb_eta(mpf(a))
        return float(kl_oracle._cb_mean(logit)), float(mp.sqrt(kl_oracle._cb_var(logit)))
    if family == "Exponential":
        return 1 / a, 1 / a
    if family == "Gamma":
        return a / b, a**0.5 / b
    if family == "Gumbel":
        return a + 0.5772156649015329 * b, 1.2825498301618641 * b
    if family in ("Laplace", "Normal"):
        return a, b * (2**0.5 if family == "Laplace" else 1)
    if family == "Pareto":
        return a * b / (b - 1), a / (b - 1) * (b / (b - 2)) ** 0.5
    if family == "Uniform":
        return (a + b) / 2, (b - a) / 12**0.5
    mean, square = (a * mp.gamma(1 + k / mpf(b)) * (a if k == 2 else 1) for k in (1, 2))
    return float(mean), float(mp.sqrt(square - mean**2))


def matched(family, p_family, params):
    """The parameters of the law of this family that has p's moments, or as much as it can have of them."""
    mean, stddev = moments(p_family, params)
    return {
        "Beta": lambda: (lambda k: (mean * k, (1 - mean) * k))(mean * (1 - mean) / stddev**2 - 1),
        "ContinuousBernoulli": lambda: (min(max(0.5 + 3 * (mean - 0.5), 0.05), 0.95),),
        "Exponential": lambda: (1 / mean,),
        "Gamma": lambda: ((mean / stddev) ** 2, mean / stddev**2),
        "Gumbel": lambda: (mean - 0.45 * stddev, stddev / 1.2825498301618641),
        "Laplace": lambda: (mean, stddev / 2**0.5),
        "Normal": lambda: (mean, stddev),
        "Pareto": lambda: (params[0], max(1.1, params[0] / (mean - params[0]) + 1)),
        "Uniform": lambda: (-0.5 * stddev, 1 + 0.25 * stddev),
    }[family]()


def law(family, params):
    """In the project's names and order of parameters."""
    if family == "Weibull":
        return text(family, *reversed(params))
    return text("Gaussian" if family == "Normal" else family, *params)


def second_set(p_family):
    """Twelve laws for each pair whose divergence is finite: rows that no formula was written with."""
    for p, q in sorted(kl_oracle.CROSS):
        if p != p_family or q not in SAMPLERS or kl_oracle.CROSS[(p, q)] is kl_oracle.inf_always:
            continue
        r = random.Random(p + q + "second set")
        for index in range(12):
            p_params = SAMPLERS[p](r)
            if index >= 9 and p in ("Gamma", "Exponential", "Pareto"):  # extreme
                p_params = tuple(x * 10 ** r.uniform(0, 9) for x in p_params)
            q_params = SAMPLERS[q](r)
            if 4 <= index:
                size = 10.0 ** r.uniform(-12, -0.5)
                q_params = tuple(x * (1 + size * r.uniform(-1, 1)) for x in matched(q, p, p_params))
            if q == "Uniform":
                q_params = (-abs(q_params[0]), 1 + abs(q_params[1]))
            if q == "Pareto":
                q_params = (min(q_params[0], p_params[0]), q_params[1])
            truth = kl_oracle.kl_oracle(p, p_params, q, q_params)
            regime = "mod" if index < 4 else "matched" if index < 9 else "ext"
            divergence(law(p, p_params), law(q, q_params), regime, truth)


POWERS = {  # X = scale G^(1/power), G of law Gamma(shape, 1): family of these parameters -> (shape, power, scale)
    "Gamma": lambda shape, rate: (mpf(shape), mpf(1), 1 / mpf(rate)),
    "Exponential": lambda rate: (mpf(1), mpf(1), 1 / mpf(rate)),
    "Weibull": lambda shape, scale: (mpf(1), mpf(shape), mpf(scale)),
    "Frechet": lambda shape, scale: (mpf(1), -mpf(shape), mpf(scale)),
    "Rayleigh": lambda scale: (mpf(1), mpf(2), mp.sqrt(2) * mpf(scale)),
    "InverseGamma": lambda shape, scale: (mpf(shape), mpf(-1), mpf(scale)),
}
POWER_PAIRS = {
    "weibull": (("Weibull", (2.25, 1.5), "Rayleigh", (0.75,)), ("Weibull", (0.5, 1e-3), "Rayleigh", (1e-3,)),
                ("Weibull", (2.0, 2.0**0.5), "Rayleigh", (1.0000001,)), ("Weibull", (40.0, 2e5), "Rayleigh", (1.5e5,))),
    "frechet": (("Frechet", (2.25, 1.5), "InverseGamma", (3.0, 2.0)), ("Frechet", (1.0000001, 1e3), "InverseGamma", (1.0, 1e3)),
                ("Frechet", (7.0, 1e-6), "InverseGamma", (20.0, 2e-5)), ("Frechet", (1.5, 0.5), "InverseGamma", (1e-3, 1e2))),
    "rayleigh": (("Rayleigh", (0.75,), "Weibull", (2.25, 1.5)), ("Rayleigh", (1e-3,), "Weibull", (0.5, 1e-3)),
                 ("Rayleigh", (1.0000001,), "Weibull", (2.0, 2.0**0.5)), ("Rayleigh", (1.5e5,), "Weibull", (40.0, 2e5))),
    "inverse_gamma": (("InverseGamma", (3.0, 2.0), "Frechet", (2.25, 1.5)), ("InverseGamma", (1.0, 1e3), "Frechet", (1.0000001, 1e3)),
                      ("InverseGamma", (20.0, 2e-5), "Frechet", (7.0, 1e-6)), ("InverseGamma", (5.0, 1e2), "Frechet", (1.5, 0.5))),
    "gamma": (("Gamma", (3.0, 2.0), "Weibull", (2.25, 1.5)), ("Gamma", (1.0, 1e3), "Weibull", (1.0000001, 1e-3)),
              ("Gamma", (20.0, 2e5), "Weibull", (7.0, 1e-4)), ("Gamma", (1e6, 1e2), "Weibull", (900.0, 1e4))),
    "exponential": (("Exponential", (2.0,), "Weibull", (2.25, 1.5)), ("Exponential", (1e3,), "Weibull", (1.0000001, 1e-3))),
}


def power_gamma_kl(p, q):
    """Bauckhage, arXiv:1401.6853 (2014), in the notation above."""
    (k, s, a), (l, t, b) = p, q
    return (mp.log(abs(s) / a) - mp.loggamma(k) - mp.log(abs(t) / b) + mp.loggamma(l) - k
            + (k * s - 1) * mp.digamma(k) / s - (l * t - 1) * (mp.log(a / b) + mp.digamma(k) / s)
            + mp.exp(t * mp.log(a / b) + mp.loggamma(k + t / s) - mp.loggamma(k)))


def powers(stem):
    for p, p_params, q, q_params in POWER_PAIRS.get(stem, ()):
        truth = power_gamma_kl(POWERS[p](*p_params), POWERS[q](*q_params))
        divergence(text(p, *p_params), text(q, *q_params), "mod", truth)


UNIFORM_LOGISTIC = (((0.0, 1.0), (0.0, 1.0)), ((-3.0, 5.0), (1.0, 0.75)), ((-1e-3, 1e-3), (5.0, 2.0)), ((10.0, 14.5), (9.0, 1.0)), ((-40.0, -1.0), (0.0, 0.5)),
                    ((1e8, 1e8 + 1), (1e8, 0.3)), ((-1e6, 2e6), (0.0, 1.0)), ((-4.2, 4.2), (0.0, 1.6)), ((0.0, 1e-100), (1e-100, 1e-101)), ((-2.0, 1e5), (3.0, 1e-3)))


def uniform_logistic():
    for (low, high), (location, scale) in UNIFORM_LOGISTIC:
        mp.dps = 60
        a, b = ((mpf(x) - mpf(location)) / mpf(scale) for x in (low, high))

        def integral(z):  # of log(4 cosh(v/2)^2) from 0
            return mp.sign(z) * (z * z / 2 + 2 * (mp.pi**2 / 12 + mp.polylog(2, -mp.exp(-abs(z)))))

        kl = (integral(b) - integral(a)) / (b - a) - mp.log(b - a)
        divergence(text("Uniform", low, high), text("Logistic", location, scale), "mod", kl)


DISGUISES = {"uniform": uniform_logistic, "bernoulli": bernoulli, "binomial": binomial, "categorical": categorical_rows, "geometric": geometric,
             "negative_binomial": negative_binomial}

if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: %s <stem of the family of p>" % sys.argv[0])
    stem = sys.argv[1]
    DISGUISES.get(stem, lambda: None)()
    second_set({"gaussian": "Normal"}.get(stem, "".join(part.capitalize() for part in stem.split("_"))))
    powers(stem)
