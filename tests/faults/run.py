#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Breaks archives in every way that disks, kernels and people break them, and checks that nothing acknowledged is lost.

    tests/faults/run.py            the long sweep: every system call, every power cut, 200 kills, much damage
    tests/faults/run.py --short    a part of each, for ./test
    tests/faults/run.py kills      one kind only: system-calls, power, kills, damage, rollback

STRONGROOM_BINARY names the program, build/release/strongroom by default. What is random is seeded; the seed is printed.
"""
import argparse
import pathlib
import sys
import tempfile

from damage import damage
from kills import kill
from power import cut
from rollback import roll_back
from system_calls import sweep
from tally import Tally

LONG = {"call_share": 1, "cut_share": 1, "cut_seeds": 2, "kills": 200, "damages": 10}
SHORT = {"call_share": 41, "cut_share": 43, "cut_seeds": 1, "kills": 4, "damages": 1}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("kinds", nargs="*", default=[], metavar="KIND")
    parser.add_argument("--short", action="store_true", help="a part of each")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    amount = SHORT if options.short else LONG
    kinds = {
        "system-calls": lambda folder, tally: sweep(folder, tally, amount["call_share"]),
        "power": lambda folder, tally: cut(folder, tally, amount["cut_share"], amount["cut_seeds"]),
        "kills": lambda folder, tally: kill(folder, tally, amount["kills"], options.seed),
        "damage": lambda folder, tally: damage(folder, tally, amount["damages"], options.seed),
        "rollback": roll_back,
    }
    if unknown := set(options.kinds) - set(kinds):
        parser.error(f"there is no kind {', '.join(sorted(unknown))}; the kinds are {', '.join(kinds)}")
    print(f"faults: seed {options.seed}", flush=True)
    tally = Tally()
    with tempfile.TemporaryDirectory(prefix="strongroom-faults-") as name:
        for kind in options.kinds or kinds:
            folder = pathlib.Path(name) / kind
            if kind in ("system-calls", "power"):
                folder.mkdir()
            kinds[kind](folder, tally)
    return 0 if tally.close() else 1


if __name__ == "__main__":
    sys.exit(main())
