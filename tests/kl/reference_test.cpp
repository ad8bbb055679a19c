// The reference tables: KL to 30 digits by mpmath, and the tolerance that each regime of them is held to.
#include <relent/relent.hpp>

#include "support/catalogue.hpp"
#include "support/compare.hpp"

#include <gtest/gtest.h>
#include <Eigen/SVD>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace {

using relent::KlEstimate;
using relent::KlMethod;
using relent_test::infinity;

struct Row {
  std::string p, q, regime;
  double kl;
  bool underflow, overflow;
  double condition;  // of the covariance, where the row tells it
};

void read_rows(const std::string& path, std::vector<Row>& read) {
  for (const auto& cells : relent_test::read_table(path)) {
    Row row{cells.at(0), cells.at(1), cells.at(2), std::strtod(cells.at(3).c_str(), nullptr), false, false, 1.0};
    row.underflow = row.regime.find(":underflow") != std::string::npos;
    row.overflow = row.regime.find(":overflow") != std::string::npos;
    if (row.overflow) row.kl = infinity;
    const std::size_t at = row.regime.find("cond=");
    if (at != std::string::npos) row.condition = std::strtod(row.regime.c_str() + at + 5, nullptr);
    read.push_back(row);
  }
}

const std::string data = RELENT_TEST_DATA_DIR;

std::vector<Row> form_rows() {
  std::vector<Row> read;
  read_rows(data + "/kl_forms.tsv", read);
  return read;
}

/// The tables of all families, in the order of their names.
const std::vector<Row>& family_rows() {
  static const std::vector<Row> all = [] {
    std::set<std::string> paths;
    for (const auto& entry : std::filesystem::directory_iterator(data + "/kl")) {
      if (entry.path().extension() == ".tsv") paths.insert(entry.path().string());
    }
    std::vector<Row> read;
    for (const std::string& path : paths) read_rows(path, read);
    return read;
  }();
  return all;
}

std::string family(const std::string& text) { return text.substr(0, text.find('(')); }

/// Is the divergence one of a family with itself that has a closed form? The regimes summation and quadrature have
/// none.
bool same_formula(const Row& row) {
  const std::set<std::string> gamma{"Gamma", "Exponential", "ChiSquared"};
  if (row.regime.find("summation") == 0 || row.regime.find("quadrature") == 0) return false;
  return family(row.p) == family(row.q) || (gamma.count(family(row.p)) != 0 && gamma.count(family(row.q)) != 0);
}

/// Condition number of a covariance in the worst case of its row: the entries of W = M^-1 S M^-T that a direction
/// loses.
double spread(const std::string& text) {
  const auto law = relent::parse(text);
  const auto* gaussian = law.as<relent::MultivariateGaussian>();
  if (gaussian == nullptr) return 1.0;
  const Eigen::MatrixXd covariance = gaussian->covariance();
  const Eigen::JacobiSVD<Eigen::MatrixXd> svd(covariance);
  return svd.singularValues()(0) / svd.singularValues()(svd.singularValues().size() - 1);
}

constexpr double rounding = 0x1p-53;

void check_same_family(const Row& row, std::string& worst, double& worst_error) {
  SCOPED_TRACE(row.p + " || " + row.q + " (" + row.regime + ")");
  const auto p = relent::parse(row.p);
  const auto q = relent::parse(row.q);
  const KlEstimate kl = relent::kl_divergence(p, q);
  const bool binomials = family(row.p) == "Binomial";  // of different numbers of trials: an exact sum
  EXPECT_TRUE(kl.method == KlMethod::closed_form || (row.kl == infinity && kl.method == KlMethod::infinite) ||
              (binomials && kl.method == KlMethod::summation))
      << to_string(kl.method);
  EXPECT_GE(kl.value, 0.0);
  if (row.regime == "identical") {
    EXPECT_EQ(kl.value, 0.0);
  }
  double relative = 1e-14;
  if (row.regime == "illcond") relative = std::max(relative, 10.0 * rounding * std::max(spread(row.p), spread(row.q)));
  relative = std::max(relative, 10.0 * rounding * row.condition);
  EXPECT_TRUE(relent_test::close(kl.value, row.kl, relative, row.underflow ? 1e-307 : 0.0));
  if (row.overflow) {
    EXPECT_EQ(kl.note, "overflow");
  }
  if (std::isfinite(row.kl) && row.kl > 0.0 && !row.underflow) {
    const double error = std::abs(kl.value - row.kl) / row.kl / (relative / 1e-14);
    if (error > worst_error) worst_error = error, worst = row.p.substr(0, 200) + " || " + row.q.substr(0, 200);
  }
}

TEST(KlReference, SameFamilyRowsHoldToFourteenDigits) {
  std::string worst;
  double worst_error = 0.0;
  for (const Row& row : family_rows()) {
    if (same_formula(row)) check_same_family(row, worst, worst_error);
  }
  std::cout << "worst relative error " << worst_error << " at " << worst << '\n';
}

