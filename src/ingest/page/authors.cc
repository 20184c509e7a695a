// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "ingest/html/url.h"
#include "ingest/page/byline.h"
#include "ingest/page/printed_area.h"
#include "text/normalise.h"

namespace strongroom::ingest::page {
namespace {

using records::Term;

constexpr size_t name_bytes_max = 80;

// Before a name; the longer first.
constexpr std::string_view labels[] = {"written and reviewed by ",
                                       "medically reviewed by ",
                                       "article written by ",
                                       "posted by ",
                                       "written by ",
                                       "published by ",
                                       "story by ",
                                       "words by ",
                                       "author: ",
                                       "authors: ",
                                       "author ",
                                       "writer: ",
                                       "by: ",
                                       "by ",
                                       "von ",
                                       "par ",
                                       "por ",
                                       "di ",
                                       "door ",
                                       "av ",
                                       "автор: ",
                                       "автор ",
                                       "بقلم: ",
                                       "بقلم ",
                                       "كتبه ",
                                       "كتب: ",
                                       "מאת: ",
                                       "מאת ",
                                       "作者：",
                                       "作者: ",
                                       "作者:",
                                       "文/"};

// What follows a name in its line.
constexpr std::string_view ends[] = {" | ", " • ", " · ", " — ", " – ", " - ", " on ", " in ", " / ", "\t"};

std::string ascii_lower(std::string_view text) {
  std::string lowered(text);
  for (char& c : lowered) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return lowered;
}

bool strip_label(std::string_view& line) {
  const std::string lowered = ascii_lower(line.substr(0, 40));
  for (const std::string_view label : labels) {
    if (!lowered.starts_with(label)) continue;
    line.remove_prefix(label.size());
    strip_label(line);
    return true;
  }
  return false;
}

bool is_name(std::string_view name) {
  constexpr ptrdiff_t spaces_max = 6;
  if (name.size() < 2 || name.size() > name_bytes_max || html::is_absolute_url(name)) return false;
  if (name.find_first_of("@<>{}") != std::string_view::npos) return false;
  const bool all_digits = std::all_of(name.begin(), name.end(), [](char c) { return c >= '0' && c <= '9'; });
  return !all_digits && std::count(name.begin(), name.end(), ' ') <= spaces_max;
}

std::string_view trim(std::string_view text) {
  constexpr std::string_view around = " ,;:|";
  const size_t start = text.find_first_not_of(around);
  if (start == std::string_view::npos) return {};
  return text.substr(start, text.find_last_not_of(around) + 1 - start);
}

// "Ann Lee and Bo Park" is two names, "Ann Lee, MD" is one.
void split_names(std::string_view line, std::vector<std::string>& names) {
  for (const std::string_view joint : {" and ", " & ", ";", " und ", " et ", " y "}) {
    const size_t at = line.find(joint);
    if (at == std::string_view::npos) continue;
    const std::string_view left = trim(line.substr(0, at));
    const std::string_view right = trim(line.substr(at + joint.size()));
    if (right.find(' ') == std::string_view::npos) break;  // "Ann & Bo" is how they sign
    split_names(left, names);
    split_names(right, names);
    return;
  }
  const size_t comma = line.find(", ");
  if (comma != std::string_view::npos) {
    const std::string_view right = trim(line.substr(comma + 2));
    const bool is_list = trim(line.substr(0, comma)).find(' ') != std::string_view::npos &&
                         right.substr(0, right.find(',')).find(' ') != std::string_view::npos;
    if (is_list) {
      names.emplace_back(trim(line.substr(0, comma)));
      split_names(right, names);
      return;
    }
  }
  if (line = trim(line); is_name(line)) names.emplace_back(line);
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

class AuthorFinder {
 public:
  explicit AuthorFinder(const BylineSources& sources) : sources_(sources) {}

  std::vector<Term> find() {
    for (const char* name : {"author", "article:author", "dc.creator", "citation_author", "parsely-author", "byl"}) {
      add_meta(name);
      if (!authors_.empty()) return authors_;
    }
    add_structured(/*people_only=*/true);
    if (authors_.empty()) add_printed();
    if (authors_.empty()) add_structured(/*people_only=*/false);
    return authors_;
  }

 private:
  void add(std::string name, std::string url) {
    const bool known =
        std::any_of(authors_.begin(), authors_.end(), [&](const Term& author) { return author.name == name; });
    if (!known && !name.empty()) authors_.push_back({std::move(name), std::move(url)});
  }

  void add_meta(const char* name) {
    const auto found = sources_.head.meta.find(name);
    if (found == sources_.head.meta.end()) return;
    constexpr size_t authors_max = 20;
    for (const std::string_view value : found->second) {
      if (authors_.size() >= authors_max) return;
      const std::string line = text::clean_line(value.substr(0, 300));
      for (std::string& one : names_of_byline(line)) add(std::move(one), {});
    }
  }

  bool is_publisher(const std::string& name) const {
    const std::string folded = text::fold(name);
    return folded == text::fold(sources_.data.publisher) ||
           folded == text::fold(sources_.head.first_meta("og:site_name"));
  }

  void add_structured(bool people_only) {
    for (const StructuredData::Author& author : sources_.data.authors) {
      if (people_only && (!author.is_person || is_publisher(author.name))) continue;
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
      const html::Node& node = sources_.tree.elements[index].node;
      std::string line = own_text(node);
      std::string_view rest = std::string_view(line);
      const bool is_label =
          ascii_lower(line) == "by" || ascii_lower(line) == "by:" || ascii_lower(line) == "written by";
      if (is_label) line = node.text().size() > line.size() + 1 ? node.text() : node.parent().text();
      rest = line;
      if (line.size() < 200 && strip_label(rest) && take_line(line, node)) return;
    }
  }

  bool take_line(const std::string& line, const html::Node& node) {
    constexpr size_t line_bytes_max = 200;
    if (line.empty() || line.size() > line_bytes_max) return false;
    for (std::string& name : names_of_byline(line)) {
      const bool linked = node.tag() == "a" && !html::is_dead_link(node.attribute("href"));
      add(std::move(name), linked ? html::resolve_url(sources_.head.base_url, node.attribute("href")) : std::string());
    }
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
  const size_t digit = line.find_first_of("0123456789");
  if (digit != std::string_view::npos && digit > 0) line = line.substr(0, line.rfind(' ', digit));
  std::vector<std::string> names;
  split_names(trim(line), names);
  std::erase_if(names, [](const std::string& name) { return !is_name(name); });
  return names;
}

std::vector<Term> find_authors(const BylineSources& sources) { return AuthorFinder(sources).find(); }

}  // namespace strongroom::ingest::page
