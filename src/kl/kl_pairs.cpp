// How every ordered pair of a catalogue is answered.
#include <relent/kl_pairs.hpp>
#include <relent/parse.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string>

#include "kl/special_cases.hpp"

namespace relent {
namespace {

/// The first examples of a family are its ordinary ones.
constexpr std::size_t ordinary_examples = 3;

constexpr std::array<KlMethod, 5> strongest_first{KlMethod::closed_form, KlMethod::infinite, KlMethod::summation,
                                                  KlMethod::quadrature, KlMethod::monte_carlo};

std::vector<AnyDistribution> ordinary_members(const FamilyDescription& family, const Catalogue& catalogue) {
  std::vector<AnyDistribution> members;
  for (std::size_t i = 0; i < (std::min)(ordinary_examples, family.examples.size()); ++i) {
    members.push_back(parse(family.examples[i], catalogue));
  }
  return members;
}

std::string source_of(const Distribution& p, const Distribution& q) {
  const KlRegistry& registry = KlRegistry::builtin();
  const auto registered = kl::ask_special_cases(
      p, q, [&](const Distribution& p_guise, const Distribution& q_guise) -> std::optional<std::string> {
        if (!registry.evaluate(p_guise, q_guise)) return std::nullopt;
        return registry.find(p_guise.lineage(), q_guise.lineage())->source;
      });
  return registered.value_or("-H(p) - E[log q], from p's entropy and expectations");
}

void add_methods(const std::vector<AnyDistribution>& ps, const std::vector<AnyDistribution>& qs, KlPair& pair) {
  for (const AnyDistribution& p : ps) {
    for (const AnyDistribution& q : qs) {
      try {
        const KlMethod method = kl_method(p, q);
        if (std::find(pair.methods.begin(), pair.methods.end(), method) == pair.methods.end()) {
          pair.methods.push_back(method);
        }
        if (method == KlMethod::closed_form && pair.source.empty()) pair.source = source_of(p, q);
      } catch (const DimensionMismatch&) {
        // these two members live on different spaces; others may not
      }
    }
  }
  const auto rank = [](KlMethod method) {
    return std::find(strongest_first.begin(), strongest_first.end(), method) - strongest_first.begin();
  };
  std::sort(pair.methods.begin(), pair.methods.end(), [&](KlMethod a, KlMethod b) { return rank(a) < rank(b); });
}

}  // namespace

std::vector<KlPair> kl_pairs(const Catalogue& catalogue) {
  const auto families = catalogue.families();
  std::vector<std::vector<AnyDistribution>> members;
  for (const FamilyDescription& family : families) members.push_back(ordinary_members(family, catalogue));
  std::vector<KlPair> pairs;
  for (std::size_t i = 0; i < families.size(); ++i) {
    for (std::size_t j = 0; j < families.size(); ++j) {
      pairs.push_back({families[i].name, families[j].name, {}, {}});
      add_methods(members[i], members[j], pairs.back());
    }
  }
  return pairs;
}

}  // namespace relent
