// SPDX-License-Identifier: Apache-2.0
// Measures the log: entries made durable a second, by batch, and entries verified a second against plain SHA-256 over
// the same bytes in the same run.
//
//   log_bench [FOLDER]      a folder on the disk to measure; default: the temporary one
#include <fmt/format.h>
#include <openssl/evp.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <ctime>
#include <functional>
#include <stdexcept>
#include <string>
#include <vector>

#include "base/files.h"
#include "log/log_audit.h"
#include "log/log_writer.h"

namespace strongroom::log {
namespace {

constexpr uint64_t kEntries = 200'000;
constexpr int kRounds = 5;

double seconds_of(const std::function<void()>& work) {
  const auto begin = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

// Of the processor, so that other work on the machine does not count.
double processor_seconds_of(const std::function<void()>& work) {
  const std::clock_t begin = std::clock();
  work();
  return static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
}

// As long as a record's entry is.
std::string entry_at(uint64_t index) {
  return fmt::format(R"({{"digest":"{}","id":"2017-10-07-k3v9qd","kind":"item","revision":{}}})",
                     sha256(std::to_string(index)).hex(), index % 9 + 1);
}

TreeHead grow(Files& files, const Path& folder, const std::vector<std::string>& entries, uint64_t batch) {
  LogWriter writer = LogWriter::open(files, folder, empty_head()).value();
  for (const std::string& entry : entries) {
    if (!writer.append(entry)) throw std::runtime_error("an entry is too long");
    if (writer.size().value % batch == 0) writer.flush();
  }
  return writer.flush();
}

void measure_appending(const Path& folder, const std::vector<std::string>& entries) {
  PosixFiles files;
  for (const uint64_t batch : {1u, 100u, 1'000u, 10'000u, 200'000u}) {
    // Small batches are bound by fsync; a part of the entries shows it.
    const uint64_t count = std::min<uint64_t>(entries.size(), batch * 200);
    const std::vector<std::string> part(entries.begin(), entries.begin() + static_cast<std::ptrdiff_t>(count));
    const Path log = folder / std::to_string(batch);
    const double seconds = seconds_of([&] { grow(files, log, part, batch); });
    fmt::print("append, durable in batches of {:6}: {:9.0f} entries/s\n", batch, static_cast<double>(count) / seconds);
  }
}

// Hashed as `openssl speed` does it: each message in one piece that lies ready in memory.
void hash_plainly(const EVP_MD* algorithm, const std::vector<std::string>& messages) {
  unsigned char digest[EVP_MAX_MD_SIZE];
  for (const std::string& message : messages) {
    if (EVP_Digest(message.data(), message.size(), digest, nullptr, algorithm, nullptr) != 1) {
      throw std::runtime_error("OpenSSL cannot hash");
    }
  }
}

// The fastest way that OpenSSL has, which is the one we use.
void hash_plainly(const std::vector<std::string>& messages) {
  Digest all;
  for (const std::string& message : messages) all.bytes[0] ^= sha256(message).bytes[0];
  if (all.bytes[1] != 0) throw std::runtime_error("impossible");
}

// What any verification must hash: each entry, and a node of two hashes for each entry but one.
std::vector<std::string> messages_of(const std::vector<std::string>& entries) {
  std::vector<std::string> messages;
  messages.reserve(entries.size() * 2);
  for (const std::string& entry : entries) messages.push_back(std::string(1, '\0') + entry);
  for (size_t i = 1; i < entries.size(); ++i) messages.push_back("\1" + std::string(2 * Digest::size_bytes, 'h'));
  return messages;
}

void measure_verifying(const Path& folder, const std::vector<std::string>& entries) {
  PosixFiles files;
  const TreeHead head = grow(files, folder / "verify", entries, entries.size());
  const FolderTiles tiles(files, folder / "verify");
  const std::vector<std::string> messages = messages_of(entries);
  EVP_MD* algorithm = EVP_MD_fetch(nullptr, "SHA256", nullptr);
  double best_plain = 1e9;
  double best_fastest = 1e9;
  double best_verify = 1e9;
  for (int round = 0; round < kRounds; ++round) {
    best_plain = std::min(best_plain, processor_seconds_of([&] { hash_plainly(algorithm, messages); }));
    best_fastest = std::min(best_fastest, processor_seconds_of([&] { hash_plainly(messages); }));
    best_verify = std::min(best_verify, processor_seconds_of([&] {
                             if (!audit_log(tiles, head).empty()) throw std::runtime_error("the log does not verify");
                           }));
  }
  EVP_MD_free(algorithm);
  const auto count = static_cast<double>(entries.size());
  fmt::print("verify, from disk to root:          {:9.0f} entries a CPU second\n", count / best_verify);
  fmt::print("plain SHA-256 of the same messages: {:9.0f} entries a CPU second\n", count / best_plain);
  fmt::print("the same by SHA256_Update:          {:9.0f} entries a CPU second: {:.2f}\n", count / best_fastest,
             best_fastest / best_verify);
  fmt::print("ratio (goal: at least 0.8):         {:9.2f}\n", best_plain / best_verify);
}

}  // namespace
}  // namespace strongroom::log

int main(int argc, char** argv) {
  using strongroom::Path;
  const Path parent = argc > 1 ? Path(argv[1]) : std::filesystem::temp_directory_path();
  std::string name = (parent / "log-bench-XXXXXX").string();
  if (::mkdtemp(name.data()) == nullptr) {
    fmt::print(stderr, "log_bench: cannot make a folder in {}\n", parent.string());
    return 2;
  }
  std::vector<std::string> entries;
  for (uint64_t i = 0; i < strongroom::log::kEntries; ++i) entries.push_back(strongroom::log::entry_at(i));
  strongroom::log::measure_appending(name, entries);
  strongroom::log::measure_verifying(name, entries);
  std::filesystem::remove_all(name);
  return 0;
}
