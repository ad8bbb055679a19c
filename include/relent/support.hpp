// The set that carries a univariate law, and how its density falls off at the ends of it.
#pragma once

#include <relent/export.hpp>

namespace relent {

/// The effective support of a univariate law: Binomial(n, 0) has {0}. Integer supports hold the integers between the
/// bounds.
struct Support {
  /// Lebesgue density on an interval, mass on integers, or one atom anywhere on the line.
  enum class Kind { continuous, integer, atom };

  Kind kind = Kind::continuous;
  double lower = 0.0;  ///< may be -inf
  double upper = 0.0;  ///< may be +inf
  bool lower_closed = false;
  bool upper_closed = false;

  /// An interval with a density; an infinite end is open.
  static RELENT_API Support interval(double lower, double upper, bool lower_closed, bool upper_closed);
  /// The whole line, with a density.
  static RELENT_API Support reals();
  /// [lower, inf) with a density.
  static RELENT_API Support from(double lower);
  /// The integers lower..upper, either of which may be infinite.
  static RELENT_API Support integers(double lower, double upper);
  /// One point of mass 1.
  static RELENT_API Support point(double value);

  bool is_discrete() const noexcept { return kind != Kind::continuous; }
  RELENT_API bool is_finite() const noexcept;

  /// Is x a point of the support? (NaN is not.)
  RELENT_API bool contains(double x) const noexcept;
  /// Is x in the closure of the support, where the density or its limit is defined?
  RELENT_API bool closure_contains(double x) const noexcept;

  friend bool operator==(const Support&, const Support&) = default;
};

/// The asymptotics of a density at one end of its support, with t = |x| at an infinite end and t = 1/distance at a
/// finite one. Everything the infinity rules and the estimators need to know about a tail; `unknown` is always honest.
struct Tail {
  enum class Kind {
    unknown,     ///< nothing is claimed
    none,        ///< the support is finite there and discrete: no tail
    endpoint,    ///< density ~ delta^(exponent - 1) at a finite end (exponent 1: bounded away from 0 and inf)
    power,       ///< density ~ t^(-1 - exponent) (log t)^prefactor at infinity
    log_normal,  ///< -log density ~ (log t)^2 rate
    stretched_exponential,  ///< density ~ t^prefactor exp(-rate t^exponent) at infinity
    inverse_power,          ///< -log density ~ rate t^exponent at a finite end
    t_log_t,                ///< -log density ~ t log t (Poisson)
    double_exponential,     ///< -log density ~ exp(rate t)
    super_heavy             ///< density ~ t^-1 (log t)^-exponent
  };

  Kind kind = Kind::unknown;
  double exponent = 0.0;
  double rate = 0.0;
  double prefactor = 0.0;

  static constexpr Tail unknown() { return {}; }
  static constexpr Tail none() { return {Kind::none, 0.0, 0.0, 0.0}; }
  static constexpr Tail endpoint(double exponent) { return {Kind::endpoint, exponent, 0.0, 0.0}; }
  static constexpr Tail power(double exponent, double prefactor = 0.0) {
    return {Kind::power, exponent, 0.0, prefactor};
  }
  static constexpr Tail log_normal(double rate) { return {Kind::log_normal, 2.0, rate, 0.0}; }
  static constexpr Tail stretched_exponential(double exponent, double rate, double prefactor = 0.0) {
    return {Kind::stretched_exponential, exponent, rate, prefactor};
  }
  static constexpr Tail inverse_power(double exponent, double rate) {
    return {Kind::inverse_power, exponent, rate, 0.0};
  }
  static constexpr Tail t_log_t() { return {Kind::t_log_t, 1.0, 0.0, 0.0}; }
  static constexpr Tail double_exponential(double rate) { return {Kind::double_exponential, 0.0, rate, 0.0}; }
  static constexpr Tail super_heavy(double exponent) { return {Kind::super_heavy, exponent, 0.0, 0.0}; }
};

/// The tails at both ends of the support.
struct Tails {
  Tail lower;
  Tail upper;
};

}  // namespace relent
