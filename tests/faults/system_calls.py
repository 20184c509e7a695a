# SPDX-License-Identifier: Apache-2.0
"""KILL, EIO and ENOSPC at each file system call of an intake, one after the other, by strace's fault injection."""
import re
import shutil
import subprocess

from oracle import BINARY, check_recovers, check_sound, expect, read_checkpoint, read_ledger, run, write_pages

READING = ["openat", "read", "pread64", "newfstatat", "getdents64", "fcntl", "flock", "close"]
CHANGING = ["write", "pwrite64", "fsync", "fdatasync", "rename", "unlink", "mkdir", "ftruncate", "fchmod", "sync_file_range"]
FULL_DISK = ["openat", "write", "pwrite64", "fsync", "fdatasync", "rename", "mkdir", "ftruncate"]
PAGES = 3
RUN_SECONDS_MAX = 60


def traced(arguments, injection, output="/dev/null"):
    calls = ",".join(READING + CHANGING)
    command = ["strace", "-f", "--seccomp-bpf", "-y", "-o", str(output), "-e", f"trace={calls}"]
    if injection:
        command += ["-e", f"inject={injection}"]
    return subprocess.run(command + [BINARY, *map(str, arguments)], capture_output=True, text=True, errors="replace",
                          timeout=RUN_SECONDS_MAX, check=False)


def traced_bytes(arguments, output):
    """Records every change with its bytes, all in hexadecimal."""
    calls = "openat,write,pwrite64,fsync,fdatasync,ftruncate,rename,unlink,mkdir"
    return subprocess.run(["strace", "-f", "--seccomp-bpf", "-y", "-xx", "-s", "100000000", "-o", str(output), "-e", f"trace={calls}",
                           BINARY, *map(str, arguments)], capture_output=True, text=True, timeout=RUN_SECONDS_MAX, check=False)


def places_of(trace, archive):
    """For each call the numbers of those of its occurrences, counted by thread, that are about the archive."""
    places, counts = {}, {}
    for line in trace.read_text(encoding="utf-8", errors="replace").splitlines():
        call = re.match(r"(\d+) +(\w+)\(", line)
        if not call:
            continue
        count = counts[call[1], call[2]] = counts.get((call[1], call[2]), 0) + 1
        if str(archive) in line:
            places.setdefault(call[2], set()).add(count)
    return {call: sorted(numbers) for call, numbers in places.items()}


class Sweep:
    """`start` is "new", where the intake makes the archive, or "old", where it adds to one."""

    def __init__(self, folder, start):
        self.folder, self.start = folder, start
        self.archive = folder / "archive"
        self.before = folder / "before"
        self.ledger = folder / "ledger"
        self.earlier = write_pages(folder / "earlier", PAGES, f"{start}-first")
        self.sources = write_pages(folder / "sources", PAGES, f"{start}-second")
        self.older = None
        if start == "old":
            made = run("ingest", self.archive, self.earlier)
            expect(made.returncode == 0, made.stderr)
            self.older = read_checkpoint(self.archive)
            self.archive.rename(self.before)

    def reset(self):
        shutil.rmtree(self.archive, ignore_errors=True)
        self.ledger.unlink(missing_ok=True)
        if self.before.exists():
            shutil.copytree(self.before, self.archive)

    def intake(self, injection=None, output="/dev/null"):
        self.reset()
        return traced(["ingest", self.archive, self.sources, "--threads", "1", "--acknowledge", self.ledger], injection, output)

    def faults(self):
        trace = self.folder / "trace"
        whole = self.intake(output=trace)
        expect(whole.returncode == 0, whole.stderr)
        for call, numbers in places_of(trace, self.archive).items():
            for number in numbers:
                yield "KILL", f"{call}:signal=KILL:when={number}"
                if call != "close":
                    yield "EIO", f"{call}:error=EIO:when={number}"
                if call in FULL_DISK:
                    yield "ENOSPC", f"{call}:error=ENOSPC:when={number}"

    def try_one(self, kind, injection):
        ended = self.intake(injection)
        acknowledged = read_ledger(self.ledger)
        if "error while loading shared libraries" in ended.stderr:
            return "before the program began"  # calls are counted by thread, and the loader's come first
        if kind != "KILL":
            expect(ended.returncode in (0, 1, 2), f"it ended with {ended.returncode}: {ended.stderr[-500:]}")
            if ended.returncode == 0:
                expect(len(acknowledged) == PAGES, "success was reported, and not all was acknowledged")
            if ended.returncode == 2:
                expect("strongroom: " in ended.stderr, "it failed without saying why")
        if self.start == "old":
            acknowledged |= {file.name for file in self.earlier.iterdir()}
        older = check_sound(self.archive, acknowledged, self.older) or self.older
        check_recovers(self.archive, self.sources, acknowledged, older)
        return None


def sweep(folder, tally, share):
    """Tries every `share`-th fault."""
    for start in ("new", "old"):
        (folder / start).mkdir()
        one = Sweep(folder / start, start)
        for number, (kind, injection) in enumerate(list(one.faults())):
            if number % share == 0:
                tally.attempt(f"{kind} at a system call", f"{start} archive, {injection}", lambda k=kind, i=injection: one.try_one(k, i))
