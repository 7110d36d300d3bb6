#!/bin/sh
# Build the style sheet, font and scripts into src/jobbvei/web/static/built, when what they are made from has changed.
set -eu

built=src/jobbvei/web/static/built
[ -e package-lock.json ] || exit 0
wanted=$(cat package.json package-lock.json tools/build_front_end.mjs tools/front_end.sh \
    $(git ls-files src/jobbvei/web | grep -E '\.(css|js|mjs)$') | cksum)
if [ -e node_modules/.agrees ] && [ -d "$built" ] && [ "$(cat node_modules/.agrees)" = "$wanted" ]; then exit 0; fi

say() { printf '%s\n' "$*" >&2; }
command -v npm >/dev/null || { say "Node 20 or newer with npm is needed. On Debian: apt install nodejs npm"; exit 1; }
say "Building the front end from package-lock.json …"
npm ci --ignore-scripts --no-audit --no-fund --loglevel=error >&2
npm run --silent build >&2
printf '%s' "$wanted" >node_modules/.agrees
