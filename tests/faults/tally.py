# SPDX-License-Identifier: Apache-2.0
"""Counts faults tried and survived, by kind."""
import sys
import time


class Tally:
    def __init__(self):
        self.kinds = {}
        self.failures = 0
        self.started = time.monotonic()

    def attempt(self, kind, name, trial):
        """Runs one trial. What it answers, if anything, is added to the kind: "found", "harmless"."""
        counts = self.kinds.setdefault(kind, {"tried": 0, "survived": 0})
        counts["tried"] += 1
        try:
            note = trial()
            counts["survived"] += 1
            if note:
                counts[note] = counts.get(note, 0) + 1
        except Exception as error:  # any way to fail is a failure of this trial only
            self.failures += 1
            print(f"FAILED {kind}, {name}: {type(error).__name__}: {error}", flush=True)

    def close(self):
        for kind, counts in self.kinds.items():
            notes = "".join(f", {count} {note}" for note, count in counts.items() if note not in ("tried", "survived"))
            print(f"{kind:<44} {counts['tried']:>6} tried {counts['survived']:>6} survived{notes}")
        tried = sum(counts["tried"] for counts in self.kinds.values())
        print(f"faults: {tried - self.failures} passed, {self.failures} failed in {time.monotonic() - self.started:.0f} s")
        sys.stdout.flush()
        return self.failures == 0 and tried > 0
