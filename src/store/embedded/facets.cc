// SPDX-License-Identifier: Apache-2.0
#include "store/embedded/facets.h"

#include <algorithm>
#include <map>
#include <unordered_set>

#include "store/embedded/item_row.h"
#include "store/embedded/lookups.h"

namespace strongroom::store::embedded {

namespace {

std::vector<std::pair<TermNumber, uint64_t>> most_first(const std::map<TermNumber, uint64_t>& counts) {
  std::vector<std::pair<TermNumber, uint64_t>> sorted(counts.begin(), counts.end());
  std::stable_sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
  return sorted;
}

// Descending positions lie together by year.
std::vector<std::pair<int, uint64_t>> count_years(const std::vector<Position>& positions) {
  std::vector<std::pair<int, uint64_t>> years;
  auto at = positions.begin();
  while (at != positions.end()) {
    const auto date = date_of_day(day_of(*at));
    if (!date) break;  // the undated ones come last
    const Position first_of_year = positions_of_year(date->year).low;
    const auto next = std::partition_point(at, positions.end(), [&](Position p) { return p >= first_of_year; });
    years.emplace_back(date->year, static_cast<uint64_t>(next - at));
    at = next;
  }
  return years;
}

}  // namespace

std::vector<uint64_t> Facets::count_sets(const std::vector<Position>& positions) const {
  std::vector<uint64_t> counts(sets_.size(), 0);
  auto at = entries_.begin();
  for (const Position& position : positions) {
    // Gallops: near results are a step away, far ones few steps.
    ptrdiff_t stride = 1;
    const auto before = [&](const Entry& entry) { return entry.position > position; };
    while (entries_.end() - at > stride && before(at[stride])) {
      at += stride;
      stride *= 2;
    }
    const auto limit = at + std::min<ptrdiff_t>(stride + 1, entries_.end() - at);
    at = std::partition_point(at, limit, before);
    if (at == entries_.end()) break;
    if (at->position == position) ++counts[at->set];
  }
  return counts;
}

FacetCounts Facets::count(const std::vector<Position>& positions) const {
  std::map<TermNumber, uint64_t> categories;
  std::map<TermNumber, uint64_t> languages;
  const std::vector<uint64_t> counts = count_sets(positions);
  for (size_t set = 0; set < sets_.size(); ++set) {
    if (counts[set] == 0) continue;
    for (const TermNumber& term : sets_[set].categories) categories[term] += counts[set];
    for (const TermNumber& term : sets_[set].languages) languages[term] += counts[set];
  }
  return {most_first(categories), most_first(languages), count_years(positions)};
}

// Makes the facets of a snapshot, whole or from those of an earlier one.
class FacetBuilder {
 public:
  FacetBuilder(ReadStatements& statements, Facets::Version version) : statements_(statements) {
    facets_.version_ = version;
    Rows rows =
        statements_.terms_of_facets.rows(static_cast<int>(TermKind::Category), static_cast<int>(TermKind::Language));
    while (rows.next()) kinds_[TermNumber{rows.integer(0)}] = static_cast<TermKind>(rows.integer(1));
  }

  Facets build() {
    number_of({});  // set 0 is the empty one
    Rows rows = statements_.all_places.rows();
    while (rows.next())
      facets_.entries_.push_back({Position{rows.integer(1)}, static_cast<uint32_t>(rows.integer(0)), 0});
    std::sort(facets_.entries_.begin(), facets_.entries_.end(),
              [](const auto& a, const auto& b) { return a.position > b.position; });
    for (const auto& [term, kind] : kinds_) add_term(term);
    return std::move(facets_);
  }

  Facets build_from(const Facets& before) {
    for (const Facets::Set& set : before.sets_) number_of(set);
    std::vector<Facets::Entry> changed = changed_since(before.version_);
    std::unordered_set<uint32_t> gone;
    for (const Facets::Entry& entry : changed) gone.insert(entry.first_entry);
    facets_.entries_.reserve(before.entries_.size() + changed.size());
    auto next = changed.begin();
    for (const Facets::Entry& entry : before.entries_) {
      if (gone.contains(entry.first_entry)) continue;
      while (next != changed.end() && next->position > entry.position) facets_.entries_.push_back(*next++);
      facets_.entries_.push_back(entry);
    }
    facets_.entries_.insert(facets_.entries_.end(), next, changed.end());
    return std::move(facets_);
  }

 private:
  uint32_t number_of(const Facets::Set& set) {
    const auto [place, added] = numbers_.emplace(set, static_cast<uint32_t>(facets_.sets_.size()));
    if (added) facets_.sets_.push_back(set);
    return place->second;
  }

  Facets::Set with(Facets::Set set, TermNumber term) const {
    const auto kind = kinds_.find(term);
    if (kind == kinds_.end()) return set;
    auto& terms = kind->second == TermKind::Category ? set.categories : set.languages;
    terms.insert(std::upper_bound(terms.begin(), terms.end(), term), term);
    return set;
  }

  // Adds a term to the sets of all items that have it.
  void add_term(TermNumber term) {
    std::map<uint32_t, uint32_t> extended;
    auto at = facets_.entries_.begin();
    Rows rows = statements_.positions_of_term.rows(term.value);
    while (rows.next()) {
      const Position position{rows.integer(0)};
      while (at != facets_.entries_.end() && at->position > position) ++at;
      if (at == facets_.entries_.end()) return;
      if (at->position != position) continue;
      const auto [known, added] = extended.emplace(at->set, 0);
      if (added) known->second = number_of(with(facets_.sets_[at->set], term));
      at->set = known->second;
    }
  }

  std::vector<Facets::Entry> changed_since(const Facets::Version& version) {
    std::vector<Facets::Entry> changed;
    Rows rows = statements_.changed_since.rows(version.entries.value, static_cast<int>(records::RecordKind::Item));
    while (rows.next()) {
      Facets::Set set;
      for (const TermNumber& term : unpack_terms(rows.blob(2))) set = with(std::move(set), term);
      changed.push_back({Position{rows.integer(1)}, static_cast<uint32_t>(rows.integer(0)), number_of(set)});
    }
    return changed;
  }

  ReadStatements& statements_;
  Facets facets_;
  std::map<TermNumber, TermKind> kinds_;
  std::map<Facets::Set, uint32_t> numbers_;
};

std::shared_ptr<const Facets> FacetCache::of(ReadStatements& statements) {
  Facets::Version version{next_entry(statements), 0};
  if (Rows row = statements.generation.rows(); row.next()) version.generation = row.integer(0);

  const std::lock_guard lock(mutex_);
  if (newest_ && newest_->version_ == version) return newest_;
  const bool can_follow =
      newest_ && newest_->version_.generation == version.generation && newest_->version_.entries < version.entries;
  FacetBuilder builder(statements, version);
  auto facets = std::make_shared<const Facets>(can_follow ? builder.build_from(*newest_) : builder.build());
  // A reader of an older state than the newest known must not push that one out.
  if (!newest_ || newest_->version_.entries <= version.entries) newest_ = facets;
  return facets;
}

}  // namespace strongroom::store::embedded
