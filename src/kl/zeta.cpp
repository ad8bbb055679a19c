// Closed forms of KL(Zeta || .).
#include <relent/distributions/zeta.hpp>

#include "formulas/zeta.hpp"
#include "kl/builtin.hpp"

namespace relent::kl {

void register_zeta(KlRegistry& registry) {
  registry.add<Zeta, Zeta>([](const Zeta& p, const Zeta& q) { return formulas::zeta_kl(p.exponent(), q.exponent()); },
                           "log(zeta(q)/zeta(p)) + (q - p) E[log X]; near, the remainder of its Taylor series");
}

}  // namespace relent::kl
