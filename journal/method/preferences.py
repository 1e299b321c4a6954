"""How a colleague likes to work: what stands now, and where a plan contradicts it.

Article: "be intentional": over time, their working preferences (long leisurely talks or brief ones; texts or e-mails).
"""

import re
from collections.abc import Mapping, Sequence
from datetime import date, time
from typing import NamedTuple

from journal.method.likeness import folded

VALUES: dict[str, tuple[str, ...]] = {
    "meeting_length": ("brief", "standard", "long"),
    "small_talk": ("plenty", "a_little", "none"),
    "channel": ("email", "chat", "text", "phone", "video", "in_person"),
    "time_of_day": ("morning", "afternoon"),
    "detail": ("overview", "details"),
    "pace": ("quick", "steady", "unhurried"),
    "camera": ("on", "off"),
    "other": (),
}
"""Aspect -> the values to suggest; any other text is fine, but nothing is concluded from it."""

SENTENCES = {
    ("meeting_length", "brief"): "Prefers brief meetings.",
    ("meeting_length", "standard"): "Prefers meetings of the usual length.",
    ("meeting_length", "long"): "Prefers long, leisurely meetings.",
    ("small_talk", "plenty"): "Likes to talk about other things first.",
    ("small_talk", "a_little"): "Likes a little small talk.",
    ("small_talk", "none"): "Prefers to come straight to the point.",
    ("channel", "email"): "Prefers e-mail.",
    ("channel", "chat"): "Prefers chat.",
    ("channel", "text"): "Prefers text messages.",
    ("channel", "phone"): "Prefers the phone.",
    ("channel", "video"): "Prefers video calls.",
    ("channel", "in_person"): "Prefers to meet in person.",
    ("time_of_day", "morning"): "Prefers mornings.",
    ("time_of_day", "afternoon"): "Prefers afternoons.",
    ("detail", "overview"): "Prefers the overview to the details.",
    ("detail", "details"): "Likes to have the details.",
    ("pace", "quick"): "Likes to move quickly.",
    ("pace", "steady"): "Likes a steady pace.",
    ("pace", "unhurried"): "Likes to take time to think.",
    ("camera", "on"): "Prefers the camera on.",
    ("camera", "off"): "Prefers the camera off.",
}

SAID = {
    "meeting_length": {"brief": "brief short quick", "long": "long leisurely lengthy", "standard": "standard usual"},
    "channel": {
        "email": "email emails mail mails",
        "chat": "chat chats slack",
        "text": "text texts sms",
        "phone": "phone call calls",
        "video": "video zoom",
    },
    "time_of_day": {"morning": "morning mornings", "afternoon": "afternoon afternoons"},
    "camera": {"off": "off", "on": "on"},
}
"""Aspect -> value -> the words that tell it where no value was given."""

_UNSURE = frozenset(
    "not no never without dont doesnt isnt wont hates dislikes avoids but except unless than or".split()
)
_MEDIA = {
    "video": r"https?://|\b(?:zoom|teams|webex|skype|facetime|google meet|jitsi|video|online|remote)\b",
    "phone": r"\b(?:phone|telephone|mobile|dial[- ]in|by call)\b|\btel\b|\+\d[\d ()/-]{6,}",
    "in_person": r"\b(?:room|office|building|floor|desk|lobby|canteen|caf[eé]|cafeteria|restaurant|lunch|coffee"
    r"|in person|on site|onsite)\b",
}
_BY = {"video": "by video", "phone": "by phone", "in_person": "in person"}


class Preference(NamedTuple):
    """An observation. `aspect` is a key of VALUES; `value` one of its values, or anything else, or nothing."""

    aspect: str
    text: str
    value: str | None = None
    observed_on: date | None = None


class Standing(NamedTuple):
    """A preference that stands now, in a sentence or two. `value` is one of VALUES[aspect] where it can be told."""

    aspect: str
    value: str | None
    sentence: str


class Plan(NamedTuple):
    """A planned meeting: minutes, where in the user's words, and when it begins on their clock."""

    minutes: int | None = None
    where: str | None = None
    begins: time | None = None


