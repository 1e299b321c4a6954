"""Who of the list is shown, and in which order: words, picks of several kinds, and what it is sorted by. Pure.

Of one kind any pick is enough; of several kinds all are needed ("tag:launch", "tag:finance", "status:working": working,
and either tag).
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import NamedTuple

from journal.method.rules.review import STATUSES
from journal.model.words import Stage
from journal.store.roster import Person

STATUS, TAG, ORGANISATION, DEPARTMENT, STAGE, MENTOR, QUIET = KINDS = (
    "status", "tag", "organisation", "department", "stage", "mentor", "quiet",
)  # fmt: skip
"""What can be picked. `quiet:30`: no sign of life for 30 days."""

NAME, BY_STATUS, BY_CONTACT, BY_MEETING = SORTS = ("name", "status", "contact", "meeting")
_RANK = {status: place for place, status in enumerate(STATUSES)}


class Narrow(NamedTuple):
    words: str = ""
    picks: tuple[str, ...] = ()
    sort: str = NAME

    @property
    def narrows(self) -> bool:
        """Whether it may hide anybody."""
        return bool(self.words.strip() or self.picks)

    @property
    def needs_contacts(self) -> bool:
        return self.sort == BY_CONTACT or any(kind == QUIET for kind, _ in map(split, self.picks))


class Known(NamedTuple):
    """What else is known of each: status, last sign of life, next meeting."""

    status: Callable[[str], str]
    contacts: Mapping[str, date]
    meetings: Mapping[str, datetime]
    today: date


def split(pick: str) -> tuple[str, str]:
    """Kind and value."""
    kind, _, value = pick.partition(":")
    return kind, value


def narrowed(everybody: Sequence[Person], narrow: Narrow, known: Known) -> list[Person]:
    """Those who fit, in order; `everybody` comes by name, the archived last."""
    words = narrow.words.casefold().split()
    picks: dict[str, set[str]] = {}
    for kind, value in map(split, narrow.picks):
        picks.setdefault(kind, set()).add(value.casefold())
    found = [
        one
        for one in everybody
        if all(word in one.sought for word in words)
        and all(_fits(one, kind, values, known) for kind, values in picks.items())
    ]
    order = _ORDERS.get(narrow.sort)
    return found if order is None else sorted(found, key=lambda one: order(one, known))


def _fits(one: Person, kind: str, values: set[str], known: Known) -> bool:
    if kind == QUIET:
        last = known.contacts.get(one.id, date.min)
        return any((known.today - last) > timedelta(days=int(days)) for days in values if days.isdecimal())
    if kind == TAG:
        return any(tag.casefold() in values for tag in one.tags)
    said = {
        STATUS: known.status(one.id),
        ORGANISATION: one.organisation,
        DEPARTMENT: one.department,
        STAGE: one.stage,
        MENTOR: "yes" if one.is_mentor else "no",
    }
    return said.get(kind, "").strip().casefold() in values


def _by_status(one: Person, known: Known) -> tuple[object, ...]:
    return (_RANK.get(known.status(one.id), len(_RANK)),)


def _by_contact(one: Person, known: Known) -> tuple[object, ...]:
    """The longest ago first; who never gave a sign of life comes after, and the archived last."""
    last = known.contacts.get(one.id)
    return (one.stage == Stage.ARCHIVED, last is None, last or date.min)


def _by_meeting(one: Person, known: Known) -> tuple[object, ...]:
    """The next first; with whom none is planned comes after."""
    start = known.meetings.get(one.id)
    return (start is None, start.timestamp() if start else 0, one.stage == Stage.ARCHIVED)


_ORDERS: dict[str, Callable[[Person, Known], tuple[object, ...]]] = {
    BY_STATUS: _by_status,
    BY_CONTACT: _by_contact,
    BY_MEETING: _by_meeting,
}


def offered(everybody: Sequence[Person]) -> dict[str, list[str]]:
    """Tags, organisations and departments that are in use, by name, each in the spelling that comes first."""
    found: dict[str, dict[str, str]] = {TAG: {}, ORGANISATION: {}, DEPARTMENT: {}}
    for one in everybody:
        for kind, values in ((TAG, one.tags), (ORGANISATION, (one.organisation,)), (DEPARTMENT, (one.department,))):
            for value in values:
                if value.strip():
                    found[kind].setdefault(value.strip().casefold(), value.strip())
    return {kind: [names[key] for key in sorted(names)] for kind, names in found.items()}
