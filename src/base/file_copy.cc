// SPDX-License-Identifier: Apache-2.0
#include "base/file_copy.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <vector>

#include "base/append_file.h"
#include "base/fault.h"

namespace strongroom {

namespace {

constexpr size_t piece_bytes = 1 << 20;

// Reads the file piece by piece. Throws Fault when the disk fails.
Result<void> each_piece(const Path& path, const std::function<void(std::string_view)>& take) {
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return fail(Error{ErrorCode::NotFound, "it cannot be opened", path.string(), {}});
  std::vector<char> buffer(piece_bytes);
  ssize_t count = 0;
  try {
    while ((count = ::read(descriptor, buffer.data(), buffer.size())) > 0) {
      take({buffer.data(), static_cast<size_t>(count)});
    }
  } catch (...) {
    ::close(descriptor);
    throw;
  }
  const int error = errno;
  ::close(descriptor);
  if (count < 0) throw Fault("cannot read " + path.string() + ": " + std::strerror(error));
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
  std::error_code error;
  std::filesystem::rename(temporary, to, error);
  if (error) throw Fault("cannot rename " + temporary.string() + ": " + error.message());
  sync_folder(to.parent_path());
  return {};
}

}  // namespace strongroom
