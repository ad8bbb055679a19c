// Which law of counts fits: deaths by horse kick, and accidents in a munitions factory.
#include <relent/relent.hpp>

#include <iostream>
#include <vector>

namespace {

/// How often 0, 1, 2, ... events were counted.
void compare(const char* title, const std::vector<double>& frequencies) {
  std::vector<double> counts;
  for (std::size_t k = 0; k < frequencies.size(); ++k) counts.push_back(static_cast<double>(k));
  const auto observed = relent::fit<relent::Categorical>(counts, frequencies);
  std::cout << title << '\n';
  for (const char* family : {"Poisson", "Geometric", "NegativeBinomial"}) {
    try {
      const relent::AnyDistribution law = relent::fit(family, counts, frequencies);
      const double kl = relent::kl_divergence(observed, law).value;
      std::cout << "  " << law << ": " << kl << " nats from the data\n";
    } catch (const relent::NoMaximum& reason) {
      std::cout << "  " << reason.what() << '\n';
    }
  }
}

}  // namespace

int main() {
  std::cout.precision(3);
  // Bortkiewicz (1898): 200 years of Prussian army corps
  compare("Deaths by horse kick", {109, 65, 22, 3, 1});
  // Greenwood and Yule (1920): 647 women
  compare("Accidents", {447, 132, 42, 21, 3, 2});
}
