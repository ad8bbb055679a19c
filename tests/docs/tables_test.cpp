// The tables of docs/distributions.md and docs/kl-divergences.md say what the catalogue and the registry say.
// RELENT_UPDATE_DOCS=1 in the environment rewrites them.
#include <gtest/gtest.h>
#include <relent/relent.hpp>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string>

#include "math/class_name.hpp"

namespace {

using namespace relent;

const std::string docs_dir = std::string(RELENT_SOURCE_DIR) + "/docs";

std::string read(const std::string& path) {
  std::ifstream file(path);
  EXPECT_TRUE(file) << path;
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

/// Compares the text between the markers `<!-- table: name -->` and `<!-- end -->` of a page with what it should be.
void expect_table(const std::string& page, const std::string& name, const std::string& table) {
  const std::string path = docs_dir + "/" + page;
  const std::string text = read(path);
  const std::string begin = "<!-- table: " + name + " -->\n";
  const std::size_t start = text.find(begin);
  ASSERT_NE(start, std::string::npos) << path << " has no marker " << begin;
  const std::size_t stop = text.find("<!-- end -->", start);
  ASSERT_NE(stop, std::string::npos) << path << ": the table " << name << " has no end";
  const std::size_t body = start + begin.size();
  if (std::getenv("RELENT_UPDATE_DOCS") != nullptr) {
    std::ofstream(path) << text.substr(0, body) << table << text.substr(stop);
    return;
  }
  EXPECT_EQ(text.substr(body, stop - body), table)
      << "stale: run this test with RELENT_UPDATE_DOCS=1 and commit " << page;
}

std::string cell(const std::string& text) {
  std::string escaped;
  for (const char c : text) escaped += c == '|' ? std::string("\\|") : std::string(1, c);
  return escaped;
}

std::string signature(const FamilyDescription& family) {
  std::string text = "(";
  for (const ParameterSpec& parameter : family.forms.front().parameters) {
    if (text.size() > 1) text += ", ";
    text += parameter.name;
    if (parameter.default_value) text += " = " + format_number(*parameter.default_value);
  }
  return text + ")";
}

/// The keywords of the other forms that the first does not have.
std::string other_forms(const FamilyDescription& family) {
  std::string text;
  for (std::size_t i = 1; i < family.forms.size(); ++i) {
    std::string form;
    for (const ParameterSpec& parameter : family.forms[i].parameters) {
      const auto& positional = family.forms.front().parameters;
      const bool known = std::any_of(positional.begin(), positional.end(),
                                     [&](const ParameterSpec& spec) { return spec.name == parameter.name; });
      if (!known) form += (form.empty() ? "" : " with ") + ("`" + parameter.name + "=`");
    }
    text += (text.empty() ? "" : ", ") + form;
  }
  return text;
}

TEST(Documentation, ListsEveryFamilyOfTheCatalogue) {
  std::string table = "| family | parameters | other forms | support | density or mass |\n|---|---|---|---|---|\n";
  for (const FamilyDescription& family : Catalogue::builtin().families()) {
    std::string name = "`" + family.name + "`";
    for (const std::string& alias : family.aliases) name += " = `" + alias + "`";
    table += "| " + name + " | `" + signature(family) + "`: " + cell(family.parameters) + " | " + other_forms(family) +
             " | " + cell(family.support) + " | `" + cell(family.density) + "` |\n";
  }
  expect_table("distributions.md", "families", table);
}

TEST(Documentation, SaysHowEveryOrderedPairIsAnswered) {
  const auto families = Catalogue::builtin().families();
  const auto mark = [](const Distribution& p, const Distribution& q) -> std::string {
    try {
      switch (kl_method(p, q)) {
        case KlMethod::infinite:
          return "inf";
        case KlMethod::closed_form:
          return "**=**";
        case KlMethod::summation:
          return "sum";
        case KlMethod::quadrature:
          return "quad";
        case KlMethod::monte_carlo:
          return "MC";
      }
    } catch (const DimensionMismatch&) {
      return "";
    }
    return "?";
  };
  std::string table = "| p \\ q |";
  for (const FamilyDescription& q : families) table += " " + q.name + " |";
  table += "\n|---|";
  for (std::size_t i = 0; i < families.size(); ++i) table += ":-:|";
  table += "\n";
  for (const FamilyDescription& p : families) {
    table += "| **" + p.name + "** |";
    for (const FamilyDescription& q : families) {
      table += " " + mark(parse(p.examples.front()), parse(q.examples.front())) + " |";
    }
    table += "\n";
  }
  expect_table("kl-divergences.md", "pairs", table);
}

TEST(Documentation, GivesTheSourceOfEveryRegisteredFormula) {
  const auto readable = [](const Lineage& lineage) { return math::class_name(*lineage.type); };
  std::string table = "| p | q | formula |\n|---|---|---|\n";
  for (const KlRegistry::Entry& entry : KlRegistry::builtin().entries()) {
    EXPECT_FALSE(entry.source.empty()) << readable(*entry.p) << " || " << readable(*entry.q);
    table += "| " + readable(*entry.p) + " | " + readable(*entry.q) + " | " + cell(entry.source) + " |\n";
  }
  expect_table("kl-divergences.md", "formulas", table);
}

}  // namespace
