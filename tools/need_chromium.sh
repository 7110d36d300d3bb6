#!/bin/sh
# The browser journeys use Debian's Chromium; install it when it is missing and we may.
set -eu

command -v chromium >/dev/null && exit 0
if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
    printf '%s\n' "Chromium is missing. On Debian: sudo apt install chromium" >&2
    exit 1
fi
printf '%s\n' "Installing Debian's Chromium …" >&2
{ apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium; } </dev/null >/dev/null
