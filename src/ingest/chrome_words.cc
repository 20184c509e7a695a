// SPDX-License-Identifier: Apache-2.0
#include "ingest/chrome_words.h"

#include <algorithm>

#include "text/normalise.h"

namespace strongroom::ingest {
namespace {

// All tables: folded, sorted.
constexpr std::string_view related_headings[] = {"a lire aussi",
                                                 "about the author",
                                                 "about the authors",
                                                 "add a comment",
                                                 "ahnliche artikel",
                                                 "ahnliche beitrage",
                                                 "also read",
                                                 "articles lies",
                                                 "articles similaires",
                                                 "articoli correlati",
                                                 "articulos relacionados",
                                                 "dans la meme rubrique",
                                                 "follow us",
                                                 "further reading",
                                                 "ilgili haberler",
                                                 "keep reading",
                                                 "latest articles",
                                                 "latest news",
                                                 "latest posts",
                                                 "latest press releases",
                                                 "leave a comment",
                                                 "leave a reply",
                                                 "leave your comment",
                                                 "leer tambien",
                                                 "leggi anche",
                                                 "lesen sie auch",
                                                 "lire aussi",
                                                 "mehr zum thema",
                                                 "more articles",
                                                 "more from",
                                                 "more news",
                                                 "more on this",
                                                 "more on this topic",
                                                 "more press releases",
                                                 "more stories",
                                                 "most popular",
                                                 "most read",
                                                 "newsletter",
                                                 "noticias relacionadas",
                                                 "other news",
                                                 "read also",
                                                 "read more",
                                                 "read next",
                                                 "recent articles",
                                                 "recent posts",
                                                 "recent press releases",
                                                 "recommended",
                                                 "recommended for you",
                                                 "related",
                                                 "related articles",
                                                 "related content",
                                                 "related items",
                                                 "related links",
                                                 "related news",
                                                 "related posts",
                                                 "related reading",
                                                 "related stories",
                                                 "related topics",
                                                 "see also",
                                                 "share this",
                                                 "sign up for our newsletter",
                                                 "similar articles",
                                                 "subscribe to our newsletter",
                                                 "sur le meme sujet",
                                                 "te puede interesar",
                                                 "up next",
                                                 "verwandte artikel",
                                                 "weitere meldungen",
                                                 "you may also like",
                                                 "you might also be interested in",
                                                 "you might also like",
                                                 "другие новости",
                                                 "материалы по теме",
                                                 "похожие новости",
                                                 "схожі новини",
                                                 "читайте также",
                                                 "читайте також",
                                                 "כתבות נוספות",
                                                 "קראו גם",
                                                 "اترك تعليقا",
                                                 "اخبار ذات صله",
                                                 "اشترك في نشرتنا البريديه",
                                                 "اقرا المزيد عن",
                                                 "اقرا ايضا",
                                                 "تابعنا",
                                                 "شاهد ايضا",
                                                 "قد يعجبك ايضا",
                                                 "مقالات ذات صله",
                                                 "مواضيع ذات صله",
                                                 "相关新闻",
                                                 "相关阅读",
                                                 "関連記事"};

constexpr std::string_view footer_lines[] = {"accessibility statement",
                                             "all rights reserved",
                                             "alle rechte vorbehalten",
                                             "aviso legal",
                                             "cookie policy",
                                             "cookies",
                                             "cookies policy",
                                             "datenschutz",
                                             "datenschutzerklarung",
                                             "impressum",
                                             "informativa sulla privacy",
                                             "legal notice",
                                             "mentions legales",
                                             "note legali",
                                             "plan du site",
                                             "politica de privacidad",
                                             "politique de confidentialite",
                                             "powered by wordpress",
                                             "privacy",
                                             "privacy notice",
                                             "privacy policy",
                                             "privacy statement",
                                             "proudly powered by wordpress",
                                             "site map",
                                             "sitemap",
                                             "terms and conditions",
                                             "terms conditions",
                                             "terms of service",
                                             "terms of use",
                                             "todos los derechos reservados",
                                             "tous droits reserves",
                                             "tum haklari saklidir",
                                             "tutti i diritti riservati",
                                             "все права защищены",
                                             "карта сайта",
                                             "политика конфиденциальности",
                                             "усі права захищені",
                                             "כל הזכויות שמורות",
                                             "جميع الحقوق محفوظه",
                                             "خريطه الموقع",
                                             "سياسه الخصوصيه",
                                             "شروط الاستخدام",
                                             "كل الحقوق محفوظه",
                                             "版权所有",
                                             "隐私政策"};

template <size_t N>
bool holds_folded(const std::string_view (&table)[N], std::string_view line) {
  constexpr size_t label_bytes_max = 80;
  return line.size() <= label_bytes_max && std::binary_search(std::begin(table), std::end(table), text::fold(line));
}

// What a notice of cookies asks for, beside the word itself. Folded.
constexpr std::string_view cookie_words[] = {"cookie", "الارتباط", "עוגיות"};
constexpr std::string_view consent_words[] = {"we use",   "uses",     "accept",    "agree",   "consent", "utilise",
                                              "accepter", "verwende", "akzeptier", "utiliza", "usamos",  "utilizza",
                                              "использу", "принима",  "نستخدم",    "يستخدم",  "موافق",   "משתמש"};

template <size_t N>
bool holds_any(std::string_view text, const std::string_view (&words)[N]) {
  return std::any_of(std::begin(words), std::end(words),
                     [&](std::string_view word) { return text.find(word) != std::string_view::npos; });
}

// "About us | Contact | Privacy policy"
bool is_row_with_footer_line(std::string_view line) {
  for (const std::string_view separator : {" | ", " · ", " • ", " - ", " – "}) {
    if (line.find(separator) == std::string_view::npos) continue;
    for (size_t start = 0; start < line.size();) {
      const size_t end = std::min(line.find(separator, start), line.size());
      if (holds_folded(footer_lines, line.substr(start, end - start))) return true;
      start = end + separator.size();
    }
  }
  return false;
}

}  // namespace

bool is_related_heading(std::string_view line) { return holds_folded(related_headings, line); }

bool is_site_footer(std::string_view line) {
  constexpr size_t footer_bytes_max = 200;
  if (line.size() > footer_bytes_max) return false;
  if (line.starts_with("©") || line.starts_with("Copyright ©") || line.starts_with("(c) ")) return true;
  const std::string folded = text::fold(line);
  constexpr std::string_view reserved[] = {
      "all rights reserved",       "tous droits reserves", "alle rechte vorbehalten", "todos los derechos reservados",
      "tutti i diritti riservati", "все права защищены",   "جميع الحقوق محفوظه",      "כל הזכויות שמורות"};
  return holds_any(folded, reserved) || holds_folded(footer_lines, line) || is_row_with_footer_line(line);
}

bool is_cookie_notice(std::string_view line) {
  constexpr size_t notice_bytes_max = 600;
  if (line.size() > notice_bytes_max) return false;
  const std::string folded = text::fold(line);
  return holds_any(folded, cookie_words) && holds_any(folded, consent_words);
}

}  // namespace strongroom::ingest
