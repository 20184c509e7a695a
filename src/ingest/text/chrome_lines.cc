// SPDX-License-Identifier: Apache-2.0
#include "ingest/text/chrome_lines.h"

#include <algorithm>

#include "ingest/control_labels.h"
#include "text/normalise.h"

namespace strongroom::ingest::dump {
namespace {

// As scripts without spaces count too.
size_t words_in(const DumpLine& line) {
  constexpr size_t letters_of_a_word = 6;
  if (line.kind != LineKind::Text) return 0;
  const auto spaces = static_cast<size_t>(std::count(line.text.begin(), line.text.end(), ' '));
  return std::max(spaces + 1, text::code_points(line.text) / letters_of_a_word);
}

// A title or label has fewer words than a line of text.
size_t running_words(const DumpLine& line) {
  constexpr size_t running_words_min = 12;
  const size_t words = words_in(line);
  return words >= running_words_min ? words : 0;
}

bool begins_part(LineKind kind) {
  return kind == LineKind::Header || kind == LineKind::Counter || kind == LineKind::Heading;
}

size_t running_words_in(const std::vector<DumpLine>& lines, size_t begin, size_t end) {
  size_t words = 0;
  for (size_t i = begin; i < end; ++i) words += running_words(lines[i]);
  return words;
}

class Settler {
 public:
  explicit Settler(std::vector<DumpLine>& lines) : lines_(lines) {}

  void run() {
    for (size_t begin = 0; begin < lines_.size();) {
      size_t end = begin + 1;
      while (end < lines_.size() && !begins_part(lines_[end].kind)) ++end;
      settle_part(begin, end);
      begin = end;
    }
  }

 private:
  // From a header, or another mark, to the next.
  void settle_part(size_t begin, size_t end) {
    size_t below = running_words_in(lines_, begin, end);
    if (lines_[begin].kind != LineKind::Header) {
      is_below_related_ = false;
    } else if (is_below_related_ && below == 0) {
      lines_[begin].header.reset();
      lines_[begin].kind = LineKind::Furniture;
    } else {
      is_below_related_ = false;
    }
    const bool is_item = lines_[begin].kind == LineKind::Header;
    size_t above = 0;
    for (size_t i = begin; i < end; ++i) {
      above += words_in(lines_[i]);
      below -= running_words(lines_[i]);
      if (lines_[i].kind != LineKind::Related) continue;
      const bool ends = is_below_related_ || (is_item && above > 0 && 3 * below <= above);
      lines_[i].kind = ends ? LineKind::ItemFooter : LineKind::Furniture;
      is_below_related_ = ends;
    }
  }

  std::vector<DumpLine>& lines_;
  bool is_below_related_ = false;
};

// The stars of a rating: "1 2 3 4 5", or each on a line.
bool is_numbers(std::string_view line) {
  return line.size() <= 12 && line.find_first_not_of("0123456789 ") == std::string_view::npos;
}

bool is_of_the_page(LineKind kind) { return kind == LineKind::Furniture || kind == LineKind::Related; }

}  // namespace

void settle_doubtful_labels(std::vector<DumpLine>& lines) {
  LineKind above = LineKind::Blank;  // of the last line that is not blank
  for (size_t i = 0; i < lines.size(); ++i) {
    DumpLine& line = lines[i];
    const bool is_next_to_page = is_of_the_page(above) || (i + 1 < lines.size() && is_of_the_page(lines[i + 1].kind));
    const bool may_be_of_page = is_doubtful_label(line.text) || is_numbers(line.text);
    if (line.kind == LineKind::Text && is_next_to_page && may_be_of_page) line.kind = LineKind::Furniture;
    if (line.kind != LineKind::Blank) above = line.kind;
  }
}

void settle_related(std::vector<DumpLine>& lines) { Settler(lines).run(); }

}  // namespace strongroom::ingest::dump
