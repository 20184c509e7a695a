#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Every header compiles alone. One translation unit a header, two at a time; unchanged ones come from the cache.
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
headers=$(find src -name '*.h' ! -name precompiled.h | sort)
echo "$headers" | xargs -P 2 -I{} bash -c 'check {}'
echo "headers alone: $(echo "$headers" | wc -l) clean"
