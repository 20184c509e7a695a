// SPDX-License-Identifier: Apache-2.0
#include "ingest/text/text_dump.h"

#include <algorithm>
#include <iterator>

#include "ingest/bare_dates.h"
#include "ingest/control_labels.h"
#include "ingest/decoding.h"
#include "ingest/html/url.h"
#include "ingest/source_credit.h"
#include "ingest/text/breadcrumbs.h"
#include "ingest/text/chrome_lines.h"
#include "ingest/text/dump_lines.h"
#include "ingest/text/header_dates.h"
#include "ingest/text/header_style.h"
#include "ingest/text/listings.h"
#include "ingest/text/paragraphs.h"
#include "ingest/text/preamble.h"
#include "ingest/text/printed_page.h"
#include "ingest/text/run_on_items.h"
#include "ingest/text/split_lines.h"
#include "ingest/text/titles.h"
#include "records/address.h"
#include "text/language.h"

namespace strongroom::ingest::dump {
namespace {

constexpr size_t sniffed_bytes = 64 << 10;

size_t next_told(const std::vector<DumpLine>& lines, size_t index) {
  while (index < lines.size() && lines[index].kind == LineKind::Blank) ++index;
  return index;
}

bool has_header(const DumpLine& line) { return line.header.has_value(); }

// The lines of a dump, parted at its headers where they all ran together.
std::vector<DumpLine> lines_of(std::string_view utf8, const Limits& limits, std::vector<Error>& faults) {
  std::vector<Error> own_faults;
  std::vector<DumpLine> lines = classify_lines(utf8, limits, own_faults);
  if (std::none_of(lines.begin(), lines.end(), has_header)) {
    if (const auto parted = with_items_apart(utf8)) {
      own_faults.clear();
      lines = classify_lines(*parted, limits, own_faults);
    }
  }
  std::move(own_faults.begin(), own_faults.end(), std::back_inserter(faults));
  return lines;
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

// The same without a counter, where the lines together are page links: "«", "1", "2", "3", "»".
void mark_page_link_runs(std::vector<DumpLine>& lines) {
  constexpr size_t run_max = 40;
  std::string joined;
  std::vector<size_t> run;
  const auto end_run = [&] {
    if (run.size() > 2 && is_page_link_line(joined)) {
      for (const size_t i : run) lines[i].kind = LineKind::Furniture;
    }
    run.clear();
    joined.clear();
  };
  for (size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].kind == LineKind::Blank) continue;
    if (lines[i].kind != LineKind::Text || run.size() == run_max || !is_page_link(without_bullet(lines[i].text))) {
      end_run();
      continue;
    }
    joined += ' ';
    joined += without_bullet(lines[i].text);
    run.push_back(i);
  }
  end_run();
}

// K2's block about an author begins with the name, which "Latest from …" says again.
void mark_author_blocks(std::vector<DumpLine>& lines) {
  constexpr std::string_view opening = "Latest from ";
  size_t above = 0;  // the last line that is not blank
  for (size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].kind == LineKind::Blank) continue;
    const bool is_of_author = lines[i].kind == LineKind::ItemFooter && lines[i].text.starts_with(opening) &&
                              lines[above].kind == LineKind::Text &&
                              lines[above].text == std::string_view(lines[i].text).substr(opening.size());
    if (is_of_author) lines[above].kind = LineKind::Furniture;
    above = i;
  }
}

// Below the counter a line that begins with the home page is breadcrumbs even without a separator, and those of newer
// sites end in the month itself: "Home Media Center Harbour News October 2017".
void mark_crumbs_below_counters(std::vector<DumpLine>& lines) {
  for (size_t counter = 0; counter < lines.size(); ++counter) {
    if (lines[counter].kind != LineKind::Counter) continue;
    const size_t below = next_told(lines, counter + 1);
    if (below == lines.size() || lines[below].kind != LineKind::Text || !begins_with_home(lines[below].text) ||
        is_page_link(lines[below].text)) {
      continue;
    }
    lines[below].heading = parse_closing_month(lines[below].text);
    lines[below].kind = lines[below].heading ? LineKind::Heading : LineKind::Crumbs;
  }
}

