// Closed forms of KL(TruncatedGaussian || .).
#include <relent/distributions/truncated_gaussian.hpp>

#include <cmath>
#include <limits>

#include "formulas/truncated_gaussian.hpp"
#include "kl/builtin.hpp"

namespace relent::kl {
namespace {

formulas::CutGaussian cut_of(const TruncatedGaussian& law) {
  return {law.parent_mean(), law.parent_stddev(), law.low(), law.high()};
}

double truncated_gaussian_truncated_gaussian(const TruncatedGaussian& p, const TruncatedGaussian& q) {
  constexpr double close = 0.1;  // q falls off beyond p's bulk at 2/3 of its pace, or faster
  if (p.low() < q.low() || p.high() > q.high()) return std::numeric_limits<double>::infinity();
  const formulas::CutComparison comparison = formulas::compare_cut_gaussians(cut_of(p), cut_of(q));
  const double direct = comparison.log_density - q.log_prob(comparison.at) - comparison.mean_ratio;
  if (direct > close) return direct;
  return comparison.cumulant_gap - std::log1p(-(q.cdf(p.low()) + q.survival(p.high())));
}

}  // namespace

void register_truncated_gaussian(KlRegistry& registry) {
  registry.add<TruncatedGaussian, TruncatedGaussian>(
      truncated_gaussian_truncated_gaussian,
      "+inf unless the intervals nest; else -log q(p's interval) and a cumulant gap of the log ratio, a quadratic");
}

}  // namespace relent::kl
