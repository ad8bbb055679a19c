// Closed forms of KL(Kumaraswamy || .).
#include <relent/distributions/kumaraswamy.hpp>

#include <optional>

#include "formulas/formulas.hpp"
#include "kl/builtin.hpp"

namespace relent::kl {
namespace {

// With equal a, -log(1 - X^a) is exponential of rate b. Else E_p log(1 - X^a) is a series that converges slowly.
std::optional<double> kumaraswamy_kumaraswamy(const Kumaraswamy& p, const Kumaraswamy& q) {
  if (p.a() != q.a()) return std::nullopt;
  return formulas::phi2(q.b(), p.b(), q.b() - p.b());
}

}  // namespace

void register_kumaraswamy(KlRegistry& registry) {
  registry.add<Kumaraswamy, Kumaraswamy>(kumaraswamy_kumaraswamy,
                                         "equal a: phi2(b_q, b_p), an exponential KL; declines otherwise");
}

}  // namespace relent::kl
