// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "base/files.h"

namespace strongroom::cli {

// One line on stderr when others than its owner may read or change the private key in a file, with what to do; nothing
// when there is no such file. It is a warning: some disks give everybody the same rights.
void warn_of_open_key(const Path& key_file);

// Of an archive's log.
void warn_of_open_log_key(const std::string& archive);

}  // namespace strongroom::cli
