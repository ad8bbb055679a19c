// Infinity by facts. The negative part of p log(p/q) always has a finite integral (at least -1), so KL(p || q) is
// infinite exactly when p has mass where q has none, or E_p[-log q] diverges at an end of p's support; each end is
// examined on its own.
#include "kl/finiteness.hpp"

#include <relent/distributions/multivariate_gaussian.hpp>
#include <relent/multivariate_distribution.hpp>

#include <cmath>

namespace relent::kl {
namespace {

using Verdict = Finiteness::Verdict;
constexpr double most_points_to_walk = 1 << 20;

Finiteness finite() { return {Verdict::finite, {}}; }
Finiteness infinite(std::string reason) { return {Verdict::infinite, std::move(reason)}; }
Finiteness unknown() { return {}; }

std::string interval(const Support& support) {
  return "[" + format_number(support.lower) + ", " + format_number(support.upper) + "]";
}

// ---- absolute continuity

/// Is all of p's mass where q has some? `unknown` if there are too many points to look at each.
Finiteness atoms_covered(const UnivariateDistribution& p, const UnivariateDistribution& q) {
  const Support p_support = p.support();
  if (p_support.kind == Support::Kind::atom) {
    return q.in_support(p_support.lower)
               ? finite()
               : infinite("q gives no mass to " + format_number(p_support.lower) + ", where p has an atom");
  }
  const Support q_support = q.support();
  if (q_support.kind == Support::Kind::atom) {
    const bool same_point = p_support.lower == p_support.upper && p_support.lower == q_support.lower;
    return same_point ? finite() : infinite("p has mass outside the one atom of q");
  }
  if (p_support.lower < q_support.lower || p_support.upper > q_support.upper) {
    return infinite("p has mass outside q's support " + interval(q_support));
  }
  // Among infinitely many integers, a law that knows the ratios of its masses has no holes.
  if (!q_support.is_finite() && q.ratio_bound(q.location_hint())) return finite();
  if (p_support.upper - p_support.lower > most_points_to_walk) return unknown();
  for (double k = p_support.lower; k <= p_support.upper; ++k) {
    if (!q.in_support(k) && p.in_support(k)) {
      return infinite("q gives no mass to " + format_number(k) + ", where p has some");
    }
  }
  return finite();
}

Finiteness absolutely_continuous(const UnivariateDistribution& p, const UnivariateDistribution& q) {
  const Support p_support = p.support();
  const Support q_support = q.support();
  if (p_support.is_discrete() != q_support.is_discrete()) {
    return p_support.is_discrete() ? infinite("p is discrete and q has a density, which gives no mass to points")
                                   : infinite("p has a density and q is discrete");
  }
  if (p_support.is_discrete()) return atoms_covered(p, q);
  if (p_support.lower < q_support.lower || p_support.upper > q_support.upper) {
    return infinite("p has mass outside q's support " + interval(q_support));
  }
  return finite();
}

// ---- tails

std::string missing_moment(double order) {
  if (order == 1.0) return "has no first moment";
  if (order == 2.0) return "has no second moment";
  return "has no moment of order " + format_number(order);
}

/// E_p[t^order] at an end where p's density is ~ t^(-1 - index) (log t)^log_power; at index = order it diverges unless
/// the logarithm saves it.
Finiteness moment_exists(double index, double order, double log_power, const std::string& tail,
                         double log_power_needed) {
  if (index > order) return finite();
  if (index == order && log_power < log_power_needed) return finite();
  return infinite(tail + missing_moment(order));
}

/// Does E_p[-log q] converge at one end? `end` names p's tail, with a space after it.
Finiteness tail_converges(const Tail& p, const Tail& q, const std::string& end) {
  using Kind = Tail::Kind;
  if (p.kind == Kind::none) return finite();
  if (p.kind == Kind::unknown || q.kind == Kind::unknown) return unknown();
  const bool p_super_heavy = p.kind == Kind::super_heavy;
  switch (q.kind) {
    case Kind::power:
    case Kind::endpoint:
      if (p_super_heavy && p.exponent <= 2.0) return infinite(end + "has no logarithmic moment");
      return finite();
    case Kind::log_normal:
      if (p_super_heavy && p.exponent <= 3.0) return infinite(end + "has no second logarithmic moment");
      return finite();
    case Kind::stretched_exponential:
      if (p_super_heavy) return infinite(end + missing_moment(q.exponent));
      if (p.kind == Kind::power) return moment_exists(p.exponent, q.exponent, p.prefactor, end, -1.0);
      return finite();
    case Kind::t_log_t:
      if (p_super_heavy) return infinite(end + missing_moment(1.0));
      if (p.kind == Kind::power) return moment_exists(p.exponent, 1.0, p.prefactor, end, -2.0);
      return finite();
    case Kind::inverse_power:
      if (p_super_heavy) return infinite(end + "has too much mass near the end, where q vanishes exponentially");
      if (p.kind == Kind::endpoint && p.exponent <= q.exponent) {
        return infinite(end + "has too much mass near the end, where q vanishes exponentially");
      }
      return finite();
    case Kind::double_exponential: {
      const std::string reason = end + "has no exponential moment of order " + format_number(q.rate);
      if (p_super_heavy || p.kind == Kind::power || p.kind == Kind::log_normal) return infinite(reason);
      if (p.kind != Kind::stretched_exponential || p.exponent > 1.0) return finite();
      if (p.exponent < 1.0 || p.rate < q.rate) return infinite(reason);
      if (p.rate == q.rate && p.prefactor >= -1.0) return infinite(reason);
      return finite();
    }
    case Kind::super_heavy:
      return finite();
    case Kind::none:
    case Kind::unknown:
      break;
  }
  return unknown();
}

/// q's tail at p's end: its own if its support ends there too, else it is positive and smooth around that point.
Tail tail_at(double p_end, double q_end, const Tail& q_tail) { return p_end == q_end ? q_tail : Tail::endpoint(1.0); }

Finiteness decide_univariate(const UnivariateDistribution& p, const UnivariateDistribution& q) {
  const Finiteness covered = absolutely_continuous(p, q);
  if (covered.verdict == Verdict::infinite) return covered;
  const Support p_support = p.support();
  const Support q_support = q.support();
  if (p_support.is_discrete() && p_support.is_finite()) return covered;  // a finite sum of finite terms
  const Tails p_tails = p.tails();
  const Tails q_tails = q.tails();
  const Finiteness left =
      tail_converges(p_tails.lower, tail_at(p_support.lower, q_support.lower, q_tails.lower), "p's left tail ");
  if (left.verdict == Verdict::infinite) return left;
  const Finiteness right =
      tail_converges(p_tails.upper, tail_at(p_support.upper, q_support.upper, q_tails.upper), "p's right tail ");
  if (right.verdict == Verdict::infinite) return right;
  const bool all_finite =
      covered.verdict == Verdict::finite && left.verdict == Verdict::finite && right.verdict == Verdict::finite;
  return all_finite ? finite() : unknown();
}

}  // namespace

Finiteness decide_finiteness(const Distribution& p, const Distribution& q) {
  const auto* univariate_p = dynamic_cast<const UnivariateDistribution*>(&p);
  const auto* univariate_q = dynamic_cast<const UnivariateDistribution*>(&q);
  if (univariate_p != nullptr && univariate_q != nullptr) return decide_univariate(*univariate_p, *univariate_q);
  const Lineage& gaussian = lineage_of<MultivariateGaussian>();
  if (p.lineage() == gaussian && q.lineage() == gaussian) return finite();  // both are nondegenerate
  return unknown();
}

}  // namespace relent::kl
