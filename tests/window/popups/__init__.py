"""What the tests of the pop-ups share."""

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QPlainTextEdit, QWidget

from journal.window.popups.frame import Popup


def sheet_of(popup: Popup) -> QRect:
    """Where the sheet of paper is, without its shadow."""
    return popup.panel.geometry().translated(popup.pos())


def all_words(popup: QWidget) -> str:
    """Every word that could be seen, heard or pointed at, shown or not."""
    found = []
    for part in (popup, *popup.findChildren(QWidget)):
        found += [part.toolTip(), part.accessibleName(), part.accessibleDescription(), part.windowTitle()]
        if isinstance(part, QLabel | QAbstractButton | QLineEdit):
            found.append(part.text())
        if isinstance(part, QPlainTextEdit):
            found.append(part.toPlainText())
    return "\n".join(found)
