"""The search over everything: hits under the field while somebody types; Enter opens one."""

from datetime import date

from PySide6.QtCore import QAbstractListModel, QCoreApplication, QEvent, QModelIndex, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout, QWidget

from journal.store.search import Hit, search
from journal.window.desk import Desk
from journal.window.theme import theme, tokens
from journal.window.widgets.days import short_day
from journal.window.widgets.labels import label
from journal.window.widgets.rows import Index, Role, Row, list_view

MOST = 12
_TOP = QModelIndex()

_ICONS = {
    "colleague": "user",
    "mentor": "graduation-cap",
    "me": "circle-user",
    "fact": "lightbulb",
    "preference": "settings",
    "goal": "target",
    "meeting": "calendar",
    "checklist_item": "list-checks",
    "question": "circle-question-mark",
    "restatement": "quote",
    "contact": "message-square",
    "followup": "circle-check",
    "value": "gift",
    "reflection": "notebook-pen",
    "answer": "notebook-pen",
    "consultation": "graduation-cap",
    "approach": "compass",
    "recap_text": "mail",
    "starter": "message-square",
    "own_question": "circle-question-mark",
    "set_aside": "pause",
    "circumstance": "info",
    "disagreement": "message-square",
    "brief_text": "briefcase",
}


class _Hits(QAbstractListModel):
    def __init__(self, today: date) -> None:
        super().__init__()
        self.hits: list[Hit] = []
        self._today = today

    def show(self, hits: list[Hit], today: date) -> None:
        self.beginResetModel()
        self.hits, self._today = hits, today
        self.endResetModel()

    def rowCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self.hits)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        hit = self.hits[index.row()]
        if role == Role.ROW:
            return self._row(hit)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._row(hit).spoken
        return None

    def _row(self, hit: Hit) -> Row:
        day = short_day(date.fromisoformat(hit.day), self._today) if hit.day else ""
        title = hit.title or QCoreApplication.translate("SearchBox", "Myself")
        text = hit.snippet if hit.snippet != title else ""
        note = " · ".join(part for part in (kinds_in_words().get(hit.kind, ""), day) if part)
        return Row(title, text, icon=_ICONS.get(hit.kind, "search"), note=note)


def kinds_in_words() -> dict[str, str]:
    """What each kind of record is called."""
    reflection = QCoreApplication.translate("SearchBox", "Reflection")
    return {
        "colleague": QCoreApplication.translate("SearchBox", "Colleague"),
        "mentor": QCoreApplication.translate("SearchBox", "Mentor"),
        "me": QCoreApplication.translate("SearchBox", "My profile"),
        "fact": QCoreApplication.translate("SearchBox", "Fact"),
        "preference": QCoreApplication.translate("SearchBox", "Preference"),
        "goal": QCoreApplication.translate("SearchBox", "Goal"),
        "meeting": QCoreApplication.translate("SearchBox", "Meeting"),
        "checklist_item": QCoreApplication.translate("SearchBox", "Preparation"),
        "question": QCoreApplication.translate("SearchBox", "Question"),
        "restatement": QCoreApplication.translate("SearchBox", "Said back"),
        "contact": QCoreApplication.translate("SearchBox", "Contact"),
        "followup": QCoreApplication.translate("SearchBox", "Follow-up"),
        "value": QCoreApplication.translate("SearchBox", "Value"),
        "reflection": reflection,
        "answer": reflection,
        "consultation": QCoreApplication.translate("SearchBox", "Consultation"),
        "approach": QCoreApplication.translate("SearchBox", "Approach"),
        "recap_text": QCoreApplication.translate("SearchBox", "Recap"),
        "starter": QCoreApplication.translate("SearchBox", "Starter"),
        "own_question": QCoreApplication.translate("SearchBox", "My question"),
        "set_aside": QCoreApplication.translate("SearchBox", "Set aside"),
        "circumstance": QCoreApplication.translate("SearchBox", "Circumstances"),
        "disagreement": QCoreApplication.translate("SearchBox", "My view"),
        "brief_text": QCoreApplication.translate("SearchBox", "Brief"),
    }


class SearchBox(QFrame):
    """Lies over the window, under the field; the keyboard stays in the field. `left`: it goes elsewhere now."""

    left = Signal()

    def __init__(self, window: QWidget, field: QLineEdit, desk: Desk) -> None:
        super().__init__(window)
        self._window, self._field, self._desk = window, field, desk
        self.setProperty("tone", "popup")
        column = QVBoxLayout(self)
        margin = theme().px(tokens.XS)
        column.setContentsMargins(margin, margin, margin, margin)
        self._model = _Hits(desk.today())
        self._list = list_view(QCoreApplication.translate("SearchBox", "Found"))
        self._list.setModel(self._model)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.clicked.connect(lambda index: self._open(index.row()))
        column.addWidget(self._list)
        self._nothing = label("", "muted")
        self._nothing.setMargin(theme().px(tokens.M))
        column.addWidget(self._nothing)
        self._more = label(
            QCoreApplication.translate("SearchBox", "There is more: type another word."), "small", wrap=False
        )
        self._more.setContentsMargins(theme().px(tokens.M), 0, theme().px(tokens.M), theme().px(tokens.XS))
        column.addWidget(self._more)
        field.textChanged.connect(self._find)
        field.installEventFilter(self)
        window.installEventFilter(self)
        self.hide()

    def _find(self, words: str) -> None:
        if not words.strip():
            self.hide()
            return
        with self._desk.reading() as session:
            hits = search(session, words, MOST + 1)
        self._more.setVisible(len(hits) > MOST)
        self._model.show(hits[:MOST], self._desk.today())
        self._list.setVisible(bool(hits))
        self._nothing.setVisible(not hits)
        self._nothing.setText(QCoreApplication.translate("SearchBox", "Nothing has these words."))
        if hits:
            self._list.setCurrentIndex(self._model.index(0))
        self._place()
        self.show()
        self.raise_()

    def _place(self) -> None:
        px = theme().px
        corner = self._field.mapTo(self._window, QPoint(self._field.width(), self._field.height()))
        wide = min(max(self._field.width(), px(460)), self._window.width() - 2 * px(tokens.L))
        rows = range(self._model.rowCount())
        high = sum(self._list.sizeHintForRow(row) for row in rows) if rows else self._nothing.sizeHint().height()
        high += self._more.sizeHint().height() + px(tokens.S) if self._more.isVisibleTo(self) else 0
        high = min(high + 2 * px(tokens.XS) + 6, self._window.height() - corner.y() - px(tokens.XL))
        self.setGeometry(corner.x() - wide, corner.y() + px(tokens.XS), wide, high)

    def _open(self, row: int) -> None:
        if 0 <= row < len(self._model.hits):
            hit = self._model.hits[row]
            self.leave()
            self._desk.open(hit.kind, hit.id)

    def leave(self) -> None:
        """Empty the field and close."""
        self._field.clear()
        self.hide()
        self._field.clearFocus()
        self.left.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._field and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(event)
        if watched is self._field and event.type() == QEvent.Type.FocusOut:
            self.hide()
        elif watched is self._field and event.type() == QEvent.Type.FocusIn and self._field.text().strip():
            self._find(self._field.text())
        elif watched is self._window and event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return False

    def _key(self, event: QKeyEvent) -> bool:
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self.leave()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self._list.currentIndex().row())
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up) and self._model.hits:
            step = 1 if key == Qt.Key.Key_Down else -1
            row = (self._list.currentIndex().row() + step) % len(self._model.hits)
            self._list.setCurrentIndex(self._model.index(row))
        else:
            return False
        return True
