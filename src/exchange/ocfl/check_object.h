// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "base/files.h"
#include "exchange/package_files.h"
#include "exchange/package_report.h"

namespace strongroom::exchange {

// An OCFL object's folder inside a package.
struct OcflObject {
  std::string prefix;                      // of its paths in the package: "abc/def/012/…/", or ""
  std::vector<PackageFile> files;          // below it, with paths relative to it, sorted
  std::vector<std::string> empty_folders;  // likewise
};

// Validates one object of OCFL 1.0 or 1.1 and tells everything to `report`, with the specification's codes. `root` is
// the package's folder. Returns the object's id, or nothing when it cannot be told.
std::string check_ocfl_object(const Path& root, const OcflObject& object, PackageReport& report,
                              const std::function<void(uint64_t bytes)>& on_file);

}  // namespace strongroom::exchange
