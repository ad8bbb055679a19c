// BetaNegativeBinomial distribution.
#include <relent/distributions/beta_negative_binomial.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "distributions/check.hpp"
#include "distributions/least_integer.hpp"
#include "math/double_double.hpp"
#include "math/gamma_taylor.hpp"
#include "math/panels.hpp"
#include "math/polya.hpp"
#include "math/sampling.hpp"
#include "math/special.hpp"

namespace relent {
namespace {

constexpr std::string_view family = "BetaNegativeBinomial";
constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

double shape(std::string_view parameter, double value) {
  return check::that(value >= 1e-100 && value <= 1e15, family, parameter, "in [1e-100, 1e15]", value);
}

/// The mass and its analytic continuation to real k.
double log_mass(const BetaNegativeBinomial& law, double k) {
  const double r = law.successes();
  const double last_is_success = k < r ? -std::log1p(k / r) : math::log_ratio(r, r + k);
  return last_is_success + math::log_polya(k, r, law.beta(), law.alpha());
}

/// Sums of masses, or of -mass log(mass), over ranges of integers, divided by exp(`log_unit`): term by term where they
/// are few or change fast, elsewhere by Euler and Maclaurin's formula.
class Sums {
 public:
  enum class Of { masses, surprises };

  Sums(const BetaNegativeBinomial& law, double log_unit, Of what)
      : law_(law),
        r_(law.successes()),
        b_(law.beta()),
        whole_(law.alpha() + law.beta() + law.successes()),
        gap_at_zero_(math::difference_of_products(1.0, whole_, r_, b_)),
        log_unit_(log_unit),
        what_(what) {
    // from the larger root of mass(x + 1)/mass(x) = 1 + steep on, masses do not rise faster than that
    const double slope = (1.0 + steep) * (1.0 + law.alpha()) + steep * (r_ + b_);
    const double constant = (1.0 + steep) * whole_ - r_ * b_;
    first_smooth_ = 40.0;
    if (constant < 0.0) {
      const double root = -2.0 * constant / slope / (1.0 + std::sqrt(1.0 - 4.0 * steep * (constant / slope / slope)));
      first_smooth_ = std::max(first_smooth_, std::ceil(root));
    }
  }

  /// Over j >= k.
  double upwards(double k) const {
    double sum = 0.0;
    for (; k < first_smooth_ || log_ratio(k) < -steep; k += 1.0) {
      const double value = term(k);
      sum += value;
      if (log_ratio(k) < 0.0 && value <= negligible * sum) return sum;
    }
    sum += end_correction(k);
    for (double x = k;;) {
      if (x > law_limit()) return sum + rest(x);
      const double end = x + std::min(x, smooth_width(x));
      const double part = integral(x, end);
      sum += part;
      x = end;
      if (log_ratio(x) < 0.0 && part <= negligible * sum) return sum;
    }
  }

  /// Over 0 <= j <= k.
  double downwards(double k) const {
    double sum = 0.0;
    double next = k;  // the greatest that is not in the sum
    if (k >= first_smooth_) {
      sum = -end_correction(k + 1.0);
      for (double x = k + 1.0; x > first_smooth_;) {
        const double start = x - std::min({0.5 * x, smooth_width(x), x - first_smooth_});
        const double part = integral(start, x);
        sum += part;
        x = start;
        if (log_ratio(x) > 0.0 && part <= negligible * sum) return sum;
      }
      sum += end_correction(first_smooth_);
      next = first_smooth_ - 1.0;
    }
    for (; next >= 0.0; next -= 1.0) {
      const double value = term(next);
      sum += value;
      if (log_ratio(next) > 0.0 && value <= negligible * sum) break;
    }
    return sum;
  }

 private:
  static constexpr double steep = 0.3;
  static constexpr double negligible = 1e-19;

  /// At x + low, where low is below the rounding of x.
  double term(double x, double low = 0.0) const {
    const double log_term = log_mass(law_, x) + log_ratio(x) * low;
    const double value = std::exp(log_term - log_unit_);
    return what_ == Of::masses ? value : value == 0.0 ? 0.0 : -log_term * value;
  }

