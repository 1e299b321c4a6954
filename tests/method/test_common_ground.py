"""Common ground: what is found, in which order, and how a conversation begins."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.method.common_ground import KINDS, Common, Fact, common_ground, shared_organisation
from journal.method.likeness import Likeness, likeness

FACT = st.builds(
    Fact,
    st.sampled_from([*KINDS, "unheard_of"]),
    st.text(max_size=60),
    st.none() | st.text(max_size=40),
    st.none() | st.dates(),
    st.none() | st.text(max_size=40),
)


def shared(theirs: list[Fact], mine: list[Fact]) -> list[Common]:
    """What Dana and I share, without the organisation."""
    return common_ground("Dana Ortiz", theirs, mine, "Encompass", None)[:-1]


def starter(theirs: Fact, *mine: Fact) -> str:
    (found,) = shared([theirs], list(mine))
    return found.starter


@pytest.mark.parametrize(
    ("theirs", "mine"),
    [
        (Fact("alma_mater", "Villanova Univ."), Fact("alma_mater", "villanova university")),
        (Fact("alma_mater", "MIT"), Fact("alma_mater", "Massachusetts Institute of Technology")),
        (Fact("alma_mater", "Universität Zürich"), Fact("alma_mater", "University Zurich")),
        (Fact("place", "Recently went to Ireland"), Fact("place", "Ireland, two summers ago")),
        (Fact("interest", "running"), Fact("interest", "Trail running")),
        (Fact("skill", "Data visualisation"), Fact("skill", "data visualization")),
        (Fact("skill", "cooking"), Fact("interest", "Cooking")),
        (Fact("other", "keeps bees"), Fact("interest", "Keeping bees")),
        (Fact("former_role", "Customer support, four years"), Fact("former_role", "Customer support")),
        (Fact("former_employer", "Acme Inc."), Fact("former_employer", "ACME")),
    ],
)
def test_the_same_thing_is_found_however_it_is_written(theirs: Fact, mine: Fact) -> None:
    assert [(one.theirs, one.mine) for one in shared([theirs], [mine])] == [(theirs.text, mine.text)]
    assert shared([mine], [theirs])


@pytest.mark.parametrize(
    ("theirs", "mine"),
    [
        (Fact("alma_mater", "Boston College"), Fact("alma_mater", "Boston University")),
        (Fact("alma_mater", "Michigan State"), Fact("alma_mater", "Michigan")),
        (Fact("place", "Northern Ireland"), Fact("place", "Ireland")),
        (Fact("interest", "No football, please"), Fact("interest", "Football")),
        (Fact("language", "Japanese"), Fact("place", "Japan")),
        (Fact("former_employer", "Boston Consulting"), Fact("former_employer", "Boston Dynamics")),
        (Fact("former_role", "Marketing manager"), Fact("former_role", "Finance manager")),
        (Fact("interest", "chess"), Fact("family", "chess")),
    ],
)
def test_what_only_looks_alike_is_no_common_ground(theirs: Fact, mine: Fact) -> None:
    assert shared([theirs], [mine]) == []


def test_a_starter_names_who_told_me_and_how_it_links() -> None:
    ireland = Fact("place", "recently went to Ireland", "Jim", None, "was there last year")
    assert starter(ireland) == "Jim told me that you recently went to Ireland; I was there last year."


@pytest.mark.parametrize(
    ("source", "begins"),
    [
        ("Jim told me", "Jim told me that you"),
        ("my manager", "My manager told me that you"),
        ("LinkedIn", "I saw on LinkedIn that you"),
        ("https://www.linkedin.com/in/dana", "I saw on LinkedIn that you"),
        ("via her LinkedIn profile", "I saw on LinkedIn that you"),
        ("https://blog.example.org/dana", "I saw on blog.example.org that you"),
        ("company newsletter", "I read in the company newsletter that you"),
        ("intranet", "I saw on the intranet that you"),
        ("our first meeting", "I remember from our first meeting that you"),
        ("lunch", "I remember from lunch that you"),
        ("The staff magazine", "I read in the staff magazine that you"),
        ("The welcome note on the intranet", "I read in the welcome note on the intranet that you"),
        ("His status line in chat", "I know from your status line in chat that you"),
        ("We worked together", "I remember that you"),
        ("Dana", "You told me that you"),
        ("she told me at lunch", "You told me that you"),
        ("Dana herself", "You told me that you"),
        ("me", "I remember that you"),
        ("contacts.csv", "If I remember rightly, you"),
        ("", "If I remember rightly, you"),
        (None, "If I remember rightly, you"),
        ("¿?", "If I remember rightly, you"),
    ],
)
def test_each_source_is_named_as_one_says_it(source: str | None, begins: str) -> None:
    said = starter(Fact("interest", "Sailing", source), Fact("interest", "sailing"))
    assert said == f"{begins} are into sailing; so am I."


@pytest.mark.parametrize(
    ("theirs", "mine", "said"),
    [
        (
            Fact("alma_mater", "Villanova", "Jim"),
            Fact("alma_mater", "Villanova"),
            "you studied at Villanova; I studied there too.",
        ),
        (Fact("place", "Ireland", "Jim"), Fact("place", "Ireland, 2024"), "you know Ireland; I was there in 2024."),
        (
            Fact("place", "Lisbon, last May", "Jim"),
            Fact("place", "Lisbon"),
            "you were in Lisbon last May; I know Lisbon",
        ),
        (Fact("interest", "plays the cello", "Jim"), Fact("interest", "Cello"), "you play the cello; I am into cello"),
        (Fact("other", "She bakes bread", "Jim"), Fact("other", "bakes bread"), "you bake bread; I bake bread too."),
        (
            Fact("family", "Her daughter rows", "Jim"),
            Fact("family", "daughter who rows"),
            "your daughter rows; I have a",
        ),
        (Fact("former_role", "Nurse", "Jim"), Fact("former_role", "nurse"), "you used to be a Nurse; I have done that"),
        (Fact("former_role", "Head of IT", "Jim"), Fact("former_role", "Head of IT"), "you used to be Head of IT; I"),
        (Fact("other", "Born in Cork", "Jim"), Fact("place", "Grew up in Cork"), "you were born in Cork; I grew up in"),
        (
            Fact("other", "Bakes rye bread, and gives it away", "Jim"),
            Fact("other", "rye bread"),
            "you bake rye bread, and give",
        ),
        (
            Fact("former_role", "Mathematics teacher", "Jim"),
            Fact("former_role", "teacher of mathematics"),
            "you used to be a",
        ),
        (
            Fact("interest", "Rowing, has won medals", "Jim"),
            Fact("interest", "Rowing"),
            "you are into rowing; I am into",
        ),
        (Fact("language", "is learning Welsh", "Jim"), Fact("language", "Welsh"), "you are learning Welsh; I speak"),
    ],
)
def test_a_note_is_turned_into_what_one_says(theirs: Fact, mine: Fact, said: str) -> None:
    assert starter(theirs, mine).startswith(f"Jim told me that {said}")


@pytest.mark.parametrize(
    ("mine", "said"),
    [
        ("I was there last year.", "I was there last year."),
        ("My sister lives there", "my sister lives there."),
        ("I taught there. Have not told her yet.", "I taught there."),
        ("grew up near it", "I grew up near it."),
        ("home", "I have a link to it: home."),
    ],
)
def test_the_link_is_said_in_my_own_words(mine: str, said: str) -> None:
    assert starter(Fact("place", "Ireland", "Jim", None, mine)) == f"Jim told me that you know Ireland; {said}"


def test_the_surest_comes_first_and_of_these_the_latest_learned() -> None:
    theirs = [
        Fact("interest", "trail running", "Jim"),
        Fact("interest", "chess", "Jim", date(2026, 1, 1)),
        Fact("language", "Spanish", "Jim", date(2026, 5, 1)),
        Fact("place", "Ireland", "Jim", None, "I was there"),
    ]
    mine = [Fact("interest", "running"), Fact("interest", "Chess"), Fact("language", "spanish")]
    assert [one.theirs for one in shared(theirs, mine)] == ["Ireland", "Spanish", "chess", "trail running"]


def test_each_fact_is_used_once_and_in_its_best_pair() -> None:
    found = shared([Fact("place", "Cork, Ireland"), Fact("place", "Ireland")], [Fact("place", "ireland")])
    assert [(one.theirs, one.mine) for one in found] == [("Ireland", "ireland")]


def test_the_organisation_is_always_there_and_last() -> None:
    found = common_ground("Dana", [Fact("interest", "chess")], [Fact("interest", "Chess")], "Encompass", "All learn.")
    assert [one.kind for one in found] == ["interest", "organisation"]
    assert "Encompass" in found[-1].starter
    assert "“All learn”" in found[-1].starter
    assert "Encompass" in common_ground("Dana", [], [], "Encompass", None)[0].starter
    assert common_ground("Dana", [], [], None, None)[0].starter.startswith("We both work for the same organisation")


def test_an_organisation_is_shared_unless_theirs_is_another() -> None:
    assert shared_organisation("ENCOMPASS Ltd", "Encompass") == "Encompass"
    assert shared_organisation(None, "Encompass") == "Encompass"
    assert shared_organisation("Encompass", None) == "Encompass"
    assert shared_organisation("Elsewhere", "Encompass") is None


@given(st.text(max_size=40), st.lists(FACT, max_size=5), st.lists(FACT, max_size=5), st.text(max_size=20) | st.none())
def test_any_text_makes_a_sentence_or_two(name: str, theirs: list[Fact], mine: list[Fact], ours: str | None) -> None:
    found = common_ground(name, theirs, mine, ours, ours)
    assert found[-1].kind == "organisation"
    assert len(found) <= len(theirs) + 1
    for one in found:
        assert one.starter.endswith((".", "?"))
        assert "\n" not in one.starter
        assert "{" not in one.starter or any("{" in text for text in (name, one.theirs, one.mine, *map(str, theirs)))


@given(
    st.text(max_size=40) | st.sampled_from(["Michigan", "Michigan State", "IBM", "Villanova Univ.", "plays chess"]),
    st.text(max_size=40) | st.sampled_from(["michigan", "I.B.M.", "Villanova University", "Chess", "no chess"]),
    st.booleans(),
    st.booleans(),
)
def test_likeness_is_the_same_from_both_sides(one: str, other: str, places: bool, institutions: bool) -> None:
    assert likeness(one, other, places=places, institutions=institutions) == likeness(
        other, one, places=places, institutions=institutions
    )


@given(st.text(max_size=40))
def test_a_text_with_a_word_in_it_is_the_same_as_itself(text: str) -> None:
    assert likeness(f"chess {text}", f"Chess  {text}!") == Likeness.SAME
