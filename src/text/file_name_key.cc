// SPDX-License-Identifier: Apache-2.0
#include "text/file_name_key.h"

#include <unicode/bytestream.h>
#include <unicode/casemap.h>
#include <unicode/stringpiece.h>

#include "base/fault.h"
#include "text/normalise.h"

namespace strongroom::text {

// Folding may leave NFC, so it is normalised after it too (Unicode, section 3.13, D145 less its compatibility part).
std::string file_name_key(std::string_view utf8) {
  const std::string composed = nfc(utf8);
  std::string folded;
  icu::StringByteSink<std::string> sink(&folded);
  UErrorCode status = U_ZERO_ERROR;
  icu::CaseMap::utf8Fold(0, icu::StringPiece(composed.data(), static_cast<int32_t>(composed.size())), sink, nullptr,
                         status);
  if (U_FAILURE(status)) throw Fault("ICU cannot fold case; is its data installed?");
  return nfc(folded);
}

}  // namespace strongroom::text
