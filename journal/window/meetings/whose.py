"""With whom a part of a meeting is, where several are there."""

from PySide6.QtCore import QCoreApplication

from journal.window.meetings.parts import PartRow
from journal.window.widgets.flow import Flow
from journal.window.widgets.pick import InlineChoice
from journal.window.widgets.words import Choices


def whose(row: PartRow, meta: Flow, everybody: str = "") -> InlineChoice:
    """Whose partnership a part belongs to, of those who are there; shown where there are several."""
    made = InlineChoice(QCoreApplication.translate("Meetings", "With whom"), [], everybody)
    made.chosen.connect(lambda colleague: row.card.write(row, "colleague_id", colleague or None))
    meta.addWidget(made)
    made.setProperty("everybody", everybody)
    show_whose(row, made, None)
    return made


def show_whose(row: PartRow, choice: InlineChoice, colleague: str | None) -> None:
    """Offer who is there now, and show whose it is."""
    people = row.card.details.people if row.card.details is not None else ()
    everybody = str(choice.property("everybody"))
    offered: Choices = [("", everybody)] if everybody else []
    offered += [(person.id, person.label) for person in people]
    choice.offer(offered)
    choice.refresh(colleague or ("" if everybody or not people else people[0].id))
    choice.setVisible(len(people) > 1)
