// relent pairs: every family, and how each ordered pair of them is answered.
#include <algorithm>
#include <map>
#include <memory>
#include <relent/kl_divergence.hpp>
#include <relent/parse.hpp>

#include "cli/commands.hpp"
#include "cli/output.hpp"

namespace relent::cli {

namespace {

constexpr std::size_t ordinary_examples = 3;

/// How the ordinary members of two families answer, and where the formula is from.
struct PairAnswer {
  std::vector<std::string> methods;  // without repetitions
  std::string source;                // of the closed form
};

PairAnswer answer_of(const std::vector<AnyDistribution>& ps, const std::vector<AnyDistribution>& qs) {
  PairAnswer answer;
  for (const AnyDistribution& p : ps) {
    for (const AnyDistribution& q : qs) {
      try {
        const std::string method = to_string(kl_method(p, q));
        if (std::find(answer.methods.begin(), answer.methods.end(), method) == answer.methods.end()) {
          answer.methods.push_back(method);
        }
        if (method != "closed_form" || !answer.source.empty()) continue;
        const KlRegistry& registry = KlRegistry::builtin();
        answer.source = registry.evaluate(p, q) ? registry.find(p->lineage(), q->lineage())->source
                                                : "-H(p) - E[log q], from p's entropy and expectations";
      } catch (const DimensionMismatch&) {
      }
    }
  }
  return answer;
}

std::vector<AnyDistribution> ordinary_members(const FamilyDescription& family) {
  std::vector<AnyDistribution> members;
  for (std::size_t i = 0; i < (std::min)(ordinary_examples, family.examples.size()); ++i) {
    members.push_back(parse(family.examples[i]));
  }
  return members;
}

std::string text_of(const std::span<const FamilyDescription>& families,
                    const std::vector<std::vector<PairAnswer>>& table) {
  // strongest first
  static const std::vector<std::pair<std::string, char>> marks = {
      {"closed_form", '='}, {"infinite", 'i'}, {"summation", '+'}, {"quadrature", '~'}, {"monte_carlo", '?'}};
  std::string text = fmt::format(
      "{} families. Row || column: = closed form, i infinite, + summation, ~ quadrature, ? Monte Carlo,\n"
      ". different spaces; of several, by parameters, the first in this order.\n\n",
      families.size());
  std::map<std::string, std::size_t> counts;
  for (std::size_t i = 0; i < families.size(); ++i) {
    text += fmt::format("{:<22} ", families[i].name);
    for (const PairAnswer& answer : table[i]) {
      char mark = '.';
      for (const auto& [method, its_mark] : marks) {
        if (std::find(answer.methods.begin(), answer.methods.end(), method) == answer.methods.end()) continue;
        mark = its_mark;
        ++counts[method];
        break;
      }
      text += mark;
    }
    text += '\n';
  }
  text += '\n';
  for (const auto& [method, count] : counts) text += fmt::format("{}: {}\n", method, count);
  return text;
}

int run(bool json) {
  return answer_one([&] {
    const std::span<const FamilyDescription> families = Catalogue::builtin().families();
    std::vector<std::vector<AnyDistribution>> members;
    for (const FamilyDescription& family : families) members.push_back(ordinary_members(family));
    std::vector<std::vector<PairAnswer>> table(families.size());
    std::string lines;
    for (std::size_t i = 0; i < families.size(); ++i) {
      for (std::size_t j = 0; j < families.size(); ++j) {
        table[i].push_back(answer_of(members[i], members[j]));
        if (json) {
          lines += to_line(Json{{"p", families[i].name},
                                {"q", families[j].name},
                                {"methods", table[i][j].methods},
                                {"source", table[i][j].source}});
        }
      }
    }
    return json ? lines : text_of(families, table);
  });
}

}  // namespace

Run add_pairs_command(CLI::App& program) {
  const auto json = std::make_shared<bool>(false);
  CLI::App* command = program.add_subcommand("pairs", "Every family, and how each ordered pair is answered");
  command->add_flag("--json", *json, json_help);
  command->footer(
      "For the ordinary example parameters of each family. In JSON, `methods` lists all that occur, `source` says "
      "where\n"
      "a closed form comes from.");
  return [json] { return run(*json); };
}

}  // namespace relent::cli
