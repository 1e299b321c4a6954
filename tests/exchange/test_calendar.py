"""Calendars as programs really export them (tests/data/calendars/README.md) are read as they are meant."""

import subprocess
import sys
import zipfile
from datetime import UTC, date, datetime, timedelta
from io import BytesIO
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journal.exchange.calendar import Calendar, Event, Person, read_calendar, read_calendars, together

FILES = Path(__file__).resolve().parent.parent / "data" / "calendars"
BERLIN = ZoneInfo("Europe/Berlin")
WINDOW = (date(2026, 1, 1), date(2027, 6, 30))


def sample(name: str) -> Calendar:
    return read_calendar((FILES / name).read_bytes(), BERLIN, WINDOW)


def calendar(*lines: str, zone: ZoneInfo = BERLIN, window: tuple[date, date] = WINDOW) -> Calendar:
    """A calendar with these lines in it."""
    return read_calendar(text(*lines).encode(), zone, window)


def text(*lines: str) -> str:
    return "\r\n".join(["BEGIN:VCALENDAR", "VERSION:2.0", *lines, "END:VCALENDAR", ""])


def event(*lines: str, uid: str = "one") -> list[str]:
    return ["BEGIN:VEVENT", f"UID:{uid}", *lines, "END:VEVENT"]


def only(found: Calendar) -> Event:
    assert found.left_out == ()
    (one,) = found.events
    return one


def starts(found: Calendar, uid: str | None = None) -> list[str]:
    return [f"{one.start:%Y-%m-%d %H:%M}" for one in found.events if uid in (None, one.uid)]


def test_reading_calendars_costs_nothing_until_one_is_read() -> None:
    heavy = "{'icalendar', 'dateutil', 'sqlalchemy'}"
    code = f"import sys, journal.exchange.calendar; print({heavy} & sys.modules.keys())"
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert said.stdout.strip() == "set()"


class TestGoogle:
    def test_a_moved_instance_stands_in_for_the_one_of_its_series(self) -> None:
        """Google writes no EXDATE for it, and may write it before its series."""
        found = sample("google.ics")
        assert starts(found, "5weekly0planning7@google.com") == [
            "2026-09-14 10:00", "2026-09-28 10:00", "2026-10-06 14:00", "2026-10-12 10:00", "2026-10-19 10:00",
            "2026-10-26 10:00", "2026-11-02 10:00", "2026-11-09 10:00",
        ]  # fmt: skip
        moved = found.events[2]
        assert (moved.title, moved.recurrence_id, moved.sequence) == ("Planning (moved)", "20261005T080000Z", 1)

    def test_a_cancelled_instance_is_told_with_those_who_would_have_come(self) -> None:
        (cancelled,) = [one for one in sample("google.ics").events if one.cancelled]
        assert cancelled.recurrence_id == "20261026T090000Z"
        assert cancelled.organiser == Person("Tomas Havel", "tomas.havel@example.org")
        assert [one.person.name for one in cancelled.invited] == ["Nora Lindqvist", "Kleiner Saal (8)"]

    def test_an_excluded_instance_is_named(self) -> None:
        found = sample("google.ics")
        assert found.excluded == {("5weekly0planning7@google.com", "20260921T080000Z")}
        assert found.series == {"5weekly0planning7@google.com"}

    def test_rooms_answers_and_names_in_folded_lines(self) -> None:
        planning, moved = sample("google.ics").events[0], sample("google.ics").events[2]
        assert [(one.person.name, one.kind, one.answer) for one in planning.invited] == [
            ("Nora Lindqvist", "INDIVIDUAL", "ACCEPTED"),
            ("Kleiner Saal (8)", "RESOURCE", "ACCEPTED"),
        ]
        assert moved.invited[1].person == Person("", "tomas.havel@example.org")  # Google's CN is the address again
        assert moved.invited[1].answer == "DECLINED"

    def test_a_time_in_utc_is_shown_in_the_calendar_s_own_zone(self) -> None:
        (coffee,) = [one for one in sample("google.ics").events if one.uid == "coffee0@google.com"]
        assert (coffee.time_zone, coffee.start.isoformat()) == ("Europe/Stockholm", "2026-11-24T10:00:00+01:00")
        assert coffee.free

    def test_whole_days_begin_at_midnight_where_the_user_is(self) -> None:
        (closed,) = [one for one in sample("google.ics").events if one.all_day]
        assert (closed.start, closed.minutes) == (datetime(2026, 12, 24, tzinfo=BERLIN), 3 * 24 * 60)
        assert closed.title == "Office closed"

    def test_the_archive_that_google_exports(self) -> None:
        archive = BytesIO()
        with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as file:
            file.writestr("nora@example.org.ical/Nora_nora@example.org.ics", (FILES / "google.ics").read_bytes())
            file.writestr("nora@example.org.ical/Team.ics", text(*event("SUMMARY:A", "DTSTART:20261001T080000Z")))
            file.writestr("nora@example.org.ical/read me.txt", "no calendar")
        found = read_calendars(archive.getvalue(), BERLIN, WINDOW)
        assert [(one.name, len(one.events), one.left_out) for one in found] == [
            ("Nora Lindqvist", 10, ()),
            ("Team", 1, ()),
        ]
        assert len(together((*found, *found)).events) == 11


