// Convex building blocks of the closed forms, each free of cancellation, over any number type T.
//
// No include guard: formulas.hpp includes this for double and Dual, lanes-inl.hpp once per SIMD target. The includer
// opens the namespace, defines RELENT_FN and RELENT_LAMBDA, and supplies for its T: arithmetic, comparisons, log,
// log1p, exp, expm1, where(mask, f, g), both, either, any, all. Bregman divergences are written breg_f(b, a) = f(b) -
// f(a) - (b - a) f'(a), with d = b - a taken by the caller from the parameters as the user gave them: b - a of rounded
// parameters would lose every digit near b = a.

/// x - log1p(x) for -1/2 <= x <= 1: with s = x/(2 + x), log1p(x) = 2 artanh(s).
template <class T>
RELENT_FN T phi_series(T x) {
  const T s = x / (T(2.0) + x);
  const T w = s * s;
  T sum = T(2.0 / 37.0);
  for (int k = 16; k >= 0; --k) sum = sum * w + T(2.0 / (2 * k + 3));
  return s * (x - w * sum);
}

/// Where phi_series holds.
template <class T>
RELENT_FN auto phi_is_near(T x) {
  return both(x >= T(-0.5), x <= T(1.0));
}

/// phi(x) = x - log1p(x) >= 0, x >= -1.
template <class T>
RELENT_FN T phi(T x) {
  return where(
      phi_is_near(x), [&]() RELENT_LAMBDA -> T { return phi_series(x); },
      [&]() RELENT_LAMBDA -> T {
        return where(
            x < T(1e300), [&]() RELENT_LAMBDA -> T { return x - log1p(x); }, [&]() RELENT_LAMBDA -> T { return x; });
      });
}

/// (exp(x) - 1 - x) / (x^2 / 2) for |x| < 0.7: Taylor.
template <class T>
RELENT_FN T expm1mx_factor(T x) {
  T sum = T(1.0);
  for (int k = 18; k >= 3; --k) sum = T(1.0) + x * T(1.0 / k) * sum;
  return sum;
}

/// exp(x) - 1 - x >= 0.
template <class T>
RELENT_FN T expm1mx(T x) {
  return where(
      both(x > T(-0.7), x < T(0.7)), [&]() RELENT_LAMBDA -> T { return T(0.5) * x * x * expm1mx_factor(x); },
      [&]() RELENT_LAMBDA -> T { return expm1(x) - x; });
}

/// log(b / a), a, b >= 0, also where the quotient leaves double's range; not for b close to a.
template <class T>
RELENT_FN T log_quotient(T b, T a) {
  const T quotient = b / a;
  return where(
      both(quotient > T(1e-290), quotient < T(1e290)), [&]() RELENT_LAMBDA -> T { return log(quotient); },
      [&]() RELENT_LAMBDA -> T { return log(b) - log(a); });
}

/// log(b / a), a, b > 0, d = b - a.
template <class T>
RELENT_FN T log_ratio(T b, T a, T d) {
  const T t = d / a;
  return where(
      phi_is_near(t), [&]() RELENT_LAMBDA -> T { return log1p(t); },
      [&]() RELENT_LAMBDA -> T { return log_quotient(b, a); });
}

/// breg_{-log}(b, a) = b/a - 1 - log(b/a) away from b = a.
template <class T>
RELENT_FN T phi2_far(T b, T a, T d) {
  return d / a - log_quotient(b, a);
}

/// breg_{-log}(b, a) = b/a - 1 - log(b/a) >= 0, a, b > 0, d = b - a.
template <class T>
RELENT_FN T phi2(T b, T a, T d) {
  const T t = d / a;
  return where(
      phi_is_near(t), [&]() RELENT_LAMBDA -> T { return phi_series(t); },
      [&]() RELENT_LAMBDA -> T { return phi2_far(b, a, d); });
}

/// gkl near b = a: Loader's (2000) deviance bd0.
template <class T>
RELENT_FN T gkl_near(T b, T d) {
  return b * phi_series(-d / b);
}

