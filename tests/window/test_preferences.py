"""What is set in the preferences holds at once, and the next time."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QLineEdit, QWidget

from journal.model import Me
from journal.store.hints import is_off, switch_off
from journal.window.calendars.subscriptions import Subscriptions
from journal.window.desk import Desk
from journal.window.desktop.autostart import Autostart
from journal.window.preferences import Preferences
from journal.window.remembered import Remembered
from tests.window.conftest import labels
from tests.window.widgets import bring_up, called, click, take, type_over

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


class Kept:
    """The dialog, and what it writes to."""

    def __init__(self, desk: Desk, place: Path, qtbot: Any, *, tray: bool = True) -> None:
        self.remembered = Remembered(place / "window.ini")
        self.autostart = Autostart(place, ["partnership-journal"], "linux")
        self._parent = QWidget()
        qtbot.addWidget(self._parent)
        self.dialog = Preferences(self._parent, desk, self.remembered, Subscriptions(desk), self.autostart, tray=tray)
        bring_up(qtbot, self.dialog)


@pytest.fixture
def kept(sample_desk: Desk, tmp_path: Path, qtbot: Any) -> Kept:
    return Kept(sample_desk, tmp_path, qtbot)


def test_pop_ups_are_switched_off_and_on_by_a_click_on_the_words(kept: Kept, qtbot: Any) -> None:
    click(qtbot, kept.dialog.before)
    assert not kept.remembered.popups
    assert not kept.dialog.lead.isEnabled()
    click(qtbot, kept.dialog.before.box)
    assert kept.remembered.popups
    assert kept.dialog.lead.isEnabled()
    for tick in (kept.dialog.after, kept.dialog.hide_names):
        click(qtbot, tick)
    assert (kept.remembered.after, kept.remembered.hide_names) == (False, True)


def test_when_they_come_is_chosen(kept: Kept) -> None:
    take(kept.dialog.lead, "30 minutes before")
    assert kept.remembered.lead == 30
    assert kept.dialog.lead.text() == "30 minutes before"


def test_what_closing_does_is_chosen_where_there_is_a_tray(kept: Kept) -> None:
    take(kept.dialog.stay, "Stay in the tray and remind me")
    assert kept.remembered.stay == "yes"


def test_where_there_is_no_tray_it_says_so(sample_desk: Desk, tmp_path: Path, qtbot: Any) -> None:
    kept = Kept(sample_desk, tmp_path, qtbot, tray=False)
    assert any("no tray" in words for words in labels(kept.dialog))


def test_starting_at_login_is_one_click(kept: Kept, qtbot: Any) -> None:
    click(qtbot, kept.dialog.login)
    assert kept.autostart.is_on()
    click(qtbot, kept.dialog.login)
    assert not kept.autostart.is_on()


def test_what_the_computer_does_not_allow_is_said_and_not_ticked(
    kept: Kept, sample_desk: Desk, qtbot: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: Autostart) -> None:
        raise PermissionError("read-only")

    monkeypatch.setattr(Autostart, "turn_on", refuse)
    with qtbot.waitSignal(sample_desk.said) as said:
        click(qtbot, kept.dialog.login)
    assert said.args == ["This could not be set on this computer.", False]
    assert not kept.dialog.login.box.isChecked()


def test_my_addresses_are_typed_and_kept_also_on_closing(kept: Kept, sample_desk: Desk, qtbot: Any) -> None:
    entry = called(kept.dialog, QLineEdit, "My addresses")
    type_over(qtbot, entry, "Robin@Example.org")
    kept.dialog.close()
    with sample_desk.reading() as session:
        assert session.get_one(Me, 1).email == ["Robin@Example.org"]
    sample_desk.undo()
    with sample_desk.reading() as session:
        assert session.get_one(Me, 1).email == []


def test_hints_that_were_switched_off_are_shown_again(kept: Kept, sample_desk: Desk, qtbot: Any) -> None:
    with sample_desk.change("Off") as session:
        switch_off(session, "closed_question")
    click(qtbot, kept.dialog.hints)
    with sample_desk.reading() as session:
        assert not is_off(session, "closed_question", sample_desk.today())
    sample_desk.undo()
    with sample_desk.reading() as session:
        assert is_off(session, "closed_question", sample_desk.today())
