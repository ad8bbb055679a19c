// Samplers' building blocks on the raw words of an Rng: stateless, published algorithms, the same bits with every
// compiler.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "math/special.hpp"
#include "relent/random.hpp"

namespace relent::math {

/// Uniform in (low, high): low + (high - low) u, without overflow of the width. One word.
double uniform(Rng& rng, double low, double high);
/// Standard normal by inversion, AS 241 (Wichura 1988). One word.
double standard_normal(Rng& rng);
/// Standard exponential, -log(u). One word.
double standard_exponential(Rng& rng);
/// Standard Laplace by inversion. One word.
double standard_laplace(Rng& rng);
/// Log of a Gamma(shape, 1) draw: finite for every shape > 0. Marsaglia and Tsang (2000), boosted in log space.
double log_standard_gamma(Rng& rng, double shape);
/// Gamma(shape, 1) = exp of the former where that is not 0; the same words.
double standard_gamma(Rng& rng, double shape);
/// Beta(a, b) and its complement; never NaN.
WithComplement beta(Rng& rng, double a, double b);
/// log(x / (1 - x)) of a Beta(a, b) draw, finite where x rounds to an end; the same words.
double beta_logit(Rng& rng, double a, double b);
/// Standard Student t.
double student_t(Rng& rng, double dof);
/// 1 with probability p. One word.
bool bernoulli(Rng& rng, double p);
/// Binomial(n, p), integer n in [0, 2^53]: inversion for small means, else BTRS (Hoermann 1993).
double binomial(Rng& rng, double n, double p);
/// Poisson(rate), finite rate >= 0: inversion for small rates, else PTRS (Hoermann 1993).
double poisson(Rng& rng, double rate);
/// Failures before the first success of probability p in (0, 1], q = 1 - p: inversion (Devroye 1986). One word.
double geometric(Rng& rng, double p, double q);
/// Failures before the r-th success: Poisson with a Gamma(r) rate times q/p (Greenwood and Yule 1920).
double negative_binomial(Rng& rng, double r, double p, double q);
/// Uniform on 0..count-1, count >= 1, unbiased: words below 2^64 mod count are drawn again (Lemire 2019).
std::uint64_t uniform_integer(Rng& rng, std::uint64_t count);

/// Draws an index with probability proportional to its weight in constant time (Walker; Vose 1991).
/// An index of zero weight is never drawn. Two words a draw.
class AliasTable {
 public:
  /// @param weights non-negative, finite, not all zero (the caller has checked).
  explicit AliasTable(std::span<const double> weights);

  std::size_t operator()(Rng& rng) const;
  std::size_t size() const { return alias_.size(); }

 private:
  std::vector<double> acceptance_;
  std::vector<std::uint32_t> alias_;
};

}  // namespace relent::math
