"""What the tables of laws with matrix parameters share."""
from mpmath import cholesky, det, log, loggamma, matrix, mpf, pi, psi


def exact(rows):
    return matrix([[mpf(v) for v in row] for row in rows])


def column_major(rows):
    return [rows[i][j] for j in range(len(rows)) for i in range(len(rows))]


def log_det(m):
    return log(det(m))


def trace(m):
    return sum(m[i, i] for i in range(m.rows))


def log_multigamma(n, a):
    return mpf(n * (n - 1)) / 4 * log(pi) + sum(loggamma(a - mpf(i) / 2) for i in range(n))


def multidigamma(n, a):
    return sum(psi(0, a - mpf(i) / 2) for i in range(n))


def product_of_factor(draw, n, spread=1.0, scale=1.0):
    """A symmetric positive definite matrix of doubles."""
    l = [[draw.uniform(-1, 1) * spread if j < i else draw.uniform(0.5, 2) if i == j else 0.0 for j in range(n)] for i in range(n)]
    m = [[scale * sum(l[i][k] * l[j][k] for k in range(n)) for j in range(n)] for i in range(n)]
    return [[m[max(i, j)][min(i, j)] for j in range(n)] for i in range(n)]


def nearby(draw, m, relative):
    n = len(m)
    change = [[draw.uniform(-1, 1) for j in range(n)] for i in range(n)]
    size = min(m[i][i] for i in range(n))
    return [[m[i][j] + relative * 0.1 * size * (change[max(i, j)][min(i, j)] + (2.5 * n if i == j else 0)) for j in range(n)] for i in range(n)]
