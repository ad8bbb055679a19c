// Samplers: inversion, Marsaglia-Tsang, BTRS, and Vose's alias table, on raw words.
#include "math/sampling.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>

namespace relent::math {

namespace {

/// d and (1 + w)^3 of an accepted Marsaglia-Tsang proposal: the draw is d (1 + w)^3. For shape >= 1.
struct CubeDraw {
  double d;
  double w;

  double value() const { return d * ((1.0 + w) * (1.0 + w) * (1.0 + w)); }
  double log() const { return std::log(d) + 3.0 * std::log1p(w); }
};

// Marsaglia and Tsang (2000). The exact test log u < x^2/2 + d - d v + d log v is written in w = c x, v = (1 + w)^3, so
// that the terms of order d cancel before they are rounded.
CubeDraw draw_cube(Rng& rng, double shape) {
  const double d = shape - 1.0 / 3.0;
  const double c = 1.0 / std::sqrt(9.0 * d);
  for (;;) {
    const double x = standard_normal(rng);
    const double w = c * x;
    const double u = rng.uniform();
    if (w <= -1.0) continue;
    const double square = x * x;
    if (u < 1.0 - 0.0331 * square * square) return {d, w};
    if (std::log(u) < d * (3.0 * log1pmx(w) + w * w * (1.5 - w))) return {d, w};
  }
}

double binomial_by_inversion(Rng& rng, double n, double p) {
  const double odds = p / (1.0 - p);
  const double at_zero = std::exp(n * std::log1p(-p));
  constexpr double farthest = 150.0;  // P(X > 150) < 1e-99 at means below 10; reached only by rounding
  for (;;) {
    double rest = rng.uniform();
    double mass = at_zero;
    for (double k = 0.0; k <= n && k <= farthest; k += 1.0) {
      if (rest <= mass) return k;
      rest -= mass;
      mass *= (n - k) / (k + 1.0) * odds;
    }
  }
}

// BTRS (Hoermann 1993), with Loader's mass function in place of factorials; n p >= 10, p <= 1/2.
double binomial_by_rejection(Rng& rng, double n, double p) {
  const double q = 1.0 - p;
  const double deviation = std::sqrt(n * p * q);
  const double b = 1.15 + 2.53 * deviation;
  const double a = -0.0873 + 0.0248 * b + 0.01 * p;
  const double centre = n * p + 0.5;
  const double squeeze = 0.92 - 4.2 / b;
  const double alpha = (2.83 + 5.1 / b) * deviation;
  const double mode = std::floor((n + 1.0) * p);
  const double log_mode = log_binomial_pmf(mode, n, p, q);
  for (;;) {
    const double u = rng.uniform() - 0.5;
    const double v = rng.uniform();
    const double distance = 0.5 - std::abs(u);
    const double k = std::floor((2.0 * a / distance + b) * u + centre);
    if (k < 0.0 || k > n) continue;
    if (distance >= 0.07 && v <= squeeze) return k;
    if (std::log(v * alpha / (a / (distance * distance) + b)) <= log_binomial_pmf(k, n, p, q) - log_mode) return k;
  }
}

double poisson_by_inversion(Rng& rng, double rate) {
  const double at_zero = std::exp(-rate);
  constexpr double farthest = 150.0;  // P(X > 150) < 1e-110 at rates below 10; reached only by rounding
  for (;;) {
    double rest = rng.uniform();
    double mass = at_zero;
    for (double k = 0.0; k <= farthest; k += 1.0) {
      if (rest <= mass) return k;
      rest -= mass;
      mass *= rate / (k + 1.0);
    }
  }
}

// PTRS (Hoermann 1993, "The transformed rejection method for generating Poisson random variables"), with Loader's mass
// function in place of factorials; rate >= 10.
double poisson_by_rejection(Rng& rng, double rate) {
  const double b = 0.931 + 2.53 * std::sqrt(rate);
  const double a = -0.059 + 0.02483 * b;
  const double inverse_alpha = 1.1239 + 1.1328 / (b - 3.4);
  const double squeeze = 0.9277 - 3.6224 / (b - 2.0);
  for (;;) {
    const double u = rng.uniform() - 0.5;
    const double v = rng.uniform();
    const double distance = 0.5 - std::abs(u);
    const double k = std::floor((2.0 * a / distance + b) * u + rate + 0.43);
    if (distance >= 0.07 && v <= squeeze) return k;
    if (k < 0.0 || (distance < 0.013 && v > distance)) continue;
    if (std::log(v * inverse_alpha / (a / (distance * distance) + b)) <= log_poisson_pmf(k, rate)) return k;
  }
}

/// floor(n w / 2^64) for n < 2^32.
std::uint32_t scaled(std::uint64_t word, std::uint64_t n) {
  const std::uint64_t low = (word & 0xffffffffU) * n;
  return static_cast<std::uint32_t>(((word >> 32) * n + (low >> 32)) >> 32);
}

}  // namespace

double uniform(Rng& rng, double low, double high) {
  const double u = rng.uniform();
  const double width = high - low;
  return std::isinf(width) ? low * (1.0 - u) + high * u : low + width * u;
}

double standard_normal(Rng& rng) { return normal_quantile(rng.uniform()); }

double standard_exponential(Rng& rng) { return -std::log(rng.uniform()); }

double standard_laplace(Rng& rng) {
  const double u = rng.uniform();
  return u < 0.5 ? std::log(2.0 * u) : -std::log(2.0 * (1.0 - u));
}

double log_standard_gamma(Rng& rng, double shape) {
  if (shape >= 1.0) return draw_cube(rng, shape).log();
  // G(shape) = G(shape + 1) U^(1/shape), in logarithms.
  const double log_boosted = draw_cube(rng, shape + 1.0).log();
  return log_boosted + std::log(rng.uniform()) / shape;
}

double standard_gamma(Rng& rng, double shape) {
  return shape >= 1.0 ? draw_cube(rng, shape).value() : std::exp(log_standard_gamma(rng, shape));
}

double beta_logit(Rng& rng, double a, double b) {
  const double log_left = log_standard_gamma(rng, a);
  const double log_right = log_standard_gamma(rng, b);
  if (!std::isinf(log_left) || !std::isinf(log_right)) return log_left - log_right;
  // Shapes so small that the law is one of the two ends.
  const double infinity = std::numeric_limits<double>::infinity();
  return rng.uniform() * (a + b) < a ? infinity : -infinity;
}

WithComplement beta(Rng& rng, double a, double b) {
  if (a >= 1.0 && b >= 1.0) {
    const double left = standard_gamma(rng, a);
    const double right = standard_gamma(rng, b);
    const double sum = left + right;
    return {left / sum, right / sum};
  }
  const double logit = beta_logit(rng, a, b);
  return {logistic(logit), logistic(-logit)};
}

double student_t(Rng& rng, double dof) {
  const double normal = standard_normal(rng);
  const double half = 0.5 * dof;
  if (half >= 1.0) return normal * std::sqrt(half / standard_gamma(rng, half));
  return normal * std::exp(0.5 * (std::log(half) - log_standard_gamma(rng, half)));
}

bool bernoulli(Rng& rng, double p) { return rng.uniform() < p; }

double binomial(Rng& rng, double n, double p) {
  if (p > 0.5) return n - binomial(rng, n, 1.0 - p);
  if (n == 0.0 || p == 0.0) return 0.0;
  return n * p < 10.0 ? binomial_by_inversion(rng, n, p) : binomial_by_rejection(rng, n, p);
}

double poisson(Rng& rng, double rate) {
  if (rate == 0.0) return 0.0;
  return rate < 10.0 ? poisson_by_inversion(rng, rate) : poisson_by_rejection(rng, rate);
}

double geometric(Rng& rng, double p, double q) {
  const double u = rng.uniform();
  if (q == 0.0) return 0.0;
  return std::floor(std::log(u) / (p < 0.5 ? std::log1p(-p) : std::log(q)));
}

double negative_binomial(Rng& rng, double r, double p, double q) {
  if (q == 0.0) return 0.0;
  const double rate =
      r >= 1.0 ? standard_gamma(rng, r) * (q / p) : std::exp(log_standard_gamma(rng, r) + std::log(q) - std::log(p));
  return poisson(rng, rate);
}

std::uint64_t uniform_integer(Rng& rng, std::uint64_t count) {
  const std::uint64_t refused = (0 - count) % count;
  for (;;) {
    const std::uint64_t word = rng();
    if (word >= refused) return word % count;
  }
}

AliasTable::AliasTable(std::span<const double> weights) : acceptance_(weights.size(), 0.0), alias_(weights.size(), 0) {
  // Vose (1991). Weights are scaled by the largest first, so that their sum is finite.
  const auto largest = static_cast<std::uint32_t>(std::max_element(weights.begin(), weights.end()) - weights.begin());
  double sum = 0.0;
  for (const double weight : weights) sum += weight / weights[largest];
  const double columns = static_cast<double>(weights.size());
  std::vector<double> height(weights.size());
  std::vector<std::uint32_t> small;
  std::vector<std::uint32_t> large;
  for (std::uint32_t i = 0; i < weights.size(); ++i) {
    height[i] = weights[i] / weights[largest] * columns / sum;
    (height[i] < 1.0 ? small : large).push_back(i);
  }
  while (!small.empty() && !large.empty()) {
    const std::uint32_t lower = small.back();
    const std::uint32_t upper = large.back();
    small.pop_back();
    acceptance_[lower] = height[lower];
    alias_[lower] = upper;
    height[upper] -= 1.0 - height[lower];
    if (height[upper] < 1.0) {
      large.pop_back();
      small.push_back(upper);
    }
  }
  // What rounding left over is a full column; a zero weight stays at zero.
  for (const auto* rest : {&small, &large}) {
    for (const std::uint32_t i : *rest) {
      acceptance_[i] = weights[i] > 0.0 ? 1.0 : 0.0;
      alias_[i] = weights[i] > 0.0 ? i : largest;
    }
  }
}

std::size_t AliasTable::operator()(Rng& rng) const {
  const std::uint32_t column = scaled(rng(), alias_.size());
  return rng.uniform() < acceptance_[column] ? column : alias_[column];
}

}  // namespace relent::math
