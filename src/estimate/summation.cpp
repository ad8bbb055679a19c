// The KL divergence of two laws on the integers, by summation with a certificate.
#include "estimate/summation.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <optional>
#include <sstream>
#include <vector>

#include "estimate/compensated_sum.hpp"
#include "estimate/divergence.hpp"
#include "estimate/smooth_sum.hpp"

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

/// What every integer adds.
enum Component : std::size_t { direct, bregman, mass_p, mass_q, direct_rounding, bregman_rounding, count };
using Summand = std::array<double, count>;

/// What lies beyond the integers summed, on one side.
struct Remainder {
  Interval value{0.0, infinity};  // of sum p log(p/q)
  double p = 0.0;
  double q = 0.0;
  double p_error = 0.0;
  bool q_known = true;
  bool certified = true;
};

/// One of the two ways outwards from the start.
struct Front {
  double sign;
  double k;
  double end;      // of the support
  double singles;  // how many integers are taken singly, before blocks
  std::optional<PowerTail> power{};
  Term last{};
  Term before{};
  Summand recent{};  // what the second half of the integers taken singly added
  bool done = false;
  std::optional<Remainder> beyond_blocks{};  // if some were taken
};

class Summer {
 public:
  Summer(const MassPair& pair, const SummationOptions& options)
      : pair_(pair),
        options_(options),
        start_(std::clamp(std::round(pair.start), pair.lower, pair.upper)),
        spacing_((std::max)(1.0, std::exp2(std::ceil(std::log2(epsilon * std::abs(start_)))))) {}
  KlSum run();

 private:
  bool evaluate(double k, Summand& summand, Term& term);
  bool add(Front& front);
  void count_in(const Summand& summand);
  bool is_smooth(const Front& front);
  [[nodiscard]] bool accepts(const BlockSum<count>& block) const;
  Remainder take_blocks(Front& front);
  [[nodiscard]] Remainder beyond_blocks(const std::vector<BlockSum<count>>& blocks,
                                        const std::optional<PowerTail>& power, bool at_limit) const;
  [[nodiscard]] Remainder beyond(const Front& front) const;
  KlSum finish(const std::array<Remainder, 2>& rest, bool complete);
  [[nodiscard]] double tolerance(double value) const {
    return (std::max)(options_.absolute_tolerance, options_.relative_tolerance * std::abs(value));
  }
  [[nodiscard]] double total(Component c) const { return totals_[c].value(); }

  const MassPair& pair_;
  const SummationOptions& options_;
  double start_;
  double spacing_;  // of the integers near the start that doubles can tell apart
  std::size_t evaluations_ = 0;
  std::array<CompensatedSum, count> totals_;
  Summand block_error_{};
  double largest_p_ = 0.0;
  bool equal_ = true;  // every log ratio was 0
  bool nan_ = false;
  bool infinite_ = false;
  double culprit_ = 0.0;
  std::string reason_;
};

/// False if the budget is spent, or the answer known: NaN or infinite.
bool Summer::evaluate(double k, Summand& summand, Term& term) {
  if (evaluations_ >= options_.max_evaluations) return false;
  ++evaluations_;
  const double log_p = pair_.log_p(k);
  const LogRatio given = pair_.log_ratio ? pair_.log_ratio(k) : LogRatio{};
  const double log_q = pair_.log_ratio ? log_p - given.value : pair_.log_q(k);
  term = Term{};
  summand = Summand{};
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
  summand[mass_q] = q;
  if (p == 0.0) {
    summand[bregman] = q;
    summand[bregman_rounding] = epsilon * q;
    equal_ = equal_ && q == 0.0;
    return true;
  }
  const double relative = 4.0 * epsilon * (1.0 + std::abs(log_p));  // of p itself
  const double ratio = pair_.log_ratio ? given.value : log_p - log_q;
  const double wobble = pair_.log_ratio ? given.rounding : relative + 4.0 * epsilon * std::abs(log_q);
  const double difference = std::abs(ratio) < 1.0 ? p * std::abs(std::expm1(-ratio)) : std::abs(p - q);
  summand[mass_p] = p;
  summand[direct] = p * ratio;
  summand[bregman] = std::abs(ratio) < 1.0 ? p * bregman_log(ratio) : p * ratio - p + q;
  summand[direct_rounding] = wobble * p + 2.0 * relative * p * std::abs(ratio);
  summand[bregman_rounding] =
      wobble * difference + 2.0 * relative * summand[bregman] + epsilon * (std::abs(ratio) < 1.0 ? 0.0 : p + q);
  equal_ = equal_ && ratio == 0.0;
  term = Term{p, ratio};
  return true;
}

