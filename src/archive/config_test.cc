// SPDX-License-Identifier: Apache-2.0
#include "archive/config.h"

#include <gtest/gtest.h>

namespace strongroom::archive {
namespace {

TEST(Config, AnEmptyFileGivesDefaultsThatWork) {
  const Result<Config> config = Config::parse("");
  ASSERT_TRUE(config);
  EXPECT_EQ(config->base_url, "http://127.0.0.1:8080");
  EXPECT_EQ(config->page_size, 10u);
  EXPECT_EQ(config->languages.front(), "en");
}

TEST(Config, WhatIsWrittenIsReadBack) {
  Config config;
  config.name = {{"en", "The \"Harbour\" archive\\"}, {"ar", "أرشيف الميناء"}};
  config.about = {{"en", "Line one\nline two"}};
  config.base_url = "https://archive.example.org/press";
  config.origin = "archive.example.org/press/log";
  config.site = "www.example.org";
  config.site_url = "https://www.example.org";
  config.languages = {"ar", "en"};
  config.time_zone = "Asia/Beirut";
  config.locale_ar = "ar-LB";
  config.page_size = 25;

  const Result<Config> read = Config::parse(config.to_toml());
  ASSERT_TRUE(read) << read.error().to_string();
  EXPECT_EQ(read->to_toml(), config.to_toml());
  EXPECT_EQ(read->name, config.name);
  EXPECT_EQ(read->about, config.about);
  EXPECT_EQ(read->languages, config.languages);
  EXPECT_EQ(read->page_size, 25u);
}

TEST(Config, ASlashAtTheEndOfAnAddressIsDropped) {
  EXPECT_EQ(Config::parse("base_url = \"https://example.org/a/\"")->base_url, "https://example.org/a");
}

TEST(Config, TheLogIsNamedAfterItsAddressUnlessItHasAName) {
  Config config;
  config.base_url = "https://archive.example.org/press";
  EXPECT_EQ(config.log_origin(), "archive.example.org/press/log");
  config.origin = "log.example.org";
  EXPECT_EQ(config.log_origin(), "log.example.org");
}

struct Refusal {
  const char* toml;
  const char* line;
  const char* remedy;
};

TEST(Config, MistakesAreNamedWithTheirLineAndTheRemedy) {
  const Refusal refusals[] = {
      {"site = \"a\"\ncolour = 1", "line 2", "there is no key \"colour\"; the keys are name, about"},
      {"site = \"a\"\ntime_zone = \"Middle/Earth\"", "line 2",
       "time_zone must be a name of the IANA time zone database"},
      {"time_zone = \"europe/berlin\"", "line 1", "did you mean \"Europe/Berlin\"?"},
      {"time_zone = \"Beirut\"", "line 1", "did you mean \"Asia/Beirut\"?"},
      {"time_zone = \"../../etc/passwd\"", "line 1", "time_zone must be"},
      {"time_zone = \"\"", "line 1", "time_zone must be"},
      {"page_size = 0", "line 1", "page_size must be a number from 1 to 100"},
      {"page_size = \"ten\"", "line 1", "a number from 1 to 100"},
      {"\n\nbase_url = \"example.org\"", "line 3", "an address such as"},
      {"base_url = \"\"", "line 1", "an address such as"},
      {"origin = \"my log\"", "line 1", "without white space"},
      {"languages = []", "line 1", "a list of the languages"},
      {"languages = [\"fr\"]", "line 1", "a list of the languages"},
      {"languages = [\"en\", \"en\"]", "line 1", "a list of the languages"},
      {"[name]\nen = 3", "line 1", "a table of texts by language"},
      {"[locale]\nfr = \"fr-FR\"", "line 1", "the locales of en and ar"},
      {"site = ", "line 1", ""},
  };
  for (const Refusal& refusal : refusals) {
    const Result<Config> config = Config::parse(refusal.toml);
    ASSERT_FALSE(config) << refusal.toml;
    EXPECT_EQ(config.error().code, ErrorCode::Malformed);
    EXPECT_NE(config.error().message.find(refusal.line), std::string::npos) << config.error().message;
    EXPECT_NE(config.error().message.find(refusal.remedy), std::string::npos) << config.error().message;
  }
}

}  // namespace
}  // namespace strongroom::archive
