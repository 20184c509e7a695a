// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "base/descriptor.h"
#include "base/result.h"

namespace strongroom::exchange {

// One large file on its way to the disk: written under ".NAME.strongroom-partial" beside its own name, made durable,
// then given its name. Not thread-safe. Throws Fault when the disk fails.
class OutputFile {
 public:
  // Makes the folders on the way. Exists when there is something at `target` already; Refused while another process is
  // writing the same file. What a run that was cut off left is written over.
  static Result<OutputFile> create(const Path& target);
  // Removes what was not published.
  ~OutputFile();
  OutputFile(OutputFile&& other) noexcept;
  OutputFile& operator=(OutputFile&&) = delete;

  void write(std::string_view bytes);
  // Durable, and there under its own name, when it returns.
  void publish();

 private:
  OutputFile(Path target, Path partial, Descriptor file)
      : target_(std::move(target)), partial_(std::move(partial)), file_(std::move(file)) {}

  Path target_;
  Path partial_;  // empty once published or moved from
  Descriptor file_;
};

}  // namespace strongroom::exchange
