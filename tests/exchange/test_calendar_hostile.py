"""Calendars that are broken, or meant to do harm: what can be read is read, the rest is named, and nothing hangs."""

import io
import random
import zipfile
from datetime import date, timedelta
from pathlib import Path
from time import thread_time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.errors import BadFile
from journal.exchange import calendar as calendars
from journal.exchange import calendar_text, calendar_zip
from journal.exchange.calendar import Calendar, LeftOut, read_calendar, read_calendars
from journal.exchange.calendar_rules import Budget
from journal.exchange.calendar_zones import OWN_RULES
from tests.exchange.test_calendar import BERLIN, FILES, WINDOW, calendar, event, text

GOOD = event("SUMMARY:Good", "DTSTART:20260105T090000Z", uid="good")
SAMPLES = [file.read_bytes() for file in sorted(FILES.glob("*.ics"))]


def left_out(*lines: str) -> LeftOut:
    """What is said of the event with these lines, while the good one beside it is read."""
    found = calendar(*event(*lines, uid="bad"), *GOOD)
    assert "Good" in [one.title for one in found.events]
    assert "bad" not in found.series
    (left,) = found.left_out
    return left


@pytest.mark.parametrize(
    ("lines", "reason"),
    [
        (["SUMMARY:A"], "It has no start."),
        (["SUMMARY:A", "DTSTART:soon"], "A day or time in it cannot be read."),
        (["SUMMARY:A", "DTSTART:20260230T090000Z"], "A day or time in it cannot be read."),
        (["SUMMARY:A", "DTSTART:20260105T250000Z"], "A day or time in it cannot be read."),
        (["SUMMARY:A", "DTSTART:00010101T000000Z"], "It has a year that is not from 1900 to 2200."),
        (["SUMMARY:A", "DTSTART:99991231T235959Z"], "It has a year that is not from 1900 to 2200."),
        (["SUMMARY:A", 'DTSTART;TZID="Europe:20260105T090000'], "A day or time in it cannot be read."),
        (["SUMMARY:A", "DTSTART:20260105T090000Z", "RECURRENCE-ID:x"], "A day or time in it cannot be read."),
        (["SUMMARY:A", "DTSTART:20260105T090000Z", "EXDATE:x"], "A day or time in it cannot be read."),
        (["SUMMARY:A", "DTSTART:20260105T090000Z", "RRULE:FREQ=SECONDLY"], "It repeats more often than daily."),
        (["SUMMARY:A", "DTSTART:20260105", "RRULE:FREQ=DAILY;COUNT3"], "Its rule for repeating cannot be read."),
        (["SUMMARY:A", "DTSTART:20260105", "RRULE:FREQ=DAILY;INTERVAL=0"], "Its rule for repeating cannot be read."),
        (["SUMMARY:A", "DTSTART:20260105T090000Z", "RRULE:FREQ=A;UNTIL=x"], "Its rule for repeating cannot be read."),
    ],
)  # fmt: skip
def test_one_broken_event_is_named_and_never_costs_the_rest(lines: list[str], reason: str) -> None:
    assert left_out(*lines) == LeftOut("A", reason)


def test_a_broken_event_without_a_title_is_named_by_its_id_or_its_place() -> None:
    assert left_out("DTSTART:x").place == "bad"
    found = calendar(*GOOD, "BEGIN:VEVENT", "DTSTART:x", "END:VEVENT")
    assert [one.place for one in found.left_out] == ["event 2"]


def test_a_broken_place_or_guest_costs_only_itself() -> None:
    lines = ['LOCATION;X="a:B', 'ATTENDEE;CN="Bo:mailto:bo@example.org', 'ORGANIZER;CN="Bo:mailto:bo@example.org']
    found = calendar(*event("SUMMARY:A", "DTSTART:20260105T090000Z", *lines, "SEQUENCE:many", "STATUS"))
    assert [(one.title, one.where, one.invited, one.sequence) for one in found.events] == [("A", "", (), 0)]


def test_a_series_of_which_one_change_cannot_be_read_tells_nothing_of_what_vanished() -> None:
    lines = event("SUMMARY:A", "DTSTART:20260105T090000Z", "RRULE:FREQ=WEEKLY;COUNT=2", uid="bad")
    lines += event("SUMMARY:A", "DTSTART:x", "RECURRENCE-ID:20260112T090000Z", uid="bad")
    found = calendar(*lines)
    assert len(found.events) == 2
    assert found.series == frozenset()
    assert len(found.left_out) == 1


