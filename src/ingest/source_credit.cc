// SPDX-License-Identifier: Apache-2.0
#include "ingest/source_credit.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <span>
#include <string_view>

#include "base/ascii.h"

namespace strongroom::ingest {
namespace {

// A credit is a name; what is longer is a sentence.
constexpr size_t credit_bytes_max = 300;

// As written after the parenthesis; the colon follows, perhaps after a space.
constexpr std::string_view source_words[] = {"Source",  "source",  "SOURCE",  "Sources", "المصدر",   "مصدر",
                                             "المصادر", "Fuente",  "Quelle",  "Fonte",   "Источник", "Kaynak",
                                             "منبع",    "سەرچاوە", "Çavkanî", "Bron",    "Źródło",   "Джерело"};

// Behind the word: a colon, or a dash where a parenthesis says that no sentence goes on.
enum class Joint { Colon, ColonOrDash };

// What follows "<word>:" at the start of `text`; nullopt when it does not start so.
std::optional<std::string_view> after_source_word(std::string_view text, Joint joint) {
  constexpr std::string_view colons[] = {":", "："};
  constexpr std::string_view dashes[] = {"- ", "– ", "— "};
  for (const std::string_view word : source_words) {
    if (!text.starts_with(word)) continue;
    const std::string_view rest = trim(text.substr(word.size()));
    for (const std::string_view colon : colons) {
      if (rest.starts_with(colon)) return trim(rest.substr(colon.size()));
    }
    if (joint == Joint::Colon) continue;
    for (const std::string_view dash : dashes) {
      if (rest.starts_with(dash)) return trim(rest.substr(dash.size()));
    }
  }
  return std::nullopt;
}

struct Brackets {
  std::string_view open;
  std::string_view close;
};

constexpr Brackets brackets[] = {{"(", ")"}, {"[", "]"}, {"（", "）"}};

// Up to the bracket that closes the one already open, or to the end.
std::string_view up_to_closing(std::string_view text, const Brackets& pair) {
  int depth = 1;
  for (size_t i = 0; i < text.size(); ++i) {
    if (text.substr(i).starts_with(pair.open)) ++depth;
    if (text.substr(i).starts_with(pair.close) && --depth == 0) return text.substr(0, i);
  }
  return text;
}

std::string_view without_full_stop(std::string_view text) {
  text = trim(text);
  // "U.S." keeps its own.
  const std::string_view word = text.substr(text.rfind(' ') + 1);
  const bool is_abbreviation = std::count(word.begin(), word.end(), '.') > 1;
  if (text.ends_with('.') && !is_abbreviation) text.remove_suffix(1);
  return trim(text);
}

// A credit in brackets and where they open in the text.
struct Bracketed {
  std::string_view credit;
  size_t open = 0;
  bool ends_text = false;  // nothing stands behind them
};

// In brackets, the last ones that hold one.
std::optional<Bracketed> bracketed_credit(std::string_view text) {
  for (const Brackets& pair : brackets) {
    for (size_t open = text.rfind(pair.open); open != std::string_view::npos;
         open = open == 0 ? std::string_view::npos : text.rfind(pair.open, open - 1)) {
      if (text.size() - open > credit_bytes_max) break;
      const auto credit = after_source_word(trim(text.substr(open + pair.open.size())), Joint::ColonOrDash);
      if (!credit || credit->empty()) continue;
      const std::string_view name = up_to_closing(*credit, pair);
      const bool is_closed = name.size() < credit->size();
      constexpr size_t unclosed_bytes_max = 100;
      const bool is_sentence = name.size() > unclosed_bytes_max || name.find(". ") != std::string_view::npos;
      const bool ends_text = is_closed ? credit->size() == name.size() + pair.close.size() : !is_sentence;
      return Bracketed{without_full_stop(name), open, ends_text};
    }
  }
  return std::nullopt;
}

// Before the next of several credits: "(Source: Press Desk), (Source: Port Radio)".
std::string_view without_joint(std::string_view text) {
  constexpr std::string_view joints[] = {" ", ".", ",", ";", "/", "|", "-", "–", "—", "&", "،", "؛", " and", " و"};
  for (bool found = true; found;) {
    found = false;
    for (const std::string_view joint : joints) {
      if (!text.ends_with(joint)) continue;
      text.remove_suffix(joint.size());
      found = true;
    }
  }
  return text;
}

// "It is open. -" is a sentence's end too, where a dash parts the credit from it.
std::string_view without_dashes(std::string_view text) {
  for (const std::string_view dash : {" -", " –", " —"}) {
    if (text.ends_with(dash)) return text.substr(0, text.size() - dash.size());
  }
  return text;
}

// "… in the old customs house. Source: Press Desk"
std::string_view credit_of_last_sentence(std::string_view text) {
  const size_t from = text.size() > credit_bytes_max ? text.size() - credit_bytes_max : 0;
  for (size_t at = text.rfind(' '); at != std::string_view::npos && at > from; at = text.rfind(' ', at - 1)) {
    const std::string_view before = without_dashes(text.substr(0, at));
    constexpr std::string_view ends[] = {".", "!", "?", "؟", "”", "\"", "»", ")"};
    if (std::none_of(std::begin(ends), std::end(ends), [&](std::string_view end) { return before.ends_with(end); }))
      continue;
    const auto credit = after_source_word(text.substr(at + 1), Joint::Colon);
    if (credit && !credit->empty()) return without_full_stop(*credit);
  }
  return {};
}

// What a text says of its sources at its end.
struct Credits {
  std::vector<std::string_view> names;  // the last first
  bool are_all = false;                 // the text says nothing else
  bool end_text = false;
};

// "Press Desk, Source: Port Radio" of one pair of brackets; the last first.
void add_names(std::string_view credit, std::vector<std::string_view>& names) {
  for (size_t space = credit.rfind(' '); space != std::string_view::npos && space > 0;
       space = credit.rfind(' ', space - 1)) {
    const auto name = after_source_word(credit.substr(space + 1), Joint::Colon);
    if (!name || name->empty()) continue;
    names.push_back(*name);
    credit = without_joint(credit.substr(0, space));
    space = credit.size();
    if (space == 0) return;
  }
  names.push_back(credit);
}

// "(Source: Press Desk) (Source: Port Radio)"
Credits bracketed_credits(std::string_view text) {
  constexpr size_t credits_max = 8;
  Credits credits;
  for (auto found = bracketed_credit(text); found && credits.names.size() < credits_max;) {
    if (credits.names.empty()) credits.end_text = found->ends_text;
    add_names(found->credit, credits.names);
    text = without_joint(text.substr(0, found->open));
    credits.are_all = text.empty();
    found = bracketed_credit(text);
    if (found && !found->ends_text) break;
  }
  return credits;
}

Credits credits_in(std::string_view text) {
  Credits credits = bracketed_credits(trim(text));
  if (!credits.names.empty()) return credits;
  if (text.size() <= credit_bytes_max) {
    const auto credit = after_source_word(text, Joint::Colon);
    if (credit && !credit->empty()) return {{without_full_stop(*credit)}, true, true};
    if (credit) return {};
  }
  const std::string_view credit = credit_of_last_sentence(text);
  return credit.empty() ? Credits{} : Credits{{credit}, false, true};
}

// "… (Source:" at the end, or on a line of its own: the name follows on the next one.
bool ends_in_source_word(std::string_view text) {
  for (const Brackets& pair : brackets) {
    const size_t open = text.rfind(pair.open);
    if (open == std::string_view::npos) continue;
    const auto credit = after_source_word(trim(text.substr(open + pair.open.size())), Joint::Colon);
    if (credit && credit->empty()) return true;
  }
  const auto credit = after_source_word(trim(text), Joint::Colon);
  return credit && credit->empty();
}

// In the order of the text, each once.
std::string joined_from_last(std::span<const std::string_view> names) {
  std::string joined;
  for (size_t i = names.size(); i-- > 0;) {
    const auto before = names.subspan(i + 1);
    if (std::find(before.begin(), before.end(), names[i]) != before.end()) continue;
    if (!joined.empty()) joined += "; ";
    joined += names[i];
  }
  return joined;
}

}  // namespace

std::string find_source_credit(const std::vector<records::Block>& blocks) {
  constexpr int blocks_max = 8;
  int looked_at = 0;
  std::vector<std::string_view> names;  // the last first
  std::string_view below;
  for (auto block = blocks.rbegin(); block != blocks.rend() && looked_at < blocks_max; ++block) {
    if (block->kind == records::BlockKind::Image || block->text.empty()) continue;
    ++looked_at;
    const Credits credits = credits_in(block->text);
    // A source's paragraph may follow another's.
    if (!names.empty() && !credits.end_text) break;
    names.insert(names.end(), credits.names.begin(), credits.names.end());
    if (!names.empty() && !credits.are_all) break;
    if (names.empty() && !below.empty() && below.size() <= credit_bytes_max && ends_in_source_word(block->text)) {
      return std::string(without_full_stop(up_to_closing(below, brackets[0])));
    }
    if (names.empty() && looked_at == 2) break;
    below = block->text;
  }
  return joined_from_last(names);
}

bool ends_in_ellipsis(const std::vector<records::Block>& blocks) {
  const auto last = std::find_if(blocks.rbegin(), blocks.rend(), [](const records::Block& block) {
    return block.kind != records::BlockKind::Image && !block.text.empty();
  });
  if (last == blocks.rend()) return false;
  std::string_view text = last->text;
  for (bool changed = true; changed;) {
    changed = false;
    for (const std::string_view closing : {"]", ")", "\"", "”", "»", " "}) {
      if (!text.ends_with(closing)) continue;
      text.remove_suffix(closing.size());
      changed = true;
    }
  }
  return text.ends_with("…") || text.ends_with("...");
}

}  // namespace strongroom::ingest
