// SPDX-License-Identifier: Apache-2.0
// Measures the embedded store: store_bench [ITEMS [FOLDER [KIND]]]
//
// Makes a store of 1,000 invented items and one of ITEMS (100,000 unless told), each of 260 words from a vocabulary of
// 200,000 whose frequencies follow Zipf's law, one in six in Arabic letters, over ten years and twelve categories. Then
// prints what intake, lists, searches, opening and memory cost. Times are of the CPU of the one thread that works, so
// that other load on the machine counts little; `wall` is what the clock says. A store found in FOLDER is used again.
// With KIND, only searches whose name begins so are run, for a profile of them.
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <functional>
#include <random>
#include <string>
#include <vector>

#include "store/embedded/embedded_store.h"

namespace strongroom {
namespace {

using store::embedded::EmbeddedStore;
using store::embedded::OpenMode;

constexpr size_t vocabulary_size = 200'000;
constexpr size_t words_of_item = 260;
constexpr size_t batch_size = 1000;
constexpr int days = 3650;
constexpr size_t queries_of_kind = 300;
constexpr size_t passes = 5;

double cpu_ms() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

double wall_ms() {
  const auto now = std::chrono::steady_clock::now().time_since_epoch();
  return std::chrono::duration<double, std::milli>(now).count();
}

double resident_mb() {
  long pages = 0;
  long resident = 0;
  if (std::FILE* file = std::fopen("/proc/self/statm", "r")) {
    if (std::fscanf(file, "%ld %ld", &pages, &resident) != 2) resident = 0;
    std::fclose(file);
  }
  return static_cast<double>(resident) * static_cast<double>(sysconf(_SC_PAGESIZE)) / 1e6;
}

std::string invented_word(size_t number, bool arabic) {
  static const std::vector<std::string> latin = {"ba",  "ke",  "li",  "mo",  "nu",  "ra",  "se",  "ti",  "vo",  "za",
                                                 "dor", "fen", "gal", "hin", "jor", "pel", "qua", "rim", "sol", "tam"};
  static const std::vector<std::string> arabic_syllables = {"با", "كي", "لي", "مو", "نو", "را", "سي", "تي", "دو", "زا",
                                                            "در", "فن", "جل", "هن", "جر", "بل", "قا", "رم", "سل", "تم"};
  const auto& syllables = arabic ? arabic_syllables : latin;
  std::string word;
  for (size_t rest = number + syllables.size(); rest > 0; rest /= syllables.size())
    word += syllables[rest % syllables.size()];
  return word;
}

class Items {
 public:
  Items() {
    double sum = 0;
    for (size_t rank = 1; rank <= vocabulary_size; ++rank)
      cumulative_.push_back(sum += 1.0 / static_cast<double>(rank));
    for (double& value : cumulative_) value /= sum;
    for (const bool arabic : {false, true})
      for (size_t number = 0; number < vocabulary_size; ++number)
        words_[arabic].push_back(invented_word(number, arabic));
  }

  const std::string& word(size_t rank, bool arabic = false) const { return words_[arabic][rank]; }

