// Infinity by facts. The negative part of p log(p/q) always has a finite integral (at least -1), so KL(p || q) is
// infinite exactly when p has mass where q has none, or E_p[-log q] diverges at an end of p's support; each end is
// examined on its own.
#include "kl/finiteness.hpp"

#include <relent/distributions/dirichlet.hpp>
#include <relent/distributions/inverse_wishart.hpp>
#include <relent/distributions/lkj.hpp>
#include <relent/distributions/multivariate_gaussian.hpp>
#include <relent/distributions/multivariate_student_t.hpp>
#include <relent/distributions/von_mises_fisher.hpp>
#include <relent/distributions/wishart.hpp>
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

// ---- laws of vectors

std::string words_for(const OutcomeSpace& space) {
  using Kind = OutcomeSpace::Kind;
  switch (space.kind) {
    case Kind::unknown:
      break;
    case Kind::reals:
      return "R^n";
    case Kind::simplex:
      return "the simplex";
    case Kind::counts:
      return "counts with total " + format_number(space.total);
    case Kind::sphere:
      return "the unit sphere";
    case Kind::positive_definite:
      return "positive definite matrices";
    case Kind::correlation:
      return "correlation matrices";
  }
  return "a space of its own";
}

/// Every set but R^n is of measure zero in each of the others, or of another measure; but in one dimension positive
/// matrices are an interval of the line.
Finiteness decide_multivariate(const MultivariateDistribution& p, const MultivariateDistribution& q) {
  using Kind = OutcomeSpace::Kind;
  const OutcomeSpace p_space = p.outcome_space();
  const OutcomeSpace q_space = q.outcome_space();
  if (p.dimension() != q.dimension() || p_space.kind == Kind::unknown || q_space.kind == Kind::unknown) return {};
  const auto apart = [&] {
    return infinite("p is a law on " + words_for(p_space) + " and q one on " + words_for(q_space));
  };
  if (p_space.kind != q_space.kind) {
    const bool interval = p.dimension() == 1 && p_space.kind == Kind::positive_definite && q_space.kind == Kind::reals;
    return interval ? unknown() : apart();
  }
  if (p_space.kind != Kind::counts) return unknown();
  if (p_space.total != q_space.total) return apart();
  for (std::size_t i = 0; p_space.total > 0.0 && i < q_space.empty.size(); ++i) {
    if (q_space.empty[i] && (p_space.empty.empty() || !p_space.empty[i])) {
      return infinite("q never counts anything in component " + std::to_string(i) + ", where p does");
    }
  }
  return finite();
}

}  // namespace

Finiteness decide_finiteness(const Distribution& p, const Distribution& q) {
  const auto* univariate_p = dynamic_cast<const UnivariateDistribution*>(&p);
  const auto* univariate_q = dynamic_cast<const UnivariateDistribution*>(&q);
  if (univariate_p != nullptr && univariate_q != nullptr) return decide_univariate(*univariate_p, *univariate_q);
  const auto* multivariate_p = dynamic_cast<const MultivariateDistribution*>(&p);
  const auto* multivariate_q = dynamic_cast<const MultivariateDistribution*>(&q);
  if (multivariate_p == nullptr || multivariate_q == nullptr) return unknown();
  const Finiteness verdict = decide_multivariate(*multivariate_p, *multivariate_q);
  if (verdict.verdict != Verdict::unknown) return verdict;
  if (multivariate_p->dimension() != multivariate_q->dimension() || !(p.lineage() == q.lineage())) return unknown();
  // Two laws of one of these families are nondegenerate on the same space.
  for (const Lineage* family : {&lineage_of<Dirichlet>(), &lineage_of<InverseWishart>(), &lineage_of<LKJ>(),
                                &lineage_of<MultivariateGaussian>(), &lineage_of<MultivariateStudentT>(),
                                &lineage_of<VonMisesFisher>(), &lineage_of<Wishart>()}) {
    if (p.lineage() == *family) return finite();
  }
  return unknown();
}

}  // namespace relent::kl
