// A family of your own: a density and a support, and KL works against every other family with no KL code.
#include <relent/relent.hpp>

#include <cmath>
#include <iostream>

/// The logistic law with location 0.
class Logistic final : public relent::Family<Logistic, relent::UnivariateDistribution> {
 public:
  explicit Logistic(double scale) : scale_(scale) {}

 private:
  double do_log_prob(double x) const override {
    const double z = std::abs(x) / scale_;
    return -z - 2.0 * std::log1p(std::exp(-z)) - std::log(scale_);
  }
  relent::Support do_support() const override { return relent::Support::reals(); }

  double scale_;
};

int main() {
  using namespace relent;
  const Logistic logistic(0.5);
  std::cout << "standard deviation " << logistic.stddev() << " (the truth is pi / sqrt(12)), 95 % quantile "
            << logistic.quantile(0.95) << "\n\n";

  for (const FamilyDescription& family : Catalogue::builtin().families()) {
    const AnyDistribution other = parse(family.examples.front());
    if (other.as<UnivariateDistribution>() == nullptr) continue;
    const KlEstimate there = kl_divergence(logistic, other);
    const KlEstimate back = kl_divergence(other, logistic);
    std::cout << "KL(Logistic || " << other << ") = " << there.value << " by " << there.method << ", back "
              << back.value << " by " << back.method << '\n';
  }
}
