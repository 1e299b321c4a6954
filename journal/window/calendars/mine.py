"""Which address of a calendar is the user's own: the one that is in nearly every meeting."""

from collections import Counter
from collections.abc import Collection, Iterable

from journal.exchange.calendar_types import Event

FEWEST = 3
"""Meetings with others from which something can be told."""
NEARLY_ALL = 0.8


def likely_mine(events: Iterable[Event], of_others: Collection[str] = ()) -> list[str]:
    """The addresses that are in nearly all meetings with others, the most frequent first; none of a single meeting
    again and again, where everybody is in all. `of_others`: addresses that are known to be somebody else's."""
    counted: Counter[str] = Counter()
    series: dict[str, set[str]] = {}
    for event in events:
        people = {one.person.email for one in event.invited if one.kind in ("INDIVIDUAL", "UNKNOWN", "")}
        people |= {event.organiser.email} if event.organiser else set()
        series.setdefault(event.uid, set()).update(people - {""})
    meetings = [people for people in series.values() if len(people) > 1]
    for people in meetings:
        counted.update(people)
    if len(meetings) < FEWEST:
        return []
    found = [email for email, times in counted.most_common() if times >= NEARLY_ALL * len(meetings)]
    return [email for email in found if email not in of_others][:3]
