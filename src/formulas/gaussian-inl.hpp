// Gaussian || Gaussian. No include guard: see primitives-inl.hpp.

/// KL(N(m, s) || N(n, t)) = (z^2 + x^2)/2 + phi2(s, t), z = (m - n)/t, x = (s - t)/t, every term >= 0.
/// Regrouped from (s^2/t^2 - 1 - log(s^2/t^2) + z^2)/2 by s^2/t^2 = (1 + x)^2.
struct GaussianKl {
  static constexpr std::size_t arity = 4;    // m - n, s, t, s - t
  static constexpr std::size_t regions = 2;  // s near t; far from it

  static RELENT_FN std::size_t region(const double (&x)[arity]) {
    const double relative = x[3] / x[2];
    return relative >= -0.5 && relative <= 1.0 ? 0 : 1;
  }

  template <std::size_t Region, class T>
  static RELENT_FN T piece(const T (&arguments)[arity]) {
    const T z = arguments[0] / arguments[2];
    const T x = arguments[3] / arguments[2];
    const T squares = T(0.5) * z * z + T(0.5) * x * x;
    if constexpr (Region == 0) {
      return squares + phi_series(x);
    } else {
      return squares + phi2_far(arguments[1], arguments[2], arguments[3]);
    }
  }
};
