// A library that the registry's test loads at run time: families defined in another shared object.
#include <relent/relent.hpp>

#include <cmath>

namespace {

/// Gamma with rate 1, as a leaf of GammaFamily defined outside the library.
class Erlang final : public relent::Family<Erlang, relent::GammaFamily> {
 public:
  explicit Erlang(double shape) : Family(shape, 1.0) {}

 private:
  std::string do_name() const override { return "Erlang"; }
  std::vector<relent::Parameter> do_parameters() const override { return {{"shape", shape()}}; }
};

/// density(x) = 2 x on [0, 1].
class Triangle final : public relent::Family<Triangle, relent::UnivariateDistribution> {
 private:
  double do_log_prob(double x) const override { return std::log(2.0 * x); }
  relent::Support do_support() const override { return relent::Support::interval(0, 1, true, true); }
};

}  // namespace

extern "C" {
__attribute__((visibility("default"))) relent::Distribution* make_erlang(double shape) { return new Erlang(shape); }
__attribute__((visibility("default"))) relent::Distribution* make_triangle(double) { return new Triangle(); }
__attribute__((visibility("default"))) relent::Distribution* make_gaussian(double mean) {
  return new relent::Gaussian(mean, 1.0);
}
}
