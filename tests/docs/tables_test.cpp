// The tables of docs/distributions.md and docs/kl-divergences.md say what the catalogue and the registry say.
// RELENT_UPDATE_DOCS=1 in the environment rewrites them.
#include <gtest/gtest.h>
#include <relent/relent.hpp>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

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

/// Compares a whole file with what it should be.
void expect_file(const std::string& name, const std::string& text) {
  const std::string path = docs_dir + "/" + name;
  if (std::getenv("RELENT_UPDATE_DOCS") != nullptr) {
    std::ofstream(path) << text;
    return;
  }
  EXPECT_TRUE(read(path) == text) << "stale: run this test with RELENT_UPDATE_DOCS=1 and commit docs/" << name;
}

const std::vector<KlPair>& pairs() {
  static const std::vector<KlPair> all = kl_pairs();
  return all;
}

/// The strongest way in which a pair is answered, as a colour of the picture.
std::string colour(const KlPair& pair) {
  if (pair.methods.empty()) return "#f4f4f4";
  switch (pair.methods.front()) {
    case KlMethod::closed_form:
      return "#2e8b57";
    case KlMethod::infinite:
      return "#c9ced6";
    case KlMethod::summation:
      return "#4f9bd9";
    case KlMethod::quadrature:
      return "#f0b429";
    case KlMethod::monte_carlo:
      return "#d64545";
  }
  return "#000000";
}

std::string names_of(const std::vector<KlMethod>& methods) {
  std::string names;
  for (const KlMethod method : methods) names += (names.empty() ? "" : ", ") + std::string(to_string(method));
  return names.empty() ? "different spaces" : names;
}

TEST(Documentation, DrawsHowEveryOrderedPairIsAnswered) {
  constexpr std::size_t cell_size = 12;
  constexpr std::size_t margin = 170;
  const auto families = Catalogue::builtin().families();
  const std::size_t size = margin + cell_size * families.size() + 10;
  const auto text_at = [](std::size_t x, std::size_t y, const std::string& attributes, const std::string& text) {
    return "<text x=\"" + std::to_string(x) + "\" y=\"" + std::to_string(y) + "\" " + attributes + ">" + text +
           "</text>\n";
  };
  std::string svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" + std::to_string(size) + "\" height=\"" +
                    std::to_string(size + 30) + "\" font-family=\"sans-serif\" font-size=\"10\">\n" +
                    "<rect width=\"100%\" height=\"100%\" fill=\"white\"/>\n";
  for (std::size_t i = 0; i < families.size(); ++i) {
    const std::size_t at = margin + i * cell_size + cell_size - 2;
    svg += text_at(margin - 6, at, "text-anchor=\"end\"", families[i].name);
    svg += text_at(0, 0,
                   "transform=\"translate(" + std::to_string(at) + " " + std::to_string(margin - 6) + ") rotate(-90)\"",
                   families[i].name);
  }
  for (std::size_t n = 0; n < pairs().size(); ++n) {
    const KlPair& pair = pairs()[n];
    svg += "<rect x=\"" + std::to_string(margin + n % families.size() * cell_size) + "\" y=\"" +
           std::to_string(margin + n / families.size() * cell_size) + "\" width=\"" + std::to_string(cell_size - 1) +
           "\" height=\"" + std::to_string(cell_size - 1) + "\" fill=\"" + colour(pair) + "\"><title>" + pair.p +
           " || " + pair.q + ": " + names_of(pair.methods) + "</title></rect>\n";
  }
  std::size_t x = 10;
  for (const KlMethod method :
       {KlMethod::closed_form, KlMethod::infinite, KlMethod::summation, KlMethod::quadrature, KlMethod::monte_carlo}) {
    svg += "<rect x=\"" + std::to_string(x) + "\" y=\"" + std::to_string(size + 8) +
           "\" width=\"11\" height=\"11\" fill=\"" + colour({{}, {}, {method}, {}}) + "\"/>\n";
    svg += text_at(x + 15, size + 17, "", to_string(method));
    x += 110;
  }
  expect_file("kl-matrix.svg", svg + "</svg>\n");
}

TEST(Documentation, ListsHowEveryOrderedPairIsAnswered) {
  std::string table =
      "| p | closed form against | summed or integrated against | Monte Carlo against |\n|---|---|---|---|\n";
  const std::size_t count = Catalogue::builtin().families().size();
  for (std::size_t i = 0; i < count; ++i) {
    std::string closed, numeric, sampled;
    for (std::size_t j = 0; j < count; ++j) {
      const KlPair& pair = pairs()[i * count + j];
      if (pair.methods.empty() || pair.methods.front() == KlMethod::infinite) continue;
      std::string& list = pair.methods.front() == KlMethod::closed_form   ? closed
                          : pair.methods.front() == KlMethod::monte_carlo ? sampled
                                                                          : numeric;
      list += (list.empty() ? "" : ", ") + pair.q;
    }
    table += "| **" + pairs()[i * count].p + "** | " + closed + " | " + numeric + " | " + sampled + " |\n";
  }
  expect_table("kl-divergences.md", "pairs", table);
}

TEST(Documentation, KnowsAnAnswerForEveryOrderedPairOfUnivariateFamilies) {
  const auto is_univariate = [](const std::string& family) {
    return parse(Catalogue::builtin().find(family)->examples.front()).as<UnivariateDistribution>() != nullptr;
  };
  for (const KlPair& pair : pairs()) {
    if (!is_univariate(pair.p) || !is_univariate(pair.q)) continue;
    EXPECT_FALSE(pair.methods.empty()) << pair.p << " || " << pair.q;
    EXPECT_TRUE(pair.methods.back() != KlMethod::monte_carlo) << pair.p << " || " << pair.q;
  }
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
