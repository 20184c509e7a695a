// SPDX-License-Identifier: Apache-2.0
#include "archive/scrub.h"

#include <fmt/format.h>

#include <charconv>
#include <map>

#include "cli/command.h"
#include "cli/event_option.h"
#include "cli/interval.h"
#include "cli/key_warning.h"
#include "cli/output.h"
#include "cli/progress_line.h"
#include "cli/site_access.h"

namespace strongroom::cli {

namespace {

// The number at the front of "20MB", times what its unit stands for; nullopt for anything else.
std::optional<uint64_t> amount(std::string_view text, const std::map<std::string_view, uint64_t>& units) {
  uint64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  const auto unit = units.find(text.substr(static_cast<size_t>(end - text.data())));
  if (error != std::errc() || unit == units.end() || number == 0 || number > UINT64_MAX / 1000 / unit->second) {
    return std::nullopt;
  }
  return number * unit->second;
}

std::optional<uint64_t> parse_rate(std::string_view text) {
  if (text == "max") return 0;
  if (text.ends_with("/s")) text.remove_suffix(2);
  return amount(text, {{"kB", 1000}, {"MB", 1'000'000}, {"GB", 1'000'000'000}});
}

class Scrub final : public Command {
 public:
  void describe(Options options) override {
    options.add("ARCHIVE", folder_, "The archive").required();
    options.add("--rate", rate_, "How fast originals are read at most: 500kB/s, 20MB/s, or max").show_default();
    options.add("--every", every_, "Go on for ever, waiting so long after each pass: 12h, 7d");
    options.add_flag("--anew", anew_, "Begin anew, even where an earlier pass was stopped");
    event_.describe(options);
    options.add_flag("--json", json_, "Print each report as one JSON object (docs/formats/scrub.md)");
    options.footer(
        "Checks everything as strongroom verify does, but gently: beside serving and intake, at a rate that leaves "
        "the\n"
        "disk to them, and going on where it was stopped. The last report is kept in fixity/report.json and says "
        "which\n"
        "files are changed, missing or untracked (no record names them: harmless). Exits with 1 when there is damage;\n"
        "with --every it goes on, telling each report, until it is stopped.\n"
        "\n"
        "  strongroom scrub my-archive\n"
        "  strongroom scrub my-archive --rate 5MB/s --every 7d");
  }

  int run() override {
    const std::optional<uint64_t> rate = parse_rate(rate_);
    if (!rate) return ended_by({ErrorCode::Usage, "--rate is a number with kB/s, MB/s or GB/s, or max", {}, {}});
    const Result<std::chrono::seconds> interval =
        every_.empty() ? Result<std::chrono::seconds>(std::chrono::seconds(0)) : parse_interval(every_);
    if (!interval) return ended_by(interval.error());
    const Result<archive::Archive> opened = archive::Archive::open(folder_, archive::Mode::Read);
    if (!opened) return ended_by(opened.error());
    warn_of_open_log_key(folder_);
    if (!every_.empty()) stop_on_signals();
    int code = once(*opened, *rate);
    // A disk that is away for one pass may be there for the next.
    while (!every_.empty() && wait_for_next(*interval)) code = once(*opened, *rate);
    return code;
  }

 private:
  int once(const archive::Archive& archive, uint64_t rate) {
    const Result<archive::ScrubReport> report = pass(archive, rate);
    if (!report) return ended_by(report.error());
    tell(*report);
    if (const Result<void> entered = enter(*report); !entered) return ended_by(entered.error());
    return report->success() ? exit_success : exit_no;
  }

  Result<archive::ScrubReport> pass(const archive::Archive& archive, uint64_t rate) const {
    ProgressLine progress;
    archive::ScrubOptions options;
    options.bytes_per_second = rate;
    if (anew_) options.unfinished = archive::Unfinished::BeginAnew;
    options.on_progress = [&](const archive::ScrubProgress& now) {
      progress.show("Checking originals", now.originals_done, now.originals);
    };
    return archive::scrub(archive, options);
  }

  Result<void> enter(const archive::ScrubReport& report) const {
    const std::string outcome =
        report.success() ? "success"
                         : fmt::format("{} changed, {} missing", report.changed.size(), report.missing.size());
    return event_.enter(folder_, records::CustodyType::Verified, outcome,
                        count_of(report.originals, "original", "originals") + " read again");
  }

  void tell(const archive::ScrubReport& report) const {
    if (json_) {
      print_line(report.to_json());
    } else {
      for (const auto& finding : report.changed) print_line("changed: " + finding.path + ": " + finding.message);
      for (const auto& finding : report.missing) print_line("missing: " + finding.path + ": " + finding.message);
      print_line(fmt::format("{}: {} and {} with {} bytes, {} changed, {} missing, {} untracked.",
                             report.success() ? "All is well" : "DAMAGED",
                             count_of(report.entries, "record", "records"),
                             count_of(report.originals, "original", "originals"), report.original_bytes,
                             report.changed.size(), report.missing.size(), report.untracked.size()));
    }
    flush_output();
  }

  std::string folder_;
  std::string rate_ = "20MB/s";
  std::string every_;
  bool anew_ = false;
  EventOption event_;
  bool json_ = false;
};

}  // namespace

std::unique_ptr<Command> make_scrub() { return std::make_unique<Scrub>(); }

}  // namespace strongroom::cli
