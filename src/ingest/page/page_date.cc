// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <unordered_map>

#include "ingest/html/url.h"
#include "ingest/page/byline.h"
#include "ingest/page/printed_area.h"
#include "text/normalise.h"
#include "text/printed_date.h"

namespace strongroom::ingest::page {
namespace {

using records::DatePrecision;
using records::PrintedDate;

// English dates of digits are month first but where the page says it is from elsewhere.
text::DayOrder day_order(std::string_view lang) {
  return lang == "en" || lang == "en-US" || lang == "en_US" ? text::DayOrder::MonthFirst : text::DayOrder::DayFirst;
}

// Folded words before a date that is not the day of publication.
constexpr std::string_view change_words[] = {"updated",      "modified",   "revised",     "reviewed",   "edited",
                                             "aktualisiert", "mis a jour", "actualizado", "atualizado", "aggiornato",
                                             "обновлено",    "изменено",   "更新",        "تحديث",      "עודכן"};
constexpr std::string_view event_words[] = {"copyright", "©", "deadline", "expires", "joined", "born"};

template <size_t N>
bool mentions(const std::string_view (&words)[N], std::string_view folded) {
  return std::any_of(std::begin(words), std::end(words),
                     [&](std::string_view word) { return folded.find(word) != std::string_view::npos; });
}

PrintedDate printed(const text::FoundDate& found, std::string_view text) {
  PrintedDate date;
  date.date = found.date;
  date.precision = found.month_only ? DatePrecision::Month : DatePrecision::Day;
  date.verbatim = text::clean_line(text.substr(found.start, found.end - found.start));
  date.time = found.time;
  return date;
}

struct Named {
  const char* name;
  const char* from;
  double confidence;
};

// In the order of trust.
constexpr Named published_names[] = {
    {"article:published_time", "meta", 0.95},
    {"og:article:published_time", "meta", 0.95},
    {"datepublished", "meta", 0.93},
    {"citation_publication_date", "meta", 0.9},
    {"citation_date", "meta", 0.9},
    {"citation_online_date", "meta", 0.9},
    {"dc.date.issued", "meta", 0.9},
    {"dcterms.created", "meta", 0.85},
    {"dc.date", "meta", 0.85},
    {"parsely-pub-date", "meta", 0.9},
    {"sailthru.date", "meta", 0.9},
    {"publishdate", "meta", 0.9},
    {"publish_date", "meta", 0.9},
    {"publish-date", "meta", 0.9},
    {"published_date", "meta", 0.9},
    {"pubdate", "meta", 0.9},
    {"cxenseparse:recs:publishtime", "meta", 0.9},
    {"article.published", "meta", 0.9},
    {"date", "meta", 0.8},
    {"dcterms.date", "meta", 0.8},
};

constexpr Named modified_names[] = {
    {"article:modified_time", "meta-modified", 0.4},
    {"og:updated_time", "meta-modified", 0.4},
    {"last-modified", "meta-modified", 0.3},
};

bool has_day(const PrintedDate& date) { return date.date && date.precision == DatePrecision::Day; }

class DateFinder {
 public:
  explicit DateFinder(const BylineSources& sources) : sources_(sources) {}

  FoundPrintedDate find() {
    if (from_names(published_names)) return found_;
    if (from_value(sources_.data.published, "json-ld", 0.93)) return found_;
    if (from_microdata() || from_text() || from_address() || from_marked_anywhere()) return found_;
    if (from_value(sources_.data.modified, "json-ld-modified", 0.4) || from_names(modified_names)) return found_;
    return {};
  }

 private:
  bool from_value(std::string_view value, const char* from, double confidence) {
    if (value.empty()) return false;
    PrintedDate date = date_of_markup(value, sources_.head.lang);
    if (!has_day(date)) return false;
    found_ = {std::move(date), {from, confidence}};
    return true;
  }

  template <size_t N>
  bool from_names(const Named (&names)[N]) {
    return std::any_of(std::begin(names), std::end(names), [&](const Named& named) {
      return from_value(sources_.head.first_meta(named.name), named.from, named.confidence);
    });
  }

  bool from_microdata() {
    for (const Element& element : sources_.tree.elements) {
      if (element.node.attribute("itemprop").find("datePublished") == std::string_view::npos) continue;
      for (const char* attribute : {"datetime", "content"}) {
        if (from_value(element.node.attribute(attribute), "microdata", 0.9)) return true;
      }
      if (from_value(element.node.text(), "microdata", 0.9)) return true;
    }
    return false;
  }

