// The adaptive KL penalty of PPO (Schulman et al. 2017, section 4): after each batch beta doubles if the KL from the
// old policy is above 1.5 times its target, and halves if it is below the target over 1.5. The KL is estimated from the
// log-probabilities of the actions that were drawn, so the controller sees an interval, not a number.
#include <relent/relent.hpp>

#include <array>
#include <cmath>
#include <iomanip>
#include <iostream>
#include <vector>

namespace {

constexpr std::size_t actions = 5;
constexpr std::size_t batch = 2000;
using Vector = std::array<double, actions>;

}  // namespace

int main() {
  const Vector reward = {1.0, 0.2, 0.4, 2.0, -1.0};
  const double target = 0.02;
  Vector logits = {0.0, 1.0, 0.5, -1.0, 0.0};
  double beta = 1.0;
  relent::Rng rng(2017);

  std::cout << "batch   beta    KL(old || new) from draws      exact   reward\n" << std::fixed;
  for (int step = 1; step <= 12; ++step) {
    const auto old_policy = relent::Categorical::from_logits(logits);
    std::vector<double> drawn(batch), old_log_probs(batch), new_log_probs(batch);
    old_policy.sample(rng, drawn);
    old_policy.log_prob(drawn, old_log_probs);

    // Ascend E_old[ratio reward] - beta KL(old || new) by its gradient in the new logits.
    for (int epoch = 0; epoch < 40; ++epoch) {
      const auto policy = relent::Categorical::from_logits(logits);
      double mean = 0.0;
      for (std::size_t a = 0; a < actions; ++a) mean += policy.probability(a) * reward[a];
      for (std::size_t a = 0; a < actions; ++a) {
        const double p = policy.probability(a);
        logits[a] += 0.2 * (p * (reward[a] - mean) - beta * (p - old_policy.probability(a)));
      }
    }

    const auto policy = relent::Categorical::from_logits(logits);
    policy.log_prob(drawn, new_log_probs);
    const relent::LogRatioSummary kl = relent::kl_from_log_probs(old_log_probs, new_log_probs);
    double expected = 0.0;
    for (std::size_t a = 0; a < actions; ++a) expected += policy.probability(a) * reward[a];
    std::cout << std::setw(5) << step << std::setprecision(3) << std::setw(8) << beta << std::setprecision(4)
              << std::setw(10) << kl.mean << "  [" << std::setw(7) << kl.lower << ", " << kl.upper << ']'
              << std::setw(10) << relent::kl_divergence(old_policy, policy).value << std::setprecision(3)
              << std::setw(9) << expected << '\n';

    // A decision only where the interval supports it: noise does not move beta.
    if (kl.lower > 1.5 * target) beta *= 2.0;
    if (kl.upper < target / 1.5) beta /= 2.0;
  }
}
