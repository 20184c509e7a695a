// SPDX-License-Identifier: Apache-2.0
#include "text/words.h"

#include <unicode/brkiter.h>
#include <unicode/locid.h>
#include <unicode/utext.h>

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "base/fault.h"
#include "text/character.h"
#include "text/normalise.h"
#include "text/utf8.h"

namespace strongroom::text {

namespace {

constexpr size_t kWordCodePointsMax = 64;

bool joins_words(WordClass c) { return c == WordClass::Letter || c == WordClass::Hebrew; }

// French and Italian write articles and pronouns onto the next word; a reader searches for that word.
bool is_elision(std::string_view folded) {
  constexpr std::array<std::string_view, 19> kElisions = {"l",    "d",    "j",     "m",      "t",      "s",    "n",
                                                          "c",    "qu",   "jusqu", "lorsqu", "puisqu", "dell", "nell",
                                                          "dall", "sull", "all",   "un",     "quest"};
  return folded.size() <= 6 && std::find(kElisions.begin(), kElisions.end(), folded) != kElisions.end();
}

// Walks the text once. Unicode Annex 29's rules WB5 to WB13 are few enough to follow here; ICU's iterator costs ten
// times as much and needs UTF-16.
class WordReader {
 public:
  WordReader(std::string_view text, const WordSink& sink)
      : text_(text.substr(0, UINT32_MAX)), sink_(sink), table_(character_table()) {}

  void run() {
    while (at_ < text_.size()) {
      start_ = at_;
      if (is_ascii_alphanumeric(text_[at_])) {
        read_word();
        continue;
      }
      const char32_t c = next_code_point(text_, at_);
      switch (c < 0x80 ? WordClass::Other : word_class(table_, c)) {
        case WordClass::Letter:
        case WordClass::Hebrew:
        case WordClass::Digit:
        case WordClass::Katakana:
          at_ = start_;
          read_word();
          break;
        case WordClass::Alone:
          read_ideograph();
          break;
        case WordClass::Dictionary:
          read_unspaced();
          break;
        default:
          break;
      }
    }
  }

 private:
  void read_word() {
    folded_.clear();
    code_points_ = 0;
    needs_nfc_ = false;
    apostrophe_at_ = 0;
    single_letters_ = true;
    joint_ = false;
    last_ = WordClass::Other;
    while (at_ < text_.size() && (take_ascii() || take_other())) {
    }
    emit_word();
  }

  bool take_ascii() {
    const size_t from = at_;
    while (at_ < text_.size() && is_ascii_alphanumeric(text_[at_])) ++at_;
    if (at_ == from || last_ == WordClass::Katakana) {
      at_ = from;
      return false;
    }
    append_ascii(text_.substr(from, at_ - from));
    single_letters_ = single_letters_ && at_ - from == 1 && (last_ == WordClass::Other || joint_);
    joint_ = false;
    last_ = text_[at_ - 1] <= '9' ? WordClass::Digit : WordClass::Letter;
    return true;
  }

  void append_ascii(std::string_view run) {
    const size_t taken = std::min(run.size(), kWordCodePointsMax - std::min(code_points_, kWordCodePointsMax));
    code_points_ += taken;
    const size_t before = folded_.size();
    folded_.append(run.substr(0, taken));
    for (size_t i = before; i < folded_.size(); ++i) {
      if (folded_[i] >= 'A' && folded_[i] <= 'Z') folded_[i] = static_cast<char>(folded_[i] | 0x20);
    }
  }

  bool take_other() {
    size_t next = at_;
    const char32_t c = next_code_point(text_, next);
    const WordClass found = word_class(table_, c);
    switch (found) {
      case WordClass::Letter:
      case WordClass::Hebrew:
      case WordClass::Digit:
        if (last_ == WordClass::Katakana) return false;
        break;
      case WordClass::Katakana:
        if (last_ != WordClass::Katakana && last_ != WordClass::Other) return false;
        break;
      case WordClass::Extend:
        break;
      default:
        return take_joint(c, found, next);
    }
    append(c, next);
    if (found != WordClass::Extend) {
      single_letters_ = single_letters_ && (last_ == WordClass::Other || joint_);
      last_ = found;
    }
    joint_ = false;
    return true;
  }

  void append(char32_t c, size_t next) {
    if (c >= 0x0300 && composes(table_, c)) needs_nfc_ = true;
    if (code_points_ < kWordCodePointsMax) {
      append_folded(table_, c, folded_);
      ++code_points_;
    }
    at_ = next;
  }

  // Between two letters or two digits, some marks belong to the word (WB6, WB7, WB11, WB12).
  bool take_joint(char32_t c, WordClass found, size_t next) {
    const char32_t after = code_point_at(text_, next);
    const WordClass after_class = next < text_.size() ? word_class(table_, after) : WordClass::Other;
    const bool between_letters = joins_words(last_) && joins_words(after_class);
    const bool apostrophe = c == '\'' || c == 0x2019 || c == 0x2018 || c == 0xFF07;
    bool joined = false;
    if (apostrophe) {
      joined = between_letters && !is_elision(folded_);
      if (joined) {
        apostrophe_at_ = at_;
        apostrophe_folded_ = folded_.size();
      }
    } else if (c == '.') {
      joined = between_letters && single_letters_ && is_single_letter(next);
    } else if (c == ',' || c == 0x066C) {
      joined = last_ == WordClass::Digit && is_group_of_three(next);
    } else if (found == WordClass::DoubleQuote || found == WordClass::MidLetter) {
      joined = last_ == WordClass::Hebrew && after_class == WordClass::Hebrew;
    }
    if (joined) at_ = next;
    joint_ = joined;
    return joined;
  }

