// A law known only by its log density or log mass: its mass, cdf, quantiles and expectations by quadrature or
// summation.
#include "estimate/numerical_law.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "estimate/bulk.hpp"
#include "estimate/compensated_sum.hpp"
#include "estimate/quadrature.hpp"
#include "estimate/smooth_sum.hpp"

namespace relent::estimate {

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double epsilon = std::numeric_limits<double>::epsilon();
constexpr double scaled_below = 1e-280;  // smaller probabilities are computed in logs
constexpr std::size_t most_masses = 4000000;
constexpr std::size_t most_of_smooth = 4096;  // masses kept on a side where those beyond are smooth

/// Where to start looking, inside the support.
double first_guess(const LawDescription& law) {
  const bool left = std::isfinite(law.lower);
  const bool right = std::isfinite(law.upper);
  if (std::isfinite(law.location_hint) && law.location_hint >= law.lower && law.location_hint <= law.upper) {
    if (law.integer || (law.location_hint > law.lower && law.location_hint < law.upper)) return law.location_hint;
  }
  if (left && right) return 0.5 * law.lower + 0.5 * law.upper;
  if (left) return law.integer ? law.lower : law.lower + 1.0;
  if (right) return law.integer ? law.upper : law.upper - 1.0;
  return 0.0;
}

}  // namespace

NumericalLaw::NumericalLaw(LawDescription description, std::size_t max_evaluations)
    : law_(std::move(description)), coordinate_(law_.lower, law_.upper, first_guess(law_), 1.0) {
  if (law_.integer) {
    build_mass(max_evaluations);
  } else {
    build_density(max_evaluations);
  }
}

double NumericalLaw::log_f(double t) const {
  return law_.log_density(coordinate_.at(t)) + coordinate_.log_derivative(t);
}

