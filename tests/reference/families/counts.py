"""Tails, entropies and quantiles of laws of counts by sums of their masses. Imported by the modules of the leaves."""
from mpmath import exp, log, mp, mpf

import line
from rows import value


class Counts:
    """A law on 0, 1, ... from `log_mass(k)` and `ratio(k)` = mass(k + 1) / mass(k), decreasing to a limit below 1."""

    def upper_tail(self, k):
        """P(X > k) / mass(k + 1) where masses fall beyond k + 1."""
        total, term, j = mpf(1), mpf(1), k + 1
        while term > total * mpf(10) ** -45:
            term *= self.ratio(j)
            total += term
            j += 1
        return total

    def lower_tail(self, k):
        """P(X <= k) / mass(k)."""
        total, term, j = mpf(1), mpf(1), k
        while j > 0 and term > total * mpf(10) ** -45:
            j -= 1
            term /= self.ratio(j)
            total += term
        return total

    def tails(self, k):
        """log P(X <= k), log P(X > k): the smaller one summed, the other its complement."""
        if k >= self.center():
            upper = self.log_mass(k + 1) + log(self.upper_tail(k))
            return line.complement(upper), upper
        lower = self.log_mass(k) + log(self.lower_tail(k))
        return lower, line.complement(lower)

    def entropy(self):
        """By the definition, outwards from the center."""
        total = mpf(0)
        for step in (1, -1):
            k = self.center() if step == 1 else self.center() - 1
            while k >= 0:
                log_mass = self.log_mass(k)
                term = -exp(log_mass) * log_mass
                total += term
                if abs(k - self.center()) > 3 and abs(term) < mpf(10) ** -30 * abs(total):
                    break
                k += step
        return total

    def quantile(self, u):
        """The least k with P(X <= k) >= u, by bisection."""
        low, high = -1, 1
        while exp(self.tails(high)[0]) < u:
            low, high = high, 2 * high
        while high - low > 1:
            middle = (low + high) // 2
            if exp(self.tails(middle)[0]) < u:
                low = middle
            else:
                high = middle
        return mpf(high)


def smooth_tails(log_mass, k, deviation):
    """log P(X <= k), log P(X > k) of a bell of so many integers: Euler and Maclaurin's formula between integers."""
    at = mpf(k) + mpf(1) / 2
    scale = log_mass(at)

    def mass(x):
        return exp(log_mass(x) - scale)

    def integral(sign):
        total, x = mpf(0), at
        while True:
            part = mp.quad(mass, [x, x + sign * deviation]) * sign
            total += part
            x += sign * deviation
            if part < total * mpf(10) ** -30:
                return total

    derivatives = mp.taylor(lambda y: mass(at + y * deviation), 0, 5)
    first, third, fifth = (derivatives[n] * mp.factorial(n) / mpf(deviation) ** n for n in (1, 3, 5))
    correction = first / 24 - 7 * third / 5760 + 31 * fifth / 967680
    lower, upper = integral(-1) - correction, integral(1) + correction
    if lower < upper:
        lower = scale + log(lower)
        return lower, line.complement(lower)
    upper = scale + log(upper)
    return line.complement(upper), upper


def divergence(p, q):
    """KL(p || q) by the definition, outwards from the center of p."""
    total = mpf(0)
    for step in (1, -1):
        k = p.center() if step == 1 else p.center() - 1
        while k >= 0:
            log_p = p.log_mass(k)
            term = exp(log_p) * (log_p - q.log_mass(k))
            total += term
            if exp(log_p) < mpf(10) ** -62 and abs(k - p.center()) > 3:
                break
            k += step
    return total


def points(law, deviation):
    """Bulk and far tails around the center."""
    offsets = [0, 0.5, -0.5, 1, -1, 2, -2, 4, -4, 7, -7, 15, -15, 60, -60, 1000, 1e6]
    ks = {0, 1, 2} | {int(law.center() + offset * max(deviation, 1)) for offset in offsets}
    return sorted(k for k in ks if 0 <= k <= 2**53)


def rows_of_smooth_tails(text, law, deviation):
    """Tails where there are too many masses to add up."""
    dps, mp.dps = mp.dps, 45
    for offset in (-25, -6, -2, -0.5, 0.1, 1, 3, 8, 30):
        k = int(law.center() + offset * deviation)
        if abs(k) <= 2**53:
            line.tail_rows(text, k, *smooth_tails(law.log_mass, k, mpf(int(deviation))))
    mp.dps = dps


def rows(text, law, ks, with_tails=True, with_entropy=True, with_quantiles=True):
    for k in ks:
        value(text, "log_prob", k, law.log_mass(k))
        if with_tails:
            line.tail_rows(text, k, *law.tails(k))
    if with_tails and with_quantiles:
        for u in (0.001, 0.1, 0.5, 0.9, 0.99999):
            value(text, "quantile", u, law.quantile(mpf(u)))
    if with_entropy:
        value(text, "entropy", 0, law.entropy())


def finite_sums(law, low, high, log_mass, levels=(1e-300, 1e-12, 0.01, 0.3, 0.5, 0.9, 0.999)):
    """The tails, quantiles, moments and entropy of a law on low..high with these log masses, by sums."""
    n = high - low
    logs = [log_mass(low + k) for k in range(n + 1)]
    masses = [exp(x) for x in logs]
    below, cdf = mpf(0), []
    for mass in masses:
        below += mass
        cdf.append(below)
    above, survival = mpf(0), [mpf(0)] * (n + 1)
    for k in range(n, 0, -1):
        above += masses[k]
        survival[k - 1] = above
    for k in sorted({0, min(1, n - 1), n // 10, n // 3, n // 2, (2 * n) // 3, n - 1 - n // 10, n - 1}):
        line.tail_rows(law, low + k, log(cdf[k]) if cdf[k] < 0.5 else mp.log1p(-survival[k]),
                       log(survival[k]) if survival[k] < 0.5 else mp.log1p(-cdf[k]))
    for u in levels:
        k = next(k for k in range(n + 1) if cdf[k] >= mpf(u))
        if min(abs(c - mpf(u)) / mpf(u) for c in cdf) > 1e-11:
            value(law, "quantile", u, mpf(low + k))
    mean = mp.fsum(k * w for k, w in enumerate(masses))
    central = [mp.fsum((k - mean) ** i * w for k, w in enumerate(masses)) for i in (2, 3, 4)]
    value(law, "mean", 0, low + mean)
    value(law, "variance", 0, central[0])
    value(law, "skewness", 0, central[1] / central[0] ** mpf(1.5))
    value(law, "excess_kurtosis", 0, central[2] / central[0] ** 2 - 3)
    value(law, "entropy", 0, -mp.fsum(w * x for w, x in zip(masses, logs)))
