// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "base/files.h"
#include "base/result.h"
#include "log/verifier_key.h"

// Signing keys on disk: one line of Signer::print_private_key, mode 0600.
namespace strongroom::log {

// NotFound or Malformed, naming the file.
Result<Signer> read_signer(const Files& files, const Path& file);
// Writes a new key, durably. Exists, and nothing changed, when there is such a file: a key is never written over. Usage
// for a name that cannot name a key. The folder exists.
Result<Signer> make_signer(Files& files, const Path& file, const std::string& name, SignatureType type);

}  // namespace strongroom::log
