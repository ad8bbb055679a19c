// Is KL(p || q) infinite? Decided from facts about the two laws, before anything is evaluated.
#pragma once

#include <relent/distribution.hpp>

#include <string>

namespace relent::kl {

/// What the facts prove.
struct Finiteness {
  enum class Verdict { finite, infinite, unknown };

  Verdict verdict = Verdict::unknown;
  std::string reason;  ///< for `infinite`: "p's left tail has no second moment"
};

/// The verdict of supports, kinds of measure and tails.
Finiteness decide_finiteness(const Distribution& p, const Distribution& q);

}  // namespace relent::kl
