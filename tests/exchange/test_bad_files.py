"""A file that is wrong anywhere is refused with the place named, and nothing is changed."""

import contextlib
import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.errors import BadFile
from journal.exchange.interchange import export_file, import_content, preview_content
from journal.exchange.reading import read_document
from tests.exchange.documents import content, whole
from tests.journals import opened_journal

Change = Callable[[dict[str, Any]], Any]


def put(path: str, value: Any) -> Change:
    """Set what lies at `meetings.0.start`."""

    def change(document: dict[str, Any]) -> None:
        *way, last = [int(step) if step.isdecimal() else step for step in path.split(".")]
        target: Any = document
        for step in way:
            target = target[step]
        target[last] = value

    return change


def without(path: str) -> Change:
    def change(document: dict[str, Any]) -> None:
        *way, last = [int(step) if step.isdecimal() else step for step in path.split(".")]
        target: Any = document
        for step in way:
            target = target[step]
        del target[last]

    return change


WRONG = [
    (put("format", "something else"), "format", "not a partnership journal"),
    (without("format"), "format", "not a partnership journal"),
    (put("version", 2), "version", "newer"),
    (put("version", "1"), "version", "has to be 1"),
    (put("version", True), "version", "has to be 1"),
    (without("version"), "version", "has to be 1"),
    (put("meetings", {}), "meetings", "has to be a list"),
    (put("meetings.0", 7), "meetings[0]", "has to be an object"),
    (put("meetings.0.start", 7), "meetings[0].start", "has to be text, and is a whole number"),
    (put("meetings.0.start", "tomorrow"), "meetings[0].start", "no moment"),
    (put("meetings.0.start", "2026-03-02T10:00:00"), "meetings[0].start", "offset"),
    (put("meetings.0.start", "0001-01-01T00:00:00+14:00"), "meetings[0].start", "year"),
    (put("meetings.0.start", "2026-02-29T10:00:00+01:00"), "meetings[0].start", "no moment"),
    (put("meetings.0.state", "maybe"), "meetings[0].state", "none of the words"),
    (put("meetings.0.presence", 6), "meetings[0].presence", "5 or less"),
    (put("meetings.0.presence", 0), "meetings[0].presence", "1 or more"),
    (put("meetings.0.presence", 2.5), "meetings[0].presence", "whole number"),
    (put("meetings.0.presence", True), "meetings[0].presence", "whole number, and is true or false"),
    (put("meetings.0.minutes", -1), "meetings[0].minutes", "0 or more"),
    (put("meetings.0.minutes", 10**20), "meetings[0].minutes", "or less"),
    (put("meetings.0.calendar_sequence", 10**19), "meetings[0].calendar_sequence", "or less"),
    (put("meetings.0.calendar_sequence", -1), "meetings[0].calendar_sequence", "0 or more"),
    (put("meetings.0.remind_minutes", 1441), "meetings[0].remind_minutes", "or less"),
    (put("meetings.0.time_zone", "Mars/Olympus"), "meetings[0].time_zone", "No time zone"),
    (put("meetings.0.time_zone", "../../etc/passwd"), "meetings[0].time_zone", "No time zone"),
    (put("meetings.0.mood", "fine"), "meetings[0].mood", "not known"),
    (put("extra", []), "extra", "not known"),
    (put("me.age", 40), "me.age", "not known"),
    (put("meetings.0.restatements.0.outcome", "so"), "meetings[0].restatements[0].outcome", "none of the words"),
    (put("meetings.0.restatements.0.colleague", "x"), "meetings[0].restatements[0].colleague", "No colleague"),
    (put("meetings.0.checklist.0.done", "yes"), "meetings[0].checklist[0].done", "true or false"),
    (put("meetings.0.colleagues.1", "nobody"), "meetings[0].colleagues[1]", "No colleague"),
    (put("meetings.0.colleagues.1", "dana"), "meetings[0].colleagues[1]", "twice"),
    (without("meetings.0.title"), "meetings[0].title", "missing"),
    (put("meetings.0.title", None), "meetings[0].title", "has to be text, and is nothing"),
    (put("colleagues.1.id", "dana"), "colleagues[1].id", "earlier one"),
    (put("colleagues.1.id", "me"), "colleagues[1].id", "yourself"),
    (put("colleagues.1.id", ""), "colleagues[1].id", "must not be empty"),
    (put("colleagues.1.id", "ada"), "mentors[0].id", "colleague, too"),
    (put("colleagues.1.name", "  "), "colleagues[1].name", "must not be empty"),
    (put("colleagues.0.since", "2026-13-01"), "colleagues[0].since", "no day"),
    (put("colleagues.0.since", "20260101"), "colleagues[0].since", "no day"),
    (put("colleagues.0.since", "0900-01-01"), "colleagues[0].since", "year"),
    (put("colleagues.0.cadence_days", 0), "colleagues[0].cadence_days", "1 or more"),
    (put("colleagues.0.email", "dana@example.org"), "colleagues[0].email", "has to be a list"),
    (put("colleagues.0.email.0", 1), "colleagues[0].email[0]", "has to be text"),
    (put("colleagues.0.photo", "no base64"), "colleagues[0].photo", "no small picture"),
    (put("colleagues.0.photo", "PHN2Zz48L3N2Zz4="), "colleagues[0].photo", "no small picture"),
    (put("colleagues.0.photo", "iVBORw0KGgo=" + "A" * 100_000), "colleagues[0].photo", "no small picture"),
    (put("colleagues.0.facts.0.kind", "rumour"), "colleagues[0].facts[0].kind", "none of the words"),
    (put("colleagues.0.facts.0.learned_on", "9999-01-01"), "colleagues[0].facts[0].learned_on", "year"),
    (put("goals.0.owner", "nobody"), "goals[0].owner", "No colleague"),
    (put("goals.0.shared_with.0", "g9"), "goals[0].shared_with[0]", "No goal"),
    (put("goals.0.shared_with.0", "g1"), "goals[0].shared_with[0]", "is this one"),
    (put("contacts.0.colleague", "nobody"), "contacts[0].colleague", "No colleague"),
    (put("followups.0.meeting", "m9"), "followups[0].meeting", "No meeting"),
    (put("reflections.0.trust", 9), "reflections[0].trust", "5 or less"),
    (put("consultations.0.mentor", "nobody"), "consultations[0].mentor", "No mentor or colleague"),
    (put("calendars.0.address", " "), "calendars[0].address", "must not be empty"),
    (put("filters.0.name", " "), "filters[0].name", "must not be empty"),
    (put("me.facts.0.told_by", "nobody"), "me.facts[0].told_by", "No colleague has the id “nobody”"),
    (
        put("put_off", [{"id": one, "colleague": "dana", "until": "2026-05-01"} for one in "ab"]),
        "put_off[1].colleague",
        "earlier one",
    ),
    (put("colleagues.0.starters", [{"theirs": "Villanova", "mine": "VU"}] * 2), "colleagues[0].starters[1]", "earlier"),
    (put("deleted_events.0.calendar_uid", " "), "deleted_events[0].calendar_uid", "must not be empty"),
    (put("approaches.0.consultation", "k9"), "approaches[0].consultation", "No consultation"),
]


