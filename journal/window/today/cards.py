"""The rows of Today's cards."""

from collections.abc import Callable
from datetime import date, datetime

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from journal.method.rules.review import ADVICE, STATUSES, Review
from journal.store.today import Due, NextMeeting
from journal.window.desk import Desk
from journal.window.theme import icon, theme, tokens
from journal.window.widgets.badge import StatusBadge
from journal.window.widgets.buttons import button
from journal.window.widgets.card import Card, clear
from journal.window.widgets.check import Check
from journal.window.widgets.days import capital, day_words, due_words, time_words, until_words
from journal.window.widgets.labels import label


def quiet(words: str) -> QWidget:
    """What a card says where it has nothing."""
    return label(words, "muted")


def late_first(due: list[Due], today: date) -> list[Due]:
    """What is due today, then what is late (the latest first), then what comes."""
    return sorted(due, key=lambda one: (one.due > today, one.due != today, abs((one.due - today).days)))


def _row() -> tuple[QWidget, QHBoxLayout]:
    row = QWidget()
    line = QHBoxLayout(row)
    line.setContentsMargins(0, theme().px(tokens.XS), 0, theme().px(tokens.XS))
    line.setSpacing(theme().px(tokens.M))
    return row, line


def meeting_row(desk: Desk, one: NextMeeting, now: datetime, warning: str, *, first: bool) -> QWidget:
    """`first` of those that come: if it is today, its button is the one to press."""
    row, line = _row()
    start = one.start.astimezone(now.tzinfo)
    when = label(time_words(start), "strong", wrap=False)
    when.setMinimumWidth(theme().px(48))
    line.addWidget(when, 0, Qt.AlignmentFlag.AlignTop)
    text = QVBoxLayout()
    text.setSpacing(theme().px(2))
    title = one.title or QCoreApplication.translate("Today", "Meeting")
    text.addWidget(label(title, "strong"))
    far = until_words(start, now) if start.date() == now.date() else capital(day_words(start.date(), now.date()))
    who = ", ".join(name for _, name in one.colleagues)
    text.addWidget(label("  ·  ".join(part for part in (who, far) if part), "small"))
    if warning:
        text.addLayout(_warning(warning))
    line.addLayout(text, 1)
    prepare = QCoreApplication.translate("Today", "Prepare")
    soon = first and start.date() == now.date()
    made = button(prepare, lambda: desk.open("meeting", one.id), variant="primary" if soon else "quiet")
    made.setAccessibleName(f"{prepare}: {title}")
    line.addWidget(made)
    return row


def _warning(words: str) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setSpacing(theme().px(tokens.XS))
    mark = label("", wrap=False)
    side = theme().px(tokens.SMALL_ICON)
    mark.setPixmap(icon("triangle-alert", "needs_attention").pixmap(side, side))
    line.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
    line.addWidget(label(words, "small"), 1)
    return line


def due_row(desk: Desk, one: Due, tick: Callable[[Due], None]) -> QWidget:
    row, line = _row()
    check = Check(one.text)
    check.clicked.connect(lambda: tick(one))
    line.addWidget(check, 0, Qt.AlignmentFlag.AlignTop)
    text = QVBoxLayout()
    text.setSpacing(theme().px(2))
    words = label(one.text)
    text.setContentsMargins(0, (check.height() - words.fontMetrics().height()) // 2, 0, 0)  # on one line with the box
    text.addWidget(words)
    mine = QCoreApplication.translate("Today", "You, to {name}").format(name=one.name)
    who = mine if one.owner == "me" else one.name
    when = due_words(one.due, desk.today())
    late = one.due < desk.today()
    text.addWidget(label(f"{who}  ·  {when}", "late" if late else "small"))
    line.addLayout(text, 1)
    show = QCoreApplication.translate("Today", "Open")
    made = button(show, lambda: desk.open("followup", one.id), variant="quiet")
    made.setAccessibleName(f"{show}: {one.text}")
    line.addWidget(made)
    return row


def review_row(desk: Desk, one: Review) -> QWidget:
    row, line = _row()
    text = QVBoxLayout()
    text.setSpacing(theme().px(tokens.XS))
    head = QHBoxLayout()
    head.setSpacing(theme().px(tokens.S))
    head.addWidget(label(one.colleague.name, "strong"), 1)
    head.addWidget(StatusBadge(one.status, STATUSES[one.status]))
    text.addLayout(head)
    if one.concerns:
        text.addWidget(label(one.concerns[0].because))
    if one.advice:
        text.addWidget(label(f"→ {ADVICE[one.advice].title}", "small"))
    line.addLayout(text, 1)
    show = QCoreApplication.translate("Today", "Review")
    made = button(show, lambda: desk.open("review", one.colleague.id), variant="quiet")
    made.setAccessibleName(f"{show}: {one.colleague.name}")
    line.addWidget(made)
    return row


def put_rows(card: Card, rows: list[QWidget], nothing: str, of: int = 0) -> None:
    """Rows in place of those before, the first of so many; the keyboard stays at the place where it was."""
    focus = QApplication.focusWidget()
    items = map(card.body.itemAt, range(card.body.count()))
    before = [item.widget() for item in items if item is not None]
    here = next((place for place, row in enumerate(before) if focus and row and row.isAncestorOf(focus)), None)
    clear(card.body)
    for row in rows or [quiet(nothing)]:
        card.body.addWidget(row)
    if of > len(rows):
        more = QCoreApplication.translate("Today", "and {count} more").format(count=of - len(rows))
        card.body.addWidget(quiet(more))
    if rows and focus and here is not None:
        row = rows[min(here, len(rows) - 1)]
        row.show()  # what is hidden takes no keyboard
        if found := row.findChild(type(focus)):
            found.setFocus()
