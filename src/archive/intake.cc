// SPDX-License-Identifier: Apache-2.0
#include "archive/intake.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <thread>
#include <utility>

#include "archive/bare_capture.h"
#include "archive/crawl_file.h"
#include "archive/gap_tracker.h"
#include "archive/intake_batch.h"
#include "archive/intake_document.h"
#include "archive/intake_state.h"
#include "archive/ordered_pipeline.h"
#include "archive/source_files.h"
#include "ingest/document.h"

namespace strongroom::archive {

namespace {

// A batch is one transaction and a handful of fsyncs: large enough that they cost little, small enough that its
// originals fit in memory and that a crash repeats seconds of work.
constexpr size_t batch_documents_max = 512;
constexpr size_t batch_items_max = 4096;
constexpr uint64_t batch_bytes_max = 64ull << 20;

constexpr uint64_t documents_between_words = 64;

// To read the captures among so many entries again takes whoever asks for gaps next some 30 ms.
constexpr uint64_t entries_worth_keeping = 1000;

// What the threads hand each other: an element of a file, or the end of the file.
struct Step {
  std::optional<StreamElement> element;
  Path file;
  SourceKind kind = SourceKind::Document;  // of the file, told at its end
};

struct Outcome {
  std::optional<IntakeDocument> document;
  Path file;
  SourceKind kind = SourceKind::Document;
};

using Pipeline = OrderedPipeline<Step, Outcome>;

class Intake {
 public:
  Intake(Archive& archive, const IntakeOptions& options)
      : archive_(archive),
        options_(options),
        state_(archive.files(), archive.folder(), archive.store().entry_count()) {}

  IntakeSummary run(const std::vector<Path>& sources) {
    SourceFiles found = list_source_files(sources);
    for (const Error& error : found.errors) report(error);
    progress_.files = found.files.size();
    leave_out_what_is_done(found.files);
    return run(files_producer(found.files));
  }

  IntakeSummary run(const std::string& source, const DocumentStream& documents) {
    progress_.files = 1;
    return run([&](const Pipeline::Push& push) {
      if (push_documents(source, documents, push)) push(Step{std::nullopt, source}, 0);
    });
  }

 private:
  IntakeSummary run(Pipeline::Produce produce) {
    {
      Pipeline pipeline(bounds(), std::move(produce), worker());
      while (std::optional<Outcome> outcome = pipeline.next()) take(std::move(*outcome));
    }
    write_batch();
    if (const Result<void> settled = archive_.store().settle(); !settled) report(settled.error());
    state_.remove();
    return summary();
  }

  Pipeline::Bounds bounds() const {
    Pipeline::Bounds bounds;
    bounds.threads = options_.threads != 0 ? options_.threads : std::max(1u, std::thread::hardware_concurrency());
    bounds.waiting_max = size_t{16} * bounds.threads;
    return bounds;
  }

  // What an intake that was killed had acknowledged is not read again.
  void leave_out_what_is_done(std::vector<Path>& files) {
    // Whether a crawl's own file may be kept is known only when all of it was read.
    if (archive_.store().erased_count() > 0) return;
    std::erase_if(files, [&](const Path& file) {
      const IntakeState::Place place = state_.place_in(file);
      if (place.is_done) ++summary_.files;
      if (place.offset > 0) begin_at_[file] = place.offset;
      if (options_.on_resume && place.offset > 0) options_.on_resume(file, place.offset);
      return place.is_done;
    });
  }

  Pipeline::Produce files_producer(const std::vector<Path>& files) const {
    return [this, files](const Pipeline::Push& push) {
      for (const Path& file : files) {
        const auto begin = begin_at_.find(file);
        const uint64_t from = begin == begin_at_.end() ? 0 : begin->second;
        SourceKind kind = SourceKind::Document;
        const DocumentStream documents = [&](const auto& take) {
          kind = stream_documents(file, from, options_.limits, take);
        };
        if (!push_documents(file, documents, push) || !push(Step{std::nullopt, file, kind}, 0)) return;
      }
    };
  }

  // False when no more are wanted.
  static bool push_documents(const Path& file, const DocumentStream& documents, const Pipeline::Push& push) {
    bool wanted = true;
    documents([&](StreamElement element) {
      const auto* open = std::get_if<OpenDocument>(&element);
      const uint64_t cost = open ? open->size_bytes() : 0;
      wanted = push(Step{std::move(element), file}, cost);
      return wanted;
    });
    return wanted;
  }

  Pipeline::Work worker() const {
    return [this](Step step) {
      Outcome outcome{std::nullopt, std::move(step.file), step.kind};
      if (step.element) {
        outcome.document = read_for_intake(std::move(*step.element), archive_.store(), archive_.config().site,
                                           options_.limits, options_.erased);
      }
      return outcome;
    };
  }

  void take(Outcome outcome) {
    if (!outcome.document) return end_file(outcome);
    IntakeDocument& document = *outcome.document;
    for (const Error& error : document.errors) report(error);
    ++documents_;
    note_place(outcome.file, document);
    if (document.holds_erased) hold_erased_.insert(outcome.file);
    if (document.known) count_known(document.capture);
    if (!document.worth_keeping()) return;
    summary_.listings += document.capture.listings.size();
    batch_items_ += document.items.size();
    batch_bytes_ += document.capture.size_bytes;
    batch_.push_back(std::move(document));
    if (batch_.size() >= batch_documents_max || batch_items_ >= batch_items_max || batch_bytes_ >= batch_bytes_max) {
      write_batch();
    }
  }

