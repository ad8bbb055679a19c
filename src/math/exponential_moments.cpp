#include "math/exponential_moments.hpp"

#include <array>
#include <cmath>
#include <cstddef>
#include <limits>

#include "formulas/formulas.hpp"
#include "math/double_double.hpp"
#include "math/log_gamma_exact.hpp"

namespace relent::math {

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double series_limit = 1.0 / 12;

// With the mean as unit the moments are exp(D_j), D_j = log Gamma(1 + j g) - j log Gamma(1 + g) = sum_n zeta(n) (-g)^n
// (j^n - j)/n. Third and fourth central moment over g^3 and g^4 are power series whose coefficients follow.
constexpr std::array<double, 30> third_moment = {
    -2.4041138063191886,     1.785833335623378e+1,   -6.6699310959652428e+1,  2.323896571292965e+2,
    -7.5804008492662132e+2,  2.3973143473647702e+3,  -7.4373010743405658e+3,  2.2802364571492472e+4,
    -6.938718212164848e+4,   2.1012062047525699e+5,  -6.3427831461377458e+5,  1.9106653202771667e+6,
    -5.7476529166960938e+6,  1.7274266967466218e+7,  -5.1885408795815224e+7,  1.5578142936251712e+8,
    -4.6759467482019022e+8,  1.4032847690996882e+9,  -4.2108557533381217e+9,  1.2634570087233753e+10,
    -3.7907715818851975e+10, 1.1373115842492528e+11, -3.4120949699261644e+11, 1.0236605340851834e+12,
    -3.0710456879776976e+12, 9.2132652346386065e+12, -2.7640052044218675e+13, 8.2920668811599481e+13,
    -2.4876303179019197e+14, 7.4629114607762286e+14};
constexpr std::array<double, 36> fourth_moment = {
    1.4611363655100366e+1,  -1.2095548885758442e+2,  7.6420867435984908e+2,  -3.980853143955183e+3,
    1.8973252883647771e+4,  -8.5499579009262153e+4,  3.717958864453327e+5,   -1.578486464255545e+6,
    6.5916890945133161e+6,  -2.7207633310941047e+7,  1.1136844613826103e+8,  -4.5311806015118774e+8,
    1.8354661038538201e+9,  -7.4109680207172873e+9,  2.9851426844342259e+10, -1.200288594244942e+11,
    4.8198586917221701e+11, -1.9335567214885476e+12, 7.75107052067408e+12,   -3.1054820786848202e+13,
    1.243709148588588e+14,  -4.9793858576639295e+14, 1.9931191844493734e+15, -7.9765713867274692e+15,
    3.1918569743252015e+16, -1.2771113206113151e+17, 5.1095508850707934e+17, -2.0441520368123266e+18,
    8.177603199594008e+18,  -3.2713397963395446e+19, 1.3086254736461059e+20, -5.2347705602346983e+20,
    2.0939888238528437e+21, -8.3761970948160315e+21, 3.3505513777733623e+22, -1.3402423130685404e+23};

template <std::size_t N>
double polynomial(const std::array<double, N>& coefficients, double x) {
  double sum = coefficients[N - 1];
  for (std::size_t i = N - 1; i-- > 0;) sum = sum * x + coefficients[i];
  return sum;
}

/// D_j >= 0, from the Bregman divergences of log Gamma: what is linear in g cancels on paper. j g > -1.
double log_moment(DoubleDouble g, double j) {
  const double at_mean = difference(g, -1.0);
  const double at_order = difference(multiply(j, g), -1.0);
  return formulas::lgbreg(at_order, at_mean, (j - 1.0) * g.hi) + (j - 1.0) * formulas::lgbreg(1.0, at_mean, -g.hi);
}

/// Does E[T^(order g)] diverge?
bool diverges(DoubleDouble g, double order) { return difference(multiply(order, g), -1.0) <= 0.0; }

}  // namespace

double exponential_power_moment(double scale, DoubleDouble g, double order) {
  if (diverges(g, order)) return infinity;
  return exp_of(add(multiply(order, dd_log(scale)), dd_log_gamma1p(multiply(order, g))));
}

double exponential_power_stddev(double scale, DoubleDouble g) {
  if (diverges(g, 2.0)) return infinity;
  const double d = log_moment(g, 2.0);
  if (d < 1.0) return exponential_power_moment(scale, g, 1.0) * std::sqrt(std::expm1(d));
  const DoubleDouble log_square = dd_log_gamma1p(multiply(2.0, g));
  return exp_of(add(dd_log(scale), {0.5 * log_square.hi, 0.5 * log_square.lo})) * std::sqrt(-std::expm1(-d));
}

double exponential_power_spread(DoubleDouble g) {
  if (std::fabs(g.hi) < 1e-20) return 1.28254983016186409554;
  return exponential_power_stddev(1.0, g) / std::fabs(g.hi);
}

double exponential_power_skewness(DoubleDouble g) {
  if (diverges(g, 2.0)) return nan;
  if (diverges(g, 3.0)) return -infinity;
  if (std::fabs(g.hi) < series_limit) {
    const double mean = exponential_power_moment(1.0, g, 1.0);
    return polynomial(third_moment, g.hi) / std::pow(exponential_power_spread(g) / mean, 3.0);
  }
  const double second = log_moment(g, 2.0);
  const double third = log_moment(g, 3.0);
  if (second < 1.0) {
    const double central = std::expm1(third) - 3.0 * std::expm1(second);
    return std::copysign(1.0, g.hi) * central / std::pow(std::expm1(second), 1.5);
  }
  const double correction = 1.0 - std::exp(second - third) * (3.0 - 2.0 * std::exp(-second));
  return std::copysign(1.0, g.hi) * std::exp(third - 1.5 * second) * correction / std::pow(-std::expm1(-second), 1.5);
}

double exponential_power_excess_kurtosis(DoubleDouble g) {
  if (diverges(g, 2.0)) return nan;
  if (diverges(g, 4.0)) return infinity;
  if (std::fabs(g.hi) < series_limit) {
    const double mean = exponential_power_moment(1.0, g, 1.0);
    return polynomial(fourth_moment, g.hi) / std::pow(exponential_power_spread(g) / mean, 4.0) - 3.0;
  }
  const double second = log_moment(g, 2.0);
  const double third = log_moment(g, 3.0);
  const double fourth = log_moment(g, 4.0);
  if (second < 1.0) {
    const double central = std::expm1(fourth) - 4.0 * std::expm1(third) + 6.0 * std::expm1(second);
    return central / std::pow(std::expm1(second), 2.0) - 3.0;
  }
  const double correction =
      1.0 - 4.0 * std::exp(third - fourth) + std::exp(second - fourth) * (6.0 - 3.0 * std::exp(-second));
  return std::exp(fourth - 2.0 * second) * correction / std::pow(-std::expm1(-second), 2.0) - 3.0;
}

}  // namespace relent::math
