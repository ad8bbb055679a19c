// relent fit: the distribution of a family under which a column of a table, or each group of it, is most likely.
#include <algorithm>
#include <memory>
#include <relent/fit.hpp>
#include <relent/multivariate_distribution.hpp>
#include <relent/parse.hpp>

#include "cli/commands.hpp"
#include "cli/csv.hpp"
#include "cli/output.hpp"
#include "estimate/compensated_sum.hpp"

namespace relent::cli {

namespace {

struct Request {
  std::string family, file, by, weights;
  std::vector<std::string> columns;
  bool json = false;
};

/// The rows of one group, one after the other.
struct Group {
  std::string name;
  std::vector<double> values;
  std::vector<double> weights;
};

/// The columns of "NAME" or of "NAME,NAME"; a name may itself have a comma.
std::vector<std::size_t> columns_of(const CsvTable& table, const std::vector<std::string>& texts) {
  std::vector<std::size_t> columns;
  for (const std::string& text : texts) {
    if (table.has_column(text)) {
      columns.push_back(table.column(text));
    } else {
      for (const std::string& name : separated(text, ',')) columns.push_back(table.column(trimmed(name)));
    }
  }
  return columns;
}

/// In the order of their first rows; one without a name if there is no column to group by.
std::vector<Group> groups_of(const Request& request, const CsvTable& table, const std::vector<std::size_t>& columns) {
  std::vector<Group> groups;
  if (request.by.empty()) groups.emplace_back();
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const std::string name = request.by.empty() ? std::string() : table.text(row, table.column(request.by));
    auto group = std::find_if(groups.begin(), groups.end(), [&](const Group& g) { return g.name == name; });
    if (group == groups.end()) group = groups.insert(groups.end(), Group{name, {}, {}});
    for (const std::size_t column : columns) group->values.push_back(table.number(row, column));
    if (!request.weights.empty()) group->weights.push_back(table.number(row, table.column(request.weights)));
  }
  return groups;
}

Json fitted(const Request& request, const Group& group, std::size_t dimension) {
  const std::size_t count = group.values.size() / dimension;
  const auto weight = [&](std::size_t i) { return group.weights.empty() ? 1.0 : group.weights[i]; };
  const FamilyDescription* family = Catalogue::builtin().find(request.family);
  const bool of_vectors =
      family != nullptr && parse(family->examples.front()).as<MultivariateDistribution>() != nullptr;
  estimate::CompensatedSum log_likelihood;
  std::string text;
  if (of_vectors) {
    const AnyDistribution law = fit(request.family, VectorData{group.values, dimension}, group.weights);
    const auto& vector_law = *law.as<MultivariateDistribution>();
    for (std::size_t i = 0; i < count; ++i) {
      const auto x = std::span(group.values).subspan(i * dimension, dimension);
      if (weight(i) > 0.0) log_likelihood.add(weight(i) * vector_law.log_prob(std::span<const double>(x)));
    }
    text = law->to_string();
  } else {
    if (dimension != 1) {
      throw BadData(fmt::format("{} is a law of numbers: it takes one column, not {}", request.family, dimension));
    }
    const AnyDistribution law = fit(request.family, group.values, group.weights);
    const auto& scalar_law = *law.as<UnivariateDistribution>();
    for (std::size_t i = 0; i < count; ++i) {
      if (weight(i) > 0.0) log_likelihood.add(weight(i) * scalar_law.log_prob(group.values[i]));
    }
    text = law->to_string();
  }
  Json answer = Json::object();
  if (!request.by.empty()) answer["group"] = group.name;
  answer["distribution"] = text;
  answer["observations"] = count;
  answer["log_likelihood"] = log_likelihood.value();
  return answer;
}

std::string text_of(const Json& answer) {
  const std::string group = answer.contains("group") ? answer["group"].get<std::string>() + ": " : std::string();
  return fmt::format("{}{}{}{} observations, log-likelihood {}\n", group, answer["distribution"].get<std::string>(),
                     group.empty() ? "\n  " : "; ", answer["observations"].get<std::size_t>(),
                     format_number(answer["log_likelihood"].get<double>()));
}

int run(const Request& request) {
  int code = exit_good;
  const int written = answer_one([&] {
    const CsvTable table(request.file);
    const std::vector<std::size_t> columns = columns_of(table, request.columns);
    const std::vector<Group> groups = groups_of(request, table, columns);
    std::string text;
    for (const Group& group : groups) {
      try {
        const Json answer = fitted(request, group, columns.size());
        text += request.json ? to_line(answer) : text_of(answer);
      } catch (...) {
        if (request.by.empty()) throw;
        code = exit_bad_data;
        const std::string message = current_error();
        text += request.json ? to_line(Json{{"group", group.name}, {"error", message}})
                             : fmt::format("{}: error: {}\n", group.name, message);
      }
    }
    return text;
  });
  return written == exit_good ? code : written;
}

}  // namespace

Run add_fit_command(CLI::App& program) {
  const auto request = std::make_shared<Request>();
  CLI::App* command = program.add_subcommand("fit", "Maximum likelihood: the distribution of a family for some data");
  command->add_option("FAMILY", request->family, "The name of the family")->required()->type_name("");
  command->add_option("--data", request->file, "A table of comma-separated values with a header; - is standard input")
      ->required()
      ->type_name("FILE");
  command->add_option("--column", request->columns, "The observations; repeat it, or NAME,NAME, for vectors")
      ->required()
      ->type_size(1)
      ->expected(1)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll)
      ->type_name("NAME");
  command->add_option("--by", request->by, "One fit for each value of this column")->type_name("NAME");
  command->add_option("--weights", request->weights, "How often each observation counts")->type_name("NAME");
  command->add_flag("--json", request->json, json_help);
  command->footer(
      "A group that cannot be fitted is answered by its error, and the exit code is 1.\n\n"
      "Examples:\n"
      "  relent fit Gamma --data flowers.csv --column petal_length --by species\n"
      "  relent fit MultivariateGaussian --data flowers.csv --column petal_length,petal_width --json");
  return [request] { return run(*request); };
}

}  // namespace relent::cli
