// The readable name of a class.
#pragma once

#include <string>
#include <typeinfo>

namespace relent::math {

/// "Gaussian" for relent::Gaussian; whatever the implementation calls it where names cannot be demangled.
std::string class_name(const std::type_info& type);

}  // namespace relent::math
