// SPDX-License-Identifier: Apache-2.0
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/assert.h"
#include "store/query_syntax.h"
#include "store/wider_query.h"

// Whatever is typed, a query is understood or refused with a sentence, within its limits; what is offered instead can
// be asked.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto query = strongroom::store::parse_query(text);
  if (!query) {
    STRONGROOM_ASSERT(!query.error().message.empty());
    return 0;
  }
  size_t clauses = query->none.size();
  for (const auto& group : query->all) {
    STRONGROOM_ASSERT(!group.empty());
    clauses += group.size();
  }
  STRONGROOM_ASSERT(clauses <= strongroom::store::query_clauses_max);
  for (const auto& wider : strongroom::store::wider_queries(text)) {
    STRONGROOM_ASSERT(strongroom::store::read_query(wider.text).has_value());
  }
  return 0;
}
