// SPDX-License-Identifier: Apache-2.0
#include "archive/original_check.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <vector>

#include "base/descriptor.h"

namespace strongroom::archive {

namespace {

constexpr size_t piece_bytes = 1 << 18;

ssize_t read_piece(int descriptor, std::vector<char>& piece) {
  ssize_t count = 0;
  do {
    count = ::read(descriptor, piece.data(), piece.size());
  } while (count < 0 && errno == EINTR);
  return count;
}

Error about(ErrorCode code, std::string message, const Path& file) {
  return Error{code, std::move(message), file.string(), {}};
}

}  // namespace

OriginalCheck check_original(const Path& file, const Digest& digest, uint64_t size_bytes,
                             const std::function<void(uint64_t bytes)>& on_read) {
  OriginalCheck check;
  const Descriptor opened(::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW));
  if (!opened.is_open()) {
    if (errno == ENOENT) {
      check.error = about(ErrorCode::NotFound, "the original is missing", file);
    } else if (errno == ELOOP) {
      check.error = about(ErrorCode::Mismatch, "a symbolic link stands in the original's place", file);
    } else {
      check.error =
          about(ErrorCode::Mismatch, fmt::format("the original cannot be opened: {}", std::strerror(errno)), file);
    }
    return check;
  }
  static_cast<void>(::posix_fadvise(opened.get(), 0, 0, POSIX_FADV_SEQUENTIAL));
  thread_local std::vector<char> piece(piece_bytes);
  Sha256 hash;
  while (const ssize_t count = read_piece(opened.get(), piece)) {
    if (count < 0) {
      check.error = about(
          ErrorCode::Mismatch,
          fmt::format("the original cannot be read after {} bytes: {}", check.size_bytes, std::strerror(errno)), file);
      return check;
    }
    hash.update({piece.data(), static_cast<size_t>(count)});
    check.size_bytes += static_cast<uint64_t>(count);
    if (on_read) on_read(static_cast<uint64_t>(count));
  }
  if (check.size_bytes != size_bytes) {
    check.error = about(ErrorCode::Mismatch,
                        fmt::format("the original has {} bytes instead of {}", check.size_bytes, size_bytes), file);
  } else if (hash.finish() != digest) {
    check.error = about(ErrorCode::Mismatch, "the original was changed: its SHA-256 is not its name", file);
  }
  return check;
}

}  // namespace strongroom::archive
