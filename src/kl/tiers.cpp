// The numerical tiers: hands laws to src/estimate as functions, and its results back as KlEstimates.
#include "kl/tiers.hpp"

#include <relent/multivariate_distribution.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "distributions/law_scope.hpp"
#include "estimate/divergence.hpp"
#include "estimate/monte_carlo.hpp"
#include "estimate/summation.hpp"
#include "estimate/tail.hpp"
#include "kl/log_ratios.hpp"

namespace relent::kl {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
/// Of one integral: an integrand that so many nodes do not resolve is not resolved by more of them.
constexpr std::size_t most_nodes = std::size_t{1} << 17;

/// A point costs two log-densities.
std::size_t points_allowed(const KlOptions& options) { return options.max_evaluations / 2; }

std::string note_of(const std::string& reason) { return reason.empty() ? reason : "tolerance not met: " + reason; }

/// log q is -inf at x, where p is not: a proof of infinity if x is outside q's support, else the overflow of a
/// log-density.
KlEstimate vanishing_at(double x, const UnivariateDistribution& q, KlMethod method, std::size_t points) {
  const bool proved = !q.in_support(x);
  KlEstimate estimate;
  estimate.value = estimate.upper = infinity;
  estimate.lower = proved ? infinity : 0.0;
  estimate.error = proved ? 0.0 : infinity;
  estimate.method = proved ? KlMethod::infinite : method;
  estimate.evaluations = 2 * points;
  estimate.converged = proved;
  estimate.note = proved ? "infinite: q vanishes at " + format_number(x) + ", where p does not"
                         : "overflow: q's log-density is -inf at " + format_number(x) + " inside its support";
  return estimate;
}

/// Fills in what the numerical tiers share. A value that was not reached is 0 with an infinite error; a sum or an
/// integral that rounding takes below 0 is 0 within its error, while a mean of draws stays as it came out.
KlEstimate numerical(KlMethod method, double value, double error, std::size_t points, bool converged,
                     const std::string& reason) {
  KlEstimate estimate;
  const bool reached = std::isfinite(value);
  estimate.value = !reached ? 0.0 : method == KlMethod::monte_carlo ? value : (std::max)(value, 0.0);
  estimate.error = reached && !std::isnan(error) ? error : infinity;
  estimate.method = method;
  estimate.evaluations = 2 * points;
  estimate.converged = reached && converged;
  estimate.note = estimate.converged ? std::string() : note_of(reason);
  return estimate;
}

// ---- tails that a law does not tell

bool has_unknown_tail(const Tails& tails) {
  return tails.lower.kind == Tail::Kind::unknown || tails.upper.kind == Tail::Kind::unknown;
}

/// For tails without metadata: do the densities alone make the divergence infinite at one end?
std::optional<KlEstimate> numerically_infinite(const UnivariateDistribution& p, const UnivariateDistribution& q) {
  if (!has_unknown_tail(p.tails()) && !has_unknown_tail(q.tails())) return std::nullopt;
  const Support support = p.support();
  const auto diverges = [&](double sign) {
    const auto outcome = [&](double s) {
      return support.is_discrete() ? std::round(sign * std::exp(s)) : sign * std::exp(s);
    };
    const auto log_p = [&](double s) { return p.log_prob(outcome(s)); };
    const auto log_q = [&](double s) { return q.log_prob(outcome(s)); };
    return estimate::tail_verdict(log_p, log_q) == estimate::TailVerdict::infinite;
  };
  const bool left = support.lower == -infinity && diverges(-1.0);
  if (!left && !(support.upper == infinity && diverges(1.0))) return std::nullopt;
  KlEstimate estimate;
  estimate.value = estimate.lower = estimate.upper = infinity;
  estimate.method = KlMethod::infinite;
  estimate.converged = true;
  estimate.note = std::string("infinite: p's ") + (left ? "left" : "right") +
                  " tail, by the slope of the densities there (numerical, not proved)";
  return estimate;
}

// ---- summation

/// p has one atom, anywhere on the line.
KlEstimate one_atom(const UnivariateDistribution& q, double value) {
  const double log_mass = q.log_prob(value);
  if (log_mass == -infinity) return vanishing_at(value, q, KlMethod::summation, 1);
  KlEstimate estimate = numerical(KlMethod::summation, 0.0 - log_mass, 0.0, 1, true, {});
  estimate.lower = estimate.upper = estimate.value;
  return estimate;
}

/// |log mass(j + 1) - log mass(j)| over j >= k is at most slope + bend (j - k), if the tail's class is known.
struct Steepness {
  double slope = 0.0;
  double bend = 0.0;
};

/// In the classes below, the log ratio of neighbouring masses is monotone beyond the mode: it goes to -rate, to 0, or
/// (t log t) down as log t does, which is concave.
std::optional<Steepness> steepness_above(const UnivariateDistribution& law, double k) {
  using Kind = Tail::Kind;
  const Tail tail = law.tails().upper;
  const double here = std::abs(law.log_prob(k + 1.0) - law.log_prob(k));
  if (tail.kind == Kind::power) return Steepness{here, 0.0};
  if (tail.kind == Kind::stretched_exponential && tail.exponent == 1.0)
    return Steepness{(std::max)(here, tail.rate), 0.0};
  if (tail.kind == Kind::t_log_t && k >= 0.0) return Steepness{here, 1.0 / (k + 1.0)};
  return std::nullopt;
}

/// |log p/q| at k + n is at most |log p/q| at k + slope n + bend n^2 / 2 <= bound (1 + n/distance)^2.
estimate::LogRatioGrowth growth_of_log_ratio(const UnivariateDistribution& p, const UnivariateDistribution& q,
                                             double k) {
  const std::optional<Steepness> of_p = steepness_above(p, k);
  const std::optional<Steepness> of_q = steepness_above(q, k);
  if (!of_p || !of_q) return {};
  const double distance = std::abs(k) + 1.0;
  const double slope = of_p->slope + of_q->slope;
  const double bend = of_p->bend + of_q->bend;
  const double here = std::abs(p.log_prob(k) - q.log_prob(k));
  return {(std::max)({here, 0.5 * slope * distance, 0.5 * bend * distance * distance}), distance};
}

/// How sum p log(p/q) falls on one side if p has a power tail there and q one of a known kind.
std::optional<estimate::PowerTail> power_tail(const Tail& p, const Tail& q) {
  using Kind = Tail::Kind;
  if (p.kind != Kind::power || p.prefactor != 0.0) return std::nullopt;
  if (q.kind == Kind::power) return estimate::PowerTail{p.exponent, 0.0};
  if (q.kind == Kind::stretched_exponential) return estimate::PowerTail{p.exponent, q.exponent};
  if (q.kind == Kind::t_log_t) return estimate::PowerTail{p.exponent, 1.0};
  return std::nullopt;
}

// ---- quadrature

/// Where a law's density has its features: quantiles of both sides out to 1e-30.
void add_features(const UnivariateDistribution& law, std::vector<double>& features) {
  static constexpr std::array<double, 9> levels{1e-30, 1e-15, 1e-8, 1e-4, 1e-2, 0.1, 0.25, 0.5, 0.75};
  for (const double level : levels) {
    features.push_back(law.quantile(level));
    features.push_back(law.inverse_survival(level));
  }
  features.push_back(law.location_hint());
}

// ---- Monte Carlo

/// A law as a source of log ratios: draws of p from `rng`, log p - log q into `out`.
using FillLogRatios = void (*)(const Distribution& p, const Distribution& q, Rng& rng, std::span<double> out);

void fill_univariate(const Distribution& p, const Distribution& q, Rng& rng, std::span<double> out) {
  const auto& law_p = dynamic_cast<const UnivariateDistribution&>(p);
  const auto& law_q = dynamic_cast<const UnivariateDistribution&>(q);
  std::vector<double> x(out.size()), log_q(out.size());
  law_p.sample(rng, x);
  law_p.log_prob(x, out);
  law_q.log_prob(x, log_q);
  for (std::size_t i = 0; i < out.size(); ++i) out[i] -= log_q[i];
}

/// For densities that are unbounded at an end, where draws may round to the end itself.
void fill_points(const Distribution& p, const Distribution& q, Rng& rng, std::span<double> out) {
  const auto& law_p = dynamic_cast<const UnivariateDistribution&>(p);
  const auto& law_q = dynamic_cast<const UnivariateDistribution&>(q);
  const LawScope scope(law_p);
  for (double& ratio : out) {
    const Point x = law_p.sample_point(rng);
    ratio = law_p.log_prob(x) - law_q.log_prob(x);
  }
}

void fill_multivariate(const Distribution& p, const Distribution& q, Rng& rng, std::span<double> out) {
  const auto& law_p = dynamic_cast<const MultivariateDistribution&>(p);
  const auto& law_q = dynamic_cast<const MultivariateDistribution&>(q);
  std::vector<double> x(law_p.dimension());
  for (double& ratio : out) {
    law_p.sample(rng, std::span<double>(x));
    ratio = law_p.log_prob(std::span<const double>(x)) - law_q.log_prob(std::span<const double>(x));
  }
}

bool is_unbounded(const Tail& tail) { return tail.kind == Tail::Kind::endpoint && tail.exponent < 1.0; }

FillLogRatios source_of_log_ratios(const Distribution& p) {
  const auto* law = dynamic_cast<const UnivariateDistribution*>(&p);
  if (law == nullptr) return fill_multivariate;
  const Tails tails = law->tails();
  return is_unbounded(tails.lower) || is_unbounded(tails.upper) ? fill_points : fill_univariate;
}

}  // namespace

