"""What is done with an idea of how to deliver value: it was done, or it is not wanted. Each is one step to undo."""

from datetime import timedelta

from PySide6.QtCore import QCoreApplication

from journal.method.value_ideas import PUT_OFF, Idea, thanks_key
from journal.model import Colleague, FollowUp, Value
from journal.model.words import Direction, ValueKind
from journal.store.hints import switch_off
from journal.store.today import Received
from journal.window.desk import Desk
from journal.window.widgets.days import capital

LATER = timedelta(days=3)
"""For so long a thank-you is put off."""


def may_give(desk: Desk, colleague: str) -> bool:
    """Whether ideas are proposed: not where what they did calls for somebody to talk to."""
    review = desk.reviews.known(colleague)
    return review is None or review.advice != "talk_to_someone_you_trust"


def did_it(desk: Desk, colleague: str, idea: Idea) -> None:
    """Record it as given, to the other one, too, where two were introduced; a promise that it was is done."""
    today = desk.today()
    with desk.change("Record value given") as session:
        session.add(_given(colleague, idea.kind, idea.done, desk))
        for other in idea.colleagues:
            name = session.get_one(Colleague, colleague).name
            words = QCoreApplication.translate("Giving", "Introduced to {name}").format(name=name)
            session.add(_given(other, idea.kind, words, desk))
        promise = session.get(FollowUp, idea.record) if idea.record else None
        if promise is not None:
            promise.done_on = today
        elif not idea.general and idea.kind != ValueKind.THANK_YOU:
            switch_off(session, idea.key)
    desk.say(QCoreApplication.translate("Giving", "Recorded: {what}").format(what=idea.done), undoable=True)


def not_this(desk: Desk, idea: Idea) -> None:
    """It is not proposed again; what fits anybody comes back after some weeks."""
    with desk.change("Put an idea away") as session:
        switch_off(session, idea.key, desk.today() + PUT_OFF if idea.general else None)
    desk.say(QCoreApplication.translate("Giving", "It is not proposed again."), undoable=True)


def thank(desk: Desk, one: Received) -> None:
    """I have thanked them for what they did."""
    with desk.change("Record a thank-you") as session:
        session.add(_given(one.colleague, ValueKind.THANK_YOU, capital(one.text) or None, desk))
    desk.say(QCoreApplication.translate("Today", "Thanked {name}").format(name=one.name), undoable=True)


def thank_later(desk: Desk, one: Received) -> None:
    with desk.change("Put a thank-you off") as session:
        switch_off(session, thanks_key(one.id), desk.today() + LATER)
    desk.say(QCoreApplication.translate("Giving", "You are reminded again in three days."), undoable=True)


def no_thanks(desk: Desk, one: Received) -> None:
    with desk.change("Put a thank-you away") as session:
        switch_off(session, thanks_key(one.id))
    desk.say(QCoreApplication.translate("Giving", "No thank-you for this one."), undoable=True)


def _given(colleague: str, kind: str, text: str | None, desk: Desk) -> Value:
    return Value(colleague_id=colleague, direction=Direction.GIVEN, kind=kind, on=desk.today(), text=text)
