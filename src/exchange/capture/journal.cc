// SPDX-License-Identifier: Apache-2.0
#include "exchange/capture/journal.h"

#include <utility>

#include "exchange/capture/journal_lines.h"

namespace strongroom::exchange::capture {

namespace {

constexpr const char* journal_file = "journal.jsonl";
constexpr uint64_t journal_bytes_max = 4ull << 30;

}  // namespace

Result<Journal> Journal::open(Files& files, const Path& folder) {
  files.make_folders(folder);
  Journal journal(files, folder / journal_file);
  const Result<std::string> bytes = files.read(journal.path_, journal_bytes_max);
  if (!bytes && bytes.error().code != ErrorCode::NotFound) return fail(bytes.error());
  const std::string_view text = bytes ? std::string_view(*bytes) : std::string_view();
  size_t at = 0;
  for (size_t end = text.find('\n'); end != std::string_view::npos; end = text.find('\n', at)) {
    if (!journal.take_line(text.substr(at, end - at))) {
      return fail(Error{ErrorCode::Malformed,
                        "the line cannot be read: put the file back from a backup, or remove it to begin anew",
                        journal.path_.string(), at});
    }
    at = end + 1;
  }
  journal.file_ = AppendFile::open(journal.path_, at);
  return journal;
}

const KnownPage* Journal::find(const std::string& url) const {
  const auto found = pages_.find(url);
  return found == pages_.end() ? nullptr : &found->second;
}

Result<void> Journal::take_line(std::string_view text) {
  std::optional<JournalLine> line = parse_line(text);
  if (!line) return fail(ErrorCode::Malformed, "no line of a journal");
  if (line->round) {
    round_ = line->round->number;
    unfinished_ = !line->round->is_finished;
  }
  if (line->spool) {
    spool_ = line->spool->name;
    spool_bytes_ = line->spool->bytes;
  }
  if (line->page) {
    if (line->spool_bytes) spool_bytes_ = *line->spool_bytes;
    std::string url = line->page->url;
    pages_.insert_or_assign(std::move(url), std::move(*line->page));
  }
  return {};
}

void Journal::append(const std::string& line) { file_->append(line + "\n"); }

void Journal::begin_round() {
  ++round_;
  unfinished_ = true;
  rewrite();
}

void Journal::finish_round() {
  unfinished_ = false;
  append(to_line({JournalLine::Round{round_, true}, {}, {}, {}}));
  sync();
}

void Journal::begin_spool(const std::string& name) {
  spool_ = name;
  extend_spool(0);
}

void Journal::extend_spool(uint64_t bytes) {
  spool_bytes_ = bytes;
  append(to_line({{}, JournalLine::Spool{spool_, spool_bytes_}, {}, {}}));
  sync();
}

void Journal::finish_spool() {
  spool_.clear();
  extend_spool(0);
}

void Journal::put(const KnownPage& page) {
  append(to_line({{}, {}, page, {}}));
  pages_.insert_or_assign(page.url, page);
}

void Journal::put(const KnownPage& page, uint64_t spool_bytes) {
  append(to_line({{}, {}, page, spool_bytes}));
  sync();
  pages_.insert_or_assign(page.url, page);
  spool_bytes_ = spool_bytes;
}

// What later lines overruled is left out, so that the file grows with the site and not with time.
void Journal::rewrite() {
  std::string text = to_line({JournalLine::Round{round_, !unfinished_}, {}, {}, {}}) + "\n";
  text += to_line({{}, JournalLine::Spool{spool_, spool_bytes_}, {}, {}}) + "\n";
  for (const auto& [url, page] : pages_) text += to_line({{}, {}, page, {}}) + "\n";
  file_.reset();
  files_->write_durably(path_, text);
  file_ = AppendFile::open(path_, UINT64_MAX);
}

}  // namespace strongroom::exchange::capture
