// SPDX-License-Identifier: Apache-2.0
#include "exchange/mirror/folder_source.h"

#include "archive/layout.h"
#include "exchange/mirror/offered_records.h"

namespace strongroom::exchange {

namespace {

constexpr size_t kRecordBytesAtOnce = 16 << 20;

}  // namespace

FolderSource::FolderSource(const archive::Archive& archive)
    : archive_(archive), tiles_(archive.files(), archive.folder() / archive::log_folder) {}

Result<std::string> FolderSource::checkpoint() const { return archive_.checkpoint(); }

Result<std::vector<RecordLine>> FolderSource::records(uint64_t first, size_t count) const {
  auto lines = offered_records(archive_, first, count, kRecordBytesAtOnce);
  if (lines.empty() || lines.front().entry != first) {
    return fail(Error{ErrorCode::NotFound, "it has no entry " + std::to_string(first), name(), {}});
  }
  return lines;
}

Result<std::string> FolderSource::original(const Digest& digest, uint64_t bytes_max) const {
  const std::string file = (archive_.folder() / archive::original_path(digest)).string();
  const Result<MappedFile> original = archive_.original(digest);
  if (!original) return fail(original.error());
  if (original->bytes().size() > bytes_max) {
    return fail(Error{ErrorCode::LimitExceeded, "the original is larger than its record says", file, {}});
  }
  if (sha256(original->bytes()) != digest) {
    return fail(Error{ErrorCode::Mismatch, "the original was changed: its SHA-256 is not its name", file, {}});
  }
  return std::string(original->bytes());
}

Result<std::string> FolderSource::settings() const { return offered_settings(archive_.config()).to_toml(); }

}  // namespace strongroom::exchange
