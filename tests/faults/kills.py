# SPDX-License-Identifier: Apache-2.0
"""kill -9 at random moments of intakes whose client keeps a ledger of what was acknowledged."""
import random
import shutil
import subprocess
import time

from oracle import BINARY, check_provable, check_recovers, check_sound, expect, read_checkpoint, read_ledger, run, write_pages

PAGES = 1100            # more than two batches of intake, so that a run acknowledges in parts
ROUNDS_PER_ARCHIVE = 10
PROOFS_PER_ROUND = 2


class Killer:
    def __init__(self, folder, seed):
        self.folder, self.chance = folder, random.Random(seed)
        self.archive, self.ledger = folder / "archive", folder / "ledger"
        self.held, self.older = set(), None
        self.seconds = 0.0  # how long an intake takes that nobody kills
        self.round = 0

    def start_anew(self):
        shutil.rmtree(self.archive, ignore_errors=True)
        sources = write_pages(self.folder / f"first-pages-{self.round}", PAGES, f"first{self.round}")
        started = time.monotonic()
        expect(run("ingest", self.archive, sources).returncode == 0, "an intake failed that nobody killed")
        self.seconds = time.monotonic() - started
        self.held, self.older = {file.name for file in sources.iterdir()}, read_checkpoint(self.archive)
        shutil.rmtree(sources)

    def try_one(self):
        if self.round % ROUNDS_PER_ARCHIVE == 0:
            self.start_anew()
        self.round += 1
        sources = write_pages(self.folder / f"pages-{self.round}", PAGES, f"round{self.round}")
        self.ledger.unlink(missing_ok=True)
        killed = self.run_and_kill(sources)
        acknowledged = read_ledger(self.ledger)
        self.held |= acknowledged
        self.older = check_sound(self.archive, self.held, self.older) or self.older
        if acknowledged:
            check_provable(self.archive, self.chance.sample(sorted(acknowledged), min(PROOFS_PER_ROUND, len(acknowledged))))
        if self.round % 2 == 0:
            self.older = check_recovers(self.archive, sources, self.held, self.older)
            self.held |= {file.name for file in sources.iterdir()}
        shutil.rmtree(sources)
        return killed

    def run_and_kill(self, sources):
        process = subprocess.Popen([BINARY, "ingest", str(self.archive), str(sources), "--acknowledge", str(self.ledger)],
                                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            code = process.wait(timeout=self.chance.uniform(0, self.seconds * 1.2))
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
            acknowledged = len(read_ledger(self.ledger))
            return f"killed after {'some' if acknowledged else 'no'} acknowledgements"
        expect(code == 0, f"the intake ended with {code}")
        return "done before the kill"


def kill(folder, tally, rounds, seed):
    folder.mkdir()
    killer = Killer(folder, seed)
    for number in range(rounds):
        tally.attempt("kill -9 under intake", f"round {number + 1}, seed {seed}", killer.try_one)