void NumericalLaw::build_density(std::size_t max_evaluations) {
  const auto log_of_t = [this](double t) { return log_f(t); };
  // Twice: the second time centred on what the first one found.
  std::vector<double> features;
  for (int round = 0; round < 2; ++round) {
    const double start = coordinate_.from_x(round == 0 ? first_guess(law_) : mode_);
    features = bulk_features(log_of_t, std::isfinite(start) ? start : 0.0, coordinate_.lowest(), coordinate_.highest(),
                             8, evaluations_);
    if (features.empty()) return;
    const auto higher = [&](double a, double b) { return log_f(a) < log_f(b); };
    const double top = *std::max_element(features.begin(), features.end(), higher);
    mode_ = coordinate_.at(top).x;
    if (round == 1) break;
    std::vector<double> distances;
    for (const double t : features) {
      const double distance = std::abs(coordinate_.at(t).x - mode_);
      if (distance > 0.0 && log_f(t) > log_f(top) - 2.0) distances.push_back(distance);
    }
    std::sort(distances.begin(), distances.end());
    const double scale = distances.empty() ? 1.0 : distances[distances.size() / 2];
    const bool inside = mode_ > law_.lower && mode_ < law_.upper;
    coordinate_ = Coordinate(law_.lower, law_.upper, inside ? mode_ : first_guess(law_), scale);
  }
  std::vector<double> fixed;
  for (const double x : law_.breakpoints) {
    if (x > law_.lower && x < law_.upper) fixed.push_back(coordinate_.from_x(x));
  }
  std::vector<double> ends = panel_ends(features, fixed, coordinate_.lowest(), coordinate_.highest());
  if (ends.size() < 2) ends = {ends.front() - 1.0, ends.front(), ends.front() + 1.0};

  bool invalid = false;
  const auto integrand = [&](double t) {
    Sample<1> sample;
    const double value = std::exp(log_f(t));
    invalid = invalid || !std::isfinite(value);
    sample.value[0] = value;
    sample.shift = coordinate_.rounding(t);
    return sample;
  };
  PanelSet<1> panels(integrand, max_evaluations);
  panels.charge((std::min)(evaluations_, max_evaluations));
  bool complete = true;
  for (std::size_t i = 0; i + 1 < ends.size(); ++i) complete = complete && panels.add(ends[i], ends[i + 1]);
  std::array<double, 2> rest{};
  std::array<double, 2> rest_error{};
  for (std::size_t side = 0; side < 2 && complete; ++side) {
    const double sign = side == 0 ? -1.0 : 1.0;
    const double limit = side == 0 ? coordinate_.lowest() : coordinate_.highest();
    double end = side == 0 ? ends.front() : ends.back();
    double width = (std::max)(side == 0 ? ends[1] - ends[0] : ends[ends.size() - 1] - ends[ends.size() - 2],
                              0.02 * (ends.back() - ends.front()));
    while (true) {
      double next = end + sign * width;
      const bool last = sign > 0.0 ? next >= limit : next <= limit;
      if (last) next = limit;
      complete = panels.add((std::min)(end, next), (std::max)(end, next));
      if (!complete) break;
      const double step = 0.125 * std::abs(next - end);
      end = next;
      const double here = log_f(end);
      const double rate = (log_f(end - sign * step) - here) / step;
      const double earlier = (log_f(end - 2.0 * sign * step) - log_f(end - sign * step)) / step;
      const double remainder = here == -infinity ? 0.0 : (rate > 0.0 ? std::exp(here) / rate : infinity);
      if (last || remainder <= 1e-18 * panels.value(0)) {
        rest[side] = std::isfinite(remainder) ? remainder : 0.0;
        rest_error[side] =
            std::isfinite(remainder)
                ? (remainder > 0.0 ? remainder * (std::min)(1.0, 4.0 * std::abs(1.0 - earlier / rate)) : 0.0)
                : infinity;
        break;
      }
      width *= 2.0;
    }
  }
  panels.set_weights({1.0});
  while (complete && panels.reducible(0) > 2e-14 * panels.value(0) * std::sqrt(static_cast<double>(panels.size()))) {
    if (panels.split_worst() != PanelSet<1>::Split::done) break;
  }
  // The cdf keeps relative digits in the tails, so every panel kept needs its own; log_beyond serves farther out.
  const double least = 1e-40 * panels.value(0);
  for (int round = 0; round < 12 && complete; ++round) {
    const std::size_t before = panels.size();
    const auto coarse = [&](const Panel<1>& panel) {
      return panel.value[0] > least && !panel.noisy[0] && panel.error[0] > 1e-12 * panel.value[0];
    };
    if (!panels.split_where(coarse) || panels.size() == before) break;
  }
  evaluations_ = panels.evaluations();
  if (panels.size() == 0) return;
  for (const Panel<1>& panel : panels.sorted()) {
    cells_.push_back({panel.left, panel.right, panel.value[0], 0.0, 0.0});
  }
  while (cells_.size() > 1 && cells_.back().mass < least) cells_.pop_back();
  cells_.erase(cells_.begin(),
               std::find_if(cells_.begin(), cells_.end() - 1, [&](const Cell& cell) { return !(cell.mass < least); }));
  if (rest_error[0] <= 1e-17 * panels.value(0)) rest[0] = std::exp(log_beyond(cells_.front().left, -1.0));
  if (rest_error[1] <= 1e-17 * panels.value(0)) rest[1] = std::exp(log_beyond(cells_.back().right, 1.0));
  accumulate(rest[0], rest[1]);
  mass_error_ = complete && !invalid ? panels.error(0) + panels.noise(0) + rest_error[0] + rest_error[1] : infinity;
  if (invalid) mass_ = nan;
}

namespace {

/// Do every second of the last masses, and fewer, give the sum of all?
template <class LogMass>
bool are_smooth(const std::vector<double>& masses, const LogMass& log_mass, double k, double sign) {
  const std::size_t width = masses.size() / 2;
  CompensatedSum sum;
  for (std::size_t i = width; i < masses.size(); ++i) sum.add(masses[i]);
  const auto evaluate = [&](double at, std::array<double, 1>& value) {
    value[0] = std::exp(log_mass(at));
    return true;
  };
  const auto accept = [&](const BlockSum<1>& block) { return block.error[0] <= 1e-10 * sum.value(); };
  const double from = k - sign * static_cast<double>(width);
  std::array<double, 1> end{std::exp(log_mass(from))};
  BlockSum<1> block;
  const SmoothSum<1, decltype(evaluate), decltype(accept)> smooth(evaluate, accept, 2.0);
  smooth.add(from, sign * static_cast<double>(width), end, block);
  return block.error[0] <= 1e-8 * sum.value() && std::abs(block.value[0] - sum.value()) <= 1e-8 * sum.value();
}

}  // namespace

