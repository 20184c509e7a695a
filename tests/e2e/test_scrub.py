# SPDX-License-Identifier: Apache-2.0
"""Fixity checks that tell apart what is changed, missing and untracked."""
import subprocess
import unittest

from program import BINARY, ProgramTest, dump_page

QUAY = "The northern quay opened to ships today after two years of repairs to its walls."


class ScrubTest(ProgramTest):
    def setUp(self):
        super().setUp()
        self.run_program("ingest", self.archive, self.write("a.txt", dump_page([("7 May 2019", QUAY)])))
        self.original = next(file for file in (self.archive / "originals").rglob("*") if file.is_file())

    def files(self, code=0):
        report = self.json("scrub", self.archive, code=code)
        self.assertEqual(report["success"], code == 0)
        return {kind: [finding["path"] for finding in found] for kind, found in report["failures"]["files"].items()}

    def test_a_sound_archive_passes_and_the_report_is_kept(self):
        self.assertEqual(self.files(), {"changed": [], "missing": [], "untracked": []})
        self.assertTrue((self.archive / "fixity/report.json").read_text().startswith('{"success":true'))

    def test_what_changed_is_missing_or_is_not_tracked_is_told_apart(self):
        place = str(self.original.relative_to(self.archive))
        self.write(f"archive/originals/00/{'0' * 64}", "nobody's")
        self.original.write_bytes(self.original.read_bytes().replace(b"quay", b"pier"))
        self.assertEqual(self.files(code=1), {"changed": [place], "missing": [], "untracked": ["originals/00/" + "0" * 64]})
        self.original.unlink()
        self.assertEqual(self.files(code=1)["missing"], [place])

    def test_a_damaged_tile_is_named_by_its_place_in_the_archive(self):
        (self.archive / "log/tile/0/000.p/2").write_bytes(bytes(64))
        self.assertEqual(self.files(code=1)["changed"], ["log/tile/0/000.p/2"])

    def test_a_watching_scrub_outlives_a_disk_that_is_away(self):
        away = self.folder / "away"
        with subprocess.Popen([BINARY, "scrub", self.archive, "--rate", "max", "--every", "1s"], stdout=subprocess.PIPE,
                              stderr=subprocess.PIPE, text=True) as scrub:
            self.addCleanup(scrub.kill)
            self.assertIn("All is well", scrub.stdout.readline())
            self.archive.rename(away)
            self.assertIn("the archive is not here any more", scrub.stderr.readline())
            self.assertFalse(self.archive.exists())
            away.rename(self.archive)
            self.assertIn("All is well", scrub.stdout.readline())
            scrub.terminate()
            self.assertEqual(scrub.wait(timeout=60), 0)

    def test_wrong_rates_and_intervals_are_explained(self):
        for arguments in (["--rate", "20"], ["--rate", "fast"], ["--every", "daily"], ["--every", "0h"]):
            self.run_program("scrub", self.archive, *arguments, code=2)


if __name__ == "__main__":
    unittest.main()