  double integral(double low, double high) const {
    const auto at = [&](double offset) {
      const double x = low + offset;
      return term(x, offset - (x - low));
    };
    return math::integrate_panel(at, 0.0, high - low);
  }

  /// log of mass(x + 1)/mass(x) = (r + x)(b + x)/(a + b + r + x)/(1 + x).
  double log_ratio(double x) const {
    return std::log1p(-(gap_at_zero_ + x * (1.0 + law_.alpha())) / (whole_ + x) / (1.0 + x));
  }

  /// How far the terms are a polynomial times a moderate power, exponential or Gaussian.
  double smooth_width(double x) const {
    const double curvature = 1.0 / (r_ + x) - 1.0 / (1.0 + x) + (1.0 / (b_ + x) - 1.0 / (whole_ + x));
    return std::min(4.0 / std::abs(log_ratio(x)), std::sqrt(8.0 / std::abs(curvature)));
  }

  /// The sum from x on, less the integral.
  double end_correction(double x) const {
    const math::Taylor by_success = math::log_gamma_taylor(r_ + x);
    const math::Taylor by_failure = math::log_gamma_taylor(b_ + x);
    const math::Taylor by_whole = math::log_gamma_taylor(whole_ + x);
    const math::Taylor by_order = math::log_gamma_taylor(1.0 + x);
    math::Taylor log_term{log_mass(law_, x)};
    for (std::size_t n = 1; n < log_term.size(); ++n) {
      log_term[n] = by_success[n] - by_order[n] + (by_failure[n] - by_whole[n]);
    }
    math::Taylor series = math::exp_of_change(log_term);
    if (what_ == Of::surprises) {
      series = math::multiply(series, log_term);
      for (double& coefficient : series) coefficient = -coefficient;
    }
    return std::exp(log_term[0] - log_unit_) * math::euler_maclaurin_correction(series);
  }

  /// Where the masses are a power of x plus a shift, to 1e-16.
  double law_limit() const { return 1e8 * (1.0 + whole_) * (1.0 + whole_); }
  double rest(double x) const {
    const double a = law_.alpha();
    const double first_order = 0.5 * (r_ * (r_ - 1.0) + b_ * (b_ - 1.0) - whole_ * (whole_ - 1.0));
    const double shifted = x - first_order / (1.0 + a);
    const double log_term = log_mass(law_, x);
    const double scale = std::exp(log_term - log_unit_) * (shifted / a);
    return what_ == Of::masses ? scale : scale * ((1.0 + a) / a - log_term);
  }

