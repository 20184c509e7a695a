// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string_view>

#include "tests/support/small_archive.h"
#include "web/router.h"
#include "web/site.h"

namespace strongroom::test {

// The site of a SmallArchive, asked by calls.
class SmallSite {
 public:
  SmallSite() {
    auto created = web::Site::create(archive_.archive());
    EXPECT_TRUE(created) << created.error().to_string();
    site_ = std::move(*created);
  }

  web::Response get(std::string_view target, web::Method method = web::Method::Get) const {
    auto request = web::Request::from_target(target, archive_.archive().config().languages);
    EXPECT_TRUE(request) << target;
    request->method = method;
    web::prepare(*request);
    return web::answer(*request, *site_);
  }

  SmallArchive& archive() { return archive_; }
  const web::Site& site() const { return *site_; }

 private:
  SmallArchive archive_;
  std::unique_ptr<web::Site> site_;
};

inline std::string_view header(const web::Response& response, std::string_view name) {
  for (const auto& [key, value] : response.headers) {
    if (key == name) return value;
  }
  return {};
}

}  // namespace strongroom::test
