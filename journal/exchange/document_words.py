"""What the model calls things, as a readable document says it; and its days and times."""

from collections.abc import Iterable
from datetime import date
from zoneinfo import ZoneInfo

from journal.method.recap import day_in_words
from journal.model import Meeting
from journal.model.words import RATINGS

STAGES = {"professional_only": "Kept professional; others were sought.", "archived": "Put away."}
FACTS = {
    "alma_mater": "Studied at", "former_role": "Former role", "former_employer": "Worked at", "interest": "Interest",
    "place": "Place", "language": "Language", "family": "Family", "skill": "Skill", "achievement": "Achievement",
    "other": "Also",
}  # fmt: skip
ASPECTS = {
    "meeting_length": "Length of meetings", "small_talk": "Small talk", "channel": "How to reach them",
    "time_of_day": "Time of day", "detail": "Detail", "pace": "Pace", "camera": "Camera", "other": "Also",
}  # fmt: skip
LIKINGS = {
    "brief": "brief", "standard": "as usual", "long": "long", "plenty": "plenty", "a_little": "a little",
    "none": "none", "morning": "mornings", "afternoon": "afternoons", "overview": "the overview",
    "details": "all details", "quick": "quick", "steady": "steady", "unhurried": "unhurried", "on": "on", "off": "off",
    "email": "by e-mail", "chat": "by chat", "text": "by text message", "phone": "by phone", "video": "by video",
    "in_person": "in person",
}  # fmt: skip
RELATIONS = {"colleague": "a colleague", "friend": "a friend", "mentor": "a mentor"}
GOALS = {"open": "open", "reached": "reached", "dropped": "dropped"}
STATES = {
    "planned": "Planned.", "held": "Held.", "cancelled": "Cancelled.", "cancelled_by_me": "Cancelled by me.",
    "cancelled_by_them": "Cancelled by them.", "no_show": "They did not come.",
}  # fmt: skip
OUTCOMES = {
    "confirmed": "they confirmed it", "clarified": "they clarified it", "disputed": "they disputed it",
    "not_restated": "not said back",
}  # fmt: skip
CHANNELS = {
    "email": "E-mail", "chat": "Chat", "text": "Text message", "phone": "Phone call", "video": "Video call",
    "in_person": "In person", "other": "Contact",
}  # fmt: skip
VALUES = {
    "introduction": "an introduction", "follow_up": "following up", "credit": "credit", "listening": "listening",
    "thank_you": "a thank-you", "help": "help", "other": "something else",
}  # fmt: skip
PROMISED = {"me": "I promised", "them": "They promised"}
MARKS = {"disrespect": "Marked as disrespect.", "harm": "Marked as harm."}
OCCASIONS = {
    "after_meeting": "after a meeting", "weekly": "at the end of a week", "quarterly": "looking back over a quarter"
}  # fmt: skip
ENDED = {"better": "It got better.", "no_change": "Nothing changed.", "worse": "It got worse."}
_RATED = {"reciprocity": "give and take"}


def day(one: date | None) -> str:
    """ "Monday, 23 November 2026", or nothing."""
    return "" if one is None else day_in_words(one)


def moment(meeting: Meeting) -> str:
    """When it began, where it took place: "Monday, 2 March 2026, 10:00 (Europe/Berlin)"."""
    there = meeting.start.astimezone(ZoneInfo(meeting.time_zone)) if meeting.time_zone else meeting.start
    zone = (meeting.time_zone or "").replace("_", " ")
    return f"{day(there.date())}, {there:%H:%M}{f' ({zone})' if zone else ''}"


def counted(count: int, one: str, more: str = "") -> str:
    """ "1 minute", "30 minutes"."""
    return f"{count:,} {one if count == 1 else more or f'{one}s'}"


def rated(values: Iterable[int | None]) -> str:
    """Ratings in their order: "Of 5: trust 2, energy 3." """
    given = [
        f"{_RATED.get(name, name)} {value}" for name, value in zip(RATINGS, values, strict=True) if value is not None
    ]
    return f"Of 5: {', '.join(given)}." if given else ""


def sentence(*parts: str) -> str:
    """The parts that are there, as one text."""
    return " ".join(part for part in parts if part)


def pair(name: str, value: str | None) -> str:
    """ "Role: Head of Training"; nothing without a value."""
    return f"{name}: {value}" if value and value.strip() else ""
