// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "base/result.h"
#include "cli/options.h"
#include "records/custody_event.h"

namespace strongroom::cli {

// The option --by of commands whose work may leave an event in the archive's chain of custody.
class EventOption {
 public:
  void describe(Options options);

  // Enters who did what and how it ended, if --by was given; else does nothing. The archive must not be open for
  // writing.
  Result<void> enter(const std::string& archive, records::CustodyType type, const std::string& outcome,
                     const std::string& note) const;

 private:
  std::string by_;
};

}  // namespace strongroom::cli
