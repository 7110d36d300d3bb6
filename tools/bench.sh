#!/bin/sh
# Run every measurement in bench/, one after another. Each prints its own figures beside a named alternative.
# The law is measured beside OpenFisca, which is never installed with the product: it has an environment of its own.
set -eu

with_openfisca() {
    wanted=$(cksum <requirements/bench.txt)
    [ -e var/bench/.agrees ] && [ "$(cat var/bench/.agrees)" = "$wanted" ] && return
    printf 'Making the environment from requirements/bench.txt …\n' >&2
    .venv/bin/python -m venv --clear var/bench &&
        .venv/bin/uv pip sync -q --python var/bench/bin/python --require-hashes requirements/bench.txt &&
        printf '%s' "$wanted" >var/bench/.agrees
}

for measurement in bench/*.py; do
    [ -e "$measurement" ] || continue
    printf '\n== %s\n' "$measurement"
    if [ "$measurement" = bench/law.py ] && with_openfisca; then
        PYTHONPATH=src var/bench/bin/python "$measurement"
    else
        .venv/bin/python "$measurement"
    fi
done
