// The families that can be fitted, by name.
#include "relent/fit.hpp"

#include <algorithm>

#include "relent/catalogue.hpp"
#include "relent/relent.hpp"

namespace relent {

namespace {

template <class Data>
using Fit = AnyDistribution (*)(const Data& data, std::span<const double> weights);

struct Entry {
  std::string name;
  Fit<std::span<const double>> of_numbers = nullptr;
  Fit<VectorData> of_vectors = nullptr;
};

template <class... Families>
void add_families_of_numbers(std::vector<Entry>& entries) {
  (entries.push_back({Families::description().name,
                      [](const std::span<const double>& data, std::span<const double> weights) {
                        return AnyDistribution(fit<Families>(data, weights));
                      },
                      nullptr}),
   ...);
}

template <class... Families>
void add_families_of_vectors(std::vector<Entry>& entries) {
  (entries.push_back({Families::description().name, nullptr,
                      [](const VectorData& data, std::span<const double> weights) {
                        return AnyDistribution(fit<Families>(data, weights));
                      }}),
   ...);
}

const std::vector<Entry>& entries() {
  static const std::vector<Entry> all = [] {
    std::vector<Entry> list;
    add_families_of_numbers<Bernoulli, Binomial, Categorical, Beta, Gaussian, Dirac, Geometric, NegativeBinomial,
                            Poisson, DiscreteUniform, BetaBinomial, Zeta, LogSeries, Skellam, DiscreteLaplace,
                            BetaNegativeBinomial, JohnsonSU, Uniform, Exponential, Gamma, ChiSquared, Chi, InverseGamma,
                            InverseGaussian, LogNormal, Weibull, Frechet, Rayleigh, Maxwell, HalfNormal, HalfCauchy,
                            Nakagami, GeneralizedGamma, Gompertz, Pareto, Lomax, GeneralizedPareto, BetaPrime, FisherF,
                            LogLogistic, Levy, Laplace, Logistic, Cauchy, Gumbel, AsymmetricLaplace, StudentT,
                            SkewNormal, GeneralizedGaussian, GeneralizedExtremeValue, Kumaraswamy, ContinuousBernoulli,
                            LogitNormal, Triangular, LogUniform, TruncatedGaussian, VonMises, WrappedCauchy>(list);
    add_families_of_vectors<MultivariateGaussian, MultivariateStudentT, Dirichlet, Multinomial, DirichletMultinomial,
                            VonMisesFisher>(list);
    return list;
  }();
  return all;
}

/// Why a family of the catalogue is not fitted.
std::string reason_against(std::string_view family) {
  if (family == "Arcsine") return "its density is infinite at both ends; use Uniform(least, greatest)";
  if (family == "Pert") return "none is offered; use Beta or Triangular";
  return "data do not determine its parameters";
}

const Entry& entry_of(std::string_view family) {
  const FamilyDescription* description = Catalogue::builtin().find(family);
  if (description == nullptr) throw Error("fit: there is no family " + std::string(family));
  const auto found =
      std::find_if(entries().begin(), entries().end(), [&](const Entry& e) { return e.name == description->name; });
  if (found == entries().end()) {
    throw Error("fit: " + description->name + " has no maximum-likelihood fit: " + reason_against(description->name));
  }
  return *found;
}

}  // namespace

AnyDistribution fit(std::string_view family, std::span<const double> data, std::span<const double> weights) {
  const Entry& entry = entry_of(family);
  if (entry.of_numbers == nullptr) throw DimensionMismatch("fit: " + entry.name + " is a law of vectors");
  return entry.of_numbers(data, weights);
}

AnyDistribution fit(std::string_view family, const VectorData& data, std::span<const double> weights) {
  const Entry& entry = entry_of(family);
  if (entry.of_vectors == nullptr) throw DimensionMismatch("fit: " + entry.name + " is a law of numbers");
  return entry.of_vectors(data, weights);
}

}  // namespace relent
