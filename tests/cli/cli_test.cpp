// The program as its users see it: output, JSON to the byte, batches, errors, exit codes.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/wait.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <relent/catalogue.hpp>
#include <relent/random.hpp>
#include <sstream>
#include <string>
#include <vector>

namespace {

using testing::HasSubstr;
using testing::StartsWith;

struct Outcome {
  std::string out;
  std::string error;
  int code = -1;
};

/// A file of this test's own that goes with it.
class ScratchFile {
 public:
  explicit ScratchFile(const std::string& text = {}) {
    std::string pattern = (std::filesystem::temp_directory_path() / "relent_cli_XXXXXX").string();
    const int descriptor = mkstemp(pattern.data());
    if (descriptor >= 0) std::fclose(fdopen(descriptor, "w"));
    path_ = pattern;
    std::ofstream(path_, std::ios::binary) << text;
  }
  ~ScratchFile() { std::filesystem::remove(path_); }
  ScratchFile(const ScratchFile&) = delete;
  ScratchFile& operator=(const ScratchFile&) = delete;

  const std::string& path() const { return path_; }
  std::string text() const {
    std::ostringstream text;
    text << std::ifstream(path_, std::ios::binary).rdbuf();
    return text.str();
  }

 private:
  std::string path_;
};

/// Runs the shell command `relent ARGUMENTS`; `before` may be a pipe into it, `after` a redirection.
Outcome relent(const std::string& arguments, const std::string& before = {}, const std::string& after = {}) {
  const ScratchFile error;
  const std::string command = before + "'" RELENT_PROGRAM "' " + arguments + " 2>'" + error.path() + "' " + after;
  Outcome outcome;
  FILE* pipe = popen(command.c_str(), "r");
  if (pipe == nullptr) return outcome;
  char block[4096];
  for (std::size_t n = 0; (n = std::fread(block, 1, sizeof block, pipe)) > 0;) outcome.out.append(block, n);
  const int status = pclose(pipe);
  outcome.code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  outcome.error = error.text();
  return outcome;
}

std::vector<std::string> lines(const std::string& text) {
  std::vector<std::string> all;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) all.push_back(line);
  return all;
}

void expect_bad_data(const Outcome& outcome, const std::string& says) {
  EXPECT_EQ(outcome.code, 1);
  EXPECT_EQ(outcome.out, "");
  EXPECT_THAT(outcome.error, StartsWith("relent: error: "));
  EXPECT_THAT(outcome.error, HasSubstr(says));
}

void expect_wrong_usage(const std::string& arguments, const std::string& says) {
  const Outcome outcome = relent(arguments);
  EXPECT_EQ(outcome.code, 2) << arguments;
  EXPECT_EQ(outcome.out, "") << arguments;
  EXPECT_THAT(outcome.error, StartsWith("relent: error: ")) << arguments;
  EXPECT_THAT(outcome.error, HasSubstr(says)) << arguments;
}

// ---- kl -----------------------------------------------------------------------------------------------------------

TEST(KlCommand, PrintsAClosedForm) {
  const Outcome outcome = relent("kl 'Gaussian(0,1)' 'Gaussian(1,2)'");
  EXPECT_EQ(outcome.code, 0);
  EXPECT_EQ(outcome.out, "0.4431471805599453 nats (closed form)\n");
  EXPECT_EQ(outcome.error, "");
}

TEST(KlCommand, PrintsBits) {
  EXPECT_EQ(relent("kl 'Bernoulli(1)' 'Bernoulli(0.5)' --bits").out, "1 bits (closed form)\n");
  EXPECT_THAT(relent("kl 'Bernoulli(1)' 'Bernoulli(0.5)' --bits --json").out,
              HasSubstr(R"json("value":1.0,"error":0.0,"lower":1.0,"upper":1.0,)json"));
}