void Summer::count_in(const Summand& summand) {
  for (std::size_t c = 0; c < count; ++c) totals_[c].add(summand[c]);
}

/// The next integer outwards.
bool Summer::add(Front& front) {
  Summand summand;
  Term term;
  if (!evaluate(front.k + front.sign, summand, term)) return false;
  front.k += front.sign;
  front.before = front.last;
  front.last = term;
  largest_p_ = (std::max)(largest_p_, term.p);
  count_in(summand);
  if (2.0 * std::abs(front.k - start_) > front.singles) {
    for (std::size_t c = 0; c < count; ++c) front.recent[c] += summand[c];
  }
  front.done = front.k == front.end;
  return true;
}

/// Do every second integers, or fewer, of those taken singly give the sum of all?
bool Summer::is_smooth(const Front& front) {
  const double width = 0.5 * front.singles;
  const double a = front.k - front.sign * width;
  Summand end;
  Term term;
  if (!evaluate(a, end, term)) return false;
  const auto evaluate_at = [&](double k, Summand& summand) { return evaluate(k, summand, term); };
  const auto accept = [&](const BlockSum<count>& block) { return accepts(block); };
  BlockSum<count> block;
  if (!SmoothSum<count, decltype(evaluate_at), decltype(accept)>(evaluate_at, accept, 2.0)
           .add(a, front.sign * width, end, block)) {
    return false;
  }
  const auto agrees = [&](Component c, Component rounding) {
    const double size = std::abs(front.recent[c]) + front.recent[rounding] / epsilon;
    return std::abs(block.value[c] - front.recent[c]) <= block.error[c] + 4.0 * front.recent[rounding] &&
           block.error[c] <= 0.01 * size;
  };
  return agrees(direct, direct_rounding) && agrees(bregman, bregman_rounding);
}

/// A block's share of what is asked for, or of its rounding.
bool Summer::accepts(const BlockSum<count>& block) const {
  const auto good = [&](Component c, Component rounding) {
    const double size = (std::max)(std::abs(block.value[c]), 0.01 * std::abs(total(c)));
    return block.error[c] <= 0.01 * tolerance(size) + block.value[rounding];
  };
  return good(direct, direct_rounding) && good(bregman, bregman_rounding) &&
         block.error[mass_p] <= 0.001 * options_.mass_tolerance;
}

/// The rest of one side in blocks that double with the distance from the start, and what is beyond them.
Remainder Summer::take_blocks(Front& front) {
  constexpr double farthest = 0x1p1022;
  constexpr double least_p = 0x1p-1000;
  constexpr double exact_integers = 0x1p53;
  const auto evaluate_at = [&](double k, Summand& summand) { return evaluate(k, summand, front.last); };
  const auto accept = [&](const BlockSum<count>& block) { return accepts(block); };
  const SmoothSum<count, decltype(evaluate_at), decltype(accept)> sum(evaluate_at, accept, spacing_);
  std::vector<BlockSum<count>> blocks;
  Summand end;
  Remainder rest;
  if (!evaluate_at(front.k, end)) return rest;
  while (!front.done) {
    const double distance = std::abs(front.k - start_);
    double width = (std::max)(std::exp2(std::floor(std::log2(distance))), 32.0 * spacing_);
    while (width > std::abs(front.end - front.k)) width *= 0.5;
    BlockSum<count> block;
    if (!sum.add(front.k, front.sign * width, end, block)) {
      // so far out a value may be missing by overflow
      if (distance > exact_integers && evaluations_ < options_.max_evaluations) {
        nan_ = infinite_ = false;
        front.done = true;
      }
      return rest;
    }
    front.k += front.sign * width;
    count_in(block.value);
    for (std::size_t c = 0; c < count; ++c) block_error_[c] += block.error[c];
    blocks.push_back(block);
    if (front.k == front.end) {
      front.done = true;
      return {};
    }
    const bool last = distance >= farthest || (front.power && front.last.p < least_p);  // before p underflows
    rest = beyond_blocks(blocks, front.power, last);
    front.done = last || rest.value.upper - rest.value.lower <= 0.125 * tolerance(total(bregman));
  }
  return rest;
}

