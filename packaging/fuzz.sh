#!/usr/bin/env bash
# Fuzzes each reader of files for a while: with atheris, in .venv-fuzz, where there is a wheel of it for this Python and
# platform; else with Hypothesis.
#
#   packaging/fuzz.sh [SECONDS [READER ...]]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

atheris=atheris==3.0.0
venv=.venv-fuzz

if [ ! -x "$venv/bin/python" ]; then
    .venv/bin/python -m venv "$venv"
    # It sees what is in .venv.
    .venv/bin/python -c 'import sysconfig; print(sysconfig.get_path("purelib"))' \
        >"$("$venv/bin/python" -c 'import sysconfig; print(sysconfig.get_path("purelib"))')/journal.pth"
fi
if ! "$venv/bin/python" -c 'import atheris' 2>/dev/null &&
    ! "$venv/bin/python" -m pip install --quiet --disable-pip-version-check --only-binary :all: "$atheris"; then
    echo "There is no atheris for this Python and platform: the readers are tried with Hypothesis instead." >&2
    exec .venv/bin/python -m pytest -q -n auto -p no:benchmark --hypothesis-profile=fuzz tests/hostile/test_random.py
fi
exec "$venv/bin/python" -m tests.hostile.fuzz "${@:-120}"
