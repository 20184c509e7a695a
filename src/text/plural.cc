// SPDX-License-Identifier: Apache-2.0
#include "text/plural.h"

#include <unicode/locid.h>
#include <unicode/plurrule.h>

#include <algorithm>
#include <limits>
#include <map>
#include <memory>

namespace strongroom::text {

namespace {

// Making the rules reads ICU's data files, so they are kept.
const icu::PluralRules* rules_of(std::string_view lang) {
  thread_local std::map<std::string, std::unique_ptr<icu::PluralRules>, std::less<>> kept;
  if (const auto known = kept.find(lang); known != kept.end()) return known->second.get();
  UErrorCode status = U_ZERO_ERROR;
  const icu::Locale locale(std::string(lang).c_str());
  std::unique_ptr<icu::PluralRules> rules(icu::PluralRules::forLocale(locale, status));
  if (U_FAILURE(status)) rules.reset();
  return kept.emplace(std::string(lang), std::move(rules)).first->second.get();
}

}  // namespace

std::string plural_form(uint64_t count, std::string_view lang) {
  const icu::PluralRules* rules = rules_of(lang);
  if (rules == nullptr) return count == 1 ? "one" : "other";
  // No language's rule looks past the last nine digits.
  const auto bounded = static_cast<int32_t>(count < 1'000'000'000 ? count : 1'000'000'000 + count % 1'000'000'000);
  std::string form;
  rules->select(bounded).toUTF8String(form);
  return form;
}

}  // namespace strongroom::text
