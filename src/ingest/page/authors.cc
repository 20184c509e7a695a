// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "base/ascii.h"
#include "ingest/html/url.h"
#include "ingest/page/byline.h"
#include "ingest/page/card_authors.h"
#include "ingest/page/printed_area.h"
#include "text/normalise.h"
#include "text/printed_date.h"

namespace strongroom::ingest::page {
namespace {

using records::Term;

constexpr size_t name_bytes_max = 80;

// Before a name, then a space, a colon or the name itself; the longer first.
constexpr std::string_view labels[] = {"written and reviewed by",
                                       "medically reviewed by",
                                       "article written by",
                                       "reviewed by",
                                       "posted by",
                                       "written by",
                                       "published by",
                                       "story by",
                                       "words by",
                                       "authors",
                                       "author",
                                       "writer",
                                       "by",
                                       "von",
                                       "par",
                                       "por",
                                       "автор",
                                       "بقلم",
                                       "كتبه",
                                       "كتب",
                                       "מאת",
                                       "作者",
                                       "文/"};

// What follows a name in its line.
constexpr std::string_view ends[] = {" | ", " • ", " · ", " — ", " – ", " - ", " on ", " in ", " / ", "\t"};

bool is_upper_or_foreign(char c) { return (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80; }

// Whether a label was there.
bool strip_label(std::string_view& line) {
  constexpr size_t label_bytes_max = 40;
  const std::string lowered = ascii_lower(line.substr(0, label_bytes_max));
  for (const std::string_view label : labels) {
    if (!lowered.starts_with(label)) continue;
    std::string_view rest = line.substr(label.size());
    const size_t name = std::min(rest.find_first_not_of(" :"), rest.size());
    const bool ends_word = rest.empty() || name > 0 || (rest[0] >= 'A' && rest[0] <= 'Z') || label.size() > 8 ||
                           static_cast<unsigned char>(label[0]) >= 0x80;
    if (!ends_word) continue;
    line = rest.substr(name);
    if (line.starts_with("：")) line.remove_prefix(std::string_view("：").size());
    strip_label(line);
    return true;
  }
  return false;
}

bool is_name(std::string_view name) {
  constexpr ptrdiff_t spaces_max = 6;
  if (name.size() < 2 || name.size() > name_bytes_max || html::is_absolute_url(name)) return false;
  if (name.find_first_of("@<>{}") != std::string_view::npos) return false;
  const bool all_digits = std::all_of(name.begin(), name.end(), is_ascii_digit);
  std::string_view beyond_label = name;
  if (strip_label(beyond_label) && beyond_label.empty()) return false;
  return !all_digits && std::count(name.begin(), name.end(), ' ') <= spaces_max;
}

constexpr std::string_view around_names = " ,;:|-&";

// The pieces between joints: "Ann Lee, Bo Park and Cy Moss" has three.
std::vector<std::string_view> pieces_of(std::string_view line) {
  constexpr std::string_view joints[] = {" and ", " & ", "; ", ", ", " und ", " et "};
  std::vector<std::string_view> pieces;
  while (!line.empty()) {
    size_t cut = line.size();
    size_t next = line.size();
    for (const std::string_view joint : joints) {
      const size_t at = line.find(joint);
      if (at < cut) cut = at, next = at + joint.size();
    }
    if (const std::string_view piece = trim(line.substr(0, cut), around_names); !piece.empty()) pieces.push_back(piece);
    line = line.substr(next);
  }
  return pieces;
}

// "Ann Lee and Bo Park" is two names; "Ann Lee, MD" and "Ann & Bo" are how one is signed.
void split_names(std::string_view line, std::vector<std::string>& names) {
  const std::vector<std::string_view> pieces = pieces_of(line);
  const bool is_list = std::all_of(pieces.begin(), pieces.end(), [](std::string_view piece) {
    const auto spaces = std::count(piece.begin(), piece.end(), ' ');
    return spaces >= 1 && spaces <= 3;
  });
  if (is_list) {
    for (const std::string_view piece : pieces) names.emplace_back(piece);
  } else {
    names.emplace_back(trim(line, around_names));
  }
}

bool names_author(const html::Node& node) {
  if (node.attribute("rel").find("author") != std::string_view::npos) return true;
  if (node.attribute("itemprop").find("author") != std::string_view::npos) return true;
  const std::string name =
      ascii_lower(std::string(node.attribute("class")) + " " + std::string(node.attribute("data-testid")));
  if (name.find("author") == std::string::npos && name.find("byline") == std::string::npos) return false;
  for (const std::string_view other : {"avatar", "bio", "image", "img", "date", "social", "title"}) {
    if (name.find(other) != std::string::npos) return false;
  }
  return true;
}

// The one link of a byline is the name, and what follows it is an office: "Ann Lee, Harbour Master".
std::string linked_name(const html::Node& byline) {
  std::string name;
  for (html::Node node = byline.next_below(byline); node; node = node.next_below(byline)) {
    if (node.tag() != "a" || html::is_dead_link(node.attribute("href"))) continue;
    if (!name.empty()) return {};
    name = node.text();
    if (name.empty()) return {};
  }
  return name;
}

// The names of a byline, which is the element's text or has it in it.
std::vector<Term> names_of_element(const html::Node& node, std::string line, const std::string& base_url) {
  constexpr size_t line_bytes_max = 200;
  std::vector<Term> authors;
  if (line.empty() || line.size() > line_bytes_max) return authors;
  if (const std::string name = linked_name(node); is_name(name)) {
    std::string_view before = line;
    strip_label(before);
    if (before.starts_with(name)) line = name;
  }
  const bool is_linked = node.tag() == "a" && !html::is_dead_link(node.attribute("href"));
  for (std::string& name : names_of_byline(line)) {
    authors.push_back(
        {std::move(name), is_linked ? html::resolve_url(base_url, node.attribute("href")) : std::string()});
  }
  return authors;
}

class AuthorFinder {
 public:
  explicit AuthorFinder(const BylineSources& sources) : sources_(sources) {}

  std::vector<Term> find() {
    for (const char* name : {"author", "article:author", "dc.creator", "citation_author", "parsely-author", "byl"}) {
      add_meta(name, Publisher::Refuse);
      if (!authors_.empty()) return authors_;
    }
    add_structured(Publisher::Refuse);
    if (authors_.empty()) add_other_meta();
    if (authors_.empty()) add_card_label();
    if (authors_.empty()) add_printed();
    if (authors_.empty()) add_marked_anywhere();
    if (authors_.empty()) add_structured(Publisher::Accept);
    if (authors_.empty()) add_meta("author", Publisher::Accept);
    return authors_;
  }

 private:
  // Whether the site itself may be the author: only where no person is.
  enum class Publisher { Refuse, Accept };

  void add(std::string name, std::string url) {
    const bool known =
        std::any_of(authors_.begin(), authors_.end(), [&](const Term& author) { return author.name == name; });
    if (!known && !name.empty()) authors_.push_back({std::move(name), std::move(url)});
  }

  void add_meta(const char* name, Publisher publisher) {
    const auto found = sources_.head.meta.find(name);
    if (found == sources_.head.meta.end()) return;
    constexpr size_t authors_max = 20;
    for (const std::string_view value : found->second) {
      if (authors_.size() >= authors_max) return;
      const std::string line = text::clean_line(value.substr(0, 300));
      for (std::string& one : names_of_byline(line)) {
        if (publisher == Publisher::Accept || !is_publisher(one)) add(std::move(one), {});
      }
    }
  }

  // Systems have names of their own for it: "sailthru.author", "cXenseParse:author".
  void add_other_meta() {
    std::vector<std::string_view> names;
    for (const auto& [name, values] : sources_.head.meta) {
      const std::string_view end = std::string_view(name).substr(name.find_last_of(".:-_") + 1);
      if (end.size() < name.size() && end == "author") names.push_back(name);
    }
    std::sort(names.begin(), names.end());
    for (const std::string_view name : names) {
      if (authors_.empty()) add_meta(std::string(name).c_str(), Publisher::Refuse);
    }
  }

  // Cards of links have up to two labels with their values: twitter:label1 "Written by", twitter:data1 "Ann Lee".
  void add_card_label() {
    for (const char* number : {"1", "2"}) {
      std::string_view label = sources_.head.first_meta(std::string("twitter:label") + number);
      const bool is_of_author = strip_label(label) && label.empty();
      if (is_of_author && authors_.empty()) add_meta((std::string("twitter:data") + number).c_str(), Publisher::Refuse);
    }
  }

  bool is_publisher(const std::string& name) const {
    const std::string folded = text::fold(name);
    return folded == text::fold(sources_.data.publisher) ||
           folded == text::fold(sources_.head.first_meta("og:site_name"));
  }

  void add_structured(Publisher publisher) {
    for (const StructuredData::Author& author : sources_.data.authors) {
      if (publisher == Publisher::Refuse && (!author.is_person || is_publisher(author.name))) continue;
      if (!is_name(author.name)) continue;
      add(author.name, author.url.empty() ? std::string() : html::resolve_url(sources_.head.base_url, author.url));
    }
  }

  void add_printed() {
    constexpr int marked_max = 30;
    const PrintedArea area(sources_.tree, sources_.signs);
    const std::vector<size_t> around = area.around(sources_.title, sources_.main_part);
    int marked = 0;
    for (const size_t index : around) {
      const html::Node& node = sources_.tree.elements[index].node;
      if (!names_author(node) || ++marked > marked_max) continue;
      const std::string line = node.text();
      if (take_line(line, node)) return;
    }
    for (const size_t index : around) {
      if (take_labelled(sources_.tree.elements[index].node)) return;
    }
  }

  // "By Ann Lee", or "By" with the name in the element behind it.
  bool take_labelled(const html::Node& node) {
    constexpr size_t line_bytes_max = 80;
    std::string line = own_text(node);
    if (line.size() > line_bytes_max) return false;
    std::string_view rest = line;
    if (!strip_label(rest)) return false;
    if (rest.empty() || !is_upper_or_foreign(rest[0])) {
      const std::string within = node.text();
      line = within.size() > line.size() + 1 ? within : node.parent().text();
      rest = line;
      if (line.size() > line_bytes_max || !strip_label(rest) || rest.empty()) return false;
    }
    // What runs on in small letters is a sentence.
    return is_upper_or_foreign(rest[0]) && !rest.ends_with('.') && take_line(line, node);
  }

  // Below the text or beside it, if the page names one author only.
  void add_marked_anywhere() {
    constexpr int marked_max = 20;
    constexpr size_t line_bytes_max = 100;
    int marked = 0;
    for (size_t i = 0; i < sources_.tree.elements.size() && marked < marked_max; ++i) {
      const html::Node& node = sources_.tree.elements[i].node;
      if (sources_.signs[i] == ChromeSign::Landmark || !names_author(node)) continue;
      ++marked;
      const std::string line = node.text();
      if (line.size() <= line_bytes_max) take_line(line, node);
    }
    if (authors_.size() > 1) authors_.clear();
  }

  bool take_line(const std::string& line, const html::Node& node) {
    for (Term& author : names_of_element(node, line, sources_.head.base_url))
      add(std::move(author.name), std::move(author.url));
    return !authors_.empty();
  }

  const BylineSources& sources_;
  std::vector<Term> authors_;
};

}  // namespace

std::vector<std::string> names_of_byline(std::string_view line) {
  strip_label(line);
  for (const std::string_view end : ends) line = line.substr(0, line.find(end));
  // A date or a reading time follows without a mark.
  if (line.find_first_of("0123456789") != std::string_view::npos) {
    const auto dates = text::find_dates(line);
    if (!dates.empty()) line = line.substr(0, dates.front().start);
    const size_t digit = line.find_first_of("0123456789");
    if (digit != std::string_view::npos) line = line.substr(0, digit == 0 ? 0 : line.rfind(' ', digit));
  }
  std::vector<std::string> names;
  split_names(trim(line, around_names), names);
  std::erase_if(names, [](const std::string& name) { return !is_name(name); });
  return names;
}

// A card's marks are less sure than an article's: what is not plainly a name is left.
std::vector<Term> find_card_authors(const PageTree& tree, const Card& card, const std::string& base_url) {
  constexpr size_t line_bytes_max = 100;
  constexpr ptrdiff_t spaces_max = 4;
  for (size_t i = card.first; i < card.end; ++i) {
    const html::Node& node = tree.elements[i].node;
    if (!names_author(node)) continue;
    const std::string line = node.text();
    if (line.size() > line_bytes_max) continue;
    std::vector<Term> authors = names_of_element(node, line, base_url);
    std::erase_if(authors, [](const Term& author) {
      return !is_upper_or_foreign(author.name[0]) ||
             std::count(author.name.begin(), author.name.end(), ' ') > spaces_max;
    });
    if (!authors.empty()) return authors;
  }
  return {};
}

std::vector<Term> find_authors(const BylineSources& sources) { return AuthorFinder(sources).find(); }

}  // namespace strongroom::ingest::page
