// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "exchange/bagit/bag_info.h"
#include "exchange/output_folder.h"

namespace strongroom::exchange {

// Writes a BagIt 1.0 bag with manifests of SHA-256 and SHA-512, whole or not at all (output_folder.h). Memory does not
// grow with the bag. Throws Fault when the disk fails.
class BagWriter {
 public:
  static Result<BagWriter> create(const Path& target);

  // A file of the payload; `path` is below data/ and is given once.
  void add(const std::string& path, std::string_view bytes);
  // The pieces of a large file, closed by `finish_pieces`. No other file of that path.
  void append(const std::string& path, std::string_view piece);
  void finish_pieces(const std::string& path);

  // Adds Payload-Oxum to the elements, writes the tag files, and gives the bag its name.
  void finish(std::vector<BagInfoElement> info);

  const PayloadOxum& oxum() const { return oxum_; }

 private:
  explicit BagWriter(OutputFolder output) : output_(std::move(output)) {}
  void list(const std::string& path, std::string_view bytes);
  void flush_manifests(size_t bytes_max);

  OutputFolder output_;
  PayloadOxum oxum_;
  std::string sha256_lines_;
  std::string sha512_lines_;
};

}  // namespace strongroom::exchange
