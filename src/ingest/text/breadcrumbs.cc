// SPDX-License-Identifier: Apache-2.0
#include "ingest/text/breadcrumbs.h"

#include <algorithm>

#include "base/ascii.h"

namespace strongroom::ingest::dump {
namespace {

constexpr size_t line_bytes_max = 600;

constexpr std::string_view labels[] = {
    "You are here:",   "You are here",   "أنت هنا:",         "انت هنا:",     "أنت هنا",     "أنت هنا :",
    "Vous êtes ici :", "Vous êtes ici:", "Usted está aquí:", "Está aquí:",   "Estás aquí:", "Sie sind hier:",
    "Aktuelle Seite:", "Sei qui:",       "Você está aqui:",  "Buradasınız:", "Вы здесь:",   "Ви тут:"};
constexpr std::string_view home_words[] = {"Home Page", "Home",   "HOME",       "الصفحة الرئيسية", "الرئيسية",
                                           "Accueil",   "Inicio", "Startseite", "Главная",         "Start"};
constexpr std::string_view separators[] = {"»", "›", ">", "→", "←", "«", "‹", "::", "|", " / ", "•", "/"};
// Sections above the categories on most press sites.
constexpr std::string_view section_names[] = {"Media Center",    "Media Centre",    "Press Center",    "Press Centre",
                                              "Press Office",    "Press Room",      "News Room",       "Newsroom",
                                              "News Center",     "Media Office",    "Media Room",      "Latest News",
                                              "المركز الإعلامي", "المركز الاعلامي", "المكتب الإعلامي", "غرفة الأخبار"};

std::string_view without_label(std::string_view line) {
  for (const std::string_view label : labels) {
    if (line.starts_with(label)) return trim(line.substr(label.size()));
  }
  return line;
}

// Whether `text` begins, or ends, with `words` as whole words.
bool begins_with_words(std::string_view text, std::string_view words) {
  return text.starts_with(words) && (text.size() == words.size() || text[words.size()] == ' ');
}
bool ends_with_words(std::string_view text, std::string_view words) {
  return text.ends_with(words) && (text.size() == words.size() || text[text.size() - words.size() - 1] == ' ');
}

std::string_view home_word_of(std::string_view line) {
  for (const std::string_view word : home_words) {
    if (begins_with_words(line, word)) return word;
  }
  return {};
}

std::string_view separator_of(std::string_view line) {
  for (const std::string_view separator : separators) {
    if (line.find(separator) != std::string_view::npos) return separator;
  }
  return {};
}

std::vector<std::string> split_at(std::string_view line, std::string_view separator) {
  std::vector<std::string> crumbs;
  while (!line.empty()) {
    const size_t end = std::min(line.find(separator), line.size());
    if (const std::string_view crumb = trim(line.substr(0, end)); !crumb.empty()) crumbs.emplace_back(crumb);
    line.remove_prefix(std::min(line.size(), end + separator.size()));
  }
  return crumbs;
}

// Takes known names off both ends until none fits, then the rest is one crumb.
std::vector<std::string> split_by_names(std::string_view line, const std::vector<std::string>& known) {
  std::vector<std::string> front;
  std::vector<std::string> back;
  std::vector<std::string_view> names(known.begin(), known.end());
  names.insert(names.end(), std::begin(section_names), std::end(section_names));
  // Longest first: "Harbour News" before "News".
  std::stable_sort(names.begin(), names.end(), [](auto a, auto b) { return a.size() > b.size(); });
  if (const std::string_view home = home_word_of(line); !home.empty()) {
    front.emplace_back(home);
    line = trim(line.substr(home.size()));
  }
  for (bool taken = true; taken && !line.empty();) {
    taken = false;
    for (const std::string_view name : names) {
      if (name.empty() || (!begins_with_words(line, name) && !ends_with_words(line, name))) continue;
      const bool at_end = ends_with_words(line, name);
      (at_end ? back : front).emplace_back(name);
      line = trim(at_end ? line.substr(0, line.size() - name.size()) : line.substr(name.size()));
      taken = true;
      break;
    }
  }
  if (!line.empty()) front.emplace_back(line);
  front.insert(front.end(), back.rbegin(), back.rend());
  return front;
}

}  // namespace

std::vector<std::string> split_breadcrumbs(std::string_view line, const std::vector<std::string>& known) {
  line = without_label(trim(line.substr(0, line_bytes_max)));
  const std::string_view separator = separator_of(line);
  // A heading behind the last one was taken off.
  if (!separator.empty() && line.ends_with(trim(separator)))
    line = trim(line.substr(0, line.size() - trim(separator).size()));
  return separator.empty() ? split_by_names(line, known) : split_at(line, separator);
}

bool is_breadcrumb_line(std::string_view line) {
  if (line.size() > line_bytes_max) return false;
  const std::string_view rest = without_label(line);
  if (rest.size() != line.size()) return true;
  if (home_word_of(line).empty()) return false;
  const std::string_view separator = separator_of(line);
  // Behind the home word itself: a sentence may begin with "Home" and hold a slash later.
  return !separator.empty() && trim(line.substr(home_word_of(line).size())).starts_with(trim(separator));
}

bool is_breadcrumb_label(std::string_view line) {
  return std::find(std::begin(labels), std::end(labels), line) != std::end(labels);
}

bool is_home(std::string_view line) { return !line.empty() && home_word_of(line).size() == line.size(); }

bool begins_with_home(std::string_view line) { return !home_word_of(without_label(line)).empty(); }

}  // namespace strongroom::ingest::dump
