// SPDX-License-Identifier: Apache-2.0
#include "web/assets.h"

#include <array>

#include "base/assert.h"
#include "base/digest.h"
#include "web/embedded.h"

namespace strongroom::web {

namespace {

constexpr size_t kHashDigits = 16;
constexpr uint64_t kAssetBytesMax = 8 << 20;

std::string content_type_of(std::string_view name) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 11> kTypes = {{
      {".css", "text/css; charset=utf-8"},
      {".js", "text/javascript; charset=utf-8"},
      {".svg", "image/svg+xml"},
      {".woff2", "font/woff2"},
      {".png", "image/png"},
      {".jpg", "image/jpeg"},
      {".webp", "image/webp"},
      {".ico", "image/x-icon"},
      {".webmanifest", "application/manifest+json"},
      {".json", "application/json"},
      {".txt", "text/plain; charset=utf-8"},
  }};
  for (const auto& [ending, type] : kTypes) {
    if (name.ends_with(ending)) return std::string(type);
  }
  return "application/octet-stream";
}

Assets::Asset make_asset(const std::string& name, std::string bytes) {
  const std::string hash = sha256(bytes).hex().substr(0, kHashDigits);
  return {std::move(bytes), content_type_of(name), "/assets/" + hash + "/" + name};
}

using Contents = std::map<std::string, std::string, std::less<>>;

Result<void> read_overrides(Contents& contents, const Files& files, const Path& folder) {
  for (const std::string& name : files.list(folder)) {
    Result<std::string> bytes = files.read(folder / name, kAssetBytesMax);
    if (!bytes) return fail(bytes.error());
    contents[name] = std::move(*bytes);
  }
  return {};
}

// Puts the addresses of the assets into a style sheet: url(body.woff2) becomes url(/assets/…/body.woff2).
std::string with_addresses(std::string_view css, const std::map<std::string, Assets::Asset, std::less<>>& assets) {
  constexpr std::string_view kOpen = "url(";
  std::string out;
  for (size_t at = css.find(kOpen); at != css.npos; at = css.find(kOpen)) {
    out += css.substr(0, at + kOpen.size());
    css.remove_prefix(at + kOpen.size());
    std::string_view name = css.substr(0, css.find(')'));
    if (name.size() >= 2 && (name.front() == '"' || name.front() == '\'')) name = name.substr(1, name.size() - 2);
    const auto asset = assets.find(name);
    if (asset == assets.end()) continue;
    out += asset->second.url;
    css.remove_prefix(std::min(css.size(), css.find(')')));
  }
  return out += css;
}

}  // namespace

Result<Assets> Assets::load(Files& files, const Path& theme_folder) {
  Contents contents;
  for (const EmbeddedFile& file : embedded_assets()) contents[std::string(file.name)] = std::string(file.bytes);
  if (!theme_folder.empty()) {
    if (Result<void> read = read_overrides(contents, files, theme_folder / "assets"); !read) return fail(read.error());
  }

  Assets loaded;
  // Style sheets come last: their hash must change with the addresses of the fonts that they name.
  for (auto& [name, bytes] : contents) {
    if (!name.ends_with(".css")) loaded.assets_[name] = make_asset(name, std::move(bytes));
  }
  for (const auto& [name, bytes] : contents) {
    if (name.ends_with(".css")) loaded.assets_[name] = make_asset(name, with_addresses(bytes, loaded.assets_));
  }
  return loaded;
}

const std::string& Assets::url(std::string_view name) const {
  const auto asset = assets_.find(name);
  STRONGROOM_ASSERT(asset != assets_.end());
  return asset->second.url;
}

const Assets::Asset* Assets::find(std::string_view hash, std::string_view name) const {
  const auto asset = assets_.find(name);
  if (asset == assets_.end()) return nullptr;
  const std::string expected = "/assets/" + std::string(hash) + "/" + std::string(name);
  return asset->second.url == expected ? &asset->second : nullptr;
}

}  // namespace strongroom::web
