// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "exchange/capture/journal.h"

namespace strongroom::exchange::capture {

// One line of the journal: docs/formats/capture.md. Exactly one member is set.
struct JournalLine {
  struct Round {
    uint64_t number = 0;
    bool is_finished = false;
    friend bool operator==(const Round&, const Round&) = default;
  };
  struct Spool {
    std::string name;  // empty: the last one was taken in
    uint64_t bytes = 0;
    friend bool operator==(const Spool&, const Spool&) = default;
  };
  std::optional<Round> round;
  std::optional<Spool> spool;
  std::optional<KnownPage> page;
  std::optional<uint64_t> spool_bytes;  // beside a page: the answer ends there
};

inline constexpr int journal_version = 1;

// Without the line's end.
std::string to_line(const JournalLine& line);
// nullopt for what `to_line` would not have written.
std::optional<JournalLine> parse_line(std::string_view line);

}  // namespace strongroom::exchange::capture
