// The closed forms for double and dual numbers, and the scalar driver that picks a formula's piece.
#pragma once

#include <cmath>
#include <cstddef>
#include <limits>
#include <utility>

#define RELENT_FN inline
#define RELENT_LAMBDA

namespace relent::formulas {

using std::exp;
using std::expm1;
using std::log;
using std::log1p;

// The vocabulary that lanes need, for one number: a mask is a bool.
inline bool both(bool first, bool second) { return first && second; }
inline bool either(bool first, bool second) { return first || second; }
inline bool any(bool mask) { return mask; }
inline bool all(bool mask) { return mask; }
template <class F, class G>
auto where(bool mask, F then, G otherwise) {
  return mask ? then() : otherwise();
}

/// The part of a number by which formulas choose their piece.
inline double primal(double x) { return x; }

#include "formulas/formulas-inl.hpp"

namespace detail {
template <class Formula, class T, std::size_t... Region>
T evaluate_region(std::size_t region, const T (&x)[Formula::arity], std::index_sequence<Region...>) {
  T result = T(std::numeric_limits<double>::quiet_NaN());
  static_cast<void>(((region == Region && (result = Formula::template piece<Region>(x), true)) || ...));
  return result;
}
}  // namespace detail

/// A formula at one point, for double or Dual: the region of the primal values serves.
template <class Formula, class T>
T evaluate(const T (&x)[Formula::arity]) {
  double values[Formula::arity];
  for (std::size_t i = 0; i < Formula::arity; ++i) values[i] = primal(x[i]);
  return detail::evaluate_region<Formula>(Formula::region(values), x, std::make_index_sequence<Formula::regions>());
}

}  // namespace relent::formulas

#undef RELENT_FN
#undef RELENT_LAMBDA
