// SPDX-License-Identifier: Apache-2.0
#include "text/charset.h"

#include <unicode/ucnv.h>
#include <unicode/ucnv_err.h>
#include <unicode/ucsdet.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <vector>

#include "base/ascii.h"
#include "base/fault.h"
#include "text/charset_labels.h"
#include "text/utf8.h"

namespace strongroom::text {

namespace {

struct CloseConverter {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};
struct CloseDetector {
  void operator()(UCharsetDetector* detector) const { ucsdet_close(detector); }
};

// Counts what does not decode and leaves ICU's substitution to write U+FFFD.
void U_CALLCONV count_and_substitute(const void* context, UConverterToUnicodeArgs* args, const char* units,
                                     int32_t length, UConverterCallbackReason reason, UErrorCode* status) {
  if (reason <= UCNV_IRREGULAR) ++*static_cast<size_t*>(const_cast<void*>(context));
  UCNV_TO_U_CALLBACK_SUBSTITUTE(nullptr, args, units, length, reason, status);
}

void append_utf16(std::string& out, const std::vector<UChar>& units, int32_t count) {
  const auto end = static_cast<size_t>(count);
  for (size_t i = 0; i < end; ++i) {
    char32_t c = units[i];
    const bool pair = U16_IS_LEAD(c) && i + 1 < end && U16_IS_TRAIL(units[i + 1]);
    if (pair) c = static_cast<char32_t>(U16_GET_SUPPLEMENTARY(c, units[++i]));
    append_code_point(out, U_IS_SURROGATE(c) ? kReplacement : c);
  }
}

// The converter works in pieces so that a large file needs one piece of UTF-16, not a whole copy.
Decoded convert(std::string_view bytes, const Charset& charset) {
  Decoded result;
  result.charset = charset.name;
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, CloseConverter> converter(ucnv_open(charset.converter, &status));
  ucnv_setToUCallBack(converter.get(), count_and_substitute, &result.replaced, nullptr, nullptr, &status);
  if (U_FAILURE(status)) throw Fault("the ICU library has no converter for " + result.charset + ": reinstall libicu72");
  result.utf8.reserve(bytes.size() + bytes.size() / 2);
  std::vector<UChar> buffer(16384);
  const char* source = bytes.data();
  const char* const source_end = source + bytes.size();
  std::optional<UChar> lead;  // of a surrogate pair that a piece cut
  do {
    status = U_ZERO_ERROR;
    UChar* target = buffer.data();
    if (lead) *target++ = *lead;
    ucnv_toUnicode(converter.get(), &target, buffer.data() + buffer.size(), &source, source_end, nullptr, 1, &status);
    auto count = static_cast<int32_t>(target - buffer.data());
    lead.reset();
    if (status == U_BUFFER_OVERFLOW_ERROR && count > 0 && U16_IS_LEAD(target[-1]))
      lead = buffer[static_cast<size_t>(--count)];
    append_utf16(result.utf8, buffer, count);
  } while (status == U_BUFFER_OVERFLOW_ERROR);
  if (U_FAILURE(status)) throw Fault("the ICU library failed to decode " + result.charset + ": " + u_errorName(status));
  return result;
}

Decoded as_utf8(std::string_view bytes) {
  Decoded result;
  result.charset = "utf-8";
  if (is_valid_utf8(bytes)) {
    result.utf8 = bytes;
  } else {
    result.utf8 = repair_utf8(bytes, &result.replaced);
  }
  return result;
}

bool is_utf16(const Charset& charset) { return charset.name == "utf-16le" || charset.name == "utf-16be"; }

std::optional<Decoded> by_byte_order_mark(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) return as_utf8(bytes.substr(3));
  if (bytes.starts_with("\xFF\xFE")) return convert(bytes.substr(2), *charset_by_label("utf-16le"));
  if (bytes.starts_with("\xFE\xFF")) return convert(bytes.substr(2), *charset_by_label("utf-16be"));
  return std::nullopt;
}

constexpr size_t kSample = size_t{64} << 10;

// UTF-16 without a mark, in a script that has ASCII spaces and line ends: many NUL bytes, nearly all on one side.
const Charset* utf16_by_zeros(std::string_view bytes) {
  const std::string_view sample = bytes.substr(0, kSample);
  if (sample.find('\0') == std::string_view::npos) return nullptr;
  std::array<size_t, 2> zeros{};
  for (size_t i = 0; i < sample.size(); ++i) zeros[i & 1] += sample[i] == '\0' ? 1 : 0;
  const size_t most = std::max(zeros[0], zeros[1]);
  if (sample.size() < 4 || most < sample.size() / 20 + 1 || std::min(zeros[0], zeros[1]) * 10 > most) return nullptr;
  return charset_by_label(zeros[1] > zeros[0] ? "utf-16le" : "utf-16be");
}

// A text in UTF-8 of which a byte or two was lost, as at a cut end: what is valid outweighs what is not.
bool is_damaged_utf8(std::string_view bytes, bool declared) {
  size_t valid = 0;
  size_t invalid = 0;
  for (size_t at = skip_ascii(bytes); at < bytes.size(); at = skip_ascii(bytes, at)) {
    const size_t start = at;
    const bool bad = next_code_point(bytes, at) == kReplacement && bytes.substr(start, 3) != "\xEF\xBF\xBD";
    (bad ? invalid : valid) += 1;
  }
  return valid > invalid * (declared ? 1 : 8);
}

// The words that hold other bytes than ASCII, from all of the text: markup and English around them would make any
// charset look like a western one.
struct ForeignWords {
  std::string text;
  bool mostly_foreign = false;  // most of their letters are no ASCII, as in Arabic, Greek or Cyrillic
};

ForeignWords foreign_words(std::string_view bytes) {
  constexpr size_t kWordMax = 64;
  const auto is_word = [](char c) { return static_cast<unsigned char>(c) >= 0x80 || is_ascii_letter(c); };
  ForeignWords words;
  size_t foreign = 0;
  for (size_t at = skip_ascii(bytes); at < bytes.size() && words.text.size() < kSample; at = skip_ascii(bytes, at)) {
    size_t start = at;
    while (start > 0 && at - start < kWordMax && is_word(bytes[start - 1])) --start;
    while (at < bytes.size() && at - start < kWordMax && is_word(bytes[at])) ++at;
    const std::string_view word = bytes.substr(start, at - start);
    foreign += static_cast<size_t>(
        std::count_if(word.begin(), word.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; }));
    words.text += word;
    words.text += ' ';
  }
  words.mostly_foreign = foreign * 2 > words.text.size();
  return words;
}