/// gkl away from b = a, a, b > 0.
template <class T>
RELENT_FN T gkl_far(T b, T a, T d) {
  return b * log_quotient(b, a) - d;
}

/// Which of gkl_near and gkl_far serves.
template <class T>
RELENT_FN auto gkl_is_near(T b, T d) {
  return phi_is_near(-d / b);
}

/// breg_{x log x}(b, a) = b log(b/a) - b + a >= 0, the KL of two Poisson laws; a, b >= 0, d = b - a.
template <class T>
RELENT_FN T gkl(T b, T a, T d) {
  return where(
      gkl_is_near(b, d), [&]() RELENT_LAMBDA -> T { return gkl_near(b, d); },
      [&]() RELENT_LAMBDA -> T {
        return where(
            b <= T(0.0), [&]() RELENT_LAMBDA -> T { return a; }, [&]() RELENT_LAMBDA -> T { return gkl_far(b, a, d); });
      });
}

/// breg_R(b, a), R(x) = lgamma(x) - (x - 1/2) log x + x - log(2 pi)/2, a, b >= 10: Stirling's series term by term,
/// where breg_{x^-m}(b, a) = (d/a)(d/b) T_m with X = 1/a, Y = 1/b, T_m = X T_{m-1} + G_m, G_m = X (G_{m-1} + Y^{m-1}).
template <class T>
RELENT_FN T breg_stirling(T b, T a, T d) {
  constexpr double coefficients[10] = {1.0 / 12,         -1.0 / 360,        1.0 / 1260, -1.0 / 1680,
                                       1.0 / 1188,       -691.0 / 360360,   1.0 / 156,  -3617.0 / 122400,
                                       43867.0 / 244188, -174611.0 / 125400};
  const T x = T(1.0) / a;
  const T y = T(1.0) / b;
  const int count = all(both(x < T(1e-5), y < T(1e-5))) ? 3 : all(both(x < T(1e-3), y < T(1e-3))) ? 5 : 10;
  T terms[10];
  T g = x;
  T t = x;
  T y_power = T(1.0);
  terms[0] = t;
  for (int k = 1; k < count; ++k) {
    for (int step = 0; step < 2; ++step) {
      y_power = y_power * y;
      g = x * (g + y_power);
      t = x * t + g;
    }
    terms[k] = t;
  }
  T sum = T(0.0);
  for (int k = count - 1; k >= 0; --k) sum = sum + T(coefficients[k]) * terms[k];
  return (d * x) * (d * y) * sum;
}

/// breg_g(b, a), g(x) = (x + 1/2) log(1 + 1/x) - 1 = R(x) - R(x + 1), a, b >= 1: Gudermann's series
/// g = sum_k (2x + 1)^-2k / (2k + 1), by the recurrence of breg_stirling.
template <class T>
RELENT_FN T breg_gudermann_series(T b, T a, T d) {
  const T x = T(1.0) / (T(2.0) * a + T(1.0));
  const T y = T(1.0) / (T(2.0) * b + T(1.0));
  T terms[24];
  T g = x;
  T t = x;
  T y_power = T(1.0);
  int count = 0;
  for (int k = 1; k <= 24; ++k) {
    for (int m = (k == 1 ? 1 : 0); m < 2; ++m) {
      y_power = y_power * y;
      g = x * (g + y_power);
      t = x * t + g;
    }
    terms[count] = t * T(1.0 / (2 * k + 1));
    ++count;
    if (all(terms[count - 1] < T(1e-18) * terms[0])) break;
  }
  T sum = T(0.0);
  for (int k = count - 1; k >= 0; --k) sum = sum + terms[k];
  const T twice = T(2.0) * d;
  return (twice * x) * (twice * y) * sum;
}

