// Distribution: names, text and equality.
#include "relent/distribution.hpp"

#include <ostream>

#include "math/class_name.hpp"

namespace relent {

Distribution::~Distribution() = default;

std::string Distribution::to_string() const {
  std::string text = name() + "(";
  bool first = true;
  for (const Parameter& parameter : parameters()) {
    if (!first) text += ", ";
    first = false;
    text += parameter.name + "=" + format_parameter(parameter.value);
  }
  return text + ")";
}

std::string Distribution::do_name() const { return math::class_name(typeid(*this)); }

std::vector<Parameter> Distribution::do_parameters() const { return {}; }

bool operator==(const Distribution& a, const Distribution& b) {
  return &a == &b || (a.lineage() == b.lineage() && a.parameters() == b.parameters());
}

std::ostream& operator<<(std::ostream& out, const Distribution& distribution) {
  return out << distribution.to_string();
}

}  // namespace relent
