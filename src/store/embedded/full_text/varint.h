// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace strongroom::store::embedded {

// The full text is damaged; never returns.
[[noreturn]] void full_text_is_damaged();

// Whole numbers below 2^63, seven bits a byte, the lowest first; the high bit says that more follow.
inline void append_number(std::string& bytes, uint64_t number) {
  for (; number >= 0x80; number >>= 7) bytes += static_cast<char>((number & 0x7f) | 0x80);
  bytes += static_cast<char>(number);
}

// Reads numbers one after the other. Every read past the end, and every number that is too long, is a Fault.
class NumberReader {
 public:
  explicit NumberReader(std::string_view bytes)
      : next_(reinterpret_cast<const uint8_t*>(bytes.data())), end_(next_ + bytes.size()) {}

  bool at_end() const { return next_ == end_; }
  size_t left() const { return static_cast<size_t>(end_ - next_); }

  uint64_t read() {
    if (next_ == end_) full_text_is_damaged();
    const uint8_t first = *next_++;
    return first < 0x80 ? first : read_rest(first);
  }
  uint32_t read32() {
    const uint64_t number = read();
    if (number > UINT32_MAX) full_text_is_damaged();
    return static_cast<uint32_t>(number);
  }
  // The next `size` bytes, as they are.
  std::string_view bytes(uint64_t size) {
    if (size > static_cast<uint64_t>(end_ - next_)) full_text_is_damaged();
    const auto* start = reinterpret_cast<const char*>(next_);
    next_ += size;
    return {start, static_cast<size_t>(size)};
  }
  // Passes over `count` numbers: eight bytes at a time, counting those that end a number.
  void skip(uint64_t count);
  // The same, and adds them up.
  uint64_t sum(uint64_t count);

 private:
  uint64_t read_rest(uint8_t first);

  const uint8_t* next_;
  const uint8_t* end_;
};

}  // namespace strongroom::store::embedded
