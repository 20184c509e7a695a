// SPDX-License-Identifier: Apache-2.0
#include "store/old_path.h"

#include <gtest/gtest.h>

namespace strongroom::store {
namespace {

TEST(OldPath, NamesAnAddress) {
  const std::pair<const char*, std::vector<std::string>> cases[] = {
      {"https://example.org/en/item/123-Title.html", {"en/item/123-title", "en/item/123"}},
      {"/index.php/en/item/123-title/", {"en/item/123-title", "en/item/123"}},
      {"/en//item/123", {"en/item/123"}},
      {"/about-us", {"about-us"}},
      {"/%D8%A3%D8%AE%D8%A8%D8%A7%D8%B1", {"أخبار"}},
      {"/index.php?option=com_k2&view=item&id=123:title", {"?id=123"}},
      {"/page?start=20#top", {"page"}},
      {"/?p=1", {}},
      {"https://example.org", {}},
      {"https://example.org/en/media/item/download/12_5F2A", {"item/download/12"}},
      {"/item/download/12", {"item/download/12"}},
      {"/item/download/12x", {"item/download/12x"}},
      {"/", {}},
      {"", {}},
  };
  for (const auto& [url, expected] : cases) EXPECT_EQ(old_path_names(url), expected) << url;
}

TEST(OldPath, KnowsAddressesThatOnlyFilesHave) {
  const std::pair<const char*, std::vector<std::string>> cases[] = {
      {"https://example.org/en/media/item/download/12_5f2a", {"item/download/12"}},
      {"/media/k2/attachments/Plan.pdf", {"media/k2/attachments/plan.pdf"}},
      {"/old/media/k2/attachments/a.html", {"old/media/k2/attachments/a"}},
      {"/en/media/item/12-title", {}},
      {"/xmedia/k2/attachments/plan.pdf", {}},
      {"/about", {}},
      {"", {}},
  };
  for (const auto& [url, expected] : cases) EXPECT_EQ(old_file_names(url), expected) << url;
}

}  // namespace
}  // namespace strongroom::store
