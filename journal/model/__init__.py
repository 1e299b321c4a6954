"""The words of the product: what a journal holds, as SQLAlchemy mapped classes."""

from journal.model.base import Base, Record, new_id
from journal.model.colleague import Colleague, Fact, Me, Mentor, Preference
from journal.model.dealings import Contact, FollowUp, Value
from journal.model.goal import Goal, GoalLink
from journal.model.meeting import (
    CalendarSource,
    ChecklistItem,
    DeletedEvent,
    Meeting,
    MeetingColleague,
    Question,
    RecapText,
    Restatement,
)
from journal.model.reflection import Answer, Approach, Consultation, Reflection

__all__ = [
    "Answer",
    "Approach",
    "Base",
    "CalendarSource",
    "ChecklistItem",
    "Colleague",
    "Consultation",
    "Contact",
    "DeletedEvent",
    "Fact",
    "FollowUp",
    "Goal",
    "GoalLink",
    "Me",
    "Meeting",
    "MeetingColleague",
    "Mentor",
    "Preference",
    "Question",
    "RecapText",
    "Record",
    "Reflection",
    "Restatement",
    "Value",
    "new_id",
]
