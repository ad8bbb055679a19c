// Losses with their gradients beside the plain loop that a person writes for them. Arguments: rows, classes.
#include <benchmark/benchmark.h>
#include <relent/losses.hpp>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <vector>

namespace {

using namespace relent;

struct Batch {
  std::size_t rows, classes;
  std::vector<double> logits, teacher, gradient;
  std::vector<std::int64_t> targets;

  explicit Batch(const benchmark::State& state)
      : rows(static_cast<std::size_t>(state.range(0))), classes(static_cast<std::size_t>(state.range(1))) {
    for (std::size_t k = 0; k < rows * classes; ++k) {
      logits.push_back(5.0 * std::sin(static_cast<double>(k)));
      teacher.push_back(logits.back() + 0.1 * std::cos(3.0 * static_cast<double>(k)));
    }
    for (std::size_t i = 0; i < rows; ++i) targets.push_back(static_cast<std::int64_t>(i * 7 % classes));
    gradient.resize(rows * classes);
  }
  MatrixView<double> view(const std::vector<double>& x) const { return {x, rows, classes}; }
  LossOutput<double> output() { return {.gradient = {gradient, rows, classes}}; }
};

void count(benchmark::State& state) { state.SetItemsProcessed(state.iterations() * state.range(0) * state.range(1)); }

/// softmax of a row; returns log-sum-exp.
double softmax(const double* x, std::size_t n, double* p) {
  const double max = *std::max_element(x, x + n);
  double sum = 0.0;
  for (std::size_t c = 0; c < n; ++c) sum += p[c] = std::exp(x[c] - max);
  for (std::size_t c = 0; c < n; ++c) p[c] /= sum;
  return max + std::log(sum);
}

void cross_entropy_plain_loop(benchmark::State& state) {
  Batch b(state);
  for (auto _ : state) {
    double loss = 0.0;
    for (std::size_t i = 0; i < b.rows; ++i) {
      const double* x = b.logits.data() + i * b.classes;
      double* g = b.gradient.data() + i * b.classes;
      const std::size_t y = static_cast<std::size_t>(b.targets[i]);
      loss += softmax(x, b.classes, g) - x[y];
      g[y] -= 1.0;
      for (std::size_t c = 0; c < b.classes; ++c) g[c] /= static_cast<double>(b.rows);
    }
    benchmark::DoNotOptimize(loss / static_cast<double>(b.rows));
    benchmark::ClobberMemory();
  }
  count(state);
}
BENCHMARK(cross_entropy_plain_loop)->Args({64, 1000})->Args({1, 200000});

void cross_entropy(benchmark::State& state) {
  Batch b(state);
  for (auto _ : state) {
    benchmark::DoNotOptimize(cross_entropy_loss(b.view(b.logits), b.targets, {}, b.output()));
    benchmark::ClobberMemory();
  }
  count(state);
}
BENCHMARK(cross_entropy)->Args({64, 1000})->Args({1, 200000});

void distillation_plain_loop(benchmark::State& state) {
  Batch b(state);
  std::vector<double> p(b.classes);
  for (auto _ : state) {
    double loss = 0.0;
    for (std::size_t i = 0; i < b.rows; ++i) {
      const double* x = b.logits.data() + i * b.classes;
      const double* t = b.teacher.data() + i * b.classes;
      double* q = b.gradient.data() + i * b.classes;
      const double student = softmax(x, b.classes, q);
      const double teacher = softmax(t, b.classes, p.data());
      for (std::size_t c = 0; c < b.classes; ++c) {
        loss += p[c] * ((t[c] - teacher) - (x[c] - student));
        q[c] = (q[c] - p[c]) / static_cast<double>(b.rows);
      }
    }
    benchmark::DoNotOptimize(loss / static_cast<double>(b.rows));
    benchmark::ClobberMemory();
  }
  count(state);
}
BENCHMARK(distillation_plain_loop)->Args({64, 1000})->Args({1, 200000});

void distillation(benchmark::State& state) {
  Batch b(state);
  for (auto _ : state) {
    benchmark::DoNotOptimize(distillation_loss(b.view(b.logits), b.view(b.teacher), {}, b.output()));
    benchmark::ClobberMemory();
  }
  count(state);
}
BENCHMARK(distillation)->Args({64, 1000})->Args({1, 200000});

void kl_div_plain_loop(benchmark::State& state) {
  Batch b(state);
  for (auto _ : state) {
    double loss = 0.0;
    for (std::size_t k = 0; k < b.logits.size(); ++k) {
      const double p = std::exp(b.teacher[k]);
      loss += p * (b.teacher[k] - b.logits[k]);
      b.gradient[k] = -p / static_cast<double>(b.rows);
    }
    benchmark::DoNotOptimize(loss / static_cast<double>(b.rows));
    benchmark::ClobberMemory();
  }
  count(state);
}
BENCHMARK(kl_div_plain_loop)->Args({64, 1000});

void kl_div(benchmark::State& state) {
  Batch b(state);
  const KlDivLossOptions options{.log_target = true, .reduction = Reduction::batchmean};
  for (auto _ : state) {
    benchmark::DoNotOptimize(kl_div_loss(b.view(b.logits), b.view(b.teacher), options, b.output()));
    benchmark::ClobberMemory();
  }
  count(state);
}
BENCHMARK(kl_div)->Args({64, 1000});

void binary_plain_loop(benchmark::State& state) {
  Batch b(state);
  for (auto _ : state) {
    double loss = 0.0;
    for (std::size_t k = 0; k < b.logits.size(); ++k) {
      const double x = b.logits[k];
      const double t = b.teacher[k] > 0.0 ? 1.0 : 0.0;
      loss += std::max(x, 0.0) - x * t + std::log1p(std::exp(-std::abs(x)));
      b.gradient[k] = 1.0 / (1.0 + std::exp(-x)) - t;
    }
    benchmark::DoNotOptimize(loss);
    benchmark::ClobberMemory();
  }
  count(state);
}
BENCHMARK(binary_plain_loop)->Args({64, 1000});

void binary_from_logits(benchmark::State& state) {
  Batch b(state);
  for (double& t : b.teacher) t = t > 0.0 ? 1.0 : 0.0;
  for (auto _ : state) {
    benchmark::DoNotOptimize(binary_cross_entropy_from_logits(b.view(b.logits), b.view(b.teacher),
                                                              {.reduction = Reduction::sum}, b.output()));
    benchmark::ClobberMemory();
  }
  count(state);
}
BENCHMARK(binary_from_logits)->Args({64, 1000});

}  // namespace
