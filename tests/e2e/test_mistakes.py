# SPDX-License-Identifier: Apache-2.0
"""What a new operator gets wrong is told with the place and the remedy, exits as documented and leaves nothing behind."""
import os
import subprocess
import unittest

from program import BINARY, ProgramTest, dump_page

WRONG_USE = 2


class MistakesTest(ProgramTest):
    def setUp(self):
        super().setUp()
        self.page = self.write("page.txt", dump_page([("7 May 2019", "The northern quay opened to ships after two years.")]))
        self.run_program("ingest", self.archive, self.page)
        self.item = self.json_lines("search", self.archive, "quay")[0]["id"]

    def refused(self, *arguments, says, code=WRONG_USE):
        """Each of `says` stands in the one line on stderr, and nothing new is in the folder."""
        before = sorted(self.folder.rglob("*"))
        result = self.run_program(*arguments, code=code)
        self.assertEqual(len(result.err.splitlines()), 1, result.err)
        for words in says:
            self.assertIn(str(words), result.err)
        self.assertEqual(sorted(self.folder.rglob("*")), before, arguments)

    def test_a_wrong_path_in_the_place_of_an_archive(self):
        nowhere = self.folder / "nowhere"
        empty = self.folder / "empty"
        empty.mkdir()
        for command in ("serve", "verify", "gaps", "key", "rebuild", "scrub"):
            self.refused(command, nowhere, says=[nowhere, "there is no such folder", "strongroom init"])
            self.refused(command, self.page, says=[self.page, "it is a file"])
            self.refused(command, empty, says=[empty, "strongroom.toml is missing"])

    def test_settings_without_an_archive(self):
        settings = self.write("ready/strongroom.toml", "page_size = 20\n")
        for arguments in (("init", settings.parent), ("serve", settings.parent), ("ingest", settings.parent, self.page)):
            self.refused(*arguments, says=[settings.parent, f"--config {settings}"])
        self.run_program("init", self.folder / "new", "--config", settings)

    def test_a_wrong_path_in_the_place_of_what_is_to_be_made(self):
        taken = self.write("taken/mine.txt", "mine").parent
        backup = self.folder / "backup"
        self.run_program("backup", self.archive, backup)
        key = self.run_program("key", self.archive).out.strip()
        self.refused("mirror", self.archive, taken, "--key", key, says=[taken, "is no mirror"])
        self.refused("mirror", self.archive, self.page, "--key", key, says=[self.page, "it is a file"])
        self.refused("repair", taken, "--from", self.archive, says=[taken, "there is no archive and no mirror here"])
        for arguments in (("init",), ("backup", self.archive), ("restore", backup)):
            self.refused(*arguments, self.page, says=[self.page, "it is a file"])
            self.refused(*arguments, taken, says=[taken, "not empty", "mine.txt"])
        for form in ("--bag", "--ocfl", "--warc", "--site"):
            self.refused("export", self.archive, taken, form, says=[taken, "give a name that is free"])
        self.refused("prove", self.archive, self.item, "-o", taken, says=[taken, "give the name of a file"])
        self.refused("prove", self.archive, self.item, "-o", self.folder / "no/item.proof", says=["no/item.proof", "make its folder first"])

    def test_a_file_is_exported_into_a_new_folder_as_folders_are(self):
        target = self.folder / "out/captures.warc"
        self.run_program("export", self.archive, target, "--warc")
        self.assertEqual([file.name for file in target.parent.iterdir()], [target.name])

    def test_wrong_words(self):
        self.refused("servee", self.archive, says=['there is no command "servee"', "strongroom --help"])
        self.refused("serve", self.archive, "--prot", "80", says=["--prot", "strongroom serve --help"])
        for port in ("abc", "99999", "-1"):
            self.refused("serve", self.archive, "--port", port, says=["--port", "0 to 65535"])
        self.refused("init", self.folder / "new", "--base-url", "example.org", says=["strongroom: base_url must be an address"])
        settings = self.write("wrong.toml", 'site = "example.org"\ntime_zone = "Berlin"\n')
        self.refused("init", self.folder / "new", "--config", settings, code=1,
                     says=[settings, "line 2", 'did you mean "Europe/Berlin"?'])

    def test_a_file_that_is_no_proof_and_a_key_that_is_none(self):
        self.refused("check", self.page, says=[self.page, "it is no proof"], code=1)
        proof = self.folder / "item.proof"
        self.run_program("prove", self.archive, self.item, "-o", proof)
        self.refused("check", proof, "--vkey", self.page, says=["--vkey", "$(cat FILE)"])

    def test_what_is_no_bag(self):
        self.refused("import", self.archive, self.folder / "nowhere", says=["nowhere", "there is no such file or folder"])
        self.refused("import", self.archive, self.write("pages/a.txt", "a").parent, says=["pages", "bagit.txt is missing"])

    def test_an_empty_archive_has_nothing_to_export(self):
        empty = self.folder / "empty"
        self.run_program("init", empty)
        for form in ("--bag", "--ocfl", "--warc"):
            self.refused("export", empty, self.folder / "out", form, says=["take something in first"])

    def test_a_lost_checkpoint_is_made_anew_as_verify_says(self):
        for lost in ("log/checkpoint", "keys/last-signed"):
            (self.archive / lost).unlink()
            found = self.run_program("verify", self.archive, code=1).out
            self.assertIn(f"{self.archive / lost}: there is no such file; strongroom rebuild makes it anew", found)
            self.run_program("rebuild", self.archive)
            self.run_program("verify", self.archive)

    def test_a_page_of_results_that_is_not_there(self):
        self.assertIn("There is no page 9: 1 result", self.run_program("search", self.archive, "quay", "--page", "9").out)

    def test_a_full_disk_behind_standard_output(self):
        with open("/dev/full", "wb") as full:
            result = subprocess.run([BINARY, "key", self.archive], stdout=full, stderr=subprocess.PIPE, check=False)
        self.assertEqual(result.returncode, WRONG_USE)
        self.assertIn(b"standard output", result.stderr)

    def test_a_disk_in_the_place_of_a_package(self):
        disk = self.folder / "disk"
        disk.mkdir()
        script = 'mount -t tmpfs tmpfs "$2" && "$0" export "$1" "$2" --bag; echo "exit $?"; ls -A "$2/.."'
        result = subprocess.run(["unshare", "-rm", "sh", "-c", script, BINARY, self.archive, disk], capture_output=True, text=True,
                                check=False)
        if "exit" not in result.stdout or "mount" in result.stderr and "mounted" not in result.stderr:
            self.skipTest("nothing can be mounted here")
        self.assertIn("another disk is mounted here", result.stderr)
        self.assertIn("exit 2", result.stdout)
        self.assertNotIn("partial", result.stdout)

    @unittest.skipIf(os.geteuid() != 0, "needs another account to become")
    def test_no_permission(self):
        self.folder.chmod(0o755)

        def as_nobody(*arguments):
            return subprocess.run([BINARY, *map(str, arguments)], capture_output=True, text=True, check=False, user=65534, group=65534)

        for arguments in (("ingest", self.archive, self.page), ("init", self.folder / "new"),
                          ("export", self.archive, self.folder / "x.warc", "--warc"),
                          ("backup", self.archive, self.folder / "backup")):
            result = as_nobody(*arguments)
            self.assertEqual(result.returncode, WRONG_USE, result.stderr)
            self.assertIn("Permission denied; check the owner and the rights of", result.stderr)
            self.assertIn(str(self.folder), result.stderr)


if __name__ == "__main__":
    unittest.main()
