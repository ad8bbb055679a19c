// KL of families that a user wrote from a density alone, with the overflows that such densities have.
#include <gtest/gtest.h>
#include <relent/relent.hpp>

#include <cmath>
#include <limits>

namespace {

using namespace relent;

/// A Cauchy law whose x * x overflows far out; it declares no tails.
class NaiveCauchy final : public Family<NaiveCauchy, UnivariateDistribution> {
 private:
  double do_log_prob(double x) const override { return -std::log(3.14159265358979323846 * (1.0 + x * x)); }
  Support do_support() const override { return Support::reals(); }
};

/// A uniform law on [2, 3] that claims the whole line.
class Bump final : public Family<Bump, UnivariateDistribution> {
 private:
  double do_log_prob(double x) const override {
    return x >= 2.0 && x <= 3.0 ? 0.0 : -std::numeric_limits<double>::infinity();
  }
  Support do_support() const override { return Support::reals(); }
  double do_location_hint() const override { return 2.5; }
  std::vector<double> do_breakpoints() const override { return {2.0, 3.0}; }
};

/// A zeta law by its masses.
class NaiveZeta final : public Family<NaiveZeta, UnivariateDistribution> {
 public:
  explicit NaiveZeta(double exponent = 4.0) : exponent_(exponent), log_zeta_(-Zeta(exponent).log_prob(1.0)) {}

 private:
  double do_log_prob(double k) const override { return -exponent_ * std::log(k) - log_zeta_; }
  Support do_support() const override { return Support::integers(1.0, std::numeric_limits<double>::infinity()); }
  double exponent_;
  double log_zeta_;
};

TEST(UserFamily, IsInfiniteAgainstALighterTailWhereItsDensityOverflows) {
  for (const char* q : {"Laplace(0, 1)", "Gaussian(0, 1)"}) {
    const KlEstimate kl = kl_divergence(NaiveCauchy(), parse(q));
    EXPECT_EQ(kl.value, std::numeric_limits<double>::infinity()) << q;
    EXPECT_EQ(kl.method, KlMethod::infinite) << q;
    EXPECT_FALSE(kl.finite_proved) << q;
  }
}

TEST(UserFamily, IsFiniteAgainstATailOfItsOwnKind) {
  EXPECT_NEAR(kl_divergence(NaiveCauchy(), StudentT(1)).value, 0.0, 1e-14);
}

TEST(UserFamily, OfFiniteExtentIsNotTakenForAHeavyTail) {
  // -H + E x^2/2 + log(2 pi)/2 with E x^2 = 19/3 and H = 0.
  const KlEstimate kl = kl_divergence(Bump(), Gaussian(0.0, 1.0));
  EXPECT_NEAR(kl.value, 19.0 / 6.0 + 0.91893853320467274178, 1e-9);
}

TEST(UserFamily, OnIntegersWithAPeakNarrowerThanAnyStrideIsNotStrided) {
  const KlEstimate kl = kl_divergence(NaiveZeta(), NaiveZeta());
  EXPECT_LE(std::abs(kl.value), 1e-12);
}

TEST(UserFamily, OnIntegersWithAPowerTailIsSummedToItsEnd) {
  for (const double s : {1.2, 1.5, 2.5, 6.0}) {
    for (const double t : {1.3, 2.0, 3.5}) {
      const double truth = kl_divergence(Zeta(s), Zeta(t)).value;
      for (const KlEstimate& kl : {kl_divergence(NaiveZeta(s), NaiveZeta(t)), kl_divergence(NaiveZeta(s), Zeta(t)),
                                   kl_divergence(Zeta(s), NaiveZeta(t))}) {
        EXPECT_TRUE(kl.converged) << kl.note;
        EXPECT_NEAR(kl.value, truth, kl.error + 1e-15) << s << ' ' << t;
      }
    }
  }
  EXPECT_EQ(kl_divergence(NaiveZeta(1.5), Poisson(3.0)).value, std::numeric_limits<double>::infinity());
}

TEST(UserFormula, ThatIsNegativeIsReportedAsSuch) {
  KlRegistry registry = KlRegistry::builtin();
  registry.replace<Gaussian, Gaussian>([](const Gaussian&, const Gaussian&) { return -1e-17; });
  KlOptions options;
  options.registry = &registry;
  const KlEstimate kl = kl_divergence(Gaussian(0.0, 1.0), Gaussian(0.0, 1.0), options);
  EXPECT_EQ(kl.value, -1e-17);
  EXPECT_EQ(kl.lower, 0.0);
  EXPECT_FALSE(kl.converged);
  EXPECT_FALSE(kl.note.empty());
}

TEST(UserFormula, ThatIsNaNOrMinusInfinityThrows) {
  for (const double bad : {std::numeric_limits<double>::quiet_NaN(), -std::numeric_limits<double>::infinity()}) {
    KlRegistry registry = KlRegistry::builtin();
    registry.replace<Gaussian, Gaussian>([bad](const Gaussian&, const Gaussian&) { return bad; });
    KlOptions options;
    options.registry = &registry;
    EXPECT_THROW(kl_divergence(Gaussian(0.0, 1.0), Gaussian(1.0, 1.0), options), NumericalFailure);
    EXPECT_THROW(closed_form_kl(Gaussian(0.0, 1.0), Gaussian(1.0, 1.0), registry), NumericalFailure);
  }
}

TEST(UserFormula, ForAllLawsDoesNotJoinSpaces) {
  KlRegistry registry;
  registry.add<Distribution, Distribution>([](const Distribution&, const Distribution&) { return 99.0; });
  KlOptions options;
  options.registry = &registry;
  EXPECT_THROW(kl_divergence(Gaussian(0.0, 1.0), parse("MultivariateGaussian([0, 0], stddevs=[1, 1])"), options),
               DimensionMismatch);
}

TEST(MultivariateDraws, AreTheSameInEitherStorageOrder) {
  const AnyDistribution law = parse("MultivariateGaussian([0, 1000], stddevs=[1, 2])");
  const auto& gaussian = *law.as<MultivariateDistribution>();
  Rng first(7);
  Rng second(7);
  const Eigen::MatrixXd columns = gaussian.sample(first, 5);
  const auto rows = gaussian.sample<Eigen::Matrix<double, -1, -1, Eigen::RowMajor>>(second, 5);
  EXPECT_TRUE(columns == Eigen::MatrixXd(rows));
}

}  // namespace
