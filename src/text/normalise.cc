// SPDX-License-Identifier: Apache-2.0
#include "text/normalise.h"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/stringpiece.h>
#include <unicode/uchar.h>

#include <algorithm>

#include "base/ascii.h"
#include "base/fault.h"
#include "text/character.h"
#include "text/charset.h"
#include "text/utf8.h"

namespace strongroom::text {

namespace {

icu::StringPiece piece(std::string_view text) { return {text.data(), static_cast<int32_t>(text.size())}; }

void require(UErrorCode status) {
  if (U_FAILURE(status)) throw Fault(std::string("the ICU library cannot normalise text: ") + u_errorName(status));
}

const icu::Normalizer2& nfc_normalizer() {
  static const icu::Normalizer2& instance = [&]() -> const icu::Normalizer2& {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* found = icu::Normalizer2::getNFCInstance(status);
    require(status);
    return *found;
  }();
  return instance;
}

// ICU sorts a run of combining marks by insertion, so a run of n marks costs n². Unicode Annex 15, section 13
// (Stream-Safe Text) bounds it: after 30 marks in a row a combining grapheme joiner. No script writes so many.
constexpr int kMarksMax = 30;

bool is_mark(char32_t c) { return c >= 0x0300 && u_getCombiningClass(static_cast<UChar32>(c)) != 0; }

bool is_stream_safe(std::string_view text) {
  int marks = 0;
  for (size_t at = 0; at < text.size();) {
    marks = is_mark(next_code_point(text, at)) ? marks + 1 : 0;
    if (marks > kMarksMax) return false;
  }
  return true;
}

std::string stream_safe(std::string_view text) {
  constexpr char32_t kGraphemeJoiner = 0x034F;
  std::string out;
  out.reserve(text.size());
  int marks = 0;
  for (size_t at = 0; at < text.size();) {
    const size_t start = at;
    marks = is_mark(next_code_point(text, at)) ? marks + 1 : 0;
    if (marks > kMarksMax) {
      append_code_point(out, kGraphemeJoiner);
      marks = 1;
    }
    out.append(text.substr(start, at - start));
  }
  return out;
}

// ICU counts in 32 bits.
constexpr size_t kNormalisedAtOnce = size_t{1} << 30;

// `text` is valid UTF-8.
std::string normalised(std::string_view text) {
  if (!is_stream_safe(text)) return normalised(stream_safe(text));
  const icu::Normalizer2& nfc = nfc_normalizer();
  UErrorCode status = U_ZERO_ERROR;
  if (nfc.isNormalizedUTF8(piece(text), status)) return std::string(text);
  require(status);
  std::string out;
  out.reserve(text.size());
  icu::StringByteSink<std::string> sink(&out);
  nfc.normalizeUTF8(0, piece(text), sink, nullptr, status);
  require(status);
  return out;
}

bool is_white_space(char32_t c) {
  if (c < 0x80) return c == ' ' || (c >= 0x09 && c <= 0x0D);
  return c == 0x85 || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 ||
         c == 0x202F || c == 0x205F || c == 0x3000;
}

bool is_control(char32_t c) {
  constexpr char32_t kByteOrderMark = 0xFEFF;
  return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == kByteOrderMark;
}

// True when clean_line would change nothing: the usual case, decided without a copy.
bool is_clean_ascii(std::string_view text) {
  char before = ' ';
  for (const char c : text) {
    if (c < 0x20 || c == 0x7F || (c == ' ' && before == ' ')) return false;
    before = c;
  }
  return text.empty() || before != ' ';
}

bool ends_in_letter(std::string_view text, size_t end) {
  if (end == 0) return false;
  size_t start = end - 1;
  while (start > 0 && !starts_code_point(text[start])) --start;
  const WordClass found = word_class(character_table(), code_point_at(text, start));
  return found == WordClass::Letter || found == WordClass::Hebrew || found == WordClass::Extend;
}

bool starts_with_letter(std::string_view text, size_t at) {
  const WordClass found = word_class(character_table(), code_point_at(text, at));
  return found == WordClass::Letter || found == WordClass::Hebrew;
}

void append_space(std::string& out) {
  if (!out.empty() && out.back() != ' ') out.push_back(' ');
}

// Most of most texts: a run of ASCII letters and digits. Moves `at` behind it.
void fold_ascii_run(std::string_view text, size_t& at, std::string& out) {
  const size_t start = at;
  while (at < text.size() && is_ascii_alphanumeric(text[at])) ++at;
  const size_t before = out.size();
  out.append(text.substr(start, at - start));
  for (size_t i = before; i < out.size(); ++i) {
    if (out[i] >= 'A' && out[i] <= 'Z') out[i] = static_cast<char>(out[i] | 0x20);
  }
}

// Folds NFC text; false as soon as a character shows that it is not NFC.
bool fold_nfc(std::string_view text, bool known_nfc, std::string& out) {
  const CharacterTable& table = character_table();
  for (size_t at = 0; at < text.size();) {
    fold_ascii_run(text, at, out);
    if (at == text.size()) break;
    const size_t start = at;
    const char32_t c = next_code_point(text, at);
    if (!known_nfc && c >= 0x0300 && composes(table, c)) return false;
    const size_t before = out.size();
    const FoldKind kind = append_folded(table, c, out);
    // A few compatibility forms begin with a space: U+037A is one and an iota.
    if (out.size() > before && out[before] == ' ' && (before == 0 || out[before - 1] == ' ')) out.erase(before, 1);
    const bool inner = kind == FoldKind::Apostrophe && ends_in_letter(text, start) && starts_with_letter(text, at);
    if (kind == FoldKind::Space || (kind == FoldKind::Apostrophe && !inner)) append_space(out);
  }
  return true;
}

}  // namespace

std::string nfc(std::string_view utf8) {
  if (is_ascii(utf8)) return std::string(utf8);
  if (!is_valid_utf8(utf8)) return nfc(repair_utf8(utf8));
  std::string out;
  while (utf8.size() > kNormalisedAtOnce) {  // cut at a code point; a letter and its accent there stay apart
    size_t cut = kNormalisedAtOnce;
    while (!starts_code_point(utf8[cut])) --cut;
    out += normalised(utf8.substr(0, cut));
    utf8.remove_prefix(cut);
  }
  return out.empty() ? normalised(utf8) : out + normalised(utf8);
}

std::string clean_line(std::string_view utf8) {
  if (is_ascii(utf8) && is_clean_ascii(utf8)) return std::string(utf8);
  const std::string whole = nfc(utf8);
  std::string out;
  out.reserve(whole.size());
  bool drew_together = false;  // what stood on both sides of a control character may compose
  for (size_t at = 0; at < whole.size();) {
    const size_t start = at;
    while (at < whole.size() && whole[at] > ' ' && whole[at] < 0x7F) ++at;
    out.append(whole, start, at - start);
    if (at > start) continue;
    const char32_t c = next_code_point(whole, at);
    if (is_white_space(c)) {
      append_space(out);
    } else if (is_control(c)) {
      drew_together = true;
    } else {
      out.append(whole, start, at - start);
    }
  }
  if (!out.empty() && out.back() == ' ') out.pop_back();
  return drew_together ? nfc(out) : out;
}

std::string fold(std::string_view utf8) {
  std::string out;
  out.reserve(utf8.size());
  if (!fold_nfc(utf8, false, out)) {
    out.clear();
    fold_nfc(nfc(utf8), true, out);
  }
  if (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

size_t code_points(std::string_view utf8) {
  return static_cast<size_t>(std::count_if(utf8.begin(), utf8.end(), starts_code_point));
}

size_t byte_offset(std::string_view utf8, size_t code_point) {
  size_t at = 0;
  for (; at < utf8.size(); ++at) {
    if (!starts_code_point(utf8[at])) continue;
    if (code_point == 0) break;
    --code_point;
  }
  return at;
}

std::string shorten(std::string_view utf8, size_t code_points_max) {
  const size_t limit = byte_offset(utf8, code_points_max);
  if (limit == utf8.size()) return std::string(utf8);
  const std::string_view head = utf8.substr(0, limit);
  // "Near" is the last third: a long word is cut rather than most of the line lost.
  size_t cut = limit;
  if (!is_white_space(code_point_at(utf8, limit))) {
    const size_t space = head.find_last_of(" \t\n");
    if (space != std::string_view::npos && space >= limit - limit / 3) cut = space;
  }
  const size_t last = head.substr(0, cut).find_last_not_of(" \t\n,;:-");
  return std::string(head.substr(0, last == std::string_view::npos ? cut : last + 1)) + "…";
}

std::string slug(std::string_view utf8, size_t bytes_max) {
  // Folding never makes a text more than eighteen times longer, and mostly shorter: a prefix holds enough.
  size_t prefix = std::min(utf8.size(), bytes_max * 16 + 16);
  while (prefix < utf8.size() && !starts_code_point(utf8[prefix])) --prefix;
  std::string out = fold(utf8.substr(0, prefix));
  if (out.size() > bytes_max) {
    size_t cut = out.rfind(' ', bytes_max);
    if (cut == std::string::npos || cut == 0) {
      cut = bytes_max;
      while (cut > 0 && !starts_code_point(out[cut])) --cut;
    }
    out.resize(cut);
  }
  std::replace(out.begin(), out.end(), ' ', '-');
  return out;
}

}  // namespace strongroom::text
