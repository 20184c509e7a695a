# SPDX-License-Identifier: Apache-2.0
"""From saved pages to an archive that can be searched, verified and proven."""
import re
import unittest

from program import ProgramTest, dump_page

QUAY = "The northern quay opened to ships today after two years of repairs to its walls."
FERRY = "The ferry to the island sails twice a day from the first of June until October."


class ArchiveTest(ProgramTest):
    def setUp(self):
        super().setUp()
        self.page = self.write("pages/may-2.txt", dump_page([("7 May 2019", QUAY), ("6 May 2019", FERRY)], 2, 3))
        self.summary = self.json("ingest", self.archive, self.page)

    def items(self):
        return self.json_lines("search", self.archive, "harbour", "--order", "newest")

    def test_the_summary_has_exactly_the_members_of_the_contract(self):
        self.assertEqual(self.summary, {"files": 1, "listings": 1,
                                        "items": {"total": 2, "new": 2, "revised": 0, "known": 0},
                                        "gaps": 2, "errors": 0})

    def test_running_it_again_changes_nothing(self):
        before = {file: file.read_bytes() for file in self.archive.rglob("*")
                  if file.is_file() and not file.name.startswith("records.db")}
        again = self.json("ingest", self.archive, self.page)
        self.assertEqual(again["items"], {"total": 2, "new": 0, "revised": 0, "known": 2})
        after = {file: file.read_bytes() for file in before}
        self.assertEqual(after, before)

    def test_gaps_go_as_pages_come(self):
        self.assertEqual([gap["page"] for gap in self.json_lines("gaps", self.archive)], [1, 3])
        self.run_program("gaps", self.archive, "--strict", code=1)
        self.json("ingest", self.archive, self.write("1.txt", dump_page([("9 May 2019", "A calm day at the harbour.")], 1, 3)))
        self.assertEqual([gap["page"] for gap in self.json_lines("gaps", self.archive)], [3])

    def test_search_finds_words_and_says_what_it_looked_for(self):
        self.assertEqual(len(self.json_lines("search", self.archive, "ferry")), 1)
        self.assertEqual(self.json_lines("search", self.archive, "submarine"), [])
        self.assertIn("1-1 of 1", self.run_program("search", self.archive, "quay").out)
        self.assertEqual(len(self.json_lines("search", self.archive, "the", "--from", "2019-05-07")), 1)

    def test_a_sound_archive_verifies_and_a_damaged_one_names_the_damage(self):
        report = self.json("verify", self.archive)
        self.assertTrue(report["clean"])
        self.assertEqual((report["entries"], report["items"], report["originals"]), (3, 2, 1))
        original = next(file for file in (self.archive / "originals").rglob("*") if file.is_file())
        original.write_bytes(original.read_bytes().replace(b"quay", b"pier"))
        report = self.json("verify", self.archive, code=1)
        self.assertEqual([(f["part"], f["place"]) for f in report["findings"]], [("original", str(original))])
        self.assertIn("DAMAGED", self.run_program("verify", self.archive, code=1).out)

    def test_tiles_can_be_made_again(self):
        tile = self.archive / "log/tile/0/000.p/3"
        tile.write_bytes(bytes(96))
        self.run_program("verify", self.archive, code=1)
        self.run_program("rebuild", self.archive)
        self.run_program("verify", self.archive)

    def test_a_proof_checks_offline_and_a_changed_one_does_not(self):
        item = self.items()[0]["id"]
        proof = self.folder / "item.tlog-proof"
        self.run_program("prove", self.archive, item, "-o", proof)
        key = self.run_program("key", self.archive).out.strip()
        self.assertRegex(key, r"^127\.0\.0\.1:8080/log\+[0-9a-f]{8}\+[A-Za-z0-9+/]+=*$")
        checked = self.json("check", proof, "--vkey", key)
        self.assertEqual((checked["id"], checked["holds"], checked["key_given"]), (item, True, True))
        self.assertIn("The key came with the proof", self.run_program("check", proof).out)
        lines = proof.read_text().split("\n")
        at = next(i for i, line in enumerate(lines) if line.startswith("index "))
        lines[at] = f"index {int(lines[at][6:]) ^ 1}"
        proof.write_text("\n".join(lines))
        self.assertIn("does not hold", self.run_program("check", proof, code=1).err)
        failed = self.json("check", proof, code=1)
        self.assertEqual((failed["holds"], set(failed["error"])), (False, {"code", "place", "message"}))

    def test_a_key_that_a_script_failed_to_find_is_no_leave_to_believe_any_key(self):
        proof = self.folder / "item.tlog-proof"
        self.run_program("prove", self.archive, self.items()[0]["id"], "-o", proof)
        for option in ["--vkey", "--policy"]:
            self.assertIn(f"{option}: it is empty", self.run_program("check", proof, option, "", code=2).err)
        self.run_program("export", self.archive, self.folder / "bag", "--bag")
        stamps = ["--tsa-ca", self.write("root.pem", "no certificate"), "--timestamps", "1"]
        self.assertIn("for a proof", self.run_program("check", self.folder / "bag", *stamps, code=2).err)

    def test_an_old_database_is_refused(self):
        database = self.archive / "records.db"
        old = database.read_bytes()
        self.json("ingest", self.archive, self.write("1.txt", dump_page([("9 May 2019", "A calm day at sea.")], 1, 3)))
        database.write_bytes(old)
        refusal = self.run_program("ingest", self.archive, self.page, code=1).err
        self.assertIn("older than the log", refusal)
        self.assertIn("Put back a records.db", refusal)