KlEstimate by_summation(const UnivariateDistribution& p, const UnivariateDistribution& q, const KlOptions& options) {
  const Support support = p.support();
  if (support.kind == Support::Kind::atom) return one_atom(q, support.lower);
  if (const auto infinite = numerically_infinite(p, q)) return *infinite;
  const LawScope p_law(p), q_law(q);  // what a user's own family must integrate, it integrates once
  estimate::MassPair pair;
  pair.log_p = [&](double k) { return p.log_prob(k); };
  pair.log_q = [&](double k) { return q.log_prob(k); };
  pair.lower = support.lower;
  pair.upper = support.upper;
  pair.start = p.mode();
  pair.p_cdf = [&](double k) { return p.cdf(k); };
  pair.q_cdf = [&](double k) { return q.cdf(k); };
  pair.p_survival = [&](double k) { return p.survival(k); };
  pair.q_survival = [&](double k) { return q.survival(k); };
  if (p.ratio_bound(pair.start)) pair.p_ratio_above = [&](double k) { return p.ratio_bound(k).value_or(1.0); };
  if (steepness_above(p, pair.start) && steepness_above(q, pair.start)) {
    pair.growth_above = [&](double k) { return growth_of_log_ratio(p, q, k); };
  }
  pair.log_ratio = log_ratio_of(p, q);
  pair.power_below = power_tail(p.tails().lower, q.tails().lower);
  pair.power_above = power_tail(p.tails().upper, q.tails().upper);

  estimate::SummationOptions budget;
  budget.relative_tolerance = options.relative_tolerance.value_or(1e-9);
  budget.absolute_tolerance = options.absolute_tolerance.value_or(pair.log_ratio ? 0.0 : 1e-15);
  budget.max_evaluations = points_allowed(options);
  const estimate::KlSum sum = estimate::sum_divergence(pair, budget);
  if (sum.infinite) return vanishing_at(sum.infinite_at, q, KlMethod::summation, sum.evaluations);
  KlEstimate estimate =
      numerical(KlMethod::summation, sum.value, sum.error, sum.evaluations, sum.converged, sum.reason);
  estimate.lower = (std::max)(sum.lower, 0.0);
  estimate.upper = sum.upper;
  return estimate;
}

