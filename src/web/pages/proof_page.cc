// SPDX-License-Identifier: Apache-2.0
#include "web/pages/proof_page.h"

#include "archive/proof.h"
#include "base/encoding.h"
#include "records/canonical.h"
#include "web/absent_item.h"
#include "web/assets.h"
#include "web/pages/error_page.h"

namespace strongroom::web {

View ProofPage::view() const {
  return View::of({{"frame", frame.view()},
                   {"item_href", item_href},
                   {"heading", heading.view()},
                   {"id", id},
                   {"provenance", provenance.view()},
                   {"root", root},
                   {"entry_json", entry_json},
                   {"salt", salt},
                   {"checkpoint", checkpoint},
                   {"verify", verify},
                   {"proof_text", proof_text},
                   {"script", script}});
}

Response proof_page(const Request& request, const PathParts& parts, const Site& site) {
  const records::ItemId id(parts.find("id")->second);
  const auto revision = site.store().item(id);
  const auto summary = site.store().summary(id);
  if (!revision || !summary) return absent_item(request, site, id);
  const Interface interface = interface_of(request, site);
  const Addresses addresses = addresses_of(request, site);
  const Entry entry = make_entry(*summary, interface, addresses);

  ProofPage page;
  page.heading = entry.heading;
  page.item_href = entry.href;
  page.id = id.value;
  page.frame = make_frame(request, site, Section::Archive, interface.format("proof_of", {{"item", entry.heading.text}}),
                          "/items/" + id.value + "/proof");
  page.frame.indexed = false;
  page.frame.breadcrumbs = {{interface.text("nav_archive"), addresses.page("/archive")},
                            {entry.heading.text, entry.href, {}, false, entry.heading.lang},
                            {interface.text("proof"), addresses.proof(id), {}, true}};
  page.provenance = make_provenance(*revision, site, interface, addresses);
  page.checkpoint = site.archive().checkpoint();
  page.root = read_checkpoint(page.checkpoint).root;
  const auto record = site.store().record(records::RecordKind::Item, id.value, revision->revision);
  if (record) page.entry_json = records::canonical(record->entry);
  if (record && record->salt) page.salt = to_hex(record->salt->value);
  page.verify = addresses.page("/verify");
  if (auto proof = archive::prove(site.archive(), id, revision->revision)) page.proof_text = std::move(*proof);
  page.script = site.assets().url("proof.js");
  Response response = respond(request, site, "proof_page", page.view());
  // The one page that runs a script: it checks, and may load nothing else.
  response.headers.emplace_back("Content-Security-Policy",
                                "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src "
                                "'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'");
  return response;
}

}  // namespace strongroom::web
