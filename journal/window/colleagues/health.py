"""How a partnership stands: the status and why, each concern with the records behind it, and the next step."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout

from journal.method.rules.review import ADVICE, PRACTICES, STATUSES, Finding, Review
from journal.store.others import Due, still_due
from journal.window.desk import Desk
from journal.window.evidence import evidence_chips
from journal.window.resting import Resting
from journal.window.theme import icon, theme, tokens
from journal.window.widgets.badge import StatusBadge
from journal.window.widgets.buttons import button
from journal.window.widgets.card import Card, clear
from journal.window.widgets.labels import Rule, label


class Health(Card):
    def __init__(self, desk: Desk) -> None:
        super().__init__(QCoreApplication.translate("Health", "Health"))
        self._desk = desk
        self._shown: tuple[Review | None, list[Due]] | None = None

    def refresh(self, review: Review | None) -> None:
        """Show this review; nothing is painted anew where it is the one shown."""
        due = self._still_due(review)
        if (review, due) == self._shown and self.body.count():
            return
        self._shown = (review, due)
        clear(self.body)
        if review is None:
            return
        head = QHBoxLayout()
        head.setSpacing(theme().px(tokens.M))
        head.addWidget(StatusBadge(review.status, STATUSES[review.status]))
        head.addWidget(label(" ".join(review.why), "muted"), 1)
        self.body.addLayout(head)
        if review.countdown:
            self.body.addWidget(label(f"{review.countdown}. {review.meanwhile}".strip(), "strong"))
        if review.status == "resting":
            self.body.addWidget(Resting(self._desk, review.colleague.id))
        for finding in review.concerns:
            self.body.addWidget(Rule())
            self.body.addLayout(self._finding(finding))
        if review.advice:
            self.body.addWidget(Rule())
            self.body.addLayout(self._advice(review))
        if review.status != "resting" and review.advice != "talk_to_someone_you_trust":
            self.body.addWidget(Rule())
            self.body.addLayout(_practice(review))

    def _still_due(self, review: Review | None) -> list[Due]:
        """Of a partnership that rests."""
        if review is None or review.status != "resting":
            return []
        with self._desk.reading() as session:
            return still_due(session, review.colleague.id)

    def _finding(self, finding: Finding) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(theme().px(tokens.XS))
        head = QHBoxLayout()
        head.setSpacing(theme().px(tokens.S))
        head.addWidget(label(finding.because, "strong"), 1)
        if finding.serious:
            head.addWidget(StatusBadge("not_working", QCoreApplication.translate("Health", "Serious")))
        column.addLayout(head)
        column.addWidget(evidence_chips(self._desk, finding.evidence))
        clears = QCoreApplication.translate("Health", "What would clear it: {words}").format(words=finding.clears)
        column.addWidget(label(f"{finding.threshold} {clears}", "small"))
        return column

    def _advice(self, review: Review) -> QVBoxLayout:
        step = ADVICE[review.advice or ""]
        column = QVBoxLayout()
        column.setSpacing(theme().px(tokens.XS))
        head = QHBoxLayout()
        head.addWidget(label(QCoreApplication.translate("Health", "Next: {step}").format(step=step.title), "strong"), 1)
        words = QCoreApplication.translate("Health", "Go through it")
        head.addWidget(button(words, lambda: self._desk.open("review", review.colleague.id), variant="quiet"))
        column.addLayout(head)
        column.addWidget(label(review.advice_why))
        return column


def _practice(review: Review) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(theme().px(tokens.XS))
    title = QCoreApplication.translate("Health", "Your own practice: {count} of 6").format(count=review.effort)
    column.addWidget(label(title, "strong"))
    grid = QGridLayout()
    grid.setHorizontalSpacing(theme().px(tokens.L))
    grid.setVerticalSpacing(theme().px(tokens.XS))
    for place, (name, used) in enumerate(review.practice.items()):
        grid.addLayout(_practised(PRACTICES[name].title, PRACTICES[name].how, used), place // 2, place % 2)
    column.addLayout(grid)
    return column


def _practised(title: str, how: str, used: bool) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setSpacing(theme().px(tokens.S))
    mark = QLabel()
    side = theme().px(tokens.SMALL_ICON + 2)
    mark.setPixmap(icon("circle-check" if used else "circle", "working" if used else "muted").pixmap(side, side))
    words = QCoreApplication.translate("Health", "used") if used else QCoreApplication.translate("Health", "not used")
    mark.setAccessibleName(words)
    line.addWidget(mark)
    text = label(title, "" if used else "muted")
    text.setToolTip(how)
    line.addWidget(text, 1)
    return line
