// KL of two laws with a Pareto tail from integrals of positive functions.
//
// Let S(x) = (1 + k x)^(-1/k) be p's survival, q's (1 + zeta x)^(-c/zeta) and e = c - 1. Integrating E_p log(1 + zeta
// X) by parts, the first-order terms cancel on paper:
//   KL = phi(e) + e rho + second,        rho = delta int S/(1 + zeta x)^2,  second = delta^2 int S x/((1 + k x)(1 +
//   zeta x)^2),
// which near p = q is a positive quadratic form. Two more groupings serve where it cancels: by Pythagoras through the
// best shape for q's zeta (with delta/zeta = t, H = delta int S/((1 + k x)(1 + zeta x)))
//   KL = phi(c J - 1) + log J - H,       J = int S/(1 + zeta x),
// and, for k > 1, from the ratio of the shapes, e0 = k/k_q - 1:
//   KL = phi(e0) - (e0/k) H + third,     third = (delta^2/k) int (1 - S)/((1 + k x)(1 + zeta x)^2).
// The one with the least cancellation is taken. The integrals are sums of the trapezoidal rule in log x (log odds
// where the support ends), where the integrands are analytic in a strip of half-width pi/2 at least: a step of 1/5 is
// right to 1e-19.
#include "formulas/pareto_tail.hpp"

#include <array>
#include <cmath>

#include "estimate/compensated_sum.hpp"
#include "formulas/formulas.hpp"

