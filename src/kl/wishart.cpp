// Closed forms of KL(Wishart || .) and KL(InverseWishart || .).
#include <optional>
#include <vector>

#include "distributions/wishart_state.hpp"
#include "formulas/wishart.hpp"
#include "kl/builtin.hpp"

namespace relent::kl {
namespace {

template <class Law>
bool is_same(const Law& p, const Law& q) {
  return p.state().law.dof == q.state().law.dof && p.state().law.given == q.state().law.given;
}

std::optional<double> wishart_wishart(const Wishart& p, const Wishart& q) {
  if (p.order() != q.order()) return std::nullopt;  // no such divergence: the engine says so
  if (is_same(p, q)) return 0.0;
  return formulas::wishart_kl(p.dof(), p.state().law.matrix(), q.dof(), q.state().law.matrix(), p.order());
}

// That of the inverses, whose scale matrices are the inverses: the eigenvalues of one relative to the other change
// places.
std::optional<double> inverse_wishart_inverse_wishart(const InverseWishart& p, const InverseWishart& q) {
  if (p.order() != q.order()) return std::nullopt;
  if (is_same(p, q)) return 0.0;
  return formulas::wishart_kl(p.dof(), q.state().law.matrix(), q.dof(), p.state().law.matrix(), p.order());
}

}  // namespace

void register_wishart(KlRegistry& registry) {
  registry.add<Wishart, Wishart>(wishart_wishart,
                                 "Gaussian divergence of the mean matrices times q's dof, plus Bregman divergences of "
                                 "lgamma less those of x log x, row by row");
}

void register_inverse_wishart(KlRegistry& registry) {
  registry.add<InverseWishart, InverseWishart>(inverse_wishart_inverse_wishart, "that of the inverse matrices");
}

}  // namespace relent::kl
