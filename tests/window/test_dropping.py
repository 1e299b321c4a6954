"""Files dropped on the window are taken, wherever on it they fall; what is no file of this computer is not."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget

from journal.window.dropping import Dropping


@pytest.fixture
def window(qtbot: Any) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


def drag(window: QWidget, *urls: QUrl) -> bool:
    """Drag these onto the window and let go; whether it took them."""
    data = QMimeData()
    data.setUrls(list(urls))
    how = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    enter = QDragEnterEvent(QPointF(5, 5).toPoint(), *how)
    enter.ignore()
    QApplication.sendEvent(window, enter)
    if enter.isAccepted():
        QApplication.sendEvent(window, QDropEvent(QPointF(5, 5), *how))
    return enter.isAccepted()


def test_each_file_is_handed_on(window: QWidget, tmp_path: Path) -> None:
    files = [tmp_path / "a.ics", tmp_path / "böse & gut.json"]
    for file in files:
        file.write_text("x")
    taken: list[Path] = []
    Dropping(window, taken.append)
    assert drag(window, *(QUrl.fromLocalFile(str(file)) for file in files))
    assert taken == files


def test_a_folder_a_web_address_and_a_text_are_left_alone(window: QWidget, tmp_path: Path) -> None:
    taken: list[Path] = []
    Dropping(window, taken.append)
    assert not drag(window, QUrl.fromLocalFile(str(tmp_path)))
    assert not drag(window, QUrl("https://example.org/a.ics"))
    assert not drag(window)
    assert taken == []
