// Laplace || Laplace. No include guard: see primitives-inl.hpp.

/// KL(Laplace(m, b) || Laplace(n, c)) = phi2(b, c) + (b/c) expm1mx(-y), y = |m - n|/b, both terms >= 0.
/// Regrouped from log(c/b) + |m - n|/c + (b/c) exp(-|m - n|/b) - 1.
struct LaplaceKl {
  static constexpr std::size_t arity = 4;  // |m - n|, b, c, b - c
  static constexpr std::size_t regions =
      6;  // b near or far from c, times y small, moderate or with exp(-y) below 2^-53

  static RELENT_FN std::size_t region(const double (&x)[arity]) {
    const double relative = x[3] / x[2];
    const double y = x[0] / x[1];
    const std::size_t distance = y < 0.7 ? 0 : y <= 40.0 ? 1 : 2;
    return distance + (relative >= -0.5 && relative <= 1.0 ? 0U : 3U);
  }

  template <std::size_t Region, class T>
  static RELENT_FN T piece(const T (&x)[arity]) {
    const T scales = Region < 3 ? phi_series(x[3] / x[2]) : phi2_far(x[1], x[2], x[3]);
    const T y = x[0] / x[1];
    if constexpr (Region % 3 == 0) {
      return scales + T(0.5) * y * (x[0] / x[2]) * expm1mx_factor(-y);
    } else if constexpr (Region % 3 == 1) {
      return scales + (x[1] / x[2]) * (expm1(-y) + y);
    } else {
      return scales + (x[0] - x[1]) / x[2];
    }
  }
};
