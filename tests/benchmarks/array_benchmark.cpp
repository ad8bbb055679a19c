// Entropies and divergences of arrays beside the plain loop over the textbook formula: one row of classes at a time.
#include <benchmark/benchmark.h>
#include <relent/array.hpp>

#include <cmath>
#include <random>
#include <vector>

namespace {

using namespace relent;

std::vector<double> random_logits(std::size_t n, unsigned seed) {
  std::mt19937_64 generator(seed);
  std::normal_distribution<double> normal(0.0, 2.0);
  std::vector<double> result(n);
  for (double& value : result) value = normal(generator);
  return result;
}

std::vector<double> softmax(const std::vector<double>& logits) {
  std::vector<double> result(logits.size());
  double total = 0.0;
  for (std::size_t i = 0; i < logits.size(); ++i) total += result[i] = std::exp(logits[i]);
  for (double& value : result) value /= total;
  return result;
}

double plain_relative_entropy(const std::vector<double>& p, const std::vector<double>& q) {
  double sum = 0.0;
  for (std::size_t i = 0; i < p.size(); ++i) sum += p[i] > 0.0 ? p[i] * std::log(p[i] / q[i]) : 0.0;
  return sum;
}

double plain_entropy(const std::vector<double>& p, const std::vector<double>&) {
  double sum = 0.0;
  for (const double x : p) sum -= x > 0.0 ? x * std::log(x) : 0.0;
  return sum;
}

double plain_relative_entropy_from_logits(const std::vector<double>& x, const std::vector<double>& y) {
  double x_max = x[0], y_max = y[0], x_sum = 0.0, y_sum = 0.0, sum = 0.0;
  for (const double value : x) x_max = std::max(x_max, value);
  for (const double value : y) y_max = std::max(y_max, value);
  for (const double value : x) x_sum += std::exp(value - x_max);
  for (const double value : y) y_sum += std::exp(value - y_max);
  const double x_log_sum = x_max + std::log(x_sum);
  const double y_log_sum = y_max + std::log(y_sum);
  for (std::size_t i = 0; i < x.size(); ++i) {
    const double log_p = x[i] - x_log_sum;
    sum += std::exp(log_p) * (log_p - (y[i] - y_log_sum));
  }
  return sum;
}

template <class Function>
void measure(benchmark::State& state, bool of_probabilities, const Function& function) {
  const auto n = static_cast<std::size_t>(state.range(0));
  std::vector<double> p = random_logits(n, 1), q = random_logits(n, 2);
  if (of_probabilities) {
    p = softmax(p);
    q = softmax(q);
  }
  for (auto _ : state) {
    benchmark::DoNotOptimize(p.data());
    benchmark::DoNotOptimize(q.data());
    benchmark::DoNotOptimize(function(p, q));
  }
  state.SetItemsProcessed(state.iterations() * state.range(0));
}

using Vector = std::vector<double>;

void array_entropy_plain_loop(benchmark::State& state) { measure(state, true, plain_entropy); }
BENCHMARK(array_entropy_plain_loop)->Arg(10)->Arg(1000)->Arg(50000);

void array_entropy(benchmark::State& state) {
  measure(state, true, [](const Vector& p, const Vector&) { return entropy(p); });
}
BENCHMARK(array_entropy)->Arg(10)->Arg(1000)->Arg(50000);

void array_relative_entropy_plain_loop(benchmark::State& state) { measure(state, true, plain_relative_entropy); }
BENCHMARK(array_relative_entropy_plain_loop)->Arg(10)->Arg(1000)->Arg(50000);

void array_relative_entropy(benchmark::State& state) {
  measure(state, true, [](const Vector& p, const Vector& q) { return relative_entropy(p, q); });
}
BENCHMARK(array_relative_entropy)->Arg(10)->Arg(1000)->Arg(50000);

void array_jensen_shannon(benchmark::State& state) {
  measure(state, true, [](const Vector& p, const Vector& q) { return jensen_shannon(p, q); });
}
BENCHMARK(array_jensen_shannon)->Arg(10)->Arg(1000)->Arg(50000);

void array_relative_entropy_from_logits_plain_loop(benchmark::State& state) {
  measure(state, false, plain_relative_entropy_from_logits);
}
BENCHMARK(array_relative_entropy_from_logits_plain_loop)->Arg(10)->Arg(1000)->Arg(50000);

void array_relative_entropy_from_logits(benchmark::State& state) {
  measure(state, false, [](const Vector& p, const Vector& q) { return relative_entropy_from_logits(p, q); });
}
BENCHMARK(array_relative_entropy_from_logits)->Arg(10)->Arg(1000)->Arg(50000);

void array_jensen_shannon_from_logits(benchmark::State& state) {
  measure(state, false, [](const Vector& p, const Vector& q) { return jensen_shannon_from_logits(p, q); });
}
BENCHMARK(array_jensen_shannon_from_logits)->Arg(10)->Arg(1000)->Arg(50000);

}  // namespace
