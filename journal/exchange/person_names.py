"""People's names as programs write them: "Ortiz, Dana (she/her)", "ORTIZ Dana", "Dr. Dana Ortiz | Encompass".

Two names are the SAME person's only where that is certain by the name alone; where they may be ("D. Ortiz", "Jim
Keller" and "James Keller", a slip of the pen) they are NEAR, and the user is asked.
"""

import re
import unicodedata
from enum import IntEnum
from functools import lru_cache

from rapidfuzz import fuzz
from rapidfuzz.distance import DamerauLevenshtein

from journal.exchange.clean import clean


class Fit(IntEnum):
    OTHER = 0
    NEAR = 1
    SAME = 2


Words = tuple[str, ...]

_TITLES = frozenset(
    "dr prof professor doctor mr mrs ms miss mx sir dame rev herr frau dipl dipl-ing dr-ing dott dra drs ir mme mlle"
    " madame monsieur señor señora sr sra hr fr".split()
)
"""Left out before a name."""
_DEGREES = frozenset(
    "phd dphil md mba msc bsc ma ba bs ms jd llm llb esq cpa pmp rn dds edd mph mpa meng beng pe cfa".split()
)
"""Left out after a comma, and the long ones without one."""
_SURE_DEGREES = frozenset("phd dphil mba msc bsc llm llb esq pmp mph meng beng".split())
_ASIDE = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|<[^<>]*>|\{[^{}]*\}")
_AFTER = re.compile(r"\s+[-–—|/•·]+\s+.*$|\s*\|.*$|\s+(?:via|c/o|on behalf of)\s+.*$|\s*[@:;].*$", re.IGNORECASE)
_PRONOUNS = re.compile(r"\b(?:she|he|they|her|him|them|ze|xe)(?:\s*/\s*\w+)+", re.IGNORECASE)
_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "'": "", "’": "", "‘": "",
     "`": "", "´": "", "ʼ": ""}
)  # fmt: skip
_SPELT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe"})
"""How those write a name whose keyboard has no such letters."""
_MARKS = re.compile("[\u0300-\u036f]")
_NICKNAMES = [
    frozenset(names.split())
    for names in """
    alex alexander alexandra alejandro alexandre sasha sandra
    andy andrew andreas drew|tony anthony antonio|ben benjamin|bill william will billy willy|bob robert rob bobby
    beth elizabeth liz betty lisa elisabeth|cathy kathy katherine catherine kate katie kathryn katharina
    charlie charles chuck|chris christopher christian christine christina|dan daniel danny daniela
    dave david|ed edward eddie ted|fred frederick alfred|greg gregory|hans johannes johann|jack john johnny
    jim james jimmy jamie|joe joseph josef jose|josh joshua|ken kenneth|larry lawrence|maggie margaret peggy meg
    matt matthew matthias|max maximilian maxine|mike michael mick michaela|nick nicholas nicolas nico
    pat patrick patricia|pepe jose|pete peter|phil philip phillip philipp|rich richard rick dick
    ron ronald|sam samuel samantha|steve steven stephen stefan|sue susan susanne|tim timothy|tom thomas tommy
    val valerie valentina|vicky victoria|zach zachary
    """.strip().replace("\n", "|").split("|")
]  # fmt: skip
_NICKNAMES_OF = {
    word: frozenset(name for names in _NICKNAMES if word in names for name in names)
    for word in frozenset().union(*_NICKNAMES)
}
_SLIP = 85.0
"""Of a hundred: how like two spellings of a whole name are that may be a slip."""


def shown(name: str) -> str:
    """The name as a colleague's name is written: "Ortiz, Dana (External)" is "Dana Ortiz"."""
    parts = _parts(name)
    ordered = " ".join(reversed(parts)) if len(parts) == 2 else " ".join(parts)
    return ordered[:200].strip() or clean(name).strip()[:200]


@lru_cache(maxsize=8192)
def keys(name: str) -> frozenset[Words]:
    """How a name may be spelt, as words without case and accents: names that share one are alike in all."""
    ordered = shown(name) if _parts(name) else ""
    words = ordered.split()
    if len(words) > 1 and words[0].isupper() and len(words[0]) > 2 and not any(word.isupper() for word in words[1:]):
        ordered = " ".join([*words[1:], words[0]])  # ORTIZ Dana
    plain = unicodedata.normalize("NFC", ordered).casefold()
    found = {_words(plain), _words(plain.translate(_SPELT))}
    return frozenset(one for one in found if one)


def nicknames(word: str) -> frozenset[str]:
    """What a first name, as in `keys`, may be short for, or be shortened to."""
    return _NICKNAMES_OF.get(word, frozenset())