// The last line of a page may be its breadcrumbs: it begins with the home page and names a category.
void mark_crumbs_at_end(std::vector<DumpLine>& lines, const std::vector<std::string>& categories) {
  constexpr size_t crumbs_bytes_max = 400;
  const auto last = std::find_if(lines.rbegin(), lines.rend(), [](const DumpLine& line) {
    return line.kind != LineKind::Blank && line.kind != LineKind::Furniture;
  });
  if (last == lines.rend() || last->kind != LineKind::Text || last->text.size() > crumbs_bytes_max) return;
  if (!begins_with_home(last->text)) return;
  const auto names = [&](const std::string& category) { return last->text.find(category) != std::string::npos; };
  if (std::any_of(categories.begin(), categories.end(), names)) last->kind = LineKind::Crumbs;
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

bool ends_item(const DumpLine& line) {
  constexpr LineKind ends[] = {LineKind::Header, LineKind::Counter, LineKind::Heading, LineKind::Crumbs,
                               LineKind::ItemFooter};
  const bool is_title_of_next = line.kind == LineKind::Title && line.title_of == TitleOf::HeaderBelow;
  return is_title_of_next || std::find(std::begin(ends), std::end(ends), line.kind) != std::end(ends);
}

// Without the badge that K2 prints behind the titles of featured items.
std::string title_of(const DumpLine& line) {
  constexpr std::string_view badge = " Featured";
  return line.text.ends_with(badge) ? line.text.substr(0, line.text.size() - badge.size()) : line.text;
}

class ItemReader {
 public:
  // `base_url` is what relative links are relative to, if known, and `lang` the language of the whole dump.
  ItemReader(const std::vector<DumpLine>& lines, std::vector<std::string> whole_names, std::string base_url,
             std::string lang)
      : lines_(lines),
        whole_names_(std::move(whole_names)),
        base_url_(std::move(base_url)),
        lang_(std::move(lang)),
        width_(wrap_width_of(lines)) {}

  // The item whose header is line `header`.
  FoundItem read(size_t header) {
    const ItemHeader& head = *lines_[header].header;
    FoundItem found;
    records::Item& item = found.item;
    item.date = head.date;
    for (std::string& name : split_categories(head.categories, whole_names_)) item.categories.push_back({name, {}});
    if (!head.author.empty()) item.authors.push_back({head.author, {}});
    if (const auto title = title_above(header)) {
      item.title = title_of(lines_[*title]);
      take_link(lines_[*title], item);
      for (size_t i = *title + 1; i < header; ++i) take_label(lines_[i].text, item);
    }
    for (size_t i = header + 1; i < lines_.size() && !ends_item(lines_[i]); ++i) {
      if (lines_[i].kind == LineKind::ReadMore && !has_running_text(i)) {
        item.truncated = true;
        take_link(lines_[i], item);
        break;
      }
      add_line(lines_[i], i, item);
    }
    end_group(item);
    item.lang = text::detect_language(item.title + "\n" + item.text(), lang_);
    item.source_credit = find_source_credit(item.blocks);
    item.truncated = item.truncated || ends_in_ellipsis(item.blocks);
    if (head.date.date) {
      found.evidence.date_from = "header";
      found.evidence.date_confidence = head.ambiguous ? 0.6 : head.style == HeaderStyle::Category ? 0.95 : 0.85;
    }
    return found;
  }

 private:
  std::optional<size_t> title_above(size_t header) const {
    constexpr size_t lines_max = 8;
    for (size_t above = header; above > 0 && header - above < lines_max; --above) {
      const DumpLine& line = lines_[above - 1];
      if (line.kind == LineKind::Title && line.title_of == TitleOf::HeaderBelow) return above - 1;
      const bool is_between =
          line.kind == LineKind::Blank || line.kind == LineKind::Furniture ||
          (line.kind == LineKind::Text && (is_label_line(line.text) || is_doubtful_label(line.text)));
      if (!is_between) break;
    }
    return std::nullopt;
  }

  // Behind "Read more" of an item that is shown in part, only labels and other items' titles follow.
  bool has_running_text(size_t read_more) const {
    constexpr ptrdiff_t spaces_min = 8;
    constexpr size_t lines_max = 200;
    const size_t end = std::min(lines_.size(), read_more + lines_max);
    for (size_t i = read_more + 1; i < end && !ends_item(lines_[i]); ++i) {
      const std::string& text = lines_[i].text;
      if (lines_[i].kind != LineKind::Text) continue;
      if (is_label_line(text) || std::count(text.begin(), text.end(), ' ') >= spaces_min) return true;
    }
    return false;
  }

  void add_line(const DumpLine& line, size_t index, records::Item& item) {
    if (line.kind == LineKind::Text && !add_label(line.text, index, item)) {
      group_.push_back(&line);
      return;
    }
    end_group(item);
    if (line.kind == LineKind::ReadMore) item.truncated = true;
    const bool is_title = line.kind == LineKind::Title && line.title_of == TitleOf::HeaderAbove;
    if (is_title) item.title = title_of(line);
    if (is_title || line.kind == LineKind::ReadMore) take_link(line, item);
  }

  // A title or "Read more" links to the item's own page.
  void take_link(const DumpLine& line, records::Item& item) const {
    if (!item.url.empty() || line.links.empty() || html::is_dead_link(line.links.front().address)) return;
    item.url = html::resolve_url(base_url_, line.links.front().address);
    item.source_id = records::k2_item_number(item.url);
  }

  // "Published in …" and its like, where they stand alone between blank lines or at an item's end; and "Written by …"
  // right above the text, where "By …" is the text's own.
  bool add_label(const std::string& line, size_t index, records::Item& item) {
    const bool is_last = index + 1 == lines_.size() || lines_[index + 1].kind != LineKind::Text;
    const bool is_first = item.blocks.empty() && group_.empty();
    const bool heads_text = is_first && label_at(line, LabelKind::Author).strength == LabelStrength::Strong &&
                            is_names(author_of_label_line(line));
    const bool stands_apart = is_last || is_label_line(lines_[index + 1].text) || heads_text;
    return stands_apart && take_label(line, item);
  }

  bool take_label(const std::string& line, records::Item& item) const {
    if (const std::string tags = tags_of_label_line(line); !tags.empty()) {
      for (std::string& name : split_categories(tags, {})) item.tags.push_back({std::move(name), {}});
      return true;
    }
    if (std::string author = author_of_label_line(line); !author.empty()) {
      item.authors.push_back({std::move(author), {}});
      return true;
    }
    const std::string category = category_of_label_line(line, LabelStrength::Strong);
    if (category.empty() || !item.categories.empty()) return false;
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
  std::string base_url_;
  std::string lang_;
  size_t width_;
  std::vector<const DumpLine*> group_;
};

bool looks_like_markup(std::string_view bytes) {
  constexpr std::string_view blanks = " \t\r\n\xEF\xBB\xBF";
  const size_t start = bytes.find_first_not_of(blanks);
  if (start == std::string_view::npos) return false;
  if (bytes[start] != '[') return bytes[start] == '<' || bytes[start] == '{';
  // An array of JSON, not "[Home](/)" of Markdown.
  const size_t next = bytes.find_first_not_of(blanks, start + 1);
  return next != std::string_view::npos && std::string_view("[{\"]").find(bytes[next]) != std::string_view::npos;
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
  for (const DumpLine& line : lines_of(decode_document(start, {}, faults), Limits{}, faults)) {
    const bool is_header = line.header && !line.header->is_doubtful;
    if (is_header || line.counter || line.heading) return 60;
    may_be_dated = may_be_dated || line.header || line.may_be_byline || parse_dateline(line.text);
  }
  return may_be_dated ? 30 : 0;
}

Extraction read(const Document& document, const Limits& limits) {
  Extraction extraction;
  extraction.reader = "text-dump";
  const std::string utf8 = decode_document(document, {}, extraction.faults);
  std::vector<DumpLine> lines = lines_of(utf8, limits, extraction.faults);
  std::string told_address = take_print_marks(lines);
  if (std::string above = take_address(lines); !above.empty()) told_address = std::move(above);
  const std::string& address = document.url.empty() ? told_address : document.url;
  settle_header_dates(lines, address);
  settle_doubtful_labels(lines);
  join_split_lines(lines);
  keep_one_header_style(lines);
  promote_bylines(lines);
  settle_related(lines);
  mark_page_links(lines);
  mark_page_link_runs(lines);
  mark_author_blocks(lines);
  mark_crumbs_below_counters(lines);
  const std::vector<std::string> categories = known_categories(lines);
  mark_crumbs_at_end(lines, categories);
  join_wrapped_titles(lines);
  mark_titles(lines, categories);

  ItemReader items(lines, names_outside_items(lines), address, text::detect_language(utf8));
  ListingAssembler listings(categories, address);
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
  if (extraction.listings.empty() && extraction.items.size() == 1 && !address.empty()) {
    records::Item& item = extraction.items.front().item;
    item.url = address;
    item.source_id = records::k2_item_number(item.url);
  }
  const bool is_cut = std::any_of(extraction.faults.begin(), extraction.faults.end(),
                                  [](const Error& fault) { return fault.code == ErrorCode::LimitExceeded; });
  if (is_cut && !extraction.items.empty()) extraction.items.back().item.truncated = true;
  if (extraction.items.empty() && extraction.listings.empty()) {
    extraction.faults.push_back(
        {ErrorCode::Unsupported, "no dated item and no listing's heading was found in the text", {}, 0});
  }
  leave_out_bare_dates(extraction);
  return extraction;
}

}  // namespace strongroom::ingest::dump
