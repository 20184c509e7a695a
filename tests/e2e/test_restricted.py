# SPDX-License-Identifier: Apache-2.0
"""What is restricted, withdrawn and erased: the commands, the log and the bytes that are left on the disk."""
import json
import sqlite3
import unittest

from program import ProgramTest, dump_page

SECRET = "The pilot zyrqualia guided the ship in at night and was promised that his name is kept."
OPEN = "The ferry to the island sails twice a day from the first of June until October."


class RestrictedTest(ProgramTest):
    def setUp(self):
        super().setUp()
        self.json("ingest", self.archive, self.write("open.txt", dump_page([("6 May 2019", OPEN)])))
        self.page = self.write("secret.txt", dump_page([("7 May 2019", SECRET)], 1, 2))
        self.json("ingest", self.archive, self.page, "--visibility", "restricted")
        (self.item,) = self.json_lines("withheld", self.archive)

    def entries(self):
        """The log's entries, as the largest of its partial bundles holds them."""
        bundle = max((self.archive / "log/tile/entries").rglob("*.p/*"), key=lambda file: int(file.name))
        rest = bundle.read_bytes()
        while rest:
            size = int.from_bytes(rest[:2], "big")
            yield json.loads(rest[2:2 + size])
            rest = rest[2 + size:]

    def files_with(self, words):
        return [str(file.relative_to(self.archive)) for file in self.archive.rglob("*")
                if file.is_file() and words.encode() in file.read_bytes()]

    def verify(self):
        report = self.json("verify", self.archive)
        self.assertTrue(report["clean"], report["findings"])
        return report

    def test_the_log_holds_commitments_and_nothing_else_of_it(self):
        salted = [entry for entry in self.entries() if "commitment" in entry]
        self.assertEqual([sorted(entry) for entry in salted], [["commitment"], ["commitment"]])
        self.assertEqual(self.json_lines("search", self.archive, "pilot"), [])
        self.assertEqual(self.verify()["withheld"], 1)
        self.run_program("rebuild", self.archive)
        self.assertEqual(self.json_lines("withheld", self.archive), [self.item])

    def test_releasing_shows_it_and_its_proof_opens_the_commitment(self):
        self.run_program("release", self.archive, self.item["id"], "--reason", "he agreed")
        (found,) = self.json_lines("search", self.archive, "pilot")
        self.assertIn(self.item["id"], json.dumps(found))
        proof = self.folder / "item.tlog-proof"
        self.run_program("prove", self.archive, self.item["id"], "-o", proof)
        self.assertTrue(self.json("check", proof)["salted"])
        longest = max(proof.read_text().splitlines(), key=len)
        middle = len(longest) // 2
        changed = longest[:middle] + ("A" if longest[middle] != "A" else "B") + longest[middle + 1:]
        proof.write_text(proof.read_text().replace(longest, changed))
        self.run_program("check", proof, code=1)
        self.verify()

    def test_restricting_takes_it_out_of_search_and_release_brings_it_back(self):
        (item,) = self.json_lines("search", self.archive, "ferry")
        number = item["id"] if "id" in item else item["item"]["id"]
        decision = self.json("restrict", self.archive, number, "--reason", "a mistake", "--by", "A. Hale")
        self.assertEqual((decision["act"], decision["by"]), ("restricted", "A. Hale"))
        self.assertEqual(self.json_lines("search", self.archive, "ferry"), [])
        self.run_program("restrict", self.archive, number, "--reason", "again", code=2)
        self.run_program("release", self.archive, number, "--reason", "no mistake")
        self.assertEqual(len(self.json_lines("search", self.archive, "ferry")), 1)
        self.verify()

    def test_a_mirror_without_the_page_of_what_is_restricted_is_whole(self):
        both = self.write("both.txt", dump_page([("8 May 2019", "The harbour master spoke of the works on the northern quay."),
                                                 ("9 May 2019", "The lighthouse keeper was named in a letter of the ministry.")]))
        self.json("ingest", self.archive, both)
        (item,) = self.json_lines("search", self.archive, "lighthouse")
        self.run_program("restrict", self.archive, item["id"], "--reason", "names a person")
        mirror = self.folder / "mirror"
        self.run_program("mirror", self.archive, mirror, "--key", self.run_program("key", self.archive).out.strip())
        report = self.json("verify", mirror)
        self.assertTrue(report["clean"], report["findings"])
        self.assertEqual(len(self.json_lines("search", mirror, "master")), 1)

    def test_erasing_leaves_no_byte_of_it_and_a_log_that_verifies(self):
        self.assertTrue(any(name.startswith("records.db") for name in self.files_with("zyrqualia")))
        done = self.json("erase", self.archive, self.item["id"], "--reason", "court order 12", "--by", "Records office")
        self.assertEqual((done["records"], done["originals"], done["was_public"]), (2, 1, False))
        self.assertEqual(self.files_with("zyrqualia"), [])
        self.assertEqual(self.files_with(self.item["id"]), [])
        report = self.verify()
        self.assertEqual((report["erased"], report["withheld"]), (2, 0))
        decision = list(self.entries())[-1]
        self.assertEqual(decision["kind"], "decision")
        self.assertNotIn(self.item["id"], json.dumps(decision))
        self.run_program("rebuild", self.archive)
        self.verify()

    def test_what_was_erased_comes_in_again_only_when_asked(self):
        self.run_program("erase", self.archive, self.item["id"], "--reason", "court order 12")
        refused = self.run_program("ingest", self.archive, self.page, code=1)
        self.assertIn("court order 12", refused.err)
        self.assertEqual(self.files_with("zyrqualia"), [])
        self.json("ingest", self.archive, self.page, "--visibility", "restricted", "--again")
        self.assertEqual(len(self.json_lines("withheld", self.archive)), 1)
        self.verify()

    def test_an_erased_public_item_leaves_its_id_and_digest(self):
        (item,) = self.json_lines("search", self.archive, "ferry")
        number = item["id"] if "id" in item else item["item"]["id"]
        self.assertIn("goes on holding its id and digest",
                      self.run_program("erase", self.archive, number, "--reason", "asked for").out)
        self.assertEqual(self.files_with("ferry"), [])
        self.assertEqual([entry["kind"] for entry in self.entries() if entry.get("id") == number], ["item", "decision"])
        self.verify()

    def test_a_record_that_is_gone_without_a_decision_is_found(self):
        with sqlite3.connect(self.archive / "records.db") as database:
            database.execute("UPDATE record SET body = x'' WHERE entry = 0")
            database.execute("INSERT OR REPLACE INTO keeping VALUES(0, 5, 0, NULL)")
        report = self.json("verify", self.archive, code=1)
        self.assertIn("no decision says that it was erased", json.dumps(report["findings"]))

    def test_wrong_use_is_told(self):
        self.run_program("erase", self.archive, self.item["id"], code=2)
        self.run_program("release", self.archive, "2019-05-07-aaaaaa", "--reason", "none", code=2)
        self.run_program("ingest", self.archive, self.page, "--visibility", "secret", code=2)
        self.run_program("restrict", self.archive, self.item["id"], "--to", "public", "--reason", "x", code=2)


if __name__ == "__main__":
    unittest.main()