def standing(preferences: Sequence[Preference], today: date) -> list[Standing]:
    """What stands on the day `today`, in the order of VALUES: of each aspect the latest observation (of one day the
    later in the list; one without a day is the oldest). Of `other` all, each once."""
    known = [one for one in preferences if one.observed_on is None or one.observed_on <= today]
    known.sort(key=lambda one: one.observed_on or date.min)
    latest = {(one.aspect, folded(one.text) if one.aspect == "other" else ""): one for one in known}
    order = {aspect: place for place, aspect in enumerate(VALUES)}
    found = sorted(latest.values(), key=lambda one: order.get(one.aspect, len(order)))
    return [_standing(one) for one in found if one.text.strip() or one.value]


def value_of(preference: Preference) -> str | None:
    """Its value, where it is one of VALUES, or what its words tell beyond doubt ("Short ones, please": brief)."""
    if preference.value in VALUES.get(preference.aspect, ()):
        return preference.value
    words = set(folded(f"{preference.value or ''} {preference.text}").split())
    told = [value for value, saying in SAID.get(preference.aspect, {}).items() if words & set(saying.split())]
    return told[0] if len(told) == 1 and not words & _UNSURE else None


def _standing(one: Preference) -> Standing:
    value = value_of(one)
    text = " ".join((one.text.strip() or one.value or "").split()).rstrip(".")
    written = f"{text[:1].upper()}{text[1:]}."
    sentence = SENTENCES.get((one.aspect, value or ""))
    if sentence is None:
        return Standing(one.aspect, value, written)
    adds_nothing = set(folded(text).split()) - {"prefers", "likes"} <= set(folded(f"{sentence} {value}").split())
    if adds_nothing or value == text:
        return Standing(one.aspect, value, sentence)
    return Standing(one.aspect, value, f"{sentence} {written}" if one.value == value else written)


def conflicts(plan: Plan, standing: Sequence[Standing], first_name: str) -> list[str]:
    """Where the plan contradicts what stands, one sentence each."""
    wishes = {one.aspect: one.value for one in standing if one.value}
    found = [
        _length(plan.minutes, wishes.get("meeting_length")),
        _hour(plan.begins, wishes.get("time_of_day")),
        _medium(medium(plan.where), wishes),
    ]
    return [f"Planned {planned}; {first_name} prefers {wish}." for planned, wish in filter(None, found)]


def medium(where: str | None) -> str | None:
    """video, phone or in_person, as far as the words of the place tell."""
    told = [name for name, words in _MEDIA.items() if re.search(words, where or "", re.IGNORECASE)]
    return told[0] if told else None


def _length(minutes: int | None, wish: str | None) -> tuple[str, str] | None:
    if minutes is None:
        return None
    planned = f"for {minutes} minute{'' if minutes == 1 else 's'}"
    if wish == "brief" and minutes > 30:
        return planned, "brief ones"
    if wish == "long" and minutes < 45:
        return planned, "long, leisurely ones"
    if wish == "standard" and not 25 <= minutes <= 60:
        return planned, "ones of the usual length"
    return None


def _hour(begins: time | None, wish: str | None) -> tuple[str, str] | None:
    if begins is None or wish not in ("morning", "afternoon") or (begins.hour < 12) == (wish == "morning"):
        return None
    return f"for {begins:%H:%M}", f"{wish}s"


def _medium(planned: str | None, wishes: Mapping[str, str]) -> tuple[str, str] | None:
    """Of how one meets: a wish for e-mail or chat does not speak against meeting at all."""
    if planned is None:
        return None
    wish = wishes.get("channel")
    if wish in _BY and wish != planned:
        return _BY[planned], {"video": "video", "phone": "the phone", "in_person": "to meet in person"}[wish]
    if planned == "video" and wishes.get("camera") == "off":
        return _BY[planned], "the camera off"
    if planned == "phone" and wishes.get("camera") == "on":
        return _BY[planned], "the camera on"
    return None