  // The same for the same number, in every run.
  records::ItemRevision item(size_t number) const {
    std::mt19937_64 random(number);
    const bool arabic = number % 6 == 5;
    records::ItemRevision revision;
    records::Item& item = revision.item;
    item.date.date = CivilDate::from_days(14'000 + static_cast<int64_t>(random() % days));
    item.date.precision = records::DatePrecision::Day;
    item.date.verbatim = item.date.date->iso();
    revision.id = records::ItemId{item.date.verbatim + "-" + std::to_string(number)};
    item.title = sentence(random, 8, arabic);
    item.lang = arabic ? "ar" : "en";
    item.url = "https://example.org/item/" + std::to_string(number);
    item.categories = {{"Category " + std::to_string(std::min(random() % 12, random() % 12)), ""}};
    item.source_credit = "Press Desk";
    for (size_t words = 0; words < words_of_item; words += 52)
      item.blocks.push_back({records::BlockKind::Paragraph, sentence(random, 52, arabic), 0, false, "", {}});
    return revision;
  }

  std::string sentence(std::mt19937_64& random, size_t count, bool arabic) const {
    std::string text;
    for (size_t i = 0; i < count; ++i) text += (i == 0 ? "" : " ") + word(rank(random), arabic);
    return text;
  }

 private:
  size_t rank(std::mt19937_64& random) const {
    const double at = std::uniform_real_distribution<>(0, 1)(random);
    return std::min<size_t>(
        static_cast<size_t>(std::lower_bound(cumulative_.begin(), cumulative_.end(), at) - cumulative_.begin()),
        vocabulary_size - 1);
  }

  std::vector<double> cumulative_;
  std::vector<std::string> words_[2];
};

void build(const Items& items, const Path& database, size_t count) {
  auto made = EmbeddedStore::open(database, OpenMode::Create);
  if (!made && made.error().code == ErrorCode::Exists) {
    std::printf("%s: used again\n", database.c_str());
    return;
  }
  auto& store = **made;
  double spent = 0;
  double slowest_commit = 0;
  const double wall = wall_ms();
  for (size_t next = 0; next < count;) {
    std::vector<records::ItemRevision> batch;
    for (size_t i = 0; i < batch_size && next < count; ++i) batch.push_back(items.item(next++));
    const double start = cpu_ms();
    auto writer = *store.begin();
    for (const auto& revision : batch)
      writer->put(revision, {"url:" + revision.item.url}, {}, Timestamp{1'500'000'000});
    const double commit = cpu_ms();
    writer->commit();
    slowest_commit = std::max(slowest_commit, cpu_ms() - commit);
    spent += cpu_ms() - start;
  }
  const double settling = cpu_ms();
  if (!store.settle()) std::abort();
  spent += cpu_ms() - settling;
  std::error_code ignored;
  const auto bytes = std::filesystem::file_size(database, ignored);
  std::printf(
      "%zu items: %.0f items/s of CPU (wall %.0f s with making them), slowest commit of %zu %.0f ms, settling %.0f s, "
      "%.2f GB\n",
      count, static_cast<double>(count) / spent * 1e3, (wall_ms() - wall) / 1e3, batch_size, slowest_commit,
      (cpu_ms() - settling) / 1e3, static_cast<double>(bytes) / 1e9);
}

struct Times {
  double p50 = 0;
  double p99 = 0;
  double wall_p99 = 0;
};

double median(std::vector<double> times) {
  std::sort(times.begin(), times.end());
  return times[times.size() / 2];
}

// Each round is done once in every pass, with all others in between, and counts by its median: what other guests of the
// machine take away in one pass would else be the whole of p99.
Times measure(size_t rounds, const std::function<void(size_t)>& work) {
  std::vector<std::vector<double>> cpu_of(rounds);
  std::vector<std::vector<double>> wall_of(rounds);
  for (size_t pass = 0; pass < passes; ++pass) {
    for (size_t round = 0; round < rounds; ++round) {
      const double cpu_start = cpu_ms();
      const double wall_start = wall_ms();
      work(round);
      cpu_of[round].push_back(cpu_ms() - cpu_start);
      wall_of[round].push_back(wall_ms() - wall_start);
    }
  }
  std::vector<double> cpu;
  std::vector<double> wall;
  std::transform(cpu_of.begin(), cpu_of.end(), std::back_inserter(cpu), median);
  std::transform(wall_of.begin(), wall_of.end(), std::back_inserter(wall), median);
  std::sort(cpu.begin(), cpu.end());
  std::sort(wall.begin(), wall.end());
  return {cpu[rounds / 2], cpu[rounds * 99 / 100], wall[rounds * 99 / 100]};
}

void measure_lists(const store::Store& small, const store::Store& large) {
  struct Case {
    const char* name;
    std::function<store::ListQuery(const store::Store&, size_t)> query;
  };
  const store::TermRef term{store::TermKind::Category, "category-0"};
  const auto some_month = [](const store::Store& store, size_t round) {
    const auto months = store.months({});
    return months[round % months.size()].month;
  };
  const auto deep = [](uint64_t pages, size_t round) { return pages * (50 + round % 50) / 100 + 1; };
  const std::vector<Case> cases = {
      {"first page", [](const store::Store&, size_t) { return store::ListQuery{}; }},
      {"month page", [&](const store::Store& s, size_t r) { return store::ListQuery{.month = some_month(s, r)}; }},
      {"deep page of a category",
       [&](const store::Store& s, size_t r) {
         return store::ListQuery{.term = term, .page = deep(s.list({.term = term}).pages, r)};
       }},
      {"deep page of all",
       [&](const store::Store& s, size_t r) { return store::ListQuery{.page = deep(s.list({}).pages, r)}; }},
      {"category in a month",
       [&](const store::Store& s, size_t r) { return store::ListQuery{.term = term, .month = some_month(s, r)}; }}};
  std::printf("\n%-26s %12s %12s %8s\n", "list, ms of CPU (p50)", "small", "large", "ratio");
  for (const Case& c : cases) {
    const auto p50 = [&](const store::Store& store) {
      std::vector<store::ListQuery> queries;
      for (size_t round = 0; round < queries_of_kind; ++round) queries.push_back(c.query(store, round));
      for (const auto& query : queries) (void)store.list(query);
      return measure(queries_of_kind, [&](size_t round) { (void)store.list(queries[round]); }).p50;
    };
    const double at_small = p50(small);
    const double at_large = p50(large);
    std::printf("%-26s %12.3f %12.3f %8.2f\n", c.name, at_small, at_large, at_large / at_small);
  }
}

void measure_searches(const Items& items, const store::Store& store, size_t count, const std::string& kind) {
  struct Case {
    const char* name;
    std::function<store::SearchQuery(std::mt19937_64&)> query;
  };
  const auto word = [&](std::mt19937_64& random, size_t first, size_t last) {
    return items.word(first + random() % (last - first));
  };
  const auto phrase = [&](std::mt19937_64& random) {
    const std::string text = items.item(random() % count / 6 * 6).item.blocks[1].text;
    size_t start = text.find(' ', random() % (text.size() / 2)) + 1;
    return "\"" + text.substr(start, text.find(' ', text.find(' ', start) + 1) - start) + "\"";
  };
  const store::TermRef term{store::TermKind::Category, "category-3"};
  const std::vector<Case> cases = {
      {"common word", [&](auto& r) { return store::SearchQuery{.text = word(r, 20, 200)}; }},
      {"rare word", [&](auto& r) { return store::SearchQuery{.text = word(r, 5000, 50'000)}; }},
      {"two words", [&](auto& r) { return store::SearchQuery{.text = word(r, 50, 2000) + " " + word(r, 50, 2000)}; }},
      {"phrase", [&](auto& r) { return store::SearchQuery{.text = phrase(r)}; }},
      {"prefix", [&](auto& r) { return store::SearchQuery{.text = word(r, 8000, 50'000).substr(0, 5) + "*"}; }},
      {"category and word", [&](auto& r) { return store::SearchQuery{.text = word(r, 20, 2000), .terms = {term}}; }},
      {"word, newest first",
       [&](auto& r) { return store::SearchQuery{.text = word(r, 20, 2000), .order = store::SearchOrder::Newest}; }}};
  std::printf("\n%-26s %12s %12s %12s %12s\n", "search, ms of CPU", "p50", "p99", "wall p99", "mean found");
  for (const Case& c : cases) {
    if (!std::string(c.name).starts_with(kind)) continue;
    std::mt19937_64 random(7);
    std::vector<store::SearchQuery> queries;
    for (size_t i = 0; i < queries_of_kind; ++i) queries.push_back(c.query(random));
    double found = 0;
    const Times times = measure(queries_of_kind, [&](size_t round) {
      const auto page = store.search(queries[round]);
      found += page ? static_cast<double>(page->total) : 0;
    });
    std::printf("%-26s %12.2f %12.2f %12.2f %12.0f\n", c.name, times.p50, times.p99, times.wall_p99,
                found / (queries_of_kind * passes));
  }
}

int run(size_t count, const Path& folder, const std::string& kind) {
  std::filesystem::create_directories(folder);
  const Path small_path = folder / "small.db";
  const Path large_path = folder / ("large-" + std::to_string(count) + ".db");
  {
    const Items items;
    build(items, small_path, 1000);
    build(items, large_path, count);
  }
  const auto small = EmbeddedStore::open(small_path, OpenMode::Read).value();
  const double before = resident_mb();
  const double start = cpu_ms();
  const auto large = EmbeddedStore::open(large_path, OpenMode::Read).value();
  (void)large->list({});
  std::printf("opening and the first page: %.1f ms\n", cpu_ms() - start);
  const double first_search = cpu_ms();
  (void)large->search({.text = invented_word(5000, false)});
  std::printf("the first search: %.1f ms\n", cpu_ms() - first_search);
  if (kind.empty()) measure_lists(*small, *large);
  const Items items;
  const double vocabulary = resident_mb();
  measure_searches(items, *large, count, kind);
  std::printf("\nmemory: %.0f MB before opening, %.0f MB with the vocabulary, %.0f MB after all searches\n", before,
              vocabulary, resident_mb());
  return 0;
}

}  // namespace
}  // namespace strongroom

int main(int argc, char** argv) {
  const size_t count = argc > 1 ? std::strtoul(argv[1], nullptr, 10) : 100'000;
  const std::filesystem::path folder =
      argc > 2 ? std::filesystem::path(argv[2]) : std::filesystem::temp_directory_path() / "strongroom-store-bench";
  return strongroom::run(std::max<size_t>(count, 1000), folder, argc > 3 ? argv[3] : "");
}
