// SPDX-License-Identifier: Apache-2.0
#include "base/assert.h"
#include "exchange/bagit/fetch_list.h"
#include "exchange/bagit/manifest.h"

// The first byte chooses the version. What was read is written and read again to the same.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace strongroom::exchange;
  if (size == 0) return 0;
  const BagVersion version = data[0] % 2 == 0 ? kNewestBagVersion : kOldestBagVersion;
  const std::string_view text(reinterpret_cast<const char*>(data) + 1, size - 1);
  parse_fetch_list(text, version, 1000);
  for (const ManifestLine& line : parse_manifest(text, version, 1000).lines) {
    const std::string printed = print_manifest_line("00ff", line.path.path);
    const Manifest again = parse_manifest(printed, kNewestBagVersion, 2);
    // An asterisk before a path is md5sum's mark, and white space stands between it and the digest: a path that begins
    // with one of them does not come back.
    if (line.path.path.find_first_of("* \t") == 0) continue;
    STRONGROOM_ASSERT(again.lines.size() == 1 && again.lines[0].path.path == line.path.path);
  }
  return 0;
}
