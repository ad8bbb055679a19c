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
class Chi;
class ChiSquared;
class Dirac;
class DiscreteLaplace;
class DiscreteUniform;
class Exponential;
class Gamma;
class GammaFamily;
class Gaussian;
class GeneralizedGamma;
class Geometric;
class HalfNormal;
class Hypergeometric;
class InverseGamma;
class Laplace;
class Levy;
class LogSeries;
class Maxwell;
class MultivariateGaussian;
class Nakagami;
class NegativeBinomial;
class Poisson;
class PowerGammaFamily;
class Rayleigh;
class StudentT;
class Uniform;
class Zeta;

}  // namespace relent
