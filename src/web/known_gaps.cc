// SPDX-License-Identifier: Apache-2.0
#include "web/known_gaps.h"

#include <algorithm>

#include "store/item_terms.h"

namespace strongroom::web {

namespace {

// What a list of the source lists, in the words of this archive.
std::optional<store::TermRef> term_of(const records::ListingFilter& filter) {
  const std::string slug = store::term_slug(filter.value);
  if (slug.empty()) return std::nullopt;
  switch (filter.kind) {
    case records::FilterKind::Category:
      return store::TermRef{store::TermKind::Category, slug};
    case records::FilterKind::Tag:
      return store::TermRef{store::TermKind::Tag, slug};
    case records::FilterKind::Author:
      return store::TermRef{store::TermKind::Author, slug};
    default:
      return std::nullopt;
  }
}

}  // namespace

KnownGaps::KnownGaps(const archive::Archive& archive) : archive_(archive), tracker_(archive) {}

KnownGaps::Gaps KnownGaps::pages_of(const YearMonth& month) {
  const std::lock_guard lock(mutex_);
  follow_pages();
  const auto found = pages_by_month_.find(month);
  return found == pages_by_month_.end() ? Gaps() : found->second;
}

KnownGaps::Gaps KnownGaps::pages_of(const store::TermRef& term) {
  const std::lock_guard lock(mutex_);
  follow_pages();
  const auto found = pages_by_term_.find(term);
  return found == pages_by_term_.end() ? Gaps() : found->second;
}

std::optional<store::TermRef> KnownGaps::category_numbered(const std::string& number) {
  const std::lock_guard lock(mutex_);
  follow_pages();
  const auto found = categories_by_number_.find(number);
  return found == categories_by_number_.end() ? std::nullopt : std::optional(found->second);
}

std::set<YearMonth> KnownGaps::months() {
  const std::lock_guard lock(mutex_);
  follow_pages();
  std::set<YearMonth> months;
  for (const auto& [month, gaps] : pages_by_month_) months.insert(month);
  return months;
}

KnownGaps::Part KnownGaps::part(uint64_t first, uint64_t count) {
  const std::lock_guard lock(mutex_);
  tracker_.follow();
  if (tracker_.version() != all_version_) all_ = archive::find_gaps(archive_, tracker_);
  all_version_ = tracker_.version();
  Part part;
  part.total = all_.size();
  const uint64_t begin = std::min<uint64_t>(first, all_.size());
  const uint64_t end = begin + std::min<uint64_t>(count, all_.size() - begin);
  part.gaps.assign(all_.begin() + static_cast<long>(begin), all_.begin() + static_cast<long>(end));
  return part;
}

void KnownGaps::follow_pages() {
  tracker_.follow();
  if (tracker_.version() == pages_version_) return;
  pages_version_ = tracker_.version();
  pages_by_month_.clear();
  pages_by_term_.clear();
  for (archive::Gap& gap : tracker_.missing_pages()) {
    const auto month = YearMonth::create(gap.filter.year, gap.filter.month);
    if (gap.filter.kind == records::FilterKind::Date && month) {
      pages_by_month_[*month].push_back(std::move(gap));
    } else if (const auto term = term_of(gap.filter)) {
      pages_by_term_[*term].push_back(std::move(gap));
    }
  }
  categories_by_number_.clear();
  for (const records::ListingFilter& filter : tracker_.listings()) {
    if (filter.kind != records::FilterKind::Category || filter.id.empty()) continue;
    if (const auto term = term_of(filter)) categories_by_number_[filter.id] = *term;
  }
}

}  // namespace strongroom::web
