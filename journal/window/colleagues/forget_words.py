"""What is said before somebody is forgotten, in words."""

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from journal.store.forgetting import Goes
from journal.store.search import Hit
from journal.window.search_box import kinds_in_words


def goes_words(goes: Goes) -> list[str]:
    """What goes: the person in a line, and in another all that was recorded."""
    translate = QCoreApplication.translate
    counted = {
        "meeting": (
            translate("Forget", "1 meeting with nobody else"),
            translate("Forget", "{count} meetings with nobody else"),
        ),
        "fact": (translate("Forget", "1 fact"), translate("Forget", "{count} facts")),
        "preference": (translate("Forget", "1 preference"), translate("Forget", "{count} preferences")),
        "goal": (translate("Forget", "1 goal of theirs"), translate("Forget", "{count} goals of theirs")),
        "followup": (translate("Forget", "1 promise"), translate("Forget", "{count} promises")),
        "contact": (translate("Forget", "1 message"), translate("Forget", "{count} messages")),
        "value": (translate("Forget", "1 favour"), translate("Forget", "{count} favours")),
        "reflection": (translate("Forget", "1 reflection"), translate("Forget", "{count} reflections")),
        "approach": (translate("Forget", "1 approach that you tried"), translate("Forget", "{count} approaches")),
        "consultation": (
            translate("Forget", "1 consultation about them"),
            translate("Forget", "{count} consultations about them"),
        ),
    }
    first = translate("Forget", "Name, role, addresses, notes, photo and all else about {name}").format(name=goes.name)
    recorded = " · ".join(_number(*counted[table], count) for table, count in goes.records.items() if count)
    return [first, recorded] if recorded else [first]


def stays_words(goes: Goes) -> list[str]:
    translate = QCoreApplication.translate
    lines = []
    if goes.stay:
        one = translate("Forget", "A meeting with others as well; its notes stay as they are")
        many = translate("Forget", "{count} meetings with others as well; their notes stay as they are")
        lines.append(_number(one, many, goes.stay))
    if goes.advised:
        one = translate("Forget", "A consultation about somebody else, in which they advised you; without their name")
        many = translate(
            "Forget", "{count} consultations about somebody else, in which they advised you; without their name"
        )
        lines.append(_number(one, many, goes.advised))
    return lines


def kept_words(places: Mapping[Path, int]) -> list[str]:
    """How many copies of the journal lie where."""
    one = QCoreApplication.translate("Forget", "1 copy from before in {folder}")
    many = QCoreApplication.translate("Forget", "{count} copies from before in {folder}")
    return [_number(one, many, count).replace("{folder}", str(place)) for place, count in places.items()]


def hit_words(hit: Hit) -> str:
    """ "Fact: Dana Ortiz – Is married to Xenia"."""
    title = hit.title or QCoreApplication.translate("SearchBox", "Myself")
    what = " – ".join(part for part in (title, hit.snippet if hit.snippet != title else "") if part)
    return QCoreApplication.translate("Forget", "{kind}: {what}").format(
        kind=kinds_in_words().get(hit.kind, ""), what=what
    )


def _number(one: str, many: str, count: int) -> str:
    return one if count == 1 else many.replace("{count}", str(count))