class TestOutlook:
    def test_windows_names_of_zones(self) -> None:
        found = sample("outlook.ics")
        meetings = [one for one in found.events if one.title == "Abstimmung Qualität, Übergabe"]
        assert [one.start.isoformat() for one in meetings] == [
            "2026-10-21T10:30:00+02:00",
            "2026-11-18T10:30:00+01:00",
            "2026-12-16T10:30:00+01:00",
        ]
        assert {one.time_zone for one in meetings} == {"Europe/Berlin"}
        assert {one.where for one in meetings} == {"Raum Nord; 3. Stock"}

    def test_a_customised_zone_is_known_by_its_rules_since_1601(self) -> None:
        (call,) = [one for one in sample("outlook.ics").events if one.uid == "customized-1"]
        assert (call.time_zone, call.start.isoformat()) == ("America/New_York", "2026-11-02T09:30:00-05:00")

    def test_zones_by_the_names_that_windows_shows(self) -> None:
        """In quotes or, as some versions write them, without, though there is a colon in them."""
        found = {one.uid: one for one in sample("outlook.ics").events}
        assert (found["shown-1"].time_zone, found["shown-1"].start.hour) == ("America/New_York", 9)
        assert found["shown-2"].start.astimezone(UTC) == datetime(2026, 7, 6, 7, 30, tzinfo=UTC)

    def test_a_zone_that_nobody_knows_is_said_never_silently_taken(self) -> None:
        found = sample("outlook.ics")
        (walk,) = [one for one in found.events if one.uid == "unknown-1"]
        assert walk.start == datetime(2026, 7, 7, 9, 30, tzinfo=BERLIN)
        (note,) = found.notes
        assert note.place == "Walk through the plant"
        assert "“Zeit im Werk Nord” is not known" in note.reason

    def test_people_in_tab_folded_lines_and_single_quotes(self) -> None:
        meeting = next(one for one in sample("outlook.ics").events if one.invited)
        assert [(*one.person, one.kind) for one in meeting.invited] == [
            ("Bruno Keller", "bruno.keller@example.com", "INDIVIDUAL"),
            ("Raum Nord", "raum.nord@example.com", "RESOURCE"),
            ("Kurth, Anne", "", "INDIVIDUAL"),
        ]
        assert meeting.organiser == Person("Kurth, Anne", "anne.kurth@example.com")

    def test_one_s_own_appointment_has_no_organiser_and_free_time_is_free(self) -> None:
        (call,) = [one for one in sample("outlook.ics").events if one.uid == "customized-1"]
        assert call.organiser is None
        assert call.free

    def test_canceled_before_the_title_means_cancelled(self) -> None:
        (forecast,) = [one for one in sample("outlook.ics").events if one.uid == "shown-1"]
        assert (forecast.title, forecast.cancelled) == ("Forecast", True)


