// SPDX-License-Identifier: Apache-2.0
#include "web/pages/messages.h"

#include <gtest/gtest.h>

#include <set>

#include "text/plural.h"

namespace strongroom::web {
namespace {

// "items.few" is a form of "items".
std::string without_form(const std::string& name) {
  static const std::set<std::string> forms = {".zero", ".one", ".two", ".few", ".many", ".other"};
  const auto dot = name.rfind('.');
  return dot != std::string::npos && forms.contains(name.substr(dot)) ? name.substr(0, dot) : name;
}

std::set<std::string> names_of(const Messages& messages, std::string_view lang) {
  std::set<std::string> names;
  for (const auto& [name, sentence] : messages.catalogue(lang)) names.insert(without_form(name));
  return names;
}

TEST(Messages, EveryLanguageHasTheSameNames) {
  const Messages messages = Messages::compiled_in();
  for (const auto& lang : messages.languages()) EXPECT_EQ(names_of(messages, lang), names_of(messages, "en")) << lang;
}

TEST(Messages, EveryPluralHasEveryFormOfItsLanguage) {
  const Messages messages = Messages::compiled_in();
  for (const auto& lang : messages.languages()) {
    for (const auto& [name, sentence] : messages.catalogue(lang)) {
      if (!name.ends_with(".other")) continue;
      for (uint64_t count = 0; count < 200; ++count) {
        const std::string form = without_form(name) + "." + text::plural_form(count, lang);
        EXPECT_TRUE(messages.catalogue(lang).contains(form)) << lang << " " << form;
      }
    }
  }
}

std::multiset<std::string> placeholders(std::string_view sentence) {
  std::multiset<std::string> all;
  for (auto open = sentence.find('{'); open != sentence.npos; open = sentence.find('{', open + 1)) {
    all.emplace(sentence.substr(open, sentence.find('}', open) - open));
  }
  return all;
}

TEST(Messages, TranslationsKeepThePlaceholders) {
  const Messages messages = Messages::compiled_in();
  for (const auto& [name, english] : messages.catalogue("en")) {
    if (without_form(name) != name) continue;
    EXPECT_EQ(placeholders(messages.text("ar", name)), placeholders(english)) << name;
  }
}

TEST(Messages, ArabicCountsInSixForms) {
  const Messages messages = Messages::compiled_in();
  const auto items = [&](uint64_t count) {
    return messages.plural("ar", "items", count, {{"count", std::to_string(count)}});
  };
  EXPECT_EQ(items(1), "مادة واحدة");
  EXPECT_EQ(items(2), "مادتان");
  EXPECT_EQ(items(7), "7 مواد");
  EXPECT_EQ(items(28), "28 مادة");
}

TEST(Messages, FillsPlaceholdersAndLeavesOtherBracesOut) {
  Messages messages = Messages::compiled_in();
  ASSERT_TRUE(messages.add("en", "greeting = {name}, {name} and {nobody}!\n"));
  EXPECT_EQ(messages.format("en", "greeting", {{"name", "Ada"}}), "Ada, Ada and !");
}

TEST(Messages, ALineThatIsNoSentenceIsRefusedWithItsPlace) {
  Messages messages;
  const auto added = messages.add("en", "# fine\n\nname = sentence\nno equals sign\n");
  ASSERT_FALSE(added);
  EXPECT_EQ(added.error().offset, 24);
}

}  // namespace
}  // namespace strongroom::web