/// gkl(b, a) - gkl(b + 1, a + 1) >= 0 in closed form, b - a = d.
template <class T>
RELENT_FN T gkl_step(T b, T a, T d) {
  const T a_next = a + T(1.0);
  const T b_next = b + T(1.0);
  const T relative = d / a;
  const T u = relative / b_next;
  const T v = d / a_next;
  const auto near = both(both(u >= T(-0.5), u <= T(0.5)), both(v >= T(-0.5), v <= T(0.5)));
  return where(
      near, [&]() RELENT_LAMBDA -> T { return relative * (d / (b_next * a_next)) - b * phi_series(u) + phi_series(v); },
      [&]() RELENT_LAMBDA -> T {
        const T next = log_ratio(b_next, a_next, d);
        const T here = where(
            both(u >= T(-0.5), u <= T(1e15)), [&]() RELENT_LAMBDA -> T { return log1p(u); },
            [&]() RELENT_LAMBDA -> T { return log_ratio(b, a, d) - next; });
        return b * here - next;
      });
}

/// breg_g(b, a) for a, b > 0: the series, or g's recurrence where it converges slowly.
template <class T>
RELENT_FN T breg_gudermann(T b, T a, T d) {
  return where(
      both(a >= T(1.0), b >= T(1.0)), [&]() RELENT_LAMBDA -> T { return breg_gudermann_series(b, a, d); },
      [&]() RELENT_LAMBDA -> T {
        const T halves = T(0.5) * phi2(b, a, d) + T(0.5) * phi2(b + T(1.0), a + T(1.0), d);
        return where(
            halves < T(1e300), [&]() RELENT_LAMBDA -> T { return halves - gkl_step(b, a, d); },
            [&]() RELENT_LAMBDA -> T { return halves; });
      });
}

/// How many unit steps lift x to Stirling's range x >= 10.
template <class T>
RELENT_FN T stirling_shift(T x) {
  T shift = T(0.0);
  for (int j = 0; j < 10; ++j) {
    shift = shift + where(
                        x + T(j) < T(10.0), [&]() RELENT_LAMBDA -> T { return T(1.0); },
                        [&]() RELENT_LAMBDA -> T { return T(0.0); });
  }
  return shift;
}

template <class T>
RELENT_FN T smaller(T a, T b) {
  return where(
      a < b, [&]() RELENT_LAMBDA -> T { return a; }, [&]() RELENT_LAMBDA -> T { return b; });
}

/// breg of lgamma(x) - x log x + x = lgamma's Bregman divergence less gkl, a, b >= 10 and close to each other.
template <class T>
RELENT_FN T qbreg_large_near(T b, T a, T d) {
  return T(0.5) * phi_series(d / a) + breg_stirling(b, a, d);
}

/// The same away from b = a.
template <class T>
RELENT_FN T qbreg_large_far(T b, T a, T d) {
  return T(0.5) * phi2_far(b, a, d) + breg_stirling(b, a, d);
}

/// The same for all a, b > 0: steps of Gudermann's g up to 10, every term nonnegative.
template <class T>
RELENT_FN T qbreg(T b, T a, T d) {
  const T low = smaller(a, b);
  const T shift = stirling_shift(low);
  T sum = breg_stirling(b + shift, a + shift, d);
  for (int j = 9; j >= 0; --j) {
    const auto below = low + T(j) < T(10.0);
    if (!any(below)) continue;
    sum = sum + where(
                    below, [&]() RELENT_LAMBDA -> T { return breg_gudermann(b + T(j), a + T(j), d); },
                    [&]() RELENT_LAMBDA -> T { return T(0.0); });
  }
  return T(0.5) * phi2(b, a, d) + sum;
}

/// breg_{lgamma}(b, a) = lgamma(b) - lgamma(a) - (b - a) digamma(a) >= 0 by lgamma(x) = lgamma(x + 1) - log x.
template <class T>
RELENT_FN T lgbreg(T b, T a, T d) {
  const T low = smaller(a, b);
  const T shift = stirling_shift(low);
  T sum =
      T(0.5) * phi2(b + shift, a + shift, d) + breg_stirling(b + shift, a + shift, d) + gkl(b + shift, a + shift, d);
  for (int j = 9; j >= 0; --j) {
    const auto below = low + T(j) < T(10.0);
    if (!any(below)) continue;
    sum = sum + where(
                    below, [&]() RELENT_LAMBDA -> T { return phi2(b + T(j), a + T(j), d); },
                    [&]() RELENT_LAMBDA -> T { return T(0.0); });
  }
  return sum;
}
