# SPDX-License-Identifier: Apache-2.0
"""The served log (C2SP tlog-tiles): its entries, hashed here anew by RFC 6962, give the root that its checkpoint signs."""

import base64
import hashlib
import json
import os
import pathlib
import re
import shutil
import subprocess
import unittest

from live_server import REPOSITORY, expected, live_server

TILE_WIDTH = 256
GO_LIBRARY = pathlib.Path("/usr/share/gocode/src/golang.org/x/mod/sumdb")


def checkpoint():
    note = live_server().get("/log/checkpoint").text
    text, _, signatures = note.partition("\n\n")
    origin, size, root = text.splitlines()[:3]
    return origin, int(size), base64.b64decode(root), signatures.splitlines()


def tile_path(kind, number, width):
    """"000" to "999", then "x001/000": https://c2sp.org/tlog-tiles"""
    parts = [f"{number % 1000:03d}"]
    while number := number // 1000:
        parts.insert(0, f"x{number % 1000:03d}")
    return f"/log/tile/{kind}/{'/'.join(parts)}" + ("" if width == TILE_WIDTH else f".p/{width}")


def tile_paths(kind, count):
    for number in range(-(-count // TILE_WIDTH)):
        yield tile_path(kind, number, min(TILE_WIDTH, count - number * TILE_WIDTH))


def tiles(kind, count):
    for path in tile_paths(kind, count):
        answer = live_server().get(path)
        if answer.status != 200:
            raise AssertionError(f"{path} answers {answer.status}")
        yield answer


def entries(count):
    found = []
    for bundle in tiles("entries", count):
        body = bundle.body
        while body:
            length = int.from_bytes(body[:2], "big")
            found.append(body[2 : 2 + length])
            body = body[2 + length :]
    return found


def leaf_hash(entry):
    return hashlib.sha256(b"\x00" + entry).digest()


def root_of(hashes):
    """https://www.rfc-editor.org/rfc/rfc6962#section-2.1"""
    if len(hashes) == 1:
        return hashes[0]
    split = 1 << (len(hashes) - 1).bit_length() - 1
    return hashlib.sha256(b"\x01" + root_of(hashes[:split]) + root_of(hashes[split:])).digest()


class ServedLog(unittest.TestCase):
    def test_entries_give_the_root_of_the_checkpoint(self):
        _, size, root, _ = checkpoint()
        found = entries(size)
        self.assertEqual(len(found), size)
        self.assertEqual(root_of([leaf_hash(entry) for entry in found]), root)

    def test_hash_tiles_hold_the_hashes_of_the_entries(self):
        _, size, _, _ = checkpoint()
        hashes = b"".join(tile.body for tile in tiles("0", size))
        self.assertEqual(hashes, b"".join(leaf_hash(entry) for entry in entries(size)))

    def test_every_item_and_capture_has_its_entry(self):
        _, size, _, _ = checkpoint()
        read = [json.loads(entry) for entry in entries(size)]
        items = {entry["id"] for entry in read if entry["kind"] == "item"}
        self.assertEqual(len(items), expected()["items"])
        self.assertGreaterEqual(len([entry for entry in read if entry["kind"] == "capture"]), expected()["files"])
        self.assertTrue(all(len(entry["digest"]) == 64 for entry in read))

    def test_the_checkpoint_is_signed_by_its_origin(self):
        origin, _, _, signatures = checkpoint()
        self.assertTrue(any(line.startswith(f"\u2014 {origin} ") for line in signatures))
        key = live_server().run("key", live_server().archive).strip().split("+")
        self.assertEqual(key[0], origin)
        named = next(line for line in signatures if line.startswith(f"\u2014 {origin} "))
        self.assertEqual(base64.b64decode(named.split(" ")[2])[:4].hex(), key[1])

    def test_full_tiles_may_be_kept_for_ever_and_the_checkpoint_not(self):
        _, size, _, _ = checkpoint()
        if size >= TILE_WIDTH:
            self.assertIn("immutable", live_server().get(tile_path("0", 0, TILE_WIDTH)).headers["Cache-Control"])
        self.assertNotIn("immutable", live_server().get("/log/checkpoint").headers["Cache-Control"])


@unittest.skipUnless(shutil.which("go") and GO_LIBRARY.is_dir(), "golang-go or golang-golang-x-mod-dev is not installed")
class IndependentVerifier(unittest.TestCase):
    """tests/verifier, which shares no code with Strongroom, asking the server as anyone would."""

    def test_it_accepts_the_served_log(self):
        _, size, _, _ = checkpoint()
        self.assertRegex(self.verify(), rf"^ok {size} ")

    def verify(self):
        settings = os.environ | {"GO111MODULE": "off", "GOPATH": "/usr/share/gocode", "GOFLAGS": "", "GOTOOLCHAIN": "local"}
        program = live_server().archive.parent / "verifier"
        subprocess.run(["go", "build", "-o", program, REPOSITORY / "tests/verifier/main.go"], env=settings, check=True)
        key = live_server().run("key", live_server().archive).strip()
        return subprocess.run([program, key, f"{live_server().url}/log"], capture_output=True, text=True, check=False).stdout


class Proofs(unittest.TestCase):
    def test_the_proof_that_a_page_offers_can_be_checked_offline(self):
        live_server().run("check", self.saved(self.offered()), "--vkey", self.key())

    def test_a_proof_with_another_record_is_refused(self):
        first, second = (line.split(" ", 1) for line in (self.extra(self.offered(0)), self.extra(self.offered(1))))
        self.assertNotEqual(first, second)
        forged = self.offered(0).replace(first[1], second[1])
        live_server().run("check", self.saved(forged), "--vkey", self.key(), expected=1)

    def offered(self, place=0):
        """What the page of an item gives to be saved."""
        item = live_server().get("/api/v1/items").json()["items"][place]["id"]
        page = live_server().get(live_server().get(f"/items/{item}").headers["Location"] or f"/items/{item}").text
        answer = live_server().get(re.search(r'href="([^"]*)" download', page)[1])
        self.assertEqual(answer.status, 200)
        return answer.text

    def extra(self, proof):
        return next(line for line in proof.splitlines() if line.startswith("extra "))

    def saved(self, proof):
        file = live_server().archive.parent / "saved.tlog-proof"
        file.write_text(proof, encoding="utf-8")
        return file

    def key(self):
        return live_server().run("key", live_server().archive).strip()


if __name__ == "__main__":
    unittest.main()
