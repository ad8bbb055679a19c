// The KL divergence of two laws on the integers, by summation with a certificate.
#include "estimate/summation.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <sstream>
#include <utility>

#include "estimate/compensated_sum.hpp"
#include "estimate/divergence.hpp"

namespace relent::estimate {

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double epsilon = std::numeric_limits<double>::epsilon();

std::string at(const char* text, double x) {
  std::ostringstream out;
  out.precision(17);
  out << text << x;
  return out.str();
}

struct Interval {
  double lower = 0.0;
  double upper = 0.0;
};

struct Term {
  double p = 0.0;
  double ratio = 0.0;  // log p - log q; 0 where p = 0
};

/// What lies beyond the integers summed, on one side.
struct Remainder {
  Interval value{0.0, infinity};  // of sum p log(p/q)
  double p = 0.0;
  double q = 0.0;
  double p_error = 0.0;
  bool q_known = true;
  bool certified = true;
};

class Summer {
 public:
  Summer(const MassPair& pair, const SummationOptions& options) : pair_(pair), options_(options) {}
  KlSum run();

 private:
  bool add(double k, double weight, Term& term);
  [[nodiscard]] Remainder beyond(double k, const Term& last, const Term& before, bool above) const;
  [[nodiscard]] double reach(double sign) const;
  KlSum outwards(double start);
  [[nodiscard]] double stride_over(double low, double high) const;
  [[nodiscard]] bool is_smooth(double start, double stride) const;
  KlSum strides(double low, double high);
  KlSum finish(const std::array<Remainder, 2>& rest, bool complete);
  [[nodiscard]] double tolerance(double value) const {
    return (std::max)(options_.absolute_tolerance, options_.relative_tolerance * std::abs(value));
  }

