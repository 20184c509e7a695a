// SPDX-License-Identifier: Apache-2.0
#include "text/character.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <memory>

#include "base/assert.h"
#include "base/fault.h"
#include "text/utf8.h"

namespace strongroom::text {

namespace {

const icu::Normalizer2& normalizer(const icu::Normalizer2* (*instance)(UErrorCode&)) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* found = instance(status);
  if (U_FAILURE(status)) throw Fault("the data of the ICU library is missing: reinstall libicu72");
  return *found;
}

UScriptCode script_of(char32_t c) {
  UErrorCode status = U_ZERO_ERROR;
  return uscript_getScript(static_cast<UChar32>(c), &status);
}

uint32_t category_mask(char32_t c) { return U_GET_GC_MASK(static_cast<UChar32>(c)); }

// Ideographs, kana and Hangul are by far the most of what is outside the table and fold to themselves.
bool folds_to_itself(char32_t c) {
  return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0xAC00 && c <= 0xD7A3) || (c >= 0x3041 && c <= 0x3096) ||
         (c >= 0x30A1 && c <= 0x30FA) || (c >= 0x3400 && c <= 0x4DBF) || (c >= 0x20000 && c <= 0x2A6DF);
}

bool is_apostrophe(char32_t c) { return c == '\'' || c == 0x2018 || c == 0x2019 || c == 0x201B || c == 0xFF07; }

// Marks that a reader leaves out or varies. The vowel signs of Indic scripts and the voicing marks of kana are letters
// to their readers and stay.
bool is_optional_mark(char32_t c) {
  if ((category_mask(c) & (U_GC_MN_MASK | U_GC_ME_MASK)) == 0 || c == 0x3099 || c == 0x309A) return false;
  switch (script_of(c)) {
    case USCRIPT_INHERITED:
    case USCRIPT_LATIN:
    case USCRIPT_GREEK:
    case USCRIPT_CYRILLIC:
    case USCRIPT_HEBREW:
    case USCRIPT_ARABIC:
    case USCRIPT_SYRIAC:
      return true;
    default:
      return false;
  }
}

bool is_dropped(char32_t c) {
  constexpr char32_t kTatweel = 0x0640;
  constexpr char32_t kHighHamza = 0x0674;
  const bool quranic_small_letter = c == 0x06E5 || c == 0x06E6;
  const bool transliterated_hamza_or_ayn = c >= 0x02BB && c <= 0x02BF;
  return c == kTatweel || c == kHighHamza || quranic_small_letter || transliterated_hamza_or_ayn ||
         is_optional_mark(c) || u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_DEFAULT_IGNORABLE_CODE_POINT) ||
         (category_mask(c) & U_GC_CF_MASK) != 0;
}

// Letters that differ in writing, not in what is meant, and that no Unicode decomposition brings together.
struct Variant {
  char32_t from;
  std::string_view to;
};
constexpr Variant kVariants[] = {
    {0x00E6, "ae"}, {0x00F0, "d"}, {0x00F8, "o"}, {0x00FE, "th"}, {0x0111, "d"},
    {0x0127, "h"},  {0x0131, "i"}, {0x0142, "l"}, {0x0153, "oe"}, {0x0167, "t"},  // Latin
    {0x0451, "е"},                                 // Cyrillic io: Russian prints it as ie
    {0x0629, "ه"},                                 // teh marbuta
    {0x0649, "ي"},                                 // alef maksura
    {0x0671, "ا"},                                 // alef wasla
    {0x06A9, "ك"},                                 // Persian kaf
    {0x06BE, "ه"},  {0x06C1, "ه"}, {0x06D5, "ه"},  // Urdu and Kurdish heh
    {0x06CC, "ي"},                                 // Persian yeh
};

void append_variant(char32_t c, std::string& out) {
  const auto* found =
      std::find_if(std::begin(kVariants), std::end(kVariants), [c](const Variant& v) { return v.from == c; });
  if (found != std::end(kVariants)) {
    out.append(found->to);
  } else {
    append_code_point(out, c);
  }
}

bool keeps_its_marks(UScriptCode script) {
  switch (script) {
    case USCRIPT_LATIN:
    case USCRIPT_GREEK:
    case USCRIPT_ARABIC:
    case USCRIPT_HEBREW:
    case USCRIPT_SYRIAC:
    case USCRIPT_COMMON:
      return false;
    default:
      return true;  // Cyrillic й and ї, kana が, Devanagari क़ are letters of their own
  }
}

