// SPDX-License-Identifier: Apache-2.0
#include "ingest/text/titles.h"

#include <algorithm>
#include <optional>
#include <set>
#include <string_view>

#include "ingest/control_labels.h"
#include "ingest/source_credit.h"
#include "ingest/text/breadcrumbs.h"
#include "ingest/text/paragraphs.h"

namespace strongroom::ingest::dump {
namespace {

constexpr size_t title_bytes_max = 400;

// "Envoys of the U.S.", "Ferries stop at 5 p.m.": the last word has a full stop inside as well.
bool ends_in_abbreviation(std::string_view text) {
  if (!text.ends_with('.')) return false;
  const std::string_view word = text.substr(text.rfind(' ') + 1);
  return word.size() <= 6 && std::count(word.begin(), word.end(), '.') >= 2 &&
         word.find("..") == std::string_view::npos;
}

bool ends_like_text(std::string_view text) {
  constexpr std::string_view ends[] = {".", ",", ":", ";", ".\"", ".”", ".»", "،", "؛", "…"};
  return !ends_in_abbreviation(text) &&
         std::any_of(std::begin(ends), std::end(ends), [&](std::string_view end) { return text.ends_with(end); });
}

class TitleFinder {
 public:
  TitleFinder(std::vector<DumpLine>& lines, const std::vector<std::string>& categories)
      : lines_(lines), categories_(categories), width_(wrap_width_of(lines)) {
    for (size_t i = 0; i < lines.size(); ++i) {
      if (lines[i].kind == LineKind::Header) headers_.push_back(i);
    }
  }

  void run() {
    if (headers_.empty()) return;
    if (settle(&TitleFinder::parted_above, Share::Some, TitleOf::HeaderBelow)) {
      return add_sentences(&TitleFinder::parted_above, TitleOf::HeaderBelow);
    }
    if (settle(&TitleFinder::parted_below, Share::Some, TitleOf::HeaderAbove)) {
      return add_sentences(&TitleFinder::parted_below, TitleOf::HeaderAbove);
    }
    if (settle(&TitleFinder::right_above, Share::NearlyAll, TitleOf::HeaderBelow)) return;
    if (settle(&TitleFinder::right_below, Share::NearlyAll, TitleOf::HeaderAbove)) return;
    if (settle(&TitleFinder::above_apart, Share::NearlyAll, TitleOf::HeaderBelow)) return;
    if (settle(&TitleFinder::below_apart, Share::NearlyAll, TitleOf::HeaderAbove)) return;
    if (settle(&TitleFinder::short_below_apart, Share::Half, TitleOf::HeaderAbove)) return;
    bool found = false;
    for (auto header = headers_.rbegin(); header != headers_.rend(); ++header) {
      auto title = right_above(*header);
      if (!title) title = above_apart(*header);
      if (!title || !(is_below_end(*title) || (found && is_first(*header)))) continue;
      lines_[*title].kind = LineKind::Title;
      found = true;
    }
  }

 private:
  using Place = std::optional<size_t> (TitleFinder::*)(size_t) const;
  enum class Share { Some, Half, NearlyAll };

  bool is(size_t index, LineKind kind) const { return index < lines_.size() && lines_[index].kind == kind; }
  // Blank, furniture, or beyond the dump: where a text begins or ends. Counts from -1 as well.
  bool is_edge(size_t index) const {
    return index >= lines_.size() || (lines_[index].kind != LineKind::Text && lines_[index].kind != LineKind::Header);
  }
  bool is_first(size_t header) const { return header == headers_.front(); }

  bool settle(Place place, Share share, TitleOf owner) {
    std::vector<size_t> titles;
    size_t besides_first = 0;
    for (const size_t header : headers_) {
      const auto title = (this->*place)(header);
      if (!title) continue;
      titles.push_back(*title);
      if (!is_first(header)) ++besides_first;
    }
    const size_t all = headers_.size();
    const size_t parts = titles.size();
    // What stands above the first header alone may be the site's name.
    const bool is_shared = all == 1 || besides_first > 0;
    const bool is_enough =
        share == Share::NearlyAll ? parts * 4 >= all * 3 : parts * (share == Share::Half ? 2 : 3) >= all;
    if (titles.empty() || !is_shared || !is_enough || are_alike(titles)) return false;
    for (const size_t title : titles) {
      lines_[title].kind = LineKind::Title;
      lines_[title].title_of = owner;
    }
    return true;
  }

