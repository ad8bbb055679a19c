// Uniform || Uniform. No include guard: see primitives-inl.hpp.

/// KL(U(a, b) || U(c, d)) = log((d - c)/(b - a)) = log1p(((a - c) + (d - b))/(b - a)) if [a, b] lies in [c, d], else
/// +inf.
struct UniformKl {
  static constexpr std::size_t arity = 3;  // a - c, d - b, b - a (all halved by the caller where b - a would overflow)
  static constexpr std::size_t regions = 3;  // nested; nested, but the quotient leaves double's range; not nested

  static RELENT_FN std::size_t region(const double (&x)[arity]) {
    if (x[0] < 0.0 || x[1] < 0.0) return 2;
    return (x[0] + x[1]) / x[2] < 1e300 ? 0 : 1;
  }

  template <std::size_t Region, class T>
  static RELENT_FN T piece(const T (&x)[arity]) {
    if constexpr (Region == 0) {
      return log1p((x[0] + x[1]) / x[2]);
    } else if constexpr (Region == 1) {
      return log(x[0] + x[1]) - log(x[2]);
    } else {
      return T(std::numeric_limits<double>::infinity());
    }
  }
};
