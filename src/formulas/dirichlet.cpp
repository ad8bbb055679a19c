// KL of two Dirichlet laws without the cancellation between lgamma of the parts and lgamma of the sum.
#include "formulas/dirichlet.hpp"

#include "formulas/ratio.hpp"

namespace relent::formulas {
namespace {

/// The largest component a of p, b of q there, and the sums h and e of the others: a + h and b + e are the totals.
struct Split {
  double a, b, h, e;
  double b_minus_a, e_minus_h, total_difference;
};

/// phi(x) - phi(y), x = (b + j)/(a + j) - 1, y = (T + j)/(S + j) - 1 with totals S and T: phi(tau) + y tau,
/// tau = (x - y)/(1 + y), whose numerator cancels before it is formed.
double phi_difference(const Split& split, double j) {
  const double a = split.a + j;
  const double b = split.b + j;
  const double s = a + split.h;
  const double t = b + split.e;
  const double y = split.total_difference / s;
  const bool close = std::fabs(split.b_minus_a) <= 0.5 * a && std::fabs(split.e_minus_h) <= 0.5 * split.h;
  const double tau =
      close ? (split.b_minus_a / a) * (split.h / t) - split.e_minus_h / t : (b / t) * (split.h / a) - split.e / t;
  if (std::fabs(tau) <= 0.5) {
    return phi_series(tau) + (std::fabs(y) < 1e300 ? y * tau : (split.total_difference * tau) / s);
  }
  const double x = split.b_minus_a / a;
  return (x - y) - (log_ratio(b, a, split.b_minus_a) - log_ratio(t, s, split.total_difference));
}

/// breg_R(b, a) - breg_R(b + e, a + h), a, b >= 10: breg_stirling's recurrence carried for the value at (1/a, 1/b) and
/// for its excess over the value at (1/(a + h), 1/(b + e)), all of whose increments are positive.
double breg_stirling_difference(const Split& split, double shift) {
  constexpr double coefficients[10] = {1.0 / 12,         -1.0 / 360,        1.0 / 1260, -1.0 / 1680,
                                       1.0 / 1188,       -691.0 / 360360,   1.0 / 156,  -3617.0 / 122400,
                                       43867.0 / 244188, -174611.0 / 125400};
  const double a = split.a + shift;
  const double b = split.b + shift;
  const double x = 1.0 / a;
  const double y = 1.0 / b;
  const double x_total = 1.0 / (a + split.h);
  const double y_total = 1.0 / (b + split.e);
  const double x_drop = split.h * x_total;  // x_total = x (1 - x_drop)
  const double y_drop = split.e * y_total;
  double g = x, t = x, y_power = 1.0;
  double g_excess = x * x_drop, t_excess = x * x_drop, y_power_excess = 0.0;
  double values[10] = {t};
  double excesses[10] = {t_excess};
  for (int k = 1; k < 10; ++k) {
    for (int step = 0; step < 2; ++step) {
      y_power_excess = y_power_excess * y_total + y_power * (y * y_drop);
      y_power *= y;
      const double inner = g + y_power;
      g_excess = (g_excess + y_power_excess) * x_total + inner * (x * x_drop);
      g = x * inner;
      t_excess = t_excess * x_total + t * (x * x_drop) + g_excess;
      t = x * t + g;
    }
    values[k] = t;
    excesses[k] = t_excess;
  }
  double value = 0.0;
  double excess = 0.0;
  for (int k = 9; k >= 0; --k) {
    value += coefficients[k] * values[k];
    excess += coefficients[k] * excesses[k];
  }
  const double weight = (split.b_minus_a * x) * (split.b_minus_a * y);
  const double weight_excess =
      weight * (x_drop + y_drop * (1.0 - x_drop)) - ((split.e_minus_h * x_total) * (split.b_minus_a * y_total) +
                                                     (split.e_minus_h * x_total) * (split.total_difference * y_total));
  return weight * excess + weight_excess * (value - excess);
}

}  // namespace

// lgamma = x log x - x + L: the x log x parts give the KL of two categorical laws (>= 0), the L parts of all but the
// largest component give qbreg (>= 0), and the largest component's L is paired with the total's. Sums shifted to >= 10.
double dirichlet_kl(std::span<const DoubleDouble> a, std::span<const DoubleDouble> b) {
  std::size_t largest = 0;
  for (std::size_t i = 1; i < a.size(); ++i) {
    if (a[i].hi > a[largest].hi) largest = i;
  }
  DoubleDouble h;
  DoubleDouble e;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (i == largest) continue;
    h = math::add(h, a[i]);
    e = math::add(e, b[i]);
  }
  const DoubleDouble e_minus_h = math::subtract(e, h);
  const DoubleDouble b_minus_a = math::subtract(b[largest], a[largest]);
  const Split split = {a[largest].hi,
                       b[largest].hi,
                       h.hi,
                       e.hi,
                       math::to_double(b_minus_a),
                       math::to_double(e_minus_h),
                       math::to_double(math::add(e_minus_h, b_minus_a))};
  const double shift = stirling_shift(smaller(split.a, split.b));
  const DoubleDouble a_shifted = math::add(a[largest], shift);
  const DoubleDouble b_shifted = math::add(b[largest], shift);
  const DoubleDouble p_total = math::add(a_shifted, h);
  const DoubleDouble q_total = math::add(b_shifted, e);

  double sum = weighted_phi(b_shifted.hi, ratio_of_products(a_shifted, q_total, b_shifted, p_total, e, h));
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (i == largest) continue;
    // Of two components, the rest of the total is the other one: exact where the total is not.
    const DoubleDouble q_rest = a.size() == 2 ? b_shifted : math::subtract(q_total, b[i]);
    const DoubleDouble p_rest = a.size() == 2 ? a_shifted : math::subtract(p_total, a[i]);
    sum += weighted_phi(b[i].hi, ratio_of_products(a[i], q_total, b[i], p_total, q_rest, p_rest));
    sum += qbreg(b[i].hi, a[i].hi, math::difference(b[i], a[i]));
  }
  if (std::isinf(sum)) return sum;
  for (double j = 0.0; j < shift; ++j) sum += phi_difference(split, j);
  sum += 0.5 * phi_difference(split, shift);
  return sum + breg_stirling_difference(split, shift);
}

double beta_kl(DoubleDouble p_alpha, DoubleDouble p_beta, DoubleDouble q_alpha, DoubleDouble q_beta) {
  const DoubleDouble a[2] = {p_alpha, p_beta};
  const DoubleDouble b[2] = {q_alpha, q_beta};
  return dirichlet_kl(a, b);
}

}  // namespace relent::formulas
