// The program of every consumer: checks itself, and prints the same text whatever it was compiled with.
#include <Eigen/Dense>
#include <cmath>
#include <cstdio>
#include <relent/relent.hpp>
#include <string>

namespace {

// A covariance of small integers, exact under every instruction set.
Eigen::MatrixXd covariance(Eigen::Index n) {
  Eigen::MatrixXd factor(n, n);
  for (Eigen::Index i = 0; i < n; ++i) {
    for (Eigen::Index j = 0; j < n; ++j) factor(i, j) = static_cast<double>((7 * i + 3 * j) % 5 - 2);
  }
  return factor * factor.transpose() + static_cast<double>(n) * Eigen::MatrixXd::Identity(n, n);
}

bool univariate() {
  const relent::Gaussian p(0, 1);
  const relent::Gaussian q(1, 2);
  const double kl = relent::kl_divergence(p, q).value;
  std::printf("%.17g\n", kl);
  relent::Rng rng(7);
  for (const char* text : {"Gaussian(0, 1)", "Gamma(0.5, 2)", "Beta(2, 3)", "Binomial(1000, 0.3)", "StudentT(3)",
                           "Laplace(1, 2)", "Categorical([0.2, 0.3, 0.5])", "Exponential(2)", "ChiSquared(3)"}) {
    const relent::AnyDistribution any = relent::parse(text);
    const relent::Distribution& law = any;
    for (int i = 0; i < 4; ++i)
      std::printf("%a ", dynamic_cast<const relent::UnivariateDistribution&>(law).sample(rng));
    std::printf("%s\n", text);
  }
  return std::abs(kl - 0.4431471805599453) < 1e-15;
}

bool multivariate(Eigen::Index n) {
  const Eigen::MatrixXd matrix = covariance(n);
  const relent::MultivariateGaussian p(matrix.row(0).transpose(), matrix);
  const relent::MultivariateGaussian q(Eigen::VectorXd::Zero(n), 2.0 * matrix);
  const relent::MultivariateGaussian copy = p;
  relent::MultivariateGaussian assigned = q;
  assigned = copy;

  const Eigen::VectorXd mean = assigned.mean();
  const Eigen::MatrixXd back = assigned.covariance();
  relent::Rng rng(7);
  const Eigen::MatrixXd draws = assigned.sample(rng, 3);
  const double at_draw = assigned.log_prob(draws.col(1));
  const double at_row = assigned.log_prob(matrix.row(n - 1).transpose());
  const double kl = relent::kl_divergence(p, q).value;
  std::printf("%d %.17g %.17g %.17g %a\n", static_cast<int>(n), kl, at_draw, at_row, draws(n - 1, 2));

  // The same with the consumer's own Eigen.
  const Eigen::LLT<Eigen::MatrixXd> llt(matrix);
  Eigen::VectorXd residual = draws.col(1) - mean;
  llt.matrixL().solveInPlace(residual);
  const double log_det = 2 * llt.matrixLLT().diagonal().array().log().sum();
  const double size = static_cast<double>(n);
  const double pi = 3.14159265358979323846;
  const double expected = -0.5 * (residual.squaredNorm() + log_det + size * std::log(2 * pi));
  const double expected_kl = 0.5 * (0.5 * mean.dot(llt.solve(mean)) + size * (std::log(2.0) - 0.5));
  return (back - matrix).norm() <= 1e-12 * matrix.norm() &&
         std::abs(at_draw - expected) <= 1e-10 * std::abs(expected) &&
         std::abs(kl - expected_kl) <= 1e-10 * std::abs(expected_kl);
}

}  // namespace

int main() {
  bool good = univariate();
  for (const Eigen::Index n : {1, 2, 3, 8, 17, 40}) good = multivariate(n) && good;
  std::puts(good ? "good" : "WRONG");
  return good ? 0 : 1;
}
