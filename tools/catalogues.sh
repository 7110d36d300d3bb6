#!/bin/sh
# Compile the message catalogues that are newer than their compiled form. Babel does it, so no gettext is needed.
set -eu

for source in src/jobbvei/web/locale/*/LC_MESSAGES/*.po; do
    [ -e "$source" ] || continue
    compiled=${source%.po}.mo
    if [ -e "$compiled" ] && [ -z "$(find "$source" -newer "$compiled")" ]; then continue; fi
    .venv/bin/pybabel -q compile -i "$source" -o "$compiled"
done
