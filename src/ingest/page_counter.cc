// SPDX-License-Identifier: Apache-2.0
#include "ingest/page_counter.h"

#include <algorithm>
#include <string>
#include <vector>

#include "base/ascii.h"
#include "text/normalise.h"
#include "text/printed_date.h"

namespace strongroom::ingest {
namespace {

constexpr size_t line_bytes_max = 600;

// All words: folded.
struct CounterWords {
  std::string_view page;
  std::string_view of;  // separated by ';'
};

constexpr CounterWords counter_words[] = {
    {"page", "of;sur;de;out of"},
    {"صفحه", "من;من اصل;از"},
    {"الصفحه", "من;من اصل"},
    {"pagina", "de;di;van"},
    {"seite", "von"},
    {"sayfa", "of"},
    {"страница", "из"},
    {"сторінка", "з;із"},
    {"strona", "z"},
    {"σελιδα", "απο"},
    {"sida", "av"},
    {"side", "af;av"},
    {"stranica", "od"},
    {"strana", "z;ze;od"},
    {"עמוד", "מתוך"},
    {"halaman", "dari"},
};

constexpr std::string_view link_words[] = {
    "start",     "prev",      "previous", "next",    "end",      "first",     "last",   "البدايه", "السابق", "التالي",
    "النهايه",   "بدايه",     "نهايه",    "الاولي",  "الاخيره",  "الاول",     "الاخير", "سابق",    "تالي",   "debut",
    "precedent", "suivant",   "fin",      "inicio",  "anterior", "siguiente", "final",  "zuruck",  "weiter", "ende",
    "anfang",    "baslangic", "onceki",   "sonraki", "son",      "inizio",    "prec",   "succ",    "fine",
};

constexpr std::string_view result_words[] = {"results", "result",     "items",     "showing",    "displaying",
                                             "النتايج", "resultados", "resultats", "ergebnisse", "результаты"};

enum class TokenKind { Word, Number, Mark };

struct Token {
  TokenKind kind = TokenKind::Mark;
  std::string_view text;
  size_t end = 0;
  uint32_t value = 0;  // of a number
};

bool is_letter_byte(char c) { return is_ascii_letter(c) || static_cast<unsigned char>(c) >= 0x80; }

// The bytes of one digit at `at`, of ASCII, of the Arabic scripts or as wide as a Chinese character; 0 for none.
size_t digit_length(std::string_view line, size_t at) {
  if (is_ascii_digit(line[at])) return 1;
  if (at + 1 >= line.size()) return 0;
  if (line.substr(at, 2) == "\xEF\xBC" && at + 2 < line.size()) {
    const auto last = static_cast<unsigned char>(line[at + 2]);
    return last >= 0x90 && last <= 0x99 ? 3 : 0;
  }
  const auto lead = static_cast<unsigned char>(line[at]);
  const auto trail = static_cast<unsigned char>(line[at + 1]);
  const bool arabic = lead == 0xD9 && trail >= 0xA0 && trail <= 0xA9;
  const bool eastern = lead == 0xDB && trail >= 0xB0 && trail <= 0xB9;
  return arabic || eastern ? 2 : 0;
}

size_t number_end(std::string_view line, size_t at) {
  while (at < line.size() && digit_length(line, at) > 0) at += digit_length(line, at);
  return at;
}

// « » ‹ › … and the no-break space are marks although their bytes are not ASCII.
size_t mark_length(std::string_view line, size_t at) {
  if (static_cast<unsigned char>(line[at]) < 0x80) return is_letter_byte(line[at]) ? 0 : 1;
  for (const std::string_view mark : {"«", "»", "‹", "›", "…", "·", "•", "|", "–", "—", "\u00A0", "←", "→"}) {
    if (line.substr(at).starts_with(mark)) return mark.size();
  }
  return 0;
}

// "StartPrev" is two words: pages run them together.
bool begins_word(std::string_view line, size_t at) {
  return is_ascii_upper(line[at]) && is_ascii_letter(line[at - 1]) && !is_ascii_upper(line[at - 1]);
}

Token number_token(std::string_view line, size_t start) {
  size_t end = number_end(line, start);
  std::string digits(line.substr(start, end - start));
  // "1,200"
  while (end + 1 < line.size() && (line[end] == ',' || line[end] == '.') && digit_length(line, end + 1) > 0) {
    const size_t group = number_end(line, end + 1);
    if (text::code_points(line.substr(end + 1, group - end - 1)) != 3) break;
    digits += line.substr(end + 1, group - end - 1);
    end = group;
  }
  const auto value = text::parse_number(digits);
  return {value ? TokenKind::Number : TokenKind::Mark, line.substr(start, end - start), end, value.value_or(0)};
}

std::vector<Token> tokens_of(std::string_view line) {
  std::vector<Token> tokens;
  for (size_t at = 0; at < line.size();) {
    if (line[at] == ' ' || line[at] == '\t') {
      ++at;
    } else if (digit_length(line, at) > 0) {
      tokens.push_back(number_token(line, at));
      at = tokens.back().end;
    } else if (const size_t mark = mark_length(line, at)) {
      tokens.push_back({TokenKind::Mark, line.substr(at, mark), at + mark, 0});
      at += mark;
    } else {
      const size_t start = at++;
      while (at < line.size() && mark_length(line, at) == 0 && digit_length(line, at) == 0 && !begins_word(line, at))
        ++at;
      tokens.push_back({TokenKind::Word, line.substr(start, at - start), at, 0});
    }
  }
  return tokens;
}

template <size_t count>
bool is_one_of(std::string_view folded, const std::string_view (&words)[count]) {
  return std::find(std::begin(words), std::end(words), folded) != std::end(words);
}

bool is_link_token(const Token& token) {
  constexpr size_t word_bytes_max = 40;
  if (token.kind == TokenKind::Number) return true;
  if (token.kind == TokenKind::Word)
    return token.text.size() <= word_bytes_max && is_one_of(text::fold(token.text), link_words);
  constexpr std::string_view marks[] = {"«", "»", "‹", "›", "<", ">", "…", ".", "|", "·",
                                        "•", "[", "]", "(", ")", "*", "-", "←", "→", "\u00A0"};
  return is_one_of(token.text, marks);
}

const CounterWords* words_of(const Token& token) {
  constexpr size_t word_bytes_max = 40;
  if (token.kind != TokenKind::Word || token.text.size() > word_bytes_max) return nullptr;
  const std::string folded = text::fold(token.text);
  const auto* found = std::find_if(std::begin(counter_words), std::end(counter_words),
                                   [&](const CounterWords& words) { return words.page == folded; });
  return found == std::end(counter_words) ? nullptr : found;
}

// Where a counter ends whose word for "page" is token `at`; 0 for none.
struct CounterAt {
  PageCounter counter;
  size_t next = 0;  // token behind it
};

class CounterReader {
 public:
  explicit CounterReader(const std::vector<Token>& tokens) : tokens_(tokens) {}

