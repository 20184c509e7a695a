// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/files.h"
#include "base/result.h"

namespace strongroom::exchange {

struct PackageFile {
  std::string path;  // below the package's folder, parts apart by '/'
  uint64_t size_bytes = 0;
};

// What lies in a package's folder. Links are never followed.
struct PackageFiles {
  std::vector<PackageFile> files;          // sorted bytewise
  std::vector<std::string> empty_folders;  // sorted
  std::vector<Error> faults;               // links, devices, sockets; names that are not UTF-8
};

// NotFound when it is no folder, LimitExceeded beyond `files_max`. Throws Fault when the disk cannot be read.
Result<PackageFiles> list_package_files(const Path& folder, size_t files_max);

}  // namespace strongroom::exchange
