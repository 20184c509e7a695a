#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""clang-tidy over the sources, by the sanitized build's commands.

A file is skipped when neither it nor any header of ours that it includes changed since it was last found clean, in
whatever clone that was: the stamps lie beside the compiler's cache, because checking everything takes eleven minutes of two cores.
"""
import concurrent.futures
import functools
import hashlib
import os
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
BUILD = ROOT / "build/sanitize"
STAMPS = pathlib.Path(os.environ.get("XDG_CACHE_HOME") or pathlib.Path.home() / ".cache") / "strongroom-tidy"
TIDY = "clang-tidy-16"


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


def finding_in(source: pathlib.Path) -> str:
    """What clang-tidy says against a source; nothing if it is clean."""
    result = subprocess.run([TIDY, "-p", BUILD, "--quiet", source], capture_output=True, text=True, check=False)
    return "" if result.returncode == 0 else f"{source.relative_to(ROOT)}\n{result.stdout}{result.stderr}"


def main() -> int:
    if not (BUILD / "build.ninja").is_file():
        print("tidy: configure first: cmake --preset sanitize", file=sys.stderr)
        return 2
    STAMPS.mkdir(parents=True, exist_ok=True)
    version = subprocess.run([TIDY, "--version"], capture_output=True, check=True).stdout
    settings = version + (ROOT / ".clang-tidy").read_bytes()
    sources = [file for file in sorted((ROOT / "src").rglob("*.cc")) if not re.search(r"_(test|fuzz)\.cc$", file.name)]
    changed = {file: stamp for file in sources if not (stamp := stamp_of(file, settings)).exists()}
    if any("cli" in file.parts for file in changed):
        # The sanitized build leaves the program out, and with it the precompiled header that its commands name.
        subprocess.run(["cmake", "--build", BUILD, "--target", "CMakeFiles/strongroom.dir/cmake_pch.hxx.pch"], check=True)
    print(f"tidy: {len(changed)} of {len(sources)} files changed", flush=True)
    failed = 0
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for file, finding in zip(changed, pool.map(finding_in, changed)):
            if finding:
                failed += 1
                print(finding, flush=True)
            else:
                changed[file].touch()
    print(f"tidy: {len(sources) - failed} files clean, {failed} not")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
