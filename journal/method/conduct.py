"""Where to turn after disrespect or harm: never to trying harder (rules.md, "The next step"; product.md, "Conduct").

The organisation's own channels stand in `resources/conduct.toml`.
"""

from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from journal.method.question_bank import Field, entries, read_resource
from journal.method.rules.finding import Finding

MARKED = ("disrespect", "harm")


class Step(NamedTuple):
    """Whom or what to turn to; `marked`: for which of MARKED."""

    id: str
    title: str
    text: str
    contact: str = ""
    marked: tuple[str, ...] = MARKED


@cache
def load_conduct() -> tuple[Step, ...]:
    """The steps of `resources/conduct.toml`, in its order. Raises BadFile where it is mistyped."""
    return parse(read_resource("conduct.toml"))


def parse(text: str) -> tuple[Step, ...]:
    """The steps in the text of a conduct.toml. Raises BadFile."""
    fields = {
        "id": Field(),
        "title": Field(),
        "text": Field(),
        "contact": Field(optional=True),
        "marked": Field(MARKED, many=True, optional=True),
    }
    return tuple(
        Step(
            entry["id"][0],
            entry["title"][0],
            entry["text"][0],
            "".join(entry["contact"]),
            entry["marked"] or MARKED,
        )
        for entry in entries("conduct.toml", text, "step", fields)
    )


def marked_in(concerns: Iterable[Finding]) -> str:
    """What was marked where conduct is among these concerns; "" where it is not."""
    found = next((one for one in concerns if one.id == "conduct"), None)
    return "" if found is None else "harm" if found.serious else "disrespect"


def steps_for(marked: str) -> list[Step]:
    """Where to turn for what was marked; where it is not known which, for disrespect."""
    return [one for one in load_conduct() if (marked or "disrespect") in one.marked]
