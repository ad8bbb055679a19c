// Closed forms of KL(Poisson || .).
#include <relent/distributions/poisson.hpp>

#include "formulas/poisson.hpp"
#include "kl/builtin.hpp"

namespace relent::kl {

void register_poisson(KlRegistry& registry) {
  registry.add<Poisson, Poisson>(
      [](const Poisson& p, const Poisson& q) {
        return formulas::poisson_kl({p.exact_rate(), p.log_rate(), p.is_log_form()},
                                    {q.exact_rate(), q.log_rate(), q.is_log_form()});
      },
      "gkl(a, b) = a log(a/b) - a + b; from logarithms, a (exp(d) - 1 - d)");
}

}  // namespace relent::kl
