// SPDX-License-Identifier: Apache-2.0
// Measures what verifying originals costs: each is read and hashed by what `strongroom verify` calls, on all cores,
// against plain SHA-256 (EVP, as `openssl speed` hashes) of as many bytes in memory in the same run.
//
//   originals_bench [FOLDER]      a folder on the disk to measure; default: the temporary one
#include <fmt/format.h>
#include <openssl/evp.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdlib>
#include <functional>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "archive/original_check.h"
#include "base/digest.h"
#include "base/files.h"

namespace strongroom {
namespace {

constexpr int kRounds = 5;

struct Original {
  Path path;
  Digest digest;
  uint64_t size_bytes;
};

// The sizes that captures have: many small pages, some pictures, a few documents.
std::vector<Original> make_originals(const Path& folder) {
  PosixFiles files;
  std::vector<Original> originals;
  for (const auto& [size, count] : {std::pair(20'000, 2'000), {400'000, 200}, {8'000'000, 10}}) {
    for (int i = 0; i < count; ++i) {
      std::string bytes(static_cast<size_t>(size), static_cast<char>(i));
      bytes.replace(0, 12, fmt::format("{:12}", originals.size()));
      const Path path = folder / std::to_string(originals.size());
      files.write_durably(path, bytes);
      originals.push_back({path, sha256(bytes), bytes.size()});
    }
  }
  return originals;
}

double seconds_on_all_cores(const std::function<void(size_t at)>& work, size_t count) {
  const auto begin = std::chrono::steady_clock::now();
  std::atomic<size_t> next = 0;
  std::vector<std::thread> threads;
  for (unsigned i = 0; i < std::max(1u, std::thread::hardware_concurrency()); ++i) {
    threads.emplace_back([&] {
      for (size_t at = next++; at < count; at = next++) work(at);
    });
  }
  for (std::thread& thread : threads) thread.join();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

void verify(const Original& original) {
  const auto check = archive::check_original(original.path, original.digest, original.size_bytes);
  if (check.error) throw std::runtime_error(check.error->to_string());
}

void measure(const Path& folder) {
  const std::vector<Original> originals = make_originals(folder);
  std::vector<std::string> contents;
  PosixFiles files;
  double bytes = 0;
  for (const Original& original : originals) {
    contents.push_back(files.read(original.path).value());
    bytes += static_cast<double>(contents.back().size());
  }
  EVP_MD* algorithm = EVP_MD_fetch(nullptr, "SHA256", nullptr);
  double best_plain = 1e9;
  double best_verify = 1e9;
  for (int round = 0; round < kRounds; ++round) {
    best_plain = std::min(best_plain, seconds_on_all_cores(
                                          [&](size_t at) {
                                            unsigned char digest[EVP_MAX_MD_SIZE];
                                            EVP_Digest(contents[at].data(), contents[at].size(), digest, nullptr,
                                                       algorithm, nullptr);
                                          },
                                          contents.size()));
    best_verify =
        std::min(best_verify, seconds_on_all_cores([&](size_t at) { verify(originals[at]); }, originals.size()));
  }
  EVP_MD_free(algorithm);
  fmt::print("verify originals, from the page cache: {:6.2f} GB/s on all cores\n", bytes / best_verify / 1e9);
  fmt::print("plain SHA-256 of the same bytes:       {:6.2f} GB/s on all cores\n", bytes / best_plain / 1e9);
  fmt::print("ratio (goal: at least 0.8):            {:6.2f}\n", best_plain / best_verify);
}

}  // namespace
}  // namespace strongroom

int main(int argc, char** argv) {
  using strongroom::Path;
  const Path parent = argc > 1 ? Path(argv[1]) : std::filesystem::temp_directory_path();
  std::string name = (parent / "originals-bench-XXXXXX").string();
  if (::mkdtemp(name.data()) == nullptr) {
    fmt::print(stderr, "originals_bench: cannot make a folder in {}\n", parent.string());
    return 2;
  }
  strongroom::measure(name);
  std::filesystem::remove_all(name);
  return 0;
}