TEST(KlReference, OtherFormsOfTheParametersAreAsExact) {
  std::string worst;
  double worst_error = 0.0;
  for (const Row& row : form_rows()) {
    check_same_family(row, worst, worst_error);
  }
  std::cout << "worst relative error " << worst_error << " at " << worst << '\n';
}

TEST(KlReference, CrossRowsAreRightOrSayThatTheyMayNotBe) {
  std::size_t all = 0;
  std::size_t converged = 0;
  std::size_t right = 0;
  for (const Row& row : family_rows()) {
    if (same_formula(row)) continue;
    SCOPED_TRACE(row.p + " || " + row.q + " (" + row.regime + ")");
    const auto p = relent::parse(row.p);
    const auto q = relent::parse(row.q);
    const KlEstimate kl = relent::kl_divergence(p, q);
    EXPECT_FALSE(std::isnan(kl.value));
    EXPECT_LE(kl.lower, kl.upper);
    if (row.kl == infinity && !row.overflow) {
      EXPECT_EQ(kl.value, infinity);
      EXPECT_TRUE(kl.method == KlMethod::infinite || kl.method == KlMethod::closed_form);
      continue;
    }
    ++all;
    if (row.overflow) {
      EXPECT_TRUE(kl.value == infinity || !kl.converged) << kl.value;
      continue;
    }
    if (kl.method == KlMethod::closed_form) {
      // a registered formula has no error; the expectation rule tells its cancellation
      EXPECT_TRUE(relent_test::close(kl.value, row.kl, 1e-13, row.underflow ? 1e-307 : kl.error));
    }
    const double absolute = 1e-15;  // the engine's default: what is below it is 0
    const bool accurate = relent_test::close(kl.value, row.kl, 1e-9, std::max(kl.error, absolute));
    converged += kl.converged ? 1 : 0;
    right += accurate ? 1 : 0;
    const bool ordinary = row.regime == "mod" || row.regime == "near" || row.regime == "quadrature" ||
                          row.regime == "summation" || row.regime == "matched";
    if (ordinary) {
      EXPECT_TRUE(relent_test::close(kl.value, row.kl, 1e-9, std::max(kl.error, absolute)))
          << "error " << kl.error << ' ' << kl.note;
      EXPECT_TRUE(kl.converged) << kl.note;
    } else {
      EXPECT_TRUE(!kl.converged || std::abs(kl.value - row.kl) <= 6.0 * kl.error + 1e-9 * row.kl + absolute)
          << "got " << kl.value << " +- " << kl.error << ", truth " << row.kl << ", claimed converged";
    }
    if (!kl.converged) {
      EXPECT_FALSE(kl.note.empty());
    }
  }
  std::cout << all << " cross rows: " << converged << " converged, " << right << " right to 1e-9\n";
  EXPECT_GE(2 * converged, all);
}

TEST(KlReference, LawsThatTellTheirLogRatioKeepAllDigitsInQuadrature) {
  const std::set<std::string> families{"Logistic", "LogLogistic", "StudentT"};
  std::size_t count = 0;
  for (const Row& row : family_rows()) {
    if (family(row.p) != family(row.q) || families.count(family(row.p)) == 0 || !std::isfinite(row.kl)) continue;
    SCOPED_TRACE(row.p + " || " + row.q + " (" + row.regime + ")");
    EXPECT_TRUE(relent_test::close(relent::kl_divergence(relent::parse(row.p), relent::parse(row.q)).value, row.kl,
                                   1e-13, row.underflow ? 1e-307 : 0.0));
    ++count;
  }
  EXPECT_GE(count, 36U);
}

TEST(KlReference, EveryFamilyOfTheCatalogueHasRows) {
  std::set<std::string> seen;
  for (const Row& row : family_rows()) {
    if (family(row.p) == family(row.q)) seen.insert(family(row.p));
  }
  for (const auto& description : relent::Catalogue::builtin().families()) {
    EXPECT_EQ(seen.count(description.name), 1U) << description.name << " has no reference rows with itself";
  }
}

/// Does the law of this text derive from the class?
bool is_a(const relent::Lineage& law, const relent::Lineage& type) {
  for (const relent::Lineage* at = &law; at != nullptr; at = at->parent) {
    if (*at == type) return true;
  }
  return false;
}

TEST(KlReference, EveryRegisteredPairHasRows) {
  std::map<std::string, relent::AnyDistribution> members;  // one of each family
  std::set<std::pair<std::string, std::string>> seen;
  for (const Row& row : family_rows()) {
    seen.insert({family(row.p), family(row.q)});
    for (const std::string& text : {row.p, row.q}) members.try_emplace(family(text), relent::parse(text));
  }
  for (const auto& entry : relent::KlRegistry::builtin().entries()) {
    const bool has_rows = std::any_of(seen.begin(), seen.end(), [&](const auto& pair) {
      return is_a(members.at(pair.first)->lineage(), *entry.p) && is_a(members.at(pair.second)->lineage(), *entry.q);
    });
    EXPECT_TRUE(has_rows) << entry.p->type->name() << " || " << entry.q->type->name() << " has no reference rows";
  }
}

}  // namespace
