// The base of laws on R^n: sizes, NaN, and what a family that says nothing answers.
#include <relent/multivariate_distribution.hpp>

#include <algorithm>
#include <cmath>
#include <limits>

namespace relent {
namespace {

bool has_nan(std::span<const double> x) {
  return std::any_of(x.begin(), x.end(), [](double component) { return std::isnan(component); });
}

void check_size(const MultivariateDistribution& law, std::string_view what, std::size_t needed, std::size_t got) {
  if (got == needed) return;
  throw DimensionMismatch(law.name() + ": " + std::string(what) + " must have " + std::to_string(needed) +
                          " components (dimension " + std::to_string(law.dimension()) + "), got " +
                          std::to_string(got));
}

[[noreturn]] void throw_unavailable(const MultivariateDistribution& law, const char* what) {
  throw MethodUnavailable(law.name() + " does not know its " + what);
}

}  // namespace

MultivariateDistribution::~MultivariateDistribution() = default;

double MultivariateDistribution::log_prob(std::span<const double> x) const {
  check_size(*this, "the point", dimension(), x.size());
  return has_nan(x) ? std::numeric_limits<double>::quiet_NaN() : do_log_prob(x);
}

bool MultivariateDistribution::in_support(std::span<const double> x) const {
  check_size(*this, "the point", dimension(), x.size());
  return !has_nan(x) && do_in_support(x);
}

void MultivariateDistribution::mean(std::span<double> out) const {
  check_size(*this, "the mean", dimension(), out.size());
  do_mean(out);
}

void MultivariateDistribution::covariance(std::span<double> out) const {
  check_size(*this, "the covariance", dimension() * dimension(), out.size());
  do_covariance(out);
}

void MultivariateDistribution::sample(Rng& rng, std::span<double> out) const {
  check_size(*this, "the draw", dimension(), out.size());
  do_sample(rng, out);
}

bool MultivariateDistribution::do_in_support(std::span<const double> x) const {
  return do_log_prob(x) > -std::numeric_limits<double>::infinity();
}

void MultivariateDistribution::do_mean(std::span<double>) const { throw_unavailable(*this, "mean"); }

void MultivariateDistribution::do_covariance(std::span<double>) const { throw_unavailable(*this, "covariance"); }

double MultivariateDistribution::do_entropy() const { throw_unavailable(*this, "entropy"); }

}  // namespace relent