void NumericalLaw::build_mass(std::size_t max_evaluations) {
  const auto log_mass = [&](double k) {
    ++evaluations_;
    const double value = law_.log_density(Point::of(k, law_.lower, law_.upper));
    return std::isnan(value) ? -infinity : value;
  };
  // Climb on the integers, first by large steps.
  double mode = std::round(first_guess(law_));
  double height = log_mass(mode);
  for (double distance = 1.0; distance < 1e15; distance *= 2.0) {
    for (const double k : {mode - distance, mode + distance}) {
      if (k < law_.lower || k > law_.upper) continue;
      const double value = log_mass(k);
      if (value > height) {
        height = value;
        mode = k;
      }
    }
  }
  double step = 1.0;
  for (int round = 0; round < 4000 && step >= 1.0; ++round) {
    bool moved = false;
    for (const double k : {mode - step, mode + step}) {
      if (k < law_.lower || k > law_.upper) continue;
      const double value = log_mass(k);
      if (value > height) {
        height = value;
        mode = k;
        moved = true;
        break;
      }
    }
    step = moved ? 2.0 * step : std::floor(0.5 * step);
    if (moved && step < 1.0) step = 1.0;
  }
  if (height == -infinity) return;
  mode_ = mode;

  const std::size_t most = (std::min)(most_masses, (std::max)(20 * max_evaluations, std::size_t{64}));
  std::array<std::vector<double>, 2> masses;
  std::array<double, 2> rest{};
  std::array<double, 2> rest_error{};
  double total = std::exp(height);
  bool invalid = !std::isfinite(total);
  for (std::size_t side = 0; side < 2; ++side) {
    const double sign = side == 0 ? -1.0 : 1.0;
    const double end = side == 0 ? law_.lower : law_.upper;
    double before = height;
    std::size_t zeros = 0;
    for (double k = mode; k != end;) {
      k += sign;
      const double here = log_mass(k);
      const double value = std::exp(here);
      masses[side].push_back(value);
      invalid = invalid || !std::isfinite(value);
      total += value;
      zeros = value == 0.0 ? zeros + 1 : 0;
      const double ratio = std::exp(here - before);
      const double remainder = ratio < 1.0 ? value * ratio / (1.0 - ratio) : infinity;
      before = here;
      if (zeros > 1000) break;
      if (value > 0.0 && remainder <= 1e-18 * total) break;
      if (masses[side].size() == most_of_smooth) smooth_[side] = are_smooth(masses[side], log_mass, k, sign);
      if (smooth_[side] || masses[side].size() >= most / 2) {
        // of masses that are not smooth nothing is known beyond
        const SumBeyond beyond = smooth_[side]
                                     ? sum_beyond([&](double at) { return std::exp(log_mass(at)); }, mode, k, sign, end)
                                     : SumBeyond{0.0, infinity};
        rest[side] = std::isfinite(beyond.error) ? beyond.value : 0.0;
        rest_error[side] = beyond.error;
        break;
      }
    }
  }
  for (std::size_t i = masses[0].size(); i-- > 0;) {
    const double k = mode - 1.0 - static_cast<double>(i);
    cells_.push_back({k, k, masses[0][i], 0.0, 0.0});
  }
  cells_.push_back({mode, mode, std::exp(height), 0.0, 0.0});
  for (std::size_t i = 0; i < masses[1].size(); ++i) {
    const double k = mode + 1.0 + static_cast<double>(i);
    cells_.push_back({k, k, masses[1][i], 0.0, 0.0});
  }
  if (rest[0] == 0.0) rest[0] = std::exp(log_beyond(cells_.front().left, -1.0));
  if (rest[1] == 0.0) rest[1] = std::exp(log_beyond(cells_.back().left, 1.0));
  accumulate(rest[0], rest[1]);
  mass_error_ = 64.0 * epsilon * mass_ + rest_error[0] + rest_error[1];
  if (invalid) mass_ = nan;
}

