"""The photos of colleagues as they are painted: round, in the size asked for, and read only when they are seen."""

import base64
import binascii
from collections import OrderedDict

from PySide6.QtCore import QBuffer, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QImage, QImageReader, QPainter, QPainterPath, QPixmap

from journal.store.changes import Change
from journal.store.photos import photo_of, with_photos
from journal.window.desk import Desk

KEPT = 200
"""Pictures that are kept in memory, those seen last."""

WIDEST = 2_000
"""Pixels of either side; those that the program makes itself have far fewer."""

_KINDS = {b"jpeg": b"\xff\xd8\xff", b"png": b"\x89PNG\r\n\x1a\n"}
"""What a picture begins with."""

_Key = tuple[str, int]


class Photos(QObject):
    """`changed`: a photo was set or taken away."""

    changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self._there: frozenset[str] | None = None
        self._kept: OrderedDict[_Key, QPixmap | None] = OrderedDict()
        desk.changed.connect(self._follow)

    def round(self, colleague: str, side: int) -> QPixmap | None:
        """The photo as a circle of `side` pixels across; None where there is none, or it cannot be shown."""
        if colleague not in self._ids():
            return None
        key = (colleague, side)
        if key not in self._kept:
            with self._desk.reading() as session:
                data = photo_of(session, colleague)
            self._kept[key] = _circle(data, side) if data else None
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        self._kept.move_to_end(key)
        return self._kept[key]

    def _ids(self) -> frozenset[str]:
        """Who has one: read once, so that a list of people without photos asks nothing."""
        if self._there is None:
            with self._desk.reading() as session:
                self._there = with_photos(session)
        return self._there

    def _follow(self, change: Change) -> None:
        if change.concerns("photo"):
            self._there = None
            self._kept.clear()
            self.changed.emit()


def photos_of(desk: Desk) -> Photos:
    """One for each desk."""
    return desk.findChild(Photos) or Photos(desk)


def _circle(data: str, side: int) -> QPixmap | None:
    """The middle of a picture, cut round."""
    image = _read(data)
    if image.isNull() or side <= 0:
        return None
    image = image.scaled(
        side, side, Qt.AspectRatioMode.KeepAspectRatioByExpanding, Qt.TransformationMode.SmoothTransformation
    )
    made = QPixmap(side, side)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    path = QPainterPath()
    path.addEllipse(QRectF(0, 0, side, side))
    painter.setClipPath(path)
    painter.drawImage((side - image.width()) // 2, (side - image.height()) // 2, image)
    painter.end()
    return made


def _read(data: str) -> QImage:
    """A JPEG or PNG of a sensible size; an empty image for anything else: Qt also reads drawings, and those may lead it
    to other files."""
    try:
        content = base64.b64decode(data, validate=True)
        kind = next(kind for kind, begin in _KINDS.items() if content.startswith(begin))
    except (binascii.Error, ValueError, StopIteration):
        return QImage()
    file = QBuffer()
    file.setData(content)
    reader = QImageReader(file, kind)
    reader.setAutoDetectImageFormat(False)
    size = reader.size()
    return reader.read() if 0 < size.width() <= WIDEST and 0 < size.height() <= WIDEST else QImage()
