"""Quick lines of text, read as the records that they are meant to become.

In the focus window a line begins with "r " (what I heard), "f " (a follow-up of mine) or "t " (one of theirs).

In the box after a meeting ("two minutes out" of product.md) a line begins with
- `?` what was left unclear: a restatement that is open;
- `!` a promise with its day. It is theirs where it begins with "@mei", "she will", "Mei will" or "Mei to", else mine;
- `+` value. It was received where it begins with "@mei", "she ..." or "Mei introduced", else given.

Any other line is a note. "@mei" says whom it concerns (see `mentions`): at the beginning it is left out of the text,
elsewhere the name stands in its place. Every text survives: what is not understood is a note, word for word.
"""

import re
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from journal.method.days_in_words import find_day, without_day
from journal.method.likeness import folded
from journal.method.mentions import Mention, Who, mentions

__all__ = ["Note", "Who", "parse", "parse_after"]


class Note(NamedTuple):
    """`kind`: note | restatement | followup | unclear | value; `owner`: me | them, of a follow-up; `colleague`: an id,
    None where nobody in particular, or one of several, is meant; `direction` (given | received) and `value_kind` (one
    of model.words.ValueKind), of value."""

    kind: str
    text: str
    owner: str = "me"
    colleague: str | None = None
    due: date | None = None
    direction: str = "given"
    value_kind: str = "other"


_COMMAND = re.compile(r"([rft])\s+(?=[\w@\"'“‘(])")
_MARK = re.compile(r"\s*([?!+])(?:\s*(?=[^\W\d]|[@\"'“‘(])|\s+(?=\w))")
_WORD_AFTER = re.compile(r"[^\S\n]+([\w'’]+)")
_THEY = re.compile(r"(?:she|he|they)(?:['’]ll|\s+(?:will|shall))\s+(?=\w)", re.IGNORECASE)
_I = re.compile(r"I(?:['’]ll|\s+(?:will|shall))\s+(?=\w)", re.IGNORECASE)
_WILL = re.compile(r"^(?:will|shall|to)\s+(?=\w)", re.IGNORECASE)
_SHE_DID = re.compile(r"(?:she|he|they)\s+(?=\w)", re.IGNORECASE)
_DID = re.compile(
    r"(?:\w+ed|gave|told|brought|took|made|sent|spoke|stood|put|let|got|found|taught|wrote|showed|has|had)\s",
    re.IGNORECASE,
)
_KINDS = {
    "introduction": r"introduc\w*|in touch with",
    "thank_you": r"thank\w*",
    "credit": r"credit\w*|prais\w*|talk(?:ed|ing)? up|acknowledg\w*",
    "listening": r"listen\w*",
    "help": r"help\w*|support\w*",
    "follow_up": r"follow(?:ed|ing|s)?[ -]?up",
}
_KIND = re.compile(rf"\b(?:{'|'.join(f'(?P<{kind}>{words})' for kind, words in _KINDS.items())})\b", re.IGNORECASE)
"""Kind of value -> the words that tell it; the first such word of a line counts."""


def parse(line: str, today: date, people: Sequence[Who], others: Sequence[Who] = ()) -> Note:
    """A line of the focus window. `people` are in the meeting; where there is one only, the line is about them.
    `others` may be named with an "@" as well, where it fits nobody in the meeting."""
    line = line.strip()
    command = _COMMAND.match(line)
    if command is None:
        return _plain(line, people, others)
    said = _Said(line[command.end() :], people, others)
    if command[1] == "r":
        return Note("restatement", said.text, colleague=said.colleague)
    return _followup(said, "me" if command[1] == "f" else "them", today)


def parse_after(text: str, today: date, people: Sequence[Who], others: Sequence[Who] = ()) -> tuple[Note, ...]:
    """The lines of the box after a meeting, each as a note of its own; empty ones are left out."""
    return tuple(_line_after(line.rstrip(), today, people, others) for line in text.splitlines() if line.strip())


