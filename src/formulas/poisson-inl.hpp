// Poisson || Poisson, by rate and by logarithm. No include guard: see primitives-inl.hpp.

/// KL(Poisson(a) || Poisson(b)) = gkl(a, b) = a log(a/b) - a + b.
struct PoissonKl {
  static constexpr std::size_t arity = 3;    // a, b, a - b
  static constexpr std::size_t regions = 3;  // near, far, a zero

  static RELENT_FN std::size_t region(const double (&x)[arity]) {
    if (x[0] == 0.0 || x[1] == 0.0) return 2;
    const double relative = -x[2] / x[0];
    return relative >= -0.5 && relative <= 1.0 ? 0 : 1;
  }

  template <std::size_t Region, class T>
  static RELENT_FN T piece(const T (&x)[arity]) {
    if constexpr (Region == 0) {
      return gkl_near(x[0], x[2]);
    } else if constexpr (Region == 1) {
      return gkl_far(x[0], x[1], x[2]);
    } else {
      return gkl(x[0], x[1], x[2]);
    }
  }
};
