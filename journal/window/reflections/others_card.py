"""Stay professional, and seek others: who could take the part, what stays due, and the one click that sets it aside."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from journal.store.others import who_else
from journal.window.desk import Desk
from journal.window.reflections.view import link
from journal.window.resting import StillDue, stay_professional
from journal.window.theme import theme, tokens
from journal.window.widgets.buttons import button
from journal.window.widgets.card import Card
from journal.window.widgets.labels import label


class OthersCard(Card):
    def __init__(self, desk: Desk, colleague: str) -> None:
        super().__init__(QCoreApplication.translate("Others", "Who else could take the part"))
        self._desk = desk
        working = [one.colleague.id for one in desk.reviews.all() if one.status == "working"]
        with desk.reading() as session:
            found = who_else(session, colleague, working)
        for one in found:
            self.body.addLayout(self._row(one.id, one.name, one.reasons))
        if not found:
            words = QCoreApplication.translate(
                "Others", "Nobody of your journal shares a department, tag, skill or goal with them, and works well."
            )
            self.body.addWidget(label(words, "muted"))
        words = QCoreApplication.translate(
            "Others", "Staying professional means: no advice any more, and what is promised stays due on both sides."
        )
        self.body.addWidget(StillDue(desk, colleague))
        self.body.addWidget(label(words, "small"))
        self.rest = button(
            QCoreApplication.translate("Others", "Stay professional"),
            lambda: stay_professional(desk, colleague),
            variant="primary",
        )
        self.body.addWidget(self.rest, 0, Qt.AlignmentFlag.AlignLeft)

    def _row(self, record: str, name: str, reasons: tuple[str, ...]) -> QHBoxLayout:
        text = QVBoxLayout()
        text.setSpacing(theme().px(2))
        text.addWidget(label(name, "strong"))
        text.addWidget(label(" ".join(reasons), "muted"))
        row = QHBoxLayout()
        row.setSpacing(theme().px(tokens.S))
        row.addLayout(text, 1)
        show: QWidget = link(QCoreApplication.translate("Others", "Open"), ("colleague", record), self._desk)
        show.setAccessibleName(f"{QCoreApplication.translate('Others', 'Open')} {name}")
        row.addWidget(show, 0, Qt.AlignmentFlag.AlignTop)
        return row
