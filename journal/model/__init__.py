"""The words of the product: what a journal holds, as SQLAlchemy mapped classes."""

from journal.model.base import Base, Record, new_id
from journal.model.colleague import Colleague, Fact, Me, Mentor, Photo, Preference, Starter
from journal.model.dealings import Contact, FollowUp, Value
from journal.model.goal import Goal, GoalLink
from journal.model.keeping import HintOff, OwnQuestion, SavedFilter
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
from journal.model.verdict import BriefText, Circumstance, Disagreement, PutOff, RuleSetting, SetAside

__all__ = [
    "Answer",
    "Approach",
    "Base",
    "BriefText",
    "CalendarSource",
    "ChecklistItem",
    "Circumstance",
    "Colleague",
    "Consultation",
    "Contact",
    "DeletedEvent",
    "Disagreement",
    "Fact",
    "FollowUp",
    "Goal",
    "GoalLink",
    "HintOff",
    "Me",
    "Meeting",
    "MeetingColleague",
    "Mentor",
    "OwnQuestion",
    "Photo",
    "Preference",
    "PutOff",
    "Question",
    "RecapText",
    "Record",
    "Reflection",
    "Restatement",
    "RuleSetting",
    "SavedFilter",
    "SetAside",
    "Starter",
    "Value",
    "new_id",
]