  void end_file(const Outcome& outcome) {
    if (outcome.kind == SourceKind::Container) containers_.push_back(outcome.file);
    ++summary_.files;
    if (containers_.size() >= batch_documents_max) write_batch();
    progress_.file_bytes = progress_.file_bytes_read = 0;
    tell_progress();
  }

  // Containers whose documents are all in the archive: their own files, and the word that they need not be read again.
  void finish_containers() {
    if (containers_.empty()) return;
    if (options_.crawl_files == CrawlFiles::Keep) keep_own_files();
    for (const Path& file : containers_) state_.finish(file);
    state_.save(archive_.store().entry_count());
    containers_.clear();
  }

  void keep_own_files() {
    std::vector<records::Capture> captures;
    progress_.is_keeping = true;
    for (const Path& file : containers_) {
      if (hold_erased_.contains(file)) continue;
      Result<records::Capture> kept = keep_crawl_file(archive_, file, options_.erased, [&](uint64_t bytes) {
        progress_.file_bytes_read = bytes;
        tell_progress();
      });
      if (kept) {
        captures.push_back(std::move(*kept));
      } else {
        report(kept.error());
      }
    }
    progress_.is_keeping = false;
    put_bare_captures(archive_, std::move(captures));
  }

  void note_place(const Path& file, const IntakeDocument& document) {
    if (file_ != file.string()) {
      std::error_code unreadable;
      file_ = file.string();
      progress_.file_bytes = std::filesystem::file_size(file, unreadable);
    }
    if (!document.open || !document.open->in_container()) return;
    const ingest::Document view = document.open->view();
    progress_.file_bytes_read = view.offset;
    if (view.can_resume) state_.reached(file, view.offset);
    if (documents_ % documents_between_words == 0) tell_progress();
  }

  void count_known(const records::Capture& capture) {
    summary_.listings += capture.listings.size();
    for (const records::Sighting& sighting : capture.sightings) met_.seen.insert(sighting.id);
  }

  // DESIGN "Intake": originals; one transaction; commit; tiles and checkpoint; acknowledgement.
  void write_batch() {
    if (!batch_.empty()) {
      std::vector<std::pair<Digest, std::string_view>> originals;
      for (const IntakeDocument& document : batch_) {
        originals.emplace_back(document.capture.original, document.open->view().bytes);
      }
      archive_.keep_originals(originals);
      IntakeBatch transaction(archive_, met_, options_.visibility);
      bool changed = false;
      for (const IntakeDocument& document : batch_) changed = transaction.take_in(document) || changed;
      if (changed) transaction.commit();
    }
    if (!batch_.empty()) {
      archive_.publish_log();
      state_.save(archive_.store().entry_count());
    }
    finish_containers();
    batch_.clear();
    batch_items_ = 0;
    batch_bytes_ = 0;
    progress_.files_durable = summary_.files;
    tell_progress();
  }

  void tell_progress() {
    if (!options_.on_progress) return;
    progress_.files_read = summary_.files;
    progress_.documents = documents_;
    progress_.items_new = met_.added.size();
    progress_.file = file_;
    options_.on_progress(progress_);
  }

  void report(const Error& error) {
    if (!ingest::is_note(error)) ++summary_.errors;
    if (options_.on_error) options_.on_error(error);
  }

  IntakeSummary summary() {
    IntakeSummary summary = summary_;
    summary.items_total = archive_.store().item_count();
    summary.items_new = met_.added.size();
    for (const records::ItemId& id : met_.revised) summary.items_revised += met_.added.contains(id) ? 0 : 1;
    summary.items_known = met_.seen.size() - summary.items_new - summary.items_revised;
    GapTracker tracker(archive_);
    summary.gaps = count_gaps(archive_, tracker);
    if (tracker.entries_not_kept() >= entries_worth_keeping) tracker.keep(archive_);
    return summary;
  }

  Archive& archive_;
  const IntakeOptions& options_;
  IntakeState state_;
  std::map<Path, uint64_t> begin_at_;  // files that a killed intake had begun
  std::vector<Path> containers_;       // read to their end since the last batch
  std::set<Path> hold_erased_;         // files with a page that was refused for what was erased: not kept whole
  IntakeSummary summary_;
  IntakeProgress progress_;
  ItemsMet met_;
  std::vector<IntakeDocument> batch_;
  size_t batch_items_ = 0;
  uint64_t batch_bytes_ = 0;
  uint64_t documents_ = 0;
  std::string file_;
};

}  // namespace

std::string IntakeSummary::to_json() const {
  return fmt::format(
      R"({{"files":{},"listings":{},"items":{{"total":{},"new":{},"revised":{},"known":{}}},"gaps":{},"errors":{}}})",
      files, listings, items_total, items_new, items_revised, items_known, gaps, errors);
}

IntakeSummary ingest(Archive& archive, const std::vector<Path>& sources, const IntakeOptions& options) {
  return Intake(archive, options).run(sources);
}

IntakeSummary ingest(Archive& archive, const std::string& source, const DocumentStream& documents,
                     const IntakeOptions& options) {
  return Intake(archive, options).run(source, documents);
}

}  // namespace strongroom::archive
