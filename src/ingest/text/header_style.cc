// SPDX-License-Identifier: Apache-2.0
#include "ingest/text/header_style.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include "ingest/source_credit.h"
#include "text/language.h"

namespace strongroom::ingest::dump {
namespace {

// A line of running text stands between the header and the next one. Lists of the latest items beside a page's own have
// dates and titles only.
bool has_running_text(const std::vector<DumpLine>& lines, size_t header) {
  constexpr ptrdiff_t spaces_min = 8;
  for (size_t i = header + 1; i < lines.size() && lines[i].kind != LineKind::Header; ++i) {
    const std::string& text = lines[i].text;
    if (lines[i].kind == LineKind::Text && std::count(text.begin(), text.end(), ' ') >= spaces_min) return true;
  }
  return false;
}

// What counts as a header of the page's own items: all, if none of them has any text.
std::vector<bool> counted(const std::vector<DumpLine>& lines) {
  std::vector<bool> with_text(lines.size());
  std::vector<bool> all(lines.size());
  for (size_t i = 0; i < lines.size(); ++i) {
    all[i] = lines[i].header.has_value();
    with_text[i] = all[i] && has_running_text(lines, i);
  }
  return std::find(with_text.begin(), with_text.end(), true) == with_text.end() ? all : with_text;
}

HeaderStyle style_of(const std::vector<DumpLine>& lines, const std::vector<bool>& counted) {
  std::array<size_t, 5> counts{};
  for (size_t i = 0; i < lines.size(); ++i) {
    if (counted[i]) ++counts[static_cast<size_t>(lines[i].header->style)];
  }
  const auto count = [&](HeaderStyle style) { return counts[static_cast<size_t>(style)]; };
  if (count(HeaderStyle::Category) > 0) return HeaderStyle::Category;
  HeaderStyle best = HeaderStyle::Alone;
  for (const HeaderStyle style : {HeaderStyle::CategoryFirst, HeaderStyle::Dash}) {
    if (count(style) > count(best)) best = style;
  }
  return best;
}

// The label that most headers of the style and direction of writing have; nullopt where two of two kinds tell nothing.
std::optional<std::string> label_of(const std::vector<DumpLine>& lines, const std::vector<bool>& counted,
                                    HeaderStyle style, text::Direction direction) {
  std::map<std::string, size_t> counts;
  for (size_t i = 0; i < lines.size(); ++i) {
    const auto& header = lines[i].header;
    const bool is_alike = counted[i] && header->style == style && text::direction_of_text(header->label) == direction;
    if (is_alike) ++counts[header->label];
  }
  std::optional<std::string> label;
  size_t most = 1;
  for (const auto& [words, count] : counts) {
    if (count > most) most = count, label = words;
  }
  return label;
}

// A date by itself heads an item only where a text begins and there is text below it: elsewhere it dates a letter.
bool heads_text(const std::vector<DumpLine>& lines, size_t index) {
  constexpr size_t lines_max = 200;
  const size_t end = std::min(lines.size(), index + lines_max);
  size_t below = index + 1;
  const auto says_nothing = [](LineKind kind) {
    return kind == LineKind::Blank || kind == LineKind::Furniture || kind == LineKind::Related;
  };
  while (below < end && says_nothing(lines[below].kind)) ++below;
  return below < end && (lines[below].kind == LineKind::Text || lines[below].kind == LineKind::ReadMore);
}

bool ends_in_credit(const std::vector<DumpLine>& lines, size_t index) {
  while (index > 0 && lines[index - 1].kind == LineKind::Blank) --index;
  if (index == 0 || lines[index - 1].kind != LineKind::Text) return false;
  records::Block block;
  block.text = lines[index - 1].text;
  return !find_source_credit({block}).empty();
}

class StyleKeeper {
 public:
  explicit StyleKeeper(std::vector<DumpLine>& lines) : lines_(lines) {
    const std::vector<bool> counted_lines = counted(lines);
    style_ = style_of(lines, counted_lines);
    for (const auto direction : {text::Direction::LeftToRight, text::Direction::RightToLeft})
      labels_[static_cast<size_t>(direction)] = label_of(lines, counted_lines, style_, direction);
  }

  void run() {
    for (size_t i = 0; i < lines_.size(); ++i) {
      DumpLine& line = lines_[i];
      if (!line.header) continue;
      if (fits(i)) {
        above_ = &*line.header;
        continue;
      }
      line.header.reset();
      line.kind = LineKind::Text;
    }
  }

 private:
  bool fits(size_t index) const {
    const ItemHeader& header = *lines_[index].header;
    if (style_ == HeaderStyle::Category && header.style == HeaderStyle::Alone) return begins_next_item(index);
    if (header.style != style_) return false;
    const auto& label = labels_[static_cast<size_t>(text::direction_of_text(header.label))];
    if (label && header.label != *label) return false;
    return style_ != HeaderStyle::Alone || heads_text(lines_, index);
  }

  // Lists run from the newest to the oldest, and an item ends with its source: such a date is no letter's.
  bool begins_next_item(size_t index) const {
    const auto& day = lines_[index].header->date.date;
    return above_ != nullptr && day && day < above_->date.date && ends_in_credit(lines_, index) &&
           heads_text(lines_, index);
  }

  std::vector<DumpLine>& lines_;
  HeaderStyle style_ = HeaderStyle::Alone;
  // Pages in Arabic and in English may stand in one dump: each direction of writing has a label of its own.
  std::array<std::optional<std::string>, 2> labels_;
  const ItemHeader* above_ = nullptr;  // the last header that was kept
};

}  // namespace

void keep_one_header_style(std::vector<DumpLine>& lines) { StyleKeeper(lines).run(); }

void promote_bylines(std::vector<DumpLine>& lines) {
  const auto has_header = [](const DumpLine& line) { return line.header.has_value(); };
  if (std::any_of(lines.begin(), lines.end(), has_header)) return;
  for (size_t i = 0; i < lines.size(); ++i) {
    if (!lines[i].may_be_byline || !heads_text(lines, i)) continue;
    lines[i].header = parse_dated_byline(lines[i].text);
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

}  // namespace strongroom::ingest::dump
