// SPDX-License-Identifier: Apache-2.0
#include "exchange/mirror/mirror.h"

#include <fmt/format.h>

#include <optional>

#include "archive/archive.h"
#include "cli/command.h"
#include "cli/interval.h"
#include "cli/output.h"
#include "cli/progress_line.h"
#include "cli/site_access.h"
#include "exchange/mirror/folder_source.h"
#include "exchange/mirror/repair.h"
#include "exchange/mirror/site_source.h"

namespace strongroom::cli {

namespace {

using exchange::MirrorProgress;
using exchange::MirrorReport;

std::string in_words(const MirrorReport& report, const std::string& folder) {
  if (!report.complete && report.not_had.empty()) return folder + ": stopped; the next run goes on from here.";
  std::string words = fmt::format(
      "{}: {} of the log, {} and {} with {} bytes added.", folder, count_of(report.head.size.value, "entry", "entries"),
      count_of(report.records, "record", "records"), count_of(report.originals, "original", "originals"), report.bytes);
  if (!report.complete) {
    words += fmt::format(" {} could not be had; the next run asks again.",
                         count_of(report.not_had.size(), "original", "originals"));
  }
  return words;
}

class Mirror final : public Command {
 public:
  void describe(Options options) override {
    options.add("SOURCE", source_, "The site of the archive, or a folder with another copy of it").required();
    options.add("DIR", folder_, "The mirror; made if it is not there").required();
    options.add("--key", key_, "The log's verifier key, from its publisher (needed once, and where it was replaced)");
    options.add("--policy", policy_file_, "A C2SP tlog-policy: which witnesses must have cosigned");
    options.add("--every", every_, "Go on, and look again after so long: 10m, 1h, 1d");
    options.add("--connections", options_.connections, "Originals fetched at once").between(1u, 32u).show_default();
    options.add_flag("--check", check_, "Also read everything that is here, and fetch again what was damaged");
    options.add_flag("--json", json_, "Print each run's report as one JSON object (docs/formats/mirror.md)");
    access_.describe(options);
    options.footer(
        "Keeps a full copy: log, public records, originals. Every byte is checked against the signed checkpoint "
        "before\n"
        "it is kept. A run that was cut off goes on where it was. When the log shows another history than before, or "
        "an\n"
        "older one, both signed checkpoints are kept in DIR/evidence and the run ends with 1. The mirror is an "
        "archive\n"
        "that can be verified, searched and served like any other. docs/formats/mirror.md\n"
        "\n"
        "  strongroom mirror https://archive.example.org my-mirror --key archive.example.org/log+6fa8b3ba+AVqs…\n"
        "  strongroom mirror https://archive.example.org my-mirror --every 1h\n"
        "  strongroom serve my-mirror");
  }

  int run() override {
    stop_on_signals();
    const Result<log::VerifierKey> key = log_key();
    if (!key) return ended_by(key.error());
    const Result<log::Policy> policy = witness_policy(*key);
    if (!policy) return ended_by(policy.error());
    options_.policy = *policy;
    options_.should_stop = stop_was_asked_for;
    const auto interval = every_.empty() ? Result<std::chrono::seconds>(0) : parse_interval(every_);
    if (!interval) return ended_by(interval.error());
    const Result<void> opened = open_source();
    if (!opened) return ended_by(opened.error());
    int code = exit_no;
    do {
      code = run_once(*key);
    } while (!every_.empty() && wait_for_next(*interval));
    return code;
  }

 private:
  Result<log::VerifierKey> log_key() const {
    if (!key_.empty()) {
      Result<log::VerifierKey> given = log::VerifierKey::parse(key_);
      if (!given) return fail(ErrorCode::Usage, "--key " + key_ + ": " + given.error().message);
      return given;
    }
    Result<log::VerifierKey> known = exchange::mirrored_key(files_, folder_);
    if (known) return known;
    return fail(ErrorCode::Usage,
                "a new mirror needs the log's key, from its publisher: --key (strongroom key prints it there)");
  }

  Result<log::Policy> witness_policy(const log::VerifierKey& key) const {
    if (policy_file_.empty()) return log::Policy::trusting(key);
    constexpr uint64_t policy_bytes_max = 1 << 20;
    const Result<std::string> text = files_.read(policy_file_, policy_bytes_max);
    if (!text) return fail(text.error());
    Result<log::Policy> policy = log::Policy::parse(*text);
    if (!policy) return fail(Error{policy.error().code, policy.error().message, policy_file_, policy.error().offset});
    return policy;
  }

  Result<void> open_source() {
    if (is_web_address(source_)) {
      const Result<exchange::FetcherFactory> fetchers = access_.fetchers();
      if (!fetchers) return fail(fetchers.error());
      from_ = std::make_unique<exchange::SiteSource>(source_, *fetchers);
      return {};
    }
    Result<archive::Archive> archive = archive::Archive::open(source_, archive::Mode::Read);
    if (!archive) return fail(archive.error());
    archive_ = std::move(*archive);
    from_ = std::make_unique<exchange::FolderSource>(*archive_);
    return {};
  }

  int run_once(const log::VerifierKey& key) {
    Result<MirrorReport> report = update(key);
    if (!report) {
      print_error(report.error());
      // Whatever the source cannot give is a "no".
      return report.error().code == ErrorCode::Exists ? exit_wrong_use : exit_no;
    }
    for (const Error& error : report->not_had) print_error(error);
    print_line(json_ ? report->to_json() : in_words(*report, folder_));
    flush_output();
    return report->complete ? exit_success : exit_no;
  }

  Result<MirrorReport> update(const log::VerifierKey& key) {
    ProgressLine progress;
    options_.on_progress = [&](const MirrorProgress& now) {
      progress.show(std::string("Mirroring ") + exchange::mirror_step_name(now.step), now.done, now.total);
    };
    Result<MirrorReport> report = [&]() -> Result<MirrorReport> {
      auto mirror = exchange::Mirror::open(files_, clock_, folder_, key);
      if (!mirror) return fail(mirror.error());
      return mirror->update(*from_, options_);
    }();
    if (!report || !check_ || stop_was_asked_for()) return report;
    const auto repaired = exchange::repair(folder_, *from_, options_);
    if (!repaired) return fail(repaired.error());
    for (const Error& mended : repaired->mended) print_note("mended: " + mended.to_string());
    report->originals += repaired->originals;
    for (const Error& error : repaired->left) report->not_had.push_back(error);
    report->complete = report->not_had.empty();
    return report;
  }

  mutable PosixFiles files_;
  SystemClock clock_;
  std::string source_;
  std::string folder_;
  std::string key_;
  std::string policy_file_;
  std::string every_;
  bool check_ = false;
  bool json_ = false;
  exchange::MirrorOptions options_;
  SiteAccess access_;
  std::optional<archive::Archive> archive_;
  std::unique_ptr<exchange::MirrorSource> from_;
};

}  // namespace

std::unique_ptr<Command> make_mirror() { return std::make_unique<Mirror>(); }

}  // namespace strongroom::cli
