// The formulas over Lanes, once per SIMD target (Highway's re-include idiom).
#if defined(RELENT_FORMULAS_LANES_INL_HPP) == defined(HWY_TARGET_TOGGLE)
#ifdef RELENT_FORMULAS_LANES_INL_HPP
#undef RELENT_FORMULAS_LANES_INL_HPP
#else
#define RELENT_FORMULAS_LANES_INL_HPP
#endif

#include <cstddef>
#include <limits>

#include "math/lanes-inl.hpp"

#define RELENT_FN HWY_INLINE
#define RELENT_LAMBDA HWY_ATTR

HWY_BEFORE_NAMESPACE();
namespace relent {
namespace HWY_NAMESPACE {
#include "formulas/formulas-inl.hpp"
}  // namespace HWY_NAMESPACE
}  // namespace relent
HWY_AFTER_NAMESPACE();

#undef RELENT_FN
#undef RELENT_LAMBDA

#endif  // toggle
