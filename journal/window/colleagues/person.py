"""The head of a person's page, and what is known of them field by field."""

from typing import Any

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from journal.method.rules.review import ADVICE, STATUSES, Review
from journal.model.base import DAYS
from journal.store.roster import all_tags
from journal.window.colleagues.photo import PhotoButton
from journal.window.desk import Desk
from journal.window.theme import theme, tokens
from journal.window.widgets.badge import StatusBadge
from journal.window.widgets.buttons import button, icon_button
from journal.window.widgets.card import Card
from journal.window.widgets.chips import Chips
from journal.window.widgets.fields import Fields
from journal.window.widgets.flow import flowing
from journal.window.widgets.inline import InlineLine, InlineText
from journal.window.widgets.labels import label
from journal.window.widgets.pick import InlineChoice, InlineDate
from journal.window.widgets.words import stages

WIDE = 560
"""Pixels at the usual size from which the buttons stand beside the name."""

CAPTION = 176
"""Pixels at the usual size of the captions beside the fields."""


class Head(QWidget):
    """`edited(column, value)`, `meeting`, `reflecting`, `merging`, `deleting`."""

    edited = Signal(str, object)
    meeting = Signal()
    reflecting = Signal()
    merging = Signal()
    deleting = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        px = theme().px
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(px(tokens.M))
        self._grid.setColumnStretch(1, 1)
        self.photo = PhotoButton(desk)
        self._grid.addWidget(self.photo, 0, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addLayout(self._words(), 0, 1)
        self._actions = self._buttons()
        self._wide: bool | None = None
        self.arrange(0)

    def _words(self) -> QVBoxLayout:
        text = QVBoxLayout()
        text.setSpacing(0)
        translate = QCoreApplication.translate
        self.name = InlineLine(translate("Person", "Name"), translate("Person", "Name"), "page")
        self.role = InlineLine(translate("Person", "Role"), translate("Person", "Role"))
        self.name.edited.connect(lambda words: self.edited.emit("name", words))
        self.role.edited.connect(lambda words: self.edited.emit("role", words))
        text.addWidget(self.name)
        text.addWidget(self.role)
        standing = QHBoxLayout()
        standing.setContentsMargins(theme().px(tokens.XS) + 2, 0, 0, 0)  # below the first letter of the name
        box, flow = flowing()
        standing.addWidget(box)
        self._badge = StatusBadge("new", "")
        self._step = label("", "muted", wrap=False)
        flow.addWidget(self._badge)
        flow.addWidget(self._step)
        text.addSpacing(theme().px(tokens.XS))
        text.addLayout(standing)
        return text

    def _buttons(self) -> QWidget:
        translate = QCoreApplication.translate
        box = QWidget()
        line = QHBoxLayout(box)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(button(translate("Person", "Meeting"), self.meeting.emit, icon_name="calendar-plus"))
        line.addWidget(button(translate("Person", "Reflect"), self.reflecting.emit, icon_name="notebook-pen"))
        line.addWidget(icon_button("users", translate("Person", "Merge with another colleague"), self.merging.emit))
        line.addWidget(icon_button("trash-2", translate("Person", "Delete this colleague"), self.deleting.emit))
        return box

    def arrange(self, width: int) -> None:
        """Where there is little room, the buttons go under the name."""
        wide = width >= theme().px(WIDE)
        if wide != self._wide:
            self._wide = wide
            self._grid.removeWidget(self._actions)
            place = (0, 2, 1, 1) if wide else (1, 0, 1, 3)
            self._grid.addWidget(self._actions, *place, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)

    def refresh(self, person: dict[str, Any], review: Review | None) -> None:
        self.name.refresh(person["name"])
        self.role.refresh(person["role"])
        self.photo.show_person(person["id"], person["name"])
        self._badge.setVisible(review is not None)
        if review is not None:
            self._badge.show_status(review.status, STATUSES[review.status])
            self._badge.setToolTip(f"{review.countdown}. {review.meanwhile}".strip() if review.countdown else "")
            self._step.setText(f"→ {ADVICE[review.advice].title}" if review.advice else "")


class About(Card):
    """`edited(column, value)`."""

    edited = Signal(str, object)

    def __init__(self, desk: Desk) -> None:
        translate = QCoreApplication.translate
        super().__init__(translate("Person", "About"))
        self._desk = desk
        self._rows = Fields(CAPTION)
        self.body.addWidget(self._rows)
        self._fields: dict[str, InlineLine | InlineText | Chips] = {}
        self._text("purpose", translate("Person", "Why you work together"), translate("Person", "What it is for"))
        for column, name in (
            ("department", translate("Person", "Department")),
            ("organisation", translate("Person", "Organisation")),
            ("location", translate("Person", "Where")),
            ("time_zone", translate("Person", "Time zone")),
        ):
            self._line(column, name)
        for column, name in (
            ("email", translate("Person", "E-mail")),
            ("phone", translate("Person", "Phone")),
            ("links", translate("Person", "Links")),
            ("tags", translate("Person", "Tags")),
        ):
            self._chips(column, name)
        self.since = InlineDate(translate("Person", "Since"), desk.today, translate("Person", "Not known"))
        self.since.picked.connect(lambda day: self.edited.emit("since", day))
        self._rows.add(translate("Person", "Partners since"), self.since)
        self._line("cadence_days", translate("Person", "Days between contacts"), translate("Person", "As it comes"))
        self.stage = InlineChoice(translate("Person", "Partnership"), stages())
        self.stage.chosen.connect(lambda value: self.edited.emit("stage", value))
        self._rows.add(translate("Person", "Partnership"), self.stage)
        yes_no = [("yes", translate("Person", "Yes")), ("no", translate("Person", "No"))]
        self.mentor = InlineChoice(translate("Person", "Is a mentor of mine"), yes_no)
        self.mentor.chosen.connect(lambda value: self.edited.emit("is_mentor", value == "yes"))
        self._rows.add(translate("Person", "A mentor of mine"), self.mentor)
        self._text("notes", translate("Person", "Notes"), translate("Person", "Anything else worth remembering"))

    def refresh(self, person: dict[str, Any]) -> None:
        for column, part in self._fields.items():
            value = person[column]
            if isinstance(part, Chips):
                part.refresh(value)
            else:
                part.refresh(None if value is None else str(value))
        tags = self._fields["tags"]
        if isinstance(tags, Chips):
            with self._desk.reading() as session:
                tags.complete(all_tags(session))
        self.since.refresh(person["since"])
        self.stage.refresh(person["stage"])
        self.mentor.refresh("yes" if person["is_mentor"] else "no")

    def commit(self) -> None:
        for part in self._fields.values():
            part.commit()

    def _line(self, column: str, name: str, placeholder: str = "") -> None:
        part = InlineLine(name, placeholder or "–")
        part.edited.connect(lambda words: self._tell(column, words))
        self._fields[column] = part
        self._rows.add(name, part)

    def _text(self, column: str, name: str, placeholder: str) -> None:
        part = InlineText(name, placeholder)
        part.edited.connect(lambda words: self.edited.emit(column, words or None))
        self._fields[column] = part
        self._rows.add(name, part)

    def _chips(self, column: str, name: str) -> None:
        part = Chips(name, "+")
        part.edited.connect(lambda texts: self.edited.emit(column, texts))
        self._fields[column] = part
        self._rows.add(name, part)

    def _tell(self, column: str, words: str) -> None:
        words = words.strip()
        if column == "cadence_days" and words:
            if not (words.isascii() and words.isdigit() and DAYS[0] <= int(words) <= DAYS[1]):
                wrong = QCoreApplication.translate("Person", "That has to be a number of days, from 1 to 3660.")
                self._desk.say(wrong)
                return
            self.edited.emit(column, int(words))
        else:
            self.edited.emit(column, words or None)
