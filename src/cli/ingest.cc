// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <fstream>

#include "archive/archive.h"
#include "archive/intake.h"
#include "archive/source_files.h"
#include "base/fault.h"
#include "cli/command.h"
#include "cli/key_warning.h"
#include "cli/output.h"
#include "cli/progress_line.h"
#include "ingest/document.h"

namespace strongroom::cli {

namespace {

using archive::Archive;

// Tells a file which sources are safe, a line each, as their batches become durable.
class Acknowledgements {
 public:
  Acknowledgements(const std::string& ledger, const std::vector<Path>& sources) : ledger_(ledger) {
    if (ledger.empty()) return;
    sources_ = archive::list_source_files(sources).files;
    file_.open(ledger, std::ios::app);
    if (!file_) throw Fault(ledger + ": cannot be written to");
  }

  // What could not be read whole is never acknowledged.
  void withhold(const Error& error) { unread_.push_back(error.file); }

  // The first `count` sources are durable.
  void give(uint64_t count) {
    if (ledger_.empty() || given_ == count) return;
    for (; given_ < count && given_ < sources_.size(); ++given_) {
      const std::string source = sources_[given_].string();
      const bool whole = std::none_of(unread_.begin(), unread_.end(),
                                      [&](const std::string& file) { return file.starts_with(source); });
      if (whole) file_ << source << '\n';
    }
    if (!file_.flush()) throw Fault(ledger_ + ": cannot be written to; what is in the archive is safe");
  }

 private:
  std::string ledger_;
  std::vector<Path> sources_;
  std::vector<std::string> unread_;
  std::ofstream file_;
  uint64_t given_ = 0;
};

class Ingest final : public Command {
 public:
  void describe(Options options) override {
    options.add("ARCHIVE", folder_, "The archive; made with default settings if the folder does not exist").required();
    options.add("SOURCE", sources_, "Files and folders: saved pages, text dumps, WARC files").required();
    options.add("--visibility", visibility_, "Of all that is taken in: what is not public is shown nowhere")
        .one_of({"public", "staff", "restricted", "sealed"});
    options.add_flag("--again", again_, "Take in again what was erased");
    options.add("--threads", threads_, "Threads that read (default: one a core)").between(1u, 256u);
    options.add_flag("--leave-crawl-files", leave_crawl_files_,
                     "Keep the pages of WARC files and packages, and not these files themselves");
    options.add("--acknowledge", ledger_,
                "Append the path of each source file to this file once a crash cannot lose what it held; files with "
                "errors are left out");
    options.add_flag("--json", json_, "Print the summary as one JSON object (docs/formats/output.md)");
    options.footer(
        "Formats are told by content. The same item on several pages becomes one item, every source is kept, and\n"
        "running it again changes nothing; a run that was killed goes on where it was. The files of crawls and "
        "packages\n"
        "are kept too. What cannot be read is told on stderr, the rest goes on, and the exit code is 1.\n"
        "\n"
        "  strongroom ingest my-archive page.html dump.txt\n"
        "  strongroom ingest my-archive saved-pages/ crawl.warc.gz --json");
  }

  int run() override {
    Result<Archive> opened = open_or_make();
    if (!opened) return ended_by(opened.error());
    warn_of_open_log_key(folder_);
    const std::vector<Path> sources(sources_.begin(), sources_.end());
    Acknowledgements acknowledgements(ledger_, sources);
    ProgressLine progress;
    archive::IntakeOptions options;
    options.threads = threads_;
    options.visibility = *records::visibility_from_name(visibility_);
    options.erased = again_ ? archive::ErasedAgain::TakeIn : archive::ErasedAgain::Refuse;
    options.on_error = [&](const Error& error) {
      if (!ingest::is_note(error)) acknowledgements.withhold(error);
      progress.clear();
      print_error(error);
    };
    options.crawl_files = leave_crawl_files_ ? archive::CrawlFiles::LeaveOut : archive::CrawlFiles::Keep;
    options.on_progress = [&](const archive::IntakeProgress& now) {
      acknowledgements.give(now.files_durable);
      progress.show(in_words(now));
    };
    options.on_resume = [&](const Path& file, uint64_t offset) {
      progress.clear();
      print_note(fmt::format("Going on with {} at byte {}, where the last run ended.", file.string(), offset));
    };
    const archive::IntakeSummary summary = archive::ingest(*opened, sources, options);
    progress.clear();
    print_line(json_ ? summary.to_json() : in_words(summary));
    return summary.errors == 0 ? exit_success : exit_no;
  }

 private:
  Result<Archive> open_or_make() const {
    const Path folder(folder_);
    std::error_code error;
    const auto kind = std::filesystem::status(folder, error).type();
    if (kind != std::filesystem::file_type::not_found && kind != std::filesystem::file_type::directory) {
      return fail(
          Error{ErrorCode::Usage, "it is a file: the archive's folder comes first, then what to take in", folder_, {}});
    }
    if (kind == std::filesystem::file_type::directory && !Archive::was_creation_cut_off(folder)) {
      return Archive::open(folder, archive::Mode::Write);
    }
    Result<Archive> made = Archive::create(folder, {});
    if (made) print_note("Made the archive " + folder_ + " with default settings (" + folder_ + "/strongroom.toml).");
    return made;
  }

  static std::string in_words(const archive::IntakeProgress& now) {
    const std::string done =
        now.file_bytes > 0 && now.file_bytes_read > 0
            ? fmt::format(" ({}{} %)", now.is_keeping ? "kept " : "", now.file_bytes_read * 100 / now.file_bytes)
            : "";
    return fmt::format("{} of {} files, {}: {}{}", now.files_read, now.files,
                       count_of(now.items_new, "new item", "new items"), now.file, done);
  }

  std::string in_words(const archive::IntakeSummary& summary) const {
    return fmt::format("{}, {}: {} new, {} revised, {} known; {} in the archive; {}; {}.",
                       count_of(summary.files, "file", "files"), count_of(summary.listings, "listing", "listings"),
                       count_of(summary.items_new, "item", "items"), summary.items_revised, summary.items_known,
                       count_of(summary.items_total, "item", "items"), count_of(summary.gaps, "gap", "gaps"),
                       count_of(summary.errors, "error", "errors"));
  }

  std::string folder_;
  std::vector<std::string> sources_;
  std::string visibility_ = "public";
  bool again_ = false;
  std::string ledger_;
  unsigned threads_ = 0;
  bool leave_crawl_files_ = false;
  bool json_ = false;
};

}  // namespace

std::unique_ptr<Command> make_ingest() { return std::make_unique<Ingest>(); }

}  // namespace strongroom::cli
