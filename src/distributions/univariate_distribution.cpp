// UnivariateDistribution: the policy that all families share, and defaults that know only the density.
#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <functional>
#include <limits>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "distributions/law_scope.hpp"
#include "distributions/point_in.hpp"
#include "estimate/bulk.hpp"
#include "estimate/numerical_law.hpp"
#include "relent/distribution.hpp"

namespace relent {

namespace {

using estimate::NumericalLaw;

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double mass_tolerance = 1e-6;  // how far a user's density may be from integrating to 1

std::string nine_digits(double value) {
  std::array<char, 32> text{};
  const auto end = std::to_chars(text.data(), text.data() + text.size(), value, std::chars_format::general, 9);
  return {text.data(), end.ptr};
}

/// The law that the density (or the masses) of a family describe. An atom is the only integer of a line moved to it.
NumericalLaw integrate_law(const UnivariateDistribution& family, const Support& support) {
  const bool atom = support.kind == Support::Kind::atom;
  estimate::LawDescription description;
  if (atom) {
    description.log_density = [&family, x = support.lower](const Point&) { return family.log_prob(x); };
    description.lower = description.upper = 0.0;
  } else {
    description.log_density = [&family](const Point& point) { return family.log_prob(point); };
    description.lower = support.lower;
    description.upper = support.upper;
  }
  description.integer = support.is_discrete();
  description.location_hint = atom ? 0.0 : family.location_hint();
  description.breakpoints = family.breakpoints();
  NumericalLaw law(std::move(description));
  if (!(std::abs(law.mass() - 1.0) <= mass_tolerance)) {
    std::string message = family.name() + ": " + (support.is_discrete() ? "masses sum" : "density integrates") +
                          " to " + nine_digits(law.mass()) + ", not 1";
    if (law.mass() == 0.0)
      message += " (looked around the location hint " + format_number(family.location_hint()) + ")";
    throw NumericalFailure(message);
  }
  return law;
}

/// The innermost scope of this thread; scopes close in the order that they opened.
thread_local LawScope* innermost_scope = nullptr;

/// What `ask` makes of the family's law. The callers move the law of an atom to where the atom is.
template <class Ask>
double ask_law(const UnivariateDistribution& family, Ask ask) {
  if (LawScope* scope = LawScope::of(family)) return ask(scope->law());
  return ask(integrate_law(family, family.support()));
}

/// E[((X - center) / scale)^power].
double central_moment(const UnivariateDistribution& family, double center, double scale, int power) {
  return ask_law(family, [=](const NumericalLaw& law) {
    return law.expectation([=](double x) { return std::pow((x - center) / scale, power); });
  });
}

/// The atom, if the support is one.
std::optional<double> atom_of(const UnivariateDistribution& family) {
  const Support support = family.support();
  if (support.kind != Support::Kind::atom) return std::nullopt;
  return support.lower;
}

/// The highest point of a density: climbs in units of its spread, and compares the ends.
double continuous_mode(const UnivariateDistribution& family) {
  const Support support = family.support();
  const auto quantile = [&](double u) {
    return ask_law(family, [u](const NumericalLaw& law) { return law.quantile(u); });
  };
  const double center = quantile(0.5);
  double spread = quantile(0.75) - quantile(0.25);
  if (!(spread > 0.0 && std::isfinite(spread))) spread = 1.0;
  const auto place = [&](double y) { return center + spread * y; };
  const auto height = [&](double y) { return family.log_prob(place(y)); };
  std::size_t evaluations = 0;
  const std::vector<double> features = estimate::bulk_features(height, 0.0, (support.lower - center) / spread,
                                                               (support.upper - center) / spread, 16, evaluations);
  std::vector<double> candidates;
  if (std::isfinite(support.lower)) candidates.push_back(support.lower);
  for (const double y : features) candidates.push_back(place(y));
  for (const double x : family.breakpoints()) candidates.push_back(x);
  if (std::isfinite(support.upper)) candidates.push_back(support.upper);
  std::sort(candidates.begin(), candidates.end());
  double best = center;
  double highest = -infinity;
  for (const double x : candidates) {
    const double here = family.log_prob(x);
    if (here > highest) {
      highest = here;
      best = x;
    }
  }
  return best;
}

bool overlap(std::span<const double> a, std::span<const double> b) {
  const std::less<const double*> before;
  return before(a.data(), b.data() + b.size()) && before(b.data(), a.data() + a.size());
}

}  // namespace

LawScope::LawScope(const UnivariateDistribution& family) noexcept : family_(family), outer_(innermost_scope) {
  innermost_scope = this;
}

LawScope::~LawScope() { innermost_scope = outer_; }

LawScope* LawScope::of(const UnivariateDistribution& family) noexcept {
  LawScope* scope = innermost_scope;
  while (scope != nullptr && &scope->family_ != &family) scope = scope->outer_;
  return scope;
}

const NumericalLaw& LawScope::law() {
  if (!law_) law_.emplace(integrate_law(family_, family_.support()));
  return *law_;
}

UnivariateDistribution::~UnivariateDistribution() = default;

// ---- policy -------------------------------------------------------------------------------------------------------

double UnivariateDistribution::log_prob(double x) const {
  if (std::isnan(x)) return nan;
  return do_support().closure_contains(x) ? do_log_prob(x) : -infinity;
}

void UnivariateDistribution::log_prob(std::span<const double> x, std::span<double> out) const {
  if (x.size() != out.size()) {
    throw DimensionMismatch(name() + ": log_prob of " + std::to_string(x.size()) + " points into room for " +
                            std::to_string(out.size()));
  }
  if (overlap(x, out)) {
    const std::vector<double> points(x.begin(), x.end());
    log_prob(points, out);
    return;
  }
  do_log_probs(x, out);
  const Support support = do_support();
  for (std::size_t i = 0; i < x.size(); ++i) {
    if (std::isnan(x[i])) {
      out[i] = nan;
    } else if (!support.closure_contains(x[i])) {
      out[i] = -infinity;
    }
  }
}

double UnivariateDistribution::log_prob(const Point& point) const {
  if (std::isnan(point.x)) return nan;
  return do_support().closure_contains(point.x) ? do_log_prob_at(point) : -infinity;
}

double UnivariateDistribution::prob(double x) const { return std::exp(log_prob(x)); }

namespace {

/// Where x lies, and x as the families see it: floored on integers.
enum class Side { nowhere, below, inside, above };

Side locate(double& x, const Support& support) {
  if (std::isnan(x)) return Side::nowhere;
  if (support.kind == Support::Kind::integer) x = std::floor(x);
  if (x >= support.upper) return Side::above;  // P(X <= x) = 1
  const bool at_lower = x == support.lower && (!support.is_discrete() || std::isinf(x));
  return x < support.lower || at_lower ? Side::below : Side::inside;
}

/// A distribution function at x: its values below and above the support, and what it is inside, where x is floored on
/// integers.
template <class Inside>
double by_side(double x, const Support& support, double below, double above, Inside inside) {
  switch (locate(x, support)) {
    case Side::nowhere:
      return nan;
    case Side::below:
      return below;
    case Side::above:
      return above;
    case Side::inside:
      break;
  }
  return inside(x);
}

}  // namespace

double UnivariateDistribution::cdf(double x) const {
  return by_side(x, do_support(), 0.0, 1.0, [this](double at) { return do_cdf(at); });
}

double UnivariateDistribution::log_cdf(double x) const {
  return by_side(x, do_support(), -infinity, 0.0, [this](double at) { return do_log_cdf(at); });
}

double UnivariateDistribution::survival(double x) const {
  return by_side(x, do_support(), 1.0, 0.0, [this](double at) { return do_survival(at); });
}

double UnivariateDistribution::log_survival(double x) const {
  return by_side(x, do_support(), 0.0, -infinity, [this](double at) { return do_log_survival(at); });
}

double UnivariateDistribution::quantile(double u) const {
  if (!(u >= 0.0 && u <= 1.0)) return nan;
  if (u > 0.0 && u < 1.0) return do_quantile(u);
  const Support support = do_support();
  return u == 0.0 ? support.lower : support.upper;
}

double UnivariateDistribution::inverse_survival(double v) const {
  if (!(v >= 0.0 && v <= 1.0)) return nan;
  if (v > 0.0 && v < 1.0) return do_inverse_survival(v);
  const Support support = do_support();
  return v == 0.0 ? support.upper : support.lower;
}

double UnivariateDistribution::do_stddev() const { return std::sqrt(variance()); }

// A power that has a name of its own is asked by that name, and a squared deviation may come from two moments.
std::optional<double> UnivariateDistribution::expectation(const Statistic& statistic) const {
  using Kind = Statistic::Kind;
  if (const auto known = do_expectation(statistic)) return known;
  if (statistic.kind == Kind::power) {
    if (statistic.argument == 0.0) return 1.0;
    if (statistic.argument == 1.0) return do_expectation({Kind::x, 0.0});
    if (statistic.argument == 2.0) return do_expectation({Kind::x_squared, 0.0});
    if (statistic.argument == -1.0) return do_expectation({Kind::reciprocal, 0.0});
  }
  if (statistic.kind == Kind::absolute_power) {
    if (statistic.second == 1.0) return do_expectation({Kind::absolute_deviation, statistic.argument});
    if (statistic.second == 2.0) return expectation({Kind::squared_deviation, statistic.argument});
    const bool is_power = statistic.argument == 0.0 && support().lower >= 0.0;
    return is_power ? expectation({Kind::power, statistic.second}) : std::nullopt;
  }
  if (statistic.kind == Kind::squared_deviation) {
    const auto square = do_expectation({Kind::x_squared, 0.0});
    if (!square || !std::isfinite(*square)) return square;
    const double deviation = do_mean() - statistic.argument;
    return do_variance() + deviation * deviation;
  }
  return std::nullopt;
}

// ---- numerical defaults -------------------------------------------------------------------------------------------

double UnivariateDistribution::do_cdf(double x) const {
  return ask_law(*this, [x](const NumericalLaw& law) { return law.cdf(x); });
}

double UnivariateDistribution::do_log_cdf(double x) const {
  return ask_law(*this, [x](const NumericalLaw& law) { return law.log_cdf(x); });
}

double UnivariateDistribution::do_survival(double x) const {
  return ask_law(*this, [x](const NumericalLaw& law) { return law.survival(x); });
}

double UnivariateDistribution::do_log_survival(double x) const {
  return ask_law(*this, [x](const NumericalLaw& law) { return law.log_survival(x); });
}

double UnivariateDistribution::do_quantile(double u) const {
  const double x = ask_law(*this, [u](const NumericalLaw& law) { return law.quantile(u); });
  return atom_of(*this).value_or(x);
}

double UnivariateDistribution::do_inverse_survival(double v) const {
  const double x = ask_law(*this, [v](const NumericalLaw& law) { return law.inverse_survival(v); });
  return atom_of(*this).value_or(x);
}

double UnivariateDistribution::do_mean() const {
  const double mean =
      ask_law(*this, [](const NumericalLaw& law) { return law.expectation([](double x) { return x; }); });
  return atom_of(*this).value_or(mean);
}

double UnivariateDistribution::do_variance() const {
  if (atom_of(*this)) return 0.0;
  const LawScope scope(*this);
  const double center = mean();
  if (std::isnan(center)) return nan;
  return std::isinf(center) ? infinity : central_moment(*this, center, 1.0, 2);
}

double UnivariateDistribution::do_skewness() const {
  const LawScope scope(*this);
  const double scale = stddev();
  return scale > 0.0 && std::isfinite(scale) ? central_moment(*this, mean(), scale, 3) : nan;
}

double UnivariateDistribution::do_excess_kurtosis() const {
  const LawScope scope(*this);
  const double scale = stddev();
  return scale > 0.0 && std::isfinite(scale) ? central_moment(*this, mean(), scale, 4) - 3.0 : nan;
}

double UnivariateDistribution::do_mode() const {
  const Support support = do_support();
  LawScope scope(*this);
  if (support.kind == Support::Kind::atom) return support.lower;
  if (support.kind == Support::Kind::continuous) return continuous_mode(*this);
  double mode = scope.law().mode();
  while (log_prob(mode - 1.0) >= log_prob(mode)) mode -= 1.0;
  return mode;
}

double UnivariateDistribution::do_median() const { return quantile(0.5); }

double UnivariateDistribution::do_entropy() const {
  return ask_law(*this, [](const NumericalLaw& law) { return law.entropy(); });
}

bool UnivariateDistribution::do_in_support(double x) const {
  const Support support = do_support();
  return support.contains(x) && (!support.is_discrete() || do_log_prob(x) > -infinity);
}

double UnivariateDistribution::do_sample(Rng& rng) const { return do_quantile(rng.uniform()); }

void UnivariateDistribution::do_samples(Rng& rng, std::span<double> out) const {
  const LawScope scope(*this);
  for (double& draw : out) draw = do_sample(rng);
}

Point UnivariateDistribution::do_sample_point(Rng& rng) const { return point_in(do_support(), do_sample(rng)); }

// ---- facts for the engine -----------------------------------------------------------------------------------------

void UnivariateDistribution::do_log_probs(std::span<const double> x, std::span<double> out) const {
  const Support support = do_support();
  for (std::size_t i = 0; i < x.size(); ++i) out[i] = support.closure_contains(x[i]) ? do_log_prob(x[i]) : -infinity;
}

double UnivariateDistribution::do_log_prob_at(const Point& point) const {
  // A point inside that rounds to an end, where the density may be infinite, is taken as the double next to the end.
  const Support support = do_support();
  double x = point.x;
  if (support.kind == Support::Kind::continuous && support.lower < support.upper) {
    if (x == support.lower && point.lower == x && point.log_from_lower > -infinity) x = std::nextafter(x, infinity);
    if (x == support.upper && point.upper == x && point.log_to_upper > -infinity) x = std::nextafter(x, -infinity);
  }
  return do_log_prob(x);
}

Tails UnivariateDistribution::do_tails() const {
  const Support support = do_support();
  const auto tail = [&](double end) {
    return support.is_discrete() && std::isfinite(end) ? Tail::none() : Tail::unknown();
  };
  return {tail(support.lower), tail(support.upper)};
}

std::vector<double> UnivariateDistribution::do_breakpoints() const { return {}; }

double UnivariateDistribution::do_location_hint() const {
  const Support support = do_support();
  if (support.is_finite()) {
    const double middle = 0.5 * support.lower + 0.5 * support.upper;
    return support.kind == Support::Kind::integer ? std::floor(middle) : middle;
  }
  if (std::isfinite(support.lower)) return support.lower;
  return std::isfinite(support.upper) ? support.upper : 0.0;
}

std::optional<double> UnivariateDistribution::do_expectation(const Statistic&) const { return std::nullopt; }

std::optional<LogDensityTerms> UnivariateDistribution::do_log_density_terms() const { return std::nullopt; }

std::optional<double> UnivariateDistribution::do_ratio_bound(double) const { return std::nullopt; }

std::size_t UnivariateDistribution::do_score(double, std::span<double>) const { return 0; }

std::optional<double> UnivariateDistribution::do_from_uniforms(std::span<const double> uniforms) const {
  if (uniforms.empty()) return std::nullopt;
  return quantile(uniforms[0]);
}

}  // namespace relent
