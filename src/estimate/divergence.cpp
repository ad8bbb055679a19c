// The KL divergence of two densities on the line, by quadrature with a certificate.
#include "estimate/divergence.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <sstream>
#include <utility>

#include "estimate/bulk.hpp"
#include "estimate/coordinate.hpp"
#include "estimate/quadrature.hpp"

namespace relent::estimate {

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double epsilon = std::numeric_limits<double>::epsilon();

enum Component : std::size_t { direct, bregman, mass_p, mass_q, direct_rounding, bregman_rounding, count };

std::string at(const char* text, double x) {
  std::ostringstream out;
  out.precision(17);
  out << text << x;
  return out.str();
}

/// What lies beyond the last panel of one side.
struct Outside {
  double end = 0.0;    // the t where the panels stop
  double value = 0.0;  // of int p L
  double error = 0.0;
  double p = 0.0;
  double p_error = 0.0;
  double q = 0.0;
  double q_error = 0.0;
  bool q_known = false;
};

class Engine {
 public:
  Engine(const DensityPair& pair, const DivergenceOptions& options, Coordinate coordinate)
      : pair_(pair),
        options_(options),
        coordinate_(coordinate),
        integrand_([this](double t) { return sample(t); }),
        panels_(integrand_, options.max_evaluations) {}

  Divergence run(std::vector<double> free, const std::vector<double>& fixed);

 private:
  using Panels = PanelSet<count>;

  Sample<count> sample(double t);
  void climb(std::vector<double>& free, std::size_t max_modes);
  bool march(double end, double width, double sign, Outside& outside);
  void extrapolate(double t, double step, double sign, Outside& outside);
  bool refine();
  bool localise();
  [[nodiscard]] bool failed() const { return nan_ || infinite_; }
  [[nodiscard]] double threshold() const;
  [[nodiscard]] double error_of(Component form) const;
  [[nodiscard]] double value_of(Component form) const;
  [[nodiscard]] double found_p() const { return panels_.value(mass_p) + left_.p + right_.p; }
  [[nodiscard]] double found_q() const { return panels_.value(mass_q) + left_.q + right_.q; }
  [[nodiscard]] double slack_p() const { return panels_.error(mass_p) + left_.p_error + right_.p_error; }
  [[nodiscard]] double slack_q() const { return panels_.error(mass_q) + left_.q_error + right_.q_error; }
  [[nodiscard]] bool q_known() const { return left_.q_known && right_.q_known; }
  [[nodiscard]] double defect_p() const { return std::abs(found_p() - 1.0); }
  [[nodiscard]] double defect_q() const { return q_known() ? std::abs(found_q() - 1.0) : 0.0; }
  [[nodiscard]] bool masses_agree() const {
    return defect_p() <= options_.mass_tolerance + slack_p() && defect_q() <= options_.mass_tolerance + slack_q();
  }

