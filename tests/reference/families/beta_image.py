"""Reference values of the laws of beta type on an interval: affine images of beta variables. Imported by the modules of the leaves."""
from mpmath import exp, log, mp, mpf, psi, sqrt

import beta_type
import line


def law_rows(law, low, high, a, b, **more):
    low, high = mpf(low), mpf(high)
    width, total = high - low, a + b
    mean, deviation = a / total, sqrt(a * b / total**2 / (total + 1))
    shares = [mean + c * deviation for c in (mpf(c) for c in ("-9", "-3", "-0.7", "0.2", "1.6", "5"))]
    shares += [mpf(c) for c in ("1e-30", "0.0009765625", "0.3", "0.625", "0.9990234375")]
    points = {float(low + y * width) for y in shares if 0 < y < 1}
    points = [x for x in points if low < x < high]

    def log_density(x):
        y, z = (x - low) / width, (high - x) / width
        return (a - 1) * log(y) + (b - 1) * log(z) - beta_type.log_beta_function(a, b) - log(width)

    line.continuous(law, points, log_density, lambda x: beta_type.tails(a, b, (x - low) / width, (high - x) / width))
    entropy = beta_type.log_beta_function(a, b) - (a - 1) * psi(0, a) - (b - 1) * psi(0, b) + (total - 2) * psi(0, total) + log(width)
    skewness = 2 * (b - a) * sqrt(total + 1) / (total + 2) / sqrt(a * b)
    kurtosis = 6 * ((a - b) ** 2 * (total + 1) - a * b * (total + 2)) / (a * b * (total + 2) * (total + 3))
    line.moments(law, low + mean * width, (deviation * width) ** 2, skewness, kurtosis, entropy, **more)


def log_density_of(low, high, a, b):
    low, high = mpf(low), mpf(high)
    constant = beta_type.log_beta_function(a, b) + (a + b - 1) * log(high - low)
    return lambda x: ((a - 1) * log(x - low) if a != 1 else 0) + ((b - 1) * log(high - x) if b != 1 else 0) - constant


def nested_kl(p, q):
    """By quadrature; p and q are (low, high, a, b), the interval of p within that of q."""
    f, g = log_density_of(*p), log_density_of(*q)
    low, high = mpf(p[0]), mpf(p[1])
    edges = [low + (high - low) * k / 8 for k in range(9)]
    return mp.quad(lambda x: exp(f(x)) * (f(x) - g(x)) if low < x < high else mpf(0), edges)


def equal_kl(p, q):
    (a, b), (c, d) = p, q
    gap = beta_type.log_beta_function(c, d) - beta_type.log_beta_function(a, b)
    return gap + (a - c) * psi(0, a) + (b - d) * psi(0, b) + (c - a + d - b) * psi(0, a + b)
