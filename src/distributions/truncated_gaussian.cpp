// Truncated Gaussian distribution.
#include <relent/distributions/truncated_gaussian.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "distributions/check.hpp"
#include "distributions/location_scale.hpp"
#include "math/gaussian_decay.hpp"
#include "math/log_tail.hpp"
#include "math/panels.hpp"
#include "math/sampling.hpp"
#include "math/special.hpp"

namespace relent {

namespace {

constexpr std::string_view family = "TruncatedGaussian";

double mass(double a, double width) {
  return math::gaussian_decay_integral(a, width, [](double) { return 1.0; });
}

struct LogTails {
  double below;
  double above;
};

/// The law in one of two positions, others being mirror images: beyond the mean (low >= mean), or around it.
///
/// Beyond the mean everything is told by t = (x - low)/stddev, so that nothing as large as the squares of the standard
/// cuts enters: density exp(-math::gaussian_fall(near, t)) / mass. Around it, by z = (x - mean)/stddev.
class Cut {
 public:
  Cut(double mean, double stddev, double low, double high, double scaled_mass)
      : mean_(mean),
        stddev_(stddev),
        low_(low),
        high_(high),
        near_(standardised(low, mean, stddev)),
        far_(standardised(high, mean, stddev)),
        width_(standardised(high, low, stddev)),
        mass_(scaled_mass) {}

  static double scaled_mass(double mean, double stddev, double low, double high) {
    const Cut cut(mean, stddev, low, high, 1.0);
    return cut.is_beyond() ? mass(cut.near_, cut.width_) : mass(0.0, cut.far_) + mass(0.0, -cut.near_);
  }

  bool is_beyond() const { return low_ >= mean_; }
  double near() const { return near_; }
  double log_norm() const { return std::log(stddev_) + std::log(mass_); }

  double exponent(double x) const {
    if (is_beyond()) return math::gaussian_fall(near_, standardised(x, low_, stddev_));
    const double z = standardised(x, mean_, stddev_);
    return 0.5 * z * z;
  }
  double exponent_from_low(double distance) const { return math::gaussian_fall(near_, distance / stddev_); }

  LogTails tails(double x) const {
    const double from_low = standardised(x, low_, stddev_);
    const double to_high = standardised(high_, x, stddev_);
    if (is_beyond()) {
      const double below = log_below(from_low);
      return below < -math::log_two ? LogTails{below, std::log1p(-std::exp(below))}
                                    : both_from_above(log_above(from_low, to_high));
    }
    const double z = standardised(x, mean_, stddev_);
    if (z > 0.0) return both_from_above(-0.5 * z * z + std::log(mass(z, to_high) / mass_));
    const double below = -0.5 * z * z + std::log(mass(-z, from_low) / mass_);
    return {below, std::log1p(-std::exp(below))};
  }

  /// The x with P(X <= x) = u = 1 - v.
  double quantile(double u, double v) const {
    if (is_beyond()) return quantile_beyond(u, v);
    const double below = mass(0.0, -near_) / mass_;
    if (u <= below) return quantile_around(u, below - u);
    return -mirror().quantile_around(v, u - below);
  }

  Cut mirror() const { return {-mean_, stddev_, -high_, -low_, mass_}; }

  /// E[X], and the central moments 2 to 4 in units of stddev.
  struct Moments {
    double mean;
    std::array<double, 3> central;
  };
  Moments moments() const {
    Moments result{};
    const double shift =
        is_beyond() ? math::gaussian_decay_integral(near_, width_, [](double t) { return t; }) / mass_ : mean_shift();
    result.mean = std::fma(stddev_, shift, is_beyond() ? low_ : mean_);
    for (int k = 2; k <= 4; ++k) {
      const auto power = [k](double z) { return k == 2 ? z * z : k == 3 ? z * z * z : (z * z) * (z * z); };
      const auto above = [&](double t) { return power(t - shift); };
      const double sum =
          is_beyond() ? math::gaussian_decay_integral(near_, width_, above)
                      : math::gaussian_decay_integral(0.0, far_, above) +
                            math::gaussian_decay_integral(0.0, -near_, [&](double t) { return power(-t - shift); });
      result.central[static_cast<std::size_t>(k - 2)] = sum / mass_;
    }
    return result;
  }

