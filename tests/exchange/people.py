"""What the tests of files of people share."""

import io
import zipfile
from pathlib import Path

from journal.exchange.people_read import read_people
from journal.exchange.people_types import FoundPerson, PeopleFile

FILES = Path(__file__).parent.parent / "data" / "people"


def people_file(content: bytes | str, name: str = "people.csv", mapping: dict[int, str] | None = None) -> PeopleFile:
    found = read_people(content.encode() if isinstance(content, str) else content, name, mapping)
    assert isinstance(found, PeopleFile)
    return found


def sample(name: str) -> PeopleFile:
    """The people of a file of `tests/data/people`."""
    return people_file((FILES / name).read_bytes(), name)


def card(*lines: str, version: str = "3.0") -> FoundPerson:
    """The one person of a card with these lines."""
    rows = ("BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD", "")
    (found,) = people_file("\r\n".join(rows), "one.vcf").people
    return found


def archive(files: dict[str, bytes]) -> bytes:
    """A .zip of these."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in files.items():
            file.writestr(name, content)
    return made.getvalue()