class TestExchange:
    def test_zone_names_in_the_user_s_language_are_known_by_their_rules(self) -> None:
        found = sample("exchange.ics")
        series = [one for one in found.events if one.title == "Jour fixe"]
        assert {one.time_zone for one in series} == {"Europe/Berlin"}
        assert [f"{one.start:%d.%m. %H:%M}" for one in series[:4]] == [
            "20.10. 09:00", "05.11. 09:00", "17.11. 09:00", "19.11. 09:00",
        ]  # fmt: skip
        assert series[-1].start.date() == date(2026, 12, 31)
        assert all(one.cancelled for one in series)
        assert len(found.excluded) == 2

    def test_a_clock_of_its_own_is_reckoned_by_its_rules(self) -> None:
        (odd,) = [one for one in sample("exchange.ics").events if one.uid == "odd-clock"]
        assert odd.start.astimezone(UTC) == datetime(2026, 10, 20, 1, 40, tzinfo=UTC)
        assert (odd.time_zone, odd.minutes) == ("", 45)

    def test_exchange_has_a_name_of_its_own_for_utc(self) -> None:
        (one,) = [one for one in sample("exchange.ics").events if one.uid == "in-utc"]
        assert one.start.astimezone(UTC) == datetime(2026, 10, 20, 9, tzinfo=UTC)

    def test_the_same_zone_name_means_each_file_s_own_rules(self) -> None:
        def file(offset: str) -> Calendar:
            zone = ["BEGIN:VTIMEZONE", "TZID:Custom", "BEGIN:STANDARD", "DTSTART:16010101T000000"]
            zone += [f"TZOFFSETFROM:{offset}", f"TZOFFSETTO:{offset}", "END:STANDARD", "END:VTIMEZONE"]
            return calendar(*zone, *event("DTSTART;TZID=Custom:20260601T120000"))

        assert only(file("+0300")).start.astimezone(UTC).hour == 9
        assert only(file("-0300")).start.astimezone(UTC).hour == 15


class TestApple:
    def test_addresses_in_a_parameter_of_their_own_and_odd_answers(self) -> None:
        (shift,) = [one for one in sample("apple.ics").events if one.uid == "8A1D-APPLE-1"]
        assert [(*one.person, one.kind, one.answer) for one in shift.invited] == [
            ("Mira Sato", "mira.sato@example.net", "INDIVIDUAL", "X-UNDECIDED"),
            ('Ole "Bo" Berg', "ole@example.net", "INDIVIDUAL", "ACCEPTED"),
            ("Saal 2", "", "ROOM", "ACCEPTED"),
        ]
        assert shift.organiser == Person("Mira Sato", "mira.sato@example.net")
        assert shift.where == "Stadtpark, Am Teich 1, Bonn"
        assert shift.title == "Night shift handover 👩🏽‍🔧"

    def test_a_night_in_which_the_clocks_change_is_as_long_as_it_is(self) -> None:
        (shift,) = [one for one in sample("apple.ics").events if one.uid == "8A1D-APPLE-1"]
        assert shift.minutes == 3 * 60 + 15

    @pytest.mark.parametrize("zone", ["Europe/Berlin", "America/New_York", "Asia/Tokyo"])
    def test_floating_times_are_the_user_s(self, zone: str) -> None:
        content = (FILES / "apple.ics").read_bytes()
        found = read_calendar(content, ZoneInfo(zone), WINDOW).events
        (walk,) = [one for one in found if one.uid == "8A1D-APPLE-2"]
        assert walk.start == datetime(2026, 9, 15, 8, tzinfo=ZoneInfo(zone))
        assert (walk.minutes, walk.time_zone) == (90, zone)

    def test_a_leap_day_comes_every_fourth_year(self) -> None:
        window = (date(2027, 6, 1), date(2028, 12, 31))
        found = read_calendar((FILES / "apple.ics").read_bytes(), BERLIN, window)
        assert [(one.recurrence_id, one.all_day) for one in found.events] == [("20280229", True)]


def test_nextcloud_the_same_event_twice_is_the_last_that_was_changed() -> None:
    budget = only(sample("nextcloud.ics"))
    assert (budget.title, budget.start.hour, budget.sequence) == ("Budget, fourth try", 13, 3)


def test_thunderbird_lists_and_changes_from_one_day_on() -> None:
    found = sample("thunderbird.ics")
    assert [f"{one.start:%d.%m. %H:%M}" for one in found.events] == [
        "22.10. 09:30", "23.10. 09:30", "25.10. 09:30", "26.10. 11:00", "27.10. 11:00", "01.11. 11:00", "02.11. 11:00",
    ]  # fmt: skip
    assert found.events[-1].title == "Stand-up, later"
    assert found.events[3].recurrence_id == "20261026T083000Z"