  const DensityPair& pair_;
  const DivergenceOptions& options_;
  Coordinate coordinate_;
  std::function<Sample<count>(double)> integrand_;
  Panels panels_;
  Outside left_, right_;
  bool far_ = false;       // marching: an infinite log ratio is overflow, not a proof
  bool overflow_ = false;  // ... and was met
  bool nan_ = false;
  bool infinite_ = false;
  double culprit_ = 0.0;
  std::string reason_;
};

Sample<count> Engine::sample(double t) {
  Sample<count> result;
  const Point point = coordinate_.at(t);
  const double log_jacobian = coordinate_.log_derivative(t);
  const double log_p = pair_.log_p(point);
  const double log_q = pair_.log_q(point);
  if (std::isnan(log_p) || std::isnan(log_q) || log_p == infinity || log_q == infinity) {
    if (far_) {
      overflow_ = true;
    } else if (!nan_) {
      nan_ = true;
      culprit_ = point.x;
      const bool p_side = std::isnan(log_p) || log_p == infinity;
      reason_ =
          at(p_side ? (std::isnan(log_p) ? "log density of p is NaN at x = " : "log density of p is +inf at x = ")
                    : (std::isnan(log_q) ? "log density of q is NaN at x = " : "log density of q is +inf at x = "),
             point.x);
    }
    return result;
  }
  const double p = std::exp(log_p + log_jacobian);
  const double q = std::exp(log_q + log_jacobian);
  if (p > 0.0 && log_q == -infinity) {
    if (far_) {
      overflow_ = true;
    } else if (!infinite_) {
      infinite_ = true;
      culprit_ = point.x;
    }
    return result;
  }
  result.shift = coordinate_.rounding(t);
  result.value[mass_p] = p;
  result.value[mass_q] = q;
  if (p == 0.0) {
    result.value[bregman] = q;
    result.value[bregman_rounding] = epsilon * q;
    return result;
  }
  const auto [ratio, wobble] = pair_.log_ratio
                                   ? pair_.log_ratio(point)
                                   : LogRatio{log_p - log_q, 2.0 * epsilon * (std::abs(log_p) + std::abs(log_q))};
  result.value[direct] = p * ratio;
  result.value[bregman] = std::abs(ratio) < 1.0 ? p * bregman_log(ratio) : p * ratio - p + q;
  const double difference = std::abs(ratio) < 1.0 ? p * std::abs(std::expm1(-ratio)) : std::abs(p - q);
  const double relative = 4.0 * epsilon * (1.0 + std::abs(log_p));  // of p itself
  result.value[direct_rounding] = wobble * p + relative * p * std::abs(ratio);
  result.value[bregman_rounding] = wobble * difference + relative * result.value[bregman];
  return result;
}

double Engine::value_of(Component form) const {
  const double inside = panels_.value(form) + left_.value + right_.value;
  return form == direct ? inside : inside + (left_.q + right_.q) - (left_.p + right_.p);
}

double Engine::error_of(Component form) const {
  const bool is_direct = form == direct;
  double error =
      panels_.error(form) + panels_.noise(form) + panels_.value(is_direct ? direct_rounding : bregman_rounding);
  error += left_.error + right_.error;
  // Wrong normalisations shift log p - log q: first order in the direct form, second in the other, none where it is
  // given.
  const double defect = defect_p() + defect_q();
  const double size = std::abs(value_of(form));
  error += is_direct ? defect * (1.0 + size) : defect * (size + (pair_.log_ratio ? 0.0 : defect));
  if (!is_direct) {
    if (!q_known()) return infinity;
    error += left_.q_error + right_.q_error + left_.p_error + right_.p_error;
  }
  return error;
}

double Engine::threshold() const {
  const double scale = std::abs(panels_.value(bregman));
  return (std::max)({1e-3 * options_.relative_tolerance * scale, 1e-3 * options_.absolute_tolerance, 1e-300});
}

/// The decay rate of the integrands between t and one step before gives what lies beyond t, exactly so for the
/// exponentials that power laws become in t.
void Engine::extrapolate(double t, double step, double sign, Outside& outside) {
  std::array<Sample<count>, 3> samples;
  for (std::size_t i = 0; i < 3; ++i) {
    if (!panels_.try_sample(t - sign * step * static_cast<double>(i), samples[i])) {
      outside.error = outside.p_error = outside.q_error = infinity;
      return;
    }
  }
  const bool infinite_end = std::isinf(sign > 0.0 ? coordinate_.upper() : coordinate_.lower());
  const double x = coordinate_.at(t).x;
  struct Remainder {
    double value;
    double error;
  };
  const auto beyond = [&](auto component) -> Remainder {
    const double here = component(samples[0]);
    const double before = component(samples[1]);
    const double earlier = component(samples[2]);
    if (here == 0.0) return {0.0, 0.0};
    const double rate = std::log(std::abs(before / here)) / step;
    const double rate_before = std::log(std::abs(earlier / before)) / step;
    if (!(rate > 0.0)) return {0.0, infinity};
    const double value = here / rate;
    // a rate that still grows (lighter than exponential) makes this an upper bound; otherwise the change is the error
    const double doubt = std::abs(rate - rate_before) / rate + 64.0 * epsilon * (1.0 + std::abs(t)) / (rate * step);
    return {value, std::abs(value) * (std::min)(1.0, 4.0 * doubt)};
  };
  const Remainder p = beyond([](const Sample<count>& s) { return s.value[mass_p]; });
  const bool is_noise = std::any_of(samples.begin(), samples.end(), [](const Sample<count>& s) {
    return std::abs(s.value[direct]) <= s.value[direct_rounding];
  });
  // Where p and q meet, log p - log q is rounding, which does not decay: no more of it than its bound times p's mass.
  Remainder l =
      is_noise && samples[0].value[mass_p] > 0.0
          ? Remainder{0.0, 2.0 * samples[0].value[direct_rounding] * ((p.value + p.error) / samples[0].value[mass_p])}
          : beyond([](const Sample<count>& s) { return s.value[direct]; });
  if (std::isinf(l.error)) {  // p and q cross next to t, where the integrand passes through 0: it is small, not growing
    const Remainder size = beyond([](const Sample<count>& s) { return s.value[mass_p] + std::abs(s.value[direct]); });
    l = {0.0, size.value + size.error};
  }
  const Remainder q = beyond([](const Sample<count>& s) { return s.value[mass_q]; });
  outside.end = t;
  outside.value = l.value;
  outside.error = l.error;
  outside.p = p.value;
  outside.p_error = p.error;
  const auto& p_beyond = sign > 0.0 ? pair_.p_survival : pair_.p_cdf;
  const auto& q_beyond = sign > 0.0 ? pair_.q_survival : pair_.q_cdf;
  if (infinite_end && p_beyond) {
    outside.p = p_beyond(x);
    outside.p_error = 4.0 * epsilon * outside.p;
  }
  if (infinite_end) {
    outside.q_known = static_cast<bool>(q_beyond) || q.error <= threshold();
    outside.q = q_beyond ? q_beyond(x) : q.value;
    outside.q_error = q_beyond ? 4.0 * epsilon * outside.q : q.error;
  } else {
    const double beyond_support = q_beyond ? q_beyond(sign > 0.0 ? coordinate_.upper() : coordinate_.lower()) : 0.0;
    outside.q_known = static_cast<bool>(q_beyond);
    outside.q = beyond_support + q.value;
    outside.q_error = 4.0 * epsilon * beyond_support + q.error;
  }
}

/// Panels outwards from t = end, doubling in width, until what is left beyond does not matter.
bool Engine::march(double end, double width, double sign, Outside& outside) {
  const double limit = sign > 0.0 ? coordinate_.highest() : coordinate_.lowest();
  const bool infinite_end = std::isinf(sign > 0.0 ? coordinate_.upper() : coordinate_.lower());
  const bool q_matters = !(infinite_end && (sign > 0.0 ? pair_.q_survival : pair_.q_cdf));
  double last_step = 0.0;
  int shrinks = 0;
  while (true) {
    double next = end + sign * width;
    const bool last = sign > 0.0 ? next >= limit : next <= limit;
    if (last) next = limit;
    const Point point = coordinate_.at(next);
    far_ = infinite_end ? std::abs(point.x) > 1e100 : (sign > 0.0 ? point.log_to_upper : point.log_from_lower) < -230.0;
    overflow_ = false;
    Panel<count> panel;
    const bool afforded = panels_.try_panel((std::min)(end, next), (std::max)(end, next), panel);
    if (!afforded || failed()) {
      far_ = false;
      extrapolate(end, last_step > 0.0 ? last_step : 0.125 * width, sign, outside);
      outside.error = infinity;
      return false;
    }
    if (overflow_) {
      width *= 0.5;
      if (++shrinks < 6) continue;
      extrapolate(end, last_step, sign, outside);
      far_ = false;
      return true;
    }
    panels_.keep(panel);
    end = next;
    last_step = 0.125 * std::abs(panel.right - panel.left);
    std::array<Sample<count>, 2> samples;
    for (std::size_t i = 0; i < 2; ++i) {
      if (!panels_.try_sample(end - sign * last_step * static_cast<double>(i), samples[i])) break;
    }
    const auto size = [&](const Sample<count>& s) {
      return s.value[mass_p] + std::abs(s.value[direct]) + (q_matters ? s.value[mass_q] : 0.0);
    };
    const double here = size(samples[0]);
    const double rate = std::log(size(samples[1]) / here) / last_step;
    const bool negligible = here == 0.0 || (rate > 0.0 && here / rate <= threshold());
    if (negligible || last || shrinks > 0) {
      extrapolate(end, last_step, sign, outside);
      far_ = false;
      return true;
    }
    width *= 2.0;
  }
}

void Engine::climb(std::vector<double>& free, std::size_t max_modes) {
  for (const auto* log_density : {&pair_.log_p, &pair_.log_q}) {
    std::size_t spent = 0;
    const auto log_f = [&](double t) {
      if (!panels_.can_afford(spent + 1)) return -infinity;
      return (*log_density)(coordinate_.at(t)) + coordinate_.log_derivative(t);
    };
    const std::vector<double> found =
        bulk_features(log_f, 0.0, coordinate_.lowest(), coordinate_.highest(), max_modes, spent);
    free.insert(free.end(), found.begin(), found.end());
    panels_.charge((std::min)(spent, options_.max_evaluations - panels_.evaluations()));
  }
}

/// Splits until the better form and both masses are good enough; false when the budget or double's digits end first.
bool Engine::refine() {
  while (!failed()) {
    const Component form = error_of(direct) < error_of(bregman) ? direct : bregman;
    const double tolerance =
        (std::max)(options_.absolute_tolerance, options_.relative_tolerance * std::abs(value_of(form)));
    const double rounding = panels_.value(form == direct ? direct_rounding : bregman_rounding) + panels_.noise(form);
    const double wanted = (std::max)(0.25 * tolerance, 0.1 * rounding);
    const double mass_wanted = 0.01 * options_.mass_tolerance;
    std::array<double, count> weights{};
    bool met = true;
    const auto demand = [&](Component c, double allowed) {
      if (panels_.reducible(c) <= allowed) return;
      met = false;
      weights[c] = 1.0 / (allowed + 1e-300);
    };
    demand(form, wanted);
    demand(mass_p, mass_wanted);
    if (q_known()) demand(mass_q, mass_wanted);
    if (met) return true;
    panels_.set_weights(weights);
    const std::size_t rounds = 1 + panels_.size() / 8;
    for (std::size_t i = 0; i < rounds; ++i) {
      const Panels::Split split = panels_.split_worst();
      if (split == Panels::Split::rounding) return true;
      if (split == Panels::Split::budget) {
        reason_ = "the budget of evaluations is spent";
        return false;
      }
      if (failed()) break;
    }
  }
  return false;
}

/// Splits the panels whose masses contradict the cdfs, or all of them where there is no cdf.
bool Engine::localise() {
  const bool p_guided = pair_.p_cdf && pair_.p_survival;
  const bool q_guided = pair_.q_cdf && pair_.q_survival;
  const auto mass_between = [&](const auto& cdf, const auto& survival, double left, double right) {
    const double a = coordinate_.at(left).x;
    const double b = coordinate_.at(right).x;
    const double below = cdf(b) - cdf(a);
    const double above = survival(a) - survival(b);
    return cdf(b) < 0.5 ? below : above;
  };
  const double allowed = 0.1 * options_.mass_tolerance;
  return panels_.split_where([&](const Panel<count>& panel) {
    if (p_guided && q_guided) {
      const double p = mass_between(pair_.p_cdf, pair_.p_survival, panel.left, panel.right);
      const double q = mass_between(pair_.q_cdf, pair_.q_survival, panel.left, panel.right);
      return std::abs(p - panel.value[mass_p]) > allowed || std::abs(q - panel.value[mass_q]) > allowed;
    }
    return true;
  });
}

Divergence Engine::run(std::vector<double> free, const std::vector<double>& fixed) {
  Divergence result;
  const double lowest = coordinate_.lowest();
  const double highest = coordinate_.highest();
  if (free.size() < 3) climb(free, 3);
  std::vector<double> ends = panel_ends(free, fixed, lowest, highest);
  if (ends.empty()) ends = {0.0};
  if (ends.size() < 2) ends = {ends.front() - 1.0, ends.front(), ends.front() + 1.0};

  bool complete = true;
  for (std::size_t i = 0; i + 1 < ends.size() && complete; ++i) complete = panels_.add(ends[i], ends[i + 1]);
  const double span = ends.back() - ends.front();
  if (complete && !failed()) {
    const double first = (std::max)(ends[1] - ends[0], 0.02 * span);
    const double final = (std::max)(ends[ends.size() - 1] - ends[ends.size() - 2], 0.02 * span);
    complete = march(ends.front(), first, -1.0, left_);
    complete = march(ends.back(), final, +1.0, right_) && complete;
  }
  bool met = complete && refine();
  if (met && !masses_agree()) {
    for (int round = 0; round < 40 && met && !failed() && !masses_agree(); ++round) {
      const std::size_t before = panels_.size();
      met = localise() && refine();
      if (panels_.size() == before) break;
      if (!(pair_.p_cdf && pair_.q_cdf) && round >= 4) break;
    }
  }

  result.evaluations = panels_.evaluations();
  result.mass_p = found_p();
  result.mass_q = found_q();
  if (nan_) {
    result.reason = reason_;
    return result;
  }
  if (infinite_) {
    result.value = infinity;
    result.infinite = true;
    result.infinite_at = culprit_;
    result.reason = at("q has no density where p has some, at x = ", culprit_);
    return result;
  }
  const Component form = error_of(direct) < error_of(bregman) ? direct : bregman;
  result.value = value_of(form);
  result.error = error_of(form);
  // The two forms differ by the masses; what is unexplained is an error of the quadrature.
  if (q_known()) {
    const double gap = std::abs((value_of(bregman) - value_of(direct)) - (found_q() - found_p()));
    const double explained = 64.0 * epsilon * (1.0 + std::abs(result.value)) + panels_.error(direct) +
                             panels_.error(bregman) + panels_.error(mass_p) + panels_.error(mass_q);
    if (gap > explained) result.error += gap;
  }
  const double tolerance =
      (std::max)(options_.absolute_tolerance, options_.relative_tolerance * std::abs(result.value));
  result.converged = complete && met && result.error <= tolerance && masses_agree();
  if (!complete) {
    result.error = infinity;  // an end was never reached: nothing bounds what is there
    if (reason_.empty()) reason_ = "the budget of evaluations is spent";
  }
  if (!masses_agree()) {
    // what the missing mass holds is not known; a log ratio of its own size is a fair guess
    const double missing = (std::max)(defect_p(), defect_q());
    result.error = missing < 1e-3 ? (std::max)(result.error,
                                               missing * (1.0 + std::abs(result.value) + std::abs(std::log(missing))))
                                  : infinity;
    if (reason_.empty()) {
      reason_ = defect_p() > options_.mass_tolerance + slack_p() ? at("the density of p integrates to ", found_p())
                                                                 : at("the density of q integrates to ", found_q());
    }
  } else if (!result.converged && reason_.empty()) {
    reason_ = at("rounding limits the absolute error to ", result.error);
  }
  if (!result.converged) result.reason = reason_;
  return result;
}

}  // namespace

