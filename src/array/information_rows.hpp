// Entropies and divergences of one row of classes, by what its numbers mean: the kernels of relent/array.hpp.
#pragma once

#include <relent/array_view.hpp>

namespace relent::array {

// None allocates or throws; p and q have the same size. A NaN gives NaN, as does a row of weights or logits that is no
// law. Compiled for float and double, those of logits for Float16 and BFloat16 too.

// ---- Probabilities, none negative, as given

template <ArrayScalar T>
double entropy_of_probabilities(VectorView<T> p) noexcept;
template <ArrayScalar T>
double cross_entropy_of_probabilities(VectorView<T> p, VectorView<T> q) noexcept;
template <ArrayScalar T>
double relative_entropy_of_probabilities(VectorView<T> p, VectorView<T> q) noexcept;
template <ArrayScalar T>
double jensen_shannon_of_probabilities(VectorView<T> p, VectorView<T> q) noexcept;

// ---- Weights, none negative, divided by their sum

template <ArrayScalar T>
double entropy_of_weights(VectorView<T> p) noexcept;
template <ArrayScalar T>
double cross_entropy_of_weights(VectorView<T> p, VectorView<T> q) noexcept;
template <ArrayScalar T>
double relative_entropy_of_weights(VectorView<T> p, VectorView<T> q) noexcept;
template <ArrayScalar T>
double jensen_shannon_of_weights(VectorView<T> p, VectorView<T> q) noexcept;

// ---- Log-probabilities as given

template <ArrayScalar T>
double entropy_of_log_probs(VectorView<T> p) noexcept;
template <ArrayScalar T>
double cross_entropy_of_log_probs(VectorView<T> p, VectorView<T> q) noexcept;
template <ArrayScalar T>
double relative_entropy_of_log_probs(VectorView<T> p, VectorView<T> q) noexcept;
template <ArrayScalar T>
double jensen_shannon_of_log_probs(VectorView<T> p, VectorView<T> q) noexcept;

// ---- Logits, normalised by their log-sum-exp

template <ArrayScalar T>
double entropy_of_logits(VectorView<T> p) noexcept;
template <ArrayScalar T>
double cross_entropy_of_logits(VectorView<T> p, VectorView<T> q) noexcept;
template <ArrayScalar T>
double relative_entropy_of_logits(VectorView<T> p, VectorView<T> q) noexcept;
template <ArrayScalar T>
double jensen_shannon_of_logits(VectorView<T> p, VectorView<T> q) noexcept;

/// How far from 1 rounding leaves the sum of n probabilities of type T that were normalised in T.
double normalisation_error(std::size_t n, double unit_roundoff) noexcept;
template <ArrayScalar T>
inline constexpr double unit_roundoff = std::is_same_v<T, double> ? 0x1p-53 : 0x1p-24;

}  // namespace relent::array
