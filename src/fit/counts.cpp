// Laws of integers.
#include <map>

#include "fit/maximise.hpp"
#include "fit/sample.hpp"
#include "math/digamma_step.hpp"
#include "math/special.hpp"
#include "relent/distributions/bernoulli.hpp"
#include "relent/distributions/beta_binomial.hpp"
#include "relent/distributions/beta_negative_binomial.hpp"
#include "relent/distributions/binomial.hpp"
#include "relent/distributions/categorical.hpp"
#include "relent/distributions/dirac.hpp"
#include "relent/distributions/discrete_laplace.hpp"
#include "relent/distributions/discrete_uniform.hpp"
#include "relent/distributions/geometric.hpp"
#include "relent/distributions/log_series.hpp"
#include "relent/distributions/negative_binomial.hpp"
#include "relent/distributions/poisson.hpp"
#include "relent/distributions/skellam.hpp"
#include "relent/distributions/zeta.hpp"

namespace relent {

using fitting::Jet;
using fitting::Maximum;
using fitting::Moments;
using fitting::Sample;
namespace domain = fitting::domain;

template <>
Bernoulli fit<Bernoulli>(std::span<const double> data, std::span<const double> weights) {
  return Bernoulli(Sample("Bernoulli", domain::bit, data, weights).share_of(1.0));
}

/// Classes 0..K-1 up to the greatest that was seen.
template <>
Categorical fit<Categorical>(std::span<const double> data, std::span<const double> weights) {
  const Sample sample("Categorical", domain::class_index, data, weights);
  std::vector<double> shares(static_cast<std::size_t>(sample.max()) + 1, 0.0);
  for (std::size_t i = 0; i < sample.size(); ++i) {
    shares[static_cast<std::size_t>(sample.values()[i])] = sample.shares()[i];
  }
  return Categorical(shares);
}

template <>
Dirac fit<Dirac>(std::span<const double> data, std::span<const double> weights) {
  const Sample sample("Dirac", domain::finite, data, weights);
  if (!sample.is_constant()) {
    sample.no_maximum("the observations " + format_number(sample.min()) + " and " + format_number(sample.max()) +
                      " differ");
  }
  return Dirac(sample.min());
}

template <>
Geometric fit<Geometric>(std::span<const double> data, std::span<const double> weights) {
  return Geometric(1.0 / (1.0 + Sample("Geometric", domain::count, data, weights).mean()));
}

template <>
Poisson fit<Poisson>(std::span<const double> data, std::span<const double> weights) {
  return Poisson(Sample("Poisson", domain::count, data, weights).mean());
}

template <>
DiscreteUniform fit<DiscreteUniform>(std::span<const double> data, std::span<const double> weights) {
  const Sample sample("DiscreteUniform", domain::integer, data, weights);
  return {sample.min(), sample.max()};
}

// E|X| = 2 d / (1 - d^2)
template <>
DiscreteLaplace fit<DiscreteLaplace>(std::span<const double> data, std::span<const double> weights) {
  const Sample sample("DiscreteLaplace", domain::integer, data, weights);
  const double deviation = sample.mean([](double k) { return std::fabs(k); });
  if (deviation == 0.0) sample.of_several_values();
  return DiscreteLaplace(deviation / (1.0 + std::hypot(1.0, deviation)));
}

namespace {

/// The sum of 1/r - 1/(r + step j) over 0 <= j < k, step = 1 or -1: what k/r exceeds the difference of two digammas by.
double harmonic_excess(double r, double k, double step) {
  constexpr double most_summed = 100.0;
  if (k > most_summed) {
    return step > 0.0 ? k / r - math::digamma_step(r, k) : k / r - math::digamma_step(r - k + 1.0, k);
  }
  double sum = 0.0;
  for (double j = 1.0; j < k; j += 1.0) sum += step * j / r / (r + step * j);
  return sum;
}

double mean_log_prob(const Sample& sample, const UnivariateDistribution& law) {
  return sample.mean([&](double x) { return law.log_prob(x); });
}

std::string poisson(double rate) { return Poisson(rate).to_string(); }

}  // namespace

/// The mean of the law is that of the data; the likelihood has at most one maximum in the number of trials (Levin and
/// Reeds 1977), at a finite one if and only if the variance is below the mean.
template <>
Binomial fit<Binomial>(std::span<const double> data, std::span<const double> weights) {
  const Sample sample("Binomial", domain::count, data, weights);
  if (sample.max() == 0.0) sample.of_several_values();
  const double mean = sample.mean();
  const double most = sample.max();
  const auto slope = [&](double trials) {
    const double excess = sample.mean([&](double k) { return harmonic_excess(trials, k, -1.0); });
    return -excess + math::log1pmx(-mean / trials);
  };
  const double stddev = moments(sample).stddev;
  if (!(stddev * stddev < mean)) {
    sample.no_maximum("the variance of the data, " + format_number(stddev * stddev) + ", is not below the mean, " +
                      format_number(mean) + "; use NegativeBinomial or " + poisson(mean));
  }
  const auto law = [&](double trials) { return Binomial(trials, std::fmin(mean / trials, 1.0)); };
  if (sample.is_constant() || !(slope(most) > 0.0)) return law(most);
  const double root = fitting::positive_root([&](double more) { return slope(most + more); }, 1.0, false);
  const double low = most + std::floor(root);
  if (!(low + 1.0 <= 0x1p53))
    sample.no_maximum("the variance is equal to the mean but for rounding; use " + poisson(mean));
  return mean_log_prob(sample, law(low)) >= mean_log_prob(sample, law(low + 1.0)) ? law(low) : law(low + 1.0);
}

/// The mean of the law is that of the data; the likelihood has one maximum in `successes` if the variance exceeds the
/// mean, and none otherwise (Levin and Reeds 1977).
template <>
NegativeBinomial fit<NegativeBinomial>(std::span<const double> data, std::span<const double> weights) {
  const Sample sample("NegativeBinomial", domain::count, data, weights);
  const Moments m = moments(sample);
  const double variance = m.stddev * m.stddev;
  if (!(variance > m.mean)) {
    sample.no_maximum("the variance of the data, " + format_number(variance) + ", does not exceed the mean, " +
                      format_number(m.mean) + "; use " + poisson(m.mean));
  }
  const double successes = fitting::positive_root(
      [&](double r) {
        return -sample.mean([&](double k) { return harmonic_excess(r, k, 1.0); }) - math::log1pmx(m.mean / r);
      },
      m.mean * m.mean / (variance - m.mean), false);
  return {successes, successes / (successes + m.mean)};
}

namespace {

/// BetaBinomial of given trials over (logit of mean/trials, log of 1/(alpha + beta)): with p the probability and c the
/// inverse concentration, mass(k) ~ prod (p + j c) prod (1 - p + j c) / prod (1 + j c), without any cancellation where
/// c goes to 0 and the law becomes binomial.
class BetaBinomialLikelihood {
 public:
  explicit BetaBinomialLikelihood(const Sample& sample) : sample_(sample) {}

