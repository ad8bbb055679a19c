// One numerical integration of a density for many questions about it.
#pragma once

#include <optional>

#include "estimate/numerical_law.hpp"
#include "relent/distribution.hpp"

namespace relent {

/// While it lives, the numerical defaults of `family` on this thread share one integration of its density, done at the
/// first need. For arrays of draws, and for what takes several expectations; answers are the same without it.
class LawScope {
 public:
  explicit LawScope(const UnivariateDistribution& family) noexcept;
  ~LawScope();
  LawScope(const LawScope&) = delete;
  LawScope& operator=(const LawScope&) = delete;

  /// The innermost scope of this family that is open on this thread, or null.
  static LawScope* of(const UnivariateDistribution& family) noexcept;

  /// @throws NumericalFailure if the density does not integrate to 1.
  const estimate::NumericalLaw& law();
  /// Has some answer needed the integration?
  bool has_integrated() const noexcept { return law_.has_value(); }

 private:
  const UnivariateDistribution& family_;
  LawScope* outer_;
  std::optional<estimate::NumericalLaw> law_;
};

}  // namespace relent
