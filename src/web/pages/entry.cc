// SPDX-License-Identifier: Apache-2.0
#include "web/pages/entry.h"

#include "text/normalise.h"

namespace strongroom::web {

namespace {

constexpr size_t heading_code_points_max = 110;
constexpr size_t lead_code_points_max = 280;
constexpr std::string_view ellipsis = "…";

struct Split {
  std::string heading;
  std::string rest;
};

// The end of a first sentence that is short enough to be a heading; npos when there is none.
size_t sentence_end(std::string_view text) {
  const size_t limit = text::byte_offset(text, heading_code_points_max);
  for (size_t at = text.find_first_of(".!?", 40); at < limit; at = text.find_first_of(".!?", at + 1)) {
    if (at + 1 < text.size() && text[at + 1] == ' ') return at + 1;
  }
  return std::string_view::npos;
}

// Headings of untitled items run into their leads: "The Council met the envoys of three …" / "… countries and asked".
Split split_lead(const std::string& lead) {
  if (const size_t end = sentence_end(lead); end != std::string_view::npos)
    return {lead.substr(0, end), lead.substr(end + 1)};
  const std::string heading = text::shorten(lead, heading_code_points_max);
  if (!heading.ends_with(ellipsis)) return {heading, ""};
  size_t cut = heading.size() - ellipsis.size();
  while (cut < lead.size() && lead[cut] == ' ') ++cut;
  return {heading, std::string(ellipsis) + lead.substr(cut)};
}

}  // namespace

View DateLabel::view() const { return View::of({{"iso", iso}, {"text", text}, {"day", day}, {"month", month}}); }

DateLabel date_label(const records::PrintedDate& date, const Interface& interface) {
  const std::string& undated = interface.text("undated");
  if (!date.date || date.precision == records::DatePrecision::Unknown) return {"", undated, "", undated};
  const YearMonth month = YearMonth::of(*date.date);
  switch (date.precision) {
    case records::DatePrecision::Year:
      return {date.date->iso().substr(0, 4), interface.year(month.year), "", interface.year(month.year)};
    case records::DatePrecision::Month:
      return {month.iso(), interface.month(month), "", interface.month(month)};
    default:
      return {date.date->iso(), interface.date(*date.date), interface.number(date.date->day), interface.month(month)};
  }
}

View Entry::view() const {
  return View::of({{"href", href},
                   {"heading", heading_html},
                   {"heading_attributes", language_attributes(heading.lang, heading.text)},
                   {"has_title", has_title},
                   {"lead", lead_html},
                   {"lead_attributes", language_attributes(lead.lang, lead.text)},
                   {"date", date.view()},
                   {"any_categories", !categories.empty()},
                   {"categories", View::list(categories)},
                   {"source_credit", source_credit},
                   {"truncated", truncated}});
}

Entry make_entry(const store::ItemSummary& item, const Interface& interface, const Addresses& addresses) {
  Entry entry;
  entry.href = addresses.item(item.id, item.slug);
  entry.has_title = !item.title.empty();
  const Split split = entry.has_title ? Split{item.title, item.lead} : split_lead(item.lead);
  const std::string heading = split.heading.empty() ? interface.text("untitled") : split.heading;
  entry.heading = {heading, split.heading.empty() ? interface.lang() : item.lang};
  entry.lead = {text::shorten(split.rest, lead_code_points_max), item.lang};
  entry.heading_html = Html(escape_html(entry.heading.text));
  entry.lead_html = Html(escape_html(entry.lead.text));
  entry.date = date_label(item.date, interface);
  for (const auto& category : item.categories) {
    entry.categories.push_back({category.name, addresses.term(category.term)});
  }
  entry.source_credit = item.source_credit;
  entry.truncated = item.truncated;
  return entry;
}

std::vector<Entry> make_entries(const std::vector<store::ItemSummary>& items, const Interface& interface,
                                const Addresses& addresses) {
  std::vector<Entry> entries;
  entries.reserve(items.size());
  for (const auto& item : items) entries.push_back(make_entry(item, interface, addresses));
  return entries;
}

std::string heading_text(const std::string& title, const std::string& first_paragraph) {
  return title.empty() ? split_lead(first_paragraph).heading : title;
}

Html marked_html(const std::vector<text::MarkedRun>& runs) {
  std::string html;
  for (const auto& run : runs) {
    html += run.marked ? "<mark>" + escape_html(run.text) + "</mark>" : escape_html(run.text);
  }
  return Html(std::move(html));
}

}  // namespace strongroom::web
