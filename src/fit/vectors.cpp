// Laws of vectors.
#include "fit/vectors.hpp"

#include <Eigen/Cholesky>
#include <Eigen/Dense>
#include <algorithm>

#include "distributions/simplex.hpp"
#include "fit/maximise.hpp"
#include "math/special.hpp"
#include "relent/distributions/dirichlet.hpp"
#include "relent/distributions/dirichlet_multinomial.hpp"
#include "relent/distributions/multinomial.hpp"
#include "relent/distributions/multivariate_gaussian.hpp"
#include "relent/distributions/multivariate_student_t.hpp"
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

namespace {

/// x = origin + unit z by components: offsets and scales of the data out of the way of their products.
struct Standardised {
  Eigen::MatrixXd z;  // an observation a column
  Eigen::VectorXd origin;
  Eigen::VectorXd unit;  // powers of 2

  Eigen::VectorXd location(const Eigen::VectorXd& at) const { return origin + unit.cwiseProduct(at); }
  Eigen::MatrixXd scale(const Eigen::MatrixXd& of_z) const {
    const Eigen::MatrixXd scaled = unit.asDiagonal() * of_z * unit.asDiagonal();
    return 0.5 * (scaled + scaled.transpose());
  }
};

Standardised standardised(const VectorSample& sample) {
  Standardised s{sample.columns, sample.columns.col(0), Eigen::VectorXd(sample.dimension())};
  for (Eigen::Index i = 0; i < sample.dimension(); ++i) {
    s.z.row(i).array() -= s.origin[i];
    int exponent = 0;
    std::frexp(s.z.row(i).lpNorm<Eigen::Infinity>(), &exponent);
    s.unit[i] = std::ldexp(1.0, exponent);
    s.z.row(i) /= s.unit[i];
  }
  return s;
}

struct Moments {
  Eigen::VectorXd mean;
  Eigen::MatrixXd covariance;
};

/// @throws NoMaximum if the covariance is singular: a pivot of the correlation is all rounding.
Moments moments(const VectorSample& sample, const Eigen::MatrixXd& z) {
  const Eigen::VectorXd mean = VectorSample{sample.family, z, sample.shares}.mean([](double x) { return x; });
  const Eigen::MatrixXd centred = z.colwise() - mean;
  Moments m{mean, centred * sample.shares.asDiagonal() * centred.transpose()};
  const Eigen::VectorXd inverse = m.covariance.diagonal().cwiseSqrt().cwiseInverse();
  const Eigen::MatrixXd correlation = inverse.asDiagonal() * m.covariance * inverse.asDiagonal();
  const Eigen::LLT<Eigen::MatrixXd> cholesky(correlation);
  const double least = 1e-14 * static_cast<double>(z.rows());
  if (!correlation.allFinite() || cholesky.info() != Eigen::Success ||
      !(cholesky.matrixLLT().diagonal().array().square().minCoeff() > least)) {
    throw NoMaximum(
        sample.family,
        "the observations lie in a hyperplane: a component is a linear function of the others, or there are "
        "too few");
  }
  return m;
}

}  // namespace

template <>
MultivariateGaussian fit<MultivariateGaussian>(const VectorData& data, std::span<const double> weights) {
  const VectorSample sample = vector_sample("MultivariateGaussian", domain::finite, data, weights);
  const Standardised s = standardised(sample);
  const Moments m = moments(sample, s.z);
  const Eigen::VectorXd mean = s.location(m.mean);
  const Eigen::MatrixXd covariance = s.scale(m.covariance);
  return MultivariateGaussian::from_covariance(numbers(mean), numbers(covariance));
}

