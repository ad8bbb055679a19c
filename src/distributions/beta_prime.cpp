// Beta prime distribution.
#include <relent/distributions/beta_prime.hpp>

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "distributions/check.hpp"

namespace relent {

namespace {

/// Beyond it the law and its tail are too far apart for the odds to hold both.
double shape(const char* name, double value) {
  return check::that(value > 0.0 && value <= 1e280, "BetaPrime", name, "positive and at most 1e280", value);
}

}  // namespace

// ---- constructors -------------------------------------------------------------------------------------------------

BetaPrime::BetaPrime(double alpha, double beta) : Family(shape("alpha", alpha), shape("beta", beta), 1.0) {}

// ---- description --------------------------------------------------------------------------------------------------

FamilyDescription BetaPrime::description() {
  return {
      .name = "BetaPrime",
      .aliases = {},
      .summary = "The odds of a probability of beta type: the ratio of two gamma variables of equal rate.",
      .density = "x^(alpha - 1) (1 + x)^-(alpha + beta) / B(alpha, beta)",
      .parameters = "alpha > 0, beta > 0; at most 1e280",
      .support = "[0, inf)",
      .forms = {{.parameters = {{.name = "alpha"}, {.name = "beta"}},
                 .make = [](const Arguments& given) -> AnyDistribution {
                   return BetaPrime(given.real(0), given.real(1));
                 }}},
      .examples = {"BetaPrime(2, 3)", "BetaPrime(0.5, 0.5)", "BetaPrime(alpha=7, beta=12)", "BetaPrime(0.02, 4.5)",
                   "BetaPrime(3, 0.2)", "BetaPrime(1e6, 2e6)"},
  };
}

// ---- names and parameters -----------------------------------------------------------------------------------------

std::string BetaPrime::do_name() const { return "BetaPrime"; }

std::vector<Parameter> BetaPrime::do_parameters() const { return {{"alpha", alpha()}, {"beta", beta()}}; }

// ---- facts for the engine -----------------------------------------------------------------------------------------

std::size_t BetaPrime::do_score(double x, std::span<double> out) const {
  if (out.size() < 2) return 0;
  const Score score = score_at(x);
  out[0] = score.alpha;
  out[1] = score.beta;
  return 2;
}

}  // namespace relent
