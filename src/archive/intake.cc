// SPDX-License-Identifier: Apache-2.0
#include "archive/intake.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <thread>
#include <utility>

#include "archive/gaps.h"
#include "archive/intake_batch.h"
#include "archive/intake_document.h"
#include "archive/ordered_pipeline.h"
#include "archive/source_files.h"

namespace strongroom::archive {

namespace {

// A batch is one transaction and a handful of fsyncs: large enough that they cost little, small enough that its
// originals fit in memory and that a crash repeats seconds of work.
constexpr size_t batch_documents_max = 512;
constexpr size_t batch_items_max = 4096;
constexpr uint64_t batch_bytes_max = 64ull << 20;

// What the threads hand each other: an element of a file, or the end of the file.
struct Step {
  std::optional<StreamElement> element;
  Path file;
};

struct Outcome {
  std::optional<IntakeDocument> document;
  Path file;
};

using Pipeline = OrderedPipeline<Step, Outcome>;

class Intake {
 public:
  Intake(Archive& archive, const IntakeOptions& options) : archive_(archive), options_(options) {}

  IntakeSummary run(const std::vector<Path>& sources) {
    SourceFiles found = list_source_files(sources);
    for (const Error& error : found.errors) report(error);
    progress_.files = found.files.size();
    return run(files_producer(found.files));
  }

  IntakeSummary run(const std::string& source, const DocumentStream& documents) {
    progress_.files = 1;
    return run([&](const Pipeline::Push& push) { push_documents(source, documents, push); });
  }

 private:
  IntakeSummary run(Pipeline::Produce produce) {
    {
      Pipeline pipeline(bounds(), std::move(produce), worker());
      while (std::optional<Outcome> outcome = pipeline.next()) take(std::move(*outcome));
    }
    write_batch();
    return summary();
  }

  Pipeline::Bounds bounds() const {
    Pipeline::Bounds bounds;
    bounds.threads = options_.threads != 0 ? options_.threads : std::max(1u, std::thread::hardware_concurrency());
    bounds.waiting_max = size_t{16} * bounds.threads;
    return bounds;
  }

  Pipeline::Produce files_producer(const std::vector<Path>& files) const {
    return [this, files](const Pipeline::Push& push) {
      for (const Path& file : files) {
        const DocumentStream documents = [&](const auto& take) { stream_documents(file, options_.limits, take); };
        if (!push_documents(file, documents, push)) return;
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
    return wanted && push(Step{std::nullopt, file}, 0);
  }

  Pipeline::Work worker() const {
    return [this](Step step) {
      Outcome outcome{std::nullopt, std::move(step.file)};
      if (step.element) {
        outcome.document =
            read_for_intake(std::move(*step.element), archive_.store(), archive_.config().site, options_.limits,
                            options_.erased);
      }
      return outcome;
    };
  }

  void take(Outcome outcome) {
    if (!outcome.document) {
      ++summary_.files;
      tell_progress();
      return;
    }
    IntakeDocument& document = *outcome.document;
    for (const Error& error : document.errors) report(error);
    file_ = outcome.file.string();
    ++documents_;
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
    if (!batch_.empty()) archive_.publish_log();
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
    ++summary_.errors;
    if (options_.on_error) options_.on_error(error);
  }

  IntakeSummary summary() {
    IntakeSummary summary = summary_;
    summary.items_total = archive_.store().item_count();
    summary.items_new = met_.added.size();
    for (const records::ItemId& id : met_.revised) summary.items_revised += met_.added.contains(id) ? 0 : 1;
    summary.items_known = met_.seen.size() - summary.items_new - summary.items_revised;
    summary.gaps = find_gaps(archive_).size();
    return summary;
  }

  Archive& archive_;
  const IntakeOptions& options_;
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
