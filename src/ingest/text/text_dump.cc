// SPDX-License-Identifier: Apache-2.0
#include "ingest/text/text_dump.h"

#include <algorithm>
#include <array>

#include "ingest/bare_dates.h"
#include "ingest/decoding.h"
#include "ingest/source_credit.h"
#include "ingest/text/breadcrumbs.h"
#include "ingest/text/chrome_lines.h"
#include "ingest/text/dump_lines.h"
#include "ingest/text/listings.h"
#include "ingest/text/paragraphs.h"
#include "ingest/text/titles.h"
#include "text/language.h"
#include "text/normalise.h"

namespace strongroom::ingest::dump {
namespace {

constexpr size_t sniffed_bytes = 64 << 10;

// Which header style the dump keeps to: lines of the other styles are text ("11 October 2017" below a letter).
HeaderStyle style_of(const std::vector<DumpLine>& lines) {
  std::array<size_t, 4> counts{};
  for (const DumpLine& line : lines) {
    if (line.header) ++counts[static_cast<size_t>(line.header->style)];
  }
  if (counts[static_cast<size_t>(HeaderStyle::Category)] > 0) return HeaderStyle::Category;
  return counts[static_cast<size_t>(HeaderStyle::Dash)] > counts[static_cast<size_t>(HeaderStyle::Alone)]
             ? HeaderStyle::Dash
             : HeaderStyle::Alone;
}

// "11 October 2017" and on the next line "In Harbour News" is a header of two lines.
void join_split_headers(std::vector<DumpLine>& lines) {
  for (size_t i = 0; i + 1 < lines.size(); ++i) {
    if (!lines[i].header || lines[i].header->style != HeaderStyle::Alone || lines[i + 1].kind != LineKind::Text)
      continue;
    std::string category = category_of_label_line(lines[i + 1].text);
    if (category.empty()) continue;
    lines[i].header->style = HeaderStyle::Category;
    lines[i].header->categories = std::move(category);
    lines[i + 1].kind = LineKind::Furniture;
  }
}

// A date by itself heads an item only where a text begins and there is text below it: elsewhere it dates a letter.
bool heads_text(const std::vector<DumpLine>& lines, size_t index) {
  size_t below = index + 1;
  const auto says_nothing = [](LineKind kind) {
    return kind == LineKind::Blank || kind == LineKind::Furniture || kind == LineKind::Related;
  };
  while (below < lines.size() && says_nothing(lines[below].kind)) ++below;
  return below < lines.size() && (lines[below].kind == LineKind::Text || lines[below].kind == LineKind::ReadMore);
}

void keep_one_header_style(std::vector<DumpLine>& lines) {
  const HeaderStyle style = style_of(lines);
  for (size_t i = 0; i < lines.size(); ++i) {
    DumpLine& line = lines[i];
    if (!line.header) continue;
    if (line.header->style == style && (style != HeaderStyle::Alone || heads_text(lines, i))) continue;
    line.header.reset();
    line.kind = LineKind::Text;
  }
}

size_t next_told(const std::vector<DumpLine>& lines, size_t index) {
  while (index < lines.size() && lines[index].kind == LineKind::Blank) ++index;
  return index;
}

// Page links that became a line each ("Start", "Prev", "1", "2") are furniture where they lead up to the counter.
void mark_page_links(std::vector<DumpLine>& lines) {
  for (size_t counter = 0; counter < lines.size(); ++counter) {
    if (lines[counter].kind != LineKind::Counter) continue;
    for (size_t i = counter; i > 0; --i) {
      DumpLine& above = lines[i - 1];
      if (above.kind == LineKind::Text && is_page_link(above.text)) above.kind = LineKind::Furniture;
      if (above.kind != LineKind::Furniture && above.kind != LineKind::Blank) break;
    }
  }
}

// Below the counter a line that begins with the home page is breadcrumbs even without a separator, and those of newer
// sites end in the month itself: "Home Media Center Harbour News October 2017".
void mark_crumbs_below_counters(std::vector<DumpLine>& lines) {
  for (size_t counter = 0; counter < lines.size(); ++counter) {
    if (lines[counter].kind != LineKind::Counter) continue;
    const size_t below = next_told(lines, counter + 1);
    if (below == lines.size() || lines[below].kind != LineKind::Text || !begins_with_home(lines[below].text)) continue;
    lines[below].heading = parse_closing_month(lines[below].text);
    lines[below].kind = lines[below].heading ? LineKind::Heading : LineKind::Crumbs;
  }
}

// A dump without any header is read by its bylines, or else by its datelines, in front of which a header is put.
void promote_bylines(std::vector<DumpLine>& lines) {
  const auto has_header = [](const DumpLine& line) { return line.header.has_value(); };
  if (std::any_of(lines.begin(), lines.end(), has_header)) return;
  for (size_t i = 0; i < lines.size(); ++i) {
    if (!lines[i].byline || !heads_text(lines, i)) continue;
    lines[i].header = lines[i].byline;
    lines[i].kind = LineKind::Header;
  }
  if (std::any_of(lines.begin(), lines.end(), has_header)) return;
  std::vector<DumpLine> all;
  for (DumpLine& line : lines) {
    const bool begins = line.kind == LineKind::Text && (all.empty() || all.back().kind != LineKind::Text);
    if (auto dateline = begins ? parse_dateline(line.text) : std::nullopt) {
      DumpLine header;
      header.kind = LineKind::Header;
      header.offset = line.offset;
      header.header = std::move(dateline);
      all.push_back(std::move(header));
    }
    all.push_back(std::move(line));
  }
  lines = std::move(all);
}

std::vector<std::string> known_categories(const std::vector<DumpLine>& lines) {
  std::vector<std::string> names;
  for (const DumpLine& line : lines) {
    if (!line.header || line.header->categories.empty()) continue;
    if (std::find(names.begin(), names.end(), line.header->categories) == names.end()) {
      names.push_back(line.header->categories);
    }
  }
  return names;
}

// Lines that stand alone on the page besides the items ("Harbour News" above the first one): a category with a comma in
// its name is known by them.
std::vector<std::string> names_outside_items(const std::vector<DumpLine>& lines) {
  std::vector<std::string> names;
  for (const DumpLine& line : lines) {
    if (line.kind == LineKind::Header) break;
    if (line.kind == LineKind::Text) names.push_back(line.text);
  }
  return names;
}

bool ends_item(LineKind kind) {
  return kind == LineKind::Header || kind == LineKind::Counter || kind == LineKind::Heading ||
         kind == LineKind::Crumbs || kind == LineKind::ItemFooter;
}

class ItemReader {
 public:
  ItemReader(const std::vector<DumpLine>& lines, std::vector<std::string> whole_names)
      : lines_(lines), whole_names_(std::move(whole_names)) {
    for (const DumpLine& line : lines) width_ = std::max(width_, std::min(text::code_points(line.text), width_cap));
  }