  // Where the others have their titles, a sentence is one too.
  void add_sentences(Place place, TitleOf owner) {
    const auto titles =
        std::count_if(lines_.begin(), lines_.end(), [](const DumpLine& line) { return line.kind == LineKind::Title; });
    if (static_cast<size_t>(titles) * 4 < headers_.size() * 3) return;
    takes_sentences_ = true;
    for (const size_t header : headers_) {
      const auto title = is_first(header) ? std::nullopt : (this->*place)(header);
      if (!title) continue;
      lines_[*title].kind = LineKind::Title;
      lines_[*title].title_of = owner;
    }
    takes_sentences_ = false;
  }

  // "Press release" above every text is no title.
  bool are_alike(const std::vector<size_t>& titles) const {
    std::set<std::string_view> texts;
    for (const size_t title : titles) texts.insert(lines_[title].text);
    return titles.size() > 1 && texts.size() * 2 <= titles.size();
  }

  // What stands above belongs to no other item: the one before has ended.
  bool is_below_end(size_t title) const {
    while (title > 0 && !is(title - 1, LineKind::Header)) {
      --title;
      if (is(title, LineKind::ItemFooter)) return true;
      if (is(title, LineKind::Text)) return holds_credit(title);
    }
    return false;
  }

  bool holds_credit(size_t index) const {
    records::Block block;
    block.text = lines_[index].text;
    return !find_source_credit({block}).empty();
  }

  bool is_title_like(size_t index) const {
    if (!is(index, LineKind::Text)) return false;
    const std::string& text = lines_[index].text;
    constexpr size_t sentence_bytes_max = 200;
    const bool may_end_so = takes_sentences_ ? text.size() <= sentence_bytes_max : !ends_like_text(text);
    return text.size() <= title_bytes_max && text.size() >= 2 && may_end_so && !holds_credit(index) &&
           !begins_with_home(text) && !is_label_line(text) &&
           std::find(categories_.begin(), categories_.end(), text) == categories_.end();
  }

  // "Written by Press Desk", "Hits: 512": between a title and its date or its text.
  bool is_detail(size_t index) const {
    return is(index, LineKind::Furniture) ||
           (is(index, LineKind::Text) && (is_label_line(lines_[index].text) || is_doubtful_label(lines_[index].text)));
  }
  // The first of the details that stand right above a header, or the header.
  size_t above_details(size_t header) const {
    constexpr size_t details_max = 6;
    size_t first = header;
    while (first > 0 && header - first < details_max && is_detail(first - 1)) --first;
    // Furniture alone ends the item before.
    return std::any_of(lines_.begin() + static_cast<ptrdiff_t>(first), lines_.begin() + static_cast<ptrdiff_t>(header),
                       [](const DumpLine& line) { return line.kind == LineKind::Text; })
               ? first
               : header;
  }

  // The next line's first word would not have fitted any more: the line was wrapped, and ends nothing.
  bool is_wrapped(size_t index) const {
    if (width_ > wrap_width_max || !is(index + 1, LineKind::Text)) return false;
    return is_wrapped_line(lines_[index], lines_[index + 1], width_);
  }

  size_t skip_blank(size_t index) const {
    while (is(index, LineKind::Blank)) ++index;
    return index;
  }

  // Title, header: no blank line between, one before, as before the headers without a title. The first one may have the
  // site's lines before it.
  std::optional<size_t> parted_above(size_t below) const {
    const size_t header = above_details(below);
    if (header == 0 || !is_title_like(header - 1) || (!is_edge(header - 2) && !is_first(below))) return std::nullopt;
    return header - 1;
  }

  // Title, header, in a dump that parts nothing by blank lines.
  std::optional<size_t> right_above(size_t below) const {
    const size_t header = above_details(below);
    if (header == 0 || !is_title_like(header - 1)) return std::nullopt;
    return header - 1;
  }

