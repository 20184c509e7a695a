// SPDX-License-Identifier: Apache-2.0
#include "exchange/capture/round.h"

#include <algorithm>
#include <utility>

#include "exchange/capture/page_body.h"

namespace strongroom::exchange::capture {

namespace {

constexpr uint64_t spool_bytes_max = 256ull << 20;            // then the archive takes it in
constexpr unsigned silences_max = 3;                          // then a host is left alone for the round
constexpr unsigned early_visits_max = 3;                      // to a page that says to come later
constexpr milliseconds busy_wait = std::chrono::seconds(30);  // where a busy host does not say how long

constexpr uint64_t robots_bytes_max = 8ull << 20;

bool is_gone(unsigned status) { return status == 404 || status == 410; }

std::string answered(unsigned status) { return "it answered " + std::to_string(status); }

}  // namespace

Round::Round(Journal& journal, const RoundOptions& options, RoundSurroundings surroundings)
    : journal_(journal), options_(options), outside_(std::move(surroundings)), pace_(options.delay) {
  report_.round = journal.round();
}

RoundReport Round::run() {
  began_ = outside_.sleeper.elapsed();
  queue_known_pages();
  while (!stopped_ && !limit_reached()) {
    const auto choice = frontier_.next(pace_, outside_.sleeper.elapsed());
    if (!choice) break;
    if (!outside_.sleeper.sleep(choice->ready - outside_.sleeper.elapsed())) {
      stopped_ = true;
      break;
    }
    visit(choice->url);
    if (spool_ && spool_->size_bytes() >= spool_bytes_max) {
      spool_.reset();
      stopped_ = !outside_.take_in() || stopped_;
    }
  }
  report_.left = frontier_.size() + unasked_;
  report_.stopped = stopped_;
  return std::move(report_);
}

void Round::queue_known_pages() {
  for (const std::string& seed : options_.seeds) {
    const KnownPage* known = journal_.find(seed);
    if (!known || known->kind != PageKind::Seed) {
      KnownPage page = known ? *known : KnownPage{};
      page.url = page.seed = seed;
      page.kind = PageKind::Seed;
      journal_.put(page);
    }
  }
  for (const auto& [url, page] : journal_.pages()) {
    const bool is_ours = std::find(options_.seeds.begin(), options_.seeds.end(), page.seed) != options_.seeds.end();
    if (!is_ours || page.round == journal_.round()) continue;
    if (page.kind == PageKind::Seed) {
      frontier_.want(url, Rank::Seed);
    } else if (page.round != 0) {
      frontier_.want(url, Rank::Known, page.asked_at);
    } else {
      frontier_.want(url, page.kind == PageKind::Listing ? Rank::Listing : Rank::NewItem);
    }
  }
}

bool Round::limit_reached() {
  if (frontier_.size() == 0) return false;
  if (report_.asked >= options_.limits.pages_max) report_.limit = "--max-pages";
  if (report_.bytes >= options_.limits.bytes_max) report_.limit = "--max-total-bytes";
  if (outside_.sleeper.elapsed() - began_ >= options_.limits.time_max) report_.limit = "--max-time";
  return !report_.limit.empty();
}

void Round::visit(const std::string& address) {
  const KnownPage page = *journal_.find(address);
  const Result<fetch::Url> url = fetch::parse_url(address);
  if (!url) {
    frontier_.remove(address);
    return tell(Outcome::Failed, address, url.error().message);
  }
  const std::string origin = url->origin();
  if (!robots_.contains(origin) && !left_alone_.contains(origin)) {
    get_robots(*url);
    // That was an exchange of its own: the pause comes first, and perhaps another host.
    return;
  }
  frontier_.remove(address);
  if (left_alone_.contains(origin)) {
    ++unasked_;
  } else if (!robots_.at(origin).allows(url->target)) {
    tell(Outcome::Forbidden, address, "robots.txt asks to stay away");
  } else if (const std::optional<fetch::Response> response = ask(page, *url)) {
    take_answer(page, *url, *response);
  }
}

std::optional<fetch::Response> Round::ask(const KnownPage& page, const fetch::Url& url) {
  fetch::Request request;
  request.url = url.text;
  request.form = fetch::BodyForm::AsSent;
  request.limits.redirects_max = 0;
  request.limits.body_bytes_max = options_.limits.answer_bytes_max;
  request.limits.total_time = options_.limits.answer_time_max;
  if (page.last && page.gone.empty()) {
    request.if_none_match = page.last->etag;
    request.if_modified_since = page.last->modified;
  }
  asked_at_ = outside_.clock.now();
  Result<fetch::Response> response = outside_.fetcher.fetch(request);
  const bool asked_to_stop = !outside_.sleeper.sleep(milliseconds::zero());
  pace_.answered(url.origin(), outside_.sleeper.elapsed());
  if (response) {
    ++report_.asked;
    report_.bytes += response->body.size();
    silences_[url.origin()] = 0;
    return std::move(*response);
  }
  if (asked_to_stop) {
    stopped_ = true;
    frontier_.want(page.url, Rank::Known);
    return std::nullopt;
  }
  ++report_.asked;
  KnownPage failed = page;
  failed.round = journal_.round();
  failed.asked_at = asked_at_;
  failed.status = 0;
  journal_.put(failed);
  // A host that does not answer is not asked hundreds of times.
  const bool is_silent = response.error().code == ErrorCode::NotFound && ++silences_[url.origin()] == silences_max;
  if (is_silent) {
    leave_alone(url.origin(), page.url, response.error().message);
  } else {
    tell(Outcome::Failed, page.url, response.error().message);
  }
  return std::nullopt;
}

// RFC 9309 section 2.3.1: what each kind of answer means.
void Round::get_robots(const fetch::Url& url) {
  const std::string origin = url.origin();
  fetch::Request request;
  request.url = origin + "/robots.txt";
  request.form = fetch::BodyForm::AsSent;
  request.limits.redirects_max = 5;
  request.limits.body_bytes_max = robots_bytes_max;
  request.limits.total_time = options_.limits.answer_time_max;
  asked_at_ = outside_.clock.now();
  const Result<fetch::Response> response = outside_.fetcher.fetch(request);
  pace_.answered(origin, outside_.sleeper.elapsed());
  if (!response) {
    stopped_ = stopped_ || !outside_.sleeper.sleep(milliseconds::zero());
    if (!stopped_) leave_alone(origin, request.url, response.error().message);
    return;
  }
  KnownPage page;
  page.url = response->url;
  write_exchange(spool().writer(), exchange_of(page, *response));
  keep_spool();
  if (response->status >= 500) return leave_alone(origin, request.url, answered(response->status));
  const std::string text = response->status == 200 ? page_body(*response, robots_bytes_max).bytes : std::string();
  const Robots& robots = robots_.emplace(origin, Robots::parse(text, "strongroom")).first->second;
  if (const auto delay = robots.crawl_delay()) pace_.slow_down(origin, *delay);
  pace_.answered(origin, outside_.sleeper.elapsed());
}

void Round::leave_alone(const std::string& origin, const std::string& url, const std::string& why) {
  left_alone_.insert(origin);
  tell(Outcome::Failed, url, why + "; the host is left alone in this round");
}

void Round::take_answer(KnownPage page, const fetch::Url& url, const fetch::Response& response) {
  page.round = journal_.round();
  page.asked_at = asked_at_;
  page.status = response.status;
  if (response.status == 304 && page.last) return take_unchanged(page, response);
  if (response.status == 200) return take_page(page, response);
  if (response.status == 429 || response.status == 503) {
    if (take_busy(page, url, response)) return;
  }
  if (is_gone(response.status) && page.last) return take_gone(page, response);
  if (response.status >= 300 && response.status < 400) return take_redirect(page, url, response);
  write_exchange(spool().writer(), exchange_of(page, response));
  keep(page, Outcome::Failed, answered(response.status));
}

void Round::take_page(KnownPage& page, const fetch::Response& response) {
  const PageBody body = page_body(response, options_.limits.answer_bytes_max);
  const std::string digest = sha256(body.bytes).hex();
  const bool had = page.last.has_value() && page.gone.empty();
  if (had && page.last->body == digest) return take_unchanged(page, response);
  const warc::Written written = write_exchange(spool().writer(), exchange_of(page, response));
  page.last = LastPage{asked_at_,
                       std::string(response.field("etag")),
                       std::string(response.field("last-modified")),
                       written.id,
                       written.payload_digest,
                       digest};
  page.gone.clear();
  // What it leads to is written down before the word that it was asked: after a kill nothing asks it again.
  follow(page, response, read_page(body, response));
  keep(page, had ? Outcome::Changed : Outcome::New);
}

void Round::take_unchanged(KnownPage& page, const fetch::Response& response) {
  const warc::Earlier earlier{page.last->record, page.url, page.last->at, page.last->payload_digest};
  const bool said_so = response.status == 304;
  write_revisit(spool().writer(), exchange_of(page, response), earlier,
                said_so ? warc::RevisitReason::NotModified : warc::RevisitReason::IdenticalPayload);
  keep(page, Outcome::Unchanged);
}

void Round::take_gone(KnownPage& page, const fetch::Response& response) {
  const warc::Written written = write_exchange(spool().writer(), exchange_of(page, response));
  const bool was_there = page.gone.empty();
  if (was_there) page.gone = written.id;
  keep(page, was_there ? Outcome::Vanished : Outcome::StillGone, answered(response.status));
}

void Round::take_redirect(KnownPage& page, const fetch::Url& url, const fetch::Response& response) {
  write_exchange(spool().writer(), exchange_of(page, response));
  const Result<std::string> target = fetch::redirect_target(response);
  const Result<fetch::Url> to = target ? fetch::parse_url(*target) : Result<fetch::Url>(fail(target.error()));
  if (!to) return keep(page, Outcome::Failed, "it redirects nowhere: " + to.error().message);
  if (!is_same_site(url.host, to->host)) {
    return keep(page, Outcome::Failed, "it redirects to another site, which is not followed: " + to->text);
  }
  if (page.hops == options_.limits.redirects_max) {
    return keep(page, Outcome::Failed, "it is redirected more than " + std::to_string(page.hops) + " times");
  }
  want(page, {to->text, page.kind == PageKind::Item ? PageKind::Item : PageKind::Listing, {}, true}, page.hops + 1);
  keep(page, Outcome::Redirected, "to " + to->text);
}

// Asks again after the time that the host named; false when it names too long a time, or has done so too often.
bool Round::take_busy(KnownPage& page, const fetch::Url& url, const fetch::Response& response) {
  const milliseconds wait = parse_retry_after(response.field("retry-after"), asked_at_).value_or(busy_wait);
  if (wait > options_.limits.wait_max || ++came_early_[page.url] > early_visits_max) return false;
  write_exchange(spool().writer(), exchange_of(page, response));
  keep_spool();
  pace_.hold(url.origin(), outside_.sleeper.elapsed(), wait);
  frontier_.want(page.url, Rank::Seed);
  tell(Outcome::Busy, page.url, "the host asks to come later");
  return true;
}

void Round::follow(const KnownPage& page, const fetch::Response& response, const ingest::Extraction& extraction) {
  for (const FoundLink& link : links_of(extraction, response.url)) {
    if (link.kind == PageKind::Item && !journal_.find(link.url) && !outside_.lacks(link)) continue;
    want(page, link, 0);
  }
}

void Round::want(const KnownPage& from, const FoundLink& link, unsigned hops) {
  const Result<fetch::Url> url = fetch::parse_url(link.url);
  const Result<fetch::Url> seed = fetch::parse_url(from.seed);
  if (!url || !seed || link.url == from.url || !is_same_site(seed->host, url->host)) return;
  const KnownPage* known = journal_.find(link.url);
  if (!known) {
    KnownPage page;
    page.url = link.url;
    page.kind = link.kind;
    page.seed = from.seed;
    page.via = from.url;
    page.hops = hops;
    journal_.put(page);
    known = journal_.find(link.url);
  }
  if (known->round == journal_.round()) return;
  // A listing that changed may have pushed items on to its next pages; an item asked before waits for its turn.
  const Rank item_rank = known->round == 0 ? Rank::NewItem : Rank::Known;
  frontier_.want(link.url, link.kind == PageKind::Listing ? Rank::Listing : item_rank, known->asked_at);
}

warc::HttpExchange Round::exchange_of(const KnownPage& page, const fetch::Response& response) const {
  warc::HttpExchange exchange;
  exchange.url = response.url;
  exchange.date = asked_at_;
  exchange.remote_address = response.remote_address;
  exchange.request = response.request_header;
  exchange.header = response.header;
  exchange.payload = response.body;
  if (!page.via.empty()) exchange.about = {{"via", page.via}};
  return exchange;
}

Spool& Round::spool() {
  if (spool_) return *spool_;
  const Timestamp now = outside_.clock.now();
  if (journal_.spool().empty()) journal_.begin_spool(Spool::new_name(now));
  spool_ = Spool::open(outside_.folder, journal_.spool(), journal_.spool_bytes(), now, options_.user_agent);
  return *spool_;
}

void Round::keep_spool() {
  spool().sync();
  journal_.extend_spool(spool().size_bytes());
}

void Round::keep(KnownPage page, Outcome outcome, std::string what) {
  // The bytes before the word about them.
  spool().sync();
  journal_.put(page, spool().size_bytes());
  tell(outcome, page.url, std::move(what));
}

void Round::tell(Outcome outcome, const std::string& url, std::string what) {
  const PageEvent event{outcome, url, std::move(what)};
  report_.count(event);
  if (outside_.on_event) outside_.on_event(event);
}

}  // namespace strongroom::exchange::capture
