// KL of two laws of gamma type (Gamma, Exponential, ChiSquared) from their shapes and rates.
#pragma once

#include "formulas/formulas.hpp"
#include "formulas/ratio.hpp"

namespace relent::formulas {

/// The arguments of GammaKl for KL(Gamma(p_shape, p_rate) || Gamma(q_shape, q_rate)).
inline void gamma_arguments(DoubleDouble p_shape, DoubleDouble p_rate, DoubleDouble q_shape, DoubleDouble q_rate,
                            double (&out)[GammaKl::arity]) {
  const Ratio ratio = ratio_of_products(p_shape, q_rate, q_shape, p_rate);
  out[0] = p_shape.hi;
  out[1] = q_shape.hi;
  out[2] = math::difference(q_shape, p_shape);
  out[3] = std::ldexp(q_shape.hi * ratio.mantissa, ratio.exponent);
  out[4] = ratio.minus_one;
  out[5] = ratio.log;
}

inline double gamma_kl(DoubleDouble p_shape, DoubleDouble p_rate, DoubleDouble q_shape, DoubleDouble q_rate) {
  double arguments[GammaKl::arity];
  gamma_arguments(p_shape, p_rate, q_shape, q_rate, arguments);
  return evaluate<GammaKl>(arguments);
}

}  // namespace relent::formulas
