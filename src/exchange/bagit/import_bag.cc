// SPDX-License-Identifier: Apache-2.0
#include "exchange/bagit/import_bag.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>

#include "base/json.h"
#include "exchange/bagit/bag_layout.h"
#include "exchange/bagit/unpacked_bag.h"
#include "log/proof.h"

namespace strongroom::exchange {

namespace {

constexpr uint64_t kRecordBytesMax = 256ull << 20;

Error in_file(Error error, const Path& file) {
  error.file = file.string();
  return error;
}

// A capture of the bag with its place in the log that it comes from.
struct FoundCapture {
  uint64_t index = 0;
  records::Capture capture;
};

// The captures in the order of their intake. Their records were checked against their proofs.
Result<std::vector<FoundCapture>> captures_in(const Path& data) {
  const Path folder = data / kCapturesFolder;
  std::vector<FoundCapture> found;
  for (const std::string& name : PosixFiles().list(folder)) {
    if (!name.ends_with(kRecordEnding)) continue;
    const std::string stem = Path(name).stem().string();
    const auto record = PosixFiles().read(folder / name, kRecordBytesMax);
    const auto proof = PosixFiles().read(folder / (stem + kProofEnding), log::kProofBytesMax);
    if (!record || !proof) return fail(in_file(record ? proof.error() : record.error(), folder / name));
    const auto capture = records::parse_capture(*record);
    if (!capture) return fail(in_file(capture.error(), folder / name));
    const auto parsed = log::parse_proof(*proof);
    if (!parsed) return fail(in_file(parsed.error(), folder / name));
    found.push_back({parsed->index.value, *capture});
  }
  std::ranges::sort(found, {}, &FoundCapture::index);
  return found;
}

ingest::Document document_of(const records::Capture& capture) {
  ingest::Document document;
  document.source = capture.source;
  document.url = capture.url;
  document.media_type = capture.media_type;
  document.record = capture.record;
  document.offset = capture.offset;
  document.captured_at = capture.captured_at;
  return document;
}

archive::DocumentStream stream_of(const Path& data, const std::vector<FoundCapture>& captures) {
  return [&data, &captures](const auto& take) {
    for (const FoundCapture& found : captures) {
      const Path file = data / original_file(found.capture.original);
      auto bytes = MappedFile::open(file);
      const bool wanted = bytes ? take(archive::OpenDocument(document_of(found.capture), std::move(*bytes)))
                                : take(in_file(bytes.error(), file));
      if (!wanted) return;
    }
  };
}

// The newest state of each item in the bag, by id.
Result<std::map<std::string, records::ItemRevision>> items_in(const Path& data) {
  std::map<std::string, records::ItemRevision> newest;
  for (const std::string& id : PosixFiles().list(data / kItemsFolder)) {
    const Path folder = data / kItemsFolder / id;
    for (const std::string& name : PosixFiles().list(folder)) {
      if (!name.ends_with(kRecordEnding)) continue;
      const auto bytes = PosixFiles().read(folder / name, kRecordBytesMax);
      if (!bytes) return fail(in_file(bytes.error(), folder / name));
      const auto revision = records::parse_item_revision(*bytes);
      if (!revision) return fail(in_file(revision.error(), folder / name));
      const auto known = newest.find(id);
      if (known == newest.end() || known->second.revision < revision->revision) newest[id] = *revision;
    }
  }
  return newest;
}

// An item that was known here by another id is found by what identifies it at its source.
std::optional<records::ItemRevision> counterpart(const archive::Archive& archive, const records::ItemRevision& told) {
  if (auto item = archive.store().item(told.id)) return item;
  const auto id = archive.store().find(records::identity_keys(told.item, archive.config().site));
  return id ? archive.store().item(*id) : std::nullopt;
}

RecordComparison compare(const archive::Archive& archive, const std::map<std::string, records::ItemRevision>& told) {
  RecordComparison comparison;
  for (const auto& [id, revision] : told) {
    const auto ours = counterpart(archive, revision);
    if (!ours) {
      comparison.absent.push_back(id);
    } else if (ours->item == revision.item) {
      ++comparison.same;
    } else {
      comparison.differing.push_back(id);
    }
  }
  return comparison;
}

Result<void> take_in_records(archive::Archive& archive, const Path& data, const std::string& source,
                             const archive::IntakeOptions& options, BagImport& done) {
  const auto captures = captures_in(data);
  if (!captures) return fail(captures.error());
  const auto items = items_in(data);
  if (!items) return fail(items.error());
  done.intake = archive::ingest(archive, source, stream_of(data, *captures), options);
  done.records = compare(archive, *items);
  return {};
}

}  // namespace

Result<BagImport> import_bag(archive::Archive& archive, const Path& source, const BagImportOptions& options) {
  std::error_code absent;
  if (!std::filesystem::exists(source, absent)) {
    return fail(Error{ErrorCode::NotFound, "there is no such file or folder", source.string(), {}});
  }
  if (std::filesystem::is_directory(source, absent) && !std::filesystem::exists(source / "bagit.txt", absent)) {
    return fail(
        Error{ErrorCode::NotFound,
              "this folder is no bag (bagit.txt is missing); folders of saved pages come in by strongroom ingest",
              source.string(),
              {}});
  }
  std::optional<UnpackedBag> unpacked;
  if (!std::filesystem::is_directory(source)) {
    auto bag = UnpackedBag::unpack(source);
    if (!bag) return fail(bag.error());
    unpacked.emplace(std::move(*bag));
  }
  const Path bag = unpacked ? unpacked->bag() : source;
  auto checked = check_bag(bag, options.policy, options.on_checked);
  if (!checked) return fail(checked.error());
  BagImport done;
  done.report = std::move(checked->report);
  done.from_strongroom = is_strongroom_bag(checked->info);
  if (!done.report.valid()) return done;
  const Path data = bag / "data";
  if (!done.from_strongroom) {
    done.intake = archive::ingest(archive, {data}, options.intake);
  } else if (auto taken = take_in_records(archive, data, source.filename().string(), options.intake, done); !taken) {
    return fail(taken.error());
  }
  return done;
}

std::string BagImport::to_json() const {
  using json = nlohmann::ordered_json;
  const json records_json = {{"same", records.same}, {"differing", records.differing}, {"absent", records.absent}};
  const json object = {{"bag", reread_json(report.to_json())},
                       {"from_strongroom", from_strongroom},
                       {"intake", report.valid() ? reread_json(intake.to_json()) : json(nullptr)},
                       {"records", from_strongroom && report.valid() ? records_json : json(nullptr)}};
  return print_json(object);
}

}  // namespace strongroom::exchange
