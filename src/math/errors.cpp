// The exceptions of relent: messages, and destructors that anchor each type in the library.
#include "relent/errors.hpp"

#include "relent/parameter.hpp"

namespace relent {

namespace {

std::string rule_message(std::string_view family, std::string_view parameter, std::string_view rule,
                         std::string_view got) {
  std::string message;
  message.reserve(family.size() + parameter.size() + rule.size() + got.size() + 18);
  message.append(family).append(": ").append(parameter).append(" must be ").append(rule).append(", got ").append(got);
  return message;
}

std::string located_message(std::string_view message, std::size_t column) {
  return std::string(message) + " (column " + std::to_string(column) + ")";
}

}  // namespace

Error::~Error() = default;

InvalidParameter::InvalidParameter(std::string_view family, std::string_view parameter, std::string_view rule,
                                   double value)
    : InvalidParameter(family, parameter, rule, std::string_view(format_number(value))) {}

InvalidParameter::InvalidParameter(std::string_view family, std::string_view parameter, std::string_view rule,
                                   std::string_view got)
    : Error(rule_message(family, parameter, rule, got)), family_(family), parameter_(parameter) {}

InvalidParameter::~InvalidParameter() = default;

ParseError::ParseError(std::string_view message, std::size_t column)
    : Error(located_message(message, column)), column_(column) {}

ParseError::~ParseError() = default;

NoMaximum::NoMaximum(std::string_view family, std::string_view reason)
    : Error(std::string(family).append(": no member has the greatest likelihood: ").append(reason)) {}

NoMaximum::~NoMaximum() = default;

DimensionMismatch::~DimensionMismatch() = default;
NoClosedForm::~NoClosedForm() = default;
MethodUnavailable::~MethodUnavailable() = default;
AmbiguousFormula::~AmbiguousFormula() = default;
DuplicateFormula::~DuplicateFormula() = default;
NumericalFailure::~NumericalFailure() = default;

}  // namespace relent
