// Maxima of log-likelihoods in a few unconstrained coordinates.
#include "fit/maximise.hpp"

#include <Eigen/Eigenvalues>
#include <boost/math/tools/toms748_solve.hpp>
#include <cmath>
#include <cstdint>

#include "math/policy.hpp"

namespace relent::fitting {

namespace {

bool is_finite(const Expansion& f) { return std::isfinite(f.value) && f.gradient.allFinite() && f.hessian.allFinite(); }

/// Uphill, by the distance at which the quadratic model with |eigenvalues| has its top.
Eigen::VectorXd newton_step(const Expansion& f) {
  const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> eigen(f.hessian);
  const Eigen::VectorXd curvature = eigen.eigenvalues().cwiseAbs();
  const double least = 1e-16 * curvature.maxCoeff() + 1e-300;
  const Eigen::VectorXd slope = eigen.eigenvectors().transpose() * f.gradient;
  return eigen.eigenvectors() * slope.cwiseQuotient(curvature.cwiseMax(least));
}

}  // namespace

Maximum maximise(estimate::FunctionRef<Expansion(const Eigen::VectorXd&)> f, const Eigen::VectorXd& start) {
  constexpr int most_climbs = 500;
  constexpr int most_polishings = 30;
  constexpr double rounding = 1e-13;   // of values: below it, climbs are not told from noise
  constexpr double negligible = 1e-6;  // step of a search that has arrived; the last one before was far shorter
  constexpr double least_radius = 1e-12;

  Eigen::VectorXd x = start;
  Expansion here = f(x);
  if (!is_finite(here)) return {x, here.value, false};
  Eigen::VectorXd step = newton_step(here);
  double radius = 1.0;
  for (int i = 0; i < most_climbs; ++i) {
    const double expected = here.gradient.dot(step);
    if (!(expected > rounding * (1.0 + std::fabs(here.value)))) break;
    const double length = step.lpNorm<Eigen::Infinity>();
    const Eigen::VectorXd next = x + step * std::fmin(1.0, radius / length);
    const Expansion there = f(next);
    if (is_finite(there) && there.value > here.value) {
      if (length >= radius) radius *= 2.0;
      x = next;
      here = there;
      step = newton_step(here);
    } else {
      radius = 0.25 * std::fmin(radius, length);
      if (radius < least_radius) break;
    }
  }
  for (int i = 0; i < most_polishings && step.squaredNorm() > 0.0; ++i) {
    const Eigen::VectorXd next = x + step;
    const Expansion there = f(next);
    if (!is_finite(there)) break;
    const Eigen::VectorXd next_step = newton_step(there);
    if (!(next_step.norm() < 0.7 * step.norm())) break;
    x = next;
    here = there;
    step = next_step;
  }
  const double length = step.lpNorm<Eigen::Infinity>();
  return {x, here.value, length <= negligible * (1.0 + x.lpNorm<Eigen::Infinity>())};
}

double positive_root(estimate::FunctionRef<double(double)> f, double guess, bool rising) {
  std::uintmax_t most = 400;
  const auto bracket = boost::math::tools::bracket_and_solve_root(
      f, guess, 2.0, rising, boost::math::tools::eps_tolerance<double>(52), most, math::Policy());
  return 0.5 * (bracket.first + bracket.second);
}

std::optional<double> highest_maximum(estimate::FunctionRef<ValueSlope(double)> f, double lower, double upper,
                                      int cells) {
  std::optional<double> best;
  double best_value = -HUGE_VAL;
  double left = lower;
  double left_slope = f(left).slope;
  for (int i = 1; i <= cells; ++i) {
    const double right = lower + (upper - lower) * i / cells;
    const double right_slope = f(right).slope;
    if (left_slope > 0.0 && right_slope <= 0.0) {
      double at = right;
      if (right_slope < 0.0) {
        std::uintmax_t most = 200;
        const auto bracket = boost::math::tools::toms748_solve(
            [&](double x) { return f(x).slope; }, left, right, left_slope, right_slope,
            boost::math::tools::eps_tolerance<double>(52), most, math::Policy());
        at = 0.5 * (bracket.first + bracket.second);
      }
      if (const double value = f(at).value; value > best_value) {
        best = at;
        best_value = value;
      }
    }
    left = right;
    left_slope = right_slope;
  }
  return best;
}

}  // namespace relent::fitting
