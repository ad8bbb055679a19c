// The engine: asks for a closed form, a proof of infinity, and then the numerical tiers, in this order.
#include <relent/kl_divergence.hpp>
#include <relent/multivariate_distribution.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>
#include <ostream>

#include "distributions/law_scope.hpp"
#include "kl/expectation_rule.hpp"
#include "kl/finiteness.hpp"
#include "kl/special_cases.hpp"
#include "kl/tiers.hpp"

namespace relent {
namespace {

using kl::Finiteness;

constexpr double infinity = std::numeric_limits<double>::infinity();
/// A relative error that the sum of an entropy and a divergence would hardly improve.
constexpr double well_conditioned = 1e-14;

std::string both(const Distribution& p, const Distribution& q) { return p.to_string() + " || " + q.to_string(); }

/// For errors: "1.5e-09".
std::string two_digits(double value) {
  std::array<char, 32> text{};
  const auto end = std::to_chars(text.data(), text.data() + text.size(), value, std::chars_format::scientific, 1);
  return {text.data(), end.ptr};
}

void check_options(const KlOptions& options) {
  const auto check_tolerance = [](const char* name, const std::optional<double>& value) {
    if (value && !(*value >= 0.0 && std::isfinite(*value))) {
      throw InvalidParameter("KlOptions", name, "nonnegative and finite", *value);
    }
  };
  check_tolerance("relative_tolerance", options.relative_tolerance);
  check_tolerance("absolute_tolerance", options.absolute_tolerance);
  if (options.max_evaluations == 0) throw InvalidParameter("KlOptions", "max_evaluations", "positive", 0.0);
}

/// Laws on different spaces have no divergence.
void check_spaces(const Distribution& p, const Distribution& q) {
  const auto* multivariate_p = dynamic_cast<const MultivariateDistribution*>(&p);
  const auto* multivariate_q = dynamic_cast<const MultivariateDistribution*>(&q);
  const auto space = [](const Distribution& law, const MultivariateDistribution* multivariate) {
    return law.name() +
           (multivariate == nullptr ? " is univariate" : " has dimension " + std::to_string(multivariate->dimension()));
  };
  const bool same_space = multivariate_p == nullptr || multivariate_q == nullptr
                              ? multivariate_p == multivariate_q
                              : multivariate_p->dimension() == multivariate_q->dimension();
  if (!same_space) throw DimensionMismatch("KL: " + space(p, multivariate_p) + " and " + space(q, multivariate_q));
}

KlEstimate exact(double value, KlMethod method, bool finite_proved, std::string note) {
  KlEstimate estimate;
  estimate.value = estimate.lower = estimate.upper = value;
  estimate.method = method;
  estimate.converged = true;
  estimate.finite_proved = finite_proved;
  estimate.note = std::move(note);
  return estimate;
}

KlEstimate proved_infinite(const std::string& reason) {
  return exact(infinity, KlMethod::infinite, false, "infinite: " + reason);
}

/// A formula may be a user's.
void check_formula(double value, const Distribution& p, const Distribution& q) {
  if (std::isnan(value) || value == -infinity) {
    throw NumericalFailure("KL(" + both(p, q) + "): the registered formula gave " + format_number(value));
  }
}

/// What a registered formula's value means: +inf is a proof, or a finite value beyond the range of double.
KlEstimate from_formula(double value, const Distribution& p, const Distribution& q) {
  check_formula(value, p, q);
  if (std::isfinite(value)) {
    KlEstimate estimate = exact(value, KlMethod::closed_form, true, {});
    if (value < 0.0) {  // of a user's formula that cancels: the truth is not negative
      estimate.lower = 0.0;
      estimate.upper = estimate.error = -value;
      estimate.converged = false;
      estimate.note = "the registered formula gave a negative value";
    }
    return estimate;
  }
  const Finiteness finiteness = kl::decide_finiteness(p, q);
  switch (finiteness.verdict) {
    case Finiteness::Verdict::infinite:
      return proved_infinite(finiteness.reason);
    case Finiteness::Verdict::finite:
      return exact(value, KlMethod::closed_form, true, "overflow");
    case Finiteness::Verdict::unknown:
      break;
  }
  return proved_infinite("the registered formula says so");
}

/// A difference of closed forms, with the cancellation in it.
KlEstimate from_expectations(const kl::ByExpectations& result, double least) {
  KlEstimate estimate = exact(result.value, KlMethod::closed_form, true, {});
  estimate.error = result.error;
  estimate.lower = (std::max)(result.value - result.error, least);
  estimate.upper = result.value + result.error;
  return estimate;
}

/// The entropy of a law, and how far it is right.
struct Entropy {
  double value = 0.0;
  double error = 0.0;
  bool integrated = false;
};

Entropy entropy_of(const Distribution& p) {
  const auto* law = dynamic_cast<const UnivariateDistribution*>(&p);
  if (law == nullptr) {
    const double value = dynamic_cast<const MultivariateDistribution&>(p).entropy();
    return {value, 8.0 * std::numeric_limits<double>::epsilon() * std::fabs(value), false};
  }
  const LawScope scope(*law);
  const double value = law->entropy();
  const double relative = scope.has_integrated() ? 1e-10 : 8.0 * std::numeric_limits<double>::epsilon();
  return {value, relative * std::fabs(value), scope.has_integrated()};
}

bool is_univariate(const Distribution& law) { return dynamic_cast<const UnivariateDistribution*>(&law) != nullptr; }

/// The tier that answers a pair without a closed form.
KlMethod numerical_method(const Distribution& p) {
  const auto* univariate = dynamic_cast<const UnivariateDistribution*>(&p);
  if (univariate == nullptr) return KlMethod::monte_carlo;
  return univariate->support().is_discrete() ? KlMethod::summation : KlMethod::quadrature;
}

void check_available(KlMethod demanded, const Distribution& p, const Distribution& q) {
  const auto unavailable = [&](const std::string& why) {
    throw MethodUnavailable(std::string("KL(") + both(p, q) + "): " + to_string(demanded) + " cannot answer: " + why);
  };
  switch (demanded) {
    case KlMethod::infinite:
      unavailable("nothing proves it infinite");
      break;
    case KlMethod::closed_form:
      throw NoClosedForm("KL(" + both(p, q) + ") has no closed form");
    case KlMethod::summation:
      if (!is_univariate(p)) unavailable("it sums over discrete laws of one dimension");
      if (numerical_method(p) != KlMethod::summation) unavailable("it sums over discrete laws, and p has a density");
      break;
    case KlMethod::quadrature:
      if (!is_univariate(p)) unavailable("it integrates over one dimension");
      if (numerical_method(p) != KlMethod::quadrature) unavailable("it integrates densities, and p is discrete");
      break;
    case KlMethod::monte_carlo:
      break;
  }
}

KlEstimate estimate_by(KlMethod method, const Distribution& p, const Distribution& q, const KlOptions& options) {
  if (method == KlMethod::monte_carlo) return kl::by_monte_carlo(p, q, options);
  const auto& univariate_p = dynamic_cast<const UnivariateDistribution&>(p);
  const auto& univariate_q = dynamic_cast<const UnivariateDistribution&>(q);
  return method == KlMethod::summation ? kl::by_summation(univariate_p, univariate_q, options)
                                       : kl::by_quadrature(univariate_p, univariate_q, options);
}

}  // namespace

const char* to_string(KlMethod method) noexcept {
  switch (method) {
    case KlMethod::infinite:
      return "infinite";
    case KlMethod::closed_form:
      return "closed_form";
    case KlMethod::summation:
      return "summation";
    case KlMethod::quadrature:
      return "quadrature";
    case KlMethod::monte_carlo:
      return "monte_carlo";
  }
  return "";
}

std::ostream& operator<<(std::ostream& out, KlMethod method) { return out << to_string(method); }

std::ostream& operator<<(std::ostream& out, const KlEstimate& estimate) {
  out << format_number(estimate.value) << " nats (";
  switch (estimate.method) {
    case KlMethod::infinite:
      return out << estimate.note << ')';
    case KlMethod::closed_form:
      out << "closed form";
      if (estimate.error > 0.0) out << ", rounding error " << two_digits(estimate.error);
      break;
    case KlMethod::summation:
      out << "summation, error at most " << two_digits(estimate.error);
      break;
    case KlMethod::quadrature:
      out << "quadrature, estimated error " << two_digits(estimate.error);
      break;
    case KlMethod::monte_carlo:
      out << "Monte Carlo, standard error " << two_digits(estimate.error) << ", 95 % interval ["
          << format_number(estimate.lower) << ", " << format_number(estimate.upper) << "]";
      break;
  }
  out << ')';
  if (!estimate.note.empty()) out << "; " << estimate.note;
  return out;
}

namespace {

/// What formulas say of a pair on one space whose own formula declined, or that has none: the formulas of what p and q
/// are special cases of, then the expectation rule.
std::optional<KlEstimate> by_related_formulas(const Distribution& p, const Distribution& q,
                                              const KlRegistry& registry) {
  using Answer = std::optional<KlEstimate>;
  const Answer registered =
      kl::ask_special_cases(p, q, [&](const Distribution& p_guise, const Distribution& q_guise) -> Answer {
        const auto value = registry.evaluate(p_guise, q_guise);
        if (!value) return std::nullopt;
        return from_formula(*value, p_guise, q_guise);
      });
  if (registered) return registered;
  return kl::ask_special_cases(p, q, [](const Distribution& p_guise, const Distribution& q_guise) -> Answer {
    const auto result = kl::kl_by_expectations(p_guise, q_guise);
    if (!result) return std::nullopt;
    return from_expectations(*result, 0.0);
  });
}

}  // namespace

KlEstimate kl_divergence(const Distribution& p, const Distribution& q, const KlOptions& options) {
  check_options(options);
  if (options.registry != nullptr) check_spaces(p, q);  // the library's own formulas know theirs
  const bool may_use_formula = !options.method || *options.method == KlMethod::closed_form;
  const KlRegistry& registry = options.registry != nullptr ? *options.registry : KlRegistry::builtin();
  if (may_use_formula) {
    if (const auto value = registry.evaluate(p, q)) return from_formula(*value, p, q);
  }
  check_spaces(p, q);
  const Finiteness finiteness = kl::decide_finiteness(p, q);
  if (finiteness.verdict == Finiteness::Verdict::infinite) return proved_infinite(finiteness.reason);
  if (may_use_formula) {
    if (const auto result = by_related_formulas(p, q, registry)) return *result;
  }
  if (options.method) check_available(*options.method, p, q);
  KlEstimate estimate = estimate_by(options.method.value_or(numerical_method(p)), p, q, options);
  estimate.finite_proved = finiteness.verdict == Finiteness::Verdict::finite;
  return estimate;
}

KlEstimate cross_entropy(const Distribution& p, const Distribution& q, const KlOptions& options) {
  check_options(options);
  check_spaces(p, q);
  if (!options.method || *options.method == KlMethod::closed_form) {
    const auto direct = kl::cross_entropy_by_expectations(p, q);
    if (direct && direct->error <= well_conditioned * std::fabs(direct->value) &&
        kl::decide_finiteness(p, q).verdict == Finiteness::Verdict::finite) {
      return from_expectations(*direct, -infinity);
    }
  }
  KlEstimate estimate = kl_divergence(p, q, options);
  if (std::isinf(estimate.value)) return estimate;
  const Entropy entropy = entropy_of(p);
  if (std::isinf(entropy.value)) {
    return exact(entropy.value, KlMethod::infinite, false,
                 std::string("infinite: p's entropy is ") + format_number(entropy.value));
  }
  estimate.value += entropy.value;
  estimate.error += entropy.error;
  estimate.lower += entropy.value - entropy.error;
  estimate.upper += entropy.value + entropy.error;
  if (estimate.method == KlMethod::closed_form && entropy.integrated) estimate.method = numerical_method(p);
  return estimate;
}

KlEstimate bits(const KlEstimate& nats) {
  constexpr double log_two = 0.69314718055994530942;
  KlEstimate result = nats;
  for (double* quantity : {&result.value, &result.error, &result.lower, &result.upper}) *quantity /= log_two;
  return result;
}

std::optional<double> closed_form_kl(const Distribution& p, const Distribution& q) {
  return closed_form_kl(p, q, KlRegistry::builtin());
}

std::optional<double> closed_form_kl(const Distribution& p, const Distribution& q, const KlRegistry& registry) {
  if (const auto value = registry.evaluate(p, q)) {
    check_formula(*value, p, q);
    return value;
  }
  check_spaces(p, q);
  if (kl::decide_finiteness(p, q).verdict == Finiteness::Verdict::infinite) {
    return infinity;
  }
  if (const auto result = by_related_formulas(p, q, registry)) return result->value;
  return std::nullopt;
}

KlMethod kl_method(const Distribution& p, const Distribution& q) {
  if (const auto value = KlRegistry::builtin().evaluate(p, q)) return from_formula(*value, p, q).method;
  check_spaces(p, q);
  if (kl::decide_finiteness(p, q).verdict == Finiteness::Verdict::infinite) return KlMethod::infinite;
  if (const auto result = by_related_formulas(p, q, KlRegistry::builtin())) return result->method;
  return numerical_method(p);
}

}  // namespace relent
