// relent describe: moments, entropy, probabilities and quantiles of one distribution, or of a batch.
#include <algorithm>
#include <memory>
#include <relent/multivariate_distribution.hpp>
#include <relent/parse.hpp>

#include "cli/commands.hpp"
#include "cli/output.hpp"

namespace relent::cli {

namespace {

struct Request {
  std::string p, batch;
  std::vector<std::string> at, quantiles;
  bool json = false;
};

/// A distribution, the points and the levels asked for it. Each element of `at` is one --at, or one field of a batch.
struct Query {
  std::string p;
  std::vector<std::vector<double>> at;
  std::vector<double> levels;
};

/// One row of text: a label and its value.
using Rows = std::vector<std::pair<std::string, std::string>>;

std::string in_words(const Support& support) {
  const std::string lower = format_number(support.lower);
  const std::string upper = format_number(support.upper);
  if (support.lower == support.upper) return "{" + lower + "}";
  if (support.kind == Support::Kind::integer) return "integers " + lower + ".." + upper;
  return (support.lower_closed ? "[" : "(") + lower + ", " + upper + (support.upper_closed ? "]" : ")");
}

Json describe(const UnivariateDistribution& law, const Query& query) {
  const Support support = law.support();
  Json points = Json::array();
  for (const std::vector<double>& group : query.at) {
    for (const double x : group) {
      points.push_back({{"x", x},
                        {"log_prob", law.log_prob(x)},
                        {"cdf", law.cdf(x)},
                        {"log_cdf", law.log_cdf(x)},
                        {"survival", law.survival(x)},
                        {"log_survival", law.log_survival(x)}});
    }
  }
  Json quantiles = Json::array();
  for (const double u : query.levels) quantiles.push_back({{"u", u}, {"x", law.quantile(u)}});
  return {{"distribution", law.to_string()},
          {"mean", law.mean()},
          {"variance", law.variance()},
          {"stddev", law.stddev()},
          {"skewness", law.skewness()},
          {"excess_kurtosis", law.excess_kurtosis()},
          {"mode", law.mode()},
          {"median", law.median()},
          {"entropy", law.entropy()},
          {"support", Json::array({support.lower, support.upper})},
          {"points", std::move(points)},
          {"quantiles", std::move(quantiles)}};
}

Json describe(const MultivariateDistribution& law, const Query& query) {
  if (!query.levels.empty()) throw BadData(law.name() + " is a law of vectors: it has no quantiles");
  const std::size_t n = law.dimension();
  std::vector<double> mean(n);
  std::vector<double> covariance(n * n);
  law.mean(std::span<double>(mean));
  law.covariance(std::span<double>(covariance));
  Json rows = Json::array();
  for (std::size_t row = 0; row < n; ++row) {
    Json columns = Json::array();
    for (std::size_t column = 0; column < n; ++column) columns.push_back(covariance[column * n + row]);
    rows.push_back(std::move(columns));
  }
  Json points = Json::array();
  for (const std::vector<double>& x : query.at) {
    if (!x.empty()) points.push_back({{"x", x}, {"log_prob", law.log_prob(std::span<const double>(x))}});
  }
  return {{"distribution", law.to_string()},
          {"mean", std::move(mean)},
          {"covariance", std::move(rows)},
          {"entropy", law.entropy()},
          {"points", std::move(points)}};
}

std::string number_or_list(const Json& json) {
  if (json.is_number_float()) return format_number(json.get<double>());
  std::string text = "[";
  for (const Json& item : json) text += (text.size() > 1 ? ", " : "") + number_or_list(item);
  return text + "]";
}

/// The JSON object for people: one labelled value a line, or all on one line.
std::string text_of(const Json& json, const std::string& support, bool one_line) {
  Rows rows;
  for (const auto& [key, value] : json.items()) {
    if (key == "distribution") continue;
    if (key == "points" || key == "quantiles") {
      for (const Json& point : value) {
        std::string values;
        for (const auto& [name, number] : point.items()) {
          if (&number == &point.front()) continue;
          values += (values.empty() ? "" : ", ") + (key == "points" ? name + " " : "") + number_or_list(number);
        }
        rows.emplace_back((key == "points" ? "at " : "quantile ") + number_or_list(point.front()), values);
      }
    } else {
      std::string label = key;
      for (char& c : label) c = c == '_' ? ' ' : c;
      rows.emplace_back(label, key == "support" ? support : number_or_list(value));
    }
  }
  std::string text = json["distribution"].get<std::string>();
  std::size_t width = 0;
  for (const auto& row : rows) width = (std::max)(width, row.first.size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    text += one_line ? fmt::format("{} {} {}", i == 0 ? ":" : ";", rows[i].first, rows[i].second)
                     : fmt::format("\n  {:<{}}  {}", rows[i].first, width, rows[i].second);
  }
  return text + "\n";
}

std::string answer(const Query& query, bool json, bool one_line) {
  const AnyDistribution law = parse(query.p);
  const auto* scalar_law = law.as<UnivariateDistribution>();
  const Json object =
      scalar_law != nullptr ? describe(*scalar_law, query) : describe(*law.as<MultivariateDistribution>(), query);
  if (json) return to_line(object);
  return text_of(object, scalar_law != nullptr ? in_words(scalar_law->support()) : std::string(), one_line);
}

int run(const Request& request) {
  if (request.batch.empty()) {
    return answer_one([&] {
      Query query{request.p, {}, {}};
      for (const std::string& text : request.at) query.at.push_back(comma_separated(text));
      for (const std::string& text : request.quantiles) {
        const std::vector<double> levels = comma_separated(text);
        query.levels.insert(query.levels.end(), levels.begin(), levels.end());
      }
      return answer(query, request.json, false);
    });
  }
  return answer_batch(request.batch, request.json, [&](const std::string& line) {
    const std::vector<std::string> fields = tab_separated(line);
    if (fields.size() > 3) {
      throw BadData(fmt::format("expected at most 3 fields between tabs (distribution, points, levels), found {}",
                                fields.size()));
    }
    Query query{fields[0], {}, {}};
    if (fields.size() > 1) query.at.push_back(comma_separated(fields[1]));
    if (fields.size() > 2) query.levels = comma_separated(fields[2]);
    return answer(query, request.json, true);
  });
}

}  // namespace

Run add_describe_command(CLI::App& program) {
  const auto request = std::make_shared<Request>();
  CLI::App* command = program.add_subcommand("describe", "Moments, entropy, probabilities and quantiles");
  CLI::Option* p = command->add_option("P", request->p, "The distribution")->type_name("");
  const auto repeatable = [&](const char* name, std::vector<std::string>& values, const char* help, const char* type) {
    return command->add_option(name, values, help)
        ->type_size(1)
        ->expected(1)
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll)
        ->check(comma_separated_numbers)
        ->type_name(type);
  };
  CLI::Option* at = repeatable(
      "--at", request->at, "Density and probabilities at x; repeatable. A vector has its components, x1,x2,...", "x");
  CLI::Option* quantile = repeatable("--quantile", request->quantiles, "The least x with cdf(x) >= u; repeatable", "u");
  command->add_option("--batch", request->batch, "Queries P<TAB>x,x,...<TAB>u,u,..., one a line; - is standard input")
      ->type_name("FILE");
  command->add_flag("--json", request->json, json_help);
  command->footer(
      std::string(
          "The fields x,x,... and u,u,... of a batch may be left out; of a law of vectors the first is one point.\n") +
      batch_footer +
      "Examples:\n"
      "  relent describe 'Gaussian(0, 1)' --at -3 --at 3 --quantile 0.975\n"
      "  printf 'Gamma(2, 3)\\t0.5,1\\t0.1,0.9\\n' | relent describe --batch - --json");
  return [request, p, at, quantile, command] {
    if (command->count("--batch") == 0) {
      if (p->count() == 0) throw CLI::ValidationError("describe", "give P, or --batch FILE");
    } else if (p->count() + at->count() + quantile->count() > 0) {
      throw CLI::ValidationError("describe", "--batch has its own distributions, points and levels; give it alone");
    } else if (request->batch.empty()) {
      throw CLI::ValidationError("--batch", "the name of the file is empty");
    }
    return run(*request);
  };
}

}  // namespace relent::cli
