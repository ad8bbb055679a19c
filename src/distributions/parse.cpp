// Distributions from text: a recursive-descent reader, then the choice of the form that the given names fit.
#include "relent/parse.hpp"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "math/read_number.hpp"
#include "relent/errors.hpp"

namespace relent {

namespace {

using math::NumberReading;

/// One argument as it stands in the text; `name` is empty for a positional one. Columns count from 1.
struct GivenArgument {
  std::string name;
  std::size_t column = 0;
  ParameterValue value;
  std::size_t value_column = 0;
};

/// A call such as Gamma(2, rate=3), not yet understood.
struct Call {
  std::string family;
  std::size_t family_column = 0;
  std::vector<GivenArgument> arguments;
  std::size_t end_column = 0;  // of the closing parenthesis
};

class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}

  Call call() {
    Call result;
    skip_spaces();
    result.family_column = column();
    result.family = word();
    if (result.family.empty()) fail_expected("the name of a family, as in Gaussian(0, 1)");
    skip_spaces();
    if (!take('(')) fail_expected("'(' after " + result.family);
    skip_spaces();
    result.end_column = column();
    if (!take(')')) {
      do {
        result.arguments.push_back(argument());
        skip_spaces();
        result.end_column = column();
      } while (take(','));
      if (!take(')')) fail_expected("',' or ')'");
    }
    skip_spaces();
    if (position_ < text_.size()) fail_expected("nothing after ')'");
    return result;
  }

 private:
  GivenArgument argument() {
    GivenArgument given;
    skip_spaces();
    given.column = column();
    const std::size_t start = position_;
    given.name = word();
    skip_spaces();
    if (given.name.empty() || !take('=')) {
      position_ = start;
      given.name.clear();
    }
    skip_spaces();
    given.value_column = column();
    given.value = value();
    return given;
  }

  ParameterValue value() {
    if (peek() != '[') return number("a number, a vector [a, b] or a matrix [[a, b], [c, d]]");
    const std::size_t start = position_;
    take('[');
    skip_spaces();
    if (peek() != '[') {
      position_ = start;
      return row("a number");
    }
    return matrix();
  }

  // After the outer '['.
  ParameterMatrix matrix() {
    ParameterMatrix result;
    do {
      skip_spaces();
      const std::size_t row_column = column();
      if (peek() != '[') fail_expected("'[' of the next row");
      const std::vector<double> numbers = row("a number");
      if (result.rows == 0) result.columns = numbers.size();
      if (numbers.size() != result.columns) {
        throw ParseError("row " + std::to_string(result.rows + 1) + " of the matrix has " +
                             std::to_string(numbers.size()) + " numbers, row 1 has " + std::to_string(result.columns),
                         row_column);
      }
      result.values.insert(result.values.end(), numbers.begin(), numbers.end());
      ++result.rows;
      skip_spaces();
    } while (take(','));
    if (!take(']')) fail_expected("',' or ']'");
    return result;
  }

  std::vector<double> row(std::string_view expected) {
    std::vector<double> numbers;
    take('[');
    skip_spaces();
    if (take(']')) return numbers;
    do {
      skip_spaces();
      numbers.push_back(number(expected));
      skip_spaces();
    } while (take(','));
    if (!take(']')) fail_expected("',' or ']'");
    return numbers;
  }

  double number(std::string_view expected) {
    const NumberReading reading = math::read_number(text_.substr(position_));
    if (reading.status == NumberReading::Status::not_a_number) fail_expected(expected);
    if (reading.status == NumberReading::Status::out_of_range) {
      throw ParseError(
          "the number " + std::string(text_.substr(position_, reading.length)) + " is out of the range of a double",
          column());
    }
    position_ += reading.length;
    return reading.value;
  }

  std::string word() {
    const std::size_t start = position_;
    if (position_ < text_.size() && (math::is_letter(text_[position_]) || text_[position_] == '_')) {
      while (position_ < text_.size() && math::is_word(text_[position_])) ++position_;
    }
    return std::string(text_.substr(start, position_ - start));
  }

  char peek() const { return position_ < text_.size() ? text_[position_] : '\0'; }
  bool take(char c) {
    if (position_ >= text_.size() || text_[position_] != c) return false;
    ++position_;
    return true;
  }
  void skip_spaces() {
    while (position_ < text_.size() && math::is_space(text_[position_])) ++position_;
  }
  std::size_t column() const { return position_ + 1; }

