"""A fact that is said in one line, as one would tell it: "Jim told me yesterday that she went to Ireland in May".

The clause that says from where it is known goes, and becomes the source: nothing else of the text does. What kind of
fact it is, is told from its words; the first kind that fits, in the order of `_KINDS`. Both are proposals.
"""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from journal.method.likeness import folded

LONGEST = 2_000
"""Characters of a text in which a source is looked for."""


class QuickFact(NamedTuple):
    """`kind` is a word of FactKind. `told_by`: the id of the colleague who told it, and then `source` is None where it
    would say no more. `clause`: what was taken out of the text, as it stood there."""

    kind: str
    text: str
    source: str | None
    told_by: str | None
    learned_on: date
    clause: str = ""


def read_fact(text: str, today: date, names: Sequence[tuple[str, str]] = ()) -> QuickFact:
    """What a line says. `names`: ids and names of the colleagues who may have told it."""
    whole = " ".join(text.split())
    found = _source(whole) if len(whole) <= LONGEST else None
    if found is None:
        return QuickFact(kind_of(whole), whole, None, None, today)
    rest = f"{found.rest[:1].upper()}{found.rest[1:]}" if whole[:1].isupper() else found.rest
    teller = _who(found.who, names) if found.who else None
    source = None if teller else found.who or found.place
    return QuickFact(kind_of(rest), rest, source, teller, _day(found.day, today), found.clause)


def kind_of(text: str) -> str:
    """The kind of fact that the words speak of; "other" where they do not say."""
    return next((kind for kind, pattern in _KINDS if pattern.search(text[:LONGEST])), "other")


class _Source(NamedTuple):
    rest: str
    clause: str
    who: str = ""
    place: str = ""
    day: str = ""


_COUNT = "a|one|two|three|four|five|six|seven|eight|nine|ten|\\d{1,2}"
_WEEKDAY = "monday|tuesday|wednesday|thursday|friday|saturday|sunday"
_WHEN = (
    rf"(?:today|yesterday|this (?:morning|week)|last (?:night|week|month|year|{_WEEKDAY})|on (?:{_WEEKDAY})|"
    rf"(?:{_COUNT}) (?:day|week|month|year)s? ago)"
)
_WHO = (
    r"(?P<who>(?!(?:i|we|at|in|on|over|from|if|when|as|and|but|who|what|nobody)\b)"
    r"[^\W\d_](?:(?!\b(?:who|which|that)\b)[^,.;:!?()]){0,38}?)"
)
_TOLD = r"(?:(?:has|have|had|just|once|also)\s+)*(?:told|tells)\s+(?:me|us)|(?:(?:has|just|once)\s+)*mention(?:ed|s)"
_SAID = r"(?:(?:has|just|once)\s+)*(?:said|says|wrote|writes)(?:\s+to\s+(?:me|us))?"
_HEARD = r"(?:(?:have|had|just)\s+)*(?:read|saw|seen|heard|learned|learnt|found|know)(?:\s+out)?"
_SITES = r"(?:linkedin|facebook|instagram|xing|twitter|mastodon|slack|teams|github|youtube|wikipedia|google)(?:[’']s)?"
_WHOSE = r"(?:the|a|an|this|his|her|their|our|my|its)"
_IN = r"(?:on|in|from|at|via)"
_SHORT = rf"(?P<place>{_IN}\s+(?:{_WHOSE}\s+)?{_SITES}(?:\s+(?:profile|page|post))?|{_IN}\s+{_WHOSE}\s+[^\s,.;:!?()]+)"
_LONG = rf"(?P<place>{_IN}\s+(?:(?!\b(?:she|he|they)\b)[^,.;:!?()]){{2,60}}?)"
_FIRM = r"(?:\s*[,:]\s*(?:that\s+)?|\s+that\s+)"
_AFTER = rf"(?:{_FIRM}|\s+)"
_SAYING = rf"(?:{_FIRM}|\s+(?=(?:she|he|they|her|his|their|there)\b))"
_EARLY = rf"(?:(?P<early>{_WHEN})[,]?\s+)?"
_DAY = rf"(?:\s+(?P<day>{_WHEN}))?"
_REST = r"(?P<rest>.*\S.*)$"
_FACT = r"(?P<rest>.*[^\s,;])\s*[,;–(]\s*"
"""The fact, where the clause comes behind it."""

