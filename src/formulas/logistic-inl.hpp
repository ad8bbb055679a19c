// Logistic || Logistic of the same scale. No include guard: see primitives-inl.hpp.

/// KL(Logistic(m, s) || Logistic(n, s)) = d coth(d/2) - 2, d = |m - n|/s; below d = 1 the series 2 sum B_2k d^2k/(2k)!.
struct LogisticKl {
  static constexpr std::size_t arity = 2;    // |m - n|, s
  static constexpr std::size_t regions = 3;  // d < 1; moderate; with exp(-d) below 2^-53

  static RELENT_FN std::size_t region(const double (&x)[arity]) {
    const double d = x[0] / x[1];
    return d < 1.0 ? 0 : d <= 40.0 ? 1 : 2;
  }

  template <std::size_t Region, class T>
  static RELENT_FN T piece(const T (&x)[arity]) {
    const T d = x[0] / x[1];
    if constexpr (Region == 0) {
      constexpr double coefficients[] = {
          0.16666666666666666667,    -0.0027777777777777777778,  0.000066137566137566137566, -1.6534391534391534392e-6,
          4.1753513975736197958e-8,  -1.056838027737498637e-9,   2.6765073061369357666e-11,  -6.7793605926451657337e-13,
          1.7172124112555689128e-14, -4.3497373971161237461e-16, 1.101800565672045903e-17};
      const T square = d * d;
      T sum = T(coefficients[10]);
      for (int k = 9; k >= 0; --k) sum = T(coefficients[k]) + square * sum;
      return d * (d * sum);
    } else if constexpr (Region == 1) {
      return (d - T(2.0)) + T(2.0) * d / expm1(d);
    } else {
      return d - T(2.0);
    }
  }
};
