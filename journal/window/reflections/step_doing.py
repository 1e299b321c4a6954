"""The button of a step that one does oneself: prepare, meet, thank, give, note who they are."""

from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QPushButton

from journal.method.rules.review import Review
from journal.method.wording import first_name
from journal.store.questions import next_planned
from journal.store.today import Received
from journal.store.value_log import thanks_due
from journal.window.desk import Desk
from journal.window.giving import thank
from journal.window.meetings.edits import Edits
from journal.window.widgets.buttons import button

IN_A_MEETING = ("strengthen_practice", "raise_it")
ON_THEIR_PAGE = ("do_research", "deliver_value")
MOST = 10_000
"""Thanks that are looked through for those to one colleague."""


class Doing(NamedTuple):
    """`meeting`: the next planned one, by its id. `thanks`: for what thanks are due."""

    meeting: str | None = None
    thanks: Received | None = None


def doing(desk: Desk, found: Review) -> Doing:
    who = found.colleague.id
    with desk.reading() as session:
        if found.advice in IN_A_MEETING:
            planned = next_planned(session, who, desk.now())
            return Doing(meeting=planned.id if planned is not None else None)
        if found.advice == "say_thank_you":
            due = thanks_due(session, desk.today(), limit=MOST)
            return Doing(thanks=next((one for one in due if one.colleague == who), None))
    return Doing()


def doing_button(desk: Desk, found: Review, known: Doing) -> QPushButton | None:
    """None where the step is somebody else's, or only to wait."""
    translate, who = QCoreApplication.translate, found.colleague.id
    if found.advice in IN_A_MEETING and known.meeting is not None:
        prepare = translate("Reflections", "Prepare the next meeting")
        return button(prepare, partial(desk.open, "meeting", known.meeting), variant="primary")
    if found.advice in IN_A_MEETING:
        return button(translate("Reflections", "Plan a meeting"), partial(_meet, desk, who), variant="primary")
    if known.thanks is not None:
        words = translate("Reflections", "I thanked {name}").format(name=first_name(found.colleague.name))
        return button(words, partial(thank, desk, known.thanks), variant="primary", icon_name="heart")
    if found.advice in ON_THEIR_PAGE:
        give, note = (
            translate("Reflections", "See what you could give"),
            translate("Reflections", "Note what you learn"),
        )
        words = give if found.advice == "deliver_value" else note
        return button(words, partial(desk.open, "colleague", who), variant="primary")
    return None


def _meet(desk: Desk, colleague: str) -> None:
    edits = Edits(desk)
    meeting = edits.new_meeting(colleague)
    if not edits.failed:
        desk.open("meeting", meeting)
