// Closed forms of KL(Beta || .).
#include <relent/distributions/beta.hpp>
#include <relent/distributions/uniform.hpp>

#include <limits>

#include "formulas/dirichlet.hpp"
#include "formulas/formulas.hpp"
#include "kl/builtin.hpp"

namespace relent::kl {
namespace {

double beta_beta(const Beta& p, const Beta& q) {
  return formulas::beta_kl(p.exact_alpha(), p.exact_beta(), q.exact_alpha(), q.exact_beta());
}

// KL(p || Beta(1, 1)) + log(high - low): a uniform law restricted to [0, 1] is Beta(1, 1).
double beta_uniform(const Beta& p, const Uniform& q) {
  if (q.low() > 0.0 || q.high() < 1.0) return std::numeric_limits<double>::infinity();
  const double wider = formulas::evaluate<formulas::UniformKl, double>({0.0 - q.low(), q.high() - 1.0, 1.0});
  return formulas::beta_kl(p.exact_alpha(), p.exact_beta(), 1.0, 1.0) + wider;
}

}  // namespace

void register_beta(KlRegistry& registry) {
  registry.add<Beta, Beta>(
      beta_beta,
      "Dirichlet KL of (alpha, beta): generalised KL of the shifted vectors plus Bregman remainders of log-gamma");
  registry.add<Beta, Uniform>(beta_uniform, "Uniform(0, 1) is Beta(1, 1); a wider interval adds the log of its width");
}

}  // namespace relent::kl
