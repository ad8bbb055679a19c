// The tests' own integrals and sums over a law: Gauss-Kronrod panels in log-distance coordinates, nothing of
// src/estimate.
#pragma once

#include <relent/distribution.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <utility>
#include <vector>

namespace relent_test {

/// A running sum with its compensation (Neumaier 1974).
class Sum {
 public:
  void add(double x) {
    const double total = sum_ + x;
    if (std::isfinite(total)) {
      compensation_ += std::abs(sum_) >= std::abs(x) ? (sum_ - total) + x : (x - total) + sum_;
    }
    sum_ = total;
  }
  double value() const { return sum_ + compensation_; }

 private:
  double sum_ = 0.0;
  double compensation_ = 0.0;
};

struct Integral {
  double value = 0.0;
  double error = 0.0;
};

/// The point anchor + side exp(log_distance): nothing is lost next to the anchor.
struct Place {
  double x;
  double anchor;
  double log_distance;
  int side;
};

/// log density of a continuous law at a place, -inf outside its support.
inline double log_density(const relent::UnivariateDistribution& law, const Place& place) {
  const relent::Support s = law.support();
  if (place.x < s.lower || place.x > s.upper) return -std::numeric_limits<double>::infinity();
  relent::Point point = relent::Point::of(place.x, s.lower, s.upper);
  if (place.side > 0 && place.anchor == s.lower) point.log_from_lower = place.log_distance;
  if (place.side < 0 && place.anchor == s.upper) point.log_to_upper = place.log_distance;
  return law.log_prob(point);
}

namespace detail {

// Nodes and weights of Kronrod's 15-point rule and the Gauss 7-point rule inside it (QUADPACK, Piessens et al. 1983).
inline constexpr std::array<double, 8> kronrod_node{
    0.991455371120812639206854697526329, 0.949107912342758524526189684047851,
    0.864864423359769072789712788640926, 0.741531185599394439863864773280788,
    0.586087235467691130294144691258481, 0.405845151377397166906606412076961,
    0.207784955007898467600689403773245, 0.0};
inline constexpr std::array<double, 8> kronrod_weight{
    0.022935322010529224963732008058970, 0.063092092629978553290700663189204, 0.104790010322250183839876322541518,
    0.140653259715525918745189590510238, 0.169004726639267902826583426598550, 0.190350578064785409913256402421014,
    0.204432940075298892414161999234649, 0.209482141084727828012999174891714};
inline constexpr std::array<double, 4> gauss_weight{
    0.129484966168869693270611432679082, 0.279705391489276667901467771423780, 0.381830050505118944950369775488975,
    0.417959183673469387755102040816327};

struct Panel {
  double a;
  double b;
  double value;
  double error;
  double magnitude;
};

template <class F>
Panel panel(const F& f, double a, double b) {
  const double centre = 0.5 * (a + b);
  const double half = 0.5 * (b - a);
  double kronrod = 0.0;
  double gauss = 0.0;
  double magnitude = 0.0;
  for (std::size_t i = 0; i < 8; ++i) {
    const double left = f(centre - half * kronrod_node[i]);
    const double right = i == 7 ? 0.0 : f(centre + half * kronrod_node[i]);
    kronrod += kronrod_weight[i] * (left + right);
    magnitude += kronrod_weight[i] * (std::abs(left) + std::abs(right));
    if (i % 2 == 1) gauss += gauss_weight[i / 2] * (left + right);
  }
  return {a, b, half * kronrod, half * std::abs(kronrod - gauss), half * magnitude};
}

template <class F>
void refine(const F& f, const Panel& p, double allowed, int depth, Sum& value, Sum& error) {
  if (!(p.error > allowed) || depth == 0) {
    value.add(p.value);
    error.add(p.error);
    return;
  }
  const double middle = 0.5 * (p.a + p.b);
  refine(f, panel(f, p.a, middle), allowed, depth - 1, value, error);
  refine(f, panel(f, middle, p.b), allowed, depth - 1, value, error);
}

}  // namespace detail

/// Integral of g over (lower, upper), g given as g(place) = integrand(x) exp(log_distance). The integrand may be
/// singular at the ends and at the anchors; its features must lie near anchors, at a scale of their own.
template <class G>
Integral integrate(std::vector<double> anchors, double lower, double upper, const G& g) {
  std::erase_if(anchors, [&](double a) { return !std::isfinite(a) || a <= lower || a >= upper; });
  if (std::isfinite(lower)) anchors.push_back(lower);
  if (std::isfinite(upper)) anchors.push_back(upper);
  if (anchors.empty()) anchors.push_back(0.0);
  std::sort(anchors.begin(), anchors.end());
  anchors.erase(std::unique(anchors.begin(), anchors.end()), anchors.end());

  struct Side {
    double anchor;
    int side;
    double top;  // the largest log-distance
    bool end;    // an end of the interval: the integrand may be singular there
  };
  std::vector<Side> sides;
  const double furthest = std::log((std::numeric_limits<double>::max)());
  for (std::size_t i = 0; i + 1 < anchors.size(); ++i) {
    const double top = std::log(0.5 * anchors[i + 1] - 0.5 * anchors[i]);
    sides.push_back({anchors[i], 1, top, anchors[i] == lower});
    sides.push_back({anchors[i + 1], -1, top, anchors[i + 1] == upper});
  }
  if (!std::isfinite(lower)) sides.push_back({anchors.front(), -1, furthest, false});
  if (!std::isfinite(upper)) sides.push_back({anchors.back(), 1, furthest, false});

  const auto at = [&g](const Side& s, double t) {
    const double x = s.anchor + s.side * std::exp(t);
    return std::isfinite(x) ? g(Place{x, s.anchor, t, s.side}) : 0.0;
  };
  std::vector<std::pair<const Side*, detail::Panel>> panels;
  double total = 0.0;
  for (const Side& s : sides) {
    // Inside the line a density is bounded: below an ulp of the anchor nothing is left. At an end go on as far as the
    // integrand does.
    const double scale = std::max(std::abs(s.anchor), 1e-300);
    const double bottom = s.end ? -800.0 : std::min(std::log(scale) - 45.0, s.top - 60.0);
    double b = s.top;
    for (double width = 2.0; b > bottom; b -= width) {
      panels.emplace_back(&s, detail::panel([&](double t) { return at(s, t); }, b - width, b));
      total += panels.back().second.magnitude;
    }
    if (s.end) {
      double width = 4.0;
      for (int i = 0; i < 60; ++i) {
        panels.emplace_back(&s, detail::panel([&](double t) { return at(s, t); }, b - width, b));
        total += panels.back().second.magnitude;
        if (!(panels.back().second.magnitude > 1e-18 * total)) break;
        b -= width;
        width *= 1.5;
      }
    }
  }
  Sum value;
  Sum error;
  for (const auto& entry : panels) {
    const Side& s = *entry.first;
    detail::refine([&](double t) { return at(s, t); }, entry.second, 1e-15 * total, 12, value, error);
  }
  return {value.value(), error.value() + 1e-15 * total};
}

/// Where a law's density has features: its ends, its kinks, its bulk.
inline std::vector<double> anchors_of(const relent::UnivariateDistribution& law) {
  std::vector<double> anchors = law.breakpoints();
  const relent::Support s = law.support();
  anchors.push_back(s.lower);
  anchors.push_back(s.upper);
  anchors.push_back(law.location_hint());
  return anchors;
}

/// Where the atoms of a law with power tails are no longer visited one by one.
constexpr double last_atom = 131072.0;

inline bool has_power_tail(const relent::UnivariateDistribution& law) {
  return law.support().is_discrete() && law.tails().upper.kind == relent::Tail::Kind::power;
}

/// The atoms of a discrete law that carry mass; `visit(x, log mass)`. Walks outwards from the bulk if they are many.
template <class Visit>
void for_each_atom(const relent::UnivariateDistribution& law, const Visit& visit) {
  const relent::Support s = law.support();
  const auto at = [&](double k) {
    const double lp = law.log_prob(k);
    if (!(lp == -std::numeric_limits<double>::infinity())) visit(k, lp);
    return lp;
  };
  if (s.kind == relent::Support::Kind::atom) {
    at(s.lower);
    return;
  }
  if (s.upper - s.lower <= 3e5) {
    for (double k = s.lower; k <= s.upper; k += 1.0) at(k);
    return;
  }
  const double centre = std::clamp(std::floor(law.location_hint()), s.lower, s.upper);
  constexpr double negligible = -90.0;
  const double last = has_power_tail(law) ? last_atom : std::min(s.upper, centre + 2e7);
  for (double k = centre; k <= last; k += 1.0) {
    if (at(k) < negligible && k > centre + 2.0) break;
  }
  for (double k = centre - 1.0; k >= s.lower && centre - k < 2e7; k -= 1.0) {
    if (at(k) < negligible && k < centre - 2.0) break;
  }
}

/// The sum of f(k, log mass) over the atoms beyond `from`: less f(from)/2 it is the integral of what is linear between
/// integers, and that is smooth as far out as a power tail goes on.
template <class F>
Integral sum_of_power_tail(const relent::UnivariateDistribution& law, double from, const F& f) {
  const auto at = [&](double k) {
    const double lp = law.log_prob(k);
    return lp < -700.0 ? 0.0 : f(k, lp);
  };
  Integral tail = integrate({}, from, std::numeric_limits<double>::infinity(), [&](const Place& place) {
    const double k = std::floor(place.x);
    const double fraction = place.x - k;
    const double value = fraction == 0.0 ? at(k) : (1.0 - fraction) * at(k) + fraction * at(k + 1.0);
    return value * std::exp(place.log_distance);
  });
  tail.value -= 0.5 * at(from);
  return tail;
}

/// E[h(X); lower < X <= upper], by integration or summation of the law's own log_prob.
template <class H>
Integral expect(const relent::UnivariateDistribution& law, const H& h,
                double lower = -std::numeric_limits<double>::infinity(),
                double upper = std::numeric_limits<double>::infinity()) {
  const relent::Support s = law.support();
  if (s.is_discrete()) {
    Sum sum;
    for_each_atom(law, [&](double k, double lp) {
      if (k > lower && k <= upper) sum.add(std::exp(lp) * h(k, lp));
    });
    Integral tail;
    if (has_power_tail(law) && upper == std::numeric_limits<double>::infinity()) {
      tail = sum_of_power_tail(law, std::max(lower, last_atom),
                               [&](double k, double lp) { return std::exp(lp) * h(k, lp); });
      sum.add(tail.value);
    }
    return {sum.value(), 1e-15 * std::abs(sum.value()) + tail.error};
  }
  const double a = std::max(lower, s.lower);
  const double b = std::min(upper, s.upper);
  if (!(a < b)) return {};
  return integrate(anchors_of(law), a, b, [&](const Place& place) {
    const double lp = log_density(law, place);
    const double mass = std::exp(lp + place.log_distance);
    return mass == 0.0 ? 0.0 : mass * h(place.x, lp);
  });
}

/// exp(x) - 1 - x without cancellation.
inline double expm1_minus_x(double x) {
  if (std::abs(x) > 0.5) return std::expm1(x) - x;
  double term = x * x / 2.0;
  double sum = 0.0;
  for (int k = 3; std::abs(term) > 1e-18 * std::abs(sum) && k < 30; ++k) {
    sum += term;
    term *= x / k;
  }
  return sum;
}

/// KL(p || q) by the definition, for laws whose KL is finite. Where both have the same support, as the integral of
/// p (r - 1 - log r), r = q / p, which has no cancellation.
inline Integral kl_by_definition(const relent::UnivariateDistribution& p, const relent::UnivariateDistribution& q) {
  constexpr double inf = std::numeric_limits<double>::infinity();
  const relent::Support sp = p.support();
  const relent::Support sq = q.support();
  const bool same_support = sp.lower == sq.lower && sp.upper == sq.upper;
  if (sp.is_discrete()) {
    const auto nonnegative = [](double lp, double lq) {
      const double mass = std::exp(lp);
      return lq - lp > 30.0 ? std::exp(lq) - mass * (1.0 + lq - lp) : mass * expm1_minus_x(lq - lp);
    };
    const auto plain = [](double lp, double lq) { return lp == -inf ? 0.0 : std::exp(lp) * (lp - lq); };
    Sum of_plain;
    Sum of_nonnegative;
    Sum mass_of_q;
    for_each_atom(p, [&](double k, double lp) {
      const double lq = q.log_prob(k);
      of_plain.add(plain(lp, lq));
      mass_of_q.add(std::exp(lq));
      of_nonnegative.add(nonnegative(lp, lq));
    });
    Integral tail;
    if (has_power_tail(p)) {
      tail = sum_of_power_tail(p, last_atom, [&](double k, double lp) { return plain(lp, q.log_prob(k)); });
    } else if (same_support && std::abs(mass_of_q.value() - 1.0) < 1e-12) {
      return {of_nonnegative.value(), 1e-14 * of_nonnegative.value()};
    }
    of_plain.add(tail.value);
    return {of_plain.value(), 1e-14 * std::abs(of_plain.value()) + tail.error};
  }
  std::vector<double> anchors = anchors_of(p);
  for (const double a : anchors_of(q)) anchors.push_back(a);
  return integrate(std::move(anchors), sp.lower, sp.upper, [&](const Place& place) {
    const double lp = log_density(p, place);
    const double lq = log_density(q, place);
    const double mass = std::exp(lp + place.log_distance);
    if (!same_support) return mass == 0.0 ? 0.0 : mass * (lp - lq);
    if (lp == -inf) return std::exp(lq + place.log_distance);
    const double log_ratio = lq - lp;
    if (log_ratio > 1.0) {
      const double other = std::exp(lq + place.log_distance);
      return other - mass - (mass == 0.0 ? 0.0 : mass * log_ratio);
    }
    return mass == 0.0 ? 0.0 : mass * expm1_minus_x(log_ratio);
  });
}

}  // namespace relent_test
