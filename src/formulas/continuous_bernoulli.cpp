// KL of continuous Bernoulli laws, among each other and against others.
#include "formulas/continuous_bernoulli.hpp"

#include <boost/math/quadrature/gauss.hpp>
#include <cmath>
#include <cstddef>

#include "formulas/formulas.hpp"
#include "formulas/moment_projection.hpp"
#include "math/double_double.hpp"
#include "math/special.hpp"

namespace relent::formulas {

namespace {

constexpr double quadrature_to = 25.0;

/// The 30-point Gauss rule on [0, 1]: the sum of weight f(x).
template <class F>
double gauss(F f) {
  using Rule = boost::math::quadrature::gauss<double, 30>;
  double sum = 0.0;
  for (std::size_t i = Rule::abscissa().size(); i-- > 0;) {
    const double offset = 0.5 * Rule::abscissa()[i];
    sum += 0.5 * Rule::weights()[i] * (f(0.5 - offset) + f(0.5 + offset));
  }
  return sum;
}

/// log((exp(|h|) - 1) / |h|) - |h|.
double log_mean_decay(double h) {
  const double r = std::fabs(h);
  return r == 0.0 ? 0.0 : std::log(-std::expm1(-r) / r);
}

/// 1 - E[X] for the law of logit e >= 0.
double mean_complement(double e) { return e > 1e-3 ? 1.0 / e - 1.0 / std::expm1(e) : 0.5 - e / 12.0; }

}  // namespace

double continuous_bernoulli_kl(double e, double f, double d) {
  if (d == 0.0) return 0.0;
  if (std::fabs(e) <= quadrature_to && std::fabs(f) <= quadrature_to) {
    // exp(e x) is a polynomial as far as the rule can tell: the KL of the laws on its nodes.
    const double top = e > 0.0 ? e : 0.0;
    const double mass = gauss([=](double x) { return std::exp(e * x - top); });
    const double mean = gauss([=](double x) { return x * std::exp(e * x - top); }) / mass;
    return std::log1p(gauss([=](double x) { return std::exp(e * x - top) * expm1mx(d * (x - mean)); }) / mass);
  }
  if (e < 0.0) return continuous_bernoulli_kl(-e, -f, -d);
  if (e > 15.0 && f > 15.0) {
    // h - log h contributes phi2, log1p(-exp(-h)) the rest, with w = 1/(exp(e) - 1).
    constexpr double overflowing = 700.0;
    if (-d > overflowing) return phi2(f, e, d) + std::log1p(-std::exp(-f));  // w is nothing beside exp(-f)
    const double w = 1.0 / std::expm1(e);
    const double y = -w * std::expm1(-d);
    return phi2(f, e, d) - (w * expm1mx(-d) + phi(y));
  }
  const double decay = log_mean_decay(f) - log_mean_decay(e);
  if (f >= 0.0) return decay + d * mean_complement(e);
  return decay - f + d * mean_complement(e);
}

double continuous_bernoulli_tilt(double f, DoubleDouble mean, DoubleDouble one_minus_mean) {
  if (std::fabs(f) < 3.0) return math::log_sinhc(0.5 * f) - 0.5 * f * math::difference(mean, one_minus_mean);
  return log_mean_decay(f) + std::fabs(f) * (f > 0.0 ? one_minus_mean.hi : mean.hi);
}

double continuous_bernoulli_gaussian_gap(double e, double variance) {
  constexpr double exponential_from = 50.0;
  if (std::fabs(e) > exponential_from) return exponential_gaussian_gap;
  return 0.5 * (std::log(variance) + 1.0) + math::log_sqrt_two_pi + continuous_bernoulli_kl(e, 0.0, -e);
}

double continuous_bernoulli_exponential_kl(DoubleDouble e, double mean, double rate) {
  if (e.hi < -1.0) {  // cut at 1, an exponential law of rate k
    const DoubleDouble k = math::negate(e);
    const double w = k.hi / std::expm1(k.hi);  // E[X] = (1 - w)/k
    const double means = phi2(rate * mean, 1.0, (math::difference(rate, k) - rate * w) / k.hi);
    return means - phi(-w) - std::log1p(-std::exp(-k.hi));
  }
  return phi2(rate * mean, 1.0, rate * mean - 1.0) + (continuous_bernoulli_kl(e.hi, 0.0, -e.hi) + 1.0 + std::log(mean));
}

}  // namespace relent::formulas
