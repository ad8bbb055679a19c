// The extension point: closed-form KL divergences by the families of both arguments.
#pragma once

#include <relent/distribution.hpp>

#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace relent {

/// Closed forms of KL(p || q), found by double dispatch on the lineages of p and q. A copyable value: extend a copy of
/// `builtin()` and hand it to `kl_divergence` through `KlOptions::registry`. Reading needs no lock.
class RELENT_API KlRegistry {
 public:
  /// A formula answers in nats (+inf included), or declines with nullopt to the next less specific one.
  using Formula = std::function<std::optional<double>(const Distribution& p, const Distribution& q)>;

  /// One registered pair.
  struct Entry {
    const Lineage* p;
    const Lineage* q;
    Formula formula;
    std::string source;  ///< where the formula comes from, for the documentation
  };

  /// The library's own closed forms.
  static const KlRegistry& builtin();

  /// Registers a formula `double(const P&, const Q&)` or `std::optional<double>(const P&, const Q&)` for P, Q and all
  /// that derive from them. @throws DuplicateFormula if this very pair has one.
  template <class P, class Q, class F>
  KlRegistry& add(F formula, std::string source = {}) {
    insert({&lineage_of<P>(), &lineage_of<Q>(), erase<P, Q>(std::move(formula)), std::move(source)}, false);
    return *this;
  }
  /// As `add`, but takes the place of the pair's formula if it has one.
  template <class P, class Q, class F>
  KlRegistry& replace(F formula, std::string source = {}) {
    insert({&lineage_of<P>(), &lineage_of<Q>(), erase<P, Q>(std::move(formula)), std::move(source)}, true);
    return *this;
  }

  /// The most specific formula for the pair, or null. Specific means: p's class before its parents, and q's before its.
  /// @throws AmbiguousFormula if two formulas fit and neither is at least as specific in both arguments.
  const Entry* find(const Lineage& p, const Lineage& q) const;
  /// Asks the formulas that fit, most specific first, until one does not decline.
  std::optional<double> evaluate(const Distribution& p, const Distribution& q) const;

  /// All registered pairs in order of registration.
  const std::vector<Entry>& entries() const noexcept { return entries_; }

 private:
  template <class P, class Q, class F>
  static Formula erase(F formula) {
    return [formula = std::move(formula)](const Distribution& p, const Distribution& q) -> std::optional<double> {
      return formula(static_cast<const P&>(p), static_cast<const Q&>(q));
    };
  }
  struct Slot {
    std::size_t hash = 0;
    std::size_t number = 0;  // of the entry, from 1; 0 is an empty slot
  };

  void insert(Entry entry, bool overwrite);
  void place(std::size_t hash, std::size_t number);
  const Entry* lookup(const Lineage& p, const Lineage& q) const noexcept;
  std::optional<double> evaluate_next(const Distribution& p, const Distribution& q, const Entry* declined) const;

  std::vector<Entry> entries_;
  std::vector<Slot> slots_;  // open addressing; a power of two
};

}  // namespace relent