  // The item whose header is line `header`.
  FoundItem read(size_t header) {
    const ItemHeader& head = *lines_[header].header;
    FoundItem found;
    records::Item& item = found.item;
    item.date = head.date;
    for (std::string& name : split_categories(head.categories, whole_names_)) item.categories.push_back({name, {}});
    if (!head.author.empty()) item.authors.push_back({head.author, {}});
    if (const auto title = title_above(header)) item.title = lines_[*title].text;
    for (size_t i = header + 1; i < lines_.size() && !ends_item(lines_[i].kind); ++i) add_line(lines_[i], i, item);
    end_group(item);
    item.lang = text::detect_language(item.title + "\n" + item.text());
    item.source_credit = find_source_credit(item.blocks);
    item.truncated = item.truncated || ends_in_ellipsis(item.blocks);
    found.evidence.date_from = "header";
    found.evidence.date_confidence = head.ambiguous ? 0.6 : head.style == HeaderStyle::Category ? 0.95 : 0.85;
    return found;
  }

 private:
  static constexpr size_t width_cap = wrap_width_max + 1;

  std::optional<size_t> title_above(size_t header) const {
    while (header > 0 && lines_[header - 1].kind == LineKind::Blank) --header;
    if (header == 0 || lines_[header - 1].kind != LineKind::Title) return std::nullopt;
    // A title below another item's header is that item's.
    for (size_t above = header - 1; above > 0; --above) {
      if (lines_[above - 1].kind == LineKind::Header) return std::nullopt;
      if (lines_[above - 1].kind != LineKind::Blank) break;
    }
    return header - 1;
  }

  bool is_title_of_next(size_t index) const {
    size_t below = index + 1;
    while (below < lines_.size() && lines_[below].kind == LineKind::Blank) ++below;
    return below < lines_.size() && lines_[below].kind == LineKind::Header;
  }

