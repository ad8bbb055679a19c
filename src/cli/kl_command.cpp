// relent kl and relent cross-entropy: of one pair, or of a batch of pairs.
#include <cmath>
#include <cstdint>
#include <map>
#include <memory>
#include <relent/kl_divergence.hpp>
#include <relent/parse.hpp>

#include "cli/commands.hpp"
#include "cli/output.hpp"

namespace relent::cli {

namespace {

using Quantity = KlEstimate (*)(const Distribution& p, const Distribution& q, const KlOptions& options);

struct Request {
  Quantity quantity = kl_divergence;
  std::string p, q, batch;
  std::string method = "auto";
  double tolerance = 0.0;
  std::size_t max_evaluations = KlOptions{}.max_evaluations;
  std::uint64_t seed = KlOptions{}.seed;
  unsigned threads = KlOptions{}.threads;
  bool bits = false;
  bool json = false;
};

const std::map<std::string, KlMethod> methods = {{"closed-form", KlMethod::closed_form},
                                                 {"summation", KlMethod::summation},
                                                 {"quadrature", KlMethod::quadrature},
                                                 {"monte-carlo", KlMethod::monte_carlo}};

KlOptions options_of(const Request& request) {
  KlOptions options;
  if (request.method != "auto") options.method = methods.at(request.method);
  if (request.tolerance > 0.0) options.relative_tolerance = request.tolerance;
  options.max_evaluations = request.max_evaluations;
  options.seed = request.seed;
  options.threads = request.threads;
  return options;
}

const char* in_words(KlMethod method) {
  switch (method) {
    case KlMethod::infinite:
      return "infinite";
    case KlMethod::closed_form:
      return "closed form";
    case KlMethod::summation:
      return "summation";
    case KlMethod::quadrature:
      return "quadrature";
    case KlMethod::monte_carlo:
      return "Monte Carlo";
  }
  return "";
}

/// The error and the interval, in the words that each method deserves.
std::string uncertainty(const KlEstimate& estimate) {
  const std::string interval = fmt::format("[{}, {}]", format_number(estimate.lower), format_number(estimate.upper));
  switch (estimate.method) {
    case KlMethod::infinite:
      break;
    case KlMethod::closed_form:
      if (estimate.error == 0.0) break;
      return fmt::format("rounding error {:.2g}, interval {}", estimate.error, interval);
    case KlMethod::summation:
      return fmt::format("error at most {:.2g}, between {}", estimate.error, interval);
    case KlMethod::quadrature:
      return fmt::format("estimated error {:.2g}, interval {}", estimate.error, interval);
    case KlMethod::monte_carlo:
      return fmt::format("standard error {:.2g}, 95 % interval {}", estimate.error, interval);
  }
  return "";
}

std::string text_of(const KlEstimate& estimate, const char* unit, const char* separator) {
  std::string text = fmt::format("{} {} ({})", format_number(estimate.value), unit, in_words(estimate.method));
  if (const std::string bounds = uncertainty(estimate); !bounds.empty()) {
    text += fmt::format("{}{}, {} evaluations", separator, bounds, estimate.evaluations);
  }
  if (!estimate.note.empty()) text += separator + estimate.note;
  if (!estimate.converged && estimate.note.find("tolerance") == std::string::npos) {
    text += separator + std::string("the tolerance was not met");
  }
  if (!estimate.finite_proved && std::isfinite(estimate.value)) {
    text += separator + std::string("that it is finite rests on numerical evidence");
  }
  return text + "\n";
}

std::string answer(const Request& request, const std::string& p_text, const std::string& q_text,
                   const char* separator) {
  const AnyDistribution p = parse(p_text);
  const AnyDistribution q = parse(q_text);
  KlEstimate estimate = request.quantity(p, q, options_of(request));
  if (request.bits) estimate = bits(estimate);
  if (!request.json) return text_of(estimate, request.bits ? "bits" : "nats", separator);
  return to_line(Json{{"p", p->to_string()},
                      {"q", q->to_string()},
                      {"value", estimate.value},
                      {"error", estimate.error},
                      {"lower", estimate.lower},
                      {"upper", estimate.upper},
                      {"method", to_string(estimate.method)},
                      {"evaluations", estimate.evaluations},
                      {"converged", estimate.converged},
                      {"finite_proved", estimate.finite_proved},
                      {"note", estimate.note}});
}

int run(const Request& request) {
  if (request.batch.empty()) {
    return answer_one([&] { return answer(request, request.p, request.q, "\n"); });
  }
  return answer_batch(request.batch, request.json, [&](const std::string& line) {
    const std::vector<std::string> fields = tab_separated(line);
    if (fields.size() != 2) {
      throw BadData(fmt::format("expected two distributions with a tab between them, found {}",
                                fields.size() == 1 ? "no tab" : fmt::format("{} tabs", fields.size() - 1)));
    }
    return answer(request, fields[0], fields[1], "; ");
  });
}

/// Adds the subcommand `name`, which answers `quantity` of two laws.
Run add_command(CLI::App& program, const std::string& name, const std::string& summary, Quantity quantity,
                const std::string& examples) {
  const auto request = std::make_shared<Request>();
  request->quantity = quantity;
  CLI::App* command = program.add_subcommand(name, summary);
  CLI::Option* p = command->add_option("P", request->p, "The law that outcomes have")->type_name("");
  CLI::Option* q = command->add_option("Q", request->q, "The law that is used in its place")->type_name("");
  command->add_option("--batch", request->batch, "Queries P<TAB>Q, one a line; - is standard input")->type_name("FILE");
  command->add_option("--method", request->method, "auto takes the strongest method that answers")
      ->check(CLI::IsMember({"auto", "closed-form", "summation", "quadrature", "monte-carlo"}))
      ->capture_default_str();
  command->add_option("--tolerance", request->tolerance, "Relative tolerance of an estimate [1e-9; Monte Carlo 1e-3]")
      ->check(positive_number)
      ->type_name("R");
  command->add_option("--max-evaluations", request->max_evaluations, "Evaluations of densities that may be spent")
      ->check(whole_number(1))
      ->type_name("N")
      ->capture_default_str();
  command->add_option("--seed", request->seed, "Seed of Monte Carlo draws")
      ->check(whole_number())
      ->type_name("S")
      ->capture_default_str();
  command->add_option("--threads", request->threads, "Threads of Monte Carlo, 0 for all; the result is the same")
      ->check(whole_number())
      ->type_name("T")
      ->capture_default_str();
  command->add_flag("--bits", request->bits, "Answer in bits instead of nats");
  command->add_flag("--json", request->json, json_help);
  command->footer(batch_footer + examples);
  return [request, p, q, command, name] {
    const bool batch = command->count("--batch") > 0;
    if (batch && (p->count() > 0 || q->count() > 0))
      throw CLI::ValidationError(name, "give P and Q, or --batch, not both");
    if (batch && request->batch.empty()) throw CLI::ValidationError("--batch", "the name of the file is empty");
    if (!batch && (p->count() == 0 || q->count() == 0))
      throw CLI::ValidationError(name, "give P and Q, or --batch FILE");
    return run(*request);
  };
}

}  // namespace

Run add_kl_command(CLI::App& program) {
  return add_command(program, "kl", "The divergence KL(P || Q), and how it was obtained", kl_divergence,
                     "Examples:\n"
                     "  relent kl 'Gaussian(0, 1)' 'Laplace(0, 1)'\n"
                     "  relent kl 'Binomial(10, 0.3)' 'Binomial(10, logit=0)' --bits --json\n"
                     "  printf 'Gamma(2, rate=3)\\tExponential(1)\\n' | relent kl --batch -");
}

Run add_cross_entropy_command(CLI::App& program) {
  return add_command(program, "cross-entropy", "The cross-entropy H(P, Q) = H(P) + KL(P || Q), and how it was obtained",
                     cross_entropy,
                     "Examples:\n"
                     "  relent cross-entropy 'Gaussian(0, 1)' 'Laplace(0, 1)'\n"
                     "  relent cross-entropy 'Bernoulli(0.3)' 'Bernoulli(0.5)' --bits");
}

}  // namespace relent::cli
