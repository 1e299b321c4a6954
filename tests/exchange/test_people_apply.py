"""Bringing in what was planned: as it was chosen, as one step, and only once."""

import base64
from collections.abc import Iterator
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from PIL import Image
from sqlalchemy import select

from journal.exchange.people_apply import NEW_COLLEAGUE, PeopleChoice, PeopleReport, import_people
from journal.exchange.people_plan import MAYBE, PeoplePlan, plan_people
from journal.exchange.people_types import FoundFact, FoundMe, FoundPerson, PeopleFile
from journal.exchange.taking import take_out
from journal.model import Colleague, Fact, Me, Photo
from journal.model.words import FactKind
from journal.store.journal import Journal
from tests.journals import new_journal, opened_journal

TODAY = date(2026, 11, 24)


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    journal = new_journal(tmp_path)
    with journal.change("People") as session:
        session.add(Colleague(id="dana", name="Dana Ortiz", role="Trainer", email=["dana@example.org"], notes="Tall."))
    yield journal
    journal.close()


def planned(journal: Journal, *people: FoundPerson, me: FoundMe | None = None) -> PeoplePlan:
    with journal.reading() as session:
        return plan_people(session, PeopleFile("LinkedIn", people, (), me))


def person(name: str = "Dana Ortiz", **more: Any) -> FoundPerson:
    return FoundPerson("card 1", name, **more)


def everybody(journal: Journal) -> dict[str, Colleague]:
    with journal.reading() as session:
        return {one.name: one for one in session.scalars(select(Colleague))}


def exported(journal: Journal) -> str:
    with journal.reading() as session:
        return "".join(take_out(session))


def picture() -> bytes:
    made = BytesIO()
    Image.new("RGB", (400, 300), "green").save(made, "PNG")
    return made.getvalue()


def test_a_new_person_comes_in_whole(journal: Journal) -> None:
    found = person(
        "Ann Lee", role="Analyst", department="Finance", organisation="Encompass", location="Berlin",
        emails=("ann@example.org",), phones=("+49 30 1",), links=("https://example.org",), tags=("board",),
        notes="Tea.", facts=(FoundFact("skill", "Python"), FoundFact("skill", "python")), photo=picture(),
        card_rest="X-A:b",
    )  # fmt: skip
    report = import_people(journal, planned(journal, found), PeopleChoice(), TODAY)
    ann = everybody(journal)["Ann Lee"]
    assert report == PeopleReport(1, 0, 0, (ann.id,))
    assert (ann.role, ann.department, ann.organisation, ann.location) == ("Analyst", "Finance", "Encompass", "Berlin")
    assert (ann.email, ann.phone, ann.links, ann.tags) == (
        ["ann@example.org"], ["+49 30 1"], ["https://example.org"], ["board"]
    )  # fmt: skip
    assert (ann.notes, ann.card_rest, ann.stage, ann.is_mentor) == ("Tea.", "X-A:b", "active", False)
    with journal.reading() as session:
        facts = session.scalars(select(Fact).where(Fact.colleague_id == ann.id)).all()
        assert [(one.text, one.source, one.learned_on) for one in facts] == [("Python", "LinkedIn", TODAY)]
        photo = session.scalars(select(Photo).where(Photo.colleague_id == ann.id)).one()
        assert Image.open(BytesIO(base64.b64decode(photo.data))).size == (160, 120)
    assert journal.undo_label == "Import people"


def test_what_was_written_stays_unless_it_is_chosen(journal: Journal) -> None:
    found = person(role="Chief", location="Boston", emails=("dana@example.org",), notes="Short.")
    before = exported(journal)
    plan = planned(journal, found)
    assert import_people(journal, plan, PeopleChoice(), TODAY).changed == 1
    dana = everybody(journal)["Dana Ortiz"]
    assert (dana.role, dana.location, dana.notes) == ("Trainer", "Boston", "Tall.")
    journal.undo()
    assert exported(journal) == before
    import_people(journal, plan, PeopleChoice(changes={0: plan.rows[0].changes[:1] + plan.rows[0].changes[2:]}), TODAY)
    dana = everybody(journal)["Dana Ortiz"]
    assert (dana.role, dana.location, dana.notes) == ("Chief", None, "Tall.\n\nShort.")


