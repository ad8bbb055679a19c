// Multivariate Student t distribution. Expected values: the definition, where the gamma functions are elementary.
#include <relent/distributions/multivariate_student_t.hpp>

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <vector>

#include "distributions/close_to.hpp"
#include "relent/distributions/multivariate_gaussian.hpp"
#include "relent/kl_divergence.hpp"

namespace relent {
namespace {

using test::close_to;
using test::message_of;

using Vector = std::vector<double>;

constexpr double infinity = std::numeric_limits<double>::infinity();
const Vector identity{1.0, 0.0, 0.0, 1.0};

TEST(MultivariateStudentT, IsTheCauchyLawOfThePlaneAtOneDegreeOfFreedom) {
  const auto law = MultivariateStudentT::from_scale_matrix(1.0, Vector{0.0, 0.0}, identity);
  EXPECT_THAT(law.log_prob(Vector{0.0, 0.0}), close_to(-1.8378770664093454836));  // 1 / (2 pi)
  EXPECT_THAT(law.log_prob(Vector{3.0, 4.0}), close_to(-1.8378770664093454836 - 1.5 * std::log(26.0)));
  EXPECT_THAT(law.log_prob(Vector{3e200, 4e200}), close_to(-1.8378770664093454836 - 3.0 * std::log(5e200)));
}

TEST(MultivariateStudentT, HasTheMomentsThatExist) {
  const auto law = [](double dof) { return MultivariateStudentT::from_scale_matrix(dof, Vector{3.0, 4.0}, identity); };
  Vector mean(2);
  Vector covariance(4);
  law(1.0).mean(mean);
  EXPECT_TRUE(std::isnan(mean[0]));
  law(1.5).mean(mean);
  EXPECT_EQ(mean, (Vector{3.0, 4.0}));
  law(1.5).covariance(covariance);
  EXPECT_EQ(covariance[0], infinity);
  EXPECT_TRUE(std::isnan(covariance[1]));
  law(4.0).covariance(covariance);
  EXPECT_EQ(covariance, (Vector{2.0, 0.0, 0.0, 2.0}));
}

TEST(MultivariateStudentT, IsInfinitelyFarFromAGaussianLawWithoutVariance) {
  const auto q = MultivariateGaussian::from_stddevs(Vector{0.0, 0.0}, Vector{1.0, 2.0});
  const auto p = [](double dof) { return MultivariateStudentT::from_scale_matrix(dof, Vector{3.0, 4.0}, identity); };
  EXPECT_EQ(kl_divergence(p(2.0), q).method, KlMethod::infinite);
  EXPECT_EQ(kl_divergence(p(2.5), q).method, KlMethod::closed_form);
  EXPECT_EQ(kl_method(q, p(2.0)), KlMethod::monte_carlo);
}

TEST(MultivariateStudentT, TellsThePivotOfAMatrixThatIsNotPositiveDefinite) {
  const auto make = [] {
    return MultivariateStudentT::from_scale_matrix(3.0, Vector{0.0, 0.0}, Vector{1.0, 2.0, 2.0, 1.0});
  };
  EXPECT_THAT(message_of<InvalidParameter>(make),
              testing::StartsWith("MultivariateStudentT: scale_matrix must be positive definite, got pivot 1 of value "
                                  "-3 (smallest eigenvalue -"));
}

}  // namespace
}  // namespace relent
