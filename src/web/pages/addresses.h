// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "archive/config.h"
#include "records/record.h"
#include "store/query.h"

namespace strongroom::web {

// The one address of each page, percent-encoded, as a path that begins with the interface language's prefix (none for
// the archive's first language). Borrows the configuration, which must outlive it.
class Addresses {
 public:
  using Query = std::vector<std::pair<std::string, std::string>>;

  Addresses(const archive::Config& config, std::string_view lang);

  // Any path of ours ("/about") in this language; `absolute` adds the base URL to a path that has its prefix.
  std::string page(std::string_view path) const;
  std::string absolute(std::string_view path) const { return config_.base_url + std::string(path); }

  std::string home() const { return page("/"); }
  std::string item(const records::ItemId& id, std::string_view slug) const;
  std::string revisions(const records::ItemId& id) const { return page("/items/" + id.value + "/revisions"); }
  std::string proof(const records::ItemId& id) const { return page("/items/" + id.value + "/proof"); }
  // What a browser saves: the proof file of an item, and the original bytes of a capture.
  std::string proof_file(const records::ItemId& id) const { return page("/items/" + id.value + "/proof.tlog-proof"); }
  std::string original(const Digest& digest) const { return "/originals/" + digest.hex(); }
  std::string terms(store::TermKind kind) const;
  std::string term(const store::TermRef& term) const;
  std::string year(int year) const;
  std::string month(const YearMonth& month) const;
  std::string day(const CivilDate& date) const;
  // With "?page=" past the first page. `list_base` is without it: feeds stand below ("…/feed.xml").
  std::string list(const store::ListQuery& query) const;
  std::string list_base(const store::ListQuery& query) const;
  std::string search(const Query& query) const;

 private:
  const archive::Config& config_;
  std::string prefix_;
};

// "?a=b&c=d"; empty for no parameters.
std::string query_string(const Addresses::Query& query);

}  // namespace strongroom::web
