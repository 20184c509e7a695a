// SPDX-License-Identifier: Apache-2.0
#include "web/pages/body.h"

#include <algorithm>
#include <array>

#include "text/normalise.h"

namespace strongroom::web {

namespace {

struct Range {
  size_t start = 0;
  size_t end = 0;
};

struct Mark {
  Range at;
  uint64_t number = 0;  // 0: part of the place before
};

struct Anchor {
  Range at;
  std::string open;  // the start tag
};

// One block's text as markup: escaped, with its links and marks. Positions are bytes.
class Inline {
 public:
  // `hits` counts on over the blocks of a body; all of them must be made before one is printed.
  Inline(const records::Block& block, const BodyOptions& options, uint64_t& hits)
      : text_(block.text), hit_words_(options.hit_words), hits_(hits) {
    add_anchors(block, options);
    add_marks(options, hits);
  }

  // The markup of a part of the text; anchors that reach over its ends are cut there.
  Html part(Range range) const {
    std::string html;
    size_t at = range.start;
    for (const auto& anchor : anchors_) {
      const size_t start = std::max(anchor.at.start, at);
      const size_t end = std::min(anchor.at.end, range.end);
      if (start >= end) continue;
      append_between(html, {at, start});
      html += anchor.open;
      const uint64_t number = append_marked(html, {start, end});
      html += "</a>";
      // Links cannot stand in a link.
      append_steps(html, number);
      at = end;
    }
    append_between(html, {at, range.end});
    return Html(std::move(html));
  }

  Html whole() const { return part({0, text_.size()}); }

  // The parts between a separator: a list's entries, a table's rows.
  std::vector<Range> split(Range range, char separator) const {
    std::vector<Range> parts;
    while (true) {
      const size_t end = std::min(text_.find(separator, range.start), range.end);
      parts.push_back({range.start, end});
      if (end == range.end) return parts;
      range.start = end + 1;
    }
  }

  Range all() const { return {0, text_.size()}; }

 private:
  void add_marks(const BodyOptions& options, uint64_t& hits) {
    if (!options.matches.words) return;
    size_t at = 0;
    for (const auto& run : text::highlight(text_, options.matches)) {
      const Range here{at, at + run.text.size()};
      if (run.marked) marks_.push_back({here, continues_place(here) ? 0 : ++hits});
      at = here.end;
    }
  }

  bool continues_place(Range mark) const {
    if (marks_.empty()) return false;
    const size_t end = marks_.back().at.end;
    const std::string_view between = text_.substr(end, mark.start - end);
    if (between.find_first_not_of(' ') == between.npos) return true;
    // Links do not overlap: only the first that ends behind the mark's start can hold both.
    const auto anchor = std::ranges::partition_point(anchors_, [&](const Anchor& a) { return a.at.end <= mark.start; });
    return anchor != anchors_.end() && anchor->at.start <= marks_.back().at.start;
  }

  // A text may hold tens of thousands of marks, and each part of it asks for its own.
  std::vector<Mark>::const_iterator first_mark_of(Range range) const {
    return std::ranges::partition_point(marks_, [&](const Mark& mark) { return mark.at.end <= range.start; });
  }

  void add_anchors(const records::Block& block, const BodyOptions& options) {
    size_t end_of_last = 0;
    for (const auto& link : block.links) {
      const Range at{text::byte_offset(text_, link.start), text::byte_offset(text_, link.end)};
      if (at.start < end_of_last || at.start >= at.end) continue;
      const std::string local = options.local_path ? options.local_path(link.url) : std::string();
      if (!local.empty()) {
        anchors_.push_back({at, "<a href=\"" + escape_html(local) + "\">"});
      } else if (is_safe_address(link.url)) {
        anchors_.push_back({at, "<a href=\"" + escape_html(link.url) + "\" rel=\"external nofollow noreferrer\">"});
      }
      end_of_last = at.end;
    }
  }

  // Outside of links: behind each place stand the steps to its neighbours.
  void append_between(std::string& html, Range range) const {
    for (auto mark = first_mark_of(range); mark != marks_.end() && mark->at.start < range.end; ++mark) {
      if (mark->number == 0 || mark->at.start < range.start) continue;
      const size_t end = std::min(mark->at.end, range.end);
      append_marked(html, {range.start, end});
      append_steps(html, mark->number);
      range.start = end;
    }
    append_marked(html, range);
  }

  // The number of the place that begins in the range; 0 when none does.
  uint64_t append_marked(std::string& html, Range range) const {
    uint64_t number = 0;
    size_t at = range.start;
    for (auto mark = first_mark_of(range); mark != marks_.end() && mark->at.start < range.end; ++mark) {
      const size_t start = std::max(mark->at.start, at);
      const size_t end = std::min(mark->at.end, range.end);
      if (start >= end) continue;
      html += escape_html(text_.substr(at, start - at));
      html += "<mark";
      // A mark cut in two by a link is one hit.
      const bool begins_place = start == mark->at.start && mark->number != 0;
      if (begins_place) html += " id=\"hit-" + std::to_string(mark->number) + "\"";
      if (begins_place) number = mark->number;
      html += ">" + escape_html(text_.substr(start, end - start)) + "</mark>";
      at = end;
    }
    if (at < range.end) html += escape_html(text_.substr(at, range.end - at));
    return number;
  }

