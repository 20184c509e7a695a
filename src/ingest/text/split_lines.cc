// SPDX-License-Identifier: Apache-2.0
#include "ingest/text/split_lines.h"

#include <algorithm>
#include <utility>

#include "ingest/text/breadcrumbs.h"
#include "ingest/text/labels.h"

namespace strongroom::ingest::dump {
namespace {

constexpr size_t name_bytes_max = 160;
constexpr size_t tag_bytes_max = 60;
constexpr size_t tags_max = 20;
constexpr size_t crumbs_max = 8;
constexpr size_t crumb_bytes_max = 100;

class Joiner {
 public:
  explicit Joiner(std::vector<DumpLine>& lines) : lines_(lines) {}

  void run() {
    for (size_t i = 0; i < lines_.size(); ++i) {
      join_label(i);
      join_header(i);
      join_heading(i);
      join_crumbs(i);
      if (lines_[i].kind != LineKind::Blank)
        above_ = lines_[i].kind == LineKind::Counter ? Above::Counter : Above::Other;
    }
  }

 private:
  enum class Above { Other, Counter };

  bool is_text(size_t index) const { return index < lines_.size() && lines_[index].kind == LineKind::Text; }

  // The next line that is not blank, with at most one blank line between.
  size_t next_to(size_t index) const {
    const bool is_blank = index + 1 < lines_.size() && lines_[index + 1].kind == LineKind::Blank;
    return index + (is_blank ? 2 : 1);
  }

  void take_in(size_t line, size_t other, std::string_view joint) {
    lines_[line].text += joint;
    lines_[line].text += without_bullet(lines_[other].text);
    lines_[other].kind = LineKind::Furniture;
  }

  // "Published in" | "Harbour News"; "Tagged under" | "lamp" | "quay"
  void join_label(size_t index) {
    DumpLine& line = lines_[index];
    if (line.kind != LineKind::Text && line.kind != LineKind::Furniture) return;
    if (is_bare_label(line.text, LabelKind::Tags)) return join_tags(index);
    if (!is_bare_label(line.text, LabelKind::Category) && !is_bare_label(line.text, LabelKind::Author)) return;
    const size_t name = next_to(index);
    if (!is_text(name) || lines_[name].text.size() > name_bytes_max) return;
    line.kind = LineKind::Text;
    take_in(index, name, " ");
  }

  void join_tags(size_t index) {
    size_t tag = next_to(index);
    for (size_t taken = 0; taken < tags_max && is_text(tag); ++taken, ++tag) {
      const std::string& text = lines_[tag].text;
      const bool is_label = label_at(text, LabelKind::Category).strength == LabelStrength::Strong ||
                            label_at(text, LabelKind::Author).strength == LabelStrength::Strong;
      if (text.size() > tag_bytes_max || is_label || text.ends_with(':')) return;
      lines_[index].kind = LineKind::Text;
      take_in(index, tag, taken == 0 ? " " : ", ");
    }
  }

  // "11 October 2017" | "In Harbour News"; "11 October 2017" | "In" | "Harbour News"
  void join_header(size_t index) {
    DumpLine& line = lines_[index];
    if (!line.header || line.header->style != HeaderStyle::Alone) return;
    const size_t below = index + 1;
    if (below < lines_.size() && lines_[below].kind == LineKind::Furniture) join_label(below);
    if (!is_text(below)) return;
    join_label(below);
    const Label label = label_at(lines_[below].text, LabelKind::Category);
    if (label.strength == LabelStrength::Weak && label.length == lines_[below].text.size() && is_text(below + 1) &&
        lines_[below + 1].text.size() <= name_bytes_max) {
      take_in(below, below + 1, " ");
    }
    std::string category = category_of_label_line(lines_[below].text, LabelStrength::Weak);
    if (category.empty()) return;
    line.header->style = HeaderStyle::Category;
    line.header->categories = std::move(category);
    line.header->label = lines_[below].text.substr(0, label.length);
    lines_[below].kind = LineKind::Furniture;
  }

  // "Home Media Center Items filtered by" | "date: October 2017"
  void join_heading(size_t index) {
    DumpLine& line = lines_[index];
    if (line.kind != LineKind::Text && line.kind != LineKind::Crumbs) return;
    const size_t below = next_to(index);
    if (!is_text(below) || line.text.size() + lines_[below].text.size() > 2 * name_bytes_max) return;
    auto heading = parse_listing_heading(line.text + " " + lines_[below].text);
    if (!heading || heading->start >= line.text.size() || parse_listing_heading(lines_[below].text)) return;
    take_in(index, below, " ");
    line.kind = LineKind::Heading;
    line.heading = std::move(heading);
  }

  // "Start" is the first page of a list as well as of a site.
  static bool is_first_crumb(std::string_view text) { return is_home(text) && !is_page_link(text); }

  // "You are here:" | "Home" | "Media Center" | …, and the same right below a counter without the label.
  void join_crumbs(size_t index) {
    DumpLine& line = lines_[index];
    if (line.kind != LineKind::Text && line.kind != LineKind::Crumbs) return;
    const bool is_label = is_breadcrumb_label(line.text);
    if (!is_label && (above_ != Above::Counter || !is_first_crumb(without_bullet(line.text)))) return;
    std::vector<size_t> crumbs;
    size_t below = index + 1;
    for (; below < lines_.size() && crumbs.size() < crumbs_max; ++below) {
      join_heading(below);
      const DumpLine& next = lines_[below];
      if (next.kind == LineKind::Heading || next.kind == LineKind::Header || next.kind == LineKind::Counter) break;
      if (next.text.size() > crumb_bytes_max || (next.kind == LineKind::Blank && below > index + 1)) break;
      if (next.kind == LineKind::Text || next.kind == LineKind::Furniture || next.kind == LineKind::Crumbs)
        crumbs.push_back(below);
    }
    if (crumbs.empty() && is_label) return;
    line.text = is_label ? "" : std::string(without_bullet(line.text));
    for (const size_t crumb : crumbs) take_in(index, crumb, " » ");
    line.kind = LineKind::Crumbs;
  }

  std::vector<DumpLine>& lines_;
  Above above_ = Above::Other;  // the last line that is not blank
};

}  // namespace

void join_split_lines(std::vector<DumpLine>& lines) { Joiner(lines).run(); }

}  // namespace strongroom::ingest::dump
