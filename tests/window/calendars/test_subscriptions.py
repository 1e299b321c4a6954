"""Calendars that are looked at by themselves: what they bring in, what waits, and what is said when they fail."""

import sys
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from threading import current_thread, main_thread
from typing import Any

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QMainWindow
from sqlalchemy import select

from journal.model import CalendarSource, Colleague, Me, Meeting
from journal.window.calendars import subscriptions as subscribed
from journal.window.calendars import watching
from journal.window.calendars.subscriptions import Subscriptions
from journal.window.calendars.waiting import WaitingLine
from journal.window.calendars.watching import mark_of
from journal.window.desk import Desk
from journal.window.remembered import Remembered
from journal.window.theme import apply_theme
from journal.window.widgets.pick import InlineChoice
from tests.window.calendars.calendar_files import DANA, KIM, ME, calendar, day, event
from tests.window.calendars.server import Answer, CalendarServer, serving
from tests.window.conftest import Clock
from tests.window.widgets import bring_up, button, called, click, on_screen, take

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

QUIET = 40
Ending = Callable[[QObject], None]


@pytest.fixture
def server() -> Iterator[CalendarServer]:
    with serving() as made:
        yield made


@pytest.fixture
def subscriptions(people: Desk, qapp: QApplication, ending: Ending) -> Iterator[Subscriptions]:
    apply_theme(qapp, "light", 1.0)
    made = Subscriptions(people, quiet=QUIET)
    ending(made)
    yield made
    made.stop()


@pytest.fixture
def said(people: Desk) -> list[tuple[str, bool]]:
    heard: list[tuple[str, bool]] = []
    people.said.connect(lambda text, undoable: heard.append((text, undoable)))
    return heard


@pytest.fixture
def file(tmp_path: Path) -> Path:
    made = tmp_path / "work.ics"
    made.write_bytes(calendar(event("1", "Launch sync", day(1))))
    return made


def subscribe(desk: Desk, kind: str, address: str | Path) -> str:
    """As the preferences do where a person adds a calendar."""
    for each in desk.findChildren(Subscriptions):
        each.allow(kind, str(address))
    return come_in(desk, kind, address)


def come_in(desk: Desk, kind: str, address: str | Path) -> str:
    """As with a journal's file."""
    with desk.change("Add a calendar") as session:
        source = CalendarSource(id=f"{kind} {address}", kind=kind, address=str(address), name="Work")
        session.add(source)
        return source.id


def titles(desk: Desk) -> list[str]:
    with desk.reading() as session:
        return sorted(session.scalars(select(Meeting.title).where(Meeting.state == "planned")))


def settled(qtbot: Any, subscriptions: Subscriptions) -> None:
    """Until nothing is looked at any more."""
    qtbot.waitUntil(lambda: not any(subscriptions.state(one.id).busy for one in subscriptions.sources))


def test_a_file_is_read_at_the_start_and_brought_in_as_one_step(
    people: Desk, subscriptions: Subscriptions, file: Path, said: list[tuple[str, bool]], qtbot: Any
) -> None:
    source = subscribe(people, "file", file)
    assert titles(people) == []
    subscriptions.start()
    qtbot.waitUntil(lambda: titles(people) == ["Launch sync"])
    settled(qtbot, subscriptions)
    assert said == [("From your calendar: one new meeting.", True)]
    assert people.journal.undo_label == "Update from a calendar"
    assert subscriptions.state(source).looked == people.now()
    assert people.undo()
    assert titles(people) == []


@pytest.mark.parametrize("kind", ["file", "folder"])
def test_one_that_came_in_with_a_file_is_read_only_once_the_person_says_so(
    people: Desk, subscriptions: Subscriptions, file: Path, kind: str, qtbot: Any
) -> None:
    place = file if kind == "file" else file.parent
    subscriptions.start()
    source = come_in(people, kind, place)
    file.write_bytes(calendar(event("1", "Launch sync", day(2))))
    subscriptions.look_again()
    qtbot.wait(3 * QUIET)
    assert (titles(people), subscriptions.state(source).looked) == ([], None)
    subscriptions.look(source)
    qtbot.waitUntil(lambda: titles(people) == ["Launch sync"])


