// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "archive/audit.h"
#include "cli/command.h"
#include "cli/event_option.h"
#include "cli/key_warning.h"
#include "cli/output.h"
#include "cli/progress_line.h"

namespace strongroom::cli {

namespace {

std::string in_words(const archive::AuditReport& report) {
  std::string words =
      fmt::format("{}: {} ({}, {}), {} with {} bytes, checkpoint over {}.", report.clean() ? "All is well" : "DAMAGED",
                  count_of(report.entries, "record", "records"), count_of(report.items, "item", "items"),
                  count_of(report.captures, "capture", "captures"), count_of(report.originals, "original", "originals"),
                  report.original_bytes, count_of(report.head.size.value, "entry", "entries"));
  if (report.unsigned_entries > 0) {
    words += fmt::format(" {} not signed yet: an intake is under way, or the next one completes it.",
                         count_of(report.unsigned_entries, "record is", "records are"));
  }
  if (report.stamps > 0) words += fmt::format(" {}.", count_of(report.stamps, "time stamp", "time stamps"));
  if (report.withheld > 0) words += fmt::format(" {} not shown.", count_of(report.withheld, "item is", "items are"));
  if (report.erased > 0) {
    words +=
        fmt::format(" {} erased, as decisions in the log say.", count_of(report.erased, "record was", "records were"));
  }
  if (report.not_given > 0) {
    words += fmt::format(" {} not public, and this copy was not given {}.",
                         count_of(report.not_given, "record is", "records are"), report.not_given == 1 ? "it" : "them");
  }
  if (report.untracked_originals > 0) {
    words += fmt::format(" {} in originals/ that no record names (harmless).",
                         count_of(report.untracked_originals, "file", "files"));
  }
  return words;
}

class Verify final : public Command {
 public:
  void describe(Options options) override {
    options.add("ARCHIVE", folder_, "The archive").required();
    options.add("--threads", threads_, "Threads that hash (default: one a core)").between(1u, 256u);
    event_.describe(options);
    options.add_flag("--json", json_, "Print the report as one JSON object (docs/formats/verify.md)");
    options.footer(
        "Derives everything anew: the SHA-256 of every original, every record and its entry, every tile, the root, "
        "the\n"
        "signatures and time stamps. Names what is wrong and exits with 1. It changes nothing, but for the event that\n"
        "--by asks for, and can run while the archive is being served or written.\n"
        "\n"
        "  strongroom verify my-archive\n"
        "  strongroom verify my-archive --by \"A. Hale\"");
  }

  int run() override {
    const Result<archive::Archive> opened = archive::Archive::open(folder_, archive::Mode::Read);
    if (!opened) return ended_by(opened.error());
    warn_of_open_log_key(folder_);
    archive::AuditReport report;
    {
      ProgressLine progress;
      archive::AuditOptions options;
      options.threads = threads_;
      options.on_progress = [&](const archive::AuditProgress& now) {
        progress.show(std::string("Verifying, ") + archive::audit_part_name(now.part), now.done, now.total);
      };
      report = archive::audit(*opened, options);
    }
    if (json_) {
      print_line(report.to_json());
    } else {
      for (const archive::Finding& finding : report.findings) {
        print_line(fmt::format("{}: {}", archive::audit_part_name(finding.part), finding.error.to_string()));
      }
      print_line(in_words(report));
    }
    const std::string outcome = report.clean() ? "success" : count_of(report.findings.size(), "finding", "findings");
    const Result<void> entered = event_.enter(folder_, records::CustodyType::Verified, outcome, subject(report));
    if (!entered) return ended_by(entered.error());
    return report.clean() ? exit_success : exit_no;
  }

 private:
  static std::string subject(const archive::AuditReport& report) {
    return fmt::format("{}, {}, checkpoint over {}", count_of(report.entries, "record", "records"),
                       count_of(report.originals, "original", "originals"),
                       count_of(report.head.size.value, "entry", "entries"));
  }

  std::string folder_;
  unsigned threads_ = 0;
  EventOption event_;
  bool json_ = false;
};

}  // namespace

std::unique_ptr<Command> make_verify() { return std::make_unique<Verify>(); }

}  // namespace strongroom::cli
