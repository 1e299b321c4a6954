"""Text that is edited where it stands: what is typed is told once, and never lost."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence, QTextCursor
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from journal.window.widgets.inline import InlineLine, InlineText
from tests.window.widgets import focused, on_screen, type_over

CTRL = Qt.KeyboardModifier.ControlModifier
Field = InlineLine | InlineText


class Written:
    """A field with another below it; `told` is all that it told, and `save` does what a screen does."""

    def __init__(self, qtbot: Any, field: Field) -> None:
        self.field, self.next = field, QLineEdit()
        self.told: list[str] = []
        field.edited.connect(self.told.append)
        self.window = on_screen(qtbot, field, self.next)

    def save(self) -> None:
        self.field.edited.connect(self.field.refresh)


@pytest.fixture
def line(qtbot: Any) -> Written:
    return Written(qtbot, InlineLine("Role", "Their role"))


@pytest.fixture
def text(qtbot: Any) -> Written:
    return Written(qtbot, InlineText("Notes", "Anything else"))


@pytest.fixture(params=["line", "text"])
def either(request: pytest.FixtureRequest) -> Written:
    found = request.getfixturevalue(request.param)
    assert isinstance(found, Written)
    return found


def test_what_was_typed_is_told_on_leaving(either: Written, qtbot: Any) -> None:
    type_over(qtbot, either.field, "Head of Training")
    assert either.told == []
    either.next.setFocus()
    assert either.told == ["Head of Training"]


def test_what_was_typed_is_told_a_moment_after_the_last_key(either: Written, qtbot: Any) -> None:
    type_over(qtbot, either.field, "Head")
    with qtbot.waitSignal(either.field.edited, timeout=5_000):
        pass
    assert either.told == ["Head"]
    assert focused(either.window) is either.field


def test_what_is_saved_is_told_once(either: Written, qtbot: Any) -> None:
    either.save()
    type_over(qtbot, either.field, "Head")
    either.field.commit()
    either.field.commit()
    either.next.setFocus()
    assert either.told == ["Head"]


def test_what_could_not_be_saved_is_told_again(either: Written, qtbot: Any) -> None:
    type_over(qtbot, either.field, "Head")
    either.field.commit()
    either.next.setFocus()
    assert either.told == ["Head", "Head"]
    assert either.field.text() == "Head"


def test_reading_and_leaving_tells_nothing(either: Written, qtbot: Any) -> None:
    either.field.refresh("Head of Training")
    either.field.setFocus()
    qtbot.keyClick(either.field, Qt.Key.Key_End)
    either.next.setFocus()
    assert either.told == []


def test_tab_leaves_a_field_and_is_not_typed(either: Written, qtbot: Any) -> None:
    type_over(qtbot, either.field, "Head")
    qtbot.keyClick(either.field, Qt.Key.Key_Tab)
    assert focused(either.window) is either.next
    assert either.told == ["Head"]


def test_enter_in_a_line_saves_and_goes_on_to_the_next(line: Written, qtbot: Any) -> None:
    type_over(qtbot, line.field, "Head")
    line.save()
    qtbot.keyClick(line.field, Qt.Key.Key_Return)
    assert line.told == ["Head"]
    assert focused(line.window) is line.next


def test_enter_in_a_text_begins_another_line(text: Written, qtbot: Any) -> None:
    type_over(qtbot, text.field, "One")
    qtbot.keyClick(text.field, Qt.Key.Key_Return)
    qtbot.keyClicks(text.field, "Two")
    assert text.field.text() == "One\nTwo"
    assert text.field.hasFocus()


def test_ctrl_enter_saves_and_leaves(either: Written, qtbot: Any) -> None:
    type_over(qtbot, either.field, "Head")
    either.save()
    qtbot.keyClick(either.field, Qt.Key.Key_Return, CTRL)
    assert either.told == ["Head"]
    assert not either.field.hasFocus()


def test_escape_puts_back_what_was_there_and_leaves(either: Written, qtbot: Any) -> None:
    either.field.refresh("Head of Training")
    type_over(qtbot, either.field, "Nobody")
    qtbot.keyClick(either.field, Qt.Key.Key_Escape)
    assert either.field.text() == "Head of Training"
    assert either.told == []
    assert not either.field.hasFocus()


def test_escape_takes_back_even_what_was_saved_meanwhile(either: Written, qtbot: Any) -> None:
    either.field.refresh("Head of Training")
    either.save()
    type_over(qtbot, either.field, "Nobody")
    either.field.commit()
    qtbot.keyClick(either.field, Qt.Key.Key_Escape)
    assert either.told == ["Nobody", "Head of Training"]
    assert either.field.text() == "Head of Training"


def test_escape_never_brings_back_what_was_replaced_from_outside(either: Written, qtbot: Any) -> None:
    either.field.refresh("Head of Training")
    either.field.setFocus()
    either.field.refresh("Changed elsewhere")
    qtbot.keyClicks(either.field, "!")
    qtbot.keyClick(either.field, Qt.Key.Key_Escape)
    assert either.field.text() == "Changed elsewhere"
    assert either.told == []


def test_what_is_being_typed_is_not_replaced_from_outside(either: Written, qtbot: Any) -> None:
    either.field.refresh("Head of Training")
    type_over(qtbot, either.field, "Half a wo")
    either.field.refresh("Changed elsewhere")
    assert either.field.text() == "Half a wo"
    either.next.setFocus()
    assert either.told == ["Half a wo"]


def test_a_field_in_which_nothing_is_typed_follows_even_with_the_focus(either: Written) -> None:
    either.field.refresh("Head of Training")
    either.field.setFocus()
    either.field.refresh("Changed elsewhere")
    assert either.field.text() == "Changed elsewhere"
    either.next.setFocus()
    assert either.told == []


def test_an_emptied_field_tells_so_and_shows_what_belongs_there(either: Written, qtbot: Any) -> None:
    either.field.refresh("Head")
    type_over(qtbot, either.field, "")
    either.field.commit()
    assert either.told == [""]
    either.field.refresh(None)
    assert either.field.text() == ""
    assert either.field.placeholderText() != ""


def with_undo(window: QWidget) -> list[str]:
    """The window's own Undo, as the menu has it."""
    taken: list[str] = []
    action = QAction("Undo", window)
    action.setShortcut(QKeySequence("Ctrl+Z"))
    action.triggered.connect(lambda: taken.append("undo"))
    window.addAction(action)
    return taken


