// A closed form of your own: a Pareto law of the second kind, and the formula of KL(ParetoII || Exponential) added to a
// copy of the registry.
#include <relent/relent.hpp>

#include <cmath>
#include <iostream>

/// The Pareto law of the second kind (the library calls it Lomax; here it is yours): density shape / scale (1 + x /
/// scale)^(-shape - 1) on [0, inf).
class ParetoII final : public relent::Family<ParetoII, relent::UnivariateDistribution> {
 public:
  ParetoII(double shape, double scale) : shape_(shape), scale_(scale) {}
  double shape() const { return shape_; }
  double scale() const { return scale_; }

 private:
  double do_log_prob(double x) const override {
    return std::log(shape_ / scale_) - (shape_ + 1.0) * std::log1p(x / scale_);
  }
  relent::Support do_support() const override { return relent::Support::from(0.0); }
  relent::Tails do_tails() const override { return {relent::Tail::endpoint(1.0), relent::Tail::power(shape_)}; }

  double shape_;
  double scale_;
};

int main() {
  using namespace relent;
  const ParetoII p(3.0, 4.0);
  const Exponential q(0.5);
  const auto print = [](const char* label, const KlEstimate& kl) {
    std::cout << label << kl.value << " by " << kl.method << (kl.note.empty() ? "" : ", ") << kl.note << '\n';
  };
  print("without a formula: ", kl_divergence(p, q));

  // log(shape / (scale rate)) - 1 - 1/shape + rate scale / (shape - 1), from E log(1 + X/scale) = 1/shape.
  KlRegistry registry = KlRegistry::builtin();
  registry.add<ParetoII, Exponential>(
      [](const ParetoII& lomax, const Exponential& exponential) -> std::optional<double> {
        if (lomax.shape() <= 1.0) return std::nullopt;  // no mean: leave it to the engine, which knows it is infinite
        return std::log(lomax.shape() / (lomax.scale() * exponential.rate())) - 1.0 - 1.0 / lomax.shape() +
               exponential.rate() * lomax.scale() / (lomax.shape() - 1.0);
      });
  KlOptions options;
  options.registry = &registry;
  print("with it:           ", kl_divergence(p, q, options));
  print("shape 1:           ", kl_divergence(ParetoII(1.0, 4.0), q, options));
}
