"""What an import of a calendar would do, event by event, and what the user chose of it."""

from collections.abc import Mapping
from typing import NamedTuple

from journal.exchange.attendees import key
from journal.exchange.calendar_types import Event, Person

NEW, CHANGED, CANCELLED, SAME, LEFT_OUT = "new", "changed", "cancelled", "same", "left_out"

ALL_DAY, FREE, DECLINED, ALONE, CROWD, NOBODY, PAST, GONE, DELETED = (
    "all_day free declined alone crowd nobody past gone deleted".split()
)
"""Why an event is left out, in a word."""


class Row(NamedTuple):
    """What would become of one event.

    - `kind`: new, changed, cancelled, same or left_out. A `cancelled` row without a meeting would add one that is
      cancelled already.
    - `meeting`: the id of the meeting that is known, None for one that is not.
    - `why`: a plain sentence, where it is left out, cancelled or the same for a reason; else "".
    - `colleagues`: the ids of those in it who are colleagues for certain.
    - `unmatched`, `unsure`: the others, and those who may be one of some colleagues. Nobody of them is taken unless
      the user says who they are.
    - `fields`: what would change, by the model's names, and `colleagues` where somebody would be added.
    - `by_them`: a colleague had invited, so "they cancelled it" can be offered.
    - `left`: of a row that is left out, the reason in a word.
    """

    event: Event
    kind: str
    meeting: str | None = None
    why: str = ""
    colleagues: tuple[str, ...] = ()
    unmatched: tuple[Person, ...] = ()
    unsure: tuple[tuple[Person, tuple[str, ...]], ...] = ()
    fields: tuple[str, ...] = ()
    by_them: bool = False
    left: str = ""


class Plan(NamedTuple):
    rows: tuple[Row, ...]

    def of(self, kind: str) -> list[Row]:
        return [row for row in self.rows if row.kind == kind]

    @property
    def people(self) -> dict[Person, tuple[str, ...]]:
        """Everybody whom the user may say something about, each once, with those who they may be; who is in most rows
        comes first."""
        counts: dict[str, int] = {}
        first: dict[str, Person] = {}
        maybe: dict[str, tuple[str, ...]] = {}
        for row in self.rows:
            candidates = dict(row.unsure)
            for person in asked_about(row):
                who = key(person)
                counts[who] = counts.get(who, 0) + 1
                first[who] = first[who] if who in first and first[who].name else person
                maybe[who] = maybe.get(who) or candidates.get(person, ())
        return {first[who]: maybe[who] for who in sorted(counts, key=lambda one: -counts[one])}


def asked_about(row: Row) -> list[Person]:
    """Those in an event who are no colleagues for certain."""
    return [*row.unmatched, *(person for person, _ in row.unsure)]


NEW_COLLEAGUE = "new"


class Choice(NamedTuple):
    """What the user chose of a plan.

    - `rows`: the places of the rows that are taken; None: all but those that are left out. Those that are left out
      because nobody in them is a colleague are taken as soon as `people` says who somebody is. Those that the user
      had deleted come back.
    - `people`: a person of `unmatched` or `unsure` -> "new" for a new colleague, the id of a colleague, or "" for
      nobody. Who has the same address is the same person.
    - `by_them`: the places of cancelled rows where they cancelled.
    """

    rows: frozenset[int] | set[int] | None = None
    people: Mapping[Person, str] = {}
    by_them: frozenset[int] | set[int] = frozenset()


ALL = Choice()


class Report(NamedTuple):
    """How many meetings were added, changed and cancelled, and how many colleagues are new."""

    added: int = 0
    changed: int = 0
    cancelled: int = 0
    colleagues: int = 0
