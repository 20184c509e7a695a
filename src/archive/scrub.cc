// SPDX-License-Identifier: Apache-2.0
#include "archive/scrub.h"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <thread>

#include "archive/audit.h"
#include "archive/layout.h"
#include "archive/original_check.h"
#include "base/json.h"

namespace strongroom::archive {

namespace {

using json = nlohmann::ordered_json;

constexpr uint64_t progress_bytes_max = 256ull << 20;
constexpr uint64_t saved_every_bytes = 256ull << 20;
constexpr uint64_t saved_every_files = 10'000;

// Spreads reading over time: what was read must have taken at least bytes / rate.
class Pace {
 public:
  explicit Pace(const ScrubOptions& options) : options_(options) {}

  void read(uint64_t bytes) {
    if (options_.bytes_per_second == 0) return;
    if (bytes_ == 0) begun_ = std::chrono::steady_clock::now();
    bytes_ += bytes;
    const auto due = std::chrono::milliseconds(bytes_ * 1000 / options_.bytes_per_second);
    const auto spent = waited_ + (options_.wait ? std::chrono::milliseconds(0) : elapsed());
    if (due - spent < shortest_wait) return;
    if (options_.wait) {
      options_.wait(due - spent);
      waited_ += due - spent;
    } else {
      std::this_thread::sleep_for(due - spent);
    }
  }

 private:
  static constexpr std::chrono::milliseconds shortest_wait{5};

  std::chrono::milliseconds elapsed() const {
    return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - begun_);
  }

  const ScrubOptions& options_;
  std::chrono::steady_clock::time_point begun_;
  std::chrono::milliseconds waited_{0};
  uint64_t bytes_ = 0;
};

class Scrub {
 public:
  Scrub(const Archive& archive, const ScrubOptions& options)
      : archive_(archive), options_(options), files_(archive.files()), pace_(options) {}

  Result<ScrubReport> run() {
    // Else a folder would be made where a disk is to be mounted.
    if (Result<void> there = archive_.check_in_place(); !there) return fail(there.error());
    files_.make_folders(folder());
    const Result<FileLock> lock = FileLock::acquire(folder() / lock_file);
    if (!lock) {
      return fail(Error{ErrorCode::Refused, "another scrub of this archive is at work", folder().string(), {}});
    }
    begin();
    check_all_but_originals();
    check_originals();
    list_untracked();
    report_.finished_at = archive_.clock().now();
    // What went away meanwhile is not damaged.
    if (Result<void> there = archive_.check_in_place(); !there) return fail(there.error());
    files_.write_durably(folder() / scrub_report_file, report_.to_json() + "\n");
    files_.remove(folder() / scrub_progress_file);
    return std::move(report_);
  }

 private:
  Path folder() const { return archive_.folder() / fixity_folder; }

  // Takes up what an earlier run left; a progress that cannot be read is none.
  void begin() {
    report_.started_at = archive_.clock().now();
    if (options_.unfinished == Unfinished::BeginAnew) return;
    const Result<std::string> text = files_.read(folder() / scrub_progress_file, progress_bytes_max);
    const json object = text ? parse_ordered_json(*text).value_or(nullptr) : json();
    if (!object.is_object() || !object.contains("after") || !object["after"].is_string()) return;
    const auto after = Digest::from_hex(object["after"].get<std::string>());
    Result<ScrubReport> kept = ScrubReport::parse(print_json(object.value("report", json::object())));
    if (!after || !kept) return;
    after_ = *after;
    report_ = std::move(*kept);
    // Found again by this run.
    std::erase_if(report_.changed, [](const ScrubFinding& finding) { return !is_original(finding); });
    std::erase_if(report_.missing, [](const ScrubFinding& finding) { return !is_original(finding); });
  }

  static bool is_original(const ScrubFinding& finding) { return finding.path.starts_with(originals_folder); }

  void save(const Digest& after) {
    const json object = {{"after", after.hex()}, {"report", reread_json(report_.to_json())}};
    files_.write_durably(folder() / scrub_progress_file, print_json(object) + "\n");
    unsaved_bytes_ = 0;
    unsaved_files_ = 0;
  }

  void check_all_but_originals() {
    AuditOptions audit_options;
    audit_options.threads = 1;
    audit_options.originals = AuditOriginals::PassOver;
    const AuditReport audited = audit(archive_, audit_options);
    report_.entries = audited.entries;
    report_.checkpoint_size = audited.head.size.value;
    for (const Finding& finding : audited.findings) found(finding.error, finding.part == AuditPart::Log);
  }

  void found(const Error& error, bool below_log) {
    const Path place(error.file);
    std::string path = place.is_absolute() || place.string().starts_with(archive_.folder().string())
                           ? place.lexically_relative(archive_.folder()).string()
                           : error.file;
    if (below_log && path.starts_with(tile_folder)) path = std::string(log_folder) + "/" + path;
    (error.code == ErrorCode::NotFound ? report_.missing : report_.changed).push_back({path, error.message});
  }

  void check_originals() {
    archive_.store().each_capture(
        [&](const records::Capture& capture) { named_.try_emplace(capture.original, capture.size_bytes); },
        store::Scope::All);
    ScrubProgress progress;
    progress.originals = named_.size();
    const auto first = after_ ? named_.upper_bound(*after_) : named_.begin();
    progress.originals_done = static_cast<uint64_t>(std::distance(named_.begin(), first));
    for (auto original = first; original != named_.end(); ++original) {
      const auto& [digest, size] = *original;
      const OriginalCheck check = check_original(archive_.folder() / original_path(digest), digest, size,
                                                 [this](uint64_t bytes) { pace_.read(bytes); });
      if (check.error) found(*check.error, false);
      ++report_.originals;
      report_.original_bytes += check.size_bytes;
      unsaved_bytes_ += check.size_bytes;
      if (unsaved_bytes_ >= saved_every_bytes || ++unsaved_files_ >= saved_every_files || check.error) save(digest);
      ++progress.originals_done;
      progress.bytes_done = report_.original_bytes;
      if (options_.on_progress) options_.on_progress(progress);
    }
  }

  void list_untracked() {
    report_.untracked.clear();
    for (const std::string& prefix : files_.list(archive_.folder() / originals_folder)) {
      for (const std::string& name : files_.list(archive_.folder() / originals_folder / prefix)) {
        const std::optional<Digest> digest = Digest::from_hex(name);
        if (digest && named_.contains(*digest)) continue;
        report_.untracked.push_back({(Path(originals_folder) / prefix / name).string(), {}});
      }
    }
  }

  const Archive& archive_;
  const ScrubOptions& options_;
  Files& files_;
  Pace pace_;
  ScrubReport report_;
  std::map<Digest, uint64_t> named_;
  std::optional<Digest> after_;
  uint64_t unsaved_bytes_ = 0;
  uint64_t unsaved_files_ = 0;
};

}  // namespace

Result<ScrubReport> scrub(const Archive& archive, const ScrubOptions& options) { return Scrub(archive, options).run(); }

}  // namespace strongroom::archive
