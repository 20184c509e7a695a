// SPDX-License-Identifier: Apache-2.0
#include "archive/folder_copy.h"

#include <sys/stat.h>

#include <cstdio>
#include <map>

#include "archive/layout.h"
#include "base/descriptor.h"
#include "base/disk_fault.h"
#include "log/tile.h"
#include "log/tile_reader.h"
#include "store/embedded/database_copy.h"

namespace strongroom::archive {

namespace {

constexpr uint64_t batch_bytes_max = 64ull << 20;
constexpr size_t batch_files_max = 512;
constexpr uint64_t tell_every = 64;
constexpr uint64_t other_file_bytes_max = 256ull << 20;

Path beside(const Path& file) { return Path(file) += ".copy"; }

uint64_t size_of(const Path& file) {
  std::error_code error;
  const uint64_t size = std::filesystem::file_size(file, error);
  return error ? UINT64_MAX : size;
}

// A finished file takes the place of another one, durably: what is written afterwards never survives without it.
void put_in_place(const Path& finished, const Path& place) {
  if (::rename(finished.c_str(), place.c_str()) != 0) throw_disk_fault("put into its place", finished);
  sync_folder(folder_of(place));
}

std::map<Digest, uint64_t> originals_named(const store::Store& store) {
  std::map<Digest, uint64_t> named;
  store.each_capture([&](const records::Capture& capture) { named.try_emplace(capture.original, capture.size_bytes); },
                     store::Scope::All);
  return named;
}

// What is copied by a step of its own, is made again, or belongs to a running process.
bool has_own_step(const Path& relative) {
  static const std::set<Path> own = {config_file,
                                     database_file,
                                     originals_folder,
                                     backup_file,
                                     restore_file,
                                     Path(log_folder) / checkpoint_file,
                                     Path(log_folder) / tile_folder,
                                     Path(keys_folder) / last_signed_file};
  const std::string name = relative.filename().string();
  return own.contains(relative) || name == lock_file || name.ends_with("-wal") || name.ends_with("-shm") ||
         name.ends_with("-journal") || name.ends_with(".new") || name.ends_with(".copy");
}

}  // namespace

const char* copy_part_name(CopyPart part) {
  switch (part) {
    case CopyPart::Database:
      return "database";
    case CopyPart::Original:
      return "original";
    case CopyPart::Tile:
      return "tile";
    case CopyPart::File:
      return "file";
  }
  return "";
}

// Files that wait to be written together: one pass of flushes for all of them.
class FolderCopy::Batch {
 public:
  explicit Batch(Files& files) : files_(files) {}

  void add(const Path& file, std::string bytes) {
    bytes_ += bytes.size();
    waiting_.emplace_back(file, std::move(bytes));
    if (bytes_ >= batch_bytes_max || waiting_.size() >= batch_files_max) write();
  }

  void write() {
    if (!waiting_.empty()) files_.write_durably(waiting_);
    waiting_.clear();
    bytes_ = 0;
  }

