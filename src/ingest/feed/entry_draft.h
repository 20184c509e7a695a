// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "ingest/document.h"
#include "ingest/xml/tree.h"

namespace strongroom::ingest::feed {

// A field of running text with what is needed to read it.
struct RunningText {
  std::string value;
  bool plain = false;  // not markup
  std::string base_url;

  bool told() const { return value.find_first_not_of(" \t\r\n") != std::string::npos; }
};

// What a feed of any kind says of one entry, before it is settled which of its addresses, dates and texts count.
struct EntryDraft {
  records::Item item;  // title, source_id, categories, tags, images, attachments, fields
  RunningText content;
  RunningText summary;
  bool summary_is_excerpt = false;  // the format says that a summary is not the whole text
  std::vector<RunningText> spare_summaries;

  // Addresses, the likeliest to be that of the item's page first.
  std::string original_url;   // behind a counting redirect (feedburner:origLink)
  std::string link;           // link
  std::string alternate_url;  // an Atom link inside RSS
  std::string permalink;      // a guid that is an address, or what the entry is about

  std::string published;
  std::string updated;
  std::vector<records::Term> spare_authors;  // for an entry that names none of its own
  std::string lang;
  bool cut_off = false;  // the feed ends inside it
};

// Settles a draft. `base_url` is what addresses are relative to.
FoundItem finish(EntryDraft draft, const std::string& base_url);

// The address that relative ones inside an element are relative to: https://www.w3.org/TR/xmlbase/ over the
// document's own.
std::string base_url_of(xml::Element element, const std::string& document_url);

// "Name" of "editor@example.org (Name)", "Name <editor@example.org>" and "Name"; the address when there is no name.
std::string person_name(std::string_view person);

// Takes in an element of the vocabularies that all kinds of feeds use: Dublin Core, Media RSS, iTunes. Returns whether
// it belonged to one.
bool take_extension(EntryDraft& draft, xml::Element element, const std::string& base_url);

}  // namespace strongroom::ingest::feed
