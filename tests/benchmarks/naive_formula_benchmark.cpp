// What each registered closed form costs, and beside it the textbook formula, which subtracts what is nearly equal. Run
// with --benchmark_filter='/closed_form|/naive' and compare the two rows of one pair.
#include <benchmark/benchmark.h>
#include <relent/relent.hpp>

#include <cmath>
#include <functional>
#include <map>
#include <string>
#include <utility>

#include "math/special.hpp"

namespace {

using namespace relent;

using Naive = std::function<double(const Distribution&, const Distribution&)>;

template <class P, class Q, class F>
Naive naive(F formula) {
  return [formula](const Distribution& p, const Distribution& q) {
    return formula(static_cast<const P&>(p), static_cast<const Q&>(q));
  };
}

constexpr double half_log_two_pi_e = 1.41893853320467274178;

/// Textbook formulas by the names of their families.
const std::map<std::pair<std::string, std::string>, Naive>& textbook() {
  static const std::map<std::pair<std::string, std::string>, Naive> formulas{
      {{"Bernoulli", "Bernoulli"}, naive<Bernoulli, Bernoulli>([](const auto& p, const auto& q) {
         const double a = p.probability(), b = q.probability();
         return a * std::log(a / b) + (1.0 - a) * std::log((1.0 - a) / (1.0 - b));
       })},
      {{"Beta", "Beta"}, naive<Beta, Beta>([](const auto& p, const auto& q) {
         const double a = p.alpha(), b = p.beta(), c = q.alpha(), d = q.beta();
         return std::lgamma(a + b) - std::lgamma(a) - std::lgamma(b) - std::lgamma(c + d) + std::lgamma(c) +
                std::lgamma(d) + (a - c) * math::digamma(a) + (b - d) * math::digamma(b) +
                (c - a + d - b) * math::digamma(a + b);
       })},
      {{"Gaussian", "Gaussian"}, naive<Gaussian, Gaussian>([](const auto& p, const auto& q) {
         const double ratio = p.stddev() / q.stddev(), z = (p.mean() - q.mean()) / q.stddev();
         return 0.5 * (ratio * ratio + z * z - 1.0 - std::log(ratio * ratio));
       })},
      {{"Gaussian", "Laplace"}, naive<Gaussian, Laplace>([](const auto& p, const auto& q) {
         const double gap = p.mean() - q.location(), z = gap / p.stddev();
         const double deviation =
             p.stddev() * std::sqrt(2.0 / math::pi) * std::exp(-0.5 * z * z) + gap * std::erf(z / std::sqrt(2.0));
         return std::log(2.0 * q.scale()) + deviation / q.scale() - half_log_two_pi_e - std::log(p.stddev());
       })},
      {{"Geometric", "Geometric"}, naive<Geometric, Geometric>([](const auto& p, const auto& q) {
         const double a = p.probability(), b = q.probability();
         return std::log(a / b) + (1.0 - a) / a * std::log((1.0 - a) / (1.0 - b));
       })},
      {{"Poisson", "Poisson"}, naive<Poisson, Poisson>([](const auto& p, const auto& q) {
         return p.rate() * std::log(p.rate() / q.rate()) - p.rate() + q.rate();
       })},
      {{"Exponential", "Exponential"}, naive<Exponential, Exponential>([](const auto& p, const auto& q) {
         return std::log(p.rate() / q.rate()) + q.rate() / p.rate() - 1.0;
       })},
      {{"Gamma", "Gamma"}, naive<Gamma, Gamma>([](const auto& p, const auto& q) {
         return (p.shape() - q.shape()) * math::digamma(p.shape()) - std::lgamma(p.shape()) + std::lgamma(q.shape()) +
                q.shape() * std::log(p.rate() / q.rate()) + p.shape() * (q.rate() - p.rate()) / p.rate();
       })},
      {{"Gamma", "Gaussian"}, naive<Gamma, Gaussian>([](const auto& p, const auto& q) {
         const double entropy =
             p.shape() - std::log(p.rate()) + std::lgamma(p.shape()) + (1.0 - p.shape()) * math::digamma(p.shape());
         const double gap = p.mean() - q.mean();
         return -entropy + std::log(q.stddev()) + half_log_two_pi_e - 0.5 +
                (p.variance() + gap * gap) / (2.0 * q.stddev() * q.stddev());
       })},
      {{"Laplace", "Laplace"}, naive<Laplace, Laplace>([](const auto& p, const auto& q) {
         const double gap = std::fabs(p.location() - q.location());
         return std::log(q.scale() / p.scale()) + gap / q.scale() + p.scale() / q.scale() * std::exp(-gap / p.scale()) -
                1.0;
       })},
      {{"Gumbel", "Gumbel"}, naive<Gumbel, Gumbel>([](const auto& p, const auto& q) {
         const double c = p.scale() / q.scale();
         const double gap = (q.location() - p.location()) / q.scale();
         return -std::log(c) + math::euler_gamma * (c - 1.0) - gap - 1.0 + std::exp(gap + std::lgamma(1.0 + c));
       })},
      {{"Weibull", "Weibull"}, naive<Weibull, Weibull>([](const auto& p, const auto& q) {
         const double c = q.shape() / p.shape();
         return std::log(p.shape() / std::pow(p.scale(), p.shape())) -
                std::log(q.shape() / std::pow(q.scale(), q.shape())) +
                (p.shape() - q.shape()) * (std::log(p.scale()) - math::euler_gamma / p.shape()) +
                std::pow(p.scale() / q.scale(), q.shape()) * std::tgamma(1.0 + c) - 1.0;
       })},
      {{"Pareto", "Pareto"}, naive<Pareto, Pareto>([](const auto& p, const auto& q) {
         return q.shape() * std::log(p.scale() / q.scale()) + std::log(p.shape() / q.shape()) + q.shape() / p.shape() -
                1.0;
       })},
      {{"Cauchy", "Cauchy"}, naive<Cauchy, Cauchy>([](const auto& p, const auto& q) {
         const double sum = p.scale() + q.scale(), gap = p.location() - q.location();
         return std::log((sum * sum + gap * gap) / (4.0 * p.scale() * q.scale()));
       })},
      {{"InverseGaussian", "InverseGaussian"},
       naive<InverseGaussian, InverseGaussian>([](const auto& p, const auto& q) {
         const double gap = p.mean() - q.mean();
         return 0.5 * (std::log(p.shape() / q.shape()) + q.shape() / p.shape() - 1.0 +
                       q.shape() * gap * gap / (p.mean() * q.mean() * q.mean()));
       })},
      {{"Uniform", "Gaussian"}, naive<Uniform, Gaussian>([](const auto& p, const auto& q) {
         const double gap = p.mean() - q.mean();
         return -std::log(p.high() - p.low()) + std::log(q.stddev()) + half_log_two_pi_e - 0.5 +
                (p.variance() + gap * gap) / (2.0 * q.stddev() * q.stddev());
       })},
  };
  return formulas;
}

void measure(benchmark::State& state, const AnyDistribution& p, const AnyDistribution& q) {
  for (auto _ : state) {
    const Distribution* first = &p.get();
    const Distribution* second = &q.get();
    benchmark::DoNotOptimize(first);
    benchmark::DoNotOptimize(second);
    benchmark::DoNotOptimize(closed_form_kl(*first, *second));
  }
}

void measure_naive(benchmark::State& state, const Naive& formula, const AnyDistribution& p, const AnyDistribution& q) {
  for (auto _ : state) {
    const Distribution* first = &p.get();
    const Distribution* second = &q.get();
    benchmark::DoNotOptimize(first);
    benchmark::DoNotOptimize(second);
    benchmark::DoNotOptimize(formula(*first, *second));
  }
}

/// One pair of members for each ordered pair of families that has a registered formula.
const bool registered = [] {
  const KlRegistry& registry = KlRegistry::builtin();
  const auto families = Catalogue::builtin().families();
  for (const FamilyDescription& p_family : families) {
    for (const FamilyDescription& q_family : families) {
      const AnyDistribution p = parse(p_family.examples[0]);
      const AnyDistribution q = parse(q_family.examples[1]);
      const auto value = registry.evaluate(p, q);
      if (!value || !std::isfinite(*value)) continue;
      const std::string name = p_family.name + "||" + q_family.name;
      benchmark::RegisterBenchmark((name + "/closed_form").c_str(), [p, q](auto& state) { measure(state, p, q); });
      const auto formula = textbook().find({p_family.name, q_family.name});
      if (formula == textbook().end()) continue;
      benchmark::RegisterBenchmark((name + "/naive").c_str(),
                                   [f = formula->second, p, q](auto& state) { measure_naive(state, f, p, q); });
    }
  }
  return true;
}();

}  // namespace