KlEstimate by_quadrature(const UnivariateDistribution& p, const UnivariateDistribution& q, const KlOptions& options) {
  if (const auto infinite = numerically_infinite(p, q)) return *infinite;
  const LawScope p_law(p), q_law(q);
  const Support support = p.support();
  estimate::DensityPair pair;
  pair.log_p = [&](const Point& x) { return p.log_prob(x); };
  pair.log_q = [&](const Point& x) { return q.log_prob(x); };
  if (const auto log_ratio = log_ratio_of(p, q)) {
    pair.log_ratio = [log_ratio](const Point& point) { return log_ratio(point.x); };
  }
  pair.lower = support.lower;
  pair.upper = support.upper;
  add_features(p, pair.features);
  add_features(q, pair.features);
  for (const UnivariateDistribution* law : {&p, &q}) {
    const std::vector<double> kinks = law->breakpoints();
    pair.breakpoints.insert(pair.breakpoints.end(), kinks.begin(), kinks.end());
  }
  pair.p_cdf = [&](double x) { return p.cdf(x); };
  pair.p_survival = [&](double x) { return p.survival(x); };
  pair.q_cdf = [&](double x) { return q.cdf(x); };
  pair.q_survival = [&](double x) { return q.survival(x); };

  estimate::DivergenceOptions budget;
  budget.relative_tolerance = options.relative_tolerance.value_or(1e-9);
  budget.absolute_tolerance = options.absolute_tolerance.value_or(pair.log_ratio ? 0.0 : 1e-15);
  budget.max_evaluations = (std::min)(points_allowed(options), most_nodes);
  const estimate::Divergence integral = estimate::integrate_divergence(pair, budget);
  if (integral.infinite) return vanishing_at(integral.infinite_at, q, KlMethod::quadrature, integral.evaluations);
  KlEstimate estimate = numerical(KlMethod::quadrature, integral.value, integral.error, integral.evaluations,
                                  integral.converged, integral.reason);
  estimate.lower = (std::max)(estimate.value - estimate.error, 0.0);
  estimate.upper = estimate.value + estimate.error;
  return estimate;
}

KlEstimate by_monte_carlo(const Distribution& p, const Distribution& q, const KlOptions& options) {
  estimate::MonteCarloOptions budget;
  budget.relative_tolerance = options.relative_tolerance.value_or(1e-3);
  budget.absolute_tolerance = options.absolute_tolerance.value_or(1e-6);
  budget.max_draws = points_allowed(options);
  budget.threads = options.threads;
  const FillLogRatios fill = source_of_log_ratios(p);
  const estimate::MonteCarloMean mean = estimate::monte_carlo_mean(
      [&](std::uint64_t block, std::span<double> out) {
        Rng rng(options.seed, block);
        fill(p, q, rng, out);
      },
      budget);
  KlEstimate estimate =
      numerical(KlMethod::monte_carlo, mean.mean, mean.standard_error, mean.draws, mean.converged, mean.reason);
  if (mean.infinite) estimate.value = infinity;
  estimate.lower = (std::max)(mean.lower, 0.0);
  estimate.upper = mean.upper;
  return estimate;
}

}  // namespace relent::kl
