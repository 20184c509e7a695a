// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <optional>

#include "ingest/page/byline.h"
#include "ingest/page/printed_area.h"
#include "ingest/page/printed_day.h"
#include "ingest/page/source_dates.h"
#include "ingest/page/stray_days.h"
#include "text/normalise.h"
#include "text/printed_date.h"

namespace strongroom::ingest::page {
namespace {

using records::DatePrecision;
using records::PrintedDate;

struct Named {
  const char* name;
  const char* from;
  double confidence;
};

// In the order of trust.
constexpr Named published_names[] = {
    {"article:published_time", "meta", 0.95},
    {"og:article:published_time", "meta", 0.95},
    {"og:published_time", "meta", 0.93},
    {"article:published", "meta", 0.93},
    {"datepublished", "meta", 0.93},
    {"citation_publication_date", "meta", 0.9},
    {"citation_date", "meta", 0.9},
    {"citation_online_date", "meta", 0.9},
    {"dc.date.issued", "meta", 0.9},
    {"dc.date.created", "meta", 0.85},
    {"dcterms.issued", "meta", 0.9},
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
    {"publication_date", "meta", 0.9},
    {"bt:pubdate", "meta", 0.9},
    {"rnews:datepublished", "meta", 0.9},
    {"shareaholic:article_published_time", "meta", 0.9},
    {"date", "meta", 0.8},
    {"dcterms.date", "meta", 0.8},
};

constexpr Named modified_names[] = {
    {"article:modified_time", "meta-modified", 0.4},
    {"og:updated_time", "meta-modified", 0.4},
    {"last-modified", "meta-modified", 0.3},
};

bool has_day(const PrintedDate& date) { return date.date && date.precision == DatePrecision::Day; }

// The day a piece of a page states, trusting what is printed beside the title most: it is what readers were told. Where
// the metadata says the same day it is that which is named as the source.
class DateFinder {
 public:
  explicit DateFinder(const BylineSources& sources) : sources_(sources), area_(sources.tree, sources.signs) {}

  FoundPrintedDate find() {
    FoundPrintedDate stated = stated_in_markup();
    const std::vector<PrintedDay> beside = printed_in(area_.beside(sources_.title), Trust::Strict);
    const std::vector<PrintedDay> near = printed_in(area_.around(sources_.title, sources_.main_part), Trust::Loose);
    for (const std::vector<PrintedDay>* printed : {&beside, &near}) {
      if (agrees(*printed, stated)) return stated;
    }
    if (const auto said = said_to_be_published(beside)) return found(*said);
    if (!beside.empty()) return found(beside.front());
    if (const auto said = said_to_be_published(near)) return found(*said);
    if (stated.date.date) return stated;
    if (!near.empty()) return found(near.front());
    if (from_address() || from_stray_days()) return found_;
    return of_change();
  }

 private:
  enum class Trust { Strict, Loose };

  static FoundPrintedDate found(const PrintedDay& printed) {
    return {printed.date, {printed.from, printed.confidence}};
  }

  // Whether the day that the markup states is printed too, which makes it sure.
  static bool agrees(const std::vector<PrintedDay>& printed, FoundPrintedDate& stated) {
    const auto agreed = std::find_if(printed.begin(), printed.end(), [&](const PrintedDay& one) {
      return one.stands_alone && stated.date.date && *stated.date.date == *one.date.date;
    });
    if (agreed == printed.end()) return false;
    stated.date.verbatim = agreed->date.verbatim;
    if (stated.date.time.empty()) stated.date.time = agreed->date.time;
    stated.evidence.date_confidence = 0.98;
    return true;
  }

  static std::optional<PrintedDay> said_to_be_published(const std::vector<PrintedDay>& printed) {
    const auto said = std::find_if(printed.begin(), printed.end(), [](const PrintedDay& one) {
      return one.stands_alone && one.meaning == DateMeaning::Publication;
    });
    return said == printed.end() ? std::nullopt : std::optional(*said);
  }

  FoundPrintedDate stated_in_markup() {
    const bool is_stated =
        from_names(published_names) || from_value(sources_.data.published, "json-ld", 0.93) || from_microdata();
    return is_stated ? found_ : FoundPrintedDate{};
  }

  FoundPrintedDate of_change() {
    if (changed_) return {changed_->date, {changed_->from, 0.5}};
    if (from_value(sources_.data.modified, "json-ld-modified", 0.4) || from_names(modified_names)) return found_;
    return {};
  }

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

  // The days that the elements print, in their order; the first of a change is kept aside.
  std::vector<PrintedDay> printed_in(const std::vector<size_t>& elements, Trust trust) {
    std::vector<PrintedDay> all;
    std::string before;
    for (const size_t index : elements) {
      const Element& element = sources_.tree.elements[index];
      const std::string line = own_text(element.node);
      for (PrintedDay& printed : printed_days(element, line, before, sources_.head.lang)) {
        if (printed.meaning == DateMeaning::Change && !changed_) changed_ = printed;
        const bool is_other = printed.meaning == DateMeaning::Change || printed.meaning == DateMeaning::Other;
        if (is_other || (trust == Trust::Strict && !printed.stands_alone)) continue;
        all.push_back(std::move(printed));
      }
      if (!line.empty()) before = label_of(line);
    }
    return all;
  }

  // Away from the title, with as much trust as each sort of them deserves.
  bool from_stray_days() {
    const StrayDays stray = find_stray_days(sources_.tree, sources_.signs, sources_.head.lang);
    if (stray.said) return take(*stray.said, 0.6);
    if (stray.marked) return take(*stray.marked, 0.5);
    if (from_source()) return true;
    return stray.alone && take(*stray.alone, 0.4);
  }

  bool take(const PrintedDay& day, double confidence) {
    found_ = {day.date, {day.from, confidence}};
    return true;
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

  bool from_source() {
    const auto date = publication_day_in_source(sources_.source);
    if (date) found_ = {{*date, DatePrecision::Day, {}, {}}, {"script", 0.6}};
    return date.has_value();
  }

  const BylineSources& sources_;
  const PrintedArea area_;
  FoundPrintedDate found_;
  std::optional<PrintedDay> changed_;
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
  return dates.empty() ? PrintedDate{} : printed_date(dates.front(), line);
}

FoundPrintedDate find_date(const BylineSources& sources) { return DateFinder(sources).find(); }

}  // namespace strongroom::ingest::page
