"""Reference values of VonMises: quadrature of the density on (-pi, pi]."""
import random

from mpmath import inf, mp, mpf

from bounded import emit_constants, emit_points, emit_quantiles, moments_by_quadrature, quad, root
from kl_oracle import kl_oracle
from rows import divergence, main, text

mp.dps = 34


class Law:
    def __init__(self, location, k):
        self.text = text("VonMises", location, k)
        self.m, self.k = mpf(location), mpf(k)
        self.log_norm = mp.log(2 * mp.pi) + (mp.log(mp.besseli(0, self.k)) - self.k if k < 1e4 else self.series())
        mu = self.m - 2 * mp.pi * mp.nint(self.m / (2 * mp.pi))
        self.mu = mu
        edges = {-mp.pi, mp.pi}
        sd = 1 / mp.sqrt(self.k + 1)
        for turn in (-1, 0, 1):
            for j in (0, 1, 2, 3, 4, 6, 8, 11, 15, 20):
                for s in (-1, 1):
                    e = mu + 2 * mp.pi * turn + s * j * sd
                    if -mp.pi < e < mp.pi:
                        edges.add(e)
        self.edges = sorted(edges)
        self.tables()

    def series(self):
        # log(I0(k) exp(-k)) by Abramowitz and Stegun 9.7.1
        total, term = mpf(1), mpf(1)
        for j in range(1, 60):
            term *= mpf(2 * j - 1) ** 2 / (8 * j * self.k)
            total += term
        return mp.log(total) - mp.log(2 * mp.pi * self.k) / 2

    def log_density(self, x):
        a = -2 * self.k * mp.sin((x - self.m) / 2) ** 2
        return a - self.log_norm, max(abs(a), abs(self.log_norm))

    def f(self, x):
        return mp.exp(self.log_density(x)[0])

    def tables(self):
        self.pieces = [quad(self.f, [a, b]) for a, b in zip(self.edges, self.edges[1:])]

    def below(self, x):
        total = mpf(0)
        for a, b, piece in zip(self.edges, self.edges[1:], self.pieces):
            if x >= b:
                total += piece
            elif x > a:
                total += self.part(a, x)
        return total

    def part(self, a, b):
        # fine near the end where the density is higher, from which it falls off at the rate k |sin|
        end, sign = (b, -1) if self.f(b) >= self.f(a) else (a, 1)
        width = 4 / (1 + self.k * abs(mp.sin(end - self.m)) + mp.sqrt(self.k))
        cuts = sorted({a, b} | {c for c in (end + sign * width * j for j in range(1, 25)) if a < c < b})
        return quad(self.f, cuts)

    def above(self, x):
        total = mpf(0)
        for a, b, piece in zip(self.edges, self.edges[1:], self.pieces):
            if x <= a:
                total += piece
            elif x < b:
                total += self.part(x, b)
        return total

    def quantile(self, u):
        return self.solve(lambda x: self.below(x) - u)

    def inverse_survival(self, v):
        return self.solve(lambda x: v - self.above(x))

    def solve(self, function):
        low, high = self.edges[0], self.edges[-1]
        for e in self.edges[1:-1]:
            if function(e) < 0:
                low = e
            else:
                high = e
                break
        return root(function, self.f, low, high)


def values():
    cases = [(0.0, 1.0), (2.0, 5.0), (-1.0, 0.3), (0.7, 0.0), (-0.5, 1e6), (3.0, 40.0), (7.0, 2.0), (0.5, 1e-8), (1.0, 1e15), (-3.1, 27.9),
             (2.5, 28.1), (0.0, 700.0), (-1e5, 12.0), (3.14159, 1e4), (1.5, 100.0), (-2.0, 2.0), (0.25, 1e8), (100.0, 0.7), (2.5, 1e10), (3.1, 1e12), (-1.0, 3e6), (3.1415, 1e15)]
    for location, k in cases:
        law = Law(location, k)
        sd = float(1 / mp.sqrt(law.k + 1))
        mu = float(law.mu)
        xs = {-3.1, -1.3, 2.2} | {mu + z * sd for z in (-6.0, -0.03, 0.6, 8.0)}
        xs = sorted(x for x in xs if -3.1415926 < x < 3.1415926)
        emit_points(law.text, xs, log_density=law.log_density)
        emit_points(law.text, xs, below=law.below, above=law.above)
        if k == 0.0:
            emit_constants(law.text, moments=(mpf(0), mp.pi ** 2 / 3, mpf(0), -mpf(6) / 5), entropy=mp.log(2 * mp.pi))
        else:
            us = [0.01, 0.55] + ([1e-10] if k < 100 else [])
            emit_quantiles(law.text, us, law.quantile, [0.003] if k > 100 else [1e-9, 0.3], law.inverse_survival)
            mean, var, skew, kurt = moments_by_quadrature(law.f, law.edges)
            if location == 0.0:
                mean = skew = mpf(0)
            emit_constants(law.text, moments=(mean, var, skew, kurt), mode=law.mu,
                           entropy=-quad(lambda x: law.f(x) * law.log_density(x)[0], law.edges))


def pairs():
    def row(p, q, regime):
        divergence(text("VonMises", *p), text("VonMises", *q), regime, kl_oracle("VonMises", p, "VonMises", q))

    row((0.5, 1e15), (0.5, 1.0000001e15), "near")
    row((0.5, 1e15), (0.5000000001, 1e15), "near")
    row((0.5, 1e15), (-0.5, 3e15), "ext")
    row((0.5, 1e6), (0.5001, 2e6), "ext")
    row((10.0, 3.0), (-2.5, 2.0), "mod")
    row((1e5, 3.0), (1e5 + 1e-3, 3.0), "near")
    row((1.0, 0.0), (2.0, 1.0), "boundary")
    row((1.0, 1.0), (2.0, 0.0), "boundary")
    row((1.0, 0.0), (2.0, 0.0), "boundary")
    row((3.0, 30.0), (-3.0, 29.0), "mod")
    rng = random.Random(7)
    for _ in range(20):
        k = 10.0 ** rng.uniform(-6, 8)
        m = rng.uniform(-3, 3)
        eps = 10.0 ** rng.uniform(-13, -3)
        row((m, k), (m + eps * rng.uniform(-1, 1) / (1 + k) ** 0.5, k * (1 + eps * rng.uniform(-1, 1))), "near")


main(values, pairs)
