// Gamma || Gamma, and so Exponential and ChiSquared. No include guard: see primitives-inl.hpp.

/// KL(Gamma(a, rate b) || Gamma(c, rate e)) = gkl(c, a e/b) + qbreg(c, a), both >= 0: a cost for the means and one for
/// the shapes. The caller takes r = a e/(c b) apart (`gamma_arguments`), because r - 1 must not be rounded twice.
struct GammaKl {
  static constexpr std::size_t arity = 6;    // a, c, c - a, a e/b, r - 1, log r
  static constexpr std::size_t regions = 6;  // r near or far from 1, times: shapes >= 10 near, >= 10 far, any below 10

  static RELENT_FN std::size_t region(const double (&x)[arity]) {
    const double relative = x[2] / x[0];
    const std::size_t shapes = x[0] < 10.0 || x[1] < 10.0 ? 2 : relative >= -0.5 && relative <= 1.0 ? 0 : 1;
    return shapes + (x[4] >= -0.5 && x[4] <= 1.0 ? 0U : 3U);
  }

  template <std::size_t Region, class T>
  static RELENT_FN T piece(const T (&x)[arity]) {
    const T means = Region < 3 ? x[1] * phi_series(x[4]) : (x[3] - x[1]) - x[1] * x[5];
    if constexpr (Region % 3 == 0) {
      return means + qbreg_large_near(x[1], x[0], x[2]);
    } else if constexpr (Region % 3 == 1) {
      return means + qbreg_large_far(x[1], x[0], x[2]);
    } else {
      return means + qbreg(x[1], x[0], x[2]);
    }
  }
};