class TestCancelling:
    def test_a_message_that_cancels_a_series_names_it_though_its_first_day_is_past(self) -> None:
        found = sample("cancelled-series.ics")
        assert found.events == ()
        assert found.cancelled == {"040000008200E00074C5B7101A82E0080000000010A7C9"}

    def test_a_message_that_cancels_one_instance_does_not_touch_its_series(self) -> None:
        found = sample("cancelled-instance.ics")
        cancelled = only(found)
        assert (cancelled.recurrence_id, cancelled.cancelled, cancelled.sequence) == ("20261012T080000Z", True, 2)
        assert found.cancelled == found.series == frozenset()

    def test_a_message_may_leave_out_when_it_was(self) -> None:
        assert calendar("METHOD:CANCEL", *event("SEQUENCE:2")).cancelled == {"one"}
        one = only(calendar("METHOD:CANCEL", *event("RECURRENCE-ID:20261012T080000Z")))
        assert (one.recurrence_id, one.cancelled) == ("20261012T080000Z", True)

    def test_a_cancelled_series_with_its_rule_cancels_each_instance(self) -> None:
        lines = event("DTSTART:20260105T090000Z", "RRULE:FREQ=WEEKLY;COUNT=3", "STATUS:CANCELLED")
        assert [one.cancelled for one in calendar(*lines).events] == [True, True, True]

    def test_an_invitation_and_its_cancelling_in_one_file_are_cancelled(self) -> None:
        asked = text("METHOD:REQUEST", *event("DTSTART:20260105T090000Z", "SEQUENCE:0"))
        off = text("METHOD:CANCEL", *event("DTSTART:20260105T090000Z", "SEQUENCE:1"))
        for content in (asked + off, off + asked):
            assert only(read_calendar(content.encode(), BERLIN, WINDOW)).cancelled

    @pytest.mark.parametrize("title", ["Canceled: Sync", "Cancelled : Sync", "Abgesagt: Sync", "Canceled event: Sync"])
    def test_words_before_the_title(self, title: str) -> None:
        one = only(calendar(*event(f"SUMMARY:{title}", "DTSTART:20260105T090000Z")))
        assert (one.title, one.cancelled) == ("Sync", True)

    @pytest.mark.parametrize("title", ["Cancelled flights", "How we canceled: a story", "Sync: canceled"])
    def test_other_titles_are_let_be(self, title: str) -> None:
        one = only(calendar(*event(f"SUMMARY:{title}", "DTSTART:20260105T090000Z")))
        assert (one.title, one.cancelled) == (title, False)


