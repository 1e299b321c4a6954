"""Common ground: what is found, in which order, and how a conversation begins."""

import json
import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journal.method.common_ground import Common, Fact, common_ground, shared_organisation, to_begin_with
from journal.method.common_ground_kinds import OWN, alike
from journal.method.common_ground_source import source_words
from journal.method.common_ground_starter import QUESTIONS

ASKED = {question for some in QUESTIONS.values() for question in some}

FACT = st.builds(
    Fact,
    st.sampled_from([*OWN, "unheard_of"]),
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


def said(theirs: Fact, *mine: Fact) -> str:
    """The starter without its source and without its question."""
    words = starter(theirs, *mine)
    question = next((one for one in ASKED if words.endswith(one)), "")
    begun = next(one for one in source_words("Dana", theirs.source) if words.startswith(f"{one} you"))
    return words.removeprefix(f"{begun} ").removesuffix(question).strip()


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


def test_a_starter_names_who_told_me_and_how_it_links_and_asks_an_open_question() -> None:
    ireland = Fact("place", "recently went to Ireland", "Jim", None, "was there last year")
    words = starter(ireland)
    assert re.match(r"(Jim (told me|mentioned)|I heard from Jim)( that)? you recently went to Ireland; ", words)
    assert "; I was there last year. " in words
    assert words.split("last year. ")[1] in QUESTIONS["place"]


@pytest.mark.parametrize(
    ("source", "ways"),
    [
        ("Jim told me", ["Jim told me that", "Jim told me", "Jim mentioned that", "I heard from Jim that"]),
        ("my manager", ["My manager told me that", "I heard from my manager that"]),
        ("LinkedIn", ["I saw on LinkedIn that"]),
        ("https://www.linkedin.com/in/dana", ["I saw on LinkedIn that"]),
        ("via her LinkedIn profile", ["I saw on LinkedIn that"]),
        ("https://blog.example.org/dana", ["I saw on blog.example.org that"]),
        ("company newsletter", ["I read in the company newsletter that"]),
        ("intranet", ["I saw on the intranet that"]),
        ("our first meeting", ["I remember from our first meeting that"]),
        ("lunch", ["I remember from lunch that"]),
        ("The staff magazine", ["I read in the staff magazine that"]),
        ("The welcome note on the intranet", ["I read in the welcome note on the intranet that"]),
        ("His status line in chat", ["I know from your status line in chat that"]),
        ("We worked together", ["I remember that"]),
        ("Dana", ["You told me that"]),
        ("she told me at lunch", ["You told me that"]),
        ("Dana herself", ["You told me that"]),
        ("me", ["I remember that"]),
        ("contacts.csv", ["If I remember rightly,"]),
        ("", ["If I remember rightly,", "I believe"]),
        (None, ["If I remember rightly,"]),
        ("¿?", ["If I remember rightly,"]),
    ],
)
def test_each_source_is_named_as_one_says_it(source: str | None, ways: list[str]) -> None:
    assert set(ways) <= set(source_words("Dana Ortiz", source))


def test_starters_differ_from_one_another_and_each_is_always_the_same() -> None:
    games = ["chess", "tennis", "squash", "golf", "rugby", "cricket", "boxing", "fencing", "darts", "curling"]
    first = [starter(Fact("interest", game, "Jim"), Fact("interest", game)) for game in games]
    again = [starter(Fact("interest", game.title(), "Jim"), Fact("interest", f" {game} ")) for game in games]
    assert [words.casefold() for words in first] == [words.casefold() for words in again]
    forms = {words.replace(game, "") for words, game in zip(first, games, strict=True)}
    assert len(forms) >= 5


@pytest.mark.parametrize(
    ("theirs", "mine", "words"),
    [
        (("alma_mater", "Villanova"), ("alma_mater", "Villanova"), "you studied at Villanova; I studied there too."),
        (
            ("alma_mater", "BA in history, Univ. of Michigan"),
            ("alma_mater", "Michigan"),
            "you studied at the Univ. of Michigan; I studied there too.",
        ),
        (
            ("former_employer", "Software engineer at Siemens AG"),
            ("former_employer", "Siemens, six years"),
            "you used to work at Siemens AG; I used to work there too.",
        ),
        (("place", "Ireland"), ("place", "Ireland, 2024"), "you know Ireland; I was there in 2024."),
        (("place", "Lisbon, last May"), ("place", "Lisbon"), "you were in Lisbon last May; I know Lisbon myself."),
        (("place", "Utrecht"), ("place", "Netherlands, often"), "you know Utrecht; I know the Netherlands myself."),
        (("place", "Boulder, Colorado"), ("place", "Colorado"), "you know Boulder; I know Colorado myself."),
        (("interest", "plays the cello"), ("interest", "Cello"), "you play the cello; I am into cello myself."),
        (("interest", "Sewing"), ("interest", "Sews"), "you are into sewing; I sew too."),
        (("other", "She bakes bread"), ("other", "bakes bread"), "you bake bread; I bake bread too."),
        (
            ("family", "Her daughter rows"),
            ("family", "Daughter who rows"),
            "your daughter rows; I have a daughter who rows.",
        ),
        (("former_role", "Nurse"), ("former_role", "nurse"), "you used to be a nurse; I have done that as well."),
        (
            ("former_role", "Head of IT"),
            ("former_role", "head of IT"),
            "you used to be head of IT; I have done that as well.",
        ),
        (
            ("former_role", "HR manager"),
            ("former_role", "Personnel"),
            "you used to be an HR manager; I used to work in personnel myself.",
        ),
        (
            ("former_role", "UX designer"),
            ("former_role", "User researcher"),
            "you used to be a UX designer; I used to be a user researcher myself.",
        ),
        (
            ("former_role", "Customer support"),
            ("former_role", "customer support, a year"),
            "you used to work in customer support; I have done that as well.",
        ),
        (("other", "Born in Cork"), ("place", "Grew up in Cork"), "you were born in Cork; I grew up in Cork."),
        (
            ("other", "Bakes rye bread, and gives it away"),
            ("other", "rye bread"),
            "you bake rye bread, and give it away; I have a link to it: rye bread.",
        ),
        (
            ("interest", "Rowing, has won medals"),
            ("interest", "Rowing and sculling, on the lake"),
            "you are into rowing; I am into rowing and sculling, on the lake.",
        ),
        (("language", "is learning Welsh"), ("language", "Welsh"), "you are learning Welsh; so do I."),
        (("language", "German, some Czech"), ("language", "Czech, English"), "you speak Czech; so do I."),
    ],
)
def test_a_note_is_turned_into_what_one_says(theirs: tuple[str, str], mine: tuple[str, str], words: str) -> None:
    assert said(Fact(*theirs, "Jim"), Fact(*mine)) == words


@pytest.mark.parametrize(
    ("mine", "words"),
    [
        ("I was there last year.", "I was there last year."),
        ("My sister lives there", "my sister lives there."),
        ("I taught there. Have not told her yet.", "I taught there."),
        ("grew up near it", "I grew up near it."),
        ("home", "I have a link to it: home."),
        ("Shall we go?", "shall we go?"),
    ],
)
def test_the_link_is_said_in_my_own_words(mine: str, words: str) -> None:
    assert said(Fact("place", "Ireland", "Jim", None, mine)).endswith(words)


@pytest.mark.parametrize(
    ("theirs", "mine", "why"),
    [
        (("alma_mater", "Villanova Univ."), ("alma_mater", "Villanova University"), "“Univ.” means University."),
        (("alma_mater", "MIT"), ("alma_mater", "Massachusetts Institute of Technology"), "“MIT” is short for"),
        (("former_employer", "Acme GmbH"), ("former_employer", "Acme"), "“GmbH” is its legal form."),
        (("former_employer", "PwC"), ("former_employer", "PricewaterhouseCoopers"), "“PwC” is PricewaterhouseCoopers."),
        (("place", "Galway"), ("place", "Ireland"), "Galway is in Ireland."),
        (("place", "Wien"), ("place", "Vienna"), "Wien and Vienna are the same place."),
        (("interest", "Running"), ("interest", "Marathons"), "“Running” and “Marathons” are alike."),
        (("interest", "Old radios"), ("interest", "Radios and maps"), "Both name radios."),
        (("language", "Deutsch"), ("language", "German"), "“Deutsch” is German."),
        (("goal", "Launch the new website"), ("goal", "Get the site live"), "Both goals speak of"),
    ],
)
def test_each_match_says_why(theirs: tuple[str, str], mine: tuple[str, str], why: str) -> None:
    (found,) = shared([Fact(*theirs)], [Fact(*mine)])
    assert why in found.why


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


def test_goals_of_both_count_too_and_come_after_facts() -> None:
    theirs = [Fact("goal", "Ship in spring", None, None, "Ship before May"), Fact("interest", "chess")]
    found = shared(theirs, [Fact("interest", "Chess"), Fact("goal", "Ship before May"), Fact("goal", "Ship in spring")])
    assert [(one.kind, one.mine) for one in found] == [("interest", "Chess"), ("goal", "Ship before May")]
    assert found[1].why == "You share this goal."
    assert "“Ship in spring”" in found[1].starter
    assert "“Ship before May”" in found[1].starter
    assert found[1].starter.endswith("?")


def test_a_goal_is_not_held_against_a_fact() -> None:
    assert shared([Fact("goal", "Learn Spanish")], [Fact("language", "Spanish")]) == []


def test_the_organisation_is_always_there_and_last() -> None:
    found = common_ground("Dana", [Fact("interest", "chess")], [Fact("interest", "Chess")], "Encompass", "All learn.")
    assert [one.kind for one in found] == ["interest", "organisation"]
    assert "Encompass" in found[-1].starter
    assert "“All learn”" in found[-1].starter
    assert found[-1].why == "You both work for Encompass."
    assert "Encompass" in common_ground("Dana", [], [], "Encompass", None)[0].starter
    assert common_ground("Dana", [], [], None, None)[0].starter.startswith("We both work for the same organisation")


def test_what_was_said_already_is_begun_with_last() -> None:
    one, two = Common("interest", "chess", "chess", "a", used_on=date(2026, 1, 1)), Common("place", "b", "b", "b")
    assert to_begin_with([one, two], 1) == [two]
    assert to_begin_with([one], 1) == [one]


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
        assert one.starter.endswith((".", "?", "!", "…"))
        assert one.why
        assert "\n" not in one.starter
        assert "{" not in one.starter or any("{" in text for text in (name, one.theirs, one.mine, *map(str, theirs)))


TEXT = st.text(max_size=40) | st.sampled_from(
    ["Michigan", "Michigan State", "I.B.M.", "Villanova Univ.", "no chess", "Paris, Texas", "Georgia", "Deutsch", "HR"]
)


@settings(max_examples=100)
@given(st.sampled_from([*OWN]), TEXT, st.sampled_from([*OWN]), TEXT)
def test_a_match_is_the_same_from_both_sides(kind: str, one: str, other_kind: str, other: str) -> None:
    assert alike(kind, one, other_kind, other).degree == alike(other_kind, other, kind, one).degree


@given(st.sampled_from([*OWN]), st.text(max_size=30))
def test_a_text_with_a_name_in_it_is_the_same_as_itself(kind: str, text: str) -> None:
    if kind == "former_employer" or kind == "alma_mater":
        text = ""
    assert alike(kind, f"Zebrafish {text}", kind, f"Zebrafish  {text} !").degree
    assert alike(kind, f"Zebrafish {text}", kind, f"Zebrafish {text}").why


def test_the_lists_are_whole() -> None:
    """Every file of words can be read, and every place lies where an entry is (or the first look would fail)."""
    for kind in OWN:
        alike(kind, "Cork", kind, "Ireland")
    assert alike("place", "Cork", "place", "Ireland")


def test_in_the_sample_robin_finds_common_ground() -> None:
    sample = json.loads((Path(__file__).parents[2] / "resources/sample_journal.json").read_text("utf-8"))
    mine = [Fact(one["kind"], one["text"]) for one in sample["me"]["facts"]]
    dana = next(one for one in sample["colleagues"] if one["id"] == "dana")
    found = shared([Fact(one["kind"], one["text"]) for one in dana["facts"]], mine)
    assert {one.kind for one in found} == {"alma_mater", "place"}
