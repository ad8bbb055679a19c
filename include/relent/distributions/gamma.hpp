// Gamma distribution.
#pragma once

#include <relent/catalogue.hpp>
#include <relent/distribution.hpp>
#include <relent/distributions/gamma_family.hpp>

namespace relent {

/// The gamma law: density(x) = rate^shape x^(shape - 1) exp(-rate x) / Gamma(shape) on [0, inf).
/// @throws InvalidParameter unless the parameters are positive and finite.
class RELENT_API Gamma final : public Family<Gamma, GammaFamily> {
 public:
  Gamma(double shape, double rate);
  static Gamma from_shape_rate(double shape, double rate) { return {shape, rate}; }
  static Gamma from_shape_scale(double shape, double scale);
  static Gamma from_mean_stddev(double mean, double stddev);
  static FamilyDescription description();

 private:
  enum class Form { shape_rate, shape_scale, mean_stddev };
  Gamma(DoubleDouble shape, DoubleDouble rate, Form form, double first, double second);

  std::string do_name() const override;
  std::vector<Parameter> do_parameters() const override;

  Form form_;
  double first_;  // the two parameters as the user wrote them
  double second_;
};

}  // namespace relent
