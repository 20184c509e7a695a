// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace strongroom::ingest::package {

// One regular file inside a package.
struct Entry {
  std::string name;     // as stored; never a path of this machine
  uint64_t offset = 0;  // of its header in the package, where the format tells
};

// Reads a package's regular files one after another (libarchive, its one home). Links, devices and folders are passed
// over. Not thread-safe.
class EntryReader {
 public:
  // Malformed when it is no package.
  static Result<EntryReader> open(const std::string& path);
  ~EntryReader();
  EntryReader(EntryReader&&) noexcept;
  EntryReader& operator=(EntryReader&&) noexcept;

  // nullopt at the end. Malformed when the package is damaged: nothing can be read behind that.
  Result<std::optional<Entry>> next();
  // The next bytes of the current entry; empty at its end. The view holds until the next call.
  Result<std::string_view> read_some();

 private:
  struct State;
  explicit EntryReader(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace strongroom::ingest::package
