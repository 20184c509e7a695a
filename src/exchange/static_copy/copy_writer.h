// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"
#include "exchange/output_folder.h"

// A copy of a site in a folder that verifies itself: docs/formats/static-site.md.
namespace strongroom::exchange {

inline constexpr const char* kCopyManifest = "manifest-sha256.txt";
inline constexpr const char* kCopyReadme = "README.txt";
inline constexpr const char* kCopyVerifierKey = "log/log.vkey";
inline constexpr const char* kCopyCheckpoint = "log/checkpoint";

// Writes it, whole or not at all. Memory does not grow with it. Throws Fault when the disk fails.
class CopyWriter {
 public:
  static Result<CopyWriter> create(const Path& target);

  // Each path once.
  void add(const std::string& path, std::string_view bytes);
  // Adds the log's key and a page for whoever finds the folder, then the manifest.
  void finish(const std::string& verifier_key, const std::string& base_url);

  uint64_t files() const { return files_; }
  uint64_t bytes() const { return bytes_; }

 private:
  explicit CopyWriter(OutputFolder output) : output_(std::move(output)) {}

  OutputFolder output_;
  std::string lines_;
  uint64_t files_ = 0;
  uint64_t bytes_ = 0;
};

}  // namespace strongroom::exchange
