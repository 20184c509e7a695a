// SPDX-License-Identifier: Apache-2.0
// Measures the reading of crawls on one thread: records a second of processor time, beside bare inflating of the same
// file in the same run.
//
//   warc_bench FILE.warc.gz [ROUNDS]
#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <ctime>
#include <functional>
#include <string>
#include <vector>

#include "base/files.h"
#include "ingest/warc/byte_source.h"
#include "ingest/warc/record_reader.h"
#include "ingest/warc/warc.h"

namespace strongroom::ingest::warc {
namespace {

constexpr int kRounds = 5;

double processor_seconds_of(const std::function<void()>& work) {
  const std::clock_t begin = std::clock();
  work();
  return static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
}

double best_of(int rounds, const std::function<void()>& work) {
  std::vector<double> times;
  for (int round = 0; round < rounds; ++round) times.push_back(processor_seconds_of(work));
  return *std::min_element(times.begin(), times.end());
}

uint64_t inflate_all(std::string_view file) {
  uint64_t bytes = 0;
  const auto source = open_byte_source(file, 0);
  do {
    for (std::string_view piece = source->peek(1 << 16); !piece.empty(); piece = source->peek(1 << 16)) {
      bytes += piece.size();
      source->consume(piece.size());
    }
  } while (source->next_member());
  return bytes;
}

uint64_t count_records(std::string_view file, uint64_t& faults) {
  const FaultSink fault = [&](const Error&) { ++faults; };
  RecordReader reader(file, 0, {}, fault);
  uint64_t records = 0;
  while (reader.next()) ++records;
  return records;
}

uint64_t count_documents(std::string_view file) {
  uint64_t documents = 0;
  read_bytes(
      file, "crawl", 0,
      [&](const Document&) {
        ++documents;
        return true;
      },
      [](const Error&) {}, {});
  return documents;
}

int run(const char* path, int rounds) {
  const Result<MappedFile> file = MappedFile::open(path);
  if (!file) {
    fmt::print(stderr, "{}\n", file.error().to_string());
    return 2;
  }
  uint64_t faults = 0;
  const uint64_t bytes = inflate_all(file->bytes());
  const auto records = static_cast<double>(count_records(file->bytes(), faults));
  const uint64_t documents = count_documents(file->bytes());
  const double inflating = best_of(rounds, [&] { inflate_all(file->bytes()); });
  const double reading = best_of(rounds, [&] { count_records(file->bytes(), faults); });
  const double whole = best_of(rounds, [&] { count_documents(file->bytes()); });
  fmt::print("{:.0f} records, {} pages, {:.1f} MB ({:.1f} MB inflated), one thread, best of {} rounds\n", records,
             documents, static_cast<double>(file->bytes().size()) / 1e6, static_cast<double>(bytes) / 1e6, rounds);
  fmt::print("records                        {:8.0f} records/s\n", records / reading);
  fmt::print("with HTTP, codings and digests {:8.0f} records/s\n", records / whole);
  fmt::print("bare inflating                 {:8.0f} records/s, {:.0f} % of reading records\n", records / inflating,
             100 * inflating / reading);
  return 0;
}

}  // namespace
}  // namespace strongroom::ingest::warc

int main(int argc, char** argv) {
  if (argc < 2) {
    fmt::print(stderr, "usage: warc_bench FILE.warc.gz [ROUNDS]\n");
    return 2;
  }
  const int rounds = argc > 2 ? std::max(1, std::atoi(argv[2])) : strongroom::ingest::warc::kRounds;
  return strongroom::ingest::warc::run(argv[1], rounds);
}