  bool is_single_letter(size_t at) const {
    next_code_point(text_, at);
    if (at >= text_.size()) return true;
    const WordClass after = word_class(table_, code_point_at(text_, at));
    return !joins_words(after) && after != WordClass::Digit && after != WordClass::Extend;
  }

  bool is_group_of_three(size_t at) const {
    int digits = 0;
    while (at < text_.size() && digits < 4 && word_class(table_, code_point_at(text_, at)) == WordClass::Digit) {
      next_code_point(text_, at);
      ++digits;
    }
    return digits == 3;
  }

  void emit_word() {
    size_t end = at_;
    if (apostrophe_at_ != 0 && folded_.size() == apostrophe_folded_ + 1 && folded_.back() == 's') {
      folded_.resize(apostrophe_folded_);
      end = apostrophe_at_;
    }
    if (needs_nfc_) {
      const std::string_view whole = text_.substr(start_, end - start_);
      folded_ = fold(whole.substr(0, byte_offset(whole, kWordCodePointsMax)));
    }
    emit(start_, at_);
  }

  void emit(size_t start, size_t end) {
    // A compatibility ligature such as U+FDFA folds to several words; here it is one.
    if (folded_.find(' ') != std::string::npos) std::erase(folded_, ' ');
    if (!folded_.empty()) sink_(static_cast<uint32_t>(start), static_cast<uint32_t>(end), folded_);
  }

  void read_ideograph() {
    at_ = start_;
    folded_.clear();
    code_points_ = 0;
    bool first = true;
    needs_nfc_ = false;
    for (; at_ < text_.size(); first = false) {
      size_t next = at_;
      const char32_t c = next_code_point(text_, next);
      if (!first && word_class(table_, c) != WordClass::Extend) break;
      append(c, next);
    }
    apostrophe_at_ = 0;
    emit_word();
  }

  void read_unspaced() {
    at_ = start_;
    constexpr size_t kRunBytesMax = 4096;  // dictionaries look at a whole run at once
    while (at_ < text_.size() && at_ - start_ < kRunBytesMax) {
      size_t next = at_;
      const WordClass found = word_class(table_, next_code_point(text_, next));
      if (found != WordClass::Dictionary && found != WordClass::Extend) break;
      at_ = next;
    }
    const std::string_view run = text_.substr(start_, at_ - start_);
    UErrorCode status = U_ZERO_ERROR;
    UText text = UTEXT_INITIALIZER;
    utext_openUTF8(&text, run.data(), static_cast<int64_t>(run.size()), &status);
    icu::BreakIterator& breaks = dictionary();
    breaks.setText(&text, status);
    utext_close(&text);
    if (U_FAILURE(status)) throw Fault("the ICU library cannot divide text into words");
    int32_t from = breaks.first();
    for (int32_t to = breaks.next(); to != icu::BreakIterator::DONE; from = to, to = breaks.next()) {
      const auto begin = static_cast<size_t>(from);
      const std::string_view word = run.substr(begin, static_cast<size_t>(to) - begin);
      folded_ = fold(word.substr(0, byte_offset(word, kWordCodePointsMax)));
      emit(start_ + begin, start_ + static_cast<size_t>(to));
    }
  }

  static icu::BreakIterator& dictionary() {
    thread_local const std::unique_ptr<icu::BreakIterator> breaks = [] {
      UErrorCode status = U_ZERO_ERROR;
      std::unique_ptr<icu::BreakIterator> made(icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), status));
      if (U_FAILURE(status)) throw Fault("the ICU library has no word rules: reinstall libicu72");
      return made;
    }();
    return *breaks;
  }

  const std::string_view text_;
  const WordSink& sink_;
  const CharacterTable& table_;
  size_t at_ = 0;
  size_t start_ = 0;
  std::string folded_;
  size_t code_points_ = 0;
  size_t apostrophe_at_ = 0;  // the last one taken; 0 is none, as no word starts with one
  size_t apostrophe_folded_ = 0;
  WordClass last_ = WordClass::Other;
  bool needs_nfc_ = false;
  bool single_letters_ = true;  // so far "U.N"
  bool joint_ = false;          // the character before was one that joins
};

}  // namespace

void each_word(std::string_view utf8, const WordSink& sink) { WordReader(utf8, sink).run(); }

std::vector<Word> words(std::string_view utf8) {
  std::vector<Word> found;
  found.reserve(utf8.size() / 6 + 1);
  each_word(utf8, [&found](uint32_t start, uint32_t end, std::string_view folded) {
    found.push_back({start, end, std::string(folded)});
  });
  return found;
}

}  // namespace strongroom::text