_FLAGS = re.IGNORECASE
_BEFORE = tuple(
    re.compile(pattern, _FLAGS)
    for pattern in (
        rf"^{_EARLY}{_WHO}\s+(?:{_TOLD}){_DAY}{_AFTER}{_REST}",
        rf"^{_EARLY}{_WHO}\s+(?:{_SAID}){_DAY}{_SAYING}{_REST}",
        rf"^{_EARLY}i\s+{_HEARD}\s+from\s+{_WHO}{_DAY}{_FIRM}{_REST}",
        rf"^{_EARLY}i\s+{_HEARD}\s+{_LONG}{_DAY}{_FIRM}{_REST}",
        rf"^{_EARLY}i\s+{_HEARD}\s+{_SHORT}{_DAY}{_AFTER}{_REST}",
        rf"^(?P<place>from\s+[^,.;:!?()]{{2,60}}?)\s*:\s+{_REST}",
        rf"^according\s+to\s+{_WHO}\s*[,:]\s+{_REST}",
    )
)
_BEHIND = tuple(
    re.compile(pattern, _FLAGS)
    for pattern in (
        rf"^{_FACT}(?:so\s+|as\s+)?{_WHO}\s+(?:{_TOLD}|{_SAID}){_DAY}\s*[.)]*$",
        rf"^{_FACT}(?:so\s+|as\s+)?i\s+{_HEARD}\s+{_LONG}{_DAY}\s*[.)]*$",
        rf"^{_FACT}according\s+to\s+{_WHO}\s*[.)]*$",
        rf"^{_FACT}(?P<place>(?:from|via)\s+(?:{_WHOSE}|linkedin)\b[^,;:!?()]{{0,60}}?)\s*[.)]*$",
    )
)


def _source(whole: str) -> _Source | None:
    """The clause that says from where it is known, before the fact or behind it."""
    for pattern in _BEFORE + _BEHIND:
        match = pattern.match(whole)
        if match is None:
            continue
        said = match.groupdict()
        rest = said["rest"].strip()
        if not any(map(str.isalnum, rest)):
            continue
        clause = (whole[: match.start("rest")] + whole[match.end("rest") :]).strip()
        place = re.sub(r"^(?:on|in|at|via|from)\s+", "", said.get("place") or "", flags=_FLAGS)
        who = (said.get("who") or "").strip()
        if who.casefold() in _PRONOUNS:
            who = f"{who[:1].upper()}{who[1:]} told me"
        return _Source(rest, clause, who, place, said.get("day") or said.get("early") or "")
    return None


_PRONOUNS = frozenset({"she", "he", "they"})


def _who(words: str, names: Sequence[tuple[str, str]]) -> str | None:
    """The one who is called so, in full or by one of their names; None where it may be nobody, or several."""
    said = folded(words)
    whole = [one for one, name in names if folded(name) == said]
    parts = whole or [one for one, name in names if said in folded(name).split()]
    return parts[0] if len(parts) == 1 and said else None


_SPANS = {"day": 1, "week": 7, "month": 30, "year": 365}
_NUMBERS = {word: number for number, word in enumerate("a two three four five six seven eight nine ten".split(), 1)}


def _day(words: str, today: date) -> date:
    """The day on which it was told; of a week, a month or a year before, the day that long ago."""
    said = words.casefold().split()
    try:
        return today - timedelta(days=_days_ago(said, today))
    except OverflowError:
        return today


