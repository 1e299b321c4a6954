"""Fuzzing of the readers, led by what of the code is reached (atheris): `make fuzz`.

    python -m tests.hostile.fuzz SECONDS [READER ...]

Each reader runs for so many seconds in a process of its own. What is found is kept in a file, which `READER FILE` reads
again. Files that reached something new are kept in a folder from one time to the next.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

from tests.hostile.files import FILES
from tests.hostile.pictures import PICTURES
from tests.hostile.test_random import RIGHT

SLOW = 25
"""Seconds that one file may take: counting what is reached makes everything some five times slower."""
LARGEST = 20_000
"""Bytes of a file that is tried."""
_NAMES = {"calendar": "a.ics", "journal": "a.json", "picture": "a.png"}


def main(arguments: list[str]) -> int:
    from tests.hostile.importing import READERS

    if len(arguments) == 2 and not arguments[0].isdecimal():
        READERS[arguments[0]](Path(arguments[1]).read_bytes(), _NAMES.get(arguments[0], "a.csv"))
        return 0
    seconds, *readers = arguments
    codes = [_run(reader, int(seconds)) for reader in readers or READERS]
    return max(codes)


def _run(reader: str, seconds: int) -> int:
    kept = Path(tempfile.gettempdir()) / "partnership-journal-fuzz" / reader
    kept.mkdir(parents=True, exist_ok=True)
    contents = [content for _, content in RIGHT]
    contents += [made() for made in PICTURES.values()] if reader == "picture" else [one.content() for one in FILES]
    for number, content in enumerate(contents):
        if len(content) <= LARGEST:
            (kept / f"seed-{number}").write_bytes(content)
    print(f"{reader}: {seconds} seconds", flush=True)  # noqa: T201
    options = [
        f"-max_total_time={seconds}",
        f"-timeout={SLOW}",
        f"-max_len={LARGEST}",
        f"-artifact_prefix={kept.parent}/",
    ]
    return subprocess.run(
        [
            sys.executable,
            "-m",
            "tests.hostile.fuzz_one",
            reader,
            str(kept),
            *options,
            "-print_final_stats=1",
            "-verbosity=0",
        ],
        check=False,
    ).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
