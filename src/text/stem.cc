// SPDX-License-Identifier: Apache-2.0
#include <libstemmer.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <memory>
#include <vector>

#include "base/ascii.h"
#include "base/fault.h"
#include "text/arabic_stem.h"
#include "text/utf8.h"
#include "text/words.h"

namespace strongroom::text {

namespace {

struct DeleteStemmer {
  void operator()(sb_stemmer* stemmer) const { sb_stemmer_delete(stemmer); }
};
using Stemmer = std::unique_ptr<sb_stemmer, DeleteStemmer>;

Stemmer make_stemmer(const char* language) {
  Stemmer stemmer(sb_stemmer_new(language, "UTF_8"));
  if (!stemmer) throw Fault(std::string("libstemmer has no stemmer for ") + language + ": reinstall libstemmer0d");
  return stemmer;
}

enum class Script { Latin, Cyrillic, Arabic, Other };

// By the first letter; words of two scripts are rare and any constant choice is right for search.
Script script_of(std::string_view word) {
  const char32_t c = code_point_at(word, 0);
  if (c < 0x0250) return Script::Latin;
  if (c >= 0x0400 && c < 0x0530) return Script::Cyrillic;
  return c >= 0x0600 && c < 0x0700 ? Script::Arabic : Script::Other;
}

bool has_digit(std::string_view word) { return std::any_of(word.begin(), word.end(), is_ascii_digit); }

// Problem: Snowball takes 0.3 to 1 µs a word, and a text repeats its words.
// Picture: 8,192 slots of 64 bytes, a word's slot is its hash; a new word takes the slot of the one before it.
// Trick: no list, no eviction, no allocation; words too long for a slot are rare and are stemmed each time.
class Stems {
 public:
  std::string_view stem(std::string_view word, Script script) {
    if (word.size() > kWordBytesMax) return run(word, script);
    Slot& slot = slots_[hash(word) % kSlots];
    if (slot.word() != word) slot.set(word, run(word, script));
    return slot.stem();
  }

 private:
  static constexpr size_t kSlots = 8192;
  static constexpr size_t kWordBytesMax = 31;

  struct Slot {
    uint8_t word_bytes = 0;
    uint8_t stem_bytes = 0;
    std::array<char, kWordBytesMax> word_text{};
    std::array<char, kWordBytesMax> stem_text{};

    std::string_view word() const { return {word_text.data(), word_bytes}; }
    std::string_view stem() const { return {stem_text.data(), stem_bytes}; }
    void set(std::string_view word, std::string_view stem) {
      word_bytes = static_cast<uint8_t>(word.size());
      stem_bytes = static_cast<uint8_t>(std::min(stem.size(), kWordBytesMax));
      std::memcpy(word_text.data(), word.data(), word_bytes);
      std::memcpy(stem_text.data(), stem.data(), stem_bytes);
    }
  };

  static size_t hash(std::string_view word) {
    uint64_t h = word.size();
    for (; word.size() >= 8; word.remove_prefix(8)) h = mix(h, load(word, 8));
    h = mix(h, load(word, word.size()));
    return static_cast<size_t>(h ^ h >> 32);
  }
  static uint64_t load(std::string_view word, size_t bytes) {
    uint64_t value = 0;
    std::memcpy(&value, word.data(), bytes);
    return value;
  }
  static uint64_t mix(uint64_t h, uint64_t value) {
    h = (h ^ value) * 0x9E3779B97F4A7C15u;
    return h ^ h >> 29;
  }

  std::string_view run(std::string_view word, Script script) {
    sb_stemmer* stemmer = script == Script::Cyrillic ? russian_.get() : english_.get();
    const auto* stem =
        sb_stemmer_stem(stemmer, reinterpret_cast<const sb_symbol*>(word.data()), static_cast<int>(word.size()));
    if (stem == nullptr) throw Fault("out of memory while stemming a word");
    const std::string_view found(reinterpret_cast<const char*>(stem), static_cast<size_t>(sb_stemmer_length(stemmer)));
    return found.empty() ? word : found;
  }

  Stemmer english_ = make_stemmer("english");
  Stemmer russian_ = make_stemmer("russian");
  std::vector<Slot> slots_{kSlots};
};

}  // namespace

std::string_view stem(std::string_view folded_word) {
  constexpr size_t kWordBytesMax = 512;  // 64 code points and more: no word that a stemmer knows
  if (folded_word.empty() || folded_word.size() > kWordBytesMax || has_digit(folded_word)) return folded_word;
  const Script script = script_of(folded_word);
  if (script == Script::Arabic) return arabic_stem(folded_word);
  if (script == Script::Other) return folded_word;
  thread_local Stems stems;
  return stems.stem(folded_word, script);
}

}  // namespace strongroom::text
