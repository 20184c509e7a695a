// SPDX-License-Identifier: Apache-2.0
#include "store/embedded/item_index.h"

#include "base/assert.h"
#include "base/fault.h"
#include "store/old_path.h"

namespace strongroom::store::embedded {

void ItemIndex::enter(const records::ItemRevision& revision, ItemPlace place, Timestamp changed_at) {
  place.terms.clear();
  std::vector<IndexedTerm> indexed;
  for (const NamedTerm& term : terms_of(revision.item)) {
    place.terms.push_back(number_of(term));
    const bool is_facet = term.ref.kind == TermKind::Category || term.ref.kind == TermKind::Language;
    indexed.push_back({place.terms.back(), is_facet});
  }
  place.document = full_text_.add(place.position, revision.item, indexed);
  write_item_row(write_, revision, place, changed_at);
  write_.put_place.execute(place.first_entry.value, place.position.value);
  change_lists(place, 1);
}

void ItemIndex::withdraw(const ItemPlace& place) {
  write_.remove_item.execute(place.position.value);
  change_lists(place, -1);
  full_text_.withdraw(place.document);
}

void ItemIndex::change_lists(const ItemPlace& place, int items) {
  const auto change = [&](TermNumber term) {
    counts_.add(term, day_of(place.position), items);
    int& net = list_changes_[{term, place.position}];
    net += items;
    if (net == 0) list_changes_.erase({term, place.position});
  };
  change(everything);
  for (const TermNumber& term : place.terms) change(term);
}

TermNumber ItemIndex::number_of(const NamedTerm& term) {
  auto known = terms_.find(term.ref);
  if (known == terms_.end()) {
    const auto kind = static_cast<int>(term.ref.kind);
    KnownTerm found;
    if (Rows row = read_.term_by_slug.rows(kind, term.ref.slug); row.next()) {
      found = {TermNumber{row.integer(0)}, std::string(row.text(1))};
    } else {
      write_.add_term.execute(kind, term.ref.slug, term.name);
      Rows last = write_.last_term.rows();
      STRONGROOM_ASSERT(last.next());
      found = {TermNumber{last.integer(0)}, term.name};
    }
    known = terms_.emplace(term.ref, std::move(found)).first;
  }
  if (known->second.name != term.name) {
    write_.rename_term.execute(known->second.number.value, term.name);
    known->second.name = term.name;
  }
  return known->second.number;
}

Position ItemIndex::allocate(int64_t day, const Placement& placement) {
  if (const auto sequence = free_sequence(day, placement)) return position_of(day, *sequence);
  spread(day);
  if (const auto sequence = free_sequence(day, placement)) return position_of(day, *sequence);
  throw Fault("there is no room for one more item on day " + std::to_string(day));
}

std::optional<int64_t> ItemIndex::free_sequence(int64_t day, const Placement& placement) {
  std::optional<int64_t> upper;
  if (placement.below) {
    const auto place = find_place(read_, *placement.below);
    if (place && day_of(place->position) == day) upper = sequence_of(place->position);
  }
  std::optional<int64_t> lower;
  const Position bound = upper ? position_of(day, *upper) : Position{position_of(day, sequences_of_day - 1).value + 1};
  Rows row = read_.position_below.rows(bound.value);
  if (row.next() && day_of(Position{row.integer(0)}) == day) lower = sequence_of(Position{row.integer(0)});
  return sequence_between(lower, upper);
}

void ItemIndex::spread(int64_t day) {
  struct Moving {
    ItemPlace place;
    records::ItemRevision revision;
    Timestamp changed_at;
  };
  std::vector<Moving> items;  // the highest first
  const PositionRange range = positions_of_days(day, day);
  {
    Rows rows = read_.positions_of_range.rows(range.low.value, range.high.value, -1);
    while (rows.next()) {
      const auto place = find_place(read_, records::ItemId{std::string(rows.text(1))});
      STRONGROOM_ASSERT(place.has_value());
      Rows added = read_.added_at.rows(place->entry.value);
      const Timestamp changed_at{added.next() ? added.integer(0) : 0};
      items.push_back({*place, read_revision(read_, place->entry), changed_at});
    }
  }
  const std::vector<int64_t> sequences = spread_sequences(items.size());
  for (const Moving& item : items) withdraw(item.place);
  for (size_t i = 0; i < items.size(); ++i) {
    items[i].place.position = position_of(day, sequences[items.size() - 1 - i]);
    enter(items[i].revision, items[i].place, items[i].changed_at);
  }
}

void ItemIndex::add_paths(records::EntryIndex first_entry, const records::Item& item) {
  for (const std::string& name : old_path_names(item.url)) write_.add_path.execute(name, first_entry.value);
  for (const records::Attachment& file : item.attachments) {
    for (const std::string& name : old_file_names(file.url)) write_.add_path.execute(name, first_entry.value);
  }
}

void ItemIndex::finish() {
  for (const auto& [key, net] : list_changes_)
    (net > 0 ? write_.add_item_term : write_.remove_item_term).execute(key.first.value, key.second.value);
  list_changes_.clear();
  counts_.write(write_);
  full_text_.finish();
}

}  // namespace strongroom::store::embedded
