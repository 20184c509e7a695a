#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# clang-tidy over the sources by the sanitized build's commands. A file whose text and headers did not change since it
# was last found clean is skipped, in whatever clone that was: stamps lie beside the compiler's cache, as it takes 20 minutes.
set -euo pipefail
cd "$(dirname "$0")/../.."
[ -f build/sanitize/compile_commands.json ] || { echo "tidy: configure first: cmake --preset sanitize" >&2; exit 2; }
export stamps="${XDG_CACHE_HOME:-$HOME/.cache}/strongroom-tidy"
mkdir -p "$stamps"
headers=$( (cat .clang-tidy; find src -name '*.h' -print0 | sort -z | xargs -0 cat) | sha256sum | cut -c1-16)
export headers
check() {
  stamp="$stamps/$( (echo "$headers"; cat "$1") | sha256sum | cut -c1-32)"
  [ -e "$stamp" ] && exit 0
  clang-tidy-16 -p build/sanitize --quiet "$1" 2>"$stamp.err" || { cat "$stamp.err"; rm -f "$stamp.err"; exit 255; }
  rm -f "$stamp.err"
  touch "$stamp"
}
export -f check
files=$(git ls-files -co --exclude-standard 'src/*.cc' | grep -v -E '_(test|fuzz)\.cc$')
echo "$files" | xargs -P 2 -I{} bash -c 'check {}'
echo "tidy: $(echo "$files" | wc -l) files clean"
