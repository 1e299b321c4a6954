"""What is pasted or dropped into a field is plain, clean, and soon there."""

from time import thread_time
from typing import Any

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QApplication

from journal.window.popups.focus_line import _Field
from journal.window.popups.notes_box import NotesBox
from journal.window.widgets.inline import InlineLine, InlineText
from journal.window.widgets.plain import LONGEST_LINE
from tests.window.widgets import on_screen

HARMFUL = "a\x01\x1b\u202eb\u2066c e\u0301\u2028d"


def paste(field: Any, text: str, html: str = "") -> None:
    data = QMimeData()
    data.setText(text)
    if html:
        data.setHtml(html)
    QApplication.clipboard().setMimeData(data)
    field.setFocus()
    field.paste()


@pytest.mark.parametrize("make", [lambda: InlineText("Notes"), NotesBox], ids=["notes", "after a meeting"])
def test_what_is_pasted_into_a_text_is_cleaned(make: Any, qtbot: Any) -> None:
    field = make()
    on_screen(qtbot, field)
    paste(field, HARMFUL, "<img src='file:///a.png'><b>a</b>")
    assert field.toPlainText() == "abc é\nd"


def test_what_is_pasted_into_a_line_is_cleaned_and_told_once(qtbot: Any) -> None:
    field = InlineLine("Role")
    told: list[str] = []
    field.edited.connect(told.append)
    on_screen(qtbot, field)
    field.refresh("Head of ")
    field.setFocus()
    field.setCursorPosition(4)
    paste(field, "\x1b\u202eof\x07")
    assert (field.text(), field.cursorPosition()) == ("Headof of ", 6)
    field.commit()
    assert told == ["Headof of "]


@pytest.mark.parametrize(
    "line", ["x" * 1_000_000, "אa" * 50_000, "a " * 500_000], ids=["letters", "both directions", "words"]
)
@pytest.mark.parametrize("make", [lambda: InlineText("Notes"), NotesBox], ids=["notes", "after a meeting"])
def test_a_very_long_line_is_soon_there_and_none_of_it_is_lost(make: Any, line: str, qtbot: Any) -> None:
    field = make()
    on_screen(qtbot, field)
    begun = thread_time()
    paste(field, line)
    QApplication.processEvents()
    assert thread_time() - begun < 5
    assert field.toPlainText().replace("\n", "") == line
    assert max(map(len, field.toPlainText().split("\n"))) <= LONGEST_LINE


def test_a_million_letters_pasted_into_one_line_do_not_hang(qtbot: Any) -> None:
    for field in (InlineLine("Role"), _Field()):
        on_screen(qtbot, field)
        begun = thread_time()
        paste(field, "x" * 1_000_000)
        QApplication.processEvents()
        assert thread_time() - begun < 5
