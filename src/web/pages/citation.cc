// SPDX-License-Identifier: Apache-2.0
#include "web/pages/citation.h"

#include <fmt/core.h>

namespace strongroom::web {

namespace {

const std::string& publisher_of(const CitationFacts& facts) {
  const auto& credit = facts.revision.item.source_credit;
  return credit.empty() ? facts.archive_name : credit;
}

std::string authors_of(const records::Item& item, std::string_view between) {
  std::string all;
  for (const auto& author : item.authors) all += (all.empty() ? "" : std::string(between)) + author.name;
  return all;
}

std::string for_bibtex(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '&':
      case '%':
      case '$':
      case '#':
      case '_':
      case '{':
      case '}':
        out += '\\';
        out += c;
        break;
      case '\\':
        out += "\\textbackslash{}";
        break;
      case '~':
        out += "\\textasciitilde{}";
        break;
      case '^':
        out += "\\textasciicircum{}";
        break;
      default:
        out += c;
    }
  }
  return out;
}

// A bar would end the parameter, brackets and braces would begin a link or a template.
std::string for_wikipedia(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '|':
        out += "{{!}}";
        break;
      case '[':
        out += "&#91;";
        break;
      case ']':
        out += "&#93;";
        break;
      case '{':
        out += "&#123;";
        break;
      case '}':
        out += "&#125;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

// What runs from left to right in a sentence of any language. Copying it takes nothing but the text.
std::string left_to_right(const std::string& text) { return "<bdi dir=\"ltr\">" + escape_html(text) + "</bdi>"; }

// The marks of a sentence in the language of what is cited.
struct Punctuation {
  std::string_view comma = ", ";
  std::string_view open = "“";
  std::string_view close = "”";
};

Punctuation punctuation_of(const std::string& lang) {
  const bool is_arabic_script = lang == "ar" || lang == "fa" || lang == "ur";
  return is_arabic_script ? Punctuation{"، ", "«", "»"} : Punctuation{};
}

Html plain(const CitationFacts& facts) {
  const auto marks = punctuation_of(facts.revision.item.lang);
  const auto authors = authors_of(facts.revision.item, marks.comma);
  const std::string words = fmt::format(
      "{}{}: {}{}{}. {}. {}{}", authors.empty() ? "" : authors + std::string(marks.comma), publisher_of(facts),
      marks.open, facts.heading, marks.close, facts.date, facts.archive_name, marks.comma);
  const std::string place =
      fmt::format("{}, r{}, #{}", facts.revision.id.value, facts.revision.revision.value, facts.entry_number);
  return Html(fmt::format("{}{}. {}. {}", escape_html(words), left_to_right(place),
                          left_to_right("SHA-256 " + facts.digest), left_to_right(facts.url)));
}

std::string bibtex(const CitationFacts& facts) {
  const auto& item = facts.revision.item;
  const auto authors = authors_of(item, " and ");
  std::string entry = fmt::format("@misc{{{},\n  title = {{{{{}}}}},\n  author = {{{}}},\n", facts.revision.id.value,
                                  for_bibtex(facts.heading),
                                  authors.empty() ? "{" + for_bibtex(publisher_of(facts)) + "}" : for_bibtex(authors));
  if (item.date.date) entry += fmt::format("  date = {{{}}},\n", item.date.date->iso());
  return entry + fmt::format(
                     "  howpublished = {{{}}},\n  url = {{{}}},\n  langid = {{{}}},\n"
                     "  note = {{revision {}, log entry {}, SHA-256 {}}}\n}}",
                     for_bibtex(facts.archive_name), facts.url, item.lang, facts.revision.revision.value,
                     facts.entry_number, facts.digest);
}

std::string wikipedia(const CitationFacts& facts) {
  const auto& item = facts.revision.item;
  std::string cite = "{{cite press release |title=" + for_wikipedia(facts.heading);
  if (item.date.date) cite += " |date=" + item.date.date->iso();
  cite += " |publisher=" + for_wikipedia(publisher_of(facts)) + " |language=" + item.lang;
  return cite + " |url=" + facts.url + " |via=" + for_wikipedia(facts.archive_name) + "}}";
}

}  // namespace

Citation make_citation(const CitationFacts& facts) { return {plain(facts), bibtex(facts), wikipedia(facts)}; }

}  // namespace strongroom::web
