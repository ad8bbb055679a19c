// How every ordered pair of a catalogue is answered: what `relent pairs` prints and the documentation shows.
#pragma once

#include <relent/catalogue.hpp>
#include <relent/kl_divergence.hpp>

#include <string>
#include <vector>

namespace relent {

/// One ordered pair of families.
struct KlPair {
  std::string p;
  std::string q;
  /// All that occur among the ordinary examples of the two families, strongest first: closed_form, infinite, summation,
  /// quadrature, monte_carlo. Empty for families on spaces that never meet.
  std::vector<KlMethod> methods;
  /// Where the closed form comes from, if there is one.
  std::string source;
};

/// All ordered pairs, p by p in the catalogue's order.
RELENT_API std::vector<KlPair> kl_pairs(const Catalogue& catalogue = Catalogue::builtin());

}  // namespace relent
