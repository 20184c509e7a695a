// SPDX-License-Identifier: Apache-2.0
// Examples of the API's answers. People, places and texts are invented.
#include <nlohmann/json.hpp>

#include "archive/config.h"
#include "archive/custody.h"
#include "base/digest.h"
#include "base/json.h"
#include "records/canonical.h"
#include "web/api/json.h"
#include "web/api/openapi.h"

namespace strongroom::web {

namespace {

constexpr std::string_view kId = "2017-10-11-k3v9qd";
constexpr std::string_view kTitle = "Harbour board meets on the land registry";
constexpr std::string_view kText = "The harbour board of Port Amity met on Wednesday to discuss the land registry.";
const Timestamp kReceived{1'772'357'400};  // 2026-03-01T09:30:00Z

Addresses example_addresses() {
  static const archive::Config config = [] {
    archive::Config example;
    example.base_url = "https://archive.example.org";
    return example;
  }();
  return {config, "en"};
}

records::PrintedDate example_date() {
  return {CivilDate::create(2017, 10, 11), records::DatePrecision::Day, "11 October 2017", {}};
}

store::TermCount example_category(uint64_t items) {
  return {{store::TermKind::Category, "harbour-board"}, "Harbour Board", items};
}

store::ItemSummary example_summary() {
  store::ItemSummary item;
  item.id = records::ItemId(std::string(kId));
  item.revision = records::Revision(1);
  item.slug = "harbour-board-meets-on-the-land-registry";
  item.title = kTitle;
  item.lead = kText;
  item.date = example_date();
  item.categories = {example_category(0)};
  item.source_credit = "Port Amity Press Office";
  item.lang = "en";
  item.changed_at = kReceived;
  return item;
}

records::ItemRevision example_revision() {
  records::ItemRevision revision;
  revision.id = records::ItemId(std::string(kId));
  revision.capture = sha256("page");
  revision.item.url = "https://press.example.org/media/item/123-harbour-board-meets";
  revision.item.source_id = "123";
  revision.item.title = kTitle;
  revision.item.date = example_date();
  revision.item.categories = {{"Harbour Board", {}}};
  revision.item.source_credit = "Port Amity Press Office";
  revision.item.lang = "en";
  records::Block paragraph;
  paragraph.text = kText;
  revision.item.blocks = {paragraph};
  return revision;
}

records::Capture example_capture() {
  records::Capture capture;
  capture.original = sha256("page");
  capture.size_bytes = 48'213;
  capture.source = "october-2017-page-3.html";
  capture.url = "https://press.example.org/media/itemlist/date/2017/10?start=20";
  capture.media_type = "text/html";
  capture.captured_at = Timestamp{1'510'000'000};
  capture.received_at = kReceived;
  return capture;
}

ApiJson paged(ApiJson json, std::string_view path) {
  json["page"] = 1;
  json["pages"] = 2;
  json["total"] = 28;
  json["next"] = "https://archive.example.org" + std::string(path) + "page=2";
  json["previous"] = nullptr;
  return json;
}

ApiJson item_example() {
  ApiJson json = json_of(example_summary(), example_addresses());
  json["record"] = json_of(example_revision());
  return json;
}

ApiJson revisions_example() {
  return {{"revisions", ApiJson::array({{{"revision", 1},
                                         {"reason", "first"},
                                         {"entry", 17},
                                         {"digest", sha256(records::canonical(example_revision())).hex()},
                                         {"record", json_of(example_revision())}}})}};
}

ApiJson example_custody() {
  records::CustodyEvent event;
  event.type = records::CustodyType::Received;
  event.about = {records::CustodyObject::Item, "2017-10-07-k3v9qd"};
  event.at = event.recorded_at = Timestamp{1772360000};
  event.agents = {{"operator", "Harbour Archive", "", std::nullopt}};
  return reread_json(archive::custody_json(event, {event}));
}

ApiJson search_example() {
  ApiJson hit = {{"item", json_of(example_summary(), example_addresses())},
                 {"title", ApiJson::array({{{"text", "Harbour board meets on the "}, {"match", false}},
                                           {{"text", "land registry"}, {"match", true}}})},
                 {"snippet", ApiJson::array({{{"text", "… to discuss the "}, {"match", false}},
                                             {{"text", "land registry"}, {"match", true}},
                                             {{"text", "."}, {"match", false}}})}};
  ApiJson json = {{"understood", "land · registry"},
                  {"searched_last", 0},
                  {"hits", ApiJson::array({hit})},
                  {"categories", ApiJson::array({json_of(example_category(21), example_addresses())})},
                  {"years", ApiJson::array({{{"year", 2017}, {"items", 28}}})}};
  return paged(std::move(json), "/api/v1/search?q=land%20registry&");
}

ApiJson months_example() {
  return {{"months",
           ApiJson::array(
               {{{"month", "2017-10"}, {"items", 28}, {"links", {{"html", "https://archive.example.org/2017/10"}}}}})}};
}

ApiJson gaps_example() {
  archive::Gap page;
  page.filter.kind = records::FilterKind::Date;
  page.filter.year = 2017;
  page.filter.month = 10;
  page.page = 1;
  page.pages = 3;
  page.heading = "Items filtered by date: October 2017";
  page.url = "https://press.example.org/media/itemlist/date/2017/10";
  ApiJson json = {{"gaps", ApiJson::array({json_of(page)})}};
  return paged(std::move(json), "/api/v1/gaps?");
}

ApiJson log_example() {
  return {{"entries", 42},
          {"verifier_key", "archive.example.org+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k"},
          {"checkpoint",
           "archive.example.org\n42\nw6Yg0pXyHq0o8nP4y1mD2k3lqz1qkq5m6yqj7mX1zB8=\n\n— archive.example.org "
           "Uw2QOl1mQmJ0c2lnbmF0dXJlIG9mIGFuIGludmVudGVkIGV4YW1wbGU=\n"},
          {"links",
           {{"checkpoint", "https://archive.example.org/log/checkpoint"},
            {"tiles", "https://archive.example.org/log/tile/"}}}};
}

}  // namespace

std::optional<ApiJson> api_example(std::string_view pattern) {
  const Addresses addresses = example_addresses();
  if (pattern == "/api/v1/items") {
    return paged({{"items", ApiJson::array({json_of(example_summary(), addresses)})}}, "/api/v1/items?");
  }
  if (pattern == "/api/v1/items/{id}") return item_example();
  if (pattern == "/api/v1/items/{id}/revisions") return revisions_example();
  if (pattern == "/api/v1/items/{id}/custody") {
    return ApiJson{{"custody", ApiJson::array({example_custody()})}};
  }
  if (pattern == "/api/v1/items/{id}/captures") {
    return ApiJson{{"captures", ApiJson::array({json_of(example_capture(), addresses)})}};
  }
  if (pattern == "/api/v1/search") return search_example();
  if (pattern == "/api/v1/months") return months_example();
  if (pattern == "/api/v1/terms/{kind:kind}") {
    return ApiJson{{"terms", ApiJson::array({json_of(example_category(21), addresses)})}};
  }
  if (pattern == "/api/v1/gaps") return gaps_example();
  if (pattern == "/api/v1/log") return log_example();
  return std::nullopt;
}

}  // namespace strongroom::web
