// SPDX-License-Identifier: Apache-2.0
#include "ingest/html/url.h"

#include <gtest/gtest.h>

#include "ingest/html/declared_charset.h"

namespace strongroom::ingest::html {
namespace {

// RFC 3986 section 5.4, normal and abnormal examples.
TEST(ResolveUrl, FollowsTheExamplesOfTheRfc) {
  const std::pair<const char*, const char*> examples[] = {
      {"g:h", "g:h"},
      {"g", "http://a/b/c/g"},
      {"./g", "http://a/b/c/g"},
      {"g/", "http://a/b/c/g/"},
      {"/g", "http://a/g"},
      {"//g", "http://g"},
      {"?y", "http://a/b/c/d;p?y"},
      {"g?y", "http://a/b/c/g?y"},
      {"#s", "http://a/b/c/d;p?q#s"},
      {"g?y#s", "http://a/b/c/g?y#s"},
      {";x", "http://a/b/c/;x"},
      {"", "http://a/b/c/d;p?q"},
      {".", "http://a/b/c/"},
      {"..", "http://a/b/"},
      {"../..", "http://a/"},
      {"../../g", "http://a/g"},
      {"../../../g", "http://a/g"},
      {"/./g", "http://a/g"},
      {"/../g", "http://a/g"},
      {"g.", "http://a/b/c/g."},
      {"..g", "http://a/b/c/..g"},
      {"./../g", "http://a/b/g"},
      {"g/../h", "http://a/b/c/h"},
      {"g;x=1/../y", "http://a/b/c/y"},
      {"g?y/../x", "http://a/b/c/g?y/../x"},
  };
  for (const auto& [reference, resolved] : examples) {
    EXPECT_EQ(resolve_url("http://a/b/c/d;p?q", reference), resolved) << reference;
  }
}

TEST(ResolveUrl, KeepsAReferenceWithoutABase) { EXPECT_EQ(resolve_url("", " /a b\n"), "/a%20b"); }

TEST(ResolveUrl, LeadsFromAReplayToTheOriginal) {
  EXPECT_EQ(resolve_url("", "/web/20171120103015im_/http://example.org/a.png"), "http://example.org/a.png");
  EXPECT_EQ(resolve_url("https://web.archive.org/web/20171120103015/http://example.org/a/b", "c"),
            "http://example.org/a/c");
  EXPECT_EQ(resolve_url("", "/2017/http://example.org/"), "/2017/http://example.org/");
  EXPECT_EQ(resolve_url("", "/item/20171120103015/lamp"), "/item/20171120103015/lamp");
}

TEST(DeadLinks, LeadNowhere) {
  for (const char* dead : {"", " ", "#top", "JavaScript:void(0)", "java\nscript:x", "data:image/gif;base64,R0"}) {
    EXPECT_TRUE(is_dead_link(dead)) << dead;
  }
  for (const char* live : {"/a", "a", "?x", "mailto:desk@example.org", "https://example.org"}) {
    EXPECT_FALSE(is_dead_link(live)) << live;
  }
}

TEST(DeclaredCharset, IsFoundWhereverItStands) {
  EXPECT_EQ(declared_charset("<html><meta charset=\"Windows-1256\">"), "windows-1256");
  EXPECT_EQ(declared_charset("<meta http-equiv='content-type' content='text/html; charset=utf-8' />"), "utf-8");
  EXPECT_EQ(declared_charset("<?xml version='1.0' encoding='iso-8859-6'?><html>"), "iso-8859-6");
  EXPECT_EQ(declared_charset("<meta name='x' content='y'><p>charset=no"), "");
  EXPECT_EQ(charset_of_media_type("text/html; Charset=\"utf-8\""), "utf-8");
}

}  // namespace
}  // namespace strongroom::ingest::html
