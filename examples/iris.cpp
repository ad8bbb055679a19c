// Fisher's iris: how far apart are the three species, and which measurement tells two of them apart best?
#include <relent/relent.hpp>

#include <Eigen/Dense>
#include <array>
#include <cmath>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <map>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

namespace {

constexpr int measurements = 4;
const std::array<std::string, measurements> measurement_names{"sepal length", "sepal width", "petal length",
                                                              "petal width"};

/// One species: a row a flower, a column a measurement, in centimetres.
struct Species {
  std::string name;
  Eigen::MatrixXd flowers;
};

std::vector<Species> read_flowers(const std::string& path) {
  std::ifstream file(path);
  if (!file) throw std::runtime_error("cannot read " + path);
  std::vector<std::string> order;
  std::map<std::string, std::vector<std::array<double, measurements>>> rows;
  std::string line;
  std::getline(file, line);  // the header
  for (int number = 2; std::getline(file, line); ++number) {
    std::istringstream fields(line);
    std::array<double, measurements> flower{};
    char comma = 0;
    for (double& value : flower) fields >> value >> comma;
    std::string name;
    if (!(fields >> name)) throw std::runtime_error(path + ": line " + std::to_string(number) + " is malformed");
    if (rows.find(name) == rows.end()) order.push_back(name);
    rows[name].push_back(flower);
  }
  std::vector<Species> all;
  for (const std::string& name : order) {
    const auto& flowers = rows[name];
    Species species{name, Eigen::MatrixXd(static_cast<Eigen::Index>(flowers.size()), measurements)};
    for (std::size_t i = 0; i < flowers.size(); ++i) {
      species.flowers.row(static_cast<Eigen::Index>(i)) = Eigen::Map<const Eigen::RowVector4d>(flowers[i].data());
    }
    all.push_back(std::move(species));
  }
  return all;
}

/// The measurement of all flowers of one species.
std::vector<double> column(const Eigen::MatrixXd& flowers, int measurement) {
  const Eigen::VectorXd values = flowers.col(measurement);
  return {values.begin(), values.end()};
}

void print_matrix(const std::vector<Species>& species, const std::vector<relent::MultivariateGaussian>& laws) {
  std::printf("KL(row || column) in nats between the species, four measurements together\n");
  std::printf("(one multivariate Gaussian a species): the closed form, and below it Monte Carlo\n");
  std::printf("with its 95 %% interval.\n\n%12s", "");
  for (const Species& q : species) std::printf("%26s", q.name.c_str());
  std::printf("\n");
  for (std::size_t i = 0; i < laws.size(); ++i) {
    std::string estimates;
    std::printf("%12s", species[i].name.c_str());
    for (std::size_t j = 0; j < laws.size(); ++j) {
      std::printf("%26.4f", relent::kl_divergence(laws[i], laws[j]).value);
      relent::KlOptions by_sampling;
      by_sampling.method = relent::KlMethod::monte_carlo;
      by_sampling.relative_tolerance = 0.01;
      const relent::KlEstimate estimate = relent::kl_divergence(laws[i], laws[j], by_sampling);
      std::array<char, 64> text{};
      std::snprintf(text.data(), text.size(), "%.2f [%.2f, %.2f]", estimate.value, estimate.lower, estimate.upper);
      std::array<char, 64> cell{};
      std::snprintf(cell.data(), cell.size(), "%26s", text.data());
      estimates += cell.data();
    }
    std::printf("\n%12s%s\n", "", estimates.c_str());
  }
}

void print_measurements(const std::vector<Species>& species) {
  std::printf("\nWhich single measurement tells two species apart best? KL(p || q) + KL(q || p) in\n");
  std::printf("nats, one Gaussian a measurement: the larger, the fewer flowers one needs to see.\n\n%26s", "");
  for (const std::string& name : measurement_names) std::printf("%14s", name.c_str());
  std::printf("   best\n");
  for (std::size_t i = 0; i < species.size(); ++i) {
    for (std::size_t j = i + 1; j < species.size(); ++j) {
      std::printf("%26s", (species[i].name + " - " + species[j].name).c_str());
      std::array<double, measurements> divergence{};
      std::size_t best = 0;
      for (int m = 0; m < measurements; ++m) {
        const auto p = relent::fit<relent::Gaussian>(column(species[i].flowers, m));
        const auto q = relent::fit<relent::Gaussian>(column(species[j].flowers, m));
        const auto at = static_cast<std::size_t>(m);
        divergence[at] = relent::kl_divergence(p, q).value + relent::kl_divergence(q, p).value;
        if (divergence[at] > divergence[best]) best = at;
        std::printf("%14.2f", divergence[at]);
      }
      std::printf("   %s\n", measurement_names[best].c_str());
    }
  }
}

void print_without_closed_form(const std::vector<Species>& species) {
  const auto gaussian = relent::fit<relent::Gaussian>(column(species[1].flowers, 2));
  const relent::StudentT heavy(5.0, gaussian.mean(), gaussian.stddev() * std::sqrt(3.0 / 5.0));  // the same variance
  const relent::KlEstimate there = relent::kl_divergence(heavy, gaussian);
  const relent::KlEstimate back = relent::kl_divergence(gaussian, heavy);
  const relent::KlEstimate infinite = relent::kl_divergence(relent::StudentT(2.0, gaussian.mean()), gaussian);
  std::printf("\nWhat if the petal length of %s had heavier tails? No closed form exists for a\n",
              species[1].name.c_str());
  std::printf("Student t against a Gaussian; the engine chooses a method and says how good it is.\n\n");
  std::printf("  KL(t_5 || Gaussian) = %.10f  by %s%s\n", there.value, to_string(there.method),
              there.error < 1e-10 ? ", error below 1e-10" : "");
  std::printf("  KL(Gaussian || t_5) = %.10f  by %s%s\n", back.value, to_string(back.method),
              back.error < 1e-10 ? ", error below 1e-10" : "");
  std::printf("  KL(t_2 || Gaussian) = %f           %s\n", infinite.value, infinite.note.c_str());
}

}  // namespace

int main(int argc, char** argv) {
  try {
    const std::vector<Species> species = read_flowers(argc > 1 ? argv[1] : "examples/data/iris.csv");
    std::vector<relent::MultivariateGaussian> laws;
    std::printf("Fisher's iris: the fitted mean of each species in centimetres, standard deviations in brackets\n\n");
    for (const Species& s : species) {
      laws.push_back(relent::fit<relent::MultivariateGaussian>(s.flowers));
      std::printf("%12s (%d flowers)", s.name.c_str(), static_cast<int>(s.flowers.rows()));
      for (int m = 0; m < measurements; ++m) {
        const auto law = relent::fit<relent::Gaussian>(column(s.flowers, m));
        std::printf("   %s %.2f (%.2f)", measurement_names[static_cast<std::size_t>(m)].c_str(), law.mean(),
                    law.stddev());
      }
      std::printf("\n");
    }
    std::printf("\n");
    print_matrix(species, laws);
    print_measurements(species);
    print_without_closed_form(species);
  } catch (const std::exception& error) {
    std::cerr << "iris: " << error.what() << '\n';
    return 1;
  }
}
