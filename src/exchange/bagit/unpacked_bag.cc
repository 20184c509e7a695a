// SPDX-License-Identifier: Apache-2.0
#include "exchange/bagit/unpacked_bag.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>
#include <string>
#include <utility>

#include "base/fault.h"
#include "exchange/bagit/bag_path.h"
#include "ingest/package/entry_reader.h"

namespace strongroom::exchange {

namespace {

namespace fs = std::filesystem;

constexpr uint64_t kGrowthMax = 100;
constexpr uint64_t kSmallBytes = 1ull << 30;  // may always grow to this

// Names that were written, as a tree: a file is never also a folder.
class Names {
 public:
  Result<void> take(const std::string& path, uint64_t offset) {
    if (folders_.contains(path) || !files_.insert(path).second) {
      return fail(ErrorCode::Malformed, "two files have the name " + path, offset);
    }
    for (size_t slash = path.rfind('/'); slash != path.npos; slash = path.rfind('/', slash - 1)) {
      std::string folder = path.substr(0, slash);
      if (files_.contains(folder)) return fail(ErrorCode::Malformed, "a file is also a folder: " + folder, offset);
      if (!folders_.insert(std::move(folder)).second || slash == 0) break;
    }
    return {};
  }
  uint64_t count() const { return files_.size(); }

 private:
  std::set<std::string> files_;
  std::set<std::string> folders_;
};

class Unpacking {
 public:
  Unpacking(Path folder, uint64_t bytes_max, uint64_t files_max)
      : folder_(std::move(folder)), bytes_max_(bytes_max), files_max_(files_max) {}

  Result<void> run(ingest::package::EntryReader& reader) {
    for (;;) {
      auto entry = reader.next();
      if (!entry) return fail(entry.error());
      if (!*entry) return {};
      if (auto taken = take(reader, **entry); !taken) return taken;
    }
  }

 private:
  Result<void> take(ingest::package::EntryReader& reader, const ingest::package::Entry& entry) {
    std::string path = entry.name;
    while (path.starts_with("./")) path.erase(0, 2);
    if (auto checked = check_bag_path(path); !checked) {
      return fail(checked.error().code, checked.error().message, entry.offset);
    }
    if (auto taken = names_.take(path, entry.offset); !taken) return taken;
    if (names_.count() > files_max_) return fail(ErrorCode::LimitExceeded, "it holds too many files", entry.offset);
    return write(reader, folder_ / path, entry.offset);
  }

  Result<void> write(ingest::package::EntryReader& reader, const Path& file, uint64_t offset) {
    fs::create_directories(file.parent_path());
    std::ofstream out(file, std::ios::binary);
    for (;;) {
      const auto piece = reader.read_some();
      if (!piece) return fail(piece.error());
      if (piece->empty()) break;
      bytes_ += piece->size();
      if (bytes_ > bytes_max_) return fail(ErrorCode::LimitExceeded, "it grows beyond measure when unpacked", offset);
      out.write(piece->data(), static_cast<std::streamsize>(piece->size()));
    }
    out.close();
    if (!out) throw Fault(file.string() + ": cannot write; is there space in the temporary folder? (set TMPDIR)");
    return {};
  }

  Path folder_;
  uint64_t bytes_max_;
  uint64_t files_max_;
  uint64_t bytes_ = 0;
  Names names_;
};

Path make_temporary_folder() {
  std::string name = (fs::temp_directory_path() / "strongroom-bag-XXXXXX").string();
  if (::mkdtemp(name.data()) == nullptr) throw Fault(name + ": cannot make a temporary folder (set TMPDIR)");
  return name;
}

}  // namespace

Result<UnpackedBag> UnpackedBag::unpack(const Path& file, const UnpackLimits& limits) {
  auto reader = ingest::package::EntryReader::open(file.string());
  if (!reader) return fail(reader.error());
  UnpackedBag bag(make_temporary_folder());
  const uint64_t allowed = std::max(kSmallBytes, fs::file_size(file) * kGrowthMax);
  auto done = Unpacking(bag.folder_, std::min(limits.bytes_max, allowed), limits.files_max).run(*reader);
  if (!done) {
    Error error = done.error();
    error.file = file.string();
    return fail(std::move(error));
  }
  return bag;
}

UnpackedBag::UnpackedBag(UnpackedBag&& other) noexcept : folder_(std::exchange(other.folder_, Path())) {}

UnpackedBag::~UnpackedBag() {
  std::error_code ignored;
  if (!folder_.empty()) fs::remove_all(folder_, ignored);
}

Path UnpackedBag::bag() const {
  const std::vector<std::string> names = PosixFiles().list(folder_);
  const bool has_one_folder = names.size() == 1 && fs::is_directory(folder_ / names.front());
  return has_one_folder ? folder_ / names.front() : folder_;
}

}  // namespace strongroom::exchange
