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

class Bernoulli;
class Beta;
class BetaBinomial;
class Binomial;
class Categorical;
class ChiSquared;
class Dirac;
class DiscreteLaplace;
class DiscreteUniform;
class Exponential;
class Frechet;
class Gamma;
class GammaFamily;
class Gaussian;
class GeneralizedExtremeValue;
class GeneralizedGaussian;
class Geometric;
class Gompertz;
class Gumbel;
class Hypergeometric;
class Laplace;
class MultivariateGaussian;
class NegativeBinomial;
class Poisson;
class StudentT;
class Uniform;
class Weibull;
class WeibullFamily;

}  // namespace relent
