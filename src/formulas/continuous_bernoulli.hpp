// KL of two continuous Bernoulli laws.
#pragma once

namespace relent::formulas {

/// The Bregman divergence of log((exp(h) - 1) / h) at f relative to e, d = f - e: KL of the laws with logits e and f.
double continuous_bernoulli_kl(double e, double f, double d);

}  // namespace relent::formulas
