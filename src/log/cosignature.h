// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/civil_time.h"
#include "log/note.h"

// Cosignatures of checkpoints by witnesses and mirrors: https://c2sp.org/tlog-cosignature, "cosignature/v1".
namespace strongroom::log {

// Signs the text of a checkpoint note as seen at `time`. The signer is of SignatureType::CosignatureV1; the time is not
// before 1970.
NoteSignature cosign(std::string_view checkpoint_text, const Signer& signer, Timestamp time);
// The time stated by a cosignature (the bytes after the key id) when it holds; nullopt otherwise.
std::optional<Timestamp> verify_cosignature(std::string_view checkpoint_text, const PublicKey& key,
                                            std::string_view signature);

}  // namespace strongroom::log
