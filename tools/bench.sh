#!/bin/sh
# Run every measurement in bench/, one after another. Each prints its own figures beside a named alternative.
set -eu

for measurement in bench/*.py; do
    [ -e "$measurement" ] || continue
    printf '\n== %s\n' "$measurement"
    .venv/bin/python "$measurement"
done
