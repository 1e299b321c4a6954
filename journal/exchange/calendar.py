"""Calendar files (.ics, or a .zip of them as Google exports it), read into plain events. Nothing is written.

What programs really export is read as it is meant: changed instances without an EXDATE, zones by Windows' names or by
none that is known, the same event twice, Windows' letters. What cannot be read is left out by itself, and said.
"""

from collections.abc import Iterable
from datetime import date, timedelta, tzinfo

from journal.errors import BadFile
from journal.exchange.calendar_events import Written, place_of, written
from journal.exchange.calendar_expand import (
    RESULTS,
    Window,
    bounded,
    changes,
    instance_id,
    newest,
    series,
    single,
)
from journal.exchange.calendar_rules import Budget
from journal.exchange.calendar_text import Part, parts_of
from journal.exchange.calendar_types import Calendar, Event, Invited, LeftOut, NotTaken, Person
from journal.exchange.calendar_zip import is_zip, members
from journal.exchange.calendar_zones import Zones

__all__ = ["Calendar", "Event", "Invited", "LeftOut", "Person", "read_calendar", "read_calendars", "together"]

EVENTS = 50_000
"""Events that are read of one file."""
NAMED = 200
"""Events that are left out by name; of more, the number is told."""
_TWO_YEARS = timedelta(days=731)


def read_calendar(content: bytes, zone: tzinfo, window: tuple[date, date]) -> Calendar:
    """The events of an .ics file that start on the days of `window`, both included; in `zone`, the user's.

    Series are expanded for two years of the window at the most, and 750 instances each. Raises BadFile where it is no
    calendar at all, or larger than 50 MB.
    """
    reading = _Reading(zone, bounded(window))
    for part in parts_of(content):
        reading.read(part)
    return reading.calendar()


def read_calendars(content: bytes, zone: tzinfo, window: tuple[date, date]) -> tuple[Calendar, ...]:
    """The calendars of an .ics file or of a .zip of them. One that cannot be read says so in its `left_out`.

    Raises BadFile where there is none at all.
    """
    if not is_zip(content):
        return (read_calendar(content, zone, window),)
    found = []
    for name, inside in members(content):
        if isinstance(inside, BadFile):
            found.append(Calendar("", (), (LeftOut(name, inside.happened),)))
            continue
        try:
            calendar = read_calendar(inside, zone, window)
        except BadFile as error:
            calendar = Calendar("", (), (LeftOut(name, error.happened),))
        found.append(calendar._replace(name=calendar.name or name.removesuffix(".ics")))
    if not found:
        raise BadFile("", "There is no calendar file (.ics) in this archive.")
    return tuple(found)


def together(calendars: tuple[Calendar, ...]) -> Calendar:
    """Several calendars as one. An event that is in two of them is taken once: the one with the highest SEQUENCE."""
    covered = [calendar.covered for calendar in calendars if calendar.covered]
    return Calendar(
        name=", ".join(calendar.name for calendar in calendars if calendar.name),
        events=_once(event for calendar in calendars for event in calendar.events),
        left_out=tuple(one for calendar in calendars for one in calendar.left_out),
        notes=tuple(one for calendar in calendars for one in calendar.notes),
        covered=covered[0] if covered else None,
        series=frozenset[str]().union(*(calendar.series for calendar in calendars)),
        excluded=frozenset[tuple[str, str]]().union(*(calendar.excluded for calendar in calendars)),
        cancelled=frozenset[str]().union(*(calendar.cancelled for calendar in calendars)),
    )


def _once(events: Iterable[Event]) -> tuple[Event, ...]:
    """The events in order; of one that is there twice, that of the highest SEQUENCE, then the last."""
    kept: dict[tuple[str, str], Event] = {}
    for event in events:
        before = kept.get((event.uid, event.recurrence_id))
        if before is None or event.sequence >= before.sequence:
            kept[event.uid, event.recurrence_id] = event
    return tuple(sorted(kept.values(), key=lambda event: event.start))


