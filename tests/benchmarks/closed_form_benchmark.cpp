// What a polymorphic closed form costs over its bare formula: the floor is the formula on the same arguments, called
// directly. Run with
// --benchmark_repetitions=9 --benchmark_report_aggregates_only=true and compare medians: each pair of rows is one
// comparison.
#include <benchmark/benchmark.h>
#include <relent/relent.hpp>

#include <memory>

#include "formulas/gamma.hpp"
#include "math/double_double.hpp"

namespace {

using namespace relent;

// ---- Gaussian || Gaussian: an exact pair

double gaussian_formula(const Gaussian& p, const Gaussian& q) {
  const double arguments[4] = {p.mean() - q.mean(), p.exact_stddev().hi, q.exact_stddev().hi,
                               math::difference(p.exact_stddev(), q.exact_stddev())};
  return formulas::evaluate<formulas::GaussianKl>(arguments);
}

void gaussian_bare_formula(benchmark::State& state) {
  const Gaussian p(0.0, 1.0), q(1.0, 2.0);
  for (auto _ : state) {
    const Gaussian* first = &p;
    const Gaussian* second = &q;
    benchmark::DoNotOptimize(first);
    benchmark::DoNotOptimize(second);
    benchmark::DoNotOptimize(gaussian_formula(*first, *second));
  }
}
BENCHMARK(gaussian_bare_formula);

void polymorphic(benchmark::State& state, const Distribution& p, const Distribution& q) {
  for (auto _ : state) {
    const Distribution* first = &p;
    const Distribution* second = &q;
    benchmark::DoNotOptimize(first);
    benchmark::DoNotOptimize(second);
    benchmark::DoNotOptimize(closed_form_kl(*first, *second));
  }
}

void gaussian_closed_form_kl(benchmark::State& state) { polymorphic(state, Gaussian(0.0, 1.0), Gaussian(1.0, 2.0)); }
BENCHMARK(gaussian_closed_form_kl);

void gaussian_kl_divergence(benchmark::State& state) {
  const Gaussian p(0.0, 1.0), q(1.0, 2.0);
  for (auto _ : state) {
    const Distribution* first = &p;
    const Distribution* second = &q;
    benchmark::DoNotOptimize(first);
    benchmark::DoNotOptimize(second);
    KlEstimate estimate = kl_divergence(*first, *second);
    benchmark::DoNotOptimize(estimate);
  }
}
BENCHMARK(gaussian_kl_divergence);

// ---- Gamma || Exponential: inherited from GammaFamily || GammaFamily

void gamma_bare_formula(benchmark::State& state) {
  const Gamma p(2.0, 3.0);
  const Exponential q(1.5);
  for (auto _ : state) {
    const GammaFamily* first = &p;
    const GammaFamily* second = &q;
    benchmark::DoNotOptimize(first);
    benchmark::DoNotOptimize(second);
    benchmark::DoNotOptimize(
        formulas::gamma_kl(first->exact_shape(), first->exact_rate(), second->exact_shape(), second->exact_rate()));
  }
}
BENCHMARK(gamma_bare_formula);

void gamma_inherited_closed_form_kl(benchmark::State& state) { polymorphic(state, Gamma(2.0, 3.0), Exponential(1.5)); }
BENCHMARK(gamma_inherited_closed_form_kl);

// ---- The numerical tiers, for orientation

void gaussian_student_quadrature(benchmark::State& state) {
  const Gaussian p(0.0, 1.0);
  const StudentT q(5.0);
  for (auto _ : state) benchmark::DoNotOptimize(kl_divergence(p, q).value);
}
BENCHMARK(gaussian_student_quadrature);

void binomial_summation(benchmark::State& state) {
  const Binomial p(100.0, 0.3), q(120.0, 0.25);
  for (auto _ : state) benchmark::DoNotOptimize(kl_divergence(p, q).value);
}
BENCHMARK(binomial_summation);

}  // namespace
