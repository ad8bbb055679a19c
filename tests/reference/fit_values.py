"""Maximum-likelihood fits to 20 digits, by mpmath from the densities alone: Newton's method on a numerical gradient.

python3 fit_values.py > ../data/fit_values.tsv
"""

from mpmath import besseli, beta, cos, diff, erfc, exp, fac, findroot, gamma, log, mp, mpf, pi, sqrt, zeta

mp.dps = 40

POSITIVE = ["0.25", "1.5", "0.75", "3.25", "2", "0.5", "1.125", "5.5", "0.875", "1.75"]
UNIT = ["0.125", "0.5", "0.375", "0.875", "0.25", "0.625", "0.4375", "0.75"]
REAL = ["-3.5", "0.25", "1.5", "-0.75", "0.5", "7", "-0.125", "0.375", "-1.25", "1", "0.0625", "-0.5"]
SKEWED = ["0.125", "0.375", "-0.25", "1", "2.5", "0.75", "0.5", "1.75", "-1.5", "0.625", "4.5", "1.25", "-0.75", "1.5"]
COUNTS = ["0", "3", "1", "0", "7", "2", "0", "1", "12", "4"]
FROM_ONE = ["1", "1", "4", "1", "2", "1", "9", "3", "1", "1"]
ANGLES = ["0.5", "1.25", "-0.25", "2.75", "0.75", "-1.5", "1", "0.125"]
LIGHT = ["0.0625", "0.25", "1.5", "0.75", "3.25", "2", "0.5", "1.125", "5.5", "0.875", "1.75", "0.03125"]
HEAVY = ["0.25", "10", "0.75", "3.25", "0.125", "0.5", "1.125", "40", "0.875", "1.75"]


def gev(x, m, s, k):
    t = (1 + k * (x - m) / s) ** (-1 / k)
    return t ** (1 + k) * exp(-t) / s


def normal(z):
    return exp(-z * z / 2) / sqrt(2 * pi)


def rising(r, k):
    product = mpf(1)
    for j in range(int(k)):
        product *= r + j
    return product


