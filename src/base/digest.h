// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace strongroom {

// A SHA-256 value (FIPS 180-4).
struct Digest {
  static constexpr size_t size_bytes = 32;

  std::array<uint8_t, size_bytes> bytes{};

  // 64 lower-case hexadecimal digits.
  std::string hex() const;
  // The 32 bytes themselves.
  std::string_view view() const { return {reinterpret_cast<const char*>(bytes.data()), bytes.size()}; }

  // Accepts 64 hexadecimal digits of either case, nothing else.
  static std::optional<Digest> from_hex(std::string_view hex);
  // Accepts exactly 32 bytes.
  static std::optional<Digest> from_bytes(std::string_view bytes);

  friend auto operator<=>(const Digest&, const Digest&) = default;
};

Digest sha256(std::string_view bytes);
// The digest of the two strings one after the other, without joining them.
Digest sha256(std::string_view first, std::string_view second, std::string_view third = {});

// SHA-256 of bytes that come in pieces. Not thread-safe.
class Sha256 {
 public:
  Sha256();
  ~Sha256();
  Sha256(Sha256&&) noexcept;
  Sha256& operator=(Sha256&&) noexcept;

  void update(std::string_view bytes);
  // The digest of all bytes given so far; afterwards the object starts anew.
  Digest finish();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace strongroom

template <>
struct std::hash<strongroom::Digest> {
  size_t operator()(const strongroom::Digest& d) const {
    size_t h = 0;
    for (size_t i = 0; i < sizeof h; ++i) h = (h << 8) | d.bytes[i];
    return h;
  }
};
