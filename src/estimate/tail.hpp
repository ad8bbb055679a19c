// Whether a tail makes a KL divergence infinite, judged from the densities alone.
#pragma once

#include "estimate/function_ref.hpp"

namespace relent::estimate {

enum class TailVerdict { finite, infinite, unverified };

/// Is the integral of p (log p/q)_+ over one tail finite? Both log densities are given as functions of s = log t, where
/// t is |x| at an infinite end (as densities of x), up to `farthest` (690: x = 1e300).
///
/// With h(s) = log p + s + log log(p/q), the integrand of the tail in s is e^h: infinite where s h'(s) tends to more
/// than -1, finite below. Exact ties and rates that have not settled are `unverified`.
[[nodiscard]] TailVerdict tail_verdict(FunctionRef<double(double)> log_p, FunctionRef<double(double)> log_q,
                                       double farthest = 690.0);

}  // namespace relent::estimate