CASES = [
    ("Gamma", POSITIVE, lambda x, a, r: r**a * x ** (a - 1) * exp(-r * x) / gamma(a), (1.5, 1)),
    ("InverseGamma", POSITIVE, lambda x, a, s: s**a * x ** (-a - 1) * exp(-s / x) / gamma(a), (1.5, 1)),
    ("Nakagami", POSITIVE, lambda x, a, s: 2 * (a / s) ** a * x ** (2 * a - 1) * exp(-a * x * x / s) / gamma(a), (0.5, 5)),
    ("ChiSquared", POSITIVE, lambda x, k: x ** (k / 2 - 1) * exp(-x / 2) / 2 ** (k / 2) / gamma(k / 2), (2,)),
    ("Chi", POSITIVE, lambda x, k: 2 ** (1 - k / 2) * x ** (k - 1) * exp(-x * x / 2) / gamma(k / 2), (2,)),
    ("Weibull", POSITIVE, lambda x, k, s: k / s * (x / s) ** (k - 1) * exp(-((x / s) ** k)), (1.2, 1.8)),
    ("Frechet", POSITIVE, lambda x, k, s: k / s * (x / s) ** (-1 - k) * exp(-((x / s) ** -k)), (1.2, 0.8)),
    ("LogLogistic", POSITIVE, lambda x, k, s: k / s * (x / s) ** (k - 1) / (1 + (x / s) ** k) ** 2, (2, 1.3)),
    ("GeneralizedGamma", LIGHT, lambda x, s, d, p: p / s / gamma(d / p) * (x / s) ** (d - 1) * exp(-((x / s) ** p)), (3.5, 0.6, 1.7)),
    ("BetaPrime", POSITIVE, lambda x, a, b: x ** (a - 1) * (1 + x) ** (-a - b) / beta(a, b), (3, 3)),
    ("FisherF", HEAVY, lambda x, d, e: (d / e) ** (d / 2) * x ** (d / 2 - 1) * (1 + d * x / e) ** (-(d + e) / 2) / beta(d / 2, e / 2), (2, 2)),
    ("HalfCauchy", POSITIVE, lambda x, s: 2 / pi / s / (1 + (x / s) ** 2), (1.3,)),
    ("Lomax", HEAVY, lambda x, a, s: a / s * (1 + x / s) ** (-a - 1), (1.2, 1.5)),
    ("Gompertz", UNIT, lambda x, a, r: a * r * exp(a + r * x - a * exp(r * x)), (0.2, 3)),
    ("Gumbel", REAL, lambda x, m, s: exp(-(x - m) / s - exp(-(x - m) / s)) / s, (-0.5, 1.8)),
    ("Logistic", REAL, lambda x, m, s: exp(-(x - m) / s) / s / (1 + exp(-(x - m) / s)) ** 2, (0.2, 1.1)),
    ("Cauchy", REAL, lambda x, m, s: 1 / pi / s / (1 + ((x - m) / s) ** 2), (0.2, 0.7)),
    ("StudentT", REAL, lambda x, n, m, s: (1 + ((x - m) / s) ** 2 / n) ** (-(n + 1) / 2) / s / sqrt(n) / beta(n / 2, mpf(1) / 2), (1.5, 0.2, 0.8)),
    ("SkewNormal", SKEWED, lambda x, m, s, a: 2 / s * normal((x - m) / s) * erfc(-a * (x - m) / s / sqrt(2)) / 2, (-0.55, 1.96, 2.3)),
    ("GeneralizedExtremeValue", SKEWED, gev, (0.3, 0.7, 0.1)),
    ("Beta", UNIT, lambda x, a, b: x ** (a - 1) * (1 - x) ** (b - 1) / beta(a, b), (2, 2)),
    ("Kumaraswamy", UNIT, lambda x, a, b: a * b * x ** (a - 1) * (1 - x**a) ** (b - 1), (1.6, 2)),
    ("NegativeBinomial", COUNTS, lambda k, r, p: rising(r, k) / fac(k) * p**r * (1 - p) ** k, (0.7, 0.2)),
    ("LogSeries", FROM_ONE, lambda k, p: p**k / (-k * log(1 - p)), (0.8,)),
    ("Zeta", FROM_ONE, lambda k, s: k**-s / zeta(s), (2,)),
    ("VonMises", ANGLES, lambda x, m, k: exp(k * cos(x - m)) / 2 / pi / besseli(0, k), (0.6, 1.5)),
    ("WrappedCauchy", ANGLES, lambda x, m, r: (1 - r * r) / 2 / pi / (1 + r * r - 2 * r * cos(x - m)), (0.7, 0.6)),
    ("Levy", HEAVY, lambda x, m, s: sqrt(s / 2 / pi) * (x - m) ** mpf(-1.5) * exp(-s / 2 / (x - m)), (0, 0.5)),
]


def main():
    print("# Fits by tests/reference/fit_values.py (mpmath). Columns: family, data, parameters in the order of the constructor.")
    for family, texts, density, start in CASES:
        data = [mpf(text) for text in texts]

        def log_likelihood(*p):
            return sum(log(density(x, *p)) for x in data)

        n = len(start)
        orders = [tuple(int(i == j) for j in range(n)) for i in range(n)]
        gradient = [lambda *p, o=o: diff(log_likelihood, p if n > 1 else p[0], o if n > 1 else 1) for o in orders]
        root = findroot(gradient if n > 1 else gradient[0], start if n > 1 else start[0], tol=mpf(10) ** -40, maxsteps=60)
        values = [mp.re(value) for value in (root if n > 1 else [root])]
        print(family, ",".join(texts), ",".join(mp.nstr(v, 20) for v in values), sep="\t")


if __name__ == "__main__":
    main()
