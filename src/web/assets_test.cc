// SPDX-License-Identifier: Apache-2.0
#include "web/assets.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include "web/embedded.h"

namespace strongroom::web {
namespace {

class AssetsTest : public testing::Test {
 protected:
  AssetsTest() : theme_(testing::TempDir() + "assets_test_" + std::to_string(::getpid())) {
    files_.make_folders(theme_ / "assets");
  }
  ~AssetsTest() override { std::filesystem::remove_all(theme_); }

  void override_with(const std::string& name, std::string_view bytes) {
    files_.write_durably(theme_ / "assets" / name, bytes);
  }
  Assets load() { return Assets::load(files_, theme_).value(); }

  PosixFiles files_;
  Path theme_;
};

std::string hash_of(const std::string& url) { return url.substr(8, 16); }

TEST_F(AssetsTest, AreFoundUnderTheirOwnHashOnly) {
  override_with("mark.svg", "<svg/>");
  const Assets assets = load();
  const std::string url = assets.url("mark.svg");
  EXPECT_TRUE(url.starts_with("/assets/")) << url;
  EXPECT_TRUE(url.ends_with("/mark.svg")) << url;
  const Assets::Asset* asset = assets.find(hash_of(url), "mark.svg");
  ASSERT_NE(asset, nullptr);
  EXPECT_EQ(asset->bytes, "<svg/>");
  EXPECT_EQ(asset->content_type, "image/svg+xml");
  EXPECT_EQ(assets.find("0000000000000000", "mark.svg"), nullptr);
  EXPECT_EQ(assets.find(hash_of(url), "other.svg"), nullptr);
}

TEST_F(AssetsTest, WhatCannotBeReadIsNotLeftOutInSilence) {
  files_.make_folders(theme_ / "assets" / "fonts");
  const Result<Assets> assets = Assets::load(files_, theme_);
  ASSERT_FALSE(assets);
  EXPECT_EQ(assets.error().file, (theme_ / "assets" / "fonts").string());
}

TEST_F(AssetsTest, StyleSheetsNameAssetsByAddress) {
  override_with("body.woff2", "font");
  override_with("own.css", "a{src:url(body.woff2) format('woff2')} b{c:url(\"body.woff2\")} d{e:url(unknown.png)}");
  const Assets assets = load();
  const std::string url = assets.url("body.woff2");
  const std::string css = assets.find(hash_of(assets.url("own.css")), "own.css")->bytes;
  EXPECT_EQ(css, "a{src:url(" + url + ") format('woff2')} b{c:url(" + url + ")} d{e:url(unknown.png)}");
}

TEST_F(AssetsTest, AStyleSheetsHashFollowsItsFonts) {
  override_with("body.woff2", "font");
  override_with("own.css", "a{src:url(body.woff2)}");
  const std::string before = load().url("own.css");
  override_with("body.woff2", "another font");
  EXPECT_NE(load().url("own.css"), before);
}

TEST_F(AssetsTest, BrokenStyleSheetsDoNotBreakLoading) {
  override_with("own.css", "a{src:url(");
  EXPECT_EQ(load().find(hash_of(load().url("own.css")), "own.css")->bytes, "a{src:url(");
}

TEST_F(AssetsTest, HoldWhatIsCompiledIn) {
  const Assets assets = load();
  for (const EmbeddedFile& file : embedded_assets()) EXPECT_TRUE(assets.has(file.name)) << file.name;
}

}  // namespace
}  // namespace strongroom::web
