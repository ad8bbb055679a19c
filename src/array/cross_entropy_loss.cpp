// Cross-entropy of class indices and of class probabilities, from logits.
#include "array/loss_support.hpp"
#include "array/number.hpp"
#include "array/row_sums.hpp"
#include "relent/losses.hpp"

namespace relent {

using array::to_double;

namespace {

constexpr std::string_view loss_name = "cross_entropy_loss";

void check_options(const CrossEntropyOptions& options, std::size_t classes) {
  const double smoothing = options.label_smoothing;
  if (!(smoothing >= 0.0 && smoothing <= 1.0)) {
    throw InvalidParameter(loss_name, "label_smoothing", "in [0, 1]", smoothing);
  }
  array::check_temperature(loss_name, options.temperature);
  array::check_weights(loss_name, "class_weights", options.class_weights, "classes", classes);
}

double class_weight(const CrossEntropyOptions& options, std::size_t c) {
  return options.class_weights.empty() ? 1.0 : options.class_weights[c];
}

/// weight (smoothed target): what class c of a row has to be multiplied with.
double class_mass(const CrossEntropyOptions& options, std::size_t c, double target, std::size_t classes) {
  const double smoothed =
      (1.0 - options.label_smoothing) * target + options.label_smoothing / static_cast<double>(classes);
  return class_weight(options, c) * smoothed;
}

/// A row's loss sum_c mass_c (gap_c + log_sum), gap_c = (max - x_c) / T: nothing in it cancels.
struct RowLoss {
  double value = 0.0;
  double mass = 0.0;  ///< sum_c mass_c
};

template <class T, class Mass>
RowLoss row_loss(VectorView<T> x, const array::LogSoftmax& law, const Mass& mass) {
  array::Sum value;
  array::Sum total;
  for (std::size_t c = 0; c < x.size(); ++c) {
    const double m = mass(c);
    if (m == 0.0) continue;
    total.add(m);
    value.add(m * -law.log_probability(to_double(x[c])));
  }
  return {std::isnan(law.rest) ? law.rest : value.value(), total.value()};
}

/// d(row loss)/dx_c = (total mass softmax_c - mass_c) / T; at the mode from the probability of all others.
template <class T, class Real, class Mass>
void row_gradient(VectorView<T> x, const array::LogSoftmax& law, double total, const Mass& mass, double divisor,
                  const MutableMatrixView<Real>& out, std::size_t row) {
  for (std::size_t c = 0; c < x.size(); ++c) {
    const double m = mass(c);
    double slope;
    if (c == law.mode && 2.0 * m > total) {
      slope = (total - m) - total * (law.rest / law.sum());
    } else {
      slope = total * (std::exp((to_double(x[c]) - law.max) * law.scale) / law.sum()) - m;
    }
    out(row, c) = static_cast<Real>(array::reduced_slope(slope * law.scale, divisor));
  }
}

template <class Real>
void fill_row(const MutableMatrixView<Real>& out, std::size_t row, double value) {
  for (std::size_t c = 0; c < out.columns(); ++c) out(row, c) = static_cast<Real>(value);
}

// ---- class indices -------------------------------------------------------------------------------------------------

/// The sum of w_target over the rows that count, after a check of every index.
double check_targets(std::span<const std::int64_t> targets, std::size_t classes, const CrossEntropyOptions& options) {
  array::Sum weight;
  for (std::size_t i = 0; i < targets.size(); ++i) {
    if (options.ignore_index == targets[i]) continue;
    if (targets[i] < 0 || static_cast<std::uint64_t>(targets[i]) >= classes) {
      throw InvalidParameter(loss_name, "targets[" + std::to_string(i) + "]",
                             "a class in [0, " + std::to_string(classes) + ") or the ignore_index",
                             std::string_view(std::to_string(targets[i])));
    }
    weight.add(class_weight(options, static_cast<std::size_t>(targets[i])));
  }
  return weight.value();
}

template <class T, class Real>
double of_indices(MatrixView<T> logits, std::span<const std::int64_t> targets, const CrossEntropyOptions& options,
                  const LossOutput<Real>& out) {
  const std::size_t rows = logits.rows();
  const std::size_t classes = logits.columns();
  if (targets.size() != rows) {
    throw DimensionMismatch(std::string(loss_name) + ": logits " + array::to_string(array::shape(logits)) + " but " +
                            std::to_string(targets.size()) + " targets");
  }
  array::check_output(loss_name, out, "logits", array::shape(logits), {rows, 1});
  check_options(options, classes);
  const double divisor = array::divisor(options.reduction, check_targets(targets, classes, options), rows);
  const bool gradient = array::is_wanted(out.gradient);
  array::Sum sum;
  for (std::size_t i = 0; i < rows; ++i) {
    const bool ignored = options.ignore_index == targets[i];
    RowLoss loss;
    if (!ignored) {
      const std::size_t target = static_cast<std::size_t>(targets[i]);
      const VectorView<T> x = logits.row(i);
      const array::LogSoftmax law = array::log_softmax(x, 1.0 / options.temperature);
      const auto mass = [&](std::size_t c) { return class_mass(options, c, c == target ? 1.0 : 0.0, classes); };
      if (options.label_smoothing > 0.0) {
        loss = row_loss(x, law, mass);
      } else {
        loss.mass = class_weight(options, target);
        loss.value = array::weighted(loss.mass, 0.0 - law.log_probability(to_double(x[target])));
      }
      if (gradient) row_gradient(x, law, loss.mass, mass, divisor, out.gradient, i);
    } else if (gradient) {
      fill_row(out.gradient, i, 0.0);
    }
    sum.add(loss.value);
    if (array::is_wanted(out.terms)) out.terms(i, 0) = static_cast<Real>(loss.value);
  }
  return sum.value() / divisor;
}

// ---- class probabilities -------------------------------------------------------------------------------------------

template <class T, class Real>
double of_probabilities(MatrixView<T> logits, MatrixView<Real> targets, const CrossEntropyOptions& options,
                        const LossOutput<Real>& out) {
  const std::size_t rows = logits.rows();
  const std::size_t classes = logits.columns();
  array::require_same(loss_name, "logits", array::shape(logits), "targets", array::shape(targets));
  array::check_output(loss_name, out, "logits", array::shape(logits), {rows, 1});
  check_options(options, classes);
  if (options.ignore_index) {
    throw InvalidParameter(loss_name, "ignore_index", "absent where targets are probabilities",
                           std::string_view(std::to_string(*options.ignore_index)));
  }
  const double divisor = array::divisor(options.reduction, static_cast<double>(rows), rows);
  array::Sum sum;
  for (std::size_t i = 0; i < rows; ++i) {
    const VectorView<T> x = classes != 0 ? logits.row(i) : VectorView<T>();
    const array::LogSoftmax law = array::log_softmax(x, 1.0 / options.temperature);
    const auto mass = [&](std::size_t c) { return class_mass(options, c, to_double(targets(i, c)), classes); };
    const RowLoss loss = classes != 0 ? row_loss(x, law, mass) : RowLoss{};
    if (array::is_wanted(out.gradient)) row_gradient(x, law, loss.mass, mass, divisor, out.gradient, i);
    sum.add(loss.value);
    if (array::is_wanted(out.terms)) out.terms(i, 0) = static_cast<Real>(loss.value);
  }
  return sum.value() / divisor;
}

}  // namespace

double cross_entropy_loss(MatrixView<double> logits, std::span<const std::int64_t> targets,
                          const CrossEntropyOptions& options, const LossOutput<double>& out) {
  return of_indices(logits, targets, options, out);
}
double cross_entropy_loss(MatrixView<float> logits, std::span<const std::int64_t> targets,
                          const CrossEntropyOptions& options, const LossOutput<float>& out) {
  return of_indices(logits, targets, options, out);
}
double cross_entropy_loss(MatrixView<Float16> logits, std::span<const std::int64_t> targets,
                          const CrossEntropyOptions& options, const LossOutput<float>& out) {
  return of_indices(logits, targets, options, out);
}
double cross_entropy_loss(MatrixView<BFloat16> logits, std::span<const std::int64_t> targets,
                          const CrossEntropyOptions& options, const LossOutput<float>& out) {
  return of_indices(logits, targets, options, out);
}

double cross_entropy_loss(MatrixView<double> logits, MatrixView<double> targets, const CrossEntropyOptions& options,
                          const LossOutput<double>& out) {
  return of_probabilities(logits, targets, options, out);
}
double cross_entropy_loss(MatrixView<float> logits, MatrixView<float> targets, const CrossEntropyOptions& options,
                          const LossOutput<float>& out) {
  return of_probabilities(logits, targets, options, out);
}
double cross_entropy_loss(MatrixView<Float16> logits, MatrixView<float> targets, const CrossEntropyOptions& options,
                          const LossOutput<float>& out) {
  return of_probabilities(logits, targets, options, out);
}
double cross_entropy_loss(MatrixView<BFloat16> logits, MatrixView<float> targets, const CrossEntropyOptions& options,
                          const LossOutput<float>& out) {
  return of_probabilities(logits, targets, options, out);
}

}  // namespace relent