  [[noreturn]] void fail_expected(std::string_view expected) const {
    std::string found = "the end of the text";
    if (position_ < text_.size()) {
      std::size_t end = position_;
      while (end < text_.size() && (math::is_word(text_[end]) || text_[end] == '.')) ++end;
      const auto byte = static_cast<unsigned char>(text_[position_]);
      found = end > position_               ? "'" + std::string(text_.substr(position_, end - position_)) + "'"
              : byte >= 0x20 && byte < 0x7f ? "'" + std::string(1, text_[position_]) + "'"
                                            : "byte " + std::to_string(byte);
    }
    throw ParseError("expected " + std::string(expected) + ", found " + found, column());
  }

  std::string_view text_;
  std::size_t position_ = 0;
};

std::string joined(const std::vector<std::string>& words, std::string_view separator) {
  std::string text;
  for (std::size_t i = 0; i < words.size(); ++i) text.append(i == 0 ? std::string_view() : separator).append(words[i]);
  return text;
}

/// Levenshtein's distance, blind to case.
std::size_t edit_distance(std::string_view a, std::string_view b) {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
  std::vector<std::size_t> costs(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) costs[j] = j;
  for (std::size_t i = 0; i < a.size(); ++i) {
    std::size_t diagonal = costs[0];
    costs[0] = i + 1;
    for (std::size_t j = 0; j < b.size(); ++j) {
      const std::size_t replaced = diagonal + (lower(a[i]) == lower(b[j]) ? 0 : 1);
      diagonal = costs[j + 1];
      costs[j + 1] = (std::min)({replaced, costs[j] + 1, diagonal + 1});
    }
  }
  return costs[b.size()];
}

/// "; did you mean Gamma?", or the names there are when none is near.
std::string suggestion(std::string_view given, const std::vector<std::string>& known) {
  constexpr std::size_t longest = 64;  // nobody mistypes more
  const std::string* nearest = nullptr;
  std::size_t least = (std::max)(given.size() / 3, std::size_t{1}) + 1;
  for (const std::string& name : known) {
    if (given.size() > longest) break;
    const std::size_t distance = edit_distance(given, name);
    if (distance < least) {
      least = distance;
      nearest = &name;
    }
  }
  if (nearest != nullptr) return "; did you mean " + *nearest + "?";
  return "; known: " + joined(known, ", ");
}

const ParameterSpec* find_spec(const ParameterForm& form, std::string_view name) {
  const auto found = std::find_if(form.parameters.begin(), form.parameters.end(),
                                  [name](const ParameterSpec& spec) { return spec.name == name; });
  return found == form.parameters.end() ? nullptr : &*found;
}

std::vector<std::string> names_of(const ParameterForm& form) {
  std::vector<std::string> names;
  for (const ParameterSpec& spec : form.parameters) names.push_back(spec.name);
  return names;
}

/// All names that some form takes, in order of appearance.
std::vector<std::string> all_names(const FamilyDescription& family) {
  std::vector<std::string> names;
  for (const ParameterForm& form : family.forms) {
    for (const ParameterSpec& spec : form.parameters) {
      if (std::find(names.begin(), names.end(), spec.name) == names.end()) names.push_back(spec.name);
    }
  }
  return names;
}

/// "shape and rate" or "shape and rate, or shape and scale".
std::string alternatives(const std::vector<std::vector<std::string>>& choices) {
  const bool single = std::all_of(choices.begin(), choices.end(), [](const auto& names) { return names.size() == 1; });
  std::vector<std::string> texts;
  for (const std::vector<std::string>& names : choices) {
    std::string text = joined(names, " and ");
    if (std::find(texts.begin(), texts.end(), text) == texts.end()) texts.push_back(std::move(text));
  }
  return joined(texts, single ? " or " : ", or ");
}

/// Puts the names of the first form to positional arguments, and checks names one by one.
void name_arguments(Call& call, const FamilyDescription& family) {
  const ParameterForm& first = family.forms.front();
  const std::vector<std::string> known = all_names(family);
  bool keywords = false;
  for (std::size_t i = 0; i < call.arguments.size(); ++i) {
    GivenArgument& given = call.arguments[i];
    if (given.name.empty()) {
      if (keywords) throw ParseError(family.name + ": positional argument after a keyword argument", given.column);
      if (i >= first.parameters.size()) {
        const std::string takes = first.parameters.empty() ? "no arguments"
                                  : first.parameters.size() == 1
                                      ? "one argument (" + first.parameters[0].name + ")"
                                      : std::to_string(first.parameters.size()) + " positional arguments (" +
                                            joined(names_of(first), ", ") + ")";
        throw ParseError(family.name + ": too many arguments; it takes " + takes, given.column);
      }
      given.name = first.parameters[i].name;
      continue;
    }
    keywords = true;
    if (std::find(known.begin(), known.end(), given.name) == known.end()) {
      const std::string takes = known.empty() ? "no arguments" : joined(known, ", ");
      throw ParseError(family.name + ": unknown parameter " + given.name + "; it takes " + takes, given.column);
    }
    for (std::size_t j = 0; j < i; ++j) {
      if (call.arguments[j].name == given.name) {
        throw ParseError(family.name + ": " + given.name + " is given twice", given.column);
      }
    }
  }
}

