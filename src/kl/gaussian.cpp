// Closed forms of KL(Gaussian || .).
#include <relent/distributions/gaussian.hpp>

#include <cmath>

#include "formulas/formulas.hpp"
#include "kl/builtin.hpp"
#include "math/double_double.hpp"

namespace relent::kl {
namespace {

// The divergence does not depend on the unit; one half keeps the difference of the means finite.
double gaussian_gaussian(const Gaussian& p, const Gaussian& q) {
  const double unit = std::isinf(p.mean() - q.mean()) ? 0.5 : 1.0;
  const DoubleDouble s = p.exact_stddev();
  const DoubleDouble t = q.exact_stddev();
  return formulas::evaluate<formulas::GaussianKl, double>(
      {unit * p.mean() - unit * q.mean(), unit * s.hi, unit * t.hi, unit * math::difference(s, t)});
}

}  // namespace

void register_gaussian(KlRegistry& registry) {
  registry.add<Gaussian, Gaussian>(gaussian_gaussian, "(z^2 + x^2)/2 + phi2(s, t), z = (m - n)/t, x = (s - t)/t");
}

}  // namespace relent::kl