def test_somebody_who_may_be_there_is_what_the_user_says(journal: Journal) -> None:
    plan = planned(journal, person("D. Ortiz", emails=("d@example.com",)))
    assert plan.rows[0].kind == MAYBE
    assert import_people(journal, plan, PeopleChoice(), TODAY) == PeopleReport()
    import_people(journal, plan, PeopleChoice(rows={0: "dana"}), TODAY)
    assert everybody(journal)["Dana Ortiz"].email == ["dana@example.org", "d@example.com"]
    journal.undo()
    import_people(journal, plan, PeopleChoice(rows={0: NEW_COLLEAGUE}), TODAY)
    assert set(everybody(journal)) == {"Dana Ortiz", "D. Ortiz"}


def test_a_second_row_of_a_person_goes_with_the_first(journal: Journal) -> None:
    rows = (
        person("Ann Lee", emails=("ann@example.org",)),
        person("Ann Lee", emails=("ann@example.org", "lee@example.org"), role="Analyst"),
        person("A. Lee", emails=("lee@example.org",), photo=picture()),
    )
    plan = planned(journal, *rows)
    assert import_people(journal, plan, PeopleChoice(rows={0: None}), TODAY).added == 0
    assert import_people(journal, plan, PeopleChoice(), TODAY).added == 1
    ann = everybody(journal)["Ann Lee"]
    assert (ann.email, ann.role) == (["ann@example.org", "lee@example.org"], "Analyst")
    with journal.reading() as session:
        assert session.scalars(select(Photo.colleague_id)).all() == [ann.id]


def test_my_own_profile_and_facts(journal: Journal) -> None:
    plan = planned(journal, me=FoundMe("Robin Vale", "Encompass", (FoundFact("skill", "Python"),)))
    assert import_people(journal, plan, PeopleChoice(me=plan.me[:1] + plan.me[2:]), TODAY).mine == 2
    assert import_people(journal, plan, PeopleChoice(), TODAY).mine == 1
    with journal.reading() as session:
        me = session.scalars(select(Me)).one()
        assert (me.name, me.organisation) == ("Robin Vale", "Encompass")
        assert [one.colleague_id for one in session.scalars(select(Fact))] == [None]


def test_a_broken_picture_costs_only_itself(journal: Journal) -> None:
    assert (
        import_people(journal, planned(journal, person("Ann", photo=b"no picture")), PeopleChoice(), TODAY).added == 1
    )
    with journal.reading() as session:
        assert session.scalars(select(Photo)).all() == []


WORDS = st.sampled_from(["", "Boston", "boston ", "Berlin", "Encompass", "Łódź"])
PEOPLE = st.builds(
    FoundPerson,
    place=st.just("row"),
    name=st.sampled_from(["Dana Ortiz", "Ortiz, Dana", "Ann Lee", "A. Lee", "Jim", "李雷", "x@y.org", "İpek"]),
    role=WORDS,
    department=st.just(""),
    organisation=WORDS,
    location=WORDS,
    photo=st.just(b""),
    emails=st.lists(st.sampled_from(["dana@example.org", "Ann@x.org", "info@x.org", "ann@x.org"]), max_size=2).map(
        tuple
    ),
    phones=st.lists(st.sampled_from(["+49 30 1234567", "030 1234567", "12", "+1 555 0100 200"]), max_size=2).map(tuple),
    links=st.lists(st.sampled_from(["https://linkedin.com/in/a", "example.org"]), max_size=2).map(tuple),
    tags=st.lists(WORDS, max_size=2).map(tuple),
    notes=WORDS,
    facts=st.lists(st.builds(FoundFact, st.sampled_from(list(FactKind)), WORDS), max_size=2).map(tuple),
    card_rest=st.sampled_from(["", "X-A:1", "X-A:2\nX-B;TYPE=x:1"]),
)


@settings(max_examples=12, phases=[Phase.explicit, Phase.reuse, Phase.generate])
@given(st.lists(PEOPLE, max_size=6))
def test_the_same_file_a_second_time_adds_nothing(tmp_path_factory: Any, people: list[FoundPerson]) -> None:
    with opened_journal(tmp_path_factory.mktemp("again")) as journal:
        first = planned(journal, *people)
        import_people(journal, first, PeopleChoice(), TODAY)
        before = exported(journal)
        assert import_people(journal, first, PeopleChoice(), TODAY)[:3] == (0, 0, 0)  # the plan itself
        second = planned(journal, *people)
        assert import_people(journal, second, PeopleChoice(), TODAY)[:3] == (0, 0, 0)
        assert exported(journal) == before
