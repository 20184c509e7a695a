// SPDX-License-Identifier: Apache-2.0
#include "exchange/capture/robots.h"

#include <algorithm>
#include <cstdint>

#include "base/ascii.h"
#include "base/encoding.h"

namespace strongroom::exchange::capture {

namespace {

constexpr size_t text_bytes_max = 500 << 10;  // RFC 9309 section 2.5: at least that many are to be read
constexpr size_t rules_max = 10'000;
constexpr std::chrono::milliseconds crawl_delay_max = std::chrono::hours(1);

// Section 2.2.1: a product token is letters, "_" and "-"; sites write versions behind it.
std::string_view product_token(std::string_view value) {
  const auto is_token = [](char c) { return is_ascii_letter(c) || c == '_' || c == '-'; };
  return value.substr(0, static_cast<size_t>(std::find_if_not(value.begin(), value.end(), is_token) - value.begin()));
}

int hex_value(char c) {
  if (is_ascii_digit(c)) return c - '0';
  return ascii_lower(c) >= 'a' && ascii_lower(c) <= 'f' ? ascii_lower(c) - 'a' + 10 : -1;
}

bool is_unreserved(char c) {
  return is_ascii_letter(c) || is_ascii_digit(c) || c == '-' || c == '.' || c == '_' || c == '~';
}

void append_encoded(std::string& out, char c) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  const auto byte = static_cast<unsigned char>(c);
  out += '%';
  out += digits[byte >> 4];
  out += digits[byte & 15];
}

enum class Spelling { Pattern, Target };

bool means_itself(std::string_view path, size_t at, Spelling spelling) {
  if (path[at] == '*') return spelling == Spelling::Target;
  return path[at] == '$' && (spelling == Spelling::Target || at + 1 < path.size());
}

// Section 2.2.2: octets outside of ASCII are compared percent-encoded, unreserved ones plain. A '*' or '$' that means
// itself is "%2A" or "%24", as patterns must write it (section 2.2.3).
std::string comparable(std::string_view path, Spelling spelling) {
  std::string out;
  for (size_t i = 0; i < path.size(); ++i) {
    const bool escaped =
        path[i] == '%' && i + 2 < path.size() && hex_value(path[i + 1]) >= 0 && hex_value(path[i + 2]) >= 0;
    if (escaped) {
      const char c = static_cast<char>(hex_value(path[i + 1]) * 16 + hex_value(path[i + 2]));
      i += 2;
      if (is_unreserved(c)) {
        out += c;
      } else {
        append_encoded(out, c);
      }
    } else if (means_itself(path, i, spelling) || static_cast<unsigned char>(path[i]) >= 0x80 ||
               static_cast<unsigned char>(path[i]) <= 0x20) {
      append_encoded(out, path[i]);
    } else {
      out += path[i];
    }
  }
  return out;
}

// Section 2.2.3: '*' is any octets, '$' at the end is the end. Each piece between stars is looked for once, from the
// left: an earlier place never rules out what a later one would allow.
bool matches(std::string_view pattern, std::string_view target) {
  const bool to_end = pattern.ends_with('$');
  if (to_end) pattern.remove_suffix(1);
  size_t at = 0;
  for (bool first = true;; first = false) {
    const size_t star = pattern.find('*');
    const std::string_view piece = pattern.substr(0, star);
    if (first && !target.starts_with(piece)) return false;
    if (star == std::string_view::npos && to_end) {
      return first ? target.size() == piece.size() : target.size() - at >= piece.size() && target.ends_with(piece);
    }
    const size_t found = target.find(piece, at);
    if (found == std::string_view::npos) return false;
    if (star == std::string_view::npos) return true;
    at = found + piece.size();
    pattern.remove_prefix(star + 1);
  }
}

// "2", "0.5"; nullopt for anything else. Digits after the third change nothing.
std::optional<std::chrono::milliseconds> seconds_of(std::string_view value) {
  int64_t thousandths = 0;
  int64_t unit = 1000;
  bool fraction = false;
  bool any = false;
  for (const char c : value) {
    if (c == '.' && !fraction) {
      fraction = true;
      continue;
    }
    if (c < '0' || c > '9') return std::nullopt;
    any = true;
    if (fraction) {
      unit /= 10;
      thousandths += unit * (c - '0');
    } else {
      thousandths = std::min<int64_t>(thousandths * 10 + 1000 * (c - '0'), crawl_delay_max.count());
    }
  }
  if (!any) return std::nullopt;
  return std::min(std::chrono::milliseconds(thousandths), crawl_delay_max);
}

}  // namespace

