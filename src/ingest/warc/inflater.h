// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

namespace strongroom::ingest::warc {

enum class InflateState { More, Ended, Broken };

struct InflateStep {
  size_t consumed = 0;  // compressed bytes
  InflateState state = InflateState::More;
};

// Decompresses one gzip member or one Zstandard frame after another. Not thread-safe.
class Inflater {
 public:
  virtual ~Inflater() = default;

  // The one for the file's first bytes; null when it is not compressed.
  static std::unique_ptr<Inflater> for_file(std::string_view file);

  // Starts a member.
  virtual void begin() = 0;
  // Appends at most `more` bytes to `out`. More with nothing left to consume means that the input ended early.
  virtual InflateStep run(std::string_view input, size_t more, std::string& out) = 0;
  // The first place at or after `from` where a member seems to begin; the file's size if there is none.
  virtual size_t find_member(std::string_view file, size_t from) const = 0;
};

}  // namespace strongroom::ingest::warc
