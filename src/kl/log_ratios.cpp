// log p - log q of two laws of logistic or Student type, and of close laws of counts.
#include "kl/log_ratios.hpp"

#include <relent/distributions/geometric.hpp>
#include <relent/distributions/log_logistic.hpp>
#include <relent/distributions/logistic.hpp>
#include <relent/distributions/negative_binomial.hpp>
#include <relent/distributions/student_t.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

#include "formulas/formulas.hpp"
#include "formulas/mass_ratio.hpp"
#include "kl/bernoulli_law.hpp"
#include "math/digamma_step.hpp"
#include "math/special.hpp"

namespace relent::kl {
namespace {

using estimate::LogRatio;
using Function = std::function<LogRatio(double)>;

constexpr double epsilon = std::numeric_limits<double>::epsilon();

/// Where x is z in p's units it is z + shift + stretch z in q's.
struct Units {
  double shift;
  double stretch;
};

template <class Law>
Units units_of(const Law& p, const Law& q) {
  return {(p.location() - q.location()) / q.scale(), (p.scale() - q.scale()) / q.scale()};
}

LogRatio difference_of_densities(const UnivariateDistribution& p, const UnivariateDistribution& q, double x) {
  const double log_p = p.log_prob(x);
  const double log_q = q.log_prob(x);
  return {log_p - log_q, 2.0 * epsilon * (std::fabs(log_p) + std::fabs(log_q))};
}

/// Of two logistic variates, `z_of` a function of x: 2 log[cosh((z + d)/2) / cosh(z/2)] - log(1 + stretch), d = shift +
/// stretch z.
template <class Law, class Place>
Function of_logistic_variates(const Law& p, const Law& q, Units units, Place z_of) {
  return [&p, &q, units, z_of](double x) {
    const double z = z_of(x);
    const double d = units.shift + units.stretch * z;
    if (!(std::fabs(d) < 1.0)) return difference_of_densities(p, q, x);
    const double quarter = std::sinh(0.25 * d);
    const double shifts = 2.0 * std::log1p(2.0 * quarter * quarter + std::tanh(0.5 * z) * std::sinh(0.5 * d));
    const double scales = std::log1p(units.stretch);
    return LogRatio{shifts - scales, 4.0 * epsilon * (std::fabs(d) + std::fabs(shifts) + std::fabs(scales))};
  };
}

Function of_logistic(const Logistic& p, const Logistic& q) {
  return of_logistic_variates(p, q, units_of(p, q), [&p](double x) { return (x - p.location()) / p.scale(); });
}

/// log X is logistic, of location log(scale) and scale 1/shape.
Function of_log_logistic(const LogLogistic& p, const LogLogistic& q) {
  const Units units{q.shape() * math::log_ratio(p.scale(), q.scale()), (q.shape() - p.shape()) / p.shape()};
  return of_logistic_variates(p, q, units, [&p](double x) { return p.shape() * math::log_ratio(x, p.scale()); });
}

/// With D = dof_q - dof_p, z and w the point in both units, c the constants of the standard densities:
/// (dof_p + 1)/2 log[(1 + w^2/dof_q)/(1 + z^2/dof_p)] + D/2 log(1 + w^2/dof_q) - (c_q - c_p) - log(1 + stretch).
Function of_student_t(const StudentT& p, const StudentT& q) {
  const Units units = units_of(p, q);
  const double a = 0.5 * p.dof();
  const double b = 0.5 * q.dof();
  const double half_gap = 0.5 * (q.dof() - p.dof());
  const double steps = formulas::lgbreg(b + 0.5, a + 0.5, half_gap) - formulas::lgbreg(b, a, half_gap);
  const double slope = math::digamma_step(a, 0.5);
  const double growth = math::log_ratio(b, a);
  const double constants = steps + half_gap * slope - 0.5 * growth + std::log1p(units.stretch);
  const double rounding = 8.0 * epsilon * (std::fabs(half_gap) * slope + std::fabs(growth) + std::fabs(units.stretch));
  return [&p, &q, units, half_gap, constants, rounding](double x) {
    const double z = (x - p.location()) / p.scale();
    const double d = units.shift + units.stretch * z;
    const double squares = (d * (2.0 * z + d) - z * z * (2.0 * half_gap / p.dof())) / q.dof();
    const double relative = squares / (1.0 + z * z / p.dof());
    if (!(std::fabs(relative) < 0.5)) return difference_of_densities(p, q, x);
    const double powers = 0.5 * (p.dof() + 1.0) * std::log1p(relative);
    const double exponents = half_gap * math::log1p_square_over(z + d, q.dof());
    const double size = std::fabs(d * z) / (p.dof() + z * z) * p.dof() + std::fabs(powers) + std::fabs(exponents);
    return LogRatio{powers + exponents - constants, 8.0 * epsilon * size + rounding};
  };
}

// ---- counts

/// Failures before a number of successes.
struct Waiting {
  double successes;
  formulas::BernoulliLaw trial;
};

std::optional<Waiting> waiting(const UnivariateDistribution& law) {
  if (const auto* geometric = dynamic_cast<const Geometric*>(&law)) return Waiting{1.0, law_of(geometric->trial())};
  const auto* negative = dynamic_cast<const NegativeBinomial*>(&law);
  if (negative == nullptr) return std::nullopt;
  return Waiting{negative->successes(), {negative->exact_probability(), negative->exact_complement(), false, 0.0}};
}

/// Farther apart, the masses differ by more than they round.
bool are_near(double size, double other) { return std::abs(size - other) <= 0.5 * (std::min)(size, other); }

bool is_proper(const formulas::BernoulliLaw& trial) {
  constexpr double least = 1e-280;  // of which quotients keep their residuals
  return trial.probability.hi > least && trial.complement.hi > least;
}

/// As the numerical tiers take it.
Function of_masses(const formulas::MassRatio& ratio) {
  return [ratio](double k) {
    const formulas::Rounded at_k = ratio(k);
    return LogRatio{at_k.value, at_k.rounding};
  };
}

Function of_counts(const UnivariateDistribution& p, const UnivariateDistribution& q) {
  if (const auto p_waiting = waiting(p)) {
    const auto q_waiting = waiting(q);
    if (!q_waiting || !are_near(p_waiting->successes, q_waiting->successes)) return {};
    if (!is_proper(p_waiting->trial) || !is_proper(q_waiting->trial)) return {};
    return of_masses(formulas::MassRatio::negative_binomial(p_waiting->successes, p_waiting->trial,
                                                            q_waiting->successes, q_waiting->trial));
  }
  const auto* p_binomial = dynamic_cast<const Binomial*>(&p);
  const auto* q_binomial = dynamic_cast<const Binomial*>(&q);
  if (p_binomial == nullptr || q_binomial == nullptr) return {};
  const formulas::BernoulliLaw p_trial = law_of(p_binomial->trial());
  const formulas::BernoulliLaw q_trial = law_of(q_binomial->trial());
  if (!are_near(p_binomial->trials(), q_binomial->trials()) || p_binomial->trials() == 0.0) return {};
  if (!is_proper(p_trial) || !is_proper(q_trial)) return {};
  return of_masses(formulas::MassRatio::binomial(p_binomial->trials(), p_trial, q_binomial->trials(), q_trial));
}

}  // namespace

Function log_ratio_of(const UnivariateDistribution& p, const UnivariateDistribution& q) {
  if (const auto* logistic = dynamic_cast<const Logistic*>(&p)) {
    if (const auto* other = dynamic_cast<const Logistic*>(&q)) return of_logistic(*logistic, *other);
  }
  if (const auto* log_logistic = dynamic_cast<const LogLogistic*>(&p)) {
    if (const auto* other = dynamic_cast<const LogLogistic*>(&q)) return of_log_logistic(*log_logistic, *other);
  }
  if (const auto* student = dynamic_cast<const StudentT*>(&p)) {
    if (const auto* other = dynamic_cast<const StudentT*>(&q)) return of_student_t(*student, *other);
  }
  return of_counts(p, q);
}

}  // namespace relent::kl
