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
  std::cout << "mean " << logistic.mean() << ", standard deviation " << logistic.stddev()
            << " (pi / sqrt(12) is 0.9069), "
            << "95 % quantile " << logistic.quantile(0.95) << "\n\n";

  for (const char* text : {"Gaussian(0, 1)", "Laplace(0, 1)", "StudentT(3)", "Gamma(2, 1)", "Binomial(10, 0.3)"}) {
    const AnyDistribution other = parse(text);
    std::cout << "Logistic(0.5) || " << text << ": " << kl_divergence(logistic, other) << "\n"
              << text << " || Logistic(0.5): " << kl_divergence(other, logistic) << "\n";
  }
}
