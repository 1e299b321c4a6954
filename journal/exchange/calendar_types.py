"""What a calendar file says, as plain values: nothing here knows of files, zones or the journal."""

from datetime import date, datetime
from typing import NamedTuple


class Person(NamedTuple):
    """Somebody as a calendar knows them. `email` is in lower case; both may be empty."""

    name: str
    email: str


class Invited(NamedTuple):
    """Who is asked to come. `kind` is INDIVIDUAL, GROUP, ROOM, RESOURCE or another word of the file, in capitals.

    `answer` is ACCEPTED, DECLINED, TENTATIVE, NEEDS-ACTION or another word of the file, in capitals; "" if it has none.
    """

    person: Person
    kind: str
    answer: str


class Event(NamedTuple):
    """One occurrence.

    - `recurrence_id`: "" for a single event; for one of a series the start that the series gave it, whatever was moved
      since: `20261124T090000Z`, in UTC, and `20261124` for whole days.
    - `start` is aware, in the zone in which it was meant: `time_zone` by its IANA name, "" where that is not known.
      Times in UTC are shown in the calendar's own zone if it names one, else in the user's. Whole days start at
      midnight in the user's zone.
    - `minutes`: None where the file gives no end. A whole day has 1440.
    - `cancelled`: by its state, by a message that cancels, or by a "Canceled:" before its title (which is taken off).
    - `free`: takes no time of the user's, so is hardly a meeting.
    """

    uid: str
    recurrence_id: str
    title: str
    start: datetime
    time_zone: str
    minutes: int | None
    where: str
    organiser: Person | None
    invited: tuple[Invited, ...]
    cancelled: bool
    free: bool
    all_day: bool
    sequence: int


class LeftOut(NamedTuple):
    """What could not be taken, or only in part: `place` is a title, an id or a file's name; `reason` a sentence."""

    place: str
    reason: str


class Calendar(NamedTuple):
    """One calendar, expanded within a window of days.

    - `left_out`: what is missing from `events`. One broken event never costs the rest.
    - `notes`: what was taken, but with a guess that the user should hear of (a time zone that nobody knows).
    - `covered`: the days, both included, in which series were expanded: the window, of two years at the most.
    - `series`: the ids (`uid`) of series of which `events` has *every* instance whose first start (`recurrence_id`)
      lies in `covered`. So an instance that is remembered from an earlier reading, lies in there and is not in
      `events` has been taken out of the calendar. Not in it: what was left out or cut short, and changed instances
      that came without their series, as in an invitation to one of them.
    - `excluded`: (`uid`, `recurrence_id`) of the instances in `covered` that a series itself takes out (EXDATE).
    - `gone`: ids that were in it when it was read before, by whoever follows it, and are not in it any more.
    - `whole`: whether all of the file was looked at, and `ids` then: of everything in it, whenever that is.
    - `cancelled`: the ids of events and series that are cancelled as a whole, also where no instance of them is in
      `events`: a message that cancels a series often tells its first day only.
    """

    name: str
    events: tuple[Event, ...]
    left_out: tuple[LeftOut, ...]
    notes: tuple[LeftOut, ...] = ()
    covered: tuple[date, date] | None = None
    series: frozenset[str] = frozenset()
    excluded: frozenset[tuple[str, str]] = frozenset()
    cancelled: frozenset[str] = frozenset()
    ids: frozenset[str] = frozenset()
    whole: bool = True
    gone: frozenset[str] = frozenset()


class NotTaken(Exception):
    """Why one event is left out: a sentence."""
