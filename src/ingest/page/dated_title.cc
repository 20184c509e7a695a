// SPDX-License-Identifier: Apache-2.0
#include "ingest/page/dated_title.h"

#include <algorithm>

#include "ingest/page/labelled_date.h"
#include "ingest/page/printed_area.h"

namespace strongroom::ingest::page {
namespace {

// A paragraph of running text has at least so many words of its own.
constexpr uint32_t running_words_min = 20;

bool prints_a_day(const Element& element, std::string_view lang) {
  const std::vector<LabelledDate> dates = labelled_dates(own_text(element.node), {}, lang);
  return std::any_of(dates.begin(), dates.end(),
                     [](const LabelledDate& date) { return date.stands_alone && date.meaning != DateMeaning::Other; });
}

bool is_title(std::string_view tag) { return tag == "h1" || tag == "h2"; }

// Follows the text of a page from day to day.
class Days {
 public:
  void title() { elements_behind_title_ = 0; }

  void running_text(uint32_t words) {
    all_words_ += words;
    words_behind_day_ += words;
    elements_behind_title_ = behind_title_max;
  }

  void day() {
    close();
    is_titled_ = elements_behind_title_ < behind_title_max;
  }

  void element() { ++elements_behind_title_; }

  // Ends the text that belongs to the last day.
  void close() {
    if (is_titled_) titled_words_ = std::max(titled_words_, words_behind_day_);
    words_behind_day_ = 0;
  }

  bool most_words_are_of_one_title() const {
    constexpr uint32_t article_words_min = 100;
    return titled_words_ >= article_words_min && 5 * titled_words_ >= 3 * all_words_;
  }

 private:
  static constexpr size_t behind_title_max = 40;

  size_t elements_behind_title_ = behind_title_max;
  bool is_titled_ = false;
  uint32_t words_behind_day_ = 0;
  uint32_t titled_words_ = 0;
  uint32_t all_words_ = 0;
};

}  // namespace

bool has_dated_title(const PageTree& tree, std::string_view lang) {
  Days days;
  for (size_t i = 1; i < tree.elements.size(); ++i) {
    const Element& element = tree.elements[i];
    if (element.chrome) continue;
    days.element();
    if (is_title(element.node.tag())) days.title();
    if (element.own_words == 0) continue;
    if (prints_a_day(element, lang)) {
      days.day();
    } else if (element.own_words >= running_words_min && !element.in_link) {
      days.running_text(element.own_words);
    }
  }
  days.close();
  return days.most_words_are_of_one_title();
}

}  // namespace strongroom::ingest::page
