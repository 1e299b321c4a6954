"""Hold the locked packages against the list of known faults (PyPI's, through pip-audit).

Ends with 1 where one is known to be unsound. Where the list cannot be reached it says so, and ends with 0: that every
package is locked by its hash, and what is installed is what was locked, is tests/test_lock.py, which needs no network.
"""

import json
import subprocess
import sys
from pathlib import Path

AUDITOR = "pip-audit==2.10.1"
LOCK = "requirements/run.lock"
VENV = Path(".venv-audit")


def main() -> int:
    program = _program()
    if program is None:
        return _tell("Not audited: pip-audit cannot be installed here.")
    done = subprocess.run(
        [program, "--require-hashes", "--disable-pip", "-r", LOCK, "--progress-spinner", "off", "--format", "json"],
        capture_output=True,
        text=True,
        check=False,
    )
    try:
        packages = json.loads(done.stdout)["dependencies"]
    except ValueError:
        return _tell("Not audited: the list of known faults cannot be reached.")
    known = [one for one in packages if "vulns" in one]
    for one in known:
        for fault in one["vulns"]:
            mended = f", mended in {', '.join(fault['fix_versions'])}" if fault["fix_versions"] else ""
            _tell(f"{one['name']} {one['version']}: {fault['id']}{mended}")
    if any(one["vulns"] for one in known):
        return 1
    if not known:
        return _tell("Not audited: the list of known faults cannot be reached.")
    missing = [one["name"] for one in packages if one not in known]
    return _tell(
        f"{len(known)} packages have no known faults." + (f" Not in the list: {', '.join(missing)}." if missing else "")
    )


def _program() -> Path | None:
    """pip-audit in an environment of its own, made where there is none yet."""
    program = VENV / ("Scripts" if sys.platform == "win32" else "bin") / "pip-audit"
    if not program.exists():
        subprocess.run([sys.executable, "-m", "venv", "--clear", VENV], check=True)
        python = program.with_name("python")
        install = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--only-binary", ":all:"]
        if subprocess.run([*install, AUDITOR], capture_output=True, check=False).returncode:
            return None
    return program


def _tell(words: str) -> int:
    print(words, file=sys.stderr)  # noqa: T201
    return 0


if __name__ == "__main__":
    sys.exit(main())
