// SPDX-License-Identifier: Apache-2.0
#include "archive/intake_batch.h"

#include <algorithm>

#include "archive/told_history.h"
#include "base/fault.h"

namespace strongroom::archive {

using records::ItemId;
using records::ItemRevision;
using records::RevisionReason;

// The document being taken in.
struct IntakeBatch::Page {
  const IntakeDocument& document;
  std::vector<ItemId> ids;  // of the items so far, in the order of the page
  std::set<ItemId> shown;   // the same
};

namespace {

std::unique_ptr<store::Writer> begin(Archive& archive) {
  Result<std::unique_ptr<store::Writer>> writer = archive.store().begin();
  if (!writer) throw Fault(writer.error().to_string());
  return std::move(*writer);
}

}  // namespace

IntakeBatch::IntakeBatch(Archive& archive, ItemsMet& met, records::Visibility visibility)
    : archive_(archive),
      met_(met),
      writer_(begin(archive)),
      visibility_(visibility),
      matcher_(*writer_, archive.config().site, visibility),
      now_(archive.clock().now()) {}

bool IntakeBatch::take_in(const IntakeDocument& document) {
  if (writer_->has_capture(document.capture.id())) return false;
  records::Capture capture = document.capture;
  capture.received_at = now_;
  capture.visibility = visibility_;
  if (capture.captured_at) {
    Timestamp& latest = capture_times_.try_emplace(capture.original, *capture.captured_at).first->second;
    latest = std::max(latest, *capture.captured_at);
  }
  Page page{document, {}, {}};
  for (size_t i = 0; i < document.items.size(); ++i) {
    const FoundState& found = document.items[i];
    const ItemRevision newest = take_item(found, page, i, capture);
    capture.sightings.push_back({newest.id, newest.revision, found.state.item.truncated});
    met_.seen.insert(newest.id);
    page.ids.push_back(newest.id);
    page.shown.insert(newest.id);
  }
  writer_->put(capture);
  return true;
}

ItemRevision IntakeBatch::take_item(const FoundState& found, Page& page, size_t index, records::Capture& capture) {
  const std::optional<ItemRevision> kept = matcher_.find(found, page.shown);
  if (!kept) return put_first(found, page, index);
  if (const records::Visibility closed = visibility_of(kept->id); closed != records::Visibility::Public) {
    // A page that shows what is withheld is withheld with it.
    capture.visibility = std::max(capture.visibility, closed);
    return merge_into(*kept, found, capture);
  }
  if (visibility_ == records::Visibility::Public) return merge_into(*kept, found, capture);
  // What is not public must not show in a public item: where it tells more, it is an item of its own.
  const bool tells_more = merge(shaped(kept->item), found.state).outcome != MergeOutcome::Known ||
                          !told_and_not_had(kept->id, found).empty();
  if (!tells_more) return *kept;
  return put_first(found, page, index);
}

// Under which a new state of the item is taken in. A withdrawn item's states are in the log by name, as they were.
records::Visibility IntakeBatch::visibility_of(const ItemId& id) const {
  switch (writer_->standing(id)) {
    case records::Standing::Staff:
      return records::Visibility::Staff;
    case records::Standing::Restricted:
      return records::Visibility::Restricted;
    case records::Standing::Sealed:
      return records::Visibility::Sealed;
    case records::Standing::Public:
    case records::Standing::Withdrawn:
    case records::Standing::Erased:
      break;
  }
  return records::Visibility::Public;
}

ItemRevision IntakeBatch::put_first(const FoundState& found, Page& page, size_t index) {
  const std::vector<std::string> keys = matcher_.free_keys(found);
  const store::Placement placement = placement_of(page, index);
  const Digest& original = page.document.capture.original;
  ItemRevision first{free_id(found, keys.front()),
                     records::Revision{1},
                     RevisionReason::First,
                     original,
                     found.state.item,
                     visibility_};
  if (!found.earlier.empty()) {
    first.reason = RevisionReason::KeptBySource;
    first.item = found.earlier.front().item;
    first.saved = found.earlier.front().saved;
  }
  writer_->put(first, keys, placement, now_);
  if (found.earlier.empty()) {
    matcher_.put(first, found.state, placement);
  } else {
    matcher_.put(first, shaped(first.item), placement);
  }
  put_[first.id].push_back(first);
  met_.added.insert(first.id);
  if (found.earlier.empty()) return first;
  std::vector<const records::ToldState*> later;
  for (size_t i = 1; i < found.earlier.size(); ++i) later.push_back(&found.earlier[i]);
  const ItemRevision newest = put_told(std::move(first), later, original);
  return put_next(newest, {found.state.item, RevisionReason::ChangedAtSource, original, found.saved});
}

// Two archives that rescue the same page agree on the id, unless one of them met a collision that the other did not.
ItemId IntakeBatch::free_id(const FoundState& found, const std::string& key) const {
  constexpr size_t shortest = 6;
  constexpr size_t longest = 52;  // the whole digest
  for (size_t length = shortest; length <= longest; ++length) {
    ItemId id = records::make_item_id(found.state.item.date, key, length);
    if (!writer_->has_item(id)) return id;
  }
  throw Fault("two items have the same identity key: " + key + "; run strongroom verify");
}

// Where an item that is new stands among those of its day. The page's own order says it where it can.
store::Placement IntakeBatch::placement_of(const Page& page, size_t index) {
  const std::vector<FoundState>& items = page.document.items;
  const std::optional<CivilDate>& date = items[index].state.item.date.date;
  const std::vector<ItemId> day = matcher_.day_order(date);
  if (day.empty()) return {};
  const auto place_in_day = [&](const ItemId& id) { return std::find(day.begin(), day.end(), id); };
  // Below the item right before it on the page.
  if (index > 0 && place_in_day(page.ids[index - 1]) != day.end()) return {page.ids[index - 1]};
  // Above the first item after it on the page that is known.
  for (size_t i = index + 1; i < items.size() && items[i].state.item.date.date == date; ++i) {
    const std::optional<ItemRevision> next = matcher_.find(items[i], page.shown);
    if (!next) continue;
    const auto place = place_in_day(next->id);
    if (place == day.end() || place == day.begin()) return {};
    return {*(place - 1)};
  }
  // A later page of a list goes on where the page before it ended.
  const std::vector<records::Listing>& listings = page.document.capture.listings;
  if (!listings.empty() && listings.front().page > 1) return {day.back()};
  return {};
}

// Another text: the later capture is the newer state where the times of capture are known; else the order of intake
// says it, and a text that the item had before is nothing new. What the source tells of the item's past comes before it
// all.
ItemRevision IntakeBatch::merge_into(const ItemRevision& kept, const FoundState& found,
                                     const records::Capture& capture) {
  add_missing_keys(kept.id, found.keys);
  Merged merged = merge(shaped(kept.item), found.state);
  const bool changed = merged.outcome == MergeOutcome::Changed;
  const std::optional<Timestamp> kept_time = changed ? captured_at(kept) : std::nullopt;
  const bool dated = kept_time && capture.captured_at;
  const bool later = dated && *capture.captured_at > *kept_time;
  const bool earlier = dated && *capture.captured_at < *kept_time;
  const bool is_old_text = changed && !later && had_before(kept.id, found);

  const ItemRevision newest = put_told(kept, told_and_not_had(kept.id, found), capture.original);
  if (merged.outcome == MergeOutcome::Known || is_old_text) return put_back(newest, kept);
  if (!changed) {
    const bool found_body = merged.body_found;
    return put_next(newest, {std::move(merged.item), RevisionReason::FullerBody,
                             found_body ? capture.original : kept.capture, found_body ? found.saved : kept.saved});
  }
  const ItemRevision next =
      put_next(newest, {std::move(merged.item), RevisionReason::ChangedAtSource, capture.original, found.saved});
  // An older text is kept as a revision too, and the newest one stays the newest.
  return earlier ? put_back(next, kept) : next;
}

ItemRevision IntakeBatch::put_next(const ItemRevision& newest, NextState next_state) {
  const ItemRevision next{newest.id,
                          records::Revision{newest.revision.value + 1},
                          next_state.reason,
                          next_state.capture,
                          std::move(next_state.item),
                          std::max(visibility_of(newest.id), visibility_),
                          std::move(next_state.saved)};
  writer_->put(next, {}, {}, now_);
  matcher_.put(next, shaped(next.item), {});
  put_[next.id].push_back(next);
  met_.revised.insert(next.id);
  return next;
}

ItemRevision IntakeBatch::put_told(ItemRevision newest, const std::vector<const records::ToldState*>& states,
                                   const Digest& original) {
  for (const records::ToldState* state : states) {
    newest = put_next(newest, {state->item, RevisionReason::KeptBySource, original, state->saved});
  }
  return newest;
}

// The state that was the newest stays so, above older ones that were put behind it.
ItemRevision IntakeBatch::put_back(const ItemRevision& newest, const ItemRevision& kept) {
  if (newest.revision == kept.revision) return kept;
  return put_next(newest, {kept.item, RevisionReason::ChangedAtSource, kept.capture, kept.saved});
}

std::vector<ItemRevision> IntakeBatch::history_of(const ItemId& id) const {
  std::vector<ItemRevision> history = archive_.store().revisions(id, store::Scope::All);
  if (const auto pending = put_.find(id); pending != put_.end()) {
    history.insert(history.end(), pending->second.begin(), pending->second.end());
  }
  return history;
}

bool IntakeBatch::had_before(const ItemId& id, const FoundState& found) const {
  const std::vector<ItemRevision> history = history_of(id);
  return std::any_of(history.begin(), history.end(),
                     [&](const ItemRevision& revision) { return same_statement(shaped(revision.item), found.state); });
}

std::vector<const records::ToldState*> IntakeBatch::told_and_not_had(const ItemId& id, const FoundState& found) const {
  if (found.earlier.empty()) return {};
  return states_not_had(found, history_of(id));
}

std::optional<Timestamp> IntakeBatch::captured_at(const ItemRevision& revision) const {
  std::optional<Timestamp> latest;
  if (const auto pending = capture_times_.find(revision.capture); pending != capture_times_.end()) {
    latest = pending->second;
  }
  for (const records::Capture& capture : archive_.store().captures_of(revision.id, store::Scope::All)) {
    if (capture.original == revision.capture && capture.captured_at) latest = std::max(latest, capture.captured_at);
  }
  return latest;
}

void IntakeBatch::add_missing_keys(const ItemId& id, const std::vector<std::string>& keys) {
  std::vector<std::string> missing;
  for (const std::string& key : keys) {
    if (!writer_->find({key})) missing.push_back(key);
  }
  if (!missing.empty()) writer_->add_keys(id, missing);
}

}  // namespace strongroom::archive
