"""After a meeting: how it was, in two clicks or two keys, and one box for what to keep (product.md, "two minutes out").

Nothing is stored before it is saved, but for what is typed: that is kept in the meeting's notes, a moment later.
"""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal, SignalInstance
from PySide6.QtGui import QKeyEvent
from sqlalchemy.orm import Session

from journal.errors import JournalError
from journal.model.words import MeetingState
from journal.store.changes import Change
from journal.window.desk import Desk
from journal.window.popups.about import About, about
from journal.window.popups.form import Form
from journal.window.popups.frame import Popup
from journal.window.popups.panel import Panel
from journal.window.popups.saving import Said, keep, store, store_notes
from journal.window.popups.words import TITLE, short
from journal.window.widgets.buttons import button
from journal.window.widgets.days import time_words

NAMES = 46
"""Characters that the names of those who were there may have."""
PAUSE = 1_000
"""Milliseconds after which what is typed is kept, though the typing goes on."""


class AfterPopup(Popup):
    """`snoozed`, `opening`, `recapping` and `reflecting` tell the meeting's id. With `hidden`, it says only that there
    was a meeting, until a person has it shown."""

    snoozed = Signal(str)
    opening = Signal(str)
    recapping = Signal(str)
    reflecting = Signal(str)

    def __init__(self, desk: Desk, meeting: str, *, hidden: bool) -> None:
        super().__init__(meeting)
        self._desk = desk
        self._hidden = hidden
        self._about: About | None = None
        self._form: Form | None = None
        self._away: Form | None = None  # what was entered, while it is hidden
        self._kept = ""
        self._saved = False
        self._keep_soon = QTimer(self)
        self._keep_soon.setSingleShot(True)
        self._keep_soon.setInterval(PAUSE)
        self._keep_soon.timeout.connect(self.commit)
        desk.changed.connect(self._follow)
        self.rebuild()

    def fill(self, panel: Panel) -> None:
        before, self._form, self._away = self._form or self._away, None, None
        later = QCoreApplication.translate("After", "Later")
        panel.foot.addWidget(button(later, lambda: self.snoozed.emit(self.meeting), variant="quiet"))
        panel.foot.addStretch(1)
        if self._hidden:
            panel.only_head()
            if before is not None:
                before.setParent(self)  # or it would go with its panel
                before.hide()
                self._away = before
            show = QCoreApplication.translate("Popups", "Show")
            panel.foot.addWidget(button(show, self._reveal, variant="primary", icon_name="eye"))
        else:
            self._form = Form(self._desk)
            panel.body.addWidget(self._form)
            self._fill_foot(panel)
            if before is not None:
                self._form.take_over(before)
            self._form.changed.connect(self._show_foot)
            self._form.box.textChanged.connect(self._typed)
            self._form.chosen.connect(self._go_on)
            self._form.sent.connect(self.save)
            self._form.left.connect(self._save_button.setFocus)
            self._show_foot()
        self._read()

    def commit(self) -> bool:
        """What is typed is kept in the notes, as it is; it may be typed on, and is read for what it says when saved."""
        if self._form is None or self._saved:
            return True
        text = self._form.text.strip()
        if text == self._kept:
            return True
        return self._change(lambda session: keep(session, self.meeting, text, self._kept), text)

    @property
    def engaged(self) -> bool:
        return self._form is not None and self._form.begun and not self._saved

    def may_leave(self) -> bool:
        """Closed, it will not be asked again: what was chosen is saved as well."""
        if self._form is None or self._about is None or self._saved:
            return True
        said, text, people = self._form.said, self._form.text.strip(), self._there()
        if said == Said() and (self._about.notes or "").endswith(text):
            return True

        def write(session: Session) -> None:
            store(session, self.meeting, said, people, self._desk.today())
            keep(session, self.meeting, text, self._kept)

        return self._change(write, text)

    def save(self) -> bool:
        """All of it in one step, what was typed as the records that it reads as; then it goes."""
        if self._store():
            self.leave()
        return self._saved

    def keyPressEvent(self, event: QKeyEvent) -> None:
        form = self._form
        if form is None:
            super().keyPressEvent(event)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and form.begun:
            self.save()
        elif Qt.Key.Key_1 <= event.key() <= Qt.Key.Key_5 and form.ratings.isVisible():
            form.ratings.presence.keyPressEvent(event)
        elif event.modifiers() or not form.take_key(event.text()):
            super().keyPressEvent(event)

    def _fill_foot(self, panel: Panel) -> None:
        words = QCoreApplication.translate("After", "Open")
        self._open_button = button(words, lambda: self._go(self.opening))
        panel.foot.addWidget(self._open_button)
        self._recap_button = button(QCoreApplication.translate("After", "Recap"), lambda: self._go(self.recapping))
        self._recap_button.setAccessibleName(QCoreApplication.translate("After", "Write the recap"))
        panel.foot.addWidget(self._recap_button)
        words = QCoreApplication.translate("After", "Reflect")
        self._reflect_button = button(words, lambda: self._go(self.reflecting))
        panel.foot.addWidget(self._reflect_button)
        self._save_button = button(QCoreApplication.translate("After", "Save"), self.save, variant="primary")
        panel.foot.addWidget(self._save_button)

    def _show_foot(self) -> None:
        """What can be done next: before anything is said, to see the meeting; then to save it, or to go on to its
        recap or to a reflection."""
        form = self._form
        if form is not None:
            self._open_button.setVisible(not form.begun)
            self._recap_button.setVisible(form.outcomes.value == MeetingState.HELD)
            self._reflect_button.setVisible(form.outcomes.value == MeetingState.HELD)
            self._save_button.setVisible(form.begun)
            if form.box.hasFocus():
                self.panel.area.ensureWidgetVisible(form.box)  # on a small screen, what is typed is not scrolled away

    def _typed(self) -> None:
        if not self._keep_soon.isActive():
            self._keep_soon.start()

    def _go_on(self) -> None:
        """A choice was made: the keyboard goes to what comes next, so that Enter saves."""
        if self._form is not None and not self._form.go_on():
            self._save_button.setFocus()

    def _go(self, where: SignalInstance) -> None:
        """What was said is saved first."""
        if self._form is None or not self._form.begun or self._store():
            where.emit(self.meeting)

    def _store(self) -> bool:
        form = self._form
        if form is None or self._about is None or not form.complete():
            return False
        said, notes, people, today = form.said, form.notes, self._there(), self._desk.today()

        def write(session: Session) -> None:
            keep(session, self.meeting, "", self._kept)
            store(session, self.meeting, said, people, today)
            store_notes(session, self.meeting, notes, people, today)

        self._saved = self._change(write, "")
        if self._saved:
            words = QCoreApplication.translate("After", "Saved how it was: {title}")
            self._desk.say(words.format(title=short(self._about.title, TITLE)), undoable=True)
        return self._saved

    def _change(self, write: Callable[[Session], None], kept: str) -> bool:
        """One step with all that this pop-up stores in a row; whether it could be stored."""
        label = QCoreApplication.translate("After", "Note how a meeting was")
        try:
            with self._desk.change(label, f"after:{self.meeting}") as session:
                write(session)
        except JournalError:
            if self._form is not None:
                self._form.complain(
                    QCoreApplication.translate("After", "It could not be saved. It all stands here still.")
                )
            return False
        self._kept = kept
        return True

    def _there(self) -> list[str]:
        return [who.id for who in self._about.people] if self._about is not None else []

    def _reveal(self) -> None:
        self._hidden = False
        self.rebuild()

    def _follow(self, change: Change) -> None:
        if change.concerns("meeting", self.meeting) or change.concerns("colleague"):
            self._read()

    def _read(self) -> None:
        with self._desk.reading() as session:
            self._about = about(session, self.meeting)
        self.show_gone(self._about is None)
        if self._about is None:
            return
        if self._kept not in (self._about.notes or ""):
            self._kept = ""  # that it was kept was undone
        self._tell(self._about)
        if self._form is not None:
            self._form.refresh(self._about)

    def _tell(self, told: About) -> None:
        if self._hidden:
            words = QCoreApplication.translate("After", "A meeting has ended")
            note = ""
        else:
            title = short(told.title, TITLE) or QCoreApplication.translate("After", "the meeting")
            words = QCoreApplication.translate("After", "How was {title}?").format(title=title)
            names = short(", ".join(who.name for who in told.people), NAMES)
            when = time_words(told.start.astimezone(self._desk.now().tzinfo))
            note = "  ·  ".join(part for part in (when, names) if part)
        self.panel.tell(words, note)
        self.setAccessibleName(words)
