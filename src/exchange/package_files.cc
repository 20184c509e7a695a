// SPDX-License-Identifier: Apache-2.0
#include "exchange/package_files.h"

#include <algorithm>
#include <filesystem>

#include "base/fault.h"
#include "text/charset.h"

namespace strongroom::exchange {

namespace {

namespace fs = std::filesystem;

constexpr size_t kDepthMax = 128;

class Walk {
 public:
  explicit Walk(size_t files_max) : files_max_(files_max) {}

  // False beyond the limit.
  bool take_folder(const Path& folder, const std::string& prefix, size_t depth) {
    if (depth > kDepthMax) {
      found_.faults.push_back({ErrorCode::LimitExceeded, "folders are nested too deep", prefix, {}});
      return true;
    }
    const size_t before = found_.files.size() + found_.faults.size() + found_.empty_folders.size();
    for (const fs::directory_entry& entry : entries_of(folder)) {
      if (!take(entry, prefix, depth)) return false;
    }
    const size_t after = found_.files.size() + found_.faults.size() + found_.empty_folders.size();
    if (after == before && !prefix.empty()) found_.empty_folders.push_back(prefix.substr(0, prefix.size() - 1));
    return true;
  }

  PackageFiles finish() {
    std::ranges::sort(found_.files, {}, &PackageFile::path);
    std::ranges::sort(found_.empty_folders);
    return std::move(found_);
  }

 private:
  static std::vector<fs::directory_entry> entries_of(const Path& folder) {
    std::error_code error;
    std::vector<fs::directory_entry> entries;
    for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error))
      entries.push_back(*it);
    if (error) throw Fault(folder.string() + ": the folder cannot be read: " + error.message());
    return entries;
  }

  bool take(const fs::directory_entry& entry, const std::string& prefix, size_t depth) {
    const std::string path = prefix + entry.path().filename().string();
    if (!text::is_valid_utf8(path)) {
      found_.faults.push_back({ErrorCode::Malformed, "the name of a file is not UTF-8", path, {}});
      return true;
    }
    std::error_code error;
    const fs::file_type type = entry.symlink_status(error).type();
    if (type == fs::file_type::directory) return take_folder(entry.path(), path + "/", depth + 1);
    if (type != fs::file_type::regular) {
      const char* what = type == fs::file_type::symlink ? "a link" : "neither a file nor a folder";
      found_.faults.push_back({ErrorCode::Refused, std::string("it is ") + what, path, {}});
      return true;
    }
    if (found_.files.size() == files_max_) return false;
    found_.files.push_back({path, entry.file_size(error)});
    return true;
  }

  size_t files_max_;
  PackageFiles found_;
};

}  // namespace

Result<PackageFiles> list_package_files(const Path& folder, size_t files_max) {
  std::error_code error;
  if (!fs::is_directory(folder, error)) {
    return fail(Error{ErrorCode::NotFound, "it is not a folder", folder.string(), {}});
  }
  Walk walk(files_max);
  if (!walk.take_folder(folder, {}, 0)) {
    return fail(Error{
        ErrorCode::LimitExceeded, "it holds more than " + std::to_string(files_max) + " files", folder.string(), {}});
  }
  return walk.finish();
}

}  // namespace strongroom::exchange
