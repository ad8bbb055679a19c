// Entropies and divergences of plain arrays: elementwise, of a vector, and of every row of a matrix.
#pragma once

#include <relent/array_view.hpp>
#include <relent/export.hpp>

#include <initializer_list>
#include <numbers>
#include <ranges>
#include <span>
#include <type_traits>
#include <utility>
#include <vector>

// Vectors are std::vector, std::array, std::span, a braced list, VectorView, or an Eigen vector, block or map of any
// stride; an Eigen expression is evaluated into a local first. Matrices are MatrixView or Eigen matrices of either
// order, a row a case and a column a class. Numbers are double or float, both arguments the same; logits Float16 and
// BFloat16 too, and Eigen's half and bfloat16. All is computed in double and returned as double: relative errors are of
// the order of 1e-15, against exact arithmetic on the numbers given. Nothing is allocated but results returned in a
// vector.
//
// NaN in, NaN out. +inf is an answer: an event of p to which q gives no probability.

namespace relent {

/// The unit of an entropy: log to this base. Nats unless said otherwise.
struct InformationUnit {
  double base = std::numbers::e;  ///< positive, finite and not 1
};
inline constexpr InformationUnit in_nats{};
inline constexpr InformationUnit in_bits{2.0};

namespace detail {

template <class Derived>
void eigen_object(const Eigen::DenseBase<Derived>&);
template <class X>
concept EigenObject = requires(const X& x) {
  eigen_object(x);
};
template <class X>
using EigenScalar = typename Stored<typename X::Scalar>::type;

/// x itself, or an Eigen expression's value.
template <class X>
decltype(auto) evaluated(const X& x) {
  if constexpr (EigenObject<X>) {
    if constexpr (bool(X::Flags & Eigen::DirectAccessBit)) {
      return (x);
    } else {
      return typename X::PlainObject(x);
    }
  } else {
    return (x);
  }
}

template <ArrayScalar T>
VectorView<T> vector_view(VectorView<T> x) {
  return x;
}
template <EigenObject X>
requires(bool(X::IsVectorAtCompileTime) &&
         ArrayScalar<EigenScalar<X>>) VectorView<EigenScalar<X>> vector_view(const X& x) {
  return VectorView<EigenScalar<X>>(x);
}
template <class X>
requires(!EigenObject<X> && std::ranges::contiguous_range<const X> && ArrayScalar<std::ranges::range_value_t<const X>>)
    VectorView<std::ranges::range_value_t<const X>> vector_view(const X& x) {
  return VectorView<std::ranges::range_value_t<const X>>(std::ranges::data(x), std::ranges::size(x));
}

template <ArrayScalar T>
MatrixView<T> matrix_view(MatrixView<T> x) {
  return x;
}
template <EigenObject X>
requires(ArrayScalar<EigenScalar<X>>) MatrixView<EigenScalar<X>> matrix_view(const X& x) {
  return MatrixView<EigenScalar<X>>(x);
}

template <ArrayScalar T>
T scalar_of(VectorView<T>);
template <ArrayScalar T>
T scalar_of(MatrixView<T>);
template <class X>
using VectorScalar = decltype(scalar_of(vector_view(evaluated(std::declval<const X&>()))));
template <class X>
using MatrixScalar = decltype(scalar_of(matrix_view(evaluated(std::declval<const X&>()))));

/// What a vector of logits may be, and what other vectors may be.
template <class X>
concept LogitVector = requires {
  typename VectorScalar<X>;
};
template <class X>
concept RealVector = LogitVector<X> && std::is_floating_point_v<VectorScalar<X>>;
/// A vector of the same numbers as Other.
template <class X, class Other>
concept VectorLike = LogitVector<X> && std::is_same_v<VectorScalar<X>, VectorScalar<Other>>;

template <class X>
concept LogitMatrix = requires {
  typename MatrixScalar<X>;
};
template <class X>
concept RealMatrix = LogitMatrix<X> && std::is_floating_point_v<MatrixScalar<X>>;
template <class X, class Other>
concept MatrixLike = LogitMatrix<X> && std::is_same_v<MatrixScalar<X>, MatrixScalar<Other>>;

enum class Quantity { entropy, cross_entropy, relative_entropy, jensen_shannon };
enum class Meaning { probabilities, weights, log_probs, logits };
enum class Elementwise { entr, rel_entr, kl_div };

// The compiled functions behind the templates; q is not read for an entropy, y not for entr.

RELENT_API double information(Quantity, Meaning, VectorView<double> p, VectorView<double> q, InformationUnit);
RELENT_API double information(Quantity, Meaning, VectorView<float> p, VectorView<float> q, InformationUnit);
RELENT_API double information(Quantity, Meaning, VectorView<Float16> p, VectorView<Float16> q, InformationUnit);
RELENT_API double information(Quantity, Meaning, VectorView<BFloat16> p, VectorView<BFloat16> q, InformationUnit);

RELENT_API void information(Quantity, Meaning, MatrixView<double> p, MatrixView<double> q, std::span<double> out,
                            InformationUnit);
RELENT_API void information(Quantity, Meaning, MatrixView<float> p, MatrixView<float> q, std::span<double> out,
                            InformationUnit);
RELENT_API void information(Quantity, Meaning, MatrixView<Float16> p, MatrixView<Float16> q, std::span<double> out,
                            InformationUnit);
RELENT_API void information(Quantity, Meaning, MatrixView<BFloat16> p, MatrixView<BFloat16> q, std::span<double> out,
                            InformationUnit);

RELENT_API void elementwise(Elementwise, VectorView<double> x, VectorView<double> y, std::span<double> out);
RELENT_API void elementwise(Elementwise, VectorView<float> x, VectorView<float> y, std::span<float> out);

template <class P, class Q>
double of_vectors(Quantity quantity, Meaning meaning, const P& p, const Q& q, InformationUnit unit) {
  return information(quantity, meaning, vector_view(evaluated(p)), vector_view(evaluated(q)), unit);
}
template <class P>
double of_vector(Quantity quantity, Meaning meaning, const P& p, InformationUnit unit) {
  return information(quantity, meaning, vector_view(evaluated(p)), {}, unit);
}
template <class P, class Q>
void of_rows(Quantity quantity, Meaning meaning, const P& p, const Q& q, std::span<double> out, InformationUnit unit) {
  information(quantity, meaning, matrix_view(evaluated(p)), matrix_view(evaluated(q)), out, unit);
}
template <class P>
void of_rows(Quantity quantity, Meaning meaning, const P& p, std::span<double> out, InformationUnit unit) {
  information(quantity, meaning, matrix_view(evaluated(p)), {}, out, unit);
}
template <class P>
std::vector<double> result_of_rows(const P& p) {
  if constexpr (EigenObject<P>) {
    return std::vector<double>(static_cast<std::size_t>(p.rows()));
  } else {
    return std::vector<double>(p.rows());
  }
}

}  // namespace detail

// ---- Elementwise: the meaning of scipy.special and jax.scipy.special, accurate also near x = y

/// -x log x; 0 at 0, -inf for x < 0.
RELENT_API double entr(double x) noexcept;

/// x log(x/y), of either sign; 0 for x = 0 <= y, +inf for any other x <= 0 or y <= 0.
RELENT_API double rel_entr(double x, double y) noexcept;

/// x log(x/y) - x + y >= 0; y for x = 0 <= y, +inf for any other x <= 0 or y <= 0, and where just one of them is +inf.
RELENT_API double kl_div(double x, double y) noexcept;

/// entr of every element, rounded once to the element's type. `out` may be x. @throws DimensionMismatch.
template <detail::RealVector X = std::initializer_list<double>>
void entr(const X& x, std::span<std::type_identity_t<detail::VectorScalar<X>>> out) {
  detail::elementwise(detail::Elementwise::entr, detail::vector_view(detail::evaluated(x)), {}, out);
}

/// rel_entr of every two elements, rounded once to their type. `out` may be x or y. @throws DimensionMismatch.
template <detail::RealVector X = std::initializer_list<double>, detail::VectorLike<X> Y = X>
void rel_entr(const X& x, const Y& y, std::span<std::type_identity_t<detail::VectorScalar<X>>> out) {
  detail::elementwise(detail::Elementwise::rel_entr, detail::vector_view(detail::evaluated(x)),
                      detail::vector_view(detail::evaluated(y)), out);
}

/// kl_div of every two elements, rounded once to their type. `out` may be x or y. @throws DimensionMismatch.
template <detail::RealVector X = std::initializer_list<double>, detail::VectorLike<X> Y = X>
void kl_div(const X& x, const Y& y, std::span<std::type_identity_t<detail::VectorScalar<X>>> out) {
  detail::elementwise(detail::Elementwise::kl_div, detail::vector_view(detail::evaluated(x)),
                      detail::vector_view(detail::evaluated(y)), out);
}

// ---- Of a vector
//
// The name says what the numbers mean:
//   (nothing)        probabilities, used as given. Sums other than 1 are not corrected, see relative_entropy.
//   _from_weights    nonnegative numbers, divided by their sum
//   _from_log_probs  logarithms of probabilities, used as given; -inf is probability 0
//   _from_logits     numbers whose exponentials are weights; -inf is probability 0
//
// 0 log 0 = 0. Each throws DimensionMismatch where p and q differ in size, and InvalidParameter for a negative
// probability or weight, naming its index, and for a bad base. Weights that are all 0 or not all finite, and logits
// that are all -inf or of which one is +inf, are no law: NaN. No classes: 0 for probabilities and log-probabilities,
// NaN for weights and logits.

/// -sum p_i log p_i.
template <detail::RealVector P = std::initializer_list<double>>
double entropy(const P& p, InformationUnit unit = in_nats) {
  return detail::of_vector(detail::Quantity::entropy, detail::Meaning::probabilities, p, unit);
}

/// -sum p_i log q_i; +inf where q_i = 0 < p_i.
template <detail::RealVector P = std::initializer_list<double>, detail::VectorLike<P> Q = P>
double cross_entropy(const P& p, const Q& q, InformationUnit unit = in_nats) {
  return detail::of_vectors(detail::Quantity::cross_entropy, detail::Meaning::probabilities, p, q, unit);
}

/// KL(p || q) = sum p_i log(p_i/q_i); +inf where q_i = 0 < p_i.
///
/// Where p and q sum to 1 up to rounding (|sum - 1| <= (8 + sqrt n) units of the type's last place below 1) they stand
/// for laws, and the answer is that of the laws: >= 0, 0 only for p = q, right to the last digits however close they
/// are. Otherwise it is the sum as it stands, which may be negative.
template <detail::RealVector P = std::initializer_list<double>, detail::VectorLike<P> Q = P>
double relative_entropy(const P& p, const Q& q, InformationUnit unit = in_nats) {
  return detail::of_vectors(detail::Quantity::relative_entropy, detail::Meaning::probabilities, p, q, unit);
}

/// The Jensen-Shannon divergence (KL(p || m) + KL(q || m)) / 2 >= 0, m = (p + q)/2; for laws at most log 2, reached
/// where they have no class in common. Its square root is a metric.
template <detail::RealVector P = std::initializer_list<double>, detail::VectorLike<P> Q = P>
double jensen_shannon(const P& p, const Q& q, InformationUnit unit = in_nats) {
  return detail::of_vectors(detail::Quantity::jensen_shannon, detail::Meaning::probabilities, p, q, unit);
}

/// -sum p_i log p_i >= 0, p_i = w_i / sum w.
template <detail::RealVector P = std::initializer_list<double>>
double entropy_from_weights(const P& p, InformationUnit unit = in_nats) {
  return detail::of_vector(detail::Quantity::entropy, detail::Meaning::weights, p, unit);
}

/// -sum p_i log q_i >= 0 of the normalised weights.
template <detail::RealVector P = std::initializer_list<double>, detail::VectorLike<P> Q = P>
double cross_entropy_from_weights(const P& p, const Q& q, InformationUnit unit = in_nats) {
  return detail::of_vectors(detail::Quantity::cross_entropy, detail::Meaning::weights, p, q, unit);
}

/// KL(p || q) >= 0 of the normalised weights, right to the last digits also where they are nearly proportional.
template <detail::RealVector P = std::initializer_list<double>, detail::VectorLike<P> Q = P>
double relative_entropy_from_weights(const P& p, const Q& q, InformationUnit unit = in_nats) {
  return detail::of_vectors(detail::Quantity::relative_entropy, detail::Meaning::weights, p, q, unit);
}

/// The Jensen-Shannon divergence of the normalised weights, in [0, log 2].
template <detail::RealVector P = std::initializer_list<double>, detail::VectorLike<P> Q = P>
double jensen_shannon_from_weights(const P& p, const Q& q, InformationUnit unit = in_nats) {
  return detail::of_vectors(detail::Quantity::jensen_shannon, detail::Meaning::weights, p, q, unit);
}

/// -sum exp(l_i) l_i.
template <detail::RealVector P = std::initializer_list<double>>
double entropy_from_log_probs(const P& p, InformationUnit unit = in_nats) {
  return detail::of_vector(detail::Quantity::entropy, detail::Meaning::log_probs, p, unit);
}

/// -sum exp(p_i) q_i for log-probabilities.
template <detail::RealVector P = std::initializer_list<double>, detail::VectorLike<P> Q = P>
double cross_entropy_from_log_probs(const P& p, const Q& q, InformationUnit unit = in_nats) {
  return detail::of_vectors(detail::Quantity::cross_entropy, detail::Meaning::log_probs, p, q, unit);
}

/// KL(p || q) = sum exp(p_i) (p_i - q_i) for log-probabilities.
///
/// As relative_entropy: the laws' where the exponentials sum to 1 up to rounding, otherwise the sum as it stands.
/// Values of log-probabilities computed as x - log(sum(exp(x))) from large logits are not that accurate: give the
/// logits.
template <detail::RealVector P = std::initializer_list<double>, detail::VectorLike<P> Q = P>
double relative_entropy_from_log_probs(const P& p, const Q& q, InformationUnit unit = in_nats) {
  return detail::of_vectors(detail::Quantity::relative_entropy, detail::Meaning::log_probs, p, q, unit);
}

/// The Jensen-Shannon divergence of exp(p) and exp(q) as given.
template <detail::RealVector P = std::initializer_list<double>, detail::VectorLike<P> Q = P>
double jensen_shannon_from_log_probs(const P& p, const Q& q, InformationUnit unit = in_nats) {
  return detail::of_vectors(detail::Quantity::jensen_shannon, detail::Meaning::log_probs, p, q, unit);
}

/// -sum p_i log p_i >= 0, p_i = exp(x_i) / sum exp(x), to full relative accuracy however confident.
template <detail::LogitVector P = std::initializer_list<double>>
double entropy_from_logits(const P& p, InformationUnit unit = in_nats) {
  return detail::of_vector(detail::Quantity::entropy, detail::Meaning::logits, p, unit);
}

/// -sum p_i log q_i >= 0 of the softmaxes.
template <detail::LogitVector P = std::initializer_list<double>, detail::VectorLike<P> Q = P>
double cross_entropy_from_logits(const P& p, const Q& q, InformationUnit unit = in_nats) {
  return detail::of_vectors(detail::Quantity::cross_entropy, detail::Meaning::logits, p, q, unit);
}

/// KL(p || q) >= 0 of the softmaxes, right to the last digits also where they are nearly the same law.
template <detail::LogitVector P = std::initializer_list<double>, detail::VectorLike<P> Q = P>
double relative_entropy_from_logits(const P& p, const Q& q, InformationUnit unit = in_nats) {
  return detail::of_vectors(detail::Quantity::relative_entropy, detail::Meaning::logits, p, q, unit);
}

/// The Jensen-Shannon divergence of the softmaxes, in [0, log 2].
template <detail::LogitVector P = std::initializer_list<double>, detail::VectorLike<P> Q = P>
double jensen_shannon_from_logits(const P& p, const Q& q, InformationUnit unit = in_nats) {
  return detail::of_vectors(detail::Quantity::jensen_shannon, detail::Meaning::logits, p, q, unit);
}

// ---- Of every row of a matrix
//
// The functions above for each row, into `out`, which has as many numbers as the matrix has rows, or into a vector.
// Errors are found before anything is written.

/// entropy of every row.
template <detail::RealMatrix P>
void entropies(const P& p, std::span<double> out, InformationUnit unit = in_nats) {
  detail::of_rows(detail::Quantity::entropy, detail::Meaning::probabilities, p, out, unit);
}
template <detail::RealMatrix P>
std::vector<double> entropies(const P& p, InformationUnit unit = in_nats) {
  std::vector<double> out = detail::result_of_rows(p);
  entropies(p, out, unit);
  return out;
}

/// cross_entropy of every two rows.
template <detail::RealMatrix P, detail::MatrixLike<P> Q>
void cross_entropies(const P& p, const Q& q, std::span<double> out, InformationUnit unit = in_nats) {
  detail::of_rows(detail::Quantity::cross_entropy, detail::Meaning::probabilities, p, q, out, unit);
}
template <detail::RealMatrix P, detail::MatrixLike<P> Q>
std::vector<double> cross_entropies(const P& p, const Q& q, InformationUnit unit = in_nats) {
  std::vector<double> out = detail::result_of_rows(p);
  cross_entropies(p, q, out, unit);
  return out;
}

/// relative_entropy of every two rows.
template <detail::RealMatrix P, detail::MatrixLike<P> Q>
void relative_entropies(const P& p, const Q& q, std::span<double> out, InformationUnit unit = in_nats) {
  detail::of_rows(detail::Quantity::relative_entropy, detail::Meaning::probabilities, p, q, out, unit);
}
template <detail::RealMatrix P, detail::MatrixLike<P> Q>
std::vector<double> relative_entropies(const P& p, const Q& q, InformationUnit unit = in_nats) {
  std::vector<double> out = detail::result_of_rows(p);
  relative_entropies(p, q, out, unit);
  return out;
}

/// jensen_shannon of every two rows.
template <detail::RealMatrix P, detail::MatrixLike<P> Q>
void jensen_shannons(const P& p, const Q& q, std::span<double> out, InformationUnit unit = in_nats) {
  detail::of_rows(detail::Quantity::jensen_shannon, detail::Meaning::probabilities, p, q, out, unit);
}
template <detail::RealMatrix P, detail::MatrixLike<P> Q>
std::vector<double> jensen_shannons(const P& p, const Q& q, InformationUnit unit = in_nats) {
  std::vector<double> out = detail::result_of_rows(p);
  jensen_shannons(p, q, out, unit);
  return out;
}

/// entropy_from_weights of every row.
template <detail::RealMatrix P>
void entropies_from_weights(const P& p, std::span<double> out, InformationUnit unit = in_nats) {
  detail::of_rows(detail::Quantity::entropy, detail::Meaning::weights, p, out, unit);
}
template <detail::RealMatrix P>
std::vector<double> entropies_from_weights(const P& p, InformationUnit unit = in_nats) {
  std::vector<double> out = detail::result_of_rows(p);
  entropies_from_weights(p, out, unit);
  return out;
}

/// cross_entropy_from_weights of every two rows.
template <detail::RealMatrix P, detail::MatrixLike<P> Q>
void cross_entropies_from_weights(const P& p, const Q& q, std::span<double> out, InformationUnit unit = in_nats) {
  detail::of_rows(detail::Quantity::cross_entropy, detail::Meaning::weights, p, q, out, unit);
}
template <detail::RealMatrix P, detail::MatrixLike<P> Q>
std::vector<double> cross_entropies_from_weights(const P& p, const Q& q, InformationUnit unit = in_nats) {
  std::vector<double> out = detail::result_of_rows(p);
  cross_entropies_from_weights(p, q, out, unit);
  return out;
}

/// relative_entropy_from_weights of every two rows.
template <detail::RealMatrix P, detail::MatrixLike<P> Q>
void relative_entropies_from_weights(const P& p, const Q& q, std::span<double> out, InformationUnit unit = in_nats) {
  detail::of_rows(detail::Quantity::relative_entropy, detail::Meaning::weights, p, q, out, unit);
}
template <detail::RealMatrix P, detail::MatrixLike<P> Q>
std::vector<double> relative_entropies_from_weights(const P& p, const Q& q, InformationUnit unit = in_nats) {
  std::vector<double> out = detail::result_of_rows(p);
  relative_entropies_from_weights(p, q, out, unit);
  return out;
}

/// jensen_shannon_from_weights of every two rows.
template <detail::RealMatrix P, detail::MatrixLike<P> Q>
void jensen_shannons_from_weights(const P& p, const Q& q, std::span<double> out, InformationUnit unit = in_nats) {
  detail::of_rows(detail::Quantity::jensen_shannon, detail::Meaning::weights, p, q, out, unit);
}
template <detail::RealMatrix P, detail::MatrixLike<P> Q>
std::vector<double> jensen_shannons_from_weights(const P& p, const Q& q, InformationUnit unit = in_nats) {
  std::vector<double> out = detail::result_of_rows(p);
  jensen_shannons_from_weights(p, q, out, unit);
  return out;
}

/// entropy_from_log_probs of every row.
template <detail::RealMatrix P>
void entropies_from_log_probs(const P& p, std::span<double> out, InformationUnit unit = in_nats) {
  detail::of_rows(detail::Quantity::entropy, detail::Meaning::log_probs, p, out, unit);
}
template <detail::RealMatrix P>
std::vector<double> entropies_from_log_probs(const P& p, InformationUnit unit = in_nats) {
  std::vector<double> out = detail::result_of_rows(p);
  entropies_from_log_probs(p, out, unit);
  return out;
}

/// cross_entropy_from_log_probs of every two rows.
template <detail::RealMatrix P, detail::MatrixLike<P> Q>
void cross_entropies_from_log_probs(const P& p, const Q& q, std::span<double> out, InformationUnit unit = in_nats) {
  detail::of_rows(detail::Quantity::cross_entropy, detail::Meaning::log_probs, p, q, out, unit);
}
template <detail::RealMatrix P, detail::MatrixLike<P> Q>
std::vector<double> cross_entropies_from_log_probs(const P& p, const Q& q, InformationUnit unit = in_nats) {
  std::vector<double> out = detail::result_of_rows(p);
  cross_entropies_from_log_probs(p, q, out, unit);
  return out;
}

/// relative_entropy_from_log_probs of every two rows.
template <detail::RealMatrix P, detail::MatrixLike<P> Q>
void relative_entropies_from_log_probs(const P& p, const Q& q, std::span<double> out, InformationUnit unit = in_nats) {
  detail::of_rows(detail::Quantity::relative_entropy, detail::Meaning::log_probs, p, q, out, unit);
}
template <detail::RealMatrix P, detail::MatrixLike<P> Q>
std::vector<double> relative_entropies_from_log_probs(const P& p, const Q& q, InformationUnit unit = in_nats) {
  std::vector<double> out = detail::result_of_rows(p);
  relative_entropies_from_log_probs(p, q, out, unit);
  return out;
}

/// jensen_shannon_from_log_probs of every two rows.
template <detail::RealMatrix P, detail::MatrixLike<P> Q>
void jensen_shannons_from_log_probs(const P& p, const Q& q, std::span<double> out, InformationUnit unit = in_nats) {
  detail::of_rows(detail::Quantity::jensen_shannon, detail::Meaning::log_probs, p, q, out, unit);
}
template <detail::RealMatrix P, detail::MatrixLike<P> Q>
std::vector<double> jensen_shannons_from_log_probs(const P& p, const Q& q, InformationUnit unit = in_nats) {
  std::vector<double> out = detail::result_of_rows(p);
  jensen_shannons_from_log_probs(p, q, out, unit);
  return out;
}

/// entropy_from_logits of every row.
template <detail::LogitMatrix P>
void entropies_from_logits(const P& p, std::span<double> out, InformationUnit unit = in_nats) {
  detail::of_rows(detail::Quantity::entropy, detail::Meaning::logits, p, out, unit);
}
template <detail::LogitMatrix P>
std::vector<double> entropies_from_logits(const P& p, InformationUnit unit = in_nats) {
  std::vector<double> out = detail::result_of_rows(p);
  entropies_from_logits(p, out, unit);
  return out;
}

/// cross_entropy_from_logits of every two rows.
template <detail::LogitMatrix P, detail::MatrixLike<P> Q>
void cross_entropies_from_logits(const P& p, const Q& q, std::span<double> out, InformationUnit unit = in_nats) {
  detail::of_rows(detail::Quantity::cross_entropy, detail::Meaning::logits, p, q, out, unit);
}
template <detail::LogitMatrix P, detail::MatrixLike<P> Q>
std::vector<double> cross_entropies_from_logits(const P& p, const Q& q, InformationUnit unit = in_nats) {
  std::vector<double> out = detail::result_of_rows(p);
  cross_entropies_from_logits(p, q, out, unit);
  return out;
}

/// relative_entropy_from_logits of every two rows.
template <detail::LogitMatrix P, detail::MatrixLike<P> Q>
void relative_entropies_from_logits(const P& p, const Q& q, std::span<double> out, InformationUnit unit = in_nats) {
  detail::of_rows(detail::Quantity::relative_entropy, detail::Meaning::logits, p, q, out, unit);
}
template <detail::LogitMatrix P, detail::MatrixLike<P> Q>
std::vector<double> relative_entropies_from_logits(const P& p, const Q& q, InformationUnit unit = in_nats) {
  std::vector<double> out = detail::result_of_rows(p);
  relative_entropies_from_logits(p, q, out, unit);
  return out;
}

/// jensen_shannon_from_logits of every two rows.
template <detail::LogitMatrix P, detail::MatrixLike<P> Q>
void jensen_shannons_from_logits(const P& p, const Q& q, std::span<double> out, InformationUnit unit = in_nats) {
  detail::of_rows(detail::Quantity::jensen_shannon, detail::Meaning::logits, p, q, out, unit);
}
template <detail::LogitMatrix P, detail::MatrixLike<P> Q>
std::vector<double> jensen_shannons_from_logits(const P& p, const Q& q, InformationUnit unit = in_nats) {
  std::vector<double> out = detail::result_of_rows(p);
  jensen_shannons_from_logits(p, q, out, unit);
  return out;
}

}  // namespace relent
