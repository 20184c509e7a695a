// SPDX-License-Identifier: Apache-2.0
#include "ingest/feed/entry_draft.h"
#include "ingest/html/url.h"
#include "ingest/markup.h"
#include "text/normalise.h"

namespace strongroom::ingest::feed {
namespace {

using xml::Element;
using xml::Vocabulary;

void add_keywords(std::vector<records::Term>& tags, std::string_view list) {
  while (!list.empty()) {
    const size_t comma = std::min(list.find(','), list.size());
    add_term(tags, list.substr(0, comma));
    list.remove_prefix(std::min(comma + 1, list.size()));
  }
}

// Dublin Core, in both of its namespaces: https://www.dublincore.org/specifications/dublin-core/dcmi-terms/
void take_dublin_core(EntryDraft& draft, Element element) {
  const std::string_view name = element.name();
  const std::string value = element.text();
  if (name == "creator" || name == "author") return add_term(draft.item.authors, person_name(value));
  if (name == "subject") return add_term(draft.item.categories, value);
  if (name == "description" || name == "abstract") return draft.spare_summaries.push_back({value, false, {}});
  if (name == "language") return void(draft.lang = value);
  if (name == "date" || name == "issued" || name == "created") {
    if (draft.published.empty()) draft.published = value;
  } else if (name == "modified") {
    if (draft.updated.empty()) draft.updated = value;
  } else if (name == "identifier") {
    if (draft.item.source_id.empty()) draft.item.source_id = text::clean_line(value);
  } else if (name == "title") {
    if (draft.item.title.empty()) draft.item.title = line_of_markup(element.markup());
  } else if (name == "source") {
    if (draft.item.source_credit.empty()) draft.item.source_credit = line_of_markup(value);
  } else if (name == "contributor" || name == "publisher" || name == "rights" || name == "coverage" ||
             name == "spatial") {
    add_field(draft.item, name, value);
  }
}

bool is_image(Element media) {
  return media.attribute("medium") == "image" || media.attribute("type").starts_with("image/");
}

// https://www.rssboard.org/media-rss#optional-elements: what describes a medium stands inside it or beside it.
std::string described(Element media, std::string_view name) {
  const Element inside = media.child(Vocabulary::Media, name);
  return line_of_markup((inside ? inside : media.parent().child(Vocabulary::Media, name)).text());
}

void take_media_content(EntryDraft& draft, Element media, const std::string& base_url) {
  std::string url = media.attribute("url");
  if (url.empty()) url = media.child(Vocabulary::Media, "player").attribute("url");
  if (url.empty()) return;
  url = html::resolve_url(base_url, url);
  if (!is_image(media)) return add_attachment(draft.item, std::move(url), described(media, "title"));
  add_image(draft.item,
            {std::move(url), described(media, "title"), described(media, "description"), described(media, "credit")});
}

void take_media(EntryDraft& draft, Element element, const std::string& base_url) {
  const std::string_view name = element.name();
  if (name == "group" || name == "content") {
    if (name == "content") take_media_content(draft, element, base_url);
    for (Element child = element.first_child(); child; child = child.next_sibling()) {
      const bool nested = child.is(Vocabulary::Media, "group");
      if (child.vocabulary() == Vocabulary::Media && !nested) take_media(draft, child, base_url);
    }
  } else if (name == "thumbnail") {
    if (const std::string url = element.attribute("url"); !url.empty() && draft.item.images.empty())
      add_image(draft.item, {html::resolve_url(base_url, url), {}, {}, {}});
  } else if (name == "keywords") {
    add_keywords(draft.item.tags, element.text());
  } else if (name == "category") {
    add_term(draft.item.categories, element.attribute("label").empty() ? element.text() : element.attribute("label"));
  } else if (name == "description") {
    draft.spare_summaries.push_back({element.text(), element.attribute("type") == "plain", base_url});
  } else if (name == "title" && draft.item.title.empty()) {
    draft.item.title = line_of_markup(element.text());
  } else if (name == "credit" && element.attribute("role") == "author") {
    add_term(draft.spare_authors, element.text());
  }
}

void take_itunes(EntryDraft& draft, Element element, const std::string& base_url) {
  const std::string_view name = element.name();
  if (name == "author") {
    add_term(draft.spare_authors, element.text());
  } else if (name == "summary") {
    draft.spare_summaries.push_back({element.text(), false, base_url});
  } else if (name == "image") {
    if (const std::string url = element.attribute("href"); !url.empty())
      add_image(draft.item, {html::resolve_url(base_url, url), {}, {}, {}});
  } else if (name == "keywords") {
    add_keywords(draft.item.tags, element.text());
  } else if (name == "title") {
    if (draft.item.title.empty()) draft.item.title = line_of_markup(element.text());
  } else if (name == "duration" || name == "subtitle" || name == "episode" || name == "season") {
    add_field(draft.item, name, element.text());
  }
}

}  // namespace

bool take_extension(EntryDraft& draft, Element element, const std::string& base_url) {
  switch (element.vocabulary()) {
    case Vocabulary::DublinCore:
    case Vocabulary::DublinCoreTerms:
      take_dublin_core(draft, element);
      return true;
    case Vocabulary::Media:
      take_media(draft, element, base_url);
      return true;
    case Vocabulary::Itunes:
      take_itunes(draft, element, base_url);
      return true;
    default:
      return false;
  }
}

}  // namespace strongroom::ingest::feed
