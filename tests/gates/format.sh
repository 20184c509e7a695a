#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# The code is as clang-format would write it. `tests/gates/format.sh --fix` rewrites it.
set -euo pipefail
cd "$(dirname "$0")/../.."
mode=(--dry-run -Werror)
[ "${1:-}" = --fix ] && mode=(-i)
git ls-files -co --exclude-standard 'src/*.h' 'src/*.cc' 'tests/*.h' 'tests/*.cc' 'bench/*.cc' 'bench/*.h' | xargs -r clang-format-16 "${mode[@]}"
echo "format: clean"
