// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ingest/document.h"
#include "ingest/html/blocks.h"

namespace strongroom::ingest {

// The body that a field of HTML shows, as feeds and exports carry it. Text without any tag keeps its blank lines as
// paragraphs.
html::Body body_of_markup(std::string_view markup, const std::string& base_url);

// The body of plain text: a paragraph for each run of lines between blank ones.
html::Body body_of_plain_text(std::string_view text);

// One line of a field that may hold HTML: a title, a name. A '<' or '&' that is not markup stays.
std::string line_of_markup(std::string_view markup);

// Whether it holds a tag or a character reference.
bool looks_like_markup(std::string_view text);

// What every item gets from its own text once its fields are set: language (what the text shows, and where it
// shows little what `declared_lang` says: feeds keep their software's default), source credit, and normal form of its
// strings.
void complete_item(records::Item& item, std::string_view declared_lang);

// Gives the item the body, with images that are not in it yet.
void set_body(records::Item& item, html::Body body);
// Adds unless one with that address or name is there; nothing without an address or name.
void add_image(records::Item& item, records::Image image);
void add_attachment(records::Item& item, std::string url, std::string_view title);
void add_term(std::vector<records::Term>& terms, std::string_view name, std::string url = {});
void add_field(records::Item& item, std::string_view label, std::string_view value);

}  // namespace strongroom::ingest
