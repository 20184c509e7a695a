# SPDX-License-Identifier: Apache-2.0
# Sourced by ./run and ./test: installs what is missing, builds, and says what it does. Everything is skipped when done.

step() { printf '\n== %s\n' "$*"; }
stop() { printf '%s: %s\n' "${0##*/}" "$*" >&2; exit 2; }

# A command that needs root: directly, or by sudo.
as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"
  elif command -v sudo >/dev/null; then sudo "$@"
  else stop "root is needed to run: $* (install sudo, or run this as root once)"
  fi
}

# A package counts as there when dpkg has it, or when its program came another way (Node.js from elsewhere has npm).
is_installed() {
  [ "$1" = npm ] && command -v npm >/dev/null && return 0
  [ "$(dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null)" = installed ]
}

install_packages() {  # install_packages LIST-FILE…
  local missing=() package
  while read -r package; do is_installed "$package" || missing+=("$package"); done < <(grep -hv '^#' "$@")
  [ ${#missing[@]} -gt 0 ] || return 0
  command -v apt-get >/dev/null || stop "this is not Debian; please install: ${missing[*]}"
  step "Installing ${#missing[@]} Debian packages: ${missing[*]}"
  as_root apt-get update -qq
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
}

# npm packages by the lockfile, without running their scripts; again only when the lockfile changed.
install_npm() {  # install_npm FOLDER
  local stamp="$1/node_modules/.strongroom-lock"
  cmp -s "$1/package-lock.json" "$stamp" && return 0
  step "Installing npm packages in $1"
  (cd "$1" && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error)
  cp "$1/package-lock.json" "$stamp"
}

# Configures once; afterwards ninja notices changed CMake files by itself.
build() {  # build PRESET [TARGET…]
  local preset=$1; shift
  export CCACHE_BASEDIR=$PWD CCACHE_NOHASHDIR=1
  [ -f "build/$preset/build.ninja" ] || { step "Configuring $preset"; cmake --preset "$preset" >"build-$preset.log" 2>&1 || { cat "build-$preset.log"; rm -f "build-$preset.log"; return 1; }; rm -f "build-$preset.log"; }
  step "Building $preset"
  cmake --build "build/$preset" ${1:+--target "$@"}
}