def test_no_address_of_a_journals_file_is_fetched_by_itself(
    people: Desk, subscriptions: Subscriptions, server: CalendarServer, qtbot: Any
) -> None:
    server.put("/work.ics", calendar(event("1", "Launch sync", day(1))), '"1"')
    come_in(people, "web", server.address("/work.ics"))
    subscriptions.start()
    subscriptions.look_again()
    qtbot.wait(3 * QUIET)
    assert server.asked == []


def test_what_was_undone_does_not_come_back_before_the_calendar_says_something_else(
    people: Desk, subscriptions: Subscriptions, file: Path, clock: Clock, qtbot: Any
) -> None:
    file.write_bytes(calendar(event("1", "Launch sync", day(3)), event("2", "Budget", day(4))))
    subscribe(people, "file", file)
    subscriptions.start()
    qtbot.waitUntil(lambda: len(titles(people)) == 2)
    settled(qtbot, subscriptions)
    assert people.undo()
    clock.goes_on(timedelta(days=1))
    subscriptions.look_again()
    settled(qtbot, subscriptions)
    assert titles(people) == []
    file.write_bytes(calendar(event("1", "Launch sync", day(3)), event("2", "Budget", day(5), sequence=1)))
    qtbot.waitUntil(lambda: titles(people) == ["Budget"])


def test_a_change_that_was_undone_is_not_made_again(
    people: Desk, subscriptions: Subscriptions, file: Path, clock: Clock, qtbot: Any
) -> None:
    subscribe(people, "file", file)
    subscriptions.start()
    qtbot.waitUntil(lambda: titles(people) == ["Launch sync"])
    settled(qtbot, subscriptions)
    file.write_bytes(calendar(event("1", "Launch sync, moved", day(2), sequence=1)))
    qtbot.waitUntil(lambda: titles(people) == ["Launch sync, moved"])
    settled(qtbot, subscriptions)
    assert people.undo()
    clock.goes_on(timedelta(days=1))
    subscriptions.look_again()
    settled(qtbot, subscriptions)
    assert titles(people) == ["Launch sync"]


def test_what_was_undone_and_done_again_is_followed_as_ever(
    people: Desk, subscriptions: Subscriptions, file: Path, clock: Clock, qtbot: Any
) -> None:
    subscribe(people, "file", file)
    subscriptions.start()
    qtbot.waitUntil(lambda: titles(people) == ["Launch sync"])
    settled(qtbot, subscriptions)
    assert people.undo()
    assert people.redo()
    with people.change("Start afresh") as session:
        for one in session.scalars(select(Meeting)):
            session.delete(one)
    clock.goes_on(timedelta(days=1))
    subscriptions.look_again()
    qtbot.waitUntil(lambda: titles(people) == ["Launch sync"])


def test_what_was_undone_stays_so_where_the_program_is_started_again(
    people: Desk, qapp: QApplication, ending: Ending, file: Path, tmp_path: Path, qtbot: Any
) -> None:
    kept = Remembered(tmp_path / "settings" / "window.ini")
    first = Subscriptions(people, quiet=QUIET, kept=kept)
    ending(first)
    subscribe(people, "file", file)
    first.start()
    qtbot.waitUntil(lambda: titles(people) == ["Launch sync"])
    settled(qtbot, first)
    assert people.undo()
    first.stop()
    kept.save()
    again = Remembered(tmp_path / "settings" / "window.ini")
    assert len(again.undone) == 1
    assert "Launch" not in (tmp_path / "settings" / "window.ini").read_text()
    second = Subscriptions(people, quiet=QUIET, kept=again)
    ending(second)
    second.start()
    settled(qtbot, second)
    assert titles(people) == []
    second.stop()


def test_a_meeting_that_is_no_longer_in_a_followed_calendar_is_cancelled(
    people: Desk, subscriptions: Subscriptions, file: Path, said: list[tuple[str, bool]], qtbot: Any
) -> None:
    file.write_bytes(calendar(event("1", "Launch sync", day(1)), event("2", "Budget", day(2))))
    subscribe(people, "file", file)
    subscriptions.start()
    qtbot.waitUntil(lambda: titles(people) == ["Budget", "Launch sync"])
    settled(qtbot, subscriptions)
    with people.change("Edit meeting") as session:
        session.scalars(select(Meeting).where(Meeting.title == "Budget")).one().notes = "Ask for more"
    file.write_bytes(calendar(event("1", "Launch sync", day(1))))
    qtbot.waitUntil(lambda: titles(people) == ["Launch sync"])
    settled(qtbot, subscriptions)
    assert said[-1] == ("From your calendar: one cancelled meeting.", True)
    with people.reading() as session:
        gone = session.scalars(select(Meeting).where(Meeting.title == "Budget")).one()
        assert (gone.state, gone.notes) == ("cancelled", "Ask for more")
    assert people.undo()
    subscriptions.look_again()
    settled(qtbot, subscriptions)
    assert titles(people) == ["Budget", "Launch sync"]