TEST(KlCommand, PrintsHowAnEstimateWasObtained) {
  const Outcome outcome = relent("kl 'Gaussian(0,1)' 'Laplace(0,1)'");
  EXPECT_EQ(outcome.code, 0);
  EXPECT_THAT(outcome.out, StartsWith("0.07209320815813"));
  const double value = std::strtod(outcome.out.c_str(), nullptr);
  EXPECT_NEAR(value, 0.0720932081581379, 1e-10);

  const Outcome sum = relent("kl 'Binomial(10, 0.3)' 'Binomial(20, 0.5)'");
  EXPECT_THAT(sum.out, HasSubstr(" nats (summation)\nerror at most "));
  const Outcome draws = relent("kl 'Gaussian(0,1)' 'Laplace(0,1)' --method monte-carlo --tolerance 0.05");
  EXPECT_THAT(draws.out, HasSubstr(" nats (Monte Carlo)\nstandard error "));
  EXPECT_THAT(draws.out, HasSubstr("95 % interval ["));
}

TEST(KlCommand, SaysWhyADivergenceIsInfinite) {
  const Outcome outcome = relent("kl 'StudentT(2)' 'Gaussian(0,1)'");
  EXPECT_EQ(outcome.code, 0);
  EXPECT_THAT(outcome.out, StartsWith("inf nats (infinite)\ninfinite: "));
}

TEST(KlCommand, PrintsJsonToTheByte) {
  EXPECT_EQ(relent("kl 'Gaussian(0,1)' 'Gaussian(1,2)' --json").out,
            R"json({"p":"Gaussian(mean=0, stddev=1)","q":"Gaussian(mean=1, stddev=2)","value":0.4431471805599453,)json"
            R"json("error":0.0,"lower":0.4431471805599453,"upper":0.4431471805599453,"method":"closed_form",)json"
            R"json("evaluations":0,"converged":true,"finite_proved":true,"note":""})json"
            "\n");
  EXPECT_THAT(
      relent("kl 'StudentT(2)' 'Gaussian(0,1)' --json").out,
      HasSubstr(
          R"json("value":"inf","error":0.0,"lower":"inf","upper":"inf","method":"infinite","evaluations":0,)json"));
}

TEST(KlCommand, GivesTheSameBytesTwiceWhateverTheThreads) {
  const std::string query =
      "kl 'Gaussian(0,1)' 'Laplace(0,1)' --method monte-carlo --max-evaluations 100000 --json --seed 3";
  const Outcome once = relent(query);
  EXPECT_EQ(once.code, 0);
  EXPECT_THAT(once.out, HasSubstr(R"json("method":"monte_carlo")json"));
  EXPECT_LE(nlohmann::json::parse(once.out)["evaluations"].get<std::size_t>(), 100000u);
  EXPECT_EQ(relent(query + " --threads 2").out, once.out);
  EXPECT_NE(relent(query + "1").out, once.out) << "another seed";
}

TEST(KlCommand, RefusesADemandedMethodThatCannotAnswer) {
  expect_bad_data(relent("kl 'Gaussian(0,1)' 'StudentT(3)' --method closed-form"), "has no closed form");
}

TEST(KlCommand, ReportsBadDistributions) {
  expect_bad_data(relent("kl 'Gamma(2,-1)' 'Gamma(1,1)'"), "Gamma: rate must be positive and finite, got -1\n");
  expect_bad_data(relent("kl 'Gama(2,1)' 'Gamma(1,1)'"), "unknown family Gama; did you mean Gamma? (column 1)\n");
  expect_bad_data(relent("kl 'Gaussian(0,1)' 'MultivariateGaussian([0],[[1]])' --json"), "");
}

TEST(KlCommand, AnswersABatchInOrder) {
  const ScratchFile file(
      "Gaussian(0,1)\tGaussian(1,2)\r\n"
      "\n"
      "Gamma(1)\tGamma(1,2)\n"
      "Bernoulli(1)\tBernoulli(0.5)\n"
      "Bernoulli(1) Bernoulli(0.5)\n"
      "Gaussian(0,1)\tGaussian(0,1)\textra");
  const Outcome text = relent("kl --batch '" + file.path() + "'");
  EXPECT_EQ(text.code, 1);
  EXPECT_EQ(text.error, "");
  EXPECT_EQ(text.out,
            "0.4431471805599453 nats (closed form)\n"
            "error: line 2: empty line\n"
            "error: line 3: Gamma: missing rate or scale (column 8)\n"
            "0.6931471805599453 nats (closed form)\n"
            "error: line 5: expected two distributions with a tab between them, found no tab\n"
            "error: line 6: expected two distributions with a tab between them, found 2 tabs\n");
  const std::vector<std::string> json = lines(relent("kl --json --batch '" + file.path() + "'").out);
  ASSERT_EQ(json.size(), 6u);
  EXPECT_THAT(json[0], StartsWith(R"json({"p":"Gaussian(mean=0, stddev=1)","q")json"));
  EXPECT_EQ(json[1], R"json({"error":"line 2: empty line"})json");
  EXPECT_EQ(json[2], R"json({"error":"line 3: Gamma: missing rate or scale (column 8)"})json");
}

