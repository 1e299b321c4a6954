"""A photo of a colleague: chosen, dropped, shown in the head and in the list, removed."""

import base64
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog
from sqlalchemy import select

from journal.model import Colleague, Photo
from journal.store.photos import photo_of, set_photo
from journal.window.colleagues.page import ColleaguesPage
from journal.window.colleagues.photo import PhotoButton
from journal.window.colleagues.photos import photos_of
from journal.window.desk import Desk
from tests.hostile.pictures import PICTURES
from tests.window.widgets import bring_up, click

RED = QColor("#ff0000")


@pytest.fixture
def page(desk: Desk, qtbot: Any) -> ColleaguesPage:
    with desk.change("Fill") as session:
        session.add_all(Colleague(id=f"c{number}", name=f"Person {number:03}") for number in range(150))
    made = ColleaguesPage(desk)
    qtbot.addWidget(made)
    made.resize(1180, 780)
    bring_up(qtbot, made)
    made.show_record("c0", "colleague", "c0")
    return made


@pytest.fixture
def photo(page: ColleaguesPage) -> PhotoButton:
    return page._sheet._head.photo


@pytest.fixture
def red(tmp_path: Path) -> Path:
    """A picture that is wider than high, all red."""
    file = tmp_path / "red.PNG"
    Image.new("RGB", (400, 300), "red").save(file)
    return file


def stored(desk: Desk, colleague: str = "c0") -> str | None:
    with desk.reading() as session:
        return photo_of(session, colleague)


def is_red(colour: QColor) -> bool:
    return colour.red() > 200 and colour.green() < 60 and colour.blue() < 60


def middle(part: Any) -> QColor:
    image = part.grab().toImage()
    return image.pixelColor(image.width() // 2, image.height() // 2)


def test_a_click_chooses_a_photo_that_is_shown_round_and_in_the_list(
    page: ColleaguesPage, photo: PhotoButton, desk: Desk, red: Path, qtbot: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(red), ""))
    assert photo.accessibleName() == "Choose a photo of Person 000"
    click(qtbot, photo)
    qtbot.waitUntil(lambda: photo.has_photo)
    assert is_red(middle(photo))
    assert not is_red(photo.grab().toImage().pixelColor(1, 1))
    assert photo.accessibleName() == "Photo of Person 000: change or remove it"
    row = page._roster.list.visualRect(page._roster.list.model().index(1, 0))
    image = page._roster.list.viewport().grab().toImage()
    assert any(is_red(image.pixelColor(x, row.center().y())) for x in range(row.left(), row.left() + 60))
    desk.undo()
    assert not photo.has_photo
    assert not is_red(middle(photo))
    desk.redo()
    assert photo.has_photo


def test_a_picture_that_is_dropped_is_taken_and_delete_removes_it(
    photo: PhotoButton, desk: Desk, red: Path, qtbot: Any
) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(red))])
    given = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    enter = QDragEnterEvent(QPointF(5, 5).toPoint(), *given)
    QApplication.sendEvent(photo, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(photo, QDropEvent(QPointF(5, 5), *given))
    qtbot.waitUntil(lambda: photo.has_photo)
    photo.setFocus()
    with qtbot.waitSignal(desk.said) as said:
        qtbot.keyClick(photo, Qt.Key.Key_Delete)
    assert said.args == ["The photo is removed.", True]
    assert stored(desk) is None


def test_what_is_no_picture_is_said_and_nothing_is_changed(
    photo: PhotoButton, desk: Desk, red: Path, tmp_path: Path, qtbot: Any
) -> None:
    photo.take(red)
    qtbot.waitUntil(lambda: photo.has_photo)
    before = stored(desk)
    broken = tmp_path / "broken.png"
    broken.write_bytes(b"\x89PNG and no more")
    for file in (broken, tmp_path / "missing.png"):
        with qtbot.waitSignal(desk.troubled) as trouble:
            photo.take(file)
        assert trouble.args[0].kept == "The photo is as it was."
    assert stored(desk) == before


def test_a_photo_belongs_to_whoever_was_shown_when_it_was_chosen(
    page: ColleaguesPage, photo: PhotoButton, desk: Desk, red: Path, qtbot: Any
) -> None:
    photo.take(red)
    page.show_record("c1", "colleague", "c1")
    qtbot.waitUntil(lambda: stored(desk) is not None)
    assert not photo.has_photo
    assert stored(desk, "c1") is None


def test_only_photos_that_are_seen_are_read(page: ColleaguesPage, desk: Desk, qtbot: Any) -> None:
    small = BytesIO()
    Image.new("RGB", (8, 8), "red").save(small, "PNG")
    with desk.change("Photos") as session:
        import base64

        for number in range(150):
            set_photo(session, f"c{number}", base64.b64encode(small.getvalue()).decode())
    QApplication.processEvents()
    page._roster.list.viewport().grab()
    assert 5 < len({colleague for colleague, _ in photos_of(desk)._kept}) < 30


def test_a_photo_that_cannot_be_shown_leaves_the_initials(photo: PhotoButton, desk: Desk) -> None:
    with desk.change("Photo") as session:
        session.add(Photo(colleague_id="c0", data="bm90IGEgcGljdHVyZQ=="))
    assert not photo.has_photo
    assert not is_red(middle(photo))
    with desk.reading() as session:
        assert len(session.scalars(select(Photo)).all()) == 1


@pytest.mark.parametrize(
    "name", ["a bomb of 12,000 x 12,000", "a drawing that reads files", "no width at all", "a TIFF"]
)
def test_what_is_no_small_picture_is_not_shown(desk: Desk, photo: PhotoButton, name: str) -> None:
    with desk.change("Set photo") as session:
        set_photo(session, "c0", base64.b64encode(PICTURES[name]()).decode())
    assert not photo.has_photo
