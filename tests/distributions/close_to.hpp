// Matchers and helpers that the tests of families share.
#pragma once

#include <gmock/gmock.h>

#include <cmath>
#include <string>

#include "relent/errors.hpp"

namespace relent::test {

/// Within a relative error.
inline auto close_to(double expected, double relative_error = 4e-15) {
  return testing::DoubleNear(expected, relative_error * std::abs(expected));
}

/// The message of the E that `action` throws; empty if it throws none.
template <class E, class Action>
std::string message_of(const Action& action) {
  try {
    static_cast<void>(action());
  } catch (const E& error) {
    return error.what();
  }
  return {};
}

}  // namespace relent::test
