// SPDX-License-Identifier: Apache-2.0
#include "exchange/output_file.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <string>
#include <utility>

#include "base/fault.h"

namespace strongroom::exchange {

namespace {

[[noreturn]] void broken(const char* what, const Path& path) {
  const int error = errno;
  const char* remedy = error == ENOSPC || error == EDQUOT ? "; free some space and run the command again" : "";
  throw Fault(path.string() + ": cannot " + what + ": " + std::strerror(error) + remedy);
}

}  // namespace

Result<OutputFile> OutputFile::create(const Path& target) {
  std::error_code error;
  if (std::filesystem::exists(std::filesystem::symlink_status(target, error))) {
    return fail(Error{ErrorCode::Exists, "there is something already; give a name that is free", target.string(), {}});
  }
  Path partial = target.parent_path() / ("." + target.filename().string() + ".strongroom-partial");
  const int descriptor = ::open(partial.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0644);
  if (descriptor < 0) broken("create", partial);
  OutputFile file(target, std::move(partial), descriptor);
  if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
    if (errno != EWOULDBLOCK) broken("lock", file.partial_);
    file.partial_.clear();  // it is the other one's
    return fail(Error{ErrorCode::Refused, "another process is writing it at the moment", target.string(), {}});
  }
  if (::ftruncate(descriptor, 0) != 0) broken("empty", file.partial_);
  return file;
}

OutputFile::OutputFile(OutputFile&& other) noexcept
    : target_(std::move(other.target_)),
      partial_(std::exchange(other.partial_, Path())),
      descriptor_(std::exchange(other.descriptor_, -1)) {}

OutputFile::~OutputFile() {
  if (descriptor_ >= 0) ::close(descriptor_);
  if (!partial_.empty()) ::unlink(partial_.c_str());
}

void OutputFile::write(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor_, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) broken("write", partial_);
    bytes.remove_prefix(static_cast<size_t>(written));
  }
}

void OutputFile::publish() {
  if (::fsync(descriptor_) != 0) broken("flush to disk", partial_);
  if (::rename(partial_.c_str(), target_.c_str()) != 0) broken("give its name to", target_);
  partial_.clear();
  const Path folder = target_.has_parent_path() ? target_.parent_path() : Path(".");
  const int above = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (above < 0) broken("open the folder", folder);
  const bool is_durable = ::fsync(above) == 0;
  ::close(above);
  if (!is_durable) broken("flush to disk", folder);
}

}  // namespace strongroom::exchange
