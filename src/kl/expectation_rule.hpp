// Closed forms of pairs that nobody registered: -H(p) - E_p[log q] where q's log-density is linear in a few statistics
// whose expectations p knows.
#pragma once

#include <relent/distribution.hpp>

#include <optional>

namespace relent::kl {

/// A difference of closed forms, and what rounding may have done to it.
struct ByExpectations {
  double value = 0.0;
  double error = 0.0;
};

/// -E_p[log q(X)] = -constant - sum of coefficient * E_p[statistic]. None if q's log-density is not linear in
/// statistics, if p does not know one of their expectations, or if one diverges.
std::optional<ByExpectations> cross_entropy_by_expectations(const Distribution& p, const Distribution& q);

/// The same less the entropy of p. None also where p's entropy is a numerical integral, or where fewer than 10 digits
/// of the difference would be left. Right only if p is absolutely continuous with respect to q.
std::optional<ByExpectations> kl_by_expectations(const Distribution& p, const Distribution& q);

}  // namespace relent::kl
