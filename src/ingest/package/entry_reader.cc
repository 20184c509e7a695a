// SPDX-License-Identifier: Apache-2.0
#include "ingest/package/entry_reader.h"

#include <archive.h>
#include <archive_entry.h>

#include <array>

#include "base/fault.h"

namespace strongroom::ingest::package {

struct EntryReader::State {
  archive* handle = archive_read_new();
  std::array<char, 256 << 10> buffer{};
  std::string path;

  ~State() { archive_read_free(handle); }

  Error error(const char* what) const {
    const char* detail = archive_error_string(handle);
    const auto at = archive_filter_bytes(handle, -1);
    return Error{ErrorCode::Malformed, std::string(what) + (detail ? std::string(": ") + detail : ""), path,
                 at > 0 ? std::optional<uint64_t>(static_cast<uint64_t>(at)) : std::nullopt};
  }
};

EntryReader::EntryReader(std::unique_ptr<State> state) : state_(std::move(state)) {}
EntryReader::~EntryReader() = default;
EntryReader::EntryReader(EntryReader&&) noexcept = default;
EntryReader& EntryReader::operator=(EntryReader&&) noexcept = default;

Result<EntryReader> EntryReader::open(const std::string& path) {
  auto state = std::make_unique<State>();
  if (state->handle == nullptr) throw Fault("libarchive cannot start; is memory short?");
  state->path = path;
  archive_read_support_format_zip(state->handle);
  archive_read_support_format_tar(state->handle);
  archive_read_support_format_7zip(state->handle);
  archive_read_support_filter_gzip(state->handle);
  archive_read_support_filter_bzip2(state->handle);
  archive_read_support_filter_xz(state->handle);
  archive_read_support_filter_zstd(state->handle);
  if (archive_read_open_filename(state->handle, path.c_str(), 256 << 10) != ARCHIVE_OK) {
    return fail(state->error("the package cannot be opened"));
  }
  return EntryReader(std::move(state));
}

Result<std::optional<Entry>> EntryReader::next() {
  for (;;) {
    archive_entry* entry = nullptr;
    const int result = archive_read_next_header(state_->handle, &entry);
    if (result == ARCHIVE_EOF) return std::optional<Entry>();
    if (result != ARCHIVE_OK && result != ARCHIVE_WARN) return fail(state_->error("the package is damaged"));
    if (archive_entry_filetype(entry) != AE_IFREG || archive_entry_hardlink(entry) != nullptr) continue;
    const char* name = archive_entry_pathname_utf8(entry);
    if (name == nullptr) name = archive_entry_pathname(entry);
    const auto offset = archive_read_header_position(state_->handle);
    return std::optional<Entry>(Entry{name != nullptr ? name : "", offset > 0 ? static_cast<uint64_t>(offset) : 0});
  }
}

Result<std::string_view> EntryReader::read_some() {
  const auto n = archive_read_data(state_->handle, state_->buffer.data(), state_->buffer.size());
  if (n < 0) return fail(state_->error("a file in the package is damaged"));
  return std::string_view(state_->buffer.data(), static_cast<size_t>(n));
}

}  // namespace strongroom::ingest::package
