// SPDX-License-Identifier: Apache-2.0
#include "cli/event_option.h"

#include "archive/custody.h"

namespace strongroom::cli {

void EventOption::describe(Options options) {
  options.add("--by", by_, "Enter in the log that this person or body did it (docs/formats/custody.md)");
}

Result<void> EventOption::enter(const std::string& archive, records::CustodyType type, const std::string& outcome,
                                const std::string& note) const {
  if (by_.empty()) return {};
  Result<archive::Archive> opened = archive::Archive::open(archive, archive::Mode::Write);
  if (!opened) return fail(opened.error());
  const Result<records::CustodyEvent> entered = archive::add_archive_event(*opened, type, by_, outcome, note);
  if (!entered) return fail(entered.error());
  return {};
}

}  // namespace strongroom::cli
