"""From Today through a review by the keyboard alone: set aside, consult, approach, look back; each taken back."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from journal.app import Program
from journal.model import Approach, Consultation, SetAside
from journal.window.reflections.setting_aside import SettingAside
from journal.window.remembered import Remembered
from tests.window.conftest import NOW, Clock, count, desk_of

pytestmark = pytest.mark.usefixtures("nothing_wrong")


class Keys:
    """What is pressed goes where the keyboard is."""

    def __init__(self, program: Program, qtbot: Any) -> None:
        self.program, self.window, self.qtbot = program, program.window, qtbot

    @property
    def at(self) -> QWidget:
        QApplication.processEvents()
        found = self.window.focusWidget()
        assert found is not None
        return found

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.qtbot.keyClick(self.at, key, held)

    def tab_to(self, words: str) -> QWidget:
        for _ in range(80):
            self.press(Qt.Key.Key_Tab)
            if words in self.at.accessibleName():
                return self.at
        raise AssertionError(words)

    def go(self, words: str) -> None:
        self.tab_to(words)
        self.press(Qt.Key.Key_Return)

    def write(self, words: str) -> None:
        self.qtbot.keyClicks(self.at, words)

    def undo(self) -> None:
        self.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)

    def review(self, name: str) -> None:
        self.press(Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
        self.go(f"Review: {name}")


@pytest.fixture
def keys(start: Callable[[Path], Program], sample_folder: Path, clock: Clock, qtbot: Any, tmp_path: Path) -> Keys:
    """On the day after that on which one meant to look back with Sam; no pop-up takes the keyboard."""
    clock.goes_on(timedelta(days=11))
    remembered = Remembered(tmp_path / "settings.ini")
    remembered.popups = remembered.after = False
    remembered.save()
    program = start(sample_folder)
    qtbot.waitUntil(lambda: desk_of(program).reviews.complete)
    return Keys(program, qtbot)


def test_a_concern_is_set_aside_and_counted_again(keys: Keys) -> None:
    keys.review("Dana Ortiz")
    keys.go("Set aside … Low trust")
    keys.write("He was on leave")
    keys.press(Qt.Key.Key_Return)
    (line,) = keys.window.findChildren(SettingAside)
    assert line.hint.text() == "Until which day?"
    line.until.refresh((NOW + timedelta(days=30)).date())  # the calendar is Qt's own
    assert keys.at is line.until
    keys.go("Set aside")
    assert count(keys.program, SetAside) == 1
    keys.undo()
    assert count(keys.program, SetAside) == 0


def test_a_mentor_is_asked_and_what_they_advise_is_begun(keys: Keys) -> None:
    asked, begun = count(keys.program, Consultation), count(keys.program, Approach)
    keys.review("Dana Ortiz")
    keys.go("Ask Ruth Adler")
    assert keys.at.accessibleName() == "The challenge I described"
    keys.tab_to("What they advised")
    keys.write("Go at noon")
    keys.go("Begin an approach")
    assert keys.at.accessibleName() == "How I will know whether it helps"
    assert (count(keys.program, Consultation), count(keys.program, Approach)) == (asked + 1, begun + 1)
    for _ in range(3):
        keys.undo()
    assert (count(keys.program, Consultation), count(keys.program, Approach)) == (asked, begun)


def test_the_look_back_is_answered(keys: Keys) -> None:
    keys.review("Sam Okafor")
    keys.go("Nothing changed")
    assert outcome(keys) == "no_change"
    keys.undo()
    assert outcome(keys) is None


def outcome(keys: Keys) -> str | None:
    with desk_of(keys.program).reading() as session:
        return session.get_one(Approach, "a-sam").outcome
