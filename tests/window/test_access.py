"""Every screen by keyboard, by screen reader and in large text: named, reachable, and nothing cut."""

import shutil
from collections.abc import Iterator
from typing import Any, TypeVar

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from journal.window.main_window import COLLEAGUES, MEETINGS, REFLECTIONS, TODAY, MainWindow
from journal.window.remembered import Remembered
from journal.window.theme import apply_theme
from journal.window.widgets.buttons import WordButton
from journal.window.widgets.labels import Elided
from journal.window.widgets.pick import InlineDate
from journal.window.widgets.scroll import Scroll
from tests.journals import new_folder
from tests.window.conftest import Clock, sample_of, start_program, until

Part = TypeVar("Part", bound=QWidget)
SMALL = (1024, 640)
TABS = {"today": TODAY, "colleagues": COLLEAGUES, "meetings": MEETINGS, "reflections": REFLECTIONS}
SCREENS = ["welcome", *(f"{tab}, {content}" for tab in TABS for content in ("sample", "empty"))]
SCALES = (100, 200)


@pytest.fixture(scope="module", params=SCREENS)
def screen(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module", params=SCALES, ids=lambda scale: f"{scale} %")
def window(
    screen: str, request: pytest.FixtureRequest, qapp: QApplication, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[MainWindow]:
    """A screen on a small display, at the usual and at twice the size of the text: one for all tests, which only look
    at it and go through it with Tab."""
    tab, _, content = screen.partition(", ")
    place = tmp_path_factory.mktemp("screen")
    remembered = Remembered(place / "settings.ini")
    remembered.scheme, remembered.scale, remembered.tab = "light", request.param, TABS.get(tab, TODAY)
    remembered.save()
    folder = place / "nothing yet" / "journal"
    if content == "sample":
        shutil.copytree(sample_of(tmp_path_factory), folder)
    elif content:
        folder = new_folder(place)
    made = start_program(qapp, place / "settings.ini", folder, Clock()).window
    made.resize(*SMALL)
    if made.desk is not None:
        reviews = made.desk.reviews
        until(lambda: reviews.complete)
    until(lambda: (made.width(), made.height()) == SMALL)
    QApplication.processEvents()
    yield made
    made.close()
    made.deleteLater()
    apply_theme(qapp, "light", 1.0)


def shown(part: QWidget, kind: type[Part]) -> list[Part]:
    return [one for one in part.findChildren(kind) if one.isVisible()]


def name(part: QWidget) -> str:
    """What a screen reader says."""
    return part.accessibleName() or (part.text() if isinstance(part, QAbstractButton) else "")


def stops(window: QWidget) -> list[QWidget]:
    """All that Tab should come to."""
    return [
        one
        for one in shown(window, QWidget)
        if one.isEnabled() and one.focusPolicy() & Qt.FocusPolicy.TabFocus and one.focusProxy() is None
        if not left_to_the_arrows(one)
    ]


def left_to_the_arrows(part: QWidget) -> bool:
    """Of buttons of which one is taken, Tab comes to that one."""
    group = part.group() if isinstance(part, QAbstractButton) else None
    return isinstance(part, QAbstractButton) and group is not None and group.exclusive() and not part.isChecked()


def test_whatever_takes_the_keyboard_has_a_name(window: MainWindow) -> None:
    assert stops(window)
    assert [one for one in stops(window) if not name(one).strip()] == []


def in_front(window: QWidget, part: QWidget) -> bool:
    """Whether some of it can be seen, and nothing else lies there."""
    seen = part.visibleRegion().boundingRect()
    if seen.isEmpty():
        return False
    found = window.childAt(part.mapTo(window, seen.center()))
    return found is part or (found is not None and part.isAncestorOf(found))


def test_tab_comes_to_everything_in_sight_and_round_again(window: MainWindow, qtbot: Any) -> None:
    first = stops(window)[0]
    first.setFocus()
    reached: list[QWidget] = []
    hidden: list[str] = []
    while (now := window.focusWidget()) is not None and now not in reached:
        reached.append(now)
        if not in_front(window, now):
            hidden.append(name(now))
        qtbot.keyClick(now, Qt.Key.Key_Tab)
        QApplication.processEvents()  # what has grown meanwhile is laid out before one looks
    assert now is first
    assert hidden == []
    assert [name(one) for one in stops(window) if one not in reached] == []


def words(button: QAbstractButton) -> QSize:
    """The room that its words and its icon need."""
    size = button.fontMetrics().size(Qt.TextFlag.TextShowMnemonic.value, button.text())
    if not button.icon().isNull():
        size.setWidth(size.width() + button.iconSize().width())
    return size


def test_no_button_cuts_its_words(window: MainWindow) -> None:
    give_way = WordButton | InlineDate  # the whole is in their names
    written = [one for one in shown(window, QAbstractButton) if one.text() and not isinstance(one, give_way)]
    assert written
    cut = [
        (one.text(), words(one), one.size())
        for one in written
        if words(one).width() > one.width() or words(one).height() > one.height()
    ]
    assert cut == []


def test_words_of_the_users_end_in_dots_where_they_are_cut(window: MainWindow) -> None:
    """They may be long: the whole is read by a screen reader, and one line of them always fits."""
    for one in shown(window, WordButton):
        assert one.accessibleName()
        assert words(one).height() <= one.height()


def test_no_page_is_wider_than_its_room(window: MainWindow) -> None:
    for scroll in shown(window, Scroll):
        room = scroll.viewport().rect()
        assert scroll.page.width() <= room.width()
        for one in shown(scroll.page, QWidget):
            place = QRect(one.mapTo(scroll.viewport(), QPoint(0, 0)), one.size())
            assert place.left() >= 0, name(one)
            assert place.right() <= room.right(), name(one)


def test_no_label_is_cut(window: MainWindow) -> None:
    cut = [
        (one.text(), one.sizeHint(), one.size())
        for one in shown(window, QLabel)
        if one.text() and not isinstance(one, Elided) and not fits(one)
    ]
    assert cut == []


def fits(label: QLabel) -> bool:
    high = label.heightForWidth(label.width()) if label.wordWrap() else label.sizeHint().height()
    wide = 0 if label.wordWrap() else label.sizeHint().width()
    return label.height() >= high and label.width() >= wide


def test_everything_of_the_window_is_in_the_window(window: MainWindow) -> None:
    assert (window.width(), window.height()) == SMALL
    parts = [one for one in shown(window, QWidget) if one.window() is window and one.parentWidget() is window]
    assert parts
    assert all(window.rect().contains(one.geometry()) for one in parts)
