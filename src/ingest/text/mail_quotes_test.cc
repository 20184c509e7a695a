// SPDX-License-Identifier: Apache-2.0
#include "ingest/text/mail_quotes.h"

#include <gtest/gtest.h>

namespace strongroom::ingest::dump {
namespace {

TEST(MailQuotes, LeaveEveryByteInItsPlace) {
  EXPECT_EQ(without_mail_quotes("> one\n>\n> two\n>three\n"), "  one\n \n  two\n three\n");
  EXPECT_EQ(without_mail_quotes("> > one\r\n>> two\r\n> > > three"), "    one\r\n   two\r\n      three");
}

TEST(MailQuotes, EndTheMailsOwnLines) {
  EXPECT_EQ(without_mail_quotes("Ada wrote:\n> one\n>\n> two\n> three\nfour\n\nBo\n"),
            "          \n  one\n \n  two\n  three\nfour\n\n  \n");
  EXPECT_EQ(without_mail_quotes("> one\n> two\n> three\n-- \nBo\n"), "  one\n  two\n  three\n   \n  \n");
}

TEST(MailQuotes, StandBeforeMostLines) {
  EXPECT_FALSE(without_mail_quotes("Home > News\none\n"));
  EXPECT_FALSE(without_mail_quotes("> one\n> two\n"));
  const std::string item = "> 11 October 2017 In News\n> one\n> two\n";
  EXPECT_TRUE(without_mail_quotes("one\ntwo\nthree\nfour\n" + item));
  EXPECT_FALSE(without_mail_quotes("10 October 2017 In News\none\ntwo\nthree\n" + item));
  EXPECT_FALSE(without_mail_quotes("one\n> two\n> three\n> four\nfive\nsix\n"));
}

}  // namespace
}  // namespace strongroom::ingest::dump
