"""A fact in one line: what is known, from where, and since when."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journal.method.quick_facts import kind_of, read_fact
from journal.model.words import FactKind

TODAY = date(2026, 11, 24)  # a Tuesday
NAMES = [("jim", "Jim Keller"), ("mei", "Mei Tanaka"), ("anna", "Anna Keller")]
SOURCES = [
    ("Jim told me she went to Ireland in May", "She went to Ireland in May", None, "jim", TODAY),
    ("Jim Keller mentioned that he rows", "He rows", None, "jim", TODAY),
    ("Keller told me that he rows", "He rows", "Keller", None, TODAY),
    ("Yesterday Mei told us: two kids", "Two kids", None, "mei", date(2026, 11, 23)),
    ("Mei said on Monday that she sings", "She sings", None, "mei", date(2026, 11, 23)),
    ("Mei told me on Tuesday she sings", "She sings", None, "mei", date(2026, 11, 17)),
    ("Jim told me two weeks ago that she sings", "She sings", None, "jim", date(2026, 11, 10)),
    ("She told me last week she has a dog", "She has a dog", "She told me", None, date(2026, 11, 17)),
    ("Her sister said she moved to Oslo", "She moved to Oslo", "Her sister", None, TODAY),
    ("I read in the newsletter she won the award", "She won the award", "the newsletter", None, TODAY),
    ("I read in the autumn newsletter that he won", "He won", "the autumn newsletter", None, TODAY),
    ("I saw on LinkedIn that she studied in Bonn", "She studied in Bonn", "LinkedIn", None, TODAY),
    ("I saw on her LinkedIn profile she studied in Bonn", "She studied in Bonn", "her LinkedIn profile", None, TODAY),
    ("From her talk: a nurse before", "A nurse before", "her talk", None, TODAY),
    ("According to Mei, he sails", "He sails", None, "mei", TODAY),
    ("I heard from Jim that she sings", "She sings", None, "jim", TODAY),
    ("She plays chess, as Jim mentioned last month", "She plays chess", None, "jim", date(2026, 10, 25)),
    ("two children (from her talk)", "two children", "her talk", None, TODAY),
]
PLAIN = [
    "She wrote a book about trust",
    "He said goodbye to Berlin",
    "I studied at Villanova",
    "Jim told me",
    "Went to Ireland in May",
    "Works with people who told me nothing",
]
KINDS = [
    ("I studied at Villanova", "alma_mater"),
    ("Graduated in Bonn", "alma_mater"),
    ("Worked at Siemens", "former_employer"),
    ("Was head of sales at Bosch", "former_role"),
    ("She used to be a nurse at Charité", "former_role"),
    ("Speaks Polish", "language"),
    ("Went to Ireland in May", "place"),
    ("Lives in Lyon", "place"),
    ("Her son plays the cello", "family"),
    ("Married in June", "family"),
    ("Plays the cello", "interest"),
    ("Runs marathons", "interest"),
    ("Runs a team of five", "other"),
    ("Won the safety award", "achievement"),
    ("Published a paper", "achievement"),
    ("Knows SQL", "skill"),
    ("Certified in first aid", "skill"),
    ("Blue", "other"),
    ("", "other"),
]


@pytest.mark.parametrize(("said", "text", "source", "told_by", "on"), SOURCES)
def test_where_it_is_known_from_is_taken_out_of_the_line(
    said: str, text: str, source: str | None, told_by: str | None, on: date
) -> None:
    found = read_fact(said, TODAY, NAMES)
    assert (found.text, found.source, found.told_by, found.learned_on) == (text, source, told_by, on)


@pytest.mark.parametrize("said", PLAIN)
def test_a_line_that_does_not_say_from_where_stays_whole(said: str) -> None:
    assert read_fact(said, TODAY, NAMES)[1:] == (said, None, None, TODAY, "")


@pytest.mark.parametrize(("text", "kind"), KINDS)
def test_the_kind_is_told_from_the_words(text: str, kind: str) -> None:
    assert kind_of(text) == kind
    assert kind in list(FactKind)


PIECES = st.sampled_from(
    [one[0] for one in SOURCES] + ["Jim told me", "yesterday", "that", ",", ":", "(", "from her", "I read on"]
)
LINES = st.one_of(st.text(max_size=80), st.lists(st.one_of(PIECES, st.text(max_size=6)), max_size=6).map(" ".join))


@given(LINES)
@settings(max_examples=50)
def test_nothing_is_lost_but_the_source_whatever_is_said(said: str) -> None:
    found = read_fact(said, TODAY, NAMES)
    whole = " ".join(said.split())
    assert found.learned_on <= TODAY
    assert found.kind in list(FactKind)
    if not found.clause:
        assert found.text == whole
        return
    assert found.text
    at = whole.casefold().find(found.text.casefold())
    assert at >= 0
    around = whole.casefold().replace(found.text.casefold(), "", 1)
    assert "".join(around.split()) == "".join(found.clause.casefold().split())