/// From the last blocks: a geometric series, of the ratio that p's power tail gives it, or of the ratio observed. At
/// the limit of the doubles a misfit within rounding is taken for rounding.
Remainder Summer::beyond_blocks(const std::vector<BlockSum<count>>& blocks, const std::optional<PowerTail>& power,
                                bool at_limit) const {
  Remainder beyond;
  if (blocks.size() < 4) return beyond;
  const std::size_t last = blocks.size() - 1;
  const double p = blocks[last].value[mass_p];
  if (!power || !(power->index > power->order)) {
    const auto size = [&](std::size_t i) { return std::abs(blocks[i].value[direct]) + blocks[i].value[mass_p]; };
    const double ratio = size(last) / size(last - 1);
    const double most = ratio < 1.0 ? size(last) * ratio / (1.0 - ratio) : size(last) == 0.0 ? 0.0 : infinity;
    beyond.value = {-most, most};
    beyond.p = beyond.p_error = 0.5 * (std::min)(most, 1.0);
    return beyond;
  }
  beyond.p = p / std::expm1(power->index * std::numbers::ln2);
  beyond.p_error = 64.0 * epsilon * (beyond.p + beyond.p * beyond.p / p);
  // A block is r^j (a + b j), where the log ratio has a logarithm: b from blocks far apart.
  const double decay = (power->index - power->order) * std::numbers::ln2;  // -log r
  const double growth = 1.0 / -std::expm1(-decay);                         // 1/(1 - r)
  const auto remainder = [&](std::size_t j) {
    const std::size_t apart = (j + 1) / 2;
    const double here = blocks[j].value[direct];
    const double slope = (here - blocks[j - apart].value[direct] * std::exp(-decay * static_cast<double>(apart))) /
                         static_cast<double>(apart);
    return (here + slope * growth) * std::exp(-decay) * growth;
  };
  const auto surprise = [&](std::size_t j) {
    return std::abs(remainder(j - 1) - blocks[j].value[direct] - remainder(j));
  };
  const double most_surprise = (std::max)(surprise(last), surprise(last - 1));
  const double rounding =
      blocks[last].value[direct_rounding] * growth * (1.0 + 2.0 * growth / static_cast<double>(last));
  const double misfit = at_limit ? (std::max)(most_surprise - rounding, 0.0) : most_surprise;
  const double error = 4.0 * misfit * growth + rounding;
  const double expected = remainder(last);
  beyond.value = {expected - error, expected + error};
  return beyond;
}

