// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "archive/archive.h"
#include "archive/intake.h"
#include "exchange/bagit/check_bag.h"

namespace strongroom::exchange {

struct BagImportOptions {
  std::optional<log::Policy> policy;  // whose proofs are believed; without one, those of the key that came along
  archive::IntakeOptions intake;
  BytesProgress on_checked;
};

// What became of the items that a Strongroom bag holds.
struct RecordComparison {
  uint64_t same = 0;
  std::vector<std::string> differing;  // ids: the archive now says something else of them
  std::vector<std::string> absent;     // ids: reading the originals did not bring them
};

struct BagImport {
  PackageReport report;  // nothing was taken in unless it is valid
  bool from_strongroom = false;
  archive::IntakeSummary intake;
  RecordComparison records;
  std::string to_json() const;
};

// Takes a bag in: a folder, or one packed into a file. It is validated first, whole; fetch.txt is never acted on. Of a
// Strongroom bag the originals go through the ordinary intake with what their captures tell, in the order in which
// they were first taken in, and the items that come out are compared with those in the bag. Of any other bag the files
// of the payload do, as `ingest` takes a folder. The archive is open for writing. Throws Fault.
Result<BagImport> import_bag(archive::Archive& archive, const Path& source, const BagImportOptions& options = {});

}  // namespace strongroom::exchange
