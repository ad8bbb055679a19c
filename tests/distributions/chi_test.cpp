// Chi: messages, text and what is particular to it.
#include <relent/relent.hpp>

#include "distributions/close_to.hpp"
#include "support/compare.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace relent {
namespace {

using relent_test::close;
using relent_test::infinity;

TEST(Chi, NamesABadParameter) {
  EXPECT_EQ(test::message_of<InvalidParameter>([] { return Chi(0.0); }), "Chi: dof must be positive and finite, got 0");
}

TEST(Chi, PrintsWhatWasGiven) { EXPECT_EQ(Chi(3).to_string(), "Chi(dof=3)"); }

TEST(Chi, IsHalfNormalRayleighAndMaxwellAtOneTwoAndThree) {
  for (const double x : {1e-3, 0.4, 1.0, 2.5, 12.0}) {
    EXPECT_TRUE(close(Chi(1).log_prob(x), HalfNormal(1).log_prob(x), 1e-14, 1e-15));
    EXPECT_TRUE(close(Chi(2).log_cdf(x), Rayleigh(1).log_cdf(x), 1e-13));
    EXPECT_TRUE(close(Chi(3).log_survival(x), Maxwell(1).log_survival(x), 1e-14));
  }
  EXPECT_EQ(closed_form_kl(Chi(2), Rayleigh(1)), 0.0);
}

}  // namespace
}  // namespace relent
