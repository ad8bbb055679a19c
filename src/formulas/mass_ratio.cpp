// Log ratios of masses of NegativeBinomial and Binomial laws.
#include "formulas/mass_ratio.hpp"

#include <boost/math/quadrature/gauss.hpp>

#include <algorithm>
#include <cmath>
#include <limits>

#include "formulas/geometric.hpp"
#include "math/special.hpp"

namespace relent::formulas {
namespace {

constexpr double epsilon = std::numeric_limits<double>::epsilon();

/// log(x/y) of two probabilities.
double log_quotient(DoubleDouble x, DoubleDouble y) {
  const double difference = math::difference(x, y);
  return std::abs(difference) < 0.5 * y.hi ? std::log1p(difference / y.hi) : std::log(x.hi / y.hi);
}

/// log Gamma(a + h)/Gamma(a) - h log a.
double log_gamma_excess(double a, double h) { return lgbreg(a + h, a, h) + h * math::digamma_minus_log(a); }

}  // namespace

MassRatio::MassRatio(double r, double s, DoubleDouble mean, double from_mean, double slope)
    : r_(r), s_(s), h_(r - s), mean_(mean), at_zero_(0.0), from_mean_(from_mean), slope_(slope) {
  // r log(r/(r + m)) - s log(s/(s + m)), by Bregman's remainder of s log(1 + m/s)
  const double m = mean.hi;
  const double z = h_ * m / (s * (r + m));
  at_zero_ = h_ * math::log1pmx(-m / (s + m)) + z * h_ * (m / (s + m)) + r * math::log1pmx(z);
}

MassRatio MassRatio::negative_binomial(double r, const BernoulliLaw& p, double s, const BernoulliLaw& q) {
  const DoubleDouble mean = math::quotient(math::multiply(r, p.complement), p.probability);
  const DoubleDouble total = math::add(s, mean);
  const BernoulliLaw of_mean{math::quotient(DoubleDouble(s), total), math::quotient(mean, total), false, 0.0};
  return {r, s, mean, s * geometric_kl(of_mean, q), log_quotient(of_mean.complement, q.complement)};
}

MassRatio MassRatio::binomial(double n, const BernoulliLaw& p, double m, const BernoulliLaw& q) {
  const DoubleDouble mean = math::multiply(n, p.probability);
  const BernoulliLaw of_mean{math::quotient(mean, DoubleDouble(m)),
                             math::quotient(math::subtract(m, mean), DoubleDouble(m)), false, 0.0};
  const double slope =
      log_quotient(of_mean.probability, q.probability) - log_quotient(of_mean.complement, q.complement);
  return {-n, -m, mean, m * bernoulli_kl(of_mean, q), slope};
}

double MassRatio::step(double j) const {
  return std::log1p(h_ * math::difference(mean_, j) / ((s_ + j) * (r_ + mean_.hi)));
}

/// The sum over j < k: for many k by Euler and Maclaurin's formula.
Rounded MassRatio::sum_of_steps(double k) const {
  constexpr double few = 64.0;
  if (k == 0.0) return {};
  double sum = 0.0;
  if (k <= few) {
    for (double j = 0.0; j < k; j += 1.0) sum += step(j);
  } else {
    sum = boost::math::quadrature::gauss<double, 20>::integrate([&](double x) { return step(x); }, 0.0, k);
    sum += 0.5 * (step(0.0) - step(k));
    // B_2n/(2n) times the difference of (r + x)^(1 - 2n) - (s + x)^(1 - 2n) at k and 0
    const auto difference = [&](double x, double power) {
      return std::pow(std::abs(s_ + x), -power) * std::expm1(-power * std::log1p(h_ / (s_ + x))) *
             (s_ + x > 0.0 ? 1.0 : -1.0);
    };
    sum += (difference(k, 1.0) - difference(0.0, 1.0)) / 12.0;
    sum -= (difference(k, 3.0) - difference(0.0, 3.0)) / 360.0;
    sum += (difference(k, 5.0) - difference(0.0, 5.0)) / 1260.0;
  }
  return {sum, 2.0 * epsilon * k * (std::max)(std::abs(step(0.0)), std::abs(step(k - 1.0)))};
}

/// The first part where k is not small beside r and s.
Rounded MassRatio::by_gammas(double k) const {
  const double distance = math::difference(k, mean_);
  double sum = 0.0;
  double magnitude = 0.0;
  const auto add = [&](double term) {
    sum += term;
    magnitude += std::abs(term);
  };
  const double m = mean_.hi;
  if (s_ > 0.0) {
    add(h_ * math::log1pmx(distance / (m + s_)));
    add(-distance * math::log1pmx(h_ / (s_ + m)));
    add(log_gamma_excess(k + s_, h_));
    add(-log_gamma_excess(s_, h_));
    add(gkl(r_, s_, h_));
    add(-gkl(r_ + m, s_ + m, h_));
  } else {
    const double n = -r_;
    const double rest = math::difference(n, mean_);
    add(h_ * (1.0 / rest - std::log1p(1.0 / n)));
    add(h_ * math::log1pmx((1.0 - distance) / rest));
    add(distance * math::log1pmx(h_ / rest));
    add(gkl(-s_, n, h_));
    add(-gkl(rest + h_, rest, h_));
    add(log_gamma_excess(n - k + 1.0, h_));
    add(-log_gamma_excess(n + 1.0, h_));
  }
  return {sum, 4.0 * epsilon * magnitude};
}

Rounded MassRatio::operator()(double k) const {
  const double distance = math::difference(k, mean_);
  const double line = from_mean_ + slope_ * distance;
  const double rounding = 4.0 * epsilon * (std::abs(from_mean_) + std::abs(slope_ * distance));
  const double small = s_ > 0.0 ? (std::min)(r_, s_) : -0.5 * r_;
  if (k > (std::max)(64.0, small)) {
    const Rounded first = by_gammas(k);
    return {first.value + line, first.rounding + rounding};
  }
  const Rounded steps = sum_of_steps(k);
  return {steps.value + at_zero_ + line, steps.rounding + 4.0 * epsilon * std::abs(at_zero_) + rounding};
}

}  // namespace relent::formulas
