// Nakagami: messages, text and what is particular to it.
#include <relent/relent.hpp>

#include "distributions/close_to.hpp"
#include "support/compare.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace relent {
namespace {

using relent_test::close;
using relent_test::infinity;

TEST(Nakagami, NamesABadParameter) {
  EXPECT_EQ(test::message_of<InvalidParameter>([] { return Nakagami(1, 0); }),
            "Nakagami: spread must be positive and finite, got 0");
}

TEST(Nakagami, PrintsWhatWasGiven) { EXPECT_EQ(Nakagami(1.5, 2).to_string(), "Nakagami(shape=1.5, spread=2)"); }

TEST(Nakagami, HasSpreadAsItsSecondMoment) {
  for (const double shape : {0.01, 0.5, 3.0, 1e6}) {
    const Nakagami law(shape, 2);
    EXPECT_TRUE(close(*law.expectation({Statistic::Kind::x_squared, 0.0}), 2.0, 1e-13)) << shape;
    EXPECT_TRUE(close(law.variance() + law.mean() * law.mean(), 2.0, 1e-13)) << shape;
  }
}

TEST(Nakagami, IsItselfWhereSpreadOverShapeUnderflows) {
  const Nakagami law(1e160, 1e-300);
  EXPECT_EQ(closed_form_kl(law, law), 0.0);
  EXPECT_TRUE(close(law.mean(), 1e-150, 1e-14));
}

}  // namespace
}  // namespace relent
