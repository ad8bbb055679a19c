// The exceptions of relent: one type per thing a caller would do differently, all from one base.
#pragma once

#include <relent/export.hpp>

#include <cstddef>
#include <stdexcept>
#include <string>
#include <string_view>

namespace relent {

/// The base of everything relent throws.
class RELENT_API Error : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
  Error(const Error&) = default;
  Error& operator=(const Error&) = default;
  ~Error() override;
};

/// A parameter breaks its family's rule: "Gamma: rate must be positive and finite, got -1".
class RELENT_API InvalidParameter : public Error {
 public:
  /// `rule` completes "family: parameter must be ..."; `value` is what was got.
  InvalidParameter(std::string_view family, std::string_view parameter, std::string_view rule, double value);
  /// For values that are not one number: `got` is printed as it stands.
  InvalidParameter(std::string_view family, std::string_view parameter, std::string_view rule, std::string_view got);
  ~InvalidParameter() override;

  /// The family whose constructor refused.
  const std::string& family() const noexcept { return family_; }
  /// The parameter at fault, under the name the user gave it.
  const std::string& parameter() const noexcept { return parameter_; }

 private:
  std::string family_;
  std::string parameter_;
};

/// Malformed text; `column()` counts from 1.
class RELENT_API ParseError : public Error {
 public:
  ParseError(std::string_view message, std::size_t column);
  ~ParseError() override;

  std::size_t column() const noexcept { return column_; }

 private:
  std::size_t column_;
};

/// Sizes that do not fit together; the message names both.
class RELENT_API DimensionMismatch : public Error {
 public:
  using Error::Error;
  ~DimensionMismatch() override;
};

/// A closed form was demanded and the pair has none; the message names both distributions.
class RELENT_API NoClosedForm : public Error {
 public:
  using Error::Error;
  ~NoClosedForm() override;
};

/// A method was demanded that cannot answer this pair; the message names both distributions and the method.
class RELENT_API MethodUnavailable : public Error {
 public:
  using Error::Error;
  ~MethodUnavailable() override;
};

/// Two registered formulas fit a pair equally well; the message names the pair that would break the tie.
class RELENT_API AmbiguousFormula : public Error {
 public:
  using Error::Error;
  ~AmbiguousFormula() override;
};

/// A second formula was added for a pair that has one; use `replace` to mean it.
class RELENT_API DuplicateFormula : public Error {
 public:
  using Error::Error;
  ~DuplicateFormula() override;
};

/// A numerical default failed, for instance a density that does not integrate to 1; the message says what was found.
class RELENT_API NumericalFailure : public Error {
 public:
  using Error::Error;
  ~NumericalFailure() override;
};

/// The likelihood of the data grows towards the edge of the family, and no member has the most; the message names the
/// law that the data lead to.
class RELENT_API NoMaximum : public Error {
 public:
  NoMaximum(std::string_view family, std::string_view reason);
  ~NoMaximum() override;
};

}  // namespace relent
