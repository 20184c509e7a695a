// SPDX-License-Identifier: Apache-2.0
#include "ingest/text/printed_page.h"

#include <algorithm>
#include <optional>
#include <string_view>

#include "ingest/html/url.h"
#include "text/normalise.h"
#include "text/printed_date.h"

namespace strongroom::ingest::dump {
namespace {

// The address of "https://example.org/news 1/2", with the sheet's number and the count of all.
std::string_view address_of_sheet(std::string_view line) {
  constexpr size_t line_bytes_max = 2000;
  if (line.size() > line_bytes_max || !html::is_absolute_url(line)) return {};
  const size_t space = line.find(' ');
  if (space == std::string_view::npos) return {};
  const std::string_view place = line.substr(space + 1);
  const size_t slash = place.find('/');
  if (slash == std::string_view::npos) return {};
  const auto sheet = text::parse_number(place.substr(0, slash));
  const auto sheets = text::parse_number(place.substr(slash + 1));
  return sheet && sheets && *sheet >= 1 && *sheet <= *sheets ? line.substr(0, space) : std::string_view();
}

// How long the day of printing is at the start of a line; 0 for none.
size_t printing_day(std::string_view line) {
  constexpr size_t day_bytes_max = 60;
  const std::string_view start = line.substr(0, day_bytes_max);
  const auto dates = text::find_dates(start);
  const bool is_first = !dates.empty() && dates.front().start == 0 && !dates.front().month_only;
  return is_first && start.find_first_of("/.-") < dates.front().end ? dates.front().end : 0;
}

// A heading stays behind the day that ran into its line.
void leave_out_day(DumpLine& line) {
  const size_t day = printing_day(line.text);
  if (day == 0) return;
  if (line.heading && line.heading->start >= day) {
    const size_t start = std::min(line.text.find_first_not_of(" ,", day), line.heading->start);
    line.text.erase(0, start);
    line.heading->start -= start;
  } else if (line.kind != LineKind::Heading && !(line.header && line.header->style == HeaderStyle::Category)) {
    line.header.reset();
    line.may_be_byline = false;
    line.kind = LineKind::Furniture;
  }
}

}  // namespace

std::string take_print_marks(std::vector<DumpLine>& lines) {
  std::string address;
  for (size_t i = 0; i < lines.size(); ++i) {
    const std::string_view told = address_of_sheet(lines[i].text);
    if (told.empty()) continue;
    if (address.empty()) address = html::without_replay(std::string(told));
    lines[i].kind = LineKind::Furniture;
    size_t below = i + 1;
    while (below < lines.size() && lines[below].kind == LineKind::Blank) ++below;
    if (below < lines.size()) leave_out_day(lines[below]);
  }
  const auto first =
      std::find_if(lines.begin(), lines.end(), [](const DumpLine& line) { return line.kind != LineKind::Blank; });
  if (!address.empty() && first != lines.end()) leave_out_day(*first);
  return address;
}

}  // namespace strongroom::ingest::dump
