// Nodes and weights of the Gauss-Kronrod 10/21 pair, from Boost.
#include "math/gauss_kronrod.hpp"

#include <boost/math/quadrature/gauss.hpp>
#include <boost/math/quadrature/gauss_kronrod.hpp>
#include <cstddef>

namespace relent::math {

namespace {

GaussKronrod21 make_rule() {
  using Kronrod = boost::math::quadrature::gauss_kronrod<double, 21>;
  using Gauss = boost::math::quadrature::gauss<double, 10>;
  GaussKronrod21 rule{};
  for (std::size_t i = 0; i < rule.node.size(); ++i) {
    rule.node[i] = Kronrod::abscissa()[i];
    rule.kronrod_weight[i] = Kronrod::weights()[i];
    rule.gauss_weight[i] = i % 2 == 1 ? Gauss::weights()[i / 2] : 0.0;
  }
  return rule;
}

}  // namespace

const GaussKronrod21& gauss_kronrod_21() {
  static const GaussKronrod21 rule = make_rule();
  return rule;
}

}  // namespace relent::math
