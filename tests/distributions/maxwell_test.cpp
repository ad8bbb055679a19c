// Maxwell: messages, text and what is particular to it.
#include <relent/relent.hpp>

#include "distributions/close_to.hpp"
#include "support/compare.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace relent {
namespace {

using relent_test::close;
using relent_test::infinity;

TEST(Maxwell, NamesABadParameter) {
  EXPECT_EQ(test::message_of<InvalidParameter>([] { return Maxwell(0.0); }),
            "Maxwell: scale must be positive and finite, got 0");
}

TEST(Maxwell, PrintsWhatWasGiven) { EXPECT_EQ(Maxwell(2).to_string(), "Maxwell(scale=2)"); }

TEST(Maxwell, HasItsTextbookMoments) {
  const Maxwell law(1);
  EXPECT_TRUE(close(law.mean(), 1.5957691216057307117, 1e-15));    // 2 sqrt(2/pi)
  EXPECT_TRUE(close(law.variance(), 0.45352091052967460, 1e-13));  // 3 - 8/pi
  EXPECT_TRUE(close(law.mode(), std::sqrt(2.0), 1e-15));
}

}  // namespace
}  // namespace relent
