// SPDX-License-Identifier: Apache-2.0
#include "ingest/page/stray_days.h"

#include <algorithm>
#include <string>
#include <unordered_map>

#include "ingest/page/printed_area.h"

namespace strongroom::ingest::page {
namespace {

// Days of one sort, of which only one can be the article's.
class OneDay {
 public:
  void add(const PrintedDay& day) {
    if (day_ && *day_->date.date != *day.date.date) several_ = true;
    if (!day_) day_ = day;
  }

  std::optional<PrintedDay> day() const { return several_ ? std::nullopt : day_; }

 private:
  std::optional<PrintedDay> day_;
  bool several_ = false;
};

// Marked days, of which those built alike are a row.
class MarkedDays {
 public:
  void add(const Element& element, const PrintedDay& day) {
    constexpr size_t marked_max = 60;
    if (days_.size() >= marked_max) return;
    std::string kind = std::string(element.node.tag()) + " " + std::string(element.node.attribute("class"));
    ++alike_[kind];
    days_.emplace_back(std::move(kind), day);
  }

  std::optional<PrintedDay> first_without_its_like() const {
    for (const auto& [kind, day] : days_) {
      if (alike_.at(kind) == 1 && day.meaning != DateMeaning::Change) return day;
    }
    return std::nullopt;
  }

 private:
  std::unordered_map<std::string, int> alike_;
  std::vector<std::pair<std::string, PrintedDay>> days_;
};

bool is_nothing_else(const PrintedDay& day, const std::string& line) {
  constexpr size_t marks_max = 4;
  return day.meaning == DateMeaning::Unsaid && line.size() <= day.date.verbatim.size() + marks_max;
}

}  // namespace

StrayDays find_stray_days(const PageTree& tree, const std::vector<ChromeSign>& signs, std::string_view lang) {
  OneDay said;
  OneDay alone;
  MarkedDays marked;
  std::string before;
  size_t article_end = 0;  // behind the last one
  for (size_t i = 1; i < tree.elements.size(); ++i) {
    const Element& element = tree.elements[i];
    if (element.node.tag() == "article") article_end = std::max(article_end, element.end);
    const bool is_of_article = element.node.tag() == "footer" && i < article_end;
    if (signs[i] == ChromeSign::Landmark && element.chrome && !is_of_article) {
      i = element.end - 1;
      continue;
    }
    const std::string line = own_text(element.node);
    const std::vector<PrintedDay> days = printed_days(element, line, before, lang);
    if (!line.empty()) before = label_of(line);
    if (days.empty() || days.front().meaning == DateMeaning::Other) continue;
    for (const PrintedDay& day : days) {
      if (day.stands_alone && day.is_said && day.meaning == DateMeaning::Publication) said.add(day);
      if (!element.chrome && is_nothing_else(day, line)) alone.add(day);
    }
    if (is_marked_as_date(element.node)) marked.add(element, days.front());
  }
  return {said.day(), marked.first_without_its_like(), alone.day()};
}

}  // namespace strongroom::ingest::page
