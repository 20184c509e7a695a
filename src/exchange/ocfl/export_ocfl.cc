// SPDX-License-Identifier: Apache-2.0
#include "exchange/ocfl/export_ocfl.h"

#include <fmt/format.h>

#include <algorithm>

#include "archive/proof.h"
#include "exchange/ocfl/object_builder.h"
#include "exchange/ocfl/storage_layout.h"

namespace strongroom::exchange {

namespace {

class Export {
 public:
  Export(const archive::Archive& archive, const OcflExportOptions& options, OutputFolder& output)
      : archive_(archive), options_(options), output_(output) {}

  Result<OcflSummary> run(const std::vector<records::ItemId>& items) {
    write_root();
    for (const records::ItemId& id : items) {
      if (auto written = write_object(id); !written) return fail(written.error());
      if (options_.on_progress) options_.on_progress({"objects", ++done_, items.size()});
    }
    output_.publish();
    return summary_;
  }

 private:
  void write_root() {
    const std::string declaration = kOcflRootDeclaration;
    output_.write(declaration, declaration.substr(2) + "\n");
    output_.write("ocfl_layout.json", print_ocfl_layout());
    output_.write("extensions/" + std::string(kOcflLayoutExtension) + "/config.json", print_layout_config());
  }

  Result<void> write_object(const records::ItemId& id) {
    const std::vector<records::ItemRevision> revisions = archive_.store().revisions(id);
    const std::vector<records::Capture> captures = archive_.store().captures_of(id);
    if (revisions.empty()) return {};
    const std::string uri = archive_.config().base_url + "/items/" + id.value;
    OcflObjectBuilder object(output_, object_path(uri), uri);
    for (const records::ItemRevision& revision : revisions) {
      object.begin_version(note_of(revision, captures));
      if (auto put = put_revision(object, revision); !put) return put;
      for (const records::Capture& capture : captures) {
        if (version_of(capture, id, revisions) != revision.revision) continue;
        if (auto put = put_capture(object, capture); !put) return put;
      }
      object.finish_version();
      ++summary_.versions;
    }
    object.finish();
    ++summary_.objects;
    summary_.files += object.files();
    summary_.bytes += object.bytes();
    return {};
  }

  // The revision that was the newest when the capture was taken in.
  static records::Revision version_of(const records::Capture& capture, const records::ItemId& id,
                                      const std::vector<records::ItemRevision>& revisions) {
    const auto sighting = std::ranges::find(capture.sightings, id, &records::Sighting::id);
    const records::Revision seen =
        sighting == capture.sightings.end() ? revisions.front().revision : sighting->revision;
    const bool is_there = std::ranges::find(revisions, seen, &records::ItemRevision::revision) != revisions.end();
    return is_there ? seen : revisions.front().revision;
  }

  OcflVersionNote note_of(const records::ItemRevision& revision, const std::vector<records::Capture>& captures) const {
    const auto source = std::ranges::find(captures, revision.capture, &records::Capture::original);
    OcflVersionNote note;
    note.created = source == captures.end() ? archive_.clock().now() : source->received_at;
    note.message = records::revision_reason_name(revision.reason);
    note.user_name = options_.software;
    note.user_address = archive_.config().base_url;
    return note;
  }

  Result<void> put_revision(OcflObjectBuilder& object, const records::ItemRevision& revision) {
    const auto record = archive_.store().record(records::RecordKind::Item, revision.id.value, revision.revision);
    if (!record) return {};
    const auto proof = archive::prove(archive_, revision.id, revision.revision);
    if (!proof) return fail(proof.error());
    object.put("item.json", record->canonical);
    object.put("item.tlog-proof", *proof);
    return {};
  }

  Result<void> put_capture(OcflObjectBuilder& object, const records::Capture& capture) {
    const std::string id = capture.id();
    const auto record = archive_.store().record(records::RecordKind::Capture, id, records::Revision{1});
    if (!record) return {};
    const auto bytes = archive_.original(capture.original);
    if (!bytes) return fail(bytes.error());
    const std::string path = "originals/" + capture.original.hex();
    if (sha256(bytes->bytes()) != capture.original) {
      return fail(Error{ErrorCode::Mismatch, "the original is damaged; `strongroom verify` tells more", path, {}});
    }
    object.put("captures/" + id + ".json", record->canonical);
    object.put(path, bytes->bytes());
    return {};
  }

  const archive::Archive& archive_;
  const OcflExportOptions& options_;
  OutputFolder& output_;
  OcflSummary summary_;
  uint64_t done_ = 0;
};

}  // namespace

std::string OcflSummary::to_json() const {
  return fmt::format(R"({{"format":"ocfl","objects":{},"versions":{},"files":{},"bytes":{}}})", objects, versions,
                     files, bytes);
}

Result<OcflSummary> export_ocfl(const archive::Archive& archive, const Selection& selection, const Path& target,
                                const OcflExportOptions& options) {
  const auto items = select_items(archive.store(), selection);
  if (!items) return fail(items.error());
  auto output = OutputFolder::create(target);
  if (!output) return fail(output.error());
  return Export(archive, options, *output).run(*items);
}

}  // namespace strongroom::exchange
