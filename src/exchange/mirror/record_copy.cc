// SPDX-License-Identifier: Apache-2.0
#include "exchange/mirror/record_copy.h"

#include "base/fault.h"
#include "exchange/mirror/record_keeper.h"
#include "records/canonical.h"

namespace strongroom::exchange {

namespace {

struct OfferedRecord {
  store::StoredRecord record;
  std::string below;
};

// The records of the entries from `first` on, each held against its entry.
Result<std::vector<OfferedRecord>> fetch(const MirrorSource& source, uint64_t first,
                                         const std::vector<std::string_view>& entries) {
  std::vector<OfferedRecord> offered;
  while (offered.size() < entries.size()) {
    auto lines = source.records(first + offered.size(), entries.size() - offered.size());
    if (!lines) return fail(lines.error());
    for (const RecordLine& line : *lines) {
      auto record = checked_record(line, entries[offered.size()]);
      if (!record) return fail(record.error());
      offered.push_back({std::move(*record), line.below});
    }
  }
  return offered;
}

// When an intake happened is told by the capture that follows the items it brought.
Timestamp taken_in_at(const std::vector<OfferedRecord>& offered, size_t at, Timestamp otherwise) {
  for (; at < offered.size(); ++at) {
    if (offered[at].record.entry.kind != records::RecordKind::Capture) continue;
    const auto capture = records::parse_capture(offered[at].record.canonical);
    return capture ? capture->received_at : otherwise;
  }
  return otherwise;
}

bool put_all(store::Store& store, const std::vector<OfferedRecord>& offered, const RecordCopyContext& context) {
  auto writer = store.begin();
  if (!writer) throw Fault(writer.error().to_string());
  RecordKeeper keeper(**writer, context.site);
  for (size_t i = 0; i < offered.size(); ++i) {
    keeper.keep(offered[i].record, offered[i].below, taken_in_at(offered, i, context.now));
  }
  (*writer)->commit();
  return keeper.erased_something();
}

}  // namespace

Result<RecordsCopied> copy_records(store::Store& store, const MirrorSource& source, const log::VerifiedTiles& tiles,
                                   const RecordCopyContext& context) {
  RecordsCopied copied;
  const log::TreeSize size = tiles.head().size;
  for (uint64_t next = store.entry_count(); next < size.value;) {
    if (context.options.should_stop && context.options.should_stop()) {
      copied.stopped = true;
      break;
    }
    const log::EntryBundle bundle = log::bundle_of(log::LeafIndex{next}, size);
    const auto bytes = tiles.read(bundle);
    if (!bytes) return fail(bytes.error());
    auto entries = log::parse_bundle(*bytes, bundle.width);
    if (!entries) return fail(entries.error());
    const uint64_t known = next - bundle.index * log::kTileWidth;
    entries->erase(entries->begin(), entries->begin() + static_cast<std::ptrdiff_t>(known));
    const auto offered = fetch(source, next, *entries);
    if (!offered) return fail(offered.error());
    copied.erased_something = put_all(store, *offered, context) || copied.erased_something;
    next += offered->size();
    copied.added += offered->size();
    if (context.options.on_progress) context.options.on_progress({MirrorStep::Records, next, size.value});
  }
  if (const Result<void> settled = store.settle(); !settled) return fail(settled.error());
  if (copied.erased_something) {
    if (const Result<void> purged = store.purge(); !purged) return fail(purged.error());
  }
  return copied;
}

}  // namespace strongroom::exchange
