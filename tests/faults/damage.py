# SPDX-License-Identifier: Apache-2.0
"""One bit flipped, the end cut off, a page of zeroes, or two files exchanged, in every class of file of an archive.

Each damage is either named by `verify`, or changes nothing: then every record is byte for byte what it was. What the
archive can mend from its own truth, `rebuild` mends; the rest comes back from a backup.
"""
import json
import random
import shutil
import sqlite3

from oracle import expect, run, write_pages

PAGES = 300  # more than a tile's 256 entries, so that there are full tiles, partial ones and a level above
CLASSES = {
    "database": ["records.db"],
    "original": ["originals/*/*"],
    "checkpoint": ["log/checkpoint"],
    "tile": ["log/tile/0/000", "log/tile/0/*.p/*"],
    "tile above": ["log/tile/1/*.p/*"],
    "entry bundle": ["log/tile/entries/000", "log/tile/entries/*.p/*"],
    "last signed": ["keys/last-signed"],
    "verifier key": ["keys/log.vkey"],
    "private key": ["keys/log.key"],
    "settings": ["strongroom.toml"],
}
# What differs may be read otherwise, but is no record: an archive's settings are its operator's own words.
READ_AS_GIVEN = {"settings"}
NOT_READ_BY_VERIFY = {"private key"}


def records_of(archive):
    database = sqlite3.connect(f"file:{archive / 'records.db'}?mode=ro", uri=True)
    try:
        return database.execute("SELECT entry, kind, id, revision, digest, body FROM record ORDER BY entry").fetchall()
    finally:
        database.close()


def flip(data, chance):
    at = chance.randrange(len(data) * 8)
    changed = bytearray(data)
    changed[at // 8] ^= 1 << (at % 8)
    return bytes(changed), f"bit {at % 8} of byte {at // 8}"


def cut(data, chance):
    size = chance.randrange(len(data))
    return data[:size], f"cut off at {size} of {len(data)}"


def zero(data, chance):
    at = chance.randrange(0, len(data), 4096)
    end = min(len(data), at + 4096)
    return data[:at] + bytes(end - at) + data[end:], f"zeroes from {at} to {end}"


class Damage:
    def __init__(self, folder, seed):
        self.whole, self.archive = folder / "whole", folder / "archive"
        self.backup = folder / "backup"
        self.chance = random.Random(seed)
        made = run("ingest", self.whole, write_pages(folder / "sources", PAGES, "damage"))
        expect(made.returncode == 0, made.stderr)
        expect(not (self.whole / "records.db-wal").exists(), "a WAL was left behind: the damage would be in one file of two")
        self.records = records_of(self.whole)
        expect(run("backup", self.whole, self.backup).returncode == 0, "the backup failed")

    def files_of(self, patterns):
        return sorted(file for pattern in patterns for file in self.whole.glob(pattern) if file.is_file())

    def try_one(self, name, make):
        shutil.rmtree(self.archive, ignore_errors=True)
        shutil.copytree(self.whole, self.archive)
        file = self.chance.choice(self.files_of(CLASSES[name]))
        damaged = self.archive / file.relative_to(self.whole)
        data = file.read_bytes()
        changed, what = make(data, self.chance)
        if changed.strip() == data.strip():  # the last line end of a text, which every reader does without
            return "without effect"
        damaged.write_bytes(changed)
        return self.judge(name, damaged, what)

    def try_exchange(self, name):
        files = self.files_of(CLASSES[name])
        if len(files) < 2:
            return "without effect"
        shutil.rmtree(self.archive, ignore_errors=True)
        shutil.copytree(self.whole, self.archive)
        one, other = (self.archive / file.relative_to(self.whole) for file in self.chance.sample(files, 2))
        bytes_of_one = one.read_bytes()
        one.write_bytes(other.read_bytes())
        other.write_bytes(bytes_of_one)
        return self.judge(name, one, "exchanged with another one")

    def judge(self, name, file, what):
        report = run("verify", self.archive, "--json")
        expect(report.returncode in (0, 1, 2), f"{file}, {what}: verify ended with {report.returncode}")
        if report.returncode == 0:
            expect(records_of(self.archive) == self.records, f"{file}, {what}: verify is content, and a record is another one")
            expect(name in ("database", *READ_AS_GIVEN, *NOT_READ_BY_VERIFY), f"{file}, {what}: verify does not see it")
            if name == "private key":
                return self.judge_key(file, what)
            return "harmless"
        expect(self.is_named(name, file, report), f"{file}, {what}: verify does not name it: {report.stdout[-600:]}{report.stderr}")
        self.mend(name, file)
        return "named"

    # Verifying needs no private key; adding does, and says what is wrong with it.
    def judge_key(self, file, what):
        refused = run("ingest", self.archive, self.archive.parent / "sources")
        expect(refused.returncode != 0 and "log.key" in refused.stderr + refused.stdout, f"{file}, {what}: signing went on")
        return "named"

    def is_named(self, name, file, report):
        """A finding whose place is the file, or for the database one about what is in it; or the sentence that refused."""
        if report.returncode == 2 or not report.stdout:
            return file.name in report.stderr
        place = str(file.relative_to(self.archive))
        findings = json.loads(report.stdout)["findings"]
        if name == "database":
            return any(finding["part"] in ("record", "index") for finding in findings)
        return any(found and (place.endswith(found) or found.endswith(place)) for found in (finding["place"] for finding in findings))

    def mend(self, name, file):
        if name in ("tile", "tile above", "entry bundle", "checkpoint"):
            mended = run("rebuild", self.archive)
            expect(mended.returncode == 0, f"rebuild does not mend {file}: {mended.stderr}")
        else:
            from_backup = self.backup / file.relative_to(self.archive)
            source = from_backup if from_backup.exists() else self.whole / file.relative_to(self.archive)
            for other in self.files_of(CLASSES[name]):
                shutil.copy(self.backup / other.relative_to(self.whole) if from_backup.exists() else source,
                            self.archive / other.relative_to(self.whole))
        report = run("verify", self.archive, "--json")
        expect(report.returncode == 0, f"{file}: not whole after mending: {json.loads(report.stdout)['findings'][:2] if report.stdout else report.stderr}")


def damage(folder, tally, rounds, seed):
    folder.mkdir()
    trial = Damage(folder, seed)
    for name in CLASSES:
        for kind, make in (("one bit flipped", flip), ("cut off", cut), ("a page of zeroes", zero)):
            for number in range(rounds * (4 if name == "database" else 1)):
                tally.attempt(f"{kind}", f"{name} {number}, seed {seed}", lambda n=name, m=make: trial.try_one(n, m))
        for number in range(rounds):
            tally.attempt("two files exchanged", f"{name} {number}, seed {seed}", lambda n=name: trial.try_exchange(n))