  const Maximum& at(double trials) const {
    const auto known = known_.find(trials);
    if (known != known_.end()) return known->second;
    const auto n = static_cast<std::size_t>(trials);
    std::vector<double> more(n, 0.0);  // share of observations above j
    std::vector<double> less(n, 0.0);  // share of observations with more than j failures
    for (std::size_t i = 0; i < sample_.size(); ++i) {
      const auto k = static_cast<std::size_t>(sample_.values()[i]);
      for (std::size_t j = 0; j < k; ++j) more[j] += sample_.shares()[i];
      for (std::size_t j = 0; j < n - k; ++j) less[j] += sample_.shares()[i];
    }
    const double log_choices = sample_.mean([trials](double k) {
      return math::log_gamma(trials + 1.0) - math::log_gamma(k + 1.0) - math::log_gamma(trials - k + 1.0);
    });
    const double mean = sample_.mean() / trials;
    Maximum top = fitting::maximise<2>(
        [&](const Jet<2>& logit, const Jet<2>& log_c) {
          const Jet<2> p = exp(-log1pexp(-logit));
          const Jet<2> q = exp(-log1pexp(logit));
          const Jet<2> c = exp(log_c);
          Jet<2> sum(log_choices);
          for (std::size_t j = 0; j < n; ++j) {
            const auto step = static_cast<double>(j);
            if (more[j] > 0.0) sum = sum + more[j] * log(p + step * c);
            if (less[j] > 0.0) sum = sum + less[j] * log(q + step * c);
            sum = sum - log1p(step * c);
          }
          return sum;
        },
        {std::log(mean / (1.0 - mean)), -std::log(trials)});
    return known_.emplace(trials, std::move(top)).first->second;
  }