@pytest.mark.parametrize(("change", "place", "problem"), WRONG, ids=[f"{place}: {why}" for _, place, why in WRONG])
def test_the_place_is_named(change: Change, place: str, problem: str) -> None:
    document = copy.deepcopy(whole())
    change(document)
    with pytest.raises(BadFile) as told:
        preview_content(None, content(document))
    assert told.value.place == place
    assert problem in str(told.value)


@pytest.mark.parametrize(
    ("wrong", "place", "problem"),
    [
        (b"", "line 1, column 1", "not whole"),
        (b"not JSON at all", "line 1, column 1", "not whole"),
        (content(whole())[: len(content(whole())) // 2], "line 1", "not whole"),
        (b"[" * 200_000, "", "nested too deeply"),
        (b'{"format": ' + b'{"a": ' * 200_000, "", "nested too deeply"),
        (b'{"format": "partnership-journal", "version": 1, "me": {"name": "a", "name": "b"}}', "me.name", "twice"),
        (b'{"format": "partnership-journal", "version": 1, "version": 1}', "version", "twice"),
        (b'{"format": "partnership-journal", "version": NaN}', "", "range"),
        (b'{"format": "partnership-journal", "version": ' + b"9" * 5000 + b"}", "", "range"),
        (b'{"format": "partnership-journal", "version": 1, "\\ud800": 1}', "", "not known"),
        (b'{"format": "partnership-journal", "version": 1, "me": {"name": "a", "na\\u0000me": "b"}}', "", "same name"),
        (b"\xff\xfe{}", "byte 1", "UTF-8"),
        (b'"text"', "format", "not a partnership journal"),
        (b"[]", "format", "not a partnership journal"),
        (b"null", "format", "not a partnership journal"),
        (b"x" * 50_000_000, "line 1, column 1", "not whole"),
        (b'{"a":"' + b"x" * 50_000_000, "line 1", "not whole"),
    ],
    ids=["empty", "not JSON", "half", "deep lists", "deep objects", "twice", "twice at the top", "NaN", "huge number",
         "half a character", "twice once cleaned",
         "UTF-16", "text", "list", "null", "50 MB", "50 MB unended"],
)  # fmt: skip
def test_what_is_no_file_of_ours_is_refused(wrong: bytes, place: str, problem: str) -> None:
    with pytest.raises(BadFile) as told:
        read_document(wrong)
    assert told.value.place.startswith(place)
    assert problem in str(told.value)


def test_depth_within_a_right_file_is_refused_at_its_place() -> None:
    deep: Any = "x"
    for _ in range(500):
        deep = [deep]
    document = whole()
    document["colleagues"][0]["tags"] = deep
    with pytest.raises(BadFile) as told:
        read_document(content(document))
    assert told.value.place == "colleagues[0].tags[0]"


def test_nothing_is_changed(tmp_path: Path) -> None:
    document = whole()
    document["approaches"][0]["consultation"] = "k9"
    with opened_journal(tmp_path) as journal:
        with pytest.raises(BadFile):
            import_content(journal, content(document))
        assert journal.undo_label is None
        export_file(journal, tmp_path / "out.json")
    assert json.loads((tmp_path / "out.json").read_bytes()) == {"format": "partnership-journal", "version": 1}


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(junk: bytes) -> None:
    with pytest.raises(BadFile):
        read_document(junk)


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)


@given(st.sampled_from(["me", "colleagues.0.id", "colleagues.0.facts", "goals.0.state", "meetings",
                                          "meetings.0.start", "meetings.0.colleagues", "reflections.0.answers"]),
       VALUES)  # fmt: skip
def test_any_value_in_any_place_is_read_or_refused(path: str, value: Any) -> None:
    document = whole()
    put(path, value)(document)
    with contextlib.suppress(BadFile):
        preview_content(None, content(document))
