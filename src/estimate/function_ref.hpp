// A non-owning reference to a callable, for parameters that do not outlive the call.
#pragma once

#include <memory>
#include <type_traits>
#include <utility>

namespace relent::estimate {

template <class Signature>
class FunctionRef;

/// Refers to a callable without owning it. Pass it down, do not store it.
template <class R, class... Args>
class FunctionRef<R(Args...)> {
 public:
  template <class F>
  requires(!std::is_same_v<std::remove_cvref_t<F>, FunctionRef> && std::is_invocable_r_v<R, F&, Args...>)
      FunctionRef(F&& f) {  // NOLINT(google-explicit-constructor): it stands for the callable
    using Callable = std::remove_reference_t<F>;
    if constexpr (std::is_function_v<Callable>) {
      target_.function = reinterpret_cast<void (*)()>(std::addressof(f));
      call_ = [](Target target, Args... args) -> R {
        return reinterpret_cast<Callable*>(target.function)(std::forward<Args>(args)...);
      };
    } else {
      target_.object = const_cast<void*>(static_cast<const volatile void*>(std::addressof(f)));
      call_ = [](Target target, Args... args) -> R {
        return (*static_cast<Callable*>(target.object))(std::forward<Args>(args)...);
      };
    }
  }

  R operator()(Args... args) const { return call_(target_, std::forward<Args>(args)...); }

 private:
  union Target {
    void* object;
    void (*function)();
  };
  Target target_{};
  R (*call_)(Target, Args...) = nullptr;
};

}  // namespace relent::estimate
