// The first five minutes: distributions, a closed form, an infinity, an estimate, a draw.
#include <relent/relent.hpp>

#include <iostream>

int main() {
  using namespace relent;

  // A closed form.
  const Gaussian p(0.0, 1.0), q(1.0, 2.0);
  const KlEstimate exact = kl_divergence(p, q);
  std::cout << "KL(" << p << " || " << q << ") = " << exact.value << " nats by " << exact.method << '\n';

  // No closed form: adaptive quadrature answers, and says how far it can be trusted.
  const KlEstimate integral = kl_divergence(p, StudentT(5));
  std::cout << "KL(" << p << " || StudentT(dof=5)) = " << integral.value << " nats by " << integral.method
            << (integral.error < 1e-12 ? ", error below 1e-12" : "") << '\n';

  // By sampling, if you ask for it.
  KlOptions options;
  options.method = KlMethod::monte_carlo;
  options.relative_tolerance = 0.01;
  const KlEstimate sampled = kl_divergence(p, StudentT(5), options);
  std::cout << "  by " << sampled.method << ": " << sampled.value << ", 95 % interval [" << sampled.lower << ", "
            << sampled.upper << "]\n";

  // An infinite divergence is known before anything is evaluated.
  const KlEstimate infinite = kl_divergence(StudentT(2), p);
  std::cout << "KL(StudentT(dof=2) || " << p << ") = " << infinite.value << " nats, " << infinite.note << '\n';

  // Near p = q, where log q - log p cancels, every digit is right.
  std::cout << "KL(Gaussian(1e-10, 1) || " << p << ") = " << kl_divergence(Gaussian(1e-10, 1.0), p).value
            << " nats\n\n";

  // Distributions from text, asked anything.
  const AnyDistribution any = parse("Gamma(shape=2, scale=3)");
  const auto& gamma = *any.as<UnivariateDistribution>();
  std::cout << any << ": mean " << gamma.mean() << ", median " << gamma.median()
            << ", P(X > 10) = " << gamma.survival(10) << ", entropy " << gamma.entropy() << " nats\n";
  Rng rng(42);
  std::cout << "three draws: " << gamma.sample(rng) << ", " << gamma.sample(rng) << ", " << gamma.sample(rng) << '\n';
}
