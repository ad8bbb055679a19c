// Closed forms of KL(p || .) for the laws of powers of gamma variables: also Gamma and Weibull laws against them.
#include <relent/distributions/gamma_family.hpp>
#include <relent/distributions/half_normal.hpp>
#include <relent/distributions/maxwell.hpp>
#include <relent/distributions/nakagami.hpp>
#include <relent/distributions/power_gamma_family.hpp>
#include <relent/distributions/rayleigh.hpp>
#include <relent/distributions/weibull_family.hpp>

#include <cmath>
#include <optional>

#include "formulas/gamma.hpp"
#include "formulas/power_gamma.hpp"
#include "kl/builtin.hpp"

namespace relent::kl {
namespace {

/// Nothing where a scale leaves double's range.
std::optional<formulas::PowerGammaLaw> law_of(const PowerGammaFamily& law) {
  return formulas::PowerGammaLaw{law.gamma_shape(), law.gamma_power(), law.gamma_scale()};
}

std::optional<formulas::PowerGammaLaw> law_of(const GammaFamily& law) {
  const DoubleDouble scale = math::divide(1.0, law.exact_rate());
  if (!std::isfinite(scale.hi) || scale.hi == 0.0) return std::nullopt;
  return formulas::PowerGammaLaw{law.exact_shape(), 1.0, scale};
}

std::optional<formulas::PowerGammaLaw> law_of(const WeibullFamily& law) {
  return formulas::PowerGammaLaw{1.0, law.exponent(), law.scale()};
}

double location_of(const PowerGammaFamily& law) { return law.gamma_location(); }
double location_of(const UnivariateDistribution&) { return 0.0; }

/// Reciprocals against powers, and laws of different locations, are left to the next rule.
template <class P, class Q>
std::optional<double> powers_of_gamma(const P& p, const Q& q) {
  const auto p_law = law_of(p);
  const auto q_law = law_of(q);
  if (!p_law || !q_law || location_of(p) != location_of(q)) return std::nullopt;
  if ((p_law->power < 0.0) != (q_law->power < 0.0)) return std::nullopt;
  return formulas::power_gamma_kl(*p_law, *q_law);
}

/// X^2 has a Gamma law, whose rate is a quotient that must not be rounded. Only the ratio of the rates matters, so both
/// spreads go by the power of 2 that brings p's rate to about 1, where its residual is a normal number.
double nakagami_nakagami(const Nakagami& p, const Nakagami& q) {
  const int exponent = std::ilogb(p.shape()) - std::ilogb(p.spread());
  const double p_spread = std::scalbn(p.spread(), exponent);
  const double q_spread = std::scalbn(q.spread(), exponent);
  const DoubleDouble q_rate = math::divide(q.shape(), q_spread);
  if (!std::isnormal(q_spread) || !std::isnormal(q_rate.hi) || !std::isfinite(q_rate.lo)) {
    return formulas::power_gamma_kl(*law_of(p), *law_of(q));
  }
  return formulas::gamma_kl(p.shape(), math::divide(p.shape(), p_spread), q.shape(), q_rate);
}

/// Of one leaf with a scale alone: its factor sqrt(2) cancels, and with it what rounding loses at the ends of the
/// range.
template <class Leaf>
double scale_family(const Leaf& p, const Leaf& q) {
  formulas::PowerGammaLaw p_law = *law_of(p);
  formulas::PowerGammaLaw q_law = *law_of(q);
  p_law.scale = p.scale();
  q_law.scale = q.scale();
  return formulas::power_gamma_kl(p_law, q_law);
}

}  // namespace

void register_power_gamma_family(KlRegistry& registry) {
  registry.add<PowerGammaFamily, PowerGammaFamily>(
      powers_of_gamma<PowerGammaFamily, PowerGammaFamily>,
      "Bauckhage 2014 in Bregman form: k (exp(z) - 1 - z) + qbreg of the shapes, and lgbreg of unequal powers");
  const char* const gamma = "a Gamma law is the power 1 of a gamma variable";
  registry.add<GammaFamily, PowerGammaFamily>(powers_of_gamma<GammaFamily, PowerGammaFamily>, gamma);
  registry.add<PowerGammaFamily, GammaFamily>(powers_of_gamma<PowerGammaFamily, GammaFamily>, gamma);
  const char* const weibull = "a Weibull or Frechet law is a power of a gamma variable of shape 1";
  registry.add<WeibullFamily, GammaFamily>(powers_of_gamma<WeibullFamily, GammaFamily>, weibull);
  registry.add<GammaFamily, WeibullFamily>(powers_of_gamma<GammaFamily, WeibullFamily>, weibull);
  registry.add<WeibullFamily, PowerGammaFamily>(powers_of_gamma<WeibullFamily, PowerGammaFamily>, weibull);
  registry.add<PowerGammaFamily, WeibullFamily>(powers_of_gamma<PowerGammaFamily, WeibullFamily>, weibull);
  registry.add<HalfNormal, HalfNormal>(scale_family<HalfNormal>,
                                       "k (exp(z) - 1 - z), k = 1/2, z = 2 log of the scales");
  registry.add<Rayleigh, Rayleigh>(scale_family<Rayleigh>, "k (exp(z) - 1 - z), k = 1, z = 2 log of the scales");
  registry.add<Maxwell, Maxwell>(scale_family<Maxwell>, "k (exp(z) - 1 - z), k = 3/2, z = 2 log of the scales");
  registry.add<Nakagami, Nakagami>(nakagami_nakagami, "Gamma KL of the squares: (shape, rate shape / spread)");
}

}  // namespace relent::kl
