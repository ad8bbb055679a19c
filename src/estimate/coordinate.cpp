// An unconstrained coordinate t for an interval of the line.
#include "estimate/coordinate.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace relent::estimate {

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double log_two = 0.69314718055994530942;
constexpr double log_largest = 709.0;
constexpr double farthest = 1e15;

/// log(1 / (1 + e^-t))
double log_logistic(double t) { return t < 0.0 ? t - std::log1p(std::exp(t)) : -std::log1p(std::exp(-t)); }

/// log(distance), where the distance e^log_distance may have underflowed
double log_of(double distance, double log_distance) {
  return distance >= (std::numeric_limits<double>::min)() && std::isfinite(distance) ? std::log(distance)
                                                                                     : log_distance;
}

}  // namespace

Coordinate::Coordinate(double lower, double upper, double center, double scale)
    : kind_(std::isfinite(lower) ? (std::isfinite(upper) ? Kind::between : Kind::above)
                                 : (std::isfinite(upper) ? Kind::below : Kind::line)),
      lower_(lower),
      upper_(upper),
      center_(center),
      scale_(scale),
      log_scale_(0.0),
      lowest_(-farthest),
      highest_(farthest) {
  if (kind_ == Kind::above && center > lower) scale_ = center - lower;
  if (kind_ == Kind::below && center < upper) scale_ = upper - center;
  if (kind_ == Kind::between) scale_ = upper - lower;
  if (kind_ != Kind::between && !(scale_ > 0.0 && std::isfinite(scale_))) scale_ = 1.0;
  log_scale_ = std::isfinite(scale_) ? std::log(scale_) : log_two + std::log(0.5 * upper - 0.5 * lower);
  switch (kind_) {
    case Kind::line:
      lowest_ = -(log_largest + log_two - log_scale_);
      highest_ = -lowest_;
      break;
    case Kind::above:
      highest_ = log_largest - log_scale_;
      break;
    case Kind::below:
      lowest_ = log_scale_ - log_largest;
      break;
    case Kind::between:
      break;
  }
}

Point Coordinate::at(double t) const {
  switch (kind_) {
    case Kind::line: {
      const double size = std::abs(t);
      const double offset =
          size < 20.0 ? scale_ * std::sinh(t) : std::copysign(std::exp(size + (log_scale_ - log_two)), t);
      return Point{center_ + offset, lower_, upper_, infinity, infinity};
    }
    case Kind::above: {
      const double distance = std::abs(t) < 600.0 ? scale_ * std::exp(t) : std::exp(t + log_scale_);
      return Point{lower_ + distance, lower_, upper_, log_of(distance, t + log_scale_), infinity};
    }
    case Kind::below: {
      const double distance = std::abs(t) < 600.0 ? scale_ * std::exp(-t) : std::exp(log_scale_ - t);
      return Point{upper_ - distance, lower_, upper_, infinity, log_of(distance, log_scale_ - t)};
    }
    case Kind::between: {
      // the distance from the nearer end carries the information; the other follows from it
      const double log_share = log_logistic(-std::abs(t));
      const double share = std::exp(-std::abs(t)) / (1.0 + std::exp(-std::abs(t)));
      const double distance = std::isfinite(scale_) ? scale_ * share : infinity;
      const double log_near = log_of(distance, log_scale_ + log_share);
      const double log_far = log_scale_ + std::log1p(-share);
      if (t < 0.0) {
        const double x = std::isfinite(scale_) ? lower_ + distance : lower_ * (1.0 - share) + upper_ * share;
        return Point{x, lower_, upper_, log_near, log_far};
      }
      const double x = std::isfinite(scale_) ? upper_ - distance : upper_ * (1.0 - share) + lower_ * share;
      return Point{x, lower_, upper_, log_far, log_near};
    }
  }
  return Point::of(std::numeric_limits<double>::quiet_NaN());
}

double Coordinate::log_derivative(double t) const {
  switch (kind_) {
    case Kind::line: {
      const double size = std::abs(t);
      return log_scale_ + size - log_two + std::log1p(std::exp(-2.0 * size));
    }
    case Kind::above:
      return log_scale_ + t;
    case Kind::below:
      return log_scale_ - t;
    case Kind::between:
      return log_scale_ + log_logistic(t) + log_logistic(-t);
  }
  return std::numeric_limits<double>::quiet_NaN();
}

double Coordinate::from_x(double x) const {
  switch (kind_) {
    case Kind::line: {
      const double ratio = (x - center_) / scale_;
      if (std::abs(ratio) < 1e300 || std::isinf(x)) return std::asinh(ratio);
      return std::copysign(std::log(std::abs(x - center_)) - log_scale_ + log_two, ratio);
    }
    case Kind::above:
      return std::log((x - lower_) / scale_);
    case Kind::below:
      return -std::log((upper_ - x) / scale_);
    case Kind::between:
      return std::log((0.5 * x - 0.5 * lower_) / (0.5 * upper_ - 0.5 * x));
  }
  return std::numeric_limits<double>::quiet_NaN();
}

double Coordinate::rounding(double t) const {
  constexpr double unit = 0.5 * std::numeric_limits<double>::epsilon();
  const double own = unit * (1.0 + std::abs(t));
  if (kind_ == Kind::between) return own;
  // x / (dx/dt): a shifted half line rounds x, but densities singular at its end look at the distance instead
  const double ratio = std::exp(std::log(std::abs(at(t).x)) - log_derivative(t));
  return own + unit * (kind_ == Kind::line ? ratio : (std::min)(ratio, 1e8));
}

}  // namespace relent::estimate
