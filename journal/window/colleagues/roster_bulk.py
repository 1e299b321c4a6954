"""Beside the list where several colleagues are selected: what they have in common, to be changed for all at once."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from journal.model.base import DAYS
from journal.store.roster import all_tags
from journal.window.colleagues.roster_edits import change_tags, common, edit_many
from journal.window.desk import Desk
from journal.window.theme import icon, theme, tokens
from journal.window.widgets.buttons import WordButton, button
from journal.window.widgets.card import Card
from journal.window.widgets.chips import Chips
from journal.window.widgets.fields import Fields
from journal.window.widgets.flow import flowing
from journal.window.widgets.inline import InlineLine
from journal.window.widgets.labels import label
from journal.window.widgets.pick import InlineChoice
from journal.window.widgets.scroll import Page, Scroll
from journal.window.widgets.words import stages

CAPTION = 176
NAMED = 12
"""So many are named, the others counted."""


class BulkPage(QWidget):
    """`merging(one, other)`: these two are to be made one."""

    merging = Signal(str, str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._colleagues: list[str] = []
        page = Page()
        self._scroll = Scroll(page)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._scroll)
        self._title = label("", "page")
        self._names = label("", "muted")
        page.column.addWidget(self._title)
        page.column.addWidget(self._names)
        page.column.addWidget(self._card())
        merge = QCoreApplication.translate("Bulk", "Make these two one…")
        self._merge = button(merge, self._ask_to_merge, icon_name="users")
        line = QHBoxLayout()
        line.addWidget(self._merge)
        line.addStretch(1)
        page.column.addLayout(line)
        page.column.addStretch(1)

    def _card(self) -> Card:
        translate = QCoreApplication.translate
        card = Card(translate("Bulk", "Change all of them"))
        self._rows = Fields(CAPTION)
        card.body.addWidget(self._rows)
        self.tags = Chips(translate("Bulk", "Tags of all"), "+")
        self.tags.edited.connect(self._tag)
        self._rows.add(translate("Bulk", "Tags of all"), self.tags)
        self._some, self._chips = flowing()
        self._rows.add(translate("Bulk", "Tags of some"), self._some)
        self.lines = {
            "organisation": self._line("organisation", translate("Bulk", "Organisation")),
            "department": self._line("department", translate("Bulk", "Department")),
            "cadence_days": self._line("cadence_days", translate("Bulk", "Days between contacts")),
        }
        self.stage = InlineChoice(translate("Bulk", "Partnership"), stages(), _different())
        self.stage.chosen.connect(partial(self._edit, "stage"))
        self._rows.add(translate("Bulk", "Partnership"), self.stage)
        yes_no = [("yes", translate("Bulk", "Yes")), ("no", translate("Bulk", "No"))]
        self.mentor = InlineChoice(translate("Bulk", "Are mentors of mine"), yes_no, _different())
        self.mentor.chosen.connect(lambda value: self._edit("is_mentor", value == "yes"))
        self._rows.add(translate("Bulk", "Mentors of mine"), self.mentor)
        return card

    def _line(self, column: str, name: str) -> InlineLine:
        line = InlineLine(name, "–")
        line.edited.connect(partial(self._type, column))
        self._rows.add(name, line)
        return line

    @property
    def colleagues(self) -> list[str]:
        return list(self._colleagues)

    def show_people(self, colleagues: Sequence[str]) -> None:
        """Show what these have in common."""
        moved = set(colleagues) != set(self._colleagues)
        if moved and (field := self.focusWidget()) is not None:
            field.clearFocus()  # what is typed into it is not of these
        self._colleagues = list(colleagues)
        self.refresh()
        if moved:
            self._scroll.verticalScrollBar().setValue(0)

    def refresh(self) -> None:
        found = common(self._desk, self._colleagues)
        with self._desk.reading() as session:
            self.tags.complete(all_tags(session))
        title = QCoreApplication.translate("Bulk", "{count} colleagues")
        self._title.setText(title.format(count=len(found.names)))
        self._names.setText(_listed(found.names))
        self.tags.refresh(list(found.tags))
        self._show_some(found.some_tags)
        for column, line in self.lines.items():
            value = found.same.get(column)
            line.setPlaceholderText(_different() if column in found.differ else "–")
            line.refresh("" if value is None else str(value))
        self.stage.refresh(found.same.get("stage", ""))
        mentor = found.same.get("is_mentor")
        self.mentor.refresh("" if mentor is None else "yes" if mentor else "no")
        self._merge.setVisible(len(found.names) == 2)

    def commit(self) -> None:
        if self._colleagues:
            self.tags.commit()
            for line in self.lines.values():
                line.commit()

    def _show_some(self, tags: tuple[str, ...]) -> None:
        """Each can be taken away from those who have it."""
        self._chips.empty()
        for tag in tags:
            chip = WordButton(tag, partial(self._change, (), (tag,)), variant="chip")
            chip.setIcon(icon("x", "muted"))
            side = theme().px(tokens.SMALL_ICON)
            chip.setIconSize(QSize(side, side))
            chip.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
            words = QCoreApplication.translate("Bulk", "Take away {tag} from those who have it")
            chip.setAccessibleName(words.format(tag=tag))
            self._chips.addWidget(chip)
        if not tags:
            self._chips.addWidget(label(QCoreApplication.translate("Bulk", "None besides"), "muted", wrap=False))

    def _tag(self, tags: list[str]) -> None:
        before = common(self._desk, self._colleagues).tags
        self._change(tuple(tag for tag in tags if tag not in before), tuple(tag for tag in before if tag not in tags))

    def _change(self, add: Sequence[str], take: Sequence[str]) -> None:
        change_tags(self._desk, self._colleagues, add, take)

    def _type(self, column: str, words: str) -> None:
        words = words.strip()
        if column == "cadence_days" and words:
            if not (words.isascii() and words.isdigit() and DAYS[0] <= int(words) <= DAYS[1]):
                self._desk.say(QCoreApplication.translate("Person", "That has to be a number of days, from 1 to 3660."))
                return
            self._edit(column, int(words))
        else:
            self._edit(column, words or None)

    def _edit(self, column: str, value: object) -> None:
        edit_many(self._desk, self._colleagues, column, value)

    def _ask_to_merge(self) -> None:
        if len(self._colleagues) == 2:
            self.merging.emit(*self._colleagues)


def _listed(names: Sequence[str]) -> str:
    shown = ", ".join(names[:NAMED])
    if len(names) <= NAMED:
        return shown
    return QCoreApplication.translate("Bulk", "{names} and {count} more").format(names=shown, count=len(names) - NAMED)


def _different() -> str:
    return QCoreApplication.translate("Bulk", "Different")