class TestTimes:
    @settings(max_examples=25)
    @given(
        st.integers(0, 23), st.sampled_from(["Europe/Berlin", "America/New_York", "Australia/Sydney", "Asia/Kolkata"])
    )
    def test_the_wall_time_stays_when_the_clocks_change(self, hour: int, zone: str) -> None:
        lines = event(f"DTSTART;TZID={zone}:20260105T{hour:02}3000", "RRULE:FREQ=DAILY;COUNT=365", "DURATION:PT45M")
        found = calendar(*lines, window=(date(2026, 1, 1), date(2027, 2, 1))).events
        assert len(found) == 365
        odd = [one for one in found if (one.start.hour, one.start.minute) != (hour, 30)]
        assert len(odd) <= 1  # the one night in which that time does not exist
        assert {one.minutes for one in found} == {45}

    def test_a_time_that_the_clocks_skip_is_the_one_that_they_then_show(self) -> None:
        one = only(calendar(*event("DTSTART;TZID=Europe/Berlin:20260329T023000")))
        assert one.start.isoformat() == "2026-03-29T03:30:00+02:00"

    def test_days_in_a_list_of_exceptions_take_out_a_time(self) -> None:
        """Some programs write EXDATE as a day, or in UTC, or without a zone, though the series has one."""
        for line in (
            "EXDATE;VALUE=DATE:20260713",
            "EXDATE:20260713T070000Z",
            "EXDATE:20260713T090000",
            "EXDATE;TZID=America/New_York:20260713T030000",
        ):
            found = calendar(
                *event("DTSTART;TZID=Europe/Berlin:20260706T090000", "RRULE:FREQ=WEEKLY;COUNT=3", line),
                zone=ZoneInfo("Asia/Tokyo"),
            )
            assert starts(found) == ["2026-07-06 09:00", "2026-07-20 09:00"], line
            assert found.excluded == {("one", "20260713T070000Z")}, line

    def test_a_changed_instance_of_a_series_named_by_its_day(self) -> None:
        lines = event("DTSTART;TZID=Europe/Berlin:20260706T090000", "RRULE:FREQ=WEEKLY;COUNT=2")
        lines += event("DTSTART;TZID=Europe/Berlin:20260714T100000", "RECURRENCE-ID;VALUE=DATE:20260713")
        found = calendar(*lines)
        assert [(one.recurrence_id, one.start.day) for one in found.events] == [
            ("20260706T070000Z", 6),
            ("20260713T070000Z", 14),
        ]

    def test_an_instance_moved_out_of_the_window_is_still_told(self) -> None:
        lines = event("DTSTART:20270628T090000Z", "RRULE:FREQ=WEEKLY;COUNT=2")
        lines += event("DTSTART:20271001T090000Z", "RECURRENCE-ID:20270628T090000Z")
        assert [one.start.month for one in calendar(*lines).events] == [10]

    @pytest.mark.parametrize(
        ("lines", "minutes"),
        [
            (["DTSTART:20260105T090000Z", "DTEND:20260105T093000Z"], 30),
            (["DTSTART:20260105T090000Z", "DURATION:P1DT2H"], 26 * 60),
            (["DTSTART:20260105T090000Z", "DURATION:P1W"], 7 * 24 * 60),
            (["DTSTART:20260105T090000Z"], None),
            (["DTSTART:20260105T090000Z", "DTEND:20260105T080000Z"], None),
            (["DTSTART:20260105T090000Z", "DTEND:tomorrow"], None),
            (["DTSTART:20260105T090000Z", "DURATION:-PT30M"], None),
            (["DTSTART:20260105T090000Z", "DURATION:P999999W"], None),
            (["DTSTART;VALUE=DATE:20260105"], 24 * 60),
            (["DTSTART:20260105", "DTEND:20260107"], 2 * 24 * 60),
            (["DTSTART;TZID=Europe/Berlin:20260105T090000", "DTEND;TZID=Europe/London:20260105T090000"], 60),
        ],
    )
    def test_how_long_it_is(self, lines: list[str], minutes: int | None) -> None:
        assert only(calendar(*event(*lines))).minutes == minutes

    @pytest.mark.parametrize(
        ("rule", "dates"),
        [
            ("UNTIL=20260119T080000Z", [5, 12, 19]),
            ("UNTIL=20260119T075959Z", [5, 12]),
            ("UNTIL=20260119", [5, 12, 19]),
            ("UNTIL=20260119T090000", [5, 12, 19]),
            ("COUNT=2", [5, 12]),
        ],
    )
    def test_where_a_series_ends(self, rule: str, dates: list[int]) -> None:
        lines = event("DTSTART;TZID=Europe/Berlin:20260105T090000", f"RRULE:FREQ=WEEKLY;{rule}")
        assert [one.start.day for one in calendar(*lines).events] == dates

    @pytest.mark.parametrize("zone", ["Europe/Berlin", "America/Los_Angeles", "Pacific/Auckland"])
    @pytest.mark.parametrize("end", ["20260106T230000Z", "20260107T080000Z", "20260106T110000Z", "20260107T235959Z"])
    def test_the_last_of_whole_days_that_end_at_midnight_somewhere(self, zone: str, end: str) -> None:
        """Exchange ends them at the midnight of whoever made them, in UTC; and names changed ones by midnight."""
        lines = event("DTSTART;VALUE=DATE:20260105", f"RRULE:FREQ=DAILY;UNTIL={end}")
        lines += event("DTSTART;VALUE=DATE:20260109", "RECURRENCE-ID;TZID=GMT Standard Time:20260106T000000")
        found = calendar(*lines, zone=ZoneInfo(zone)).events
        assert [one.recurrence_id for one in found] == ["20260105", "20260107", "20260106"]

    def test_a_change_that_is_older_than_its_series_counts_while_the_series_has_its_instance(self) -> None:
        series = ["DTSTART:20260105T090000Z", "RRULE:FREQ=WEEKLY;COUNT=3", "SEQUENCE:2"]
        lines = event("DTSTART:20260113T090000Z", "RECURRENCE-ID:20260112T090000Z", "SEQUENCE:1")
        assert [one.start.day for one in calendar(*event(*series), *lines).events] == [5, 13, 19]
        without = calendar(*event(*series, "EXDATE:20260112T090000Z"), *lines)
        assert [one.start.day for one in without.events] == [5, 19]
        assert without.excluded == {("one", "20260112T090000Z")}
        lines = event("DTSTART:20260121T090000Z", "RECURRENCE-ID:20260120T090000Z", "SEQUENCE:1")
        assert [one.start.day for one in calendar(*event(*series), *lines).events] == [5, 12, 19]

    def test_an_empty_rule_is_none(self) -> None:
        assert only(calendar(*event("DTSTART:20260105T090000Z", "RRULE:"))).recurrence_id == ""

    def test_a_count_of_minus_one_is_no_count(self) -> None:
        lines = event("DTSTART:20260105T090000Z", "RRULE:FREQ=WEEKLY;COUNT=-1;UNTIL=20260119T090000Z")
        assert len(calendar(*lines).events) == 3

    @pytest.mark.parametrize(
        ("name", "hour"),
        [
            ("Europe/Berlin", 7),
            ("europe/berlin", 7),
            ("/freeassociation.sourceforge.net/Europe/Berlin", 7),
            ("W. Europe Standard Time", 7),
            ("Central Standard Time (Mexico)", 15),
            ('"(GMT+01.00) Sarajevo/Warsaw/Zagreb"', 7),
            ('"(UTC+05:30) Chennai, Kolkata, Mumbai, New Delhi"', 3),
            ('"(UTC-08:00) Pacific Time (US & Canada)"', 16),
            ('"(UTC) Coordinated Universal Time"', 9),
            ("GMT+0300", 6),
            ("UTC", 9),
            ("Etc/GMT-2", 7),
        ],
    )
    def test_a_zone_by_many_names(self, name: str, hour: int) -> None:
        found = calendar(*event(f"DTSTART;TZID={name}:20260706T090000"))
        assert only(found).start.astimezone(UTC).hour == hour
        assert found.notes == ()

    def test_a_zone_of_which_only_the_distance_is_known_is_said(self) -> None:
        found = calendar(*event('DTSTART;TZID="(UTC-05:00) Atlantis":20260706T090000', "SUMMARY:Dive"))
        assert only(found).start.astimezone(UTC).hour == 14
        assert [note.place for note in found.notes] == ["Dive"]


