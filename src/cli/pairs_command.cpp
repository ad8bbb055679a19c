// relent pairs: every family, and how each ordered pair of them is answered.
#include <map>
#include <memory>
#include <relent/kl_pairs.hpp>

#include "cli/commands.hpp"
#include "cli/output.hpp"

namespace relent::cli {

namespace {

char mark_of(const KlPair& pair) {
  if (pair.methods.empty()) return '.';
  switch (pair.methods.front()) {
    case KlMethod::closed_form:
      return '=';
    case KlMethod::infinite:
      return 'i';
    case KlMethod::summation:
      return '+';
    case KlMethod::quadrature:
      return '~';
    case KlMethod::monte_carlo:
      return '?';
  }
  return '.';
}

std::string text_of(const std::vector<KlPair>& pairs) {
  const auto families = Catalogue::builtin().families();
  std::string text = fmt::format(
      "{} families. Row || column, columns in the order of the rows: = closed form, i infinite, + summation,\n"
      "~ quadrature, ? Monte Carlo, . different spaces; of several, by parameters, the first in this order.\n\n",
      families.size());
  std::size_t longest = 0;
  for (const FamilyDescription& family : families) longest = (std::max)(longest, family.name.size());
  std::map<std::string, std::size_t> counts;
  auto pair = pairs.begin();
  for (std::size_t i = 0; i < families.size(); ++i) {
    text += fmt::format("{:>3} {:<{}} ", i + 1, families[i].name, longest);
    for (std::size_t j = 0; j < families.size(); ++j, ++pair) {
      text += mark_of(*pair);
      ++counts[pair->methods.empty() ? "different spaces" : to_string(pair->methods.front())];
    }
    text += '\n';
  }
  text += '\n';
  for (const auto& [method, count] : counts) text += fmt::format("{}: {}\n", method, count);
  return text;
}

std::string lines_of(const std::vector<KlPair>& pairs) {
  std::string lines;
  for (const KlPair& pair : pairs) {
    Json methods = Json::array();
    for (const KlMethod method : pair.methods) methods.push_back(to_string(method));
    lines += to_line(Json{{"p", pair.p}, {"q", pair.q}, {"methods", methods}, {"source", pair.source}});
  }
  return lines;
}

}  // namespace

Run add_pairs_command(CLI::App& program) {
  const auto json = std::make_shared<bool>(false);
  CLI::App* command = program.add_subcommand("pairs", "Every family, and how each ordered pair is answered");
  command->add_flag("--json", *json, json_help);
  command->footer(
      "For the ordinary examples of each family. In JSON, `methods` lists all that occur, `source` says where a "
      "closed\n"
      "form comes from.");
  return [json] { return answer_one([&] { return *json ? lines_of(kl_pairs()) : text_of(kl_pairs()); }); };
}

}  // namespace relent::cli
