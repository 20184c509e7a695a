// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "base/civil_time.h"
#include "base/files.h"

namespace strongroom::exchange {

// How a log broke its promise to only grow.
enum class Breach {
  Fork,      // the new checkpoint is over another history than the one held
  Rollback,  // an older checkpoint is shown than one that was signed before
};
const char* breach_name(Breach breach);  // "fork", "rollback"

struct Evidence {
  Breach breach = Breach::Fork;
  std::string held;     // signed checkpoints, as they came
  std::string offered;  // the one that contradicts it
  std::string origin;
  std::string source;  // where the second was got
  Timestamp seen_at;
};

// Writes both checkpoints and an explanation for people to evidence/<breach>-<digest>/ below `folder`, durably; the
// same pair once. Returns that folder. docs/formats/mirror.md
Path keep_evidence(Files& files, const Path& folder, const Evidence& evidence);

}  // namespace strongroom::exchange
