// Closed forms of KL(Dirichlet || .).
#include "formulas/dirichlet.hpp"

#include <relent/distributions/dirichlet.hpp>

#include <algorithm>
#include <optional>
#include <vector>

#include "kl/builtin.hpp"

namespace relent::kl {
namespace {

std::optional<double> dirichlet_dirichlet(const Dirichlet& p, const Dirichlet& q) {
  const auto a = p.concentration();
  const auto b = q.concentration();
  if (a.size() != b.size()) return std::nullopt;  // no such divergence: the engine says so
  if (std::equal(a.begin(), a.end(), b.begin())) return 0.0;
  return formulas::dirichlet_kl(std::vector<DoubleDouble>(a.begin(), a.end()),
                                std::vector<DoubleDouble>(b.begin(), b.end()));
}

}  // namespace

void register_dirichlet(KlRegistry& registry) {
  registry.add<Dirichlet, Dirichlet>(dirichlet_dirichlet,
                                     "Bregman divergences of lgamma, the largest component's paired with the total's");
}

}  // namespace relent::kl
