// SPDX-License-Identifier: Apache-2.0
#include "web/pages/revisions_page.h"

#include "web/absent_item.h"
#include "web/pages/difference.h"
#include "web/pages/error_page.h"

namespace strongroom::web {

namespace {

using records::ItemRevision;

std::string joined(const std::vector<std::string>& words, const Interface& interface) {
  std::string all;
  for (const auto& word : words) all += (all.empty() ? "" : interface.text("comma") + " ") + word;
  return all;
}

// "¶1", "¶4–7": neighbours are told as one place.
std::vector<std::string> places_of(const Difference& difference, const Interface& interface) {
  std::vector<std::string> places;
  uint64_t first = 0;
  uint64_t last = 0;
  const auto close = [&] {
    if (first == 0) return;
    places.push_back("¶" + interface.number(first) + (last > first ? "–" + interface.number(last) : ""));
  };
  for (const auto& paragraph : difference.paragraphs) {
    if (paragraph.number == 0 || paragraph.number == last) continue;
    if (paragraph.number != last + 1 || first == 0) {
      close();
      first = paragraph.number;
    }
    last = paragraph.number;
  }
  close();
  return places;
}

std::string summary_of(const Difference& difference, const Interface& interface) {
  std::vector<std::string> changes;
  if (difference.words_inserted > 0) changes.push_back(interface.plural("words_added", difference.words_inserted));
  if (difference.words_deleted > 0) changes.push_back(interface.plural("words_removed", difference.words_deleted));
  if (changes.empty()) return interface.text("text_unchanged");
  const auto places = places_of(difference, interface);
  const std::string words = joined(changes, interface);
  if (places.empty()) return words;
  return interface.format("changes_in", {{"changes", words}, {"places", joined(places, interface)}});
}

std::string unchanged_label(uint64_t paragraphs, const Interface& interface) {
  return paragraphs == 0 ? std::string() : interface.plural("paragraphs_unchanged", paragraphs);
}

void add_changes(RevisionsPage::Revision& shown, const ItemRevision& before, const ItemRevision& after,
                 const Interface& interface) {
  const ChangeLabels labels{interface.text("inserted"), interface.text("deleted")};
  const Difference difference = make_difference(before.item.text(), after.item.text(), labels);
  shown.summary = summary_of(difference, interface);
  for (const auto& paragraph : difference.paragraphs) {
    shown.passages.push_back({unchanged_label(paragraph.unchanged_before, interface),
                              paragraph.number == 0 ? std::string() : "¶" + interface.number(paragraph.number),
                              paragraph.html});
  }
  shown.unchanged_after = unchanged_label(difference.unchanged_after, interface);
  const Difference title = make_difference(before.item.title, after.item.title, labels);
  if (!title.paragraphs.empty()) shown.title = title.paragraphs.front().html;
}

// In the source's own time, which it does not always name.
std::string saved_at(const records::PrintedDate& saved, const Interface& interface) {
  if (!saved.date) return {};
  const std::string day = interface.date(*saved.date);
  return saved.time.empty() ? day : day + interface.text("comma") + " " + interface.in_digits(saved.time);
}

RevisionsPage::Revision make_revision(const ItemRevision& revision, const std::vector<records::Capture>& captures,
                                      const Site& site, const Interface& interface) {
  RevisionsPage::Revision shown;
  shown.id = "r" + std::to_string(revision.revision.value);
  shown.name = interface.format("revision_number", {{"number", interface.number(revision.revision.value)}});
  shown.reason = interface.text(std::string("reason_") + records::revision_reason_name(revision.reason));
  shown.saved = saved_at(revision.saved, interface);
  for (const auto& capture : captures) {
    if (capture.original != revision.capture) continue;
    shown.moment = interface.moment(capture.received_at);
    shown.source = capture.source;
    break;
  }
  const auto record = site.store().record(records::RecordKind::Item, revision.id.value, revision.revision);
  if (record) {
    shown.entry = std::to_string(record->index.value);
    shown.digest = record->entry.digest.hex();
  }
  shown.attributes = language_attributes(revision.item.lang, revision.item.text());
  return shown;
}

}  // namespace

View RevisionsPage::Revision::view() const {
  return View::of({{"id", id},
                   {"name", name},
                   {"newest", newest},
                   {"reason", reason},
                   {"saved", saved},
                   {"moment", moment},
                   {"source", source},
                   {"entry", entry},
                   {"digest", digest},
                   {"summary", summary},
                   {"title", title},
                   {"passages", View::list(passages)},
                   {"unchanged_after", unchanged_after},
                   {"attributes", attributes}});
}

View RevisionsPage::view() const {
  return View::of({{"frame", frame.view()},
                   {"item_href", item_href},
                   {"heading", heading.view()},
                   {"count", count},
                   {"revisions", View::list(revisions)}});
}

Response revisions_page(const Request& request, const PathParts& parts, const Site& site) {
  const records::ItemId id(parts.find("id")->second);
  const auto revisions = site.store().revisions(id);
  const auto summary = site.store().summary(id);
  if (revisions.empty() || !summary) return absent_item(request, site, id);
  const Interface interface = interface_of(request, site);
  const Addresses addresses = addresses_of(request, site);
  const Entry entry = make_entry(*summary, interface, addresses);
  const auto captures = site.store().captures_of(id);

  RevisionsPage page;
  page.heading = entry.heading;
  page.item_href = entry.href;
  page.count = interface.plural("revisions", revisions.size());
  page.frame =
      make_frame(request, site, Section::Archive, interface.format("revisions_of", {{"item", entry.heading.text}}),
                 "/items/" + id.value + "/revisions");
  page.frame.indexed = false;
  page.frame.breadcrumbs = {{interface.text("nav_archive"), addresses.page("/archive")},
                            {entry.heading.text, entry.href, {}, false, entry.heading.lang},
                            {interface.text("revisions_heading"), addresses.revisions(id), {}, true}};
  for (size_t i = revisions.size(); i-- > 0;) {
    auto shown = make_revision(revisions[i], captures, site, interface);
    shown.newest = i + 1 == revisions.size();
    if (i > 0) add_changes(shown, revisions[i - 1], revisions[i], interface);
    page.revisions.push_back(std::move(shown));
  }
  return respond(request, site, "revisions_page", page.view());
}

}  // namespace strongroom::web
