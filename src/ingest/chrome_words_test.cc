// SPDX-License-Identifier: Apache-2.0
#include "ingest/chrome_words.h"

#include <gtest/gtest.h>

#include "ingest/control_labels.h"

namespace strongroom::ingest {
namespace {

TEST(ControlLabel, IsTheWholeLine) {
  for (const char* line : {"Share", "READ MORE", "Partager", "Suche", "Поделиться", "شارك", "القائمة", "菜单"}) {
    EXPECT_TRUE(is_control_label(line)) << line;
  }
  for (const char* line : {"Share of the harbour", "The menu of the canteen", ""}) {
    EXPECT_FALSE(is_control_label(line)) << line;
  }
}

TEST(DoubtfulLabel, MayBeATitle) {
  EXPECT_TRUE(is_doubtful_label("Report"));
  EXPECT_TRUE(is_doubtful_label("newsletter"));
  EXPECT_FALSE(is_doubtful_label("Share"));
}

TEST(ControlRow, IsNothingButLabels) {
  EXPECT_TRUE(is_control_row("Facebook Twitter | LinkedIn WhatsApp"));
  EXPECT_FALSE(is_control_row("Facebook reports a fault"));
  EXPECT_FALSE(is_control_row(""));
}

TEST(RelatedHeading, IsKnownInMoreLanguagesThanOne) {
  for (const char* line : {"Related articles", "À lire aussi", "Mehr zum Thema", "Читайте также", "اقرأ أيضاً"}) {
    EXPECT_TRUE(is_related_heading(line)) << line;
  }
  EXPECT_FALSE(is_related_heading("Related to the lock"));
}

TEST(SiteFooter, IsACopyrightOrARowOfLegalLinks) {
  for (const char* line : {"© 2019 Port of Lisse", "Port of Lisse 2019. All rights reserved.", "Mentions légales",
                           "About us | Contact | Privacy policy", "جميع الحقوق محفوظة 2019"}) {
    EXPECT_TRUE(is_site_footer(line)) << line;
  }
  EXPECT_FALSE(is_site_footer("The privacy policy of the port was discussed"));
  EXPECT_FALSE(is_site_footer("The lock | The quay"));
}

TEST(CookieNotice, AsksForSomething) {
  EXPECT_TRUE(is_cookie_notice("We use cookies to improve your visit. Accept all"));
  EXPECT_TRUE(is_cookie_notice("Ce site utilise des cookies"));
  EXPECT_TRUE(is_cookie_notice("نستخدم ملفات تعريف الارتباط"));
  EXPECT_FALSE(is_cookie_notice("The baker brought cookies for the crew"));
}

}  // namespace
}  // namespace strongroom::ingest
