// SPDX-License-Identifier: Apache-2.0
#include "ingest/text/header_dates.h"

#include <algorithm>

#include "ingest/k2/listing_address.h"
#include "ingest/settled_dates.h"
#include "ingest/text/breadcrumbs.h"
#include "text/printed_date.h"

namespace strongroom::ingest::dump {
namespace {

// The month that a line says is listed: by its heading, or as the last of its breadcrumbs.
std::optional<YearMonth> listed_month(const DumpLine& line) {
  auto heading = line.heading;
  if (!heading && line.kind != LineKind::Blank && begins_with_home(line.text)) heading = parse_closing_month(line.text);
  if (!heading || heading->filter.kind != records::FilterKind::Date) return std::nullopt;
  return YearMonth::create(heading->filter.year, heading->filter.month);
}

// "Home » News » 2017"
void add_years_of_crumbs(std::string_view line, DateHints& hints) {
  for (const std::string& crumb : split_breadcrumbs(line, {})) {
    const auto year = text::parse_number(crumb);
    if (year && *year >= 1900 && *year <= 2100) hints.years.insert(static_cast<int>(*year));
  }
}

DateHints hints_of(const std::vector<DumpLine>& lines, std::string_view address) {
  DateHints hints;
  if (const auto told = k2::parse_listing_address(address); told && told->filter.kind == records::FilterKind::Date) {
    if (const auto month = YearMonth::create(told->filter.year, told->filter.month)) hints.listed.insert(*month);
  }
  for (const DumpLine& line : lines) {
    if (const auto month = listed_month(line)) hints.listed.insert(*month);
    if (line.kind == LineKind::Crumbs) add_years_of_crumbs(line.text, hints);
    if (line.header) continue;  // are settled themselves
    for (const text::FoundDate& found : text::find_dates(line.text)) {
      if (!found.short_year) hints.years.insert(found.date.year);
    }
  }
  return hints;
}

bool is_sure(const ItemHeader& header) { return !header.ambiguous && !header.is_doubtful; }

void make_text(DumpLine& line) {
  line.header.reset();
  line.kind = LineKind::Text;
}

}  // namespace

void settle_header_dates(std::vector<DumpLine>& lines, std::string_view address) {
  std::vector<size_t> headers;
  for (size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].header) headers.push_back(i);
  }
  const auto is_sure_at = [&](size_t i) { return is_sure(*lines[i].header); };
  if (std::all_of(headers.begin(), headers.end(), is_sure_at)) return;
  const bool are_any_sure = std::any_of(headers.begin(), headers.end(), is_sure_at);

  std::vector<records::PrintedDate*> dates;
  for (const size_t i : headers) dates.push_back(&lines[i].header->date);
  const std::vector<DateCertainty> certainties = settle_dates(dates, hints_of(lines, address));
  for (size_t n = 0; n < headers.size(); ++n) {
    DumpLine& line = lines[headers[n]];
    line.header->ambiguous = certainties[n] != DateCertainty::Sure;
    if (!line.header->is_doubtful || certainties[n] == DateCertainty::Sure) continue;
    if (line.header->style != HeaderStyle::Category || are_any_sure) make_text(line);
  }
}

}  // namespace strongroom::ingest::dump
