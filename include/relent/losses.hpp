// Losses of probabilistic models over plain arrays, each with its gradient: relative entropy, cross-entropy,
// distillation.
#pragma once

#include <relent/array_view.hpp>
#include <relent/export.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

// Every loss here
// - takes matrices, a row a case and a column a class (MatrixView: spans, Eigen matrices of either order, strides),
//   logits also as Float16 or BFloat16. A vector v is the column MatrixView<T>(v, v.size(), 1);
// - computes in double, in nats, returns the reduced loss, and writes what LossOutput asks for, rounded once;
// - multiplies as measure theory does: what has weight or probability 0 contributes 0, also where its logarithm is -inf
//   (PyTorch, JAX and tinygrad give NaN there). An event of positive probability to which the model gives 0 costs +inf;
// - gives NaN where an input is NaN, and for the mean of nothing (0/0, as PyTorch), whose gradient is 0: a step along
//   it changes nothing. Nothing is clamped, renormalised or filtered;
// - allocates nothing, and throws DimensionMismatch naming both sizes before it writes anything.

namespace relent {

/// How the terms of a loss become one number, which also scales the gradient.
enum class Reduction {
  none,      ///< not at all: LossOutput::terms is what is wanted. The returned number is the sum.
  sum,       ///< the sum
  mean,      ///< the sum by the number of terms; weighted where the loss says so
  batchmean  ///< the sum by the number of rows
};

/// A matrix that the library writes into: `data[i * row_stride + j * column_stride]`.
template <class T>
class MutableMatrixView {
 public:
  MutableMatrixView() = default;
  MutableMatrixView(T* data, std::size_t rows, std::size_t columns, std::ptrdiff_t row_stride,
                    std::ptrdiff_t column_stride = 1)
      : data_(data), rows_(rows), columns_(columns), row_stride_(row_stride), column_stride_(column_stride) {}
  /// Row after row without gaps. @throws DimensionMismatch unless size = rows * columns.
  MutableMatrixView(std::span<T> values, std::size_t rows, std::size_t columns)
      : MutableMatrixView(values.data(), rows, columns, static_cast<std::ptrdiff_t>(columns)) {
    if (values.size() != rows * columns) {
      throw DimensionMismatch("a matrix of " + std::to_string(rows) + " x " + std::to_string(columns) + " in " +
                              std::to_string(values.size()) + " numbers");
    }
  }
  /// An Eigen matrix, block or map of either storage order.
  template <class Derived>
  requires(detail::EigenStorage<Derived, T>)
      MutableMatrixView(Eigen::DenseBase<Derived>& x)  // NOLINT(google-explicit-constructor): a view
      : MutableMatrixView(x.derived().data(), static_cast<std::size_t>(x.rows()), static_cast<std::size_t>(x.cols()),
                          Derived::IsRowMajor ? x.derived().outerStride() : x.derived().innerStride(),
                          Derived::IsRowMajor ? x.derived().innerStride() : x.derived().outerStride()) {}

  std::size_t rows() const noexcept { return rows_; }
  std::size_t columns() const noexcept { return columns_; }
  T& operator()(std::size_t i, std::size_t j) const noexcept {
    return data_[static_cast<std::ptrdiff_t>(i) * row_stride_ + static_cast<std::ptrdiff_t>(j) * column_stride_];
  }

