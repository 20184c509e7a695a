#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Every header compiles alone. A header that its own source includes first is proven by the build; the others are compiled
# here, one translation unit each.
set -euo pipefail
cd "$(dirname "$0")/../.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
launcher=$(command -v ccache || true)
export launcher work
check() {
  unit="$work/$(echo "$1" | tr '/.' '__').cc"
  printf '#include "%s"\n' "${1#src/}" > "$unit"
  $launcher g++ -std=c++20 -Isrc -Wall -Wextra -Wconversion -Werror -fsyntax-only "$unit" || { echo "$1: does not compile alone"; exit 255; }
}
export -f check
proven_by_build() {
  source="${1%.h}.cc"
  [ -f "$source" ] && [ "$(grep -m1 '^#include' "$source")" = "#include \"${1#src/}\"" ]
}
all=$(find src -name '*.h' ! -name precompiled.h | sort)
headers=$(for header in $all; do proven_by_build "$header" || echo "$header"; done)
echo "$headers" | xargs -P 2 -I{} bash -c 'check {}'
echo "headers alone: $(echo "$all" | wc -l) clean, $(echo "$headers" | wc -l) of them compiled here"