void NumericalLaw::accumulate(double left_rest, double right_rest) {
  CompensatedSum below;
  below.add(left_rest);
  for (Cell& cell : cells_) {
    cell.below = below.value();
    below.add(cell.mass);
  }
  CompensatedSum above;
  above.add(right_rest);
  for (std::size_t i = cells_.size(); i-- > 0;) {
    cells_[i].above = above.value();
    above.add(cells_[i].mass);
  }
  below.add(right_rest);
  mass_ = below.value();
}

double NumericalLaw::integral(double left, double right) const {
  if (!(left < right)) return 0.0;
  const auto f = [this](double t) {
    Sample<1> sample;
    sample.value[0] = std::exp(log_f(t));
    return sample;
  };
  return integrate_panel<1>(f, left, right).value[0];
}

/// Are the masses beyond k to be summed in blocks?
bool NumericalLaw::is_far(double k, double sign) const {
  return smooth_[sign > 0.0 ? 1 : 0] && sign * (k - mode_) >= static_cast<double>(most_of_smooth);
}

/// log of the unnormalised mass beyond t (density) or strictly beyond k (mass), outwards, scaled by the first value.
double NumericalLaw::log_beyond(double t, double sign) const {
  if (law_.integer) {
    const double end = sign > 0.0 ? law_.upper : law_.lower;
    double k = t;
    double top = -infinity;
    CompensatedSum sum;
    const auto log_mass = [&](double at) { return law_.log_density(Point::of(at, law_.lower, law_.upper)); };
    for (std::size_t i = 0; i < most_masses && k != end; ++i) {
      if (is_far(k, sign)) {
        if (top == -infinity) top = log_mass(k);
        sum.add(sum_beyond([&](double at) { return std::exp(log_mass(at) - top); }, mode_, k, sign, end).value);
        break;
      }
      k += sign;
      const double value = log_mass(k);
      if (top == -infinity) top = value;
      if (top == -infinity) {
        if (i > 1000) break;
        continue;
      }
      const double term = std::exp(value - top);
      sum.add(term);
      if (term <= 1e-18 * sum.value()) break;
    }
    return top == -infinity ? -infinity : top + std::log(sum.value());
  }
  const double limit = sign > 0.0 ? coordinate_.highest() : coordinate_.lowest();
  const double top = log_f(t);
  if (!std::isfinite(top)) return -infinity;
  double width = 1.0;
  while (width > 64.0 * epsilon * (1.0 + std::abs(t)) && !(std::abs(log_f(t + sign * width) - top) < 8.0)) width *= 0.5;
  const auto scaled = [&](double at) {
    Sample<1> sample;
    sample.value[0] = std::exp(log_f(at) - top);
    return sample;
  };
  CompensatedSum sum;
  double from = t;
  for (int i = 0; i < 400; ++i) {
    double to = from + sign * width;
    const bool last = sign > 0.0 ? to >= limit : to <= limit;
    if (last) to = limit;
    const double part = integrate_panel<1>(scaled, (std::min)(from, to), (std::max)(from, to)).value[0];
    sum.add(part);
    if (last || part <= 1e-17 * sum.value()) break;
    from = to;
    // a panel that lost 20 powers of e is as wide as one should be
    if (part > 1e-6 * sum.value()) width *= 1.5;
  }
  return top + std::log(sum.value());
}

