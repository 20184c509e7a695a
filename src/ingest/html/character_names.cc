// SPDX-License-Identifier: Apache-2.0
#include "ingest/html/character_names.h"

#include <algorithm>
#include <iterator>

namespace strongroom::ingest::html {
namespace {

enum Form : bool { New, Old };

struct Entry {
  std::string_view name;
  uint32_t code_point;
  Form form = New;
};

// Sorted. Those of HTML 4 and, of the further names in https://html.spec.whatwg.org/#named-character-references, the
// ones for letters and punctuation; the rest is mathematics. Old names are known without a semicolon too.
// clang-format off
constexpr Entry names[] = {
    {"AElig", 0xC6, Old}, {"AMP", 0x26, Old}, {"Aacute", 0xC1, Old}, {"Abreve", 0x102}, {"Acirc", 0xC2, Old},
    {"Acy", 0x410}, {"Agrave", 0xC0, Old}, {"Alpha", 0x391}, {"Amacr", 0x100}, {"Aogon", 0x104},
    {"ApplyFunction", 0x2061}, {"Aring", 0xC5, Old}, {"Atilde", 0xC3, Old}, {"Auml", 0xC4, Old}, {"Bcy", 0x411},
    {"Bernoullis", 0x212C}, {"Beta", 0x392}, {"Breve", 0x2D8}, {"Bscr", 0x212C}, {"CHcy", 0x427}, {"COPY", 0xA9, Old},
    {"Cacute", 0x106}, {"CapitalDifferentialD", 0x2145}, {"Cayleys", 0x212D}, {"Ccaron", 0x10C},
    {"Ccedil", 0xC7, Old}, {"Ccirc", 0x108}, {"Cdot", 0x10A}, {"Cedilla", 0xB8}, {"CenterDot", 0xB7}, {"Cfr", 0x212D},
    {"Chi", 0x3A7}, {"CloseCurlyDoubleQuote", 0x201D}, {"CloseCurlyQuote", 0x2019}, {"Copf", 0x2102}, {"DD", 0x2145},
    {"DJcy", 0x402}, {"DScy", 0x405}, {"DZcy", 0x40F}, {"Dagger", 0x2021}, {"Dcaron", 0x10E}, {"Dcy", 0x414},
    {"Delta", 0x394}, {"DiacriticalAcute", 0xB4}, {"DiacriticalDot", 0x2D9}, {"DiacriticalDoubleAcute", 0x2DD},
    {"DiacriticalGrave", 0x60}, {"DiacriticalTilde", 0x2DC}, {"DifferentialD", 0x2146}, {"Dot", 0xA8},
    {"DotDot", 0x20DC}, {"DoubleDot", 0xA8}, {"DownBreve", 0x311}, {"Dstrok", 0x110}, {"ENG", 0x14A},
    {"ETH", 0xD0, Old}, {"Eacute", 0xC9, Old}, {"Ecaron", 0x11A}, {"Ecirc", 0xCA, Old}, {"Ecy", 0x42D},
    {"Edot", 0x116}, {"Egrave", 0xC8, Old}, {"Emacr", 0x112}, {"Eogon", 0x118}, {"Epsilon", 0x395}, {"Escr", 0x2130},
    {"Eta", 0x397}, {"Euml", 0xCB, Old}, {"ExponentialE", 0x2147}, {"Fcy", 0x424}, {"Fouriertrf", 0x2131},
    {"Fscr", 0x2131}, {"GJcy", 0x403}, {"GT", 0x3E, Old}, {"Gamma", 0x393}, {"Gammad", 0x3DC}, {"Gbreve", 0x11E},
    {"Gcedil", 0x122}, {"Gcirc", 0x11C}, {"Gcy", 0x413}, {"Gdot", 0x120}, {"HARDcy", 0x42A}, {"Hacek", 0x2C7},
    {"Hat", 0x5E}, {"Hcirc", 0x124}, {"Hfr", 0x210C}, {"HilbertSpace", 0x210B}, {"Hopf", 0x210D}, {"Hscr", 0x210B},
    {"Hstrok", 0x126}, {"IEcy", 0x415}, {"IJlig", 0x132}, {"IOcy", 0x401}, {"Iacute", 0xCD, Old},
    {"Icirc", 0xCE, Old}, {"Icy", 0x418}, {"Idot", 0x130}, {"Ifr", 0x2111}, {"Igrave", 0xCC, Old}, {"Im", 0x2111},
    {"Imacr", 0x12A}, {"ImaginaryI", 0x2148}, {"InvisibleComma", 0x2063}, {"InvisibleTimes", 0x2062},
    {"Iogon", 0x12E}, {"Iota", 0x399}, {"Iscr", 0x2110}, {"Itilde", 0x128}, {"Iukcy", 0x406}, {"Iuml", 0xCF, Old},
    {"Jcirc", 0x134}, {"Jcy", 0x419}, {"Jsercy", 0x408}, {"Jukcy", 0x404}, {"KHcy", 0x425}, {"KJcy", 0x40C},
    {"Kappa", 0x39A}, {"Kcedil", 0x136}, {"Kcy", 0x41A}, {"LJcy", 0x409}, {"LT", 0x3C, Old}, {"Lacute", 0x139},
    {"Lambda", 0x39B}, {"Laplacetrf", 0x2112}, {"Lcaron", 0x13D}, {"Lcedil", 0x13B}, {"Lcy", 0x41B},
    {"Lmidot", 0x13F}, {"Lscr", 0x2112}, {"Lstrok", 0x141}, {"Mcy", 0x41C}, {"MediumSpace", 0x205F},
    {"Mellintrf", 0x2133}, {"Mscr", 0x2133}, {"Mu", 0x39C}, {"NJcy", 0x40A}, {"Nacute", 0x143}, {"Ncaron", 0x147},
    {"Ncedil", 0x145}, {"Ncy", 0x41D}, {"NegativeMediumSpace", 0x200B}, {"NegativeThickSpace", 0x200B},
    {"NegativeThinSpace", 0x200B}, {"NegativeVeryThinSpace", 0x200B}, {"NewLine", 0xA}, {"NoBreak", 0x2060},
    {"NonBreakingSpace", 0xA0}, {"Nopf", 0x2115}, {"Ntilde", 0xD1, Old}, {"Nu", 0x39D}, {"OElig", 0x152},
    {"Oacute", 0xD3, Old}, {"Ocirc", 0xD4, Old}, {"Ocy", 0x41E}, {"Odblac", 0x150}, {"Ograve", 0xD2, Old},
    {"Omacr", 0x14C}, {"Omega", 0x3A9}, {"Omicron", 0x39F}, {"OpenCurlyDoubleQuote", 0x201C},
    {"OpenCurlyQuote", 0x2018}, {"Oslash", 0xD8, Old}, {"Otilde", 0xD5, Old}, {"Ouml", 0xD6, Old},
    {"OverBar", 0x203E}, {"Pcy", 0x41F}, {"Phi", 0x3A6}, {"Pi", 0x3A0}, {"PlusMinus", 0xB1},
    {"Poincareplane", 0x210C}, {"Popf", 0x2119}, {"Prime", 0x2033}, {"Psi", 0x3A8}, {"QUOT", 0x22, Old},
    {"Qopf", 0x211A}, {"REG", 0xAE, Old}, {"Racute", 0x154}, {"Rcaron", 0x158}, {"Rcedil", 0x156}, {"Rcy", 0x420},
    {"Re", 0x211C}, {"Rfr", 0x211C}, {"Rho", 0x3A1}, {"Ropf", 0x211D}, {"Rscr", 0x211B}, {"SHCHcy", 0x429},
    {"SHcy", 0x428}, {"SOFTcy", 0x42C}, {"Sacute", 0x15A}, {"Scaron", 0x160}, {"Scedil", 0x15E}, {"Scirc", 0x15C},
    {"Scy", 0x421}, {"Sigma", 0x3A3}, {"THORN", 0xDE, Old}, {"TRADE", 0x2122}, {"TSHcy", 0x40B}, {"TScy", 0x426},
    {"Tab", 0x9}, {"Tau", 0x3A4}, {"Tcaron", 0x164}, {"Tcedil", 0x162}, {"Tcy", 0x422}, {"Theta", 0x398},
    {"ThinSpace", 0x2009}, {"TripleDot", 0x20DB}, {"Tstrok", 0x166}, {"Uacute", 0xDA, Old}, {"Ubrcy", 0x40E},
    {"Ubreve", 0x16C}, {"Ucirc", 0xDB, Old}, {"Ucy", 0x423}, {"Udblac", 0x170}, {"Ugrave", 0xD9, Old},
    {"Umacr", 0x16A}, {"UnderBar", 0x5F}, {"Uogon", 0x172}, {"Upsi", 0x3D2}, {"Upsilon", 0x3A5}, {"Uring", 0x16E},
    {"Utilde", 0x168}, {"Uuml", 0xDC, Old}, {"Vcy", 0x412}, {"Verbar", 0x2016}, {"Vert", 0x2016},
    {"VerticalLine", 0x7C}, {"VeryThinSpace", 0x200A}, {"Wcirc", 0x174}, {"Xi", 0x39E}, {"YAcy", 0x42F},
    {"YIcy", 0x407}, {"YUcy", 0x42E}, {"Yacute", 0xDD, Old}, {"Ycirc", 0x176}, {"Ycy", 0x42B}, {"Yuml", 0x178},
    {"ZHcy", 0x416}, {"Zacute", 0x179}, {"Zcaron", 0x17D}, {"Zcy", 0x417}, {"Zdot", 0x17B},
    {"ZeroWidthSpace", 0x200B}, {"Zeta", 0x396}, {"Zfr", 0x2128}, {"Zopf", 0x2124}, {"aacute", 0xE1, Old},
    {"abreve", 0x103}, {"acirc", 0xE2, Old}, {"acute", 0xB4, Old}, {"acy", 0x430}, {"aelig", 0xE6, Old},
    {"af", 0x2061}, {"agrave", 0xE0, Old}, {"alefsym", 0x2135}, {"aleph", 0x2135}, {"alpha", 0x3B1}, {"amacr", 0x101},
    {"amp", 0x26, Old}, {"and", 0x2227}, {"ang", 0x2220}, {"angst", 0xC5}, {"aogon", 0x105}, {"apos", 0x27},
    {"aring", 0xE5, Old}, {"ast", 0x2A}, {"asymp", 0x2248}, {"atilde", 0xE3, Old}, {"auml", 0xE4, Old},
    {"backepsilon", 0x3F6}, {"backprime", 0x2035}, {"bcy", 0x431}, {"bdquo", 0x201E}, {"bepsi", 0x3F6},
    {"bernou", 0x212C}, {"beta", 0x3B2}, {"beth", 0x2136}, {"bprime", 0x2035}, {"breve", 0x2D8},
    {"brvbar", 0xA6, Old}, {"bsemi", 0x204F}, {"bsol", 0x5C}, {"bull", 0x2022}, {"bullet", 0x2022}, {"cacute", 0x107},
    {"cap", 0x2229}, {"caret", 0x2041}, {"caron", 0x2C7}, {"ccaron", 0x10D}, {"ccedil", 0xE7, Old}, {"ccirc", 0x109},
    {"cdot", 0x10B}, {"cedil", 0xB8, Old}, {"cent", 0xA2, Old}, {"centerdot", 0xB7}, {"chcy", 0x447}, {"chi", 0x3C7},
    {"circ", 0x2C6}, {"circledR", 0xAE}, {"clubs", 0x2663}, {"colon", 0x3A}, {"comma", 0x2C}, {"commat", 0x40},
    {"complexes", 0x2102}, {"cong", 0x2245}, {"copy", 0xA9, Old}, {"copysr", 0x2117}, {"crarr", 0x21B5},
    {"cup", 0x222A}, {"curren", 0xA4, Old}, {"dArr", 0x21D3}, {"dagger", 0x2020}, {"daleth", 0x2138},
    {"darr", 0x2193}, {"dash", 0x2010}, {"dblac", 0x2DD}, {"dcaron", 0x10F}, {"dcy", 0x434}, {"dd", 0x2146},
    {"ddagger", 0x2021}, {"deg", 0xB0, Old}, {"delta", 0x3B4}, {"diams", 0x2666}, {"die", 0xA8}, {"digamma", 0x3DD},
    {"div", 0xF7}, {"divide", 0xF7, Old}, {"djcy", 0x452}, {"dollar", 0x24}, {"dot", 0x2D9}, {"dscy", 0x455},
    {"dstrok", 0x111}, {"dzcy", 0x45F}, {"eacute", 0xE9, Old}, {"ecaron", 0x11B}, {"ecirc", 0xEA, Old},
    {"ecy", 0x44D}, {"edot", 0x117}, {"ee", 0x2147}, {"egrave", 0xE8, Old}, {"ell", 0x2113}, {"emacr", 0x113},
    {"empty", 0x2205}, {"emsp", 0x2003}, {"emsp13", 0x2004}, {"emsp14", 0x2005}, {"eng", 0x14B}, {"ensp", 0x2002},
    {"eogon", 0x119}, {"epsi", 0x3B5}, {"epsilon", 0x3B5}, {"epsiv", 0x3F5}, {"equals", 0x3D}, {"equiv", 0x2261},
    {"escr", 0x212F}, {"eta", 0x3B7}, {"eth", 0xF0, Old}, {"euml", 0xEB, Old}, {"euro", 0x20AC}, {"excl", 0x21},
    {"exist", 0x2203}, {"expectation", 0x2130}, {"exponentiale", 0x2147}, {"fcy", 0x444}, {"fnof", 0x192},
    {"forall", 0x2200}, {"frac12", 0xBD, Old}, {"frac14", 0xBC, Old}, {"frac34", 0xBE, Old}, {"frasl", 0x2044},
    {"gacute", 0x1F5}, {"gamma", 0x3B3}, {"gammad", 0x3DD}, {"gbreve", 0x11F}, {"gcirc", 0x11D}, {"gcy", 0x433},
    {"gdot", 0x121}, {"ge", 0x2265}, {"gimel", 0x2137}, {"gjcy", 0x453}, {"grave", 0x60}, {"gscr", 0x210A},
    {"gt", 0x3E, Old}, {"hArr", 0x21D4}, {"hairsp", 0x200A}, {"half", 0xBD}, {"hamilt", 0x210B}, {"hardcy", 0x44A},
    {"harr", 0x2194}, {"hbar", 0x210F}, {"hcirc", 0x125}, {"hearts", 0x2665}, {"hellip", 0x2026}, {"horbar", 0x2015},
    {"hslash", 0x210F}, {"hstrok", 0x127}, {"hybull", 0x2043}, {"hyphen", 0x2010}, {"iacute", 0xED, Old},
    {"ic", 0x2063}, {"icirc", 0xEE, Old}, {"icy", 0x438}, {"iecy", 0x435}, {"iexcl", 0xA1, Old},
    {"igrave", 0xEC, Old}, {"ii", 0x2148}, {"iiota", 0x2129}, {"ijlig", 0x133}, {"imacr", 0x12B}, {"image", 0x2111},
    {"imagline", 0x2110}, {"imagpart", 0x2111}, {"imath", 0x131}, {"imped", 0x1B5}, {"incare", 0x2105},
    {"infin", 0x221E}, {"inodot", 0x131}, {"int", 0x222B}, {"integers", 0x2124}, {"iocy", 0x451}, {"iogon", 0x12F},
    {"iota", 0x3B9}, {"iquest", 0xBF, Old}, {"isin", 0x2208}, {"it", 0x2062}, {"itilde", 0x129}, {"iukcy", 0x456},
    {"iuml", 0xEF, Old}, {"jcirc", 0x135}, {"jcy", 0x439}, {"jmath", 0x237}, {"jsercy", 0x458}, {"jukcy", 0x454},
    {"kappa", 0x3BA}, {"kappav", 0x3F0}, {"kcedil", 0x137}, {"kcy", 0x43A}, {"kgreen", 0x138}, {"khcy", 0x445},
    {"kjcy", 0x45C}, {"lArr", 0x21D0}, {"lacute", 0x13A}, {"lagran", 0x2112}, {"lambda", 0x3BB}, {"lang", 0x2329},
    {"laquo", 0xAB, Old}, {"larr", 0x2190}, {"lbrace", 0x7B}, {"lbrack", 0x5B}, {"lcaron", 0x13E}, {"lcedil", 0x13C},
    {"lceil", 0x2308}, {"lcub", 0x7B}, {"lcy", 0x43B}, {"ldquo", 0x201C}, {"ldquor", 0x201E}, {"le", 0x2264},
    {"lfloor", 0x230A}, {"ljcy", 0x459}, {"lmidot", 0x140}, {"lowast", 0x2217}, {"lowbar", 0x5F}, {"loz", 0x25CA},
    {"lpar", 0x28}, {"lrm", 0x200E}, {"lsaquo", 0x2039}, {"lsqb", 0x5B}, {"lsquo", 0x2018}, {"lsquor", 0x201A},
    {"lstrok", 0x142}, {"lt", 0x3C, Old}, {"macr", 0xAF, Old}, {"mcy", 0x43C}, {"mdash", 0x2014}, {"mho", 0x2127},
    {"micro", 0xB5, Old}, {"midast", 0x2A}, {"middot", 0xB7, Old}, {"minus", 0x2212}, {"mldr", 0x2026}, {"mu", 0x3BC},
    {"nabla", 0x2207}, {"nacute", 0x144}, {"napos", 0x149}, {"naturals", 0x2115}, {"nbsp", 0xA0, Old},
    {"ncaron", 0x148}, {"ncedil", 0x146}, {"ncy", 0x43D}, {"ndash", 0x2013}, {"ne", 0x2260}, {"ni", 0x220B},
    {"njcy", 0x45A}, {"nldr", 0x2025}, {"not", 0xAC, Old}, {"notin", 0x2209}, {"nsub", 0x2284}, {"ntilde", 0xF1, Old},
    {"nu", 0x3BD}, {"num", 0x23}, {"numero", 0x2116}, {"numsp", 0x2007}, {"oacute", 0xF3, Old}, {"ocirc", 0xF4, Old},
    {"ocy", 0x43E}, {"odblac", 0x151}, {"oelig", 0x153}, {"ogon", 0x2DB}, {"ograve", 0xF2, Old}, {"ohm", 0x3A9},
    {"oline", 0x203E}, {"omacr", 0x14D}, {"omega", 0x3C9}, {"omicron", 0x3BF}, {"oplus", 0x2295}, {"or", 0x2228},
    {"order", 0x2134}, {"orderof", 0x2134}, {"ordf", 0xAA, Old}, {"ordm", 0xBA, Old}, {"oscr", 0x2134},
    {"oslash", 0xF8, Old}, {"otilde", 0xF5, Old}, {"otimes", 0x2297}, {"ouml", 0xF6, Old}, {"para", 0xB6, Old},
    {"part", 0x2202}, {"pcy", 0x43F}, {"percnt", 0x25}, {"period", 0x2E}, {"permil", 0x2030}, {"perp", 0x22A5},
    {"pertenk", 0x2031}, {"phi", 0x3C6}, {"phiv", 0x3D5}, {"phmmat", 0x2133}, {"pi", 0x3C0}, {"piv", 0x3D6},
    {"planck", 0x210F}, {"planckh", 0x210E}, {"plankv", 0x210F}, {"plus", 0x2B}, {"plusmn", 0xB1, Old}, {"pm", 0xB1},
    {"pound", 0xA3, Old}, {"prime", 0x2032}, {"primes", 0x2119}, {"prod", 0x220F}, {"prop", 0x221D}, {"psi", 0x3C8},
    {"puncsp", 0x2008}, {"qprime", 0x2057}, {"quaternions", 0x210D}, {"quest", 0x3F}, {"quot", 0x22, Old},
    {"rArr", 0x21D2}, {"racute", 0x155}, {"radic", 0x221A}, {"rang", 0x232A}, {"raquo", 0xBB, Old}, {"rarr", 0x2192},
    {"rationals", 0x211A}, {"rbrace", 0x7D}, {"rbrack", 0x5D}, {"rcaron", 0x159}, {"rcedil", 0x157},
    {"rceil", 0x2309}, {"rcub", 0x7D}, {"rcy", 0x440}, {"rdquo", 0x201D}, {"rdquor", 0x201D}, {"real", 0x211C},
    {"realine", 0x211B}, {"realpart", 0x211C}, {"reals", 0x211D}, {"reg", 0xAE, Old}, {"rfloor", 0x230B},
    {"rho", 0x3C1}, {"rhov", 0x3F1}, {"ring", 0x2DA}, {"rlm", 0x200F}, {"rpar", 0x29}, {"rsaquo", 0x203A},
    {"rsqb", 0x5D}, {"rsquo", 0x2019}, {"rsquor", 0x2019}, {"rx", 0x211E}, {"sacute", 0x15B}, {"sbquo", 0x201A},
    {"scaron", 0x161}, {"scedil", 0x15F}, {"scirc", 0x15D}, {"scy", 0x441}, {"sdot", 0x22C5}, {"sect", 0xA7, Old},
    {"semi", 0x3B}, {"shchcy", 0x449}, {"shcy", 0x448}, {"shy", 0xAD, Old}, {"sigma", 0x3C3}, {"sigmaf", 0x3C2},
    {"sigmav", 0x3C2}, {"sim", 0x223C}, {"softcy", 0x44C}, {"sol", 0x2F}, {"spades", 0x2660},
    {"straightepsilon", 0x3F5}, {"straightphi", 0x3D5}, {"strns", 0xAF}, {"sub", 0x2282}, {"sube", 0x2286},
    {"sum", 0x2211}, {"sup", 0x2283}, {"sup1", 0xB9, Old}, {"sup2", 0xB2, Old}, {"sup3", 0xB3, Old}, {"supe", 0x2287},
    {"szlig", 0xDF, Old}, {"tau", 0x3C4}, {"tcaron", 0x165}, {"tcedil", 0x163}, {"tcy", 0x442}, {"tdot", 0x20DB},
    {"there4", 0x2234}, {"theta", 0x3B8}, {"thetasym", 0x3D1}, {"thetav", 0x3D1}, {"thinsp", 0x2009},
    {"thorn", 0xFE, Old}, {"tilde", 0x2DC}, {"times", 0xD7, Old}, {"tprime", 0x2034}, {"trade", 0x2122},
    {"tscy", 0x446}, {"tshcy", 0x45B}, {"tstrok", 0x167}, {"uArr", 0x21D1}, {"uacute", 0xFA, Old}, {"uarr", 0x2191},
    {"ubrcy", 0x45E}, {"ubreve", 0x16D}, {"ucirc", 0xFB, Old}, {"ucy", 0x443}, {"udblac", 0x171},
    {"ugrave", 0xF9, Old}, {"umacr", 0x16B}, {"uml", 0xA8, Old}, {"uogon", 0x173}, {"upsi", 0x3C5}, {"upsih", 0x3D2},
    {"upsilon", 0x3C5}, {"uring", 0x16F}, {"utilde", 0x169}, {"uuml", 0xFC, Old}, {"varepsilon", 0x3F5},
    {"varkappa", 0x3F0}, {"varphi", 0x3D5}, {"varpi", 0x3D6}, {"varrho", 0x3F1}, {"varsigma", 0x3C2},
    {"vartheta", 0x3D1}, {"vcy", 0x432}, {"verbar", 0x7C}, {"vert", 0x7C}, {"wcirc", 0x175}, {"weierp", 0x2118},
    {"wp", 0x2118}, {"xi", 0x3BE}, {"yacute", 0xFD, Old}, {"yacy", 0x44F}, {"ycirc", 0x177}, {"ycy", 0x44B},
    {"yen", 0xA5, Old}, {"yicy", 0x457}, {"yucy", 0x44E}, {"yuml", 0xFF, Old}, {"zacute", 0x17A}, {"zcaron", 0x17E},
    {"zcy", 0x437}, {"zdot", 0x17C}, {"zeetrf", 0x2128}, {"zeta", 0x3B6}, {"zhcy", 0x436}, {"zwj", 0x200D},
    {"zwnj", 0x200C},
};
// clang-format on

static_assert(std::is_sorted(std::begin(names), std::end(names),
                             [](const Entry& a, const Entry& b) { return a.name < b.name; }));

const Entry* find(std::string_view name) {
  const auto* found = std::lower_bound(std::begin(names), std::end(names), name,
                                       [](const Entry& entry, std::string_view key) { return entry.name < key; });
  return found != std::end(names) && found->name == name ? found : nullptr;
}

}  // namespace

uint32_t character_of_name(std::string_view name) {
  const Entry* found = find(name);
  return found ? found->code_point : 0;
}

size_t old_name_length(std::string_view text) {
  constexpr size_t longest = 6;  // "Aacute"
  for (size_t length = std::min(longest, text.size()); length >= 2; --length) {
    const Entry* found = find(text.substr(0, length));
    if (found && found->form == Old) return length;
  }
  return 0;
}

}  // namespace strongroom::ingest::html
