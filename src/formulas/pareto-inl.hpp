// Pareto || Pareto where q begins no later than p. No include guard: see primitives-inl.hpp.

/// KL(Pareto(m, a) || Pareto(n, c)) = c log(m/n) + phi2(c, a), n <= m, both terms >= 0.
struct ParetoKl {
  static constexpr std::size_t arity = 6;    // m, n, m - n, a, c, c - a
  static constexpr std::size_t regions = 4;  // is m near n, and c near a?

  static RELENT_FN std::size_t region(const double (&x)[arity]) {
    const double shapes = x[5] / x[3];
    return (x[2] / x[1] <= 1.0 ? 0U : 1U) + (shapes >= -0.5 && shapes <= 1.0 ? 0U : 2U);
  }

  template <std::size_t Region, class T>
  static RELENT_FN T piece(const T (&x)[arity]) {
    const T shapes = Region < 2 ? phi_series(x[5] / x[3]) : phi2_far(x[4], x[3], x[5]);
    if constexpr (Region % 2 == 0) {
      return shapes + x[4] * log1p(x[2] / x[1]);
    } else {
      return shapes + x[4] * log_quotient(x[0], x[1]);
    }
  }
};