/// log of the unnormalised mass of X <= x (sign < 0) or X > x (sign > 0).
double NumericalLaw::log_part(double x, double sign) const {
  if (std::isnan(x) || cells_.empty()) return nan;
  if (law_.integer) {
    const double k = std::floor(x);
    if (sign < 0.0) {
      if (k < law_.lower) return -infinity;
      if (k >= law_.upper) return std::log(mass_);
      if (k > cells_.back().left) return std::log(mass_ - std::exp(log_beyond(k, -sign)));
      if (k >= cells_.front().left) {
        const Cell& cell = cells_[static_cast<std::size_t>(k - cells_.front().left)];
        const double part = cell.below + cell.mass;
        if (part >= scaled_below) return std::log(part);
      }
      return log_beyond(k + 1.0, sign);
    }
    if (k >= law_.upper) return -infinity;
    if (k < law_.lower) return std::log(mass_);
    if (k < cells_.front().left) return std::log(mass_ - std::exp(log_beyond(k + 1.0, -sign)));
    if (k <= cells_.back().left) {
      const double part = cells_[static_cast<std::size_t>(k - cells_.front().left)].above;
      if (part >= scaled_below) return std::log(part);
    }
    return log_beyond(k, sign);
  }
  if (sign < 0.0 ? x <= law_.lower : x >= law_.upper) return -infinity;
  if (sign < 0.0 ? x >= law_.upper : x <= law_.lower) return std::log(mass_);
  const double t = coordinate_.from_x(x);
  const bool before = t < cells_.front().left;
  const bool after = t > cells_.back().right;
  if (sign < 0.0 ? before : after) return log_beyond(t, sign);
  if (sign < 0.0 ? after : before) return std::log(mass_);
  const auto cell =
      std::lower_bound(cells_.begin(), cells_.end(), t, [](const Cell& c, double value) { return c.right < value; });
  const double part = sign < 0.0 ? cell->below + integral(cell->left, t) : cell->above + integral(t, cell->right);
  return part >= scaled_below ? std::log(part) : log_beyond(t, sign);
}

double NumericalLaw::log_cdf(double x) const {
  const double below = log_part(x, -1.0);
  if (!(below > std::log(mass_) - 0.7)) return below - std::log(mass_);
  return std::log1p(-survival(x));
}

double NumericalLaw::log_survival(double x) const {
  const double above = log_part(x, 1.0);
  if (!(above > std::log(mass_) - 0.7)) return above - std::log(mass_);
  return std::log1p(-cdf(x));
}

double NumericalLaw::cdf(double x) const {
  const double below = std::exp(log_part(x, -1.0));
  const double above = std::exp(log_part(x, 1.0));
  return below / (below + above);
}

double NumericalLaw::survival(double x) const {
  const double below = std::exp(log_part(x, -1.0));
  const double above = std::exp(log_part(x, 1.0));
  return above / (below + above);
}

/// The point with unnormalised mass `target` on the given side of it.
double NumericalLaw::invert(double target, double sign) const {
  if (law_.integer) {
    if (sign < 0.0) {
      // smallest k with P(X <= k) >= target
      const auto cell = std::lower_bound(cells_.begin(), cells_.end(), target,
                                         [](const Cell& c, double value) { return c.below + c.mass < value; });
      if (cell == cells_.end()) return invert(mass_ - target, +1.0);
      if (cell != cells_.begin() || cell->below < target || cell->left == law_.lower) return cell->left;
    } else {
      // smallest k with P(X > k) <= target
      const auto cell = std::lower_bound(cells_.begin(), cells_.end(), target,
                                         [](const Cell& c, double value) { return c.above > value; });
      if (cell != cells_.end()) return cell->left;
    }
    // beyond the masses kept: by doubling and halving
    const double wanted = std::log(target);
    const double end = sign > 0.0 ? law_.upper : law_.lower;
    const double kept = sign < 0.0 ? cells_.front().left : cells_.back().left;
    const auto enough = [&](double distance) {
      const double k = kept + sign * distance;
      if (sign > 0.0 ? k >= end : k <= end) return true;
      return sign > 0.0 ? log_beyond(k, sign) <= wanted : log_beyond(k, sign) < wanted;
    };
    if (enough(0.0)) return kept;
    double near = 0.0;
    double far = 1.0;
    while (!enough(far) && std::isfinite(far)) {
      near = far;
      far *= 2.0;
    }
    while (far - near > 1.0) {
      const double middle = std::floor(0.5 * near + 0.5 * far);
      if (middle == near || middle == far) break;
      (enough(middle) ? far : near) = middle;
    }
    return sign > 0.0 ? (std::min)(kept + far, end) : (std::max)(kept - far, end);
  }
  const double inner = sign < 0.0 ? cells_.front().below : cells_.back().above;
  if (target < inner || target < scaled_below) {
    const double wanted = std::log(target);
    double near = sign < 0.0 ? cells_.front().left : cells_.back().right;
    if (target >= inner) near = 0.5 * (cells_.front().left + cells_.back().right);
    double step = 1.0;
    double far = near + sign;
    const double limit = sign > 0.0 ? coordinate_.highest() : coordinate_.lowest();
    while ((sign > 0.0 ? far < limit : far > limit) && log_beyond(far, sign) > wanted) {
      near = far;
      step *= 2.0;
      far = near + sign * step;
    }
    for (int i = 0; i < 80 && std::abs(far - near) > 4.0 * epsilon * std::abs(near); ++i) {
      const double middle = 0.5 * near + 0.5 * far;
      (log_beyond(middle, sign) > wanted ? near : far) = middle;
    }
    return coordinate_.at(0.5 * near + 0.5 * far).x;
  }
  std::vector<Cell>::const_iterator cell;
  if (sign < 0.0) {
    cell = std::upper_bound(cells_.begin(), cells_.end(), target,
                            [](double value, const Cell& c) { return value < c.below; });
    --cell;
  } else {
    cell = std::lower_bound(cells_.begin(), cells_.end(), target,
                            [](const Cell& c, double value) { return c.above > value; });
    if (cell == cells_.end()) --cell;
  }
  // Newton inside a bracket; the part of the cell on the side of `sign` must equal `wanted`
  const double wanted = target - (sign < 0.0 ? cell->below : cell->above);
  double low = cell->left;
  double high = cell->right;
  double t = 0.5 * low + 0.5 * high;
  for (int i = 0; i < 100; ++i) {
    const double part = sign < 0.0 ? integral(cell->left, t) : integral(t, cell->right);
    const double excess = -sign * (part - wanted);  // grows with t
    (excess > 0.0 ? high : low) = t;
    double next = t - excess / std::exp(log_f(t));
    if (!(next > low && next < high)) next = 0.5 * low + 0.5 * high;
    const bool settled =
        std::abs(next - t) <= 2.0 * epsilon * (std::abs(t) + 1e-3) || high - low <= 4.0 * epsilon * std::abs(t);
    t = next;
    if (settled) break;
  }
  return coordinate_.at(t).x;
}

