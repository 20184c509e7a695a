// SPDX-License-Identifier: Apache-2.0
#include "ingest/page/chrome.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "base/ascii.h"
#include "ingest/html/elements.h"

namespace strongroom::ingest::page {
namespace {

// Furniture wherever the word stands in a class or id. Sorted.
constexpr std::string_view furniture[] = {
    "addtoany", "advert",     "advertisement", "advertising", "alsoread", "authorbio",   "breadcrumb",   "breadcrumbs",
    "byline",   "colophon",   "comments",      "consent",     "cookie",   "cookies",     "copyright",    "crumbs",
    "disqus",   "drawer",     "flyout",        "footer",      "gdpr",     "hamburger",   "lightbox",     "livechat",
    "login",    "masthead",   "megamenu",      "menu",        "modal",    "mostpopular", "mostread",     "nav",
    "navbar",   "navigation", "newsletter",    "newsletters", "noprint",  "offcanvas",   "onetrust",     "optin",
    "ot",       "outbrain",   "pager",         "pagination",  "paging",   "popup",       "readnext",     "related",
    "replies",  "respond",    "searchbox",     "searchform",  "sharebar", "shares",      "sharethis",    "sharing",
    "sidebar",  "signin",     "signup",        "socials",     "submenu",  "subscribe",   "subscription", "taboola",
    "tagcloud", "toolbar",    "tooltip",       "topbar",      "upnext"};

// Furniture only where it is the whole class or id. Sorted.
constexpr std::string_view furniture_alone[] = {
    "ad",          "ads",      "banner",       "bio",       "biography", "comment",
    "cta",         "donate",   "dropdown",     "follow",    "hidden",    "overlay",
    "popular",     "print",    "promo",        "promos",    "promotion", "recommendations",
    "recommended", "register", "screenreader", "search",    "share",     "skip",
    "skiplink",    "social",   "sponsor",      "sponsored", "tags",      "toc",
    "trending",    "widget"};

// Two words side by side. Sorted.
constexpr std::string_view furniture_pairs[] = {
    "about author",   "also like",     "announcement bar", "article footer", "author bio",    "author box",
    "author info",    "call to",       "comment form",     "comment list",   "cookie banner", "email signup",
    "entry footer",   "follow us",     "global header",    "may also",       "mega menu",     "modal dialog",
    "more from",      "more stories",  "most popular",     "most read",      "nav links",     "off canvas",
    "page footer",    "post footer",   "post navigation",  "post tags",      "read more",     "read next",
    "recent posts",   "screen reader", "search form",      "share bar",      "share buttons", "side bar",
    "sign up",        "site footer",   "site header",      "skip link",      "social links",  "social media",
    "social share",   "sr only",       "table contents",   "tag list",       "tags links",    "up next",
    "visually hidden"};

// Parts of a listing whose own footer holds their authors and day ("card__footer"). Sorted.
constexpr std::string_view card_words[] = {"card", "item", "preview", "snippet", "teaser", "tile"};

constexpr std::string_view byline_pairs[] = {"article info", "article meta", "entry meta", "post info", "post meta"};

// A class that begins so speaks of a state, or of the text itself.
constexpr std::string_view stateful[] = {"body", "content", "has", "hide", "is",   "js",
                                         "main", "no",      "not", "show", "with", "without"};

constexpr std::string_view landmark_roles[] = {"alert",       "alertdialog", "banner",  "complementary",
                                               "contentinfo", "dialog",      "menu",    "menubar",
                                               "navigation",  "search",      "toolbar", "tooltip"};

template <size_t N>
bool holds(const std::string_view (&table)[N], std::string_view word) {
  return std::binary_search(std::begin(table), std::end(table), word);
}

// "relatedPosts__item-2" is "related", "posts", "item".
std::vector<std::string> words_of_name(std::string_view name) {
  std::vector<std::string> words;
  char before = ' ';
  for (const char c : name) {
    if (is_ascii_letter(c)) {
      const bool begins = !is_ascii_letter(before) || (is_ascii_upper(c) && !is_ascii_upper(before));
      if (begins || words.empty()) words.emplace_back();
      words.back() += ascii_lower(c);
    }
    before = c;
  }
  return words;
}

ChromeSign sign_of_name(std::string_view name) {
  constexpr size_t name_bytes_max = 60;
  constexpr size_t words_max = 7;
  // Names with these are style rules of frameworks: "md:hidden", "w-[40px]".
  if (name.size() > name_bytes_max || name.find_first_of(":[") != std::string_view::npos) return ChromeSign::None;
  const std::vector<std::string> words = words_of_name(name);
  if (words.empty() || words.size() > words_max || holds(stateful, words[0])) return ChromeSign::None;
  if (words.size() == 1 && words[0] == "byline") return ChromeSign::Byline;
  if (words.size() == 1 && holds(furniture_alone, words[0])) return ChromeSign::Named;
  for (size_t i = 0; i < words.size(); ++i) {
    if (words[i] == "byline") return ChromeSign::Byline;
    if (words[i] == "footer" && i > 0 && holds(card_words, words[i - 1])) continue;
    if (holds(furniture, words[i])) return ChromeSign::Named;
    if (i == 0) continue;
    const std::string pair = words[i - 1] + " " + words[i];
    if (holds(byline_pairs, pair)) return ChromeSign::Byline;
    if (holds(furniture_pairs, pair)) return ChromeSign::Named;
  }
  return ChromeSign::None;
}

}  // namespace

ChromeSign ChromeSigns::of(const html::Node& node) {
  const std::string_view tag = node.tag();
  if (tag == "body" || tag == "main" || tag == "article") return ChromeSign::None;
  if (tag == "nav" || tag == "footer" || tag == "aside") return ChromeSign::Landmark;
  if (tag == "form") return ChromeSign::Form;
  if (tag == "header") return ChromeSign::Header;
  if (holds(landmark_roles, node.attribute("role")) || node.attribute("aria-modal") == "true") {
    return ChromeSign::Landmark;
  }
  if (html::is_unseen(node)) return ChromeSign::Hidden;
  for (const char* attribute : {"class", "id"}) {
    html::ClassTokens names(node.attribute(attribute));
    for (std::string_view name = names.next(); !name.empty(); name = names.next()) {
      if (const ChromeSign sign = of_name(name); sign != ChromeSign::None) return sign;
    }
  }
  return ChromeSign::None;
}

ChromeSign ChromeSigns::of_name(std::string_view name) {
  const auto [found, is_new] = known_.try_emplace(name, ChromeSign::None);
  if (is_new) found->second = sign_of_name(name);
  return found->second;
}

}  // namespace strongroom::ingest::page