  std::optional<CounterAt> read(size_t at) const {
    const CounterWords* words = at < tokens_.size() ? words_of(tokens_[at]) : nullptr;
    ++at;
    if (words == nullptr) return std::nullopt;
    if (is_mark(at, ":")) ++at;
    if (!is_number(at)) return std::nullopt;
    const uint32_t page = tokens_[at++].value;
    if (!skip_of(*words, at) || !is_number(at)) return std::nullopt;
    const uint32_t pages = tokens_[at].value;
    if (page == 0 || page > pages) return std::nullopt;
    return CounterAt{{page, pages}, at + 1};
  }

 private:
  bool is_mark(size_t at, std::string_view mark) const {
    return at < tokens_.size() && tokens_[at].kind == TokenKind::Mark && tokens_[at].text == mark;
  }
  bool is_number(size_t at) const { return at < tokens_.size() && tokens_[at].kind == TokenKind::Number; }
  bool is_word(size_t at) const { return at < tokens_.size() && tokens_[at].kind == TokenKind::Word; }

  // "of", "من أصل", "/"
  bool skip_of(const CounterWords& words, size_t& at) const {
    if (is_mark(at, "/")) return ++at, true;
    std::string joint;
    for (const size_t start = at; at < start + 2 && is_word(at); ++at) {
      joint += (joint.empty() ? "" : " ") + text::fold(tokens_[at].text);
    }
    for (std::string_view rest = words.of; !rest.empty();) {
      const size_t end = std::min(rest.find(';'), rest.size());
      if (rest.substr(0, end) == joint) return true;
      rest.remove_prefix(std::min(rest.size(), end + 1));
    }
    return false;
  }