constexpr uint32_t kWordMask = U_GC_L_MASK | U_GC_M_MASK | U_GC_N_MASK;

void append_letters(char32_t c, std::string& out) {
  static const icu::Normalizer2& nfkd = normalizer(icu::Normalizer2::getNFKDInstance);
  static const icu::Normalizer2& nfkc = normalizer(icu::Normalizer2::getNFKCInstance);
  UErrorCode status = U_ZERO_ERROR;
  const icu::UnicodeString cased = icu::UnicodeString(static_cast<UChar32>(c)).foldCase();
  const icu::UnicodeString apart = (keeps_its_marks(script_of(c)) ? nfkc : nfkd).normalize(cased, status).foldCase();
  for (int32_t i = 0; i < apart.length(); i = apart.moveIndex32(i, 1)) {
    const auto part = static_cast<char32_t>(apart.char32At(i));
    const int32_t digit = u_charDigitValue(static_cast<UChar32>(part));
    if (digit >= 0) {
      out.push_back(static_cast<char>('0' + digit));
    } else if ((category_mask(part) & kWordMask) == 0) {
      out.push_back(' ');
    } else if (!is_dropped(part)) {
      append_variant(part, out);
    }
  }
}

WordClass word_class_by_break_property(char32_t c) {
  switch (u_getIntPropertyValue(static_cast<UChar32>(c), UCHAR_WORD_BREAK)) {
    case U_WB_ALETTER:
      return WordClass::Letter;
    case U_WB_HEBREW_LETTER:
      return WordClass::Hebrew;
    case U_WB_NUMERIC:
      return WordClass::Digit;
    case U_WB_KATAKANA:
      return WordClass::Katakana;
    case U_WB_EXTEND:
    case U_WB_FORMAT:
    case U_WB_ZWJ:
      return WordClass::Extend;
    case U_WB_MIDLETTER:
      return WordClass::MidLetter;
    case U_WB_MIDNUM:
      return WordClass::MidNumber;
    case U_WB_MIDNUMLET:
    case U_WB_SINGLE_QUOTE:
      return WordClass::MidBoth;
    case U_WB_EXTENDNUMLET:
      return WordClass::Connector;
    case U_WB_DOUBLE_QUOTE:
      return WordClass::DoubleQuote;
    default:
      return (category_mask(c) & (U_GC_L_MASK | U_GC_N_MASK)) != 0 ? WordClass::Alone : WordClass::Other;
  }
}

Character character(char32_t c) {
  std::string folded;
  Character result;
  result.fold = append_folded_slowly(c, folded);
  result.word = word_class_of(c);
  result.composes = composes(c);
  STRONGROOM_ASSERT(folded.size() <= result.folded.size());
  result.length = static_cast<uint8_t>(folded.size());
  std::copy(folded.begin(), folded.end(), result.folded.begin());
  return result;
}

}  // namespace

WordClass word_class_of(char32_t c) {
  if (folds_to_itself(c) && !(c >= 0xAC00 && c <= 0xD7A3) && !(c >= 0x30A1 && c <= 0x30FA)) return WordClass::Alone;
  if (u_getIntPropertyValue(static_cast<UChar32>(c), UCHAR_LINE_BREAK) == U_LB_COMPLEX_CONTEXT) {
    return WordClass::Dictionary;
  }
  return word_class_by_break_property(c);
}

FoldKind append_folded_slowly(char32_t c, std::string& out) {
  if (folds_to_itself(c)) {
    append_code_point(out, c);
    return FoldKind::Text;
  }
  if (is_apostrophe(c)) return FoldKind::Apostrophe;
  if (is_dropped(c)) return FoldKind::Drop;
  if ((category_mask(c) & kWordMask) == 0) return FoldKind::Space;
  append_letters(c, out);
  return FoldKind::Text;
}

bool composes(char32_t c) {
  if (folds_to_itself(c)) return false;
  return u_getIntPropertyValue(static_cast<UChar32>(c), UCHAR_NFC_QUICK_CHECK) != UNORM_YES;
}

const CharacterTable& character_table() {
  static const std::unique_ptr<const CharacterTable> table = [] {
    auto made = std::make_unique<CharacterTable>();
    for (char32_t c = 0; c < kTableEnd; ++c) (*made)[c] = character(c);
    for (char32_t c = kPunctuationStart; c < kPunctuationEnd; ++c) {
      (*made)[kTableEnd + (c - kPunctuationStart)] = character(c);
    }
    return made;
  }();
  return *table;
}

}  // namespace strongroom::text
