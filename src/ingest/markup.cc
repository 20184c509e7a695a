// SPDX-License-Identifier: Apache-2.0
#include "ingest/markup.h"

#include <algorithm>

#include "base/ascii.h"
#include "ingest/source_credit.h"
#include "text/language.h"
#include "text/normalise.h"

namespace strongroom::ingest {
namespace {

bool is_blank(std::string_view line) { return line.find_first_not_of(" \t\r") == std::string_view::npos; }

// BCP 47 as far as it is told by its form: "en-US" of " en_US ". Empty for anything else.
std::string language_tag(std::string_view declared) {
  std::string tag = text::clean_line(declared);
  std::replace(tag.begin(), tag.end(), '_', '-');
  const size_t primary = std::min(tag.find('-'), tag.size());
  const auto is_tag_character = [](char c) { return is_ascii_alphanumeric(c) || c == '-'; };
  const bool is_tag = primary >= 2 && primary <= 3 && tag.size() <= 35 &&
                      std::all_of(tag.begin(), tag.end(), is_tag_character) &&
                      std::all_of(tag.begin(), tag.begin() + static_cast<ptrdiff_t>(primary), is_ascii_letter);
  return is_tag ? tag : std::string();
}

}  // namespace

bool looks_like_markup(std::string_view text) {
  for (size_t at = text.find_first_of("<&"); at != std::string_view::npos; at = text.find_first_of("<&", at + 1)) {
    const std::string_view rest = text.substr(at + 1, 12);
    if (rest.empty()) return false;
    if (text[at] == '<' && (is_ascii_letter(rest[0]) || rest[0] == '/' || rest[0] == '!')) return true;
    const size_t end = rest.find(';');
    if (text[at] == '&' && end != std::string_view::npos && end > 1 && (is_ascii_letter(rest[0]) || rest[0] == '#') &&
        rest.substr(0, end).find(' ') == std::string_view::npos) {
      return true;
    }
  }
  return false;
}

html::Body body_of_plain_text(std::string_view text) {
  html::Body body;
  std::string paragraph;
  const auto end_paragraph = [&] {
    records::Block block;
    block.text = text::clean_line(paragraph);
    if (!block.text.empty()) body.blocks.push_back(std::move(block));
    paragraph.clear();
  };
  while (!text.empty()) {
    const size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (is_blank(line)) {
      end_paragraph();
    } else {
      (paragraph += line) += ' ';
    }
  }
  end_paragraph();
  return body;
}

html::Body body_of_markup(std::string_view markup, const std::string& base_url) {
  if (markup.find('<') == std::string_view::npos && !looks_like_markup(markup)) return body_of_plain_text(markup);
  const auto page = html::Page::parse("<html><body>" + std::string(markup));
  return html::blocks_of(page.root(), base_url);
}

std::string line_of_markup(std::string_view markup) {
  if (!looks_like_markup(markup)) return text::clean_line(markup);
  const auto page = html::Page::parse("<html><body>" + std::string(markup));
  std::string line = page.root().text();
  return line.empty() ? text::clean_line(markup) : line;
}

void complete_item(records::Item& item, std::string_view declared_lang) {
  item.lang = text::detect_language(item.title + "\n" + item.text(), declared_lang);
  const std::string declared = language_tag(declared_lang);
  if (item.lang == "und" && !declared.empty()) item.lang = declared;
  if (item.source_credit.empty()) item.source_credit = find_source_credit(item.blocks);
  item.url = text::clean_line(item.url);
  item.source_id = text::clean_line(item.source_id);
}

void set_body(records::Item& item, html::Body body) {
  item.blocks = std::move(body.blocks);
  for (records::Image& image : body.images) add_image(item, std::move(image));
}

void add_image(records::Item& item, records::Image image) {
  image.url = text::clean_line(image.url);
  if (image.url.empty()) return;
  const auto same = [&](const records::Image& other) { return other.url == image.url; };
  if (std::none_of(item.images.begin(), item.images.end(), same)) item.images.push_back(std::move(image));
}

void add_attachment(records::Item& item, std::string url, std::string_view title) {
  url = text::clean_line(url);
  if (url.empty()) return;
  const auto same = [&](const records::Attachment& other) { return other.url == url; };
  if (std::any_of(item.attachments.begin(), item.attachments.end(), same)) return;
  item.attachments.push_back({std::move(url), line_of_markup(title)});
}

void add_term(std::vector<records::Term>& terms, std::string_view name, std::string url) {
  std::string clean = line_of_markup(name);
  if (clean.empty()) return;
  const auto same = [&](const records::Term& other) { return other.name == clean; };
  if (std::any_of(terms.begin(), terms.end(), same)) return;
  terms.push_back({std::move(clean), text::clean_line(url)});
}

void add_field(records::Item& item, std::string_view label, std::string_view value) {
  std::string clean = line_of_markup(value);
  if (!clean.empty()) item.fields.push_back({text::clean_line(label), std::move(clean)});
}

}  // namespace strongroom::ingest
