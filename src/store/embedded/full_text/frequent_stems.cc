// SPDX-License-Identifier: Apache-2.0
#include "store/embedded/full_text/frequent_stems.h"

#include <algorithm>
#include <iterator>
#include <map>

#include "store/embedded/full_text/indexed_text.h"
#include "store/embedded/full_text/segment.h"

namespace strongroom::store::embedded {

namespace {

constexpr DocumentNumber first_choice_at = 1000;
constexpr DocumentNumber growth_between_choices = 16;
constexpr uint64_t counted_documents_min = 1000;
constexpr uint64_t one_document_of = 32;

struct Count {
  uint64_t documents = 0;
  uint64_t positions_bytes = 0;
};

bool is_of_text(const std::string& name) { return bare_stem(name) == name && !name.starts_with(term_sign); }

// Adds a segment's stems, without those that are too rare in it to be chosen.
void count_stems(ReadStatements& statements, const Segment& segment, std::map<std::string, Count>& counts) {
  const uint64_t documents_min = (segment.last - segment.first + 1) / one_document_of;
  std::string stem;
  Count count;
  const auto end_stem = [&] {
    if (count.documents < documents_min || !is_of_text(stem)) return;
    Count& sum = counts[stem];
    sum.documents += count.documents;
    sum.positions_bytes += count.positions_bytes;
  };
  SegmentCursor cursor(statements, segment, "");
  while (cursor.next()) {
    if (cursor.stem() != stem) {
      end_stem();
      stem = cursor.stem();
      count = {};
    }
    count.documents += cursor.part().documents;
    count.positions_bytes += cursor.part().positions_bytes;
  }
  end_stem();
}

}  // namespace

SignHistory::SignHistory(ReadStatements& statements) : runs_{{1, Signs()}} {
  std::vector<std::string> stems;
  const auto end_run = [&] {
    runs_.back().signs = Signs(std::move(stems));
    stems.clear();
  };
  Rows rows = statements.frequent_stems.rows();
  while (rows.next()) {
    const auto first = static_cast<DocumentNumber>(rows.integer(0));
    if (first != runs_.back().first) {
      end_run();
      runs_.push_back({first, Signs()});
    }
    if (rows.integer(1) == 0) continue;
    if (stems.size() == Signs::own_max) full_text_is_damaged();
    stems.emplace_back(rows.text(2));
  }
  end_run();
}

const Signs& SignHistory::of(DocumentNumber document) const {
  const auto after = std::upper_bound(runs_.begin(), runs_.end(), document,
                                      [](DocumentNumber wanted, const SignedRun& run) { return wanted < run.first; });
  return after == runs_.begin() ? runs_.front().signs : std::prev(after)->signs;
}

bool is_choice_due(const SignHistory& history, DocumentNumber next) {
  if (history.runs().size() == 1) return next >= first_choice_at;
  return next / growth_between_choices >= history.runs().back().first;
}

std::vector<std::string> most_frequent_stems(ReadStatements& statements) {
  const std::vector<Segment> segments = read_segments(statements, SegmentState::Live);
  std::map<std::string, Count> counts;
  uint64_t documents = 0;
  for (auto segment = segments.rbegin(); segment != segments.rend() && documents < counted_documents_min; ++segment) {
    count_stems(statements, *segment, counts);
    documents += segment->last - segment->first + 1;
  }
  std::erase_if(counts, [&](const auto& entry) { return entry.second.documents * one_document_of < documents; });

  std::vector<std::pair<std::string, Count>> sorted(counts.begin(), counts.end());
  std::stable_sort(sorted.begin(), sorted.end(),
                   [](const auto& a, const auto& b) { return a.second.positions_bytes > b.second.positions_bytes; });
  std::vector<std::string> stems;
  for (size_t i = 0; i < std::min(sorted.size(), Signs::own_max); ++i) stems.push_back(std::move(sorted[i].first));
  return stems;
}

}  // namespace strongroom::store::embedded