@pytest.mark.parametrize(
    "now",
    [
        b"",
        calendar(),
        calendar(event("3", "Another calendar", day(1), (ME, KIM))),
        calendar(event("1", "Launch sync", day(1))).replace(b"END:VCALENDAR", b""),
        calendar(event("1", "Launch sync", day(1)), event("2", "Budget", day(900), sequence=1)),
    ],
    ids=["empty", "without events", "another", "cut off", "moved far away"],
)
def test_nothing_is_missing_from_a_calendar_that_is_not_wholly_there(
    people: Desk, subscriptions: Subscriptions, file: Path, now: bytes, qtbot: Any
) -> None:
    file.write_bytes(calendar(event("1", "Launch sync", day(1)), event("2", "Budget", day(2))))
    source = subscribe(people, "file", file)
    subscriptions.start()
    qtbot.waitUntil(lambda: titles(people) == ["Budget", "Launch sync"])
    settled(qtbot, subscriptions)
    file.write_bytes(now)
    subscriptions.look(source)
    settled(qtbot, subscriptions)
    assert titles(people) == ["Budget", "Launch sync"]


def test_a_file_that_is_taken_out_of_a_folder_cancels_nothing(
    people: Desk, subscriptions: Subscriptions, file: Path, qtbot: Any
) -> None:
    other = file.with_name("other.ics")
    other.write_bytes(calendar(event("2", "Budget", day(2))))
    source = subscribe(people, "folder", file.parent)
    subscriptions.start()
    qtbot.waitUntil(lambda: titles(people) == ["Budget", "Launch sync"])
    settled(qtbot, subscriptions)
    other.unlink()
    subscriptions.look(source)
    settled(qtbot, subscriptions)
    assert titles(people) == ["Budget", "Launch sync"]


