// SPDX-License-Identifier: Apache-2.0
#include "exchange/capture/journal_lines.h"

#include <array>
#include <nlohmann/json.hpp>

#include "base/json.h"

namespace strongroom::exchange::capture {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::array kinds = {PageKind::Seed, PageKind::Listing, PageKind::Item};

Json to_json(const LastPage& last) {
  return {{"at", last.at.seconds},          {"etag", last.etag}, {"modified", last.modified}, {"record", last.record},
          {"payload", last.payload_digest}, {"body", last.body}};
}

Json to_json(const KnownPage& page) {
  return {{"url", page.url},
          {"kind", page_kind_name(page.kind)},
          {"seed", page.seed},
          {"via", page.via},
          {"hops", page.hops},
          {"round", page.round},
          {"asked", page.asked_at.seconds},
          {"status", page.status},
          {"gone", page.gone},
          {"last", page.last ? to_json(*page.last) : Json(nullptr)}};
}

// The functions below throw Json's errors; `parse_line` is their one way in.

std::optional<PageKind> kind_of(const std::string& name) {
  for (const PageKind kind : kinds) {
    if (name == page_kind_name(kind)) return kind;
  }
  return std::nullopt;
}

LastPage last_of(const Json& json) {
  LastPage last;
  last.at.seconds = json.at("at").get<int64_t>();
  last.etag = json.at("etag").get<std::string>();
  last.modified = json.at("modified").get<std::string>();
  last.record = json.at("record").get<std::string>();
  last.payload_digest = json.at("payload").get<std::string>();
  last.body = json.at("body").get<std::string>();
  return last;
}

std::optional<KnownPage> page_of(const Json& json) {
  const std::optional<PageKind> kind = kind_of(json.at("kind").get<std::string>());
  if (!kind) return std::nullopt;
  KnownPage page;
  page.url = json.at("url").get<std::string>();
  page.kind = *kind;
  page.seed = json.at("seed").get<std::string>();
  page.via = json.at("via").get<std::string>();
  page.hops = json.at("hops").get<unsigned>();
  page.round = json.at("round").get<uint64_t>();
  page.asked_at.seconds = json.at("asked").get<int64_t>();
  page.status = json.at("status").get<unsigned>();
  page.gone = json.at("gone").get<std::string>();
  if (!json.at("last").is_null()) page.last = last_of(json.at("last"));
  return page;
}

std::optional<JournalLine> line_of(const Json& json) {
  JournalLine line;
  if (json.contains("round")) {
    if (json.at("version").get<int>() != journal_version) return std::nullopt;
    line.round = {json.at("round").get<uint64_t>(), json.at("finished").get<bool>()};
  } else if (json.contains("spool")) {
    line.spool = {json.at("spool").get<std::string>(), json.at("bytes").get<uint64_t>()};
  } else {
    line.page = page_of(json.at("page"));
    if (!line.page) return std::nullopt;
    if (json.contains("spool_bytes")) line.spool_bytes = json.at("spool_bytes").get<uint64_t>();
  }
  return line;
}

}  // namespace

const char* page_kind_name(PageKind kind) {
  switch (kind) {
    case PageKind::Seed:
      return "seed";
    case PageKind::Listing:
      return "listing";
    case PageKind::Item:
      return "item";
  }
  return "";
}

std::string to_line(const JournalLine& line) {
  Json json = Json::object();
  if (line.round) {
    json = {{"version", journal_version}, {"round", line.round->number}, {"finished", line.round->is_finished}};
  } else if (line.spool) {
    json = {{"spool", line.spool->name}, {"bytes", line.spool->bytes}};
  } else if (line.page) {
    json = {{"page", to_json(*line.page)}};
    if (line.spool_bytes) json["spool_bytes"] = *line.spool_bytes;
  }
  return print_json(json);
}

std::optional<JournalLine> parse_line(std::string_view line) {
  const auto json = parse_ordered_json(line);
  if (!json) return std::nullopt;
  try {
    return line_of(*json);
  } catch (const Json::exception&) {
    return std::nullopt;
  }
}

}  // namespace strongroom::exchange::capture
