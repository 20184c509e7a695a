// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "exchange/bagit/bag_path.h"

// manifest-<algorithm>.txt and tagmanifest-<algorithm>.txt: RFC 8493, sections 2.1.3 and 2.2.1.
namespace strongroom::exchange {

struct ManifestLine {
  std::string digest;  // the raw bytes
  BagPath path;
  bool has_asterisk = false;  // "*data/…", as md5sum marks what it read as binary
  uint64_t offset = 0;        // of the line
};

struct Manifest {
  std::vector<ManifestLine> lines;
  std::vector<Error> faults;  // lines that cannot be read, each with its offset; the rest is here
};

// Beyond `lines_max` the rest is left, and a LimitExceeded fault says so.
Manifest parse_manifest(std::string_view text, const BagVersion& version, size_t lines_max);

// A line as `sha256sum -c` reads it too: two spaces between digest and path.
std::string print_manifest_line(std::string_view hex_digest, std::string_view path);

// "sha512" of "manifest-sha512.txt" and, with `prefix` "tagmanifest-", of "tagmanifest-sha512.txt"; nullopt for others.
std::optional<std::string> manifest_algorithm(std::string_view file_name, std::string_view prefix);

}  // namespace strongroom::exchange
