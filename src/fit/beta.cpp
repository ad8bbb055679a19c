// Laws on the unit interval, and the beta law's images on the half-line.
#include "relent/distributions/beta.hpp"

#include "fit/maximise.hpp"
#include "fit/sample.hpp"
#include "math/monotone_root.hpp"
#include "math/special.hpp"
#include "relent/distributions/beta_prime.hpp"
#include "relent/distributions/continuous_bernoulli.hpp"
#include "relent/distributions/fisher_f.hpp"
#include "relent/distributions/kumaraswamy.hpp"

namespace relent {

using fitting::Jet;
using fitting::Maximum;
using fitting::Sample;
namespace domain = fitting::domain;

namespace {

struct Shapes {
  double alpha;
  double beta;
};

/// The beta law with given E[log X], E[log(1 - X)], climbed from the one with the data's mean and variance.
Shapes beta_law(const Sample& sample, double mean_log, double mean_log_complement, const fitting::Moments& m) {
  const double concentration = std::fmax(m.mean / m.stddev * ((1.0 - m.mean) / m.stddev) - 1.0, 1e-3);
  const Maximum top = fitting::maximise<2>(
      [&](const Jet<2>& log_a, const Jet<2>& log_b) {
        const Jet<2> alpha = exp(log_a);
        const Jet<2> beta = exp(log_b);
        return alpha * mean_log + beta * mean_log_complement - log_beta(alpha, beta);
      },
      {std::log(m.mean * concentration), std::log((1.0 - m.mean) * concentration)});
  if (!top.found) sample.no_maximum("the observations are equal but for rounding; use Dirac");
  return {std::exp(top[0]), std::exp(top[1])};
}

}  // namespace

template <>
Beta fit<Beta>(std::span<const double> data, std::span<const double> weights) {
  const Sample sample("Beta", domain::open_unit, data, weights);
  const Shapes law = beta_law(sample, sample.of_several_values().mean([](double x) { return std::log(x); }),
                              sample.mean([](double x) { return std::log1p(-x); }), moments(sample));
  return {law.alpha, law.beta};
}

/// X / (1 + X) is Beta(alpha, beta).
template <>
BetaPrime fit<BetaPrime>(std::span<const double> data, std::span<const double> weights) {
  const Sample sample("BetaPrime", domain::positive, data, weights);
  const Shapes law = beta_law(sample, sample.of_several_values().mean([](double x) { return -std::log1p(1.0 / x); }),
                              sample.mean([](double x) { return -std::log1p(x); }),
                              moments(sample.image([](double x) { return 1.0 / (1.0 + 1.0 / x); })));
  return {law.alpha, law.beta};
}

/// With dof1 X / dof2 = e^y, log density = dof1/2 y - (dof1 + dof2)/2 log(1 + e^y) - log B(dof1/2, dof2/2) - log X.
template <>
FisherF fit<FisherF>(std::span<const double> data, std::span<const double> weights) {
  const Sample sample("FisherF", domain::positive, data, weights);
  const Sample logs = sample.of_several_values().image([](double x) { return std::log(x); });
  const auto log_likelihood = [&](const Jet<2>& log_dof1, const Jet<2>& log_dof2) {
    const Jet<2> half1 = 0.5 * exp(log_dof1);
    const Jet<2> half2 = 0.5 * exp(log_dof2);
    const Jet<2> shift = log_dof1 - log_dof2;
    // symmetric: y/2 weighs by the difference of the halves, log cosh(y/2) by their sum
    return fitting::mean_jet<2>(logs,
                                [&](double log_x) {
                                  const Jet<2> y = log_x + shift;
                                  return -half1 * log1pexp(-y) - half2 * log1pexp(y);
                                }) -
           log_beta(half1, half2);
  };
  Maximum best;
  for (const auto& [dof1, dof2] : {std::pair{4.0, 8.0}, std::pair{1.0, 1.0}, std::pair{100.0, 100.0}}) {
    const Maximum top = fitting::maximise<2>(log_likelihood, {std::log(dof1), std::log(dof2)});
    if (top.found && !(best.found && best.value >= top.value)) best = top;
  }
  if (!best.found) {
    sample.no_maximum("it grows as one of the degrees of freedom goes to infinity; use Gamma or InverseGamma");
  }
  return {std::exp(best[0]), std::exp(best[1])};
}

/// At a given a, 1/b = -E[log(1 - X^a)]; the rest is a function of a.
template <>
Kumaraswamy fit<Kumaraswamy>(std::span<const double> data, std::span<const double> weights) {
  const Sample sample("Kumaraswamy", domain::open_unit, data, weights);
  const Sample logs = sample.of_several_values().image([](double x) { return std::log(x); });
  const double mean_log = logs.mean();
  const auto mean_log_complement = [&](const Jet<1>& a) {
    return fitting::mean_jet<1>(logs, [&](double log_x) {
      const Jet<1> y = a * log_x;
      const double odds = 1.0 / std::expm1(-y.value);  // x^a / (1 - x^a)
      return compose(y, math::log1mexp(y.value), -odds, -odds * (1.0 + odds));
    });
  };
  const Maximum top = fitting::maximise<1>(
      [&](const Jet<1>& log_a) {
        const Jet<1> a = exp(log_a);
        const Jet<1> log_complement = mean_log_complement(a);
        return log_a - log(-log_complement) + a * mean_log - log_complement;
      },
      {-std::log(-mean_log)});
  if (!top.found) sample.no_maximum("the observations are equal but for rounding; use Dirac");
  const double a = std::exp(top[0]);
  return {a, -1.0 / mean_log_complement(Jet<1>(a)).value};
}

/// The mean of the law is that of the data; above 1/2 by the mirrored ones, so that the complement keeps its digits.
template <>
ContinuousBernoulli fit<ContinuousBernoulli>(std::span<const double> data, std::span<const double> weights) {
  const Sample sample("ContinuousBernoulli", domain::closed_unit, data, weights);
  const bool mirrored = sample.mean() > 0.5;
  const double mean = mirrored ? sample.mean([](double x) { return 1.0 - x; }) : sample.mean();
  if (mean == 0.0) sample.of_several_values();
  const double start = mean < 0.1 ? -1.0 / mean : 12.0 * (mean - 0.5);
  const double logit = math::monotone_root(
      [mean](double y) {
        const ContinuousBernoulli law = ContinuousBernoulli::from_logit(y);
        return math::WithSlope{std::log(law.mean() / mean), law.variance() / law.mean()};
      },
      start, 1.0 + 0.1 * std::fabs(start), 1e-16);
  return ContinuousBernoulli::from_logit(mirrored ? -logit : logit);
}

}  // namespace relent
