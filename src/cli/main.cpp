// The program `relent`: distributions and the divergences between them, from the command line.
#include <fmt/core.h>

#include <CLI/CLI.hpp>
#include <relent/version.hpp>
#include <string>
#include <utility>
#include <vector>

#include "cli/commands.hpp"
#include "cli/output.hpp"

namespace {

int run(int argc, char** argv) {
  using namespace relent::cli;
  CLI::App program("Probability distributions and the Kullback-Leibler divergences between them.", "relent");
  program.set_version_flag(
      "--version", fmt::format("relent {}.{}.{}", RELENT_VERSION_MAJOR, RELENT_VERSION_MINOR, RELENT_VERSION_PATCH));
  program.require_subcommand(1);
  program.footer(
      "Distributions are written as Gaussian(0, 1), Gamma(shape=2, scale=0.5), Categorical([0.2, 0.8]).\n"
      "Exit codes: 0 answered, 1 a bad distribution or bad data, 2 wrong usage.\n\n"
      "Example:\n"
      "  relent kl 'Gaussian(0, 1)' 'Gaussian(1, 2)'\n"
      "  0.4431471805599453 nats (closed form)");

  const std::vector<std::pair<std::string, Run>> commands = {{"kl", add_kl_command(program)},
                                                             {"cross-entropy", add_cross_entropy_command(program)},
                                                             {"describe", add_describe_command(program)},
                                                             {"sample", add_sample_command(program)},
                                                             {"fit", add_fit_command(program)},
                                                             {"matrix", add_matrix_command(program)},
                                                             {"pairs", add_pairs_command(program)}};
  try {
    program.parse(argc, argv);
    for (const auto& [name, command] : commands) {
      if (program.got_subcommand(name)) return command();
    }
  } catch (const CLI::ParseError& error) {
    if (error.get_exit_code() == static_cast<int>(CLI::ExitCodes::Success)) {
      program.exit(error);  // --help or --version
      return answer_one([] { return std::string(); });
    }
    const bool unknown = program.get_subcommands().empty() && argc > 1 && argv[1][0] != '-';
    std::string names;
    for (const auto& [name, command] : commands) names += (names.empty() ? "" : ", ") + name;
    print_error(unknown ? fmt::format("unknown subcommand {}; there are {}", argv[1], names)
                        : std::string(error.what()));
    fmt::print(stderr, "Run with --help for more information.\n");
    return exit_wrong_usage;
  }
  return exit_wrong_usage;
}

}  // namespace

int main(int argc, char** argv) {
  try {
    return run(argc, argv);
  } catch (...) {
    relent::cli::print_error(relent::cli::current_error());
    return relent::cli::exit_bad_data;
  }
}
