// Integrals of smooth functions by the 21-point Kronrod rule over panels chosen by the caller.
#pragma once

#include <cstddef>

#include "math/gauss_kronrod.hpp"

namespace relent::math {

/// The integral of f over [low, high], for an f that a polynomial of degree 31 follows there.
template <class F>
double integrate_panel(F f, double low, double high) {
  const GaussKronrod21& rule = gauss_kronrod_21();
  const double center = 0.5 * low + 0.5 * high;
  const double half = 0.5 * high - 0.5 * low;
  double sum = rule.kronrod_weight[0] * f(center);
  for (std::size_t i = 1; i < rule.node.size(); ++i) {
    sum += rule.kronrod_weight[i] * (f(center - half * rule.node[i]) + f(center + half * rule.node[i]));
  }
  return half * sum;
}

/// The integral over [0, width] of an f that falls off at least as exp(-E), where E grows by not much more than 1 from
/// edge(E) to edge(E + 1). What lies beyond E = 100 does not count.
template <class Edge, class F>
double integrate_decay(F f, double width, Edge edge) {
  constexpr double step = 4.0;
  constexpr double last = 100.0;
  double sum = 0.0;
  double left = 0.0;
  for (double e = step; left < width && e <= last; e += step) {
    double right = edge(e);
    if (!(right < width)) right = width;
    if (right > left) sum += integrate_panel(f, left, right);
    left = right;
  }
  return sum;
}

}  // namespace relent::math
