"""What a file of people says, as plain values: nothing of it is in the journal yet."""

from typing import NamedTuple


class LeftOut(NamedTuple):
    """A person who could not be read: `place` in the file, `reason` a sentence."""

    place: str
    reason: str


class FoundFact(NamedTuple):
    """`kind` is a FactKind; `text` as the file says it."""

    kind: str
    text: str


class FoundPerson(NamedTuple):
    """One person of a file. `place` says where in it ("card 3", "row 12"); e-mail addresses are as written.

    `photo` is the picture as it is in the file, of whatever size. `card_rest` are lines of a vCard that no field keeps.
    """

    place: str
    name: str
    role: str = ""
    department: str = ""
    organisation: str = ""
    location: str = ""
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    notes: str = ""
    facts: tuple[FoundFact, ...] = ()
    photo: bytes = b""
    card_rest: str = ""


class FoundMe(NamedTuple):
    """What the export of my own profile says of me."""

    name: str = ""
    organisation: str = ""
    facts: tuple[FoundFact, ...] = ()


class PeopleFile(NamedTuple):
    """`source` is how a fact or a colleague from it is known ("vCard", "LinkedIn", "Google Contacts", "Outlook",
    "table"). `me` is there only in an export of one's own profile."""

    source: str
    people: tuple[FoundPerson, ...]
    left_out: tuple[LeftOut, ...] = ()
    me: FoundMe | None = None


class Unmapped(NamedTuple):
    """A table whose columns nobody knows: its header, the first rows, and what each column may be ("" for none)."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    guess: tuple[str, ...]


FIELDS = (
    "name", "first_name", "last_name", "role", "department", "organisation", "location", "email", "phone", "link",
    "tags", "notes",
)  # fmt: skip
"""What a column of a table may be mapped to."""
