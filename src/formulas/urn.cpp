// KL of the counts of draws from two urns.
#include "formulas/urn.hpp"

#include <limits>

#include "formulas/ratio.hpp"

namespace relent::formulas {
namespace {

DoubleDouble after(const Urn& urn, DoubleDouble contents, double drawn) {
  return urn.reinforced ? math::add(contents, drawn) : contents;
}

/// The part of one class in a draw: p phi(q/p - 1) at p = a/a_total, q = b/b_total.
double of_class(DoubleDouble a, DoubleDouble a_total, DoubleDouble b, DoubleDouble b_total) {
  if (a.hi == 0.0) return b.hi / b_total.hi;
  return weighted_phi(a.hi / a_total.hi, ratio_of_products(b, a_total, a, b_total));
}

}  // namespace

// The order of the draws tells nothing about which urn it was, so the divergence is that of the sequences: by the chain
// rule the sum over draws t and classes of E phi, x ~ the count of the class among the first t, whose law follows its
// own recurrence.
double urn_kl(const Urn& p, const Urn& q, double draws) {
  const auto n = static_cast<std::size_t>(draws);
  DoubleDouble sum;
  for (std::size_t i = 0; i < p.contents.size(); ++i) {
    const DoubleDouble a = p.contents[i];
    const DoubleDouble b = q.contents[i];
    if (b.hi == 0.0) {
      if (a.hi > 0.0 && n > 0) return std::numeric_limits<double>::infinity();
      continue;
    }
    DoubleDouble others;
    for (std::size_t j = 0; j < p.contents.size(); ++j) {
      if (j != i) others = math::add(others, p.contents[j]);
    }
    std::vector<double> law{1.0};  // of x at time t
    for (std::size_t t = 0; t < n; ++t) {
      const auto drawn = static_cast<double>(t);
      const DoubleDouble a_total = after(p, p.total, drawn);
      const DoubleDouble b_total = after(q, q.total, drawn);
      law.push_back(0.0);
      for (std::size_t k = t + 1; k-- > 0;) {
        const auto x = static_cast<double>(k);
        const DoubleDouble a_now = after(p, a, x);
        sum = math::add(sum, law[k] * of_class(a_now, a_total, after(q, b, x), b_total));
        const double up = a_now.hi / a_total.hi;
        law[k + 1] += law[k] * up;
        law[k] *= after(p, others, drawn - x).hi / a_total.hi;
      }
    }
  }
  return math::to_double(sum);
}

}  // namespace relent::formulas