double NumericalLaw::quantile(double u) const {
  if (!(u >= 0.0 && u <= 1.0) || cells_.empty() || !(mass_ > 0.0)) return nan;
  if (u == 0.0) return law_.lower;
  if (u == 1.0) return law_.upper;
  if (u <= 0.5 || law_.integer) return invert(u * mass_, -1.0);
  return invert((1.0 - u) * mass_, 1.0);
}

double NumericalLaw::inverse_survival(double v) const {
  if (!(v >= 0.0 && v <= 1.0) || cells_.empty() || !(mass_ > 0.0)) return nan;
  if (v == 0.0) return law_.upper;
  if (v == 1.0) return law_.lower;
  if (v <= 0.5 || law_.integer) return invert(v * mass_, 1.0);
  return invert((1.0 - v) * mass_, -1.0);
}

/// The integral of f(x, log density) under the unnormalised law over its mass, positive and negative parts apart.
double NumericalLaw::mean_of(const std::function<double(double, double)>& f) const {
  if (cells_.empty() || !(mass_ > 0.0)) return nan;
  bool up = false;
  bool down = false;
  const auto diverge = [&](double sample) { (sample > 0.0 ? up : down) = true; };
  double value = 0.0;
  if (law_.integer) {
    CompensatedSum sum;
    double magnitude = 0.0;
    const auto term = [&](double k) {
      const double log_mass = law_.log_density(Point::of(k, law_.lower, law_.upper));
      const double mass = std::exp(log_mass);
      return mass == 0.0 ? 0.0 : f(k, log_mass) * mass;
    };
    for (const Cell& cell : cells_) {
      const double part = term(cell.left);
      sum.add(part);
      magnitude += std::abs(part);
    }
    for (const double sign : {-1.0, 1.0}) {
      const double end = sign > 0.0 ? law_.upper : law_.lower;
      double k = sign > 0.0 ? cells_.back().left : cells_.front().left;
      if (is_far(k, sign)) {
        const auto before_underflow = [&](double at) {
          return law_.log_density(Point::of(at, law_.lower, law_.upper)) < -660.0 ? nan : term(at);
        };
        const SumBeyond beyond = sum_beyond(before_underflow, mode_, k, sign, end);
        if (!std::isfinite(beyond.error)) diverge(term(k));
        sum.add(beyond.value);
        continue;
      }
      for (std::size_t i = 0; i < most_masses / 4 && k != end; ++i) {
        k += sign;
        const double part = term(k);
        sum.add(part);
        magnitude += std::abs(part);
        if (std::abs(part) * std::abs(k) <= 1e-17 * magnitude) break;
      }
      if (k == end) continue;
      const double here = term(k);
      if (std::abs(here) * std::abs(k) <= 1e-16 * magnitude) continue;
      const double far = std::round(k * 1048576.0);
      const double power = -std::log(std::abs(term(far) / here)) / std::log(1048576.0);
      if (!(power > 1.001)) {
        diverge(here);
      } else {
        sum.add(here * std::abs(k) / (power - 1.0));
      }
    }
    value = sum.value();
  } else {
    const auto integrand = [&](double t) {
      Sample<2> sample;
      const Point point = coordinate_.at(t);
      const double log_density = law_.log_density(point);
      const double density = std::exp(log_density + coordinate_.log_derivative(t));
      if (density == 0.0) return sample;
      const double part = f(point.x, log_density) * density;
      sample.value[part < 0.0 ? 1 : 0] = part;
      return sample;
    };
    PanelSet<2> panels(integrand, 200000);
    bool complete = true;
    for (const Cell& cell : cells_) complete = complete && panels.add(cell.left, cell.right);
    CompensatedSum rest;
    for (const double sign : {-1.0, 1.0}) {
      const bool infinite_end = std::isinf(sign > 0.0 ? law_.upper : law_.lower);
      // x up to 1e70, so that its powers are numbers; or as near to an end
      const double limit = infinite_end ? coordinate_.from_x(sign * 1e70) : sign * 1e15;
      double end = sign > 0.0 ? cells_.back().right : cells_.front().left;
      double width = 1.0;
      const auto part_at = [&](double t) {
        const Sample<2> sample = integrand(t);
        return sample.value[0] + sample.value[1];
      };
      for (int i = 0; i < 200; ++i) {
        const double step = (std::min)(0.25, 0.125 * width);
        const double here = part_at(end);
        const double before = part_at(end - sign * step);
        const double total = std::abs(panels.value(0)) + std::abs(panels.value(1));
        if (here == 0.0) break;
        const double rate = std::log(std::abs(before / here)) / step;
        const double remainder = rate > 0.0 ? std::abs(here) / rate : infinity;
        if (remainder <= 1e-17 * total) break;
        const bool last = sign > 0.0 ? end + width >= limit : end - width <= limit;
        if (last || !std::isfinite(here)) {
          // the rate far out decides; what is exactly flat diverges like a logarithm
          const double middle = end - sign * 0.3 * std::abs(end);
          const double far_rate = std::log(std::abs(part_at(middle) / here)) / (0.3 * std::abs(end));
          if (far_rate > 1e-3) {
            rest.add(here / far_rate);
          } else {
            diverge(here);
          }
          break;
        }
        const double next = end + sign * width;
        if (!panels.add((std::min)(end, next), (std::max)(end, next))) break;
        end = next;
        width *= 1.5;
      }
    }
    panels.set_weights({1.0, 1.0});
    while (complete &&
           panels.reducible(0) + panels.reducible(1) > 1e-13 * (std::abs(panels.value(0)) + std::abs(panels.value(1))) *
                                                           std::sqrt(static_cast<double>(panels.size()))) {
      if (panels.split_worst() != PanelSet<2>::Split::done) break;
    }
    value = panels.value(0) + panels.value(1) + rest.value();
  }
  if (up && down) return nan;
  if (up) return infinity;
  if (down) return -infinity;
  return value / mass_;
}

double NumericalLaw::expectation(const std::function<double(double)>& f) const {
  return mean_of([&](double x, double) { return f(x); });
}

double NumericalLaw::entropy() const {
  const double log_total = std::log(mass_);
  return mean_of([&](double, double log_density) { return log_total - log_density; });
}

}  // namespace relent::estimate
