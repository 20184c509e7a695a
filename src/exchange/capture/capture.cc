// SPDX-License-Identifier: Apache-2.0
#include "exchange/capture/capture.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "archive/intake.h"
#include "archive/layout.h"
#include "exchange/capture/gone_pages.h"
#include "fetch/url.h"
#include "records/record.h"

namespace strongroom::exchange::capture {

namespace {

constexpr const char* capture_folder = "capture";
constexpr milliseconds lock_wait_max = std::chrono::minutes(10);

// Spells the addresses as they are fetched, each once.
Result<void> spell_seeds(std::vector<std::string>& seeds) {
  std::vector<std::string> spelled;
  for (const std::string& seed : seeds) {
    const Result<fetch::Url> url = fetch::parse_url(seed);
    if (!url) return fail(Error{ErrorCode::Usage, url.error().message, seed, {}});
    if (std::find(spelled.begin(), spelled.end(), url->text) == spelled.end()) spelled.push_back(url->text);
  }
  seeds = std::move(spelled);
  return {};
}

// By what identifies an item alone, its number or its address: a title says too little.
bool lacks(const archive::Archive& archive, const FoundLink& link) {
  records::Item item;
  item.url = link.url;
  item.source_id = link.source_id;
  std::vector<std::string> keys = records::identity_keys(item, archive.config().site);
  std::erase_if(keys, [](const std::string& key) { return key.starts_with("text:"); });
  const std::optional<records::ItemId> id = archive.store().find(keys);
  if (!id) return true;
  const std::optional<records::ItemRevision> known = archive.store().item(*id, store::Scope::All);
  return !known || known->item.truncated;
}

// A round that was taken in in parts.
void add(std::optional<archive::IntakeSummary>& all, const archive::IntakeSummary& part) {
  if (!all) {
    all = part;
    return;
  }
  all->files += part.files;
  all->listings += part.listings;
  all->items_total = part.items_total;
  all->items_new += part.items_new;
  all->items_revised += part.items_revised;
  all->items_known += part.items_known;
  all->gaps = part.gaps;
  all->errors += part.errors;
}

}  // namespace

Capture::Capture(std::unique_ptr<Files> files, Path folder, CaptureOptions options, fetch::Fetcher& fetcher,
                 Sleeper& sleeper, Clock& clock, Journal journal, FileLock lock)
    : files_(std::move(files)),
      folder_(std::move(folder)),
      options_(std::move(options)),
      fetcher_(fetcher),
      sleeper_(sleeper),
      clock_(clock),
      journal_(std::move(journal)),
      lock_(std::move(lock)) {}

Result<Capture> Capture::open(const Path& folder, CaptureOptions options, fetch::Fetcher& fetcher, Sleeper& sleeper,
                              Clock& clock) {
  if (Result<void> spelled = spell_seeds(options.seeds); !spelled) return fail(spelled.error());
  auto files = std::make_unique<PosixFiles>();
  const Result<archive::Archive> archive = archive::Archive::open(folder, archive::Mode::Read);
  if (!archive) return fail(archive.error());
  const Path own = folder / capture_folder;
  files->make_folders(own);
  Result<FileLock> lock = FileLock::acquire(own / "lock");
  if (!lock)
    return fail(Error{ErrorCode::Refused, "another capture into this archive is running", folder.string(), {}});
  Result<Journal> journal = Journal::open(*files, own);
  if (!journal) return fail(journal.error());
  return Capture(std::move(files), folder, std::move(options), fetcher, sleeper, clock, std::move(*journal),
                 std::move(*lock));
}

Path Capture::spool_folder() const { return folder_ / capture_folder; }

RoundOptions Capture::round_options() const {
  return {options_.seeds, options_.delay, options_.limits, options_.user_agent};
}

Result<RoundReport> Capture::run_round() {
  intake_.reset();
  // What a crash left between the last answer and its intake.
  if (!journal_.is_unfinished()) {
    if (Result<void> taken = take_in(); !taken) return fail(taken.error());
    journal_.begin_round();
  }
  Result<RoundReport> report = ask();
  if (!report) return report;
  if (!report->stopped) journal_.finish_round();
  if (Result<void> taken = take_in(); !taken) return fail(taken.error());
  report->intake = intake_;
  return report;
}

Result<RoundReport> Capture::ask() {
  const Result<archive::Archive> archive = archive::Archive::open(folder_, archive::Mode::Read);
  if (!archive) return fail(archive.error());
  std::optional<Error> not_taken;
  const RoundOptions options = round_options();
  RoundSurroundings outside{fetcher_, sleeper_, clock_, spool_folder(), {}, {}, options_.on_event};
  outside.lacks = [&](const FoundLink& link) { return lacks(*archive, link); };
  outside.take_in = [&] {
    const Result<void> taken = take_in();
    if (!taken) not_taken = taken.error();
    return taken.has_value();
  };
  RoundReport report = Round(journal_, options, outside).run();
  if (not_taken) return fail(*not_taken);
  return report;
}

Result<void> Capture::take_in() {
  if (journal_.spool().empty()) return {};
  const Path spool = spool_folder() / journal_.spool();
  // What a crash left behind the last answer that the journal knows.
  AppendFile::open(spool, journal_.spool_bytes());
  if (journal_.spool_bytes() > 0) {
    Result<archive::Archive> archive = open_for_writing();
    if (!archive) return fail(archive.error());
    archive::IntakeOptions options;
    options.on_error = options_.on_error;
    add(intake_, archive::ingest(*archive, {spool}, options));
    keep_gone_pages(*archive, spool, journal_);
  }
  journal_.finish_spool();
  files_->remove(spool);
  return {};
}

// Another process may be taking files in just now.
Result<archive::Archive> Capture::open_for_writing() {
  const milliseconds until = sleeper_.elapsed() + lock_wait_max;
  while (true) {
    Result<archive::Archive> archive = archive::Archive::open(folder_, archive::Mode::Write);
    const bool is_busy = !archive && Path(archive.error().file).filename() == archive::lock_file;
    if (!is_busy || sleeper_.elapsed() >= until || !sleeper_.sleep(std::chrono::seconds(1))) return archive;
  }
}

}  // namespace strongroom::exchange::capture
