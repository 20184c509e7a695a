// SPDX-License-Identifier: Apache-2.0
#include "web/known_gaps.h"

#include <algorithm>

#include "base/fault.h"
#include "records/canonical.h"
#include "store/item_terms.h"

namespace strongroom::web {

namespace {

constexpr uint64_t entries_a_batch = 512;

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

KnownGaps::KnownGaps(const archive::Archive& archive) : archive_(archive), promised_(archive.config()) {}

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

std::set<YearMonth> KnownGaps::months() {
  const std::lock_guard lock(mutex_);
  follow_pages();
  std::set<YearMonth> months;
  for (const auto& [month, gaps] : pages_by_month_) months.insert(month);
  return months;
}

KnownGaps::Part KnownGaps::part(uint64_t first, uint64_t count) {
  const std::lock_guard lock(mutex_);
  const uint64_t version = archive_.store().entry_count();
  if (version != all_version_) all_ = archive::find_gaps(archive_);
  all_version_ = version;
  Part part;
  part.total = all_.size();
  const uint64_t begin = std::min<uint64_t>(first, all_.size());
  const uint64_t end = begin + std::min<uint64_t>(count, all_.size() - begin);
  part.gaps.assign(all_.begin() + static_cast<long>(begin), all_.begin() + static_cast<long>(end));
  return part;
}

void KnownGaps::follow_pages() {
  const uint64_t version = archive_.store().entry_count();
  if (version == pages_version_) return;
  if (pages_version_ == 0 || version < pages_version_ || !add_entries(pages_version_, version)) read_all_captures();
  pages_version_ = version;
  pages_by_month_.clear();
  pages_by_term_.clear();
  for (archive::Gap& gap : promised_.missing()) {
    const auto month = YearMonth::create(gap.filter.year, gap.filter.month);
    if (gap.filter.kind == records::FilterKind::Date && month) {
      pages_by_month_[*month].push_back(std::move(gap));
    } else if (const auto term = term_of(gap.filter)) {
      pages_by_term_[*term].push_back(std::move(gap));
    }
  }
}

// False when an entry may take away what was added before.
bool KnownGaps::add_entries(uint64_t from, uint64_t to) {
  while (from < to) {
    const auto entries = archive_.store().entries(records::EntryIndex(from), std::min(entries_a_batch, to - from));
    if (entries.empty()) return true;
    for (const store::StoredRecord& stored : entries) {
      if (stored.entry.kind == records::RecordKind::Decision) return false;
      const bool shown = stored.standing == records::Standing::Public && !stored.canonical.empty();
      if (stored.entry.kind != records::RecordKind::Capture || !shown) continue;
      const auto capture = records::parse_capture(stored.canonical);
      if (!capture) throw Fault("a capture of the archive cannot be read: " + capture.error().message);
      promised_.add(*capture);
    }
    from += entries.size();
  }
  return true;
}

void KnownGaps::read_all_captures() {
  promised_ = archive::PromisedPages(archive_.config());
  archive_.store().each_capture([this](const records::Capture& capture) { promised_.add(capture); });
}

}  // namespace strongroom::web
