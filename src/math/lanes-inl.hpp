// A vector of doubles with arithmetic, comparisons and elementary functions, once per SIMD target (Highway's re-include
// idiom): the number type with which batch kernels and tests instantiate the formulas.
#if defined(RELENT_MATH_LANES_INL_HPP) == defined(HWY_TARGET_TOGGLE)
#ifdef RELENT_MATH_LANES_INL_HPP
#undef RELENT_MATH_LANES_INL_HPP
#else
#define RELENT_MATH_LANES_INL_HPP
#endif

#include <hwy/highway.h>
// Highway's own header, which leaves out what it shares with its neighbours' targets.
#include <hwy/contrib/math/math-inl.h>

#include <cstddef>
#include <limits>

HWY_BEFORE_NAMESPACE();
namespace relent {
namespace HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;

using LaneTag = hn::ScalableTag<double>;

/// As many doubles as the target's vectors hold.
struct Lanes {
  hn::Vec<LaneTag> v;

  Lanes() = default;
  HWY_INLINE explicit Lanes(double x) : v(hn::Set(LaneTag(), x)) {}
  HWY_INLINE explicit Lanes(hn::Vec<LaneTag> x) : v(x) {}
};

/// One truth value per lane.
struct LaneMask {
  hn::Mask<LaneTag> m;
};

HWY_INLINE std::size_t lane_count() { return hn::Lanes(LaneTag()); }
HWY_INLINE Lanes load_lanes(const double* from) { return Lanes(hn::LoadU(LaneTag(), from)); }
HWY_INLINE void store_lanes(Lanes a, double* to) { hn::StoreU(a.v, LaneTag(), to); }

HWY_INLINE Lanes operator+(Lanes a, Lanes b) { return Lanes(hn::Add(a.v, b.v)); }
HWY_INLINE Lanes operator-(Lanes a, Lanes b) { return Lanes(hn::Sub(a.v, b.v)); }
HWY_INLINE Lanes operator*(Lanes a, Lanes b) { return Lanes(hn::Mul(a.v, b.v)); }
HWY_INLINE Lanes operator/(Lanes a, Lanes b) { return Lanes(hn::Div(a.v, b.v)); }
HWY_INLINE Lanes operator-(Lanes a) { return Lanes(hn::Neg(a.v)); }

HWY_INLINE LaneMask operator<(Lanes a, Lanes b) { return {hn::Lt(a.v, b.v)}; }
HWY_INLINE LaneMask operator>(Lanes a, Lanes b) { return {hn::Gt(a.v, b.v)}; }
HWY_INLINE LaneMask operator<=(Lanes a, Lanes b) { return {hn::Le(a.v, b.v)}; }
HWY_INLINE LaneMask operator>=(Lanes a, Lanes b) { return {hn::Ge(a.v, b.v)}; }
HWY_INLINE LaneMask both(LaneMask a, LaneMask b) { return {hn::And(a.m, b.m)}; }
HWY_INLINE LaneMask either(LaneMask a, LaneMask b) { return {hn::Or(a.m, b.m)}; }
HWY_INLINE bool any(LaneMask a) { return !hn::AllFalse(LaneTag(), a.m); }
HWY_INLINE bool all(LaneMask a) { return hn::AllTrue(LaneTag(), a.m); }
HWY_INLINE Lanes select(LaneMask mask, Lanes a, Lanes b) { return Lanes(hn::IfThenElse(mask.m, a.v, b.v)); }

/// then() where the mask holds, otherwise() elsewhere; only one of them is run if it serves all lanes.
template <class F, class G>
HWY_INLINE Lanes where(LaneMask mask, F then, G otherwise) {
  if (all(mask)) return then();
  if (!any(mask)) return otherwise();
  return select(mask, then(), otherwise());
}

// Highway 1.0.3's functions are accurate to 4 units in the last place inside their range and wrong at and beyond its
// ends (log of 0, inf and NaN; log1p of -1 and inf; exp and expm1 of NaN and beyond 706): the ends are put right here.

HWY_INLINE Lanes log(Lanes x) {
  const Lanes inside = Lanes(hn::CallLog(LaneTag(), x.v));
  constexpr double infinity = std::numeric_limits<double>::infinity();
  const LaneMask ordinary = both(x > Lanes(0.0), x < Lanes(infinity));
  if (all(ordinary)) return inside;
  const Lanes at_zero = select(x >= Lanes(0.0), Lanes(-infinity), Lanes(std::numeric_limits<double>::quiet_NaN()));
  return select(ordinary, inside, select(x >= Lanes(infinity), x, at_zero));
}

HWY_INLINE Lanes log1p(Lanes x) {
  const Lanes inside = Lanes(hn::CallLog1p(LaneTag(), x.v));
  const LaneMask ordinary = both(x > Lanes(-1.0), x < Lanes(1e300));
  if (all(ordinary)) return inside;
  return select(ordinary, inside, select(x >= Lanes(1e300), log(x), log(x + Lanes(1.0))));
}

/// exp(x) = exp(x -+ 64) exp(+-64) beyond the range of Highway's, down to the subnormal numbers.
HWY_INLINE Lanes exp(Lanes x) {
  const Lanes inside = Lanes(hn::CallExp(LaneTag(), x.v));
  const LaneMask ordinary = both(x > Lanes(-700.0), x < Lanes(700.0));
  if (all(ordinary)) return inside;
  constexpr double exp_64 = 6235149080811616882909238708.9285;
  const Lanes bounded = select(x > Lanes(-800.0), select(x < Lanes(720.0), x, Lanes(720.0)), Lanes(-800.0));
  const Lanes up = Lanes(hn::CallExp(LaneTag(), (bounded - Lanes(64.0)).v)) * Lanes(exp_64);
  const Lanes down =
      Lanes(hn::CallExp(LaneTag(), (bounded + Lanes(128.0)).v)) * Lanes(1.0 / exp_64) * Lanes(1.0 / exp_64);
  const Lanes beyond = select(x >= Lanes(700.0), up, select(x <= Lanes(-700.0), down, x));  // x: NaN
  return select(ordinary, inside, beyond);
}

HWY_INLINE Lanes expm1(Lanes x) {
  const Lanes inside = Lanes(hn::CallExpm1(LaneTag(), x.v));
  const LaneMask ordinary = both(x > Lanes(-40.0), x < Lanes(700.0));
  if (all(ordinary)) return inside;
  return select(ordinary, inside, select(x <= Lanes(-40.0), Lanes(-1.0), exp(x)));
}

HWY_INLINE Lanes sqrt(Lanes x) { return Lanes(hn::Sqrt(x.v)); }

/// a b - rounded, exactly, where rounded = a * b: by FMA, or by Dekker's split (|a|, |b| below 2^996, no underflow)
/// where the target has none, whose MulSub rounds twice.
HWY_INLINE Lanes product_residual(Lanes a, Lanes b, Lanes rounded) {
#if HWY_NATIVE_FMA
  return Lanes(hn::MulSub(a.v, b.v, rounded.v));
#else
  const Lanes splitter = Lanes(0x1p27 + 1.0);
  const Lanes a_spread = splitter * a;
  const Lanes b_spread = splitter * b;
  const Lanes a_high = a_spread - (a_spread - a);
  const Lanes b_high = b_spread - (b_spread - b);
  const Lanes a_low = a - a_high;
  const Lanes b_low = b - b_high;
  return ((a_high * b_high - rounded) + a_high * b_low + a_low * b_high) + a_low * b_low;
#endif
}

}  // namespace HWY_NAMESPACE
}  // namespace relent
HWY_AFTER_NAMESPACE();

#endif  // toggle
