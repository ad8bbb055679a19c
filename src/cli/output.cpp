// What the subcommands share: JSON lines, standard output that notices failure, and the lines of a batch.
#include "cli/output.hpp"

#include <cerrno>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <cstring>
#include <exception>
#include <fstream>
#include <iostream>
#include <istream>
#include <limits>
#include <new>

#include "math/read_number.hpp"

namespace relent::cli {

namespace {

void append(std::string& text, const Json& json) {
  if (json.is_number_float()) {
    const double value = json.get<double>();
    std::string digits = format_number(value);
    if (!std::isfinite(value)) {
      digits = '"' + digits + '"';
    } else if (digits.find_first_of(".e") == std::string::npos) {
      digits += ".0";
    }
    text += digits;
  } else if (json.is_object()) {
    text += '{';
    for (auto item = json.begin(); item != json.end(); ++item) {
      if (item != json.begin()) text += ',';
      append(text, Json(item.key()));
      text += ':';
      append(text, item.value());
    }
    text += '}';
  } else if (json.is_array()) {
    text += '[';
    for (auto item = json.begin(); item != json.end(); ++item) {
      if (item != json.begin()) text += ',';
      append(text, *item);
    }
    text += ']';
  } else {
    text += json.dump(-1, ' ', false, Json::error_handler_t::replace);
  }
}

}  // namespace

std::string to_line(const Json& json) {
  std::string text;
  append(text, json);
  text += '\n';
  return text;
}

void write(std::string_view text) {
  errno = 0;
  if (std::fwrite(text.data(), 1, text.size(), stdout) != text.size()) {
    throw BadData(fmt::format("cannot write to standard output: {}", std::strerror(errno)));
  }
}

void flush() {
  errno = 0;
  if (std::fflush(stdout) != 0 || std::ferror(stdout) != 0) {
    throw BadData(fmt::format("cannot write to standard output: {}", std::strerror(errno)));
  }
}

std::string current_error() {
  try {
    throw;
  } catch (const std::bad_alloc&) {
    return "out of memory";
  } catch (const std::exception& error) {
    return error.what();
  } catch (...) {
    return "unknown error";
  }
}

void print_error(std::string_view message) { fmt::print(stderr, "relent: error: {}\n", message); }

Input::Input(const std::string& file) : file_(file) {
  if (is_standard()) return;
  errno = 0;
  opened_.open(file);
  // A directory opens, and only fails to be read.
  if (!opened_ || (opened_.peek(), opened_.bad())) {
    throw BadData(fmt::format("cannot read {}: {}", file, std::strerror(errno)));
  }
  opened_.clear();
}

std::istream& Input::stream() { return is_standard() ? std::cin : opened_; }

void Input::check() {
  if (stream().bad()) throw BadData(fmt::format("cannot read {}", is_standard() ? "standard input" : file_));
}

int answer_one(const Answer& answer) {
  try {
    write(answer());
    flush();
    return exit_good;
  } catch (...) {
    print_error(current_error());
    return exit_bad_data;
  }
}

int answer_batch(const std::string& file, bool json, const LineAnswer& answer) {
  try {
    Input input(file);
    int code = exit_good;
    std::string line;
    for (std::size_t number = 1; std::getline(input.stream(), line); ++number) {
      if (number == 1 && line.starts_with("\xEF\xBB\xBF")) line.erase(0, 3);  // a byte order mark
      if (!line.empty() && line.back() == '\r') line.pop_back();
      std::string text;
      try {
        if (trimmed(line).empty()) throw BadData("empty line");
        text = answer(line);
      } catch (...) {
        code = exit_bad_data;
        const std::string message = fmt::format("line {}: {}", number, current_error());
        text = json ? to_line(Json{{"error", message}}) : "error: " + message + "\n";
      }
      write(text);
      if (input.is_standard()) flush();  // whoever asks line by line gets answers line by line
    }
    input.check();
    flush();
    return code;
  } catch (...) {
    print_error(current_error());
    return exit_bad_data;
  }
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && math::is_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && math::is_space(text.back())) text.remove_suffix(1);
  return text;
}

std::vector<std::string> separated(std::string_view line, char separator) {
  std::vector<std::string> fields;
  for (std::size_t at = line.find(separator); at != std::string_view::npos; at = line.find(separator)) {
    fields.emplace_back(line.substr(0, at));
    line.remove_prefix(at + 1);
  }
  fields.emplace_back(line);
  return fields;
}

std::vector<std::string> tab_separated(std::string_view line) { return separated(line, '\t'); }

std::vector<double> comma_separated(std::string_view text) {
  std::vector<double> numbers;
  if (trimmed(text).empty()) return numbers;
  for (bool more = true; more;) {
    const std::size_t comma = text.find(',');
    const std::string_view piece = trimmed(text.substr(0, comma));
    const math::NumberReading reading = math::read_number(piece);
    if (reading.status != math::NumberReading::Status::not_a_number && reading.length == piece.size()) {
      if (reading.status == math::NumberReading::Status::out_of_range) {
        throw BadData(fmt::format("'{}' is out of the range of a double", piece));
      }
      numbers.push_back(reading.value);
    } else {
      throw BadData(fmt::format("'{}' is not a number", piece));
    }
    more = comma != std::string_view::npos;
    if (more) text.remove_prefix(comma + 1);
  }
  return numbers;
}

const CLI::Validator comma_separated_numbers(
    [](std::string& text) {
      try {
        return comma_separated(text).empty() ? std::string("a number is missing") : std::string();
      } catch (const BadData& error) {
        return std::string(error.what());
      }
    },
    "", "numbers");

const CLI::Validator positive_number(
    [](std::string& text) {
      const math::NumberReading reading = math::read_number(text);
      const bool number = reading.status == math::NumberReading::Status::ok && reading.length == text.size();
      return number && reading.value > 0.0 && std::isfinite(reading.value)
                 ? std::string()
                 : fmt::format("must be a positive number, got {}", text);
    },
    "", "positive");

CLI::Validator whole_number(std::uint64_t least) {
  return {[least](std::string& text) {
            std::uint64_t value = 0;
            const char* end = text.data() + text.size();
            const std::from_chars_result read = std::from_chars(text.data(), end, value);
            return read.ec == std::errc() && read.ptr == end && value >= least
                       ? std::string()
                       : fmt::format("must be a whole number from {} to {}, got {}", least,
                                     (std::numeric_limits<std::uint64_t>::max)(), text);
          },
          "", "whole"};
}

}  // namespace relent::cli
