"""The forms in which a preparation goes out: as in interface.md, and as plain lines."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from journal.method.common_ground import Common, to_begin_with
from journal.method.rules.review import ADVICE, STATUSES
from journal.model.moment import moment_text

if TYPE_CHECKING:
    from journal.store.preparation import Open, Preparation, Ready


def json_of(preparation: Preparation) -> dict[str, Any]:
    """The form of interface.md, "prepare --json"."""
    return {
        "meeting": {
            "id": preparation.id,
            "title": preparation.title,
            "start": moment_text(preparation.start),
            "minutes": preparation.minutes,
        },
        "colleagues": [_ready_json(one) for one in preparation.colleagues],
        "checklist": [item._asdict() for item in preparation.checklist],
    }


def text_of(preparation: Preparation, today: date) -> str:
    """The same for a person, as plain lines."""
    start = preparation.start
    lines = [f"{preparation.title}, {start:%H:%M} on {start:%A}, {start.day} {start:%B}"]
    for one in preparation.colleagues:
        lines += ["", *_ready_lines(one, today)]
    lines += ["", *(f"[{'x' if item.done else ' '}] {item.text}" for item in preparation.checklist)]
    return "\n".join(lines)


def _ready_json(one: Ready) -> dict[str, Any]:
    return {
        "id": one.id,
        "name": one.name,
        "status": one.status,
        "goals": list(one.goals),
        "preferences": list(one.preferences),
        "learned": list(one.learned),
        "conflicts": list(one.conflicts),
        "common_ground": [_common_json(common) for common in one.common_ground],
        "open_followups": {
            "mine": [_open_json(due) for due in one.mine],
            "theirs": [_open_json(due) for due in one.theirs],
        },
        "unclear": list(one.unclear),
        "questions": list(one.questions),
        "value_idea": one.value_idea,
    }


def _common_json(one: Common) -> dict[str, str]:
    return {"kind": one.kind, "theirs": one.theirs, "mine": one.mine, "starter": one.starter, "why": one.why}


def _open_json(due: Open) -> dict[str, str | None]:
    return {"id": due.id, "text": due.text, "due": due.due.isoformat() if due.due else None}


def _ready_lines(one: Ready, today: date) -> list[str]:
    step = f", {ADVICE[one.advice].title.lower()}" if one.advice else ""
    lines = [f"{one.name}: {STATUSES[one.status].lower()}{step}"]
    lines += [f"  ! {text}" for text in one.conflicts]
    lines += [f"  {text}" for text in one.preferences]
    lines += [f"  Seen so far: {text}" for text in one.learned]
    lines += [f"  Aims for: {text}" for text in one.goals]
    lines += [f"  You promised: {_due_text(due, today)}" for due in one.mine]
    lines += [f"  They promised: {_due_text(due, today)}" for due in one.theirs]
    lines += [f"  Left unclear: {text}" for text in one.unclear[: one.still_unclear]]
    lines += [f"  Last time: {text}" for text in one.unclear[one.still_unclear :]]
    lines += [f"  Start with: {common.starter}" for common in to_begin_with(one.common_ground, 2)]
    lines += [f"  Ask: {text}" for text in one.questions]
    return [*lines, f"  Give: {one.value_idea}"]


def _due_text(due: Open, today: date) -> str:
    late = (today - due.due).days if due.due else 0
    if late > 0:
        return f"{due.text} ({late} {'day' if late == 1 else 'days'} late)"
    return due.text