class TestLetters:
    TITLE = "Prüfung für Łukasz"

    @pytest.mark.parametrize(
        "coding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"]
    )  # fmt: skip
    def test_letters_in_many_codings(self, coding: str) -> None:
        title = self.TITLE.replace("Ł", "L") if coding == "cp1252" else self.TITLE
        content = text(*event(f"SUMMARY:{title}", "DTSTART:20260105T090000Z")).encode(coding)
        assert only(read_calendar(content, BERLIN, WINDOW)).title == title

    def test_one_line_in_other_letters_does_not_spoil_the_others(self) -> None:
        lines = event(f"SUMMARY:{self.TITLE}", "DTSTART:20260105T090000Z")
        lines += event("SUMMARY:M@ller", "DTSTART:20260105T090000Z", uid="two")
        content = text(*lines).encode().replace(b"@", b"\xfc")
        assert [one.title for one in read_calendar(content, BERLIN, WINDOW).events] == [self.TITLE, "Müller"]

    def test_a_line_that_is_folded_within_a_letter(self) -> None:
        content = (
            text(*event("SUMMARY:Für", "DTSTART:20260105T090000Z")).encode().replace(b"\xc3\xbc", b"\xc3\r\n \xbc")
        )
        assert only(read_calendar(content, BERLIN, WINDOW)).title == "Für"

    @pytest.mark.parametrize("end", ["\n", "\r", "\r\n"])
    def test_lines_end_in_any_way(self, end: str) -> None:
        content = text(*event("SUMMARY:A long", "  title", "DTSTART:20260105T090000Z")).replace("\r\n", end)
        assert only(read_calendar(content.encode(), BERLIN, WINDOW)).title == "A long title"

    def test_texts_are_cleaned_and_are_one_line(self) -> None:
        lines = event("SUMMARY:Pay\u202eroll\\n\\nrev\x07iew \\\\ all", "LOCATION: A\\nB ", "DTSTART:20260105T090000Z")
        one = only(calendar(*lines))
        assert (one.title, one.where) == ("Payroll review \\ all", "A, B")

    def test_a_title_without_an_end_is_cut(self) -> None:
        assert len(only(calendar(*event("SUMMARY:" + "x" * 100_000, "DTSTART:20260105T090000Z"))).title) == 1_000


