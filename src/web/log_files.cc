// SPDX-License-Identifier: Apache-2.0
#include "web/log_files.h"

#include <charconv>

#include "archive/layout.h"
#include "archive/proof.h"
#include "log/tile.h"
#include "web/absent_item.h"
#include "web/error_response.h"
#include "web/site.h"

namespace strongroom::web {

namespace {

// A full bundle of entries as large as they may be.
constexpr uint64_t kTileBytesMax = 256 * (2 + log::kEntryBytesMax);

void allow_everywhere(Response& response) { response.headers.emplace_back("Access-Control-Allow-Origin", "*"); }

void make_download(Response& response, const std::string& name) {
  response.headers.emplace_back("Content-Disposition", "attachment; filename=\"" + name + "\"");
}

// nullopt for what is not a revision's number. The newest when none is asked for.
std::optional<records::Revision> revision_of(const Request& request, const records::ItemRevision& newest) {
  const auto text = request.parameter("revision");
  if (!text) return newest.revision;
  uint32_t number = 0;
  const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), number);
  if (error != std::errc() || end != text->data() + text->size() || number == 0) return std::nullopt;
  return records::Revision(number);
}

records::ItemId item_id(const PathParts& parts) { return records::ItemId(parts.find("id")->second); }

}  // namespace

Response log_checkpoint(const Request&, const PathParts&, const Site& site) {
  Response response;
  response.content_type = "text/plain; charset=utf-8";
  response.caching = Caching::Short;
  response.body = site.archive().checkpoint();
  allow_everywhere(response);
  return response;
}

Response log_tile(const Request& request, const PathParts& parts, const Site& site) {
  // Only the one spelling of a tile's path reaches the disk.
  const std::string path = "tile/" + parts.find("path")->second;
  if (!log::parse_tile_path(path)) return error_response(request, site, 404, "no tile has this path");
  const auto tile = MappedFile::open(site.archive().folder() / archive::log_folder / path, Links::Refuse);
  if (!tile || tile->bytes().size() > kTileBytesMax)
    return error_response(request, site, 404, "the log has no such tile");
  Response response;
  response.content_type = "application/octet-stream";
  response.caching = Caching::Immutable;
  response.body = tile->bytes();
  allow_everywhere(response);
  return response;
}

Response item_proof_file(const Request& request, const PathParts& parts, const Site& site) {
  const records::ItemId id = item_id(parts);
  const auto newest = site.store().item(id);
  if (!newest) return absent_item(request, site, id);
  const auto revision = revision_of(request, *newest);
  if (!revision) return error_response(request, site, 404);
  auto proof = archive::prove(site.archive(), id, *revision);
  if (!proof) return error_response(request, site, proof.error());
  Response response;
  response.content_type = "text/plain; charset=utf-8";
  response.body = std::move(*proof);
  make_download(response, archive::proof_file_name(id, *revision));
  allow_everywhere(response);
  return response;
}

Response item_record_file(const Request& request, const PathParts& parts, const Site& site) {
  const records::ItemId id = item_id(parts);
  const auto newest = site.store().item(id);
  if (!newest) return absent_item(request, site, id);
  const auto revision = revision_of(request, *newest);
  if (!revision) return error_response(request, site, 404);
  auto record = site.store().record(records::RecordKind::Item, id.value, *revision);
  if (!record) return error_response(request, site, 404);
  Response response;
  response.content_type = "application/json";
  response.body = std::move(record->canonical);
  make_download(response, id.value + "-r" + std::to_string(revision->value) + ".json");
  allow_everywhere(response);
  return response;
}

Response original_file(const Request& request, const PathParts& parts, const Site& site) {
  const auto digest = Digest::from_hex(parts.find("digest")->second);
  // One answer for what is withheld and for what is not there.
  if (!digest || !site.store().is_public_original(*digest)) return error_response(request, site, 404);
  auto bytes = site.archive().original(*digest);
  if (!bytes) return error_response(request, site, 404);
  Response response;
  response.content_type = "application/octet-stream";
  response.caching = Caching::Immutable;
  response.file = std::make_shared<const MappedFile>(std::move(*bytes));
  response.file_digest = digest->hex();
  // Whatever a browser might still make of it, it may do nothing.
  response.headers.emplace_back("Content-Security-Policy", "default-src 'none'; sandbox");
  make_download(response, digest->hex());
  return response;
}

}  // namespace strongroom::web