TEST(KlCommand, ReadsABatchFromStandardInput) {
  const Outcome outcome = relent("kl --batch -", "printf 'Gaussian(0,1)\\tGaussian(1,2)\\n' | ");
  EXPECT_EQ(outcome.code, 0);
  EXPECT_EQ(outcome.out, "0.4431471805599453 nats (closed form)\n");
  const Outcome nothing = relent("kl --batch -", "", "</dev/null");
  EXPECT_EQ(nothing.code, 0);
  EXPECT_EQ(nothing.out, "");
}

TEST(KlCommand, EscapesWhatIsNotTextInJson) {
  const Outcome outcome = relent("kl --json --batch -", "printf '\"\\377\\001(\\tGaussian(0,1)\\n' | ");
  EXPECT_EQ(outcome.code, 1);
  EXPECT_TRUE(nlohmann::json::accept(outcome.out)) << outcome.out;
}

TEST(KlCommand, ReportsFilesThatCannotBeRead) {
  expect_bad_data(relent("kl --batch /nonexistent/file"), "cannot read /nonexistent/file");
  expect_bad_data(relent("kl --batch /"), "cannot read /");
}

// ---- describe -----------------------------------------------------------------------------------------------------

TEST(DescribeCommand, PrintsALabelledValueALine) {
  const Outcome outcome = relent("describe 'Exponential(2)' --at 0 --quantile 1");
  EXPECT_EQ(outcome.code, 0);
  EXPECT_EQ(outcome.out,
            "Exponential(rate=2)\n"
            "  mean             0.5\n"
            "  variance         0.25\n"
            "  stddev           0.5\n"
            "  skewness         2\n"
            "  excess kurtosis  6\n"
            "  mode             0\n"
            "  median           0.34657359027997264\n"
            "  entropy          0.3068528194400547\n"
            "  support          [0, inf)\n"
            "  at 0             log_prob 0.6931471805599453, cdf 0, log_cdf -inf, survival 1, log_survival 0\n"
            "  quantile 1       inf\n");
}

TEST(DescribeCommand, PrintsJsonToTheByte) {
  EXPECT_EQ(
      relent("describe 'Bernoulli(0.5)' --at 1 --at -inf --quantile 0.25 --json").out,
      R"json({"distribution":"Bernoulli(probability=0.5)","mean":0.5,"variance":0.25,"stddev":0.5,"skewness":0.0,)json"
      R"json("excess_kurtosis":-2.0,"mode":0.0,"median":0.0,"entropy":0.6931471805599453,"support":[0.0,1.0],)json"
      R"json("points":[{"x":1.0,"log_prob":-0.6931471805599453,"cdf":1.0,"log_cdf":0.0,"survival":0.0,)json"
      R"json("log_survival":"-inf"},{"x":"-inf","log_prob":"-inf","cdf":0.0,"log_cdf":"-inf","survival":1.0,)json"
      R"json("log_survival":0.0}],"quantiles":[{"u":0.25,"x":0.0}]})json"
      "\n");
  EXPECT_THAT(relent("describe 'StudentT(1)' --json").out,
              HasSubstr(R"json("mean":"nan","variance":"nan","stddev":"nan","skewness":"nan")json"));
}

TEST(DescribeCommand, TakesNegativePointsRepeatedly) {
  const auto json = nlohmann::json::parse(relent("describe 'Gaussian(-1, 2)' --at -3 --at=-1 --at 1,2 --json").out);
  ASSERT_EQ(json["points"].size(), 4u);
  EXPECT_EQ(json["points"][0]["x"], -3.0);
  EXPECT_EQ(json["points"][1]["cdf"], 0.5);
  EXPECT_EQ(json["points"][3]["x"], 2.0);
}

