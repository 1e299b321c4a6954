"""The day that a line of text sets for what it says: "send the deck by Friday", "a trainer until 30 Nov".

Exact rather than generous: what may mean something else, or two days, is no day. What each phrase means is said in
`day_phrases`. A phrase counts where it stands for the day by which something is done; of "last Friday", "since Monday",
"before 30 Nov", "Friday's report", "the Friday meeting" or "Monday or Tuesday" none does.
"""

import re
from datetime import date
from typing import NamedTuple

from journal.method.day_phrases import Phrase, phrases


class Found(NamedTuple):
    """The day, and where in the text it stands, with the "by" or "on" before it."""

    day: date
    start: int
    end: int


_S = r"[^\S\n]{1,9}"
_END_OF = rf"(?:(?:(?:the{_S})?end{_S}of{_S}(?:(?:the{_S})?day{_S}(?:on{_S})?)?|(?:eod|cob){_S}(?:on{_S})?))?"
_LEAD = re.compile(
    rf"(?<![\w'’-])(?P<lead>(?:(?:is|are){_S})?due{_S}(?:(?:by|on|until){_S})?|(?:by{_S})?not?{_S}later{_S}than{_S}"
    rf"|(?:by|on|until|till|on{_S}or{_S}before){_S}){_END_OF}$",
    re.IGNORECASE,
)
_END_OF_DAY = re.compile(rf"(?<![\w'’-]){_END_OF.removesuffix('?')}$", re.IGNORECASE)
_BEFORE_END = re.compile(rf"(?<![\w'’-])before{_S}$", re.IGNORECASE)
_LATEST = re.compile(rf"{_S}(?:at{_S}the{_S}latest|latest)(?!\w)", re.IGNORECASE)
_WORD_BEFORE = re.compile(r"([\w'’]+)[^\w\n]*$")
_WORD_TOUCHING = re.compile(rf"([\w'’]+){_S}$")
_BELONGS = re.compile(rf"['’]s?(?!\w)|[-–/:]\w|{_S}(?:after{_S}next|or{_S}(?:so|two|three)|of)(?!\w)", re.IGNORECASE)
_ENDS = re.compile(
    r"\s*$|\s*[.,;:!?…)\]\"”»–—\n]|\s+-\s"
    rf"|{_S}(?:at|by|for|to|and|or|but|so|if|when|because|with|about|before|after|until|from|via|as|then|unless|while"
    rf"|on|in|morning|afternoon|evening|night|noon|midday|latest|[0-9]{{1,2}}(?::[0-9]{{2}}|(?:{_S})?[ap]\.?m))(?!\w)",
    re.IGNORECASE,
)
_JOINED = re.compile(r"\s*(?:,?\s*(?:or|and|to|through)|[-–/&,])\s*", re.IGNORECASE)
_NO_DAY_AFTER = frozenset(
    "last past previous every each since before after from for to of about than between with without dated "
    "not the a an my our your his her their its once twice times good black easter cyber ash holy "
    "section chapter version release page paragraph figure table item no v".split()
)
"""Before a day without a "by", these make it something else than the day by which to do it."""
_TOLD = frozenset(
    "discussed agreed talked spoke said told mentioned promised met sent saw heard decided asked presented showed "
    "happened held was were".split()
)
"""What is told after these is over."""
_NOT_BY = frozenset("week weeks fortnight month months every not".split())
"""Before a "by" or "on": "a week on Friday", "not by Friday"."""
_LEANS = frozenset(
    "is are was were be to for of the a an and or not than by on before after from at in with this next early late "
    "latest".split()
)
"""A line that would end with one of these without its day is left whole."""
_LEANED_ON = re.compile(
    rf"{_S}(?:morning|afternoon|evening|night|noon|midday|[0-9]{{1,2}}(?::[0-9]{{2}}|(?:{_S})?[ap]\.?m))(?!\w)",
    re.IGNORECASE,
)
_NEAR = 90
"""Characters before a phrase that can make a difference."""


def find_day(text: str, today: date) -> Found | None:
    """The day that the text sets: the last one, where it names several."""
    named = phrases(text, today)
    taken = [_taken(text, one) for one in named]
    for place in range(1, len(named)):
        one, other = named[place - 1], named[place]
        if one.day != other.day and _JOINED.fullmatch(text, one.end, other.start):
            taken[place - 1] = taken[place] = None  # one of two days
    return next((one for one in reversed(taken) if one is not None), None)


def without_day(text: str, found: Found) -> str:
    """The text without its day, tidy where the day stood; all of it where only half a sentence would be left."""
    left, right = text[: found.start].rstrip(), text[found.end :].lstrip()
    leaning = _WORD_BEFORE.search(left[-_NEAR:])
    if _LEANED_ON.match(text, found.end) or (leaning and leaning[1].casefold() in _LEANS):
        return text.strip()
    if left.endswith("(") and right.startswith(")"):
        left, right = left[:-1].rstrip(), right[1:].lstrip()
    if not left:
        right = right.lstrip(" ,;:–—-")
    elif not right or right[0] in ",.;:!?)":
        left = left.rstrip(" ,;:–—-")
    joined = (left + right if right[:1] in tuple(",.;:!?)") else f"{left} {right}").strip()
    return joined if any(map(str.isalnum, joined)) else text.strip()


def _taken(text: str, one: Phrase) -> Found | None:
    """What a phrase is found as where it stands; None where it means something else there."""
    if one.day is None or _BELONGS.match(text, one.end):
        return None
    lead = _lead(text, one)
    if lead is None:
        start = _end_of_day(text, one.start)
        if one.needs.lead or _is_blocked(text, start):
            return None
    else:
        start = lead
        if _follows(text, start, _NOT_BY) or _is_told(text, lead):
            return None
    ends = _ENDS.match(text, one.end) is not None
    if not ends and (one.needs.end or (one.needs.either and lead is None)):
        return None
    latest = _LATEST.match(text, one.end)
    return Found(one.day, start, latest.end() if latest else one.end)


def _lead(text: str, one: Phrase) -> int | None:
    """Where the "by" before a phrase begins."""
    near = max(0, one.start - _NEAR)
    found = _LEAD.search(text[near : one.start])
    if found is None and re.match(r"(?:the\s+)?end|eo", text[one.start : one.end], re.IGNORECASE):
        found = _BEFORE_END.search(text[near : one.start])
    return near + found.start() if found else None


def _end_of_day(text: str, start: int) -> int:
    near = max(0, start - _NEAR)
    found = _END_OF_DAY.search(text[near:start])
    return near + found.start() if found else start


def _is_blocked(text: str, start: int) -> bool:
    before = text[max(0, start - _NEAR) : start]
    return before.endswith("(") or _follows(text, start, _NO_DAY_AFTER | _TOLD)


def _is_told(text: str, start: int) -> bool:
    return text[start : start + 2].casefold() == "on" and _follows(text, start, _TOLD)


def _follows(text: str, start: int, words: frozenset[str]) -> bool:
    """Whether what begins there stands right behind one of these words."""
    before = _WORD_TOUCHING.search(text[max(0, start - _NEAR) : start])
    return before is not None and before[1].casefold() in words
