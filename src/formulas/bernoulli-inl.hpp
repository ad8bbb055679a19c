// Bernoulli || Bernoulli, by probability and by logit. No include guard: see primitives-inl.hpp.

/// KL(B(p) || B(q)) = gkl(p, q) + gkl(1 - p, 1 - q): the two terms p - q that the sum adds and takes away make each
/// half nonnegative.
struct BernoulliKl {
  static constexpr std::size_t arity = 5;  // p, 1 - p, q, 1 - q, p - q
  static constexpr std::size_t regions =
      5;  // successes near or far, times failures near or far; a zero among the first four

  static RELENT_FN std::size_t region(const double (&x)[arity]) {
    if (x[0] == 0.0 || x[1] == 0.0 || x[2] == 0.0 || x[3] == 0.0) return 4;
    const double success = -x[4] / x[0];
    const double failure = x[4] / x[1];
    return (success >= -0.5 && success <= 1.0 ? 0U : 1U) + (failure >= -0.5 && failure <= 1.0 ? 0U : 2U);
  }

  template <std::size_t Region, class T>
  static RELENT_FN T piece(const T (&x)[arity]) {
    if constexpr (Region == 4) {
      return gkl(x[0], x[2], x[4]) + gkl(x[1], x[3], -x[4]);
    } else {
      const T success = Region % 2 == 0 ? gkl_near(x[0], x[4]) : gkl_far(x[0], x[2], x[4]);
      const T failure = Region / 2 == 0 ? gkl_near(x[1], -x[4]) : gkl_far(x[1], x[3], -x[4]);
      return success + failure;
    }
  }
};

/// 1/(1 + exp(-x)).
template <class T>
RELENT_FN T sigmoid(T x) {
  return where(
      x >= T(0.0), [&]() RELENT_LAMBDA -> T { return T(1.0) / (T(1.0) + exp(-x)); },
      [&]() RELENT_LAMBDA -> T {
        const T small = exp(x);
        return small / (T(1.0) + small);
      });
}

/// log(1 + exp(x)).
template <class T>
RELENT_FN T softplus(T x) {
  return where(
      x < T(0.0), [&]() RELENT_LAMBDA -> T { return log1p(exp(x)); },
      [&]() RELENT_LAMBDA -> T { return x + log1p(exp(-x)); });
}

/// With p = sigmoid(l), r = sigmoid(-l), d = m - l: KL = log(E exp(d X)) - d E X = log1p(p expm1mx(d r) + r expm1mx(-d
/// p)), or softplus(-m) - softplus(-l) + r d (mirrored for l < 0), which cancels by a factor of 3 at most once |d| > 2.
struct BernoulliLogitKl {
  static constexpr std::size_t arity = 3;    // l of p, m of q, m - l
  static constexpr std::size_t regions = 4;  // |d| < 0.7; |d| <= 2; larger; l, m or d infinite

  static RELENT_FN std::size_t region(const double (&x)[arity]) {
    constexpr double largest = 1.7976931348623157e308;
    const double distance = x[2] < 0.0 ? -x[2] : x[2];
    if (!(distance <= largest && x[0] >= -largest && x[0] <= largest)) return 3;
    return distance < 0.7 ? 0 : distance <= 2.0 ? 1 : 2;
  }

  template <std::size_t Region, class T>
  static RELENT_FN T piece(const T (&x)[arity]) {
    if constexpr (Region == 0) {
      const T p = sigmoid(x[0]);
      const T r = sigmoid(-x[0]);
      const T up = x[2] * r;
      const T down = -x[2] * p;
      return log1p(p * (T(0.5) * up * up * expm1mx_factor(up)) + r * (T(0.5) * down * down * expm1mx_factor(down)));
    } else if constexpr (Region == 1) {
      const T p = sigmoid(x[0]);
      const T r = sigmoid(-x[0]);
      return log1p(p * expm1mx(x[2] * r) + r * expm1mx(-x[2] * p));
    } else if constexpr (Region == 2) {
      const T sign = where(
          x[0] < T(0.0), [&]() RELENT_LAMBDA -> T { return T(-1.0); }, [&]() RELENT_LAMBDA -> T { return T(1.0); });
      const T l = sign * x[0];
      const T m = sign * x[1];
      return softplus(-m) - softplus(-l) + sigmoid(-l) * (sign * x[2]);
    } else {
      // l = +-inf (or so large that d overflows): q's mass of p's one outcome. Only m = +-inf: q misses an outcome of
      // p.
      constexpr double largest = 1.7976931348623157e308;
      const auto p_is_proper = both(x[0] >= T(-largest), x[0] <= T(largest));
      const auto q_is_proper = both(x[1] >= T(-largest), x[1] <= T(largest));
      const T one_outcome = where(
          x[0] > T(0.0), [&]() RELENT_LAMBDA -> T { return softplus(-x[1]); },
          [&]() RELENT_LAMBDA -> T { return softplus(x[1]); });
      return where(
          q_is_proper, [&]() RELENT_LAMBDA -> T { return one_outcome; },
          [&]() RELENT_LAMBDA -> T {
            return where(
                p_is_proper, [&]() RELENT_LAMBDA -> T { return T(std::numeric_limits<double>::infinity()); },
                [&]() RELENT_LAMBDA -> T { return one_outcome; });
          });
    }
  }
};
