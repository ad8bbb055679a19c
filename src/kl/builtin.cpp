// The list of the library's closed forms: the one place that calls them all.
#include "kl/builtin.hpp"

namespace relent {

const KlRegistry& KlRegistry::builtin() {
  static const KlRegistry registry = [] {
    KlRegistry result;
    kl::register_asymmetric_laplace(result);
    kl::register_bernoulli(result);
    kl::register_beta(result);
    kl::register_beta_binomial(result);
    kl::register_beta_image(result);
    kl::register_beta_negative_binomial(result);
    kl::register_beta_prime_family(result);
    kl::register_binomial(result);
    kl::register_categorical(result);
    kl::register_cauchy(result);
    kl::register_continuous_bernoulli(result);
    kl::register_dirac(result);
    kl::register_dirichlet(result);
    kl::register_dirichlet_multinomial(result);
    kl::register_discrete_laplace(result);
    kl::register_discrete_uniform(result);
    kl::register_gamma_family(result);
    kl::register_gaussian(result);
    kl::register_generalized_extreme_value(result);
    kl::register_generalized_gaussian(result);
    kl::register_generalized_pareto(result);
    kl::register_geometric(result);
    kl::register_gompertz(result);
    kl::register_gumbel(result);
    kl::register_half_cauchy(result);
    kl::register_hypergeometric(result);
    kl::register_inverse_gaussian(result);
    kl::register_inverse_wishart(result);
    kl::register_johnson_su(result);
    kl::register_kumaraswamy(result);
    kl::register_laplace(result);
    kl::register_lkj(result);
    kl::register_log_normal(result);
    kl::register_log_series(result);
    kl::register_log_uniform(result);
    kl::register_logistic(result);
    kl::register_logit_normal(result);
    kl::register_lomax(result);
    kl::register_multinomial(result);
    kl::register_multivariate_gaussian(result);
    kl::register_multivariate_student_t(result);
    kl::register_negative_binomial(result);
    kl::register_pareto(result);
    kl::register_poisson(result);
    kl::register_poisson_binomial(result);
    kl::register_power_gamma_family(result);
    kl::register_skellam(result);
    kl::register_skew_normal(result);
    kl::register_student_t(result);
    kl::register_triangular(result);
    kl::register_truncated_gaussian(result);
    kl::register_uniform(result);
    kl::register_von_mises(result);
    kl::register_von_mises_fisher(result);
    kl::register_weibull_family(result);
    kl::register_wishart(result);
    kl::register_wrapped_cauchy(result);
    kl::register_zeta(result);
    return result;
  }();
  return registry;
}

}  // namespace relent
