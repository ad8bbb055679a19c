// Laws of vectors.
#include "fit/vectors.hpp"

#include <Eigen/Cholesky>
#include <Eigen/Dense>
#include <algorithm>

#include "distributions/simplex.hpp"
#include "fit/maximise.hpp"
#include "math/special.hpp"
#include "relent/distributions/dirichlet.hpp"
#include "relent/distributions/multinomial.hpp"
#include "relent/distributions/multivariate_gaussian.hpp"
#include "relent/distributions/von_mises_fisher.hpp"

namespace relent {

namespace fitting {

namespace {

std::string row_name(std::size_t row) { return "data[" + std::to_string(row) + "]"; }

}  // namespace

VectorSample vector_sample(std::string_view family, const Domain& domain, const VectorData& data,
                           std::span<const double> weights) {
  const std::size_t n = data.dimension;
  if (n == 0 || data.values.size() % n != 0) {
    throw DimensionMismatch(std::string(family) + ": " + std::to_string(data.values.size()) +
                            " numbers are no observations of " + std::to_string(n) + " components");
  }
  const std::size_t rows = data.values.size() / n;
  const std::vector<double> checked = checked_weights(family, rows, weights);
  VectorSample sample{family, Eigen::MatrixXd(static_cast<Eigen::Index>(n), static_cast<Eigen::Index>(rows)),
                      Eigen::VectorXd(static_cast<Eigen::Index>(rows))};
  Eigen::Index kept = 0;
  for (std::size_t row = 0; row < rows; ++row) {
    if (checked[row] == 0.0) continue;
    for (std::size_t i = 0; i < n; ++i) {
      const double x = data.values[row * n + i];
      if (!domain.contains(x)) {
        throw InvalidParameter(family, row_name(row) + "[" + std::to_string(i) + "]", domain.rule, x);
      }
      sample.columns(static_cast<Eigen::Index>(i), kept) = x;
    }
    sample.shares[kept] = checked[row];
    ++kept;
  }
  sample.columns.conservativeResize(Eigen::NoChange, kept);
  sample.shares.conservativeResize(kept);
  estimate::CompensatedSum total;
  for (const double share : sample.shares) total.add(share);
  sample.shares /= total.value();
  return sample;
}

}  // namespace fitting

using fitting::Expansion;
using fitting::Maximum;
using fitting::numbers;
using fitting::VectorSample;
namespace domain = fitting::domain;

/// Mean and covariance of the data, the latter from components in units of their own ranges.
template <>
MultivariateGaussian fit<MultivariateGaussian>(const VectorData& data, std::span<const double> weights) {
  const VectorSample sample = vector_sample("MultivariateGaussian", domain::finite, data, weights);
  const Eigen::Index n = sample.dimension();
  Eigen::VectorXd mean(n);
  Eigen::VectorXd unit(n);
  Eigen::MatrixXd z = sample.columns;
  for (Eigen::Index i = 0; i < n; ++i) {
    const double first = z(i, 0);
    z.row(i).array() -= first;
    int exponent = 0;
    std::frexp(z.row(i).lpNorm<Eigen::Infinity>(), &exponent);
    unit[i] = std::ldexp(1.0, exponent);
    z.row(i) /= unit[i];
    estimate::CompensatedSum centre_sum;
    for (Eigen::Index k = 0; k < z.cols(); ++k) centre_sum.add(sample.shares[k] * z(i, k));
    const double centre = centre_sum.value();
    z.row(i).array() -= centre;
    mean[i] = first + unit[i] * centre;
  }
  Eigen::MatrixXd covariance = z * sample.shares.asDiagonal() * z.transpose();
  const Eigen::VectorXd stddevs = covariance.diagonal().cwiseSqrt();
  const Eigen::MatrixXd correlation =
      stddevs.cwiseInverse().asDiagonal() * covariance * stddevs.cwiseInverse().asDiagonal();
  // A pivot that is all rounding: a component is a linear function of those before it.
  const Eigen::LLT<Eigen::MatrixXd> cholesky(correlation);
  const double least = 1e-14 * static_cast<double>(n);
  if (!correlation.allFinite() || cholesky.info() != Eigen::Success ||
      !(cholesky.matrixLLT().diagonal().array().square().minCoeff() > least)) {
    throw NoMaximum(
        "MultivariateGaussian",
        "the observations lie in a hyperplane: a component is a linear function of the others, or there are "
        "too few");
  }
  covariance = unit.asDiagonal() * covariance * unit.asDiagonal();
  covariance = (0.5 * (covariance + covariance.transpose())).eval();
  return MultivariateGaussian::from_covariance(numbers(mean), numbers(covariance));
}

/// An exponential family in the logarithms of the components, climbed over the logarithms of the concentration from the
/// law with the data's means and total variance.
template <>
Dirichlet fit<Dirichlet>(const VectorData& data, std::span<const double> weights) {
  const VectorSample sample = vector_sample("Dirichlet", domain::positive, data, weights);
  const Eigen::Index n = sample.dimension();
  for (Eigen::Index k = 0; k < sample.columns.cols(); ++k) {
    const Eigen::VectorXd x = sample.columns.col(k);
    if (!is_on_simplex(numbers(x))) {
      throw InvalidParameter("Dirichlet", "data", "of components with sum 1",
                             "an observation with sum " + format_number(x.sum()));
    }
  }
  const Eigen::VectorXd mean_log = sample.mean([](double x) { return std::log(x); });
  const Eigen::VectorXd mean = sample.mean([](double x) { return x; });
  const double variance = ((sample.columns.colwise() - mean).array().square().matrix() * sample.shares).sum();
  if (n < 2 || !(variance > 0.0)) throw NoMaximum("Dirichlet", "all observations are equal");
  // E|X - mean|^2 = (1 - |mean|^2) / (1 + total)
  const double total = std::fmax((1.0 - mean.squaredNorm()) / variance - 1.0, 1e-3);
  const Maximum top = fitting::maximise(
      [&](const Eigen::VectorXd& at) {
        const Eigen::VectorXd concentration = at.array().exp().matrix();
        const double sum = concentration.sum();
        Expansion f{math::log_gamma(sum) + concentration.dot(mean_log), Eigen::VectorXd(n),
                    Eigen::MatrixXd(math::trigamma(sum) * concentration * concentration.transpose())};
        for (Eigen::Index i = 0; i < n; ++i) {
          const double a = concentration[i];
          f.value -= math::log_gamma(a);
          f.gradient[i] = a * (math::digamma(sum) - math::digamma(a) + mean_log[i]);
          f.hessian(i, i) += f.gradient[i] - a * a * math::trigamma(a);
        }
        return f;
      },
      (total * mean).array().log().matrix());
  if (!top.found) throw NoMaximum("Dirichlet", "the observations are equal but for rounding");
  const Eigen::VectorXd concentration = top.at.array().exp().matrix();
  return Dirichlet(numbers(concentration));
}

/// The shares of the classes; the number of trials is the sum of each observation.
template <>
Multinomial fit<Multinomial>(const VectorData& data, std::span<const double> weights) {
  const VectorSample sample = vector_sample("Multinomial", domain::count, data, weights);
  const double trials = sample.columns.col(0).sum();
  for (Eigen::Index k = 0; k < sample.columns.cols(); ++k) {
    if (sample.columns.col(k).sum() != trials) {
      throw InvalidParameter("Multinomial", "data", "of observations with one sum, the number of trials",
                             format_number(trials) + " and " + format_number(sample.columns.col(k).sum()));
    }
  }
  const Eigen::VectorXd mean = sample.mean([](double x) { return x; });
  if (trials == 0.0) throw NoMaximum("Multinomial", "all counts are 0, whatever the probabilities");
  const Eigen::VectorXd probabilities = mean / trials;
  return Multinomial(trials, numbers(probabilities));
}

/// The direction of the mean, and the concentration of the law whose mean has its length.
template <>
VonMisesFisher fit<VonMisesFisher>(const VectorData& data, std::span<const double> weights) {
  const VectorSample sample = vector_sample("VonMisesFisher", domain::finite, data, weights);
  for (Eigen::Index k = 0; k < sample.columns.cols(); ++k) {
    const double length = sample.columns.col(k).norm();
    if (!(std::fabs(length - 1.0) <= 1e-9)) {
      throw InvalidParameter("VonMisesFisher", "data", "of vectors of length 1",
                             "an observation of length " + format_number(length));
    }
  }
  const Eigen::VectorXd mean = sample.mean([](double x) { return x; });
  const Eigen::Index n = sample.dimension();
  const double length = mean.norm();
  const Eigen::VectorXd direction = length > 0.0 ? Eigen::VectorXd(mean / length) : Eigen::VectorXd::Unit(n, 0);
  // 1 - length, from the squared distances to the direction
  const double complement =
      0.5 * (sample.columns.colwise() - direction).colwise().squaredNorm().dot(sample.shares.transpose());
  if (!(length > 0.0)) return VonMisesFisher(numbers(direction), 0.0);
  if (!(complement > 1e-15)) throw NoMaximum("VonMisesFisher", "all observations are equal");
  const auto mean_length = [&](double concentration) {
    const VonMisesFisher law(numbers(direction), concentration);
    Eigen::VectorXd at(n);
    law.mean(std::span<double>(at.data(), static_cast<std::size_t>(n)));
    return at.norm();
  };
  // Banerjee et al. (2005)
  const double dimension = static_cast<double>(n);
  const double start = length * (dimension - length * length) / (complement * (1.0 + length));
  return VonMisesFisher(numbers(direction),
                        fitting::positive_root([&](double k) { return mean_length(k) - length; }, start, true));
}

}  // namespace relent
