// A beta-weighted KL penalty that keeps a policy near its reference, as PPO and GRPO use it: maximise
// E_policy[reward] - beta KL(policy || reference) by gradient ascent on the logits of a categorical policy.
#include <relent/relent.hpp>

#include <array>
#include <cmath>
#include <iomanip>
#include <iostream>

namespace {

constexpr std::size_t actions = 4;
using Vector = std::array<double, actions>;

double kl(const relent::Categorical& p, const relent::Categorical& q) { return relent::closed_form_kl(p, q).value(); }

/// d/dlogit_a of the objective: policy_a (advantage_a - mean advantage), advantage = reward - beta log(policy /
/// reference).
Vector ascend(const Vector& logits, const Vector& reward, const relent::Categorical& reference, double beta) {
  const relent::Categorical policy = relent::Categorical::from_logits(logits);
  Vector advantage{};
  double mean = 0.0;
  for (std::size_t a = 0; a < actions; ++a) {
    const double log_ratio = policy.log_prob(double(a)) - reference.log_prob(double(a));
    advantage[a] = reward[a] - beta * log_ratio;
    mean += policy.probability(a) * advantage[a];
  }
  Vector next = logits;
  for (std::size_t a = 0; a < actions; ++a) next[a] += policy.probability(a) * (advantage[a] - mean);
  return next;
}

}  // namespace

int main() {
  const Vector reference_logits{0.0, 1.0, 0.5, -1.0};
  const Vector reward{1.0, 0.2, 0.4, 2.0};
  const auto reference = relent::Categorical::from_logits(reference_logits);

  std::cout << "beta    reward   KL(policy || reference)   objective   policy\n" << std::fixed;
  for (const double beta : {10.0, 1.0, 0.3, 0.1}) {
    Vector logits = reference_logits;
    for (int step = 0; step < 20000; ++step) logits = ascend(logits, reward, reference, beta);
    const auto policy = relent::Categorical::from_logits(logits);
    double expected = 0.0;
    for (std::size_t a = 0; a < actions; ++a) expected += policy.probability(a) * reward[a];
    const double divergence = kl(policy, reference);
    std::cout << std::setprecision(1) << std::setw(4) << beta << std::setprecision(4) << std::setw(10) << expected
              << std::setw(26) << divergence << std::setw(12) << expected - beta * divergence << "   ";
    for (std::size_t a = 0; a < actions; ++a) std::cout << ' ' << std::setprecision(3) << policy.probability(a);
    std::cout << '\n';
  }

  // The optimum is known: policy ~ reference exp(reward / beta). At beta = 1:
  Vector optimal = reference_logits;
  for (std::size_t a = 0; a < actions; ++a) optimal[a] += reward[a];
  const auto best = relent::Categorical::from_logits(optimal);
  Vector logits = reference_logits;
  for (int step = 0; step < 20000; ++step) logits = ascend(logits, reward, reference, 1.0);
  const double distance = kl(relent::Categorical::from_logits(logits), best);
  std::cout << "\nat beta = 1 the learnt policy is " << (distance < 1e-12 ? "within 1e-12 nats of" : "far from")
            << " the optimum, reference exp(reward / beta)\n";
}
