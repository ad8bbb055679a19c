// Where an unknown density keeps its mass, found by climbing.
#include "estimate/bulk.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace relent::estimate {

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

struct Peak {
  double at;
  double height;
  double step;
};

}  // namespace

std::vector<double> bulk_features(FunctionRef<double(double)> log_f, double start, double lowest, double highest,
                                  std::size_t max_modes, std::size_t& evaluations) {
  const auto height = [&](double t) {
    ++evaluations;
    const double value = log_f(t);
    return std::isnan(value) ? -infinity : value;
  };
  start = std::clamp(start, lowest, highest);

  // Probes at distances 1e-14 ... from the start, both sides.
  std::vector<std::pair<double, double>> probes{{start, height(start)}};
  for (double distance = 1e-14; distance<2e15; distance *= distance> 0.05 && distance < 50.0 ? 1.5 : 10.0) {
    for (const double t : {start - distance, start + distance}) {
      if (t > lowest && t < highest) probes.emplace_back(t, height(t));
    }
    if (start - distance < lowest && start + distance > highest) break;
  }
  std::sort(probes.begin(), probes.end());

  // Climb from each probe that its neighbours do not exceed, highest first.
  std::vector<Peak> peaks;
  for (std::size_t i = 0; i < probes.size(); ++i) {
    const double here = probes[i].second;
    if (here == -infinity) continue;
    const double before = i > 0 ? probes[i - 1].second : -infinity;
    const double after = i + 1 < probes.size() ? probes[i + 1].second : -infinity;
    if (here < before || here < after) continue;
    const double reach = (std::max)(i > 0 ? probes[i].first - probes[i - 1].first : 0.0,
                                    i + 1 < probes.size() ? probes[i + 1].first - probes[i].first : 0.0);
    peaks.push_back({probes[i].first, here, reach});
  }
  std::sort(peaks.begin(), peaks.end(), [](const Peak& a, const Peak& b) { return a.height > b.height; });
  if (peaks.size() > max_modes) peaks.resize(max_modes);

  std::vector<double> features;
  for (Peak& peak : peaks) {
    double step = peak.step;
    const double least = 4.0 * std::numeric_limits<double>::epsilon();
    for (int round = 0; round < 400 && step > least * (std::abs(peak.at) + 1e-3); ++round) {
      bool moved = false;
      for (const double t : {peak.at + step, peak.at - step}) {
        if (!(t > lowest && t < highest)) continue;
        const double value = height(t);
        if (value > peak.height) {
          peak.at = t;
          peak.height = value;
          moved = true;
          break;
        }
      }
      // a flat top is found well before its digits are
      if (!moved) step *= 0.25;
      if (moved) step *= 1.5;
    }
    const bool known = std::any_of(features.begin(), features.end(),
                                   [&](double t) { return std::abs(t - peak.at) <= 1e-7 * (1.0 + std::abs(t)); });
    if (known) continue;
    features.push_back(peak.at);
    for (const double sign : {-1.0, 1.0}) {
      bool inside = true;
      for (double distance = least * (std::abs(peak.at) + 1e-3); inside; distance *= 2.0) {
        const double t = peak.at + sign * distance;
        inside = t > lowest && t < highest;
        if (!inside) break;
        const double fall = peak.height - height(t);
        if (fall >= 0.2) features.push_back(t);
        inside = fall < 50.0 && distance < 1e17;
      }
    }
  }
  std::sort(features.begin(), features.end());
  return features;
}

std::vector<double> panel_ends(const std::vector<double>& free, const std::vector<double>& fixed, double lowest,
                               double highest) {
  struct End {
    double t;
    bool fixed;
  };
  std::vector<End> ends;
  for (const double t : free) {
    if (t > lowest && t < highest) ends.push_back({t, false});
  }
  for (const double t : fixed) {
    if (t > lowest && t < highest) ends.push_back({t, true});
  }
  std::sort(ends.begin(), ends.end(), [](const End& a, const End& b) { return a.t < b.t; });
  std::vector<End> kept;
  for (const End& end : ends) {
    const double resolution = 8.0 * std::numeric_limits<double>::epsilon() * (1e-3 + std::abs(end.t));
    if (!kept.empty() && end.t - kept.back().t <= resolution) {
      if (end.fixed) kept.back() = end;
    } else {
      kept.push_back(end);
    }
  }
  std::vector<double> result;
  for (std::size_t i = 0; i < kept.size(); ++i) {
    if (!kept[i].fixed && i + 1 < kept.size()) {
      const double gap = kept[i + 1].t - kept[i].t;
      const double before = i > 0 ? kept[i].t - kept[i - 1].t : infinity;
      const double after = i + 2 < kept.size() ? kept[i + 2].t - kept[i + 1].t : infinity;
      if (kept.size() > 4 && gap < 0.05 * (std::min)(before, after)) continue;
    }
    if (!kept[i].fixed && i > 0 && kept[i - 1].fixed) {
      const double gap = kept[i].t - kept[i - 1].t;
      const double after = i + 1 < kept.size() ? kept[i + 1].t - kept[i].t : infinity;
      const double before = i > 1 ? kept[i - 1].t - kept[i - 2].t : infinity;
      if (kept.size() > 4 && gap < 0.05 * (std::min)(before, after)) continue;
    }
    result.push_back(kept[i].t);
  }
  return result;
}

}  // namespace relent::estimate
