// SPDX-License-Identifier: Apache-2.0
#include "records/listing.h"

namespace strongroom::records {

const char* filter_kind_name(FilterKind kind) {
  switch (kind) {
    case FilterKind::Date:
      return "date";
    case FilterKind::Category:
      return "category";
    case FilterKind::Tag:
      return "tag";
    case FilterKind::Author:
      return "author";
    case FilterKind::Search:
      return "search";
    case FilterKind::Latest:
      return "latest";
    case FilterKind::Unknown:
      break;
  }
  return "unknown";
}

}  // namespace strongroom::records
