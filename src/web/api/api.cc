// SPDX-License-Identifier: Apache-2.0
#include "web/api/api.h"

#include <nlohmann/json.hpp>

#include "archive/custody.h"
#include "base/encoding.h"
#include "base/json.h"
#include "web/absent_item.h"
#include "web/api/json.h"
#include "web/api/parameters.h"
#include "web/error_response.h"
#include "web/known_gaps.h"
#include "web/list_path.h"
#include "web/pages/addresses.h"
#include "web/site.h"

namespace strongroom::web {

namespace {

constexpr size_t kTermsMax = 1000;

Response json_response(const ApiJson& json) {
  Response response;
  response.content_type = "application/json";
  // What people published may hold anything; what is served is valid UTF-8.
  response.body = print_indented_json(json) + "\n";
  response.headers.emplace_back("Access-Control-Allow-Origin", "*");
  return response;
}

Response problem(const Error& error) { return web::problem(status_of(error.code), error.message); }

// In the archive's first language: an answer for programs has one form.
Addresses addresses_of(const Site& site) {
  const auto& config = site.archive().config();
  return {config, config.languages.empty() ? "en" : config.languages.front()};
}

std::string address_of_page(const Request& request, const Addresses& addresses, uint64_t page) {
  Addresses::Query query;
  for (const auto& [name, value] : request.query) {
    if (name != "page") query.emplace_back(name, value);
  }
  query.emplace_back("page", std::to_string(page));
  return addresses.absolute(request.path + query_string(query));
}

// {"page":2,"pages":5,"total":81,"next":…,"previous":…}, and the same as a Link header (RFC 8288).
void add_pages(Response& response, ApiJson& json, const Request& request, const Addresses& addresses, uint64_t page,
               uint64_t pages, uint64_t total) {
  const std::string next = page < pages ? address_of_page(request, addresses, page + 1) : std::string();
  const std::string previous =
      page > 1 && page <= pages ? address_of_page(request, addresses, page - 1) : std::string();
  json["page"] = page;
  json["pages"] = pages;
  json["total"] = total;
  json["next"] = next.empty() ? ApiJson(nullptr) : ApiJson(next);
  json["previous"] = previous.empty() ? ApiJson(nullptr) : ApiJson(previous);
  std::string links;
  if (!next.empty()) links += "<" + next + ">; rel=\"next\"";
  if (!previous.empty()) links += (links.empty() ? "<" : ", <") + previous + ">; rel=\"prev\"";
  if (!links.empty()) response.headers.emplace_back("Link", links);
}

// Fills in the body last, when all is known.
Response paged(ApiJson json, const Request& request, const Site& site, uint64_t page, uint64_t pages, uint64_t total) {
  Response links;
  add_pages(links, json, request, addresses_of(site), page, pages, total);
  Response response = json_response(json);
  for (auto& header : links.headers) response.headers.push_back(std::move(header));
  return response;
}

ApiJson marked(const std::vector<text::MarkedRun>& runs) {
  ApiJson json = ApiJson::array();
  for (const auto& run : runs) json.push_back({{"text", run.text}, {"match", run.marked}});
  return json;
}

records::ItemId item_id(const PathParts& parts) { return records::ItemId(parts.find("id")->second); }

}  // namespace

Response api_items(const Request& request, const PathParts&, const Site& site) {
  const auto query = read_list_query(request);
  if (!query) return problem(query.error());
  if (query->term && !site.store().term(*query->term)) return web::problem(404, "there is no such term");
  const store::ListPage page = site.store().list(*query);
  if (page.items.empty() && query->page > 1) return web::problem(404, "the list has no such page");
  const Addresses addresses = addresses_of(site);
  ApiJson json;
  json["items"] = ApiJson::array();
  for (const auto& item : page.items) json["items"].push_back(json_of(item, addresses));
  return paged(std::move(json), request, site, query->page, page.pages, page.total);
}

Response api_item(const Request& request, const PathParts& parts, const Site& site) {
  const auto summary = site.store().summary(item_id(parts));
  const auto revision = site.store().item(item_id(parts));
  if (!summary || !revision) return absent_item(request, site, item_id(parts));
  ApiJson json = json_of(*summary, addresses_of(site));
  json["record"] = json_of(*revision);
  Response response = json_response(json);
  response.last_modified = summary->changed_at;
  return response;
}

Response api_revisions(const Request& request, const PathParts& parts, const Site& site) {
  const auto revisions = site.store().revisions(item_id(parts));
  if (revisions.empty()) return absent_item(request, site, item_id(parts));
  ApiJson json;
  json["revisions"] = ApiJson::array();
  for (const auto& revision : revisions) {
    const auto stored = site.store().record(records::RecordKind::Item, revision.id.value, revision.revision);
    ApiJson one;
    one["revision"] = revision.revision.value;
    one["reason"] = records::revision_reason_name(revision.reason);
    one["entry"] = stored ? ApiJson(stored->index.value) : ApiJson(nullptr);
    one["digest"] = stored ? ApiJson(stored->entry.digest.hex()) : ApiJson(nullptr);
    if (stored && stored->salt) one["salt"] = to_hex(stored->salt->value);
    one["record"] = json_of(revision);
    json["revisions"].push_back(std::move(one));
  }
  return json_response(json);
}

Response api_captures(const Request& request, const PathParts& parts, const Site& site) {
  if (!site.store().summary(item_id(parts))) return absent_item(request, site, item_id(parts));
  ApiJson json;
  json["captures"] = ApiJson::array();
  for (const auto& capture : site.store().captures_of(item_id(parts))) {
    json["captures"].push_back(json_of(capture, addresses_of(site)));
  }
  return json_response(json);
}

Response api_custody(const Request& request, const PathParts& parts, const Site& site) {
  if (!site.store().summary(item_id(parts))) return absent_item(request, site, item_id(parts));
  const auto events = site.store().custody_of({records::CustodyObject::Item, item_id(parts).value});
  ApiJson json;
  json["custody"] = ApiJson::array();
  for (const auto& event : events) json["custody"].push_back(reread_json(archive::custody_json(event, events)));
  return json_response(json);
}

Response api_search(const Request& request, const PathParts&, const Site& site) {
  const auto query = read_search_query(request);
  if (!query) return problem(query.error());
  const auto page = site.store().search(*query);
  // A query past a limit is a bad one; 413 would be about a body.
  if (!page) return web::problem(400, page.error().message);
  if (page->hits.empty() && query->page > 1) return web::problem(404, "the results have no such page");
  const Addresses addresses = addresses_of(site);
  ApiJson json;
  json["understood"] = page->understood;
  json["searched_last"] = page->searched_last;
  json["hits"] = ApiJson::array();
  for (const auto& hit : page->hits) {
    json["hits"].push_back(
        {{"item", json_of(hit.item, addresses)}, {"title", marked(hit.title)}, {"snippet", marked(hit.snippet)}});
  }
  json["categories"] = ApiJson::array();
  for (const auto& term : page->categories) json["categories"].push_back(json_of(term, addresses));
  json["years"] = ApiJson::array();
  for (const auto& [year, items] : page->years) json["years"].push_back({{"year", year}, {"items", items}});
  return paged(std::move(json), request, site, query->page, page->pages, page->total);
}

Response api_months(const Request& request, const PathParts&, const Site& site) {
  const auto term = read_term(request);
  if (!term) return problem(term.error());
  if (*term && !site.store().term(**term)) return web::problem(404, "there is no such term");
  const Addresses addresses = addresses_of(site);
  ApiJson json;
  json["months"] = ApiJson::array();
  for (const auto& month : site.store().months(*term)) {
    store::ListQuery list;
    list.term = *term;
    list.month = month.month;
    json["months"].push_back({{"month", month.month.iso()},
                              {"items", month.items},
                              {"links", {{"html", addresses.absolute(addresses.list(list))}}}});
  }
  return json_response(json);
}

Response api_terms(const Request&, const PathParts& parts, const Site& site) {
  ApiJson json;
  json["terms"] = ApiJson::array();
  for (const auto& term : site.store().terms(*term_kind(parts.find("kind")->second), kTermsMax)) {
    json["terms"].push_back(json_of(term, addresses_of(site)));
  }
  return json_response(json);
}

Response api_gaps(const Request& request, const PathParts&, const Site& site) {
  const auto query = read_list_query(request);
  if (!query) return problem(query.error());
  const uint64_t limit = query->page_size;
  const uint64_t skipped = query->page > UINT64_MAX / limit ? UINT64_MAX : (query->page - 1) * limit;
  const KnownGaps::Part part = site.gaps().part(skipped, limit);
  if (part.gaps.empty() && query->page > 1) return web::problem(404, "the list has no such page");
  ApiJson json;
  json["gaps"] = ApiJson::array();
  for (const auto& gap : part.gaps) json["gaps"].push_back(json_of(gap));
  return paged(std::move(json), request, site, query->page, (part.total + limit - 1) / limit, part.total);
}

Response api_log(const Request&, const PathParts&, const Site& site) {
  const std::string base = site.archive().config().base_url + "/log";
  const std::string checkpoint = site.archive().checkpoint();
  ApiJson json;
  json["entries"] = site.store().entry_count();
  json["verifier_key"] = site.archive().verifier_key();
  json["checkpoint"] = checkpoint;
  json["links"] = {{"checkpoint", base + "/checkpoint"}, {"tiles", base + "/tile/"}};
  return json_response(json);
}

}  // namespace strongroom::web
