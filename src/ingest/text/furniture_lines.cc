// SPDX-License-Identifier: Apache-2.0
#include "ingest/text/furniture_lines.h"

#include <algorithm>
#include <iterator>
#include <string>

#include "base/ascii.h"
#include "ingest/page_counter.h"
#include "text/normalise.h"
#include "text/printed_date.h"

namespace strongroom::ingest::dump {
namespace {

// Page furniture is short; a long line is somebody's text.
constexpr size_t furniture_bytes_max = 160;

// All tables: folded.
constexpr std::string_view read_more_words[] = {"read more",        "more",
                                                "continue reading", "read full article",
                                                "read full story",  "المزيد",
                                                "اقرا المزيد",      "قراءه المزيد",
                                                "للمزيد",           "تابع القراءه",
                                                "اكمل القراءه",     "متابعه القراءه",
                                                "اقرا اكثر",        "المزيد من التفاصيل",
                                                "عرض المزيد",       "لقراءه المزيد",
                                                "اقرا الخبر كاملا", "ادامه مطلب",
                                                "lire la suite",    "en savoir plus",
                                                "leer mas",         "weiterlesen",
                                                "подробнее",        "devamini oku",
                                                "leggi tutto",      "lees meer"};

constexpr std::string_view furniture_words[] = {
    "print", "email", "e mail", "font size", "decrease font size", "increase font size", "be the first to comment",
    "rate this item", "tweet", "pin it", "share", "sharing", "google plus", "pdf", "save to pdf", "like us on facebook",
    "follow us on twitter", "back to top", "login to post comments", "subscribe to this rss feed", "print email",
    "no results found", "media", "image gallery", "view the embedded image gallery online at", "view items",
    "add new comment", "older posts", "newer posts", "search for", "download attachments", "markdown content",
    // Arabic
    "طباعه", "البريد الالكتروني", "طباعه البريد الالكتروني", "حجم الخط", "تصغير حجم الخط", "تكبير حجم الخط",
    "تصغير الخط", "تكبير الخط", "قيم الموضوع", "قيم هذا الموضوع", "قيم هذا العنصر", "قيم هذه الماده", "العوده للاعلي",
    "العوده الي الاعلي", "العوده الي اعلي", "الي الاعلي", "اعلي الصفحه", "كن اول من يعلق", "لا توجد نتايج",
    "تحميل المرفقات", "معرض الصور", "شارك علي فيسبوك", "شارك علي تويتر", "غرد", "اضف تعليقا",
    // French, Spanish
    "imprimer e mail", "evaluer cet element", "notez cet element", "retour en haut", "soyez le premier a commenter",
    "imprimir email", "valora este articulo", "volver arriba", "se el primero en comentar"};

// "#" is a number. What else stands behind these on the line ("Last modified on …") is of the page too.
constexpr std::string_view furniture_starts[] = {"font size",         "last modified on",
                                                 "last updated on",   "hits #",
                                                 "read # times",      "read # time",
                                                 "حجم الخط",          "اخر تعديل علي",
                                                 "اخر تعديل في",      "اخر تحديث",
                                                 "تم التعديل في",     "قراءه # مره",
                                                 "قراءه # مرات",      "قرات # مره",
                                                 "قريت # مره",        "قرئ # مره",
                                                 "تمت القراءه # مره", "تمت قراءته # مره",
                                                 "عدد الزيارات #",    "عدد المشاهدات #",
                                                 "عدد القراءات #",    "المشاهدات #",
                                                 "الزيارات #",        "القراءات #",
                                                 "taille de police",  "derniere modification le",
                                                 "lu # fois",         "vu # fois",
                                                 "tamano de letra",   "modificado por ultima vez",
                                                 "visto # veces",     "leido # veces"};

constexpr std::string_view vote_words[] = {"votes", "vote", "اصوات", "صوت", "تصويت", "votos", "voto"};

constexpr std::string_view footer_words[] = {"related items", "related items by tag", "leave a comment",
                                             "latest from",   "مواضيع ذات صله",       "عناصر ذات صله",
                                             "مواد ذات صله",  "اخر المواضيع"};
constexpr std::string_view footer_starts[] = {
    "more in this category", "المزيد في هذا القسم",   "المزيد في هذه الفيه",       "المزيد من هذا القسم",
    "المزيد من هذه الفيه",   "المزيد في هذا التصنيف", "plus dans cette categorie", "mas en esta categoria"};

template <size_t count>
bool is_one_of(std::string_view text, const std::string_view (&list)[count]) {
  return std::find(std::begin(list), std::end(list), text) != std::end(list);
}

template <size_t count>
bool starts_with_one_of(std::string_view text, const std::string_view (&list)[count]) {
  return std::any_of(std::begin(list), std::end(list), [&](std::string_view start) {
    return text.starts_with(start) && (text.size() == start.size() || text[start.size()] == ' ');
  });
}

// "قراءة ٥١٢ مرات" is "قراءه # مرات".
std::string with_number_signs(std::string_view folded) {
  std::string signs;
  for (size_t start = 0; start < folded.size();) {
    const size_t end = std::min(folded.find(' ', start), folded.size());
    const std::string_view word = folded.substr(start, end - start);
    if (!signs.empty()) signs += ' ';
    signs += text::parse_number(word) ? std::string_view("#") : word;
    start = end + 1;
  }
  return signs;
}

std::string_view without_dots(std::string_view line) {
  for (bool found = true; found;) {
    found = false;
    for (const std::string_view dots : {"...", "…", "»", ">>", " "}) {
      if (line.ends_with(dots)) line.remove_suffix(dots.size()), found = true;
    }
  }
  return line;
}

bool ends_like_question(std::string_view line) { return line.ends_with('?') || line.ends_with("؟"); }

// "Share 12", "12 Shares", "Like (3)": buttons with how often they were pressed.
bool is_pressed_button(std::string_view line) {
  constexpr std::string_view words[] = {"share", "shares", "like", "likes", "tweet",  "tweets",
                                        "pin",   "pins",   "+1",   "views", "مشاركة", "إعجاب"};
  constexpr size_t button_bytes_max = 40;
  constexpr std::string_view around = " ()[]:";
  if (line.size() > button_bytes_max) return false;
  const std::string lowered = ascii_lower(line);
  for (const size_t space : {lowered.find(' '), lowered.rfind(' ')}) {
    if (space == std::string::npos) return false;
    std::string_view word = std::string_view(lowered).substr(0, space);
    std::string_view number = std::string_view(lowered).substr(space + 1);
    if (is_ascii_digit(word[0])) std::swap(word, number);
    while (!number.empty() && around.find(number.front()) != std::string_view::npos) number.remove_prefix(1);
    while (!number.empty() && around.find(number.back()) != std::string_view::npos) number.remove_suffix(1);
    if (is_one_of(word, words) && text::parse_number(number)) return true;
  }
  return false;
}

// "(3 votes)", perhaps behind the stars of a rating: "1 2 3 4 5 (0 votes)"
bool is_vote_count(std::string_view line) {
  constexpr size_t count_bytes_max = 60;
  const size_t open = line.rfind('(');
  if (line.size() > count_bytes_max || open == std::string_view::npos || !line.ends_with(')')) return false;
  if (line.find_first_not_of("0123456789 ") != open) return false;
  const std::string folded = text::fold(line.substr(open));
  const size_t space = folded.find(' ');
  return space != std::string::npos && text::parse_number(std::string_view(folded).substr(0, space)) &&
         is_one_of(std::string_view(folded).substr(space + 1), vote_words);
}

// "----------", "* * *", but not "...", which says that a text was cut off.
bool is_rule(std::string_view line) {
  constexpr size_t marks_min = 3;
  const char mark = line[0];
  constexpr std::string_view marks = "-_=*~+#";
  return marks.find(mark) != std::string_view::npos &&
         line.find_first_not_of(std::string{mark, ' '}) == std::string_view::npos &&
         static_cast<size_t>(std::count(line.begin(), line.end(), mark)) >= marks_min;
}

// "[quay.jpg]": what text browsers show for a picture without words.
bool is_picture_name(std::string_view line) {
  constexpr size_t name_bytes_max = 120;
  if (line.size() > name_bytes_max || !line.starts_with('[') || !line.ends_with(']')) return false;
  const std::string lowered = ascii_lower(line.substr(1, line.size() - 2));
  for (const std::string_view end : {".jpg", ".jpeg", ".png", ".gif", ".webp", ".svg"}) {
    if (lowered.ends_with(end)) return true;
  }
  return lowered == "inline" || lowered == "image";
}

}  // namespace

bool is_read_more(std::string_view line) {
  constexpr size_t words_bytes_max = 60;
  constexpr size_t with_title_bytes_max = 300;
  const auto are_words = [](std::string_view words) {
    words = without_dots(words);
    return !ends_like_question(words) && is_one_of(text::fold(words), read_more_words);
  };
  if (line.size() < words_bytes_max && are_words(line)) return true;
  // "Read more about Ships wait for the lamp", "Read more: Ships wait for the lamp"
  if (line.size() <= with_title_bytes_max && ascii_lower(line.substr(0, 16)).starts_with("read more about ")) {
    return true;
  }
  const size_t colon = line.find(':');
  if (colon > words_bytes_max || line.size() > with_title_bytes_max) return false;  // a colon at npos too
  const std::string_view before = line.substr(0, colon);
  // "More:" is a text's.
  const std::string folded = text::fold(before);
  return folded != "more" && folded != "المزيد" && are_words(before);
}

std::string_view without_brackets(std::string_view words) {
  if (!words.starts_with('[') && !words.starts_with('(')) return words;
  return words.substr(1, words.find_first_of("])") - 1);
}

size_t read_more_at_end(std::string_view line) {
  constexpr size_t reach = 60;
  constexpr std::string_view ends[] = {".", "!", "?", "؟", "…", "”", "\"", "»", ")", "]"};
  const size_t from = line.size() > reach ? line.size() - reach : 1;
  for (size_t space = line.find(' ', from); space != std::string_view::npos; space = line.find(' ', space + 1)) {
    const std::string_view words = without_brackets(line.substr(space + 1));
    const std::string_view before = line.substr(0, space);
    const auto ends_before = [&](std::string_view end) { return before.ends_with(end); };
    // "More" alone may be a sentence's.
    if (std::any_of(std::begin(ends), std::end(ends), ends_before) && words.find(' ') != std::string_view::npos &&
        is_read_more(words)) {
      return space;
    }
  }
  return std::string_view::npos;
}

bool is_furniture(std::string_view line) {
  if (line.size() > furniture_bytes_max) return false;
  if (is_page_link_line(line) || is_result_range(line) || is_rule(line) || is_picture_name(line) ||
      is_vote_count(line) || is_pressed_button(line)) {
    return true;
  }
  // The address of a gallery: "https://example.org/news/item/7#sigProId0a1b"
  if (line.find("#sigProId") != std::string_view::npos && line.find(' ') == std::string_view::npos) return true;
  const std::string lowered = ascii_lower(line);
  if (lowered == "google+" || lowered.ends_with(" downloads)") || lowered.ends_with(" download)")) return true;
  const std::string folded = text::fold(line);
  if (!ends_like_question(line) && is_one_of(folded, furniture_words)) return true;
  return starts_with_one_of(with_number_signs(folded), furniture_starts);
}

bool is_item_footer(std::string_view line) {
  if (line.size() > furniture_bytes_max * 2) return false;
  const std::string folded = text::fold(line);
  return is_one_of(folded, footer_words) || starts_with_one_of(folded, footer_starts) ||
         (folded.starts_with("latest from ") && !line.ends_with('.'));
}

}  // namespace strongroom::ingest::dump