TEST(DescribeCommand, DescribesLawsOfVectors) {
  const Outcome json = relent("describe 'MultivariateGaussian([0,1],[[2,1],[1,2]])' --at 0,1 --json");
  EXPECT_EQ(json.code, 0);
  EXPECT_THAT(json.out,
              StartsWith(R"json({"distribution":"MultivariateGaussian(mean=[0, 1], covariance=[[2, 1], [1, 2]])",)json"
                         R"json("mean":[0.0,1.0],"covariance":[[2.0,1.0],[1.0,2.0]],"entropy":)json"));
  EXPECT_THAT(json.out, HasSubstr(R"json("points":[{"x":[0.0,1.0],"log_prob":)json"));
  EXPECT_THAT(relent("describe 'MultivariateGaussian([0,1],[[2,1],[1,2]])' --at 0,1").out, HasSubstr("  at [0, 1] "));
  expect_bad_data(relent("describe 'MultivariateGaussian([0],[[1]])' --at 0,1"), "");
  expect_bad_data(relent("describe 'MultivariateGaussian([0],[[1]])' --quantile 0.5"), "no quantiles");
}

TEST(DescribeCommand, AnswersABatchInOrder) {
  const Outcome outcome = relent("describe --json --batch -",
                                 "printf 'Exponential(1)\\t0, 1\\t0.5\\nDirac(3)\\nDirac(3)\\t\\t0.5\\nDirac(3)\\tx\\n"
                                 "Dirac(3)\\t1,\\nDirac(3)\\t1\\t1\\t1\\n' | ");
  EXPECT_EQ(outcome.code, 1);
  const std::vector<std::string> answers = lines(outcome.out);
  ASSERT_EQ(answers.size(), 6u);
  EXPECT_THAT(answers[0], HasSubstr(R"json("points":[{"x":0.0,)json"));
  EXPECT_THAT(answers[0], HasSubstr(R"json("quantiles":[{"u":0.5,"x":0.6931471805599453}])json"));
  EXPECT_THAT(answers[1], HasSubstr(R"json("points":[],"quantiles":[])json"));
  EXPECT_THAT(answers[2], HasSubstr(R"json("points":[],"quantiles":[{"u":0.5,"x":3.0}])json"));
  EXPECT_EQ(answers[3], R"json({"error":"line 4: 'x' is not a number"})json");
  EXPECT_EQ(answers[4], R"json({"error":"line 5: '' is not a number"})json");
  EXPECT_THAT(answers[5], StartsWith(R"json({"error":"line 6: expected at most 3 fields)json"));
  EXPECT_EQ(lines(relent("describe --batch -", "printf 'Dirac(3)\\t3\\n' | ").out).size(), 1u) << "one line each";
}

// ---- sample -------------------------------------------------------------------------------------------------------

TEST(SampleCommand, PrintsOneDrawALineThatReadsBackExactly) {
  const Outcome outcome = relent("sample 'Uniform(0, 1)' -n 100 --seed 9");
  EXPECT_EQ(outcome.code, 0);
  const std::vector<std::string> draws = lines(outcome.out);
  ASSERT_EQ(draws.size(), 100u);
  relent::Rng rng(9);
  for (const std::string& draw : draws) EXPECT_EQ(std::strtod(draw.c_str(), nullptr), rng.uniform());
}

TEST(SampleCommand, RepeatsItselfAndContinuesAcrossBlocks) {
  const std::string long_run = relent("sample 'Gamma(2, 3)' -n 20000").out;
  const std::string short_run = relent("sample 'Gamma(2, 3)' -n 9000").out;
  EXPECT_EQ(lines(long_run).size(), 20000u);
  EXPECT_THAT(long_run, StartsWith(short_run));
  EXPECT_NE(relent("sample 'Gamma(2, 3)' -n 9000 --seed 1").out, short_run);
}

TEST(SampleCommand, SeparatesComponentsByCommas) {
  const std::vector<std::string> draws = lines(relent("sample 'MultivariateGaussian([0,1],[[2,1],[1,2]])' -n 3").out);
  ASSERT_EQ(draws.size(), 3u);
  for (const std::string& draw : draws) EXPECT_EQ(std::count(draw.begin(), draw.end(), ','), 1);
}

TEST(SampleCommand, PrintsIntegersPlainly) {
  for (const std::string& draw : lines(relent("sample 'Binomial(10, 0.5)' -n 50").out)) {
    EXPECT_EQ(draw.find_first_not_of("0123456789"), std::string::npos) << draw;
  }
  EXPECT_EQ(relent("sample 'Dirac(-2)' -n 2").out, "-2\n-2\n");
  EXPECT_EQ(relent("sample 'Dirac(-2)' -n 0").out, "");
}

TEST(SampleCommand, ReportsBadDistributions) { expect_bad_data(relent("sample 'Gaussian(0' -n 2"), "(column 11)"); }

// ---- fit ----------------------------------------------------------------------------------------------------------

const std::string table =
    "\xEF\xBB\xBFwait,\"who, where\",n,share\r\n"
    "1.5,\"Ann \"\"A\"\"\",2,0.25\r\n"
    " 2.5 ,Bob,1,0.5\r\n"
    "\r\n"
    "4,Bob,3,0.25\r\n";

TEST(FitCommand, PrintsALawThatParses) {
  const ScratchFile file("x\n1\n2\n3\n6\n");
  const Outcome outcome = relent("fit Gaussian --data " + file.path() + " --column x");
  EXPECT_EQ(outcome.code, 0);
  EXPECT_EQ(outcome.error, "");
  EXPECT_EQ(outcome.out,
            "Gaussian(mean=3, stddev=1.8708286933869707)\n  4 observations, log-likelihood -8.181280069809427\n");
  EXPECT_EQ(relent("kl \"$(head -1)\" 'Gaussian(0, 1)'",
                   "'" RELENT_PROGRAM "' fit Gaussian --data " + file.path() + " --column x | ")
                .code,
            0);
}

TEST(FitCommand, ReadsQuotesLineEndsAndBlankLines) {
  const ScratchFile file(table);
  const Outcome outcome =
      relent("fit Exponential --data - --column wait --by 'who, where' --json", "cat '" + file.path() + "' | ");
  EXPECT_EQ(outcome.code, 0) << outcome.error;
  const auto out = lines(outcome.out);
  ASSERT_EQ(out.size(), 2U);
  EXPECT_THAT(out[0],
              StartsWith(R"json({"group":"Ann \"A\"","distribution":"Exponential(rate=0.6666666666666666)",)json"
                         R"json("observations":1,"log_likelihood":-1.405465)json"));
  EXPECT_THAT(out[1], StartsWith(R"json({"group":"Bob","distribution":"Exponential(rate=0.3076923076923077)",)json"
                                 R"json("observations":2,)json"));
}

