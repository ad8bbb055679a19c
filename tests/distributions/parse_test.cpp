// Distributions from text: the grammar, the choice of forms, and the column of every fault.
#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <relent/catalogue.hpp>
#include <relent/distributions/gamma.hpp>
#include <relent/distributions/gaussian.hpp>
#include <relent/errors.hpp>
#include <relent/parse.hpp>
#include <string>
#include <vector>

namespace {

using relent::parse;
using relent::ParseError;

struct Fault {
  std::string text;
  std::size_t column;
  std::string says;  // a part of the message
};

void expect_fault(const Fault& fault) {
  try {
    const relent::AnyDistribution law = parse(fault.text);
    ADD_FAILURE() << fault.text << " was read as " << law->to_string();
  } catch (const ParseError& error) {
    EXPECT_EQ(error.column(), fault.column) << fault.text << ": " << error.what();
    EXPECT_NE(std::string(error.what()).find(fault.says), std::string::npos) << fault.text << ": " << error.what();
    const std::string end = "(column " + std::to_string(error.column()) + ")";
    EXPECT_NE(std::string(error.what()).find(end), std::string::npos) << error.what();
  } catch (const std::exception& error) {
    ADD_FAILURE() << fault.text << " was refused for another reason: " << error.what();
  }
}

std::string canonical(const std::string& text) { return parse(text)->to_string(); }

TEST(Parse, ReadsPositionalArguments) {
  EXPECT_EQ(parse("Gaussian(-1, 2.5)"), relent::Gaussian(-1.0, 2.5));
  EXPECT_EQ(parse("Gamma(2,3)"), relent::Gamma(2.0, 3.0));
}

TEST(Parse, ReadsKeywordsInAnyOrderAndAfterPositionalArguments) {
  EXPECT_EQ(parse("Gamma(rate=3, shape=2)"), relent::Gamma(2.0, 3.0));
  EXPECT_EQ(parse("Gamma(2, rate=3)"), relent::Gamma(2.0, 3.0));
  EXPECT_EQ(canonical("Gamma(scale=0.5, shape=2)"), "Gamma(shape=2, scale=0.5)");
}

TEST(Parse, ChoosesTheFormByTheNames) {
  EXPECT_EQ(canonical("Gamma(2, scale=0.5)"), "Gamma(shape=2, scale=0.5)");
  EXPECT_EQ(canonical("Gamma(mean=2, stddev=1)"), "Gamma(mean=2, stddev=1)");
  EXPECT_EQ(canonical("Gaussian(1, variance=4)"), "Gaussian(mean=1, variance=4)");
  EXPECT_EQ(canonical("Binomial(10, logit=-800)"), "Binomial(trials=10, logit=-800)");
  EXPECT_EQ(canonical("Bernoulli(logit=-800)"), "Bernoulli(logit=-800)");
}

TEST(Parse, FillsDefaults) {
  EXPECT_EQ(canonical("StudentT(3)"), "StudentT(dof=3, location=0, scale=1)");
  EXPECT_EQ(canonical("StudentT(3, scale=2)"), "StudentT(dof=3, location=0, scale=2)");
}

TEST(Parse, TakesAliases) {
  EXPECT_EQ(parse("Normal(0, 1)"), relent::Gaussian(0.0, 1.0));
  EXPECT_EQ(parse("MultivariateNormal([0], [[1]])"), parse("MultivariateGaussian([0], [[1]])"));
}

TEST(Parse, TakesSpacesAnywhere) {
  EXPECT_EQ(parse(" \tGamma ( 2 ,\n rate = 3 ) \r\n"), relent::Gamma(2.0, 3.0));
  EXPECT_EQ(parse(" Categorical ( [ 0.5 , 0.5 ] ) "), parse("Categorical([0.5,0.5])"));
  EXPECT_EQ(parse("MultivariateGaussian([0,1],[ [2 , 1] , [1,2] ])"),
            parse("MultivariateGaussian([0,1],[[2,1],[1,2]])"));
}

TEST(Parse, ReadsEveryNotationOfNumbers) {
  EXPECT_EQ(canonical("Dirac(+1.5e2)"), "Dirac(value=150)");
  EXPECT_EQ(canonical("Dirac(.5)"), "Dirac(value=0.5)");
  EXPECT_EQ(canonical("Dirac(5.)"), "Dirac(value=5)");
  EXPECT_EQ(canonical("Dirac(0x1.8p3)"), "Dirac(value=12)");
  EXPECT_EQ(canonical("Dirac(-0X1P-1)"), "Dirac(value=-0.5)");
  EXPECT_EQ(canonical("Dirac(0x.8)"), "Dirac(value=0.5)");
  EXPECT_EQ(canonical("Dirac(5e-324)"), "Dirac(value=5e-324)");
  EXPECT_EQ(canonical("Dirac(0x1p-1074)"), "Dirac(value=5e-324)");
  EXPECT_EQ(canonical("Dirac(0e999)"), "Dirac(value=0)");
  EXPECT_EQ(canonical("Bernoulli(logit=-inf)"), "Bernoulli(logit=-inf)");
  EXPECT_EQ(canonical("Categorical(logits=[0, -Infinity])"), "Categorical(logits=[0, -inf])");
}

TEST(Parse, LetsTheConstructorRefuseValues) {
  EXPECT_THROW(parse("Gamma(2, -1)"), relent::InvalidParameter);
  EXPECT_THROW(parse("Gaussian(nan, 1)"), relent::InvalidParameter);
  EXPECT_THROW(parse("Gaussian(inf, 1)"), relent::InvalidParameter);
  EXPECT_THROW(parse("Categorical([])"), relent::InvalidParameter);
  try {
    parse("Gamma(2, rate=-1)");
    ADD_FAILURE();
  } catch (const relent::InvalidParameter& error) {
    EXPECT_STREQ(error.what(), "Gamma: rate must be positive and finite, got -1");
    EXPECT_EQ(error.family(), "Gamma");
    EXPECT_EQ(error.parameter(), "rate");
  }
}

TEST(Parse, LocatesFaultsOfTheGrammar) {
  const std::vector<Fault> faults = {
      {"", 1, "expected the name of a family"},
      {"   ", 4, "found the end of the text"},
      {"3", 1, "expected the name of a family"},
      {"Gaussian", 9, "expected '(' after Gaussian"},
      {"Gaussian 0", 10, "expected '(' after Gaussian, found '0'"},
      {"Gaussian(0, 1", 14, "expected ',' or ')', found the end"},
      {"Gaussian(0 1)", 12, "expected ',' or ')', found '1'"},
      {"Gaussian(0, 1]", 14, "expected ',' or ')', found ']'"},
      {"Gaussian(0,)", 12, "expected a number"},
      {"Gaussian(,1)", 10, "expected a number"},
      {"Gaussian(0, stddev=)", 20, "expected a number"},
      {"Gaussian(0, one)", 13, "found 'one'"},
      {"Gaussian(0, - 1)", 13, "expected a number"},
      {"Gaussian(0, --1)", 13, "expected a number"},
      {"Gaussian(0, 1.2.3)", 16, "found '.3'"},
      {"Gaussian(0, 0x)", 13, "expected a number"},
      {"Gaussian(0, 0x-1)", 13, "expected a number"},
      {"Gaussian(0, infant)", 13, "found 'infant'"},
      {"Gaussian(0, 1) x", 16, "nothing after ')'"},
      {"Gaussian(0, 1)) ", 15, "nothing after ')'"},
      {"Gaussian(0, 1e999)", 13, "1e999 is out of the range"},
      {"Gaussian(0, -1e999)", 13, "-1e999 is out of the range"},
      {"Gaussian(0, 1e-999)", 13, "1e-999 is out of the range"},
      {"Gaussian(0, 0x1p9999)", 13, "out of the range"},
      {"Gaussian(0, 0x1p-9999)", 13, "out of the range"},
      {"Categorical([0.5, 0.5)", 22, "expected ',' or ']', found ')'"},
      {"Categorical([0.5, 0.5", 22, "expected ',' or ']'"},
      {"Categorical([0.5 0.5])", 18, "expected ',' or ']'"},
      {"Categorical([0.5, [0.5]])", 19, "expected a number, found '['"},
      {"Categorical([0.5, x])", 19, "expected a number, found 'x'"},
      {"MultivariateGaussian([0, 1], [[1, 0], [1]])", 39, "row 2 of the matrix has 1 numbers, row 1 has 2"},
      {"MultivariateGaussian([0, 1], [[1, 0], 1])", 39, "expected '[' of the next row"},
      {"MultivariateGaussian([0, 1], [[1, 0], [0, 1])", 45, "expected ',' or ']', found ')'"},
      {"MultivariateGaussian([0], [[[1]]])", 29, "expected a number, found '['"},
  };
  for (const Fault& fault : faults) expect_fault(fault);
}

TEST(Parse, LocatesFaultsOfTheArguments) {
  const std::vector<Fault> faults = {
      {"Gama(2, 3)", 1, "unknown family Gama; did you mean Gamma?"},
      {"  gaussian(2, 3)", 3, "did you mean Gaussian?"},
      {"Foobarbaz(2)", 1, "known: Bernoulli, Binomial"},
      {"Gamma(2, speed=3)", 10, "unknown parameter speed; it takes shape, rate, scale, mean, stddev"},
      {"Gamma(shape=2, shape=3)", 16, "shape is given twice"},
      {"Gamma(2, shape=3)", 10, "shape is given twice"},
      {"Gamma(shape=2, 3)", 16, "positional argument after a keyword"},
      {"Gamma(2, 3, 4)", 13, "too many arguments; it takes 2 positional arguments (shape, rate)"},
      {"Dirac(1, 2)", 10, "too many arguments; it takes one argument (value)"},
      {"Gamma(2)", 8, "Gamma: missing rate or scale"},
      {"Gamma()", 7, "Gamma: missing shape and rate, or shape and scale, or mean and stddev"},
      {"Gamma(2, mean=3)", 10, "mean does not go with shape"},
      {"Gamma(2, rate=3, scale=4)", 18, "scale does not go with shape and rate"},
      {"Gamma([2], 3)", 7, "shape must be a number, found a vector"},
      {"Gamma(2, rate=[[3]])", 15, "rate must be a number, found a matrix"},
      {"Categorical(0.5)", 13, "probabilities must be a vector"},
      {"MultivariateGaussian([0], [1])", 27, "covariance must be a matrix"},
  };
  for (const Fault& fault : faults) expect_fault(fault);
}

TEST(Parse, SurvivesLongAndStrangeText) {
  expect_fault({std::string(100000, '['), 1, "expected the name"});
  expect_fault({"Categorical(" + std::string(100000, '[') + ")", 15, "expected a number"});
  expect_fault({std::string(100000, 'a') + "(1)", 1, "unknown family"});
  expect_fault({std::string("Gaussian(0\0, 1)", 15), 11, "expected ',' or ')'"});
  expect_fault({"Gaussian(0\xC3\xA9, 1)", 11, "expected ',' or ')'"});
}

TEST(Parse, ReadsBackWhatIsPrintedBitForBit) {
  for (const relent::FamilyDescription& family : relent::Catalogue::builtin().families()) {
    for (const std::string& example : family.examples) {
      const relent::AnyDistribution law = parse(example);
      const relent::AnyDistribution back = parse(law->to_string());
      EXPECT_EQ(back, law) << example;
      EXPECT_EQ(back->to_string(), law->to_string()) << example;
    }
  }
  for (const double x : {0.1, 1.0 / 3.0, 5e-324, 2.2250738585072014e-308, 1.7976931348623157e308, 0x1p53, 1e23,
                         -0x1.fffffffffffffp-3, 123456789012345680.0}) {
    const relent::AnyDistribution law = relent::Gaussian(x, 1.0);
    const relent::Parameter mean = parse(law->to_string())->parameters()[0];
    EXPECT_EQ(std::get<double>(mean.value), x);
  }
  const relent::AnyDistribution minus_zero = parse(relent::Gaussian(-0.0, 1.0).to_string());
  EXPECT_TRUE(std::signbit(std::get<double>(minus_zero->parameters()[0].value)));
}

TEST(FormatNumber, PrintsTheShortestDigitsThatReadBack) {
  EXPECT_EQ(relent::format_number(2.0), "2");
  EXPECT_EQ(relent::format_number(-0.0), "-0");
  EXPECT_EQ(relent::format_number(0.1), "0.1");
  EXPECT_EQ(relent::format_number(100000.0), "100000");
  EXPECT_EQ(relent::format_number(1e23), "1e+23");
  EXPECT_EQ(relent::format_number(0.4431471805599453), "0.4431471805599453");
  EXPECT_EQ(relent::format_number(std::numeric_limits<double>::infinity()), "inf");
  EXPECT_EQ(relent::format_number(-std::numeric_limits<double>::infinity()), "-inf");
  EXPECT_EQ(relent::format_number(-std::numeric_limits<double>::quiet_NaN()), "nan");
}

TEST(FormatParameter, PrintsVectorsAndMatrices) {
  EXPECT_EQ(relent::format_parameter(2.5), "2.5");
  EXPECT_EQ(relent::format_parameter(std::vector<double>{1.0, 2.0}), "[1, 2]");
  EXPECT_EQ(relent::format_parameter(std::vector<double>{}), "[]");
  EXPECT_EQ(relent::format_parameter(relent::ParameterMatrix{2, 3, {1, 2, 3, 4, 5, 6}}), "[[1, 2, 3], [4, 5, 6]]");
}

}  // namespace
