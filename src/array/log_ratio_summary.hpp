// Which entries of an array count and by how much, and the summary of their terms.
#pragma once

#include <relent/log_ratio.hpp>

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

namespace relent::array {

/// The entries that count, in order.
struct Selection {
  bool everything = true;          ///< then `index` is not filled
  std::vector<std::size_t> index;  ///< of entry k
  std::vector<double> weight;      ///< of entry k, relative; empty for equal weights
  std::size_t size = 0;

  std::size_t operator[](std::size_t k) const noexcept { return everything ? k : index[k]; }
};

/// Of `count` things called `things`, those that the options keep. @throws as kl_from_log_probs.
Selection select(std::string_view function, std::string_view things, std::size_t count, const PositionOptions& options);

/// Statistics of the terms of the selected entries.
LogRatioSummary summarise(std::vector<double> terms, const Selection& selection,
                          std::span<const double> quantile_levels);

/// Joins sentences of a note.
void add_note(LogRatioSummary& summary, std::string_view sentence);

}  // namespace relent::array
