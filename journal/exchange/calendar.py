"""Calendar files (.ics, or a .zip of them as Google exports it), read into plain events. Nothing is written.

What programs really export is read as it is meant: changed instances without an EXDATE, zones by Windows' names or by
none that is known, the same event twice, Windows' letters. What cannot be read is left out by itself, and said.
"""

from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta, tzinfo
from itertools import zip_longest

from journal.errors import BadFile
from journal.exchange.calendar_events import Written, first_day, is_plain, place_of, repeats, written
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
from journal.exchange.calendar_values import People
from journal.exchange.calendar_zip import is_zip, members
from journal.exchange.calendar_zones import Zones

__all__ = ["Calendar", "Event", "Invited", "LeftOut", "Person", "read_calendar", "read_calendars", "together"]

EVENTS = 100_000
"""Events that are looked at of one file."""
TO_CUT, TO_READ = 0.4, 0.7
"""How much of a file's time may go into cutting it into events, and how much of the rest into reading them; what is
left then is for the dates of series."""
NAMED = 200
"""Events that are left out by name; of more, the number is told."""
_TWO_YEARS = timedelta(days=731)


def read_calendar(
    content: bytes, zone: tzinfo, window: tuple[date, date], today: date | None = None, budget: Budget | None = None
) -> Calendar:
    """The events of an .ics file that start on the days of `window`, both included; in `zone`, the user's.

    Series are expanded for two years of the window at the most, and 750 instances each. Where there is too much for
    the time that a file may take (`budget`), what is nearest to `today` is read. Raises BadFile where it is no calendar
    at all, or larger than 50 MB.
    """
    budget = budget or Budget()
    found = parts_of(content, budget.share(TO_CUT))
    reading = _Reading(zone, bounded(window), today or window[0], budget)
    if found.short:
        reading.stop("The file is too long: only its beginning was looked at.")
    for part in found.calendars:
        if reading.time.is_spent():
            reading.stop("The file takes too long to read: not all of its calendars were looked at.")
            break
        reading.read(part)
    return reading.calendar()


def read_calendars(
    content: bytes, zone: tzinfo, window: tuple[date, date], today: date | None = None
) -> tuple[Calendar, ...]:
    """The calendars of an .ics file or of a .zip of them. One that cannot be read says so in its `left_out`.

    Raises BadFile where there is none at all.
    """
    if not is_zip(content):
        return (read_calendar(content, zone, window, today),)
    found: list[Calendar] = []
    budget = Budget()
    for name, inside in members(content):
        if budget.is_spent():
            reason = "The archive takes too long to read: this file and those after it were not looked at."
            found.append(Calendar("", (), (LeftOut(name, reason),), whole=False))
            break
        found.append(_read_member(name, inside, zone, window, today, budget))
    if not found:
        raise BadFile("", "There is no calendar file (.ics) in this archive.")
    return tuple(found)


