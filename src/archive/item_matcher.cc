// SPDX-License-Identifier: Apache-2.0
#include "archive/item_matcher.h"

#include <algorithm>

#include "archive/changed_statement.h"
#include "archive/erasure.h"
#include "base/digest.h"

namespace strongroom::archive {

namespace {

// Texts of one day that are this alike are the same statement: a correction changes a few words, while two statements
// on one subject share phrases.
constexpr double near_same_overlap = 0.75;
constexpr double near_same_contained = 0.9;
// Two items with the same title or first words on one day: how much of the shorter text must be shared.
constexpr double same_title_contained = 0.4;
// Below this a text says too little to be recognised by.
constexpr size_t words_min = 8;
// Bounds the memory of the days that are kept: about 8 bytes a word.
constexpr size_t known_words_max = 8u << 20;

bool is_text_key(const std::string& key) { return key.starts_with("text:"); }

double contained(const TextShape& a, const TextShape& b) {
  return a.word_count() <= b.word_count() ? a.contained_in(b) : b.contained_in(a);
}

bool near_same(const TextShape& kept, const TextShape& found) {
  if (std::min(kept.word_count(), found.word_count()) < words_min) return kept.same_words(found);
  return kept.overlap(found) >= near_same_overlap || contained(kept, found) >= near_same_contained;
}

std::vector<std::string> restricted_keys(const std::vector<std::string>& keys) {
  std::vector<std::string> restricted;
  restricted.reserve(keys.size());
  for (const std::string& key : keys) restricted.push_back(restricted_key(key));
  return restricted;
}

// "id:<host>:" of a key, so that numbers of one source are compared.
std::string_view number_space(std::string_view key) {
  return key.starts_with("id:") ? key.substr(0, key.find(':', 3) + 1) : std::string_view{};
}

bool numbers_contradict(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  if (a.empty() || b.empty()) return false;
  const std::string_view space = number_space(a.front());
  return !space.empty() && space == number_space(b.front()) && a.front() != b.front();
}

}  // namespace

ItemMatcher::Day& ItemMatcher::day(const std::optional<CivilDate>& date) {
  if (const auto place = days_.find(date); place != days_.end()) return place->second;
  if (known_words_ > known_words_max) {
    days_.clear();
    known_words_ = 0;
  }
  Day& day = days_[date];
  for (records::ItemRevision& revision : writer_.items_of_day(date, store::Scope::All)) {
    TextShape shape(revision.item.text());
    known_words_ += shape.word_count();
    const bool listed = is_listed(revision.id);
    day.push_back({std::move(revision), std::move(shape), listed});
  }
  return day;
}

bool ItemMatcher::may_be(const Known& known, const FoundState& found, const std::set<records::ItemId>& on_page) const {
  if (on_page.contains(known.revision.id) && !known.shape.same_words(found.state.shape)) return false;
  return !numbers_contradict(records::identity_keys(known.revision.item, site_), found.keys);
}

bool ItemMatcher::is_listed(const records::ItemId& id) const {
  return writer_.standing(id) == records::Standing::Public;
}

std::optional<records::ItemRevision> ItemMatcher::by_keys(const FoundState& found, const std::vector<std::string>& keys,
                                                          const std::set<records::ItemId>& on_page) const {
  const std::optional<records::ItemId> id = writer_.find(keys);
  if (!id) return std::nullopt;
  std::optional<records::ItemRevision> newest = writer_.newest(*id);
  if (!newest || !is_text_key(found.keys.front())) return newest;
  TextShape shape(newest->item.text());
  const Known known{std::move(*newest), std::move(shape)};
  const bool short_text = std::min(known.shape.word_count(), found.state.shape.word_count()) < words_min;
  const bool alike = short_text || contained(known.shape, found.state.shape) >= same_title_contained;
  if (alike && may_be(known, found, on_page)) return known.revision;
  return std::nullopt;
}

std::optional<records::ItemRevision> ItemMatcher::by_text(const FoundState& found, Among among,
                                                          const std::set<records::ItemId>& on_page) {
  for (const Known& known : day(found.state.item.date.date)) {
    if (known.listed != (among == Among::Listed)) continue;
    if (near_same(known.shape, found.state.shape) && may_be(known, found, on_page)) return known.revision;
  }
  return by_beginning(found, among, on_page);
}

// Only where a single item of the day can be meant.
std::optional<records::ItemRevision> ItemMatcher::by_beginning(const FoundState& found, Among among,
                                                               const std::set<records::ItemId>& on_page) {
  if (!found.state.item.date.date) return std::nullopt;
  const Known* meant = nullptr;
  for (const Known& known : day(found.state.item.date.date)) {
    if (known.listed != (among == Among::Listed)) continue;
    if (!is_changed_statement({known.revision.item, known.shape}, {found.state.item, found.state.shape})) continue;
    if (!may_be(known, found, on_page)) continue;
    if (meant != nullptr) return std::nullopt;
    meant = &known;
  }
  return meant == nullptr ? std::nullopt : std::optional(meant->revision);
}

std::optional<records::ItemRevision> ItemMatcher::find_withheld(const FoundState& found,
                                                                const std::set<records::ItemId>& on_page) {
  if (auto item = by_keys(found, restricted_keys(found.keys), on_page)) return item;
  return by_text(found, Among::Withheld, on_page);
}

std::optional<records::ItemRevision> ItemMatcher::find(const FoundState& found,
                                                       const std::set<records::ItemId>& on_page) {
  if (visibility_ != records::Visibility::Public) {
    if (auto item = find_withheld(found, on_page)) return item;
  }
  if (auto item = by_keys(found, found.keys, on_page)) return item;
  if (auto item = by_text(found, Among::Listed, on_page)) return item;
  return find_withheld(found, on_page);
}

std::vector<records::ItemId> ItemMatcher::day_order(const std::optional<CivilDate>& date) {
  std::vector<records::ItemId> order;
  for (const Known& known : day(date)) {
    if (known.listed) order.push_back(known.revision.id);
  }
  return order;
}

void ItemMatcher::put(const records::ItemRevision& revision, const ShapedItem& state,
                      const store::Placement& placement) {
  Day& items = day(revision.item.date.date);
  known_words_ += state.shape.word_count();
  const auto has_id = [](const records::ItemId& id) {
    return [&id](const Known& known) { return known.revision.id == id; };
  };
  if (const auto present = std::find_if(items.begin(), items.end(), has_id(revision.id)); present != items.end()) {
    *present = {revision, state.shape, present->listed};
    return;
  }
  auto place = items.begin();
  if (placement.below) {
    place = std::find_if(items.begin(), items.end(), has_id(*placement.below));
    if (place != items.end()) ++place;
  }
  items.insert(place, {revision, state.shape, is_listed(revision.id)});
}

std::vector<std::string> ItemMatcher::free_keys(const FoundState& found) const {
  const bool is_public = visibility_ == records::Visibility::Public;
  const std::vector<std::string> wanted = is_public ? found.keys : restricted_keys(found.keys);
  if (!writer_.find(wanted)) return wanted;
  // Another item has this title or these first words on the same day: the whole text tells them apart.
  std::vector<std::string> keys;
  for (size_t i = 0; i < wanted.size(); ++i) {
    const std::string text = ":" + sha256(found.state.item.text()).hex().substr(0, 16);
    keys.push_back(is_text_key(found.keys[i]) ? wanted[i] + text : wanted[i]);
  }
  return keys;
}

}  // namespace strongroom::archive
