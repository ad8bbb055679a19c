// Which laws are laws of a simpler family.
#include "kl/special_cases.hpp"

#include <relent/relent.hpp>

#include <cmath>
#include <functional>
#include <limits>
#include <typeindex>
#include <unordered_map>

#include "math/double_double.hpp"
#include "math/special.hpp"

namespace relent::kl {
namespace {

using Guise = std::optional<AnyDistribution>;
using Cases = std::unordered_map<std::type_index, std::function<Guise(const Distribution&)>>;

constexpr double infinity = std::numeric_limits<double>::infinity();

template <class Law, class Find>
void add(Cases& cases, Find find) {
  cases.emplace(typeid(Law), [find](const Distribution& law) -> Guise { return find(static_cast<const Law&>(law)); });
}

/// `make()` if the parameters are special.
template <class Make>
Guise when(bool special, Make make) {
  if (!special) return std::nullopt;
  return AnyDistribution(make());
}

void add_counts(Cases& cases) {
  add<Bernoulli>(cases, [](const Bernoulli& law) {
    return when(std::isinf(law.logit()), [&] { return Dirac(law.probability()); });
  });
  add<Binomial>(cases, [](const Binomial& law) -> Guise {
    if (law.trials() == 1.0) return law.trial();
    return when(std::isinf(law.trial().logit()), [&] { return Dirac(law.trials() * law.probability()); });
  });
  add<Geometric>(cases,
                 [](const Geometric& law) { return when(law.trial().logit() == infinity, [] { return Dirac(0.0); }); });
  add<NegativeBinomial>(cases, [](const NegativeBinomial& law) {
    return when(law.exact_complement().hi == 0.0, [] { return Dirac(0.0); });
  });
  add<Poisson>(cases, [](const Poisson& law) { return when(law.rate() == 0.0, [] { return Dirac(0.0); }); });
  add<Skellam>(cases,
               [](const Skellam& law) { return when(law.rate2() == 0.0, [&] { return Poisson(law.rate1()); }); });
  add<DiscreteUniform>(cases, [](const DiscreteUniform& law) {
    return when(law.low() == law.high(), [&] { return Dirac(law.low()); });
  });
  add<BetaBinomial>(cases, [](const BetaBinomial& law) {
    return when(law.alpha() == 1.0 && law.beta() == 1.0, [&] { return DiscreteUniform(0.0, law.trials()); });
  });
}

void add_lines(Cases& cases) {
  add<StudentT>(cases, [](const StudentT& law) {
    return when(law.dof() == 1.0, [&] { return Cauchy(law.location(), law.scale()); });
  });
  add<SkewNormal>(cases, [](const SkewNormal& law) {
    return when(law.shape() == 0.0, [&] { return Gaussian(law.location(), law.scale()); });
  });
  add<GeneralizedGaussian>(cases, [](const GeneralizedGaussian& law) {
    return when(law.power() == 1.0, [&] { return Laplace(law.location(), law.scale()); });
  });
  add<AsymmetricLaplace>(cases, [](const AsymmetricLaplace& law) {
    return when(law.asymmetry() == 1.0, [&] { return Laplace(law.location(), law.scale()); });
  });
  add<GeneralizedExtremeValue>(cases, [](const GeneralizedExtremeValue& law) {
    return when(law.shape() == 0.0, [&] { return Gumbel(law.location(), law.scale()); });
  });
  add<TruncatedGaussian>(cases, [](const TruncatedGaussian& law) -> Guise {
    const Gaussian parent(law.parent_mean(), law.parent_stddev());
    if (law.low() == -infinity && law.high() == infinity) return parent;
    return when(law.low() == 0.0 && law.high() == infinity && parent.mean() == 0.0,
                [&] { return HalfNormal(parent.stddev()); });
  });
}

void add_half_lines(Cases& cases) {
  add<Gamma>(cases, [](const Gamma& law) {
    return when(math::difference(law.exact_shape(), 1.0) == 0.0, [&] {
      return law.exact_rate().lo == 0.0 ? Exponential(law.rate()) : Exponential::from_scale(law.scale());
    });
  });
  add<ChiSquared>(cases, [](const ChiSquared& law) { return when(law.dof() == 2.0, [] { return Exponential(0.5); }); });
  add<Weibull>(cases, [](const Weibull& law) {
    return when(law.shape() == 1.0, [&] { return Exponential::from_scale(law.scale()); });
  });
  add<GeneralizedGamma>(cases, [](const GeneralizedGamma& law) {
    const DoubleDouble scale = law.gamma_scale();
    return when(law.gamma_power() == 1.0 && law.gamma_shape().lo == 0.0 && scale.lo == 0.0,
                [&] { return Gamma::from_shape_scale(law.gamma_shape().hi, scale.hi); });
  });
  add<GeneralizedPareto>(cases, [](const GeneralizedPareto& law) -> Guise {
    if (law.shape() == 0.0 && law.location() == 0.0) return Exponential::from_scale(law.scale());
    const DoubleDouble end = math::two_sum(law.location(), law.scale());
    return when(law.shape() == -1.0 && end.lo == 0.0, [&] { return Uniform(law.location(), end.hi); });
  });
  add<BetaPrime>(cases, [](const BetaPrime& law) {
    return when(law.alpha() == 1.0, [&] { return Lomax(law.beta(), law.scale()); });
  });
  add<FisherF>(cases, [](const FisherF& law) {
    return when(law.dof1() == 2.0, [&] { return Lomax(0.5 * law.dof2(), 0.5 * law.dof2()); });
  });
  add<LogLogistic>(
      cases, [](const LogLogistic& law) { return when(law.shape() == 1.0, [&] { return Lomax(1.0, law.scale()); }); });
}

void add_intervals(Cases& cases) {
  const auto unit_interval = [] { return Uniform(0.0, 1.0); };
  const auto circle = [] { return Uniform(-math::pi, math::pi); };
  add<Beta>(cases, [=](const Beta& law) { return when(law.alpha() == 1.0 && law.beta() == 1.0, unit_interval); });
  add<Kumaraswamy>(cases, [](const Kumaraswamy& law) {
    return when(law.a() == 1.0 || law.b() == 1.0, [&] { return Beta(law.a(), law.b()); });
  });
  add<ContinuousBernoulli>(cases,
                           [=](const ContinuousBernoulli& law) { return when(law.logit() == 0.0, unit_interval); });
  add<VonMises>(cases, [=](const VonMises& law) { return when(law.concentration() == 0.0, circle); });
  add<WrappedCauchy>(cases, [=](const WrappedCauchy& law) { return when(law.resultant_length() == 0.0, circle); });
}

const Cases& all_cases() {
  static const Cases all = [] {
    Cases cases;
    add_counts(cases);
    add_lines(cases);
    add_half_lines(cases);
    add_intervals(cases);
    return cases;
  }();
  return all;
}

}  // namespace

std::optional<AnyDistribution> special_case(const Distribution& law) {
  const auto found = all_cases().find(*law.lineage().type);
  if (found == all_cases().end()) return std::nullopt;
  return found->second(law);
}

}  // namespace relent::kl
