// SPDX-License-Identifier: Apache-2.0
#include "exchange/bagit/export_bag.h"

#include <fmt/format.h>

#include <set>

#include "archive/proof.h"
#include "exchange/bagit/bag_layout.h"
#include "exchange/bagit/bag_readme.h"
#include "exchange/bagit/bag_writer.h"
#include "exchange/package_contents.h"
#include "exchange/premis/archive_premis.h"

namespace strongroom::exchange {

namespace {

std::string name_of(const archive::Archive& archive) {
  const auto& names = archive.config().name;
  const auto first = archive.config().languages.empty() ? names.end() : names.find(archive.config().languages.front());
  if (first != names.end()) return first->second;
  return names.empty() ? "Archive" : names.begin()->second;
}

class Export {
 public:
  Export(const archive::Archive& archive, const Selection& selection, const BagExportOptions& options, BagWriter& bag)
      : archive_(archive),
        selection_(selection),
        options_(options),
        bag_(bag),
        now_(archive.clock().now()),
        premis_(options.software, name_of(archive), now_) {}

  Result<BagSummary> run(const PackageContents& contents) {
    total_ = contents.items.size() + contents.captures.size();
    for (const records::ItemId& id : contents.items) {
      if (auto added = add_item(id); !added) return fail(added.error());
    }
    for (const std::string& id : contents.captures) {
      if (auto added = add_capture(id); !added) return fail(added.error());
    }
    add_custody(contents);
    add_papers();
    bag_.finish(info());
    summary_.files = bag_.oxum().streams;
    summary_.bytes = bag_.oxum().octets;
    return summary_;
  }

 private:
  // A selected item may have been withdrawn meanwhile: then it has nothing to show.
  Result<void> add_item(const records::ItemId& id) {
    const std::vector<records::ItemRevision> revisions = archive_.store().revisions(id);
    if (!revisions.empty()) premis_.add_item(id, revisions.back().item.title);
    for (const records::ItemRevision& revision : revisions) {
      const auto record = archive_.store().record(records::RecordKind::Item, id.value, revision.revision);
      if (!record) continue;
      const auto proof = archive::prove(archive_, id, revision.revision);
      if (!proof) return fail(proof.error());
      const std::string stem = revision_stem(id, revision.revision);
      bag_.add(stem + kRecordEnding, record->canonical);
      bag_.add(stem + kProofEnding, *proof);
      premis_.add_revision(revision, record->canonical, stem + kRecordEnding);
      ++summary_.revisions;
    }
    ++summary_.items;
    step("records");
    return {};
  }

  Result<void> add_capture(const std::string& id) {
    const auto record = archive_.store().record(records::RecordKind::Capture, id, records::Revision{1});
    step("records");
    if (!record) return {};
    const auto capture = records::parse_capture(record->canonical);
    if (!capture) return fail(capture.error());
    const auto proof = archive::prove_capture(archive_, id);
    if (!proof) return fail(proof.error());
    bag_.add(capture_stem(id) + kRecordEnding, record->canonical);
    bag_.add(capture_stem(id) + kProofEnding, *proof);
    premis_.add_capture(*capture, record->canonical, capture_stem(id) + kRecordEnding);
    ++summary_.captures;
    return add_original(*capture);
  }

  Result<void> add_original(const records::Capture& capture) {
    if (!originals_.insert(capture.original).second) return {};
    const auto bytes = archive_.original(capture.original);
    if (!bytes) return fail(bytes.error());
    const std::string path = original_file(capture.original);
    if (sha256(bytes->bytes()) != capture.original) {
      return fail(Error{ErrorCode::Mismatch, "the original is damaged; `strongroom verify` tells more", path, {}});
    }
    bag_.add(path, bytes->bytes());
    premis_.add_original(capture, path);
    ++summary_.originals;
    return {};
  }

  void add_custody(const PackageContents& contents) {
    using records::CustodyObject;
    const auto add = [&](CustodyObject object, const std::string& id) {
      for (const records::CustodyEvent& event : archive_.store().custody_of({object, id})) {
        premis_.add_custody(event);
        bag_.add("custody/" + event.id() + kRecordEnding, records::canonical(event));
        ++summary_.custody_events;
      }
    };
    for (const records::ItemId& id : contents.items) add(CustodyObject::Item, id.value);
    for (const std::string& id : contents.captures) add(CustodyObject::Capture, id);
    if (std::holds_alternative<WholeArchive>(selection_)) add(CustodyObject::Archive, {});
  }

  void add_papers() {
    const std::string key = archive_.verifier_key();
    bag_.add(kCheckpointFile, archive_.checkpoint());
    bag_.add(kVerifierKeyFile, key + "\n");
    bag_.add(kPolicyFile, "log " + key + "\nquorum none\n");
    bag_.add(kReadmeFile, print(BagReadme{name_of(archive_), to_string(selection_), archive_.config().base_url,
                                          archive_.config().log_origin(), key, now_}));
    premis_.add_packaging("Bag of " + to_string(selection_));
    premis_.print([&](std::string_view piece) { bag_.append(kPremisFile, piece); });
    bag_.finish_pieces(kPremisFile);
  }

  std::vector<BagInfoElement> info() const {
    const std::string origin = archive_.config().log_origin();
    return {{"Source-Organization", name_of(archive_), 0},
            {"External-Description", "Strongroom's records of " + to_string(selection_) + ", with their originals", 0},
            {"External-Identifier", origin + "#" + to_string(selection_), 0},
            {"Bagging-Date", now_.date().iso(), 0},
            {"Bag-Software-Agent", options_.software, 0},
            {kBagLabel, kBagLayoutVersion, 0}};
  }

  void step(std::string_view what) {
    ++done_;
    if (options_.on_progress) options_.on_progress({what, done_, total_});
  }

  const archive::Archive& archive_;
  const Selection& selection_;
  const BagExportOptions& options_;
  BagWriter& bag_;
  Timestamp now_;
  ArchivePremis premis_;
  BagSummary summary_;
  std::set<Digest> originals_;
  uint64_t done_ = 0;
  uint64_t total_ = 0;
};

}  // namespace

std::string BagSummary::to_json() const {
  return fmt::format(
      R"({{"format":"bag","items":{},"revisions":{},"captures":{},"originals":{},"custody_events":{},"files":{},"bytes":{}}})",
      items, revisions, captures, originals, custody_events, files, bytes);
}

Result<BagSummary> export_bag(const archive::Archive& archive, const Selection& selection, const Path& target,
                              const BagExportOptions& options) {
  const auto contents = contents_of(archive.store(), selection);
  if (!contents) return fail(contents.error());
  auto bag = BagWriter::create(target);
  if (!bag) return fail(bag.error());
  return Export(archive, selection, options, *bag).run(*contents);
}

}  // namespace strongroom::exchange