  // Header, title, a blank line, and then more text, where other headers have a blank line right below them.
  std::optional<size_t> parted_below(size_t header) const {
    const size_t title = header + 1;
    if (!is_title_like(title) || !is(title + 1, LineKind::Blank)) return std::nullopt;
    return is(skip_blank(title + 1), LineKind::Text) && headers_stand_apart() ? std::optional(title) : std::nullopt;
  }

  // No header has the long lines of a text right below it.
  bool headers_stand_apart() const {
    if (!stand_apart_) {
      stand_apart_ = std::none_of(headers_.begin(), headers_.end(), [this](size_t header) {
        return is(header + 1, LineKind::Text) && !is_title_like(header + 1);
      });
    }
    return *stand_apart_;
  }

  // Header, title, text.
  std::optional<size_t> right_below(size_t header) const {
    const size_t title = header + 1;
    return is_above_text(title) ? std::optional(title) : std::nullopt;
  }

  bool is_above_text(size_t title) const {
    if (!is_title_like(title) || is_wrapped(title)) return false;
    size_t below = skip_blank(title + 1);
    while (is_detail(below)) below = skip_blank(below + 1);
    // A text of lines without full stops, as lists and verses are, has no title among them.
    return is(below, LineKind::Text) && (below > title + 1 || !is_title_like(below) || is(below + 1, LineKind::Text));
  }

  std::optional<size_t> above_apart(size_t header) const {
    size_t above = header;
    while (above > 0 && is(above - 1, LineKind::Blank)) --above;
    if (above == 0 || above == header || !is_title_like(above - 1)) return std::nullopt;
    return is_edge(above - 2) || is_first(header) ? std::optional(above - 1) : std::nullopt;
  }

  std::optional<size_t> below_apart(size_t header) const {
    const size_t title = skip_blank(header + 1);
    return title > header + 1 && is_above_text(title) ? std::optional(title) : std::nullopt;
  }

  std::optional<size_t> short_below_apart(size_t header) const {
    constexpr size_t short_bytes_max = 160;
    const auto title = below_apart(header);
    return title && lines_[*title].text.size() <= short_bytes_max ? title : std::nullopt;
  }

  std::vector<DumpLine>& lines_;
  const std::vector<std::string>& categories_;
  size_t width_;
  std::vector<size_t> headers_;
  mutable std::optional<bool> stand_apart_;
  bool takes_sentences_ = false;
};

}  // namespace

namespace {

// The lines of a wrapped title that begins at `first`: up to the blank line behind it; one where it is none.
size_t lines_of_wrapped_title(const std::vector<DumpLine>& lines, size_t first, size_t width) {
  constexpr size_t lines_of_title_max = 3;
  size_t bytes = 0;
  size_t end = first;
  for (; end < lines.size() && lines[end].kind == LineKind::Text; ++end) {
    bytes += lines[end].text.size() + 1;
    if (end - first == lines_of_title_max || bytes > title_bytes_max || is_label_line(lines[end].text)) return 1;
    if (end > first && !is_wrapped_line(lines[end - 1], lines[end], width)) return 1;
  }
  const bool is_apart = end > first && (end == lines.size() || lines[end].kind != LineKind::Header);
  return is_apart && !ends_like_text(lines[end - 1].text) ? end - first : 1;
}

}  // namespace

void join_wrapped_titles(std::vector<DumpLine>& lines) {
  const size_t width = wrap_width_of(lines);
  if (width > wrap_width_max) return;
  std::vector<DumpLine> joined;
  joined.reserve(lines.size());
  bool is_below_header = false;
  for (size_t i = 0; i < lines.size();) {
    const bool is_text = lines[i].kind == LineKind::Text;
    const size_t count = is_text && is_below_header ? lines_of_wrapped_title(lines, i, width) : 1;
    if (lines[i].kind != LineKind::Blank) is_below_header = lines[i].kind == LineKind::Header;
    joined.push_back(std::move(lines[i]));
    for (size_t more = 1; more < count; ++more) {
      joined.back().text += ' ';
      joined.back().text += lines[i + more].text;
      joined.back().is_joined = true;
    }
    i += count;
  }
  lines = std::move(joined);
}

void mark_titles(std::vector<DumpLine>& lines, const std::vector<std::string>& categories) {
  TitleFinder(lines, categories).run();
}

}  // namespace strongroom::ingest::dump
