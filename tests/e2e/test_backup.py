# SPDX-License-Identifier: Apache-2.0
"""The drill of docs/operators.md: back up, lose everything, restore, go on."""
import shutil
import subprocess
import unittest

from program import BINARY, ProgramTest, dump_page

QUAY = "The northern quay opened to ships today after two years of repairs to its walls."


class BackupTest(ProgramTest):
    def setUp(self):
        super().setUp()
        self.backup = self.folder / "elsewhere" / "backup"
        self.restored = self.folder / "restored"
        self.take_in("first", QUAY)

    def take_in(self, name, body):
        self.run_program("ingest", self.archive, self.write(f"{name}.txt", dump_page([("7 May 2019", body)])))

    def test_everything_comes_back_from_a_backup_and_the_key(self):
        key = self.write("safe/log.key", (self.archive / "keys/log.key").read_bytes())
        report = self.json("backup", self.archive, self.backup)
        self.assertTrue(report["clean"])
        self.assertFalse(report["private_keys"])
        newest = self.write("safe/newest", (self.archive / "keys/last-signed").read_bytes())
        shutil.rmtree(self.archive)
        restored = self.json("restore", self.backup, self.archive, "--newest", newest, "--key", key)
        self.assertTrue(restored["clean"] and restored["can_add"])
        self.take_in("second", "A second statement about the lighthouse and its keeper.")
        self.run_program("verify", self.archive)

    def test_without_the_key_it_is_read_and_proven(self):
        self.json("backup", self.archive, self.backup)
        self.assertFalse(self.json("restore", self.backup, self.restored)["can_add"])
        item = self.json_lines("search", self.restored, "quay")[0]["id"]
        proof = self.folder / "a.tlog-proof"
        self.run_program("prove", self.restored, item, "-o", proof)
        self.run_program("check", proof, "--vkey", self.run_program("key", self.archive).out.strip())

    def test_the_key_is_copied_only_when_told_and_that_is_said(self):
        self.assertIn("does not hold the private key", self.run_program("backup", self.archive, self.backup).out)
        self.assertFalse((self.backup / "keys/log.key").exists())
        self.assertIn("guard it", self.run_program("backup", self.archive, self.backup, "--with-key").out)
        self.assertEqual((self.backup / "keys/log.key").stat().st_mode & 0o777, 0o600)

    def test_an_old_backup_is_refused_with_the_ways_forward(self):
        self.json("backup", self.archive, self.backup, "--with-key")
        self.take_in("second", "A second statement about the lighthouse and its keeper.")
        newest = self.archive / "log/checkpoint"
        refusal = self.run_program("restore", self.backup, self.restored, "--newest", newest, code=1).err
        for words in ("has 2 entries and the log has signed 4", "mirror", "--new-origin", "without --newest"):
            self.assertIn(words, refusal)
        self.assertFalse(self.restored.exists())
        anew = self.json("restore", self.backup, self.restored, "--newest", newest, "--new-origin", "example.org/log-2")
        self.assertEqual((anew["clean"], anew["origin"]), (True, "example.org/log-2"))
        former = next((self.restored / "keys").glob("former-*.checkpoint"))
        self.assertEqual(former.read_bytes(), newest.read_bytes())

    def test_nothing_is_added_to_a_backup(self):
        self.json("backup", self.archive, self.backup, "--with-key")
        self.assertIn("strongroom restore", self.run_program("ingest", self.backup, self.folder / "first.txt", code=1).err)

    def test_it_is_one_whole_state_while_records_come_in(self):
        pages = self.folder / "pages"
        for number in range(300):
            self.write(f"pages/{number}.txt", dump_page([("8 May 2019", f"Statement {number} on the harbour works.")]))
        intake = subprocess.Popen([BINARY, "ingest", str(self.archive), str(pages)], stdout=subprocess.DEVNULL)
        for _ in range(3):
            self.assertTrue(self.json("backup", self.archive, self.backup)["clean"])
        self.assertEqual(intake.wait(60), 0)
        report = self.json("backup", self.archive, self.backup)
        self.assertEqual(report["verified"]["items"], 301)


if __name__ == "__main__":
    unittest.main()
