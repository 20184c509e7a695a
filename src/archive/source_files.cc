// SPDX-License-Identifier: Apache-2.0
#include "archive/source_files.h"

#include <algorithm>
#include <set>

namespace strongroom::archive {

namespace {

namespace fs = std::filesystem;

class Listing {
 public:
  void add(const Path& source) {
    std::error_code error;
    const fs::file_status status = fs::status(source, error);
    if (status.type() == fs::file_type::directory) {
      add_folder(source);
    } else if (status.type() == fs::file_type::regular) {
      add_file(source);
    } else if (status.type() == fs::file_type::not_found) {
      found_.errors.push_back({ErrorCode::NotFound, "there is no such file or folder", source.string(), {}});
    } else {
      found_.errors.push_back({ErrorCode::Unsupported, "it is neither a file nor a folder", source.string(), {}});
    }
  }

  SourceFiles take() { return std::move(found_); }

 private:
  void add_file(const Path& file) {
    std::error_code error;
    const Path canonical = fs::canonical(file, error);
    if (seen_.insert(error ? file : canonical).second) found_.files.push_back(file);
  }

  void add_folder(const Path& folder) {
    std::error_code error;
    std::vector<fs::directory_entry> entries;
    for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error))
      entries.push_back(*it);
    if (error) {
      found_.errors.push_back(
          {ErrorCode::NotFound, "the folder cannot be read: " + error.message(), folder.string(), {}});
    }
    std::sort(entries.begin(), entries.end());
    for (const fs::directory_entry& entry : entries) {
      if (entry.path().filename().string().starts_with('.')) continue;
      if (entry.is_regular_file(error)) add_file(entry.path());
      if (entry.is_directory(error) && !entry.is_symlink(error)) add_folder(entry.path());
    }
  }

  SourceFiles found_;
  std::set<Path> seen_;
};

}  // namespace

SourceFiles list_source_files(const std::vector<Path>& sources) {
  Listing listing;
  for (const Path& source : sources) listing.add(source);
  return listing.take();
}

}  // namespace strongroom::archive
