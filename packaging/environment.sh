#!/usr/bin/env bash
# Builds .venv from a lock file with hashes. Where it is up to date nothing happens.
#
#   packaging/environment.sh run|dev
#
# PYTHON names the interpreter to build with; without it the first of python3, python3.14 ... python3.11
# that is new enough is taken. A stamp in .venv holds the lock's digest and the Python version, so that a
# changed lock, a renewed Python or an interrupted installation sets up again.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

kind=${1:?which lock: run or dev}
lock=requirements/$kind.lock
venv=.venv

new_enough() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; }

stamp_of() {
    "$venv/bin/python" -I -S - "requirements/$1.lock" <<'PYTHON'
import hashlib, pathlib, sys
digest = hashlib.sha256(pathlib.Path(sys.argv[1]).read_bytes()).hexdigest()
print(f"python {sys.version_info[0]}.{sys.version_info[1]}, lock {digest}")
PYTHON
}

up_to_date() {
    [ -f "$venv/.$kind-ready" ] && new_enough "$venv/bin/python" &&
        [ "$(cat "$venv/.$kind-ready")" = "$(stamp_of "$kind")" ]
}

find_python() {
    local candidate
    for candidate in ${PYTHON:-python3 python3.14 python3.13 python3.12 python3.11}; do
        if new_enough "$candidate"; then
            echo "$candidate"
            return
        fi
    done
    echo "Python 3.11 or newer is needed, and was not found (tried: ${PYTHON:-python3, python3.14 to python3.11})." >&2
    return 1
}

# Debian and Ubuntu split what makes a virtual environment from Python itself.
have_venv() {
    "$1" -c 'import ensurepip, venv' >/dev/null 2>&1 && return
    local version
    version=$("$1" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
    echo "Python $version here cannot make virtual environments yet." >&2
    if command -v apt-get >/dev/null; then
        packaging/linux/install_packages.sh "python$version-venv"
    else
        echo "Install its venv and ensurepip modules, then try again." >&2
        return 1
    fi
}

up_to_date && exit 0

echo "Setting up .venv from $lock (once; the first time it downloads about 100 MB) ..." >&2
if ! { new_enough "$venv/bin/python" && "$venv/bin/python" -m pip --version >/dev/null 2>&1; }; then
    python=$(find_python)
    have_venv "$python"
    "$python" -m venv --clear "$venv"
fi
rm -f "$venv/.run-ready" "$venv/.dev-ready"
"$venv/bin/python" -m pip install --quiet --disable-pip-version-check \
    --require-hashes --only-binary :all: --requirement "$lock"
stamp_of run >"$venv/.run-ready" # the developers' lock holds all of the other one
if [ "$kind" = dev ]; then
    stamp_of dev >"$venv/.dev-ready"
fi
