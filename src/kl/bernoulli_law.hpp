// Laws of one trial, in the terms of the Bernoulli formulas.
#pragma once

#include <relent/distributions/bernoulli.hpp>
#include <relent/distributions/binomial.hpp>
#include <relent/distributions/categorical.hpp>

#include <optional>

#include "formulas/bernoulli.hpp"

namespace relent::kl {

inline formulas::BernoulliLaw law_of(const Bernoulli& law) {
  return {law.exact_probability(), law.exact_complement(), law.is_logit_form(),
          law.is_logit_form() ? law.logit() : 0.0};
}

/// A categorical law of two classes is a Bernoulli law. None for more classes, and none for logits whose difference
/// rounds.
inline std::optional<formulas::BernoulliLaw> law_of(const Categorical& law) {
  if (law.classes() != 2) return std::nullopt;
  const double zero = law.values()[0];
  const double one = law.values()[1];
  if (law.form() == Categorical::Form::logits) {
    const DoubleDouble logit = math::two_sum(one, -zero);
    if (logit.lo != 0.0) return std::nullopt;
    return formulas::BernoulliLaw::from_logit(logit.hi);
  }
  const DoubleDouble total = math::two_sum(zero, one);
  return formulas::BernoulliLaw{math::divide(one, total), math::divide(zero, total), false, 0.0};
}

/// What the formulas give where they have a value.
inline std::optional<double> unless_nan(double value) {
  return value == value ? std::optional<double>(value) : std::nullopt;
}

}  // namespace relent::kl