 private:
  Files& files_;
  std::vector<std::pair<Path, std::string>> waiting_;
  uint64_t bytes_ = 0;
};

void FolderCopy::tell(CopyPart part, uint64_t done, uint64_t total) {
  if (on_progress_) on_progress_({part, done, total});
}

Result<Path> FolderCopy::copy_database() {
  const Path copy = beside(to_ / database_file);
  const Result<void> copied = store::embedded::copy_database(
      from_ / database_file, copy, [this](uint64_t done, uint64_t total) { tell(CopyPart::Database, done, total); });
  if (!copied) return fail(copied.error());
  return copy;
}

std::vector<Error> FolderCopy::copy_originals(const store::Store& store, const std::set<Digest>& again) {
  const std::map<Digest, uint64_t> named = originals_named(store);
  std::vector<Error> errors;
  Batch batch(files_);
  originals_ = 0;
  for (const auto& [digest, size] : named) {
    if (++originals_ % tell_every == 0) tell(CopyPart::Original, originals_, named.size());
    const Path copy = to_ / original_path(digest);
    if (!again.contains(digest) && size_of(copy) == size) continue;
    const Path source = from_ / original_path(digest);
    const Result<MappedFile> original = MappedFile::open(source);
    if (!original) {
      errors.push_back({ErrorCode::NotFound, "the original is missing", source.string(), {}});
    } else if (sha256(original->bytes()) != digest) {
      errors.push_back({ErrorCode::Mismatch,
                        "the original was changed: its SHA-256 is not its name; it is not copied",
                        source.string(),
                        {}});
    } else {
      batch.add(copy, std::string(original->bytes()));
      ++originals_copied_;
      original_bytes_copied_ += size;
    }
  }
  batch.write();
  tell(CopyPart::Original, originals_, named.size());
  return errors;
}

std::vector<Error> FolderCopy::copy_tiles(log::TreeSize size, PresentTiles present) {
  const log::FolderTiles tiles(files_, from_ / log_folder);
  std::vector<Error> errors;
  Batch batch(files_);
  uint64_t done = 0;
  const auto copy_each = [&](const auto& all) {
    for (const auto& tile : all) {
      if (++done % tell_every == 0) tell(CopyPart::Tile, done, done);
      const Path copy = to_ / log_folder / log::path_of(tile);
      if (present == PresentTiles::Keep && files_.exists(copy)) continue;
      Result<std::string> bytes = tiles.read(tile);
      if (!bytes) {
        errors.push_back(bytes.error());
        continue;
      }
      batch.add(copy, std::move(*bytes));
      ++tiles_copied_;
    }
  };
  copy_each(log::tiles_added(log::TreeSize{0}, size));
  copy_each(log::bundles_added(log::TreeSize{0}, size));
  batch.write();
  return errors;
}

Result<void> FolderCopy::copy_other_files(PrivateFiles private_files) { return copy_folder({}, private_files); }

Result<void> FolderCopy::copy_folder(const Path& relative, PrivateFiles private_files) {
  for (const std::string& name : files_.list(from_ / relative)) {
    const Path inner = relative / name;
    if (has_own_step(inner)) continue;
    std::error_code ignored;
    const auto kind = std::filesystem::symlink_status(from_ / inner, ignored).type();
    if (kind == std::filesystem::file_type::directory) {
      if (Result<void> copied = copy_folder(inner, private_files); !copied) return copied;
    } else if (kind == std::filesystem::file_type::regular) {
      if (Result<void> copied = copy_file(inner, private_files); !copied) return copied;
    }
  }
  return {};
}

Result<void> FolderCopy::copy_file(const Path& relative, PrivateFiles private_files) {
  constexpr unsigned others_may_read = S_IRGRP | S_IROTH;
  constexpr unsigned rights = 0777;
  const Path source = from_ / relative;
  const Path copy = to_ / relative;
  struct stat status {};
  if (::stat(source.c_str(), &status) != 0) return {};  // gone since it was listed
  const bool is_database = relative.extension() == ".db";
  // By its name too: a copy through a disk without rights gives the key to everybody.
  const bool is_private = (status.st_mode & others_may_read) == 0 || relative.filename() == private_key_file;
  if (is_private && relative.begin()->string() == keys_folder && private_files == PrivateFiles::LeaveOut) {
    files_.remove(copy);  // of an earlier run that was asked for it
    return {};
  }
  files_.make_folders(copy.parent_path());
  if (is_database) {
    const Path temporary = beside(copy);
    if (Result<void> copied = store::embedded::copy_database(source, temporary); !copied) return copied;
    if (::chmod(temporary.c_str(), status.st_mode & rights) != 0) {
      throw_disk_fault("set the rights of", temporary);
    }
    put_in_place(temporary, copy);
    return {};
  }
  const Result<std::string> bytes = files_.read(source, other_file_bytes_max);
  if (!bytes) return fail(bytes.error());
  const Result<std::string> present = files_.read(copy);
  if (!present || *present != *bytes) files_.write_durably(copy, *bytes, status.st_mode & rights);
  return {};
}

void FolderCopy::switch_to(const Path& copied_database, const std::string& checkpoint) {
  files_.make_folders(to_ / keys_folder);
  files_.make_folders(to_ / log_folder);
  put_in_place(copied_database, to_ / database_file);
  files_.write_durably(to_ / keys_folder / last_signed_file, checkpoint);
  files_.write_durably(to_ / log_folder / checkpoint_file, checkpoint);
}

void FolderCopy::remove_erased(const store::Store& store) {
  const std::map<Digest, uint64_t> named = originals_named(store);
  const Path folder = to_ / originals_folder;
  for (const std::string& prefix : files_.list(folder)) {
    for (const std::string& name : files_.list(folder / prefix)) {
      const std::optional<Digest> digest = Digest::from_hex(name);
      if (!digest || named.contains(*digest) || files_.exists(from_ / original_path(*digest))) continue;
      files_.remove(folder / prefix / name);
      ++originals_removed_;
    }
  }
}

}  // namespace strongroom::archive
