// The catalogue: the one list of families, from which parsing, conformance tests, the program and the docs all follow.
#pragma once

#include <relent/any_distribution.hpp>

#include <functional>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace relent {

/// The values of one call such as Gamma(shape=2, rate=3), in the order of the form that matched.
class RELENT_API Arguments {
 public:
  explicit Arguments(std::vector<ParameterValue> values) : values_(std::move(values)) {}

  double real(std::size_t i) const { return std::get<double>(values_[i]); }
  const std::vector<double>& vector(std::size_t i) const { return std::get<std::vector<double>>(values_[i]); }
  const ParameterMatrix& matrix(std::size_t i) const { return std::get<ParameterMatrix>(values_[i]); }

 private:
  std::vector<ParameterValue> values_;
};

/// A parameter that a form takes.
struct ParameterSpec {
  enum class Kind { real, vector, matrix };

  std::string name;
  Kind kind = Kind::real;
  std::optional<double> default_value = std::nullopt;
};

/// One way of giving a family's parameters, and the constructor for it.
struct ParameterForm {
  std::vector<ParameterSpec> parameters;
  std::function<AnyDistribution(const Arguments&)> make;
};

/// What a family says about itself: its static member `description()`.
struct FamilyDescription {
  std::string name;
  std::vector<std::string> aliases;
  std::string summary;                ///< one line: what it models
  std::string density;                ///< plain ASCII
  std::string parameters;             ///< ranges, in words
  std::string support;                ///< in words, as in the table of the documentation
  std::vector<ParameterForm> forms;   ///< the first is the positional one
  std::vector<std::string> examples;  ///< texts of ordinary and awkward members, which every conformance suite runs
};

/// The families that `parse` knows. Copyable: extend a copy with your own.
class RELENT_API Catalogue {
 public:
  /// The library's own families.
  static const Catalogue& builtin();

  /// Adds a family that has `static FamilyDescription description()`. @throws Error if its name or an alias is taken.
  template <class F>
  Catalogue& add() {
    return add(F::description());
  }
  Catalogue& add(FamilyDescription description);

  std::span<const FamilyDescription> families() const noexcept { return families_; }
  /// By name or alias; null if there is none.
  const FamilyDescription* find(std::string_view name) const noexcept;

 private:
  std::vector<FamilyDescription> families_;
};

}  // namespace relent
