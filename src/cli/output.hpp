// What the subcommands share: JSON lines, standard output that notices failure, and the lines of a batch.
#pragma once

#include <fmt/core.h>
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <cstddef>
#include <cstdint>
#include <fstream>
#include <functional>
#include <nlohmann/json.hpp>
#include <relent/any_distribution.hpp>
#include <relent/parameter.hpp>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace relent::cli {

using Json = nlohmann::ordered_json;

/// The exit codes of the program.
enum ExitCode : int { exit_good = 0, exit_bad_data = 1, exit_wrong_usage = 2 };

/// Data or files that cannot be used; exit code 1.
class BadData : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// One line of JSON: keys in their order, numbers with the shortest digits that read back exactly (0.0, not 0),
/// infinities and NaN as the strings "inf", "-inf", "nan".
std::string to_line(const Json& json);

/// Writes to standard output. @throws BadData when that fails.
void write(std::string_view text);
/// Writes what is buffered. @throws BadData when that fails.
void flush();

/// A file open for reading, or standard input for `-`.
class Input {
 public:
  /// @throws BadData if the file cannot be read.
  explicit Input(const std::string& file);

  bool is_standard() const { return file_ == "-"; }
  std::istream& stream();
  /// @throws BadData if reading failed on the way.
  void check();

 private:
  std::string file_;
  std::ifstream opened_;
};

/// Answers one query: text for standard output, with its newline.
using Answer = std::function<std::string()>;
/// Answers one line of a batch.
using LineAnswer = std::function<std::string(const std::string& line)>;

/// Prints the answer, or the error on standard error; returns the exit code.
int answer_one(const Answer& answer);
/// Answers every line of the file (`-`: standard input) in order, with an error in the place of a bad line.
int answer_batch(const std::string& file, bool json, const LineAnswer& answer);

/// The message of whatever is being handled.
std::string current_error();
/// Prints "relent: error: ..." on standard error.
void print_error(std::string_view message);

/// Without the spaces at both ends.
std::string_view trimmed(std::string_view text);
/// The fields of a line between separators.
std::vector<std::string> separated(std::string_view line, char separator);
/// The fields of a line between tabs.
std::vector<std::string> tab_separated(std::string_view line);
/// The numbers of "1, 2.5, -inf"; none for blank text. @throws BadData naming the piece that is not one.
std::vector<double> comma_separated(std::string_view text);
/// The same as a check of an option's value.
extern const CLI::Validator comma_separated_numbers;
/// A check that an option's value is a positive finite number.
extern const CLI::Validator positive_number;
/// A check that an option's value is an unsigned decimal integer, which CLI11 alone does not insist on.
CLI::Validator whole_number(std::uint64_t least = 0);

/// What every subcommand's option --json says.
constexpr const char* json_help = "Print JSON, one object a line";

/// What every help says about its batch and its JSON.
constexpr const char* batch_footer =
    "A batch has one query a line, and one answer a line in the same order. A bad line (or an empty one) is answered\n"
    "by its error, and the exit code is 1. In JSON, infinities and NaN are the strings \"inf\", \"-inf\", \"nan\".\n\n";

}  // namespace relent::cli
