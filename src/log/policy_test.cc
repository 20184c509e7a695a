// SPDX-License-Identifier: Apache-2.0
#include "log/policy.h"

#include <gtest/gtest.h>

namespace strongroom::log {
namespace {

VerifierKey key(char seed, SignatureType type) {
  return {std::string("key-") + seed + ".example.org", type,
          SigningKey::from_seed(std::string(32, seed))->public_key()};
}
std::string log_key(char seed) { return key(seed, SignatureType::Ed25519).print(); }
std::string witness_key(char seed) { return key(seed, SignatureType::CosignatureV1).print(); }

const std::string kTwoLevels = "# Two of three, and any of two.\nlog " + log_key('l') + " https://example.org/log\n\n" +
                               "witness X1 " + witness_key('1') + "\nwitness X2 " + witness_key('2') + "\nwitness X3 " +
                               witness_key('3') + " https://x3.example.org\n\tgroup  X 2 X1 X2 X3 \nwitness Y1 " +
                               witness_key('4') + "\nwitness Y2 " + witness_key('5') +
                               "\ngroup Y any Y1 Y2\ngroup both all X Y\nquorum both\n";

bool met(const Policy& policy, std::string_view seeds) {
  std::vector<VerifierKey> cosigners;
  for (const char seed : seeds) cosigners.push_back(key(seed, SignatureType::CosignatureV1));
  return policy.quorum_met(cosigners);
}

TEST(Policy, ReadsLogsAndWitnesses) {
  const Policy policy = Policy::parse(kTwoLevels).value();
  ASSERT_EQ(policy.logs().size(), 1u);
  EXPECT_EQ(policy.logs()[0].url, "https://example.org/log");
  ASSERT_EQ(policy.witnesses().size(), 5u);
  EXPECT_EQ(policy.witnesses()[2].name, "X3");
  EXPECT_EQ(policy.witness_keys()[4], key('5', SignatureType::CosignatureV1));
}

TEST(Policy, CountsTheQuorum) {
  const Policy policy = Policy::parse(kTwoLevels).value();
  struct Case {
    const char* seeds;
    bool met;
  };
  for (const Case& c : {Case{"", false}, Case{"12", false}, Case{"45", false}, Case{"14", false}, Case{"124", true},
                        Case{"135", true}, Case{"12345", true}, Case{"11114", false}, Case{"l24", false}}) {
    EXPECT_EQ(met(policy, c.seeds), c.met) << c.seeds;
  }
}

TEST(Policy, QuorumMayBeOneWitnessOrNone) {
  EXPECT_TRUE(met(Policy::parse("quorum none").value(), ""));
  const Policy one = Policy::parse("witness w " + witness_key('1') + "\nquorum w\n").value();
  EXPECT_TRUE(met(one, "1"));
  EXPECT_FALSE(met(one, "2"));
  EXPECT_TRUE(met(Policy::trusting(key('l', SignatureType::Ed25519)), ""));
}

TEST(Policy, RefusesWhatIsMalformedAtItsLine) {
  const std::string w = "witness a " + witness_key('1') + "\nwitness b " + witness_key('2') + "\n";
  ASSERT_TRUE(Policy::parse(w + "group g 2 a b\nquorum g\n").has_value());
  for (const std::string& text : {std::string(),
                                  w,
                                  w + "quorum c\n",
                                  w + "quorum a\nquorum a\n",
                                  w + "quorum\n",
                                  w + "quorum a b\n",
                                  w + "group g 0 a b\nquorum g\n",
                                  w + "group g 3 a b\nquorum g\n",
                                  w + "group g 02 a b\nquorum g\n",
                                  w + "group g some a b\nquorum g\n",
                                  w + "group g any\nquorum g\n",
                                  w + "group g any a a\nquorum g\n",
                                  w + "group g any a\ngroup h any a\nquorum h\n",
                                  w + "group g any g\nquorum g\n",
                                  w + "group g any none\nquorum g\n",
                                  w + "group a any b\nquorum a\n",
                                  w + "group none any a\nquorum none\n",
                                  w + "witness a " + witness_key('3') + "\nquorum a\n",
                                  w + "witness c " + witness_key('1') + "\nquorum a\n",
                                  w + "log " + witness_key('3') + "\nquorum a\n",
                                  "witness c " + log_key('3') + "\nquorum c\n",
                                  w + "log\nquorum a\n",
                                  w + "log x\nquorum a\n",
                                  "log " + log_key('1') + "\nlog " + log_key('1') + "\nquorum none\n",
                                  w + "wittness c\nquorum a\n",
                                  w + "quorum a\r\n",
                                  std::string("quorum none\n\0", 13),
                                  std::string("quorum none\n\x7f\n")}) {
    const auto policy = Policy::parse(text);
    ASSERT_FALSE(policy.has_value()) << text;
    EXPECT_TRUE(policy.error().offset.has_value()) << text;
  }
  EXPECT_EQ(Policy::parse(w + "quorum c\n").error().offset, w.size());
}

TEST(Policy, NamesAreOctets) {
  EXPECT_TRUE(Policy::parse("witness \xff\xfe " + witness_key('1') + "\nquorum \xff\xfe\n").has_value());
}

TEST(Policy, TheSameKeyUnderAnotherNameIsADuplicate) {
  VerifierKey renamed = key('1', SignatureType::Ed25519);
  renamed.name = "renamed.example.org";
  EXPECT_FALSE(Policy::parse("log " + log_key('1') + "\nlog " + renamed.print() + "\nquorum none\n").has_value());
}

}  // namespace
}  // namespace strongroom::log
