// Wishart distribution. Expected values: the definition, where the gamma functions are elementary.
#include <relent/distributions/wishart.hpp>

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <vector>

#include "distributions/close_to.hpp"
#include "relent/distributions/gamma.hpp"
#include "relent/distributions/multivariate_gaussian.hpp"
#include "relent/kl_divergence.hpp"

namespace relent {
namespace {

using test::close_to;
using test::message_of;

using Vector = std::vector<double>;

constexpr double infinity = std::numeric_limits<double>::infinity();
const Vector identity{1.0, 0.0, 0.0, 1.0};

TEST(Wishart, HasTheDensityOfItsDefinition) {
  const Wishart law(2.0, identity);
  EXPECT_THAT(law.log_prob(identity), close_to(-1.0 - 2.0 * std::log(2.0) - 1.1447298858494001741));  // Gamma_2(1) = pi
  EXPECT_EQ(law.log_prob(Vector{1.0, 2.0, 2.0, 1.0}), -infinity);
  EXPECT_EQ(law.log_prob(Vector{1.0, 0.1, 0.2, 1.0}), -infinity);
}

TEST(Wishart, IsAGammaLawInOneDimension) {
  const Wishart law(5.0, Vector{3.0});
  const Gamma gamma(2.5, 1.0 / 6.0);
  EXPECT_THAT(law.log_prob(Vector{7.0}), close_to(gamma.log_prob(7.0), 1e-14));
  EXPECT_THAT(law.entropy(), close_to(gamma.entropy(), 1e-14));
  EXPECT_THAT(kl_divergence(law, Wishart(7.0, Vector{2.0})).value,
              close_to(kl_divergence(gamma, Gamma(3.5, 0.25)).value, 1e-14));
}

TEST(Wishart, OfOneDimensionIsNotSingularToTheLine) {
  const Wishart p(5.0, Vector{3.0});
  const auto q = MultivariateGaussian::from_stddevs(Vector{15.0}, Vector{10.0});
  EXPECT_EQ(kl_method(p, q), KlMethod::monte_carlo);
  EXPECT_EQ(kl_divergence(q, p).method, KlMethod::infinite);
}

TEST(Wishart, NamesWhatIsBad) {
  EXPECT_EQ(message_of<InvalidParameter>([] { return Wishart(1.0, identity); }),
            "Wishart: dof must be above 1, the order less 1, got 1");
  EXPECT_THAT(message_of<InvalidParameter>([] {
                return Wishart(3.0, Vector{1.0, 2.0, 2.0, 1.0});
              }),
              testing::StartsWith(
                  "Wishart: scale_matrix must be positive definite, got pivot 1 of value -3 (smallest eigenvalue -"));
  EXPECT_THROW(Wishart(3.0, Vector{1.0, 2.0}), DimensionMismatch);
}

}  // namespace
}  // namespace relent
