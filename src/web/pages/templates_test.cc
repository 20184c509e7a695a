// SPDX-License-Identifier: Apache-2.0
#include "web/pages/templates.h"

#include <gtest/gtest.h>

#include "tests/support/memory_files.h"

namespace strongroom::web {
namespace {

class TemplatesTest : public testing::Test {
 protected:
  // The terms page with another template in its place.
  Result<std::string> shown(const std::string& theme_template, const View& view, const std::string& lang = "en") {
    files_.contents["theme/templates/terms_page.mustache"] = theme_template;
    const auto templates = Templates::load(messages_, files_, "theme");
    if (!templates) return fail(templates.error());
    return templates->render("terms_page", lang, view);
  }

  Messages messages_ = Messages::compiled_in();
  test::MemoryFiles files_;
};

TEST_F(TemplatesTest, TheCompiledInTemplatesAreWhole) { EXPECT_TRUE(Templates::load(messages_, files_, {})); }

TEST_F(TemplatesTest, EscapesTextHoweverTheTemplateAsks) {
  const View view = View::of({{"text", "<b>"}});
  EXPECT_EQ(*shown("{{text}} {{{text}}} {{&text}}", view), "&lt;b&gt; &lt;b&gt; &lt;b&gt;");
}

TEST_F(TemplatesTest, PrintsMarkupAsItIs) {
  EXPECT_EQ(*shown("{{html}}", View::of({{"html", Html("<b>bold</b>")}})), "<b>bold</b>");
}

TEST_F(TemplatesTest, EmptyTextLeavesItsSectionOut) {
  EXPECT_EQ(*shown("{{#text}}there{{/text}}{{^text}}not{{/text}}", View::of({{"text", ""}})), "not");
}

TEST_F(TemplatesTest, SpeaksTheLanguageAskedFor) {
  EXPECT_EQ(*shown("{{t.nav_archive}}", View::of({}), "ar"), "الأرشيف");
  EXPECT_EQ(*shown("{{t.nav_archive}}", View::of({}), "fr"), "Archive");
}

struct Broken {
  const char* text;
  const char* message;
};

class BrokenTemplate : public TemplatesTest, public testing::WithParamInterface<Broken> {};

TEST_P(BrokenTemplate, IsRefusedInASentence) {
  const auto result = shown(GetParam().text, View::of({}));
  ASSERT_FALSE(result);
  EXPECT_NE(result.error().message.find(GetParam().message), std::string::npos) << result.error().to_string();
}

INSTANTIATE_TEST_SUITE_P(Overrides, BrokenTemplate,
                         testing::Values(Broken{"{{t.no_such}}", "there is no sentence \"no_such\""},
                                         Broken{"{{>part_nowhere}}", "there is no template \"part_nowhere\""},
                                         Broken{"{{>terms_page}}", "endlessly"}, Broken{"{{open", "not closed"},
                                         Broken{"{{#a}}{{/b}}", "terms_page"}));

}  // namespace
}  // namespace strongroom::web
