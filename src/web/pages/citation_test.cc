// SPDX-License-Identifier: Apache-2.0
#include "web/pages/citation.h"

#include <gtest/gtest.h>

namespace strongroom::web {
namespace {

Citation cite(const std::string& heading) {
  records::ItemRevision revision;
  revision.id = records::ItemId("2031-04-07-abc123");
  revision.item.date.date = CivilDate::create(2031, 4, 7);
  revision.item.source_credit = "Press Office of Velmora";
  revision.item.lang = "en";
  return make_citation({revision, heading, "7 April 2031", "https://example.org/items/x", "Archive", "41", "ab12"});
}

TEST(Citation, NamesWhoWhatWhenWhereAndTheDigest) {
  EXPECT_EQ(cite("On <records>").plain.markup,
            "Press Office of Velmora: “On &lt;records&gt;”. 7 April 2031. Archive, "
            "<bdi dir=\"ltr\">2031-04-07-abc123, r1, #41</bdi>. <bdi dir=\"ltr\">SHA-256 ab12</bdi>. "
            "<bdi dir=\"ltr\">https://example.org/items/x</bdi>");
}

TEST(Citation, IsPunctuatedAsItsLanguageIs) {
  records::ItemRevision revision;
  revision.item.authors = {{"المكتب الإعلامي", ""}, {"لجنة السجلات", ""}};
  revision.item.lang = "ar";
  EXPECT_TRUE(make_citation({revision, "بيان", "٧ نيسان ٢٠٣١", "https://example.org/", "أرشيف", "41", "ab12"})
                  .plain.markup.starts_with("المكتب الإعلامي، لجنة السجلات، أرشيف: «بيان». ٧ نيسان ٢٠٣١. أرشيف، <bdi"));
}

TEST(Citation, BibtexEscapesWhatTexReads) {
  EXPECT_NE(cite("50% of A_B & {C}").bibtex.find("title = {{50\\% of A\\_B \\& \\{C\\}}}"), std::string::npos)
      << cite("50% of A_B & {C}").bibtex;
}

TEST(Citation, WikipediaTemplateCannotBeBrokenOut) {
  const std::string text = cite("a|b }} [[c]]").wikipedia;
  EXPECT_NE(text.find("|title=a{{!}}b &#125;&#125; &#91;&#91;c&#93;&#93; |"), std::string::npos) << text;
}

}  // namespace
}  // namespace strongroom::web