/// What is not summed on one side. Uncertified, p falls as the power of the distance that it has come to, and the log
/// ratio grows at most as the square.
Remainder Summer::beyond(const Front& front) const {
  Remainder rest = front.beyond_blocks.value_or(Remainder{});
  const bool above = front.sign > 0.0;
  const auto& q_tail = above ? pair_.q_survival : pair_.q_cdf;
  const auto& p_tail = above ? pair_.p_survival : pair_.p_cdf;
  const double here = above ? front.k : front.k - 1.0;  // P(X > k) above, P(X <= k - 1) below
  rest.q_known = static_cast<bool>(q_tail);
  rest.q = q_tail ? q_tail(here) : 0.0;
  if (front.k == front.end) {
    rest.value = {0.0, 0.0};
    return rest;
  }
  const auto& ratio_bound = above ? pair_.p_ratio_above : pair_.p_ratio_below;
  const auto& growth = above ? pair_.growth_above : pair_.growth_below;
  rest.certified = ratio_bound && growth && !front.beyond_blocks;
  const Term& last = front.last;
  const double distance = std::abs(front.k - start_) + 1.0;
  const double observed = front.before.p > 0.0 ? last.p / front.before.p : 1.0;
  const double rho = ratio_bound ? ratio_bound(front.k) : observed;
  double power = -distance * std::log(rho);
  if (p_tail) {
    rest.p = p_tail(here);
    rest.p_error = 8.0 * epsilon * rest.p;
    if (!ratio_bound) power = (std::min)(last.p, front.before.p) * distance / rest.p;
  } else if (!front.beyond_blocks) {
    const double geometric = rho < 1.0 ? last.p * rho / (1.0 - rho) : infinity;
    const double most = ratio_bound ? geometric : power > 1.0 ? last.p * distance / (power - 1.0) : infinity;
    rest.p = rest.p_error = 0.5 * most;
  }
  if (front.beyond_blocks) return rest;
  if (rest.certified) {
    const LogRatioGrowth bound = growth(front.k);
    const double stretch = 1.0 + 1.0 / bound.distance;
    const double r = rho * stretch * stretch;
    rest.value.upper = r < 1.0 ? last.p * bound.bound * r / (1.0 - r) : infinity;
  } else if (rest.p == 0.0) {
    rest.value.upper = 0.0;
  } else {
    const double ratio =
        growth ? growth(front.k).bound : 2.0 * (std::max)(std::abs(last.ratio), std::abs(front.before.ratio)) + 1e-300;
    const double step = 1.0 + 1.0 / distance;
    const double stretch = power > 3.0 ? 1.0 + 2.0 / (power - 3.0) : infinity;
    rest.value.upper = (rest.p + rest.p_error) * ratio * step * step * stretch;
  }
  // log-sum inequality: sum p log(p/q) >= P log(P/Q), and Q <= 1
  const double p_most = rest.p + rest.p_error;
  const double q_most = rest.q_known ? rest.q : 1.0;
  if (p_most > 0.0 && q_most > 0.0) {
    // x log(x/Q) falls until x = Q/e
    const bool falling = p_most < q_most / std::numbers::e;
    rest.value.lower = p_tail || falling ? p_most * std::log(p_most / q_most) : -q_most / std::numbers::e;
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
  result.mass_p = total(mass_p) + p_out;
  const double q_out = q_known ? rest[0].q + rest[1].q : 1.0 - total(mass_q);
  const double q_error = q_known ? 8.0 * epsilon * q_out : 8.0 * epsilon * (1.0 + std::abs(q_out));
  const Interval remainder{rest[0].value.lower + rest[1].value.lower, rest[0].value.upper + rest[1].value.upper};
  const double width = remainder.upper - remainder.lower;
  const double middle = std::isfinite(width) ? 0.5 * (remainder.lower + remainder.upper) : 0.0;

  // Masses off 1 shift log p - log q, unless that is given: first order in the direct form, second in the other.
  const double defect = std::abs(result.mass_p - 1.0) + (q_known ? std::abs(total(mass_q) + q_out - 1.0) : 0.0);
  const double by_bregman = total(bregman) + q_out - p_out;
  const double direct_error = total(direct_rounding) + block_error_[direct] + 2.0 * epsilon * std::abs(total(direct));
  const double bregman_error = total(bregman_rounding) + block_error_[bregman] + q_error + p_error +
                               2.0 * epsilon * std::abs(by_bregman) +
                               defect * ((pair_.log_ratio ? 0.0 : defect) + std::abs(by_bregman));
  const bool use_direct = direct_error < bregman_error;
  const double inside = use_direct ? total(direct) : by_bregman;
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

KlSum Summer::run() {
  const auto front_of = [&](double sign, double end, const std::optional<PowerTail>& power) {
    return Front{sign, start_, end, power ? 64.0 : 4096.0, power};  // no certificate is lost on a power tail
  };
  std::array<Front, 2> fronts{front_of(-1.0, pair_.lower, pair_.power_below),
                              front_of(+1.0, pair_.upper, pair_.power_above)};
  std::array<Remainder, 2> rest;
  Summand summand;
  Term term;
  if (!evaluate(start_, summand, term)) {
    rest[0].certified = false;
    return finish(rest, false);
  }
  count_in(summand);
  largest_p_ = term.p;
  for (Front& front : fronts) {
    front.last = term;
    front.done = front.k == front.end;
  }
  std::size_t checks = 0;
  const auto small = [&](const Front& front) {  // against what was summed: worth asking for the bound
    return front.last.p * (1.0 + std::abs(front.last.ratio)) <= 0.1 * tolerance(total(bregman)) &&
           front.last.p <= 0.1 * largest_p_;
  };
  const auto negligible_beyond = [&](const Front& front) {
    const Remainder remainder = beyond(front);
    const double wanted = 0.125 * tolerance(total(bregman));
    const bool above = front.sign > 0.0;
    const bool mass_missing = total(mass_p) < 0.5 && !(above ? pair_.p_survival : pair_.p_cdf);
    return remainder.value.upper - remainder.value.lower <= wanted && remainder.p_error <= wanted && !mass_missing;
  };
  while (!(fronts[0].done && fronts[1].done)) {
    Front& front = fronts[fronts[1].done || (!fronts[0].done && fronts[0].last.p > fronts[1].last.p) ? 0 : 1];
    const double distance = std::abs(front.k - start_);
    if (spacing_ > 1.0 || (distance == front.singles && is_smooth(front))) {
      front.beyond_blocks = take_blocks(front);
      if (!front.done) break;
      continue;
    }
    if (!add(front)) break;
    if (!front.done && small(front) && ++checks % 8 == 0) front.done = negligible_beyond(front);
  }
  const bool complete = fronts[0].done && fronts[1].done;
  if (!nan_ && !infinite_) rest = {beyond(fronts[0]), beyond(fronts[1])};
  return finish(rest, complete);
}

}  // namespace

KlSum sum_divergence(const MassPair& pair, const SummationOptions& options) { return Summer(pair, options).run(); }

}  // namespace relent::estimate
