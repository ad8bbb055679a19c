// Distributions from text.
#pragma once

#include <relent/any_distribution.hpp>
#include <relent/catalogue.hpp>

#include <string_view>

namespace relent {

/// Reads "Gamma(2, rate=3)": decimal and C99 hexadecimal numbers, inf, vectors [a, b], matrices [[a, b], [c, d]],
/// keywords in any order after positional arguments, spaces anywhere. What `to_string` prints reads back to the same
/// law.
/// @throws ParseError with the column of the fault; InvalidParameter if the numbers break the family's rules.
RELENT_API AnyDistribution parse(std::string_view text, const Catalogue& catalogue = Catalogue::builtin());

}  // namespace relent
