// A variational autoencoder (Kingma and Welling 2014) with a linear encoder and decoder: minimise
//   E[squared error] / (2 noise^2) + KL(N(mean, diag(stddev^2)) || N(0, I))
// with the analytic KL of a diagonal Gaussian. For this model the answer is known, probabilistic principal components.
#include <relent/relent.hpp>

#include <Eigen/Core>
#include <algorithm>
#include <cmath>
#include <iomanip>
#include <iostream>

namespace {

constexpr Eigen::Index cases = 400;
constexpr Eigen::Index dimension = 4;
constexpr Eigen::Index latent = 2;
constexpr double noise = 0.25;

/// Two hidden causes seen by four instruments, with noise.
Eigen::MatrixXd toy_data() {
  relent::Rng rng(7);
  const relent::Gaussian standard(0.0, 1.0);
  Eigen::MatrixXd loadings(latent, dimension);
  loadings << 1.0, 0.8, 0.0, -0.5, 0.0, 0.4, 0.9, 0.5;
  Eigen::MatrixXd data(cases, dimension);
  for (Eigen::Index i = 0; i < cases; ++i) {
    Eigen::RowVectorXd cause(latent);
    for (double& value : cause) value = standard.sample(rng);
    data.row(i) = cause * loadings;
    for (Eigen::Index j = 0; j < dimension; ++j) data(i, j) += noise * standard.sample(rng);
  }
  return data.rowwise() - data.colwise().mean();
}

}  // namespace

int main() {
  const Eigen::MatrixXd data = toy_data();
  const Eigen::VectorXd origin = Eigen::VectorXd::Zero(latent);
  const auto prior = relent::MultivariateGaussian::from_stddevs(origin, Eigen::VectorXd::Ones(latent).eval());
  const relent::Gaussian standard(0.0, 1.0);
  relent::Rng rng(11);

  Eigen::MatrixXd encoder(dimension, latent), decoder(latent, dimension);
  for (Eigen::Index k = 0; k < encoder.size(); ++k) encoder(k) = 0.1 * standard.sample(rng);
  for (Eigen::Index k = 0; k < decoder.size(); ++k) decoder(k) = 0.1 * standard.sample(rng);
  Eigen::RowVectorXd log_stddev = Eigen::RowVectorXd::Zero(latent);  // one for all cases

  std::cout << "step   reconstruction   KL to the prior   negative ELBO   (nats per case)\n" << std::fixed;
  const double precision = 1.0 / (noise * noise);
  for (int step = 0; step <= 600; ++step) {
    const Eigen::MatrixXd mean = data * encoder;
    const Eigen::RowVectorXd stddev = log_stddev.array().exp();
    const Eigen::MatrixXd residual = mean * decoder - data;
    // With z = mean + stddev e, E|z W - x|^2 = |mean W - x|^2 + sum_k stddev_k^2 |W_k|^2: nothing is drawn.
    const Eigen::VectorXd gain = decoder.rowwise().squaredNorm();

    if (step % 200 == 0) {
      const double squared_error =
          residual.squaredNorm() / double(cases) + (stddev.array().square() * gain.transpose().array()).sum();
      const double reconstruction =
          0.5 * precision * squared_error + double(dimension) * std::log(noise * std::sqrt(2.0 * std::acos(-1.0)));
      double divergence = 0.0;
      for (Eigen::Index i = 0; i < cases; ++i) {
        const auto posterior =
            relent::MultivariateGaussian::from_stddevs(mean.row(i).transpose().eval(), stddev.transpose().eval());
        divergence += relent::closed_form_kl(posterior, prior).value() / double(cases);
      }
      std::cout << std::setw(4) << step << std::setprecision(3) << std::setw(17) << reconstruction << std::setw(18)
                << divergence << std::setw(16) << reconstruction + divergence << '\n';
    }

    // d KL / d mean = mean and d KL / d log stddev = stddev^2 - 1 for a standard normal prior.
    const double rate = 0.02;
    const Eigen::MatrixXd to_mean = precision * residual * decoder.transpose() + mean;
    Eigen::MatrixXd to_decoder = precision * mean.transpose() * residual / double(cases);
    for (Eigen::Index k = 0; k < latent; ++k) to_decoder.row(k) += precision * stddev(k) * stddev(k) * decoder.row(k);
    const Eigen::RowVectorXd to_log_stddev =
        stddev.array().square() * (precision * gain.transpose().array() + 1.0) - 1.0;
    encoder -= rate * data.transpose() * to_mean / double(cases);
    decoder -= rate * to_decoder;
    log_stddev -= rate * to_log_stddev;
  }

  // The evidence itself: under the learnt decoder x ~ N(0, W'W + noise^2 I), which no ELBO exceeds.
  const Eigen::MatrixXd covariance =
      decoder.transpose() * decoder + noise * noise * Eigen::MatrixXd::Identity(dimension, dimension);
  const relent::MultivariateGaussian evidence(Eigen::VectorXd::Zero(dimension).eval(), covariance);
  double log_evidence = 0.0;
  for (Eigen::Index i = 0; i < cases; ++i) {
    log_evidence += evidence.log_prob(data.row(i).transpose().eval()) / double(cases);
  }
  std::cout << "negative log evidence of the learnt decoder: " << -log_evidence << '\n';
}