namespace relent::formulas {
namespace {

constexpr double step = 0.2;
constexpr double highest = 700.0;     // exp does not overflow, nor its square root's products
constexpr double negligible = 1e-19;  // of an integral, a term outside the bulk
constexpr double beyond = 40.0;       // log distance from the last feature after which all is a power of x

constexpr double few = 0.05;       // shapes below it have more than 20 moments:
constexpr double all_gone = 10.0;  // there nothing is left at this log distance from the bulk
constexpr double least_double = 1e-320;

/// phi of a growth: x - 1 - log x.
double phi_of(Growth x) { return phi_is_near(x.excess) ? phi_series(x.excess) : x.excess - std::log(x.ratio); }

/// Integrals over log x of several positive integrands at once. `first` and `last` are the logs of the least and the
/// largest place where the integrands change their powers; what decays like x^-exponent[i] beyond is closed by its
/// geometric sum. Empty if that is out of range.
template <std::size_t N, class Integrands>
std::optional<std::array<double, N>> integrate(Integrands integrands, double first, double last,
                                               const std::array<double, N>& exponents) {
  std::array<estimate::CompensatedSum, N> sums{};  // plateaus add the same number thousands of times
  const double start = std::fmin(std::fmax(0.5 * (first + last), -highest), highest);
  const auto small = [&](const std::array<double, N>& terms) {
    for (std::size_t i = 0; i < N; ++i) {
      if (!(terms[i] <= negligible * sums[i].value())) return false;
    }
    return true;
  };
  for (double n = 0.0;; n -= 1.0) {
    const double s = start + n * step;
    if (s < -highest) return std::nullopt;
    const std::array<double, N> terms = integrands(std::exp(s));
    for (std::size_t i = 0; i < N; ++i) sums[i].add(terms[i]);
    if (s < first && small(terms)) break;
  }
  for (double n = 1.0;; n += 1.0) {
    const double s = start + n * step;
    if (s > highest) return std::nullopt;
    const std::array<double, N> terms = integrands(std::exp(s));
    for (std::size_t i = 0; i < N; ++i) sums[i].add(terms[i]);
    if (s > last && small(terms)) break;
    if (s > last + beyond) {
      for (std::size_t i = 0; i < N; ++i) sums[i].add(terms[i] / std::expm1(step * exponents[i]));
      break;
    }
  }
  std::array<double, N> integrals{};
  for (std::size_t i = 0; i < N; ++i) integrals[i] = step * sums[i].value();
  return integrals;
}

/// A way of writing the divergence: its value, and the sum of its terms' magnitudes.
struct Grouping {
  double value;
  double magnitude;
};

Grouping better(Grouping a, Grouping b) { return a.magnitude <= b.magnitude ? a : b; }

/// Pythagoras through the best shape: `image` is c J, `rest` is log J - H with terms of that magnitude.
Grouping by_projection(double image, double rest, double rest_magnitude) {
  const double tau = image - 1.0;
  const double distance = phi_of({tau, image});
  return {distance + rest, distance + std::fabs(tau) + rest_magnitude};
}

/// From J, |H|, |rho| and the second-order term.
Grouping from_scales(const std::array<double, 4>& integrals, double sign, Growth scales) {
  const auto [j, h, rho, second] = integrals;
  const double leading = phi_of(scales);
  const double mixed = scales.excess * (sign * rho);
  const double log_j = std::log(j);
  return better({leading + mixed + second, leading + std::fabs(mixed) + second},
                by_projection(scales.ratio * j, log_j - sign * h, std::fabs(log_j) + h));
}

/// 0 <= k <= 1, or k so small that its sign does not matter. The variable is x.
std::optional<Grouping> moderate_tail(double k, double zeta, double delta, Growth scales) {
  const double weight = std::fabs(delta);
  const auto integrands = [=](double x) -> std::array<double, 4> {
    const double y = k * x;
    const double survival = std::exp(y > 1e-18 ? -std::log1p(y) / k : -x);
    const double q_factor = 1.0 / (1.0 + zeta * x);
    const double j = survival * x * q_factor;
    const double drift = weight * q_factor * x;
    return {j, weight * j / (1.0 + y), weight * j * q_factor, survival * drift * (drift / (1.0 + y))};
  };
  const double least_k = std::fmax(k, 1e-3);  // for smaller k the tail is all but exponential
  const double turn_of_q = -std::log(std::fmax(zeta, least_double));
  double last = std::fmax(-std::log(least_k), turn_of_q);
  if (least_k < few) last = std::fmin(last, all_gone - std::log(least_k));
  const double index = 1.0 / least_k;
  const auto integrals =
      integrate<4>(integrands, std::fmin(0.0, turn_of_q), last, {index, index + 1.0, index + 1.0, index});
  if (!integrals) return std::nullopt;
  return from_scales(*integrals, delta > 0.0 ? 1.0 : -1.0, scales);
}

/// k > 1. The variable is y = k x, and 1 + zeta x = (r + y)/r.
std::optional<Grouping> heavy_tail(double k, double zeta, double delta, Growth shapes) {
  const double a = 1.0 / k;
  const double r = k / zeta;
  const double sign = delta > 0.0 ? 1.0 : -1.0;
  const double t = std::fabs(delta / zeta);
  const auto integrands = [=](double y) -> std::array<double, 4> {
    const double log_growth = std::log1p(y);
    const double survival = std::exp(-a * log_growth);
    const double lost = -std::expm1(-a * log_growth);
    const double weight = t / (r + y);
    const double odds = weight * (y / (1.0 + y));
    return {survival * (y / (r + y)), survival * odds, lost * odds, lost * odds * weight};
  };
  const double turn_of_q = std::log(r);
  const auto integrals =
      integrate<4>(integrands, std::fmin(0.0, turn_of_q), std::fmax(0.0, turn_of_q), {a, a + 1.0, 1.0, 2.0});
  if (!integrals) return std::nullopt;
  const auto [s, h, g, third] = *integrals;
  const double mixed = -(shapes.excess * a) * (sign * h);
  const double leading = phi_of(shapes);
  const double log_as = std::log(a * s);  // log J - H = log(a s) + G, G = log r - H
  return better({leading + mixed + third, leading + std::fabs(mixed) + third},
                by_projection(shapes.ratio * (a * s), log_as + sign * g, std::fabs(log_as) + g));
}

/// k < 0. The variable is the odds y = -k x/(1 + k x): 1 + k x = 1/(1 + y), 1 + zeta x = (1 + kappa y)/(1 + y).
std::optional<Grouping> bounded(double k, double delta, Growth scales) {
  const double index = -1.0 / k;
  const double kappa = delta / k;
  const auto integrands = [=](double y) -> std::array<double, 4> {
    const double survival = std::exp(-index * std::log1p(y));
    const double q_factor = 1.0 / (1.0 + kappa * y);
    const double drift = kappa * q_factor * y;
    const double j = index * survival * q_factor * (y / (1.0 + y));
    return {j, survival * drift, survival * drift * q_factor, survival * drift * drift};
  };
  const double turn_of_q = -std::log(kappa);
  const double first = std::fmin(std::fmin(0.0, std::log(-k)), turn_of_q);
  double last = std::fmax(0.0, turn_of_q);
  if (-k < few) last = std::fmin(last, all_gone + std::log(-k));
  const auto integrals = integrate<4>(integrands, first, last, {index + 1.0, index, index + 1.0, index});
  if (!integrals) return std::nullopt;
  return from_scales(*integrals, -1.0, scales);
}

}  // namespace

std::optional<double> mean_log_growth(double k, double zeta) {
  if (k == zeta) return k;
  const auto integrand = [=](double x) -> std::array<double, 1> {  // by parts: zeta int S/(1 + zeta x)
    const double y = k * x;
    const double survival = std::exp(y > 1e-18 ? -std::log1p(y) / k : -x);
    return {survival * (zeta * x / (1.0 + zeta * x))};
  };
  const double turn = -std::log(zeta);
  double last = std::fmax(-std::log(k), turn);
  if (k < few) last = std::fmin(last, all_gone - std::log(k));
  const auto integral = integrate<1>(integrand, std::fmin(0.0, turn), last, {1.0 / k});
  if (!integral) return std::nullopt;
  return (*integral)[0];
}

std::optional<double> pareto_tail_kl(double k, double zeta, double delta, Growth scales, Growth shapes) {
  if (!(scales.ratio > 0.0 && std::isfinite(scales.ratio))) return std::nullopt;
  if (delta == 0.0) return phi_of(scales);
  std::optional<Grouping> best;
  if (k > 1.0) {
    if (!(shapes.ratio > 0.0 && std::isfinite(shapes.ratio))) return std::nullopt;
    best = heavy_tail(k, zeta, delta, shapes);
  } else if (k > -negligible) {
    if (k >= 0.0 && zeta == 0.0) {  // q is exponential: the mean is 1 / (1 - k)
      const double tau = (scales.excess + k) / (1.0 - k);
      return phi_of({tau, scales.ratio / (1.0 - k)}) + phi(-k);
    }
    best = moderate_tail(k, zeta, delta, scales);
  } else {
    best = bounded(k, delta, scales);
  }
  constexpr double most_cancellation = 1e3;
  if (!best || !(best->magnitude <= most_cancellation * best->value)) return std::nullopt;
  return best->value;
}

}  // namespace relent::formulas
