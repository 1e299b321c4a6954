"""An open form for a question that is not: "Is the deadline realistic?", "How realistic is the deadline?"."""

import re

from journal.method.english import is_verb
from journal.method.open_form_rules import RULES
from journal.method.questions import AUX, CLAUSE, is_open

LONGEST = 300
"""Characters: a longer text is no question to be turned round."""

_LEAD = r"(?:(?:so|and|but|well|okay|ok|then|now|also|please|just|hey|hi|hello)[,:]?\s+)*"
_NAME = r"(?P<name>[^\W\d_][\w'-]*,\s+)?"
_ENDS = " \t?!.…"
_QUOTES = "\"'“”„«»(¿ -–—"
_NOT = re.compile(r"^(is|are|was|were|do|does|did|has|have|had|wo|would|ca|could|should)n't\b", re.IGNORECASE)
_TAG = re.compile(
    r",\s*(?:right|ok|okay|yes|no|correct|true|agreed|"
    r"(?:is|are|was|were|do|does|did|has|have|had|wo|will|would|ca|can|could|should)(?:n't)? "
    r"(?:i|you|he|she|it|we|they|there|that))$",
    re.IGNORECASE,
)
_STATED = re.compile(
    r"^(?P<who>you|he|she|it|we|they|this|that|there|(?:the|your|our|my|their|this|that) [\w-]+) "
    r"(?P<aux>is|are|was|were|will|would|can|could|should|has|have)\b(?P<rest> .+)$",
    re.IGNORECASE,
)
_TWO = re.compile(rf"\bor {AUX}\b", re.IGNORECASE)
"""Two questions in one."""
_DOES = re.compile(r"^(you|we|they) (\w+)\b", re.IGNORECASE)


def open_form(text: str) -> str | None:
    """An open question in place of one that is not; None for one that is open, or where nothing sensible is known."""
    if len(text) > LONGEST or "\n" in text.strip() or is_open(text):
        return None
    before, question = _last_sentence(" ".join(text.replace("’", "'").split()))
    if _TWO.search(question):
        return None
    opened = re.match(rf"^{_LEAD}{_NAME}(?P<rest>.+)$", question, re.IGNORECASE)
    if opened is None:
        return None
    name, rest = opened["name"] or "", opened["rest"]
    if (clause := CLAUSE.match((name + rest).casefold())) and not clause.group().startswith("on a scale"):
        name, rest = (name + rest)[: clause.end()], (name + rest)[clause.end() :]
    made = _turned(_plain(rest))
    if made is None:
        return None
    whole = before + _called(name, made if made.endswith(".") else f"{made}?")
    return whole if is_open(whole) else None


def _last_sentence(text: str) -> tuple[str, str]:
    """What comes before the question, and the question without its mark."""
    bare = text.strip(_QUOTES).rstrip(_ENDS + _QUOTES)
    cut = max(bare.rfind(mark) for mark in (". ", "! ", "? "))
    return (bare[: cut + 2], bare[cut + 2 :]) if cut >= 0 else ("", bare)


def _called(name: str, made: str) -> str:
    return f"{name[:1].upper()}{name[1:]}{made[:1].lower()}{made[1:]}" if name else made[:1].upper() + made[1:]


def _plain(rest: str) -> str:
    """As a question without a denial, a tag or "or not": "isn't it ...", "it is ..., isn't it", "is it ... or not"."""
    rest = re.sub(r",? or not$", "", rest.strip(_ENDS), flags=re.IGNORECASE)
    rest = _TAG.sub("", rest)
    if stated := _STATED.match(rest):
        rest = f"{stated['aux']} {_small(stated['who'])}{stated['rest']}"
    elif (does := _DOES.match(rest)) and is_verb(does[2]):
        rest = f"do {_small(rest)}"
    if short := _NOT.match(rest):
        verb = {"wo": "will", "ca": "can"}.get(short[1].lower(), short[1])
        rest = f"{verb}{rest[short.end() :]}"
    return rest


def _small(words: str) -> str:
    return words[:1].lower() + words[1:]


def _turned(rest: str) -> str | None:
    for pattern, make in RULES:
        found = pattern.match(rest)
        if found and (made := make(found)):
            return made
    return None
