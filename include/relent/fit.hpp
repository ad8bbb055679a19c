// Distributions from data: maximum likelihood.
#pragma once

#include <relent/any_distribution.hpp>
#include <relent/fwd.hpp>

#include <Eigen/Core>
#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

namespace relent {

/// Observations of vectors, one after the other: observation i has the components values[i * dimension], ...
struct VectorData {
  std::span<const double> values;
  std::size_t dimension = 0;
};

/// The law of family F under which the data are most likely: `fit<Gamma>(data)`. Include the header of the family too.
///
/// A weight counts as so many repetitions of its observation, and only proportions of weights matter; an observation of
/// weight 0 is not looked at. Weights are 1 if none are given. Parameters that are ends of the support are fitted like
/// all others: Uniform and TruncatedGaussian reach from the least observation to the greatest, Pareto and
/// GeneralizedPareto start at the least, Binomial and BetaBinomial find the number of trials. Where the likelihood is
/// infinite in a corner of the parameter space (StudentT, GeneralizedExtremeValue, GeneralizedGaussian), the answer is
/// its highest ordinary maximum.
///
/// Families without a fit (Hypergeometric, laws of matrices) do not compile here.
/// @throws InvalidParameter for data that the family cannot produce, or gives no finite likelihood, naming the index;
///         for weights that are negative, not finite or all 0; and for fitted parameters that no double holds.
///         DimensionMismatch if there are more or fewer weights than observations. NoMaximum where the likelihood grows
///         towards the edge of the family, naming the law that the data lead to.
template <class F>
F fit(std::span<const double> data, std::span<const double> weights = {}) = delete;

/// The same for laws of vectors.
template <class F>
F fit(const VectorData& data, std::span<const double> weights = {}) = delete;

/// The same for laws of vectors, a row of the matrix an observation.
template <class F, class Matrix>
F fit(const Eigen::MatrixBase<Matrix>& rows, std::span<const double> weights = {}) {
  const Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor> copy = rows;
  return fit<F>(VectorData{{copy.data(), static_cast<std::size_t>(copy.size())}, static_cast<std::size_t>(copy.cols())},
                weights);
}

/// The same by the name of the family, or an alias. @throws Error if there is no such family, or it cannot be fitted.
RELENT_API AnyDistribution fit(std::string_view family, std::span<const double> data,
                               std::span<const double> weights = {});
RELENT_API AnyDistribution fit(std::string_view family, const VectorData& data, std::span<const double> weights = {});

// ---- families of numbers ------------------------------------------------------------------------------------------

template <>
RELENT_API Bernoulli fit<Bernoulli>(std::span<const double> data, std::span<const double> weights);
template <>
RELENT_API Binomial fit<Binomial>(std::span<const double> data, std::span<const double> weights);
template <>
RELENT_API Categorical fit<Categorical>(std::span<const double> data, std::span<const double> weights);
template <>
RELENT_API Beta fit<Beta>(std::span<const double> data, std::span<const double> weights);
template <>
RELENT_API Gaussian fit<Gaussian>(std::span<const double> data, std::span<const double> weights);
template <>
RELENT_API Dirac fit<Dirac>(std::span<const double> data, std::span<const double> weights);
template <>
RELENT_API Geometric fit<Geometric>(std::span<const double> data, std::span<const double> weights);
template <>
RELENT_API NegativeBinomial fit<NegativeBinomial>(std::span<const double> data, std::span<const double> weights);
template <>
RELENT_API Poisson fit<Poisson>(std::span<const double> data, std::span<const double> weights);
template <>
RELENT_API DiscreteUniform fit<DiscreteUniform>(std::span<const double> data, std::span<const double> weights);
template <>
RELENT_API BetaBinomial fit<BetaBinomial>(std::span<const double> data, std::span<const double> weights);
template <>
RELENT_API BetaNegativeBinomial fit<BetaNegativeBinomial>(std::span<const double> data,
                                                          std::span<const double> weights);
template <>
RELENT_API Zeta fit<Zeta>(std::span<const double> data, std::span<const double> weights);
template <>
RELENT_API LogSeries fit<LogSeries>(std::span<const double> data, std::span<const double> weights);
template <>
RELENT_API Skellam fit<Skellam>(std::span<const double> data, std::span<const double> weights);
template <>
RELENT_API DiscreteLaplace fit<DiscreteLaplace>(std::span<const double> data, std::span<const double> weights);
template <>
RELENT_API Uniform fit<Uniform>(std::span<const double> data, std::span<const double> weights);
template <>
RELENT_API Exponential fit<Exponential>(std::span<const double> data, std::span<const double> weights);
template <>
RELENT_API Gamma fit<Gamma>(std::span<const double> data, std::span<const double> weights);
template <>
RELENT_API ChiSquared fit<ChiSquared>(std::span<const double> data, std::span<const double> weights);
template <>
RELENT_API Chi fit<Chi>(std::span<const double> data, std::span<const double> weights);
template <>
RELENT_API InverseGamma fit<InverseGamma>(std::span<const double> data, std::span<const double> weights);
template <>
RELENT_API InverseGaussian fit<InverseGaussian>(std::span<const double> data, std::span<const double> weights);
template <>
RELENT_API LogNormal fit<LogNormal>(std::span<const double> data, std::span<const double> weights);
template <>
RELENT_API Weibull fit<Weibull>(std::span<const double> data, std::span<const double> weights);
template <>
RELENT_API Frechet fit<Frechet>(std::span<const double> data, std::span<const double> weights);
template <>
RELENT_API Rayleigh fit<Rayleigh>(std::span<const double> data, std::span<const double> weights);
template <>
RELENT_API Maxwell fit<Maxwell>(std::span<const double> data, std::span<const double> weights);
template <>
RELENT_API HalfNormal fit<HalfNormal>(std::span<const double> data, std::span<const double> weights);
template <>
RELENT_API HalfCauchy fit<HalfCauchy>(std::span<const double> data, std::span<const double> weights);
template <>
RELENT_API Nakagami fit<Nakagami>(std::span<const double> data, std::span<const double> weights);
template <>
RELENT_API GeneralizedGamma fit<GeneralizedGamma>(std::span<const double> data, std::span<const double> weights);
template <>
RELENT_API Gompertz fit<Gompertz>(std::span<const double> data, std::span<const double> weights);
template <>
RELENT_API Pareto fit<Pareto>(std::span<const double> data, std::span<const double> weights);
template <>
RELENT_API Lomax fit<Lomax>(std::span<const double> data, std::span<const double> weights);
template <>
RELENT_API GeneralizedPareto fit<GeneralizedPareto>(std::span<const double> data, std::span<const double> weights);
template <>
RELENT_API BetaPrime fit<BetaPrime>(std::span<const double> data, std::span<const double> weights);
template <>
RELENT_API FisherF fit<FisherF>(std::span<const double> data, std::span<const double> weights);
template <>
RELENT_API LogLogistic fit<LogLogistic>(std::span<const double> data, std::span<const double> weights);
template <>
RELENT_API Levy fit<Levy>(std::span<const double> data, std::span<const double> weights);
template <>
RELENT_API Laplace fit<Laplace>(std::span<const double> data, std::span<const double> weights);
template <>
RELENT_API Logistic fit<Logistic>(std::span<const double> data, std::span<const double> weights);
template <>
RELENT_API Cauchy fit<Cauchy>(std::span<const double> data, std::span<const double> weights);
template <>
RELENT_API Gumbel fit<Gumbel>(std::span<const double> data, std::span<const double> weights);
template <>
RELENT_API AsymmetricLaplace fit<AsymmetricLaplace>(std::span<const double> data, std::span<const double> weights);
template <>
RELENT_API StudentT fit<StudentT>(std::span<const double> data, std::span<const double> weights);
template <>
RELENT_API SkewNormal fit<SkewNormal>(std::span<const double> data, std::span<const double> weights);
template <>
RELENT_API JohnsonSU fit<JohnsonSU>(std::span<const double> data, std::span<const double> weights);
template <>
RELENT_API GeneralizedGaussian fit<GeneralizedGaussian>(std::span<const double> data, std::span<const double> weights);
template <>
RELENT_API GeneralizedExtremeValue fit<GeneralizedExtremeValue>(std::span<const double> data,
                                                                std::span<const double> weights);
template <>
RELENT_API Kumaraswamy fit<Kumaraswamy>(std::span<const double> data, std::span<const double> weights);
template <>
RELENT_API ContinuousBernoulli fit<ContinuousBernoulli>(std::span<const double> data, std::span<const double> weights);
template <>
RELENT_API LogitNormal fit<LogitNormal>(std::span<const double> data, std::span<const double> weights);
template <>
RELENT_API Triangular fit<Triangular>(std::span<const double> data, std::span<const double> weights);
template <>
RELENT_API LogUniform fit<LogUniform>(std::span<const double> data, std::span<const double> weights);
template <>
RELENT_API TruncatedGaussian fit<TruncatedGaussian>(std::span<const double> data, std::span<const double> weights);
template <>
RELENT_API VonMises fit<VonMises>(std::span<const double> data, std::span<const double> weights);
template <>
RELENT_API WrappedCauchy fit<WrappedCauchy>(std::span<const double> data, std::span<const double> weights);

// ---- families of vectors ------------------------------------------------------------------------------------------

template <>
RELENT_API MultivariateGaussian fit<MultivariateGaussian>(const VectorData& data, std::span<const double> weights);
template <>
RELENT_API MultivariateStudentT fit<MultivariateStudentT>(const VectorData& data, std::span<const double> weights);
template <>
RELENT_API Dirichlet fit<Dirichlet>(const VectorData& data, std::span<const double> weights);
template <>
RELENT_API Multinomial fit<Multinomial>(const VectorData& data, std::span<const double> weights);
template <>
RELENT_API DirichletMultinomial fit<DirichletMultinomial>(const VectorData& data, std::span<const double> weights);
template <>
RELENT_API VonMisesFisher fit<VonMisesFisher>(const VectorData& data, std::span<const double> weights);

}  // namespace relent
