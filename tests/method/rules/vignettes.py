"""Stories as the rules read them: from the interchange form straight to plain values, without a journal."""

import json
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from journal.method.questions import is_open
from journal.method.rules import history as plain

STORIES = sorted((Path(__file__).parents[2] / "data" / "vignettes").glob("*.json"))


def story(path: Path) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return told


def histories(document: dict[str, Any]) -> list[plain.History]:
    """The history of each colleague of an interchange document."""
    return [_history(document, colleague) for colleague in document.get("colleagues", [])]


def _history(document: dict[str, Any], colleague: dict[str, Any]) -> plain.History:
    who = colleague["id"]

    def of(name: str) -> list[dict[str, Any]]:
        return [one for one in document.get(name, []) if one.get("colleague") == who]

    return plain.History(
        plain.Colleague(
            who,
            colleague["name"],
            colleague.get("stage", "active"),
            _day(colleague, "since"),
            colleague.get("cadence_days"),
        ),
        tuple(_day(fact, "learned_on") for fact in colleague.get("facts", [])),
        tuple(_meeting(one, who) for one in document.get("meetings", []) if who in one["colleagues"]),
        tuple(
            plain.Contact(one["id"], _on(one), one["started_by"], _day(one, "answered_on")) for one in of("contacts")
        ),
        tuple(
            plain.FollowUp(one["id"], one["owner"], _day(one, "due"), _day(one, "done_on")) for one in of("followups")
        ),
        tuple(plain.Value(one["id"], one["direction"], one["kind"], _on(one)) for one in of("value")),
        tuple(
            plain.Reflection(
                one["id"],
                _on(one),
                *(one.get(rating) for rating in ("trust", "alignment", "communication", "reciprocity", "energy")),
                one.get("marked"),
            )
            for one in of("reflections")
        ),
        _shared_goals(document.get("goals", []), who),
        tuple(plain.Consultation(one["id"], _on(one)) for one in of("consultations")),
        tuple(
            plain.Approach(
                one["id"],
                date.fromisoformat(one["started_on"]),
                date.fromisoformat(one["look_back_on"]),
                _day(one, "ended_on"),
                one.get("outcome"),
            )
            for one in of("approaches")
        ),
    )


def _meeting(one: dict[str, Any], who: str) -> plain.Meeting:
    start = datetime.fromisoformat(one["start"])
    there = start.astimezone(ZoneInfo(one["time_zone"])) if one.get("time_zone") else start
    checklist = one.get("checklist", [])
    return plain.Meeting(
        one["id"],
        there.date(),
        one["state"],
        one.get("presence"),
        len(checklist),
        sum(item["done"] for item in checklist),
        sum(asked.get("open", is_open(asked["text"])) for asked in one.get("questions", [])),
        tuple(said["outcome"] for said in one.get("restatements", []) if said.get("colleague", who) == who),
    )


def _shared_goals(goals: list[dict[str, Any]], who: str) -> tuple[plain.SharedGoal, ...]:
    pairs = [
        (theirs, mine)
        for theirs in goals
        for mine in goals
        if theirs["owner"] == who
        and mine["owner"] == "me"
        and (mine["id"] in theirs.get("shared_with", []) or theirs["id"] in mine.get("shared_with", []))
    ]
    return tuple(
        plain.SharedGoal(
            theirs["id"],
            "dropped" in (theirs.get("state"), mine.get("state")),
            max((day for day in (_day(theirs, "set_on"), _day(mine, "set_on")) if day), default=None),
        )
        for theirs, mine in pairs
    )


def _on(one: dict[str, Any]) -> date:
    return date.fromisoformat(one["on"])


def _day(one: dict[str, Any], name: str) -> date | None:
    return date.fromisoformat(one[name]) if one.get(name) else None
