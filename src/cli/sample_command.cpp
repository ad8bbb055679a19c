// relent sample: draws, one a line.
#include <algorithm>
#include <cstdint>
#include <memory>
#include <relent/kl_divergence.hpp>
#include <relent/multivariate_distribution.hpp>
#include <relent/parse.hpp>
#include <relent/random.hpp>

#include "cli/commands.hpp"
#include "cli/output.hpp"

namespace relent::cli {

namespace {

struct Request {
  std::string p;
  std::uint64_t count = 0;
  std::uint64_t seed = KlOptions{}.seed;
};

void write_block(std::span<const double> draws, std::size_t components) {
  std::string text;
  text.reserve(draws.size() * 20);
  for (std::size_t i = 0; i < draws.size(); ++i) {
    text += format_number(draws[i]);
    text += (i + 1) % components == 0 ? '\n' : ',';
  }
  write(text);
}

int run(const Request& request) {
  return answer_one([&] {
    const AnyDistribution law = parse(request.p);
    const auto* vector_law = law.as<MultivariateDistribution>();
    const auto* scalar_law = law.as<UnivariateDistribution>();
    const std::size_t components = vector_law == nullptr ? 1 : vector_law->dimension();
    const std::size_t block = (std::max)(std::size_t{8192} / components, std::size_t{1});  // draws held at a time
    Rng rng(request.seed);
    std::vector<double> draws;
    for (std::uint64_t left = request.count; left > 0;) {
      const std::size_t now = left < block ? static_cast<std::size_t>(left) : block;
      draws.resize(now * components);
      if (scalar_law != nullptr) {
        scalar_law->sample(rng, draws);
      } else {
        for (std::size_t i = 0; i < now; ++i) {
          vector_law->sample(rng, std::span(draws).subspan(i * components, components));
        }
      }
      write_block(draws, components);
      left -= now;
    }
    return std::string();
  });
}

}  // namespace

Run add_sample_command(CLI::App& program) {
  const auto request = std::make_shared<Request>();
  CLI::App* command = program.add_subcommand("sample", "Independent draws, one a line");
  command->add_option("P", request->p, "The distribution")->required()->type_name("");
  command->add_option("-n", request->count, "How many draws")->required()->check(whole_number())->type_name("N");
  command->add_option("--seed", request->seed, "The same seed gives the same draws, everywhere")
      ->check(whole_number())
      ->type_name("S")
      ->capture_default_str();
  command->footer(
      "Vectors have their components separated by commas. Numbers read back exactly.\n\n"
      "Example:\n"
      "  relent sample 'Gamma(shape=2, rate=3)' -n 5 --seed 1");
  return [request] { return run(*request); };
}

}  // namespace relent::cli
