// Cauchy || Cauchy, and HalfCauchy || HalfCauchy with equal locations. No include guard: see primitives-inl.hpp.

/// KL = log(((g + h)^2 + d^2) / (4 g h)) = log1p(((g - h)^2 + d^2) / (4 g h)) (Chyzak and Nielsen 2019), symmetric.
struct CauchyKl {
  static constexpr std::size_t arity = 4;    // d = |x - y| of the locations, scales g and h, g - h; g + h and d finite
  static constexpr std::size_t regions = 2;  // is the argument of log1p in range?

  template <class T>
  static RELENT_FN T excess(const T (&x)[arity]) {
    return T(0.25) * ((x[3] / x[1]) * (x[3] / x[2]) + (x[0] / x[1]) * (x[0] / x[2]));
  }

  static RELENT_FN std::size_t region(const double (&x)[arity]) { return excess(x) < 1e300 ? 0 : 1; }

  template <std::size_t Region, class T>
  static RELENT_FN T piece(const T (&x)[arity]) {
    if constexpr (Region == 0) {
      return log1p(excess(x));
    } else {
      const T sum = x[1] + x[2];
      const T low = smaller(sum, x[0]);
      const T high = T(0.0) - smaller(T(0.0) - sum, T(0.0) - x[0]);
      const T ratio = low / high;
      return (log(high) - log(x[1])) + (log(high) - log(x[2])) + log1p(ratio * ratio) - T(2.0 * 0.6931471805599453);
    }
  }
};