 private:
  const Sample& sample_;
  mutable std::map<double, Maximum> known_;
};

}  // namespace

/// The best probability and concentration for each number of trials, and of these the best, from the greatest
/// observation upwards as long as the likelihood grows.
template <>
BetaBinomial fit<BetaBinomial>(std::span<const double> data, std::span<const double> weights) {
  constexpr double most_trials = 1e5;
  const Sample sample("BetaBinomial", domain::count, data, weights);
  const double least = sample.of_several_values().max();
  if (least > most_trials) {
    throw InvalidParameter("BetaBinomial", "data", "at most 1e5 everywhere", least);
  }
  const BetaBinomialLikelihood likelihood(sample);
  double low = least;
  double step = 1.0;
  while (likelihood.at(low + step).value > likelihood.at(low).value) {
    low += step;
    step *= 2.0;
    if (low + step > 100.0 * least + 1000.0 || low + step > most_trials) {
      sample.no_maximum("it grows with the number of trials; use NegativeBinomial or " + poisson(sample.mean()));
    }
  }
  // The top is within one step of `low`; halve the distance.
  double best = low;
  for (; step >= 1.0; step = step > 1.0 ? std::ceil(0.5 * step) : 0.0) {
    for (const double trials : {best - step, best + step}) {
      if (trials >= least && likelihood.at(trials).value > likelihood.at(best).value) best = trials;
    }
  }
  const Maximum& top = likelihood.at(best);
  if (!top.found) {
    sample.no_maximum(
        "the data vary no more than binomial ones do, or lie on 0 and the number of trials only; use Binomial "
        "or Bernoulli");
  }
  const double concentration = std::exp(-top[1]);
  return {best, concentration * math::logistic(top[0]), concentration * math::logistic(-top[0])};
}

/// Successes and beta may change places: the lesser is called successes. Where the tail of the data is no heavier than
/// a negative binomial one, alpha and beta grow together without end.
template <>
BetaNegativeBinomial fit<BetaNegativeBinomial>(std::span<const double> data, std::span<const double> weights) {
  const Sample sample("BetaNegativeBinomial", domain::count, data, weights);
  const double mean = sample.of_several_values().mean();
  const auto log_likelihood = [&](const Jet<3>& log_r, const Jet<3>& log_alpha, const Jet<3>& log_beta_parameter) {
    const Jet<3> r = exp(log_r);
    const Jet<3> alpha = exp(log_alpha);
    const Jet<3> beta = exp(log_beta_parameter);
    return fitting::mean_jet<3>(
               sample,
               [&](double k) { return log_gamma(r + k) - math::log_gamma(k + 1.0) + log_beta(alpha + r, beta + k); }) -
           log_gamma(r) - log_beta(alpha, beta);
  };
  Maximum best;
  for (const double alpha : {1.5, 4.0, 12.0}) {
    const double size = std::sqrt(mean * alpha);  // the mean is r beta / (alpha - 1)
    const Maximum top = fitting::maximise<3>(log_likelihood, {std::log(size), std::log(alpha), std::log(size)});
    if (top.found && !(best.found && best.value >= top.value)) best = top;
  }
  if (!best.found) {
    sample.no_maximum(
        "it grows with alpha and beta, as the tail of the data is no heavier than a negative binomial one; "
        "use NegativeBinomial");
  }
  return {std::exp(std::fmin(best[0], best[2])), std::exp(best[1]), std::exp(std::fmax(best[0], best[2]))};
}

/// E[log X] of the law is that of the data.
template <>
Zeta fit<Zeta>(std::span<const double> data, std::span<const double> weights) {
  const Sample sample("Zeta", domain::positive_count, data, weights);
  const double mean_log = sample.mean([](double k) { return std::log(k); });
  if (mean_log == 0.0) sample.of_several_values();
  const double excess = fitting::positive_root(
      [mean_log](double e) { return std::log(*Zeta(1.0 + e).expectation({Statistic::Kind::log_x}) / mean_log); },
      1.0 / mean_log, false);
  return Zeta(1.0 + excess);
}

/// The mean of the law is that of the data.
template <>
LogSeries fit<LogSeries>(std::span<const double> data, std::span<const double> weights) {
  const Sample sample("LogSeries", domain::positive_count, data, weights);
  const double excess = sample.mean([](double k) { return k - 1.0; });
  if (excess == 0.0) sample.of_several_values();
  const auto law = [](double odds) { return LogSeries(odds / (1.0 + odds)); };
  return law(fitting::positive_root(
      [&](double odds) {
        const double mean = law(odds).mean();
        // E[X] - 1 ~ p/2 where that cancels
        const double above_one = odds < 1e-5 ? 0.5 * odds * (1.0 - odds / 6.0) : mean - 1.0;
        return std::log(above_one / excess);
      },
      2.0 * excess, true));
}

/// The mean of the law is that of the data, so that both rates grow together; with neighbours' masses relative to that
/// of each observation, the slope is E[mass(X - 1)/mass(X) + mass(X + 1)/mass(X)] - 2.
template <>
Skellam fit<Skellam>(std::span<const double> data, std::span<const double> weights) {
  const Sample sample("Skellam", domain::integer, data, weights);
  sample.of_several_values();
  const Moments m = moments(sample);
  const double least = std::fmax(1e-12, 1e-12 * std::fabs(m.mean));
  const auto law = [&](double smaller) {
    const double greater = smaller + std::fabs(m.mean);
    return m.mean > 0.0 ? Skellam(greater, smaller) : Skellam(smaller, greater);
  };
  const auto slope = [&](double smaller) {
    const Skellam at = law(smaller);
    return sample.mean([&](double k) {
      const double here = at.log_prob(k);
      return std::expm1(at.log_prob(k - 1.0) - here) + std::expm1(at.log_prob(k + 1.0) - here);
    });
  };
  if (!(slope(least) > 0.0)) {
    sample.no_maximum("the variance of the data does not exceed the absolute mean, " +
                      format_number(std::fabs(m.mean)) + "; use " + poisson(std::fabs(m.mean)) +
                      (m.mean < 0.0 ? " for their negatives" : ""));
  }
  const double start = 0.5 * (m.stddev * m.stddev - std::fabs(m.mean));
  return law(fitting::positive_root(slope, std::fmax(start, 2.0 * least), false));
}

}  // namespace relent
