// The polymorphic heart: Distribution, UnivariateDistribution, and the Family mixin every class derives through.
#pragma once

#include <relent/errors.hpp>
#include <relent/export.hpp>
#include <relent/parameter.hpp>
#include <relent/point.hpp>
#include <relent/random.hpp>
#include <relent/statistic.hpp>
#include <relent/support.hpp>

#include <cstddef>
#include <iosfwd>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <type_traits>
#include <typeinfo>
#include <vector>

namespace relent {

/// The identity of a class and of its ancestors. Classes compare by `type_info`, never by address, so that families
/// defined in other shared objects are the same families everywhere.
struct Lineage {
  const std::type_info* type;
  const Lineage* parent;  ///< null for Distribution itself
  std::size_t hash;

  friend bool operator==(const Lineage& a, const Lineage& b) noexcept {
    return &a == &b || (a.hash == b.hash && *a.type == *b.type);
  }
};

/// The lineage of a class that derives through `Family` (or of one of the two abstract bases, or Distribution).
template <class T>
const Lineage& lineage_of() {
  if constexpr (requires { typename T::Parent; }) {
    static const Lineage lineage{&typeid(T), &lineage_of<typename T::Parent>(), typeid(T).hash_code()};
    return lineage;
  } else {
    static const Lineage lineage{&typeid(T), nullptr, typeid(T).hash_code()};
    return lineage;
  }
}

/// A probability law: an immutable value. Constructors validate; nothing afterwards re-checks, caches or changes.
class RELENT_API Distribution {
 public:
  virtual ~Distribution();

  /// A copy with the same dynamic type.
  std::unique_ptr<Distribution> clone() const { return do_clone(); }
  const Lineage& lineage() const noexcept { return do_lineage(); }
  /// The family's name as `parse` reads it: "Gaussian". A family outside the catalogue is called by its class.
  std::string name() const { return do_name(); }
  /// Names and values in the form that was given: {stddev: 2} or {variance: 4}, whichever the user wrote.
  std::vector<Parameter> parameters() const { return do_parameters(); }
  /// "Gamma(shape=2, rate=3)": what `parse` reads back to the same law, bit for bit.
  std::string to_string() const;

 protected:
  Distribution() = default;
  Distribution(const Distribution&) = default;
  Distribution(Distribution&&) = default;
  Distribution& operator=(const Distribution&) = default;
  Distribution& operator=(Distribution&&) = default;

 private:
  virtual std::unique_ptr<Distribution> do_clone() const = 0;
  virtual const Lineage& do_lineage() const noexcept = 0;
  virtual std::string do_name() const;
  virtual std::vector<Parameter> do_parameters() const;
};

/// The same family with the same parameters in the same form.
RELENT_API bool operator==(const Distribution& a, const Distribution& b);
RELENT_API std::ostream& operator<<(std::ostream& out, const Distribution& distribution);

/// A law on the real line: a density, or masses on integers, or one atom.
///
/// Everywhere: NaN in gives NaN out; outside the support `log_prob` is -inf and nothing throws; log forms are computed
/// in log space; entropies are in nats; a moment that does not exist is NaN, a divergent one +inf.
///
/// A family of your own derives through `Family<Mine, UnivariateDistribution>` and gives `do_log_prob` and `do_support`
/// (and `do_location_hint` where its bulk is far from 0). All the rest then works by numerical integration or
/// summation; a density that does not integrate to 1 throws NumericalFailure naming the mass that was found.
class RELENT_API UnivariateDistribution : public Distribution {
 public:
  using Parent = Distribution;
  ~UnivariateDistribution() override;

  /// log of the density (continuous laws) or mass (discrete laws) at x; at a finite end of the support, its limit
  /// there.
  double log_prob(double x) const;
  /// The same for an array. @throws DimensionMismatch if the sizes differ.
  void log_prob(std::span<const double> x, std::span<double> out) const;
  /// The same at a point given without rounding near the ends of an interval.
  double log_prob(const Point& point) const;
  /// Density or mass at x.
  double prob(double x) const;

  /// P(X <= x) and its logarithm.
  double cdf(double x) const;
  double log_cdf(double x) const;
  /// P(X > x) and its logarithm, right where cdf rounds to 1.
  double survival(double x) const;
  double log_survival(double x) const;
  /// The least x with cdf(x) >= u: the ends of the support at 0 and 1; NaN outside [0, 1].
  double quantile(double u) const;
  /// The least x with survival(x) <= v: quantile(1 - v) without forming 1 - v.
  double inverse_survival(double v) const;

  double mean() const { return do_mean(); }
  double variance() const { return do_variance(); }
  double stddev() const { return do_stddev(); }
  double skewness() const { return do_skewness(); }
  /// Kurtosis less 3.
  double excess_kurtosis() const { return do_excess_kurtosis(); }
  /// A point of highest density or mass (the least one, where there are several).
  double mode() const { return do_mode(); }
  double median() const { return do_median(); }
  /// Differential or discrete entropy in nats.
  double entropy() const { return do_entropy(); }