class UseTest(ProgramTest):
    COMMANDS = ["init", "ingest", "extract", "gaps", "search", "serve", "verify", "prove", "check", "key", "rebuild", "backup",
                "restore", "scrub", "timestamp"]

    def test_every_command_is_in_the_help_and_teaches(self):
        overview = self.run_program("--help").out
        for command in self.COMMANDS:
            self.assertRegex(overview, rf"(?m)^  {command} ")
            page = self.run_program(command, "--help").out
            self.assertIn(f"strongroom {command} ", page)

    def test_wrong_use_is_one_sentence_and_exit_2(self):
        for arguments in ([], ["publish"], ["ingest"], ["verify", "a", "b"], ["search", "a", "b", "--page", "0"]):
            result = self.run_program(*arguments, code=2)
            self.assertEqual(result.out, "")
            self.assertEqual(len(result.err.strip().splitlines()), 1, result.err)
            self.assertIn("--help", result.err)

    def test_what_is_not_there_is_named(self):
        for command in (["verify"], ["gaps"], ["key"], ["rebuild"], ["search", None], ["prove", None]):
            arguments = [command[0], self.archive] + ["x"] * (len(command) - 1)
            self.assertIn(str(self.archive), self.run_program(*arguments, code=2).err)

    def test_init_makes_an_archive_once(self):
        made = self.run_program("init", self.archive, "--name", "Harbour archive", "--base-url",
                                "https://archive.example.org/")
        self.assertIn("archive.example.org/log+", made.out)
        self.assertIn("Harbour archive", (self.archive / "strongroom.toml").read_text())
        self.run_program("verify", self.archive)
        self.run_program("init", self.archive, code=2)
        self.assertIn("--config", self.run_program("init", "--help").out)

    def test_init_takes_settings_from_a_file_and_names_its_mistakes(self):
        config = self.write("good.toml", 'base_url = "https://archive.example.org"\npage_size = 20\n')
        self.run_program("init", self.archive, "--config", config)
        self.assertIn("page_size = 20", (self.archive / "strongroom.toml").read_text())
        wrong = self.write("wrong.toml", "\npage_sise = 20\n")
        error = self.run_program("init", self.folder / "b", "--config", wrong, code=1).err
        self.assertIn(str(wrong), error)
        self.assertIn("line 2", error)

    def test_a_folder_of_other_things_is_left_alone(self):
        self.write("letters/a.txt", "mine")
        error = self.run_program("init", self.folder / "letters", code=2).err
        self.assertIn("not empty", error)
        self.assertEqual([file.name for file in (self.folder / "letters").iterdir()], ["a.txt"])

    def test_arguments_the_wrong_way_round_are_explained(self):
        page = self.write("page.txt", dump_page([("7 May 2019", QUAY)]))
        self.assertIn("comes first", self.run_program("ingest", page, self.archive, code=2).err)

    def test_extract_shows_a_table_for_people(self):
        page = self.write("page.txt", dump_page([("7 May 2019", QUAY)], 2, 3))
        out = self.run_program("extract", page).out
        self.assertRegex(out, r"page 2 of 3, 1 item")
        self.assertTrue(re.search(r"2019-05-07 +Harbour News +The northern quay", out), out)


if __name__ == "__main__":
    unittest.main()
