// One step of group-relative policy optimisation (Shao et al. 2024) on a toy language model, with its k3 penalty on the
// log-probabilities of the drawn tokens, and the exact KL beside it.
#include <relent/relent.hpp>

#include <array>
#include <cmath>
#include <iomanip>
#include <iostream>
#include <vector>

namespace {

constexpr std::size_t vocabulary = 6;
constexpr std::size_t contexts = 3;  // a token's position decides its distribution
constexpr std::size_t group = 64;    // completions of one prompt
constexpr double beta = 0.04;
constexpr double clip = 0.2;

using Logits = std::array<std::array<double, vocabulary>, contexts>;

relent::MatrixView<double> rows(const Logits& logits) { return {logits[0].data(), contexts, vocabulary, vocabulary}; }

}  // namespace

int main() {
  const Logits reference = {
      {{0.0, 0.5, 1.0, -0.5, 0.2, 0.1}, {1.0, 0.0, 0.0, 0.3, -1.0, 0.4}, {0.2, 0.1, 0.0, 0.9, 0.5, -0.3}}};
  Logits policy = reference;
  policy[0][3] += 0.8;  // it has moved away from the reference already
  policy[1][0] -= 0.6;
  policy[2][4] += 0.5;

  // Draw a group of completions; the reward counts tokens 3 and 4.
  relent::Rng rng(2024);
  std::vector<std::size_t> token;
  std::vector<double> log_policy, log_reference, reward;
  for (std::size_t g = 0; g < group; ++g) {
    double sum = 0.0;
    for (std::size_t c = 0; c < contexts; ++c) {
      const auto p = relent::Categorical::from_logits(policy[c]);
      const double x = p.sample(rng);
      token.push_back(static_cast<std::size_t>(x));
      log_policy.push_back(p.log_prob(x));
      log_reference.push_back(relent::Categorical::from_logits(reference[c]).log_prob(x));
      sum += x == 3.0 || x == 4.0 ? 1.0 : 0.0;
    }
    reward.push_back(sum);
  }

  // The estimates a training log would show. Positions are equally frequent, so the exact KL is the mean of the rows.
  std::cout << std::fixed << std::setprecision(3) << "KL(policy || reference) per token, " << token.size()
            << " tokens\n";
  const auto print = [](const char* name, const relent::LogRatioSummary& s) {
    std::cout << "  " << name << std::setw(7) << s.mean << " +- " << s.standard_error << "   [" << std::setw(6)
              << s.lower << ", " << s.upper << "]   " << std::setprecision(0) << std::setw(2)
              << 100.0 * s.share_negative << " % negative" << std::setprecision(3) << (s.note.empty() ? "" : "   ")
              << s.note << '\n';
  };
  print("k1   ", relent::kl_from_log_probs(log_policy, log_reference, {.estimator = relent::KlEstimator::k1}));
  print("k2   ", relent::kl_from_log_probs(log_policy, log_reference, {.estimator = relent::KlEstimator::k2}));
  print("k3   ", relent::kl_from_log_probs(log_policy, log_reference, {.estimator = relent::KlEstimator::k3}));
  std::cout << "  exact" << std::setw(7) << relent::rao_blackwellised_kl(rows(policy), rows(reference)).mean << "\n\n";

  // Advantages relative to the group.
  double mean = 0.0, square = 0.0;
  for (const double r : reward) mean += r / double(group);
  for (const double r : reward) square += (r - mean) * (r - mean) / double(group);

  // A few epochs on the same draws: the clipped surrogate, and the penalty as the loss that the paper differentiates
  // (k3), or as the one whose gradient is that of KL(policy || reference) (k2).
  for (const auto estimator : {relent::KlEstimator::k3, relent::KlEstimator::k2}) {
    Logits next = policy;
    for (int epoch = 0; epoch < 30; ++epoch) {
      std::vector<double> now(token.size());
      for (std::size_t i = 0; i < token.size(); ++i) {
        now[i] = relent::Categorical::from_logits(next[i % contexts]).log_prob(double(token[i]));
      }
      const std::vector<double> penalty = relent::kl_gradient_coefficients(now, log_reference, estimator);
      const Logits before = next;
      for (std::size_t i = 0; i < token.size(); ++i) {
        const double advantage = (reward[i / contexts] - mean) / std::sqrt(square);
        const double ratio = std::exp(now[i] - log_policy[i]);
        const bool clipped = advantage > 0.0 ? ratio > 1.0 + clip : ratio < 1.0 - clip;
        const double weight = (clipped ? 0.0 : ratio * advantage) - beta * penalty[i];
        const auto law = relent::Categorical::from_logits(before[i % contexts]);
        for (std::size_t v = 0; v < vocabulary; ++v) {
          next[i % contexts][v] +=
              0.5 * weight * ((v == token[i] ? 1.0 : 0.0) - law.probability(v)) / double(token.size());
        }
      }
    }
    double wanted = 0.0;
    for (std::size_t c = 0; c < contexts; ++c) {
      const auto law = relent::Categorical::from_logits(next[c]);
      wanted += law.probability(3) + law.probability(4);
    }
    std::cout << "after a step with " << (estimator == relent::KlEstimator::k3 ? "k3" : "k2")
              << " as loss: expected reward " << wanted << ", exact KL(policy || reference) "
              << relent::rao_blackwellised_kl(rows(next), rows(reference)).mean << '\n';
  }
  double wanted = 0.0;
  for (std::size_t c = 0; c < contexts; ++c) {
    const auto law = relent::Categorical::from_logits(policy[c]);
    wanted += law.probability(3) + law.probability(4);
  }
  std::cout << "before:                     expected reward " << wanted << ", exact KL(policy || reference) "
            << relent::rao_blackwellised_kl(rows(policy), rows(reference)).mean << '\n';
}
