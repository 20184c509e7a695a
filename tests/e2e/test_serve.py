# SPDX-License-Identifier: Apache-2.0
"""A server whose archive goes away says so, once, and serves again when it is back."""
import re
import shutil
import time
import unittest
import urllib.error
import urllib.request

from live_program import LiveProgram
from program import ProgramTest, dump_page

VERSION_AGE_MAX = 0.3  # seconds until a server has noticed a change


class ServeTest(ProgramTest):
    def setUp(self):
        super().setUp()
        self.write("a.txt", dump_page([("7 May 2019", "The northern quay opened to ships today after two years.")]))
        self.run_program("ingest", self.archive, self.folder / "a.txt")
        self.live = LiveProgram("serve", self.archive, "--port", "0", "--threads", "2")
        self.addCleanup(self.live.stop)
        self.away = self.folder / "away"

    def ask(self, path):
        try:
            with urllib.request.urlopen(self.live.url + path, timeout=30) as response:
                return response.status, response.headers, response.read().decode()
        except urllib.error.HTTPError as refused:
            with refused:
                return refused.code, refused.headers, refused.read().decode()

    def status(self, path):
        time.sleep(VERSION_AGE_MAX)
        return self.ask(path)[0]

    def assert_out_of_service(self):
        time.sleep(VERSION_AGE_MAX)
        for path in ("/", "/2019/05", "/search?q=quay", "/healthz", "/log/checkpoint", "/api/v1/items", "/api/v1/log"):
            status, headers, body = self.ask(path)
            self.assertEqual(status, 503, path)
            self.assertEqual(headers["Retry-After"], "30", path)
            self.assertNotIn(str(self.folder), body)
        style = re.search(r'href="(/assets/[^"]+\.css)"', self.ask("/")[2])[1]
        self.assertEqual(self.ask(style)[0], 200)

    def test_an_archive_that_is_moved_and_put_back(self):
        self.assertEqual(self.status("/2019/05"), 200)
        self.archive.rename(self.away)
        self.assert_out_of_service()
        self.away.rename(self.archive)
        self.assertEqual(self.status("/2019/05"), 200)
        self.assertEqual(self.status("/search?q=quay"), 200)
        said = self.live.stop().splitlines()
        self.assertEqual(len(said), 2, said)
        self.assertIn(f"{self.archive}: the archive is not here any more", said[0])
        self.assertIn("answered again", said[1])

    def test_an_unmounted_disk_leaves_an_empty_folder_and_comes_back_as_other_files(self):
        self.archive.rename(self.away)
        self.archive.mkdir()
        self.assert_out_of_service()
        self.archive.rmdir()
        shutil.copytree(self.away, self.archive)
        shutil.rmtree(self.away)
        self.assertEqual(self.status("/search?q=quay"), 200)
        self.write("b.txt", dump_page([("8 May 2019", "The southern quay was closed to ships for the winter works.")]))
        self.run_program("ingest", self.archive, self.folder / "b.txt")
        time.sleep(VERSION_AGE_MAX)
        self.assertIn("southern", self.ask("/2019/05")[2])

    def test_another_archive_is_not_shown_in_its_place(self):
        self.archive.rename(self.away)
        self.run_program("init", self.archive)
        self.assert_out_of_service()
        self.assertIn("another archive lies here now", self.live.stop())

    def test_a_lost_checkpoint_is_told_once_with_its_remedy(self):
        checkpoint = self.archive / "log/checkpoint"
        kept = checkpoint.read_bytes()
        checkpoint.unlink()
        self.assert_out_of_service()
        checkpoint.write_bytes(kept)
        self.assertEqual(self.status("/2019/05"), 200)
        said = self.live.stop().splitlines()
        self.assertEqual(len(said), 2, said)
        self.assertIn(f"{checkpoint}: the checkpoint is missing; run strongroom rebuild", said[0])

    def test_a_key_that_others_may_read_is_warned_of(self):
        key = self.archive / "keys/log.key"
        warning = f"{key}: warning: "
        for mode, times in ((0o600, 0), (0o640, 1), (0o604, 1)):
            key.chmod(mode)
            for arguments in (("verify", self.archive), ("ingest", self.archive, self.folder / "a.txt"), ("scrub", self.archive)):
                said = self.run_program(*arguments).err
                self.assertEqual(said.count(warning), times, said)
                self.assertEqual(said.count(f"chmod 600 {key}"), times, said)
        live = LiveProgram("serve", self.archive, "--port", "0")
        self.assertEqual(live.stop().count(warning), 1)

    def test_a_theme_with_links_is_not_served(self):
        (self.archive / "theme/assets").mkdir(parents=True)
        link = self.archive / "theme/assets/logo.svg"
        link.symlink_to(self.archive / "keys/log.key")
        for arguments in (("serve", self.archive, "--port", "0"), ("export", self.archive, self.folder / "site", "--site")):
            refused = self.run_program(*arguments, code=1)
            self.assertIn(f"{link}: it is a symbolic link", refused.err)


if __name__ == "__main__":
    unittest.main()