  const BetaNegativeBinomial& law_;
  double r_;
  double b_;
  double whole_;        ///< a + b + r
  double gap_at_zero_;  ///< a + b + r - r b
  double log_unit_;
  Of what_;
  double first_smooth_ = 0.0;
};

double log_sum_upwards(const BetaNegativeBinomial& law, double k) {
  const double log_unit = law.log_prob(std::max(k, law.mode()));
  return log_unit + std::log(Sums(law, log_unit, Sums::Of::masses).upwards(k));
}

double log_sum_downwards(const BetaNegativeBinomial& law, double k) {
  const double log_unit = law.log_prob(std::min(k, law.mode()));
  return log_unit + std::log(Sums(law, log_unit, Sums::Of::masses).downwards(k));
}

struct LogTails {
  double lower;  ///< log P(X <= k)
  double upper;  ///< log P(X > k)
};

/// Both from the smaller one.
LogTails log_tails(const BetaNegativeBinomial& law, double k) {
  const bool lower_first = k < law.mode();
  const double first = lower_first ? log_sum_downwards(law, k) : log_sum_upwards(law, k + 1.0);
  if (first <= -math::log_two) {
    return lower_first ? LogTails{first, math::log1mexp(first)} : LogTails{math::log1mexp(first), first};
  }
  const double second = lower_first ? log_sum_upwards(law, k + 1.0) : log_sum_downwards(law, k);
  return lower_first ? LogTails{math::log1mexp(second), second} : LogTails{second, math::log1mexp(second)};
}

}  // namespace

// ---- constructors --------------------------------------------------------------------------------------------------

BetaNegativeBinomial::BetaNegativeBinomial(double successes, double alpha, double beta)
    : successes_(shape("successes", successes)), alpha_(shape("alpha", alpha)), beta_(shape("beta", beta)) {}

// ---- description ---------------------------------------------------------------------------------------------------

FamilyDescription BetaNegativeBinomial::description() {
  return {
      .name = "BetaNegativeBinomial",
      .aliases = {},
      .summary = "The number of failures before the r-th success in trials whose common probability is a Beta draw.",
      .density =
          "mass(k) = Gamma(k + successes) / (Gamma(successes) k!) B(alpha + successes, beta + k) / B(alpha, beta)",
      .parameters = "successes, alpha and beta in [1e-100, 1e15]",
      .support = "0, 1, ...",
      .forms = {{{{"successes"}, {"alpha"}, {"beta"}},
                 [](const Arguments& given) {
                   return BetaNegativeBinomial(given.real(0), given.real(1), given.real(2));
                 }}},
      .examples = {"BetaNegativeBinomial(3, 14, 2)", "BetaNegativeBinomial(0.5, 18, 0.7)",
                   "BetaNegativeBinomial(successes=4, alpha=40, beta=50)", "BetaNegativeBinomial(1, 14, 1)",
                   "BetaNegativeBinomial(1e-8, 20, 1e-3)", "BetaNegativeBinomial(1e8, 1e10, 500)"},
  };
}

// ---- names and parameters ------------------------------------------------------------------------------------------

std::string BetaNegativeBinomial::do_name() const { return std::string(family); }

std::vector<Parameter> BetaNegativeBinomial::do_parameters() const {
  return {{"successes", successes_}, {"alpha", alpha_}, {"beta", beta_}};
}

// ---- density -------------------------------------------------------------------------------------------------------

double BetaNegativeBinomial::do_log_prob(double k) const { return log_mass(*this, k); }

Support BetaNegativeBinomial::do_support() const { return Support::integers(0.0, infinity); }

// ---- cdf and quantiles ---------------------------------------------------------------------------------------------

double BetaNegativeBinomial::do_cdf(double k) const { return std::exp(do_log_cdf(k)); }

double BetaNegativeBinomial::do_log_cdf(double k) const { return log_tails(*this, k).lower; }

double BetaNegativeBinomial::do_survival(double k) const { return std::exp(do_log_survival(k)); }

double BetaNegativeBinomial::do_log_survival(double k) const { return log_tails(*this, k).upper; }

double BetaNegativeBinomial::do_quantile(double u) const {
  return least_integer(0.0, infinity, do_mode(), [&](double k) { return do_cdf(k) >= u; });
}

double BetaNegativeBinomial::do_inverse_survival(double v) const {
  return least_integer(0.0, infinity, do_mode(), [&](double k) { return do_survival(k) <= v; });
}

// ---- moments -------------------------------------------------------------------------------------------------------

// With e = alpha - 1, u = r (e + r) and w = beta (e + beta): the variance is u w / (e^2 (e - 1)).

double BetaNegativeBinomial::do_mean() const { return alpha_ <= 1.0 ? infinity : successes_ / (alpha_ - 1.0) * beta_; }

double BetaNegativeBinomial::do_variance() const {
  if (alpha_ <= 2.0) return infinity;
  const double e = alpha_ - 1.0;
  return do_mean() * ((e + successes_) / e) * ((e + beta_) / (alpha_ - 2.0));
}

double BetaNegativeBinomial::do_stddev() const {
  if (alpha_ <= 2.0) return infinity;
  const double e = alpha_ - 1.0;
  return std::sqrt(do_mean()) * std::sqrt((e + successes_) / e) * std::sqrt((e + beta_) / (alpha_ - 2.0));
}

double BetaNegativeBinomial::do_skewness() const {
  if (alpha_ <= 2.0) return not_a_number;
  if (alpha_ <= 3.0) return infinity;
  const double e = alpha_ - 1.0;
  return (e + 2.0 * successes_) / e * ((e + 2.0 * beta_) / (alpha_ - 3.0)) / do_stddev();
}

double BetaNegativeBinomial::do_excess_kurtosis() const {
  if (alpha_ <= 2.0) return not_a_number;
  if (alpha_ <= 4.0) return infinity;
  const double e = alpha_ - 1.0;
  const double of_successes = e / successes_ * (e / (e + successes_));
  const double of_failures = e / beta_ * (e / (e + beta_));
  const double sum = (e + 1.0) / e * of_successes * of_failures + 6.0 * (of_successes + of_failures);
  return ((e - 1.0) / (alpha_ - 3.0) * sum + (30.0 * e - 36.0) / (alpha_ - 3.0)) / (alpha_ - 4.0);
}

// mass(k + 1) <= mass(k) from k = (r - 1)(beta - 1)/(alpha + 1) - 1 on, taken exactly: at an integer there are two
// modes.
double BetaNegativeBinomial::do_mode() const {
  if (successes_ <= 1.0 || beta_ <= 1.0) return 0.0;
  const DoubleDouble product = math::multiply(math::subtract(successes_, 1.0), math::subtract(beta_, 1.0));
  const DoubleDouble bound = math::subtract(math::quotient(product, math::add(alpha_, 1.0)), 1.0);
  double mode = std::ceil(bound.hi);
  if (mode == bound.hi && bound.lo > 0.0) mode += 1.0;
  return std::max(0.0, mode);
}

// Outwards from the mode. A mass near 1 is known best as what the others leave.
double BetaNegativeBinomial::do_entropy() const {
  const double mode = do_mode();
  const Sums surprises(*this, do_log_prob(mode), Sums::Of::surprises);
  const double unit = do_log_prob(mode);
  if (mode > 0.0) return std::exp(unit) * (surprises.downwards(mode) + surprises.upwards(mode + 1.0));
  const double log_zero = do_log_cdf(0.0);
  return std::exp(unit) * surprises.upwards(1.0) - std::exp(log_zero) * log_zero;
}

// ---- sampling ------------------------------------------------------------------------------------------------------

// By its definition: the probability, then a negative binomial as Poisson with a Gamma rate (Greenwood and Yule 1920).
double BetaNegativeBinomial::do_sample(Rng& rng) const {
  const double logit = math::beta_logit(rng, alpha_, beta_);
  const double rate = std::exp(math::log_standard_gamma(rng, successes_) - logit);
  return math::poisson(rng, std::min(rate, std::numeric_limits<double>::max()));
}

// ---- facts for the engine ------------------------------------------------------------------------------------------

Tails BetaNegativeBinomial::do_tails() const { return {Tail::none(), Tail::power(alpha_)}; }

double BetaNegativeBinomial::do_location_hint() const { return do_mode(); }

std::optional<double> BetaNegativeBinomial::do_expectation(const Statistic& statistic) const {
  using Kind = Statistic::Kind;
  const double argument = statistic.argument;
  const auto square = [this] { return alpha_ <= 2.0 ? infinity : do_variance() + do_mean() * do_mean(); };
  switch (statistic.kind) {
    case Kind::x:
      return do_mean();
    case Kind::x_squared:
      return square();
    case Kind::exponential:
      if (argument > 0.0) return infinity;
      return argument == 0.0 ? std::optional(1.0) : std::nullopt;
    case Kind::power:
      if (argument == 0.0) return 1.0;
      if (argument == 1.0) return do_mean();
      if (argument == 2.0) return square();
      return argument < 0.0 || argument >= alpha_ ? std::optional(infinity) : std::nullopt;
    case Kind::reciprocal:
    case Kind::log_x_squared:
      return infinity;  // the outcome 0 has mass
    case Kind::log_x:
      return -infinity;
    case Kind::log_factorial:
      return alpha_ <= 1.0 ? std::optional(infinity) : std::nullopt;
    default:
      return std::nullopt;
  }
}

}  // namespace relent
