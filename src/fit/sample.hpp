// Observations of a family, checked, and what the fits ask of them.
#pragma once

#include <relent/fit.hpp>

#include <cmath>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "estimate/compensated_sum.hpp"
#include "math/special.hpp"

namespace relent::fitting {

/// Which numbers a family may be fitted to; `rule` completes "data[3] must be ...".
struct Domain {
  std::string_view rule;
  bool (*contains)(double x);
};

inline constexpr double most_counted = 0x1p53;

namespace domain {

inline constexpr Domain finite{"finite", [](double x) { return std::isfinite(x); }};
inline constexpr Domain positive{"positive and finite", [](double x) { return x > 0.0 && std::isfinite(x); }};
inline constexpr Domain non_negative{"non-negative and finite", [](double x) { return x >= 0.0 && std::isfinite(x); }};
inline constexpr Domain open_unit{"in (0, 1)", [](double x) { return x > 0.0 && x < 1.0; }};
inline constexpr Domain closed_unit{"in [0, 1]", [](double x) { return x >= 0.0 && x <= 1.0; }};
inline constexpr Domain bit{"0 or 1", [](double x) { return x == 0.0 || x == 1.0; }};
inline constexpr Domain integer{"an integer in [-2^53, 2^53]",
                                [](double x) { return x == std::floor(x) && std::fabs(x) <= most_counted; }};
inline constexpr Domain count{"an integer in [0, 2^53]",
                              [](double x) { return x == std::floor(x) && x >= 0.0 && x <= most_counted; }};
inline constexpr Domain positive_count{"an integer in [1, 2^53]",
                                       [](double x) { return x == std::floor(x) && x >= 1.0 && x <= most_counted; }};
inline constexpr Domain class_index{"an integer in [0, 2^24]",
                                    [](double x) { return x == std::floor(x) && x >= 0.0 && x <= 0x1p24; }};
inline constexpr Domain angle{"in (-pi, pi]", [](double x) { return x > -math::pi && x <= math::pi; }};

}  // namespace domain

/// The weights of `observations` observations, all 1 if none are given. @throws as `fit` says.
std::vector<double> checked_weights(std::string_view family, std::size_t observations, std::span<const double> weights);

/// The distinct observations of positive weight in ascending order, each with its share of the weight. So neither the
/// order of the data nor the unit of the weights matters, and a weight is a number of repetitions to the last bit.
class Sample {
 public:
  /// @throws as `fit` says.
  Sample(std::string_view family, const Domain& domain, std::span<const double> data, std::span<const double> weights);

  const std::string& family() const { return family_; }
  std::size_t size() const { return values_.size(); }
  std::span<const double> values() const { return values_; }
  std::span<const double> shares() const { return shares_; }
  double min() const { return values_.front(); }
  double max() const { return values_.back(); }
  bool is_constant() const { return size() == 1; }
  /// The share of the observations equal to x.
  double share_of(double x) const;
  /// The least observation with at least this share of the weight up to it.
  double quantile(double u) const;
  double median() const { return quantile(0.5); }

  /// The weighted mean of f(x).
  template <class F>
  double mean(F f) const {
    estimate::CompensatedSum sum;
    for (std::size_t i = 0; i < size(); ++i) sum.add(shares_[i] * f(values_[i]));
    return sum.value();
  }
  double mean() const {
    return mean([](double x) { return x; });
  }

  /// The sample of f(x).
  template <class F>
  Sample image(F f) const {
    Sample result = *this;
    for (double& x : result.values_) x = f(x);
    result.arrange();
    return result;
  }

  /// @throws NoMaximum if all observations are equal.
  const Sample& of_several_values() const;
  [[noreturn]] void no_maximum(const std::string& reason) const;

 private:
  /// Sorts, and merges what is equal.
  void arrange();

  std::string family_;
  std::vector<double> values_;
  std::vector<double> shares_;
};

/// x = centre + 2^exponent z, exactly for all x near the centre: the data of a family with a location and a scale, in
/// units in which squares neither overflow nor lose what an offset hides.
struct Standardised {
  Sample z;
  double centre;
  int exponent;

  double location(double z_location) const { return centre + std::ldexp(z_location, exponent); }
  double scale(double z_scale) const { return std::ldexp(z_scale, exponent); }
};

/// About the median, in units of the range.
Standardised by_range(const Sample& sample);
/// About the median, in units of the interquartile range: outliers do not matter.
Standardised by_quartiles(const Sample& sample);

/// x = 2^exponent y with the median of y in [1/2, 1) (its greatest if the median is 0), of data that are not negative.
struct Scaled {
  Sample y;
  int exponent;

  double scale(double y_scale) const { return std::ldexp(y_scale, exponent); }
};

Scaled scaled(const Sample& sample);

/// Population mean and standard deviation.
struct Moments {
  double mean;
  double stddev;
};

Moments moments(const Sample& sample);

}  // namespace relent::fitting
