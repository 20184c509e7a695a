// SPDX-License-Identifier: Apache-2.0
#include "ingest/html/url.h"

#include <algorithm>

#include "base/ascii.h"

namespace strongroom::ingest::html {
namespace {

// The five parts of RFC 3986 appendix B, each with its delimiter, so that joining them gives the reference again.
struct Parts {
  std::string_view scheme;     // "https:"
  std::string_view authority;  // "//example.org"
  std::string_view path;
  std::string_view query;     // "?a=1"
  std::string_view fragment;  // "#top"
};

bool is_scheme_character(char c) { return is_ascii_alphanumeric(c) || c == '+' || c == '-' || c == '.'; }

std::string_view take(std::string_view& rest, size_t length) {
  const std::string_view taken = rest.substr(0, length);
  rest.remove_prefix(taken.size());
  return taken;
}

size_t scheme_length(std::string_view url) {
  if (url.empty() || !is_ascii_letter(url[0])) return 0;
  const auto end = std::find_if_not(url.begin(), url.end(), is_scheme_character);
  return end != url.end() && *end == ':' ? static_cast<size_t>(end - url.begin()) + 1 : 0;
}

Parts split(std::string_view url) {
  Parts parts;
  parts.scheme = take(url, scheme_length(url));
  if (url.starts_with("//")) parts.authority = take(url, std::min(url.find_first_of("/?#", 2), url.size()));
  parts.path = take(url, std::min(url.find_first_of("?#"), url.size()));
  parts.query = take(url, std::min(url.find('#'), url.size()));
  parts.fragment = url;
  return parts;
}

// RFC 3986 section 5.2.4, on whole segments.
std::string remove_dot_segments(std::string_view path) {
  std::string clean;
  clean.reserve(path.size());
  while (!path.empty()) {
    const size_t end = std::min(path.find('/', 1), path.size());
    const std::string_view segment = take(path, end);  // with its leading slash
    if (segment == "/..") {
      const size_t last = clean.rfind('/');
      clean.resize(last == std::string::npos ? 0 : last);
      if (path.empty()) clean += '/';
    } else if (segment == "/.") {
      if (path.empty()) clean += '/';
    } else {
      clean += segment;
    }
  }
  return clean;
}

// RFC 3986 section 5.2.3.
std::string merge_paths(const Parts& base, std::string_view path) {
  if (!base.authority.empty() && base.path.empty()) return "/" + std::string(path);
  const size_t slash = base.path.rfind('/');
  return std::string(slash == std::string_view::npos ? std::string_view() : base.path.substr(0, slash + 1)) +
         std::string(path);
}

std::string trimmed_reference(std::string_view reference) {
  const size_t start = std::min(reference.find_first_not_of(" \t\r\n\f"), reference.size());
  const size_t end = reference.find_last_not_of(" \t\r\n\f") + 1;
  std::string trimmed;
  for (const char c : reference.substr(start, end > start ? end - start : 0)) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == ' ')
      trimmed += "%20";
    else if (byte > 0x20 && byte != 0x7F)
      trimmed += c;  // browsers drop line breaks and tabs
  }
  return trimmed;
}

std::string join(std::string_view a, std::string_view b, std::string_view c, std::string_view d, std::string_view e) {
  std::string joined;
  joined.reserve(a.size() + b.size() + c.size() + d.size() + e.size());
  for (const std::string_view part : {a, b, c, d, e}) joined += part;
  return joined;
}

std::string resolve(std::string_view base_url, std::string_view reference_text) {
  const std::string reference_url = trimmed_reference(reference_text);
  if (!is_absolute_url(base_url)) return reference_url;
  const Parts base = split(base_url);
  const Parts reference = split(reference_url);
  // The order of the cases is that of section 5.2.2.
  if (!reference.scheme.empty()) {
    const bool has_hierarchy = !reference.authority.empty();
    return has_hierarchy ? join(reference.scheme, reference.authority, remove_dot_segments(reference.path),
                                reference.query, reference.fragment)
                         : reference_url;
  }
  if (!reference.authority.empty()) {
    return join(base.scheme, reference.authority, remove_dot_segments(reference.path), reference.query,
                reference.fragment);
  }
  if (reference.path.empty()) {
    const std::string_view query = reference.query.empty() ? base.query : reference.query;
    return join(base.scheme, base.authority, base.path, query, reference.fragment);
  }
  const std::string path =
      reference.path.starts_with('/') ? std::string(reference.path) : merge_paths(base, reference.path);
  return join(base.scheme, base.authority, remove_dot_segments(path), reference.query, reference.fragment);
}

}  // namespace

bool is_absolute_url(std::string_view url) { return scheme_length(url) > 0; }

bool is_dead_link(std::string_view reference) {
  const std::string trimmed = trimmed_reference(reference.substr(0, 64));
  const std::string_view scheme = std::string_view(trimmed).substr(0, scheme_length(trimmed));
  const std::string lowered = ascii_lower(scheme);
  return trimmed.empty() || trimmed[0] == '#' || lowered == "javascript:" || lowered == "data:" ||
         lowered == "vbscript:" || lowered == "blob:";
}

std::string resolve_url(std::string_view base_url, std::string_view reference_text) {
  return without_replay(resolve(base_url, reference_text));
}

std::string without_replay(std::string url) {
  constexpr size_t digits = 14;
  for (size_t slash = url.find('/'); slash != std::string::npos; slash = url.find('/', slash + 1)) {
    size_t at = slash + 1;
    while (at < url.size() && url[at] >= '0' && url[at] <= '9') ++at;
    if (at - slash - 1 != digits) continue;
    // "im_", "mp_": how the archive was to show it.
    if (url.compare(at, 1, "/") != 0 && at + 3 < url.size() && url[at + 2] == '_') at += 3;
    const std::string_view original = std::string_view(url).substr(std::min(at, url.size()));
    if (original.starts_with("/http://") || original.starts_with("/https://")) return std::string(original.substr(1));
  }
  return url;
}

}  // namespace strongroom::ingest::html
