// A value that holds any distribution.
#pragma once

#include <relent/distribution.hpp>

#include <concepts>
#include <iosfwd>
#include <memory>
#include <utility>

namespace relent {

/// A value that holds a distribution of any family and converts to `const Distribution&`. Copies share the immutable
/// law.
class RELENT_API AnyDistribution {
 public:
  template <class D>
  requires std::derived_from<std::remove_cvref_t<D>, Distribution> &&
      (!std::is_abstract_v<std::remove_cvref_t<D>>)AnyDistribution(
          D&& distribution)  // NOLINT(google-explicit-constructor): holds any distribution, as its name says
      : law_(std::make_shared<const std::remove_cvref_t<D>>(std::forward<D>(distribution))) {}
  /// A copy of a distribution of unknown family.
  explicit AnyDistribution(const Distribution& distribution) : law_(distribution.clone()) {}

  const Distribution& get() const noexcept { return *law_; }
  operator const Distribution&() const noexcept { return *law_; }  // NOLINT(google-explicit-constructor)
  const Distribution& operator*() const noexcept { return *law_; }
  const Distribution* operator->() const noexcept { return law_.get(); }

  /// The law as a `D`, or null if it is no such thing: `any.as<UnivariateDistribution>()`.
  template <class D>
  const D* as() const noexcept {
    return dynamic_cast<const D*>(law_.get());
  }

  friend bool operator==(const AnyDistribution& a, const AnyDistribution& b) { return *a.law_ == *b.law_; }
  friend bool operator==(const AnyDistribution& a, const Distribution& b) { return *a.law_ == b; }
  friend std::ostream& operator<<(std::ostream& out, const AnyDistribution& any) { return out << *any.law_; }

 private:
  std::shared_ptr<const Distribution> law_;
};

}  // namespace relent
