"""What the Reflections tab offers by itself: what is due, above the list; a pattern across partnerships, as a card."""

from functools import partial

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from journal.method.occasions import DueReflection
from journal.method.rules.patterns import Pattern
from journal.store.changes import Change
from journal.window.desk import Desk
from journal.window.reflecting import begin, later, offers, patterns_now, put_away, stop, title, told
from journal.window.reflections.concern import mark
from journal.window.theme import theme, tokens
from journal.window.widgets.buttons import WordButton, button, icon_button
from journal.window.widgets.card import Card, clear
from journal.window.widgets.flow import flowing
from journal.window.widgets.labels import label, plain_tip


class Offers(QWidget):
    """A line each: click to begin, put it off, or switch it off. Hidden where nothing is due."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)  # shown on its own, it would open as a window, and take the keyboard with it
        self._desk = desk
        self._shown: list[DueReflection] = []
        self._wanted = True
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        desk.changed.connect(self._follow)
        desk.reviews.updated.connect(self._fill)
        desk.day_began.connect(self._fill)
        self._fill()

    def show_here(self, *, wanted: bool) -> None:
        """Whether this is the list above which they stand."""
        self._wanted = wanted
        self.setVisible(wanted and bool(self._shown))

    def _follow(self, change: Change) -> None:
        if change.concerns("reflection") or change.concerns("hint_off"):
            self._fill()

    def _fill(self, _: object = None) -> None:
        found = offers(self._desk)
        if found == self._shown:
            return
        typing = self.focusWidget()
        within = typing is not None and typing.hasFocus() and self.isAncestorOf(typing)
        self._shown = found
        clear(self._column)
        for one in found:
            self._column.addWidget(self._line(one))
        self.show_here(wanted=self._wanted)
        first = self.findChild(WordButton)
        if within and first is not None:
            first.setFocus()

    def _line(self, one: DueReflection) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme().px(tokens.XS))
        row.addWidget(mark("notebook-pen", "accent"))
        words = WordButton(title(one), partial(begin, self._desk, one), variant="quiet")
        text = QCoreApplication.translate("Reflections", "Look back: {what}. {told}")
        spoken = text.format(what=title(one), told=told(one, self._desk.today()))
        words.setToolTip(plain_tip(spoken))
        words.setAccessibleName(spoken)
        row.addWidget(words, 1, Qt.AlignmentFlag.AlignLeft)
        put_off = QCoreApplication.translate("Reflections", "Later: {what}").format(what=title(one))
        row.addWidget(icon_button("clock", put_off, partial(later, self._desk, one)))
        no_more = QCoreApplication.translate("Reflections", "Do not offer this any more: {what}")
        row.addWidget(icon_button("x", no_more.format(what=title(one)), partial(stop, self._desk, one)))
        return made


class PatternCard(Card):
    """What holds across partnerships, as something to ask oneself; hidden where nothing does."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(QCoreApplication.translate("Reflections", "Across your partnerships"))
        self._desk = desk
        self._shown: Pattern | None = None
        self.hide()

    def show_first(self, *, wanted: bool) -> None:
        """The clearest of what holds now, where it is `wanted`."""
        found = next(iter(patterns_now(self._desk)), None) if wanted else None
        if found != self._shown:
            self._shown = found
            clear(self.body)
            if found is not None:
                self._fill(found)
        self.setVisible(found is not None)

    def _fill(self, one: Pattern) -> None:
        self.body.addWidget(label(one.because, "strong"))
        self.body.addWidget(label(one.question, "muted"))
        box, flow = flowing()
        reflect = QCoreApplication.translate("Reflections", "Reflect on this")
        flow.addWidget(button(reflect, self._begin, icon_name="notebook-pen"))
        away = QCoreApplication.translate("Reflections", "Not now")
        flow.addWidget(button(away, partial(put_away, self._desk, one), variant="quiet"))
        self.body.addSpacing(theme().px(tokens.XS))
        self.body.addWidget(box)

    def _begin(self) -> None:
        if self._shown is not None:
            self._desk.open("pattern_reflection", self._shown.id)
