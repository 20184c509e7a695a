// SPDX-License-Identifier: Apache-2.0
#include "base/file_copy.h"

#include <fcntl.h>
#include <unistd.h>

#include <cstdio>
#include <vector>

#include "base/append_file.h"
#include "base/descriptor.h"
#include "base/disk_fault.h"

namespace strongroom {

namespace {

constexpr size_t piece_bytes = 1 << 20;

// Reads the file piece by piece. Throws Fault when the disk fails.
Result<void> each_piece(const Path& path, const std::function<void(std::string_view)>& take) {
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (!file.is_open()) return fail(Error{ErrorCode::NotFound, "it cannot be opened", path.string(), {}});
  std::vector<char> buffer(piece_bytes);
  ssize_t count = 0;
  while ((count = ::read(file.get(), buffer.data(), buffer.size())) > 0) {
    take({buffer.data(), static_cast<size_t>(count)});
  }
  if (count < 0) throw_disk_fault("read", path);
  return {};
}

}  // namespace

Result<Digest> digest_of_file(const Path& path, const std::function<void(uint64_t)>& on_bytes) {
  Sha256 hash;
  uint64_t bytes = 0;
  const Result<void> read = each_piece(path, [&](std::string_view piece) {
    hash.update(piece);
    bytes += piece.size();
    if (on_bytes) on_bytes(bytes);
  });
  if (!read) return fail(read.error());
  return hash.finish();
}

Result<void> copy_file_durably(const Path& from, const Path& to, const Digest& digest,
                               const std::function<void(uint64_t)>& on_bytes) {
  const Path temporary = to.string() + ".new";
  Sha256 hash;
  {
    AppendFile copy = AppendFile::open(temporary, 0);
    const Result<void> read = each_piece(from, [&](std::string_view piece) {
      copy.append(piece);
      hash.update(piece);
      if (on_bytes) on_bytes(copy.size_bytes());
    });
    if (!read) return fail(read.error());
    copy.sync();
  }
  PosixFiles files;
  if (hash.finish() != digest) {
    files.remove(temporary);
    return fail(Error{ErrorCode::Mismatch, "it changed while it was read: take it in again", from.string(), {}});
  }
  if (::rename(temporary.c_str(), to.c_str()) != 0) throw_disk_fault("rename into place", to);
  sync_folder(folder_of(to));
  return {};
}

}  // namespace strongroom
