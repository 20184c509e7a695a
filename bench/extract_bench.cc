// SPDX-License-Identifier: Apache-2.0
// Measures the reading of saved web pages on one thread: pages a second from bytes to items, what part of that is
// parsing, and libxml2's bare parse of the same bytes in the same run.
//
//   extract_bench FOLDER [ROUNDS]      every .html and .html.gz below the folder, read into memory before the clock
//   runs
//
// Then parses pages that were made to take long, each twice as large as the one before.
#include <fmt/format.h>
#include <libxml/HTMLparser.h>

#include <algorithm>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <string>
#include <vector>

#include "base/compression.h"
#include "ingest/html/open_page.h"
#include "ingest/readers.h"

namespace strongroom::ingest {
namespace {

constexpr uint64_t kPageBytesMax = 64 << 20;
constexpr int kRounds = 5;

struct SavedPage {
  std::string source;
  std::string bytes;
};

std::vector<SavedPage> read_pages(const std::string& folder) {
  std::vector<SavedPage> pages;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    SavedPage page{entry.path().string(), {}};
    const bool packed = page.source.ends_with(".html.gz");
    if (!entry.is_regular_file() || (!packed && !page.source.ends_with(".html"))) continue;
    std::ifstream file(entry.path(), std::ios::binary);
    page.bytes.assign(std::istreambuf_iterator<char>(file), {});
    if (packed) page.bytes = gunzip(page.bytes, kPageBytesMax).value_or(std::string());
    pages.push_back(std::move(page));
  }
  std::sort(pages.begin(), pages.end(), [](const auto& a, const auto& b) { return a.source < b.source; });
  return pages;
}

// Of the processor, so that other work on the machine does not count.
double processor_seconds_of(const std::function<void()>& work) {
  const std::clock_t begin = std::clock();
  work();
  return static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
}

Document document_of(const SavedPage& page) {
  Document document;
  document.bytes = page.bytes;
  document.source = page.source;
  return document;
}

// Decoding and parsing, as extraction begins.
void parse(const SavedPage& page) {
  std::vector<Error> faults;
  html::open_page(document_of(page), faults);
}

void parse_by_libxml2(const SavedPage& page) {
  constexpr int options = HTML_PARSE_RECOVER | HTML_PARSE_NONET | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                          HTML_PARSE_COMPACT | HTML_PARSE_IGNORE_ENC;
  xmlFreeDoc(htmlReadMemory(page.bytes.data(), static_cast<int>(page.bytes.size()), nullptr, "UTF-8", options));
}

size_t extract(const SavedPage& page) { return read_document(document_of(page)).items.size(); }

void print(const char* what, size_t pages, double megabytes, double seconds) {
  fmt::print("{:<15}{:6.0f} pages/s {:6.1f} MB/s\n", what, static_cast<double>(pages) / seconds, megabytes / seconds);
}

std::string page_of_attributes(size_t count) {
  std::string page = "<p";
  for (size_t i = 0; i < count; ++i) page += fmt::format(" a{}", i);
  return page + ">text";
}

void measure_hostile_pages() {
  fmt::print("\n{:<36}{:>8}{:>12}{:>12}\n", "one tag of so many attributes", "KB", "ours, s", "libxml2, s");
  for (const size_t count : {10'000, 20'000, 40'000}) {
    const SavedPage page{"", page_of_attributes(count)};
    const double ours = processor_seconds_of([&] { parse(page); });
    const double libxml2 = processor_seconds_of([&] { parse_by_libxml2(page); });
    fmt::print("{:<36}{:>8}{:>12.4f}{:>12.3f}\n", count, page.bytes.size() / 1000, ours, libxml2);
  }
}

int run(const std::string& folder, int rounds) {
  const std::vector<SavedPage> pages = read_pages(folder);
  if (pages.empty()) {
    fmt::print(stderr, "{}: no .html or .html.gz below it\n", folder);
    return 2;
  }
  size_t bytes = 0;
  size_t items = 0;
  for (const SavedPage& page : pages) bytes += page.bytes.size();
  for (const SavedPage& page : pages) items += extract(page);  // tables are made, memory is warm
  constexpr double never = 1e9;
  double extraction = never;
  double parsing = never;
  double libxml2 = never;
  for (int round = 0; round < rounds; ++round) {
    extraction =
        std::min(extraction, processor_seconds_of([&] { std::for_each(pages.begin(), pages.end(), extract); }));
    parsing = std::min(parsing, processor_seconds_of([&] { std::for_each(pages.begin(), pages.end(), parse); }));
    libxml2 =
        std::min(libxml2, processor_seconds_of([&] { std::for_each(pages.begin(), pages.end(), parse_by_libxml2); }));
  }
  const double megabytes = static_cast<double>(bytes) / 1e6;
  fmt::print("{} pages of {:.0f} KB on average, {} items, one thread, best of {} rounds\n", pages.size(),
             1000 * megabytes / static_cast<double>(pages.size()), items, rounds);
  print("extraction", pages.size(), megabytes, extraction);
  print("of it parsing", pages.size(), megabytes, parsing);
  print("bare libxml2", pages.size(), megabytes, libxml2);
  fmt::print("goal: 400 pages/s; parsing is {:.0f} % of extraction\n", 100 * parsing / extraction);
  measure_hostile_pages();
  return 0;
}

}  // namespace
}  // namespace strongroom::ingest

int main(int argc, char** argv) {
  if (argc < 2) {
    fmt::print(stderr, "usage: extract_bench FOLDER [ROUNDS]\n");
    return 2;
  }
  const int rounds = argc > 2 ? std::max(1, std::atoi(argv[2])) : strongroom::ingest::kRounds;
  return strongroom::ingest::run(argv[1], rounds);
}
