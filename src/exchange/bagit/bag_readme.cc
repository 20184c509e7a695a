// SPDX-License-Identifier: Apache-2.0
#include "exchange/bagit/bag_readme.h"

#include <fmt/format.h>

namespace strongroom::exchange {

namespace {

constexpr const char* kText = R"({name}
{underline}

This folder holds {selection} of the archive above: what was published,
the bytes it was read from, and proof that neither has changed since.
It was made on {made}.

IS IT WHOLE?

Go to the folder above this one, which holds manifest-sha256.txt:

    sha256sum -c manifest-sha256.txt

Every line must end in "OK". The folder is a bag (BagIt 1.0, RFC 8493),
and any tool for bags can check it.

WHAT LIES WHERE

items/ID/rev-1.json       what was published, in plain JSON (UTF-8).
                          rev-2.json and so on are later states of it.
captures/ID.json          where, when and how a page was found, and which
                          items it shows
originals/SHA256          the page itself, byte by byte as it was found;
                          the file's name is its SHA-256
…/*.tlog-proof            proof that the record beside it is in the log
log/checkpoint            the log's signed statement of its contents
log/log.vkey, log/policy  the key it is signed with
premis.xml                what was done to each file, for archivists

In a record, "capture" names the original that it was read from, and
"date" is the date as it was printed on the page.

IS IT TRUE?

That a checksum is right shows that a file did not change on its way to
you. The proofs show more: that the record was in the log when the
checkpoint was signed, and that the log cannot have been rewritten since
without anybody noticing. They are plain text and follow public
specifications (c2sp.org/tlog-proof, c2sp.org/tlog-checkpoint). With the
Strongroom program:

    strongroom check THIS-BAG --vkey "KEY"

KEY is the log's key. The one that came with this bag is

    {key}

Do not take it from here if you doubt this bag: compare it with the key
that the archive makes known elsewhere, such as at
{url}/verify

Without that program: the line "extra" of a proof, decoded from base64,
holds the record; its SHA-256 is the "digest" of the entry beside it in
that line. Whoever can compute SHA-256 and check an Ed25519 signature can
follow the rest by RFC 6962, section 2.1.1, up to the signed checkpoint.

Log: {origin}
)";

}  // namespace

std::string print(const BagReadme& readme) {
  const std::string day = readme.made_at.rfc3339();
  return fmt::format(fmt::runtime(kText), fmt::arg("name", readme.archive_name),
                     fmt::arg("underline", std::string(60, '=')), fmt::arg("selection", readme.selection),
                     fmt::arg("made", day), fmt::arg("key", readme.verifier_key), fmt::arg("url", readme.base_url),
                     fmt::arg("origin", readme.log_origin));
}

}  // namespace strongroom::exchange
