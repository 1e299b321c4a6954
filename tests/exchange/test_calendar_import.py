"""A calendar file brought in without a window: what is done, what is told, and what is counted as whole."""

import codecs
import zipfile
from collections.abc import Iterator
from datetime import datetime
from io import BytesIO
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from journal.errors import BadFile
from journal.exchange.calendar_import import (
    Told,
    import_calendar,
    is_calendar,
    preview_calendar,
    read_content,
    tell,
)
from journal.exchange.calendar_out import export_calendar
from journal.model import Colleague, Me, Meeting
from journal.store.journal import Journal
from tests.exchange.calendars import BERLIN, NOW, meetings, settle
from tests.journals import opened_journal

WITH_DANA = "ATTENDEE;CN=Dana Ortiz:mailto:dana@example.org"
ZOE = "ATTENDEE;CN=Zoe Quist:mailto:zoe@elsewhere.example"


def entry(*lines: str, uid: str = "a@example.org", title: str = "Sync", at: str = "20261124T100000") -> str:
    return "\n".join(["BEGIN:VEVENT", f"UID:{uid}", f"SUMMARY:{title}", f"DTSTART:{at}", *lines, "END:VEVENT"])


def calendar(*events: str) -> bytes:
    return "\n".join(["BEGIN:VCALENDAR", "VERSION:2.0", *events, "END:VCALENDAR", ""]).encode()


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    with opened_journal(tmp_path) as journal:
        with journal.change("Begin") as session:
            settle(session)
        yield journal


def bring(journal: Journal, content: bytes) -> Told:
    return tell(import_calendar(journal, read_content(content, NOW, BERLIN), NOW), dry_run=False)


def preview(journal: Journal | None, content: bytes) -> Told:
    return tell(preview_calendar(journal, read_content(content, NOW, BERLIN), NOW), dry_run=True)


def test_a_calendar_comes_in_as_one_step_and_again_adds_nothing(journal: Journal) -> None:
    content = calendar(entry(WITH_DANA), entry(WITH_DANA, "RRULE:FREQ=WEEKLY;COUNT=3", uid="b@example.org"))
    assert bring(journal, content) == Told(["4 meetings added."], [], True)
    assert journal.undo_label == "Import calendar"
    assert bring(journal, content) == Told(["nothing new."], [], True)
    with journal.reading() as session:
        assert len(meetings(session)) == 4
    journal.undo()
    with journal.reading() as session:
        assert meetings(session) == []


def test_what_would_happen_is_told_meeting_by_meeting_and_not_done(journal: Journal) -> None:
    bring(journal, calendar(entry(WITH_DANA), entry(WITH_DANA, uid="off@example.org", title="Retro")))
    told = preview(
        journal,
        calendar(
            entry(WITH_DANA, "LOCATION:Room 4", at="20261124T110000"),
            entry(WITH_DANA, "STATUS:CANCELLED", uid="off@example.org", title="Retro"),
            entry(WITH_DANA, "RRULE:FREQ=WEEKLY;COUNT=3", uid="new@example.org", title="Weekly"),
        ),
    )
    assert told.results == [
        "3 meetings would be added, 1 meeting would be changed, 1 meeting would be cancelled.",
        "  new: “Weekly”, Tuesday, 24 November 2026, 10:00, and 2 more until 8 December 2026 with Dana Ortiz",
        "  changed: “Sync”, Tuesday, 24 November 2026, 11:00 (time, place)",
        "  cancelled: “Retro”, Tuesday, 24 November 2026, 10:00 with Dana Ortiz: It is cancelled in the calendar.",
    ]
    with journal.reading() as session:
        assert [one.start.hour for one in meetings(session)] == [10, 10]


def test_what_is_left_out_is_named_with_its_reason_and_still_whole(journal: Journal) -> None:
    told = bring(
        journal,
        calendar(
            entry(uid="1", title="Lunch"),
            entry(WITH_DANA, uid="2", title="Holiday", at="20261224"),
            entry(WITH_DANA, uid="3", title="Old", at="20260901T100000"),
            entry(WITH_DANA, "TRANSP:TRANSPARENT", "RRULE:FREQ=DAILY;COUNT=3", uid="4", title="Focus"),
        ),
    )
    assert told == Told(
        ["nothing new."],
        [
            "Left out: “Lunch”, Tuesday, 24 November 2026, 10:00: Nobody else is in it.",
            "Left out: “Focus”, Tuesday, 24 November 2026, 10:00, and 2 more until 26 November 2026: "
            "It is marked as free time.",
            "Left out: “Holiday”, Thursday, 24 December 2026: It takes whole days.",
            "Left out: 1 event that was over more than a month ago.",
        ],
        True,
    )


