// Forward declarations, for headers that only name relent's types.
#pragma once

namespace relent {

class Distribution;
class UnivariateDistribution;
class MultivariateDistribution;
class AnyDistribution;
class Catalogue;
class KlRegistry;
class Rng;
struct KlEstimate;
struct KlOptions;
struct Lineage;
struct LogDensityTerms;
struct Parameter;
struct Point;
struct Statistic;
struct Support;
struct Tail;
struct Tails;
enum class KlMethod;

class AsymmetricLaplace;
class Bernoulli;
class Beta;
class BetaBinomial;
class BetaPrime;
class BetaPrimeFamily;
class Binomial;
class Categorical;
class Chi;
class Cauchy;
class ChiSquared;
class ContinuousBernoulli;
class Dirac;
class Dirichlet;
class DirichletMultinomial;
class DiscreteLaplace;
class DiscreteUniform;
class Exponential;
class FisherF;
class Gamma;
class GammaFamily;
class Gaussian;
class GeneralizedGamma;
class Geometric;
class HalfNormal;
class GeneralizedPareto;
class Geometric;
class HalfCauchy;
class Hypergeometric;
class InverseGaussian;
class Laplace;
class LogLogistic;
class LogNormal;
class Logistic;
class Kumaraswamy;
class LogUniform;
class LogitNormal;
class InverseGamma;
class Levy;
class Maxwell;
class Lomax;
class MultivariateGaussian;
class Nakagami;
class InverseWishart;
class LKJ;
class Multinomial;
class MultivariateStudentT;
class NegativeBinomial;
class Pareto;
class Poisson;
class Skellam;
class SkewNormal;
class PowerGammaFamily;
class Rayleigh;
class StudentT;
class Triangular;
class TruncatedGaussian;
class Uniform;
class VonMises;
class WrappedCauchy;
class VonMisesFisher;
class Wishart;

}  // namespace relent
