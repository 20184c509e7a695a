# SPDX-License-Identifier: Apache-2.0
"""Power cuts: what a disk may hold when the power goes after any change that an intake made.

Problem: killing a process loses nothing that it wrote, since the kernel still has it; a power cut does.
Trick: strace records one whole intake, with every byte. From the record, the disk is replayed to each point in time,
in a model that knows what was flushed. What was not flushed is then dropped, or kept in part:

    file     old bytes | new bytes, decided for each 512-byte sector, and for the length
    folder   each name as it was | as it is, decided for each name
"""
import random
import re
import shutil

from oracle import check_recovers, check_sound, expect, read_checkpoint, read_ledger, run, write_pages
from system_calls import traced_bytes

SECTOR = 512
PAGES = 3


class File:
    def __init__(self, content=b""):
        self.now = bytearray(content)
        self.flushed = bytes(content)


class Folder:
    def __init__(self):
        self.now = {}
        self.flushed = {}


class Disk:
    """The archive's folder as written and as flushed. Paths are relative to it; "" is the folder itself."""

    def __init__(self, folder):
        self.root = Folder()
        if folder.exists():
            self.load(folder, self.root)

    def load(self, path, folder):
        for entry in path.iterdir():
            node = Folder() if entry.is_dir() else File(entry.read_bytes())
            if entry.is_dir():
                self.load(entry, node)
            folder.now[entry.name] = folder.flushed[entry.name] = node

    def find(self, path):
        node = self.root
        for name in filter(None, path.split("/")):
            node = node.now.get(name) if isinstance(node, Folder) else None
        return node

    def parent(self, path):
        above, _, name = path.rpartition("/")
        return self.find(above), name

    def create(self, path, truncate):
        folder, name = self.parent(path)
        if name and name not in folder.now:
            folder.now[name] = File()
        node = self.find(path)
        if truncate and isinstance(node, File):
            node.now.clear()

    def write(self, path, data, offset):
        file = self.find(path)
        if not isinstance(file, File):
            return
        if len(file.now) < offset:
            file.now.extend(bytes(offset - len(file.now)))
        file.now[offset:offset + len(data)] = data

    def truncate(self, path, size):
        file = self.find(path)
        del file.now[size:]
        file.now.extend(bytes(size - len(file.now)))

    def flush(self, path):
        node = self.find(path)
        if isinstance(node, File):
            node.flushed = bytes(node.now)
        elif isinstance(node, Folder):
            node.flushed = dict(node.now)

    def rename(self, old, new):
        source, old_name = self.parent(old)
        target, new_name = self.parent(new)
        target.now[new_name] = source.now.pop(old_name)

    def remove(self, path):
        folder, name = self.parent(path)
        folder.now.pop(name, None)

    def make_folder(self, path):
        folder, name = self.parent(path)
        folder.now.setdefault(name, Folder())

    def after_cut(self, target, chance):
        """Writes what is left to a folder. `chance` None drops all that was not flushed, else it decides."""
        shutil.rmtree(target, ignore_errors=True)
        target.mkdir()
        self.leave(self.root, target, chance)

    def leave(self, folder, target, chance):
        for name in sorted(set(folder.now) | set(folder.flushed)):
            states = [folder.flushed.get(name), folder.now.get(name)]
            node = states[0] if chance is None else chance.choice(states)
            if node is None or name.endswith("-shm"):  # shared memory only: made anew by the first to open
                continue
            if isinstance(node, Folder):
                (target / name).mkdir()
                self.leave(node, target / name, chance)
            else:
                (target / name).write_bytes(node.flushed if chance is None else torn(node, chance))


def torn(file, chance):
    old, new = file.flushed, bytes(file.now)
    if old == new:
        return old
    content = bytearray()
    for at in range(0, max(len(old), len(new)), SECTOR):
        piece = chance.choice((old, new))[at:at + SECTOR]
        content.extend(piece.ljust(min(SECTOR, max(len(old), len(new)) - at), b"\0"))
    return bytes(content[:chance.choice((len(old), len(new)))])


CALL = re.compile(r"(\d+) +(\w+)\((.*)\) += (-?\d+)")
DESCRIPTOR = re.compile(r"(\d+)<([^>]*)>")
QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"')


UNFINISHED = " <unfinished ...>"
RESUMED = re.compile(r"(\d+) +<\.\.\. \w+ resumed>(.*)")


def whole_lines(lines):
    """Puts calls together that strace tells in two parts, because another thread called meanwhile."""
    begun = {}
    for line in lines:
        if line.endswith(UNFINISHED):
            begun[line.split(" ", 1)[0]] = line.removesuffix(UNFINISHED)
        elif resumed := RESUMED.match(line):
            yield begun.pop(resumed[1], "") + resumed[2]
        else:
            yield line


def unhex(text):
    return bytes.fromhex(text.replace("\\x", ""))


