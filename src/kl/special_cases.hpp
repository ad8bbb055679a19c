// Laws that are laws of a simpler family: a Weibull law of shape 1 is exponential, and has the formulas of that.
#pragma once

#include <relent/any_distribution.hpp>

#include <optional>
#include <vector>

namespace relent::kl {

/// The same law in a family of fewer parameters; none if its parameters do not make it one, or would have to be
/// rounded.
std::optional<AnyDistribution> special_case(const Distribution& law);

/// Asks about the pair in every guise of p and q, as they are given first, until one has an answer.
template <class Ask>
auto ask_special_cases(const Distribution& p, const Distribution& q, Ask ask) -> decltype(ask(p, q)) {
  const auto guises_of = [](const Distribution& law) {
    std::vector<AnyDistribution> guises;
    for (auto next = special_case(law); next; next = special_case(guises.back())) guises.push_back(*next);
    return guises;
  };
  if (auto answer = ask(p, q)) return answer;
  const std::vector<AnyDistribution> p_guises = guises_of(p);
  const std::vector<AnyDistribution> q_guises = guises_of(q);
  for (const AnyDistribution& q_guise : q_guises) {
    if (auto answer = ask(p, q_guise)) return answer;
  }
  for (const AnyDistribution& p_guise : p_guises) {
    if (auto answer = ask(p_guise, q)) return answer;
    for (const AnyDistribution& q_guise : q_guises) {
      if (auto answer = ask(p_guise, q_guise)) return answer;
    }
  }
  return std::nullopt;
}

}  // namespace relent::kl
