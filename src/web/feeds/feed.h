// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/civil_time.h"

namespace strongroom::web {

// A file that an item names. Its length is not known: the archive has not fetched it.
struct FeedEnclosure {
  std::string url;  // http or https
  std::string title;
  std::string type;  // by the ending of its address, see media_type.h
};

struct FeedEntry {
  std::string id;  // a tag: URI (RFC 4151) that never changes, whatever happens to title or address
  std::string url;
  std::string title;
  std::string lang;  // empty when unknown
  std::string summary;
  std::string html;  // the whole body
  std::vector<std::string> authors;
  std::vector<std::string> categories;
  std::vector<FeedEnclosure> enclosures;
  std::optional<Timestamp> published;  // never changes
  Timestamp updated;                   // of its newest revision
};

// A list as a feed document. RFC 5005 section 4: the subscription document has the newest entries and leads to the
// archive documents, one or more a month, so that a reader can take the whole archive. All addresses are absolute.
struct Feed {
  std::string id;
  std::string title;
  std::string description;  // what the feed holds, where its title does not say all; else empty
  std::string lang;
  std::string page_url;  // of the list for people
  std::string self_url;
  std::string current_url;  // of the subscription document; the same as `self_url` there
  std::string older_url;    // "prev-archive"; empty at the end
  std::string newer_url;    // "next-archive"; empty when there is none
  bool is_archive = false;
  Timestamp updated;
  std::vector<FeedEntry> entries;  // newest first
};

std::string print_atom(const Feed& feed);       // RFC 4287
std::string print_rss(const Feed& feed);        // RSS 2.0
std::string print_json_feed(const Feed& feed);  // JSON Feed 1.1

}  // namespace strongroom::web
