// SPDX-License-Identifier: Apache-2.0
#include "exchange/bagit/listed_files.h"

#include "text/file_name_key.h"

namespace strongroom::exchange {

ListedFiles::ListedFiles(const std::vector<PackageFile>& files) {
  for (const PackageFile& file : files) {
    by_path_.emplace(file.path, &file);
    by_key_[text::file_name_key(file.path)].push_back(&file);
  }
}

const PackageFile* ListedFiles::find(const std::string& path) const {
  const auto found = by_path_.find(path);
  return found == by_path_.end() ? nullptr : found->second;
}

const PackageFile* ListedFiles::find_other_spelling(const std::string& path) const {
  const auto found = by_key_.find(text::file_name_key(path));
  return found == by_key_.end() || found->second.size() != 1 ? nullptr : found->second.front();
}

std::vector<std::vector<std::string>> ListedFiles::clashes() const {
  std::vector<std::vector<std::string>> groups;
  for (const auto& [key, files] : by_key_) {
    if (files.size() < 2) continue;
    std::vector<std::string> paths;
    for (const PackageFile* file : files) paths.push_back(file->path);
    groups.push_back(std::move(paths));
  }
  return groups;
}

}  // namespace strongroom::exchange
