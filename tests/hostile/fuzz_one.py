"""One reader under atheris; the rest of the arguments are libFuzzer's."""

import sys

import atheris

with atheris.instrument_imports(include=["journal", "icalendar", "vobject", "dateutil"]):
    from journal.errors import BadFile
    from tests.hostile.importing import READERS

NAME = sys.argv.pop(1)
READER = READERS[NAME]
NAMES = ("a.csv", "a.vcf", "a") if NAME == "people" else ("a",)


def try_one(content: bytes) -> None:
    for name in NAMES:
        try:
            READER(content, name)
        except BadFile:
            continue


atheris.Setup(sys.argv, try_one)
atheris.Fuzz()
