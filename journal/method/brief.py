"""The brief: what to show to a mentor before asking for advice.

Article: find a colleague, friend or mentor who listens, evaluates and advises a different approach. Nothing in it says
what somebody is like; it says what happened, with its counts, what I tried, and what speaks against the verdict.
"""

import re
import unicodedata
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

QUESTIONS = {
    "low_trust": "What would you need to see before you trusted again?",
    "broken_commitments": "How do you follow up on promises without becoming a nuisance?",
    "missed_meetings": "How else could we work together when meetings fall through?",
    "unanswered": "How would you try to reach somebody who does not answer?",
    "gone_quiet": "How would you try to reach somebody who does not answer?",
    "no_common_goal": "Where could our goals meet that I do not see?",
    "misunderstandings": "How do you make sure that you are understood?",
    "one_sided": "How do you ask for something in return?",
    "draining": "What would you leave out, or do with somebody else?",
    "conduct": "Who else should know of this, and how do I bring it up?",
}
"""Concern id -> what to ask about it."""

ALWAYS = (
    "What do you see that I do not?",
    "What is my own part in it?",
    "What different approach would you try, and for how long?",
)

COMMON_WORDS = frozenset(
    """
    will may mark rose grace hope bill art rob sue pat jack dean faith joy june april august summer dawn iris amber
    ray gene guy drew chance frank grant miles rich penny ruby skip wade clay cliff reed wood long young king price
    best good hall hill field stone brown green white black gray day case page post banks bush cook carter park
    """.split()
)
"""Names that are words as well: in small letters they are taken for the word."""

PARTICLES = frozenset("van von der den de del di da la le el al bin ibn dos mr mrs ms dr prof jr sr".split())
_EMAIL = re.compile(r"[^\s<>()\"',;:@]+@[^\s<>()\"',;:@]+\w")


class Case(NamedTuple):
    """What a brief is made of; sentences that speak to me ("You rated trust ...") are turned into mine.

    `purpose`: what I need the partnership for, in my words. `verdict`: the status in words ("Not working").
    `concerns`: (concern id, its sentence with counts). `practices`: (title, whether it is used).
    `tried`: approaches, with how they ended. `against`: what speaks against the verdict. `mine`: what I think of it.
    `others`: names of other people that may occur in the texts.
    """

    name: str
    role: str | None = None
    purpose: str | None = None
    verdict: str = ""
    age_days: int = 0
    held_meetings: int = 0
    concerns: Sequence[tuple[str, str]] = ()
    practices: Sequence[tuple[str, bool]] = ()
    tried: Sequence[str] = ()
    against: Sequence[str] = ()
    circumstances: Sequence[str] = ()
    mine: str | None = None
    others: Sequence[str] = ()


