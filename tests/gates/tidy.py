#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""clang-tidy over the sources, by the sanitized build's commands.

A file is skipped when neither it nor any header of ours that it includes changed since it was last found clean, in
whatever clone that was: the stamps lie beside the compiler's cache.

Files that are compiled alike are checked several at a time, as one source that includes them, since most of the time goes
into the headers that all of them include. When that finds something, or does not compile because two of them use a name
for different things, each file of the batch is checked alone.
"""
import concurrent.futures
import functools
import hashlib
import json
import os
import pathlib
import re
import shlex
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
BUILD = ROOT / "build/sanitize"
STAMPS = pathlib.Path(os.environ.get("XDG_CACHE_HOME") or pathlib.Path.home() / ".cache") / "strongroom-tidy"
TIDY = "clang-tidy-16"
BATCH = 8
# What a line that begins at the margin names: an alias; else a function, a type or a constant of the file's own.
NAMED = re.compile(r"^using (?P<alias>\w+) = .*;$|^(?!namespace |using )[a-z][^(={;\n]*?(?<![\w:])(?P<own>\w+)(?:\[[^\]]*\])?(?:\(| = |\{| \{|;| final | : )",
                   re.MULTILINE)


@functools.cache
def included_by(file: pathlib.Path) -> tuple[pathlib.Path, ...]:
    names = re.findall(r'^#include "([^"]+)"', file.read_text(encoding="utf-8"), re.MULTILINE)
    return tuple(path for name in names if (path := ROOT / "src" / name).is_file())


def with_all_included(source: pathlib.Path) -> list[pathlib.Path]:
    seen, waiting = {source}, [source]
    while waiting:
        for header in included_by(waiting.pop()):
            if header not in seen:
                seen.add(header)
                waiting.append(header)
    return sorted(seen)


def stamp_of(source: pathlib.Path, settings: bytes) -> pathlib.Path:
    digest = hashlib.sha256(settings)
    for file in with_all_included(source):
        digest.update(hashlib.sha256(file.read_bytes()).digest())
    return STAMPS / digest.hexdigest()[:32]


@functools.cache
def options_of_sources() -> dict[pathlib.Path, tuple[str, ...]]:
    """The options with which each source is compiled, without what tells it from its neighbours."""
    commands = json.loads((BUILD / "compile_commands.json").read_text(encoding="utf-8"))
    return {pathlib.Path(c["file"]): tuple(shlex.split(c["command"].partition(" -o ")[0])[1:]) for c in commands}


def names_in(source: pathlib.Path) -> dict[str, str]:
    """What each name means that could clash with another file's: the same alias may stand in both."""
    found = NAMED.finditer(source.read_text(encoding="utf-8"))
    return {match["alias"] or match["own"]: match[0] if match["alias"] else str(source) for match in found}


def batches_of(sources: list[pathlib.Path]) -> list[list[pathlib.Path]]:
    """Sources with the same options together, but none whose names clash."""
    options = options_of_sources()
    batches: list[tuple[list[pathlib.Path], dict[str, str]]] = []
    for source in sources:
        names = names_in(source)
        for files, taken in batches:
            alike = len(files) < BATCH and options[files[0]] == options[source]
            if alike and all(taken.get(name, meaning) == meaning for name, meaning in names.items()):
                files.append(source)
                taken.update(names)
                break
        else:
            batches.append(([source], names))
    return [files for files, _ in batches]


def run_tidy(*arguments: str | pathlib.Path) -> subprocess.CompletedProcess:
    return subprocess.run([TIDY, "--quiet", *arguments], capture_output=True, text=True, check=False)


def are_clean_together(files: list[pathlib.Path]) -> bool:
    with tempfile.TemporaryDirectory() as folder:
        together = pathlib.Path(folder) / "together.cc"
        together.write_text("".join(f'#include "{file}"\n' for file in files), encoding="utf-8")
        settings = f"--config-file={ROOT / '.clang-tidy'}"
        # The compiler's own warnings are the build's affair; names of one file may shadow those of another here.
        return run_tidy(settings, together, "--", *options_of_sources()[files[0]], "-w").returncode == 0


def finding_in(source: pathlib.Path) -> str:
    """What clang-tidy says against a source; nothing if it is clean."""
    result = run_tidy("-p", BUILD, source)
    return "" if result.returncode == 0 else f"{source.relative_to(ROOT)}\n{result.stdout}{result.stderr}"


def findings_in(files: list[pathlib.Path]) -> list[str]:
    if len(files) > 1 and are_clean_together(files):
        return [""] * len(files)
    return [finding_in(file) for file in files]


def main() -> int:
    if not (BUILD / "build.ninja").is_file():
        print("tidy: configure first: cmake --preset sanitize", file=sys.stderr)
        return 2
    STAMPS.mkdir(parents=True, exist_ok=True)
    version = subprocess.run([TIDY, "--version"], capture_output=True, check=True).stdout
    settings = version + (ROOT / ".clang-tidy").read_bytes()
    sources = [file for file in sorted((ROOT / "src").rglob("*.cc")) if not re.search(r"_(test|fuzz)\.cc$", file.name)]
    changed = {file: stamp for file in sources if not (stamp := stamp_of(file, settings)).exists()}
    print(f"tidy: {len(changed)} of {len(sources)} files changed", flush=True)
    failed = 0
    batches = batches_of(list(changed))
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for files, findings in zip(batches, pool.map(findings_in, batches)):
            for file, finding in zip(files, findings):
                if finding:
                    failed += 1
                    print(finding, flush=True)
                else:
                    changed[file].touch()
    print(f"tidy: {len(sources) - failed} files clean, {failed} not")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
