// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cerrno>

#include "base/path.h"

namespace strongroom {

// Throws the Fault of a system call on a file or folder that failed with `error`: "PATH: cannot WHAT: the system's
// reason; what to do about it".
[[noreturn]] void throw_disk_fault(const char* what, const Path& path, int error = errno);

}  // namespace strongroom
