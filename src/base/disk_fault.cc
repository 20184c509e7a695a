// SPDX-License-Identifier: Apache-2.0
#include "base/disk_fault.h"

#include <cerrno>
#include <cstring>
#include <string>

#include "base/fault.h"

namespace strongroom {

namespace {

const char* remedy_for(int error) {
  switch (error) {
    case ENOSPC:
    case EDQUOT:
      return "; free some space and run the command again";
    case EACCES:
    case EPERM:
      return "; check the owner and the rights of it and its folder";
    case EROFS:
      return "; the disk can only be read, choose a place on another one";
    case ENOENT:
      return "; make its folder first, or choose another place";
    case ENOTDIR:
      return "; a part of this path is a file, give the path of a folder";
    case EISDIR:
      return "; there is a folder of this name, give the name of a file";
    case EIO:
      return "; the disk reports an error: do not write to it again before it is checked";
    default:
      return "";
  }
}

}  // namespace

void throw_disk_fault(const char* what, const Path& path, int error) {
  throw Fault(path.string() + ": cannot " + what + ": " + std::strerror(error) + remedy_for(error));
}

}  // namespace strongroom
