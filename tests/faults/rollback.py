# SPDX-License-Identifier: Apache-2.0
"""Parts of an archive from different days: an old database with new tiles, and the reverse."""
import shutil

from oracle import check_recovers, check_sound, expect, read_checkpoint, run, write_pages


class Rollback:
    def __init__(self, folder):
        self.folder, self.archive = folder, folder / "archive"
        self.old, self.new = folder / "old", folder / "new"
        self.first = write_pages(folder / "first", 3, "monday")
        self.second = write_pages(folder / "second", 3, "tuesday")
        for sources, copy in ((self.first, self.old), (self.second, self.new)):
            expect(run("ingest", self.archive, sources).returncode == 0, "the intake failed")
            shutil.copytree(self.archive, copy)
        self.head = read_checkpoint(self.new)
        self.names = {file.name for sources in (self.first, self.second) for file in sources.iterdir()}

    def mix(self, *old_parts):
        shutil.rmtree(self.archive)
        shutil.copytree(self.new, self.archive)
        for part in old_parts:
            target = self.archive / part
            if target.is_dir():
                shutil.rmtree(target)
                shutil.copytree(self.old / part, target)
            else:
                shutil.copy(self.old / part, target)

    # It must not sign: what it would sign contradicts what it published.
    def refuses(self, *old_parts):
        self.mix("records.db", *old_parts)
        report = run("verify", self.archive)
        expect(report.returncode == 1 and "older than the log" in report.stdout, f"verify: {report.stdout}{report.stderr}")
        before = read_checkpoint(self.archive)
        refused = run("ingest", self.archive, self.first)
        expect(refused.returncode == 1 and "--new-origin" in refused.stderr, f"ingest: {refused.stdout}{refused.stderr}")
        expect(read_checkpoint(self.archive) == before, "it signed")
        return "refused"

    # The records lead to what was signed, whatever of the rest is old: it is made anew.
    def completes(self, *old_parts):
        self.mix(*old_parts)
        check_recovers(self.archive, self.second, self.names, self.head)
        expect(read_checkpoint(self.archive) == self.head, "the log has another head than before")
        return "completed"

    def restores_only_what_is_newest(self):
        backup, restored = self.folder / "backup", self.folder / "restored"
        expect(run("backup", self.old, backup, "--with-key").returncode == 0, "the backup failed")
        refused = run("restore", backup, restored, "--newest", self.new / "log/checkpoint")
        expect(refused.returncode == 1 and "--new-origin" in refused.stderr, f"restore: {refused.stdout}{refused.stderr}")
        expect(not restored.exists(), "something was written")
        made = run("restore", backup, restored, "--newest", self.new / "log/checkpoint", "--new-origin", "example.org/log-2")
        expect(made.returncode == 0, f"restore under a new log: {made.stderr}")
        check_recovers(restored, self.second, self.names, None)
        return "refused"

    def two_at_once(self):
        self.mix()
        other = self.folder / "other"
        shutil.copytree(self.archive, other)
        expect(run("ingest", self.archive, write_pages(self.folder / "here", 1, "here")).returncode == 0, "one intake failed")
        expect(run("ingest", other, write_pages(self.folder / "there", 1, "there")).returncode == 0, "the other intake failed")
        (other / "keys/last-signed").write_bytes((self.archive / "keys/last-signed").read_bytes())
        report = run("verify", other)
        expect(report.returncode == 1 and "two trees of one size" in report.stdout, f"verify: {report.stdout}{report.stderr}")
        return "found"


def roll_back(folder, tally):
    folder.mkdir()
    trial = Rollback(folder)
    kind = "parts of different days"
    tally.attempt(kind, "old database", trial.refuses)
    tally.attempt(kind, "old database and checkpoint", lambda: trial.refuses("log/checkpoint"))
    tally.attempt(kind, "old database and tiles", lambda: trial.refuses("log"))
    tally.attempt(kind, "old database and last-signed", lambda: trial.refuses("keys/last-signed"))
    tally.attempt(kind, "old tiles and checkpoint", lambda: trial.completes("log"))
    tally.attempt(kind, "old last-signed", lambda: trial.completes("keys/last-signed"))
    tally.attempt(kind, "old tiles, checkpoint and last-signed", lambda: trial.completes("log", "keys/last-signed"))
    tally.attempt(kind, "old backup", trial.restores_only_what_is_newest)
    tally.attempt(kind, "two archives with one key", trial.two_at_once)
    tally.attempt(kind, "the archive they were taken from", lambda: check_sound(trial.new, trial.names) and None)
