// Distillation: the student's softmax against the teacher's, both at one temperature.
#include "array/logit_kl.hpp"
#include "array/loss_support.hpp"
#include "relent/losses.hpp"

namespace relent {
namespace {

template <class T, class Real>
double distillation(MatrixView<T> student, MatrixView<T> teacher, const DistillationOptions& options,
                    const LossOutput<Real>& out) {
  constexpr std::string_view name = "distillation_loss";
  const array::Shape shape = array::shape(student);
  array::require_same(name, "student_logits", shape, "teacher_logits", array::shape(teacher));
  array::check_output(name, out, "student_logits", shape, {shape.rows, 1});
  array::check_temperature(name, options.temperature);
  const double temperature = options.temperature;
  const double divisor = array::divisor(options.reduction, static_cast<double>(shape.rows), shape.rows);
  array::Sum sum;
  for (std::size_t i = 0; i < shape.rows; ++i) {
    double loss = 0.0;
    if (shape.columns != 0) {
      const array::LogitKl<T> kl(teacher.row(i), student.row(i), 1.0 / temperature);
      loss = temperature * (temperature * kl.value());
      if (array::is_wanted(out.gradient)) {
        for (std::size_t c = 0; c < shape.columns; ++c) {
          out.gradient(i, c) = static_cast<Real>(array::reduced_slope(temperature * kl.slope(c), divisor));
        }
      }
    }
    sum.add(loss);
    if (array::is_wanted(out.terms)) out.terms(i, 0) = static_cast<Real>(loss);
  }
  return sum.value() / divisor;
}

}  // namespace

double distillation_loss(MatrixView<double> student_logits, MatrixView<double> teacher_logits,
                         const DistillationOptions& options, const LossOutput<double>& out) {
  return distillation(student_logits, teacher_logits, options, out);
}
double distillation_loss(MatrixView<float> student_logits, MatrixView<float> teacher_logits,
                         const DistillationOptions& options, const LossOutput<float>& out) {
  return distillation(student_logits, teacher_logits, options, out);
}
double distillation_loss(MatrixView<Float16> student_logits, MatrixView<Float16> teacher_logits,
                         const DistillationOptions& options, const LossOutput<float>& out) {
  return distillation(student_logits, teacher_logits, options, out);
}
double distillation_loss(MatrixView<BFloat16> student_logits, MatrixView<BFloat16> teacher_logits,
                         const DistillationOptions& options, const LossOutput<float>& out) {
  return distillation(student_logits, teacher_logits, options, out);
}

}  // namespace relent