  double entropy() const {
    const double most = is_beyond() ? math::gaussian_fall(near_, width_) : 0.5 * std::max(near_ * near_, far_ * far_);
    return most < 0.5 ? nearly_uniform_entropy() : log_norm() + mean_exponent();
  }

 private:
  /// log(high - low) less a divergence of the second order in the exponent g: with averages over [low, high],
  /// a = 1 - E exp(-g), E (exp(-g) - 1 + g) + a^2 - E g (1 - exp(-g)) over 1 - a, less -a - log(1 - a).
  double nearly_uniform_entropy() const {
    const auto average = [this](auto h) {
      const auto plain = [&](double a, double width) {
        return width > 0.0 ? math::integrate_panel([&](double t) { return h(math::gaussian_fall(a, t)); }, 0.0, width)
                           : 0.0;
      };
      return (is_beyond() ? plain(near_, width_) : plain(0.0, far_) + plain(0.0, -near_)) / width_;
    };
    const double a = average([](double g) { return -std::expm1(-g); });
    const double second = average([](double g) { return math::expm1mx(-g) + g * std::expm1(-g); });
    return std::log(high_ - low_) + (second + a * a) / (1.0 - a) + math::log1pmx(-a);
  }

  /// E[exponent(X)].
  double mean_exponent() const {
    if (is_beyond())
      return math::gaussian_decay_integral(near_, width_, [this](double t) { return math::gaussian_fall(near_, t); }) /
             mass_;
    const auto half_square = [](double z) { return 0.5 * z * z; };
    return (math::gaussian_decay_integral(0.0, far_, half_square) +
            math::gaussian_decay_integral(0.0, -near_, half_square)) /
           mass_;
  }

 public:
  double sample(Rng& rng) const {
    double x = 0.0;
    if (is_beyond()) {
      x = std::fma(stddev_, sample_beyond(rng), low_);
    } else {
      x = std::fma(stddev_, sample_around(rng), mean_);
    }
    return std::clamp(x, low_, high_);
  }

 private:
  double log_below(double t) const { return std::log(mass(near_, t) / mass_); }
  double log_above(double t, double to_high) const {
    return -math::gaussian_fall(near_, t) + std::log(mass(near_ + t, to_high) / mass_);
  }
  static LogTails both_from_above(double above) { return {std::log1p(-std::exp(above)), above}; }

  /// (E[X] - mean)/stddev around the mean: (phi(near) - phi(far)) / mass.
  double mean_shift() const {
    const double sum = near_ + far_;
    if (std::isnan(sum) || sum == 0.0) return 0.0;
    const double closer = std::min(-near_, far_);
    const double gap = 0.5 * width_ * std::fabs(sum);
    const double shift = std::exp(-0.5 * closer * closer) * -std::expm1(-gap) / mass_;
    return sum > 0.0 ? shift : -shift;
  }

  double quantile_beyond(double u, double v) const {
    const double most = std::min(width_, math::gaussian_edge(near_, 1500.0));
    if (u <= 0.5) {
      const auto function = [this](double t) {
        const double value = log_below(t);
        return math::ValueAndSlope{value, std::exp(-math::gaussian_fall(near_, t) - value) / mass_};
      };
      return std::fma(stddev_, math::log_tail_root(function, std::log(u), u * mass_, 0.0, most), low_);
    }
    const double log_v = std::log(v);
    const double half = 0.5 * width_;
    if (std::isfinite(width_) && log_v < log_above(half, half)) {
      const auto function = [this](double s) {
        const double value = log_above(width_ - s, s);
        return math::ValueAndSlope{value, std::exp(-math::gaussian_fall(near_, width_ - s) - value) / mass_};
      };
      const double linear = std::exp(log_v + math::gaussian_fall(near_, width_)) * mass_;
      return std::fma(-stddev_, math::log_tail_root(function, log_v, std::min(linear, 0.5 * half), 0.0, half), high_);
    }
    const auto function = [this](double t) {
      const double value = log_above(t, width_ - t);
      return math::ValueAndSlope{value, -std::exp(-math::gaussian_fall(near_, t) - value) / mass_};
    };
    const double start = std::min(math::gaussian_edge(near_, -log_v), 0.5 * most);
    return std::fma(stddev_, math::log_tail_root(function, log_v, start, 0.0, most), low_);
  }