 private:
  T* data_ = nullptr;
  std::size_t rows_ = 0;
  std::size_t columns_ = 0;
  std::ptrdiff_t row_stride_ = 0;
  std::ptrdiff_t column_stride_ = 1;
};

/// What a loss writes besides what it returns; an empty view is not written. T is the input's type, float for 16 bits.
template <class T>
struct LossOutput {
  /// d(returned loss)/d(first argument), of that argument's shape; for Reduction::none of the sum. Finite where the
  /// loss is and |derivative| is in T's range; it does not overlap the arguments.
  MutableMatrixView<T> gradient = {};
  /// The terms before any reduction: of the input's shape where a term is an element, rows x 1 where it is a row.
  MutableMatrixView<T> terms = {};
};

// ---- relative entropy from log-probabilities -----------------------------------------------------------------------

struct KlDivLossOptions {
  bool log_target = false;  ///< the target holds logarithms
  Reduction reduction = Reduction::mean;
};

/// KL(target || exp(input)), element by element: target (log target - input), or exp(target) (target - input) for
/// log_target; a term is an element. `input` holds the model's log-probabilities, and nothing checks that rows sum
/// to 1. As PyTorch's kl_div and KLDivLoss with the arguments in that order, but 0 for target 0 (or log target -inf)
/// whatever the input, and +inf, not NaN or less, where the target is positive and the input -inf. Beware: as in
/// PyTorch, `mean` divides by the number of elements; the divergence per row is `batchmean`. A negative target is NaN.
/// Where input and log target nearly agree, log_target keeps the digits of their difference.
RELENT_API double kl_div_loss(MatrixView<double> input, MatrixView<double> target, const KlDivLossOptions& = {},
                              const LossOutput<double>& = {});
RELENT_API double kl_div_loss(MatrixView<float> input, MatrixView<float> target, const KlDivLossOptions& = {},
                              const LossOutput<float>& = {});

// ---- cross-entropy from logits -------------------------------------------------------------------------------------

struct CrossEntropyOptions {
  /// Rows with this class index have loss and gradient 0 and do not count in a mean (PyTorch's default is -100, here
  /// none). For class indices only.
  std::optional<std::int64_t> ignore_index = std::nullopt;
  double label_smoothing = 0.0;                ///< e in [0, 1]: the target becomes (1 - e) target + e / classes
  std::span<const double> class_weights = {};  ///< w, nonnegative, one per class; empty means 1
  double temperature = 1.0;                    ///< T > 0: the model is softmax(logits / T); the loss is not rescaled
  Reduction reduction = Reduction::mean;
};

/// Cross-entropy of class indices, sum_c w_c t_c (-log softmax(logits / T)_c) with t the smoothed indicator of the
/// row's class; a term is a row. `mean` divides by the sum of w_target over the rows that are not ignored, as PyTorch's
/// CrossEntropyLoss; without weights that is their number, as tinygrad's sparse_categorical_crossentropy (whose
/// ignore_index -1 means none). `batchmean` divides by all rows. A class that w or t makes 0 contributes 0, also at a
/// logit of -inf, where the peers give NaN. A row without a finite logit, or with +inf, has no softmax: NaN.
/// @throws InvalidParameter for a class index outside [0, classes) that is not ignored, a weight that is negative or
///         infinite, label_smoothing outside [0, 1], a temperature that is not positive and finite.
RELENT_API double cross_entropy_loss(MatrixView<double> logits, std::span<const std::int64_t> targets,
                                     const CrossEntropyOptions& = {}, const LossOutput<double>& = {});
RELENT_API double cross_entropy_loss(MatrixView<float> logits, std::span<const std::int64_t> targets,
                                     const CrossEntropyOptions& = {}, const LossOutput<float>& = {});
RELENT_API double cross_entropy_loss(MatrixView<Float16> logits, std::span<const std::int64_t> targets,
                                     const CrossEntropyOptions& = {}, const LossOutput<float>& = {});
RELENT_API double cross_entropy_loss(MatrixView<BFloat16> logits, std::span<const std::int64_t> targets,
                                     const CrossEntropyOptions& = {}, const LossOutput<float>& = {});

/// Cross-entropy of class probabilities, a row of t each: the same sum with t = (1 - e) targets + e / classes. `mean`
/// divides by the rows whatever the weights, as PyTorch; tinygrad's cross_entropy is this without weights. Rows need
/// not sum to 1. @throws InvalidParameter also for an ignore_index, which has no meaning here.
RELENT_API double cross_entropy_loss(MatrixView<double> logits, MatrixView<double> targets,
                                     const CrossEntropyOptions& = {}, const LossOutput<double>& = {});
RELENT_API double cross_entropy_loss(MatrixView<float> logits, MatrixView<float> targets,
                                     const CrossEntropyOptions& = {}, const LossOutput<float>& = {});
RELENT_API double cross_entropy_loss(MatrixView<Float16> logits, MatrixView<float> targets,
                                     const CrossEntropyOptions& = {}, const LossOutput<float>& = {});
RELENT_API double cross_entropy_loss(MatrixView<BFloat16> logits, MatrixView<float> targets,
                                     const CrossEntropyOptions& = {}, const LossOutput<float>& = {});

// ---- binary cross-entropy ------------------------------------------------------------------------------------------

struct BinaryCrossEntropyOptions {
  /// Nonnegative, one per row; empty means 1. They do not enter the mean's count.
  std::span<const double> weights = {};
  Reduction reduction = Reduction::mean;
};

/// -t log p - (1 - t) log(1 - p), element by element; a term is an element and `mean` divides by their number.
/// Unclamped, as tinygrad's binary_crossentropy but with 0 log 0 = 0; PyTorch's BCELoss stops its logarithms at -100. A
/// probability outside [0, 1] is NaN. Prefer logits: 1 - p has lost its digits where p is close to 1.
/// @throws InvalidParameter for a weight that is negative or infinite.
RELENT_API double binary_cross_entropy(MatrixView<double> probabilities, MatrixView<double> targets,
                                       const BinaryCrossEntropyOptions& = {}, const LossOutput<double>& = {});
RELENT_API double binary_cross_entropy(MatrixView<float> probabilities, MatrixView<float> targets,
                                       const BinaryCrossEntropyOptions& = {}, const LossOutput<float>& = {});

struct BinaryCrossEntropyFromLogitsOptions {
  /// Nonnegative weights of the positive class: one, or one per column; empty means 1.
  std::span<const double> pos_weight = {};
  /// Nonnegative, one per row; empty means 1. They do not enter the mean's count.
  std::span<const double> weights = {};
  Reduction reduction = Reduction::mean;
};

/// pos_weight t log(1 + exp(-x)) + (1 - t) log(1 + exp(x)), element by element: PyTorch's BCEWithLogitsLoss and
/// tinygrad's binary_crossentropy_logits, but right at x = -inf and +inf, where a certain and true answer costs 0. A
/// term is an element and `mean` divides by their number. @throws InvalidParameter for a weight that is negative or
/// infinite.
RELENT_API double binary_cross_entropy_from_logits(MatrixView<double> logits, MatrixView<double> targets,
                                                   const BinaryCrossEntropyFromLogitsOptions& = {},
                                                   const LossOutput<double>& = {});
RELENT_API double binary_cross_entropy_from_logits(MatrixView<float> logits, MatrixView<float> targets,
                                                   const BinaryCrossEntropyFromLogitsOptions& = {},
                                                   const LossOutput<float>& = {});
RELENT_API double binary_cross_entropy_from_logits(MatrixView<Float16> logits, MatrixView<float> targets,
                                                   const BinaryCrossEntropyFromLogitsOptions& = {},
                                                   const LossOutput<float>& = {});
RELENT_API double binary_cross_entropy_from_logits(MatrixView<BFloat16> logits, MatrixView<float> targets,
                                                   const BinaryCrossEntropyFromLogitsOptions& = {},
                                                   const LossOutput<float>& = {});

// ---- distillation --------------------------------------------------------------------------------------------------

struct DistillationOptions {
  double temperature = 1.0;  ///< T > 0
  Reduction reduction = Reduction::batchmean;
};

/// T^2 KL(softmax(teacher / T) || softmax(student / T)) of each row (Hinton, Vinyals and Dean 2015: T^2 keeps the
/// gradient's size as T grows); a term is a row, so that `mean` and `batchmean` are the same. Accurate however close
/// the two are, exactly 0 for equal rows and never negative; the gradient T (q - p) of a row is as accurate. A class
/// that both exclude by -inf contributes 0; one that only the student excludes costs +inf. A row without a finite
/// logit, or with +inf, is NaN.
/// @throws InvalidParameter for a temperature that is not positive and finite.
RELENT_API double distillation_loss(MatrixView<double> student_logits, MatrixView<double> teacher_logits,
                                    const DistillationOptions& = {}, const LossOutput<double>& = {});
RELENT_API double distillation_loss(MatrixView<float> student_logits, MatrixView<float> teacher_logits,
                                    const DistillationOptions& = {}, const LossOutput<float>& = {});
RELENT_API double distillation_loss(MatrixView<Float16> student_logits, MatrixView<Float16> teacher_logits,
                                    const DistillationOptions& = {}, const LossOutput<float>& = {});
RELENT_API double distillation_loss(MatrixView<BFloat16> student_logits, MatrixView<BFloat16> teacher_logits,
                                    const DistillationOptions& = {}, const LossOutput<float>& = {});

}  // namespace relent