double bregman_log(double log_ratio) {
  if (std::abs(log_ratio) > 0.25) return log_ratio + std::expm1(-log_ratio);
  // sum_{n >= 2} (-L)^n / n!
  double sum = 0.0;
  for (int n = 13; n >= 3; --n) sum = (sum + 1.0) * (-log_ratio / n);
  return 0.5 * log_ratio * log_ratio * (1.0 + sum);
}

Divergence integrate_divergence(const DensityPair& pair, const DivergenceOptions& options) {
  std::vector<double> usable;
  for (const auto* list : {&pair.features, &pair.breakpoints}) {
    for (const double x : *list) {
      if (std::isfinite(x) && x > pair.lower && x < pair.upper) usable.push_back(x);
    }
  }
  std::sort(usable.begin(), usable.end());
  const double center = usable.empty() ? 0.0 : usable[usable.size() / 2];
  std::vector<double> distances;
  for (const double x : usable) {
    if (x != center) distances.push_back(std::abs(x - center));
  }
  std::sort(distances.begin(), distances.end());
  const double scale = distances.empty() ? 1.0 : distances[distances.size() / 2];
  const double start = !usable.empty() || (std::isinf(pair.lower) && std::isinf(pair.upper))
                           ? center
                           : (std::isinf(pair.upper) ? pair.lower + 1.0 : pair.upper - 1.0);
  const Coordinate coordinate(pair.lower, pair.upper, start, scale);

  const auto images = [&](const std::vector<double>& points) {
    std::vector<double> result;
    for (const double x : points) {
      if (std::isfinite(x) && x > pair.lower && x < pair.upper) result.push_back(coordinate.from_x(x));
    }
    return result;
  };
  Engine engine(pair, options, coordinate);
  return engine.run(images(pair.features), images(pair.breakpoints));
}

}  // namespace relent::estimate