  Support support() const { return do_support(); }
  /// Is x a possible outcome? (Inside the support, and of positive mass if the law is discrete.)
  bool in_support(double x) const { return do_in_support(x); }

  /// One draw.
  double sample(Rng& rng) const { return do_sample(rng); }
  /// Fills `out`; the same draws as one at a time.
  void sample(Rng& rng, std::span<double> out) const { do_samples(rng, out); }

  /// One draw that does not round to an end of the support; the same words as `sample`.
  Point sample_point(Rng& rng) const { return do_sample_point(rng); }

  /// @name Facts that the KL engine asks for; a family that does not know answers "unknown" and costs only accuracy or
  /// speed
  /// @{
  Tails tails() const { return do_tails(); }
  /// Interior points where the density is not smooth.
  std::vector<double> breakpoints() const { return do_breakpoints(); }
  /// A point in the bulk of the law.
  double location_hint() const { return do_location_hint(); }
  /// E[statistic(X)] in closed form, if the family knows it (+inf where it diverges).
  std::optional<double> expectation(const Statistic& statistic) const;
  /// The log-density as a linear combination of statistics, if it is one.
  std::optional<LogDensityTerms> log_density_terms() const { return do_log_density_terms(); }
  /// For discrete laws: a bound of mass(j + 1) / mass(j) over all j >= k.
  std::optional<double> ratio_bound(double k) const { return do_ratio_bound(k); }
  /// Derivatives of log_prob(x) with respect to the parameters; returns how many were written (0: not offered).
  std::size_t score(double x, std::span<double> out) const { return do_score(x, out); }
  /// A draw from uniforms on (0, 1), for low-discrepancy points; by default the quantile of the first.
  std::optional<double> from_uniforms(std::span<const double> uniforms) const { return do_from_uniforms(uniforms); }
  /// @}

 protected:
  UnivariateDistribution() = default;
  UnivariateDistribution(const UnivariateDistribution&) = default;
  UnivariateDistribution(UnivariateDistribution&&) = default;
  UnivariateDistribution& operator=(const UnivariateDistribution&) = default;
  UnivariateDistribution& operator=(UnivariateDistribution&&) = default;

 private:
  // What a family must give. Arguments are never NaN and lie in the closure of the support (integers, if it is one of
  // integers).
  virtual double do_log_prob(double x) const = 0;
  virtual Support do_support() const = 0;

  // What a family should give; the defaults integrate or sum the density, at the cost of a few hundred evaluations a
  // call. x lies inside the support's bounds (floored, if it is one of integers); u and v lie strictly between 0 and 1.
  virtual double do_cdf(double x) const;
  virtual double do_log_cdf(double x) const;
  virtual double do_survival(double x) const;
  virtual double do_log_survival(double x) const;
  virtual double do_quantile(double u) const;
  virtual double do_inverse_survival(double v) const;
  virtual double do_mean() const;
  virtual double do_variance() const;
  virtual double do_stddev() const;
  virtual double do_skewness() const;
  virtual double do_excess_kurtosis() const;
  virtual double do_mode() const;
  virtual double do_median() const;
  virtual double do_entropy() const;
  virtual bool do_in_support(double x) const;
  virtual double do_sample(Rng& rng) const;
  virtual void do_samples(Rng& rng, std::span<double> out) const;
  virtual Point do_sample_point(Rng& rng) const;

  // Facts for the engine, each optional.
  virtual void do_log_probs(std::span<const double> x, std::span<double> out) const;
  virtual double do_log_prob_at(const Point& point) const;
  virtual Tails do_tails() const;
  virtual std::vector<double> do_breakpoints() const;
  virtual double do_location_hint() const;
  virtual std::optional<double> do_expectation(const Statistic& statistic) const;
  virtual std::optional<LogDensityTerms> do_log_density_terms() const;
  virtual std::optional<double> do_ratio_bound(double k) const;
  virtual std::size_t do_score(double x, std::span<double> out) const;
  virtual std::optional<double> do_from_uniforms(std::span<const double> uniforms) const;
};

/// Supplies `clone()` and the lineage: `class Gamma final : public Family<Gamma, GammaFamily>`. An abstract class
/// derives through it too, so that formulas registered for it serve all its leaves.
template <class Self, class Base>
class Family : public Base {
 public:
  using Parent = Base;

 protected:
  using Base::Base;
  Family() = default;

 private:
  std::unique_ptr<Distribution> do_clone() const override {
    if constexpr (std::is_abstract_v<Self>) {
      return nullptr;  // never called: a leaf overrides it
    } else {
      return std::make_unique<Self>(static_cast<const Self&>(*this));
    }
  }
  const Lineage& do_lineage() const noexcept override { return lineage_of<Self>(); }
};

}  // namespace relent
