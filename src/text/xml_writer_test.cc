// SPDX-License-Identifier: Apache-2.0
#include "text/xml_writer.h"

#include <gtest/gtest.h>

namespace strongroom::text {
namespace {

constexpr std::string_view kProlog = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

TEST(XmlWriter, WritesElements) {
  XmlWriter xml;
  xml.open("feed", {{"xml:lang", "ar"}}).element("title", "أخبار").empty("link", {{"href", "/x"}});
  EXPECT_EQ(xml.finish(),
            std::string(kProlog) + "<feed xml:lang=\"ar\"><title>أخبار</title>\n<link href=\"/x\"/>\n</feed>\n");
}

TEST(XmlWriter, EscapesWhateverItIsGiven) {
  const struct {
    std::string_view text;
    std::string_view in_text;
    std::string_view in_attribute;
  } cases[] = {
      {"a & b", "a &amp; b", "a &amp; b"},
      {"</title><script>", "&lt;/title&gt;&lt;script&gt;", "&lt;/title&gt;&lt;script&gt;"},
      {"]]>", "]]&gt;", "]]&gt;"},
      {"\"'", "\"'", "&quot;'"},
      {"a\nb\tc\rd", "a\nb\tc&#13;d", "a&#10;b&#9;c&#13;d"},
      {"bell\x07", "bell\xEF\xBF\xBD", "bell\xEF\xBF\xBD"},
      {"\xEF\xBF\xBE\xEF\xBF\xBF", "\xEF\xBF\xBD\xEF\xBF\xBD", "\xEF\xBF\xBD\xEF\xBF\xBD"},
      {"\xEF\xBF\xBD", "\xEF\xBF\xBD", "\xEF\xBF\xBD"},
  };
  for (const auto& c : cases) {
    XmlWriter xml;
    xml.element("e", c.text, {{"a", c.text}});
    EXPECT_EQ(xml.finish(), std::string(kProlog) + "<e a=\"" + std::string(c.in_attribute) + "\">" +
                                std::string(c.in_text) + "</e>\n");
  }
}

TEST(XmlWriter, GivesADocumentInPieces) {
  XmlWriter xml;
  xml.open("a").element("b", "x");
  const std::string first = xml.take();
  xml.element("c", "y");
  EXPECT_EQ(first + xml.finish(), std::string(kProlog) + "<a><b>x</b>\n<c>y</c>\n</a>\n");
}

TEST(XmlWriter, ClosesWhatIsOpen) {
  XmlWriter xml;
  xml.open("a").open("b").text("x");
  EXPECT_EQ(xml.finish(), std::string(kProlog) + "<a><b>x</b>\n</a>\n");
}

}  // namespace
}  // namespace strongroom::text
