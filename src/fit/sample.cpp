// Observations of a family, checked, and what the fits ask of them.
#include "fit/sample.hpp"

#include <algorithm>
#include <numeric>

#include "relent/errors.hpp"

namespace relent::fitting {

namespace {

std::string indexed(std::string_view name, std::size_t i) {
  return std::string(name).append("[").append(std::to_string(i)).append("]");
}

/// x with an exponent so that max - min is finite.
Standardised standardised(const Sample& sample, double lower, double upper) {
  const double centre = sample.median();
  const int halving = std::isfinite(sample.max() - sample.min()) ? 0 : 1;
  const auto halved = [halving](double x) { return std::ldexp(x, -halving); };
  const double spread = halved(upper) - halved(lower);
  const double unit = spread > 0.0 ? spread : halved(sample.max()) - halved(sample.min());
  int exponent = 0;
  if (unit > 0.0) std::frexp(unit, &exponent);
  return {sample.image([&](double x) { return std::ldexp(halved(x) - halved(centre), -exponent); }), centre,
          exponent + halving};
}

}  // namespace

std::vector<double> checked_weights(std::string_view family, std::size_t observations,
                                    std::span<const double> weights) {
  if (observations == 0) throw InvalidParameter(family, "data", "at least one observation", "none");
  if (weights.empty()) return std::vector<double>(observations, 1.0);
  if (weights.size() != observations) {
    throw DimensionMismatch(std::string(family) + ": " + std::to_string(observations) + " observations but " +
                            std::to_string(weights.size()) + " weights");
  }
  for (std::size_t i = 0; i < weights.size(); ++i) {
    if (!(weights[i] >= 0.0 && std::isfinite(weights[i]))) {
      throw InvalidParameter(family, indexed("weights", i), "non-negative and finite", weights[i]);
    }
  }
  const double greatest = *std::max_element(weights.begin(), weights.end());
  if (greatest == 0.0) throw InvalidParameter(family, "weights", "positive somewhere", "only zeros");
  // So that sums neither overflow nor underflow.
  int exponent = 0;
  std::frexp(greatest, &exponent);
  std::vector<double> checked(weights.begin(), weights.end());
  for (double& weight : checked) weight = std::ldexp(weight, -exponent);
  return checked;
}

Sample::Sample(std::string_view family, const Domain& domain, std::span<const double> data,
               std::span<const double> weights)
    : family_(family) {
  const std::vector<double> checked = checked_weights(family, data.size(), weights);
  for (std::size_t i = 0; i < data.size(); ++i) {
    if (checked[i] == 0.0) continue;
    if (!domain.contains(data[i])) throw InvalidParameter(family, indexed("data", i), domain.rule, data[i]);
    values_.push_back(data[i] + 0.0);  // no negative zeros
    shares_.push_back(checked[i]);
  }
  arrange();
  estimate::CompensatedSum total;
  for (const double share : shares_) total.add(share);
  for (double& share : shares_) share /= total.value();
}

void Sample::arrange() {
  std::vector<std::size_t> order(values_.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t i, std::size_t j) { return values_[i] < values_[j]; });
  std::vector<double> values;
  std::vector<double> shares;
  for (const std::size_t i : order) {
    if (values.empty() || values.back() != values_[i]) {
      values.push_back(values_[i]);
      shares.push_back(0.0);
    }
    shares.back() += shares_[i];
  }
  values_ = std::move(values);
  shares_ = std::move(shares);
}

double Sample::share_of(double x) const {
  const auto at = std::lower_bound(values_.begin(), values_.end(), x);
  return at != values_.end() && *at == x ? shares_[static_cast<std::size_t>(at - values_.begin())] : 0.0;
}

double Sample::quantile(double u) const {
  estimate::CompensatedSum sum;
  for (std::size_t i = 0; i < size(); ++i) {
    sum.add(shares_[i]);
    if (sum.value() >= u) return values_[i];
  }
  return max();
}

const Sample& Sample::of_several_values() const {
  if (is_constant()) no_maximum("every observation is " + format_number(min()) + "; use Dirac");
  return *this;
}

void Sample::no_maximum(const std::string& reason) const { throw NoMaximum(family_, reason); }

Standardised by_range(const Sample& sample) { return standardised(sample, sample.min(), sample.max()); }

Standardised by_quartiles(const Sample& sample) {
  return standardised(sample, sample.quantile(0.25), sample.quantile(0.75));
}

Scaled scaled(const Sample& sample) {
  int exponent = 0;
  std::frexp(sample.median() > 0.0 ? sample.median() : sample.max(), &exponent);
  return {sample.image([exponent](double x) { return std::ldexp(x, -exponent); }), exponent};
}

Moments moments(const Sample& sample) {
  const Standardised s = by_range(sample);
  const double mean = s.z.mean();
  const double variance = s.z.mean([mean](double z) { return (z - mean) * (z - mean); });
  return {s.location(mean), s.scale(std::sqrt(variance))};
}

}  // namespace relent::fitting
