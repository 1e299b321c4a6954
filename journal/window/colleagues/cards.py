"""The cards of small records on a person's page, and how each kind begins."""

from collections.abc import Callable
from datetime import date
from typing import Any, NamedTuple

from PySide6.QtCore import QCoreApplication

from journal.model import Contact, Fact, FollowUp, Goal, Preference, Value
from journal.window.widgets.days import due_words
from journal.window.widgets.records import Field, Records, Values
from journal.window.widgets.words import (
    aspects,
    channels,
    directions,
    liking_values,
    promisers,
    senders,
    value_kinds,
)

Part = Fact | Preference | Goal | FollowUp | Contact | Value


class Kind(NamedTuple):
    """A kind of records: its table and class, the words of its steps, and what a new one has."""

    table: str
    mapped: type[Part]
    step: str
    fresh: Callable[[date], dict[str, Any]]


KINDS = (
    Kind("fact", Fact, "fact", lambda today: {"kind": "other", "text": "", "learned_on": today}),
    Kind("preference", Preference, "preference", lambda today: {"aspect": "other", "text": "", "observed_on": today}),
    Kind("goal", Goal, "goal", lambda today: {"text": "", "set_on": today}),
    Kind("followup", FollowUp, "promise", lambda today: {"owner": "me", "text": ""}),
    Kind("contact", Contact, "message", lambda today: {"on": today, "channel": "email", "started_by": "me"}),
    Kind("value", Value, "favour", lambda today: {"direction": "given", "kind": "help", "on": today}),
)


def preferences_card(today: Callable[[], date]) -> Records:
    fields = [
        Field(
            "text",
            "text",
            QCoreApplication.translate("Cards", "Preference"),
            QCoreApplication.translate("Cards", "What you noticed"),
        ),
        Field("aspect", "choice", QCoreApplication.translate("Cards", "What about"), choices=aspects()),
        Field(
            "value",
            "choice",
            QCoreApplication.translate("Cards", "Which"),
            QCoreApplication.translate("Cards", "+ Which?"),
            offer=lambda row: liking_values(str(row.get("aspect"))),
        ),
        Field(
            "observed_on",
            "day",
            QCoreApplication.translate("Cards", "Noticed on"),
            QCoreApplication.translate("Cards", "+ When"),
            words=QCoreApplication.translate("Cards", "noticed {day}"),
        ),
    ]
    empty = QCoreApplication.translate(
        "Cards", "Brief or leisurely, mail or phone, mornings or not: what you notice goes here."
    )
    return Records(
        QCoreApplication.translate("Cards", "Preferences"),
        fields,
        QCoreApplication.translate("Cards", "Add a preference"),
        empty,
        today,
    )


def followups_card(today: Callable[[], date]) -> Records:
    fields = [
        Field("done_on", "tick", QCoreApplication.translate("Cards", "Done")),
        Field(
            "text",
            "text",
            QCoreApplication.translate("Cards", "Promise"),
            QCoreApplication.translate("Cards", "What was promised"),
        ),
        Field("owner", "choice", QCoreApplication.translate("Cards", "By whom"), choices=promisers()),
        Field(
            "due",
            "day",
            QCoreApplication.translate("Cards", "Due"),
            QCoreApplication.translate("Cards", "No day yet"),
            words=QCoreApplication.translate("Cards", "due {day}"),
        ),
        Field("late", "warning", "", warn=lambda row: _late(row, today())),
        Field(
            "done_on",
            "day",
            QCoreApplication.translate("Cards", "Done on"),
            words=QCoreApplication.translate("Cards", "done {day}"),
            needed=True,
            if_set=True,
        ),
    ]
    return Records(
        QCoreApplication.translate("Cards", "Follow-ups"),
        fields,
        QCoreApplication.translate("Cards", "Add a promise"),
        QCoreApplication.translate("Cards", "Nothing is open on either side."),
        today,
    )


def _late(promise: Values, today: date) -> str:
    """ "31 days late", where it is open and overdue."""
    due, done = promise.get("due"), promise.get("done_on")
    return due_words(due, today) if due and due < today and not done else ""


def contacts_card(today: Callable[[], date]) -> Records:
    fields = [
        Field(
            "text",
            "text",
            QCoreApplication.translate("Cards", "Message"),
            QCoreApplication.translate("Cards", "What it was about"),
        ),
        Field("started_by", "choice", QCoreApplication.translate("Cards", "Who began"), choices=senders()),
        Field("channel", "choice", QCoreApplication.translate("Cards", "Channel"), choices=channels()),
        Field("on", "day", QCoreApplication.translate("Cards", "Sent on"), needed=True),
        Field(
            "answered_on",
            "day",
            QCoreApplication.translate("Cards", "Answered on"),
            QCoreApplication.translate("Cards", "Not answered"),
            words=QCoreApplication.translate("Cards", "answered {day}"),
        ),
    ]
    return Records(
        QCoreApplication.translate("Cards", "Messages"),
        fields,
        QCoreApplication.translate("Cards", "Add a message"),
        QCoreApplication.translate("Cards", "Messages outside of meetings go here."),
        today,
    )


def value_fields() -> list[Field]:
    """Of what was given or received; its card is in `value.py`."""
    return [
        Field(
            "text",
            "text",
            QCoreApplication.translate("Cards", "Favour"),
            QCoreApplication.translate("Cards", "What was done"),
        ),
        Field("direction", "choice", QCoreApplication.translate("Cards", "Direction"), choices=directions()),
        Field("kind", "choice", QCoreApplication.translate("Cards", "Kind"), choices=value_kinds()),
        Field("on", "day", QCoreApplication.translate("Cards", "On"), needed=True),
    ]
