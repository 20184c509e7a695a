// SPDX-License-Identifier: Apache-2.0
#include "ingest/xml/vocabulary.h"

#include <string>

#include "base/ascii.h"

namespace strongroom::ingest::xml {
namespace {

struct Known {
  std::string_view part;
  Vocabulary vocabulary;
};

// A part of the address tells, so that http and https, versions and trailing slashes do not matter. The more particular
// ones come first.
constexpr Known addresses[] = {
    {"wordpress.org/export/1.0/excerpt", Vocabulary::Excerpt},
    {"wordpress.org/export/1.1/excerpt", Vocabulary::Excerpt},
    {"wordpress.org/export/1.2/excerpt", Vocabulary::Excerpt},
    {"wordpress.org/export", Vocabulary::WordPress},
    {"purl.org/rss/1.0/modules/content", Vocabulary::Content},
    {"purl.org/rss/1.0/modules/", Vocabulary::Other},
    {"purl.org/rss/1.0", Vocabulary::Plain},
    {"purl.org/net/rss1.1", Vocabulary::Plain},
    {"my.netscape.com/", Vocabulary::Plain},
    {"channel.netscape.com/rdf", Vocabulary::Plain},
    {"backend.userland.com/", Vocabulary::Plain},
    {"blogs.law.harvard.edu/tech/rss", Vocabulary::Plain},
    {"cyber.law.harvard.edu/rss", Vocabulary::Plain},
    {"www.w3.org/2005/atom", Vocabulary::Atom},
    {"purl.org/atom/", Vocabulary::Atom},
    {"22-rdf-syntax-ns", Vocabulary::Rdf},
    {"purl.org/dc/elements", Vocabulary::DublinCore},
    {"purl.org/metadata/dublin_core", Vocabulary::DublinCore},
    {"purl.org/dc/terms", Vocabulary::DublinCoreTerms},
    {"search.yahoo.com/mrss", Vocabulary::Media},
    {"video.search.yahoo.com/mrss", Vocabulary::Media},
    {"www.rssboard.org/media-rss", Vocabulary::Media},
    {"itunes.com/dtds/podcast", Vocabulary::Itunes},
    {"wellformedweb.org/commentapi", Vocabulary::WellFormedWeb},
    {"www.w3.org/1999/xhtml", Vocabulary::Xhtml},
    {"iptc.org/std/nar", Vocabulary::NewsMl},
    {"iptc.org/std/nitf", Vocabulary::Nitf},
};

constexpr Known prefixes[] = {
    {"atom", Vocabulary::Atom},
    {"atom10", Vocabulary::Atom},
    {"a10", Vocabulary::Atom},
    {"rdf", Vocabulary::Rdf},
    {"content", Vocabulary::Content},
    {"dc", Vocabulary::DublinCore},
    {"dcterms", Vocabulary::DublinCoreTerms},
    {"media", Vocabulary::Media},
    {"itunes", Vocabulary::Itunes},
    {"wfw", Vocabulary::WellFormedWeb},
    {"wp", Vocabulary::WordPress},
    {"excerpt", Vocabulary::Excerpt},
    {"xhtml", Vocabulary::Xhtml},
    {"nitf", Vocabulary::Nitf},
};

}  // namespace

Vocabulary vocabulary_of_address(std::string_view address) {
  if (address.find_first_not_of(" \t\r\n") == std::string_view::npos) return Vocabulary::Plain;
  const std::string lowered = ascii_lower(address.substr(0, 256));
  for (const Known& known : addresses) {
    if (lowered.find(known.part) != std::string::npos) return known.vocabulary;
  }
  return Vocabulary::Other;
}

Vocabulary vocabulary_of_prefix(std::string_view prefix) {
  if (prefix.empty()) return Vocabulary::Plain;
  const std::string lowered = ascii_lower(prefix.substr(0, 16));
  for (const Known& known : prefixes) {
    if (lowered == known.part) return known.vocabulary;
  }
  return Vocabulary::Other;
}

}  // namespace strongroom::ingest::xml
