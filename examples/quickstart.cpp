// The first five minutes: distributions, a closed form, an infinity, an estimate, a draw.
#include <relent/relent.hpp>

#include <iostream>

int main() {
  using namespace relent;

  const Gaussian p(0.0, 1.0), q(1.0, 2.0);
  std::cout << p << "  against  " << q << "\n  " << kl_divergence(p, q) << "\n\n";

  // No closed form: adaptive quadrature answers, and says how far it can be trusted.
  std::cout << p << "  against  StudentT(5)\n  " << kl_divergence(p, StudentT(5)) << "\n\n";

  // An infinite divergence is known before anything is sampled.
  std::cout << "StudentT(2)  against  " << p << "\n  " << kl_divergence(StudentT(2), p) << "\n\n";

  // Near p = q, where log q - log p cancels, every digit is right: 5e-21.
  std::cout << "Gaussian(1e-10, 1)  against  " << p << "\n  " << kl_divergence(Gaussian(1e-10, 1.0), p) << "\n\n";

  // Distributions from text, asked anything.
  const AnyDistribution any = parse("Gamma(shape=2, scale=3)");
  const auto& gamma = *any.as<UnivariateDistribution>();
  std::cout << any << ": mean " << gamma.mean() << ", median " << gamma.median()
            << ", P(X > 10) = " << gamma.survival(10) << ", entropy " << gamma.entropy() << " nats\n";

  Rng rng(42);
  std::cout << "three draws: " << gamma.sample(rng) << ", " << gamma.sample(rng) << ", " << gamma.sample(rng) << "\n";
}
