"""The calendars of the preferences, added and taken away as a person does."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QObject, QStandardPaths, QUrl
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton, QToolButton
from sqlalchemy import select

from journal.model import CalendarSource
from journal.window.calendars.sources import Sources, as_address
from journal.window.calendars.subscriptions import Subscriptions
from journal.window.desk import Desk
from journal.window.theme import apply_theme
from tests.window.calendars.calendar_files import KIM, ME, calendar, day, event
from tests.window.conftest import labels
from tests.window.widgets import button, called, click, on_screen

SECRET = "https://calendar.example/ical/me%40x.example/private-4711/basic.ics"
Ending = Callable[[QObject], None]


@pytest.fixture
def subscriptions(people: Desk, ending: Ending) -> Iterator[Subscriptions]:
    """Not begun: what is added is shown, and not looked at."""
    made = Subscriptions(people, quiet=20)
    ending(made)
    yield made
    made.stop()


@pytest.fixture
def card(people: Desk, subscriptions: Subscriptions, qtbot: Any, qapp: QApplication) -> Sources:
    apply_theme(qapp, "light", 1.0)
    made = Sources(people, subscriptions)
    people.changed.connect(lambda _: made.refresh())  # as the subscriptions do once they run
    on_screen(qtbot, made)
    return made


def stored(desk: Desk) -> list[tuple[str, str]]:
    with desk.reading() as session:
        return [(one.kind, one.address) for one in session.scalars(select(CalendarSource))]


def add_address(card: Sources, qtbot: Any, typed: str) -> None:
    click(qtbot, button(card, "Add an address"))
    assert card.address.hasFocus()
    card.address.setText(typed)
    click(qtbot, button(card, "Add"))


def test_it_says_that_nothing_else_uses_the_network(card: Sources) -> None:
    assert any(
        one.startswith("This is the only thing for which the program ever uses the network") for one in labels(card)
    )
    assert "None yet." in labels(card)


def test_a_file_and_a_folder_are_added_by_picking_them(
    card: Sources, people: Desk, tmp_path: Path, qtbot: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(tmp_path / "work.ics"), ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    click(qtbot, button(card, "Add a file"))
    click(qtbot, button(card, "Add a folder"))
    assert stored(people) == [("file", str(tmp_path / "work.ics")), ("folder", str(tmp_path))]
    assert "work.ics" in labels(card)
    assert "Not looked at yet" in labels(card)


def test_whoever_picks_nothing_adds_nothing(
    card: Sources, people: Desk, qtbot: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("", ""))
    click(qtbot, button(card, "Add a file"))
    assert stored(people) == []


def test_picking_begins_where_files_lie_not_where_the_program_was_started(
    card: Sources, tmp_path: Path, qtbot: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    folders = {QStandardPaths.StandardLocation.HomeLocation: str(tmp_path)}
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda one: folders.get(one, str(tmp_path / "none")))
    began: list[str] = []
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *given: (began.append(given[2]), ("", ""))[1])
    click(qtbot, button(card, "Add a file"))
    folders[QStandardPaths.StandardLocation.DownloadLocation] = str(tmp_path / "downloads")
    (tmp_path / "downloads").mkdir()
    click(qtbot, button(card, "Add a file"))
    assert began == [str(tmp_path), str(tmp_path / "downloads")]


def test_an_address_is_added_and_never_shown_whole(card: Sources, people: Desk, qtbot: Any) -> None:
    add_address(card, qtbot, f"  {SECRET.replace('https', 'webcal')} ")
    assert stored(people) == [("web", SECRET)]
    read = " ".join(labels(card)) + " ".join(one.toolTip() for one in card.findChildren(QToolButton))
    assert "calendar.example" in read
    assert "4711" not in read
    assert not card.address.isVisible()


def test_the_same_again_is_not_added_twice(card: Sources, people: Desk, qtbot: Any) -> None:
    said: list[str] = []
    people.said.connect(lambda text, _: said.append(text))
    add_address(card, qtbot, SECRET)
    add_address(card, qtbot, SECRET)
    assert len(stored(people)) == 1
    assert said == ["This calendar is looked at already."]


@pytest.mark.parametrize("typed", ["", "calendar", "ftp://x.example/a.ics", "file:///etc/passwd", "https://"])
def test_what_is_no_address_is_said_and_not_added(card: Sources, people: Desk, qtbot: Any, typed: str) -> None:
    add_address(card, qtbot, typed)
    assert stored(people) == []
    assert "This is no address of a calendar: it begins with https://" in labels(card)
    assert card.address.isVisible()


def test_one_that_is_taken_away_can_be_brought_back(card: Sources, people: Desk, qtbot: Any) -> None:
    add_address(card, qtbot, SECRET)
    click(qtbot, called(card, QToolButton, "Take calendar.example away"))
    assert stored(people) == []
    assert "None yet." in labels(card)
    assert people.undo()
    assert stored(people) == [("web", SECRET)]


def test_it_is_looked_at_now_and_says_when_and_who_waits(
    card: Sources, subscriptions: Subscriptions, people: Desk, tmp_path: Path, qtbot: Any
) -> None:
    file = tmp_path / "work.ics"
    file.write_bytes(calendar(event("1", "Intro", day(1), (ME, KIM))))
    with people.change("Add a calendar") as session:
        session.add(CalendarSource(id="work", kind="file", address=str(file), name="Work"))
    qtbot.waitUntil(lambda: "It came in with a file, and is not looked at yet" in labels(card))
    again = called(card, QToolButton, "Look at Work now")
    again.setFocus()
    click(qtbot, again)
    qtbot.waitUntil(lambda: "Last looked at 09:40" in labels(card))
    assert again.hasFocus()
    assert "Look at it from now on" not in [one.text() for one in card.findChildren(QPushButton) if one.isVisible()]
    with qtbot.waitSignal(subscriptions.asking) as asking:
        click(qtbot, button(card, "Look at one new person"))
    assert asking.args == ["work"]


def test_what_went_wrong_is_said(
    card: Sources, subscriptions: Subscriptions, people: Desk, tmp_path: Path, qtbot: Any
) -> None:
    with people.change("Add a calendar") as session:
        session.add(CalendarSource(id="work", kind="file", address=str(tmp_path / "gone.ics"), name="Work"))
    subscriptions.look("work")
    qtbot.waitUntil(lambda: "The file is not there any more." in labels(card))


@given(st.text(max_size=40))
def test_whatever_is_typed_becomes_an_address_of_the_web_or_none(typed: str) -> None:
    for text in (typed, f"https://{typed}", f"webcal:{typed}"):
        address = as_address(text)
        assert not address or (QUrl(address).scheme() in ("http", "https") and QUrl(address).host())
        assert as_address(address) == address
