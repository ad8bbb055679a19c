"""Reference values of MultivariateGaussian by determinants and inverses, in each of its forms."""
import random

from mpmath import diag, inverse, log, matrix, mp, mpf, pi

from matrices import exact, log_det, product_of_factor
from rows import main, text, value

mp.dps = 600


def terms(mean, covariance, x):
    n = len(mean)
    d = matrix([mpf(a) - mpf(b) for a, b in zip(x, mean)])
    return [-mpf(n) / 2 * log(2 * pi), -log_det(covariance) / 2, -(d.T * inverse(covariance) * d)[0] / 2]


def laws(draw):
    """Texts with means and exact covariances."""
    for n in (1, 2, 3, 5, 10):
        mean = [draw.uniform(-3, 3) for _ in range(n)]
        m = product_of_factor(draw, n)
        yield text("MultivariateGaussian", mean, m), mean, exact(m)
        yield text("MultivariateGaussian", mean, precision=m), mean, inverse(exact(m))
        l = [[draw.uniform(-1, 1) if j < i else draw.uniform(0.5, 2) if i == j else 0.0 for j in range(n)] for i in range(n)]
        yield text("MultivariateGaussian", mean, cholesky=l), mean, exact(l) * exact(l).T
        s = [10.0 ** draw.uniform(-3, 3) for _ in range(n)]
        yield text("MultivariateGaussian", mean, stddevs=s), mean, diag([mpf(v) ** 2 for v in s])
        f = [[draw.uniform(-2, 2), draw.uniform(-2, 2)] for _ in range(n)]
        d = [10.0 ** draw.uniform(-1, 1) for _ in range(n)]
        yield text("MultivariateGaussian", mean, factor=f, diagonal=d), mean, exact(f) * exact(f).T + diag([mpf(v) for v in d])
    yield (text("MultivariateGaussian", [1e10, -1e10], stddevs=[1e-100, 1e100]), [1e10, -1e10],
           diag([mpf(1e-100) ** 2, mpf(1e100) ** 2]))
    yield (text("MultivariateGaussian", [0.0, 0.0], [[1e-200, 0.0], [0.0, 1e200]]), [0.0, 0.0], diag([mpf(1e-200), mpf(1e200)]))
    yield (text("MultivariateGaussian", [0.0, 0.0], factor=[[1e10], [1e10]], diagonal=[1.0, 2.0]), [0.0, 0.0],
           exact([[1e10], [1e10]]) * exact([[1e10], [1e10]]).T + diag([mpf(1), mpf(2)]))


def values():
    draw = random.Random(15)
    for law, mean, covariance in laws(draw):
        n = len(mean)
        value(law, "entropy", 0, mpf(n) / 2 * log(2 * pi) + mpf(n) / 2 + log_det(covariance) / 2)
        for wide in (0.0, 0.3, 3.0, 1e8):
            x = [float(m + wide * draw.uniform(-1, 1) * min(covariance[i, i], 1) ** mpf(0.5)) for i, m in enumerate(mean)]
            parts = terms(mean, covariance, x)
            value(law, "log_prob", x, sum(parts), max(abs(t) for t in parts))


def pairs():
    pass  # tests/data/kl/multivariate_gaussian.tsv is of kl_oracle.py


if __name__ == "__main__":
    main(values, pairs)
