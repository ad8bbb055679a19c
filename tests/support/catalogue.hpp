// The examples of the catalogue as test parameters.
#pragma once

#include <relent/catalogue.hpp>
#include <relent/parse.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <fstream>
#include <ostream>
#include <sstream>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace relent_test {

/// One example text of a family; prints as its text, is named Family_3.
struct Example {
  std::string family;
  std::size_t index = 0;
  std::string text;

  friend std::ostream& operator<<(std::ostream& out, const Example& example) { return out << example.text; }
  std::string name() const { return family + "_" + std::to_string(index); }
};

inline std::string example_name(const testing::TestParamInfo<Example>& example) { return example.param.name(); }

inline std::vector<Example> examples(std::size_t at_most_per_family = 1000) {
  std::vector<Example> all;
  for (const relent::FamilyDescription& family : relent::Catalogue::builtin().families()) {
    for (std::size_t i = 0; i < std::min(family.examples.size(), at_most_per_family); ++i) {
      all.push_back({family.name, i, family.examples[i]});
    }
  }
  return all;
}

/// Those whose law is a `Base`.
template <class Base>
std::vector<Example> examples_of(std::size_t at_most_per_family = 1000) {
  std::vector<Example> all = examples(at_most_per_family);
  std::erase_if(all, [](const Example& e) {
    try {
      return relent::parse(e.text).as<Base>() == nullptr;
    } catch (const relent::Error&) {
      return false;  // the test itself will say why
    }
  });
  return all;
}

/// "Family(a=1, b=2)" from names and values.
inline std::string call(const std::string& family, const std::vector<relent::Parameter>& parameters) {
  std::string text = family + "(";
  for (std::size_t i = 0; i < parameters.size(); ++i) {
    if (i != 0) text += ", ";
    text += parameters[i].name + "=" + relent::format_parameter(parameters[i].value);
  }
  return text + ")";
}

/// Rows of a table of tab-separated values; `#` starts a comment line.
inline std::vector<std::vector<std::string>> read_table(const std::string& path) {
  std::ifstream in(path);
  if (!in) throw std::runtime_error("cannot read " + path);
  std::vector<std::vector<std::string>> rows;
  for (std::string line; std::getline(in, line);) {
    if (line.empty() || line.front() == '#') continue;
    std::vector<std::string> row;
    std::istringstream cells(line);
    for (std::string cell; std::getline(cells, cell, '\t');) row.push_back(cell);
    rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace relent_test
