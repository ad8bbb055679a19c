// Tables of comma-separated values (RFC 4180): a header, quoted fields, either line end.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace relent::cli {

class CsvTable {
 public:
  /// Reads a file (`-`: standard input). @throws BadData if that fails, or if a row has not as many fields as the
  /// header.
  explicit CsvTable(const std::string& file);

  std::size_t rows() const { return rows_.size(); }
  bool has_column(std::string_view name) const;
  /// @throws BadData naming the columns that there are.
  std::size_t column(std::string_view name) const;
  const std::string& text(std::size_t row, std::size_t column) const { return rows_[row].fields[column]; }
  /// @throws BadData naming the line and the column of what is not a number.
  double number(std::size_t row, std::size_t column) const;

 private:
  struct Row {
    std::size_t line = 0;
    std::vector<std::string> fields;
  };

  std::string file_;
  std::vector<std::string> names_;
  std::vector<Row> rows_;
};

}  // namespace relent::cli
