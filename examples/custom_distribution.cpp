// A family of your own: a density and a support, and KL works against every other family with no KL code.
#include <relent/relent.hpp>

#include <cmath>
#include <iostream>

/// The hyperbolic secant law: density 1 / (2 scale cosh(pi x / (2 scale))).
class HyperbolicSecant final : public relent::Family<HyperbolicSecant, relent::UnivariateDistribution> {
 public:
  explicit HyperbolicSecant(double scale) : scale_(scale) {}

 private:
  double do_log_prob(double x) const override {
    const double z = std::acos(-1.0) / 2.0 * std::abs(x) / scale_;
    return -z - std::log1p(std::exp(-2.0 * z)) - std::log(scale_);
  }
  relent::Support do_support() const override { return relent::Support::reals(); }

  double scale_;
};

int main() {
  using namespace relent;
  const HyperbolicSecant secant(0.5);
  std::cout << "standard deviation " << secant.stddev() << " (the truth is 0.5), 95 % quantile "
            << secant.quantile(0.95) << "\n\n";

  for (const FamilyDescription& family : Catalogue::builtin().families()) {
    const AnyDistribution other = parse(family.examples.front());
    if (other.as<UnivariateDistribution>() == nullptr) continue;
    const KlEstimate there = kl_divergence(secant, other);
    const KlEstimate back = kl_divergence(other, secant);
    std::cout << "KL(HyperbolicSecant || " << other << ") = " << there.value << " by " << there.method << ", back "
              << back.value << " by " << back.method << '\n';
  }
}