  // Beside the title: behind it first, then right before it.
  bool from_text() {
    const PrintedArea area(sources_.tree, sources_.signs);
    FoundPrintedDate changed;
    std::string before;
    for (const size_t index : area.around(sources_.title, sources_.main_part)) {
      const Element& element = sources_.tree.elements[index];
      const std::string line = own_text(element.node);
      FoundPrintedDate candidate = in_element(element, line);
      const std::string folded = text::fold(line);
      if (candidate.date.date) {
        const bool is_change = mentions(change_words, folded) || mentions(change_words, before);
        if (!is_change) {
          found_ = std::move(candidate);
          return true;
        }
        if (!changed.date.date) changed = std::move(candidate);
      }
      if (!folded.empty()) before = folded;
    }
    if (!changed.date.date) return false;
    found_ = std::move(changed);
    found_.evidence.date_confidence = 0.5;
    return true;
  }

  FoundPrintedDate in_element(const Element& element, const std::string& line) const {
    constexpr size_t line_bytes_max = 200;
    if (element.node.tag() == "time") {
      PrintedDate date = date_of_markup(element.node.attribute("datetime"), sources_.head.lang);
      if (has_day(date)) return {std::move(date), {"time", 0.85}};
    }
    const bool has_digit =
        std::any_of(line.begin(), line.end(), [](char c) { return (c >= '0' && c <= '9') || c < 0; });
    if (!has_digit || line.size() > line_bytes_max || mentions(event_words, text::fold(line))) return {};
    for (const text::FoundDate& date : text::find_dates(line, day_order(sources_.head.lang))) {
      if (!date.month_only) return {printed(date, line), {"text", date.ambiguous ? 0.6 : 0.75}};
    }
    return {};
  }

  // Below the text or beside it: what is marked as a date and does not stand in a row of the like, as those of other
  // articles do.
  bool from_marked_anywhere() {
    constexpr size_t marked_max = 60;
    std::unordered_map<std::string, int> alike;
    std::vector<std::pair<std::string, FoundPrintedDate>> marked;
    for (size_t i = 0; i < sources_.tree.elements.size() && marked.size() < marked_max; ++i) {
      const Element& element = sources_.tree.elements[i];
      const std::string_view name = element.node.attribute("class");
      const bool says_date = element.node.tag() == "time" || name.find("date") != std::string_view::npos;
      if (sources_.signs[i] == ChromeSign::Landmark || !says_date) continue;
      FoundPrintedDate date = in_element(element, own_text(element.node));
      if (!date.date.date) continue;
      std::string kind = std::string(element.node.tag()) + " " + std::string(name);
      ++alike[kind];
      marked.emplace_back(std::move(kind), std::move(date));
    }
    for (auto& [kind, date] : marked) {
      if (alike[kind] > 1) continue;
      found_ = std::move(date);
      found_.evidence.date_confidence = 0.5;
      return true;
    }
    return false;
  }

  // "/2017/10/11/" or "/2017-10-11-title".
  bool from_address() {
    const std::string& url = sources_.head.page_url;
    for (size_t slash = url.find('/', 8); slash != std::string::npos; slash = url.find('/', slash + 1)) {
      std::string part = url.substr(slash + 1, 10);
      if (part.size() < 10) return false;
      std::replace(part.begin(), part.end(), '/', '-');
      if (const auto date = CivilDate::parse(part); date && date->year >= 1990) {
        found_ = {{*date, DatePrecision::Day, {}, {}}, {"url", 0.8}};
        return true;
      }
    }
    return false;
  }

  const BylineSources& sources_;
  FoundPrintedDate found_;
};

}  // namespace

PrintedDate date_of_markup(std::string_view value, std::string_view lang) {
  constexpr size_t value_bytes_max = 100;
  const std::string line = text::clean_line(value.substr(0, value_bytes_max));
  if (const auto iso = CivilDate::parse(std::string_view(line).substr(0, 10))) {
    PrintedDate date;
    date.date = *iso;
    date.precision = DatePrecision::Day;
    return date;
  }
  const auto dates = text::find_dates(line, day_order(lang));
  return dates.empty() ? PrintedDate{} : printed(dates.front(), line);
}

FoundPrintedDate find_date(const BylineSources& sources) { return DateFinder(sources).find(); }

}  // namespace strongroom::ingest::page