class Record:
    """The changes of one recorded run, in order: functions on a disk, and lines of the ledger between them."""

    def __init__(self, trace, archive, ledger):
        self.archive, self.ledger = archive, ledger
        self.steps = []  # (what, function of the disk or None, acknowledged text or None)
        self.offsets = {}
        # "-xx" writes paths in hexadecimal too.
        self.prefix = str(archive)
        for line in whole_lines(trace.read_text(encoding="latin-1").splitlines()):
            call = CALL.match(line)
            if call and not call[4].startswith("-"):
                self.take(call[2], call[3], int(call[4]))

    def inside(self, path):
        if path == self.prefix:
            return ""
        return path[len(self.prefix) + 1:] if path.startswith(self.prefix + "/") else None

    def add(self, what, change):
        self.steps.append((what, change, None))

    def take(self, call, text, result):
        quoted = [unhex(match) for match in QUOTED.findall(text)]
        descriptor = DESCRIPTOR.match(text)
        on = unhex(descriptor[2]).decode() if descriptor and descriptor[2].startswith("\\x") else descriptor[2] if descriptor else ""
        path = self.inside(on)
        if call == "openat":
            self.opened(quoted[0].decode(), text, result)
        elif call in ("write", "pwrite64"):
            self.written(call, descriptor, on, path, quoted[0][:result], text)
        elif call in ("fsync", "fdatasync") and path is not None:
            self.add(f"{call} {path}", lambda disk: disk.flush(path))
        elif call == "ftruncate" and path is not None:
            size = int(text.rsplit(", ", 1)[1])
            self.add(f"ftruncate {path}", lambda disk: disk.truncate(path, size))
        elif call in ("rename", "unlink", "mkdir"):
            self.named(call, [self.inside(name.decode()) for name in quoted])

    def opened(self, name, text, descriptor):
        path = self.inside(name)
        self.offsets[descriptor] = 0
        if path is not None and "O_CREAT" in text:
            self.add(f"create {path}", lambda disk: disk.create(path, "O_TRUNC" in text))

    def written(self, call, descriptor, on, path, data, text):
        if on == str(self.ledger):
            self.steps.append(("acknowledge", None, data.decode()))
        if path is None:
            return
        number = int(descriptor[1])
        offset = int(text.rsplit(", ", 1)[1]) if call == "pwrite64" else self.offsets.get(number, 0)
        if call == "write":
            self.offsets[number] = offset + len(data)
        self.add(f"write {path}", lambda disk: disk.write(path, data, offset))

    def named(self, call, paths):
        if None in paths:
            return
        if call == "rename":
            self.add(f"rename {paths[0]}", lambda disk: disk.rename(*paths))
        elif call == "unlink":
            self.add(f"unlink {paths[0]}", lambda disk: disk.remove(paths[0]))
        elif paths[0]:
            self.add(f"mkdir {paths[0]}", lambda disk: disk.make_folder(paths[0]))


class PowerCuts:
    def __init__(self, folder, start):
        self.folder = folder
        self.archive = folder / "archive"
        self.before = folder / "before"
        self.sources = write_pages(folder / "sources", PAGES, f"{start}-second")
        earlier = write_pages(folder / "earlier", PAGES, f"{start}-first")
        ledger = folder / "ledger"
        self.held, self.older = set(), None
        if start == "old":
            expect(run("ingest", self.archive, earlier).returncode == 0, "the first intake failed")
            self.held = {file.name for file in earlier.iterdir()}
            self.older = read_checkpoint(self.archive)
            shutil.copytree(self.archive, self.before)
        trace = folder / "trace"
        whole = traced_bytes(["ingest", self.archive, self.sources, "--threads", "1", "--acknowledge", ledger], trace)
        expect(whole.returncode == 0, whole.stderr)
        self.record = Record(trace, self.archive, ledger)
        self.check_model(ledger)

    def check_model(self, ledger):
        """The replayed disk is the real one: else the model, and with it every trial, is worth nothing."""
        disk, acknowledged = self.replay(len(self.record.steps))
        expect(acknowledged == read_ledger(ledger), "the record misses acknowledgements")
        for file in self.archive.rglob("*"):
            if file.is_file() and not file.name.startswith(("records.db", "lock")):
                node = disk.find(str(file.relative_to(self.archive)))
                expect(isinstance(node, File) and bytes(node.now) == file.read_bytes(), f"the model differs in {file}")

    def replay(self, count):
        disk = Disk(self.before)
        text = ""
        for _, change, acknowledged in self.record.steps[:count]:
            if change:
                change(disk)
            text += acknowledged or ""
        return disk, {line.rsplit("/", 1)[-1] for line in text.splitlines()}

    def try_one(self, count, seed):
        disk, acknowledged = self.replay(count)
        disk.after_cut(self.archive, None if seed is None else random.Random(f"{count} {seed}"))
        acknowledged |= self.held
        older = check_sound(self.archive, acknowledged, self.older) or self.older
        check_recovers(self.archive, self.sources, acknowledged, older)


def cut(folder, tally, share, seeds):
    for start in ("new", "old"):
        (folder / start).mkdir()
        cuts = PowerCuts(folder / start, start)
        trials = [(count, seed) for count in range(len(cuts.record.steps) + 1) for seed in [None, *range(seeds)]]
        for number, (count, seed) in enumerate(trials):
            if number % share:
                continue
            kind = "power cut, unflushed writes dropped" if seed is None else "power cut, unflushed writes torn"
            what = cuts.record.steps[count - 1][0] if count else "the start"
            tally.attempt(kind, f"{start} archive, after change {count} ({what}), seed {seed}",
                          lambda c=count, s=seed: cuts.try_one(c, s))
