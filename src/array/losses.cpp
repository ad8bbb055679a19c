// The losses whose terms are elements: relative entropy from log-probabilities, and binary cross-entropy.
#include "relent/losses.hpp"

#include "array/loss_support.hpp"
#include "array/number.hpp"
#include "array/row_sums.hpp"
#include "math/special.hpp"

namespace relent {

using array::to_double;
using array::weighted;

namespace {

/// The contribution of an element, and its derivative with respect to the input.
struct Element {
  double value;
  double slope;
};

/// Sums `element(row, column)` and writes the outputs.
template <class Real, class Function>
double reduce_elements(array::Shape shape, Reduction reduction, const LossOutput<Real>& out, const Function& element) {
  const double count = static_cast<double>(shape.rows) * static_cast<double>(shape.columns);
  const double divisor = array::divisor(reduction, count, shape.rows);
  const bool gradient = array::is_wanted(out.gradient);
  const bool terms = array::is_wanted(out.terms);
  array::Sum sum;
  for (std::size_t i = 0; i < shape.rows; ++i) {
    for (std::size_t j = 0; j < shape.columns; ++j) {
      const Element e = element(i, j);
      sum.add(e.value);
      if (terms) out.terms(i, j) = static_cast<Real>(e.value);
      if (gradient) out.gradient(i, j) = static_cast<Real>(array::reduced_slope(e.slope, divisor));
    }
  }
  return sum.value() / divisor;
}

// ---- relative entropy ----------------------------------------------------------------------------------------------

Element kl_element(double target, double input) {
  const double slope = 0.0 - target;
  if (target == 0.0) return {std::isnan(input) ? input : 0.0, slope};
  return {target * (std::log(target) - input), slope};
}

Element kl_element_of_log(double log_target, double input) {
  const double target = std::exp(log_target);
  const double slope = 0.0 - target;
  if (log_target == -INFINITY) return {std::isnan(input) ? input : 0.0, slope};
  if (std::isinf(input) && !std::isnan(log_target)) return {-input, slope};  // target > 0, even if it underflows
  return {target * (log_target - input), slope};
}

template <class T>
double kl_div(MatrixView<T> input, MatrixView<T> target, const KlDivLossOptions& options, const LossOutput<T>& out) {
  const array::Shape shape = array::shape(input);
  array::require_same("kl_div_loss", "input", shape, "target", array::shape(target));
  array::check_output("kl_div_loss", out, "input", shape, shape);
  return reduce_elements(shape, options.reduction, out, [&](std::size_t i, std::size_t j) {
    const double t = to_double(target(i, j));
    const double x = to_double(input(i, j));
    return options.log_target ? kl_element_of_log(t, x) : kl_element(t, x);
  });
}

// ---- binary cross-entropy ------------------------------------------------------------------------------------------

/// -t log p - (1 - t) log(1 - p).
Element binary_element(double p, double t) {
  const double other = 1.0 - t;
  return {0.0 - math::xlogy(t, p) - math::xlog1py(other, -p),
          (other == 0.0 ? 0.0 : other / (1.0 - p)) - (t == 0.0 ? 0.0 : t / p)};
}

/// w t log(1 + exp(-x)) + (1 - t) log(1 + exp(x)).
Element binary_element_from_logit(double x, double t, double pos_weight) {
  if (std::isnan(x)) return {x, x};
  const double positive = pos_weight * t;
  const double negative = 1.0 - t;
  const double odds = std::exp(-std::abs(x));  // of the less likely outcome
  const double log_sum = std::log1p(odds);
  const double likely = 1.0 / (1.0 + odds);
  const double unlikely = odds / (1.0 + odds);
  return {weighted(positive, (x < 0.0 ? -x : 0.0) + log_sum) + weighted(negative, (x > 0.0 ? x : 0.0) + log_sum),
          x < 0.0 ? negative * unlikely - positive * likely : negative * likely - positive * unlikely};
}

Element scaled(double weight, Element e) { return {weighted(weight, e.value), weighted(weight, e.slope)}; }

template <class T>
double binary(MatrixView<T> probabilities, MatrixView<T> targets, const BinaryCrossEntropyOptions& options,
              const LossOutput<T>& out) {
  constexpr std::string_view name = "binary_cross_entropy";
  const array::Shape shape = array::shape(probabilities);
  array::require_same(name, "probabilities", shape, "targets", array::shape(targets));
  array::check_output(name, out, "probabilities", shape, shape);
  array::check_weights(name, "weights", options.weights, "rows", shape.rows);
  return reduce_elements(shape, options.reduction, out, [&](std::size_t i, std::size_t j) {
    return scaled(options.weights.empty() ? 1.0 : options.weights[i],
                  binary_element(to_double(probabilities(i, j)), to_double(targets(i, j))));
  });
}

template <class T, class Real>
double binary_from_logits(MatrixView<T> logits, MatrixView<Real> targets,
                          const BinaryCrossEntropyFromLogitsOptions& options, const LossOutput<Real>& out) {
  constexpr std::string_view name = "binary_cross_entropy_from_logits";
  const array::Shape shape = array::shape(logits);
  array::require_same(name, "logits", shape, "targets", array::shape(targets));
  array::check_output(name, out, "logits", shape, shape);
  array::check_weights(name, "weights", options.weights, "rows", shape.rows);
  const std::span<const double> pos_weight = options.pos_weight;
  array::check_weights(name, "pos_weight", pos_weight, "columns", pos_weight.size() == 1 ? 1 : shape.columns);
  return reduce_elements(shape, options.reduction, out, [&](std::size_t i, std::size_t j) {
    const double positive = pos_weight.empty() ? 1.0 : pos_weight[pos_weight.size() == 1 ? 0 : j];
    return scaled(options.weights.empty() ? 1.0 : options.weights[i],
                  binary_element_from_logit(to_double(logits(i, j)), to_double(targets(i, j)), positive));
  });
}

}  // namespace

double kl_div_loss(MatrixView<double> input, MatrixView<double> target, const KlDivLossOptions& options,
                   const LossOutput<double>& out) {
  return kl_div(input, target, options, out);
}
double kl_div_loss(MatrixView<float> input, MatrixView<float> target, const KlDivLossOptions& options,
                   const LossOutput<float>& out) {
  return kl_div(input, target, options, out);
}

double binary_cross_entropy(MatrixView<double> probabilities, MatrixView<double> targets,
                            const BinaryCrossEntropyOptions& options, const LossOutput<double>& out) {
  return binary(probabilities, targets, options, out);
}
double binary_cross_entropy(MatrixView<float> probabilities, MatrixView<float> targets,
                            const BinaryCrossEntropyOptions& options, const LossOutput<float>& out) {
  return binary(probabilities, targets, options, out);
}

double binary_cross_entropy_from_logits(MatrixView<double> logits, MatrixView<double> targets,
                                        const BinaryCrossEntropyFromLogitsOptions& options,
                                        const LossOutput<double>& out) {
  return binary_from_logits(logits, targets, options, out);
}
double binary_cross_entropy_from_logits(MatrixView<float> logits, MatrixView<float> targets,
                                        const BinaryCrossEntropyFromLogitsOptions& options,
                                        const LossOutput<float>& out) {
  return binary_from_logits(logits, targets, options, out);
}
double binary_cross_entropy_from_logits(MatrixView<Float16> logits, MatrixView<float> targets,
                                        const BinaryCrossEntropyFromLogitsOptions& options,
                                        const LossOutput<float>& out) {
  return binary_from_logits(logits, targets, options, out);
}
double binary_cross_entropy_from_logits(MatrixView<BFloat16> logits, MatrixView<float> targets,
                                        const BinaryCrossEntropyFromLogitsOptions& options,
                                        const LossOutput<float>& out) {
  return binary_from_logits(logits, targets, options, out);
}

}  // namespace relent