TEST(FitCommand, CountsByWeights) {
  const ScratchFile file(table);
  EXPECT_THAT(relent("fit Poisson --data " + file.path() + " --column n --weights share").out,
              StartsWith("Poisson(rate=1.75)\n  3 observations, log-likelihood "));
}

TEST(FitCommand, TakesColumnsOfVectors) {
  const ScratchFile file("a,b\n0,0\n0,2\n2,0\n2,2\n");
  const std::string law = "MultivariateGaussian(mean=[1, 1], covariance=[[1, 0], [0, 1]])\n";
  EXPECT_THAT(relent("fit MultivariateNormal --data " + file.path() + " --column a,b").out, StartsWith(law));
  EXPECT_THAT(relent("fit MultivariateNormal --data " + file.path() + " --column a --column b").out, StartsWith(law));
  expect_bad_data(relent("fit Gaussian --data " + file.path() + " --column a,b"),
                  "Gaussian is a law of numbers: it takes one column, not 2");
}

TEST(FitCommand, AnswersAGroupThatCannotBeFittedByItsError) {
  const ScratchFile file("x,g\n1,one\n2,two\n3,two\n1,one\n");
  const Outcome outcome = relent("fit Gaussian --data " + file.path() + " --column x --by g");
  EXPECT_EQ(outcome.code, 1);
  EXPECT_THAT(outcome.out,
              StartsWith("one: error: Gaussian: no member has the greatest likelihood: every observation is "
                         "1; use Dirac\ntwo: Gaussian(mean=2.5, stddev=0.5); 2 observations, "));
}

