// An unevaluated sum of two doubles: a parameter together with what its rounding lost.
#pragma once

namespace relent {

/// The exact value hi + lo with |lo| <= ulp(hi)/2: a parameter derived from the one the user gave (1/scale,
/// sqrt(variance)) keeps its rounding residual here, so that differences of parameters stay accurate for every form.
struct DoubleDouble {
  double hi = 0.0;
  double lo = 0.0;

  constexpr DoubleDouble() = default;
  constexpr DoubleDouble(double value)
      : hi(value) {}  // NOLINT(google-explicit-constructor): every double is one exactly
  constexpr DoubleDouble(double high, double low) : hi(high), lo(low) {}
};

}  // namespace relent
