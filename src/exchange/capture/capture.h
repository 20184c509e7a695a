// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "archive/archive.h"
#include "base/result.h"
#include "exchange/capture/round.h"
#include "exchange/capture/round_report.h"
#include "exchange/capture/sleeper.h"
#include "fetch/fetch.h"

namespace strongroom::exchange::capture {

struct CaptureOptions {
  std::vector<std::string> seeds;  // addresses as the operator wrote them
  milliseconds delay = std::chrono::seconds(1);
  RoundLimits limits;
  std::string user_agent = "strongroom";
  std::function<void(const PageEvent& event)> on_event;
  std::function<void(const Error& error)> on_error;  // of the intake
};

// Captures from the live web into the archive in `folder`. What it needs to go on after a kill is in the archive's own
// folder (docs/formats/capture.md). One at a time for an archive; the archive is open for writing only while it takes a
// round's pages in, so that others can write in between. Throws Fault.
class Capture {
 public:
  // Usage for an address that cannot be fetched, Refused when another capture is running. `fetcher`, `sleeper` and
  // `clock` must outlive it.
  static Result<Capture> open(const Path& folder, CaptureOptions options, fetch::Fetcher& fetcher, Sleeper& sleeper,
                              Clock& clock);

  // One round, or the rest of one that was interrupted, and its intake.
  Result<RoundReport> run_round();

 private:
  Capture(std::unique_ptr<Files> files, Path folder, CaptureOptions options, fetch::Fetcher& fetcher, Sleeper& sleeper,
          Clock& clock, Journal journal, FileLock lock);
  RoundOptions round_options() const;
  Path spool_folder() const;
  Result<RoundReport> ask();
  Result<void> take_in();
  Result<archive::Archive> open_for_writing();

  std::unique_ptr<Files> files_;
  Path folder_;
  CaptureOptions options_;
  fetch::Fetcher& fetcher_;
  Sleeper& sleeper_;
  Clock& clock_;
  Journal journal_;
  FileLock lock_;
  std::optional<archive::IntakeSummary> intake_;  // of the round so far
};

}  // namespace strongroom::exchange::capture
