// SPDX-License-Identifier: Apache-2.0
#include "web/pages/difference.h"

#include <algorithm>

#include "text/diff.h"
#include "text/words.h"

namespace strongroom::web {

namespace {

using text::Change;

constexpr std::string_view paragraph_break = "\n\n";

// Walks the parts of a diff and cuts them into paragraphs.
class Writer {
 public:
  explicit Writer(const ChangeLabels& labels) : labels_(labels) {}

  void add(const text::DiffPart& part) {
    count_words(part);
    std::string_view rest = part.text;
    while (true) {
      const auto end = rest.find(paragraph_break);
      add_run(part.change, rest.substr(0, end));
      if (end == rest.npos) return;
      end_paragraph();
      rest.remove_prefix(end + paragraph_break.size());
    }
  }

  Difference finish() {
    end_paragraph();
    difference_.unchanged_after = unchanged_;
    return std::move(difference_);
  }

 private:
  void count_words(const text::DiffPart& part) {
    if (part.change == Change::Inserted) difference_.words_inserted += text::words(part.text).size();
    if (part.change == Change::Deleted) difference_.words_deleted += text::words(part.text).size();
  }

  void add_run(Change change, std::string_view text) {
    if (text.empty()) return;
    if (change != Change::Deleted) in_newer_ = true;
    if (change == Change::Same) {
      html_ += escape_html(text);
      return;
    }
    changed_ = true;
    const bool inserted = change == Change::Inserted;
    const char* element = inserted ? "ins" : "del";
    html_ += std::string("<") + element + "><span class=\"hidden\">" +
             escape_html(inserted ? labels_.inserted : labels_.deleted) + " </span>" + escape_html(text) + "</" +
             element + ">";
  }

  void end_paragraph() {
    if (in_newer_) ++number_;
    if (changed_) {
      difference_.paragraphs.push_back({in_newer_ ? number_ : 0, Html(std::move(html_)), unchanged_});
      unchanged_ = 0;
    } else if (!html_.empty()) {
      ++unchanged_;
    }
    html_.clear();
    changed_ = false;
    in_newer_ = false;
  }

  const ChangeLabels& labels_;
  Difference difference_;
  std::string html_;
  uint64_t number_ = 0;
  uint64_t unchanged_ = 0;
  bool changed_ = false;
  bool in_newer_ = false;
};

// Bytes of the first word of a text, and with the white space behind it.
struct Piece {
  size_t word = 0;
  size_t whole = 0;
};

Piece first_piece(std::string_view text) {
  constexpr std::string_view spaces = " \t\n\v\f\r";
  const size_t word = std::min(text.find_first_of(spaces), text.size());
  return {word, std::min(text.find_first_not_of(spaces, word), text.size())};
}

// A word that only the white space behind it tells from another is the same word: the last one of a text of which more
// was found since.
void add_replacement(std::vector<text::DiffPart>& parts, std::string_view before, std::string_view after) {
  size_t old_end = 0;
  size_t new_end = 0;
  Piece old_piece = first_piece(before);
  Piece new_piece = first_piece(after);
  while (old_piece.word > 0 && before.substr(old_end, old_piece.word) == after.substr(new_end, new_piece.word)) {
    old_end += old_piece.whole;
    new_end += new_piece.whole;
    const bool last_of_new = new_end == after.size();
    // The break before what went is part of what went.
    if (last_of_new && old_end < before.size()) old_end -= old_piece.whole - old_piece.word;
    if (last_of_new) break;
    old_piece = first_piece(before.substr(old_end));
    new_piece = first_piece(after.substr(new_end));
  }
  if (new_end > 0) parts.push_back({Change::Same, std::string(after.substr(0, new_end))});
  if (old_end < before.size()) parts.push_back({Change::Deleted, std::string(before.substr(old_end))});
  if (new_end < after.size()) parts.push_back({Change::Inserted, std::string(after.substr(new_end))});
}

std::vector<text::DiffPart> with_shared_words(const std::vector<text::DiffPart>& parts) {
  std::vector<text::DiffPart> shared;
  for (size_t i = 0; i < parts.size(); ++i) {
    const bool is_replaced =
        i + 1 < parts.size() && parts[i].change == Change::Deleted && parts[i + 1].change == Change::Inserted;
    if (!is_replaced) {
      shared.push_back(parts[i]);
      continue;
    }
    add_replacement(shared, parts[i].text, parts[i + 1].text);
    ++i;
  }
  return shared;
}

bool ends_paragraph(const text::DiffPart& part) { return part.text.ends_with(paragraph_break); }

// White space belongs to the word before it, so a changed last word takes the break after it along on both sides; the
// break itself is the same.
std::vector<text::DiffPart> with_shared_breaks(std::vector<text::DiffPart> parts) {
  std::vector<text::DiffPart> shared;
  for (auto& part : parts) {
    const bool replaces = !shared.empty() && shared.back().change != Change::Same && part.change != Change::Same &&
                          shared.back().change != part.change;
    const bool both_end = replaces && ends_paragraph(shared.back()) && ends_paragraph(part);
    if (both_end) {
      shared.back().text.resize(shared.back().text.size() - paragraph_break.size());
      part.text.resize(part.text.size() - paragraph_break.size());
    }
    shared.push_back(std::move(part));
    if (both_end) shared.push_back({Change::Same, std::string(paragraph_break)});
  }
  return shared;
}

}  // namespace

Difference make_difference(std::string_view before, std::string_view after, const ChangeLabels& labels) {
  Writer writer(labels);
  for (const auto& part : with_shared_breaks(with_shared_words(text::diff_words(before, after)))) writer.add(part);
  return writer.finish();
}

}  // namespace strongroom::web
