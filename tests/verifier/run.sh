#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Lets an independent program (main.go) verify logs of the sizes at which layouts break, and refuse each with a byte
# changed.
#
#   tests/verifier/run.sh MAKE_LOG       MAKE_LOG: the built test tool make_log
#
# Exits 77 (skipped) without Go or Debian's golang-golang-x-mod-dev. EVERY_FILE=1 tries every file of the large logs.
set -eu

make_log=$1
here=$(cd "$(dirname "$0")" && pwd)
module=/usr/share/gocode/src/golang.org/x/mod/sumdb

if ! command -v go >/dev/null || [ ! -d "$module" ]; then
  echo "verifier: skipped, golang-go or golang-golang-x-mod-dev is not installed"
  exit 77
fi

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
export GO111MODULE=off GOPATH=/usr/share/gocode GOFLAGS= GOTOOLCHAIN=local

for size in 0 1 255 256 257 65536 70000; do
  "$make_log" "$folder/logs/$size" "$size"
done

go build -o "$folder/verifier" "$here/main.go"
for size in 0 1 255 256 257 65536 70000; do
  answer=$("$folder/verifier" "$(cat "$folder/logs/$size/vkey")" "$folder/logs/$size")
  case $answer in
    "ok $size "*) echo "verifier: $answer" ;;
    *) echo "verifier: a log of $size entries gave: $answer" >&2; exit 1 ;;
  esac
done

cd "$here"
LOGS=$folder/logs go test -count=1 -vet=off -v ./... | sed -n 's/^ *changed_byte_test.go:[0-9]*: /verifier: /p; /^ok/p; /FAIL/p' > "$folder/answers"
cat "$folder/answers"
grep -q '^ok' "$folder/answers"
