"""The closed lists of words that a journal knows, as the interchange file spells them (interface.md)."""

from enum import StrEnum


class Stage(StrEnum):
    ACTIVE = "active"
    PROFESSIONAL_ONLY = "professional_only"
    ARCHIVED = "archived"


class FactKind(StrEnum):
    ALMA_MATER = "alma_mater"
    FORMER_ROLE = "former_role"
    FORMER_EMPLOYER = "former_employer"
    INTEREST = "interest"
    PLACE = "place"
    LANGUAGE = "language"
    FAMILY = "family"
    SKILL = "skill"
    ACHIEVEMENT = "achievement"
    OTHER = "other"


class Aspect(StrEnum):
    """What a preference is about."""

    MEETING_LENGTH = "meeting_length"
    SMALL_TALK = "small_talk"
    CHANNEL = "channel"
    TIME_OF_DAY = "time_of_day"
    DETAIL = "detail"
    PACE = "pace"
    CAMERA = "camera"
    OTHER = "other"


class Relation(StrEnum):
    """What a mentor is to me."""

    COLLEAGUE = "colleague"
    FRIEND = "friend"
    MENTOR = "mentor"


class GoalState(StrEnum):
    OPEN = "open"
    REACHED = "reached"
    DROPPED = "dropped"


class MeetingState(StrEnum):
    PLANNED = "planned"
    HELD = "held"
    CANCELLED = "cancelled"
    CANCELLED_BY_ME = "cancelled_by_me"
    CANCELLED_BY_THEM = "cancelled_by_them"
    NO_SHOW = "no_show"


class Outcome(StrEnum):
    """How a restatement was taken."""

    CONFIRMED = "confirmed"
    CLARIFIED = "clarified"
    DISPUTED = "disputed"
    NOT_RESTATED = "not_restated"


class SourceKind(StrEnum):
    """What kind of place a calendar is read from."""

    FILE = "file"
    FOLDER = "folder"
    WEB = "web"


class Channel(StrEnum):
    EMAIL = "email"
    CHAT = "chat"
    TEXT = "text"
    PHONE = "phone"
    VIDEO = "video"
    IN_PERSON = "in_person"
    OTHER = "other"


class Party(StrEnum):
    """Who owns a follow-up, or started a contact."""

    ME = "me"
    THEM = "them"


class Direction(StrEnum):
    GIVEN = "given"
    RECEIVED = "received"


class ValueKind(StrEnum):
    """The article's ways to deliver value."""

    INTRODUCTION = "introduction"
    FOLLOW_UP = "follow_up"
    CREDIT = "credit"
    LISTENING = "listening"
    THANK_YOU = "thank_you"
    HELP = "help"
    OTHER = "other"


class Marked(StrEnum):
    """Conduct that a reflection speaks of."""

    DISRESPECT = "disrespect"
    HARM = "harm"


class Occasion(StrEnum):
    """When a reflection was written: just after a meeting, on a Friday, or looking back over a quarter."""

    AFTER_MEETING = "after_meeting"
    WEEKLY = "weekly"
    QUARTERLY = "quarterly"


class ApproachOutcome(StrEnum):
    BETTER = "better"
    NO_CHANGE = "no_change"
    WORSE = "worse"


RATINGS = ("trust", "alignment", "communication", "reciprocity", "energy")
"""What a reflection rates, each 1 to 5 or not at all."""

ME = "me"
"""The owner of my own goals; no colleague may have this id."""
