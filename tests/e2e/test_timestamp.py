# SPDX-License-Identifier: Apache-2.0
"""Checkpoints dated by authorities that the openssl program plays, and by OpenTimestamps."""
import base64
import hashlib
import json
import struct
import unittest

from authority import Authority, Server, openssl
from program import ProgramTest, dump_page

OTS_HEAD = b"\0OpenTimestamps\0\0Proof\0\xbf\x89\xe2\xe8\x84\xe8\x92\x94\x01\x08"


class TimestampTest(ProgramTest):
    def setUp(self):
        super().setUp()
        self.take_in("7 May 2019", "The northern quay opened to ships today after two years of repairs.")
        self.item = self.json_lines("search", self.archive, "quay")[0]["id"]
        self.proof = self.folder / "item.tlog-proof"

    def take_in(self, date, body):
        self.run_program("ingest", self.archive, self.write(f"{date}.txt", dump_page([(date, body)])))

    def serve(self, answer):
        server = Server(answer)
        self.addCleanup(server.stop)
        return server

    def stamp(self, answer, roots, code=0):
        server = self.serve(answer)
        return self.run_program("timestamp", self.archive, "--tsa", server.url, "--ca", roots, "--allow-host", server.host,
                                code=code)

    def check(self, *arguments, code=0):
        self.run_program("prove", self.archive, self.item, "-o", self.proof)
        key = self.run_program("key", self.archive).out.strip()
        return self.run_program("check", self.proof, "--vkey", key, *arguments, code=code)

    def test_a_stamp_is_kept_proven_and_checked_by_openssl_too(self):
        authority = Authority(self.folder, "harbour-time")
        self.assertIn("1 time stamp", self.stamp(authority.reply, authority.root).out)
        kept = self.archive / "log/timestamps/2"
        openssl("ts", "-verify", "-data", kept / "checkpoint", "-in", next(kept.glob("*.tsr")), "-CAfile", authority.root)
        out = self.check("--tsa-ca", authority.root, "--timestamps", "1").out
        self.assertRegex(out, r"stamped: +existed on \d{4}-\d\d-\d\dT.*harbour-time signer \(verified\)")
        self.assertIn("not verified", self.check().out)

    def test_the_checkpoint_to_be_stamped_as_json_too(self):
        note = self.run_program("timestamp", self.archive, "--print-checkpoint").stdout
        told = self.json("timestamp", self.archive, "--print-checkpoint")
        self.assertEqual(told["checkpoint"]["note"].encode(), note)
        self.assertEqual(told["checkpoint"]["sha256"], hashlib.sha256(note).hexdigest())
        self.assertEqual((told["checkpoint"]["size"], told["stamps"]), (2, []))

    def test_verify_looks_at_stamps_too(self):
        authority = Authority(self.folder, "harbour-time")
        self.stamp(authority.reply, authority.root)
        self.assertEqual(self.json("verify", self.archive)["stamps"], 1)
        token = next((self.archive / "log/timestamps/2").glob("*.tsr"))
        checkpoint = self.archive / "log/timestamps/2/checkpoint"
        for file, change in ((token, lambda old: old[:60]), (checkpoint, lambda old: old.replace(b"2", b"3", 1))):
            whole = file.read_bytes()
            file.write_bytes(change(whole))
            findings = self.json("verify", self.archive, code=1)["findings"]
            self.assertEqual([(finding["part"], finding["place"]) for finding in findings], [("stamp", str(file))])
            file.write_bytes(whole)
        self.run_program("verify", self.archive)

    def test_it_dates_records_also_when_the_log_has_grown(self):
        authority = Authority(self.folder, "harbour-time")
        self.stamp(authority.reply, authority.root)
        self.take_in("8 May 2019", "The lighthouse was painted white and red again this week.")
        stamps = json.loads(self.check("--tsa-ca", authority.root, "--timestamps", "1", "--json").out)["timestamps"]
        self.assertEqual([stamp["trusted"] for stamp in stamps], [True])
        self.item = self.json_lines("search", self.archive, "lighthouse")[0]["id"]
        self.check("--tsa-ca", authority.root, "--timestamps", "1", code=1)

    def test_several_authorities_are_counted_once_each(self):
        one, other = Authority(self.folder, "one"), Authority(self.folder, "other")
        servers = [self.serve(one.reply), self.serve(other.reply)]
        arguments = [text for server in servers for text in ("--tsa", server.url, "--allow-host", server.host)]
        self.run_program("timestamp", self.archive, *arguments, "--ca", one.root, "--ca", other.root)
        names = sorted(file.name for file in (self.archive / "log/timestamps/2").glob("*.tsr"))
        self.assertEqual(len(names), 2, "authorities on different ports are different ones")
        self.check("--tsa-ca", one.root, "--tsa-ca", other.root, "--timestamps", "2")
        self.check("--tsa-ca", one.root, "--timestamps", "2", code=1)

    def test_answers_that_must_not_be_believed_are_refused(self):
        good = Authority(self.folder, "good")
        # The other authorities certify wrongly; each is refused although its own root is the one that is named.
        expired = Authority(self.folder, "expired", days=("-days", "-1"))
        web = Authority(self.folder, "web", extension="web")
        stranger = Authority(self.folder, "stranger")

        def other_digest(_):
            (self.folder / "other").write_bytes(b"another document")
            return good.reply(openssl("ts", "-query", "-data", self.folder / "other", "-sha256", "-cert"))

        def other_nonce(_):
            checkpoint = self.write("asked", self.run_program("timestamp", self.archive, "--print-checkpoint").stdout)
            return good.reply(openssl("ts", "-query", "-data", checkpoint, "-sha256", "-cert"))

        def changed(query):
            reply = bytearray(good.reply(query))
            reply[-10] ^= 1
            return bytes(reply)

        cases = [("wrong digest", other_digest, good, "over something else"), ("other nonce", other_nonce, good, "nonce differs"),
                 ("signature changed", changed, good, "does not hold"), ("expired", expired.reply, expired, "expired"),
                 ("not for time stamps", lambda query: web.sign(good.reply(query)), web, "purpose"), ("unknown authority", stranger.reply, good, "does not hold"),
                 ("no answer", lambda _: None, good, "status 400"), ("not a reply", lambda _: b"hello", good, "no reply")]
        for name, answer, authority, words in cases:
            with self.subTest(name):
                error = self.stamp(answer, authority.root, code=1).err
                self.assertIn(words, error)
                self.assertEqual(list((self.archive / "log").glob("timestamps/*/*.tsr")), [])

    def test_an_opentimestamps_proof_is_kept_and_told_for_what_it_is(self):
        checkpoint = self.run_program("timestamp", self.archive, "--print-checkpoint").stdout
        digest = hashlib.sha256(checkpoint).digest()
        pending = b"\0\x83\xdf\xe3\x0d\x2e\xf9\x0c\x8e" + bytes([22, 21]) + b"calendar.example.org/"
        file = self.write("a.ots", OTS_HEAD + digest + pending)
        self.take_in("8 May 2019", "The lighthouse was painted white and red again this week.")
        self.run_program("timestamp", self.archive, "--ots", file)
        self.assertIn("pending at calendar.example.org/", self.check().out)
        # Confirmed later: SHA-256(digest || "salt") is the Merkle root of block 300.
        root = hashlib.sha256(digest + b"salt").digest()
        file.write_bytes(OTS_HEAD + digest + b"\xf0\x04salt\x08\0\x05\x88\x96\x0d\x73\xd7\x19\x01\x02\xac\x02")
        self.run_program("timestamp", self.archive, "--ots", file)
        self.assertIn("bitcoin block 300 (not verified", self.check().out)
        header = self.write("header", bytes(36) + root + struct.pack("<I", 1_000_000_000) + bytes(8))
        self.assertIn("existed on 2001-09-09T01:46:40Z", self.check("--bitcoin-header", f"300:{header}").out)
        file.write_bytes(OTS_HEAD + bytes(32) + pending)
        self.assertIn("no checkpoint", self.run_program("timestamp", self.archive, "--ots", file, code=1).err)

    def test_a_stamp_in_a_proof_cannot_be_exchanged(self):
        authority = Authority(self.folder, "harbour-time")
        self.stamp(authority.reply, authority.root)
        self.run_program("prove", self.archive, self.item, "-o", self.proof)
        lines = self.proof.read_text().split("\n")
        extra = json.loads(base64.b64decode(lines[1][6:]))
        (self.folder / "other").write_bytes(b"another document")
        reply = authority.reply(openssl("ts", "-query", "-data", self.folder / "other", "-sha256", "-cert"))
        extra["timestamps"][0]["stamps"][0]["bytes"] = base64.b64encode(reply).decode()
        lines[1] = "extra " + base64.b64encode(json.dumps(extra).encode()).decode()
        self.proof.write_text("\n".join(lines))
        self.assertIn("over something else", self.run_program("check", self.proof, code=1).err)


if __name__ == "__main__":
    unittest.main()
