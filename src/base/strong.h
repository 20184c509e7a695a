// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <compare>
#include <cstddef>
#include <functional>
#include <utility>

namespace strongroom {

// A number or string that cannot be mistaken for another one of the same representation.
//
//   using EntryIndex = Strong<struct EntryIndexTag, uint64_t>;
template <typename Tag, typename T>
struct Strong {
  using Value = T;

  T value{};

  Strong() = default;
  explicit constexpr Strong(T v) : value(std::move(v)) {}

  friend auto operator<=>(const Strong&, const Strong&) = default;
};

}  // namespace strongroom

template <typename Tag, typename T>
struct std::hash<strongroom::Strong<Tag, T>> {
  size_t operator()(const strongroom::Strong<Tag, T>& s) const { return std::hash<T>{}(s.value); }
};
