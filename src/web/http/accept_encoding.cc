// SPDX-License-Identifier: Apache-2.0
#include "web/http/accept_encoding.h"

#include <algorithm>
#include <optional>

#include "base/ascii.h"

namespace strongroom::web::http {

namespace {

constexpr int kUnstated = -1;

// RFC 9110 section 12.4.2, in thousandths: "1", "0.5", "0.333". nullopt for anything else.
std::optional<int> weight(std::string_view text) {
  if (text.empty() || text.size() > 5 || (text[0] != '0' && text[0] != '1')) return std::nullopt;
  int thousandths = (text[0] - '0') * 1000;
  if (text.size() == 1) return thousandths;
  if (text[1] != '.') return std::nullopt;
  int unit = 100;
  for (const char c : text.substr(2)) {
    if (c < '0' || c > '9') return std::nullopt;
    thousandths += (c - '0') * unit;
    unit /= 10;
  }
  return thousandths <= 1000 ? std::optional(thousandths) : std::nullopt;
}

struct Preference {
  std::string_view coding;
  int weight = 1000;
};

// One element of the list: "gzip;q=0.8". A broken weight counts as 0: what cannot be read is not relied on.
Preference preference(std::string_view element) {
  const size_t semicolon = std::min(element.find(';'), element.size());
  Preference read{trim(element.substr(0, semicolon), ascii_blanks)};
  if (semicolon == element.size()) return read;
  const std::string_view parameter = trim(element.substr(semicolon + 1), ascii_blanks);
  const bool is_weight = parameter.size() > 2 && (parameter[0] == 'q' || parameter[0] == 'Q') && parameter[1] == '=';
  read.weight = is_weight ? weight(parameter.substr(2)).value_or(0) : 0;
  return read;
}

}  // namespace

std::string_view coding_name(Coding coding) {
  switch (coding) {
    case Coding::Identity:
      return {};
    case Coding::Gzip:
      return "gzip";
    case Coding::Brotli:
      return "br";
  }
  return {};
}

Coding choose_coding(std::string_view accept_encoding) {
  int gzip = kUnstated;
  int brotli = kUnstated;
  int identity = kUnstated;
  int any = kUnstated;
  while (!accept_encoding.empty()) {
    const std::string_view element = accept_encoding.substr(0, accept_encoding.find(','));
    accept_encoding.remove_prefix(std::min(accept_encoding.size(), element.size() + 1));
    const Preference read = preference(element);
    if (equals_ignoring_case(read.coding, "br")) brotli = read.weight;
    if (equals_ignoring_case(read.coding, "gzip") || equals_ignoring_case(read.coding, "x-gzip")) gzip = read.weight;
    if (equals_ignoring_case(read.coding, "identity")) identity = read.weight;
    if (read.coding == "*") any = read.weight;
  }
  if (brotli == kUnstated) brotli = any;
  if (gzip == kUnstated) gzip = any;
  const int best = std::max(brotli, gzip);
  if (best <= 0 || best < identity) return Coding::Identity;
  return brotli >= gzip ? Coding::Brotli : Coding::Gzip;
}

}  // namespace strongroom::web::http
