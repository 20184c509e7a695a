// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "records/item.h"

namespace strongroom::records {

// An earlier state of an item that its source itself keeps and tells of, as an export with revisions does. Nothing was
// captured at that time: text and moment are what the source says of its own past.
struct ToldState {
  Item item;
  PrintedDate saved;  // when the source says that this state was saved
  friend bool operator==(const ToldState&, const ToldState&) = default;
};

}  // namespace strongroom::records