class _Reading:
    """What was read of a file so far."""

    def __init__(self, zone: tzinfo, window: tuple[date, date]) -> None:
        self.zone = zone
        self.window = window
        self.covered = (window[0], min(window[1], window[0] + _TWO_YEARS))
        self.budget = Budget()
        self.names: list[str] = []
        self.events: list[Event] = []
        self.left_out: list[LeftOut] = []
        self.notes: list[LeftOut] = []
        self.series: set[str] = set()
        self.excluded: set[tuple[str, str]] = set()
        self.cancelled: set[str] = set()
        self.read_so_far = 0
        self.unnamed = 0

    def read(self, calendar: Part) -> None:
        """Read one VCALENDAR."""
        zones = Zones(calendar, self.zone, self.window, self.budget)
        self.names.append(calendar.text("X-WR-CALNAME") or calendar.text("NAME"))
        by_id: dict[str, list[Written]] = {}
        cancelling = calendar.word("METHOD") == "CANCEL"
        spoiled: set[str] = set()
        for part in calendar.parts:
            if part.name != "VEVENT":
                continue
            if self.read_so_far >= EVENTS or self.budget.left <= 0:
                self._leave_out("", f"Only the first {self.read_so_far:,} events were read.")
                break
            self.read_so_far += 1
            self._read_event(part, zones, cancelling, by_id, spoiled)
        for uid, events in by_id.items():
            self._expand(uid, newest(events), zones, uid not in spoiled)
        self.notes += zones.notes.values()
        if not calendar.whole:
            self._leave_out("", "The file ends early: events may be missing.")

    def _read_event(
        self, part: Part, zones: Zones, cancelling: bool, by_id: dict[str, list[Written]], spoiled: set[str]
    ) -> None:
        place = place_of(part, self.read_so_far)
        if cancelling and part.whole and part.text("UID") and not {"DTSTART", "RECURRENCE-ID"} & part.lines.keys():
            self.cancelled.add(part.text("UID"))
            return
        try:
            with self.budget.paid():
                one = written(part, zones, place, cancelling)
        except NotTaken as error:
            self._leave_out(place, str(error))
            spoiled.add(part.text("UID"))
        except Exception:  # noqa: BLE001 - whatever the libraries raise: it costs this event alone
            self._leave_out(place, "It cannot be read.")
            spoiled.add(part.text("UID"))
        else:
            by_id.setdefault(one.uid, []).append(one)

    def _expand(self, uid: str, events: list[Written], zones: Zones, complete: bool) -> None:
        """Add the occurrences of one id; `complete` if every event of it could be read."""
        main = next((one for one in events if one.instance is None), None)
        changed = [one for one in events if one.instance is not None]
        if main and main.cancelled:
            self.cancelled.add(uid)
        try:
            if main is None or (not main.rules and not main.listed):
                self._add_few(main, changed, zones)
            else:
                with self.budget.paid():
                    found = series(main, changed, zones, Window(self.covered, zones))
                self.events += found.events
                self.excluded |= {(uid, name) for name in found.excluded}
                if found.cut:
                    self._leave_out(main.title or uid, f"Only its first {RESULTS} dates were taken.")
                elif complete:
                    self.series.add(uid)
        except NotTaken as error:
            self._leave_out(events[0].title or uid, str(error))
        except Exception:  # noqa: BLE001 - whatever the libraries raise: it costs this event alone
            self._leave_out(events[0].title or uid, "It cannot be read.")

    def _add_few(self, main: Written | None, changed: list[Written], zones: Zones) -> None:
        """A single event, or changed instances whose series is not in the file."""
        window = Window(self.window, zones)
        if main:
            self.events += single(main, zones, window)
        here = {instance_id(one.instance): one for one in changed if one.instance}
        self.events += changes(here, zones, window)

    def _leave_out(self, place: str, reason: str) -> None:
        if len(self.left_out) < NAMED:
            self.left_out.append(LeftOut(place, reason))
        else:
            self.unnamed += 1

    def calendar(self) -> Calendar:
        more = (LeftOut("", f"{self.unnamed:,} more events cannot be read."),) if self.unnamed else ()
        return Calendar(
            name=", ".join(dict.fromkeys(name for name in self.names if name)),
            events=_once(self.events),
            left_out=(*self.left_out, *more),
            notes=tuple(self.notes),
            covered=self.covered,
            series=frozenset(self.series),
            excluded=frozenset(self.excluded),
            cancelled=frozenset(self.cancelled),
        )
