// SPDX-License-Identifier: Apache-2.0
#include "web/http/accept_encoding.h"

#include <gtest/gtest.h>

namespace strongroom::web::http {
namespace {

TEST(AcceptEncoding, ChoosesTheBestAllowed) {
  const struct {
    std::string_view header;
    Coding coding;
  } cases[] = {
      {"", Coding::Identity},
      {"gzip", Coding::Gzip},
      {"br", Coding::Brotli},
      {"gzip, deflate, br", Coding::Brotli},
      {"GZIP", Coding::Gzip},
      {"x-gzip", Coding::Gzip},
      {"deflate", Coding::Identity},
      {"*", Coding::Brotli},
      {"*;q=0", Coding::Identity},
      {"br;q=0, *", Coding::Gzip},
      {"gzip;q=0.8, br;q=0.5", Coding::Gzip},
      {"gzip;q=0.5,br;q=0.5", Coding::Brotli},
      {"gzip;q=0", Coding::Identity},
      {"gzip;q=0.000", Coding::Identity},
      {"gzip;q=0.001", Coding::Gzip},
      {"gzip ; q=1.000", Coding::Gzip},
      {"gzip;q=1.001", Coding::Identity},
      {"gzip;q=2", Coding::Identity},
      {"gzip;q=", Coding::Identity},
      {"gzip;level=9", Coding::Identity},
      {"identity, gzip;q=0.5", Coding::Identity},
      {"identity;q=0.5, gzip;q=0.5", Coding::Gzip},
      {",,,gzip,,", Coding::Gzip},
      {";q=1", Coding::Identity},
      {"gzipped", Coding::Identity},
  };
  for (const auto& c : cases) EXPECT_EQ(choose_coding(c.header), c.coding) << c.header;
}

}  // namespace
}  // namespace strongroom::web::http
