"""Two colleagues become one: nothing of either is lost, and one undo takes it back."""

import json
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select

from journal.errors import JournalError
from journal.exchange.interchange import import_content
from journal.exchange.people_same import likely_same
from journal.exchange.taking import take_out
from journal.model import Base
from journal.store.journal import Journal
from journal.store.merging import merge_colleagues, merged_fields, references
from tests.exchange.documents import content, whole
from tests.journals import new_journal, opened_journal

Json = dict[str, Any]


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    journal = new_journal(tmp_path)
    import_content(journal, content(both()))
    yield journal
    journal.close()


def renamed(value: Any, names: dict[str, str]) -> Any:
    """The same with other ids, wherever they stand."""
    if isinstance(value, dict):
        return {name: renamed(one, names) for name, one in value.items()}
    if isinstance(value, list):
        return [renamed(one, names) for one in value]
    return names.get(value, value) if isinstance(value, str) else value


def both() -> Json:
    """A journal in which Dana is twice, the second time with a little less, and everything that may be of each."""
    made = whole()
    names = {"dana": "d2", "g1": "g9", "m1": "m9", "c1": "c9", "f1": "f9", "v1": "v9", "r1": "r9", "k1": "k9",
             "k2": "k8", "a1": "a9", "x1": "x9", "y1": "y9", "d1": "d9", "p1": "p9", "b1": "b9"}  # fmt: skip
    second = renamed(whole(), names)
    second["colleagues"][0] |= {
        "name": "D. Ortiz",
        "role": "Trainer",
        "since": "2025-03-01",
        "notes": "Quiet.",
        "email": ["dana@example.org", "ortiz@example.com"],
        "tags": ["Launch", "board"],
    }
    second["put_off"][0]["until"] = "2026-06-01"
    second["briefs"][0]["body"] = "She is never there."
    second["meetings"][0]["title"] = "The other launch"
    for name, records in second.items():
        if isinstance(records, list):
            known = {one["id"] for one in made[name]}
            made[name] += [one for one in records if one["id"] not in known]
    made["meetings"][0]["colleagues"].append("d2")  # both are in it
    made["meetings"][0]["recaps"].append({"colleague": "d2", "subject": "To the other", "body": "Thanks, you too."})
    made["consultations"] += [
        {"id": "k6", "colleague": "d2", "mentor": "dana", "on": "2026-04-01", "advice": "Talk."},
        {"id": "k7", "colleague": "jim", "mentor": "d2", "on": "2026-04-02"},
    ]
    made["hints_off"].append({"id": "h2", "hint": "idea:introduction:d2:jim"})
    made["me"]["facts"][0]["told_by"] = "d2"
    made["goals"][0]["shared_with"] = ["g2"]
    return made


def exported(journal: Journal) -> str:
    with journal.reading() as session:
        return "".join(take_out(session))


def document(journal: Journal) -> Json:
    read: Json = json.loads(exported(journal))
    return read


def counts(journal: Journal) -> Counter[str]:
    with journal.reading() as session:
        tables = Base.metadata.tables.values()
        return Counter({one.name: session.scalar(select(func.count()).select_from(one)) or 0 for one in tables})


