// KL(p || q) for every pair, with how it was obtained and how far it can be trusted.
#pragma once

#include <relent/distribution.hpp>
#include <relent/kl_registry.hpp>

#include <cstddef>
#include <cstdint>
#include <iosfwd>
#include <optional>
#include <string>

namespace relent {

/// How a divergence is answered.
enum class KlMethod { infinite, closed_form, summation, quadrature, monte_carlo };

/// "infinite", "closed_form", "summation", "quadrature", "monte_carlo".
RELENT_API const char* to_string(KlMethod method) noexcept;
RELENT_API std::ostream& operator<<(std::ostream& out, KlMethod method);

/// What is asked. The defaults answer every pair; the same options always give the same bits.
struct KlOptions {
  /// Demands a method; kl_divergence throws if it cannot answer. A proved infinity is answered whatever was demanded.
  std::optional<KlMethod> method = std::nullopt;
  /// Default 1e-9 for sums and quadrature, 1e-3 for Monte Carlo.
  std::optional<double> relative_tolerance = std::nullopt;
  /// Default 1e-15 for sums and quadrature, 1e-6 for Monte Carlo.
  std::optional<double> absolute_tolerance = std::nullopt;
  /// Of log-densities of p or of q; never exceeded.
  std::size_t max_evaluations = std::size_t{1} << 24;
  /// Of the Monte Carlo draws.
  std::uint64_t seed = 0x72656c656e74;
  /// For Monte Carlo: 0 means all there are. The result does not depend on it.
  unsigned threads = 1;
  /// Closed forms to use; null means KlRegistry::builtin().
  const KlRegistry* registry = nullptr;
};

/// An answer, in nats.
struct KlEstimate {
  double value = 0.0;  ///< may be +inf; a Monte Carlo value is not clipped at 0
  /// 0 for registered formulas and proved infinities; what rounding may have done where a closed form is a difference
  /// of an entropy and expectations; the truncation bound of a sum; the estimate of a quadrature; one standard error of
  /// Monte Carlo.
  double error = 0.0;
  double lower =
      0.0;  ///< interval for the truth: certified for sums, estimated for quadrature, 95 % for Monte Carlo; >= 0
  double upper = 0.0;
  KlMethod method = KlMethod::closed_form;
  std::size_t evaluations = 0;  ///< of log-densities; 0 for closed forms
  bool converged = false;       ///< the requested tolerance was met
  /// Finiteness follows from supports and tails; false for infinite values, and when a tail is unknown and finiteness
  /// rests on numerical evidence.
  bool finite_proved = false;
  std::string note;  ///< empty, or why: "infinite: p's left tail has no second moment", "tolerance not met: ..."
};

/// "0.4431471805599453 nats (closed form)" and the like, for people.
RELENT_API std::ostream& operator<<(std::ostream& out, const KlEstimate& estimate);

/// KL(p || q) = E_p[log p(X) - log q(X)] in nats, by the strongest method that answers: a closed form, a proof of
/// infinity, a sum, quadrature, Monte Carlo.
/// @throws DimensionMismatch for laws on different spaces; NoClosedForm or MethodUnavailable if a demanded method
/// cannot answer;
///         AmbiguousFormula if the registry cannot choose; InvalidParameter for options out of range.
RELENT_API KlEstimate kl_divergence(const Distribution& p, const Distribution& q, const KlOptions& options = {});

/// The cross-entropy H(p, q) = E_p[-log q(X)] = H(p) + KL(p || q) in nats, with the same honesty: +inf exactly where
/// the divergence is (or p's entropy). It is negative where densities are large, so that here `value`, `lower` and
/// `upper` may be.
/// @throws as kl_divergence; MethodUnavailable for a multivariate law without an entropy.
RELENT_API KlEstimate cross_entropy(const Distribution& p, const Distribution& q, const KlOptions& options = {});

/// An answer in nats as one in bits.
RELENT_API KlEstimate bits(const KlEstimate& nats);

/// The closed form alone, +inf when that is proved; nullopt if there is none. Costs a table look-up over the formula.
RELENT_API std::optional<double> closed_form_kl(const Distribution& p, const Distribution& q);
RELENT_API std::optional<double> closed_form_kl(const Distribution& p, const Distribution& q,
                                                const KlRegistry& registry);

/// How kl_divergence would answer with default options, without computing the answer.
RELENT_API KlMethod kl_method(const Distribution& p, const Distribution& q);

}  // namespace relent