/// At given degrees of freedom v, observations at distance d weigh (v + n)/(v + d) in mean and scale matrix:
/// expectation and maximisation in turns, with Kent, Tyler and Vardi's (1994) division by the mean weight, which
/// converges fast. The rest is a function of v.
template <>
MultivariateStudentT fit<MultivariateStudentT>(const VectorData& data, std::span<const double> weights) {
  constexpr int most_turns = 2000;
  constexpr double negligible = 1e-15;
  const VectorSample sample = vector_sample("MultivariateStudentT", domain::finite, data, weights);
  const Standardised s = standardised(sample);
  const Moments gaussian = moments(sample, s.z);
  const auto n = static_cast<double>(sample.dimension());
  const auto mean_over = [&](const Eigen::ArrayXd& values) { return sample.shares.dot(values.matrix()); };
  struct Law {
    Moments m;                // location and scale matrix
    Eigen::ArrayXd distance;  // of the observations, squared
    double log_determinant = 0.0;
  };
  const auto at_dof = [&](double dof) {
    Law law{gaussian, {}, 0.0};
    for (int turn = 0;; ++turn) {
      const Eigen::LLT<Eigen::MatrixXd> cholesky(law.m.covariance);
      const Eigen::MatrixXd centred = s.z.colwise() - law.m.mean;
      law.distance = cholesky.matrixL().solve(centred).colwise().squaredNorm().transpose().array();
      law.log_determinant = 2.0 * cholesky.matrixLLT().diagonal().array().log().sum();
      const Eigen::ArrayXd pull = (dof + n) / (dof + law.distance);
      const Eigen::VectorXd share = (sample.shares.array() * pull / mean_over(pull)).matrix();
      const Eigen::VectorXd mean = s.z * share;
      const Eigen::MatrixXd about = s.z.colwise() - mean;
      const Eigen::MatrixXd covariance = about * share.asDiagonal() * about.transpose();
      const double change = (covariance - law.m.covariance).norm() / covariance.norm() +
                            (mean - law.m.mean).norm() / std::sqrt(covariance.norm());
      if (change < negligible || turn == most_turns) return law;
      law.m = {mean, covariance};
    }
  };
  const auto profile = [&](double log_dof) {
    const double dof = std::exp(log_dof);
    const Law law = at_dof(dof);
    const double mean_log = mean_over((law.distance / dof).log1p());
    const double value = math::log_gamma(0.5 * (dof + n)) - math::log_gamma(0.5 * dof) - 0.5 * n * std::log(dof) -
                         0.5 * law.log_determinant - 0.5 * (dof + n) * mean_log;
    const double slope = 0.5 * dof *
                         (math::digamma(0.5 * (dof + n)) - math::digamma(0.5 * dof) - n / dof - mean_log +
                          (dof + n) / dof * mean_over(law.distance / (dof + law.distance)));
    return fitting::ValueSlope{value, slope};
  };
  const std::optional<double> log_dof = fitting::highest_maximum(profile, std::log(0.25), std::log(1e4), 24);
  if (!log_dof) {
    throw NoMaximum("MultivariateStudentT",
                    profile(0.0).slope > 0.0
                        ? "the tails of the data are no heavier than Gaussian ones; use MultivariateGaussian"
                        : "it grows as the degrees of freedom go to 0");
  }
  const Law law = at_dof(std::exp(*log_dof));
  const Eigen::VectorXd location = s.location(law.m.mean);
  const Eigen::MatrixXd scale_matrix = s.scale(law.m.covariance);
  return MultivariateStudentT::from_scale_matrix(std::exp(*log_dof), numbers(location), numbers(scale_matrix));
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

namespace {

/// The sum that all observations share.
double common_total(const VectorSample& sample) {
  const double trials = sample.columns.col(0).sum();
  for (Eigen::Index k = 0; k < sample.columns.cols(); ++k) {
    if (sample.columns.col(k).sum() != trials) {
      throw InvalidParameter(sample.family, "data", "of observations with one sum, the number of trials",
                             format_number(trials) + " and " + format_number(sample.columns.col(k).sum()));
    }
  }
  if (trials == 0.0) throw NoMaximum(sample.family, "all counts are 0");
  return trials;
}

}  // namespace

/// The shares of the classes; the number of trials is the sum of each observation.
template <>
Multinomial fit<Multinomial>(const VectorData& data, std::span<const double> weights) {
  const VectorSample sample = vector_sample("Multinomial", domain::count, data, weights);
  const double trials = common_total(sample);
  const Eigen::VectorXd probabilities = sample.mean([trials](double x) { return x / trials; });
  return Multinomial(trials, numbers(probabilities));
}

/// Rising factorials as sums over the trials, of which j of class i add log(a[i] + j); climbed over log a.
template <>
DirichletMultinomial fit<DirichletMultinomial>(const VectorData& data, std::span<const double> weights) {
  constexpr double most_trials = 1e5;
  const VectorSample sample = vector_sample("DirichletMultinomial", domain::count, data, weights);
  const double trials = common_total(sample);
  if (trials > most_trials) throw InvalidParameter("DirichletMultinomial", "data", "of sums up to 1e5", trials);
  const Eigen::Index n = sample.dimension();
  const Eigen::VectorXd mean = sample.mean([trials](double x) { return x / trials; });
  if (mean.minCoeff() == 0.0) throw NoMaximum("DirichletMultinomial", "a component is 0 in all observations");
  Eigen::MatrixXd more = Eigen::MatrixXd::Zero(n, static_cast<Eigen::Index>(trials));  // share of counts above j
  for (Eigen::Index k = 0; k < sample.columns.cols(); ++k) {
    for (Eigen::Index i = 0; i < n; ++i) {
      more.row(i).head(static_cast<Eigen::Index>(sample.columns(i, k))).array() += sample.shares[k];
    }
  }
  const Eigen::ArrayXd steps = Eigen::ArrayXd::LinSpaced(more.cols(), 0.0, trials - 1.0);
  const Maximum top = fitting::maximise(
      [&](const Eigen::VectorXd& at) {
        const Eigen::VectorXd a = at.array().exp().matrix();
        const Eigen::ArrayXd total = a.sum() + steps;
        Expansion f{-total.log().sum(), Eigen::VectorXd(n),
                    Eigen::MatrixXd(total.square().inverse().sum() * a * a.transpose())};
        for (Eigen::Index i = 0; i < n; ++i) {
          const Eigen::ArrayXd own = a[i] + steps;
          const Eigen::ArrayXd share = more.row(i).transpose().array();
          f.value += (share * own.log()).sum();
          f.gradient[i] = a[i] * (share / own - total.inverse()).sum();
          f.hessian(i, i) += f.gradient[i] - a[i] * a[i] * (share / own.square()).sum();
        }
        return f;
      },
      (trials * mean).array().log().matrix());
  if (!top.found) {
    throw NoMaximum("DirichletMultinomial",
                    "the data vary no more than multinomial ones do; use Multinomial with the shares of the classes");
  }
  const Eigen::VectorXd concentration = top.at.array().exp().matrix();
  return DirichletMultinomial(trials, numbers(concentration));
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
