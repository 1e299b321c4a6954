"""One reader under atheris; the rest of the arguments are libFuzzer's."""

import sys

import atheris

with atheris.instrument_imports(include=["journal", "icalendar", "vobject", "dateutil"]):
    from journal.errors import BadFile
    from tests.hostile.importing import READERS

READER = READERS[sys.argv.pop(1)]


def try_one(content: bytes) -> None:
    for name in ("a.csv", "a.vcf", "a"):
        try:
            READER(content, name)
        except BadFile:
            continue


atheris.Setup(sys.argv, try_one)
atheris.Fuzz()
