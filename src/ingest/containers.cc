// SPDX-License-Identifier: Apache-2.0
#include <array>

#include "ingest/package/package.h"
#include "ingest/readers.h"
#include "ingest/warc/warc.h"

namespace strongroom::ingest {

std::span<const Container> containers() {
  static constexpr std::array table = {
      Container{"warc", "web crawls: WARC and ARC, plain, gzip or Zstandard", warc::recognises, warc::read},
      Container{"package", "ZIP, tar and 7-Zip files of pages; WACZ", package::recognises, package::read},
  };
  return table;
}

}  // namespace strongroom::ingest