def _read_member(
    name: str, inside: bytes | BadFile, zone: tzinfo, window: tuple[date, date], today: date | None, budget: Budget
) -> Calendar:
    try:
        if isinstance(inside, BadFile):
            raise inside
        calendar = read_calendar(inside, zone, window, today, budget)
    except BadFile as error:
        calendar = Calendar("", (), (LeftOut(name, error.happened),), whole=False)
    return calendar._replace(name=calendar.name or name.removesuffix(".ics"))


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
        ids=frozenset[str]().union(*(calendar.ids for calendar in calendars)),
        whole=all(calendar.whole for calendar in calendars),
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

    def __init__(self, zone: tzinfo, window: tuple[date, date], today: date, budget: Budget) -> None:
        self.zone, self.window, self.today, self.budget = zone, window, today, budget
        self.time = budget.share(TO_READ)  # until it is spent, events are read
        self.covered = (window[0], min(window[1], window[0] + _TWO_YEARS))
        self.people = People()
        self.names: list[str] = []
        self.events: list[Event] = []
        self.left_out: list[LeftOut] = []
        self.notes: list[LeftOut] = []
        self.series: set[str] = set()
        self.excluded: set[tuple[str, str]] = set()
        self.cancelled: set[str] = set()
        self.ids: set[str] = set()
        self.spoiled: set[str] = set()
        self.looked_at = 0
        self.unnamed = 0
        self.whole = True

    def stop(self, reason: str) -> None:
        """Something was not looked at: so nothing can be told of what is missing."""
        self.whole = False
        self.left_out.append(LeftOut("", reason))

    def read(self, calendar: Part) -> None:
        """Read one VCALENDAR."""
        zones = Zones(calendar, self.zone, self.window)
        self.names.append(calendar.text("X-WR-CALNAME") or calendar.text("NAME"))
        cancelling = calendar.word("METHOD") == "CANCEL"
        found: list[tuple[int, Written]] = []
        parts = self._to_read(calendar, zones, cancelling)
        for done, (number, part) in enumerate(parts):
            if self.time.is_spent():
                told = f"{len(parts) - done:,} events were not looked at. Those near today came first."
                self.stop(f"The file takes too long to read: {told}")
                break
            found += [(number, one) for one in self._read_event(number, part, zones, cancelling)]
        by_id: dict[str, list[Written]] = {}
        for _, one in sorted(found, key=lambda read: read[0]):
            by_id.setdefault(one.uid, []).append(one)
        self.ids |= by_id.keys()
        self._expand_all(by_id, zones)
        if not calendar.whole:
            self.stop("The file ends early: events may be missing.")
        self.notes += zones.notes.values()

    def _to_read(self, calendar: Part, zones: Zones, cancelling: bool) -> list[tuple[int, Part]]:
        """The events with their numbers: single ones, the nearest to today first, and series by turns. Those far from
        the window have nothing to say, unless they are cancelled, or there is another of the same id."""
        events = [part for part in calendar.parts if part.name == "VEVENT"]
        if len(events) > EVENTS - self.looked_at:
            events = events[: EVENTS - self.looked_at]
            self.stop(f"Only the first {EVENTS:,} events were read.")
        ids = Counter(part.lines.get("UID", [""])[0] for part in events)
        singles: list[tuple[int, int, Part]] = []
        others: list[tuple[int, int, Part]] = []
        for number, part in enumerate(events, self.looked_at + 1):
            day = first_day(part)
            alone = "UID" in part.lines and ids[part.lines["UID"][0]] == 1
            if alone and not cancelling and zones.is_far(day) and is_plain(part):
                self.ids.add(part.text("UID"))
            elif day is None or repeats(part):
                others.append((0, number, part))
            else:
                singles.append((abs((day - self.today).days), number, part))
        self.looked_at += len(events)
        singles.sort(key=lambda one: one[0])
        return [(one[1], one[2]) for both in zip_longest(singles, others) for one in both if one]

    def _read_event(self, number: int, part: Part, zones: Zones, cancelling: bool) -> list[Written]:
        place = place_of(part, number)
        if cancelling and part.whole and part.text("UID") and not {"DTSTART", "RECURRENCE-ID"} & part.lines.keys():
            self.cancelled.add(part.text("UID"))
            return []
        try:
            return [written(part, zones, self.people, place, cancelling)]
        except NotTaken as error:
            self._leave_out(place, str(error))
        except Exception:  # noqa: BLE001 - the library raises what it likes at a stranger's lines: it costs this event alone
            self._leave_out(place, "It cannot be read.")
        self.spoiled.add(part.text("UID"))
        self.ids.add(part.text("UID"))
        return []

    def _expand_all(self, by_id: dict[str, list[Written]], zones: Zones) -> None:
        missed = 0
        for uid, events in by_id.items():
            if any(one.rules or one.listed for one in events) and self.budget.is_spent():
                missed += 1
            else:
                self._expand(uid, newest(events), zones, uid not in self.spoiled)
        if missed:
            self.stop(f"The file takes too long to read: {missed:,} series were not looked at.")

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
                found = series(main, changed, zones, Window(self.covered, zones))
                self.events += found.events
                self.excluded |= {(uid, name) for name in found.excluded}
                if found.cut:
                    self._leave_out(main.title or uid, f"Only its first {RESULTS} dates were taken.")
                elif complete:
                    self.series.add(uid)
        except NotTaken as error:
            self._leave_out(events[0].title or uid, str(error))
        except Exception:  # noqa: BLE001 - the library raises what it likes at a stranger's rule: it costs this series alone
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
            series=frozenset(self.series if self.whole else ()),
            excluded=frozenset(self.excluded if self.whole else ()),
            cancelled=frozenset(self.cancelled),
            ids=frozenset(self.ids),
            whole=self.whole,
        )