/// The first form that has all the given names, and no others without a default.
const ParameterForm& choose_form(const Call& call, const FamilyDescription& family) {
  std::vector<const ParameterForm*> fitting;
  for (const ParameterForm& form : family.forms) fitting.push_back(&form);
  for (std::size_t i = 0; i < call.arguments.size(); ++i) {
    const GivenArgument& given = call.arguments[i];
    std::vector<const ParameterForm*> still;
    std::copy_if(fitting.begin(), fitting.end(), std::back_inserter(still),
                 [&](const ParameterForm* form) { return find_spec(*form, given.name) != nullptr; });
    if (still.empty()) {
      std::vector<std::string> before;
      for (std::size_t j = 0; j < i; ++j) before.push_back(call.arguments[j].name);
      std::vector<std::vector<std::string>> choices;
      for (const ParameterForm& form : family.forms) choices.push_back(names_of(form));
      throw ParseError(family.name + ": " + given.name + " does not go with " + joined(before, " and ") + "; give " +
                           alternatives(choices),
                       given.column);
    }
    fitting = std::move(still);
  }

  std::vector<std::vector<std::string>> missing;
  for (const ParameterForm* form : fitting) {
    std::vector<std::string> names;
    for (const ParameterSpec& spec : form->parameters) {
      const bool given = std::any_of(call.arguments.begin(), call.arguments.end(),
                                     [&](const GivenArgument& argument) { return argument.name == spec.name; });
      if (!given && !spec.default_value) names.push_back(spec.name);
    }
    if (names.empty()) return *form;
    missing.push_back(std::move(names));
  }
  throw ParseError(family.name + ": missing " + alternatives(missing), call.end_column);
}

const char* words(ParameterSpec::Kind kind) {
  switch (kind) {
    case ParameterSpec::Kind::real:
      return "a number";
    case ParameterSpec::Kind::vector:
      return "a vector [a, b]";
    case ParameterSpec::Kind::matrix:
      return "a matrix [[a, b], [c, d]]";
  }
  return "";
}

ParameterSpec::Kind kind_of(const ParameterValue& value) {
  if (std::holds_alternative<double>(value)) return ParameterSpec::Kind::real;
  return std::holds_alternative<ParameterMatrix>(value) ? ParameterSpec::Kind::matrix : ParameterSpec::Kind::vector;
}

}  // namespace

AnyDistribution parse(std::string_view text, const Catalogue& catalogue) {
  Call call = Reader(text).call();
  const FamilyDescription* family = catalogue.find(call.family);
  if (family == nullptr) {
    std::vector<std::string> known;
    for (const FamilyDescription& each : catalogue.families()) {
      known.push_back(each.name);
      known.insert(known.end(), each.aliases.begin(), each.aliases.end());
    }
    throw ParseError("unknown family " + call.family + suggestion(call.family, known), call.family_column);
  }
  if (family->forms.empty()) throw Error(family->name + ": its description has no form, so text cannot give it");
  name_arguments(call, *family);
  const ParameterForm& form = choose_form(call, *family);

  std::vector<ParameterValue> values;
  for (const ParameterSpec& spec : form.parameters) {
    const auto given = std::find_if(call.arguments.begin(), call.arguments.end(),
                                    [&](const GivenArgument& argument) { return argument.name == spec.name; });
    if (given == call.arguments.end()) {
      values.emplace_back(*spec.default_value);
    } else if (kind_of(given->value) != spec.kind) {
      throw ParseError(
          family->name + ": " + spec.name + " must be " + words(spec.kind) + ", found " + words(kind_of(given->value)),
          given->value_column);
    } else {
      values.push_back(std::move(given->value));
    }
  }
  return form.make(Arguments(std::move(values)));
}

}  // namespace relent