  /// The x <= mean with P(X <= x) = u = P(X <= mean) - central.
  double quantile_around(double u, double central) const {
    if (!(central > 0.0)) return mean_;
    const double reach = std::min(-near_, math::gaussian_edge(0.0, 1500.0));
    if (central < u) {
      const auto function = [](double y) {
        const double value = std::log(mass(0.0, y));
        return math::ValueAndSlope{value, std::exp(-0.5 * y * y - value)};
      };
      const double target = central * mass_;
      return std::fma(-stddev_, math::log_tail_root(function, std::log(target), target, 0.0, reach), mean_);
    }
    const double log_u = std::log(u) + std::log(mass_);
    const auto log_mass_beyond = [](double y, double width) { return -0.5 * y * y + std::log(mass(y, width)); };
    if (std::isfinite(near_) && log_u < log_mass_beyond(-0.5 * near_, -0.5 * near_)) {
      const auto function = [&](double t) {
        const double y = -near_ - t;
        const double value = log_mass_beyond(y, t);
        return math::ValueAndSlope{value, std::exp(-0.5 * y * y - value)};
      };
      const double linear = std::exp(log_u + 0.5 * near_ * near_);
      return std::fma(stddev_, math::log_tail_root(function, log_u, std::min(linear, -0.25 * near_), 0.0, -0.5 * near_),
                      low_);
    }
    const auto function = [&](double y) {
      const double value = log_mass_beyond(y, -near_ - y);
      return math::ValueAndSlope{value, -std::exp(-0.5 * y * y - value)};
    };
    const double start = std::min(std::sqrt(std::max(0.0, -2.0 * log_u)), 0.5 * reach);
    return std::fma(-stddev_, math::log_tail_root(function, log_u, start, 0.0, reach), mean_);
  }

  // Robert (1995): rejection from the exponential law of the best rate, cut at the width.
  double sample_beyond(Rng& rng) const {
    const double shift = 2.0 / (near_ + std::hypot(near_, 2.0));  // the rate less `near`
    const double rate = near_ + shift;
    const double best = std::max(0.0, shift - width_);  // of |t - shift|, where the ratio of the densities is highest
    for (;;) {
      const double u = math::uniform(rng, 0.0, 1.0);
      const double acceptance = math::standard_exponential(rng);
      const double t = -std::log1p(u * std::expm1(-rate * width_)) / rate;
      const double miss = std::fabs(t - shift);
      if (0.5 * (miss - best) * (miss + best) <= acceptance) return t;
    }
  }

  // Rejection from the parent, or from the uniform law where the cuts are close together.
  double sample_around(Rng& rng) const {
    if (mass_ > 0.25 * math::sqrt_two_pi) {
      for (;;) {
        const double z = math::standard_normal(rng);
        if (z >= near_ && z <= far_) return z;
      }
    }
    for (;;) {
      const double z = math::uniform(rng, near_, far_);
      if (0.5 * z * z <= math::standard_exponential(rng)) return z;
    }
  }

