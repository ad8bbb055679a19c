// Points of the simplex, and concentrations over it.
#include "distributions/simplex.hpp"

#include <relent/errors.hpp>

#include <algorithm>
#include <cmath>

#include "distributions/check.hpp"
#include "distributions/matrix_parameter.hpp"
#include "math/double_double.hpp"
#include "math/sampling.hpp"

namespace relent {

bool is_on_simplex(std::span<const double> x) {
  constexpr double tolerance = 1e-9;
  if (!std::all_of(x.begin(), x.end(), [](double component) { return component >= 0.0; })) return false;
  return std::abs(math::difference(math::dd_sum(x), 1.0)) <= tolerance;
}

std::vector<double> checked_concentration(std::string_view family, std::span<const double> concentration) {
  if (concentration.size() < 2) {
    throw InvalidParameter(family, "concentration", "a vector of at least two numbers",
                           format_parameter(std::vector<double>(concentration.begin(), concentration.end())));
  }
  for (std::size_t i = 0; i < concentration.size(); ++i) {
    if (!(concentration[i] >= 1e-300 && concentration[i] <= 1e300)) {
      throw InvalidParameter(family, check::indexed("concentration", i), "in [1e-300, 1e300]", concentration[i]);
    }
  }
  return {concentration.begin(), concentration.end()};
}

double sum_of_others(std::span<const double> values, std::size_t i) {
  DoubleDouble sum;
  for (std::size_t j = 0; j < values.size(); ++j) {
    if (j != i) sum = math::add(sum, values[j]);
  }
  return sum.hi;
}

void sample_simplex(Rng& rng, std::span<const double> concentration, std::span<double> out) {
  double largest = -std::numeric_limits<double>::infinity();
  for (std::size_t i = 0; i < out.size(); ++i) {
    out[i] = math::log_standard_gamma(rng, concentration[i]);
    largest = std::max(largest, out[i]);
  }
  double sum = 0.0;
  for (double& component : out) sum += component = std::exp(component - largest);
  for (double& component : out) component /= sum;
}

}  // namespace relent
