// relent matrix: all ordered pairs of several laws.
#include <cmath>
#include <memory>
#include <relent/kl_divergence.hpp>
#include <relent/parse.hpp>

#include "cli/commands.hpp"
#include "cli/output.hpp"

namespace relent::cli {

namespace {

struct Request {
  std::vector<std::string> laws;
  bool bits = false;
  bool json = false;
};

/// One entry; laws on different spaces have none.
std::optional<KlEstimate> divergence(const Distribution& p, const Distribution& q, bool in_bits) {
  try {
    const KlEstimate estimate = kl_divergence(p, q);
    return in_bits ? bits(estimate) : estimate;
  } catch (const DimensionMismatch&) {
    return std::nullopt;
  }
}

/// Six digits and the method: "0.443147 =", "inf", "0.0333767 ~".
std::string cell(const std::optional<KlEstimate>& estimate) {
  if (!estimate) return "-";
  if (std::isinf(estimate->value) && estimate->note != "overflow") return "inf";
  const std::string number = fmt::format("{:.6g}", estimate->value);
  switch (estimate->method) {
    case KlMethod::infinite:
    case KlMethod::closed_form:
      return number + " =";
    case KlMethod::summation:
      return number + " +";
    case KlMethod::quadrature:
      return number + " ~";
    case KlMethod::monte_carlo:
      return number + " ?";
  }
  return number;
}

std::string text_of(const std::vector<AnyDistribution>& laws,
                    const std::vector<std::vector<std::optional<KlEstimate>>>& entries, const char* unit) {
  std::string text;
  for (std::size_t i = 0; i < laws.size(); ++i) text += fmt::format("{:>3}  {}\n", i + 1, laws[i]->to_string());
  text += fmt::format("\nKL(row || column) in {}; = closed form, + summation, ~ quadrature, ? Monte Carlo\n\n", unit);
  std::vector<std::vector<std::string>> cells;
  std::vector<std::size_t> widths(laws.size(), 1);
  for (const auto& row : entries) {
    cells.emplace_back();
    for (std::size_t j = 0; j < row.size(); ++j) {
      cells.back().push_back(cell(row[j]));
      widths[j] = (std::max)({widths[j], cells.back().back().size(), std::to_string(j + 1).size()});
    }
  }
  text += "   ";
  for (std::size_t j = 0; j < laws.size(); ++j) text += fmt::format("  {:>{}}", j + 1, widths[j]);
  text += '\n';
  for (std::size_t i = 0; i < laws.size(); ++i) {
    text += fmt::format("{:>3}", i + 1);
    for (std::size_t j = 0; j < laws.size(); ++j) text += fmt::format("  {:>{}}", cells[i][j], widths[j]);
    text += '\n';
  }
  return text;
}

int run(const Request& request) {
  return answer_one([&] {
    std::vector<AnyDistribution> laws;
    for (const std::string& text : request.laws) laws.push_back(parse(text));
    std::vector<std::vector<std::optional<KlEstimate>>> entries;
    for (const AnyDistribution& p : laws) {
      entries.emplace_back();
      for (const AnyDistribution& q : laws) entries.back().push_back(divergence(p, q, request.bits));
    }
    if (!request.json) return text_of(laws, entries, request.bits ? "bits" : "nats");
    std::string lines;
    for (std::size_t i = 0; i < laws.size(); ++i) {
      for (std::size_t j = 0; j < laws.size(); ++j) {
        Json object{{"p", laws[i]->to_string()}, {"q", laws[j]->to_string()}};
        if (const auto& entry = entries[i][j]) {
          object.update(Json{{"value", entry->value},
                             {"error", entry->error},
                             {"method", to_string(entry->method)},
                             {"note", entry->note}});
        } else {
          object.update(Json{{"value", nullptr}, {"error", nullptr}, {"method", ""}, {"note", "different spaces"}});
        }
        lines += to_line(object);
      }
    }
    return lines;
  });
}

}  // namespace

Run add_matrix_command(CLI::App& program) {
  const auto request = std::make_shared<Request>();
  CLI::App* command = program.add_subcommand("matrix", "The divergences of all ordered pairs of several laws");
  command->add_option("LAWS", request->laws, "Two distributions or more")->required()->expected(2, -1)->type_name("");
  command->add_flag("--bits", request->bits, "Answer in bits instead of nats");
  command->add_flag("--json", request->json, json_help);
  command->footer(
      "A row is the law P that outcomes have, a column the law Q that is used in its place.\n\n"
      "Example:\n"
      "  relent matrix 'Gaussian(0, 1)' 'Laplace(0, 1)' 'StudentT(3)'");
  return [request] { return run(*request); };
}

}  // namespace relent::cli