TEST(FitCommand, NamesWhatIsWrongWithATable) {
  const ScratchFile file(table);
  const std::string fit = "fit Gamma --data " + file.path();
  expect_bad_data(relent(fit + " --column weight"), "there is no column weight; there are wait, who, where, n, share");
  expect_bad_data(relent(fit + " --column 'who, where'"), "line 2: who, where is 'Ann \"A\"', not a number");
  expect_bad_data(relent("fit Gamma --data /no/such/file --column x"), "cannot read /no/such/file: No such file");
  expect_bad_data(relent("fit Gama --data " + file.path() + " --column wait"), "there is no family Gama");
  const auto of_text = [](const std::string& text) {
    const ScratchFile csv(text);
    return relent("fit Gamma --data " + csv.path() + " --column x");
  };
  expect_bad_data(of_text("x,y\n1,2\n3\n"), "line 3: 1 fields, but the header has 2");
  expect_bad_data(of_text("x,y\n1,2\n,4\n"), "line 3: x is empty");
  expect_bad_data(of_text("x\n1\n1e999\n"), "line 3: x is '1e999', out of the range of a double");
  expect_bad_data(of_text("x\n1\n\"2\n"), "line 3: a quote is not closed");
  expect_bad_data(of_text("x,x\n1,2\n"), "there are several columns x");
  expect_bad_data(of_text(""), "there is no header");
  expect_bad_data(of_text("x\n"), "Gamma: data must be at least one observation, got none");
  expect_bad_data(of_text("x\n1\n-2\n"), "Gamma: data[1] must be positive and finite, got -2");
  expect_wrong_usage("fit Gamma --column x", "--data is required");
  expect_wrong_usage("fit Gamma --data x.csv", "--column is required");
}

// ---- the program --------------------------------------------------------------------------------------------------

TEST(Program, PrintsItsVersion) {
  const Outcome outcome = relent("--version");
  EXPECT_EQ(outcome.code, 0);
  EXPECT_THAT(outcome.out, testing::MatchesRegex("relent [0-9]+\\.[0-9]+\\.[0-9]+\n"));
}

TEST(Program, HelpsWithEverySubcommand) {
  const Outcome help = relent("--help");
  EXPECT_EQ(help.code, 0);
  for (const char* command : {"kl", "describe", "sample"}) {
    EXPECT_THAT(help.out, HasSubstr(std::string("\n  ") + command + " "));
    const Outcome own = relent(std::string(command) + " --help");
    EXPECT_EQ(own.code, 0);
    EXPECT_EQ(own.error, "");
    EXPECT_THAT(own.out, HasSubstr(std::string("\n  relent ") + command + " '")) << "an example";
  }
  for (const char* option :
       {"--method", "--tolerance", "--max-evaluations", "--seed", "--threads", "--bits", "--json", "--batch"}) {
    EXPECT_THAT(relent("kl --help").out, HasSubstr(option));
  }
}

TEST(Program, ExitsWithTwoForWrongUsage) {
  expect_wrong_usage("", "subcommand");
  expect_wrong_usage("divergence A B", "unknown subcommand divergence");
  expect_wrong_usage("kl", "give P and Q");
  expect_wrong_usage("kl 'Gaussian(0,1)'", "give P and Q");
  expect_wrong_usage("kl A B C", "C");
  expect_wrong_usage("kl A B --bogus", "--bogus");
  expect_wrong_usage("kl A B --batch -", "not both");
  expect_wrong_usage("kl --batch ''", "--batch");
  expect_wrong_usage("kl --batch", "--batch");
  expect_wrong_usage("kl A B --method magic", "magic");
  for (const char* tolerance : {"0", "-1", "nan", "inf", "x", "''"}) {
    expect_wrong_usage(std::string("kl A B --tolerance ") + tolerance, "--tolerance");
  }
  for (const char* number : {"0", "-1", "1.5", "x", "1e3"}) {
    expect_wrong_usage(std::string("kl A B --max-evaluations ") + number, "--max-evaluations");
  }
  expect_wrong_usage("kl A B --seed -1", "--seed");
  expect_wrong_usage("kl A B --threads -1", "--threads");
  expect_wrong_usage("describe", "give P");
  expect_wrong_usage("describe 'Dirac(1)' --at x", "'x' is not a number");
  expect_wrong_usage("describe 'Dirac(1)' --at 1e999", "out of the range");
  expect_wrong_usage("describe 'Dirac(1)' --quantile ''", "--quantile");
  expect_wrong_usage("describe 'Dirac(1)' --batch -", "--batch");
  expect_wrong_usage("sample 'Dirac(1)'", "-n");
  expect_wrong_usage("sample 'Dirac(1)' -n -1", "-n");
  expect_wrong_usage("sample -n 1", "P");
}

