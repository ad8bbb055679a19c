// The registry of closed forms: open addressing over cached hashes of class names, dominance over both lineages.
#include <relent/kl_registry.hpp>

#include "math/class_name.hpp"

namespace relent {
namespace {

std::size_t combined_hash(const Lineage& p, const Lineage& q) noexcept {
  const std::size_t mixed = (p.hash ^ (q.hash >> 31) ^ (q.hash << 17)) * std::size_t{0x9E3779B97F4A7C15};
  return mixed ^ (mixed >> 32);
}

std::string pair_name(const Lineage& p, const Lineage& q) {
  return math::class_name(*p.type) + " || " + math::class_name(*q.type);
}

/// A registered pair that fits, with its distances from the classes asked for.
struct Fit {
  const KlRegistry::Entry* entry;
  int p_distance;
  int q_distance;
};

bool is_as_specific(const Fit& a, const Fit& b) { return a.p_distance <= b.p_distance && a.q_distance <= b.q_distance; }

[[noreturn]] void throw_ambiguous(const Lineage& p, const Lineage& q, const Fit& p_closer, const Fit& q_closer) {
  throw AmbiguousFormula("KL(" + pair_name(p, q) + "): the formulas of " +
                         pair_name(*p_closer.entry->p, *p_closer.entry->q) + " and " +
                         pair_name(*q_closer.entry->p, *q_closer.entry->q) + " fit equally well; register " +
                         pair_name(*p_closer.entry->p, *q_closer.entry->q) + " to choose");
}

}  // namespace

void KlRegistry::insert(Entry entry, bool overwrite) {
  if (const Entry* present = lookup(*entry.p, *entry.q)) {
    if (!overwrite) {
      throw DuplicateFormula("KL(" + pair_name(*entry.p, *entry.q) +
                             ") has a formula already; use replace to put another in its place");
    }
    entries_[static_cast<std::size_t>(present - entries_.data())] = std::move(entry);
    return;
  }
  entries_.push_back(std::move(entry));
  if (slots_.size() < 4 * entries_.size()) {
    slots_.assign(slots_.empty() ? 64 : 2 * slots_.size(), Slot{});
    for (std::size_t i = 0; i < entries_.size(); ++i) place(combined_hash(*entries_[i].p, *entries_[i].q), i + 1);
  } else {
    place(combined_hash(*entries_.back().p, *entries_.back().q), entries_.size());
  }
}

void KlRegistry::place(std::size_t hash, std::size_t number) {
  std::size_t i = hash & (slots_.size() - 1);
  while (slots_[i].number != 0) i = (i + 1) & (slots_.size() - 1);
  slots_[i] = {hash, number};
}

const KlRegistry::Entry* KlRegistry::lookup(const Lineage& p, const Lineage& q) const noexcept {
  if (slots_.empty()) return nullptr;
  const std::size_t hash = combined_hash(p, q);
  for (std::size_t i = hash & (slots_.size() - 1);; i = (i + 1) & (slots_.size() - 1)) {
    const Slot& slot = slots_[i];
    if (slot.number == 0) return nullptr;
    if (slot.hash != hash) continue;
    const Entry& entry = entries_[slot.number - 1];
    if (*entry.p == p && *entry.q == q) return &entry;
  }
}

const KlRegistry::Entry* KlRegistry::find(const Lineage& p, const Lineage& q) const {
  Fit best{nullptr, 0, 0};
  int p_distance = 0;
  for (const Lineage* a = &p; a != nullptr; a = a->parent, ++p_distance) {
    int q_distance = 0;
    for (const Lineage* b = &q; b != nullptr; b = b->parent, ++q_distance) {
      if (best.entry != nullptr && q_distance >= best.q_distance) break;  // dominated from here on
      if (const Entry* entry = lookup(*a, *b)) {
        if (best.entry != nullptr) throw_ambiguous(p, q, best, {entry, p_distance, q_distance});
        best = {entry, p_distance, q_distance};
        if (q_distance == 0) return entry;
        break;
      }
    }
  }
  return best.entry;
}

std::optional<double> KlRegistry::evaluate(const Distribution& p, const Distribution& q) const {
  const Entry* entry = find(p.lineage(), q.lineage());
  if (entry == nullptr) return std::nullopt;
  if (auto value = entry->formula(p, q)) return value;
  return evaluate_next(p, q, entry);
}

std::optional<double> KlRegistry::evaluate_next(const Distribution& p, const Distribution& q,
                                                const Entry* declined) const {
  std::vector<Fit> fits;
  int p_distance = 0;
  for (const Lineage* a = &p.lineage(); a != nullptr; a = a->parent, ++p_distance) {
    int q_distance = 0;
    for (const Lineage* b = &q.lineage(); b != nullptr; b = b->parent, ++q_distance) {
      const Entry* entry = lookup(*a, *b);
      if (entry != nullptr && entry != declined) fits.push_back({entry, p_distance, q_distance});
    }
  }
  while (!fits.empty()) {
    std::size_t best =
        0;  // fits are in order of p_distance, so a fit that dominates the first stands before all it dominates
    for (std::size_t i = 1; i < fits.size(); ++i) {
      if (!is_as_specific(fits[best], fits[i])) throw_ambiguous(p.lineage(), q.lineage(), fits[best], fits[i]);
    }
    if (auto value = fits[best].entry->formula(p, q)) return value;
    fits.erase(fits.begin());
  }
  return std::nullopt;
}

}  // namespace relent
