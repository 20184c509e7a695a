// SPDX-License-Identifier: Apache-2.0
#include "text/charset_labels.h"

#include <algorithm>
#include <string>

#include "base/ascii.h"

namespace strongroom::text {

namespace {

constexpr Charset kUtf8{"utf-8", "UTF-8"};
constexpr Charset kUtf16Le{"utf-16le", "UTF-16LE"};
constexpr Charset kUtf16Be{"utf-16be", "UTF-16BE"};
constexpr Charset kIbm866{"ibm866", "ibm-866"};
constexpr Charset kIso2{"iso-8859-2", "ISO-8859-2"};
constexpr Charset kIso3{"iso-8859-3", "ISO-8859-3"};
constexpr Charset kIso4{"iso-8859-4", "ISO-8859-4"};
constexpr Charset kIso5{"iso-8859-5", "ISO-8859-5"};
constexpr Charset kIso6{"iso-8859-6", "ISO-8859-6"};
constexpr Charset kIso7{"iso-8859-7", "ISO-8859-7"};
constexpr Charset kIso8{"iso-8859-8", "ISO-8859-8"};
constexpr Charset kIso10{"iso-8859-10", "ISO-8859-10"};
constexpr Charset kIso13{"iso-8859-13", "ISO-8859-13"};
constexpr Charset kIso14{"iso-8859-14", "ISO-8859-14"};
constexpr Charset kIso15{"iso-8859-15", "ISO-8859-15"};
constexpr Charset kKoi8R{"koi8-r", "KOI8-R"};
constexpr Charset kKoi8U{"koi8-u", "KOI8-U"};
constexpr Charset kWindows874{"windows-874", "windows-874"};
constexpr Charset kWindows1250{"windows-1250", "windows-1250"};
constexpr Charset kWindows1251{"windows-1251", "windows-1251"};
constexpr Charset kWindows1252{"windows-1252", "windows-1252"};
constexpr Charset kWindows1253{"windows-1253", "windows-1253"};
constexpr Charset kWindows1254{"windows-1254", "windows-1254"};
constexpr Charset kWindows1255{"windows-1255", "windows-1255"};
constexpr Charset kWindows1256{"windows-1256", "windows-1256"};
constexpr Charset kWindows1257{"windows-1257", "windows-1257"};
constexpr Charset kWindows1258{"windows-1258", "windows-1258"};
constexpr Charset kGbk{"gbk", "gb18030"};
constexpr Charset kGb18030{"gb18030", "gb18030"};
constexpr Charset kBig5{"big5", "Big5-HKSCS"};
constexpr Charset kEucJp{"euc-jp", "EUC-JP"};
constexpr Charset kIso2022Jp{"iso-2022-jp", "ISO-2022-JP"};
constexpr Charset kShiftJis{"shift_jis", "windows-31j"};
constexpr Charset kEucKr{"euc-kr", "windows-949"};

struct Label {
  std::string_view label;
  const Charset* charset;
};

// Sorted by label; charset_test.cc checks each row through decode().
constexpr Label kLabels[] = {
    {"ansi_x3.4-1968", &kWindows1252},
    {"arabic", &kIso6},
    {"ascii", &kWindows1252},
    {"asmo-708", &kIso6},
    {"big5", &kBig5},
    {"big5-hkscs", &kBig5},
    {"cp1250", &kWindows1250},
    {"cp1251", &kWindows1251},
    {"cp1252", &kWindows1252},
    {"cp1253", &kWindows1253},
    {"cp1254", &kWindows1254},
    {"cp1255", &kWindows1255},
    {"cp1256", &kWindows1256},
    {"cp1257", &kWindows1257},
    {"cp1258", &kWindows1258},
    {"cp819", &kWindows1252},
    {"cp866", &kIbm866},
    {"cyrillic", &kIso5},
    {"dos-874", &kWindows874},
    {"ecma-114", &kIso6},
    {"euc-jp", &kEucJp},
    {"euc-kr", &kEucKr},
    {"gb18030", &kGb18030},
    {"gb2312", &kGbk},
    {"gb_2312-80", &kGbk},
    {"gbk", &kGbk},
    {"greek", &kIso7},
    {"hebrew", &kIso8},
    {"ibm819", &kWindows1252},
    {"ibm866", &kIbm866},
    {"iso-2022-jp", &kIso2022Jp},
    {"iso-8859-1", &kWindows1252},
    {"iso-8859-10", &kIso10},
    {"iso-8859-11", &kWindows874},
    {"iso-8859-13", &kIso13},
    {"iso-8859-14", &kIso14},
    {"iso-8859-15", &kIso15},
    {"iso-8859-2", &kIso2},
    {"iso-8859-3", &kIso3},
    {"iso-8859-4", &kIso4},
    {"iso-8859-5", &kIso5},
    {"iso-8859-6", &kIso6},
    {"iso-8859-6-e", &kIso6},
    {"iso-8859-6-i", &kIso6},
    {"iso-8859-7", &kIso7},
    {"iso-8859-8", &kIso8},
    {"iso-8859-8-i", &kIso8},
    {"iso-8859-9", &kWindows1254},
    {"iso8859-1", &kWindows1252},
    {"iso8859-15", &kIso15},
    {"iso8859-2", &kIso2},
    {"iso8859-5", &kIso5},
    {"iso8859-6", &kIso6},
    {"iso8859-7", &kIso7},
    {"iso8859-8", &kIso8},
    {"iso8859-9", &kWindows1254},
    {"iso_8859-1", &kWindows1252},
    {"iso_8859-15", &kIso15},
    {"iso_8859-2", &kIso2},
    {"iso_8859-5", &kIso5},
    {"iso_8859-6", &kIso6},
    {"iso_8859-7", &kIso7},
    {"iso_8859-8", &kIso8},
    {"iso_8859-9", &kWindows1254},
    {"koi", &kKoi8R},
    {"koi8", &kKoi8R},
    {"koi8-r", &kKoi8R},
    {"koi8-u", &kKoi8U},
    {"korean", &kEucKr},
    {"ks_c_5601-1987", &kEucKr},
    {"ksc5601", &kEucKr},
    {"l1", &kWindows1252},
    {"l2", &kIso2},
    {"l5", &kWindows1254},
    {"latin1", &kWindows1252},
    {"latin2", &kIso2},
    {"latin5", &kWindows1254},
    {"logical", &kIso8},
    {"ms_kanji", &kShiftJis},
    {"shift-jis", &kShiftJis},
    {"shift_jis", &kShiftJis},
    {"sjis", &kShiftJis},
    {"tis-620", &kWindows874},
    {"unicode-1-1-utf-8", &kUtf8},
    {"us-ascii", &kWindows1252},
    {"utf-16", &kUtf16Le},
    {"utf-16be", &kUtf16Be},
    {"utf-16le", &kUtf16Le},
    {"utf-8", &kUtf8},
    {"utf8", &kUtf8},
    {"visual", &kIso8},
    {"windows-1250", &kWindows1250},
    {"windows-1251", &kWindows1251},
    {"windows-1252", &kWindows1252},
    {"windows-1253", &kWindows1253},
    {"windows-1254", &kWindows1254},
    {"windows-1255", &kWindows1255},
    {"windows-1256", &kWindows1256},
    {"windows-1257", &kWindows1257},
    {"windows-1258", &kWindows1258},
    {"windows-31j", &kShiftJis},
    {"windows-874", &kWindows874},
    {"windows-949", &kEucKr},
    {"x-cp1250", &kWindows1250},
    {"x-cp1251", &kWindows1251},
    {"x-cp1252", &kWindows1252},
    {"x-cp1253", &kWindows1253},
    {"x-cp1254", &kWindows1254},
    {"x-cp1255", &kWindows1255},
    {"x-cp1256", &kWindows1256},
    {"x-cp1257", &kWindows1257},
    {"x-cp1258", &kWindows1258},
    {"x-euc-jp", &kEucJp},
    {"x-gbk", &kGbk},
    {"x-sjis", &kShiftJis},
};

static_assert(std::is_sorted(std::begin(kLabels), std::end(kLabels),
                             [](const Label& a, const Label& b) { return a.label < b.label; }));

std::string normalised_label(std::string_view label) {
  constexpr std::string_view kIgnored = " \t\n\f\r\"'";
  return ascii_lower(trim(label, kIgnored));
}

}  // namespace

const Charset* charset_by_label(std::string_view label) {
  constexpr size_t kLabelMax = 64;
  if (label.size() > kLabelMax) return nullptr;
  const std::string wanted = normalised_label(label);
  const auto* found = std::lower_bound(std::begin(kLabels), std::end(kLabels), wanted,
                                       [](const Label& row, const std::string& key) { return row.label < key; });
  return found != std::end(kLabels) && found->label == wanted ? found->charset : nullptr;
}

}  // namespace strongroom::text
