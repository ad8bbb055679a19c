// Closed forms of KL(Kumaraswamy || .).
#include <relent/distributions/beta.hpp>
#include <relent/distributions/kumaraswamy.hpp>

#include <cmath>

#include "formulas/formulas.hpp"
#include "formulas/kumaraswamy.hpp"
#include "kl/builtin.hpp"
#include "math/special.hpp"

namespace relent::kl {
namespace {

// With equal a, -log(1 - X^a) is exponential of rate b.
double kumaraswamy_kumaraswamy(const Kumaraswamy& p, const Kumaraswamy& q) {
  if (p.a() == q.a()) return formulas::phi2(q.b(), p.b(), q.b() - p.b());
  return formulas::kumaraswamy_kl(p.a(), p.b(), q.a(), q.a(), q.b(),
                                  math::log_ratio(p.a(), q.a()) + math::log_ratio(p.b(), q.b()));
}

double kumaraswamy_beta(const Kumaraswamy& p, const Beta& q) {
  return formulas::kumaraswamy_kl(p.a(), p.b(), 1.0, q.alpha(), q.beta(),
                                  std::log(p.a()) + std::log(p.b()) + math::log_beta(q.alpha(), q.beta()));
}

}  // namespace

void register_kumaraswamy(KlRegistry& registry) {
  registry.add<Kumaraswamy, Kumaraswamy>(kumaraswamy_kumaraswamy,
                                         "equal a: phi2(b_q, b_p), an exponential KL; else E log(1 - X^c) as a sum");
  registry.add<Kumaraswamy, Beta>(kumaraswamy_beta,
                                  "E log X in digamma, E log(1 - X) as a sum over log(-log(1 - X^a))");
}

}  // namespace relent::kl
