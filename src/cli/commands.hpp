// The subcommands of the program.
#pragma once

#include <CLI/CLI.hpp>
#include <functional>

namespace relent::cli {

/// Runs what was parsed; returns the exit code. Wrong usage throws CLI::ParseError.
using Run = std::function<int()>;

/// Each adds its subcommand to the program, and answers how to run it.
Run add_kl_command(CLI::App& program);
Run add_cross_entropy_command(CLI::App& program);
Run add_describe_command(CLI::App& program);
Run add_sample_command(CLI::App& program);
Run add_fit_command(CLI::App& program);
Run add_matrix_command(CLI::App& program);
Run add_pairs_command(CLI::App& program);

}  // namespace relent::cli
