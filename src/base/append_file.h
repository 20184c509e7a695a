// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>

#include "base/descriptor.h"

namespace strongroom {

// A file that only grows: a journal, a spool. Throws Fault when the disk fails. Not thread-safe; one writer a file.
class AppendFile {
 public:
  // Made if absent, cut to its first `keep_bytes` if longer (what a crash left behind them is gone).
  static AppendFile open(const Path& path, uint64_t keep_bytes);

  void append(std::string_view bytes);
  // When it returns, everything appended survives a power cut, and so does the file's name.
  void sync();
  uint64_t size_bytes() const { return size_bytes_; }

 private:
  AppendFile() = default;

  Path path_;
  Descriptor descriptor_;
  uint64_t size_bytes_ = 0;
};

}  // namespace strongroom