  // Shown while its place is the target of the address.
  void append_steps(std::string& html, uint64_t number) const {
    if (!hit_words_ || number == 0) return;
    const auto step = [&](const std::string& target, const std::string& words) {
      html += " <a href=\"#" + target + "\">" + escape_html(words) + "</a>";
    };
    html += "<span class=\"hit-steps\" lang=\"" + escape_html(hit_words_->lang) + "\" dir=\"" +
            escape_html(hit_words_->dir) + "\"><span>" + escape_html(hit_words_->position(number, hits_)) + "</span>";
    if (number > 1) step("hit-" + std::to_string(number - 1), hit_words_->previous);
    if (number < hits_) step("hit-" + std::to_string(number + 1), hit_words_->next);
    step("search", hit_words_->close);
    html += "</span>";
  }

  std::string_view text_;
  const std::optional<HitWords>& hit_words_;
  const uint64_t& hits_;
  std::vector<Mark> marks_;
  std::vector<Anchor> anchors_;
};

// Levels of the page's headings: the page's title is 1, the body's highest becomes 2, none is skipped on the way down.
class HeadingLevels {
 public:
  explicit HeadingLevels(const std::vector<records::Block>& blocks) {
    for (const auto& block : blocks) {
      if (block.kind == records::BlockKind::Heading) highest_ = std::min<int>(highest_, block.level);
    }
  }

  int next(int level) {
    last_ = std::clamp(level - highest_ + 2, 2, std::min(last_ + 1, 6));
    return last_;
  }

 private:
  int highest_ = 6;
  int last_ = 1;
};

View list_view(const Inline& text, bool ordered) {
  View::List entries;
  for (const auto& range : text.split(text.all(), '\n')) entries.push_back(View::of({{"html", text.part(range)}}));
  return View::of({{"ordered", ordered}, {"entries", View(std::move(entries))}});
}

View table_view(const Inline& text) {
  View::List rows;
  for (const auto& row : text.split(text.all(), '\n')) {
    View::List cells;
    for (const auto& cell : text.split(row, '\t')) cells.push_back(View::of({{"html", text.part(cell)}}));
    rows.push_back(View::of({{"cells", View(std::move(cells))}}));
  }
  return View::of({{"rows", View(std::move(rows))}});
}

View image_view(const records::Block& block, const Inline& text) {
  return View::of({{"caption", text.whole()}, {"href", is_safe_address(block.url) ? block.url : std::string()}});
}

}  // namespace

bool is_safe_address(std::string_view url) {
  constexpr std::array<std::string_view, 4> schemes = {"http://", "https://", "mailto:", "ftp://"};
  return std::any_of(schemes.begin(), schemes.end(), [&](std::string_view scheme) { return url.starts_with(scheme); });
}

Body make_body(const std::vector<records::Block>& blocks, const BodyOptions& options) {
  Body body;
  HeadingLevels levels(blocks);
  std::vector<Inline> texts;
  texts.reserve(blocks.size());
  for (const auto& block : blocks) texts.emplace_back(block, options, body.hits);
  for (size_t i = 0; i < blocks.size(); ++i) {
    const auto& block = blocks[i];
    const Inline& text = texts[i];
    View view = View::of({{"attributes", View()}});
    const bool numbered = block.kind != records::BlockKind::Heading && block.kind != records::BlockKind::Image;
    if (numbered) ++body.paragraphs;
    view.add({{"number", numbered ? std::to_string(body.paragraphs) : std::string()},
              {"number_label", numbered && options.number ? options.number(body.paragraphs) : std::string()}});
    using records::BlockKind;
    const auto when = [&](BlockKind kind, const auto& make) { return block.kind == kind ? View(make()) : View(); };
    view.add({{"paragraph", when(BlockKind::Paragraph,
                                 [&] {
                                   return View::of({{"html", text.whole()}});
                                 })},
              {"quotation", when(BlockKind::Quotation,
                                 [&] {
                                   return View::of({{"html", text.whole()}});
                                 })},
              {"heading",
               when(BlockKind::Heading,
                    [&] {
                      return View::of({{"html", text.whole()}, {"level", std::to_string(levels.next(block.level))}});
                    })},
              {"list", when(BlockKind::List, [&] { return list_view(text, block.ordered); })},
              {"table", when(BlockKind::Table, [&] { return table_view(text); })},
              {"image", when(BlockKind::Image, [&] { return image_view(block, text); })}});
    body.blocks.push_back(std::move(view));
  }
  return body;
}

}  // namespace strongroom::web
