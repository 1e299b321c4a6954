"""The cards of a review that say how things stand: my own practice, and why the status is neither more nor less."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout

from journal.method.rules.review import PRACTICES, Review
from journal.window.reflections.concern import mark
from journal.window.theme import theme, tokens
from journal.window.widgets.card import Card
from journal.window.widgets.labels import label


def practice_card(found: Review) -> Card:
    """Six plain yes or no; where no, what was missing and how to do it."""
    words = QCoreApplication.translate("Reflections", "{count} of {all}")
    count = words.format(count=found.effort, all=len(found.practice))
    card = Card(QCoreApplication.translate("Reflections", "Your own practice"), label(count, "muted", wrap=False))
    grid = QGridLayout()
    grid.setHorizontalSpacing(theme().px(tokens.S))
    grid.setVerticalSpacing(theme().px(tokens.XS))
    grid.setColumnStretch(2, 1)
    for number, (name, used) in enumerate(found.practice.items()):
        top = Qt.AlignmentFlag.AlignTop
        grid.addWidget(mark("circle-check" if used else "circle", "working" if used else "muted"), number, 0, top)
        grid.addWidget(label(_yes_or_no(used), "strong" if used else "muted", wrap=False), number, 1, top)
        text = QVBoxLayout()
        text.setSpacing(0)
        text.addWidget(label(PRACTICES[name].title))
        if not used:
            text.addWidget(label(f"{found.shortfalls.get(name, '')} {PRACTICES[name].how}".strip(), "small"))
        grid.addLayout(text, number, 2)
    card.body.addLayout(grid)
    return card


def why_card(found: Review) -> Card:
    """Why it is this status and neither the one above nor the one below, and what would change it."""
    card = Card(QCoreApplication.translate("Reflections", "Why this, and not more or less"))
    for sentence in found.why:
        card.body.addWidget(label(sentence))
    if found.turns:
        card.body.addWidget(label(QCoreApplication.translate("Reflections", "What would change it"), "strong"))
    for sentence in found.turns:
        card.body.addWidget(label(sentence))
    return card


def _yes_or_no(used: bool) -> str:
    if used:
        return QCoreApplication.translate("Reflections", "Yes")
    return QCoreApplication.translate("Reflections", "No")