def brief(case: Case, hide_names: bool = False) -> str:
    """Plain text in a few headed parts; empty ones are left out. With `hide_names` no name of the colleague nor of
    `others`, and no e-mail address, is left in it."""
    text = _Text(case, hide_names)
    used = [title for title, practised in case.practices if practised]
    unused = [title for title, practised in case.practices if not practised]
    tried = [
        f"Practised: {_joined(used)}." if used else "",
        f"Not practised lately: {_joined(unused)}." if unused else "",
        *text.own(case.tried),
    ]
    parts = [
        _part("The situation", [*_situation(case, text), *text.own(case.circumstances)]),
        _part("What happened", text.told([because for _, because in case.concerns])),
        _part("What I tried", tried),
        _part("What speaks against this verdict", text.told(case.against)),
        _part("How I see it", text.own([case.mine or ""])),
        _part("What I would like to ask you", questions(name for name, _ in case.concerns)),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def questions(concerns: Iterator[str] | Collection[str]) -> list[str]:
    """The questions for the mentor: three that always help, before them at most three that the concerns call for."""
    called_for = list(dict.fromkeys(QUESTIONS[one] for one in concerns if one in QUESTIONS))
    return [*called_for[:3], *ALWAYS]


def without_names(text: str, colleague: str, others: Sequence[str] = ()) -> str:
    """`text` with the colleague's names (full, first, last; any case, with or without accents) as "my colleague",
    those of others as "a colleague", and e-mail addresses as "an address"."""
    known = [*_patterns(colleague, "my colleague"), *(pair for one in others for pair in _patterns(one, "a colleague"))]
    known.sort(key=lambda pair: -len(pair[0]))
    hidden = _EMAIL.sub("an address", text)
    for written, name in ((colleague, "my colleague"), *((one, "a colleague") for one in others)):
        if written.strip() and not _spaced(written):
            hidden = hidden.replace(written.strip(), name)
    return _replaced(hidden, known)


class _Text:
    """The texts of a case, as they may be shown."""

    def __init__(self, case: Case, hide: bool) -> None:
        self._case = case
        self._hide = hide

    def own(self, texts: Sequence[str]) -> list[str]:
        """Texts in my own words."""
        lines = (" ".join(text.split()) for text in texts)
        if not self._hide:
            return list(lines)
        return [without_names(line, self._case.name, self._case.others) for line in lines]

    def told(self, texts: Sequence[str]) -> list[str]:
        """Sentences that the journal says to me, said by me."""
        return self.own([_in_first_person(text) for text in texts])


def _situation(case: Case, text: _Text) -> list[str]:
    who = "My colleague" if not case.name.strip() else text.own([case.name])[0]
    who = f"{who[:1].upper()}{who[1:]}"
    role = text.own([case.role])[0] if case.role else ""
    times = {0: "have not met yet", 1: "have met once", 2: "have met twice"}.get(
        case.held_meetings, f"have met {case.held_meetings} times"
    )
    known = f" and have worked together for {_time(case.age_days)}" if case.age_days > 0 else ""
    return [
        f"It is about {'my colleague' if who == 'My colleague' else who}{f' ({role})' if role else ''}. We {times}{known}.",
        f"What I need us to work together for: {text.own([case.purpose])[0]}" if case.purpose else "",
        f"My journal’s verdict: {case.verdict.rstrip('.').lower()}." if case.verdict else "",
    ]


def _time(days: int) -> str:
    count, unit = (days, "day") if days < 60 else (days // 30, "month") if days < 720 else (days // 365, "year")
    return f"{count} {unit}{'' if count == 1 else 's'}"


def _part(heading: str, lines: Sequence[str]) -> str:
    given = [f"- {line}" for line in lines if line]
    return "\n".join([heading, *given]) if given else ""


def _joined(titles: Sequence[str]) -> str:
    return ", ".join(title[:1].lower() + title[1:] for title in titles)


def _in_first_person(text: str) -> str:
    text = re.sub(r"\b[Yy]ou and (\w+)", r"\1 and I", text)
    for theirs, mine in (("you have", "I have"), ("you are", "I am"), ("yourself", "myself"), ("your", "my")):
        text = re.sub(rf"\b{theirs}\b", mine, text)
        text = re.sub(rf"\b{theirs.capitalize()}\b", mine[:1].upper() + mine[1:], text)
    text = re.sub(r"\b(to|with|for|from|of|than|at|by|on) you\b", r"\1 me", text)
    return re.sub(r"\b[Yy]ou\b", "I", text)


def _fold(word: str) -> str:
    plain = unicodedata.normalize("NFKD", word.casefold())
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def _tokens(text: str) -> list[tuple[int, int, str]]:
    """(start, end, folded) of each run of letters and digits."""
    found = re.finditer(r"(?:[^\W_]|[\u0300-\u036f])+", text)
    return [(one.start(), one.end(), _fold(one.group())) for one in found]


def _patterns(name: str, instead: str) -> list[tuple[tuple[str, ...], str]]:
    """The folded words of the full name, of its parts, and of the parts of a double name."""
    words = [tuple(word for _, _, word in _tokens(part)) for part in name.split()]
    whole = tuple(word for part in words for word in part)
    parts = {whole, whole[::-1], *words, *((word,) for part in words for word in part if len(word) > 2)}
    return [
        (part, instead)
        for part in parts
        if part and (part == whole or (part[0] not in PARTICLES and len("".join(part)) > 1))
    ]


def _spaced(name: str) -> bool:
    """Whether it is written in a script that puts spaces between words."""
    return not any("\u0e00" <= letter <= "\u0eff" or "\u2e80" <= letter <= "\ud7ff" for letter in name)


def _replaced(text: str, known: Sequence[tuple[tuple[str, ...], str]]) -> str:
    tokens = _tokens(text)
    folds = tuple(word for _, _, word in tokens)
    said: list[str] = []
    place, shown = 0, 0
    while place < len(tokens):
        start, end, word = tokens[place]
        found = next((pair for pair in known if folds[place : place + len(pair[0])] == pair[0]), None)
        if found is None or (len(found[0]) == 1 and word in COMMON_WORDS and text[start:end].islower()):
            place += 1
            continue
        place += len(found[0])
        before = text[shown:start].removesuffix("@")
        said += [before, _cased(found[1], "".join(said) + before)]
        shown = tokens[place - 1][1]
    return "".join([*said, text[shown:]])


def _cased(words: str, before: str) -> str:
    starts = not before.strip() or before.rstrip()[-1] in ".!?:•"
    return f"{words[:1].upper()}{words[1:]}" if starts and not before.rstrip().endswith(":") else words
