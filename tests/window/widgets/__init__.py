"""What the tests of widgets share: to show one, to use it as a person does, and to see what a person sees."""

from typing import Any, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from journal.window.widgets.later import Later
from journal.window.widgets.pick import InlineChoice

Part = TypeVar("Part", bound=QWidget)


def on_screen(qtbot: Any, *parts: QWidget, width: int = 480) -> QWidget:
    """These, one below the other, in a window that has the focus."""
    window = QWidget()
    qtbot.addWidget(window, before_close_func=lambda _: window)  # or nobody would hold it
    column = QVBoxLayout(window)
    for part in parts:
        column.addWidget(part)
    window.resize(width, 320)
    bring_up(qtbot, window)
    return window


def bring_up(qtbot: Any, window: QWidget) -> None:
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.waitUntil(lambda: whole(window))


def whole(part: QWidget) -> bool:
    """Whether nothing of it waits to be filled."""
    return not any(one.waiting for one in part.findChildren(Later))


def click(qtbot: Any, part: QWidget) -> None:
    QApplication.processEvents()  # a layout shows what was added when it is next asked to
    assert part.isVisible()
    assert part.isEnabled()
    qtbot.mouseClick(part, Qt.MouseButton.LeftButton)


def type_over(qtbot: Any, field: QLineEdit | QPlainTextEdit, words: str) -> None:
    """Go into a field, and write these words in place of its own."""
    field.setFocus()
    field.selectAll()
    if words:
        qtbot.keyClicks(field, words)
    else:
        qtbot.keyClick(field, Qt.Key.Key_Delete)


def take(choice: InlineChoice, words: str) -> None:
    """Take what is called so in the menu."""
    next(one for one in choice.menu().actions() if one.text() == words).trigger()


def focused(part: QWidget) -> QWidget:
    found = part.window().focusWidget()
    assert found is not None
    return found


def button(part: QWidget, words: str) -> QAbstractButton:
    """The button that reads so."""
    found = [one for one in part.findChildren(QAbstractButton) if one.text().strip() == words and one.isVisible()]
    assert found, words
    return found[0]


def called(part: QWidget, kind: type[Part], name: str) -> Part:
    """The one of this kind that a screen reader would call so, whatever it shows; rather one that can be seen."""
    found = [one for one in part.findChildren(kind) if one.accessibleName().partition(":")[0] == name]
    assert found, name
    return min(found, key=lambda one: not one.isVisible())
