// The expectation rule: closed forms that nobody registered, honest about what they cancel.
#include <relent/relent.hpp>

#include "support/compare.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <optional>

namespace relent {
namespace {

using relent_test::close;

TEST(ExpectationRule, AnswersPairsThatNobodyRegistered) {
  // mpmath quadrature of the definition, 30 digits
  const KlEstimate kl = kl_divergence(Gamma(2, 1), Laplace(0.5, 2));
  EXPECT_EQ(kl.method, KlMethod::closed_form);
  EXPECT_EQ(kl.evaluations, 0U);
  EXPECT_GT(kl.error, 0.0);
  EXPECT_LT(kl.error, 1e-10 * kl.value);
  EXPECT_TRUE(kl.finite_proved);
  KlOptions by_quadrature;
  by_quadrature.method = KlMethod::quadrature;
  EXPECT_TRUE(close(kl.value, kl_divergence(Gamma(2, 1), Laplace(0.5, 2), by_quadrature).value, 1e-12));
}

TEST(ExpectationRule, HandsOverWhereFewerThanTenDigitsWouldBeLeft) {
  // E X^2 and (E X)^2 of a far law agree in all their digits; what is left of the difference is noise
  const KlEstimate far = kl_divergence(StudentT(7, 1e8, 1), Gaussian(1e8, 1.5));
  EXPECT_NE(far.error, 0.0);
  EXPECT_TRUE(close(far.value, kl_divergence(StudentT(7), Gaussian(0, 1.5)).value, 1e-9, far.error));
}

/// Knows its mean, and takes its entropy from the numerical default.
class Ramp final : public Family<Ramp, UnivariateDistribution> {
 private:
  double do_log_prob(double x) const override { return std::log(2.0 * x); }
  Support do_support() const override { return Support::interval(0.0, 1.0, true, true); }
  std::optional<double> do_expectation(const Statistic& statistic) const override {
    return statistic.kind == Statistic::Kind::x ? std::optional<double>(2.0 / 3.0) : std::nullopt;
  }
};

TEST(ExpectationRule, DoesNotCallAnIntegratedEntropyAClosedForm) {
  const KlEstimate kl = kl_divergence(Ramp(), Exponential(1));
  EXPECT_EQ(kl.method, KlMethod::quadrature);
  // E log(2 X) + E X = log 2 - 1/2 + 2/3
  EXPECT_TRUE(close(kl.value, std::log(2.0) - 0.5 + 2.0 / 3.0, 1e-9));
  EXPECT_FALSE(closed_form_kl(Ramp(), Exponential(1)).has_value());
}

TEST(ExpectationRule, IsAClosedFormForEveryQuestion) {
  const Gamma p(2, 1);
  const Laplace q(0.5, 2);
  EXPECT_EQ(kl_method(p, q), KlMethod::closed_form);
  EXPECT_EQ(closed_form_kl(p, q), kl_divergence(p, q).value);
  KlOptions options;
  options.method = KlMethod::closed_form;
  EXPECT_EQ(kl_divergence(p, q, options).value, kl_divergence(p, q).value);
}

}  // namespace
}  // namespace relent
