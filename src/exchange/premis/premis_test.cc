// SPDX-License-Identifier: Apache-2.0
#include "exchange/premis/premis.h"

#include <gtest/gtest.h>

#include "exchange/premis/archive_premis.h"

namespace strongroom::exchange {
namespace {

const Timestamp kNoon{1'507'723'500};  // 2017-10-11T12:05:00Z

std::string text_of(const ArchivePremis& premis) {
  std::string text;
  premis.print([&](std::string_view piece) { text += piece; });
  return text;
}

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

// The order of elements is the schema's; none of it may change unseen.
TEST(Premis, WritesItsElementsInTheOrderOfTheSchema) {
  PremisWriter writer;
  writer.add(PremisEntity{{"strongroom-item", "2017-10-07-k3v9qd"}, "Ferry & quay"});
  writer.add(PremisFile{{"sha256", "ab"},
                        sha256("x"),
                        1,
                        "text/html",
                        "page.html",
                        "originals/ab",
                        {{"structural", "represents", {"strongroom-item", "2017-10-07-k3v9qd"}}}});
  writer.add(PremisEvent{{"strongroom-event", "1"},
                         "capture",
                         kNoon,
                         "https://example.org/",
                         "success",
                         "as found",
                         {{{"name", "Strongroom"}, "executing program"}},
                         {{{"sha256", "ab"}, "outcome"}}});
  writer.add(PremisAgent{{"name", "Strongroom"}, "Strongroom", "software", "1"});
  EXPECT_EQ(writer.finish(), R"(<?xml version="1.0" encoding="UTF-8"?>
<premis xmlns="http://www.loc.gov/premis/v3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://www.loc.gov/premis/v3 https://www.loc.gov/standards/premis/v3/premis.xsd" version="3.0"><object xsi:type="intellectualEntity"><objectIdentifier><objectIdentifierType>strongroom-item</objectIdentifierType>
<objectIdentifierValue>2017-10-07-k3v9qd</objectIdentifierValue>
</objectIdentifier>
<originalName>Ferry &amp; quay</originalName>
</object>
<object xsi:type="file"><objectIdentifier><objectIdentifierType>sha256</objectIdentifierType>
<objectIdentifierValue>ab</objectIdentifierValue>
</objectIdentifier>
<objectCharacteristics><fixity><messageDigestAlgorithm>SHA-256</messageDigestAlgorithm>
<messageDigest>2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881</messageDigest>
</fixity>
<size>1</size>
<format><formatDesignation><formatName>text/html</formatName>
</formatDesignation>
</format>
</objectCharacteristics>
<originalName>page.html</originalName>
<storage><contentLocation><contentLocationType>path</contentLocationType>
<contentLocationValue>originals/ab</contentLocationValue>
</contentLocation>
</storage>
<relationship><relationshipType>structural</relationshipType>
<relationshipSubType>represents</relationshipSubType>
<relatedObjectIdentifier><relatedObjectIdentifierType>strongroom-item</relatedObjectIdentifierType>
<relatedObjectIdentifierValue>2017-10-07-k3v9qd</relatedObjectIdentifierValue>
</relatedObjectIdentifier>
</relationship>
</object>
<event><eventIdentifier><eventIdentifierType>strongroom-event</eventIdentifierType>
<eventIdentifierValue>1</eventIdentifierValue>
</eventIdentifier>
<eventType>capture</eventType>
<eventDateTime>2017-10-11T12:05:00Z</eventDateTime>
<eventDetailInformation><eventDetail>https://example.org/</eventDetail>
</eventDetailInformation>
<eventOutcomeInformation><eventOutcome>success</eventOutcome>
<eventOutcomeDetail><eventOutcomeDetailNote>as found</eventOutcomeDetailNote>
</eventOutcomeDetail>
</eventOutcomeInformation>
<linkingAgentIdentifier><linkingAgentIdentifierType>name</linkingAgentIdentifierType>
<linkingAgentIdentifierValue>Strongroom</linkingAgentIdentifierValue>
<linkingAgentRole>executing program</linkingAgentRole>
</linkingAgentIdentifier>
<linkingObjectIdentifier><linkingObjectIdentifierType>sha256</linkingObjectIdentifierType>
<linkingObjectIdentifierValue>ab</linkingObjectIdentifierValue>
<linkingObjectRole>outcome</linkingObjectRole>
</linkingObjectIdentifier>
</event>
<agent><agentIdentifier><agentIdentifierType>name</agentIdentifierType>
<agentIdentifierValue>Strongroom</agentIdentifierValue>
</agentIdentifier>
<agentName>Strongroom</agentName>
<agentType>software</agentType>
<agentVersion>1</agentVersion>
</agent>
</premis>
)");
}

TEST(ArchivePremis, TellsWhatHappenedToACapture) {
  ArchivePremis premis("Strongroom 1", "Port Amity Archive", Timestamp{kNoon.seconds + 60});
  records::Capture capture;
  capture.original = sha256("<p>a page");
  capture.size_bytes = 9;
  capture.source = "page.html";
  capture.captured_at = kNoon;
  capture.received_at = Timestamp{kNoon.seconds + 30};
  capture.reader = "k2";
  capture.sightings = {{records::ItemId{"2017-10-07-k3v9qd"}, records::Revision{1}, false}};
  premis.add_capture(capture, "{}", "captures/x.json");
  premis.add_original(capture, "originals/x");
  premis.add_packaging("Bag of the whole archive");
  const std::string text = text_of(premis);
  for (const char* type : {"capture", "ingestion", "message digest calculation", "metadata extraction", "fixity check",
                           "information package creation"}) {
    EXPECT_TRUE(has(text, "<eventType>" + std::string(type) + "</eventType>")) << type;
  }
  EXPECT_TRUE(has(text, "<linkingObjectIdentifierValue>2017-10-07-k3v9qd/1</linkingObjectIdentifierValue>"));
  EXPECT_LT(text.rfind("</object>"), text.find("<event>"));
  EXPECT_LT(text.rfind("</event>"), text.find("<agent>"));
}

TEST(PremisEvent, TellsACustodyEventWithItsAcknowledgements) {
  records::CustodyEvent event;
  event.type = records::CustodyType::Sealed;
  event.about = {records::CustodyObject::Holding, "registry-box-7"};
  event.at = kNoon;
  event.seal = "4711";
  event.agents = {{"from", "Records Office", "receipt 12", Timestamp{kNoon.seconds + 60}},
                  {"to", "Port Archive", "", {}}};
  const PremisEvent told = premis_event(event);
  EXPECT_EQ(told.type, "sealed");
  EXPECT_EQ(told.detail, "seal: 4711");
  EXPECT_EQ(told.outcome, "success");
  EXPECT_EQ(told.outcome_note, "Records Office acknowledged it on 2017-10-11T12:06:00Z (receipt 12)");
  ASSERT_EQ(told.agents.size(), 2u);
  EXPECT_EQ(told.agents[1].role, "to");
  EXPECT_EQ(told.objects.front().id.type, "strongroom-holding");
}

}  // namespace
}  // namespace strongroom::exchange