def _line_after(line: str, today: date, people: Sequence[Who], others: Sequence[Who]) -> Note:
    mark = _MARK.match(line)
    if mark is None:
        return _plain(line, people, others)
    said = _Said(line[mark.end() :], people, others)
    if said.begins_with_nobody and mark[1] != "?":
        return _plain(line, people, others)  # whose it is cannot be told
    if mark[1] == "?":
        return Note("unclear", said.text, colleague=said.colleague)
    if mark[1] == "+":
        return _value(said, people)
    subject = _plain_subject(said.whole, people, _WILL)
    if subject is not None:
        said = said.cut(_WILL.sub("", said.whole[subject.end :].lstrip(), count=1))
    theirs = subject is not None or said.begins_with_name or _THEY.match(said.whole) is not None
    made = _followup(said, "them" if theirs else "me", today)
    return made._replace(colleague=subject.fits[0]) if subject else made


def _value(said: "_Said", people: Sequence[Who]) -> Note:
    subject = _plain_subject(said.whole, people, _DID)
    received = subject is not None or said.begins_with_name or _SHE_DID.match(said.whole) is not None
    whose = subject.fits[0] if subject else said.colleague
    direction = "received" if received else "given"
    return Note("value", said.text, colleague=whose, direction=direction, value_kind=_kind(said.whole))


def _plain(line: str, people: Sequence[Who], others: Sequence[Who]) -> Note:
    return Note("note", line, colleague=_Said(line, people, others).colleague)


def _followup(said: "_Said", owner: str, today: date) -> Note:
    found = find_day(said.whole, today)
    if found is not None:
        said = said.cut(without_day(said.whole, found))
    return Note("followup", said.promise(owner), owner, said.colleague, found.day if found else None)


def _kind(text: str) -> str:
    found = _KIND.search(text)
    return (found.lastgroup if found else None) or "other"


class _Said:
    """What a line says after its mark, and who is named in it."""

    def __init__(self, whole: str, people: Sequence[Who], others: Sequence[Who]) -> None:
        self.whole = whole
        self._people, self._others = people, others
        self._named = mentions(whole, people, others)
        self._first = next((one for one in self._named if one.start == 0), None)

    def cut(self, whole: str) -> "_Said":
        """The same with less text."""
        return _Said(whole, self._people, self._others)

    @property
    def begins_with_name(self) -> bool:
        return self._first is not None

    @property
    def begins_with_nobody(self) -> bool:
        """It begins with an "@name" that nobody has."""
        return self._first is not None and not self._first.fits

    @property
    def colleague(self) -> str | None:
        """The first who is named; else the only one there."""
        fits = next((one.fits for one in self._named if one.fits), None)
        if fits is None and len(self._people) == 1:
            return self._people[0].id
        return fits[0] if fits and len(fits) == 1 else None

    @property
    def text(self) -> str:
        """It as it reads without "@": the clear name at its beginning is left out, if anything is left then."""
        text = self.whole
        for one in reversed(self._named):
            if one.words:
                rest = text[one.end :].lstrip(" \t,;:–—-")
                alone = one.start == 0 and any(map(str.isalnum, rest))
                text = rest if alone else f"{text[: one.start]}{one.words}{text[one.end :]}"
        return text.strip()

    def promise(self, owner: str) -> str:
        """The text of a promise: what is done, without the "will" that says that it is one."""
        text = self.text
        before = _I if owner == "me" else _WILL if self.begins_with_name else _THEY
        said = before.match(text)
        return text[said.end() :] if said else text


def _plain_subject(text: str, people: Sequence[Who], verb: re.Pattern[str]) -> Mention | None:
    """The name of one of them, without an "@", with which a text begins, where a word as in `verb` follows. The first
    name in full at least."""
    for one in mentions(f"@{text}", people):
        end = one.end - 1
        after = _WORD_AFTER.match(text, end)
        if one.start == 0 and len(one.fits) == 1 and folded(one.words) == folded(text[:end]) and after:
            return one._replace(end=end) if verb.match(f"{after[1]} x") else None
    return None
