"""The first page that anybody sees: begin an empty journal, or look around in a sample one."""

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from journal.window.theme import icon, theme, tokens
from journal.window.widgets.buttons import button
from journal.window.widgets.card import Card
from journal.window.widgets.labels import label
from journal.window.widgets.scroll import Page, Scroll

WIDE = 640
"""Pixels at the usual size from which the choices stand side by side."""


class Welcome(QWidget):
    """`began(kind)`: empty, sample, or restore, which is offered where the backups of a journal are left."""

    began = Signal(str)

    def __init__(self, *, backups_left: bool = False) -> None:
        super().__init__()
        px = theme().px
        page = Page()
        page.column.addStretch(1)
        page.column.addWidget(label(QCoreApplication.translate("Welcome", "Welcome"), "page"))
        page.column.addWidget(
            label(
                QCoreApplication.translate(
                    "Welcome",
                    "Partnership Journal helps you to work well with colleagues whom you do not manage: "
                    "to prepare, to listen, to keep promises on both sides, and to see honestly how it is going.",
                )
            )
        )
        page.column.addSpacing(px(tokens.S))
        if backups_left:
            page.column.addWidget(self._left())
        page.column.addLayout(self._choices())
        page.column.addWidget(_privacy())
        page.column.addStretch(2)
        scroll = Scroll(page, 95)
        scroll.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll)
        self.setFocusProxy(self.empty)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room, the choices stand one below the other."""
        super().resizeEvent(event)
        wide = self.width() >= theme().px(WIDE)
        self._row.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)

    def _left(self) -> QWidget:
        """Whoever lost the journal and not its backups is no newcomer."""
        card = Card(QCoreApplication.translate("Welcome", "The journal that was here is gone"))
        card.body.addWidget(label(QCoreApplication.translate("Welcome", "Its backups are left."), "muted"))
        words = QCoreApplication.translate("Welcome", "Restore a backup …")
        self.restore = button(words, lambda: self.began.emit("restore"))
        card.body.addWidget(self.restore, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def _choices(self) -> QBoxLayout:
        self._row = choices = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        choices.setSpacing(theme().px(tokens.M))
        self.empty = button(
            QCoreApplication.translate("Welcome", "Begin my journal"),
            lambda: self.began.emit("empty"),
            variant="primary",
            icon_name="notebook-pen",
        )
        self.sample = button(
            QCoreApplication.translate("Welcome", "Look around in a sample"),
            lambda: self.began.emit("sample"),
            icon_name="eye",
        )
        for choice, words in (
            (
                self.empty,
                QCoreApplication.translate("Welcome", "Empty, and yours. You choose whether a passphrase protects it."),
            ),
            (
                self.sample,
                QCoreApplication.translate(
                    "Welcome", "A year of eight invented partnerships, kept apart from your own journal."
                ),
            ),
        ):
            card = Card()
            card.body.addWidget(label(words, "muted"))
            card.body.addStretch(1)
            card.body.addWidget(choice)
            choices.addWidget(card, 1)
        return choices


def _privacy() -> QWidget:
    px = theme().px
    card = Card()
    row = QHBoxLayout()
    row.setSpacing(px(tokens.M))
    mark = label("", wrap=False)
    mark.setPixmap(icon("shield-alert", "muted").pixmap(px(tokens.ICON), px(tokens.ICON)))
    row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
    words = QVBoxLayout()
    words.addWidget(label(QCoreApplication.translate("Welcome", "Notes on colleagues are delicate"), "strong"))
    words.addWidget(
        label(
            QCoreApplication.translate(
                "Welcome",
                "Everything stays on this computer. But on an employer’s computer the employer may be able to read "
                "it, and in a lawsuit it may have to be handed over. Write what happened and what it did, and nothing "
                "that you would mind being read.",
            ),
            "muted",
        )
    )
    row.addLayout(words, 1)
    card.body.addLayout(row)
    return card