// The rules of all groups for one name.
struct Robots::Group {
  bool exists = false;
  std::vector<Rule> rules;
  std::optional<std::chrono::milliseconds> crawl_delay;
};

// Section 2.1: a group is one or more lines of user agents, then its rules. Lines of other kinds never end one.
class Robots::Parser {
 public:
  explicit Parser(std::string_view product) : product_(product) {}

  void take_line(std::string_view line) {
    line = line.substr(0, line.find('#'));
    const size_t colon = line.find(':');
    if (colon == std::string_view::npos) return;
    const std::string_view key = trim(line.substr(0, colon), ascii_blanks);
    const std::string_view value = trim(line.substr(colon + 1), ascii_blanks);
    if (equals_ignoring_case(key, "user-agent")) {
      take_agent(value);
    } else if (equals_ignoring_case(key, "allow") || equals_ignoring_case(key, "disallow")) {
      take_rule(value, equals_ignoring_case(key, "allow"));
    } else if (equals_ignoring_case(key, "crawl-delay")) {
      take_delay(value);
    }
  }

  Group take() { return std::move(own_.exists ? own_ : everyone_); }

 private:
  void take_agent(std::string_view value) {
    if (rules_begun_) for_own_ = for_everyone_ = rules_begun_ = false;
    if (value == "*") {
      for_everyone_ = everyone_.exists = true;
    } else if (equals_ignoring_case(product_token(value), product_)) {
      for_own_ = own_.exists = true;
    }
  }

  void take_rule(std::string_view pattern, bool allows) {
    rules_begun_ = true;
    if (pattern.empty()) return;  // "Disallow:" forbids nothing
    each_group([&](Group& group) {
      if (group.rules.size() < rules_max) group.rules.push_back({comparable(pattern, Spelling::Pattern), allows});
    });
  }

  void take_delay(std::string_view value) {
    const auto delay = seconds_of(value);
    if (delay) each_group([&](Group& group) { group.crawl_delay = std::max(group.crawl_delay, delay); });
  }

  template <typename Visit>
  void each_group(const Visit& visit) {
    if (for_own_) visit(own_);
    if (for_everyone_) visit(everyone_);
  }

  std::string_view product_;
  Group own_;
  Group everyone_;
  bool for_own_ = false;  // whom the current group is for
  bool for_everyone_ = false;
  bool rules_begun_ = false;
};

Robots Robots::parse(std::string_view text, std::string_view product) {
  text = text.substr(0, text_bytes_max);
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  Parser parser(product);
  while (!text.empty()) {
    const size_t end = std::min(text.find_first_of("\r\n"), text.size());
    parser.take_line(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  Group group = parser.take();
  Robots robots;
  robots.rules_ = std::move(group.rules);
  robots.crawl_delay_ = group.crawl_delay;
  return robots;
}

// Section 2.2.2: the longest pattern rules; where an allow and a disallow are as long, the allow.
bool Robots::allows(std::string_view target) const {
  if (target == "/robots.txt") return true;
  const std::string asked = comparable(target, Spelling::Target);
  const Rule* best = nullptr;
  for (const Rule& rule : rules_) {
    if (best &&
        (rule.pattern.size() < best->pattern.size() || (rule.pattern.size() == best->pattern.size() && best->allows))) {
      continue;
    }
    if (matches(rule.pattern, asked)) best = &rule;
  }
  return !best || best->allows;
}

}  // namespace strongroom::exchange::capture
