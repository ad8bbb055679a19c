// Maxima of log-likelihoods in a few unconstrained coordinates.
#pragma once

#include <Eigen/Core>
#include <array>
#include <cstddef>
#include <optional>
#include <tuple>

#include "estimate/compensated_sum.hpp"
#include "estimate/function_ref.hpp"
#include "fit/jet.hpp"
#include "fit/sample.hpp"

namespace relent::fitting {

/// A function at a point, to second order.
struct Expansion {
  double value = 0.0;
  Eigen::VectorXd gradient;
  Eigen::MatrixXd hessian;
};

struct Maximum {
  Eigen::VectorXd at;
  double value = 0.0;
  bool found = false;  ///< false where the climb led to the edge: at least one coordinate goes on for ever

  double operator[](std::size_t i) const { return at[static_cast<Eigen::Index>(i)]; }
};

/// Newton's method on the absolute values of the Hessian's eigenvalues (so that saddles repel), with steps limited to a
/// radius that shrinks when a step does not climb, and full steps at the end until they no longer shrink. Coordinates
/// are of the order of 1: logarithms of scales, standardised locations. A value that is not finite is a wall.
Maximum maximise(estimate::FunctionRef<Expansion(const Eigen::VectorXd&)> f, const Eigen::VectorXd& start);

/// The mean of f(x) over the sample, f(x) a jet.
template <std::size_t N, class F>
Jet<N> mean_jet(const Sample& sample, F f) {
  estimate::CompensatedSum value;
  std::array<estimate::CompensatedSum, N> gradient;
  Jet<N> mean;
  for (std::size_t k = 0; k < sample.size(); ++k) {
    const Jet<N> term = f(sample.values()[k]);
    const double share = sample.shares()[k];
    value.add(share * term.value);
    for (std::size_t i = 0; i < N; ++i) {
      gradient[i].add(share * term.gradient[i]);
      for (std::size_t j = 0; j < N; ++j) mean.hessian[i][j] += share * term.hessian[i][j];
    }
  }
  mean.value = value.value();
  for (std::size_t i = 0; i < N; ++i) mean.gradient[i] = gradient[i].value();
  return mean;
}

/// The maximum of f, which takes N jets and gives one.
template <std::size_t N, class F>
Maximum maximise(F f, const std::array<double, N>& start) {
  const auto expansion = [&f](const Eigen::VectorXd& at) {
    std::array<Jet<N>, N> variables;
    for (std::size_t i = 0; i < N; ++i) variables[i] = Jet<N>::variable(at[static_cast<Eigen::Index>(i)], i);
    const Jet<N> jet = std::apply(f, variables);
    Expansion result{jet.value, Eigen::VectorXd(N), Eigen::MatrixXd(N, N)};
    for (std::size_t i = 0; i < N; ++i) {
      result.gradient[static_cast<Eigen::Index>(i)] = jet.gradient[i];
      for (std::size_t j = 0; j < N; ++j) {
        result.hessian(static_cast<Eigen::Index>(i), static_cast<Eigen::Index>(j)) = jet.hessian[i][j];
      }
    }
    return result;
  };
  return maximise(expansion, Eigen::Map<const Eigen::VectorXd>(start.data(), N));
}

/// The root of a monotone function of a positive number, from a guess.
double positive_root(estimate::FunctionRef<double(double)> f, double guess, bool rising);

/// A value and its derivative.
struct ValueSlope {
  double value;
  double slope;
};

/// The highest of the maxima of f in [lower, upper], where its slope goes from positive to negative between two of
/// `cells` + 1 equidistant points; nothing if there is none.
std::optional<double> highest_maximum(estimate::FunctionRef<ValueSlope(double)> f, double lower, double upper,
                                      int cells);

}  // namespace relent::fitting
