// Every formula against 30-digit values of the textbook expression, evaluated with mpmath in as many digits as it takes
// (cancelling terms included); arguments are exact doubles. Among them are the cases that other libraries get wrong.
#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <random>
#include <span>
#include <vector>

#include "formulas/bernoulli.hpp"
#include "formulas/categorical.hpp"
#include "formulas/dirichlet.hpp"
#include "formulas/gamma.hpp"
#include "formulas/multivariate_gaussian.hpp"

namespace relent::formulas {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

/// Relative error at most 1e-14; zeros and infinities exactly.
void expect_kl(double got, double expected) {
  if (expected == 0.0 || std::isinf(expected)) {
    EXPECT_EQ(got, expected);
  } else {
    EXPECT_NEAR(got, expected, 1e-14 * expected);
  }
}

std::vector<DoubleDouble> widen(const std::vector<double>& values) { return {values.begin(), values.end()}; }

struct TwoByOne {
  double p, q, kl;
};
struct TwoByTwo {
  double p1, p2, q1, q2, kl;
};
struct TwoVectors {
  std::vector<double> p, q;
  double kl;
};
struct TwoMatrices {
  std::vector<double> p_mean, p_matrix, q_mean, q_matrix;  // column-major
  double kl;
};

double gaussian_kl(double m, DoubleDouble s, double n, DoubleDouble t) {
  return evaluate<GaussianKl, double>({m - n, s.hi, t.hi, math::difference(s, t)});
}
double laplace_kl(double m, double b, double n, double c) {
  return evaluate<LaplaceKl, double>({std::fabs(m - n), b, c, b - c});
}
double uniform_kl(double a, double b, double c, double d) { return evaluate<UniformKl, double>({a - c, d - b, b - a}); }

TEST(GaussianKl, MatchesReference) {
  const TwoByTwo rows[] = {
      {0.0, 1.0, 0.0, 1.0, 0.0},
      {0.0, 1.0, 1.0, 2.0, 0.443147180559945309417232121458},
      {0.0, 1.0, 0.0, 1.00000001, 9.9999997117839195729822572972e-17},
      {1.5, 2.0, 1.50000000000001, 2.0000000000002, 9.99650085774139478308893218179e-27},
      {0.0, 1.0, 0.0, 1e-160, infinity},
      {0.0, 1e+160, 0.0, 1.0, infinity},
      {1e+200, 1e-100, 0.0, 1e+100, 4.9999999999999995383023110275e+199},
      {0.0, 1e-300, 0.0, 1e+300, 1381.05105579642741043824054123},
      {3.0, 7.0, -4.0, 0.1, 4895.25150475795009705710574071},
  };
  for (const auto& [p1, p2, q1, q2, kl] : rows) {
    SCOPED_TRACE(kl);
    expect_kl(gaussian_kl(p1, p2, q1, q2), kl);
  }
}

TEST(GaussianKl, OfVariancesMatchesReference) {
  const TwoByOne rows[] = {
      {2.0, 2.0, 0.0},
      {2.0, 2.0000000000000004, 1.23259516440783058103435079867e-32},
      {3.0, 3.00000001, 2.7777777316683715231847819752e-18},
      {0.1, 5.0, 1.46601150271407300210891129064},
  };
  for (const auto& [p, q, kl] : rows) {
    SCOPED_TRACE(kl);
    expect_kl(gaussian_kl(0.0, math::square_root(p), 0.0, math::square_root(q)), kl);
  }
}

TEST(LaplaceKl, MatchesReference) {
  const TwoByTwo rows[] = {
      {1.0, 2.0, 1.0, 2.0, 0.0},
      {0.0, 1e-300, 0.0, 1e+300, 1380.55105579642741043824054123},
      {0.0, 1.0, 1.0, 2.0, 0.377086901145666470214994006539},
      {0.0, 1.0, 1e-08, 1.0, 4.99999998333333358422560717182e-17},
      {0.0, 1.0, 0.0, 1.00000001, 4.99999987255862577428426373215e-17},
      {0.0, 1.0, 1e-13, 1.0, 4.99999999999983363707078897149e-27},
      {0.0, 1.0, 60.0, 2.0, 29.6931471805599453094172321258},
      {0.0, 1.0, 1e-170, 1e-10, 9999999975.97414870573757004127},
      {0.0, 1e+300, 0.0, 1e-300, infinity},
      {0.0, 1e-300, 10000000000.0, 1e+300, 1380.55105579642741043824054123},
  };
  for (const auto& [p1, p2, q1, q2, kl] : rows) {
    SCOPED_TRACE(kl);
    expect_kl(laplace_kl(p1, p2, q1, q2), kl);
  }
}

TEST(UniformKl, MatchesReference) {
  const TwoByTwo rows[] = {
      {0.0, 1.0, 0.0, 1.0, 0.0},
      {0.0, 1.0, 0.0, 1.00000001, 0.00000000999999988922529123185892282322},
      {0.0, 1.0, -1e-13, 1.0, 9.99999999999950030373745566731e-14},
      {0.0, 1.0, 0.1, 2.0, infinity},
      {0.0, 1.0, -1.0, 0.5, infinity},
      {-1e-300, 1e-300, -1e+300, 1e+300, 1381.55105579642741043824054123},
      {2.0, 3.0, -5.0, 7.0, 2.48490664978800031022970947984},
  };
  for (const auto& [p1, p2, q1, q2, kl] : rows) {
    SCOPED_TRACE(kl);
    expect_kl(uniform_kl(p1, p2, q1, q2), kl);
  }
}

TEST(BernoulliKl, ByProbabilityMatchesReference) {
  const TwoByOne rows[] = {
      {0.3, 0.3, 0.0},
      {0.5, 1e-300, 344.694616768546907280751940164},
      {1e-20, 1e-30, 2.20258509300404554939558984573e-19},
      {0.3, 0.3000000001, 2.3809527746518207305584000462e-20},
      {0.3, 0.30000000000003, 2.14736419829782511396474711206e-27},
      {0.0, 0.3, 0.356674943938732363052309788025},
      {1.0, 0.3, 1.20397280432593602963018037193},
      {1.0, 1.0, 0.0},
      {0.0, 0.0, 0.0},
      {0.3, 0.0, infinity},
      {0.3, 1.0, infinity},
      {0.9999999999999999, 0.5, 0.693147180559941119790745307134},
      {1e-300, 1e-299, 6.69741490700595418540748565398e-300},
      {0.7, 0.01, 2.61576992889282067075408731213},
  };
  for (const auto& [p, q, kl] : rows) {
    SCOPED_TRACE(kl);
    expect_kl(bernoulli_kl(BernoulliLaw::from_probability(p), BernoulliLaw::from_probability(q)), kl);
  }
}

TEST(BernoulliKl, ByLogitMatchesReference) {
  const TwoByOne rows[] = {
      {1.25, 1.25, 0.0},
      {-800.0, 40.0, 40.0000000000000000042483542553},
      {0.0, 800.0, 399.306852819440054690582767879},
      {40.0, 39.0, 3.05151566243260795599600254017e-18},
      {0.5, 0.50000001, 1.17501857185706336855102616633e-17},
      {-3.0, -3.0000000000001, 2.25522355930095318403488642703e-28},
      {infinity, infinity, 0.0},
      {-infinity, -infinity, 0.0},
      {infinity, 2.0, 0.126928011042972496443726806358},
      {-infinity, 2.0, 2.12692801104297249644372680636},
      {2.0, infinity, infinity},
      {2.0, -infinity, infinity},
      {infinity, -infinity, infinity},
      {2.0, 5.0, 0.237396103512498239993502457467},
      {-1.0, 60.0, 43.2813116089120748002717182649},
      {-700.0, -690.0, 2.17065371697001343368788608079e-300},
  };
  for (const auto& [p, q, kl] : rows) {
    SCOPED_TRACE(kl);
    expect_kl(bernoulli_kl(BernoulliLaw::from_logit(p), BernoulliLaw::from_logit(q)), kl);
  }
}

TEST(BernoulliKl, ByProbabilityAndLogitMatchesReference) {
  const TwoByOne rows[] = {
      {0.3, -0.8472978603872036, 1.17520545070358005772662741446e-33},
      {0.3, -0.84729786, 1.57423047322466557769011061865e-20},
      {0.5, 0.0, 0.0},
      {0.3, -800.0, 239.389135697945097664597027969},
      {0.3, 800.0, 559.389135697945115428165421971},
      {0.0, 800.0, 800.0},
      {1.0, 800.0, 0.0},
      {0.0, -2.0, 0.126928011042972496443726806358},
      {1.0, 2.0, 0.126928011042972496443726806358},
      {0.3, infinity, infinity},
      {1.0, infinity, 0.0},
      {0.0, -infinity, 0.0},
      {1e-300, -800.0, 1.08224472101786297531668640646e-298},
      {1e-17, -39.143946580898685, 4.16449157795238168708521968752e-44},
      {0.9999999999999999, 36.7, 7.61084907615906807172361806619e-20},
  };
  for (const auto& [p, q, kl] : rows) {
    SCOPED_TRACE(kl);
    expect_kl(bernoulli_kl(BernoulliLaw::from_probability(p), BernoulliLaw::from_logit(q)), kl);
  }
}

TEST(BernoulliKl, ByLogitAndProbabilityMatchesReference) {
  const TwoByOne rows[] = {
      {-0.8472978603872036, 0.3, 1.17520545070358007430396503966e-33},
      {-0.84729786, 0.3, 1.57423047330593862793768917674e-20},
      {0.0, 0.5, 0.0},
      {-800.0, 0.3, 0.356674943938732363052309788025},
      {800.0, 0.3, 1.20397280432593602963018037193},
      {800.0, 1e-300, 690.77552789821370518033834457},
      {infinity, 0.3, 1.20397280432593602963018037193},
      {infinity, 1.0, 0.0},
      {-infinity, 0.0, 0.0},
      {-800.0, 0.0, infinity},
      {800.0, 1.0, infinity},
      {36.7, 0.9999999999999999, 7.70478429476938528350882190337e-20},
      {46.0, 0.9999999999999999, 1.10914224636450665489159660148e-16},
  };
  for (const auto& [p, q, kl] : rows) {
    SCOPED_TRACE(kl);
    expect_kl(bernoulli_kl(BernoulliLaw::from_logit(p), BernoulliLaw::from_probability(q)), kl);
  }
}

TEST(BinomialKl, MatchesReference) {
  const TwoByTwo rows[] = {
      {10.0, 1.0, 10.0, 0.3, 12.0397280432593602963018037193},
      {10.0, 1.0, 10.0, 1.0, 0.0},
      {10.0, 0.3, 10.0, 1.0, infinity},
      {10.0, 0.3, 10.0, 0.0, infinity},
      {10.0, 0.0, 5.0, 0.3, 1.78337471969366181526154894012},
      {10.0, 0.3, 10.0, 1e-20, 132.046462559093801556735949817},
      {0.0, 0.3, 0.0, 0.9, 0.0},
      {0.0, 0.3, 3.0, 0.9, 6.90775527898213771818778913915},
      {12.0, 0.3, 10.0, 0.3, infinity},
      {10.0, 0.3, 10.0, 0.3, 0.0},
      {5.0, 0.0, 3.0, 1.0, infinity},
      {1000000.0, 0.3, 1000000.0, 0.3000001, 0.0000000238095207874625310762424337122},
  };
  for (const auto& [p1, p2, q1, q2, kl] : rows) {
    SCOPED_TRACE(kl);
    expect_kl(binomial_kl(p1, BernoulliLaw::from_probability(p2), q1, BernoulliLaw::from_probability(q2)), kl);
  }
}

TEST(GammaKl, MatchesReference) {
  const TwoByTwo rows[] = {
      {2.0, 3.0, 2.0, 3.0, 0.0},
      {10000000000.0, 1.0, 10000001000.0, 1.0, 0.0000499999983358334165000783458253},
      {1000000000000000.0, 1.0, 1100000000000000.0, 1.1, 0.00234491009783757432133108330361},
      {1e-300, 1.0, 1e-300, 1e+300, 1.00000000000000007756385209041},
      {2.5, 1.0, 2.50000001, 1.00000001, 4.95178868304240282565100024536e-17},
      {0.1, 1.0, 0.1000000000001, 1.0, 5.07059602407905051028732063675e-25},
      {0.5, 2.0, 30.0, 0.1, 218.005187998495029705621444318},
      {30.0, 0.1, 0.5, 2.0, 597.658384753202646159921414807},
      {1e-05, 1e-300, 3.0, 1e-290, 399920.834256572881845446288022},
      {11.0, 1.0, 12.0, 1.5, 0.680561386433676852678330028507},
      {12.0, 5.0, 5000.0, 0.1, 44929.4825752608561219676330634},
      {1.0, 1.0, 1.0, 1.00000001, 4.99999990589195799987052182177e-17},
      {1e-300, 1.0, 10000000000.0, 1.0, infinity},
  };
  for (const auto& [p1, p2, q1, q2, kl] : rows) {
    SCOPED_TRACE(kl);
    expect_kl(gamma_kl(p1, p2, q1, q2), kl);
  }
}

TEST(GammaKl, OfScalesMatchesReference) {
  const TwoByTwo rows[] = {
      {2.0, 3.0, 2.0, 3.0, 0.0},
      {2.0, 3.0, 2.0, 3.0000000000000004, 2.19128029228058791586638665516e-32},
      {7.0, 3.3, 7.0000001, 3.30000001, 1.10289578514555842747699630011e-15},
      {0.3, 0.7, 5.0, 11.0, 32.0360616726469198172450769665},
  };
  for (const auto& [p1, p2, q1, q2, kl] : rows) {
    SCOPED_TRACE(kl);
    expect_kl(gamma_kl(p1, math::quotient(1.0, p2), q1, math::quotient(1.0, q2)), kl);
  }
}

TEST(BetaKl, MatchesReference) {
  const TwoByTwo rows[] = {
      {2.0, 3.0, 2.0, 3.0, 0.0},
      {10000000000.0, 10000000000.0, 10010000000.0, 10010000000.0, 0.000000249833458245904107788052220007},
      {1e-12, 1.0, 1e-12, 2.0, 6.44934066847524366597470178963e-13},
      {1000000000000000.0, 1000000000000000.0, 1100000000000000.0, 1100000000000000.0,
       0.00234491009783757111438757472325},
      {1.0, 1.0, 2.0, 3.0, 0.515093350211999689770290520161},
      {2.0, 3.0, 1.0, 1.0, 0.234906649788000310229709479839},
      {2.5, 0.3, 2.50000001, 0.3, 3.10127964845064376872295011528e-18},
      {0.3, 0.4, 0.3000000000001, 0.4, 4.70858455290709245479136632352e-26},
      {5.0, 500.0, 0.01, 20.0, 4.16370739264900833813895775344},
      {1e-100, 100000.0, 1e-90, 1000000.0, 9999999975.97414881951561425916},
      {1e+300, 1e-300, 2e+300, 1e-300, 3.06852819440054698272220860783e-301},
  };
  for (const auto& [p1, p2, q1, q2, kl] : rows) {
    SCOPED_TRACE(kl);
    expect_kl(beta_kl(p1, p2, q1, q2), kl);
  }
}

TEST(DirichletKl, MatchesReference) {
  const TwoVectors rows[] = {
      {{100000000.0, 100000000.0, 100000000.0},
       {100010000.0, 100010000.0, 100010000.0},
       0.00000000499966671388466705551905059719},
      {{1.0, 2.0, 3.0}, {1.0, 2.0, 3.0}, 0.0},
      {{0.1, 20.0, 3.0, 4.0}, {0.1, 20.0, 3.0, 4.00000001}, 1.23116696493827215143107719527e-17},
      {{1.0, 2.0, 3.0}, {3.0, 0.2, 50.0}, 32.7972504265745288884273328703},
  };
  for (const auto& [p, q, kl] : rows) {
    SCOPED_TRACE(kl);
    expect_kl(dirichlet_kl(widen(p), widen(q)), kl);
  }
}

TEST(CategoricalKl, ByWeightsMatchesReference) {
  const TwoVectors rows[] = {
      {{0.5, 0.5}, {1e-300, 1.0}, 344.694616768546907280751940164},
      {{1e-20, 0.5, 0.5}, {1e-40, 0.5, 0.5}, 4.50517018598809112248362416946e-19},
      {{0.2, 0.8}, {0.2000000001, 0.7999999999}, 3.1249991285673487589259629531e-20},
      {{1.0, 2.0, 3.0}, {2.0, 4.0, 6.0}, 0.0},
      {{0.0, 1.0, 1.0}, {1.0, 1.0, 2.0}, 0.346573590279972654708616060729},
      {{1.0, 1.0}, {1.0, 0.0}, infinity},
      {{1e-300, 1e+300, 5.0}, {1.0, 2.0, 3.0}, 1.09861228866810969139524523692},
      {{1.0, 0.0}, {3.0, 0.0}, 0.0},
      {{3.0, 1.0, 4.0, 1.0, 5.0}, {3.0, 1.0, 4.0, 1.0, 5.00000001}, 4.59183667057133106824502791881e-19},
  };
  for (const auto& [p, q, kl] : rows) {
    SCOPED_TRACE(kl);
    expect_kl(categorical_kl({p, false}, {q, false}), kl);
  }
}

TEST(CategoricalKl, ByLogitsMatchesReference) {
  const TwoVectors rows[] = {
      {{0.0, 0.0, -infinity}, {0.0, -800.0, 0.0}, 400.0},
      {{0.0, 1.0}, {0.0, -1000.0}, 730.476375521116661296361405569},
      {{0.0, 1.0, 2.0}, {5.0, 6.0, 7.0}, 0.0},
      {{0.0, 1.0, 2.0}, {0.0, 1.0, 2.00000001}, 1.11347711791225343710816262706e-17},
      {{-1000.0, 0.0, 3.0}, {0.0, -2.0, 1.0}, 0.300424865194444326658613993396},
      {{0.0, -infinity}, {1.0, -infinity}, 0.0},
      {{0.0, 1.0}, {0.0, -infinity}, infinity},
      {{0.0, -infinity, 1.0}, {0.0, 3.0, -2.0}, 3.93489928374893922735725512116},
      {{100000000.0, 100000001.0}, {-3.0, 4.0}, 1.3012983071555221351357515479},
  };
  for (const auto& [p, q, kl] : rows) {
    SCOPED_TRACE(kl);
    expect_kl(categorical_kl({p, true}, {q, true}), kl);
  }
}

TEST(CategoricalKl, ByWeightsAndLogitsMatchesReference) {
  const TwoVectors rows[] = {
      {{0.2, 0.3, 0.5},
       {-1.6094379124341003, -1.2039728043259361, -0.6931471805599453},
       1.44109697253616232708493158531e-33},
      {{1.0, 1.0}, {0.0, 0.0}, 0.0},
      {{1.0, 1.0}, {0.0, -800.0}, 399.306852819440054690582767879},
      {{1.0, 0.0}, {0.0, -infinity}, 0.0},
      {{1.0, 0.0}, {0.0, 2.0}, 2.12692801104297249644372680636},
      {{1.0, 1.0}, {0.0, -infinity}, infinity},
      {{1e-300, 1.0}, {-800.0, 0.0}, 1.08224472101786297531668640646e-298},
      {{3.0, 1.0, 2.0}, {1.0, -2.0, 0.5}, 0.159859304301598451381046824809},
  };
  for (const auto& [p, q, kl] : rows) {
    SCOPED_TRACE(kl);
    expect_kl(categorical_kl({p, false}, {q, true}), kl);
  }
}

TEST(CategoricalKl, ByLogitsAndWeightsMatchesReference) {
  const TwoVectors rows[] = {
      {{-1.6094379124341003, -1.2039728043259361, -0.6931471805599453},
       {0.2, 0.3, 0.5},
       1.44109697253616230543154078733e-33},
      {{0.0, 0.0}, {1.0, 1.0}, 0.0},
      {{0.0, -800.0}, {1.0, 1.0}, 0.693147180559945309417232121458},
      {{0.0, -infinity}, {1.0, 0.0}, 0.0},
      {{0.0, 2.0}, {1.0, 0.0}, infinity},
      {{0.0, -infinity}, {1.0, 1.0}, 0.693147180559945309417232121458},
      {{-800.0, 0.0}, {1e-300, 1.0}, 1.00000000000000002505909183521e-300},
      {{1.0, -2.0, 0.5}, {3.0, 1.0, 2.0}, 0.0967787371987351859716055802442},
      {{800.0, 0.0}, {1e-300, 1.0}, 690.77552789821370518033834457},
  };
  for (const auto& [p, q, kl] : rows) {
    SCOPED_TRACE(kl);
    expect_kl(categorical_kl({p, true}, {q, false}), kl);
  }
}

using Span = std::span<const double>;
using WideSpan = std::span<const DoubleDouble>;

/// The Cholesky factor of a matrix that has one.
std::vector<DoubleDouble> factor_of(const std::vector<double>& matrix, std::size_t n) {
  std::vector<DoubleDouble> factor(n * n);
  EXPECT_TRUE(dd_cholesky(Span(matrix), n, factor));
  return factor;
}

TEST(MultivariateGaussianKl, ByCholeskyMatchesReference) {
  const TwoMatrices rows[] = {
      {{0.0, 0.0}, {1.0, 0.5, 0.0, 2.0}, {0.0, 0.0}, {1.0, 0.5, 0.0, 2.0}, 0.0},
      {{0.0, 0.0}, {1.0, 0.5, 0.0, 2.0}, {0.0, 0.0}, {1.00000001, 0.5, 0.0, 2.0}, 1.0312499701735500435400881895e-16},
      {{1.0, 2.0},
       {1.0, 0.5, 0.0, 2.0},
       {1.0, 2.0000000001},
       {1.00000001, 0.5, 0.0, 2.0},
       1.03126247017561855290064006125e-16},
      {{0.0, 0.0}, {1.0, 0.5, 0.0, 2.0}, {1.0, -1.0}, {3.0, -5.0, 0.0, 0.1}, 454.15843557066962357800240877},
      {{0.0, 0.0}, {1.0, 0.5, 0.0, 2.0}, {0.0, 0.0}, {1e-200, 0.001, 0.0, 1e-200}, infinity},
  };
  for (const auto& [m, s, n, t, kl] : rows) {
    SCOPED_TRACE(kl);
    expect_kl(mvn_kl_cholesky(m, WideSpan(widen(s)), n, WideSpan(widen(t))), kl);
    expect_kl(mvn_kl_cholesky(m, Span(s), n, Span(t)), kl);
  }
}

TEST(MultivariateGaussianKl, ByCovarianceMatchesReference) {
  const TwoMatrices rows[] = {
      {{0.0, 0.0}, {2.0, 1.0, 1.0, 3.0}, {0.0, 0.0}, {2.0, 1.0, 1.0, 3.0}, 0.0},
      {{0.0, 0.0}, {2.0, 1.0, 1.0, 3.0}, {0.5, 0.0}, {1.0, 0.2, 0.2, 5.0}, 0.392153268990077546464054550134},
      {{0.0, 0.0, 0.0},
       {1.0, 0.5, 0.3333333333333333, 0.5, 0.3333333333333333, 0.25, 0.3333333333333333, 0.25, 0.2},
       {0.0, 1e-06, 0.0},
       {1.0, 0.5, 0.3333333333333333, 0.5, 0.3333333333333333, 0.25, 0.3333333333333333, 0.25, 0.200000001},
       9.60080837980506704180215366349e-11},
      {{0.0, 0.0},
       {1.0, 0.9999999999999, 0.9999999999999, 1.0},
       {1e-09, 0.0},
       {1.0, 0.9999999999998, 0.9999999999998, 1.0},
       0.0964361058603297291507226272686},
      {{0.0, 0.0},
       {1.0, 0.9999999999998, 0.9999999999998, 1.0},
       {0.0, 0.0},
       {2.0, 1.0, 1.0, 3.0},
       14.3784969781877401709514320568},
  };
  for (const auto& [m, s, n, t, kl] : rows) {
    SCOPED_TRACE(kl);
    expect_kl(mvn_kl_covariance(m, Span(s), n, Span(t), factor_of(t, m.size())), kl);
  }
}

TEST(MultivariateGaussianKl, ByPrecisionMatchesReference) {
  const TwoMatrices rows[] = {
      {{0.0, 0.0}, {2.0, 1.0, 1.0, 3.0}, {0.5, 0.0}, {1.0, 0.2, 0.2, 5.0}, 0.389016085848632127746549241305},
      {{0.0, 0.0, 0.0},
       {1.0, 0.5, 0.3333333333333333, 0.5, 0.3333333333333333, 0.25, 0.3333333333333333, 0.25, 0.2},
       {0.0, 1e-06, 0.0},
       {1.0, 0.5, 0.3333333333333333, 0.5, 0.3333333333333333, 0.25, 0.3333333333333333, 0.25, 0.200000001},
       1.74766665686139849921964279742e-13},
      {{0.0, 0.0},
       {1.0, 0.9999999999999, 0.9999999999999, 1.0},
       {0.001, 0.0},
       {1.0, 0.9999999999998, 0.9999999999998, 1.0},
       0.153149517259476156598760567099},
  };
  for (const auto& [m, s, n, t, kl] : rows) {
    SCOPED_TRACE(kl);
    std::vector<DoubleDouble> p_factor(s.size());
    std::vector<DoubleDouble> q_factor(t.size());
    EXPECT_TRUE(dd_cholesky_of_inverse(s, m.size(), p_factor));
    EXPECT_TRUE(dd_cholesky_of_inverse(t, m.size(), q_factor));
    expect_kl(mvn_kl_cholesky(m, p_factor, n, q_factor), kl);
    expect_kl(mvn_kl_precision(m, s, factor_of(s, m.size()), n, t, factor_of(t, m.size())), kl);
  }
}

TEST(MultivariateGaussianKl, ByCholeskyAndCovarianceMatchesReference) {
  const TwoMatrices rows[] = {
      {{0.0, 0.0}, {1.0, 0.5, 0.0, 2.0}, {0.5, 0.0}, {1.0, 0.5, 0.5, 4.25}, 0.1328125},
      {{0.0, 0.0},
       {1.0, 0.5, 0.0, 2.0},
       {0.0, 0.0},
       {1.0, 0.5, 0.5, 4.2500000001},
       1.56250025851158672272391637774e-22},
      {{0.0, 0.0},
       {1.0, 0.5, 0.0, 2.0},
       {0.0, 0.0},
       {1.0, 0.9999999999999, 0.9999999999999, 1.0},
       10621697234348.8453872442516974},
  };
  for (const auto& [m, s, n, t, kl] : rows) {
    SCOPED_TRACE(kl);
    expect_kl(mvn_kl_cholesky(m, WideSpan(widen(s)), n, factor_of(t, m.size())), kl);
  }
}

TEST(MultivariateGaussianKl, OfStandardDeviationsEqualsTheDiagonalCholesky) {
  const std::vector<double> m = {0.5, -1.0}, s = {2.0, 0.1}, n = {0.5, -1.01}, t = {2.0000001, 30.0};
  const std::vector<double> p_factor = {2.0, 0.0, 0.0, 0.1}, q_factor = {2.0000001, 0.0, 0.0, 30.0};
  expect_kl(mvn_kl_stddevs(m, s, n, t), mvn_kl_cholesky(m, Span(p_factor), n, Span(q_factor)));
}

TEST(MultivariateGaussianKl, CholeskyRefusesAnIndefiniteMatrix) {
  std::vector<DoubleDouble> factor(4);
  EXPECT_FALSE(dd_cholesky(Span(std::vector<double>{1.0, 2.0, 2.0, 1.0}), 2, factor));
}

// Whatever the parameters: never negative, never NaN, and 0 at p = q.
TEST(Formulas, AreNonnegativeAndZeroAtEqualityOverTheWholeRange) {
  std::mt19937_64 generator(20240117);
  std::uniform_real_distribution<double> uniform;
  for (int i = 0; i < 4000; ++i) {
    const double span = i % 2 == 0 ? 300.0 : 2.0;
    const auto positive = [&] { return std::pow(10.0, span * (2.0 * uniform(generator) - 1.0)); };
    const auto partner = [&](double x) {
      const double near = x * (1.0 + std::pow(10.0, -16.0 * uniform(generator)) * (uniform(generator) - 0.5));
      return uniform(generator) < 0.5 ? near : positive();
    };
    const double a = positive(), b = positive(), c = partner(a), d = partner(b);
    SCOPED_TRACE(::testing::PrintToString(std::vector<double>{a, b, c, d}));
    EXPECT_GE(gaussian_kl(a, b, c, d), 0.0);
    EXPECT_GE(gamma_kl(a, b, c, d), 0.0);
    EXPECT_GE(beta_kl(a, b, c, d), 0.0);
    EXPECT_GE(laplace_kl(a, b, c, d), 0.0);
    EXPECT_GE(uniform_kl(-a, b, -c, d), 0.0);
    const BernoulliLaw laws[4] = {BernoulliLaw::from_probability(a / (a + b)),
                                  BernoulliLaw::from_probability(c / (c + d)),
                                  BernoulliLaw::from_logit(std::log(a / b)), BernoulliLaw::from_logit(std::log(c / d))};
    for (const BernoulliLaw& p : laws) {
      for (const BernoulliLaw& q : laws) EXPECT_GE(bernoulli_kl(p, q), 0.0);
      EXPECT_EQ(bernoulli_kl(p, p), 0.0);
    }
    const std::vector<double> w = {a, b, 1.0}, v = {c, d, 1.0};
    const std::vector<double> l = {std::log(a), std::log(b), 0.0}, k = {std::log(c), std::log(d), 0.0};
    EXPECT_GE(categorical_kl({w, false}, {v, false}), 0.0);
    EXPECT_GE(categorical_kl({l, true}, {k, true}), 0.0);
    EXPECT_GE(categorical_kl({w, false}, {k, true}), 0.0);
    EXPECT_GE(categorical_kl({l, true}, {v, false}), 0.0);
    EXPECT_GE(dirichlet_kl(widen(w), widen(v)), 0.0);
    const std::vector<double> factor_p = {a, b - c, 0.0, b}, factor_q = {c, d - a, 0.0, d};
    const std::vector<double> m = {a, -b}, n = {c, d};
    EXPECT_GE(mvn_kl_cholesky(m, Span(factor_p), n, Span(factor_q)), 0.0);
    EXPECT_EQ(gaussian_kl(a, b, a, b), 0.0);
    EXPECT_EQ(gamma_kl(a, b, a, b), 0.0);
    EXPECT_EQ(beta_kl(a, b, a, b), 0.0);
    EXPECT_EQ(laplace_kl(a, b, a, b), 0.0);
    EXPECT_EQ(uniform_kl(-a, b, -a, b), 0.0);
    EXPECT_EQ(categorical_kl({w, false}, {w, false}), 0.0);
    EXPECT_EQ(categorical_kl({l, true}, {l, true}), 0.0);
    EXPECT_EQ(mvn_kl_cholesky(m, Span(factor_p), m, Span(factor_p)), 0.0);
  }
}

}  // namespace
}  // namespace relent::formulas
