// KL estimates from log-probabilities beside the plain loop a user would write.
#include <benchmark/benchmark.h>
#include <relent/log_ratio.hpp>
#include <relent/random.hpp>

#include <cmath>
#include <vector>

namespace {

using namespace relent;

std::vector<double> uniform(std::size_t n, std::uint64_t stream) {
  Rng rng(3, stream);
  std::vector<double> x(n);
  for (double& value : x) value = -4.0 * rng.uniform();
  return x;
}

/// Mean and standard error of k3 only, without compensation or care near 0.
void k3_plain_loop(benchmark::State& state) {
  const auto n = static_cast<std::size_t>(state.range(0));
  const std::vector<double> p = uniform(n, 1), q = uniform(n, 2);
  for (auto _ : state) {
    double sum = 0.0, squares = 0.0;
    for (std::size_t i = 0; i < n; ++i) {
      const double l = p[i] - q[i];
      const double t = std::exp(-l) - 1.0 + l;
      sum += t;
      squares += t * t;
    }
    const double mean = sum / double(n);
    double error = std::sqrt((squares / double(n) - mean * mean) / double(n));
    benchmark::DoNotOptimize(sum);
    benchmark::DoNotOptimize(error);
  }
  state.SetItemsProcessed(state.iterations() * state.range(0));
}
BENCHMARK(k3_plain_loop)->Arg(1000)->Arg(100000);

void k3_summary(benchmark::State& state) {
  const auto n = static_cast<std::size_t>(state.range(0));
  const std::vector<double> p = uniform(n, 1), q = uniform(n, 2);
  for (auto _ : state) {
    benchmark::DoNotOptimize(kl_from_log_probs(p, q, {.estimator = KlEstimator::k3}).mean);
  }
  state.SetItemsProcessed(state.iterations() * state.range(0));
}
BENCHMARK(k3_summary)->Arg(1000)->Arg(100000);

/// sum p (log p - log q) of each row after two log-softmaxes, classes counted as items.
void rows_plain_loop(benchmark::State& state) {
  const auto classes = static_cast<std::size_t>(state.range(0));
  const std::vector<double> p = uniform(8 * classes, 1), q = uniform(8 * classes, 2);
  for (auto _ : state) {
    double total = 0.0;
    for (std::size_t row = 0; row < 8; ++row) {
      const double* a = p.data() + row * classes;
      const double* b = q.data() + row * classes;
      double a_sum = 0.0, b_sum = 0.0;
      for (std::size_t i = 0; i < classes; ++i) a_sum += std::exp(a[i]), b_sum += std::exp(b[i]);
      const double shift = std::log(a_sum) - std::log(b_sum);
      for (std::size_t i = 0; i < classes; ++i) total += std::exp(a[i]) / a_sum * (a[i] - b[i] - shift);
    }
    benchmark::DoNotOptimize(total);
  }
  state.SetItemsProcessed(state.iterations() * 8 * state.range(0));
}
BENCHMARK(rows_plain_loop)->Arg(1000)->Arg(32000);

void rows_summary(benchmark::State& state) {
  const auto classes = static_cast<std::size_t>(state.range(0));
  const std::vector<double> p = uniform(8 * classes, 1), q = uniform(8 * classes, 2);
  for (auto _ : state) {
    benchmark::DoNotOptimize(
        rao_blackwellised_kl(MatrixView<double>(p, 8, classes), MatrixView<double>(q, 8, classes)).mean);
  }
  state.SetItemsProcessed(state.iterations() * 8 * state.range(0));
}
BENCHMARK(rows_summary)->Arg(1000)->Arg(32000);

}  // namespace
