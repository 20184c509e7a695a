#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Runs one stage of ./test and adds its counts to a tally.

    tests/stage.py TALLY NAME COMMAND…     runs the command, shows its output, appends "NAME passed failed skipped seconds"
    tests/stage.py TALLY --close           prints the table and the closing line; exits 1 if anything failed or nothing ran

The counts come from the closing lines of ctest, Python's unittest and Node's test runner; a command with none of these
counts as one test that passed or failed by its exit code, and 77 means skipped.
"""
import re
import subprocess
import sys
import time


def counts(output: str, code: int):
    if m := re.search(r"(\d+) tests failed out of (\d+)", output):
        failed, total = map(int, m.groups())
        skipped = len(re.findall(r"\*\*\*Skipped", output))
        return total - failed - skipped, failed, skipped
    if m := re.findall(r"^Ran (\d+) tests? in", output, re.MULTILINE):
        total = sum(map(int, m))
        failed = sum(int(n) for n in re.findall(r"(?:failures|errors)=(\d+)", output))
        skipped = sum(int(n) for n in re.findall(r"skipped=(\d+)", output))
        return total - failed - skipped, failed, skipped
    node = {key: re.findall(rf"^(?:#|ℹ) {key} (\d+)", output, re.MULTILINE) for key in ("pass", "fail", "skipped")}
    if node["pass"]:
        return tuple(sum(map(int, node[key])) for key in ("pass", "fail", "skipped"))
    if m := re.search(r"(\d+) passed, (\d+) failed(?:, (\d+) skipped)?", output):
        return int(m[1]), int(m[2]), int(m[3] or 0)
    return (0, 0, 1) if code == 77 else (int(code == 0), int(code != 0), 0)


def run(tally: str, name: str, command: list[str]) -> int:
    print(f"\n== {name}", flush=True)
    started = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace")
    lines = []
    for line in process.stdout:
        sys.stdout.write(line)
        sys.stdout.flush()
        lines.append(line)
    code = process.wait()
    passed, failed, skipped = counts("".join(lines), code)
    if code not in (0, 77) and failed == 0:
        failed = 1
    with open(tally, "a", encoding="utf-8") as file:
        file.write(f"{name}\t{passed}\t{failed}\t{skipped}\t{time.monotonic() - started:.0f}\n")
    return 0


def close(tally: str) -> int:
    with open(tally, encoding="utf-8") as file:
        rows = [line.rstrip("\n").split("\t") for line in file]
    print("\n== Summary")
    for name, passed, failed, skipped, seconds in rows:
        print(f"{name:<28} {passed:>6} ok {failed:>4} failed {skipped:>4} skipped {seconds:>6} s")
    passed, failed, skipped = (sum(int(row[i]) for row in rows) for i in (1, 2, 3))
    print(f"{passed} passed, {failed} failed, {skipped} skipped")
    return 0 if failed == 0 and passed > 0 else 1


if __name__ == "__main__":
    if sys.argv[2] == "--close":
        sys.exit(close(sys.argv[1]))
    sys.exit(run(sys.argv[1], sys.argv[2], sys.argv[3:]))
