// Where an unknown density keeps its mass, found by climbing.
#pragma once

#include <cstddef>
#include <vector>

#include "estimate/function_ref.hpp"

namespace relent::estimate {

/// Panel ends around the modes of e^log_f that climbs from `start` (probed at many scales) lead to: each mode, and
/// points at doubling distances on both sides until log_f has fallen by 50. Sorted; empty when log_f is -inf at every
/// probe. `evaluations` counts the calls.
[[nodiscard]] std::vector<double> bulk_features(FunctionRef<double(double)> log_f, double start, double lowest,
                                                double highest, std::size_t max_modes, std::size_t& evaluations);

/// Sorts, and drops points outside (lowest, highest), duplicates, and one of each pair of `free` points that lie much
/// closer to each other than to their other neighbours. `fixed` points stay.
[[nodiscard]] std::vector<double> panel_ends(const std::vector<double>& free, const std::vector<double>& fixed,
                                             double lowest, double highest);

}  // namespace relent::estimate