  double mean_, stddev_, low_, high_;
  double near_, far_;  // the cuts in units of stddev from the mean
  double width_;
  double mass_;
};

/// Is the law looked at in the mirror?
bool is_mirrored(double mean, double high) { return high <= mean; }

Cut cut_of(const TruncatedGaussian& law, double scaled_mass) {
  const double mean = law.parent_mean();
  if (is_mirrored(mean, law.high())) return {-mean, law.parent_stddev(), -law.high(), -law.low(), scaled_mass};
  return {mean, law.parent_stddev(), law.low(), law.high(), scaled_mass};
}

double checked_high(double mean, double stddev, double low, double high) {
  check::that(low < high, family, "high", "greater than low = " + format_number(low), high);
  const double nearest = mean < low ? low : mean > high ? high : mean;
  check::that(std::fabs(standardised(nearest, mean, stddev)) <= 1e150, family, "mean",
              "within 1e150 stddev of [low, high]", mean);
  return high;
}

}  // namespace

// ---- constructors -------------------------------------------------------------------------------------------------

TruncatedGaussian::TruncatedGaussian(double mean, double stddev, double low, double high)
    : mean_(check::finite(family, "mean", mean)),
      stddev_(check::positive_finite(family, "stddev", stddev)),
      low_(check::not_nan(family, "low", low)),
      high_(checked_high(mean, stddev, low, check::not_nan(family, "high", high))),
      scaled_mass_(is_mirrored(mean, high) ? Cut::scaled_mass(-mean, stddev, -high, -low)
                                           : Cut::scaled_mass(mean, stddev, low, high)) {}

// ---- description --------------------------------------------------------------------------------------------------

FamilyDescription TruncatedGaussian::description() {
  return {
      .name = "TruncatedGaussian",
      .aliases = {},
      .summary = "A Gaussian quantity known to lie between two bounds.",
      .density = "exp(-((x - mean) / stddev)^2 / 2) / C",
      .parameters = "mean finite and stddev > 0 of the parent; low < high, either of which may be infinite",
      .support = "[low, high]",
      .forms = {{.parameters = {{.name = "mean"}, {.name = "stddev"}, {.name = "low"}, {.name = "high"}},
                 .make = [](const Arguments& given) -> AnyDistribution {
                   return TruncatedGaussian(given.real(0), given.real(1), given.real(2), given.real(3));
                 }}},
      .examples = {"TruncatedGaussian(0, 1, -1, 2)", "TruncatedGaussian(1, 2, 0, inf)",
                   "TruncatedGaussian(mean=-1, stddev=0.5, low=-inf, high=0)", "TruncatedGaussian(0, 1, 40, 50)",
                   "TruncatedGaussian(0, 1, 1000, inf)", "TruncatedGaussian(0, 1, -inf, -6)",
                   "TruncatedGaussian(0.5, 100, 0, 1)", "TruncatedGaussian(0, 1, -inf, inf)"},
  };
}

// ---- names and parameters -----------------------------------------------------------------------------------------

std::string TruncatedGaussian::do_name() const { return std::string(family); }

std::vector<Parameter> TruncatedGaussian::do_parameters() const {
  return {{"mean", mean_}, {"stddev", stddev_}, {"low", low_}, {"high", high_}};
}

// ---- density ------------------------------------------------------------------------------------------------------

double TruncatedGaussian::do_log_prob(double x) const {
  const Cut cut = cut_of(*this, scaled_mass_);
  return -cut.exponent(is_mirrored(mean_, high_) ? -x : x) - cut.log_norm();
}

double TruncatedGaussian::do_log_prob_at(const Point& point) const {
  const Cut cut = cut_of(*this, scaled_mass_);
  if (!is_mirrored(mean_, high_) && cut.is_beyond() && point.lower == low_) {
    return -cut.exponent_from_low(std::exp(point.log_from_lower)) - cut.log_norm();
  }
  if (is_mirrored(mean_, high_) && point.upper == high_) {
    return -cut.exponent_from_low(std::exp(point.log_to_upper)) - cut.log_norm();
  }
  return do_log_prob(point.x);
}

Support TruncatedGaussian::do_support() const {
  return Support::interval(low_, high_, std::isfinite(low_), std::isfinite(high_));
}

// ---- cdf and quantiles --------------------------------------------------------------------------------------------

double TruncatedGaussian::do_log_cdf(double x) const {
  const Cut cut = cut_of(*this, scaled_mass_);
  return is_mirrored(mean_, high_) ? cut.tails(-x).above : cut.tails(x).below;
}

double TruncatedGaussian::do_log_survival(double x) const {
  const Cut cut = cut_of(*this, scaled_mass_);
  return is_mirrored(mean_, high_) ? cut.tails(-x).below : cut.tails(x).above;
}

double TruncatedGaussian::do_cdf(double x) const { return std::exp(do_log_cdf(x)); }

double TruncatedGaussian::do_survival(double x) const { return std::exp(do_log_survival(x)); }

double TruncatedGaussian::do_quantile(double u) const {
  const Cut cut = cut_of(*this, scaled_mass_);
  const double x = is_mirrored(mean_, high_) ? -cut.quantile(1.0 - u, u) : cut.quantile(u, 1.0 - u);
  return std::clamp(x, low_, high_);
}

double TruncatedGaussian::do_inverse_survival(double v) const {
  const Cut cut = cut_of(*this, scaled_mass_);
  const double x = is_mirrored(mean_, high_) ? -cut.quantile(v, 1.0 - v) : cut.quantile(1.0 - v, v);
  return std::clamp(x, low_, high_);
}

// ---- moments ------------------------------------------------------------------------------------------------------

double TruncatedGaussian::do_mean() const {
  const double mean = cut_of(*this, scaled_mass_).moments().mean;
  return is_mirrored(mean_, high_) ? -mean : mean;
}

double TruncatedGaussian::do_variance() const {
  return stddev_ * (stddev_ * cut_of(*this, scaled_mass_).moments().central[0]);
}

double TruncatedGaussian::do_stddev() const {
  return stddev_ * std::sqrt(cut_of(*this, scaled_mass_).moments().central[0]);
}

double TruncatedGaussian::do_skewness() const {
  const auto central = cut_of(*this, scaled_mass_).moments().central;
  const double skewness = central[1] / central[0] / std::sqrt(central[0]);
  return is_mirrored(mean_, high_) ? -skewness : skewness;
}

double TruncatedGaussian::do_excess_kurtosis() const {
  const auto central = cut_of(*this, scaled_mass_).moments().central;
  return central[2] / central[0] / central[0] - 3.0;
}

double TruncatedGaussian::do_mode() const { return std::clamp(mean_, low_, high_); }

double TruncatedGaussian::do_entropy() const { return cut_of(*this, scaled_mass_).entropy(); }

// ---- sampling -----------------------------------------------------------------------------------------------------

double TruncatedGaussian::do_sample(Rng& rng) const {
  const double x = cut_of(*this, scaled_mass_).sample(rng);
  return is_mirrored(mean_, high_) ? -x : x;
}

// ---- facts for the engine -----------------------------------------------------------------------------------------

Tails TruncatedGaussian::do_tails() const {
  const Tail cut = Tail::endpoint(1.0);
  const Tail normal = Tail::stretched_exponential(2.0, 0.5 / stddev_ / stddev_);
  return {std::isfinite(low_) ? cut : normal, std::isfinite(high_) ? cut : normal};
}

double TruncatedGaussian::do_location_hint() const { return do_mean(); }

std::optional<double> TruncatedGaussian::do_expectation(const Statistic& statistic) const {
  switch (statistic.kind) {
    case Statistic::Kind::x:
      return do_mean();
    case Statistic::Kind::x_squared: {
      const double mean = do_mean();
      return mean * mean + do_variance();
    }
    case Statistic::Kind::absolute_deviation:
      if (statistic.argument > low_ && statistic.argument < high_) return std::nullopt;
      return std::fabs(do_mean() - statistic.argument);
    default:
      return std::nullopt;
  }
}

std::optional<LogDensityTerms> TruncatedGaussian::do_log_density_terms() const {
  const Cut cut = cut_of(*this, scaled_mass_);
  const double end = cut.is_beyond() ? cut.near() : 0.0;  // where the density is highest
  const double quadratic = -0.5 / stddev_ / stddev_;
  const double constant = 0.5 * end * end - cut.log_norm();
  if (!std::isfinite(quadratic) || !std::isfinite(constant)) return std::nullopt;
  return LogDensityTerms{constant, {{{Statistic::Kind::squared_deviation, mean_}, quadratic}}};
}

}  // namespace relent