def _days_ago(said: list[str], today: date) -> int:
    if not said or said[0] in ("today", "this"):
        return 0
    if said[0] == "yesterday" or said[-1] == "night":
        return 1
    if said[-1] == "ago":
        count = int(said[0]) if said[0].isdecimal() else {**_NUMBERS, "one": 1}.get(said[0], 0)
        return count * _SPANS[said[1].removesuffix("s")]
    if said[-1] in _SPANS:
        return _SPANS[said[-1]]
    weekday = _WEEKDAY.split("|").index(said[-1])
    return (today.weekday() - weekday - 1) % 7 + 1


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{pattern})\b", _FLAGS)


_LANGUAGES = (
    "english|german|french|spanish|italian|portuguese|dutch|polish|russian|ukrainian|turkish|arabic|hebrew|hindi|urdu|"
    "mandarin|chinese|cantonese|japanese|korean|vietnamese|thai|swedish|norwegian|danish|finnish|greek|czech|hungarian|"
    "romanian|swahili|farsi|persian|gaelic|irish|welsh|catalan"
)
_KINDS = tuple(
    (kind, _words(pattern))
    for kind, pattern in (
        (
            "alma_mater",
            r"stud(?:ied|ies|ying)|graduated|graduate of|alumn\w+|alma mater|university|went to (?:college|school)|"
            r"ph\.?d|mba|(?:bachelor|master)(?:[’']?s)?(?: degree)? (?:in|at|from|of)|degree (?:in|at|from)",
        ),
        (
            "former_role",
            r"(?:was|were|been|worked as|used to be|began as|started as) (?:once )?(?:an?|the|our|head|director|lead|"
            r"chief|vice president) [^,.;]*?\b(?:at|for|of|in)\b|worked as|used to (?:be|work as) an?|"
            r"former (?!colleague)\w+|ex-\w+",
        ),
        (
            "former_employer",
            r"(?:has |had )?(?:worked|used to work) (?:at|for|with|in)|"
            r"came (?:here )?from (?:a )?(?:company|bank|startup)|previously (?:at|with)|before that at|years? at",
        ),
        (
            "family",
            r"sons?|daughters?|married|marrying|wedding|wife|husband|child(?:ren)?|kids?|bab(?:y|ies)|twins?|brothers?|"
            r"sisters?|mother|father|mum|mom|dad|parents?|grand\w+|engaged to|pregnant|nieces?|nephews?|family",
        ),
        (
            "language",
            rf"speaks?|spoken|fluent(?:ly)?|bilingual|mother tongue|native speaker|learn(?:s|ing)? (?:{_LANGUAGES})|"
            rf"(?:some|good|a little) (?:{_LANGUAGES})",
        ),
        (
            "achievement",
            r"won|winner|awards?|awarded|prizes?|medal|published|publishes|wrote a (?:book|paper)|author of|patents?|"
            r"promoted|finished (?:a|the|her|his|their) \w*marathon|record|honou?red",
        ),
        (
            "skill",
            r"knows (?!each|him|her|them)|certified|certificates?|certification|expert|good (?:at|with)|skilled|"
            r"trained (?:in|as)|can (?:code|program|draw|cook|type|juggle)|programs? in|codes? in",
        ),
        (
            "interest",
            r"plays?|playing|likes?|loves?|enjoys?|runs(?! (?:an?|the|our|her|his|its|their))|running|"
            r"(?:is|are|am) into|fan of|"
            r"hobby|hobbies|collects?|cooks|paints|sings|hikes|hiking|cycles|cycling|sails|sailing|skis|skiing|"
            r"climbs|climbing|swims|swimming|gardens?|gardening|dances|dancing|interested in|keen on|passion\w*|"
            r"rows|rowing|fishing|chess|football|tennis|yoga|guitar|piano",
        ),
        (
            "place",
            r"went to|goes to|lives?|lived|living|comes? from|came from|(?:is|am|are|was) from|born|grew up|"
            r"moved|moving|visit(?:s|ed|ing)?|travel\w*|trip|holiday|vacation|based in|spent \w+ (?:\w+ )?in",
        ),
    )
)
