// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "exchange/package_files.h"

namespace strongroom::exchange {

// The files of a bag as its manifests name them. A manifest and a disk may spell one name in two ways, because file
// systems change case and Unicode normalisation in passing: such a file is found by its other spelling.
class ListedFiles {
 public:
  explicit ListedFiles(const std::vector<PackageFile>& files);

  // The file of exactly this path.
  const PackageFile* find(const std::string& path) const;
  // The only file whose name differs from it in case or normalisation alone; nullptr when there is none, or several.
  const PackageFile* find_other_spelling(const std::string& path) const;
  // Groups of files that some file systems could not keep apart.
  std::vector<std::vector<std::string>> clashes() const;

 private:
  std::unordered_map<std::string, const PackageFile*> by_path_;
  std::map<std::string, std::vector<const PackageFile*>> by_key_;
};

}  // namespace strongroom::exchange
