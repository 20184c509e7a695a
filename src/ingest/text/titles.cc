// SPDX-License-Identifier: Apache-2.0
#include "ingest/text/titles.h"

#include <algorithm>
#include <functional>
#include <optional>

#include "ingest/source_credit.h"
#include "ingest/text/breadcrumbs.h"

namespace strongroom::ingest::dump {
namespace {

constexpr size_t title_bytes_max = 400;

class TitleFinder {
 public:
  TitleFinder(std::vector<DumpLine>& lines, const std::vector<std::string>& categories)
      : lines_(lines), categories_(categories) {
    for (size_t i = 0; i < lines.size(); ++i) {
      if (lines[i].kind == LineKind::Header) headers_.push_back(i);
    }
  }

  void run() {
    using Place = std::optional<size_t> (TitleFinder::*)(size_t) const;
    for (const Place place :
         {&TitleFinder::right_above, &TitleFinder::right_below, &TitleFinder::above_apart, &TitleFinder::below_apart}) {
      std::vector<size_t> titles;
      for (const size_t header : headers_) {
        if (const auto title = (this->*place)(header)) titles.push_back(*title);
      }
      // Four of five: an item without a title now and then does not unsettle the rest.
      if (titles.empty() || titles.size() * 5 < headers_.size() * 4) continue;
      for (const size_t title : titles) lines_[title].kind = LineKind::Title;
      return;
    }
    for (const size_t header : headers_) {
      if (is_below_end(header) && right_above(header)) lines_[header - 1].kind = LineKind::Title;
    }
  }

 private:
  bool is(size_t index, LineKind kind) const { return index < lines_.size() && lines_[index].kind == kind; }
  // Blank, furniture, or beyond the dump: where a text begins or ends. Counts from -1 as well.
  bool is_edge(size_t index) const {
    return index >= lines_.size() || (lines_[index].kind != LineKind::Text && lines_[index].kind != LineKind::Header);
  }

  // What stands above the header belongs to no other item: the one before has ended.
  bool is_below_end(size_t header) const {
    while (header > 0 && !is(header - 1, LineKind::Header)) {
      if (is(--header, LineKind::ItemFooter)) return true;
    }
    return false;
  }

  bool is_title_like(size_t index) const {
    const std::string& text = lines_[index].text;
    if (lines_[index].kind != LineKind::Text || text.size() > title_bytes_max || text.size() < 2) return false;
    for (const std::string_view end : {".", ",", ":", ";", ")", ".\"", ".”", ".»", "،", "؛", "…"}) {
      if (text.ends_with(end)) return false;
    }
    records::Block block;
    block.text = text;
    return find_source_credit({block}).empty() && !begins_with_home(text) &&
           std::find(categories_.begin(), categories_.end(), text) == categories_.end();
  }

  size_t skip_blank(size_t index) const {
    while (is(index, LineKind::Blank)) ++index;
    return index;
  }

  // Title, header: no blank line between, one before. Above the first header there is no other text to end.
  std::optional<size_t> right_above(size_t header) const {
    if (header == 0 || !is_title_like(header - 1)) return std::nullopt;
    if (!is_edge(header - 2) && header != headers_.front()) return std::nullopt;
    return header - 1;
  }

  // Header, title, and then more text.
  std::optional<size_t> right_below(size_t header) const {
    const size_t title = header + 1;
    if (title >= lines_.size() || !is_title_like(title)) return std::nullopt;
    if (!is(skip_blank(title + 1), LineKind::Text)) return std::nullopt;
    // Otherwise it is the first line of a body without blank lines.
    return is(title + 1, LineKind::Blank) ? std::optional(title) : std::nullopt;
  }

  std::optional<size_t> above_apart(size_t header) const {
    size_t above = header;
    while (above > 0 && is(above - 1, LineKind::Blank)) --above;
    if (above == 0 || above == header || !is_title_like(above - 1) || !is_edge(above - 2)) return std::nullopt;
    return above - 1;
  }

  std::optional<size_t> below_apart(size_t header) const {
    const size_t title = skip_blank(header + 1);
    if (title >= lines_.size() || !is_title_like(title) || !is(title + 1, LineKind::Blank)) return std::nullopt;
    return is(skip_blank(title + 1), LineKind::Text) ? std::optional(title) : std::nullopt;
  }

  std::vector<DumpLine>& lines_;
  const std::vector<std::string>& categories_;
  std::vector<size_t> headers_;
};

}  // namespace

void mark_titles(std::vector<DumpLine>& lines, const std::vector<std::string>& categories) {
  TitleFinder(lines, categories).run();
}

}  // namespace strongroom::ingest::dump
