// SPDX-License-Identifier: Apache-2.0
#include "web/api/openapi.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/ascii.h"
#include "base/assert.h"
#include "base/json.h"
#include "web/api/api.h"
#include "web/api/parameters.h"
#include "web/site.h"

namespace strongroom::web {

namespace {

using Json = nlohmann::ordered_json;

// "/api/v1/items/{id:number}" is "/api/v1/items/{id}" there. Fills in the parameters that stand in the path.
std::string openapi_path(std::string_view pattern, Json& parameters) {
  std::string path;
  while (!pattern.empty()) {
    const size_t open = std::min(pattern.find('{'), pattern.size());
    path += pattern.substr(0, open);
    pattern.remove_prefix(open);
    if (pattern.empty()) break;
    const size_t close = pattern.find('}');
    const std::string_view inside = pattern.substr(1, close - 1);
    const std::string name(inside.substr(0, inside.find(':')));
    path += "{" + name + "}";
    Json parameter = {{"name", name}, {"in", "path"}, {"required", true}, {"schema", {{"type", "string"}}}};
    if (inside.ends_with(":kind")) {
      parameter["schema"] = {{"enum", {"category", "tag", "author", "source", "language"}}};
      parameter["example"] = "category";
    } else {
      parameter["example"] = "2017-10-11-k3v9qd";
    }
    parameters.push_back(std::move(parameter));
    pattern.remove_prefix(close + 1);
  }
  return path;
}

void add_query_parameters(Json& parameters, std::string_view names) {
  while (!names.empty()) {
    const std::string_view name = names.substr(0, names.find(' '));
    names.remove_prefix(std::min(names.size(), name.size() + 1));
    const auto known = std::ranges::find(api_parameters(), name, &ApiParameter::name);
    STRONGROOM_ASSERT(known != api_parameters().end());
    parameters.push_back({{"name", name},
                          {"in", "query"},
                          {"required", known->required},
                          {"description", known->what},
                          {"schema", reread_json(known->schema)},
                          {"example", reread_json(known->example)}});
  }
}

// Whether what is not known is left out below a name, as the formats of records and gaps have it, and not null.
bool leaves_out(std::string_view name) { return name == "record" || name == "gaps" || name == "custody"; }

// A JSON Schema that the example, and everything of its shape, fulfils. `whole`: nothing that it has is ever left out.
Json schema_of(const Json& example, bool whole = true) {
  if (example.is_object()) {
    Json schema = {{"type", "object"}, {"properties", Json::object()}};
    for (const auto& [name, value] : example.items()) {
      schema["properties"][name] = schema_of(value, whole && !leaves_out(name));
      if (whole) schema["required"].push_back(name);
    }
    return schema;
  }
  if (example.is_array()) {
    Json schema = {{"type", "array"}};
    if (!example.empty()) schema["items"] = schema_of(example.front(), whole);
    return schema;
  }
  if (example.is_boolean()) return {{"type", "boolean"}};
  if (example.is_number()) return {{"type", "integer"}};
  // Any text may be missing in what was rescued, and is null then.
  return {{"type", {"string", "null"}}};
}

Json problem_response(std::string_view what) {
  return {{"description", what},
          {"content", {{"application/problem+json", {{"schema", {{"$ref", "#/components/schemas/Problem"}}}}}}}};
}

// "items-id-revisions" of "/api/v1/items/{id}/revisions": names for the functions of generated clients.
std::string operation_id(std::string_view pattern) {
  std::string id;
  for (const char c : pattern.substr(std::string_view("/api/v1/").size())) {
    if (c == ':') break;  // how a part is matched is ours
    if (c == '/') id += '-';
    if (is_ascii_letter(c)) id += c;
  }
  return id;
}

Json operation_of(const Route& route, Json parameters) {
  const auto example = api_example(route.pattern);
  STRONGROOM_ASSERT(example.has_value());
  const Json& body = *example;
  add_query_parameters(parameters, route.parameters);
  Json operation;
  operation["operationId"] = operation_id(route.pattern);
  operation["summary"] = route.what;
  operation["parameters"] = std::move(parameters);
  operation["responses"]["200"] = {
      {"description", "OK"}, {"content", {{"application/json", {{"schema", schema_of(body)}, {"example", body}}}}}};
  operation["responses"]["304"] = {{"description", "Not modified since the ETag or the date that was sent."}};
  operation["responses"]["400"] = problem_response("A parameter cannot be used; `detail` says which.");
  operation["responses"]["404"] = problem_response("There is no such thing.");
  if (route.pattern.find("{id}") != route.pattern.npos) {
    operation["responses"]["410"] =
        problem_response("The item was withdrawn or erased; `detail` says by whom and why.");
  }
  return operation;
}

Json problem_schema() {
  return {{"type", "object"},
          {"description", "RFC 9457 problem details."},
          {"properties",
           {{"type", {{"type", "string"}}},
            {"title", {{"type", "string"}}},
            {"status", {{"type", "integer"}}},
            {"detail", {{"type", "string"}}}}}};
}

}  // namespace

std::string openapi(std::span<const Route> routes, const std::string& title, const std::string& base_url) {
  Json document;
  document["openapi"] = "3.1.0";
  document["info"] = {{"title", title},
                      {"version", "1"},
                      {"description",
                       "The archive for programs. Everything is readable without a key and from any site (CORS); "
                       "answers carry an ETag and are answered with 304 when nothing has changed."}};
  document["servers"] = Json::array({{{"url", base_url}}});
  for (const Route& route : routes) {
    if (!route.pattern.starts_with("/api/v1/")) continue;
    Json parameters = Json::array();
    const std::string path = openapi_path(route.pattern, parameters);
    document["paths"][path]["get"] = operation_of(route, std::move(parameters));
  }
  document["components"]["schemas"]["Problem"] = problem_schema();
  return print_indented_json(document) + "\n";
}

Response api_description(const Request&, const PathParts&, const Site& site) {
  const auto& config = site.archive().config();
  const std::string lang = config.languages.empty() ? "en" : config.languages.front();
  const auto name = config.name.find(lang);
  Response response;
  response.content_type = "application/openapi+json";
  response.body = openapi(routes(), name == config.name.end() ? "Archive" : name->second, config.base_url);
  response.headers.emplace_back("Access-Control-Allow-Origin", "*");
  return response;
}

}  // namespace strongroom::web
