"""A mentor from outside the list of colleagues."""

from PySide6.QtCore import QCoreApplication

from journal.model import Mentor
from journal.store.changes import Change
from journal.store.ladder import mentor_detail
from journal.window.desk import Desk
from journal.window.mentoring import AskedCard
from journal.window.reflections.ladder_view import LadderView
from journal.window.widgets.fields import Fields
from journal.window.widgets.inline import InlineLine
from journal.window.widgets.labels import label
from journal.window.widgets.pick import InlineChoice
from journal.window.widgets.words import relations


class MentorView(LadderView):
    model = Mentor

    def __init__(self, desk: Desk, record: str) -> None:
        super().__init__(desk, "mentor", record)
        self._name = ""
        self.edit_label = QCoreApplication.translate("Reflections", "Edit mentor")
        card = self.headed(
            QCoreApplication.translate("Reflections", "Mentor"),
            QCoreApplication.translate("Reflections", "Delete mentor"),
            QCoreApplication.translate("Reflections", "Deleted a mentor."),
        )
        self.name = InlineLine(
            QCoreApplication.translate("Reflections", "Name"),
            QCoreApplication.translate("Reflections", "Their name"),
            "page",
        )
        self.name.edited.connect(self._rename)
        card.body.addWidget(self.name)
        self.heard = label("", "small")
        card.body.addWidget(self.heard)
        card.body.addWidget(self._fields())
        self.notes = self.long_text(
            card,
            "notes",
            QCoreApplication.translate("Reflections", "Notes"),
            QCoreApplication.translate("Reflections", "What they are good at, and how they helped"),
            3,
        )
        self.asked_card = AskedCard(desk)
        self.page.column.addWidget(self.asked_card)
        self.page.column.addStretch(1)

    def _fields(self) -> Fields:
        none = QCoreApplication.translate("Reflections", "Not said")
        self.relation = InlineChoice(
            QCoreApplication.translate("Reflections", "Relation"), [("", none), *relations()], none
        )
        self.relation.chosen.connect(lambda value: self.set(relation=value or None))
        words = QCoreApplication.translate("Reflections", "E-mail")
        self.email = InlineLine(words, QCoreApplication.translate("Reflections", "Where to reach them"))
        self.email.edited.connect(lambda text: self.type("email", text))
        fields = Fields()
        fields.add(QCoreApplication.translate("Reflections", "Relation"), self.relation)
        fields.add(words, self.email)
        return fields

    def refresh(self) -> bool:
        with self.desk.reading() as session:
            found = mentor_detail(session, self.record)
        if found is None:
            return False
        self._name = found.name
        self.name.refresh(found.name)
        self.heard.setText(_consulted(found.consultations))
        self.relation.refresh(found.relation)
        self.email.refresh(found.email)
        self.notes.field.refresh(found.notes)
        self.asked_card.refresh(f"mentor:{self.record}")
        return True

    def begin(self) -> None:
        self.name.setFocus()
        self.name.selectAll()

    def concerned(self, change: Change) -> bool:
        return super().concerned(change) or change.concerns("consultation") or change.concerns("approach")

    def type(self, field: str, text: str | None) -> None:
        super().type(field, text or None)

    def _rename(self, name: str) -> None:
        """Nobody is without a name: an empty one puts back what was there."""
        if name.strip():
            self.type("name", name)
        elif not self.name.hasFocus():
            self.name.refresh(self._name)


def _consulted(count: int) -> str:
    if count == 0:
        return QCoreApplication.translate("Reflections", "Not consulted yet")
    if count == 1:
        return QCoreApplication.translate("Reflections", "Consulted once")
    return QCoreApplication.translate("Reflections", "Consulted {count} times").format(count=count)