  const std::vector<Token>& tokens_;
};

// A word, then numbers with "-" and a word between them.
bool are_result_range(const std::vector<Token>& tokens, size_t at) {
  constexpr size_t tokens_max = 8;
  if (at >= tokens.size() || tokens.size() - at > tokens_max || tokens[at].kind != TokenKind::Word) return false;
  const auto numbers = std::count_if(tokens.begin() + static_cast<std::ptrdiff_t>(at), tokens.end(),
                                     [](const Token& token) { return token.kind == TokenKind::Number; });
  return numbers == 3 && is_one_of(text::fold(tokens[at].text), result_words);
}

// ", 70 items"
bool are_item_count(const std::vector<Token>& tokens, size_t at) {
  if (at < tokens.size() && tokens[at].kind == TokenKind::Mark) ++at;
  return at + 2 == tokens.size() && tokens[at].kind == TokenKind::Number && tokens[at + 1].kind == TokenKind::Word &&
         is_one_of(text::fold(tokens[at + 1].text), result_words);
}

bool are_closing_marks(const std::vector<Token>& tokens, size_t at) {
  for (; at < tokens.size(); ++at) {
    constexpr std::string_view marks[] = {")", ".", "*", "]", ":", "-", "–", "—", "|", "»", "›", ">"};
    if (!is_one_of(tokens[at].text, marks)) return false;
  }
  return true;
}

struct Found {
  CounterAt at;
  std::vector<Token> tokens;
};

// Most lines say by their first word that they are of somebody's text.
bool may_hold_links(std::string_view line) {
  constexpr size_t first_word_bytes = 48;
  if (line.empty() || line.size() > line_bytes_max) return false;
  const std::vector<Token> start = tokens_of(line.substr(0, first_word_bytes));
  return !start.empty() && (is_link_token(start.front()) || words_of(start.front()) != nullptr);
}

std::optional<Found> find(std::string_view line) {
  if (!may_hold_links(line)) return std::nullopt;
  Found found{{}, tokens_of(line)};
  const CounterReader reader(found.tokens);
  for (size_t at = 0; at < found.tokens.size(); ++at) {
    if (const auto counter = reader.read(at)) {
      found.at = *counter;
      return found;
    }
    if (!is_link_token(found.tokens[at])) return std::nullopt;
  }
  return std::nullopt;
}

}  // namespace

std::optional<LeadingCounter> find_leading_counter(std::string_view line) {
  const auto found = find(line);
  if (!found) return std::nullopt;
  return LeadingCounter{found->at.counter, found->tokens[found->at.next - 1].end};
}

std::optional<PageCounter> parse_page_counter(std::string_view line) {
  const auto found = find(line);
  if (!found) return std::nullopt;
  const size_t next = found->at.next;
  const bool is_whole = are_closing_marks(found->tokens, next) || are_result_range(found->tokens, next) ||
                        are_item_count(found->tokens, next);
  return is_whole ? std::optional(found->at.counter) : std::nullopt;
}

bool is_result_range(std::string_view line) {
  return line.size() <= line_bytes_max && are_result_range(tokens_of(line), 0);
}

std::optional<PageCounter> counter_of_range(std::string_view line) {
  if (!is_result_range(line)) return std::nullopt;
  std::vector<uint32_t> numbers;
  for (const Token& token : tokens_of(line)) {
    if (token.kind == TokenKind::Number) numbers.push_back(token.value);
  }
  const uint32_t first = numbers[0];
  const uint32_t last = numbers[1];
  const uint32_t all = numbers[2];
  if (first == 0 || first > last || last > all) return std::nullopt;
  const uint32_t rows = last - first + 1;
  // The last page may be shorter than the others.
  if ((first > 1 && last == all) || (first - 1) % rows != 0) return std::nullopt;
  return PageCounter{(first - 1) / rows + 1, (all - 1) / rows + 1};
}

bool is_page_link(std::string_view word) {
  const std::vector<Token> tokens = word.size() <= line_bytes_max ? tokens_of(word) : std::vector<Token>();
  return !tokens.empty() && tokens.size() <= 3 && std::all_of(tokens.begin(), tokens.end(), is_link_token);
}

bool is_page_link_line(std::string_view line) {
  if (!may_hold_links(line)) return false;
  const std::vector<Token> tokens = tokens_of(line);
  const auto numbers =
      std::count_if(tokens.begin(), tokens.end(), [](const Token& token) { return token.kind == TokenKind::Number; });
  const auto is_label = [](const Token& token) {
    return token.kind == TokenKind::Word || token.text == "[" || token.text == "«" || token.text == "»" ||
           token.text == "<" || token.text == ">" || token.text == "‹" || token.text == "›";
  };
  const auto labels = std::count_if(tokens.begin(), tokens.end(), is_label);
  // "End 2017" is a title.
  return std::all_of(tokens.begin(), tokens.end(), is_link_token) && (labels >= 2 || (labels == 1 && numbers >= 2));
}

}  // namespace strongroom::ingest
