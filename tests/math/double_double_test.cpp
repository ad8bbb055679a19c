// Double-double arithmetic against values of mpmath, split into two doubles.
#include "math/double_double.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <vector>

namespace relent::math {
namespace {

/// Equal to `relative`; where that reaches below the subnormal spacing, to the latter.
void expect_near(DoubleDouble got, DoubleDouble expected, double relative) {
  EXPECT_EQ(got.hi, expected.hi);
  EXPECT_NEAR(difference(got, expected), 0.0, std::max(relative * std::fabs(expected.hi), 5e-324));
}

TEST(DoubleDouble, ErrorFreeTransformsLoseNothing) {
  EXPECT_EQ(two_sum(1.0, 1e-30).lo, 1e-30);
  EXPECT_EQ(two_sum(1e-30, 1.0).lo, 1e-30);
  EXPECT_EQ(two_prod(1.0 + 0x1p-30, 1.0 - 0x1p-30).lo, -0x1p-60);
  EXPECT_EQ(two_prod(1e300, 1.0 + 0x1p-52).lo, std::fma(1e300, 1.0 + 0x1p-52, -(1e300 * (1.0 + 0x1p-52))));
  EXPECT_EQ(two_sum(1e308, 1e308).hi, std::numeric_limits<double>::infinity());
  EXPECT_EQ(to_double(two_prod(1e200, 1e200)), std::numeric_limits<double>::infinity());
  EXPECT_EQ(difference_of_products(1.0 + 0x1p-30, 1.0 - 0x1p-30, 1.0, 1.0), -0x1p-60);
  EXPECT_EQ(to_double(dd_sum(std::vector<double>{1e20, 1.0, -1e20})), 1.0);
}

TEST(DoubleDouble, ExpIsRightTo1e31) {
  const struct {
    double x;
    DoubleDouble value;
  } rows[] = {
      {0.0, {0x1.0000000000000p+0, 0x0.0p+0}},
      {1.0, {0x1.5bf0a8b145769p+1, 0x1.4d57ee2b1013ap-53}},
      {-1.0, {0x1.78b56362cef38p-2, -0x1.ca8a4270fadf5p-57}},
      {0.5, {0x1.a61298e1e069cp+0, -0x1.b4690082a4906p-55}},
      {-30.25, {0x1.4835bd010a41bp-44, 0x1.7ab2b43c666b5p-99}},
      {700.0, {0x1.d945df4f8ec8ep+1009, 0x1.183392684a46ep+954}},
      {-600.0, {0x1.4dd4d0d12c071p-866, 0x1.2167a13398003p-921}},
      {1e-10, {0x1.000000006df38p+0, -0x1.3112d8e5e6d4cp-57}},
      {0.34657359, {0x1.6a09e66640654p+0, 0x1.6a7642e888b68p-55}},
  };
  for (const auto& [x, value] : rows) expect_near(dd_exp(x), value, 2e-31);
  EXPECT_EQ(dd_exp(-800.0).hi, 0.0);
  EXPECT_EQ(dd_exp(800.0).hi, std::numeric_limits<double>::infinity());
  EXPECT_EQ(dd_exp(-std::numeric_limits<double>::infinity()).hi, 0.0);
  EXPECT_TRUE(std::isnan(dd_exp(std::nan("")).hi));
}

TEST(DoubleDouble, SigmoidIsRightTo1e31AndExactAtItsEnds) {
  const struct {
    double x;
    DoubleDouble value;
  } rows[] = {
      {0.0, {0x1.0000000000000p-1, 0x0.0p+0}},
      {1.0, {0x1.764d4f5d5a2bdp-1, -0x1.35dae23bc734ap-56}},
      {-1.0, {0x1.136561454ba86p-2, 0x1.35dae23bc734ap-56}},
      {40.0, {0x1.0000000000000p+0, -0x1.39792499b1a24p-58}},
      {-40.0, {0x1.39792499b1a24p-58, 0x1.1aa9dba73f8d7p-113}},
      {-600.0, {0x1.4dd4d0d12c071p-866, 0x1.2167a13398003p-921}},
      {1e-08, {0x1.00000015798eep-1, 0x1.18461cf98d69dp-56}},
  };
  for (const auto& [x, value] : rows) expect_near(sigmoid(x), value, 3e-31);
  EXPECT_EQ(sigmoid(std::numeric_limits<double>::infinity()).hi, 1.0);
  EXPECT_EQ(sigmoid(-std::numeric_limits<double>::infinity()).hi, 0.0);
}

TEST(DoubleDouble, QuotientKeepsItsResidual) {
  const struct {
    double x, y;
    DoubleDouble value;
  } rows[] = {
      {1.0, 3.0, {0x1.5555555555555p-2, 0x1.5555555555555p-56}},
      {-7.0, 0.001, {-0x1.b580000000000p+12, 0x1.4820000000000p-43}},
      {1e-300, 7.0, {0x1.87ddb27f7f18ap-1000, 0x0.0000000124925p-1022}},
      {1.0, 1e+300, {0x1.56e1fc2f8f359p-997, -0x0.0000000ef8c9ap-1022}},
      {1e+300, 3e-05, {0x1.84dc1e8ae77a3p+1011, 0x1.12883564f0b11p+957}},
      {6.0, 2.0, {0x1.8000000000000p+1, 0x0.0p+0}},
  };
  for (const auto& [x, y, value] : rows) {
    expect_near(quotient(x, y), value, 1e-31);
    if (std::fabs(value.hi) > 1e-250) expect_near(divide(x, y), value, 1e-31);
  }
}

TEST(DoubleDouble, SquareRootKeepsItsResidual) {
  const struct {
    double x;
    DoubleDouble value;
  } rows[] = {
      {2.0, {0x1.6a09e667f3bcdp+0, -0x1.bdd3413b26456p-54}},
      {3e-300, {0x1.6adc04a97c42ep-498, -0x1.753f68dd696e5p-552}},
      {5e+300, {0x1.5dbfe0c13e2b8p+499, 0x1.9812032472514p+445}},
      {9.0, {0x1.8000000000000p+1, 0x0.0p+0}},
      {0.1, {0x1.43d136248490fp-2, 0x1.d887adafe7cc4p-61}},
  };
  for (const auto& [x, value] : rows) expect_near(square_root(x), value, 1e-31);
  EXPECT_EQ(square_root(0.0).hi, 0.0);
}

}  // namespace
}  // namespace relent::math
