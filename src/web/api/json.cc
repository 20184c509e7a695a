// SPDX-License-Identifier: Apache-2.0
#include "web/api/json.h"

#include <nlohmann/json.hpp>

#include "base/json.h"
#include "records/canonical.h"

namespace strongroom::web {

namespace {

const char* precision_name(records::DatePrecision precision) {
  switch (precision) {
    case records::DatePrecision::Day:
      return "day";
    case records::DatePrecision::Month:
      return "month";
    case records::DatePrecision::Year:
      return "year";
    case records::DatePrecision::Unknown:
      break;
  }
  return "unknown";
}

ApiJson text_or_null(const std::string& text) { return text.empty() ? ApiJson(nullptr) : ApiJson(text); }

}  // namespace

ApiJson json_of(const records::PrintedDate& date) {
  ApiJson json;
  json["date"] = date.date ? ApiJson(date.date->iso()) : ApiJson(nullptr);
  json["precision"] = precision_name(date.precision);
  json["printed"] = text_or_null(date.verbatim);
  json["time"] = text_or_null(date.time);
  return json;
}

ApiJson json_of(const store::ItemSummary& item, const Addresses& addresses) {
  ApiJson json;
  json["id"] = item.id.value;
  json["revision"] = item.revision.value;
  json["title"] = text_or_null(item.title);
  json["lead"] = item.lead;
  json["published"] = json_of(item.date);
  json["language"] = item.lang;
  json["source_credit"] = text_or_null(item.source_credit);
  json["truncated"] = item.truncated;
  json["changed_at"] = item.changed_at.rfc3339();
  json["categories"] = ApiJson::array();
  for (const auto& category : item.categories) {
    json["categories"].push_back({{"slug", category.term.slug}, {"name", category.name}});
  }
  const std::string path = "/items/" + item.id.value;
  json["links"] = {{"self", addresses.absolute("/api/v1" + path)},
                   {"html", addresses.absolute(addresses.item(item.id, item.slug))},
                   {"record", addresses.absolute(path + "/item.json")},
                   {"proof", addresses.absolute(addresses.proof_file(item.id))}};
  return json;
}

// The record itself, exactly as its canonical bytes have it: no second form of the same thing to drift from the first.
ApiJson json_of(const records::ItemRevision& revision) { return reread_json(records::canonical(revision)); }

ApiJson json_of(const records::Capture& capture, const Addresses& addresses) {
  ApiJson json;
  json["id"] = capture.id();
  json["original"] = capture.original.hex();
  json["size_bytes"] = capture.size_bytes;
  json["media_type"] = text_or_null(capture.media_type);
  json["source"] = text_or_null(capture.source);
  json["url"] = text_or_null(capture.url);
  json["record"] = text_or_null(capture.record);
  json["captured_at"] = capture.captured_at ? ApiJson(capture.captured_at->rfc3339()) : ApiJson(nullptr);
  json["received_at"] = capture.received_at.rfc3339();
  json["links"] = {{"original", addresses.absolute(addresses.original(capture.original))}};
  return json;
}

ApiJson json_of(const store::TermCount& term, const Addresses& addresses) {
  return {{"kind", store::term_kind_name(term.term.kind)},
          {"slug", term.term.slug},
          {"name", term.name},
          {"items", term.items},
          {"links", {{"html", addresses.absolute(addresses.term(term.term))}}}};
}

// As docs/formats/gaps.md has it, with the words that name it; what does not fit the kind is left out, not null.
ApiJson json_of(const archive::Gap& gap) {
  ApiJson json = reread_json(gap.to_json());
  for (const char* name : {"filter", "page", "pages"}) {
    if (json[name].is_null()) json.erase(name);
  }
  json["heading"] = text_or_null(gap.heading);
  return json;
}

}  // namespace strongroom::web
