// SPDX-License-Identifier: Apache-2.0
#include "web/http/outage.h"

namespace strongroom::web::http {

void Outage::begin(const std::string& why) {
  const std::lock_guard lock(mutex_);
  if (is_on_ && why == why_) return;
  is_on_ = true;
  why_ = why;
  if (tell_) tell_(why + " (requests are answered with 503 until then)");
}

void Outage::end() {
  if (!is_on_) return;
  const std::lock_guard lock(mutex_);
  if (!is_on_.exchange(false)) return;
  if (tell_) tell_("requests are answered again");
}

}  // namespace strongroom::web::http
