"""The photo in the head of a colleague's page: a click or Enter chooses one, a picture that is dropped is taken."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QMimeData, QSize, Qt
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QMenu, QSizePolicy

from journal.errors import JournalError
from journal.exchange.photos import LARGEST, small_photo
from journal.store.photos import set_photo
from journal.window.background import Job
from journal.window.colleagues.photos import photos_of
from journal.window.desk import Desk
from journal.window.theme import theme, tokens
from journal.window.widgets.badge import draw_avatar

ENDINGS = ("jpg", "jpeg", "png", "gif", "webp", "bmp")


class PhotoButton(QAbstractButton):
    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk, self._photos = desk, photos_of(desk)
        self._whose, self._name = "", ""
        self._job: Job | None = None
        self._menu = QMenu(self)
        translate = QCoreApplication.translate
        self._menu.addAction(translate("Photo", "Choose another photo …"), self.choose)
        self._menu.addAction(translate("Photo", "Remove the photo"), self.remove)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAcceptDrops(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._ask)
        self._photos.changed.connect(self._say)

    def sizeHint(self) -> QSize:
        side = theme().px(tokens.LARGE_AVATAR)
        return QSize(side, side)

    def show_person(self, colleague: str, name: str) -> None:
        self._whose, self._name = colleague, name
        self._say()

    @property
    def has_photo(self) -> bool:
        return self._photos.round(self._whose, self._side) is not None

    def choose(self) -> None:
        """Ask for a file, and take it."""
        title = QCoreApplication.translate("Photo", "Choose a photo")
        kinds = QCoreApplication.translate("Photo", "Pictures ({endings})")
        kinds = kinds.format(endings=" ".join(f"*.{ending}" for ending in ENDINGS))
        chosen, _ = QFileDialog.getOpenFileName(self, title, "", kinds)
        if chosen:
            self.take(Path(chosen))

    def take(self, file: Path) -> None:
        """Make a file small, off the window's thread, and set it as the photo of whoever is shown now."""
        whose = self._whose
        if self._job is not None:
            self._job.cancel()  # who chooses another before the first is there wants the other
        self._job = self._desk.importing.start(
            lambda _: _read(file), lambda data: self._set(whose, data), lambda error: self._fail(error)
        )

    def remove(self) -> None:
        with self._desk.change("Remove photo") as session:
            set_photo(session, self._whose, None)
        self._desk.say(QCoreApplication.translate("Photo", "The photo is removed."), undoable=True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self.has_photo:
            self.remove()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _picture(event.mimeData()) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        file = _picture(event.mimeData())
        if file is not None:
            event.acceptProposedAction()
            self.take(file)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        photo = self._photos.round(self._whose, self._side)
        if photo is not None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawPixmap(self.rect(), photo)
        else:
            draw_avatar(painter, self.rect(), self._name)
        if self.hasFocus() or self.underMouse():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(theme().colours.accent), 2))
            painter.drawEllipse(self.rect().adjusted(1, 1, -1, -1))
        painter.end()

    @property
    def _side(self) -> int:
        """Pixels of the screen, of which there may be several to one of ours."""
        return round(self.sizeHint().width() * self.devicePixelRatioF())

    def _ask(self) -> None:
        if self.has_photo:
            self._menu.popup(self.mapToGlobal(self.rect().bottomLeft()))
        else:
            self.choose()

    def _set(self, whose: str, data: str) -> None:
        self._job = None
        try:
            with self._desk.change("Set photo") as session:
                set_photo(session, whose, data)
        except JournalError:
            return  # it was said

    def _fail(self, error: BaseException) -> None:
        self._job = None
        if not isinstance(error, JournalError):
            raise error
        self._desk.troubled.emit(error)

    def _say(self) -> None:
        words = (
            QCoreApplication.translate("Photo", "Photo of {name}: change or remove it")
            if self.has_photo
            else QCoreApplication.translate("Photo", "Choose a photo of {name}")
        )
        self.setAccessibleName(words.format(name=self._name))
        self.setToolTip(QCoreApplication.translate("Photo", "Choose a photo, or drop one here"))
        self.update()


def _read(file: Path) -> str:
    """A picture file, made small. Raises JournalError."""
    try:
        data = file.read_bytes() if file.stat().st_size <= LARGEST else b""
    except OSError as error:
        raise JournalError(
            "The picture could not be read.", "The photo is as it was.", "Check that the file is there and yours."
        ) from error
    small = small_photo(data)
    if small is None:
        raise JournalError(
            "This is not a picture that can be shown, or it is too large.",
            "The photo is as it was.",
            "Choose a JPEG, PNG, GIF, WebP or BMP file of at most 20 MB.",
        )
    return small


def _picture(data: QMimeData) -> Path | None:
    """The picture among what is dragged, by its ending."""
    files = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    return next((file for file in files if file.suffix.lower().lstrip(".") in ENDINGS), None)