def test_what_is_broken_is_named_and_not_whole(journal: Journal) -> None:
    told = bring(journal, calendar(entry(WITH_DANA), entry(WITH_DANA, uid="2", title="Broken", at="soon")))
    assert told.results == ["1 meeting added."]
    assert told.words == ["“Broken”: A day or time in it cannot be read."]
    assert not told.whole


def test_who_is_no_colleague_is_named_those_in_most_meetings_first(journal: Journal) -> None:
    near = "ATTENDEE;CN=J. Keller:mailto:jk@elsewhere.example"
    told = bring(journal, calendar(entry(WITH_DANA, near), entry(ZOE, uid="2"), entry(ZOE, WITH_DANA, uid="3")))
    assert told.words == [
        "Left out: “Sync”, Tuesday, 24 November 2026, 10:00: Nobody in it is among your colleagues.",
        "Not among your colleagues: Zoe Quist <zoe@elsewhere.example> (2 events).",
        "J. Keller <jk@elsewhere.example> (1 event) may be Jim Keller. Add the address to whom it belongs, and import"
        " again.",
    ]


def test_who_may_be_me_is_said_where_no_address_of_mine_is_known(journal: Journal) -> None:
    with journal.change("Forget") as session:
        session.query(Me).one().email = []
    told = bring(journal, calendar(entry(WITH_DANA, ZOE)))
    assert told.words[-1] == "Your profile names no address of yours, so one of these people may be you."


def test_many_strangers_are_counted(journal: Journal) -> None:
    crowds = [entry(*(f"ATTENDEE:mailto:p{n}{m}@example.net" for m in range(5)), uid=str(n)) for n in range(10)]
    assert "Not among your colleagues: 30 more people." in bring(journal, calendar(*crowds)).words


def test_without_a_journal_all_is_told_and_nothing_would_come_in() -> None:
    told = preview(None, calendar(entry(WITH_DANA)))
    assert told.results == ["nothing new."]
    assert "Not among your colleagues: Dana Ortiz <dana@example.org> (1 event)." in told.words


def test_times_are_in_the_zone_that_the_user_is_in(journal: Journal) -> None:
    zone = ZoneInfo("America/New_York")
    import_calendar(journal, read_content(calendar(entry(WITH_DANA)), NOW, zone), NOW)
    with journal.reading() as session:
        assert meetings(session)[0].start == datetime(2026, 11, 24, 10, tzinfo=zone)
        assert meetings(session)[0].time_zone == "America/New_York"


def test_an_archive_of_calendars_comes_in_and_one_bad_file_costs_only_itself(journal: Journal) -> None:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("work.ics", calendar(entry(WITH_DANA)))
        archive.writestr("bad.ics", "nothing")
        archive.writestr("private.ics", calendar(entry(WITH_DANA, uid="p@example.org", at="20261125T100000")))
    told = bring(journal, packed.getvalue())
    assert told.results == ["2 meetings added."]
    assert told.words == ["“bad.ics”: This is not a calendar file (.ics)."]
    assert not told.whole


def test_what_is_no_calendar_is_refused() -> None:
    with pytest.raises(BadFile, match="not a calendar"):
        read_content(b"nothing", NOW, BERLIN)


def test_a_journal_s_own_calendar_adds_nothing_to_it(journal: Journal, tmp_path: Path) -> None:
    with journal.change("Add meeting") as session:
        session.add(Meeting(id="m", title="By hand", start=NOW))
    bring(journal, calendar(entry(WITH_DANA, "RRULE:FREQ=WEEKLY;COUNT=3")))
    assert export_calendar(journal, tmp_path / "out.ics", NOW) == 4
    assert bring(journal, (tmp_path / "out.ics").read_bytes()).results == ["nothing new."]


def test_a_colleague_named_later_joins_at_the_next_import(journal: Journal) -> None:
    bring(journal, calendar(entry(ZOE)))
    with journal.change("Add colleague") as session:
        session.add(Colleague(name="Zoe Quist"))
    assert bring(journal, calendar(entry(ZOE))).results == ["1 meeting added."]


PLAIN = b"BEGIN:VCALENDAR\r\n"


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("any", PLAIN, True),
        ("a.json", PLAIN, True),
        ("any", b"\n begin:vcalendar", True),
        ("any", codecs.BOM_UTF8 + PLAIN, True),
        ("any", PLAIN.decode().encode("utf-16"), True),
        ("any", PLAIN.decode().encode("utf-16-be"), True),
        ("any", b"PK\x03\x04", True),
        ("a.ics", b"something else", True),
        ("a.ics", b'{"format": "partnership-journal"}', False),
        ("a.ics", b"BEGIN:VCARD\r\n", False),
        ("a.json", b'{"format": "partnership-journal"}', False),
        ("a.csv", b"First Name,Last Name", False),
        ("any", b"", False),
    ],
)
def test_a_calendar_is_known_by_what_is_in_it(name: str, content: bytes, expected: bool) -> None:
    assert is_calendar(Path(name), content) is expected
