// KL of the numbers of successes in trials of unequal probabilities.
#pragma once

#include <span>

namespace relent::formulas {

/// KL(p || q) of two such laws, each given by the probabilities of its trials, in any order and number; +inf if p has
/// an outcome that q has not. Its time is proportional to the square of the number of trials.
double poisson_binomial_kl(std::span<const double> p, std::span<const double> q);

}  // namespace relent::formulas
