// InverseGaussian || InverseGaussian. No include guard: see primitives-inl.hpp.

/// KL(IG(m, l) || IG(n, k)) = phi2(k, l)/2 + k/(2 m) ((m - n)/n)^2, both terms >= 0.
/// The divergence of Gamma(1/2, .) laws of the squared deviations plus what the means add.
struct InverseGaussianKl {
  static constexpr std::size_t arity = 6;    // m, n, m - n, k, l, k - l
  static constexpr std::size_t regions = 2;  // k near l; far from it

  static RELENT_FN std::size_t region(const double (&x)[arity]) {
    const double relative = x[5] / x[4];
    return relative >= -0.5 && relative <= 1.0 ? 0 : 1;
  }

  template <std::size_t Region, class T>
  static RELENT_FN T piece(const T (&x)[arity]) {
    const T relative = x[2] / x[1];
    // The square is taken apart: neither factor need be in range where the product is.
    const T means = T(0.5) * (x[3] * relative / x[0]) * relative;
    if constexpr (Region == 0) {
      return means + T(0.5) * phi_series(x[5] / x[4]);
    } else {
      return means + T(0.5) * phi2_far(x[3], x[4], x[5]);
    }
  }
};
