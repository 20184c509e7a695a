// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "ingest/readers.h"

namespace strongroom::ingest::package {

// Packages of files: ZIP, tar (plain or compressed), 7-Zip, and WACZ (Webrecorder, 1.1.1 and 1.2.0), a ZIP of WARC
// files. Every regular file is a document whose `record` is its name inside; a WARC file inside is read record by
// record. The digests that a WACZ tells in datapackage.json are checked. Names inside are never used as paths on this
// machine. `from` is ignored: packages are read from their start.
int recognises(std::string_view first_bytes, std::string_view file_name);
void read(const std::string& path, uint64_t from, const DocumentSink& document, const FaultSink& fault,
          const Limits& limits);

}  // namespace strongroom::ingest::package
