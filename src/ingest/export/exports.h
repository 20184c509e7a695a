// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ingest/document.h"

// Readers of what publishing systems export. Each takes in what was published, with every field that has a place in an
// item, and tells in one note how much was not (drafts, private and removed entries are never taken in). Addresses are
// those the items had at their site: relative ones where the export does not name the site.
namespace strongroom::ingest {

// WordPress eXtended RSS, also as Squarespace writes it. Attachments become images and attachments of their posts.
namespace wxr {
int recognises(const Document& document);
Extraction read(const Document& document, const Limits& limits);
}  // namespace wxr

// Answers of WordPress's REST API, /wp-json/wp/v2/posts?_embed and the like: a post or an array of them.
// https://developer.wordpress.org/rest-api/reference/posts/
namespace wordpress_rest {
int recognises(const Document& document);
Extraction read(const Document& document, const Limits& limits);
}  // namespace wordpress_rest

// Ghost: its export ({"db":[{"data":{…}}]}) and the posts of its content API. https://ghost.org/docs/migration/custom/
namespace ghost {
int recognises(const Document& document);
Extraction read(const Document& document, const Limits& limits);
}  // namespace ghost

// Drupal's JSON:API: nodes of any type with what is included beside them.
// https://www.drupal.org/docs/core-modules-and-themes/core-modules/jsonapi-module
namespace drupal {
int recognises(const Document& document);
Extraction read(const Document& document, const Limits& limits);
}  // namespace drupal

// Wagtail's API, version 2: a page or a list of pages, with rich text and StreamFields.
// https://docs.wagtail.org/en/stable/advanced_topics/api/v2/usage.html
namespace wagtail {
int recognises(const Document& document);
Extraction read(const Document& document, const Limits& limits);
}  // namespace wagtail

// Joomla K2's tables, dumped by mysqldump or phpMyAdmin as SQL.
namespace k2_sql {
int recognises(const Document& document);
Extraction read(const Document& document, const Limits& limits);
}  // namespace k2_sql

// K2's items as CSV with the names of columns in the first line.
namespace k2_csv {
int recognises(const Document& document);
Extraction read(const Document& document, const Limits& limits);
}  // namespace k2_csv

// Answers of K2 itself: ?format=json of a list or an item, also as a call of a script (&callback=).
namespace k2_json {
int recognises(const Document& document);
Extraction read(const Document& document, const Limits& limits);
}  // namespace k2_json

// IPTC ninjs 1.x to 3.0 and Superdesk's: https://www.iptc.org/std/ninjs/
namespace ninjs {
int recognises(const Document& document);
Extraction read(const Document& document, const Limits& limits);
}  // namespace ninjs

// IPTC NewsML-G2, news items alone or in a news message: https://iptc.org/std/NewsML-G2/
namespace newsml {
int recognises(const Document& document);
Extraction read(const Document& document, const Limits& limits);
}  // namespace newsml

// IPTC NITF 3: https://iptc.org/standards/nitf/
namespace nitf {
int recognises(const Document& document);
Extraction read(const Document& document, const Limits& limits);
}  // namespace nitf

// Posts of Medium's export: one HTML file each, marked up with h-entry.
namespace medium {
int recognises(const Document& document);
Extraction read(const Document& document, const Limits& limits);
}  // namespace medium

// The list of posts in Substack's export (posts.csv), and the HTML files beside it, named "12345.title-of-it.html".
namespace substack {
int recognises(const Document& document);
Extraction read(const Document& document, const Limits& limits);
}  // namespace substack

// Posts of Jekyll and its like: YAML front matter before Markdown or HTML.
namespace front_matter {
int recognises(const Document& document);
Extraction read(const Document& document, const Limits& limits);
}  // namespace front_matter

}  // namespace strongroom::ingest
