// DiscreteLaplace || DiscreteLaplace. No include guard: see primitives-inl.hpp.

/// By the chain rule: the Bernoulli KL of {X = 0}, of probability (1 - p)/(1 + p), plus 2p/(1 + p) times the geometric
/// KL of |X| given X != 0, which is the Bernoulli KL of p and q over 1 - p. All four terms are >= 0.
/// Regrouped from log[(1 - p)(1 + q)/((1 + p)(1 - q))] + 2p/(1 - p^2) log(p/q).
struct DiscreteLaplaceKl {
  static constexpr std::size_t arity = 5;    // p, 1 - p, q, 1 - q, p - q
  static constexpr std::size_t regions = 2;  // all four terms near; not so

  static RELENT_FN std::size_t region(const double (&x)[arity]) {
    const double at_zero = 2.0 * x[4] / ((1.0 + x[2]) * x[1]);  // relative, and so the next three
    const double elsewhere = -x[4] / ((1.0 + x[2]) * x[0]);
    const double success = -x[4] / x[0];
    const double failure = x[4] / x[1];
    const auto near = [](double relative) { return relative >= -0.5 && relative <= 1.0; };
    return near(at_zero) && near(elsewhere) && near(success) && near(failure) ? 0 : 1;
  }

  template <std::size_t Region, class T>
  static RELENT_FN T piece(const T (&x)[arity]) {
    const T p_range = T(1.0) + x[0];
    const T q_range = T(1.0) + x[2];
    const T zero = x[1] / p_range;
    const T rest = T(2.0) * x[0] / p_range;
    const T d = T(-2.0) * x[4] / (p_range * q_range);
    const T weight = rest / x[1];
    if constexpr (Region == 0) {
      return (gkl_near(zero, d) + gkl_near(rest, -d)) + weight * (gkl_near(x[0], x[4]) + gkl_near(x[1], -x[4]));
    } else {
      return (gkl(zero, x[3] / q_range, d) + gkl(rest, T(2.0) * x[2] / q_range, -d)) +
             weight * (gkl(x[0], x[2], x[4]) + gkl(x[1], x[3], -x[4]));
    }
  }
};
