"""Reference values of StudentT."""
from mpmath import beta, exp, inf, log, loggamma, mp, mpf, pi, psi, sqrt

import beta_type
import line
from rows import main, text, value


def log_density(n, z):
    return loggamma((n + 1) / 2) - loggamma(n / 2) - log(n * pi) / 2 - (n + 1) / 2 * mp.log1p(z * z / n)


def log_upper(n, z):
    """log P(T > z), z > 0."""
    if n > 1e6 and z < sqrt(n) / 100:
        return line.log_tail(lambda t: log_density(n, t), lambda t: -(n + 1) * t / (n + t * t), z, 1, mpf(1))
    w = n / (n + z * z)
    lower = beta_type.tails(n / 2, mpf(1) / 2, w, z * z / (n + z * z))[0]
    return lower - log(mpf(2))


def log_tails(n, z):
    near = log_upper(n, abs(z)) if z != 0 else -log(mpf(2))
    return (near, line.complement(near)) if z < 0 else (line.complement(near), near)


def values():
    for n, m, s in ((5.0, 0.0, 1.0), (2.5, 1.0, 3.0), (1.0, -2.0, 0.5), (0.5, 0.0, 1.0), (0.01, 0.0, 1.0), (1e-8, 0.0, 2.0), (2.0, 0.0, 1e-200), (3.5, 0.0, 1e200),
                    (4.0, 100.0, 0.01), (30.0, 0.0, 1.0), (500.0, 7.0, 1e8), (1e5, 0.0, 1.0), (1e8, 0.0, 1e-8), (1e10, 0.0, 1.0), (1e12, 1.0, 2.0), (1e17, 0.0, 1.0), (1e300, 0.0, 3.0)):
        law = text("StudentT", n, m, s)
        n, m, s = mpf(n), mpf(m), mpf(s)
        mp.dps = 60 + 2 * int(abs(mp.log10(n)))
        points = [m + mpf(z) * s for z in ("-1e30", "-1e6", "-40", "-6", "-0.8", "1e-6", "0.3", "2", "9", "100", "1e4", "1e12", "1e80")]
        points = [x for x in points if mpf(10) ** -300 < abs(x) < mpf(10) ** 300]
        if n > mpf(10) ** 20:
            points = [x for x in points if abs(x - m) / s < 1e5]
        line.continuous(law, points, lambda x: log_density(n, (x - m) / s) - log(s), lambda x: log_tails(n, (x - m) / s))
        entropy = (n + 1) / 2 * (psi(0, (n + 1) / 2) - psi(0, n / 2)) + log(n) / 2 + loggamma(n / 2) + log(pi) / 2 - loggamma((n + 1) / 2) + log(s)
        line.constants(law, entropy=entropy, mode=m, median=m)
        if n > 1:
            line.constants(law, mean=m)
        variance = s**2 * n / (n - 2) if n > 2 else inf
        if n > 1:
            if variance == inf:
                value(law, "variance", 0, inf)
            else:
                line.constants(law, variance=variance, stddev=sqrt(variance))
        if n > 3:
            line.constants(law, skewness=mpf(0))
        if n > 2:
            value(law, "excess_kurtosis", 0, 6 / (n - 4) if n > 4 else inf)
    mp.dps = 60


def pairs():
    """The rows of tests/data/kl/student_t.tsv come from tests/reference/kl_oracle.py."""


main(values, pairs)
