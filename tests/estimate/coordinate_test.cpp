// The coordinate maps and returns, and keeps distances from the ends.
#include "estimate/coordinate.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace relent::estimate {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

TEST(Coordinate, MapsBackWhatItMaps) {
  const Coordinate line(-infinity, infinity, 3.0, 2.0);
  const Coordinate above(-1.0, infinity, 4.0, 1.0);
  const Coordinate below(-infinity, 2.0, 1.0, 1.0);
  const Coordinate between(-1.0, 3.0, 0.0, 1.0);
  for (const auto& coordinate : {line, above, below, between}) {
    for (const double t : {-8.0, -1.5, -0.1, 0.0, 0.4, 2.0, 9.0}) {
      EXPECT_NEAR(coordinate.from_x(coordinate.at(t).x), t, 2e-12);
    }
  }
}

TEST(Coordinate, HasTheDerivativeItSays) {
  const Coordinate line(-infinity, infinity, 3.0, 2.0);
  const Coordinate above(-1.0, infinity, 4.0, 1.0);
  const Coordinate below(-infinity, 2.0, 1.0, 1.0);
  const Coordinate between(-1.0, 3.0, 0.0, 1.0);
  for (const auto& coordinate : {line, above, below, between}) {
    for (const double t : {-3.0, -0.2, 0.5, 4.0}) {
      const double step = 1e-5;
      const double slope = (coordinate.at(t + step).x - coordinate.at(t - step).x) / (2.0 * step);
      EXPECT_NEAR(slope, std::exp(coordinate.log_derivative(t)), 1e-8 * slope);
    }
  }
}

TEST(Coordinate, KeepsDistancesThatUnderflow) {
  const Coordinate above(0.0, infinity, 1.0, 1.0);
  EXPECT_EQ(above.at(-4000.0).x, 0.0);
  EXPECT_EQ(above.at(-4000.0).log_from_lower, -4000.0);
  const Coordinate between(0.0, 1.0, 0.5, 1.0);
  EXPECT_EQ(between.at(4000.0).x, 1.0);
  EXPECT_EQ(between.at(4000.0).log_to_upper, -4000.0);
  EXPECT_EQ(between.at(-4000.0).log_from_lower, -4000.0);
  EXPECT_EQ(between.at(4000.0).log_from_lower, 0.0);
}

TEST(Coordinate, ReachesTheLargestDoubles) {
  for (const double scale : {1e-200, 1.0, 1e200}) {
    const Coordinate line(-infinity, infinity, 0.0, scale);
    EXPECT_TRUE(std::isfinite(line.at(line.highest()).x));
    EXPECT_GT(line.at(line.highest()).x, 1e307);
    EXPECT_NEAR(line.from_x(1e300), line.highest() - (709.0 - std::log(1e300)), 1e-9);
  }
}

TEST(Coordinate, GivesInfiniteDistancesOnTheLine) {
  const Coordinate line(-infinity, infinity, 0.0, 1.0);
  EXPECT_EQ(line.at(1.0).log_from_lower, infinity);
  EXPECT_EQ(line.at(1.0).log_to_upper, infinity);
}

}  // namespace
}  // namespace relent::estimate
