"""Several colleagues at once: selected by mouse or keyboard, and changed together, each change one step to undo."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton

from journal.model import Colleague
from journal.window.colleagues.page import ColleaguesPage
from journal.window.colleagues.roster_bulk import BulkPage
from journal.window.desk import Desk
from tests.window.widgets import bring_up, button, called, click, focused, take, type_over

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def page(desk: Desk, qtbot: Any) -> ColleaguesPage:
    with desk.change("Fill") as session:
        for who, tags, more in (
            ("abel", ["a", "b"], {"organisation": "Encompass"}),
            ("dana", ["b", "c"], {"organisation": "Encompass", "department": "People"}),
            ("mei", [], {"department": "Finance", "cadence_days": 7}),
        ):
            session.add(Colleague(id=who, name=who.title(), tags=tags, **more))
    made = ColleaguesPage(desk)
    qtbot.addWidget(made)
    made.resize(1100, 700)
    bring_up(qtbot, made)
    return made


def press(page: ColleaguesPage, qtbot: Any, row: int, with_: Qt.KeyboardModifier) -> None:
    view = page._roster.list
    place = view.visualRect(view.model().index(row, 0)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, with_, place)


def bulk(page: ColleaguesPage) -> BulkPage | None:
    shown = page._right.currentWidget()
    return shown if isinstance(shown, BulkPage) else None


def two(page: ColleaguesPage, qtbot: Any) -> BulkPage:
    """Abel and Dana."""
    press(page, qtbot, 1, Qt.KeyboardModifier.NoModifier)
    press(page, qtbot, 2, CTRL)
    shown = bulk(page)
    assert shown is not None
    return shown


def said(part: BulkPage) -> list[str]:
    QApplication.processEvents()
    return [one.text() for one in part.findChildren(QLabel) if one.isVisible() and one.text()]


def stored(desk: Desk) -> dict[str, Any]:
    with desk.reading() as session:
        return {one: session.get_one(Colleague, one) for one in ("abel", "dana", "mei")}


def tags(desk: Desk) -> dict[str, list[str]]:
    return {one: found.tags for one, found in stored(desk).items()}


def test_they_are_selected_by_ctrl_and_shift_and_one_alone_shows_their_page(page: ColleaguesPage, qtbot: Any) -> None:
    two(page, qtbot)
    assert page._roster.selected == ["abel", "dana"]
    press(page, qtbot, 2, Qt.KeyboardModifier.NoModifier)
    press(page, qtbot, 3, SHIFT)
    assert bulk(page) is not None
    assert page._roster.selected == ["dana", "mei"]
    press(page, qtbot, 3, Qt.KeyboardModifier.NoModifier)
    assert bulk(page) is None
    assert called(page._sheet, QLineEdit, "Name").text() == "Mei"


def test_they_are_selected_by_keyboard_alone_and_i_am_never_among_them(page: ColleaguesPage, qtbot: Any) -> None:
    page._roster.choose("abel")
    page._roster.list.setFocus()
    qtbot.keyClick(focused(page), Qt.Key.Key_Down, SHIFT)
    assert page._roster.selected == ["abel", "dana"]
    qtbot.keyClick(focused(page), Qt.Key.Key_A, CTRL)
    shown = bulk(page)
    assert shown is not None
    assert shown.colleagues == ["abel", "dana", "mei"]
    assert said(shown)[:2] == ["3 colleagues", "Abel, Dana, Mei"]


def test_what_they_have_in_common_is_shown_and_where_they_differ(page: ColleaguesPage, qtbot: Any) -> None:
    shown = two(page, qtbot)
    assert shown.tags.texts == ["b"]
    assert {one.text() for one in shown.findChildren(QPushButton) if one.isVisible()} >= {"a", "b", "c"}
    assert shown.lines["organisation"].text() == "Encompass"
    assert shown.lines["department"].text() == ""
    assert shown.lines["department"].placeholderText() == "Different"
    assert (shown.stage.value, shown.mentor.value) == ("active", "no")


def test_a_tag_is_given_to_all_and_taken_from_all_in_one_step_each(
    page: ColleaguesPage, desk: Desk, qtbot: Any
) -> None:
    shown = two(page, qtbot)
    entry = called(shown, QLineEdit, "Tags of all")
    entry.setFocus()
    entry.setText("c")  # typed, it would open the completion, which grabs the keyboard
    qtbot.keyClick(entry, Qt.Key.Key_Return)
    assert tags(desk) == {"abel": ["a", "b", "c"], "dana": ["b", "c"], "mei": []}
    assert shown.tags.texts == ["b", "c"]
    QApplication.processEvents()
    click(qtbot, called(shown, QPushButton, "Take away b"))
    assert tags(desk) == {"abel": ["a", "c"], "dana": ["c"], "mei": []}
    QApplication.processEvents()
    click(qtbot, called(shown, QPushButton, "Take away a from those who have it"))
    assert tags(desk) == {"abel": ["c"], "dana": ["c"], "mei": []}
    desk.undo()
    desk.undo()
    desk.undo()
    assert tags(desk) == {"abel": ["a", "b"], "dana": ["b", "c"], "mei": []}
    assert page._roster.selected == ["abel", "dana"]  # as before


@pytest.mark.parametrize(
    ("column", "typed", "kept"),
    [("organisation", "Harbour", "Harbour"), ("department", " Depot ", "Depot"), ("cadence_days", "14", 14)],
)
def test_what_is_typed_is_of_all_and_one_step(
    page: ColleaguesPage, desk: Desk, column: str, typed: str, kept: object, qtbot: Any
) -> None:
    shown = two(page, qtbot)
    type_over(qtbot, shown.lines[column], typed)
    qtbot.keyClick(shown.lines[column], Qt.Key.Key_Return)
    before = stored(desk)
    assert getattr(before["abel"], column) == getattr(before["dana"], column) == kept
    assert getattr(before["mei"], column) != kept
    desk.undo()
    assert desk.journal.undo_label == "Fill"


def test_how_they_are_partners_and_whether_mentors_is_of_all(page: ColleaguesPage, desk: Desk, qtbot: Any) -> None:
    shown = two(page, qtbot)
    take(shown.mentor, "Yes")
    take(shown.stage, "Archived")
    found = stored(desk)
    assert [found[one].stage for one in ("abel", "dana", "mei")] == ["archived", "archived", "active"]
    assert [found[one].is_mentor for one in ("abel", "dana", "mei")] == [True, True, False]
    assert page._roster.selected == ["abel", "dana"]  # they moved to the end, and are selected still
    assert bulk(page) is not None


def test_leaving_changes_nothing_that_was_not_typed(page: ColleaguesPage, desk: Desk, qtbot: Any) -> None:
    shown = two(page, qtbot)
    for line in shown.lines.values():
        line.setFocus()
    page.commit()
    press(page, qtbot, 3, Qt.KeyboardModifier.NoModifier)
    assert desk.journal.undo_label == "Fill"


def test_what_is_typed_for_some_is_not_saved_for_the_next(page: ColleaguesPage, desk: Desk, qtbot: Any) -> None:
    shown = two(page, qtbot)
    type_over(qtbot, shown.lines["department"], "Depot")
    press(page, qtbot, 3, SHIFT)
    found = stored(desk)
    assert [found[one].department for one in ("abel", "dana", "mei")] == ["Depot", "Depot", "Finance"]


def test_a_number_that_cannot_be_is_said(page: ColleaguesPage, desk: Desk, qtbot: Any) -> None:
    shown = two(page, qtbot)
    with qtbot.waitSignal(desk.said):
        type_over(qtbot, shown.lines["cadence_days"], "often")
        qtbot.keyClick(shown.lines["cadence_days"], Qt.Key.Key_Return)
    assert desk.journal.undo_label == "Fill"


def test_just_two_can_be_made_one(page: ColleaguesPage, qtbot: Any) -> None:
    shown = two(page, qtbot)
    asked: list[tuple[str, str]] = []
    shown.merging.disconnect()
    shown.merging.connect(lambda one, other: asked.append((one, other)))
    click(qtbot, button(shown, "Make these two one…"))
    assert asked == [("abel", "dana")]
    press(page, qtbot, 3, CTRL)
    assert [one for one in shown.findChildren(QPushButton) if one.isVisible() and "two" in one.text()] == []


def test_who_is_deleted_elsewhere_is_no_longer_selected(page: ColleaguesPage, desk: Desk, qtbot: Any) -> None:
    two(page, qtbot)
    with desk.change("Delete") as session:
        session.delete(session.get_one(Colleague, "abel"))
    assert bulk(page) is None
    assert called(page._sheet, QLineEdit, "Name").text() == "Dana"


def test_a_thousand_are_selected_and_changed_and_the_list_stays_where_it_was(
    page: ColleaguesPage, desk: Desk, qtbot: Any
) -> None:
    with desk.change("Many") as session:
        session.add_all([Colleague(name=f"Person {number:04}") for number in range(1000)])
    view = page._roster.list
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_A, CTRL)
    view.verticalScrollBar().setValue(9000)
    shown = bulk(page)
    assert shown is not None
    type_over(qtbot, shown.lines["organisation"], "Harbour")
    qtbot.keyClick(shown.lines["organisation"], Qt.Key.Key_Return)
    assert len(page._roster.selected) == 1003
    assert view.verticalScrollBar().value() == 9000
    assert any(text.endswith("and 991 more") for text in said(shown))


def test_tags_on_a_persons_page_are_completed_from_those_in_use(page: ColleaguesPage, qtbot: Any) -> None:
    page._roster.choose("mei")
    entry = called(page._sheet, QLineEdit, "Tags")
    completer = entry.completer()
    assert completer is not None
    completer.setCompletionPrefix("B")
    assert [completer.model().index(row, 0).data() for row in range(completer.model().rowCount())] == ["a", "b", "c"]
    assert completer.currentCompletion() == "b"
