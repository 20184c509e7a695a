// SPDX-License-Identifier: Apache-2.0
#include "web/mirror/mirror_files.h"

#include "base/encoding.h"
#include "exchange/mirror/challenge.h"
#include "exchange/mirror/offered_records.h"
#include "web/http/ready_response.h"
#include "web/mirror/challenge_gate.h"
#include "web/site.h"

namespace strongroom::web {

namespace {

constexpr size_t kRecordBytesAtOnce = 4 << 20;

Response plain(unsigned status, const std::string& detail) {
  Response response;
  response.status = status;
  response.content_type = "text/plain; charset=utf-8";
  response.caching = Caching::Never;
  response.body = std::string(http::reason_phrase(status)) + ": " + detail + "\n";
  return response;
}

std::optional<uint64_t> number(const Request& request, std::string_view name) {
  const auto text = request.parameter(name);
  return text ? parse_decimal(*text) : std::nullopt;
}

std::optional<exchange::Challenge> challenge_of(const Request& request) {
  const auto nonce = from_hex(request.parameter("nonce").value_or(""));
  const auto size = number(request, "size");
  const auto count = number(request, "count");
  if (!nonce || nonce->size() != exchange::kNonceBytes || !size || !count) return std::nullopt;
  if (*count == 0 || *count > exchange::kChallengeCountMax) return std::nullopt;
  return exchange::Challenge{*nonce, *size, static_cast<uint32_t>(*count)};
}

exchange::ChallengeAnswer answer_for(const Site& site, const exchange::Challenge& challenge, uint64_t entry) {
  exchange::ChallengeAnswer answer{entry, {}, {}};
  const auto records = site.store().entries(records::EntryIndex{entry}, 1);
  if (records.empty()) return answer;
  const records::Entry& what = records.front().entry;
  const auto shown = site.store().record(what.kind, what.id, what.revision);
  if (!shown || shown->index.value != entry) return answer;
  answer.original = exchange::original_of(*shown);
  if (!answer.original) return answer;
  const auto original = site.archive().original(*answer.original);
  if (original) answer.answer = exchange::challenge_digest(challenge.nonce, original->bytes());
  return answer;
}

}  // namespace

Response mirror_records(const Request& request, const PathParts&, const Site& site) {
  const auto from = number(request, "from");
  const auto count = number(request, "count");
  if (!from || !count || *count == 0 || *count > exchange::kRecordLinesMax) {
    return plain(400, "from and count are numbers, count 1 to 256");
  }
  Response response;
  response.content_type = "application/x-ndjson";
  for (const auto& line :
       exchange::offered_records(site.archive(), *from, static_cast<size_t>(*count), kRecordBytesAtOnce)) {
    response.body += print(line);
  }
  if (response.body.empty()) return plain(404, "the log has no such entry");
  response.caching = Caching::Never;
  return response;
}

Response mirror_settings(const Request&, const PathParts&, const Site& site) {
  Response response;
  response.content_type = "application/toml; charset=utf-8";
  response.body = exchange::offered_settings(site.archive().config()).to_toml();
  return response;
}

Response mirror_challenge(const Request& request, const PathParts&, const Site& site) {
  const auto challenge = challenge_of(request);
  if (!challenge) return plain(400, "nonce is 64 hexadecimal digits, size a number, count 1 to 16");
  if (challenge->size > site.store().entry_count()) return plain(409, "the log here has fewer entries than that");
  const ChallengeGate::Pass pass = site.challenge_gate().enter();
  if (!pass) {
    Response busy = plain(429, "challenges read whole originals; ask again in a minute");
    busy.headers.emplace_back("Retry-After", "60");
    return busy;
  }
  std::vector<exchange::ChallengeAnswer> answers;
  for (const uint64_t entry : exchange::chosen_entries(*challenge)) {
    answers.push_back(answer_for(site, *challenge, entry));
  }
  Response response;
  response.content_type = "application/json";
  response.caching = Caching::Never;
  response.body = exchange::print(answers);
  return response;
}

}  // namespace strongroom::web