TEST(Program, NoticesThatItsOutputIsLost) {
  if (!std::filesystem::exists("/dev/full")) GTEST_SKIP() << "no /dev/full here";
  for (const char* arguments : {"kl 'Dirac(0)' 'Dirac(0)'", "describe 'Dirac(0)'", "sample 'Dirac(0)' -n 100000"}) {
    expect_bad_data(relent(arguments, "", ">/dev/full"), "cannot write to standard output");
  }
}

TEST(CrossEntropyCommand, AnswersAsKlDoes) {
  const Outcome outcome = relent("cross-entropy 'Bernoulli(0.5)' 'Bernoulli(0.25)' --bits");
  EXPECT_EQ(outcome.code, 0);
  EXPECT_THAT(outcome.out, StartsWith("1.2075187496394"));  // (2 + log2(4/3)) / 2
  EXPECT_THAT(outcome.out, HasSubstr(" bits (closed form)"));
  const Outcome json = relent("cross-entropy 'StudentT(2)' 'Gaussian(0,1)' --json");
  EXPECT_EQ(nlohmann::json::parse(json.out)["value"], "inf");
  expect_bad_data(relent("cross-entropy 'Gaussian(0,1)' 'StudentT(3)' --method closed-form"), "has no closed form");
}

TEST(MatrixCommand, ShowsAllOrderedPairsWithTheirMethods) {
  const Outcome outcome = relent("matrix 'Gaussian(0,1)' 'StudentT(2)' 'MultivariateGaussian([0], [[1]])'");
  EXPECT_EQ(outcome.code, 0);
  EXPECT_THAT(outcome.out, HasSubstr("KL(row || column) in nats"));
  EXPECT_THAT(outcome.out, HasSubstr("\n  2  inf         0 =    -\n"));
  const Outcome json = relent("matrix 'Bernoulli(1)' 'Bernoulli(0.25)' --bits --json");
  std::istringstream lines(json.out);
  std::vector<nlohmann::json> objects;
  for (std::string line; std::getline(lines, line);) objects.push_back(nlohmann::json::parse(line));
  ASSERT_EQ(objects.size(), 4U);
  EXPECT_EQ(objects[1]["p"], "Bernoulli(probability=1)");
  EXPECT_EQ(objects[1]["value"], 2.0);
  EXPECT_EQ(objects[2]["value"], "inf");
  EXPECT_EQ(objects[3]["method"], "closed_form");
  expect_bad_data(relent("matrix 'Gaussian(0,1)' 'Gaussian(0,-1)'"), "stddev must be positive and finite, got -1");
  EXPECT_EQ(relent("matrix 'Gaussian(0,1)'").code, 2);
}

TEST(PairsCommand, SaysHowEveryOrderedPairIsAnswered) {
  const Outcome text = relent("pairs");
  EXPECT_EQ(text.code, 0);
  EXPECT_THAT(text.out, HasSubstr("closed_form: "));
  const Outcome json = relent("pairs --json");
  std::istringstream lines(json.out);
  std::size_t pairs = 0;
  for (std::string line; std::getline(lines, line); ++pairs) {
    const auto object = nlohmann::json::parse(line);
    const bool closed = object["methods"].dump().find("closed_form") != std::string::npos;
    EXPECT_EQ(closed, !object["source"].get<std::string>().empty()) << line;
  }
  const std::size_t families = relent::Catalogue::builtin().families().size();
  EXPECT_EQ(pairs, families * families);
}

}  // namespace
