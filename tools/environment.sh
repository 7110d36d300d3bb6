#!/bin/sh
# Make .venv agree with a lock: `tools/environment.sh base` for what a server runs, `dev` for what tests need as well.
# Every file comes from a lock with hashes, uv itself too. Does nothing when .venv already agrees.
set -eu

kind=${1:?base or dev}
python=${PYTHON:-python3}
venv=.venv
if [ "$kind" = base ] && [ -e "$venv/.dev" ]; then kind=dev; fi  # dev holds all of base: never tear it down
lock=requirements/$kind.txt
wanted="$kind $(cat "$lock" tools/environment.sh | cksum) $PWD"
if [ -e "$venv/.agrees" ] && [ "$(cat "$venv/.agrees")" = "$wanted" ]; then exit 0; fi

say() { printf '%s\n' "$*" >&2; }

need_python() {
    command -v "$python" >/dev/null || { say "Python 3.11 or newer is needed. On Debian: apt install python3 python3-venv"; exit 1; }
    "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' ||
        { say "Python 3.11 or newer is needed; $("$python" --version) was found. Set PYTHON=/path/to/python3."; exit 1; }
    "$python" -c 'import ensurepip, venv' 2>/dev/null || install_venv
}

install_venv() {  # Debian keeps this part of Python in a package of its own
    if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
        say "Python's venv module is missing. On Debian: sudo apt install python3-venv"
        exit 1
    fi
    say "Installing Debian's python3-venv …"
    { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq python3-venv; } </dev/null >/dev/null
}

need_python
say "Making the environment from $lock …"
rm -f "$venv/.agrees"
"$venv/bin/python" -c '' 2>/dev/null || "$python" -m venv --clear "$venv"
awk '/^uv==/ { on = 1 } on { print } on && !/\\$/ { exit }' requirements/dev.txt >"$venv/uv.txt"
"$venv/bin/uv" --version 2>/dev/null | grep -q "$(sed -n 's/^uv==\([^ ]*\).*/\1/p' "$venv/uv.txt")" ||
    "$venv/bin/python" -m pip install -q --disable-pip-version-check --require-hashes -r "$venv/uv.txt"
if [ "$kind" = base ]; then cat "$venv/uv.txt" "$lock"; else cat "$lock"; fi >"$venv/wanted.txt"
"$venv/bin/uv" pip sync -q --python "$venv/bin/python" --require-hashes "$venv/wanted.txt"

# The project itself is a line in a .pth file and a two-line command: nothing is built, so no unhashed build tool is fetched.
site=$("$venv/bin/python" -c 'import sysconfig; print(sysconfig.get_path("purelib"))')
printf '%s\n' "$PWD/src" >"$site/jobbvei.pth"
printf '#!%s\nimport sys\n\nfrom jobbvei.cli import main\n\nsys.exit(main())\n' "$PWD/$venv/bin/python" >"$venv/bin/jobbvei"
chmod +x "$venv/bin/jobbvei"
if [ "$kind" = dev ]; then touch "$venv/.dev"; fi
printf '%s' "$wanted" >"$venv/.agrees"
