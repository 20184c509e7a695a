// SPDX-License-Identifier: Apache-2.0
#include "store/query_syntax.h"

#include <algorithm>
#include <array>

#include "store/query_tokens.h"
#include "text/normalise.h"
#include "text/words.h"

namespace strongroom::store {

namespace {

enum class Name { Title, Category, Tag, Author, Source, Language, Year, Before, After };

struct FieldName {
  std::string_view written;  // folded
  Name name;
};

// What users may write before a colon, in the languages of the interface.
constexpr std::array<FieldName, 20> field_names = {{
    {"title", Name::Title},   {"category", Name::Category}, {"tag", Name::Tag},           {"author", Name::Author},
    {"source", Name::Source}, {"lang", Name::Language},     {"language", Name::Language}, {"year", Name::Year},
    {"before", Name::Before}, {"after", Name::After},       {"عنوان", Name::Title},       {"تصنيف", Name::Category},
    {"وسم", Name::Tag},       {"كاتب", Name::Author},       {"مصدر", Name::Source},       {"لغه", Name::Language},
    {"لغة", Name::Language},  {"سنه", Name::Year},          {"قبل", Name::Before},        {"بعد", Name::After},
}};

constexpr size_t prefix_letters_min = 2;
constexpr int years_max = 200;

std::optional<Name> field_name(std::string_view written) {
  const std::string folded = text::fold(written);
  const auto* found = std::find_if(field_names.begin(), field_names.end(),
                                   [&](const FieldName& f) { return f.written == folded || f.written == written; });
  return found == field_names.end() ? std::nullopt : std::optional(found->name);
}

Field field_of(Name name) {
  switch (name) {
    case Name::Title:
      return Field::Title;
    case Name::Category:
      return Field::Category;
    case Name::Tag:
      return Field::Tag;
    case Name::Author:
      return Field::Author;
    case Name::Source:
      return Field::Source;
    case Name::Language:
      return Field::Language;
    default:
      return Field::Year;
  }
}

// The numbers of "2017-10-11", "2017/10" or "٢٠١٧", in any script's digits; empty when there is anything else.
std::vector<int> numbers_of(std::string_view text) {
  std::vector<int> numbers;
  bool inside = false;
  for (const char c : text::fold(text)) {
    if (c == ' ') {
      inside = false;
      continue;
    }
    if (c < '0' || c > '9') return {};
    if (!inside) numbers.push_back(0);
    inside = true;
    if (numbers.back() > 99'999) return {};
    numbers.back() = numbers.back() * 10 + (c - '0');
  }
  return numbers;
}

std::string as_written(const QueryToken& token) {
  return token.field.empty() ? token.value : token.field + ":" + token.value;
}

tl::unexpected<QueryRefusal> refuse(QueryFault fault, std::string written = {}) {
  return tl::unexpected<QueryRefusal>(QueryRefusal{fault, std::move(written)});
}

class Reader {
 public:
  template <typename T>
  using Read = tl::expected<T, QueryRefusal>;

  Read<ParsedQuery> read(std::string_view text) {
    if (text.size() > query_bytes_max) return refuse(QueryFault::TooLong);
    for (const QueryToken& token : split_query(text)) {
      if (auto taken = take(token); !taken) return tl::unexpected<QueryRefusal>(taken.error());
      if (clauses_ > query_clauses_max) return refuse(QueryFault::TooManyWords);
    }
    if (query_.all.empty() && !query_.none.empty() && !query_.from && !query_.to)
      return refuse(QueryFault::OnlyExclusions);
    query_.understood = describe();
    return std::move(query_);
  }

 private:
  Read<void> take(const QueryToken& token) {
    if (is_operator(token)) {
      take_operator(token);
      return {};
    }
    const auto name = token.field.empty() ? std::nullopt : field_name(token.field);
    if (name == Name::Before || name == Name::After) return take_date(token, *name);
    Clause clause;
    clause.text = name ? token.value : as_written(token);
    if (name) clause.field = field_of(*name);
    if (clause.field == Field::Year) {
      if (auto read = read_years(clause); !read) return read;
    } else if (auto read = read_words(clause, token.quoted); !read) {
      return read;
    }
    if (!clause.text.empty()) add(std::move(clause), token.minus || negated_);
    negated_ = false;
    return {};
  }

  void take_operator(const QueryToken& token) {
    if (token.value == "OR" || token.value == "|") alternative_ = !query_.all.empty();
    if (token.value == "NOT") negated_ = true;
  }

  Read<void> take_date(const QueryToken& token, Name name) {
    const auto days = read_days(token.value);
    if (!days) return refuse(QueryFault::NoDate, token.value);
    if (token.minus) return refuse(QueryFault::ExcludedDate);
    if (name == Name::After) {
      query_.from = std::max(days->first, query_.from.value_or(days->first));
    } else {
      const CivilDate last = CivilDate::from_days(days->first.days_since_1970() - 1);
      query_.to = std::min(last, query_.to.value_or(last));
    }
    return {};
  }

  Read<void> read_years(Clause& clause) const {
    const std::vector<int> years = numbers_of(clause.text);
    const bool usable = (years.size() == 1 || years.size() == 2) && years.front() >= 1 && years.back() <= 9999 &&
                        years.front() <= years.back() && years.back() - years.front() < years_max;
    if (!usable) return refuse(QueryFault::NoYear, clause.text);
    clause.first_year = years.front();
    clause.last_year = years.back();
    return {};
  }

  // Empties the text of a clause that has no word.
  static Read<void> read_words(Clause& clause, bool quoted) {
    if (!quoted && clause.text.ends_with('*')) {
      clause.kind = ClauseKind::Prefix;
      clause.text.resize(clause.text.find_last_not_of('*') + 1);
    }
    const auto words = text::words(clause.text);
    if (words.empty()) {
      clause.text.clear();
      return {};
    }
    if (clause.kind == ClauseKind::Prefix && text::code_points(words.back().folded) < prefix_letters_min)
      return refuse(QueryFault::ShortPrefix, clause.text + "*");
    return {};
  }

  void add(Clause clause, bool excluded) {
    ++clauses_;
    if (excluded) {
      query_.none.push_back(std::move(clause));
    } else if (alternative_) {
      query_.all.back().push_back(std::move(clause));
    } else {
      query_.all.push_back({std::move(clause)});
    }
    alternative_ = false;
  }

  std::string describe() const {
    std::string all;
    const auto append = [&](const std::string& part) { all += (all.empty() ? "" : " · ") + part; };
    for (const auto& group : query_.all) {
      std::string alternatives;
      for (const Clause& clause : group) alternatives += (alternatives.empty() ? "" : " or ") + describe(clause);
      append(alternatives);
    }
    for (const Clause& clause : query_.none) append("not: " + describe(clause));
    if (query_.from) append("from " + query_.from->iso());
    if (query_.to) append("until " + query_.to->iso());
    return all;
  }

  static std::string describe(const Clause& clause) {
    static constexpr std::array<const char*, 8> names = {
        "", "title: ", "category: ", "tag: ", "author: ", "source: ", "language: ", "year: "};
    const bool several =
        clause.field == Field::Anywhere && clause.kind == ClauseKind::Words && text::words(clause.text).size() > 1;
    std::string written = several ? "“" + clause.text + "”" : clause.text;
    if (clause.kind == ClauseKind::Prefix) written += '*';
    return names.at(static_cast<size_t>(clause.field)) + written;
  }

  ParsedQuery query_;
  size_t clauses_ = 0;
  bool alternative_ = false;  // the next clause belongs to the last group
  bool negated_ = false;      // the next clause is excluded
};

std::string sentence_of(const QueryRefusal& refusal) {
  const std::string written = "“" + refusal.written + "”";
  switch (refusal.fault) {
    case QueryFault::TooLong:
      return "The query is too long: 2,000 bytes are the most.";
    case QueryFault::TooManyWords:
      return "The query has too many words: 32 are the most.";
    case QueryFault::OnlyExclusions:
      return "Say what to look for, not only what to leave out.";
    case QueryFault::NoDate:
      return written + " is not a date; write 2017-10-11, 2017-10 or 2017.";
    case QueryFault::ExcludedDate:
      return "A date cannot be left out with a minus; write before: or after: instead.";
    case QueryFault::NoYear:
      return written + " is not a year; write year:2017 or year:2015-2017.";
    case QueryFault::ShortPrefix:
      return "Give at least two letters before the star in " + written + ".";
  }
  return {};
}

}  // namespace

std::optional<WrittenDays> read_days(std::string_view text) {
  std::vector<int> numbers = numbers_of(text);
  if (numbers.empty() || numbers.size() > 3 || numbers.front() < 1000) return std::nullopt;
  const size_t told = numbers.size();
  numbers.resize(3, 1);
  const auto first = CivilDate::create(numbers[0], numbers[1], numbers[2]);
  if (!first) return std::nullopt;
  if (told == 3) return WrittenDays{*first, *first};
  if (told == 2) return WrittenDays{*first, YearMonth::of(*first).last_day()};
  const auto last = CivilDate::create(numbers[0], 12, 31);
  return last ? std::optional(WrittenDays{*first, *last}) : std::nullopt;
}

tl::expected<ParsedQuery, QueryRefusal> read_query(std::string_view text) { return Reader().read(text); }

Result<ParsedQuery> parse_query(std::string_view text) {
  auto query = read_query(text);
  if (query) return std::move(*query);
  const QueryFault fault = query.error().fault;
  const bool past_limit = fault == QueryFault::TooLong || fault == QueryFault::TooManyWords;
  return fail(past_limit ? ErrorCode::LimitExceeded : ErrorCode::Malformed, sentence_of(query.error()));
}

}  // namespace strongroom::store
