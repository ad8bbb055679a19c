#!/usr/bin/env python3
"""Makes tests/data/kl_forms.tsv: same-family KL divergences near p = q with the parameters in other forms.

    tests/reference/make_forms.py > tests/data/kl_forms.tsv

Every parameter is an exact double, taken exactly as given: the truth is computed with mpmath from those numbers (the variance,
not its rounded root), at a precision doubled until 40 digits agree. Deterministic: the same run gives the same file.
"""
import random

from mpmath import mp, mpf
import mpmath

from kl_oracle import (_bern, _chol, kl_beta, kl_categorical, kl_gamma, kl_mvn, kl_normal, kl_exponential, INF)

EPSILONS = [1e-3, 1e-6, 1e-9, 1e-13]
random.seed(20240611)


def number(x):
    if x != x or x in (float("inf"), float("-inf")):
        return str(x)
    return float(x).hex()


def text(family, values):
    def value(v):
        if isinstance(v, int):
            return str(v)
        if isinstance(v, list):
            return "[" + ", ".join(value(w) for w in v) + "]"
        return number(v)

    return family + "(" + ", ".join(name + "=" + value(v) for name, v in values) + ")"


def truth(kl, p, q):
    """kl(p(), q()), both made from the exact doubles at a working precision that is doubled until the answer stands."""
    previous = None
    precision = 2500  # wider than the exponents of the parameters are apart
    while precision < 30000:
        with mp.workprec(precision):
            v = +mpf(kl(p(), q()))
            if mp.isinf(v):
                return v
            if previous is not None and abs(v - previous) <= abs(v) * mpf(10) ** -40:
                return v
            if previous is not None and v == 0 and previous == 0:
                return v
            # Two ways of giving one and the same law leave only the noise of the precision.
            if previous is not None and abs(v) < mpf(2) ** (-precision * 3 // 4) and precision > 9000:
                return mpf(0)
            previous = v
        precision *= 2
    raise RuntimeError("no convergence")


def row(p_text, q_text, regime, value):
    assert value >= 0, (p_text, q_text)
    if 0 < value < mpf(2) ** -1022:
        regime += ":underflow"
    digits = "inf" if mp.isinf(value) else "0" if value == 0 else mp.nstr(value, 30, min_fixed=0, max_fixed=0)
    print("\t".join([p_text, q_text, regime, digits]))


def m(x):
    return mpf(x)


def form_rows(kl, forms):
    """forms: functions of (base parameters) -> (text, canonical-maker). All ordered pairs of forms, q a small step from p."""
    for make_p in forms:
        for make_q in forms:
            for eps in EPSILONS:
                step = 1 + eps * random.choice([-1, 1])
                p = make_p(1.0)
                q = make_q(step)
                row(p[0], q[0], "near" if eps > 1e-10 else "nearext", truth(kl, p[1], q[1]))


def sigmoid(l):
    return 1 / (1 + mp.exp(-m(l)))


def gaussian():
    for mean, s in [(0.0, 1.0), (3.7, 0.013), (-1e5, 7.3e8)]:
        def stddev(k):
            v = s * k
            return text("Gaussian", [("mean", mean), ("stddev", v)]), lambda: (m(mean), m(v))
        def variance(k):
            v = s * s * k
            return text("Gaussian", [("mean", mean), ("variance", v)]), lambda: (m(mean), mp.sqrt(m(v)))
        def precision(k):
            v = k / (s * s)
            return text("Gaussian", [("mean", mean), ("precision", v)]), lambda: (m(mean), 1 / mp.sqrt(m(v)))
        form_rows(kl_normal, [stddev, variance, precision])


def exponential():
    for r in [1.0, 3.3e-7]:
        def rate(k):
            v = r * k
            return text("Exponential", [("rate", v)]), lambda: (m(v),)
        def scale(k):
            v = k / r
            return text("Exponential", [("scale", v)]), lambda: (1 / m(v),)
        form_rows(kl_exponential, [rate, scale])


def gamma():
    for a, b in [(2.0, 3.0), (0.013, 7.1), (4.7e6, 1.3e-3)]:
        mean0, stddev0 = a / b, a ** 0.5 / b
        def rate(k):
            v = b * k
            return text("Gamma", [("shape", a), ("rate", v)]), lambda: (m(a), m(v))
        def scale(k):
            v = k / b
            return text("Gamma", [("shape", a), ("scale", v)]), lambda: (m(a), 1 / m(v))
        def moments(k):
            v = mean0 * k
            return (text("Gamma", [("mean", v), ("stddev", stddev0)]),
                    lambda: ((m(v) / m(stddev0)) ** 2, m(v) / m(stddev0) ** 2))
        form_rows(kl_gamma, [rate, scale, moments])


def gamma_leaves():
    for dof in [1.0, 5.3, 8.1e4]:
        def chi(k):
            v = dof * k
            return text("ChiSquared", [("dof", v)]), lambda: (m(v) / 2, mpf(1) / 2)
        def scale(k):
            v = 2 * k
            return text("Gamma", [("shape", dof / 2), ("scale", v)]), lambda: (m(dof) / 2, 1 / m(v))
        form_rows(kl_gamma, [chi, scale])
    def exponential_scale(k):
        v = 0.3 * k
        return text("Exponential", [("scale", v)]), lambda: (mpf(1), 1 / m(v))
    def gamma_scale(k):
        v = 0.3 * k
        return text("Gamma", [("shape", 1.0), ("scale", v)]), lambda: (mpf(1), 1 / m(v))
    form_rows(kl_gamma, [exponential_scale, gamma_scale])


def beta():
    for a, b in [(2.0, 3.0), (0.02, 0.7), (1.5, 4e7), (3e5, 2e5)]:
        def shapes(k):
            v = a * k
            return text("Beta", [("alpha", v), ("beta", b)]), lambda: (m(v), m(b))
        def mean_concentration(k):
            mu, c = a / (a + b), (a + b) * k
            return (text("Beta", [("mean", mu), ("concentration", c)]),
                    lambda: (m(mu) * m(c), (1 - m(mu)) * m(c)))
        form_rows(kl_beta, [shapes, mean_concentration])


def bernoulli():
    for p0 in [0.5, 0.3, 1e-9, 1e-200]:
        l0 = float(mp.log(m(p0)) - mp.log1p(-m(p0)))
        def probability(k):
            v = p0 * k
            return text("Bernoulli", [("probability", v)]), lambda: (m(v),)
        def logit(k):
            v = l0 + (k - 1)
            return text("Bernoulli", [("logit", v)]), lambda: (sigmoid(v),)
        form_rows(lambda p, q: _bern(p[0], q[0]), [probability, logit])
        def trials(make):
            def made(k):
                t, f = make(k)
                return t.replace("Bernoulli(", "Binomial(trials=12, "), f
            return made
        form_rows(lambda p, q: 12 * _bern(p[0], q[0]), [trials(probability), trials(logit)])
    # far apart, in the two forms
    for l in [-800.0, -40.0, 3.0, 40.0, 800.0]:
        for p in [0.5, 1e-300, 1 - 2.0 ** -53]:
            a = (text("Bernoulli", [("logit", l)]), lambda: (sigmoid(l),))
            b = (text("Bernoulli", [("probability", p)]), lambda: (m(p),))
            f = lambda x, y: _bern(x[0], y[0])
            row(a[0], b[0], "mod", truth(f, a[1], b[1]))
            row(b[0], a[0], "mod", truth(f, b[1], a[1]))


def categorical():
    base = [0.125, 0.25, 0.5, 0.125]  # sums to 1 exactly
    def probabilities(k):
        d = (k - 1) * 0.125
        v = [base[0] + d, base[1], base[2], base[3] - d]
        if sum(map(mpf, v)) != 1:
            v = base
        return text("Categorical", [("probabilities", v)]), lambda: ([m(x) for x in v],)
    def weights(k):
        v = [base[0] * 3, base[1] * 3 * k, base[2] * 3, base[3] * 3]
        return text("Categorical", [("weights", v)]), lambda: ([m(x) for x in v],)
    def logits(k):
        v = [float(mp.log(m(x))) for x in base]
        v[2] += k - 1
        return text("Categorical", [("logits", v)]), lambda: ([mp.exp(m(x)) for x in v],)
    form_rows(kl_categorical, [probabilities, weights, logits])


def condition(covariance):
    with mp.workprec(200):
        e = mpmath.eigsy(mpmath.matrix(covariance), eigvals_only=True)
        return float(max(e) / min(e))


def multivariate():
    def gram(factor, diagonal):
        n = len(diagonal)
        return [[mp.fsum(m(x) * m(y) for x, y in zip(factor[i], factor[j])) + (m(diagonal[i]) if i == j else 0)
                 for j in range(n)] for i in range(n)]

    def product(rows):  # L L'
        return gram(rows, [0.0] * len(rows))

    for n in (2, 3, 5):
        mean0 = [random.uniform(-2, 2) for _ in range(n)]
        lower = [[random.uniform(-0.6, 0.6) if j < i else random.uniform(0.6, 1.7) if j == i else 0.0
                  for j in range(n)] for i in range(n)]
        with mp.workprec(300):
            sigma = product(lower)
            inverse = mpmath.matrix(sigma) ** -1
            sigma0 = [[float(sigma[i][j]) for j in range(n)] for i in range(n)]
            inverse0 = [[float(inverse[max(i, j), min(i, j)]) for j in range(n)] for i in range(n)]
        factor0 = [[random.uniform(-1, 1)] for _ in range(n)]
        diagonal0 = [random.uniform(0.3, 1.4) for _ in range(n)]
        stddevs0 = [random.uniform(0.3, 2.0) for _ in range(n)]
        kappa = condition(sigma)

        def shifted(k):
            return [x * k for x in mean0]
        def scaled(matrix, k):
            return [[x * k if i == j == 0 else x for j, x in enumerate(r)] for i, r in enumerate(matrix)]
        def cholesky(k):
            mu, v = shifted(k), scaled(lower, k)
            return (text("MultivariateGaussian", [("mean", mu), ("cholesky", v)]),
                    lambda: ([m(x) for x in mu], [[m(x) for x in r] for r in v]))
        def covariance(k):
            mu, v = shifted(k), scaled(sigma0, k)
            return (text("MultivariateGaussian", [("mean", mu), ("covariance", v)]),
                    lambda: ([m(x) for x in mu], _chol([[m(x) for x in r] for r in v])))
        def precision(k):
            mu, v = shifted(k), scaled(inverse0, k)
            def make():
                inv = mpmath.matrix([[m(x) for x in r] for r in v]) ** -1
                return [m(x) for x in mu], _chol([[inv[i, j] for j in range(n)] for i in range(n)])
            return text("MultivariateGaussian", [("mean", mu), ("precision", v)]), make
        def low_rank(k):
            mu, d = shifted(k), [x * k for x in diagonal0]
            return (text("MultivariateGaussian", [("mean", mu), ("factor", factor0), ("diagonal", d)]),
                    lambda: ([m(x) for x in mu], _chol(gram(factor0, d))))
        def stddevs(k):
            mu, d = shifted(k), [x * k for x in stddevs0]
            return (text("MultivariateGaussian", [("mean", mu), ("stddevs", d)]),
                    lambda: ([m(x) for x in mu], [[m(d[i]) if i == j else mpf(0) for j in range(n)] for i in range(n)]))
        for forms in ([cholesky, covariance, precision], [low_rank], [stddevs]):
            for make_p in forms:
                for make_q in forms:
                    for eps in (1e-3, 1e-6):
                        p, q = make_p(1.0), make_q(1.0 + eps)
                        row(p[0], q[0], "near;cond=%.3g" % kappa, truth(kl_mvn, p[1], q[1]))
        everything = [cholesky, covariance, precision, low_rank, stddevs]
        for make_p in everything:
            for make_q in everything:
                p, q = make_p(1.0), make_q(1.25)
                row(p[0], q[0], "mod;cond=%.3g" % kappa, truth(kl_mvn, p[1], q[1]))


print("# KL(p || q) in nats to 30 digits with the parameters in other forms, made by tests/reference/make_forms.py with mpmath at")
print("# 40 digits or more, from the exact hexadecimal parameters as given.")
gaussian()
exponential()
gamma()
gamma_leaves()
beta()
bernoulli()
categorical()
multivariate()
