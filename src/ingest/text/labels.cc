// SPDX-License-Identifier: Apache-2.0
#include "ingest/text/labels.h"

#include <algorithm>
#include <iterator>
#include <string>

#include "text/normalise.h"

namespace strongroom::ingest::dump {
namespace {

struct Entry {
  std::string_view words;  // folded
  LabelKind kind;
  LabelStrength strength;
};

using enum LabelKind;
using enum LabelStrength;

constexpr Entry entries[] = {
    {"published in", Category, Strong},
    {"published under", Category, Strong},
    {"posted in", Category, Strong},
    {"posted under", Category, Strong},
    {"filed in", Category, Strong},
    {"filed under", Category, Strong},
    {"category", Category, Colon},
    {"in", Category, Weak},
    {"under", Category, Weak},
    {"نشرت في", Category, Strong},
    {"نشر في", Category, Strong},
    {"منشور في", Category, Strong},
    {"التصنيف", Category, Colon},
    {"القسم", Category, Colon},
    {"المجموعه", Category, Colon},
    {"تم النشر في", Category, Strong},
    {"منشوره في", Category, Strong},
    {"نشر ضمن", Category, Strong},
    {"نشرت ضمن", Category, Strong},
    {"ضمن", Category, Weak},
    {"في", Category, Weak},
    {"publie dans", Category, Strong},
    {"categorie", Category, Colon},
    {"dans", Category, Weak},
    {"publicado en", Category, Strong},
    {"categoria", Category, Colon},
    {"en", Category, Weak},
    {"publicado em", Category, Strong},
    {"em", Category, Weak},
    {"pubblicato in", Category, Strong},
    {"veroffentlicht in", Category, Strong},
    {"publiziert in", Category, Strong},
    {"freigegeben in", Category, Strong},
    {"kategorie", Category, Colon},
    {"gepubliceerd in", Category, Strong},
    {"kategori", Category, Colon},
    {"dzial", Category, Colon},
    {"kategoria", Category, Colon},
    {"opublikowano w", Category, Strong},
    {"κατηγορια", Category, Colon},
    {"опубликовано в", Category, Strong},
    {"категория", Category, Colon},
    {"в", Category, Weak},
    {"опубліковано в", Category, Strong},
    {"категорія", Category, Colon},
    {"منتشر شده در", Category, Strong},
    {"در", Category, Weak},
    {"له", Category, Weak},

    {"published on", Date, Strong},
    {"posted on", Date, Strong},
    {"created on", Date, Strong},
    {"written on", Date, Strong},
    {"published", Date, Strong},
    {"posted", Date, Strong},
    {"created", Date, Strong},
    {"date", Date, Colon},
    {"نشر بتاريخ", Date, Strong},
    {"نشرت بتاريخ", Date, Strong},
    {"تم النشر بتاريخ", Date, Strong},
    {"بتاريخ", Date, Strong},
    {"التاريخ", Date, Colon},
    {"تاريخ النشر", Date, Colon},
    {"publie le", Date, Strong},
    {"mis en ligne le", Date, Strong},
    {"publicado el", Date, Strong},
    {"publicado em", Date, Strong},
    {"veroffentlicht am", Date, Strong},
    {"pubblicato il", Date, Strong},
    {"опубликовано", Date, Strong},
    {"дата", Date, Colon},

    {"tagged under", Tags, Strong},
    {"tagged with", Tags, Strong},
    {"tagged", Tags, Colon},
    {"tags", Tags, Colon},
    {"موسومه تحت", Tags, Strong},
    {"الوسوم", Tags, Colon},
    {"وسوم", Tags, Colon},
    {"العلامات", Tags, Colon},
    {"موسوم تحت", Tags, Strong},
    {"الكلمات المفتاحيه", Tags, Colon},
    {"الكلمات الدلاليه", Tags, Colon},
    {"برچسب ها", Tags, Colon},
    {"etiquete sous", Tags, Strong},
    {"mots cles", Tags, Colon},
    {"etiquetado como", Tags, Strong},
    {"теги", Tags, Colon},

    {"written by", Author, Strong},
    {"posted by", Author, Strong},
    {"author", Author, Colon},
    {"by", Author, Weak},
    {"par", Author, Weak},
    {"von", Author, Weak},
    {"por", Author, Weak},
    {"كتبه", Author, Strong},
    {"كتب بواسطه", Author, Strong},
    {"كتبت بواسطه", Author, Strong},
    {"كتبها", Author, Strong},
    {"بقلم", Author, Strong},
    {"بواسطه", Author, Colon},
    {"نوشته شده توسط", Author, Strong},
    {"الكاتب", Author, Colon},
    {"escrito por", Author, Strong},
    {"ecrit par", Author, Strong},
    {"geschrieben von", Author, Strong},
    {"автор", Author, Colon},
};

constexpr std::string_view symbols[] = {"|", "·", "•"};
constexpr size_t label_words_max = 4;
constexpr size_t label_bytes_max = 60;

const Entry* entry_of(std::string_view words, LabelKind kind) {
  const std::string folded = text::fold(words);
  const auto* found = std::find_if(std::begin(entries), std::end(entries),
                                   [&](const Entry& entry) { return entry.kind == kind && entry.words == folded; });
  return found == std::end(entries) ? nullptr : found;
}

// Most lines begin with a word that no label begins with.
bool may_begin_label(std::string_view first_word, LabelKind kind) {
  const std::string folded = text::fold(first_word);
  return std::any_of(std::begin(entries), std::end(entries),
                     [&](const Entry& entry) { return entry.kind == kind && entry.words.starts_with(folded); });
}

size_t behind_spaces(std::string_view text, size_t at) {
  while (at < text.size() && (text[at] == ' ' || text[at] == '\t')) ++at;
  return at;
}

}  // namespace

Label label_at(std::string_view text, LabelKind kind) {
  if (kind == Category) {
    for (const std::string_view symbol : symbols) {
      if (text.starts_with(symbol)) return {Weak, symbol.size(), false};
    }
  }
  Label longest;
  size_t end = 0;
  for (size_t words = 0; words < label_words_max && end < text.size(); ++words) {
    end = std::min(text.find_first_of(" \t:", behind_spaces(text, end)), text.size());
    if (end == 0 || end > label_bytes_max || (words == 0 && !may_begin_label(text.substr(0, end), kind))) break;
    if (const Entry* entry = entry_of(text.substr(0, end), kind)) {
      const size_t colon = behind_spaces(text, end);
      const bool has_colon = colon < text.size() && text[colon] == ':';
      longest = {entry->strength, has_colon ? colon + 1 : end, has_colon};
    }
    if (end < text.size() && text[end] == ':') break;
  }
  return longest;
}

bool is_bare_label(std::string_view line, LabelKind kind) {
  const Label label = label_at(line, kind);
  return label.strength > Weak && behind_spaces(line, label.length) == line.size();
}

}  // namespace strongroom::ingest::dump
