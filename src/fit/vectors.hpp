// Observations of vectors, checked, and what the fits ask of them.
#pragma once

#include <relent/fit.hpp>

#include <Eigen/Core>
#include <string>
#include <string_view>

#include "fit/sample.hpp"

namespace relent::fitting {

/// The observations of positive weight, a column each, with their shares of the weight.
struct VectorSample {
  std::string_view family;
  Eigen::MatrixXd columns;
  Eigen::VectorXd shares;

  Eigen::Index dimension() const { return columns.rows(); }
  /// The weighted mean of f(component) for each component.
  template <class F>
  Eigen::VectorXd mean(F f) const {
    Eigen::VectorXd means(dimension());
    for (Eigen::Index i = 0; i < dimension(); ++i) {
      estimate::CompensatedSum sum;
      for (Eigen::Index k = 0; k < columns.cols(); ++k) sum.add(shares[k] * f(columns(i, k)));
      means[i] = sum.value();
    }
    return means;
  }
};

/// @throws as `fit` says: the components must lie in the domain.
VectorSample vector_sample(std::string_view family, const Domain& domain, const VectorData& data,
                           std::span<const double> weights);

/// The numbers of a vector or, column by column, of a matrix.
template <class Derived>
std::span<const double> numbers(const Eigen::PlainObjectBase<Derived>& x) {
  return {x.data(), static_cast<std::size_t>(x.size())};
}

}  // namespace relent::fitting