def texts(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for name, one in value.items():
            if name not in ("photo", "id"):
                yield from texts(one)
    elif isinstance(value, list):
        for one in value:
            yield from texts(one)
    elif isinstance(value, str):
        yield value


def merge(journal: Journal, keep: str, other: str, **choices: str) -> None:
    with journal.change("Merge colleagues") as session:
        merge_colleagues(session, keep, other, choices)


@pytest.mark.parametrize(("keep", "other"), [("dana", "d2"), ("d2", "dana"), ("dana", "jim"), ("jim", "d2")])
def test_nothing_of_either_is_lost_and_one_undo_takes_it_back(journal: Journal, keep: str, other: str) -> None:
    before, had, whole_before = counts(journal), document(journal), exported(journal)
    merge(journal, keep, other)
    after, has = counts(journal), document(journal)
    assert other not in list(texts(has))
    told = "\n".join(texts(has))
    gone = {other, "2026-06-01", "2026-04-02", "2026-01-07"}  # days that are said in words, and the later `since`
    assert [one for one in texts(had) if one not in told and one not in gone and "d2" not in one] == []
    less = {"colleague": 1, "meeting_colleague": 2, "photo": 1, "put_off": 1, "brief_text": 1, "recap_text": 1}
    less |= {"fact": 1, "preference": 1, "starter": 1} if "jim" not in (keep, other) else {}
    for name, count in before.items():
        assert count - after[name] <= less.get(name, 0), name
    assert journal.undo_label == "Merge colleagues"
    journal.undo()
    assert exported(journal) == whole_before
    journal.redo()
    assert document(journal) == has


def test_lists_are_united_and_what_differs_stands_in_the_notes(journal: Journal) -> None:
    merge(journal, "dana", "d2")
    dana = next(one for one in document(journal)["colleagues"] if one["id"] == "dana")
    assert (dana["name"], dana["role"], dana["since"]) == ("Dana Ortiz", "Head of Training", "2025-03-01")
    assert dana["email"] == ["dana@example.org", "ortiz@example.com"]
    assert dana["tags"] == ["launch", "board"]
    notes = dana["notes"]
    for words in ("Sits on the third floor.", "Quiet.", "Also called: D. Ortiz", "Role: Trainer", "1 June 2026"):
        assert words in notes
    assert "Recap (“Launch sync”, 2 March 2026; subject: To the other; body: Thanks, you too.)" in notes
    assert len(dana["facts"]) == 1


def test_a_field_may_be_chosen(journal: Journal) -> None:
    with journal.reading() as session:
        seen = merged_fields(session, "dana", "d2", {"role": "d2"})
    merge(journal, "dana", "d2", role="d2")
    dana = next(one for one in document(journal)["colleagues"] if one["id"] == "dana")
    assert seen["role"] == dana["role"] == "Trainer"
    assert "Role: Head of Training" in dana["notes"]


def test_what_was_between_the_two_stays(journal: Journal) -> None:
    merge(journal, "dana", "d2")
    has = document(journal)
    assert next(one for one in has["meetings"] if one["id"] == "m1")["colleagues"] == ["dana", "jim"]
    mentors = {one["id"]: (one["colleague"], one["mentor"]) for one in has["consultations"]}
    assert (mentors["k6"], mentors["k7"]) == (("dana", "dana"), ("jim", "dana"))
    assert has["me"]["facts"][0]["told_by"] == "dana"
    assert "idea:introduction:dana:jim" in [one["hint"] for one in has["hints_off"]]
    assert {one["id"] for one in has["goals"] if one["owner"] == "dana"} == {"g1", "g9"}


def test_the_other_ones_photo_is_taken_where_there_is_none(journal: Journal) -> None:
    merge(journal, "jim", "dana")
    assert next(one for one in document(journal)["colleagues"] if one["id"] == "jim")["photo"] == "iVBORw0KGgo="


@pytest.mark.parametrize(("keep", "other"), [("dana", "dana"), ("dana", "nobody"), ("nobody", "dana")])
def test_one_alone_cannot_be_merged(journal: Journal, keep: str, other: str) -> None:
    before = exported(journal)
    with pytest.raises(JournalError):
        merge(journal, keep, other)
    assert exported(journal) == before


def test_every_table_that_names_a_colleague_is_known() -> None:
    named = {f"{table.name}.{column}" for table, column in references()}
    assert {
        "meeting.organiser_id",
        "fact.told_by_id",
        "consultation.mentor_colleague_id",
        "photo.colleague_id",
    } <= named
    assert len(named) >= 22


def test_who_may_be_there_twice_is_suggested(journal: Journal) -> None:
    with journal.reading() as session:
        found = likely_same(session)
    assert [(pair.first, pair.second) for pair in found] == [("dana", "d2")]


WORDS = st.sampled_from(["", "Boston", "boston", "Trainer", "Old\ntext"])
SOME: Callable[[], st.SearchStrategy[Json]] = lambda: st.fixed_dictionaries(  # noqa: E731
    {"name": st.sampled_from(["Dana", "D. Ortiz"])},
    optional={"role": WORDS, "notes": WORDS, "purpose": WORDS, "location": WORDS, "tags": st.lists(WORDS, max_size=2),
              "stage": st.sampled_from(["active", "archived"]), "cadence_days": st.integers(1, 30),
              "since": st.dates().filter(lambda day: 1900 <= day.year <= 2200).map(str), "is_mentor": st.booleans(),
              "card_rest": st.sampled_from(["X-A:1", "X-A:1\nX-B:2"]),
              "photo": st.sampled_from(["iVBORw0KGgo=", "iVBORw0KGgoA"])},
)  # fmt: skip


@settings(max_examples=8, phases=[Phase.explicit, Phase.reuse, Phase.generate])
@given(SOME(), SOME(), st.sampled_from([{}, {"role": "b"}, {"stage": "b", "name": "b"}]))
def test_any_two_keep_their_words(tmp_path_factory: Any, first: Json, second: Json, choices: dict[str, str]) -> None:
    people = [{"id": "a", **first}, {"id": "b", **second}]
    with opened_journal(tmp_path_factory.mktemp("merge")) as journal:
        import_content(journal, content({"format": "partnership-journal", "version": 1, "colleagues": people}))
        before = exported(journal)
        merge(journal, "a", "b", **choices)
        (one,) = document(journal)["colleagues"]
        told = "\n".join(texts(one)).casefold()
        for person in (first, second):
            for name in ("name", "role", "notes", "purpose", "location", "stage"):
                assert person.get(name, "active" if name == "stage" else "").casefold() in told
            assert str(person.get("cadence_days", "")) in told + str(one.get("cadence_days"))
            assert {tag.casefold() for tag in person.get("tags", ())} <= {tag.casefold() for tag in one.get("tags", ())}
        journal.undo()
        assert exported(journal) == before
