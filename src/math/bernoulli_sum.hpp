// The law of a sum of independent Bernoulli variables.
#pragma once

#include <span>
#include <vector>

namespace relent::math {

/// log P(sum = k) for k = 0..n, n the number of probabilities, each in [0, 1]; -inf where it is impossible. Masses are
/// right relatively, also those far below double's range.
std::vector<double> log_bernoulli_sum(std::span<const double> probabilities);

}  // namespace relent::math
