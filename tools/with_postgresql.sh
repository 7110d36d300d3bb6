#!/bin/sh
# Run a command with DATABASE_URL set to a new, empty PostgreSQL that is gone afterwards:
#   tools/with_postgresql.sh .venv/bin/python -m pytest
# Debian's server is installed when it is missing and we may. Nothing is kept, so nothing is synced to disk.
set -eu

say() { printf '%s\n' "$*" >&2; }
as_owner() { if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi; }  # the server refuses root
newest() { ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1; }

install_server() {
    if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
        say "PostgreSQL's server is missing. On Debian: sudo apt install postgresql"
        exit 1
    fi
    say "Installing Debian's PostgreSQL …"
    { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq postgresql; } </dev/null >/dev/null
}

[ -n "$(newest)" ] && [ -x "$(newest)/initdb" ] || install_server
bin=$(newest)
cluster=$(mktemp -d)
if [ "$(id -u)" = 0 ]; then chown postgres "$cluster"; fi
port=$("${PYTHON:-python3}" -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')

stop() {
    as_owner "$bin/pg_ctl" -D "$cluster/data" -m fast -s stop || true
    rm -rf "$cluster"
}
trap stop EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

here=$PWD
cd /  # the owner may not be allowed to stand where we stand
as_owner "$bin/initdb" -D "$cluster/data" -U postgres -A trust -E UTF8 --locale=C.UTF-8 --no-sync >/dev/null
as_owner "$bin/pg_ctl" -D "$cluster/data" -l "$cluster/log" -w -s start -o "-c listen_addresses=127.0.0.1 -c port=$port \
 -c unix_socket_directories=$cluster -c fsync=off -c synchronous_commit=off -c full_page_writes=off" </dev/null ||
    { cat "$cluster/log" >&2; exit 1; }
"$bin/createdb" -h 127.0.0.1 -p "$port" -U postgres jobbvei
cd "$here"
DATABASE_URL="postgres://postgres@127.0.0.1:$port/jobbvei" "$@"
