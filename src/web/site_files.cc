// SPDX-License-Identifier: Apache-2.0
#include "web/site_files.h"

#include "web/assets.h"
#include "web/error_response.h"
#include "web/site.h"

namespace strongroom::web {

Response asset_file(const Request& request, const PathParts& parts, const Site& site) {
  const Assets::Asset* asset = site.assets().find(parts.find("hash")->second, parts.find("name")->second);
  if (asset == nullptr) return error_response(request, site, 404, "no asset has this address");
  Response response;
  response.content_type = asset->content_type;
  response.caching = Caching::Immutable;
  response.body = asset->bytes;
  return response;
}

// Its address under a content hash changes with the icon, so this is not for ever.
Response favicon(const Request&, const PathParts&, const Site& site) {
  return Response::redirect(302, site.assets().url("icon.svg"));
}

// Searches are kept from crawlers: each facet is a link, and there are more combinations than items.
Response robots_file(const Request&, const PathParts&, const Site& site) {
  Response response;
  response.content_type = "text/plain; charset=utf-8";
  response.body = "User-agent: *\n";
  const auto& config = site.archive().config();
  for (size_t i = 0; i < config.languages.size(); ++i) {
    response.body += "Disallow: " + (i == 0 ? std::string() : "/" + config.languages[i]) + "/search\n";
  }
  response.body += "Disallow: /originals/\n\nSitemap: " + config.base_url + "/sitemap.xml\n";
  response.body += "Sitemap: " + config.base_url + "/sitemap-news.xml\n";
  return response;
}

// Answers only when the store does.
Response health(const Request&, const PathParts&, const Site& site) {
  Response response;
  response.content_type = "text/plain; charset=utf-8";
  response.caching = Caching::Never;
  response.body = "ok " + std::to_string(site.store().entry_count()) + "\n";
  return response;
}

}  // namespace strongroom::web