@pytest.mark.parametrize(
    "content", [b"", b"\0" * 1000, b"PNG\x89\x01\x02", b"BEGIN:VCARD\nEND:VCARD", b"\xff\xfe", b"PK\x03"]
)
def test_what_is_no_calendar_is_refused(content: bytes) -> None:
    for read in (read_calendar, read_calendars):
        with pytest.raises(BadFile):
            read(content, BERLIN, WINDOW)


def test_a_file_that_ends_early_is_read_up_to_there() -> None:
    lines = [*GOOD, "BEGIN:VEVENT", "SUMMARY:Half", "DTSTART:20260105T090000Z"]
    found = read_calendar("\r\n".join(["BEGIN:VCALENDAR", *lines]).encode(), BERLIN, WINDOW)
    assert [one.title for one in found.events] == ["Good"]
    assert [one.place for one in found.left_out] == ["Half", ""]
    assert found.left_out[1].reason == "The file ends early: events may be missing."


def test_an_event_that_has_lost_its_end_does_not_swallow_the_next() -> None:
    found = calendar("BEGIN:VEVENT", "SUMMARY:Half", "DTSTART:20260105T090000Z", *GOOD)
    assert [one.title for one in found.events] == ["Good"]
    assert found.left_out == (LeftOut("Half", "It is cut off: the file is damaged here."),)


def test_what_stands_inside_an_event_is_not_its_own() -> None:
    alarm = ["BEGIN:VALARM", "SUMMARY:Beep", "DTSTART:20300101T000000Z", "BEGIN:X", "UID:x", "END:X", "END:VALARM"]
    found = calendar(*event(*alarm, "SUMMARY:Real", "DTSTART:20260105T090000Z"))
    assert [(one.uid, one.title) for one in found.events] == [("one", "Real")]


def test_a_calendar_that_is_nested_too_deeply_is_refused() -> None:
    with pytest.raises(BadFile, match="nested too deeply"):
        calendar(*["BEGIN:X"] * 1000)


def test_a_calendar_that_is_too_large_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    assert calendar_text.LARGEST == 50 * 1024 * 1024
    monkeypatch.setattr(calendar_text, "LARGEST", 100)
    with pytest.raises(BadFile, match="larger than 50 MB"):
        calendar(*GOOD)


def test_a_series_without_an_end_is_cut_and_said_so() -> None:
    found = calendar(*event("SUMMARY:A", "DTSTART:20200105T090000Z", "RRULE:FREQ=DAILY;BYHOUR=9,15"))
    assert len(found.events) == 750
    assert found.left_out == (LeftOut("A", "Only its first 750 dates were taken."),)
    assert found.series == frozenset()


def test_series_are_expanded_for_two_years_at_the_most() -> None:
    lines = event("DTSTART:20200105T090000Z", "RRULE:FREQ=MONTHLY")
    found = calendar(*lines, window=(date(2026, 1, 1), date(2190, 1, 1)))
    assert found.covered == (date(2026, 1, 1), date(2028, 1, 2))
    assert max(one.start.date() for one in found.events) <= date(2028, 1, 2)


def test_any_window_is_brought_into_the_years_in_which_people_live() -> None:
    for window in ((date.min, date.min), (date.max, date.max), (date.min, date.max)):
        calendar(*event("DTSTART:20200105T090000Z", "RRULE:FREQ=MONTHLY"), *GOOD, window=window)


def test_a_great_many_broken_events_are_counted() -> None:
    found = calendar(*event("DTSTART:x") * 1_000)
    assert len(found.left_out) == calendars.NAMED + 1
    assert found.left_out[-1].reason == "800 more events cannot be read."


def test_a_great_many_events_are_read_to_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(calendars, "EVENTS", 3)
    found = calendar(*[line for number in range(9) for line in event("DTSTART:20260105T090000Z", uid=str(number))])
    assert len(found.events) == 3
    assert found.left_out[0].reason.startswith("Only the first 3 events")


@pytest.mark.parametrize(
    "flood", [["TRANSP:X"] * 5_001, ["EXDATE:" + "20260105T090000Z," * 5_001], ["RRULE:FREQ=DAILY"] * 6]
)
def test_a_flood_within_one_event_is_refused(flood: list[str]) -> None:
    reason = "It has more lines, dates or rules than any event needs."
    assert left_out("SUMMARY:A", "DTSTART:20260105T090000Z", *flood) == LeftOut("A", reason)