@given(
    start=st.datetimes(datetime(2025, 1, 1), datetime(2026, 12, 1)),
    weekdays=st.sets(st.integers(0, 6)),
    interval=st.integers(1, 4),
    count=st.integers(1, 80),
    excluded=st.sets(st.integers(0, 79), max_size=10),
    zone=st.sampled_from(["Europe/Berlin", "America/New_York", "Pacific/Auckland"]),
    user=st.sampled_from(["Europe/Berlin", "Asia/Tokyo", "America/Los_Angeles"]),
)
def test_a_weekly_series_is_what_counting_on_one_s_fingers_gives(
    start: datetime,
    weekdays: set[int],
    interval: int,
    count: int,
    excluded: set[int],
    zone: str,
    user: str,
) -> None:
    start = start.replace(second=0, microsecond=0, hour=start.hour if start.hour not in (1, 2, 3) else 4)
    weekdays = weekdays | {start.weekday()}
    monday = start - timedelta(days=start.weekday())
    wanted: list[datetime] = []
    week = 0
    while len(wanted) < count:
        days = [monday + timedelta(days=7 * interval * week + day) for day in sorted(weekdays)]
        wanted += [day for day in days if day >= start]
        week += 1
    wanted = wanted[:count]
    out = [day for number, day in enumerate(wanted) if number in excluded]
    names = ",".join(["MO", "TU", "WE", "TH", "FR", "SA", "SU"][day] for day in sorted(weekdays))
    lines = [
        f"DTSTART;TZID={zone}:{start:%Y%m%dT%H%M%S}",
        f"RRULE:FREQ=WEEKLY;INTERVAL={interval};BYDAY={names};COUNT={count}",
    ]
    lines += [f"EXDATE;TZID={zone}:{day:%Y%m%dT%H%M%S}" for day in out]
    found = calendar(*event(*lines), zone=ZoneInfo(user))
    there = [day.replace(tzinfo=ZoneInfo(zone)) for day in wanted if day not in out]
    assert [one.start for one in found.events] == [
        day for day in there if WINDOW[0] <= day.astimezone(ZoneInfo(user)).date() <= WINDOW[1]
    ]
    assert found.left_out == ()


@given(
    moved=st.dictionaries(st.integers(0, 29), st.integers(-70, 70), max_size=8),
    listed=st.sets(st.dates(date(2026, 1, 1), date(2026, 12, 31)), max_size=5),
    zone=st.sampled_from(["Europe/Berlin", "America/New_York", "Pacific/Auckland"]),
)
def test_instances_are_moved_and_listed_on_the_clocks_of_their_series(
    moved: dict[int, int], listed: set[date], zone: str
) -> None:
    """An hour at 9:30 on 30 Mondays; `moved`: by how many hours; `listed`: also at 15:00 on those days."""
    lines = event(
        f"DTSTART;TZID={zone}:20260105T093000",
        "RRULE:FREQ=WEEKLY;COUNT=30",
        *(f"RDATE;TZID={zone}:{day:%Y%m%d}T150000" for day in listed),
    )
    wanted: dict[datetime, datetime] = {}
    for day in listed:
        wanted[datetime(day.year, day.month, day.day, 15)] = datetime(day.year, day.month, day.day, 15)
    for week in range(30):
        first = datetime(2026, 1, 5, 9, 30) + timedelta(weeks=week)
        wanted[first] = first + timedelta(hours=moved.get(week, 0))
        if week in moved:
            lines += event(
                f"DTSTART;TZID={zone}:{wanted[first]:%Y%m%dT%H%M%S}",
                f"RECURRENCE-ID;TZID={zone}:{first:%Y%m%dT%H%M%S}",
            )
    found = calendar(*lines)
    utc = {
        first.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC): start.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)
        for first, start in wanted.items()
    }
    assert {one.recurrence_id: one.start.astimezone(UTC) for one in found.events} == {
        f"{first:%Y%m%dT%H%M%SZ}": start for first, start in utc.items()
    }
    assert len(found.events) == len(wanted)
