// The list of families.
#include "relent/catalogue.hpp"

#include <algorithm>
#include <utility>

#include "relent/distributions/arcsine.hpp"
#include "relent/distributions/asymmetric_laplace.hpp"
#include "relent/distributions/bernoulli.hpp"
#include "relent/distributions/beta.hpp"
#include "relent/distributions/beta_binomial.hpp"
#include "relent/distributions/beta_negative_binomial.hpp"
#include "relent/distributions/beta_prime.hpp"
#include "relent/distributions/binomial.hpp"
#include "relent/distributions/categorical.hpp"
#include "relent/distributions/cauchy.hpp"
#include "relent/distributions/chi.hpp"
#include "relent/distributions/chi_squared.hpp"
#include "relent/distributions/continuous_bernoulli.hpp"
#include "relent/distributions/dirac.hpp"
#include "relent/distributions/dirichlet.hpp"
#include "relent/distributions/dirichlet_multinomial.hpp"
#include "relent/distributions/discrete_laplace.hpp"
#include "relent/distributions/discrete_uniform.hpp"
#include "relent/distributions/exponential.hpp"
#include "relent/distributions/fisher_f.hpp"
#include "relent/distributions/frechet.hpp"
#include "relent/distributions/gamma.hpp"
#include "relent/distributions/gaussian.hpp"
#include "relent/distributions/generalized_extreme_value.hpp"
#include "relent/distributions/generalized_gamma.hpp"
#include "relent/distributions/generalized_gaussian.hpp"
#include "relent/distributions/generalized_pareto.hpp"
#include "relent/distributions/geometric.hpp"
#include "relent/distributions/gompertz.hpp"
#include "relent/distributions/gumbel.hpp"
#include "relent/distributions/half_cauchy.hpp"
#include "relent/distributions/half_normal.hpp"
#include "relent/distributions/hypergeometric.hpp"
#include "relent/distributions/inverse_gamma.hpp"
#include "relent/distributions/inverse_gaussian.hpp"
#include "relent/distributions/inverse_wishart.hpp"
#include "relent/distributions/johnson_su.hpp"
#include "relent/distributions/kumaraswamy.hpp"
#include "relent/distributions/laplace.hpp"
#include "relent/distributions/levy.hpp"
#include "relent/distributions/lkj.hpp"
#include "relent/distributions/log_logistic.hpp"
#include "relent/distributions/log_normal.hpp"
#include "relent/distributions/log_series.hpp"
#include "relent/distributions/log_uniform.hpp"
#include "relent/distributions/logistic.hpp"
#include "relent/distributions/logit_normal.hpp"
#include "relent/distributions/lomax.hpp"
#include "relent/distributions/maxwell.hpp"
#include "relent/distributions/multinomial.hpp"
#include "relent/distributions/multivariate_gaussian.hpp"
#include "relent/distributions/multivariate_student_t.hpp"
#include "relent/distributions/nakagami.hpp"
#include "relent/distributions/negative_binomial.hpp"
#include "relent/distributions/pareto.hpp"
#include "relent/distributions/pert.hpp"
#include "relent/distributions/poisson.hpp"
#include "relent/distributions/poisson_binomial.hpp"
#include "relent/distributions/rayleigh.hpp"
#include "relent/distributions/skellam.hpp"
#include "relent/distributions/skew_normal.hpp"
#include "relent/distributions/student_t.hpp"
#include "relent/distributions/triangular.hpp"
#include "relent/distributions/truncated_gaussian.hpp"
#include "relent/distributions/uniform.hpp"
#include "relent/distributions/von_mises.hpp"
#include "relent/distributions/von_mises_fisher.hpp"
#include "relent/distributions/weibull.hpp"
#include "relent/distributions/wishart.hpp"
#include "relent/distributions/wrapped_cauchy.hpp"
#include "relent/distributions/zeta.hpp"
#include "relent/errors.hpp"

namespace relent {

const Catalogue& Catalogue::builtin() {
  static const Catalogue catalogue = [] {
    Catalogue families;
    families.add<Bernoulli>()
        .add<Binomial>()
        .add<Categorical>()
        .add<Beta>()
        .add<Gaussian>()
        .add<Dirac>()
        .add<Geometric>()
        .add<NegativeBinomial>()
        .add<Poisson>()
        .add<DiscreteUniform>()
        .add<BetaBinomial>()
        .add<BetaNegativeBinomial>()
        .add<Hypergeometric>()
        .add<PoissonBinomial>()
        .add<Zeta>()
        .add<LogSeries>()
        .add<Skellam>()
        .add<DiscreteLaplace>()
        .add<Uniform>()
        .add<Exponential>()
        .add<Gamma>()
        .add<ChiSquared>()
        .add<Chi>()
        .add<InverseGamma>()
        .add<InverseGaussian>()
        .add<LogNormal>()
        .add<Weibull>()
        .add<Frechet>()
        .add<Rayleigh>()
        .add<Maxwell>()
        .add<HalfNormal>()
        .add<HalfCauchy>()
        .add<Nakagami>()
        .add<GeneralizedGamma>()
        .add<Gompertz>()
        .add<Pareto>()
        .add<Lomax>()
        .add<GeneralizedPareto>()
        .add<BetaPrime>()
        .add<FisherF>()
        .add<LogLogistic>()
        .add<Levy>()
        .add<Laplace>()
        .add<Logistic>()
        .add<Cauchy>()
        .add<Gumbel>()
        .add<AsymmetricLaplace>()
        .add<StudentT>()
        .add<SkewNormal>()
        .add<JohnsonSU>()
        .add<GeneralizedGaussian>()
        .add<GeneralizedExtremeValue>()
        .add<Kumaraswamy>()
        .add<ContinuousBernoulli>()
        .add<LogitNormal>()
        .add<Triangular>()
        .add<Pert>()
        .add<Arcsine>()
        .add<LogUniform>()
        .add<TruncatedGaussian>()
        .add<VonMises>()
        .add<WrappedCauchy>()
        .add<MultivariateGaussian>()
        .add<MultivariateStudentT>()
        .add<Dirichlet>()
        .add<Multinomial>()
        .add<DirichletMultinomial>()
        .add<VonMisesFisher>()
        .add<Wishart>()
        .add<InverseWishart>()
        .add<LKJ>();
    return families;
  }();
  return catalogue;
}

Catalogue& Catalogue::add(FamilyDescription description) {
  const auto refuse = [&](const std::string& name) {
    throw Error("Catalogue: cannot add " + description.name + ": the name " + name + " is taken");
  };
  if (find(description.name) != nullptr) refuse(description.name);
  for (std::size_t i = 0; i < description.aliases.size(); ++i) {
    const std::string& alias = description.aliases[i];
    const auto earlier = description.aliases.begin() + static_cast<std::ptrdiff_t>(i);
    const bool repeated =
        alias == description.name || std::find(description.aliases.begin(), earlier, alias) != earlier;
    if (repeated || find(alias) != nullptr) refuse(alias);
  }
  families_.push_back(std::move(description));
  return *this;
}

const FamilyDescription* Catalogue::find(std::string_view name) const noexcept {
  const auto found = std::find_if(families_.begin(), families_.end(), [name](const FamilyDescription& family) {
    return family.name == name || std::find(family.aliases.begin(), family.aliases.end(), name) != family.aliases.end();
  });
  return found == families_.end() ? nullptr : &*found;
}

}  // namespace relent
