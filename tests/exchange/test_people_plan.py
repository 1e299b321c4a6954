"""What a file of people would do: who is surely there, who may be, and what is new of them."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from journal.exchange.people_keys import link_key, profile_key, same_phone
from journal.exchange.people_plan import CHANGED, LEFT_OUT, MAYBE, NEW, SAME, Change, PeoplePlan, plan_people
from journal.exchange.people_types import FoundFact, FoundMe, FoundPerson, PeopleFile
from journal.model import Colleague, Fact, Me
from journal.store.journal import Journal
from tests.journals import new_journal


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    journal = new_journal(tmp_path)
    with journal.change("People") as session:
        session.add(Me(name="Robin Vale", email=["robin@example.org"]))
        session.add(
            Colleague(
                id="dana", name="Dana Ortiz", role="Head of Training", email=["dana@example.org"],
                phone=["+49 30 1234567"], links=["https://www.linkedin.com/in/dana-ortiz/"], tags=["launch"],
            )
        )  # fmt: skip
        session.add(Colleague(id="jim", name="Jim Keller", organisation="Encompass"))
        session.flush()
        session.add(Fact(colleague_id="dana", kind="skill", text="Facilitation"))
    yield journal
    journal.close()


def planned(journal: Journal | None, *people: FoundPerson, me: FoundMe | None = None) -> PeoplePlan:
    found = PeopleFile("vCard", people, (), me)
    if journal is None:
        return plan_people(None, found)
    with journal.reading() as session:
        return plan_people(session, found)


def person(name: str = "Dana Ortiz", **more: Any) -> FoundPerson:
    return FoundPerson("card 1", name, **more)


@pytest.mark.parametrize(
    "one",
    [
        person(emails=("DANA@Example.org",)),
        person("Dana Keller", emails=("dana@example.org",)),  # another surname since
        person("", emails=("dana@example.org",))._replace(name="dana@example.org"),
        person("D. O.", links=("http://de.linkedin.com/in/Dana-Ortiz?trk=x",)),
        person("Ortiz, Dana", phones=("030 / 123 45 67",)),
        person("D. Ortiz", phones=("0049 (0)30 1234567",)),
    ],
)
def test_an_address_a_profile_or_a_number_with_a_likely_name_is_certain(journal: Journal, one: FoundPerson) -> None:
    row = planned(journal, one).rows[0]
    assert (row.colleague, row.name_there) == ("dana", "Dana Ortiz")
    assert row.kind in (SAME, CHANGED)


@pytest.mark.parametrize(
    ("one", "why"),
    [
        (person("Dana Ortiz"), "same name"),
        (person("Dana Ortis", emails=("ortis@example.com",)), "alike"),
        (person("D. Ortiz"), "alike"),
        (person("Bernd Meier", emails=("dana@example.org",)), "another name"),
    ],
)
def test_a_name_alone_is_never_certain(journal: Journal, one: FoundPerson, why: str) -> None:
    row = planned(journal, one).rows[0]
    assert row.kind == MAYBE
    assert row.colleague is None
    assert row.alike[0].id == "dana"
    assert why in row.alike[0].why


def test_nicknames_are_alike_and_the_same_organisation_makes_it_likelier(journal: Journal) -> None:
    (alike,) = planned(journal, person("James Keller", organisation="encompass")).rows[0].alike
    assert alike.id == "jim"
    assert "same organisation" in alike.why


@pytest.mark.parametrize("name", ["Dana Miller", "Kim Ortega", "Bob Ray", "李雷"])
def test_others_are_new(journal: Journal, name: str) -> None:
    assert planned(journal, person(name, phones=("+49 30 1234567",))).rows[0].kind == NEW


def test_a_shared_address_of_an_office_makes_nobody_the_same() -> None:
    rows = planned(
        None, person("Ann Lee", emails=("info@example.org",)), person("Ann Shaw", emails=("info@example.org",))
    ).rows
    assert [(row.kind, row.twin) for row in rows] == [(NEW, None), (NEW, None)]


def test_what_is_empty_is_filled_and_what_is_written_only_on_request(journal: Journal) -> None:
    found = person(
        role="Chief of Training", organisation="Encompass", emails=("dana@example.org", "ortiz@example.com"),
        phones=("(030) 123-4567",), tags=("Launch", "board"), notes="Likes tea.", photo=b"x",
        facts=(FoundFact("skill", "facilitation"), FoundFact("skill", "Python")), card_rest="X-SKYPE:dana",
    )  # fmt: skip
    row = planned(journal, found).rows[0]
    assert row.kind == CHANGED
    assert [one for one in row.changes if not one.fills] == [Change("role", "Head of Training", "Chief of Training")]
    assert [one for one in row.changes if one.fills] == [
        Change("organisation", "", "Encompass"),
        Change("emails", "", "ortiz@example.com"),
        Change("tags", "", "board"),
        Change("notes", "", "Likes tea."),
        Change("fact", "", "Python", "skill"),
        Change("photo", "", ""),
        Change("card_rest", "", "X-SKYPE:dana"),
    ]


def test_a_row_that_says_the_same_again_goes_where_the_first_goes() -> None:
    rows = planned(
        None,
        person(emails=("dana@example.org",)),
        person("Jim"),
        person("Ortiz, Dana", emails=("dana@example.org", "d@example.com")),
        person("Dana Ortiz", emails=("d@example.com",)),
        person("JIM"),
    ).rows
    assert [row.twin for row in rows] == [None, None, 0, 0, 1]
    assert [one.after for one in rows[2].changes if one.fills] == ["d@example.com"]
    assert rows[3].kind == SAME


def test_it_is_me(journal: Journal) -> None:
    rows = planned(journal, person("R. V.", emails=("Robin@example.org",)), person("Robin Vale")).rows
    assert [row.kind for row in rows] == [LEFT_OUT, LEFT_OUT]
    assert "you" in rows[0].why


def test_my_own_profile_is_filled_where_it_is_empty(journal: Journal) -> None:
    me = FoundMe("Rob Vale", "Encompass", (FoundFact("place", "Ireland"), FoundFact("place", " ireland")))
    assert planned(journal, me=me).me == (
        Change("organisation", "", "Encompass"),
        Change("fact", "", "Ireland", "place"),
    )


def test_it_stops_where_it_is_cancelled() -> None:
    found = PeopleFile("vCard", tuple(person(f"Person {number}") for number in range(5)))
    asked = iter([False, False, True])
    assert len(plan_people(None, found, cancelled=lambda: next(asked)).rows) == 2


@given(st.integers(1, 998).map(str), st.integers(10_000_00, 999_999_999).map(str), st.sampled_from(["", " ", "-", "/"]))
@example("49", "3012345", " ")
def test_a_number_is_the_same_with_its_country_and_without(country: str, number: str, between: str) -> None:
    spelt = between.join([number[:3], number[3:]])
    whole = f"+{country} {spelt}"
    for other in (f"00{country}{number}", f"0{spelt}", f"+{country} (0) {number}", f"tel:+{country}{number}"):
        assert same_phone(whole, other)
        assert same_phone(other, whole)
    changed = number[:-1] + ("1" if number[-1] != "1" else "2")
    assert not same_phone(whole, f"0{changed}")


def test_profiles_are_known_however_they_are_written() -> None:
    for link in (
        "https://www.linkedin.com/in/Dana-Ortiz/",
        "linkedin.com/in/dana-ortiz",
        "in.linkedin.com/in/dana-ortiz/de",
    ):
        assert profile_key(link) == "in/dana-ortiz"
    assert profile_key("https://example.org/in/dana") == profile_key("https://linkedin.com/company/encompass") == ""
    assert link_key("HTTP://www.Example.org/a/") == link_key("https://example.org/a")


def test_many_of_one_surname_are_all_found_by_their_whole_name(journal: Journal) -> None:
    letters = "abcdefghijklmnopqrstuvwxyz"
    names = [f"{a}{b}{c}a Wang" for a in letters for b in letters[:5] for c in letters[:4]]
    with journal.change("Many") as session:
        session.add_all(Colleague(id=name, name=name) for name in names)
    rows = planned(journal, *(person(name, role="Engineer") for name in names)).rows
    assert [row.alike[0].id for row in rows] == names