def test_a_time_zone_with_hostile_rules_costs_no_more_than_a_name() -> None:
    zone = ["BEGIN:VTIMEZONE", "TZID:Bad"]
    for rule in ("FREQ=SECONDLY", f"FREQ=DAILY;COUNT={10**9}", "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30"):
        zone += ["BEGIN:STANDARD", "DTSTART:16010101T000000", "TZOFFSETFROM:+0100", "TZOFFSETTO:+0200"]
        zone += [f"RRULE:{rule}", "END:STANDARD"]
    found = calendar(*zone, "END:VTIMEZONE", *event("SUMMARY:A", "DTSTART;TZID=Bad:20260105T090000"), *GOOD)
    assert len(found.events) == 2
    assert [note.place for note in found.notes] == ["A"]


@pytest.mark.parametrize(
    "lines",
    [
        [f"RRULE:FREQ=DAILY;COUNT={10**9}"],
        ["RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30"],
        ["RRULE:FREQ=YEARLY;BYYEARDAY=" + ",".join(map(str, range(1, 367)))],
        ["RRULE:FREQ=DAILY;BYHOUR=" + ",".join(map(str, range(24)))],
        ["RRULE:FREQ=DAILY"] * 5,
        ["RRULE:FREQ=DAILY", "EXDATE:" + ",".join(["20260105T000000Z"] * 2_500)],
    ],
)
def test_a_thousand_of_the_worst_series_end(lines: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """In a file's time for rules, and that of one of them more; what was read before is there."""
    monkeypatch.setattr(calendars, "Budget", lambda: Budget(1))
    flood = [line for number in range(1_000) for line in event("DTSTART:19000101T000000Z", *lines, uid=f"bad {number}")]
    begin = thread_time()
    found = calendar(*GOOD, *flood)
    assert thread_time() - begin < 5
    assert "Good" in [one.title for one in found.events]
    assert not found.whole
    assert found.series == frozenset()
    assert any("too long" in one.reason for one in found.left_out)


@pytest.mark.parametrize("piece", ["(UTC)", '""', ";A=B", "(UTC-05:00)", '"a"', "\\", "tzone:", ";A=(GMT"])
def test_no_line_takes_for_ever_to_be_understood(piece: str) -> None:
    """With a pattern that tries each way to split it, the time doubles with every piece."""
    lines = event("DTSTART;TZID=" + piece * 50_000, f"SUMMARY:{piece * 50_000}", f"ATTENDEE;CN={piece * 50_000}")
    assert len(calendar(*lines).left_out) == 1


class TestArchives:
    @staticmethod
    def zipped(*members: tuple[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
        archive = io.BytesIO()
        with zipfile.ZipFile(archive, "w", method) as file:
            for name, content in members:
                file.writestr(name, content)
        return archive.getvalue()

    def read(self, content: bytes) -> tuple[Calendar, ...]:
        return read_calendars(content, BERLIN, WINDOW)

    def test_a_path_in_an_archive_leads_nowhere(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.chdir(tmp_path)
        good = text(*GOOD).encode()
        found = self.read(self.zipped(("../../out.ics", good), ("/etc/out.ics", good), ("C:\\out.ics", good)))
        assert [(one.name, len(one.events)) for one in found] == [("out", 1)] * 3
        assert list(tmp_path.rglob("*")) == []

    def test_a_bomb_is_not_unpacked(self) -> None:
        bomb = b"BEGIN:VCALENDAR\n" + b" " * (calendar_zip.LARGEST + 1)
        found = self.read(self.zipped(("bomb.ics", bomb), ("good.ics", text(*GOOD).encode())))
        assert found[0].left_out == (LeftOut("bomb.ics", "It is larger than a calendar can be."),)
        assert len(found[1].events) == 1

    def test_many_that_are_large_together_are_not_all_unpacked(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(calendar_zip, "TOGETHER", 1_000)
        good = text(*GOOD).encode()
        found = self.read(self.zipped(*[(f"{number}.ics", good) for number in range(20)]))
        assert sum(len(one.events) for one in found) == 1_000 // len(good)
        assert len(found) == 20

    def test_too_many_files_are_refused(self) -> None:
        with pytest.raises(BadFile, match="too many files"):
            self.read(self.zipped(*[(f"{number}.txt", b"") for number in range(1_001)]))

    def test_an_archive_without_a_calendar_is_refused(self) -> None:
        for members in ([], [("a.txt", b"a")], [("__MACOSX/._a.ics", b"a")]):
            with pytest.raises(BadFile, match=r"no calendar file"):
                self.read(self.zipped(*members))

    def test_a_member_that_is_no_calendar_is_named(self) -> None:
        found = self.read(self.zipped(("a.ics", b"nothing"), ("b.ics", text(*GOOD).encode())))
        assert found[0].left_out == (LeftOut("a.ics", "This is not a calendar file (.ics)."),)
        assert len(found[1].events) == 1

    def test_an_unusual_packing_is_named(self) -> None:
        (found,) = self.read(self.zipped(("a.ics", text(*GOOD).encode()), method=zipfile.ZIP_LZMA))
        assert found.left_out == (LeftOut("a.ics", "It is packed in a way that is not known here."),)

    def test_a_broken_member_is_named(self) -> None:
        content = bytearray(self.zipped(("a.ics", text(*GOOD).encode()), method=zipfile.ZIP_STORED))
        content[60] ^= 0xFF
        (found,) = self.read(bytes(content))
        assert found.left_out == (LeftOut("a.ics", "It is damaged."),)

    @given(st.integers(0, 2**32), st.integers(1, 20))
    def test_a_mutated_archive_is_read_or_refused(self, seed: int, changes: int) -> None:
        chance = random.Random(seed)
        content = bytearray(self.zipped(("a.ics", SAMPLES[2]), ("b.ics", SAMPLES[3])))
        for _ in range(changes):
            content[chance.randrange(4, len(content))] = chance.randrange(256)
        read_or_refused(bytes(content))


def read_or_refused(content: bytes) -> None:
    try:
        found = read_calendars(content, BERLIN, WINDOW)
    except BadFile:
        found = ()
    for one in (one for each in found for one in each.events):
        assert one.start.utcoffset() is not None
        assert one.minutes is None or 0 < one.minutes <= 10_080
        assert one.time_zone == "" or ZoneInfo(one.time_zone)
        assert one.uid
        assert "\n" not in one.title + one.where


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    read_or_refused(content)
    read_or_refused(b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20260101T000000\n" + content)


@given(st.sampled_from(SAMPLES), st.integers(0, 2**32), st.integers(1, 30))
def test_a_mutated_sample_is_read_or_refused(content: bytes, seed: int, changes: int) -> None:
    chance = random.Random(seed)
    mutated = bytearray(content)
    for _ in range(changes):
        place = chance.randrange(len(mutated))
        match chance.randrange(4):
            case 0:
                mutated[place] = chance.randrange(256)
            case 1:
                del mutated[place : place + chance.randrange(40)]
            case 2:
                mutated[place:place] = mutated[place : place + chance.randrange(200)]
            case _:
                mutated[place:place] = chance.choice(
                    [
                        b"99999999999",
                        b";",
                        b":",
                        b'"',
                        b"\n",
                        b"\0",
                        b"\xff",
                        b"T",
                        b"-",
                        b"BEGIN:VEVENT\n",
                        b"DAILY",
                        b",",
                    ]
                )
        mutated = mutated or bytearray(b" ")
    read_or_refused(bytes(mutated))


@given(st.sampled_from(SAMPLES), st.floats(0, 1))
def test_a_sample_cut_anywhere_is_read_up_to_there_or_refused(content: bytes, part: float) -> None:
    read_or_refused(content[: int(len(content) * part)])


@given(st.lists(st.sampled_from([line for sample in SAMPLES for line in sample.splitlines()]), max_size=60))
def test_lines_in_any_order_are_read_or_refused(lines: list[bytes]) -> None:
    read_or_refused(b"BEGIN:VCALENDAR\n" + b"\n".join(lines))


def test_a_flood_of_zones_with_rules_of_their_own_is_said() -> None:
    lines: list[str] = []
    for number in range(OWN_RULES + 2):
        lines += ["BEGIN:VTIMEZONE", f"TZID:Z{number}", "BEGIN:STANDARD", "DTSTART:16010101T000000"]
        lines += ["TZOFFSETFROM:+0123", "TZOFFSETTO:+0123", "END:STANDARD", "END:VTIMEZONE"]
        lines += event(f"DTSTART;TZID=Z{number}:20260105T090000", f"SUMMARY:{number}", uid=str(number))
    found = calendar(*lines)
    assert len(found.events) == OWN_RULES + 2
    assert [note.place for note in found.notes] == [str(OWN_RULES), str(OWN_RULES + 1)]


def many(count: int, step: int = 1) -> list[str]:
    """Events on days that are ever further from the first of January 2026, the furthest first."""
    first = date(2026, 1, 1)
    return [
        line
        for number in range(count, 0, -1)
        for line in event(f"DTSTART:{first + timedelta(days=number * step):%Y%m%d}T090000Z", uid=str(number))
    ]


class Counted(Budget):
    """It is spent after being asked so often."""

    def __init__(self, cutting: int = 10**9, reading: int = 10**9) -> None:
        self._shares = {calendars.TO_CUT: cutting, calendars.TO_READ: reading}
        self._left = 10**9

    def is_spent(self) -> bool:
        self._left -= 1
        return self._left < 0

    def share(self, part: float) -> "Counted":
        made = Counted()
        made._left = self._shares[part]
        return made


def test_where_the_time_is_up_what_is_nearest_to_today_was_read() -> None:
    found = read_calendar(text(*many(300)).encode(), BERLIN, WINDOW, date(2026, 1, 1), Counted(reading=6))
    assert [one.uid for one in found.events] == ["1", "2", "3", "4", "5"]
    assert not found.whole
    (left,) = found.left_out
    assert left.reason == (
        "The file takes too long to read: 295 events were not looked at. Those near today came first."
    )


def test_where_the_time_is_up_while_a_file_is_cut_its_beginning_is_read() -> None:
    found = read_calendar(text(*many(300)).encode(), BERLIN, WINDOW, None, Counted(cutting=5))
    assert 10 < len(found.events) < 300
    assert found.left_out == (LeftOut("", "The file is too long: only its beginning was looked at."),)


def test_where_the_time_is_up_among_many_calendars_that_is_said_once() -> None:
    content = "\r\n".join(text(*GOOD) for _ in range(50)).encode()
    found = read_calendar(content, BERLIN, WINDOW, None, Counted(reading=6))
    assert not found.whole
    assert len(found.left_out) <= 2


def test_a_file_of_too_many_lines_is_read_to_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(calendar_text, "IN_FILE", 100)
    found = calendar(*GOOD, *["COMMENT:x"] * 200, *event("SUMMARY:A", "DTSTART:20260105T090000Z"))
    assert [one.title for one in found.events] == ["Good"]
    assert found.left_out == (LeftOut("", "The file is too long: only its beginning was looked at."),)


def test_what_is_far_away_is_passed_over_but_not_what_belongs_to_something_near() -> None:
    far = ["DTSTART:20160105T090000Z"]
    lines = [*event(*far, uid="far"), *event(*far, "DTEND:soon", uid="far and broken")]
    lines += event("DTSTART:20260105T090000Z", uid="moved") + event(*far, "SEQUENCE:1", uid="moved")
    lines += event(*far, "STATUS:CANCELLED", uid="off") + event(*far, "SUMMARY:Canceled: A", uid="off, too")
    lines += event(*far, "RRULE:FREQ=YEARLY", uid="series") + event(*far, "RDATE:20260105T090000Z", uid="listed")
    lines += event(*far, "RECURRENCE-ID:20260105T090000Z", uid="instance")
    found = calendar(*lines)
    assert {one.uid for one in found.events} == {"series", "listed", "instance"}
    assert found.cancelled == {"off", "off, too"}
    assert found.ids == {"far", "far and broken", "moved", "off", "off, too", "series", "listed", "instance"}
    assert found.whole


@given(st.sampled_from(SAMPLES), st.dates(date(2015, 1, 1), date(2035, 1, 1)))
def test_every_event_within_a_window_is_there_in_a_wider_one_too(content: bytes, day: date) -> None:
    """What is passed over for being far from the window never belongs to it."""
    near = read_calendar(content, BERLIN, (day, day + timedelta(days=20)))
    wide = read_calendar(content, BERLIN, (day - timedelta(days=200), day + timedelta(days=300)))
    assert {(one.uid, one.recurrence_id, one.start) for one in near.events} <= {
        (one.uid, one.recurrence_id, one.start) for one in wide.events
    }
