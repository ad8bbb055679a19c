"""Reference values of LogitNormal: the normal law of the logit, quadrature in it for the moments."""
import random

from mpmath import mp, mpf

from bounded import emit_constants, emit_points, quad
from kl_oracle import kl_oracle
from rows import divergence, main, text, value

mp.dps = 50


def normal_cdf(z):
    return mp.erfc(-z / mp.sqrt(2)) / 2


def normal_quantile(p):
    """Newton on the log of the tail."""
    if p > mpf(1) / 2:
        return -normal_quantile(1 - p)
    z = -mp.sqrt(-2 * mp.log(p)) if p < mpf("0.1") else (p - mpf(1) / 2) * mp.sqrt(2 * mp.pi)
    for _ in range(200):
        F = normal_cdf(z)
        step = (mp.log(F) - mp.log(p)) * F / (mp.exp(-z * z / 2) / mp.sqrt(2 * mp.pi))
        z -= step
        if abs(step) < mpf(10) ** -40:
            return z
    return z


class Law:
    def __init__(self, mu, sigma):
        self.text = text("LogitNormal", mu, sigma)
        self.mu, self.sigma = mpf(mu), mpf(sigma)

    def z(self, x):
        return (mp.log(x) - mp.log1p(-x) - self.mu) / self.sigma

    def log_density(self, x):
        z = self.z(x)
        parts = [-z * z / 2, -mp.log(self.sigma) - mp.log(2 * mp.pi) / 2, -mp.log(x), -mp.log1p(-x)]
        return sum(parts), max(abs(p) for p in parts)

    def below(self, x):
        return normal_cdf(self.z(x))

    def above(self, x):
        return normal_cdf(-self.z(x))

    def logistic(self, y):
        return 1 / (1 + mp.exp(-y))

    def expectation(self, h):
        """E h(Y): the panels of the normal law, and finer ones where the logistic changes."""
        edges = {self.mu + self.sigma * j for j in range(-16, 17)} | {self.mu + self.sigma * (16 + 2 * j) for j in range(1, 12)} | {self.mu - self.sigma * (16 + 2 * j) for j in range(1, 12)}
        low, high = min(edges), max(edges)
        edges |= {mpf(3 * j) for j in range(-40, 41) if low < 3 * j < high}
        edges = sorted(edges)
        g = lambda y: mp.exp(-((y - self.mu) / self.sigma) ** 2 / 2) / self.sigma / mp.sqrt(2 * mp.pi) * h(y)
        return quad(g, edges)


def values():
    cases = [(0.0, 1.0), (-2.0, 0.5), (1.0, 1.3), (0.0, 5.0), (-30.0, 2.0), (3.0, 1e-3), (0.5, 20.0), (-0.7, 1e-8), (2.0, 100.0), (-300.0, 1.0), (5.0, 3.0), (0.1, 0.1), (-1.0, 1e4), (20.0, 0.25),
             (1e-3, 1.4), (0.0, 1e-3), (700.0, 1.0), (-500.0, 30.0), (0.3, 1e6), (-0.2, 1e-12), (30.0, 1e-6), (-5.0, 40.0)]
    for mu, sigma in cases:
        law = Law(mu, sigma)
        xs = {float(law.logistic(law.mu + z * law.sigma)) for z in (-6, -1.3, -0.2, 0.4, 1.9, 7)} | {0.3, 0.5, 1e-300, 1e-10}
        xs = sorted(x for x in xs if 0.0 < x < 1.0)
        emit_points(law.text, xs, log_density=law.log_density)
        emit_points(law.text, [x for x in xs if abs(law.z(mpf(x))) < 1e5], below=law.below, above=law.above)
        for u in (1e-200, 1e-9, 0.02, 0.3, 0.5, 0.95):
            x = law.logistic(law.mu + law.sigma * normal_quantile(mpf(u)))
            if x > mpf(2) ** -1020:
                value(law.text, "quantile", u, x)
        for v in (1e-9, 0.2):
            value(law.text, "inverse_survival", v, law.logistic(law.mu - law.sigma * normal_quantile(mpf(v))))
        with mp.workdps(40):
            # of the smaller of X and 1 - X, whose digits a mean next to 1 has not
            small, sign = (law.logistic, 1) if mu <= 0 else (lambda y: law.logistic(-y), -1)
            centre = law.expectation(small)
            var, third, fourth = [law.expectation(lambda y: (small(y) - centre) ** k) for k in (2, 3, 4)]
            mean, third = centre if sign > 0 else 1 - centre, sign * third
            entropy = mp.log(law.sigma) + (mp.log(2 * mp.pi) + 1) / 2 - law.expectation(lambda y: y + 2 * mp.log1p(mp.exp(-y)))
        skew = third / var ** 1.5 if mu != 0.0 else mpf(0)
        emit_constants(law.text, moments=(mean, var, skew, fourth / var ** 2 - 3), entropy=entropy)
        # the mode: the root of mu - y + sigma^2 tanh(y/2) of highest density
        if sigma < 1.3:
            value(law.text, "mode", 0, law.logistic(mp.findroot(lambda y: law.mu - y + law.sigma ** 2 * mp.tanh(y / 2), law.mu)))
        elif mu != 0.0 and sigma < 30:
            y = law.mu + (law.sigma ** 2 if mu > 0 else -law.sigma ** 2)
            for _ in range(20000):
                new = law.mu + law.sigma ** 2 * mp.tanh(y / 2)
                if abs(new - y) < mpf(10) ** -40:
                    break
                y = new
            value(law.text, "mode", 0, law.logistic(y))


def pairs():
    def row(p, q, regime):
        divergence(text("LogitNormal", *p), text("LogitNormal", *q), regime, kl_oracle("Normal", p, "Normal", q))

    rng = random.Random(2)
    for p, q in (((0.0, 1.0), (1.0, 2.0)), ((-2.0, 0.5), (3.0, 0.1)), ((1.0, 1.3), (1.0, 1.3))):
        row(p, q, "identical" if p == q else "mod")
    for p, q in (((0.0, 1e-150), (0.0, 1e150)), ((1e150, 1.0), (-1e150, 1.0)), ((1e300, 1e-10), (1e300, 1e10)), ((0.0, 1.0), (0.0, 1.0000000000000002)), ((1e308, 1e300), (-1e308, 1e300))):
        row(p, q, "ext")
    for _ in range(34):
        m, s = rng.uniform(-3, 3), 10.0 ** rng.uniform(-3, 3)
        eps = 10.0 ** rng.uniform(-13, -3)
        row((m, s), (m + eps * s * rng.uniform(-1, 1), s * (1 + eps * rng.uniform(-1, 1))), "near")


main(values, pairs)
