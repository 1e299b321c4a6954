"""The brief: what to show to a mentor before asking for advice.

Article: find a colleague, friend or mentor who listens, evaluates and advises a different approach. Nothing in it says
what somebody is like; it says what happened, with its counts, what I tried, and what speaks against the verdict.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Container, Iterable, Sequence
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

AFTER_CONDUCT = (
    QUESTIONS["conduct"],
    "What do I need to be safe, and who can see to it?",
    "What do you see that I do not?",
)
"""What to ask after disrespect or harm: nothing of my own part, and nothing to try."""

COMMON_WORDS = frozenset(
    """
    will may mark rose grace hope bill art rob sue pat jack dean faith joy june april august summer dawn iris amber
    ray gene guy drew chance frank grant miles rich penny ruby skip wade clay cliff reed wood long young king price
    best good hall hill field stone brown green white black gray day case page post banks bush cook carter park
    an so do in my no he we be at by it is as or of on to up us am are was the and but for not you all any can had her
    one our out get has him his how man new now old see two way who did its let put say she too use ask win song
    """.split()
)
"""Names that are words as well: in small letters they are taken for the word."""

TITLES = frozenset("mr mrs ms miss dr prof sir jr sr".split())
PARTICLES = frozenset("van von der den de del di da la le el al bin ibn dos".split())
_BEFORE_ME = (
    "to|with|for|from|of|than|at|by|on|helped|thanked|told|gave|showed|introduced|answered|asked|met|sent|called|wrote"
)
_EMAIL = re.compile(r"(?<![^\s<>()\"',;:@])[^\s<>()\"',;:@]+@[^\s<>()\"',;:@]+\w")


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


class Part(NamedTuple):
    """A headed part of a brief, and its points."""

    heading: str
    points: tuple[str, ...]


class Replaced(NamedTuple):
    """What a name was written as, what stands there instead, and how often."""

    said: str
    instead: str
    times: int


def brief(case: Case, hide_names: bool = False) -> str:
    """Plain text in a few headed parts; empty ones are left out. With `hide_names` no name of the colleague nor of
    `others`, and no e-mail address, is left in it."""
    return composed(brief_parts(case, hide_names))


def composed(parts: Iterable[Part], left_out: Container[str] = ()) -> str:
    """The text of a brief, without the points (or whole parts, by their heading) that are left out."""
    kept = [
        _part(one.heading, [point for point in one.points if point not in left_out])
        for one in parts
        if one.heading not in left_out
    ]
    return "\n\n".join(part for part in kept if part) + "\n"


def brief_parts(case: Case, hide_names: bool = False) -> list[Part]:
    """The parts of a brief with their points."""
    text = _Text(case, hide_names)
    parts = {
        "The situation": [*_situation(case, text), *text.own(case.circumstances)],
        "What happened": text.told([because for _, because in case.concerns]),
        "What I tried": [*_practised(case), *text.own(case.tried)],
        "What speaks against this verdict": text.told(case.against),
        "How I see it": text.own([case.mine or ""]),
        "What I would like to ask you": questions(name for name, _ in case.concerns),
    }
    made = [Part(heading, tuple(point for point in points if point)) for heading, points in parts.items()]
    return [one for one in made if one.points]


def questions(concerns: Iterable[str]) -> list[str]:
    """The questions for the mentor: three that always help, before them at most three that the concerns call for.
    Where conduct is among them, only those that look for help."""
    called_for = list(dict.fromkeys(QUESTIONS[one] for one in concerns if one in QUESTIONS))
    if QUESTIONS["conduct"] in called_for:
        return list(AFTER_CONDUCT)
    return [*called_for[:3], *ALWAYS]


def replaced_names(text: str, colleague: str, others: Sequence[str] = ()) -> list[Replaced]:
    """What `without_names` puts elsewhere in a text, in the order in which it stands there."""
    found: list[tuple[str, str]] = [(one, "an address") for one in _EMAIL.findall(text)]
    without_names(text, colleague, others, found)
    return [Replaced(said, instead, times) for (said, instead), times in Counter(found).items()]


def without_names(
    text: str, colleague: str, others: Sequence[str] = (), found: list[tuple[str, str]] | None = None
) -> str:
    """`text` with the colleague's names (full, first, last; any case, with or without accents) as "my colleague",
    those of others as "a colleague", and e-mail addresses as "an address". `found` is told each name and what stands
    there instead."""
    hidden = _EMAIL.sub("an address", text)
    known = []
    for name, instead in ((colleague, "my colleague"), *((one, "a colleague") for one in others)):
        if name.strip() and (not _spaced(name) or not _tokens(name)):
            if found is not None:
                found += [(name.strip(), instead)] * hidden.count(name.strip())
            hidden = hidden.replace(name.strip(), instead)
        known += [(words, instead) for words in _forms(name)]
    known.sort(key=lambda pair: -len(pair[0]))
    return _replaced(hidden, known, found)


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
    who, role, purpose = text.own([case.name.strip() or "my colleague", case.role or "", case.purpose or ""])
    who = f"{who[:1].lower()}{who[1:]}" if who == "My colleague" else who
    often = {0: "have not met yet", 1: "have met once", 2: "have met twice"}
    met = often.get(case.held_meetings, f"have met {case.held_meetings} times")
    known = f" and have worked together for {_time(case.age_days)}" if case.age_days > 0 else ""
    return [
        f"It is about {who}{f' ({role})' if role else ''}. We {met}{known}.",
        f"What I need us to work together for: {purpose}" if purpose else "",
        f"My journal’s verdict: {case.verdict.rstrip('.').lower()}." if case.verdict else "",
    ]


def _practised(case: Case) -> list[str]:
    """My own practice; nothing of it after disrespect or harm, where it would read as if I had to do more."""
    if any(concern == "conduct" for concern, _ in case.concerns):
        return []
    used = [title for title, practised in case.practices if practised]
    unused = [title for title, practised in case.practices if not practised]
    return [
        f"Practised: {_joined(used)}." if used else "",
        f"Not practised lately: {_joined(unused)}." if unused else "",
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
    text = re.sub(rf"\b({_BEFORE_ME}) you\b", r"\1 me", text)
    return re.sub(r"\b[Yy]ou\b", "I", text)


def _fold(word: str) -> str:
    plain = unicodedata.normalize("NFKD", word.casefold())
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def _tokens(text: str) -> list[tuple[int, int, str]]:
    """(start, end, folded) of each run of letters and digits."""
    found = re.finditer(r"(?:[^\W_]|[\u0300-\u036f])+", text)
    return [(one.start(), one.end(), _fold(one.group())) for one in found]


def _forms(name: str) -> set[tuple[str, ...]]:
    """What somebody may be called, as folded words: the full name either way round, its ends, and each of its parts."""
    written = [tuple(word for _, _, word in _tokens(part)) for part in name.split()]
    parts = [part for part in written if part and part[0] not in TITLES] or [part for part in written if part]
    whole = tuple(word for part in parts for word in part)
    if not whole:
        return set()
    ends = {whole[place:] for place in range(len(whole))}
    turned = {(*whole[-1:], *whole[:-1]), (whole[0], whole[-1]), (whole[-1], whole[0])}
    halves = {(word,) for part in parts if len(part) > 1 for word in part if len(word) > 2}
    unclear = {(word,) for word in PARTICLES - {whole[0]}} | {one for one in parts if len("".join(one)) < 2}
    return ({whole} | ends | turned | halves | set(parts)) - (unclear - {whole})


def _spaced(name: str) -> bool:
    """Whether it is written in a script that puts spaces between words."""
    return not any("\u0e00" <= letter <= "\u0eff" or "\u2e80" <= letter <= "\ud7ff" for letter in name)


def _replaced(
    text: str, known: Sequence[tuple[tuple[str, ...], str]], told: list[tuple[str, str]] | None = None
) -> str:
    """`text` with each of the known forms, the longest first, as it is to be called; a title before it goes too."""
    starting: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for form, instead in known:
        starting.setdefault(form[0], []).append((form, instead))
    tokens = _tokens(text)
    folds = tuple(word for _, _, word in tokens)
    said, shown, place = "", 0, 0
    while place < len(tokens):
        start, end, word = tokens[place]
        found = next((one for one in starting.get(word, ()) if folds[place : place + len(one[0])] == one[0]), None)
        if found is None or (len(found[0]) == 1 and word in COMMON_WORDS | PARTICLES and text[start:end].islower()):
            place += 1
            continue
        if place and folds[place - 1] in TITLES and tokens[place - 1][0] >= shown:
            start = tokens[place - 1][0]
        said += text[shown:start].removesuffix("@")
        said += _cased(found[1], said)
        place += len(found[0])
        shown = tokens[place - 1][1]
        if told is not None:
            told.append((text[start:shown], found[1]))
    return said + text[shown:]


def _cased(words: str, before: str) -> str:
    """With a capital where a sentence begins."""
    starts = not before.strip() or before.rstrip()[-1] in ".!?"
    return f"{words[0].upper()}{words[1:]}" if starts else words
