// SPDX-License-Identifier: Apache-2.0
#include "exchange/capture/spool.h"

#include <fmt/format.h>

#include <algorithm>
#include <random>

namespace strongroom::exchange::capture {

std::string Spool::new_name(Timestamp now) {
  std::string time = now.rfc3339();
  std::erase_if(time, [](char c) { return c == '-' || c == ':'; });
  std::random_device random;
  return fmt::format("strongroom-{}-{:08x}.warc.gz", time, random());
}

Spool Spool::open(const Path& folder, const std::string& name, uint64_t keep_bytes, Timestamp now,
                  const std::string& user_agent) {
  Spool spool;
  spool.file_ = std::make_unique<AppendFile>(AppendFile::open(folder / name, keep_bytes));
  warc::WriterOptions options;
  options.offset = spool.file_->size_bytes();
  options.id_seed = name;
  AppendFile& file = *spool.file_;
  spool.writer_ = std::make_unique<warc::WarcWriter>([&file](std::string_view bytes) { file.append(bytes); }, options);
  if (options.offset == 0) {
    write_warcinfo(*spool.writer_, name, now,
                   {{"software", user_agent}, {"http-header-user-agent", user_agent}, {"robots", "obey"}});
  }
  return spool;
}

}  // namespace strongroom::exchange::capture