def test_undo_while_typing_is_of_the_typing(either: Written, qtbot: Any) -> None:
    taken = with_undo(either.window)
    either.field.setFocus()
    qtbot.keyClicks(either.field, "Head")
    qtbot.keyClick(either.field, Qt.Key.Key_Z, CTRL)
    assert either.field.text() == ""
    assert taken == []


def test_undo_after_saving_is_of_the_journal(either: Written, qtbot: Any) -> None:
    taken = with_undo(either.window)
    either.save()
    type_over(qtbot, either.field, "Head")
    either.field.commit()
    qtbot.keyClick(either.field, Qt.Key.Key_Z, CTRL)
    assert taken == ["undo"]
    assert either.field.text() == "Head"


def test_what_looks_like_html_is_shown_as_it_was_typed(either: Written, qtbot: Any) -> None:
    typed = "<b>Dana</b> & <img src=x>"
    type_over(qtbot, either.field, typed)
    either.next.setFocus()
    assert either.field.text() == typed
    assert either.told == [typed]


def test_a_text_grows_and_shrinks_with_its_lines(text: Written, qtbot: Any) -> None:
    field = text.field
    one = field.height()
    type_over(qtbot, field, "One")
    for _ in range(4):
        qtbot.keyClick(field, Qt.Key.Key_Return)
    five = field.height()
    assert five >= one + 4 * field.fontMetrics().lineSpacing()
    type_over(qtbot, field, "")
    assert field.height() == one


def test_a_text_shows_all_its_lines_without_scrolling(text: Written) -> None:
    field = text.field
    assert isinstance(field, InlineText)
    field.refresh("A long sentence that goes on. " * 40)
    text.window.resize(240, 320)
    QApplication.processEvents()
    field.moveCursor(QTextCursor.MoveOperation.End)
    assert field.verticalScrollBar().maximum() == 0
    assert field.viewport().rect().contains(field.cursorRect())


def test_a_line_too_long_to_edit_is_shown_in_parts_and_kept_as_it_is(text: Written, qtbot: Any) -> None:
    field = text.field
    assert isinstance(field, InlineText)
    field.refresh("x" * 20_001)
    assert field.isReadOnly()
    assert field.text().replace("\n", "") == "x" * 20_001
    field.setFocus()
    qtbot.keyClicks(field, "more")
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    text.next.setFocus()
    assert text.told == []
    field.refresh("short again")
    assert not field.isReadOnly()
    assert field.text() == "short again"


def test_a_long_line_ends_in_dots_until_it_is_typed_in(qtbot: Any, line: Written) -> None:
    words = "Head of " + "everything and more " * 20
    line.field.refresh(words)
    line.next.setFocus()
    assert isinstance(line.field, InlineLine)
    assert line.field.elided.endswith("…")
    line.field.setFocus()
    assert not line.field.elided
    line.field.refresh("Trainer")
    line.next.setFocus()
    assert not line.field.elided
    assert line.told == []


@pytest.mark.parametrize("script", ["مرحبا بالعالم ", "Hello, world "])
def test_a_long_line_is_painted_at_the_side_where_its_script_begins(qtbot: Any, line: Written, script: str) -> None:
    line.field.refresh(script * 40)
    line.next.setFocus()
    QApplication.processEvents()
    picture = line.field.grab().toImage()
    ground = picture.pixelColor(1, picture.height() // 2)
    wide, high = picture.width(), picture.height()
    inked = [x for x in range(wide) if any(picture.pixelColor(x, y) != ground for y in range(6, high - 6))]
    assert min(inked) < 40
    assert max(inked) > wide - 40
