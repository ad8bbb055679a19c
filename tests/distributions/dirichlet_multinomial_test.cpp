// DirichletMultinomial distribution. Expected values: counting, where the urn starts with one of each class.
#include <relent/distributions/dirichlet_multinomial.hpp>

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <vector>

#include "distributions/close_to.hpp"
#include "relent/distributions/multinomial.hpp"
#include "relent/kl_divergence.hpp"

namespace relent {
namespace {

using test::close_to;
using test::message_of;

using Vector = std::vector<double>;

TEST(DirichletMultinomial, IsUniformOverCountsAtOnes) {
  const DirichletMultinomial law(3.0, Vector{1.0, 1.0, 1.0});  // of ten vectors of counts
  EXPECT_THAT(law.log_prob(Vector{1.0, 2.0, 0.0}), close_to(-std::log(10.0)));
  EXPECT_THAT(law.log_prob(Vector{3.0, 0.0, 0.0}), close_to(-std::log(10.0)));
  EXPECT_THAT(law.entropy(), close_to(std::log(10.0)));
}

TEST(DirichletMultinomial, OfTinyConcentrationsRepeatsTheFirstDraw) {
  const DirichletMultinomial law(10.0, Vector{1e-300, 1e-300, 1e-300});
  EXPECT_THAT(law.entropy(), close_to(std::log(3.0), 1e-12));
  Rng rng(2);
  Vector x(3);
  for (int i = 0; i < 200; ++i) {
    law.sample(rng, std::span<double>(x));
    EXPECT_TRUE(x[0] == 10.0 || x[1] == 10.0 || x[2] == 10.0);
  }
}

TEST(DirichletMultinomial, IsAnUrnThatTheKlOfOneDrawDoesNotTellApart) {
  const DirichletMultinomial p(1.0, Vector{1.0, 2.0});
  EXPECT_EQ(kl_divergence(p, DirichletMultinomial(1.0, Vector{2.0, 4.0})).value, 0.0);
  EXPECT_GT(
      kl_divergence(DirichletMultinomial(2.0, Vector{1.0, 2.0}), DirichletMultinomial(2.0, Vector{2.0, 4.0})).value,
      0.0);
}

TEST(DirichletMultinomial, OfManyTrialsIsSampled) {
  const DirichletMultinomial p(1e6, Vector{1.0, 2.0});
  const DirichletMultinomial q(1e6, Vector{1.5, 2.0});
  EXPECT_EQ(kl_method(p, q), KlMethod::monte_carlo);
  EXPECT_EQ(kl_divergence(p, p).value, 0.0);
}

TEST(DirichletMultinomial, NamesWhatIsBad) {
  EXPECT_EQ(message_of<InvalidParameter>([] {
              return DirichletMultinomial(0.5, Vector{1.0, 1.0});
            }),
            "DirichletMultinomial: trials must be an integer in [0, 2^53], got 0.5");
  EXPECT_EQ(message_of<InvalidParameter>([] {
              return DirichletMultinomial(2.0, Vector{1.0, -1.0});
            }),
            "DirichletMultinomial: concentration[1] must be in [1e-300, 1e300], got -1");
}

}  // namespace
}  // namespace relent
