// A law known only by its log density or log mass: its mass, cdf, quantiles and expectations by quadrature or
// summation.
#pragma once

#include <array>
#include <cstddef>
#include <functional>
#include <limits>
#include <vector>

#include "estimate/coordinate.hpp"
#include "relent/point.hpp"

namespace relent::estimate {

/// What a user's own family says of itself.
struct LawDescription {
  std::function<double(const Point&)> log_density;  ///< or log mass, at integer points
  double lower = -std::numeric_limits<double>::infinity();
  double upper = std::numeric_limits<double>::infinity();
  bool integer = false;
  double location_hint = std::numeric_limits<double>::quiet_NaN();  ///< NaN: nothing is known
  std::vector<double> breakpoints;                                  ///< kinks and jumps of a density
};

/// An immutable value; the constructor finds the bulk by climbing from the hint and integrates it once. Probabilities
/// are relative to the mass found, which the owner should compare with 1.
class NumericalLaw {
 public:
  explicit NumericalLaw(LawDescription description, std::size_t max_evaluations = 200000);

  [[nodiscard]] double mass() const { return mass_; }
  [[nodiscard]] double mass_error() const { return mass_error_; }
  [[nodiscard]] std::size_t evaluations() const { return evaluations_; }

  [[nodiscard]] double cdf(double x) const;       ///< P(X <= x)
  [[nodiscard]] double survival(double x) const;  ///< P(X > x)
  [[nodiscard]] double log_cdf(double x) const;   ///< also where the cdf underflows
  [[nodiscard]] double log_survival(double x) const;
  [[nodiscard]] double quantile(double u) const;          ///< smallest x with cdf(x) >= u; NaN outside [0, 1]
  [[nodiscard]] double inverse_survival(double v) const;  ///< smallest x with survival(x) <= v
  /// E f(X): +-inf where one side diverges, NaN where both do.
  [[nodiscard]] double expectation(const std::function<double(double)>& f) const;
  /// -E log density, in nats
  [[nodiscard]] double entropy() const;
  [[nodiscard]] double mode() const { return mode_; }

 private:
  struct Cell {
    double left;  // t of a panel, or k of a mass
    double right;
    double mass;
    double below;  // mass before this cell
    double above;  // mass after it
  };

  void build_density(std::size_t max_evaluations);
  void build_mass(std::size_t max_evaluations);
  void accumulate(double left_rest, double right_rest);
  [[nodiscard]] double log_f(double t) const;
  [[nodiscard]] double integral(double left, double right) const;
  [[nodiscard]] double log_beyond(double t, double sign) const;
  [[nodiscard]] bool is_far(double k, double sign) const;
  [[nodiscard]] double log_part(double x, double sign) const;
  [[nodiscard]] double invert(double target, double sign) const;
  [[nodiscard]] double mean_of(const std::function<double(double, double)>& f) const;

  LawDescription law_;
  Coordinate coordinate_;
  std::vector<Cell> cells_;
  double mass_ = 0.0;
  double mass_error_ = std::numeric_limits<double>::infinity();
  double mode_ = std::numeric_limits<double>::quiet_NaN();
  std::array<bool, 2> smooth_{};  // masses far below the mode, and above
  std::size_t evaluations_ = 0;
};

}  // namespace relent::estimate
