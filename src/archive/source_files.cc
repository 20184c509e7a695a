// SPDX-License-Identifier: Apache-2.0
#include "archive/source_files.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <string_view>

#include "archive/layout.h"

namespace strongroom::archive {

namespace {

namespace fs = std::filesystem;

// Browsers put a page's pictures, scripts and frames into a folder beside it: "News_files" beside "News.html". What is
// in it is no page of its own.
class PageFolders {
 public:
  explicit PageFolders(const std::vector<fs::directory_entry>& entries) {
    for (const fs::directory_entry& entry : entries) {
      const std::string extension = entry.path().extension().string();
      if (extension == ".html" || extension == ".htm" || extension == ".xhtml")
        pages_.insert(entry.path().stem().string());
    }
  }

  bool contains(const Path& folder) const {
    constexpr std::string_view endings[] = {"_files",    ".files", "-Dateien", "_fichiers",
                                            "_archivos", "_file",  "_ملفات"};
    const std::string name = folder.filename().string();
    return std::any_of(std::begin(endings), std::end(endings), [&](std::string_view ending) {
      return name.ends_with(ending) && pages_.contains(name.substr(0, name.size() - ending.size()));
    });
  }

 private:
  std::set<std::string> pages_;
};

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
    // "ingest my-archive ." would take the archive into itself, with its keys and what it does not show.
    if (fs::exists(folder / config_file, error) && fs::exists(folder / database_file, error)) {
      found_.errors.push_back({ErrorCode::Refused,
                               "this folder is an archive and is left out; what it holds comes over by strongroom "
                               "export and import",
                               folder.string(),
                               {}});
      return;
    }
    std::vector<fs::directory_entry> entries;
    for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error))
      entries.push_back(*it);
    if (error) {
      found_.errors.push_back({ErrorCode::NotFound,
                               "the folder cannot be read: " + error.message() + "; check its owner and its rights",
                               folder.string(),
                               {}});
    }
    std::sort(entries.begin(), entries.end());
    const PageFolders page_folders(entries);
    for (const fs::directory_entry& entry : entries) {
      if (entry.path().filename().string().starts_with('.') || page_folders.contains(entry.path())) continue;
      if (entry.is_symlink(error) && !entry.exists(error)) {
        found_.errors.push_back({ErrorCode::NotFound,
                                 "the link leads to no file: put back what it leads to, or remove it",
                                 entry.path().string(),
                                 {}});
        continue;
      }
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
