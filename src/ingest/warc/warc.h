// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "ingest/readers.h"

namespace strongroom::ingest::warc {

// WARC 0.17 to 1.1 (ISO 28500) and ARC 1 and 2, plain, gzip by record, gzip of the whole file, Zstandard with or
// without a dictionary. Every page-like response and resource record is a document (chunks joined, codings undone,
// revisits given the bytes they refer to); images, styles, requests and metadata are passed over. Digests are checked.
int recognises(std::string_view first_bytes, std::string_view file_name);
void read(const std::string& path, uint64_t from, const DocumentSink& document, const FaultSink& fault,
          const Limits& limits);

// The same over bytes at hand: for packages that hold WARC files, and for fuzzing.
void read_bytes(std::string_view file, const std::string& source, uint64_t from, const DocumentSink& document,
                const FaultSink& fault, const Limits& limits);

}  // namespace strongroom::ingest::warc
