"""The question bank: open questions by purpose, and which to ask next (article: "ask open-ended questions").

The questions stand in `resources/questions.toml`; how such a file is read stands here, for the checklist and the
reflection prompts as well.
"""

import tomllib
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache
from itertools import zip_longest
from typing import NamedTuple

from journal.errors import BadFile
from journal.files import resources
from journal.method.likeness import folded
from journal.method.question_alike import any_alike

PURPOSES = ("journey", "objectives", "this_year", "working_together", "repair", "thanks")

STAGES = ("new", "too_early", "working", "needs_attention", "not_working", "resting")
"""The statuses of a partnership."""

FITTING = {
    "new": ("journey", "objectives", "working_together"),
    "too_early": ("objectives", "this_year", "working_together", "journey"),
    "working": ("this_year", "thanks", "objectives", "working_together"),
    "needs_attention": ("repair", "working_together", "objectives"),
    "not_working": ("repair", "working_together", "this_year"),
    "resting": ("this_year", "thanks", "journey"),
}
"""Status -> the purposes that fit it best; any other status is taken for `working`."""

ONLY_FOR = {
    "repair": ("needs_attention", "not_working"),
    "thanks": tuple(stage for stage in STAGES if stage != "new"),
}
"""Purposes that are out of place in any other status."""

GOALS = "goals"
ASPECTS = ("meeting_length", "small_talk", "channel", "time_of_day", "detail", "pace", "camera")
FACTS = (
    *("alma_mater", "former_role", "former_employer", "interest", "place", "language"),
    *("family", "skill", "achievement"),
)
ABOUT = (GOALS, *ASPECTS, *FACTS)
"""What would be known from an answer: their goals, a preference, or a kind of fact."""


class Question(NamedTuple):
    """`purpose` is one of PURPOSES; an own question may have any, or "". `stage`: the statuses it fits, () where it
    fits as its purpose does. `about`: words of ABOUT."""

    id: str
    purpose: str
    text: str
    stage: tuple[str, ...] = ()
    about: tuple[str, ...] = ()


class Field(NamedTuple):
    """What a field of a resource file may hold: one text, or (`many`) a list of them; of `words`, where given.
    One that is `optional` may be missing."""

    words: Collection[str] = ()
    many: bool = False
    optional: bool = False


@cache
def question_bank() -> tuple[Question, ...]:
    """The questions of `resources/questions.toml`, in its order. Raises BadFile where it is mistyped."""
    return parse(read_resource("questions.toml"))


def parse(text: str) -> tuple[Question, ...]:
    """The questions in the text of a questions.toml. Raises BadFile."""
    fields = {
        "id": Field(),
        "purpose": Field(PURPOSES),
        "text": Field(),
        "stage": Field(STAGES, many=True, optional=True),
        "about": Field(ABOUT, many=True, optional=True),
    }
    return tuple(
        Question(entry["id"][0], entry["purpose"][0], entry["text"][0], entry["stage"], entry["about"])
        for entry in entries("questions.toml", text, "question", fields)
    )


def suggest(
    bank: Sequence[Question], asked: Iterable[str], status: str, known: Collection[str] = (), count: int = 3
) -> list[Question]:
    """The next questions for one colleague, best first: none that was asked, not even in nearly the same words.

    One of each purpose that fits the status in turn, an own one after the first; then the others that are in place.
    Of one purpose its first comes first, then those from which something unknown would be learned. `asked`: what
    this colleague was asked, as it was worded. `known`: the words of ABOUT of which something is known; what was only
    about them is left out.
    """
    asked = tuple(asked)
    exactly = {folded(text) for text in asked}
    fresh = [one for one in bank if in_place(one, status) and folded(one.text) not in exactly]
    left = [one for one in fresh if not one.about or not set(one.about) <= set(known)]
    first = {one.purpose: one.id for one in reversed(bank)}
    left.sort(key=lambda one: not one.about and first[one.purpose] != one.id)
    fitting = FITTING.get(status, FITTING["working"])
    own = tuple(dict.fromkeys(one.purpose for one in left if one.purpose not in PURPOSES))
    turns = (*fitting[:1], *own, *fitting[1:])
    found: list[Question] = []
    for one in [*_in_turn(left, turns), *(one for one in left if one.purpose not in turns)]:
        if len(found) >= count:
            break
        if not any_alike(one.text, (*asked, *(other.text for other in found))):
            found.append(one)
    return found


def in_place(question: Question, status: str) -> bool:
    """Whether a partnership of this status is one in which to ask it."""
    return status in (question.stage or ONLY_FOR.get(question.purpose, (status,)))


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
    """The `[[table]]` entries of a resource file: field -> its texts, every field there (() for an optional one that is
    not given), each `id` once.

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
    if value is None and field.optional:
        return ()
    if value is None:
        raise BadFile(place, "it is missing")
    values = value if field.many and isinstance(value, list) else [value]
    texts = [" ".join(one.split()) for one in values if isinstance(one, str)]
    if len(texts) != len(values) or not texts or not all(texts):
        raise BadFile(place, "write words in quotation marks" + (", in a list" if field.many else ""))
    if field.words and (wrong := next((one for one in texts if one not in field.words), None)):
        raise BadFile(place, f"“{wrong}” is none of {', '.join(field.words)}")
    return tuple(texts)
