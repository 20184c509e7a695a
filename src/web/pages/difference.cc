// SPDX-License-Identifier: Apache-2.0
#include "web/pages/difference.h"

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
  for (const auto& part : with_shared_breaks(text::diff_words(before, after))) writer.add(part);
  return writer.finish();
}

}  // namespace strongroom::web
