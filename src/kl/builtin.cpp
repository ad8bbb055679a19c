// The list of the library's closed forms: the one place that calls them all.
#include "kl/builtin.hpp"

namespace relent {

const KlRegistry& KlRegistry::builtin() {
  static const KlRegistry registry = [] {
    KlRegistry result;
    kl::register_bernoulli(result);
    kl::register_beta(result);
    kl::register_beta_binomial(result);
    kl::register_binomial(result);
    kl::register_categorical(result);
    kl::register_dirac(result);
    kl::register_discrete_laplace(result);
    kl::register_discrete_uniform(result);
    kl::register_gamma_family(result);
    kl::register_gaussian(result);
    kl::register_geometric(result);
    kl::register_hypergeometric(result);
    kl::register_laplace(result);
    kl::register_log_series(result);
    kl::register_multivariate_gaussian(result);
    kl::register_negative_binomial(result);
    kl::register_poisson(result);
    kl::register_power_gamma_family(result);
    kl::register_student_t(result);
    kl::register_uniform(result);
    kl::register_zeta(result);
    return result;
  }();
  return registry;
}

}  // namespace relent
