// Tables of comma-separated values (RFC 4180): a header, quoted fields, either line end.
#include "cli/csv.hpp"

#include <algorithm>
#include <iterator>

#include "cli/output.hpp"
#include "math/read_number.hpp"

namespace relent::cli {

namespace {

/// Reads rows of fields off a text.
class Reader {
 public:
  Reader(std::string file, std::string_view rest) : file_(std::move(file)), rest_(rest) {}

  bool at_end() const { return rest_.empty(); }
  std::size_t line() const { return line_; }

  /// The fields up to the end of the line; one empty field for a blank line.
  std::vector<std::string> row() {
    std::vector<std::string> fields;
    for (bool more = true; more;) {
      fields.push_back(field());
      more = take(",");
    }
    if (!take("\r\n") && !take("\n") && !take("\r") && !at_end()) {
      throw BadData(fmt::format("{}: line {}: text after a closing quote", file_, line_));
    }
    ++line_;
    return fields;
  }

 private:
  bool take(std::string_view token) {
    if (!rest_.starts_with(token)) return false;
    rest_.remove_prefix(token.size());
    return true;
  }

  std::string field() {
    const std::size_t text = std::min(rest_.find_first_not_of(" \t"), rest_.size());
    if (!rest_.substr(text).starts_with('"')) {
      const std::size_t end = std::min(rest_.find_first_of(",\r\n"), rest_.size());
      const std::string plain(trimmed(rest_.substr(0, end)));
      rest_.remove_prefix(end);
      return plain;
    }
    rest_.remove_prefix(text + 1);
    const std::size_t start = line_;
    std::string quoted;
    while (!at_end()) {
      if (take("\"\"")) {
        quoted += '"';
      } else if (take("\"")) {
        rest_.remove_prefix(std::min(rest_.find_first_not_of(" \t"), rest_.size()));
        return quoted;
      } else {
        if (rest_.front() == '\n') ++line_;
        quoted += rest_.front();
        rest_.remove_prefix(1);
      }
    }
    throw BadData(fmt::format("{}: line {}: a quote is not closed", file_, start));
  }

  std::string file_;
  std::string_view rest_;
  std::size_t line_ = 1;
};

bool is_blank(const std::vector<std::string>& fields) { return fields.size() == 1 && fields.front().empty(); }

}  // namespace

CsvTable::CsvTable(const std::string& file) : file_(file == "-" ? "standard input" : file) {
  Input input(file);
  std::string text{std::istreambuf_iterator<char>(input.stream()), std::istreambuf_iterator<char>()};
  input.check();
  if (text.starts_with("\xEF\xBB\xBF")) text.erase(0, 3);  // a byte order mark
  Reader reader(file_, text);
  while (names_.empty()) {
    if (reader.at_end()) throw BadData(fmt::format("{}: there is no header", file_));
    if (std::vector<std::string> fields = reader.row(); !is_blank(fields)) names_ = std::move(fields);
  }
  while (!reader.at_end()) {
    const std::size_t line = reader.line();
    std::vector<std::string> fields = reader.row();
    if (names_.size() > 1 && is_blank(fields)) continue;
    if (fields.size() != names_.size()) {
      throw BadData(
          fmt::format("{}: line {}: {} fields, but the header has {}", file_, line, fields.size(), names_.size()));
    }
    rows_.push_back({line, std::move(fields)});
  }
  // A blank line at the end of a table of one column is no row of it.
  while (!rows_.empty() && is_blank(rows_.back().fields)) rows_.pop_back();
}

bool CsvTable::has_column(std::string_view name) const {
  return std::find(names_.begin(), names_.end(), name) != names_.end();
}

std::size_t CsvTable::column(std::string_view name) const {
  const auto found = std::find(names_.begin(), names_.end(), name);
  if (found == names_.end()) {
    throw BadData(fmt::format("{}: there is no column {}; there are {}", file_, name, fmt::join(names_, ", ")));
  }
  if (std::find(found + 1, names_.end(), name) != names_.end()) {
    throw BadData(fmt::format("{}: there are several columns {}", file_, name));
  }
  return static_cast<std::size_t>(found - names_.begin());
}

double CsvTable::number(std::size_t row, std::size_t column) const {
  const std::string_view cell = trimmed(text(row, column));
  const math::NumberReading reading = math::read_number(cell);
  const bool is_number = reading.status != math::NumberReading::Status::not_a_number && reading.length == cell.size();
  if (is_number && reading.status == math::NumberReading::Status::ok) return reading.value;
  throw BadData(fmt::format("{}: line {}: {} is {}", file_, rows_[row].line, names_[column],
                            cell.empty() ? "empty"
                            : is_number  ? fmt::format("'{}', out of the range of a double", cell)
                                         : fmt::format("'{}', not a number", cell)));
}

}  // namespace relent::cli
