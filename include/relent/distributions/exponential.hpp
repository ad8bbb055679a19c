// Exponential distribution.
#pragma once

#include <relent/catalogue.hpp>
#include <relent/distribution.hpp>
#include <relent/distributions/gamma_family.hpp>

namespace relent {

/// The exponential law, Gamma with shape 1: density(x) = rate exp(-rate x) on [0, inf).
/// @throws InvalidParameter unless rate (scale) is positive and finite.
class RELENT_API Exponential final : public Family<Exponential, GammaFamily> {
 public:
  explicit Exponential(double rate);
  static Exponential from_rate(double rate) { return Exponential(rate); }
  static Exponential from_scale(double scale);
  static FamilyDescription description();

 private:
  enum class Form { rate, scale };
  Exponential(DoubleDouble rate, Form form, double given);

  std::string do_name() const override;
  std::vector<Parameter> do_parameters() const override;
  double do_cdf(double x) const override;
  double do_log_cdf(double x) const override;
  double do_survival(double x) const override;
  double do_log_survival(double x) const override;
  double do_quantile(double u) const override;
  double do_inverse_survival(double v) const override;
  double do_sample(Rng& rng) const override;
  std::size_t do_score(double x, std::span<double> out) const override;

  Form form_;
  double given_;
};

}  // namespace relent
