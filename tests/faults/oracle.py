# SPDX-License-Identifier: Apache-2.0
"""What must hold of an archive after any fault, judged from its files and by the built program.

The log's root is derived here anew from the entry bundles (RFC 6962, section 2.1), independently of the program.
"""
import base64
import hashlib
import json
import os
import pathlib
import sqlite3
import struct
import subprocess

ROOT = pathlib.Path(__file__).resolve().parents[2]
BINARY = os.environ.get("STRONGROOM_BINARY", str(ROOT / "build/release/strongroom"))


class Broken(AssertionError):
    """A promise that did not hold."""


def run(*arguments, **options):
    return subprocess.run([BINARY, *map(str, arguments)], capture_output=True, text=True, errors="replace", timeout=120,
                          check=False, **options)


def expect(condition, sentence):
    if not condition:
        raise Broken(sentence)


def write_pages(folder, count, tag):
    """Text dumps of an invented press office, one item each; the tag makes them differ from those of other calls."""
    folder.mkdir(parents=True)
    for number in range(count):
        text = (f"Harbour News\n{number % 28 + 1} May 2019 In Harbour News\n\nStatement {tag}-{number} of the harbour office says "
                f"that quay {number} of the {tag} basin is open again. (Source: Harbour Press Office)\n\n"
                f"Page 1 of 1\nHome Media Harbour News Items filtered by date: May 2019")
        (folder / f"{tag}-{number:05}.txt").write_text(text, encoding="utf-8")
    return folder


def read_checkpoint(archive):
    """(size, root) of the newest checkpoint in the folder; None where there is no log yet."""
    heads = []
    for file in (archive / "log/checkpoint", archive / "keys/last-signed"):
        if file.exists():
            lines = file.read_text(encoding="utf-8").split("\n")
            heads.append((int(lines[1]), base64.b64decode(lines[2])))
    return max(heads) if heads else None


def entries(archive, size):
    """The first entries of the log, from its bundles."""
    found = []
    for bundle in range(0, (size + 255) // 256):
        width = min(256, size - bundle * 256)
        folder = archive / "log/tile/entries"
        name = f"{bundle:03}"
        candidates = [folder / name] if width == 256 else [folder / f"{name}.p" / str(width), folder / name]
        data = next(file for file in candidates if file.exists()).read_bytes()
        at = 0
        for _ in range(width):
            length = struct.unpack_from(">H", data, at)[0]
            found.append(data[at + 2:at + 2 + length])
            at += 2 + length
    return found


def root_of(leaves):
    if not leaves:
        return hashlib.sha256(b"").digest()
    if len(leaves) == 1:
        return hashlib.sha256(b"\0" + leaves[0]).digest()
    split = 1
    while split * 2 < len(leaves):
        split *= 2
    return hashlib.sha256(b"\1" + root_of(leaves[:split]) + root_of(leaves[split:])).digest()


def sources_under_checkpoint(archive, size):
    """The names of the source files whose captures are entries below `size`, read from the database by itself."""
    database = sqlite3.connect(f"file:{archive / 'records.db'}?mode=ro", uri=True)
    try:
        rows = database.execute("SELECT entry, body FROM record WHERE entry < ? AND kind = ?", (size, CAPTURE_KIND)).fetchall()
    finally:
        database.close()
    return {pathlib.Path(json.loads(body)["source"]).name for _, body in rows}


CAPTURE_KIND = 1  # records::RecordKind::Capture


def read_ledger(ledger):
    """The names that were acknowledged whole lines; a line that a crash cut off acknowledges nothing."""
    if not ledger.exists():
        return set()
    text = ledger.read_text(encoding="utf-8")
    return {pathlib.Path(line).name for line in text[:text.rfind("\n") + 1].splitlines()}


def check_sound(archive, acknowledged, older=None):
    """The archive as the fault left it, not yet opened for writing: clean, and with all that was acknowledged.
    `older` is a checkpoint seen before; the answer is the present one."""
    head = read_checkpoint(archive)
    if not (archive / "strongroom.toml").exists():
        expect(not acknowledged, "there is no archive, and records were acknowledged")
        return head
    report = run("verify", archive, "--json")
    expect(report.returncode == 0, f"verify: {report.stdout}{report.stderr}")
    size, root = head
    logged = entries(archive, size)
    expect(root_of(logged) == root, "the bundles do not lead to the signed root")
    if older:
        expect(older[0] <= size, "the log has become shorter")
        expect(root_of(logged[:older[0]]) == older[1], "the log contradicts the checkpoint it published before")
    missing = acknowledged - sources_under_checkpoint(archive, size)
    expect(not missing, f"acknowledged and not under the checkpoint: {sorted(missing)[:3]} and others, {len(missing)} in all")
    return head


def check_recovers(archive, sources, acknowledged, older):
    """The archive after the same intake was run again, with nothing in its way: whole."""
    again = run("ingest", archive, sources)
    expect(again.returncode == 0, f"taking in again: {again.stdout}{again.stderr}")
    head = check_sound(archive, acknowledged | {file.name for file in sources.iterdir()}, older)
    report = json.loads(run("verify", archive, "--json").stdout)
    expect(report["unsigned_entries"] == 0, "entries are left unsigned")
    return head


def check_provable(archive, names):
    """Proofs of the captures of these source files hold, with the key given."""
    size, _ = read_checkpoint(archive)
    database = sqlite3.connect(f"file:{archive / 'records.db'}?mode=ro", uri=True)
    rows = database.execute("SELECT id, body FROM record WHERE entry < ? AND kind = ?", (size, CAPTURE_KIND)).fetchall()
    database.close()
    ids = {pathlib.Path(json.loads(body)["source"]).name: record for record, body in rows}
    key = run("key", archive).stdout.strip()
    proof = archive.parent / "proof.tlog-proof"
    for name in names:
        made = run("prove", archive, ids[name], "-o", proof)
        expect(made.returncode == 0, f"prove {name}: {made.stderr}")
        checked = run("check", proof, "--vkey", key)
        expect(checked.returncode == 0, f"check {name}: {checked.stderr}")
