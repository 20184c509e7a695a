// SPDX-License-Identifier: Apache-2.0
#include "exchange/bagit/bag_path.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/ascii.h"

namespace strongroom::exchange {

namespace {

// What is encoded, and from which version on. Everything else stands for itself, "%7E" too.
struct Escape {
  std::string_view code;
  char byte;
  BagVersion since;
};
constexpr std::array<Escape, 5> kEscapes = {{
    {"%0A", '\n', {0, 93}},
    {"%0a", '\n', {0, 93}},
    {"%0D", '\r', {0, 93}},
    {"%0d", '\r', {0, 93}},
    {"%25", '%', {1, 0}},
}};

const Escape* escape_at(std::string_view text, const BagVersion& version) {
  const auto found = std::ranges::find_if(
      kEscapes, [&](const Escape& escape) { return text.starts_with(escape.code) && version >= escape.since; });
  return found == kEscapes.end() ? nullptr : &*found;
}

std::string decoded(std::string_view written, const BagVersion& version) {
  std::string path;
  while (!written.empty()) {
    const Escape* escape = written.front() == '%' ? escape_at(written, version) : nullptr;
    path += escape != nullptr ? escape->byte : written.front();
    written.remove_prefix(escape != nullptr ? escape->code.size() : 1);
  }
  return path;
}

// "%HomeDrive%\…": a shell of Windows would put a folder in its place.
bool begins_with_variable(std::string_view path) {
  if (!path.starts_with('%')) return false;
  const std::string_view name = path.substr(1, path.find('%', 1) - 1);
  return !name.empty() && name.size() + 1 < path.size() && std::ranges::all_of(name, is_ascii_letter);
}

const char* escapes_by_its_start(std::string_view path) {
  if (path.starts_with('/')) return "it is absolute";
  if (path.starts_with('\\')) return "it names another machine or a root";
  if (path.starts_with('~')) return "it names a home folder";
  if (path.size() >= 2 && path[1] == ':' && is_ascii_letter(path[0])) return "it names a drive";
  if (begins_with_variable(path)) return "it begins with a variable";
  return nullptr;
}

// The parts between slashes, and for ".." between backslashes too: Windows takes both.
const char* escapes_by_a_part(std::string_view path) {
  while (true) {
    const std::string_view part = path.substr(0, path.find_first_of("/\\"));
    if (part == "..") return "it has the part \"..\"";
    if (part.size() == path.size()) return nullptr;
    path.remove_prefix(part.size() + 1);
  }
}

bool has_odd_part(std::string_view path) {
  while (true) {
    const std::string_view part = path.substr(0, path.find('/'));
    if (part.empty() || part == ".") return true;
    if (part.size() == path.size()) return false;
    path.remove_prefix(part.size() + 1);
  }
}

}  // namespace

Result<BagPath> parse_bag_path(std::string_view written, const BagVersion& version) {
  if (written.size() > kBagPathBytesMax) return fail(ErrorCode::LimitExceeded, "the path is too long");
  BagPath parsed{decoded(written, version), false};
  while (parsed.path.starts_with("./")) {
    parsed.path.erase(0, 2);
    parsed.was_relative = true;
  }
  if (auto checked = check_bag_path(parsed.path); !checked) return fail(checked.error());
  return parsed;
}

Result<void> check_bag_path(std::string_view path) {
  if (path.size() > kBagPathBytesMax) return fail(ErrorCode::LimitExceeded, "the path is too long");
  if (path.find('\0') != path.npos) return fail(ErrorCode::Malformed, "the path has a NUL in it");
  for (const char* why : {escapes_by_its_start(path), escapes_by_a_part(path)}) {
    if (why == nullptr) continue;
    return fail(ErrorCode::Refused, "the path leads out of the bag: " + std::string(why) + ": " + std::string(path));
  }
  if (has_odd_part(path)) return fail(ErrorCode::Malformed, "the path has an empty part: " + std::string(path));
  return {};
}

std::string print_bag_path(std::string_view path) {
  std::string written;
  for (const char c : path) {
    const auto escape = std::ranges::find(kEscapes, c, &Escape::byte);
    if (escape != kEscapes.end()) {
      written += escape->code;
    } else {
      written += c;
    }
  }
  return written;
}

}  // namespace strongroom::exchange
