// SPDX-License-Identifier: Apache-2.0
#include "exchange/mirror/repair.h"

#include <fmt/format.h>

#include <optional>

#include "archive/archive.h"
#include "cli/command.h"
#include "cli/output.h"
#include "cli/progress_line.h"
#include "cli/site_access.h"
#include "exchange/mirror/folder_source.h"
#include "exchange/mirror/site_source.h"

namespace strongroom::cli {

namespace {

std::string in_words(const exchange::RepairReport& report, const std::string& folder) {
  if (report.mended.empty() && report.left.empty()) return folder + ": nothing was wrong.";
  return fmt::format(
      "{}: {} and {} put back{}{}.", folder, count_of(report.records, "record", "records"),
      count_of(report.originals, "original", "originals"), report.tiles ? ", the log's files made anew" : "",
      report.left.empty() ? ""
                          : fmt::format("; {} wrong still", count_of(report.left.size(), "thing is", "things are")));
}

class Repair final : public Command {
 public:
  void describe(Options options) override {
    options.add("ARCHIVE", folder_, "The archive or mirror to repair").required();
    options.add("--from", source_, "Another copy: the address of a mirror's site, or a folder").required();
    options.add_flag("--json", json_, "Print the report as one JSON object (docs/formats/mirror.md)");
    access_.describe(options);
    options.footer(
        "Reads everything in ARCHIVE against its own signed checkpoint and puts back what is missing or damaged from\n"
        "the other copy: records and originals by their digests, the log's files from the records. What the other "
        "copy\n"
        "gives is checked and never believed. Exits with 1 when something is wrong still.\n"
        "\n"
        "  strongroom repair my-archive --from https://mirror.example.org\n"
        "  strongroom repair my-archive --from /mnt/other-copy");
  }

  int run() override {
    stop_on_signals();
    exchange::MirrorOptions options;
    options.should_stop = stop_was_asked_for;
    ProgressLine progress;
    options.on_progress = [&](const exchange::MirrorProgress& now) {
      progress.show(std::string("Repairing ") + exchange::mirror_step_name(now.step), now.done, now.total);
    };
    const Result<exchange::RepairReport> report = repair(options);
    progress.clear();
    if (!report) return ended_by(report.error());
    for (const Error& error : report->mended) print_note("mended: " + error.to_string());
    for (const Error& error : report->left) print_error(error);
    print_line(json_ ? report->to_json() : in_words(*report, folder_));
    return report->left.empty() ? exit_success : exit_no;
  }

 private:
  Result<exchange::RepairReport> repair(const exchange::MirrorOptions& options) const {
    if (is_web_address(source_)) {
      const Result<exchange::FetcherFactory> fetchers = access_.fetchers();
      if (!fetchers) return fail(fetchers.error());
      return exchange::repair(folder_, exchange::SiteSource(source_, *fetchers), options);
    }
    const Result<archive::Archive> archive = archive::Archive::open(source_, archive::Mode::Read);
    if (!archive) return fail(archive.error());
    return exchange::repair(folder_, exchange::FolderSource(*archive), options);
  }

  std::string folder_;
  std::string source_;
  bool json_ = false;
  SiteAccess access_;
};

}  // namespace

std::unique_ptr<Command> make_repair() { return std::make_unique<Repair>(); }

}  // namespace strongroom::cli
