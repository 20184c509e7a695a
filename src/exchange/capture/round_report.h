// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "archive/intake.h"

namespace strongroom::exchange::capture {

// What became of one address.
enum class Outcome {
  New,         // answered for the first time
  Changed,     // other bytes than the last time
  Unchanged,   // the same bytes, or the host said so (304)
  Vanished,    // it was there, and the host says 404 or 410
  StillGone,   // as in an earlier round
  Redirected,  // leads to another address, which is asked in its turn
  Forbidden,   // robots.txt asks us to stay away; not asked
  Busy,        // the host asked to come later (429, 503), and will be
  Failed,
};
const char* outcome_name(Outcome outcome);  // "new", "changed", …, "still-gone"

struct PageEvent {
  Outcome outcome = Outcome::New;
  std::string url;
  std::string what;  // one sentence where there is something to say: why it failed, what it answered
};

// What one round of a capture did.
struct RoundReport {
  uint64_t round = 0;
  uint64_t asked = 0;  // addresses, without robots.txt
  uint64_t bytes = 0;  // of their answers, as sent
  uint64_t pages_new = 0;
  uint64_t pages_unchanged = 0;
  uint64_t pages_redirected = 0;
  std::vector<std::string> changed;
  std::vector<std::string> vanished;
  std::vector<std::string> forbidden;
  std::vector<Error> failed;
  uint64_t left = 0;  // addresses wanted and not asked, for a limit or a stop; the next round begins with them
  std::string limit;  // the option that ended the round, such as "--max-pages"; empty when none did
  bool stopped = false;
  std::optional<archive::IntakeSummary> intake;  // unset when nothing was taken in

  void count(const PageEvent& event);
  // docs/capture.md lists the members.
  std::string to_json() const;
};

}  // namespace strongroom::exchange::capture
