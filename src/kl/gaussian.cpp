// Closed forms of KL(Gaussian || .).
#include <relent/distributions/gaussian.hpp>
#include <relent/distributions/gumbel.hpp>
#include <relent/distributions/laplace.hpp>

#include <cmath>

#include "formulas/formulas.hpp"
#include "formulas/gumbel.hpp"
#include "formulas/moment_projection.hpp"
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
  registry.add<Gaussian, Gumbel>(
      [](const Gaussian& p, const Gumbel& q) {
        return formulas::gaussian_gumbel_kl(p.mean(), p.exact_stddev(), q.location(), q.scale());
      },
      "expm1mx(log E exp(-(X - n)/c)) and what is left where that is 0");
  registry.add<Gaussian, Laplace>(
      [](const Gaussian& p, const Laplace& q) {
        return formulas::gaussian_laplace_kl(p.mean(), p.exact_stddev(), q.location(), q.scale());
      },
      "phi2 of E|X - n|, plus the gap to the Laplace law that has it");
}

}  // namespace relent::kl
