"""The question bank: open questions by purpose, and which to ask next (article: "ask open-ended questions").

The questions stand in `resources/questions.toml`; how such a file is read stands here, for the checklist and the
reflection prompts as well.
"""

import tomllib
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from datetime import date, timedelta
from functools import cache
from itertools import zip_longest
from typing import NamedTuple

from journal.errors import BadFile
from journal.files import resources
from journal.method.likeness import folded

PURPOSES = ("first_meeting", "goals", "alignment", "working_together", "value", "clarity", "feedback", "repair")

FITTING = {
    "new": ("first_meeting", "goals", "working_together"),
    "too_early": ("goals", "working_together", "alignment"),
    "needs_attention": ("repair", "clarity", "feedback"),
    "not_working": ("repair", "feedback", "clarity"),
    "working": ("alignment", "goals", "value"),
    "resting": ("clarity", "working_together", "feedback"),
}
"""Status -> the purposes that fit it best; any other status is taken for `working`."""

ONLY_FOR = {
    "first_meeting": ("new",),
    "repair": ("needs_attention", "not_working"),
}
"""Purposes that are out of place in any other status."""

AGAIN_AFTER = timedelta(days=30)
"""A question is not suggested again before that."""


class Question(NamedTuple):
    """`purpose` is one of PURPOSES; an own question may have any."""

    id: str
    purpose: str
    text: str


class Field(NamedTuple):
    """What a field of a resource file may hold: one text, or (`many`) a list of them; of `words`, where given."""

    words: Collection[str] = ()
    many: bool = False


@cache
def question_bank() -> tuple[Question, ...]:
    """The questions of `resources/questions.toml`, in its order. Raises BadFile where it is mistyped."""
    return parse(read_resource("questions.toml"))


def parse(text: str) -> tuple[Question, ...]:
    """The questions in the text of a questions.toml. Raises BadFile."""
    fields = {"id": Field(), "purpose": Field(PURPOSES), "text": Field()}
    return tuple(
        Question(entry["id"][0], entry["purpose"][0], entry["text"][0])
        for entry in entries("questions.toml", text, "question", fields)
    )


def suggest(
    bank: Sequence[Question], asked: Mapping[str, date], status: str, count: int = 3, today: date | None = None
) -> list[Question]:
    """The next questions for one colleague, best first.

    First those not asked yet that fit the status, one of each purpose in turn, then the others not asked yet, then
    those asked longest ago. `asked`: what this colleague was asked -> the latest day. With `today` what was asked
    within 30 days is left out, and what is asked later does not count.
    """
    last: dict[str, date] = {}
    for text, day in asked.items():
        if today is None or day <= today:
            last[folded(text)] = max(day, last.get(folded(text), date.min))
    in_place = [one for one in bank if status in ONLY_FOR.get(one.purpose, (status,))]
    fresh = [one for one in in_place if folded(one.text) not in last]
    again = [one for one in in_place if folded(one.text) in last]
    if today is not None:
        again = [one for one in again if last[folded(one.text)] + AGAIN_AFTER <= today]
    again.sort(key=lambda one: last[folded(one.text)])
    fitting = FITTING.get(status, FITTING["working"])
    return [*_in_turn(fresh, fitting), *(one for one in fresh if one.purpose not in fitting), *again][:count]


def _in_turn(questions: Sequence[Question], purposes: Sequence[str]) -> list[Question]:
    """The questions of these purposes: the first of each, then the second of each, and so on."""
    columns = [[one for one in questions if one.purpose == purpose] for purpose in purposes]
    return [one for row in zip_longest(*columns) for one in row if one is not None]


def read_resource(name: str) -> str:
    """The text of a file in `resources/`. Raises BadFile."""
    try:
        return resources().joinpath(name).read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise BadFile(name, f"it cannot be read ({error})") from error


def entries(file: str, text: str, table: str, fields: Mapping[str, Field]) -> list[dict[str, tuple[str, ...]]]:
    """The `[[table]]` entries of a resource file: field -> its texts, every field there, each `id` once.

    Raises BadFile, which names the file and the entry, for whatever a person may mistype.
    """
    try:
        document = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise BadFile(file, str(error)) from error
    if unknown := sorted(set(document) - {table}):
        raise BadFile(f"{file}: {unknown[0]}", f"only [[{table}]] entries belong here")
    found = document.get(table, [])
    if not isinstance(found, list) or not all(isinstance(entry, dict) for entry in found):
        raise BadFile(f"{file}: {table}", f"write [[{table}]], in double brackets, above each entry")
    read = [_entry(f"{file}: {table} {place}", entry, fields) for place, entry in enumerate(found, 1)]
    for (name,), times in Counter(entry["id"] for entry in read).items():
        if times > 1:
            raise BadFile(f"{file}: {table} ({name})", f"this id is given {times} times")
    return read


def _entry(place: str, entry: Mapping[str, object], fields: Mapping[str, Field]) -> dict[str, tuple[str, ...]]:
    name = entry.get("id")
    if isinstance(name, str):
        place = f"{place} ({name})"
    if unknown := sorted(set(entry) - set(fields)):
        raise BadFile(f"{place}.{unknown[0]}", f"unknown field; there are {', '.join(fields)}")
    return {key: _texts(f"{place}.{key}", entry.get(key), field) for key, field in fields.items()}


def _texts(place: str, value: object, field: Field) -> tuple[str, ...]:
    if value is None:
        raise BadFile(place, "it is missing")
    values = value if field.many and isinstance(value, list) else [value]
    texts = [" ".join(one.split()) for one in values if isinstance(one, str)]
    if len(texts) != len(values) or not texts or not all(texts):
        raise BadFile(place, "write words in quotation marks" + (", in a list" if field.many else ""))
    if field.words and (wrong := next((one for one in texts if one not in field.words), None)):
        raise BadFile(place, f"“{wrong}” is none of {', '.join(field.words)}")
    return tuple(texts)
