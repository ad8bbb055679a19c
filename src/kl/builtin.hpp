// The closed forms that the library registers, one function per family of p.
#pragma once

#include <relent/kl_registry.hpp>

namespace relent::kl {

void register_asymmetric_laplace(KlRegistry& registry);
void register_bernoulli(KlRegistry& registry);
void register_beta(KlRegistry& registry);
void register_beta_binomial(KlRegistry& registry);
void register_beta_image(KlRegistry& registry);
void register_beta_negative_binomial(KlRegistry& registry);
void register_beta_prime_family(KlRegistry& registry);
void register_binomial(KlRegistry& registry);
void register_categorical(KlRegistry& registry);
void register_cauchy(KlRegistry& registry);
void register_continuous_bernoulli(KlRegistry& registry);
void register_dirac(KlRegistry& registry);
void register_dirichlet(KlRegistry& registry);
void register_dirichlet_multinomial(KlRegistry& registry);
void register_discrete_laplace(KlRegistry& registry);
void register_discrete_uniform(KlRegistry& registry);
void register_gamma_family(KlRegistry& registry);
void register_gaussian(KlRegistry& registry);
void register_generalized_extreme_value(KlRegistry& registry);
void register_generalized_gaussian(KlRegistry& registry);
void register_generalized_pareto(KlRegistry& registry);
void register_geometric(KlRegistry& registry);
void register_gompertz(KlRegistry& registry);
void register_gumbel(KlRegistry& registry);
void register_half_cauchy(KlRegistry& registry);
void register_hypergeometric(KlRegistry& registry);
void register_inverse_gaussian(KlRegistry& registry);
void register_inverse_wishart(KlRegistry& registry);
void register_johnson_su(KlRegistry& registry);
void register_kumaraswamy(KlRegistry& registry);
void register_laplace(KlRegistry& registry);
void register_lkj(KlRegistry& registry);
void register_log_normal(KlRegistry& registry);
void register_log_series(KlRegistry& registry);
void register_log_uniform(KlRegistry& registry);
void register_logistic(KlRegistry& registry);
void register_logit_normal(KlRegistry& registry);
void register_lomax(KlRegistry& registry);
void register_multinomial(KlRegistry& registry);
void register_multivariate_gaussian(KlRegistry& registry);
void register_multivariate_student_t(KlRegistry& registry);
void register_negative_binomial(KlRegistry& registry);
void register_pareto(KlRegistry& registry);
void register_poisson(KlRegistry& registry);
void register_poisson_binomial(KlRegistry& registry);
void register_power_gamma_family(KlRegistry& registry);
void register_skellam(KlRegistry& registry);
void register_skew_normal(KlRegistry& registry);
void register_student_t(KlRegistry& registry);
void register_triangular(KlRegistry& registry);
void register_truncated_gaussian(KlRegistry& registry);
void register_uniform(KlRegistry& registry);
void register_von_mises(KlRegistry& registry);
void register_von_mises_fisher(KlRegistry& registry);
void register_weibull_family(KlRegistry& registry);
void register_wishart(KlRegistry& registry);
void register_wrapped_cauchy(KlRegistry& registry);
void register_zeta(KlRegistry& registry);

}  // namespace relent::kl
