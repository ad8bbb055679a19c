// Rayleigh: messages, text and what is particular to it.
#include <relent/relent.hpp>

#include "distributions/close_to.hpp"
#include "support/compare.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace relent {
namespace {

using relent_test::close;
using relent_test::infinity;

TEST(Rayleigh, NamesABadParameter) {
  EXPECT_EQ(test::message_of<InvalidParameter>([] { return Rayleigh(-1.0); }),
            "Rayleigh: scale must be positive and finite, got -1");
}

TEST(Rayleigh, PrintsWhatWasGiven) { EXPECT_EQ(Rayleigh(2).to_string(), "Rayleigh(scale=2)"); }

TEST(Rayleigh, HasElementaryTails) {
  const Rayleigh law(2);
  EXPECT_TRUE(close(law.survival(3), std::exp(-9.0 / 8.0), 1e-15));
  EXPECT_EQ(law.log_survival(1e100), -1.25e199);
  EXPECT_TRUE(close(law.quantile(1e-300), 2.0 * std::sqrt(2.0) * 1e-150, 1e-15));
  EXPECT_TRUE(close(law.mode(), 2.0, 1e-15));
}

}  // namespace
}  // namespace relent
