# SPDX-License-Identifier: Apache-2.0
"""Two live processes: an archive that is served, and a mirror that copies, repairs, goes on and catches a fork."""
import os
import shutil
import signal
import subprocess
import time
import unittest
import urllib.request

from live_program import LiveProgram
from program import BINARY, ProgramTest, dump_page


def pages(count, word="harbour"):
    """Listing pages with two items each, all different."""
    for number in range(1, count + 1):
        day, month = number % 27 + 1, ["April", "May", "June", "July"][number // 27 % 4]
        yield dump_page([(f"{day} {month} 2019", f"The {word} office reported on berth {number} and its cranes today."),
                         (f"{day} {month} 2019", f"Notice {number}: pilots at the {word} change shifts at noon.")],
                        month=f"{month} 2019")


class MirrorTest(ProgramTest):
    PAGES = 60

    def setUp(self):
        super().setUp()
        for number, page in enumerate(pages(self.PAGES)):
            self.write(f"pages/{number:03}.txt", page)
        self.run_program("ingest", self.archive, self.folder / "pages")
        self.key = self.run_program("key", self.archive).out.strip()
        self.mirror = self.folder / "mirror"
        self.site = self.serve(self.archive)

    def serve(self, folder):
        live = LiveProgram("serve", folder, "--port", "0")
        self.addCleanup(live.stop)
        return live

    def update(self, *more, site=None, code=0):
        site = site or self.site
        return self.run_program("mirror", site.url, self.mirror, "--key", self.key, "--allow-host", site.host, *more,
                                code=code)

    def originals(self, folder):
        return sorted(file for file in (folder / "originals").rglob("*") if file.is_file())

    def get(self, site, path):
        with urllib.request.urlopen(site.url + path, timeout=60) as answer:
            return answer.read()

    def test_a_mirror_is_the_archive_again(self):
        self.update()
        report = self.json("verify", self.mirror)
        origin = self.json("verify", self.archive)
        for member in ("entries", "items", "captures", "originals", "original_bytes", "checkpoint"):
            self.assertEqual(report[member], origin[member], member)
        copy = self.serve(self.mirror)
        self.assertEqual(self.get(copy, "/log/checkpoint"), self.get(self.site, "/log/checkpoint"))
        for path in ("/mirror/records?from=0&count=256", "/2019/05/feed.json"):
            ours, theirs = self.get(copy, path), self.get(self.site, path)
            if path.startswith("/mirror"):
                self.assertEqual(ours, theirs)
            self.assertEqual(ours.count(b"berth"), theirs.count(b"berth"))
        item = self.json_lines("search", self.mirror, "berth")[0]["id"]
        self.run_program("prove", self.mirror, item, "-o", self.folder / "p")
        self.assertTrue(self.json("check", self.folder / "p", "--vkey", self.key)["holds"])
        # A mirror of the mirror, from its folder.
        self.run_program("mirror", self.mirror, self.folder / "second", "--key", self.key)
        self.run_program("verify", self.folder / "second")
        # It is read, never written.
        self.assertIn("log.key", self.run_program("ingest", self.mirror, self.folder / "pages", code=2).err)

    def test_takes_up_what_came_since(self):
        self.update()
        self.run_program("ingest", self.archive, self.write("new.txt", dump_page([("9 August 2019", "A calm day at sea.")])))
        self.assertIn("2 records", self.update().out)
        self.assertEqual(self.json("verify", self.mirror)["checkpoint"], self.json("verify", self.archive)["checkpoint"])

    def test_damage_is_found_and_mended_both_ways(self):
        self.update()
        ours = self.originals(self.mirror)
        ours[0].write_bytes(b"damaged")
        ours[1].unlink()
        tile = next((self.mirror / "log/tile/entries").glob("000*"))
        tile = next(tile.iterdir()) if tile.is_dir() else tile
        tile.write_bytes(tile.read_bytes()[:-1] + b"?")
        self.run_program("verify", self.mirror, code=1)
        self.update("--check")
        self.run_program("verify", self.mirror)
        # And the origin from the mirror.
        self.site.stop()
        theirs = self.originals(self.archive)
        theirs[2].write_bytes(theirs[2].read_bytes()[:-1])
        theirs[3].unlink()
        shutil.rmtree(self.archive / "log/tile/0")
        self.run_program("verify", self.archive, code=1)
        copy = self.serve(self.mirror)
        report = self.json("repair", self.archive, "--from", copy.url, "--allow-host", copy.host)
        self.assertEqual((report["whole"], report["originals"], report["tiles"]), (True, 2, True))
        self.run_program("verify", self.archive)
        self.assertIn("nothing was wrong", self.run_program("repair", self.archive, "--from", self.mirror).out)

    def test_a_damaged_record_comes_back_from_a_mirror(self):
        self.update()
        self.site.stop()
        import sqlite3
        with sqlite3.connect(self.archive / "records.db") as database:
            database.execute("UPDATE record SET body = replace(body, 'berth', 'birth') WHERE entry = 3")
            database.execute("UPDATE record SET body = cast(body AS BLOB) WHERE entry = 3")
            database.execute("DELETE FROM record WHERE entry = 5")
        database.close()
        self.run_program("verify", self.archive, code=1)
        report = self.json("repair", self.archive, "--from", self.mirror)
        self.assertTrue(report["whole"], report)
        self.assertGreaterEqual(report["records"], 1)
        self.assertTrue(self.json("verify", self.archive)["clean"])

    def test_killed_at_any_time_it_goes_on(self):
        whole = self.json("verify", self.archive)
        kills = 0
        for delay in (0.02, 0.05, 0.1, 0.2, 0.3, 0.4, 0.6, 0.8, 1.2, 1.6):
            process = subprocess.Popen([BINARY, "mirror", self.site.url, self.mirror, "--key", self.key, "--allow-host",
                                        self.site.host], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            time.sleep(delay)
            if process.poll() is None:
                os.kill(process.pid, signal.SIGKILL)
                kills += 1
            process.wait(timeout=60)
        self.update()
        report = self.json("verify", self.mirror)
        self.assertEqual((report["clean"], report["entries"], report["originals"], report["checkpoint"]),
                         (True, whole["entries"], whole["originals"], whole["checkpoint"]))
        self.assertGreater(kills, 0)

    def test_a_fork_and_a_rollback_are_caught_with_evidence(self):
        before = self.folder / "before"
        shutil.copytree(self.archive, before)
        self.run_program("ingest", self.archive, self.write("new.txt", dump_page([("9 August 2019", "A calm day at sea.")])))
        self.update()
        # The same log with the same key goes another way.
        fork = self.folder / "fork"
        shutil.copytree(before, fork)
        self.run_program("ingest", fork, self.write("x.txt", dump_page([("9 August 2019", "A storm at sea, and no ships.")])))
        self.run_program("ingest", fork, self.write("y.txt", dump_page([("10 August 2019", "The storm went on all day.")])))
        forked = self.serve(fork)
        error = self.update(site=forked, code=1).err
        self.assertIn("was forked", error)
        older = self.serve(before)
        self.assertIn("was rolled back", self.update(site=older, code=1).err)
        kept = sorted(folder.name.split("-")[0] for folder in (self.mirror / "evidence").iterdir())
        self.assertEqual(kept, ["fork", "rollback"])
        for folder in (self.mirror / "evidence").iterdir():
            self.assertEqual(sorted(file.name for file in folder.iterdir()), ["README.txt", "held", "offered"])
        # The mirror stays what it was, and follows the true one on.
        self.assertTrue(self.json("verify", self.mirror)["clean"])
        self.update()

    def test_another_key_is_refused(self):
        other = self.folder / "other"
        self.run_program("init", other)
        key = self.run_program("key", other).out.strip()
        self.run_program("mirror", self.site.url, self.mirror, "--key", key, "--allow-host", self.site.host, code=1)
        self.assertFalse((self.mirror / "strongroom.toml").exists())
        self.assertIn("public internet", self.run_program("mirror", self.site.url, self.folder / "m", "--key", self.key,
                                                       code=1).err)

    def test_a_challenge_is_met_only_by_who_holds_the_originals(self):
        self.update()
        copy = self.serve(self.mirror)
        ask = ("challenge", copy.url, self.archive, "--allow-host", copy.host, "--count", "16")
        result = self.json(*ask)
        self.assertGreater(result["asked"], 0)
        self.assertEqual(result["asked"], result["held"])
        for original in self.originals(self.mirror):
            original.unlink()
        result = self.json(*ask, code=1)
        self.assertEqual(result["held"], 0)
        self.assertEqual(len(result["wrong"]), result["asked"])


if __name__ == "__main__":
    unittest.main()
