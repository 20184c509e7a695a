// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "base/result.h"

namespace strongroom::exchange {

// What a check of a package found: a bag, an OCFL root, a copy of the site. docs/formats/bag.md has the JSON.
struct PackageReport {
  std::string format;                                      // "BagIt 1.0"
  uint64_t files = 0;                                      // whose bytes were compared with a digest
  uint64_t bytes = 0;                                      // of those
  uint64_t proofs = 0;                                     // of records, that hold
  std::vector<std::pair<std::string, std::string>> facts;  // further things to tell: label and value

  // Paths in the package. Each of them is also told by an error, or where the format allows it by a warning.
  std::vector<std::string> changed;    // the bytes do not have the digest told
  std::vector<std::string> missing;    // told and not there
  std::vector<std::string> untracked;  // there and not told

  std::vector<Error> errors;    // any of them makes the package invalid; `file` is the path in the package
  std::vector<Error> warnings;  // valid, and somebody should look at it

  bool valid() const { return errors.empty(); }
  void error(ErrorCode code, std::string message, const std::string& file, std::optional<uint64_t> offset = {});
  void warn(std::string message, const std::string& file, std::optional<uint64_t> offset = {});
  std::string to_json() const;
  // One sentence: "The BagIt 1.0 package is valid: 12 files with 34,567 bytes have the digests told."
  std::string to_string() const;
};

}  // namespace strongroom::exchange
