"""What the journal learns by itself of how a colleague likes to work, from how it went (article: "be intentional").

Each thing learned gives its counts; it is never more than what was seen.
"""

from collections import Counter
from collections.abc import Sequence
from datetime import date, time, timedelta
from math import ceil
from statistics import median
from typing import NamedTuple

_MESSAGES = {
    "email": "e-mails",
    "chat": "chat messages",
    "text": "text messages",
    "phone": "calls",
    "video": "video calls",
    "other": "other messages",
}
RECENT = timedelta(days=180)
WAIT = timedelta(days=7)  # an unanswered message younger than this may still be answered
ENOUGH = 3  # of one kind, before anything is learned from them
LAST = 6
OFF_BY = 5  # minutes that a meeting may be off its plan
NOON = time(12)
_WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()


class Contact(NamedTuple):
    """`channel` and `started_by` in the words of the interchange file."""

    on: date
    channel: str
    started_by: str
    answered_on: date | None = None


class Meeting(NamedTuple):
    """A held meeting; planned and real length in minutes, and when it began where it took place, as far as known."""

    on: date
    minutes: int | None
    minutes_held: int | None
    begins: time | None = None


class Learned(NamedTuple):
    """What went the same way so many times `out_of` so many, in one sentence that gives both."""

    aspect: str
    sentence: str
    times: int
    out_of: int


def learned(contacts: Sequence[Contact], meetings: Sequence[Meeting], today: date) -> list[Learned]:
    """What can be told from the last 180 days: on which channel they answer, the best first, how long meetings really
    last, and when they take place. Nothing is said of fewer than 3."""
    return [*_answers(contacts, today), *_lengths(meetings, today), *_times(meetings, today)]


def _answers(contacts: Sequence[Contact], today: date) -> list[Learned]:
    found = []
    for channel, messages in _MESSAGES.items():
        waits = [
            max(0, (one.answered_on - one.on).days) if one.answered_on and one.answered_on <= today else None
            for one in contacts
            if one.channel == channel and one.started_by == "me" and timedelta(0) <= today - one.on <= RECENT
            if today - one.on >= WAIT or (one.answered_on and one.answered_on <= today)
        ]
        answered = [wait for wait in waits if wait is not None]
        if len(waits) >= ENOUGH:
            usually = median(answered) if answered else 0
            speed = f", usually {_within(usually)}" if answered else ""
            sentence = f"Answered {len(answered)} of your {len(waits)} {messages}{speed}."
            rank = (-len(answered) / len(waits), usually)
            found.append((rank, Learned("channel", sentence, len(answered), len(waits))))
    return [one for _, one in sorted(found, key=lambda pair: pair[0])]


def _within(days: float) -> str:
    if days == 0:
        return "the same day"
    return "within a day" if days <= 1 else f"within {ceil(days)} days"


def _lengths(meetings: Sequence[Meeting], today: date) -> list[Learned]:
    known = [
        (one.on, one.minutes, one.minutes_held)
        for one in meetings
        if one.minutes and one.minutes_held and timedelta(0) <= today - one.on <= RECENT
    ]
    last = sorted(known, key=lambda one: one[0])[-LAST:]
    if len(last) < ENOUGH:
        return []
    about = f"about {_fives(median(held for _, _, held in last))} minutes long"
    over = sum(held > planned + OFF_BY for _, planned, held in last)
    early = sum(held < planned - OFF_BY for _, planned, held in last)
    if 2 * max(over, early) > len(last):
        how = "ran over" if over > early else "ended early"
        count = max(over, early)
    else:
        how, count = "ended on time", len(last) - over - early
    sentence = f"{count} of your last {len(last)} meetings {how}; they were {about}."
    return [Learned("meeting_length", sentence, count, len(last))]


def _fives(minutes: float) -> int:
    return max(5, 5 * round(minutes / 5))


def _times(meetings: Sequence[Meeting], today: date) -> list[Learned]:
    """In the morning or the afternoon, where it is so two times of three; on which weekday, where it nearly always is.

    A morning ends at 12:00.
    """
    known = [(one.on, one.begins) for one in meetings if one.begins and timedelta(0) <= today - one.on <= RECENT]
    last = sorted(known)[-LAST:]
    if len(last) < ENOUGH:
        return []
    mornings = sum(begins < NOON for _, begins in last)
    half, count = max(("morning", mornings), ("afternoon", len(last) - mornings), key=lambda pair: pair[1])
    weekday, same = Counter(on.weekday() for on, _ in last).most_common(1)[0]
    found = []
    if count >= ENOUGH and 3 * count >= 2 * len(last):
        found.append((f"in the {half}", count))
    if same >= LAST - 1:
        found.append((f"on a {_WEEKDAYS[weekday]}", same))
    return [
        Learned("time_of_day", f"{times} of your last {len(last)} meetings took place {when}.", times, len(last))
        for when, times in found
    ]
