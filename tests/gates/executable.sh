#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# What names an interpreter in its first line can be called, as documents and other scripts do.
set -euo pipefail
cd "$(dirname "$0")/../.."
failed=0
while IFS= read -r -d '' file; do
  [ -f "$file" ] && [ ! -x "$file" ] || continue
  IFS= read -r -d '' -n 2 start < "$file" || true
  [ "$start" = '#!' ] || continue
  echo "$file begins with #! and is not executable: git add --chmod=+x $file"
  failed=1
done < <(git ls-files -coz --exclude-standard)
[ $failed = 0 ] || exit 1
echo "executable: all scripts"