  const MassPair& pair_;
  const SummationOptions& options_;
  std::size_t evaluations_ = 0;
  CompensatedSum direct_, bregman_, mass_p_, mass_q_;
  double direct_rounding_ = 0.0;
  double bregman_rounding_ = 0.0;
  double largest_p_ = 0.0;
  bool equal_ = true;  // every log ratio was 0
  bool nan_ = false;
  bool infinite_ = false;
  double culprit_ = 0.0;
  std::string reason_;
};

bool Summer::add(double k, double weight, Term& term) {
  ++evaluations_;
  const double log_p = pair_.log_p(k);
  const double log_q = pair_.log_q(k);
  term = Term{};
  if (std::isnan(log_p) || std::isnan(log_q)) {
    nan_ = true;
    reason_ = at(std::isnan(log_p) ? "log mass of p is NaN at k = " : "log mass of q is NaN at k = ", k);
    return false;
  }
  const double p = std::exp(log_p);
  const double q = std::exp(log_q);
  if (log_q == -infinity && p > 0.0) {
    infinite_ = true;
    culprit_ = k;
    return false;
  }
  mass_q_.add(weight * q);
  if (p == 0.0) {
    bregman_.add(weight * q);
    bregman_rounding_ += weight * epsilon * q;
    equal_ = equal_ && q == 0.0;
    return true;
  }
  const double ratio = log_p - log_q;
  const double breg = std::abs(ratio) < 1.0 ? p * bregman_log(ratio) : p * ratio - p + q;
  const double wobble = pair_.rounding ? pair_.rounding(k) : 4.0 * epsilon * (1.0 + std::abs(log_p) + std::abs(log_q));
  const double relative = (std::min)(wobble, 4.0 * epsilon * (1.0 + std::abs(log_p)));  // of p itself
  const double difference = std::abs(ratio) < 1.0 ? p * std::abs(std::expm1(-ratio)) : std::abs(p - q);
  direct_.add(weight * p * ratio);
  bregman_.add(weight * breg);
  mass_p_.add(weight * p);
  direct_rounding_ += weight * (wobble * p + 2.0 * relative * p * std::abs(ratio));
  bregman_rounding_ +=
      weight * (wobble * difference + 2.0 * relative * breg + epsilon * (std::abs(ratio) < 1.0 ? 0.0 : p + q));
  largest_p_ = (std::max)(largest_p_, p);
  equal_ = equal_ && ratio == 0.0;
  term = Term{p, ratio};
  return true;
}

Remainder Summer::beyond(double k, const Term& last, const Term& before, bool above) const {
  Remainder rest;
  const double end = above ? pair_.upper : pair_.lower;
  const auto& q_tail = above ? pair_.q_survival : pair_.q_cdf;
  const auto& p_tail = above ? pair_.p_survival : pair_.p_cdf;
  const double here = above ? k : k - 1.0;  // P(X > k) above, P(X <= k - 1) below
  rest.q_known = static_cast<bool>(q_tail);
  rest.q = q_tail ? q_tail(here) : 0.0;
  if (k == end) {
    rest.value = {0.0, 0.0};
    return rest;
  }
  const auto& ratio_bound = above ? pair_.p_ratio_above : pair_.p_ratio_below;
  const auto& growth = above ? pair_.growth_above : pair_.growth_below;
  rest.certified = static_cast<bool>(ratio_bound) && static_cast<bool>(growth);
  const double observed = before.p > 0.0 ? last.p / before.p : 1.0;
  const double rho = ratio_bound ? ratio_bound(k) : observed;
  LogRatioGrowth bound{2.0 * std::abs(last.ratio) + 1e-300, (std::max)(1.0, std::abs(k))};
  if (growth) bound = growth(k);
  const double stretch = 1.0 + 1.0 / bound.distance;
  const double r = rho * stretch * stretch;
  const double p_bound = rho < 1.0 ? last.p * rho / (1.0 - rho) : infinity;
  if (p_tail) {
    rest.p = p_tail(here);
    rest.p_error = 8.0 * epsilon * rest.p;
  } else {
    rest.p = 0.5 * p_bound;
    rest.p_error = 0.5 * p_bound;
  }
  rest.value.upper = r < 1.0 ? last.p * bound.bound * r / (1.0 - r) : infinity;
  // log-sum inequality: sum p log(p/q) >= P log(P/Q), and Q <= 1
  const double p_most = rest.p + rest.p_error;
  const double q_most = rest.q_known ? rest.q : 1.0;
  if (p_most > 0.0 && q_most > 0.0) {
    // x log(x/Q) falls until x = Q/e
    const bool falling = p_most < q_most / 2.718281828459046;
    rest.value.lower = p_tail || falling ? p_most * std::log(p_most / q_most) : -q_most / 2.718281828459045;
  }
  rest.value.lower = (std::max)(rest.value.lower, -rest.value.upper);
  if (!rest.certified && last.p == 0.0 && largest_p_ > 0.0) rest.value.upper = (std::max)(rest.value.lower, 0.0);
  rest.value.upper = (std::max)(rest.value.upper, rest.value.lower);
  return rest;
}

KlSum Summer::finish(const std::array<Remainder, 2>& rest, bool complete) {
  KlSum result;
  result.evaluations = evaluations_;
  if (nan_) {
    result.reason = reason_;
    result.lower = result.upper = result.value;
    return result;
  }
  if (infinite_) {
    result.value = result.upper = result.lower = infinity;
    result.error = 0.0;
    result.infinite = true;
    result.infinite_at = culprit_;
    result.reason = at("q has no mass where p has some, at k = ", culprit_);
    return result;
  }
  const double p_out = rest[0].p + rest[1].p;
  const double p_error = rest[0].p_error + rest[1].p_error;
  const bool q_known = rest[0].q_known && rest[1].q_known;
  result.mass_p = mass_p_.value() + p_out;
  const double q_out = q_known ? rest[0].q + rest[1].q : 1.0 - mass_q_.value();
  const double q_error = q_known ? 8.0 * epsilon * q_out : 8.0 * epsilon * (1.0 + std::abs(q_out));
  const Interval remainder{rest[0].value.lower + rest[1].value.lower, rest[0].value.upper + rest[1].value.upper};
  const double width = remainder.upper - remainder.lower;
  const double middle = std::isfinite(width) ? 0.5 * (remainder.lower + remainder.upper) : 0.0;

  // Masses off 1 shift log p - log q: first order in the direct form, second in the other.
  const double defect = std::abs(result.mass_p - 1.0) + (q_known ? std::abs(mass_q_.value() + q_out - 1.0) : 0.0);
  const double direct = direct_.value();
  const double direct_error = direct_rounding_ + 2.0 * epsilon * std::abs(direct);
  const double bregman = bregman_.value() + q_out - p_out;
  const double bregman_error =
      bregman_rounding_ + q_error + p_error + 2.0 * epsilon * std::abs(bregman) + defect * (defect + std::abs(bregman));
  const bool use_direct = direct_error < bregman_error;
  const double inside = use_direct ? direct : bregman;
  double error = use_direct ? direct_error : bregman_error;
  const bool exhausted = rest[0].value.upper == 0.0 && rest[1].value.upper == 0.0 && p_out == 0.0;
  if (equal_ && exhausted) error = 0.0;
  result.value = equal_ && exhausted ? 0.0 : inside + middle;
  result.lower = (std::max)(0.0, inside + remainder.lower - error);
  result.upper = inside + remainder.upper + error;
  if (equal_ && exhausted) result.lower = result.upper = 0.0;
  result.value = (std::max)(result.value, result.lower);
  result.error = (std::max)(result.upper - result.value, result.value - result.lower);
  const bool mass_found = std::abs(result.mass_p - 1.0) <= options_.mass_tolerance + p_error;
  result.certified = rest[0].certified && rest[1].certified && mass_found;
  result.converged = complete && mass_found && result.error <= tolerance(result.value);
  if (!result.converged) {
    if (!complete) {
      result.reason = "the budget of evaluations is spent";
    } else if (!mass_found) {
      result.reason = at("the masses of p sum to ", result.mass_p);
    } else {
      result.reason = at("rounding limits the absolute error to ", result.error);
    }
  }
  if (!mass_found && std::isfinite(result.error)) {
    const double missing = std::abs(result.mass_p - 1.0);
    result.error = (std::max)(result.error, missing * (1.0 + std::abs(std::log(missing)) + std::abs(result.value)));
    result.upper = (std::max)(result.upper, result.value + result.error);
    result.lower = (std::max)(0.0, (std::min)(result.lower, result.value - result.error));
  }
  return result;
}

KlSum Summer::outwards(double start) {
  struct Front {
    double k;
    Term last;
    Term before;
    bool done;
  };
  std::array<Remainder, 2> rest;
  Term term;
  if (options_.max_evaluations == 0) {
    rest[0].certified = false;
    return finish(rest, false);
  }
  if (!add(start, 1.0, term)) return finish(rest, false);
  std::array<Front, 2> fronts{Front{start, term, Term{}, start <= pair_.lower},
                              Front{start, term, Term{}, start >= pair_.upper}};
  const std::array<double, 2> ends{pair_.lower, pair_.upper};
  std::size_t checks = 0;
  while (!(fronts[0].done && fronts[1].done) && evaluations_ < options_.max_evaluations) {
    const std::size_t side = fronts[1].done || (!fronts[0].done && fronts[0].last.p > fronts[1].last.p) ? 0 : 1;
    Front& front = fronts[side];
    front.k += side == 1 ? 1.0 : -1.0;
    front.before = front.last;
    if (!add(front.k, 1.0, front.last)) return finish(rest, false);
    if (front.k == ends[side]) {
      front.done = true;
      continue;
    }
    // small against what was summed: worth asking for the bound
    const double wanted = tolerance(bregman_.value());
    const bool small =
        front.last.p * (1.0 + std::abs(front.last.ratio)) <= 0.1 * wanted && front.last.p <= 0.1 * largest_p_;
    if (!small || ++checks % 8 != 0) continue;
    const Remainder remainder = beyond(front.k, front.last, front.before, side == 1);
    const double width = remainder.value.upper - remainder.value.lower;
    const bool mass_missing = mass_p_.value() < 0.5 && !(side == 1 ? pair_.p_survival : pair_.p_cdf);
    front.done = width <= 0.125 * wanted && remainder.p_error <= 0.125 * wanted && !mass_missing;
  }
  for (std::size_t side = 0; side < 2; ++side) {
    rest[side] = beyond(fronts[side].k, fronts[side].last, fronts[side].before, side == 1);
  }
  return finish(rest, fronts[0].done && fronts[1].done);
}

/// How far p's weight reaches from the start: the last k with p(k) > 1e-33 max p, by doubling and halving.
double Summer::reach(double sign) const {
  const double end = sign > 0.0 ? pair_.upper : pair_.lower;
  const double top = pair_.log_p(pair_.start);
  const auto negligible = [&](double k) { return !(pair_.log_p(k) > top - 76.0); };
  if (std::isfinite(end) && !negligible(end)) return end;
  double near = 0.0;
  double far = 1.0;
  while (far < 1e15 &&
         !negligible(std::isfinite(end) && far >= std::abs(end - pair_.start) ? end : pair_.start + sign * far)) {
    near = far;
    far *= 2.0;
  }
  if (std::isfinite(end)) far = (std::min)(far, std::abs(end - pair_.start));
  while (far - near > 1.0 + 0.01 * far) {
    const double middle = std::floor(0.5 * (near + far));
    (negligible(pair_.start + sign * middle) ? far : near) = middle;
  }
  return pair_.start + sign * far;
}

/// The stride that spends the budget on low..high, even so that half of it is an integer.
double Summer::stride_over(double low, double high) const {
  const double passes = static_cast<double>((std::max)(options_.max_evaluations, std::size_t{4})) - 2.0;
  return (std::max)(2.0, 2.0 * std::ceil((high - low + 1.0) / passes));
}

/// Is p a bell that such a stride resolves? A peak narrower than it would be missed.
bool Summer::is_smooth(double start, double stride) const {
  const double top = pair_.log_p(start);
  const auto comparable = [&](double k) { return pair_.log_p(std::clamp(k, pair_.lower, pair_.upper)) > top - 2.0; };
  return comparable(start - stride) && comparable(start + stride);
}

/// A smooth mass on many integers, by the trapezoidal rule: every h-th integer, twice, half a stride apart. The
/// aliasing error of a bell of width sd is e^(-2 pi^2 sd^2 / h^2); the gap between the two passes reports it.
KlSum Summer::strides(double low, double high) {
  const double stride = stride_over(low, high);
  std::array<double, 2> values{};
  Term term;
  std::array<Remainder, 2> rest;
  rest[0].value = rest[1].value = {0.0, 0.0};
  rest[0].certified = rest[1].certified = false;
  rest[0].q = pair_.q_cdf ? pair_.q_cdf(low - 1.0) : 0.0;
  rest[1].q = pair_.q_survival ? pair_.q_survival(high) : 0.0;
  rest[0].q_known = static_cast<bool>(pair_.q_cdf);
  rest[1].q_known = static_cast<bool>(pair_.q_survival);
  double before = 0.0;
  for (std::size_t pass = 0; pass < 2; ++pass) {
    for (double k = low + (pass == 0 ? 0.0 : 0.5 * stride); k <= high; k += stride) {
      if (evaluations_ >= options_.max_evaluations) return finish(rest, false);
      if (!add(k, 0.5 * stride, term)) return finish(rest, false);
    }
    const double total = bregman_.value();
    values[pass] = total - before;
    before = total;
  }
  const double gap = 2.0 * std::abs(values[1] - values[0]);
  rest[1].value = {-0.5 * gap, 0.5 * gap};
  KlSum result = finish(rest, true);
  result.certified = false;
  return result;
}

KlSum Summer::run() {
  const double start = std::clamp(std::round(pair_.start), pair_.lower, pair_.upper);
  const double range = pair_.upper - pair_.lower + 1.0;
  const double budget = static_cast<double>(options_.max_evaluations);
  if (range > budget) {
    const double top = pair_.log_p(start);
    if (std::isfinite(top) && options_.max_evaluations > 64) {
      const double low = reach(-1.0);
      const double high = reach(+1.0);
      // a bell too wide for the budget; a power tail would not end at all
      if (high - low + 1.0 > budget && high - low < 1e15 && high < start + 1e14 &&
          is_smooth(start, stride_over(low, high))) {
        return strides(low, high);
      }
    }
  }
  return outwards(start);
}

}  // namespace

KlSum sum_divergence(const MassPair& pair, const SummationOptions& options) { return Summer(pair, options).run(); }

}  // namespace relent::estimate
