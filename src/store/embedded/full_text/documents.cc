// SPDX-License-Identifier: Apache-2.0
#include "store/embedded/full_text/documents.h"

#include <algorithm>
#include <map>

#include "store/embedded/item_row.h"

namespace strongroom::store::embedded {

namespace {

constexpr uint32_t words_max = UINT16_MAX;
constexpr size_t years_end = 10'000;

uint16_t year_of(Position position) {
  const auto date = date_of_day(day_of(position));
  return date ? static_cast<uint16_t>(date->year) : uint16_t{0};
}

std::vector<std::pair<TermNumber, uint64_t>> most_first(const std::map<TermNumber, uint64_t>& counts) {
  std::vector<std::pair<TermNumber, uint64_t>> sorted(counts.begin(), counts.end());
  std::stable_sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
  return sorted;
}

}  // namespace

std::pair<uint32_t, uint32_t> Documents::ordinals(const PositionRange& range) const {
  const auto first = std::partition_point(documents_.begin(), documents_.end(),
                                          [&](DocumentNumber d) { return positions_[d] < range.low; });
  const auto end =
      std::partition_point(first, documents_.end(), [&](DocumentNumber d) { return positions_[d] <= range.high; });
  return {static_cast<uint32_t>(first - documents_.begin()), static_cast<uint32_t>(end - documents_.begin())};
}

void Documents::keep_within(std::pair<uint32_t, uint32_t> range, NumberSet& documents) const {
  if (range.second - range.first == count()) return documents.keep_only(found_);
  documents.keep_if([&](size_t document) {
    const uint32_t ordinal = ordinals_[document];  // a withdrawn one's is above every range
    return ordinal >= range.first && ordinal < range.second;
  });
}

NumberSet Documents::ordinals(const NumberSet& documents) const {
  NumberSet ordinals(count());
  documents.each([&](size_t document) { ordinals.add(ordinals_[document]); });
  return ordinals;
}

FacetCounts Documents::count_facets(const NumberSet& documents) const {
  std::vector<uint64_t> of_set(sets_.size(), 0);
  std::vector<uint64_t> of_year(years_end, 0);
  documents.each([&](size_t document) {
    ++of_set[term_sets_[document]];
    ++of_year[years_[document]];
  });
  std::map<TermNumber, uint64_t> categories;
  std::map<TermNumber, uint64_t> languages;
  for (size_t set = 0; set < sets_.size(); ++set) {
    if (of_set[set] == 0) continue;
    for (const TermNumber& term : sets_[set].categories) categories[term] += of_set[set];
    for (const TermNumber& term : sets_[set].languages) languages[term] += of_set[set];
  }
  FacetCounts facets{most_first(categories), most_first(languages), {}};
  for (size_t year = years_end; --year > 0;)
    if (of_year[year] > 0) facets.years.emplace_back(static_cast<int>(year), of_year[year]);
  return facets;
}

// Brings documents up to the state that the statements see.
class DocumentsReader {
 public:
  DocumentsReader(ReadStatements& statements, Documents documents)
      : statements_(statements), documents_(std::move(documents)) {
    Rows rows =
        statements_.terms_of_facets.rows(static_cast<int>(TermKind::Category), static_cast<int>(TermKind::Language));
    while (rows.next()) kinds_[TermNumber{rows.integer(0)}] = static_cast<TermKind>(rows.integer(1));
  }

  Documents read(const Documents::Version& version) {
    const auto known = static_cast<DocumentNumber>(documents_.version_.last_document);
    const auto bound = static_cast<size_t>(version.last_document) + 1;
    documents_.positions_.resize(bound);
    documents_.term_sets_.resize(bound);
    documents_.words_.resize(bound);
    documents_.years_.resize(bound);
    std::vector<DocumentNumber> added = read_added(known);
    std::vector<DocumentNumber> order = still_there();
    const auto by_position = [&](DocumentNumber a, DocumentNumber b) {
      return documents_.positions_[a] < documents_.positions_[b];
    };
    std::sort(added.begin(), added.end(), by_position);
    documents_.documents_.clear();
    documents_.documents_.reserve(order.size() + added.size());
    std::merge(order.begin(), order.end(), added.begin(), added.end(), std::back_inserter(documents_.documents_),
               by_position);
    documents_.ordinals_.assign(bound, Documents::withdrawn);
    documents_.found_ = NumberSet(bound);
    for (size_t i = 0; i < documents_.documents_.size(); ++i) {
      const DocumentNumber document = documents_.documents_[i];
      documents_.ordinals_[document] = static_cast<uint32_t>(i);
      documents_.found_.add(document);
    }
    documents_.version_ = version;
    return std::move(documents_);
  }

 private:
  std::vector<DocumentNumber> read_added(DocumentNumber known) {
    std::vector<DocumentNumber> added;
    Rows rows = statements_.documents_after.rows(known);
    while (rows.next()) {
      const auto document = static_cast<DocumentNumber>(rows.integer(0));
      documents_.positions_[document] = Position{rows.integer(1)};
      documents_.years_[document] = year_of(documents_.positions_[document]);
      documents_.words_[document] = static_cast<uint16_t>(std::min<int64_t>(rows.integer(2), words_max));
      documents_.term_sets_[document] = set_number(rows.blob(3));
      documents_.all_words_ += documents_.words_[document];
      added.push_back(document);
    }
    return added;
  }

  // Those known before that were not withdrawn since.
  std::vector<DocumentNumber> still_there() {
    NumberSet gone(documents_.positions_.size());
    Rows rows = statements_.withdrawn_after.rows(documents_.version_.last_withdrawal);
    while (rows.next()) gone.add(static_cast<size_t>(rows.integer(0)));
    std::vector<DocumentNumber> order;
    order.reserve(documents_.documents_.size());
    for (const DocumentNumber document : documents_.documents_) {
      if (gone.has(document)) {
        documents_.all_words_ -= documents_.words_[document];
      } else {
        order.push_back(document);
      }
    }
    return order;
  }

  uint32_t set_number(std::string_view packed_terms) {
    const auto [place, is_new] =
        documents_.set_numbers_.try_emplace(std::string(packed_terms), static_cast<uint32_t>(documents_.sets_.size()));
    if (is_new) {
      Documents::TermSet set;
      for (const TermNumber& term : unpack_terms(packed_terms)) {
        const auto kind = kinds_.find(term);
        if (kind == kinds_.end()) continue;
        (kind->second == TermKind::Category ? set.categories : set.languages).push_back(term);
      }
      documents_.sets_.push_back(std::move(set));
    }
    return place->second;
  }

  ReadStatements& statements_;
  Documents documents_;
  std::map<TermNumber, TermKind> kinds_;
};

std::shared_ptr<const Documents> DocumentsCache::of(ReadStatements& statements) {
  Documents::Version version;
  if (Rows row = statements.generation.rows(); row.next()) version.generation = row.integer(0);
  if (Rows row = statements.last_document.rows(); row.next()) version.last_document = row.integer(0);
  if (Rows row = statements.last_withdrawal.rows(); row.next()) version.last_withdrawal = row.integer(0);

  const std::lock_guard lock(mutex_);
  if (newest_ && newest_->version_ == version) return newest_;
  const bool can_follow = newest_ && newest_->version_.generation == version.generation && newest_->version_ < version;
  auto documents =
      std::make_shared<const Documents>(DocumentsReader(statements, can_follow ? *newest_ : Documents()).read(version));
  // A reader of an older state than the newest known must not push that one out.
  if (!newest_ || newest_->version_ < version) newest_ = documents;
  return documents;
}

}  // namespace strongroom::store::embedded
