// Knowledge distillation (Hinton, Vinyals and Dean 2015): a linear student learns from a teacher's logits at a
// temperature, mixed with the labels. A raised temperature shows what the teacher knows about the wrong classes: after
// the same number of steps the student is much closer to it.
#include <relent/losses.hpp>
#include <relent/random.hpp>

#include <Eigen/Core>
#include <cmath>
#include <cstdint>
#include <iomanip>
#include <iostream>
#include <vector>

namespace {

constexpr Eigen::Index cases = 300;
constexpr Eigen::Index features = 3;  // x, y and 1
constexpr Eigen::Index classes = 4;

/// Uniform in (-1, 1).
double coordinate(relent::Rng& rng) { return double(rng() >> 11) * 0x1p-52 - 1.0; }

/// Points of a square; the teacher's logits fall with the distance to the centre of each class.
struct Data {
  Eigen::MatrixXd inputs = Eigen::MatrixXd(cases, features);
  Eigen::MatrixXd teacher = Eigen::MatrixXd(cases, classes);
  std::vector<std::int64_t> labels;

  explicit Data(relent::Rng rng) {
    const double centres[classes][2] = {{-0.5, -0.5}, {0.5, -0.5}, {-0.5, 0.5}, {0.5, 0.5}};
    for (Eigen::Index i = 0; i < cases; ++i) {
      const double x = coordinate(rng);
      const double y = coordinate(rng);
      inputs.row(i) << x, y, 1.0;
      for (Eigen::Index c = 0; c < classes; ++c) {
        teacher(i, c) = -8.0 * (std::pow(x - centres[c][0], 2) + std::pow(y - centres[c][1], 2));
      }
      Eigen::Index best = 0;
      teacher.row(i).maxCoeff(&best);
      labels.push_back(best);
    }
  }
};

}  // namespace

int main() {
  const Data train(relent::Rng(1)), test(relent::Rng(2));
  std::cout << "share of   temper-   loss on    cross-entropy   KL(teacher || student)\n"
            << "teacher    ature     training   of labels       per test case, in nats\n"
            << std::fixed;
  for (const auto& [share, temperature] : {std::pair{0.0, 1.0}, {1.0, 1.0}, {0.5, 4.0}, {1.0, 4.0}}) {
    Eigen::MatrixXd weights = Eigen::MatrixXd::Zero(features, classes);
    Eigen::MatrixXd hard(cases, classes), soft(cases, classes);  // gradients with respect to the student's logits
    double loss = 0.0;
    for (int step = 0; step < 300; ++step) {
      const Eigen::MatrixXd logits = train.inputs * weights;
      loss = (1.0 - share) * relent::cross_entropy_loss(logits, train.labels, {}, {.gradient = hard}) +
             share * relent::distillation_loss(logits, train.teacher, {.temperature = temperature}, {.gradient = soft});
      weights -= train.inputs.transpose() * ((1.0 - share) * hard + share * soft);
    }
    const Eigen::MatrixXd logits = test.inputs * weights;
    std::cout << std::setprecision(1) << std::setw(8) << share << std::setw(10) << temperature << std::setprecision(4)
              << std::setw(13) << loss << std::setw(16) << relent::cross_entropy_loss(logits, test.labels)
              << std::setw(25) << relent::distillation_loss(logits, test.teacher) << '\n';
  }
}