def test_the_window_s_thread_never_looks_at_a_file(
    people: Desk, subscriptions: Subscriptions, file: Path, qtbot: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[bool] = []
    for place in (watching, subscribed):
        monkeypatch.setattr(
            place, "mark_of", lambda path: (looked.append(current_thread() is main_thread()), mark_of(path))[1]
        )
    subscribe(people, "file", file)
    subscriptions.start()
    qtbot.waitUntil(lambda: titles(people) == ["Launch sync"])
    settled(qtbot, subscriptions)
    file.write_bytes(calendar(event("1", "Launch sync, moved", day(2), sequence=1)))
    qtbot.waitUntil(lambda: titles(people) == ["Launch sync, moved"])
    settled(qtbot, subscriptions)
    assert looked
    assert not any(looked)


def test_a_file_that_is_written_anew_changes_the_journal(
    people: Desk, subscriptions: Subscriptions, file: Path, said: list[tuple[str, bool]], qtbot: Any
) -> None:
    subscribe(people, "file", file)
    subscriptions.start()
    qtbot.waitUntil(lambda: titles(people) == ["Launch sync"])
    settled(qtbot, subscriptions)
    fresh = file.with_suffix(".new")
    fresh.write_bytes(
        calendar(event("1", "Launch sync, moved", day(2), sequence=1), event("2", "Budget", day(3), organiser=DANA))
    )
    fresh.replace(file)
    qtbot.waitUntil(lambda: titles(people) == ["Budget", "Launch sync, moved"])
    qtbot.waitUntil(lambda: said[-1] == ("From your calendar: one new meeting, one changed meeting.", True))
    file.write_bytes(
        calendar(
            event("1", "Launch sync, moved", day(2), sequence=1),
            event("2", "Budget", day(3), (ME, DANA), "STATUS:CANCELLED", organiser=DANA, sequence=1),
        )
    )
    qtbot.waitUntil(lambda: titles(people) == ["Launch sync, moved"])


def test_what_did_not_change_is_not_told_again_and_what_was_undone_stays_so(
    people: Desk, subscriptions: Subscriptions, file: Path, said: list[tuple[str, bool]], qtbot: Any
) -> None:
    subscribe(people, "file", file)
    subscriptions.start()
    qtbot.waitUntil(lambda: titles(people) == ["Launch sync"])
    settled(qtbot, subscriptions)
    people.undo()
    subscriptions.look_again()
    settled(qtbot, subscriptions)
    assert titles(people) == []
    assert len(said) == 1
    subscriptions.look(subscriptions.sources[0].id)  # asked for by hand
    qtbot.waitUntil(lambda: titles(people) == ["Launch sync"])


def test_on_another_day_it_is_read_anew(
    people: Desk, subscriptions: Subscriptions, file: Path, clock: Clock, qtbot: Any
) -> None:
    file.write_bytes(calendar(event("1", "Weekly", day(1), (ME, DANA), "RRULE:FREQ=WEEKLY")))
    subscribe(people, "file", file)
    subscriptions.start()
    qtbot.waitUntil(lambda: len(titles(people)) > 20)
    settled(qtbot, subscriptions)
    before = len(titles(people))
    clock.goes_on(timedelta(days=7))
    subscriptions.look_again()
    qtbot.waitUntil(lambda: len(titles(people)) == before + 1)


def test_a_folder_is_all_its_calendars(
    people: Desk, subscriptions: Subscriptions, tmp_path: Path, file: Path, qtbot: Any
) -> None:
    folder = tmp_path / "calendars"
    folder.mkdir()
    file.replace(folder / "work.ics")
    (folder / "broken.ics").write_text("Dear Mei")
    subscribe(people, "folder", folder)
    subscriptions.start()
    qtbot.waitUntil(lambda: titles(people) == ["Launch sync"])
    (folder / "more.ics").write_bytes(calendar(event("2", "Budget", day(2))))
    qtbot.waitUntil(lambda: titles(people) == ["Budget", "Launch sync"])


def test_whoever_is_unknown_waits_and_the_rest_does_not(
    people: Desk, subscriptions: Subscriptions, file: Path, qtbot: Any
) -> None:
    file.write_bytes(
        calendar(
            event("1", "Launch sync", day(1)),
            event("2", "Intro", day(2), (ME, KIM)),
            event("3", "Budget", day(3), (ME, DANA, ("Jo", "jo@x.example"))),
        )
    )
    source = subscribe(people, "file", file)
    subscriptions.start()
    qtbot.waitUntil(lambda: titles(people) == ["Launch sync"])
    settled(qtbot, subscriptions)
    assert subscriptions.state(source).waiting == 2


def test_what_waits_is_one_quiet_line_that_leads_to_the_question(
    people: Desk, subscriptions: Subscriptions, file: Path, qtbot: Any
) -> None:
    file.write_bytes(calendar(event("2", "Intro", day(2), (ME, KIM)), event("3", "Call", day(3), (ME, KIM))))
    source = subscribe(people, "file", file)
    line = WaitingLine(subscriptions)
    window = on_screen(qtbot, line)
    assert not line.isVisible()
    subscriptions.start()
    qtbot.waitUntil(line.isVisible)
    with qtbot.waitSignal(subscriptions.asking) as asking:
        click(qtbot, button(window, "Look at one new person"))
    assert asking.args == [source]
    frame = QMainWindow()
    qtbot.addWidget(frame, before_close_func=lambda _: frame)
    bring_up(qtbot, frame)
    dialog = subscriptions.look_at(frame, source)
    assert dialog is not None
    qtbot.waitUntil(dialog.take.isVisible)
    assert called(dialog, InlineChoice, "Kim Lee").isVisible()  # it begins with who is asked for
    take(called(dialog, InlineChoice, "Kim Lee"), "A new colleague")
    click(qtbot, dialog.take)
    qtbot.waitUntil(lambda: titles(people) == ["Call", "Intro"])
    qtbot.waitUntil(lambda: not line.isVisible())
    assert people.journal.undo_label == "Import calendar"


def test_whoever_was_left_out_is_not_asked_for_again(
    people: Desk, subscriptions: Subscriptions, file: Path, qtbot: Any
) -> None:
    events = [event("1", "Launch sync", day(1), (ME, DANA, KIM)), event("2", "Intro", day(2), (ME, KIM))]
    file.write_bytes(calendar(*events))
    source = subscribe(people, "file", file)
    subscriptions.start()
    qtbot.waitUntil(lambda: subscriptions.state(source).waiting == 1)
    frame = QMainWindow()
    qtbot.addWidget(frame, before_close_func=lambda _: frame)
    bring_up(qtbot, frame)
    dialog = subscriptions.look_at(frame, source)
    assert dialog is not None
    qtbot.waitUntil(dialog.take.isVisible)
    click(qtbot, dialog.take)
    qtbot.waitUntil(lambda: titles(people) == ["Launch sync"])
    file.write_bytes(calendar(*events, event("3", "Budget", day(3), (ME, DANA, KIM))))
    qtbot.waitUntil(lambda: titles(people) == ["Budget", "Launch sync"])
    settled(qtbot, subscriptions)
    assert subscriptions.state(source).waiting == 0
    assert subscriptions.look_at(frame, source) is None


def test_people_with_whom_no_meeting_comes_in_can_be_left_out_for_good(
    people: Desk, subscriptions: Subscriptions, file: Path, said: list[tuple[str, bool]], qtbot: Any
) -> None:
    file.write_bytes(calendar(event("2", "Intro", day(2), (ME, KIM))))
    source = subscribe(people, "file", file)
    subscriptions.start()
    qtbot.waitUntil(lambda: subscriptions.state(source).waiting == 1)
    frame = QMainWindow()
    qtbot.addWidget(frame, before_close_func=lambda _: frame)
    bring_up(qtbot, frame)
    dialog = subscriptions.look_at(frame, source)
    assert dialog is not None
    qtbot.waitUntil(dialog.take.isVisible)
    click(qtbot, button(dialog, "Leave them out"))
    qtbot.waitUntil(lambda: subscriptions.state(source).waiting == 0)
    subscriptions.look(source)
    settled(qtbot, subscriptions)
    assert subscriptions.state(source).waiting == 0
    assert (titles(people), said) == ([], [])


def test_somebody_who_becomes_a_colleague_by_hand_waits_no_longer(
    people: Desk, subscriptions: Subscriptions, file: Path, qtbot: Any
) -> None:
    file.write_bytes(calendar(event("2", "Intro", day(2), (ME, KIM))))
    source = subscribe(people, "file", file)
    subscriptions.start()
    qtbot.waitUntil(lambda: subscriptions.state(source).waiting == 1)
    with people.change("Add colleague") as session:
        session.add(Colleague(name=KIM[0], email=[KIM[1]]))
    qtbot.waitUntil(lambda: titles(people) == ["Intro"])
    qtbot.waitUntil(lambda: subscriptions.state(source).waiting == 0)


def test_once_my_own_address_is_known_nothing_waits_for_it(
    people: Desk, subscriptions: Subscriptions, file: Path, qtbot: Any
) -> None:
    with people.change("Edit my addresses") as session:
        session.scalars(select(Me)).one().email = []
    source = subscribe(people, "file", file)
    subscriptions.start()
    qtbot.waitUntil(lambda: subscriptions.state(source).waiting == 1)
    assert titles(people) == []
    with people.change("Edit my addresses") as session:
        session.scalars(select(Me)).one().email = [ME[1]]
    qtbot.waitUntil(lambda: titles(people) == ["Launch sync"])
    qtbot.waitUntil(lambda: subscriptions.state(source).waiting == 0)


def test_one_that_is_added_is_looked_at_at_once_and_one_that_is_taken_away_no_more(
    people: Desk, subscriptions: Subscriptions, file: Path, qtbot: Any
) -> None:
    subscriptions.start()
    subscribe(people, "file", file)
    qtbot.waitUntil(lambda: titles(people) == ["Launch sync"])
    settled(qtbot, subscriptions)
    with people.change("Take a calendar away") as session:
        session.delete(session.scalars(select(CalendarSource)).one())
    file.write_bytes(calendar(event("1", "Launch sync", day(1)), event("2", "Budget", day(2))))
    qtbot.wait(5 * QUIET)
    assert titles(people) == ["Launch sync"]


def test_what_fails_is_said_once_a_day(
    people: Desk, subscriptions: Subscriptions, file: Path, said: list[tuple[str, bool]], clock: Clock, qtbot: Any
) -> None:
    source = subscribe(people, "file", file)
    file.unlink()
    subscriptions.start()
    qtbot.waitUntil(lambda: bool(said))
    assert said == [("A calendar could not be looked at. The file is not there any more.", False)]
    for _ in range(3):
        subscriptions.look_again()
        settled(qtbot, subscriptions)
    assert len(said) == 1
    assert subscriptions.state(source).problem == "The file is not there any more."
    clock.goes_on(timedelta(days=1))
    subscriptions.look_again()
    qtbot.waitUntil(lambda: len(said) == 2)
    file.write_bytes(calendar(event("1", "Launch sync", day(3))))
    qtbot.waitUntil(lambda: titles(people) == ["Launch sync"])
    settled(qtbot, subscriptions)
    assert subscriptions.state(source).problem == ""


def test_an_address_is_fetched_and_asked_for_changes_alone(
    people: Desk, subscriptions: Subscriptions, server: CalendarServer, clock: Clock, qtbot: Any
) -> None:
    server.put("/secret/work.ics", calendar(event("1", "Launch sync", day(1))), '"1"')
    subscribe(people, "web", server.address("/secret/work.ics"))
    subscriptions.start()
    qtbot.waitUntil(lambda: titles(people) == ["Launch sync"])
    settled(qtbot, subscriptions)
    subscriptions.look_again()
    qtbot.waitUntil(lambda: len(server.asked) == 2)
    settled(qtbot, subscriptions)
    assert server.asked[1][1]["if-none-match"] == '"1"'
    server.put("/secret/work.ics", calendar(event("1", "Launch sync, moved", day(2), sequence=1)), '"2"')
    subscriptions.look_again()
    qtbot.waitUntil(lambda: titles(people) == ["Launch sync, moved"])
    settled(qtbot, subscriptions)
    clock.goes_on(timedelta(days=1))
    subscriptions.look_again()
    settled(qtbot, subscriptions)
    assert "if-none-match" not in server.asked[-1][1]  # its days ahead are others


def test_an_address_that_fails_is_said_without_it(
    people: Desk, subscriptions: Subscriptions, server: CalendarServer, said: list[tuple[str, bool]], qtbot: Any
) -> None:
    source = subscribe(people, "web", server.address("/secret/work.ics"))
    subscriptions.start()
    qtbot.waitUntil(lambda: bool(said))
    assert "secret" not in said[0][0]
    assert "127.0.0.1" not in said[0][0]
    server.answers["/secret/work.ics"] = Answer(200, b"<html>Please log in</html>", {"ETag": '"1"'})
    subscriptions.look(source)
    settled(qtbot, subscriptions)
    assert "secret" not in subscriptions.state(source).problem
    server.put("/secret/work.ics", calendar(event("1", "Launch sync", day(1))), '"1"')
    subscriptions.look(source)  # it asks for all of it: what it had was of no use
    qtbot.waitUntil(lambda: titles(people) == ["Launch sync"])


def test_every_half_hour_it_looks_again(people: Desk, server: CalendarServer, qtbot: Any, ending: Ending) -> None:
    server.put("/work.ics", calendar(event("1", "Launch sync", day(1))), '"1"')
    often = Subscriptions(people, every=30)
    ending(often)
    subscribe(people, "web", server.address("/work.ics"))
    often.start()
    qtbot.waitUntil(lambda: len(server.asked) >= 3)
    often.stop()


def test_the_network_is_not_there_for_who_has_no_address(
    people: Desk, subscriptions: Subscriptions, file: Path, qtbot: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "PySide6.QtNetwork", None)  # to import it fails
    subscribe(people, "file", file)
    subscriptions.start()
    qtbot.waitUntil(lambda: titles(people) == ["Launch sync"])


def test_after_the_end_nothing_is_looked_at(
    people: Desk, subscriptions: Subscriptions, file: Path, server: CalendarServer, qtbot: Any
) -> None:
    subscribe(people, "file", file)
    subscribe(people, "web", server.address("/work.ics"))
    subscriptions.start()
    settled(qtbot, subscriptions)
    subscriptions.stop()
    asked = len(server.asked)
    file.write_bytes(calendar(event("1", "Launch sync", day(1)), event("2", "Budget", day(2))))
    qtbot.wait(5 * QUIET)
    assert titles(people) == ["Launch sync"]
    assert len(server.asked) == asked
