"""How to begin a conversation from what both share: the source, what it is, my part in it, and an open question.

Worded in several ways; which one is chosen hangs on the two texts alone, so that a pair always reads the same.
"""

import re
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple
from zlib import crc32

from journal.method.common_ground_source import source_words
from journal.method.common_ground_spoken import KINDS, filled, line, own_words, short, spoken, when
from journal.method.likeness import Likeness, folded
from journal.method.likeness_employers import employer_in
from journal.method.likeness_institutions import institution_in
from journal.method.likeness_languages import shared_language
from journal.method.likeness_places import with_article
from journal.method.word_lists import sides

QUESTIONS = {
    "alma_mater": ("What do you remember most about it?", "What was it like in your time?", "What took you there?"),
    "former_employer": (
        "What was it like in your time?",
        "What did you take with you from there?",
        "What took you there?",
    ),
    "former_role": ("What did you like best about it?", "What did it teach you?", "How did you come to it?"),
    "interest": ("How did you get into it?", "What do you like most about it?", "How did it begin for you?"),
    "skill": ("How did you come to it?", "What do you like about it?", "What would you tell somebody who begins?"),
    "language": ("How did you come to it?", "Where do you get to use it?", "What do you like about it?"),
    "place": ("What do you like best about it?", "What stays with you from there?", "What should one not miss there?"),
    "family": ("How are things at home at the moment?", "What keeps you all busy these days?"),
    "achievement": ("How did you go about it?", "What made it work?", "What came of it?"),
    "other": ("How did that come about?", "What is the story behind it?"),
}
GOALS = (
    "You aim for this: “{theirs}”; and I for this: “{mine}”. Where could we work on it together?",
    "One of your goals is “{theirs}”, and one of mine is “{mine}”. What would help us both?",
    "It looks as if we were after the same thing: you say “{theirs}”, and I say “{mine}”. How could I help with yours?",
)
MISSION = (
    "We are both here for what {ours} stands for: “{mission}”. Where does that show most in your work?",
    "What {ours} is there for is “{mission}”. What does that mean for you, day by day?",
    "“{mission}”: that is what we both work for at {ours}. Where do you see it come true?",
)
ORGANISATION = (
    "We both work for {ours}. What brought you here, and what keeps you?",
    "We both work for {ours}. What do you like best about it?",
    "We both work for {ours}. How did you come to it?",
)


_AND_MORE = re.compile(
    r",? (?:and )?s?he |, (?:and )?(?:has|had|is|was) |,? and \w+s (?=(?:a|an|the|her|his|in|at|on|for|to|with) )"
)
"""What is told besides, in the third person: "Singing, and conducts a choir"."""


class Fact(NamedTuple):
    """`source`: who told me, or where I read it; `mine`: how it links to me, in my words."""

    kind: str
    text: str
    source: str | None = None
    learned_on: date | None = None
    mine: str | None = None


def linked_starter(name: str, fact: Fact) -> str:
    """Where I have written myself how it links to me."""
    return _starter(name, fact, _about(name, fact, ""), own_words(fact.mine or ""), fact.mine or "")


def pair_starter(name: str, fact: Fact, own: Fact, degree: Likeness) -> str:
    if fact.kind == own.kind == "goal":
        return goal_starter(fact.text, own.text)
    return _starter(name, fact, _about(name, fact, own.text), _link(fact, own, degree), own.text)


def goal_starter(theirs: str, mine: str) -> str:
    words = _one_of(GOALS, theirs, mine)
    return _put(words, theirs=short(theirs), mine=short(mine))


def organisation_starter(name: str, organisation: str, mission: str) -> str:
    if mission:
        ours = organisation or "our organisation"
        return _put(_one_of(MISSION, name, mission), ours=ours, mission=mission)
    return _put(_one_of(ORGANISATION, name, organisation), ours=organisation or "the same organisation")


def _starter(name: str, fact: Fact, about: str, link: str, mine: str) -> str:
    source = _one_of(source_words(name, fact.source), fact.text, mine)
    said = f"{source} {about}; {link}"
    if said.endswith(("?", "!", "…")):
        return said
    question = _one_of(QUESTIONS.get(fact.kind, QUESTIONS["other"]), mine, fact.text)
    return f"{said}. {question}"


def _about(name: str, fact: Fact, mine: str) -> str:
    text = short(fact.text)
    if fact.kind == "language" and (shared := shared_language(fact.text, mine)):
        return f"you are learning {shared[0]}" if shared[1] else f"you speak {shared[0]}"
    if said := spoken(text, "you", name):
        return said
    text = _AND_MORE.split(text)[0]
    if fact.kind == "place" and (there := when(text)):
        return f"you were in {named('place', there[0])} {there[1]}"
    return filled(KINDS.get(fact.kind, KINDS["other"])[0], named(fact.kind, text))


def _link(fact: Fact, own: Fact, degree: Likeness) -> str:
    text = short(own.text)
    same = degree == Likeness.SAME and fact.kind == own.kind
    if fact.kind == own.kind == "language" and (shared := shared_language(own.text, fact.text)):
        return f"I am learning {shared[0]}" if shared[1] else "so do I"
    if said := spoken(text, "I", ""):
        return f"{said} too" if same and not re.search(r"\b(?:too|also|as well|myself)\b", said) else said
    if own.kind == "place" and (there := when(text)):
        return f"I was {'there' if same else 'in ' + named('place', there[0])} {there[1]}"
    plain = same and not spoken(short(fact.text), "you", "") and not (fact.kind == "place" and when(fact.text))
    return filled(KINDS.get(own.kind, KINDS["other"])[1 if plain else 2], named(own.kind, text))


def named(kind: str, text: str) -> str:
    """What a note is about, without what it tells besides: "Ireland, two weeks on foot" names Ireland."""
    if kind == "alma_mater":
        name = line(institution_in(text))
        return f"the {name}" if re.match(r"(?:University|Univ\.?|College) of ", name) else name or text
    if kind == "former_employer":
        return line(employer_in(text)) or text
    first = line(next(iter(sides(text)), text)) or text
    if kind == "place":
        return with_article(first)
    return first if kind == "former_role" else text


def _one_of(choices: Sequence[str], *texts: str) -> str:
    """Always the same for the same texts."""
    return choices[crc32("\n".join(map(folded, texts)).encode()) % len(choices)]


def _put(words: str, **parts: str) -> str:
    """The parts into the words; a brace of the user's is no part."""
    return re.sub(r"\{(\w+)\}", lambda found: parts[found[1]], words)
