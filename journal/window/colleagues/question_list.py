"""The whole question bank, folded away: by purpose, searchable, with what was asked of this colleague already."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget

from journal.method.likeness import folded
from journal.method.question_alike import alike
from journal.method.question_bank import PURPOSES, Question
from journal.store.questions import Asked
from journal.window.colleagues.question_rows import QuestionRow
from journal.window.colleagues.question_words import asked_words, purpose_words
from journal.window.desk import Desk
from journal.window.theme import icon, theme, tokens
from journal.window.widgets.buttons import button
from journal.window.widgets.card import clear
from journal.window.widgets.labels import label


class QuestionList(QWidget):
    """`put(text)`: this one is wanted for the next meeting. Its rows are made when they are unfolded."""

    def __init__(self, desk: Desk, put: Callable[[str], object]) -> None:
        super().__init__()
        self._desk, self._put = desk, put
        self._questions: Sequence[Question] = ()
        self._asked: Sequence[Asked] = ()
        self._can_put = False
        self._open: set[str] = set()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().px(tokens.S))
        self.title = _fold_button(self._unfold)
        column.addWidget(self.title, 0, Qt.AlignmentFlag.AlignLeft)
        self._inside = QWidget()
        inside = QVBoxLayout(self._inside)
        inside.setContentsMargins(theme().px(tokens.M), 0, 0, 0)
        inside.setSpacing(theme().px(tokens.S))
        self.search = QLineEdit()
        self.search.setProperty("variant", "search")
        words = QCoreApplication.translate("Questions", "Search the questions")
        self.search.setPlaceholderText(words)
        self.search.setAccessibleName(words)
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(lambda _: self._fill())
        inside.addWidget(self.search)
        self._groups = QVBoxLayout()
        self._groups.setSpacing(theme().px(tokens.XS))
        inside.addLayout(self._groups)
        column.addWidget(self._inside)
        self._inside.hide()

    def refresh(self, questions: Sequence[Question], asked: Sequence[Asked], *, can_put: bool) -> None:
        self._questions, self._asked, self._can_put = questions, asked, can_put
        self._say()
        if self.unfolded:
            self._fill()

    def fold(self) -> None:
        """As it is at first."""
        if self.unfolded:
            self._open.clear()
            self.search.clear()
            self._inside.hide()
            clear(self._groups)
            self._say()

    @property
    def unfolded(self) -> bool:
        return not self._inside.isHidden()

    def _say(self) -> None:
        words = QCoreApplication.translate("Questions", "All questions ({count})").format(count=len(self._questions))
        _name(self.title, words, self.unfolded)

    def _unfold(self) -> None:
        if self.unfolded:
            self.fold()
            return
        self._inside.show()
        self._say()
        self._fill()
        self.search.setFocus()

    def _fill(self) -> None:
        """The groups; of those that are unfolded, or in which something was found, the questions."""
        wanted = folded(self.search.text()).split()
        focused = self._focused()
        clear(self._groups)
        found = [one for one in self._questions if all(word in folded(one.text) for word in wanted)]
        for purpose in ("", *PURPOSES):
            of_it = [one for one in found if (one.purpose if one.purpose in PURPOSES else "") == purpose]
            if of_it:
                self._add_group(purpose, of_it, bool(wanted) or purpose in self._open, focused)
        if not found:
            words = QCoreApplication.translate("Questions", "No question has these words.")
            self._groups.addWidget(label(words, "muted"))

    def _add_group(self, purpose: str, questions: list[Question], unfolded: bool, focused: str | None) -> None:
        head = _fold_button(partial(self._toggle, purpose))
        _name(head, f"{purpose_words(purpose)} ({len(questions)})", unfolded)
        head.setProperty("purpose", purpose)
        self._groups.addWidget(head, 0, Qt.AlignmentFlag.AlignLeft)
        if focused == purpose:
            head.show()
            head.setFocus()
        put = QCoreApplication.translate("Questions", "Put on the list")
        for one in questions if unfolded else ():
            said = next((asked for asked in self._asked if alike(asked.text, one.text)), None)
            small = asked_words(said, self._desk.today()) if said else ""
            does = partial(self._put, one.text) if self._can_put else None
            row = QuestionRow(one.text, small, "plus", put, does)
            row.setContentsMargins(theme().px(tokens.XL), 0, 0, 0)
            self._groups.addWidget(row)

    def _toggle(self, purpose: str) -> None:
        self._open ^= {purpose}
        self._fill()

    def _focused(self) -> str | None:
        """The group whose head has the keyboard."""
        focused = self.window().focusWidget()
        inside = focused is not None and self._inside.isAncestorOf(focused)
        found = focused.property("purpose") if focused is not None and inside else None
        return found if isinstance(found, str) else None


def _fold_button(clicked: Callable[[], object]) -> QPushButton:
    made = button("", clicked, variant="quiet")
    made.setIconSize(QSize(theme().px(tokens.SMALL_ICON), theme().px(tokens.SMALL_ICON)))
    return made


def _name(head: QPushButton, words: str, unfolded: bool) -> None:
    head.setText(f" {words}")
    said = (
        QCoreApplication.translate("Questions", "{what}, unfolded")
        if unfolded
        else QCoreApplication.translate("Questions", "{what}, folded")
    )
    head.setAccessibleName(said.format(what=words))
    head.setIcon(icon("chevron-down" if unfolded else "chevron-right", "accent"))
