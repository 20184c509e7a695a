// SPDX-License-Identifier: Apache-2.0
#include "web/static_site/static_site.h"

#include <deque>
#include <nlohmann/json.hpp>
#include <unordered_set>

#include "base/json.h"
#include "exchange/static_copy/copy_writer.h"
#include "log/checkpoint.h"
#include "log/tile.h"
#include "web/router.h"
#include "web/site.h"
#include "web/static_site/static_links.h"
#include "web/static_site/static_path.h"

namespace strongroom::web {

namespace {

std::string location_of(const Response& response) {
  for (const auto& [name, value] : response.headers) {
    if (name == "Location") return value;
  }
  return {};
}

class Copying {
 public:
  Copying(const Site& site, exchange::CopyWriter& copy, const StaticSiteOptions& options)
      : site_(site), copy_(copy), options_(options), base_url_(site.archive().config().base_url) {}

  Result<StaticSiteSummary> run() {
    const std::string checkpoint = site_.archive().checkpoint();
    const uint64_t entries = site_.store().entry_count();
    if (auto added = add_log(checkpoint); !added) return fail(added.error());
    add_starts();
    while (!waiting_.empty()) {
      const Wanted next = std::move(waiting_.front());
      waiting_.pop_front();
      take(next);
      if (options_.on_progress) options_.on_progress(summary_.files, waiting_.size());
    }
    if (site_.archive().checkpoint() != checkpoint || site_.store().entry_count() != entries) {
      return fail(ErrorCode::Refused, "the archive changed while it was copied; run the command again");
    }
    summary_.files = copy_.files();
    summary_.bytes = copy_.bytes();
    return summary_;
  }

 private:
  struct Wanted {
    std::string target;
    std::string from;  // the file that leads there
  };

  // Once, under whatever spelling its file has.
  void want(const std::string& target, const std::string& from) {
    const auto file = static_path(target);
    if (file && seen_.insert(*file).second) waiting_.push_back({target, from});
  }

  void add_starts() {
    const auto& languages = site_.archive().config().languages;
    for (size_t i = 0; i < languages.size(); ++i) want(i == 0 ? "/" : "/" + languages[i], "");
    for (const char* target : {"/archive", "/about", "/verify", "/robots.txt", "/sitemap.xml"}) want(target, "");
  }

  Result<void> add_log(const std::string& checkpoint) {
    const auto key = log::VerifierKey::parse(site_.archive().verifier_key());
    if (!key) return fail(key.error());
    const auto opened = log::open_checkpoint(checkpoint, *key);
    if (!opened) return fail(opened.error());
    want("/log/checkpoint", "");
    for (const auto& tile : log::tiles_added(log::TreeSize{0}, opened->checkpoint.head.size)) {
      want("/log/" + log::path_of(tile), "");
    }
    for (const auto& bundle : log::bundles_added(log::TreeSize{0}, opened->checkpoint.head.size)) {
      want("/log/" + log::path_of(bundle), "");
    }
    return {};
  }

  void take(const Wanted& wanted) {
    auto request = Request::from_target(wanted.target, site_.archive().config().languages);
    if (!request) return;
    prepare(*request);
    const Response response = answer(*request, site_);
    const std::string file = *static_path(wanted.target);
    if (response.status >= 300 && response.status < 400) return take_redirect(location_of(response), file);
    if (response.status != 200) {
      summary_.broken.push_back(wanted.target + ": status " + std::to_string(response.status) + ", linked from " +
                                (wanted.from.empty() ? "nowhere" : wanted.from));
      return;
    }
    write(response, file);
    want_permanent_address(wanted.target, file);
  }

  // "/items/ID" of "/ar/items/ID/some-words": what citations use, whatever the title becomes. Pages link past it.
  void want_permanent_address(const std::string& target, const std::string& file) {
    constexpr std::string_view kItems = "/items/";
    const size_t items = target.find(kItems);
    if (items == target.npos) return;
    const size_t end = target.find('/', items + kItems.size());
    if (end != target.npos) want(target.substr(0, end), file);
  }

  void take_redirect(const std::string& location, const std::string& file) {
    const auto to = static_path(location);
    if (to && *to == file) return;
    if (to) want(location, file);
    copy_.add(file, redirect_page(to ? relative_link(file, *to) : base_url_ + location));
    ++summary_.redirects;
  }

  void write(const Response& response, const std::string& file) {
    if (response.file) return copy_.add(file, response.file->bytes());
    if (response.content_type.starts_with("text/html")) {
      ++summary_.pages;
      return write(static_html(response.body, file, base_url_), file);
    }
    if (response.content_type.starts_with("text/css")) return write(static_css(response.body, file), file);
    if (response.content_type.starts_with("application/xml")) {
      for (const std::string& target : sitemap_targets(response.body, base_url_)) want(target, file);
    }
    copy_.add(file, response.body);
  }

  void write(const StaticText& text, const std::string& file) {
    copy_.add(file, text.text);
    for (const std::string& target : text.targets) want(target, file);
  }

  const Site& site_;
  exchange::CopyWriter& copy_;
  const StaticSiteOptions& options_;
  std::string base_url_;
  StaticSiteSummary summary_;
  std::deque<Wanted> waiting_;
  std::unordered_set<std::string> seen_;  // files
};

}  // namespace

std::string StaticSiteSummary::to_json() const {
  const nlohmann::ordered_json object = {{"format", "site"}, {"pages", pages}, {"redirects", redirects},
                                         {"files", files},   {"bytes", bytes}, {"broken", broken}};
  return print_json(object);
}

Result<StaticSiteSummary> export_site(const archive::Archive& archive, const Path& target,
                                      const StaticSiteOptions& options) {
  const auto site = Site::create(archive);
  if (!site) return fail(site.error());
  auto copy = exchange::CopyWriter::create(target);
  if (!copy) return fail(copy.error());
  auto summary = Copying(**site, *copy, options).run();
  if (!summary) return summary;
  copy->finish(archive.verifier_key(), archive.config().base_url);
  summary->files = copy->files();
  summary->bytes = copy->bytes();
  return summary;
}

}  // namespace strongroom::web