  void add_line(const DumpLine& line, size_t index, records::Item& item) {
    if (line.kind == LineKind::Text && !add_label(line.text, index, item)) {
      group_.push_back(line.text);
      return;
    }
    end_group(item);
    if (line.kind == LineKind::ReadMore) item.truncated = true;
    if (line.kind == LineKind::Title && !is_title_of_next(index)) item.title = line.text;
  }

  static bool is_label(const std::string& line) {
    return !tags_of_label_line(line).empty() || !author_of_label_line(line).empty() ||
           !category_of_label_line(line).empty();
  }

  // "Published in …" and its like, where they stand alone between blank lines or at an item's end.
  bool add_label(const std::string& line, size_t index, records::Item& item) {
    const bool is_last = index + 1 == lines_.size() || lines_[index + 1].kind != LineKind::Text;
    const bool stands_alone = group_.empty() && (is_last || is_label(lines_[index + 1].text));
    if (!stands_alone) return false;
    if (const std::string tags = tags_of_label_line(line); !tags.empty()) {
      for (std::string& name : split_categories(tags, {})) item.tags.push_back({std::move(name), {}});
      return true;
    }
    if (std::string author = author_of_label_line(line); !author.empty()) {
      item.authors.push_back({std::move(author), {}});
      return true;
    }
    // A bare "In …" may begin a sentence; without a category in the header it is one.
    const std::string category = category_of_label_line(line);
    if (category.empty() || !item.categories.empty() || line.size() - category.size() < 8) return false;
    for (std::string& name : split_categories(category, whole_names_)) item.categories.push_back({std::move(name), {}});
    return true;
  }

  void end_group(records::Item& item) {
    if (group_.empty()) return;
    for (std::string& paragraph : paragraphs_of(group_, width_)) {
      records::Block block;
      block.text = std::move(paragraph);
      item.blocks.push_back(std::move(block));
    }
    group_.clear();
  }

  const std::vector<DumpLine>& lines_;
  std::vector<std::string> whole_names_;
  size_t width_ = 0;
  std::vector<std::string_view> group_;
};

bool looks_like_markup(std::string_view bytes) {
  const size_t start = bytes.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  return start != std::string_view::npos && (bytes[start] == '<' || bytes[start] == '{' || bytes[start] == '[');
}

}  // namespace

int recognises(const Document& document) {
  if (looks_like_markup(document.bytes.substr(0, 256))) return 0;
  Document start;
  start.bytes = document.bytes.substr(0, sniffed_bytes);
  // The end of the sample is no end of a line.
  if (const size_t last = start.bytes.rfind('\n');
      start.bytes.size() == sniffed_bytes && last != std::string_view::npos) {
    start.bytes = start.bytes.substr(0, last);
  }
  start.charset = document.charset;
  std::vector<Error> faults;
  bool may_be_dated = false;
  for (const DumpLine& line : classify_lines(decode_document(start, {}, faults), Limits{}, faults)) {
    if (line.header || line.counter || line.heading) return 60;
    may_be_dated = may_be_dated || line.byline || parse_dateline(line.text);
  }
  return may_be_dated ? 30 : 0;
}

Extraction read(const Document& document, const Limits& limits) {
  Extraction extraction;
  extraction.reader = "text-dump";
  const std::string utf8 = decode_document(document, {}, extraction.faults);
  std::vector<DumpLine> lines = classify_lines(utf8, limits, extraction.faults);
  settle_doubtful_labels(lines);
  join_split_headers(lines);
  keep_one_header_style(lines);
  promote_bylines(lines);
  settle_related(lines);
  mark_page_links(lines);
  mark_crumbs_below_counters(lines);
  const std::vector<std::string> categories = known_categories(lines);
  mark_titles(lines, categories);

  ItemReader items(lines, names_outside_items(lines));
  ListingAssembler listings(categories, document.url);
  for (size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].kind != LineKind::Header) {
      listings.add(lines[i]);
      continue;
    }
    if (extraction.items.size() >= limits.items_max) {
      extraction.faults.push_back(
          {ErrorCode::LimitExceeded, "there are more items than are read from one file", {}, lines[i].offset});
      break;
    }
    extraction.items.push_back(items.read(i));
    listings.add_item();
  }
  extraction.listings = listings.finish();
  if (extraction.items.empty() && extraction.listings.empty()) {
    extraction.faults.push_back(
        {ErrorCode::Unsupported, "no dated item and no listing's heading was found in the text", {}, 0});
  }
  leave_out_bare_dates(extraction);
  return extraction;
}

}  // namespace strongroom::ingest::dump
