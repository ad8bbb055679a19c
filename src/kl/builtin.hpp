// The closed forms that the library registers, one function per family of p.
#pragma once

#include <relent/kl_registry.hpp>

namespace relent::kl {

void register_bernoulli(KlRegistry& registry);
void register_beta(KlRegistry& registry);
void register_beta_binomial(KlRegistry& registry);
void register_binomial(KlRegistry& registry);
void register_categorical(KlRegistry& registry);
void register_dirac(KlRegistry& registry);
void register_discrete_laplace(KlRegistry& registry);
void register_discrete_uniform(KlRegistry& registry);
void register_gamma_family(KlRegistry& registry);
void register_gaussian(KlRegistry& registry);
void register_geometric(KlRegistry& registry);
void register_hypergeometric(KlRegistry& registry);
void register_laplace(KlRegistry& registry);
void register_log_series(KlRegistry& registry);
void register_multivariate_gaussian(KlRegistry& registry);
void register_negative_binomial(KlRegistry& registry);
void register_poisson(KlRegistry& registry);
void register_power_gamma_family(KlRegistry& registry);
void register_student_t(KlRegistry& registry);
void register_uniform(KlRegistry& registry);
void register_zeta(KlRegistry& registry);

}  // namespace relent::kl