// Servers and old pages declare Latin-1 for whatever they send. Its languages have one or two letters beyond ASCII in a
// row ("créée"); a text most of whose words with such letters have three and more together is in another script.
bool is_in_no_western_script(std::string_view bytes) {
  constexpr size_t kRunMin = 3;
  constexpr size_t kLongMin = 3;
  size_t runs = 0;
  size_t long_runs = 0;
  for (size_t at = skip_ascii(bytes); at < bytes.size(); at = skip_ascii(bytes, at)) {
    const size_t start = at;
    bool has_letter = false;  // of windows-1252: below 0xC0 stand signs and quotation marks
    for (; at < bytes.size() && static_cast<unsigned char>(bytes[at]) >= 0x80; ++at)
      has_letter = has_letter || static_cast<unsigned char>(bytes[at]) >= 0xC0;
    runs += has_letter ? 1 : 0;
    long_runs += has_letter && at - start >= kRunMin ? 1 : 0;
  }
  return long_runs >= kLongMin && long_runs * 2 > runs;
}

const Charset* detected(std::string_view bytes) {
  constexpr int32_t kConfidenceMin = 10;
  const ForeignWords words = foreign_words(bytes);
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UCharsetDetector, CloseDetector> detector(ucsdet_open(&status));
  const std::string_view sample = words.mostly_foreign ? std::string_view(words.text) : bytes.substr(0, kSample);
  ucsdet_setText(detector.get(), sample.data(), static_cast<int32_t>(sample.size()), &status);
  const UCharsetMatch* match = ucsdet_detect(detector.get(), &status);
  if (U_FAILURE(status) || match == nullptr || ucsdet_getConfidence(match, &status) < kConfidenceMin) return nullptr;
  const char* name = ucsdet_getName(match, &status);
  const Charset* charset = U_SUCCESS(status) && name != nullptr ? charset_by_label(name) : nullptr;
  return charset == nullptr || is_utf16(*charset) || charset->name == "utf-8" ? nullptr : charset;
}

Decoded guess(std::string_view bytes) {
  Decoded result;
  if (const Charset* charset = detected(bytes)) result = convert(bytes, *charset);
  if (result.charset.empty() || result.replaced > 0) result = convert(bytes, *charset_by_label("windows-1252"));
  result.guessed = true;
  return result;
}

}  // namespace

bool looks_like_utf16(std::string_view bytes) {
  return bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF") || utf16_by_zeros(bytes) != nullptr;
}

Decoded decode(std::string_view bytes, std::string_view declared) {
  if (auto marked = by_byte_order_mark(bytes)) return *std::move(marked);
  const Charset* label = charset_by_label(declared);
  if (const Charset* wide = utf16_by_zeros(bytes)) {
    Decoded result = convert(bytes, *wide);
    result.guessed = label == nullptr || !is_utf16(*label);
    return result;
  }
  // ISO-2022-JP is the one encoding of the standard that looks like ASCII and is not.
  const bool shifts = label != nullptr && label->name == "iso-2022-jp" && bytes.find('\x1B') != std::string_view::npos;
  if (!shifts && is_valid_utf8(bytes)) return {std::string(bytes), "utf-8"};

  const bool declared_utf8 = label != nullptr && label->name == "utf-8";
  const bool is_misdeclared = label != nullptr && label->name == "windows-1252" && is_in_no_western_script(bytes);
  if (label != nullptr && !declared_utf8 && !is_misdeclared) {
    Decoded result = convert(bytes, *label);
    if (result.replaced == 0) return result;
  }
  if (is_damaged_utf8(bytes, declared_utf8)) {
    Decoded result = as_utf8(bytes);
    result.guessed = !declared_utf8;
    return result;
  }
  return guess(bytes);
}

}  // namespace strongroom::text
