// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "ingest/text/dump_lines.h"

namespace strongroom::ingest::dump {

// Puts a dump's headings, counters and breadcrumbs together with the items that stand by them. A listing may have them
// above its items, below, or both; where a file holds several listings, what stands between the items of one and of the
// next goes to the one above as far as that still lacks it.
class ListingAssembler {
 public:
  // `categories` are names that items of the dump carry, `url` the address the dump was taken from, if known.
  ListingAssembler(std::vector<std::string> categories, std::string url);

  void add(const DumpLine& line);
  void add_item();
  // All listings; none for a file that holds one item and nothing that belongs to a list.
  std::vector<records::Listing> finish();

 private:
  // What a listing knows of itself so far; each mark stands once.
  struct Draft {
    std::optional<PageCounter> counter;
    std::optional<ListingHeading> heading;
    std::string heading_text;
    bool has_bare_heading = false;  // besides one at the end of breadcrumbs
    std::string crumbs;
    std::vector<LineLink> links;  // to other pages of it
    uint32_t items = 0;
  };

  // Pages print their heading and breadcrumbs above and below, perhaps in another form: at the end of a dump such marks
  // are repetitions, between items they begin the next listing.
  enum class Place { BetweenItems, AtEnd };

  // Whether the draft had room for the mark.
  static bool take(Draft& draft, const DumpLine& mark, Place place);
  void settle_marks(Place place);
  std::string repeated_crumbs() const;
  void join_halves();
  records::Listing listing_of(const Draft& draft) const;

  std::vector<std::string> names_;
  std::string url_;
  std::vector<Draft> drafts_{1};
  std::vector<DumpLine> marks_;  // since the last item
};

}  // namespace strongroom::ingest::dump
