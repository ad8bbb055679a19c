// Laws of vectors: spans across the compiled boundary, Eigen only in inline overloads.
#pragma once

#include <relent/distribution.hpp>

#include <Eigen/Core>

namespace relent {

namespace detail {

/// The coefficients of a vector or column-major matrix as a span; copies into `scratch` only what is not contiguous.
template <class Derived>
std::span<const double> contiguous(const Eigen::MatrixBase<Derived>& x, std::vector<double>& scratch) {
  static_assert(std::is_same_v<typename Derived::Scalar, double>, "relent takes matrices of double");
  const auto size = static_cast<std::size_t>(x.size());
  if constexpr (bool(Derived::Flags & Eigen::DirectAccessBit) && Derived::IsVectorAtCompileTime) {
    if (x.derived().innerStride() == 1) return {x.derived().data(), size};
  }
  scratch.resize(size);
  Eigen::Map<Eigen::MatrixXd, Eigen::Unaligned>(scratch.data(), x.rows(), x.cols()) = x;
  return scratch;
}

}  // namespace detail

/// Where the outcomes of a law of vectors lie, and with it which measure its density is of: two laws on different
/// spaces have no density with respect to each other.
struct OutcomeSpace {
  enum class Kind {
    unknown,            ///< of a family that does not say: nothing follows
    reals,              ///< R^n
    simplex,            ///< components >= 0 with sum 1
    counts,             ///< integers >= 0 with sum `total`
    sphere,             ///< vectors of length 1
    positive_definite,  ///< symmetric positive definite matrices
    correlation         ///< those with ones on the diagonal
  };

  Kind kind = Kind::unknown;
  double total = 0.0;            ///< of counts
  std::vector<bool> empty = {};  ///< of counts: the components that are always 0; nothing if none is

  static OutcomeSpace reals() { return {Kind::reals}; }
  static OutcomeSpace simplex() { return {Kind::simplex}; }
  static OutcomeSpace counts(double total) { return {Kind::counts, total}; }
  static OutcomeSpace sphere() { return {Kind::sphere}; }
  static OutcomeSpace positive_definite() { return {Kind::positive_definite}; }
  static OutcomeSpace correlation() { return {Kind::correlation}; }
};

/// A law on R^n (matrices are their column-major vectors). No Eigen object crosses into compiled code, so consumers may
/// compile with any instruction set. Sizes that differ from `dimension()` throw DimensionMismatch naming both.
class RELENT_API MultivariateDistribution : public Distribution {
 public:
  using Parent = Distribution;
  ~MultivariateDistribution() override;

  std::size_t dimension() const noexcept { return do_dimension(); }

  /// log of the density at x: -inf outside the support, NaN if a component is NaN.
  double log_prob(std::span<const double> x) const;
  template <class Derived>
  double log_prob(const Eigen::MatrixBase<Derived>& x) const {
    std::vector<double> scratch;
    return log_prob(detail::contiguous(x, scratch));
  }
  /// Is x a possible outcome, to the family's stated tolerance?
  bool in_support(std::span<const double> x) const;
  /// What the KL engine asks for: laws on different spaces are infinitely far apart.
  OutcomeSpace outcome_space() const { return do_outcome_space(); }

  void mean(std::span<double> out) const;
  template <class Vector = Eigen::VectorXd>
  Vector mean() const {
    Vector result = Vector::Zero(static_cast<Eigen::Index>(dimension()));
    mean(std::span<double>(result.data(), dimension()));
    return result;
  }

  /// The covariance, column-major n x n.
  void covariance(std::span<double> out) const;
  template <class Matrix = Eigen::MatrixXd>
  Matrix covariance() const {
    const auto n = static_cast<Eigen::Index>(dimension());
    Matrix result = Matrix::Zero(n, n);
    covariance(std::span<double>(result.data(), dimension() * dimension()));
    return result;
  }

  /// Differential entropy in nats.
  double entropy() const { return do_entropy(); }

  /// One draw into `out`.
  void sample(Rng& rng, std::span<double> out) const;
  template <class Vector = Eigen::VectorXd>
  Vector sample(Rng& rng) const {
    Vector result = Vector::Zero(static_cast<Eigen::Index>(dimension()));
    sample(rng, std::span<double>(result.data(), dimension()));
    return result;
  }
  /// n draws, one a column.
  template <class Matrix = Eigen::MatrixXd>
  Matrix sample(Rng& rng, std::size_t n) const {
    Matrix result = Matrix::Zero(static_cast<Eigen::Index>(dimension()), static_cast<Eigen::Index>(n));
    std::vector<double> draw(dimension());
    for (Eigen::Index i = 0; i < result.cols(); ++i) {
      sample(rng, std::span<double>(draw));
      result.col(i) = Eigen::Map<const Eigen::VectorXd, Eigen::Unaligned>(draw.data(), result.rows());
    }
    return result;
  }

 protected:
  MultivariateDistribution() = default;
  MultivariateDistribution(const MultivariateDistribution&) = default;
  MultivariateDistribution(MultivariateDistribution&&) = default;
  MultivariateDistribution& operator=(const MultivariateDistribution&) = default;
  MultivariateDistribution& operator=(MultivariateDistribution&&) = default;

 private:
  // What a family must give; sizes have been checked and no component is NaN.
  virtual std::size_t do_dimension() const noexcept = 0;
  virtual double do_log_prob(std::span<const double> x) const = 0;
  virtual void do_sample(Rng& rng, std::span<double> out) const = 0;

  // Defaults: log_prob > -inf; the rest throws MethodUnavailable.
  virtual bool do_in_support(std::span<const double> x) const;
  virtual void do_mean(std::span<double> out) const;
  virtual void do_covariance(std::span<double> out) const;
  virtual double do_entropy() const;
  virtual OutcomeSpace do_outcome_space() const { return {}; }
};

}  // namespace relent
