// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>

#include "base/append_file.h"
#include "base/civil_time.h"
#include "exchange/warc/http_exchange.h"

namespace strongroom::exchange::capture {

// The WARC file that a round writes before the archive takes it in: docs/formats/capture.md. Throws Fault.
class Spool {
 public:
  // A new file's name: the time, and what tells it from those of other archives.
  static std::string new_name(Timestamp now);

  // Goes on after the first `keep_bytes` of the file; begins it with a warcinfo record when that is nothing.
  static Spool open(const Path& folder, const std::string& name, uint64_t keep_bytes, Timestamp now,
                    const std::string& user_agent);

  warc::WarcWriter& writer() { return *writer_; }
  // What was written survives a power cut when it returns.
  void sync() { file_->sync(); }
  uint64_t size_bytes() const { return file_->size_bytes(); }

 private:
  Spool() = default;
  std::unique_ptr<AppendFile> file_;  // at a place of its own: the writer refers to it
  std::unique_ptr<warc::WarcWriter> writer_;
};

}  // namespace strongroom::exchange::capture
