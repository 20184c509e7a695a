// SPDX-License-Identifier: Apache-2.0
#include "text/language.h"

#include <unicode/locid.h>
#include <unicode/uchar.h>
#include <unicode/uloc.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <array>
#include <optional>
#include <unordered_map>
#include <vector>

#include "base/ascii.h"
#include "text/language_profiles.h"
#include "text/normalise.h"
#include "text/utf8.h"
#include "text/words.h"

namespace strongroom::text {

namespace {

constexpr size_t kBytesRead = 4096;

std::string_view beginning(std::string_view utf8) {
  size_t end = std::min(utf8.size(), kBytesRead);
  while (end < utf8.size() && end > 0 && !starts_code_point(utf8[end])) --end;
  return utf8.substr(0, end);
}

using ScriptCounts = std::unordered_map<UScriptCode, size_t>;

ScriptCounts count_scripts(std::string_view text) {
  ScriptCounts counts;
  size_t ascii_letters = 0;
  for (size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    if (c < 0x80) {
      ascii_letters += (c | 0x20) >= 'a' && (c | 0x20) <= 'z' ? 1 : 0;
      continue;
    }
    UErrorCode status = U_ZERO_ERROR;
    const UScriptCode script = uscript_getScript(static_cast<UChar32>(c), &status);
    if (u_isalpha(static_cast<UChar32>(c)) != 0) ++counts[script];
  }
  if (ascii_letters > 0) counts[USCRIPT_LATIN] += ascii_letters;
  return counts;
}

struct ScriptLanguage {
  UScriptCode script;
  const char* language;
};

// Scripts that one language of the press writes.
constexpr ScriptLanguage kOneLanguage[] = {
    {USCRIPT_HEBREW, "he"},   {USCRIPT_GREEK, "el"},    {USCRIPT_ARMENIAN, "hy"},  {USCRIPT_GEORGIAN, "ka"},
    {USCRIPT_SYRIAC, "syr"},  {USCRIPT_HANGUL, "ko"},   {USCRIPT_THAI, "th"},      {USCRIPT_LAO, "lo"},
    {USCRIPT_KHMER, "km"},    {USCRIPT_MYANMAR, "my"},  {USCRIPT_TIBETAN, "bo"},   {USCRIPT_DEVANAGARI, "hi"},
    {USCRIPT_BENGALI, "bn"},  {USCRIPT_GUJARATI, "gu"}, {USCRIPT_GURMUKHI, "pa"},  {USCRIPT_TAMIL, "ta"},
    {USCRIPT_TELUGU, "te"},   {USCRIPT_KANNADA, "kn"},  {USCRIPT_MALAYALAM, "ml"}, {USCRIPT_SINHALA, "si"},
    {USCRIPT_ETHIOPIC, "am"}, {USCRIPT_THAANA, "dv"},
};

size_t count_of(const ScriptCounts& counts, UScriptCode script) {
  const auto found = counts.find(script);
  return found == counts.end() ? 0 : found->second;
}

// The script with the most letters; an ideograph says as much as three letters. Ties go to the lower script code.
UScriptCode main_script(const ScriptCounts& counts) {
  constexpr size_t kLettersMin = 2;
  UScriptCode best = USCRIPT_UNKNOWN;
  size_t most = kLettersMin - 1;
  for (const auto& [script, count] : counts) {
    const size_t weight = script == USCRIPT_HAN ? count * 3 : count;
    if (weight > most || (weight == most && best != USCRIPT_UNKNOWN && script < best)) {
      most = weight;
      best = script;
    }
  }
  return best;
}

constexpr int kWordScore = 4;
constexpr int kLetterScore = 3;

// Which profiles a word or a letter speaks for.
using Votes = std::unordered_map<std::string, std::vector<size_t>>;

void add_votes(Votes& votes, std::string_view list, size_t profile) {
  while (!list.empty()) {
    const size_t space = list.find(' ');
    std::vector<size_t>& voters = votes[std::string(list.substr(0, space))];
    if (voters.empty() || voters.back() != profile) voters.push_back(profile);
    list = space == std::string_view::npos ? std::string_view() : list.substr(space + 1);
  }
}

struct ProfileIndex {
  Votes words;
  Votes letters;
};

const ProfileIndex& profile_index() {
  static const ProfileIndex index = [] {
    ProfileIndex made;
    const auto profiles = language_profiles();
    for (size_t i = 0; i < profiles.size(); ++i) {
      add_votes(made.words, fold(profiles[i].words), i);
      add_votes(made.letters, profiles[i].letters, i);
    }
    return made;
  }();
  return index;
}

void vote(const Votes& votes, const std::string& token, int score, std::vector<int>& scores) {
  const auto found = votes.find(token);
  if (found == votes.end()) return;
  for (const size_t profile : found->second) scores[profile] += score;
}

// Stop words say what a text is; rare letters help where it is short.
std::vector<int> score_profiles(std::string_view text) {
  const ProfileIndex& index = profile_index();
  std::vector<int> scores(language_profiles().size(), 0);
  each_word(text, [&](uint32_t, uint32_t, std::string_view folded) {
    vote(index.words, std::string(folded), kWordScore, scores);
  });
  const std::string composed = nfc(text);
  std::string letter;
  for (size_t at = 0; at < composed.size();) {
    const char32_t c = next_code_point(composed, at);
    if (c < 0x80) continue;
    letter.clear();
    append_code_point(letter, static_cast<char32_t>(u_tolower(static_cast<UChar32>(c))));
    vote(index.letters, letter, kLetterScore, scores);
  }
  return scores;
}

std::string best_profile(std::string_view text, ProfileScript script, std::string_view declared) {
  constexpr int kDoubt = 2 * kWordScore;
  const std::string primary = ascii_lower(declared.substr(0, declared.find_first_of("-_")));
  const std::vector<int> scores = score_profiles(text);
  const auto profiles = language_profiles();
  size_t best = profiles.size();
  size_t told = profiles.size();
  for (size_t i = 0; i < profiles.size(); ++i) {
    if (profiles[i].script != script) continue;
    if (scores[i] > 0 && (best == profiles.size() || scores[i] > scores[best])) best = i;
    if (profiles[i].language == primary) told = i;
  }
  if (told != profiles.size() && (best == profiles.size() || scores[best] - scores[told] < kDoubt)) best = told;
  return best == profiles.size() ? "und" : std::string(profiles[best].language);
}

bool is_right_to_left(UCharDirection direction) {
  return direction == U_RIGHT_TO_LEFT || direction == U_RIGHT_TO_LEFT_ARABIC;
}

bool is_isolate(UCharDirection direction) {
  return direction == U_LEFT_TO_RIGHT_ISOLATE || direction == U_RIGHT_TO_LEFT_ISOLATE ||
         direction == U_FIRST_STRONG_ISOLATE;
}

std::optional<icu::Locale> locale_of(std::string_view tag) {
  constexpr size_t kTagMax = 100;
  UErrorCode status = U_ZERO_ERROR;
  if (tag.empty() || tag.size() > kTagMax) return std::nullopt;
  icu::Locale locale = icu::Locale::forLanguageTag(std::string(tag), status);
  if (U_FAILURE(status) || locale.isBogus() || *locale.getLanguage() == '\0') return std::nullopt;
  return locale;
}

}  // namespace

std::string detect_language(std::string_view utf8, std::string_view declared) {
  const std::string_view text = beginning(utf8);
  const ScriptCounts counts = count_scripts(text);
  const UScriptCode script = main_script(counts);
  switch (script) {
    case USCRIPT_LATIN:
      return best_profile(text, ProfileScript::Latin, declared);
    case USCRIPT_CYRILLIC:
      return best_profile(text, ProfileScript::Cyrillic, declared);
    case USCRIPT_ARABIC: {
      const std::string found = best_profile(text, ProfileScript::Arabic, declared);
      return found == "und" ? "ar" : found;  // a few words without a sign of another language
    }
    case USCRIPT_HAN:
    case USCRIPT_HIRAGANA:
    case USCRIPT_KATAKANA:
      return count_of(counts, USCRIPT_HIRAGANA) + count_of(counts, USCRIPT_KATAKANA) > 0 ? "ja" : "zh";
    default:
      break;
  }
  for (const ScriptLanguage& row : kOneLanguage) {
    if (row.script == script) return row.language;
  }
  return "und";
}

Direction direction_of_language(std::string_view lang) {
  const auto locale = locale_of(lang);
  const bool right = locale && uloc_isRightToLeft(locale->getName()) != 0;
  return right ? Direction::RightToLeft : Direction::LeftToRight;
}

// https://www.unicode.org/reports/tr9/#P2: the first character of type L, R or AL, skipping what is between an isolate
// initiator and its end; P3: no such character means left to right.
Direction direction_of_text(std::string_view utf8) {
  size_t isolates = 0;
  for (size_t at = 0; at < utf8.size();) {
    const UCharDirection direction = u_charDirection(static_cast<UChar32>(next_code_point(utf8, at)));
    if (is_isolate(direction)) {
      ++isolates;
    } else if (direction == U_POP_DIRECTIONAL_ISOLATE) {
      isolates -= isolates > 0 ? 1 : 0;
    } else if (isolates == 0 && direction == U_LEFT_TO_RIGHT) {
      return Direction::LeftToRight;
    } else if (isolates == 0 && is_right_to_left(direction)) {
      return Direction::RightToLeft;
    }
  }
  return Direction::LeftToRight;
}

std::string language_name(std::string_view lang, std::string_view in_language) {
  const auto locale = locale_of(lang);
  if (!locale) return std::string(lang);
  icu::UnicodeString name;
  locale->getDisplayLanguage(locale_of(in_language).value_or(icu::Locale::getEnglish()), name);
  std::string utf8;
  return name.toUTF8String(utf8);
}

}  // namespace strongroom::text
