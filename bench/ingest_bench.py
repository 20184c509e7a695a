#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Times intake as a whole process, archive creation and every fsync included.

    bench/ingest_bench.py [--binary build/release/strongroom] [--runs N] SOURCE…

Prints the median and the best of N runs, each into a new archive, beside what the same number of bare fsyncs costs on the
same disk in the same run: the part of the time that no program could save.
"""
import argparse
import json
import os
import pathlib
import re
import shutil
import statistics
import subprocess
import tempfile
import time


def milliseconds(action):
    started = time.perf_counter()
    action()
    return (time.perf_counter() - started) * 1000


def bare_fsync(folder):
    descriptor = os.open(pathlib.Path(folder) / "probe", os.O_CREAT | os.O_RDWR)
    try:
        def once():
            os.pwrite(descriptor, b"x" * 4096, 0)
            os.fsync(descriptor)
        return statistics.median(milliseconds(once) for _ in range(20))
    finally:
        os.close(descriptor)


def count_fsyncs(command):
    try:
        trace = subprocess.run(["strace", "-f", "-c", "-e", "trace=fsync,fdatasync", *command],
                               capture_output=True, text=True, check=True).stderr
    except FileNotFoundError:
        return None
    return sum(int(calls) for calls in re.findall(r"^\s*[\d.]+\s+[\d.]+\s+\d+\s+(\d+)\s.*sync$", trace, re.MULTILINE))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    root = pathlib.Path(__file__).resolve().parents[1]
    parser.add_argument("--binary", default=root / "build/release/strongroom")
    parser.add_argument("--runs", type=int, default=10)
    parser.add_argument("source", nargs="+")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        archive = pathlib.Path(folder) / "archive"
        command = [str(options.binary), "ingest", "--json", str(archive), *options.source]
        times, summary = [], {}

        def once():
            nonlocal summary
            summary = json.loads(subprocess.run(command, capture_output=True, text=True, check=False).stdout)

        for _ in range(options.runs):
            shutil.rmtree(archive, ignore_errors=True)
            times.append(milliseconds(once))
        shutil.rmtree(archive, ignore_errors=True)
        fsyncs = count_fsyncs(command)
        probe = bare_fsync(folder)
    items = summary["items"]["total"]
    print(f"{summary['files']} files, {items} items: median {statistics.median(times):.0f} ms, best {min(times):.0f} ms "
          f"over {options.runs} runs; {items / statistics.median(times) * 1000:.0f} items/s")
    if fsyncs is not None:
        print(f"of this, {fsyncs} fsyncs at {probe:.2f} ms (bare, same disk): {fsyncs * probe:.0f} ms")


if __name__ == "__main__":
    main()