def name_in(email: str) -> str:
    """The name that an address speaks of: "dana.ortiz@example.org" is "dana ortiz". "" where it is hardly one."""
    local = email.partition("@")[0].partition("+")[0]
    words = [word for word in re.split(r"[._\-]+", local) if word.isalpha()]
    return " ".join(words) if len(words) > 1 else ""


def fit(one: str, other: str) -> Fit:
    """Whether both are the same person's, going by the name alone."""
    best = Fit.OTHER
    for first in keys(one):
        for second in keys(other):
            best = max(best, _compare(first, second))
    return best


def _compare(first: Words, second: Words) -> Fit:
    if first == second or _but_for_initials(first, second) or _but_for_initials(second, first):
        return Fit.SAME
    if sorted(first) == sorted(second) or "".join(first) == "".join(second):
        return Fit.NEAR
    if not set(first).isdisjoint(second) and (_says_less(first, second) or _says_less(second, first)):
        return Fit.NEAR
    return Fit.NEAR if _slip(first, second) else Fit.OTHER


def _but_for_initials(less: Words, more: Words) -> bool:
    """ "Dana Ortiz" and "Dana M. Ortiz"."""
    if len(less) < 2 or len(less) == len(more) or less[0] != more[0] or less[-1] != more[-1]:
        return False
    return less == tuple(word for word in more if len(word) > 1 or not word.isascii())


def _says_less(less: Words, more: Words) -> bool:
    """Whether each word of `less` is in `more`, or stands for one of it; one whole word of it at least."""
    left, rest, whole = list(more), [], 0
    for word in less:
        if word in left:
            left.remove(word)
            whole += len(word) > 1 or not word.isascii()
        else:
            rest.append(word)
    for word in rest:
        found = next((one for one in left if _for(word, one, first=word is less[0] and one is more[0])), None)
        if found is None:
            return False
        left.remove(found)
    return whole > 0


def _for(short: str, word: str, *, first: bool) -> bool:
    """Whether one stands for the other: an initial; of first names also its beginning, or a nickname."""
    if len(short) == 1 or len(word) == 1:
        return short[0] == word[0]
    if not first:
        return False
    if min(len(short), len(word)) >= 3 and (word.startswith(short) or short.startswith(word)):
        return True
    return word in nicknames(short)


def _slip(first: Words, second: Words) -> bool:
    """One or two letters apart in a name that is long enough, each word like its other one."""
    one, other = " ".join(first), " ".join(second)
    if not one.isascii() and min(len(one), len(other)) < 5:
        return False
    if fuzz.ratio(one, other) < _SLIP or len(first) != len(second):
        return False
    return all(_nearly(*pair) for pair in zip(first, second, strict=True))


def _nearly(one: str, other: str) -> bool:
    longest = max(len(one), len(other))
    return DamerauLevenshtein.distance(one, other) <= (0 if longest < 4 else 1 if longest < 8 else 2)


def _parts(name: str) -> list[str]:
    """The name without what programs add to it, cut at its comma: [surname, first names], or the whole."""
    text = " ".join(clean(name[:300]).split())
    while (bare := _ASIDE.sub(" ", text)) != text:
        text = bare
    text = _PRONOUNS.sub(" ", text.strip(" \"'“”")).strip()
    text = _AFTER.sub("", text) or text
    cut = [" ".join(part.split()) for part in text.split(",")]
    kept = [part for number, part in enumerate(cut) if part and not (number and _is_degree(part))]
    if len(kept) > 2:
        kept = kept[:2]
    if kept:
        kept = [one for one in (_bare(part) for part in kept) if one]
    return kept


def _is_degree(part: str) -> bool:
    return all(word.replace(".", "").casefold() in _DEGREES for word in part.split())


def _bare(part: str) -> str:
    """Without titles before it and degrees after it; never without its last word."""
    words = part.split()
    while len(words) > 1 and _plain_word(words[0]) in _TITLES:
        words.pop(0)
    while len(words) > 1 and _plain_word(words[-1]) in _SURE_DEGREES:
        words.pop()
    return " ".join(words)


def _plain_word(word: str) -> str:
    return word.replace(".", "").casefold()


def _words(text: str) -> Words:
    plain = unicodedata.normalize("NFKD", text.translate(_LETTERS))
    plain = unicodedata.normalize("NFKC", _MARKS.sub("", plain))
    return tuple(re.findall(r"[^\W_]+(?:[\u0900-\u0dff\u0e00-\u0eff][^\W_]*)*", plain))
