"""Search finds every text that was ever written, by the beginnings of its words."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import text

from journal.model import (
    Answer,
    Approach,
    ChecklistItem,
    Colleague,
    Consultation,
    Contact,
    Fact,
    FollowUp,
    Goal,
    Me,
    Meeting,
    MeetingColleague,
    Mentor,
    Preference,
    Question,
    Reflection,
    Restatement,
    Value,
)
from journal.store.journal import Journal
from journal.store.search import search, snippet

DAY = date(2026, 11, 23)


@pytest.fixture
def told(journal: Journal) -> Journal:
    with journal.change("Fill") as session:
        session.add(Me(name="Robin Vale", organisation="Encompass", organisation_mission="wordmission"))
        session.add(
            Colleague(
                id="dana",
                name="Dana Ortíz",
                role="wordrole",
                notes="wordnotes",
                tags=["wordtag", "Éclair"],
                email=["dana@wordmail.example"],
            )
        )
        session.add(Mentor(id="ada", name="Ada Brandt", notes="wordmentor"))
        session.add(
            Meeting(
                id="m", title="Wordtitle", start=datetime(2026, 11, 23, tzinfo=UTC), notes="Grüße", where="wordplace"
            )
        )
        session.flush()
        session.add_all(
            [
                MeetingColleague(meeting_id="m", colleague_id="dana"),
                Fact(colleague_id="dana", kind="place", text="wordfact", source="wordsource", mine="wordmine"),
                Fact(kind="place", text="wordmyfact"),
                Preference(colleague_id="dana", aspect="pace", text="wordpreference"),
                Goal(id="g", colleague_id="dana", text="wordgoal", horizon="wordhorizon"),
                ChecklistItem(meeting_id="m", key="1", text="worditem"),
                Question(meeting_id="m", text="wordquestion", answer="wordanswer"),
                Restatement(
                    meeting_id="m",
                    key="r",
                    heard="wordheard",
                    restated="wordrestated",
                    outcome="clarified",
                    clarification="wordclarified",
                ),
                Contact(colleague_id="dana", on=DAY, channel="email", started_by="me", text="wordcontact"),
                FollowUp(colleague_id="dana", owner="me", text="wordfollowup"),
                Value(colleague_id="dana", direction="given", kind="help", on=DAY, text="wordvalue"),
                Reflection(id="r", colleague_id="dana", on=DAY, text="wordreflection"),
                Consultation(
                    id="c",
                    colleague_id="dana",
                    mentor_id="ada",
                    on=DAY,
                    challenge="wordchallenge",
                    evaluation="wordevaluation",
                    advice="wordadvice",
                ),
                Approach(id="a", colleague_id="dana", started_on=DAY, look_back_on=DAY, text="wordapproach"),
            ]
        )
        session.flush()
        session.add(Answer(reflection_id="r", prompt="wordprompt", answer="wordreply"))
    return journal


@pytest.mark.parametrize(
    ("word", "opens"),
    [
        ("wordrole", ("colleague", "dana")),
        ("wordnotes", ("colleague", "dana")),
        ("wordtag", ("colleague", "dana")),
        ("wordmail", ("colleague", "dana")),
        ("ortiz", ("colleague", "dana")),
        ("ORTÍ", ("colleague", "dana")),
        ("wordmentor", ("mentor", "ada")),
        ("wordmission", ("me", "me")),
        ("wordmyfact", ("me", "me")),
        ("wordfact", ("colleague", "dana")),
        ("wordsource", ("colleague", "dana")),
        ("wordmine", ("colleague", "dana")),
        ("wordpreference", ("colleague", "dana")),
        ("wordgoal", ("colleague", "dana")),
        ("wordhorizon", ("colleague", "dana")),
        ("wordtitle", ("meeting", "m")),
        ("wordplace", ("meeting", "m")),
        ("gruss", None),
        ("gruß", ("meeting", "m")),
        ("worditem", ("meeting", "m")),
        ("wordquestion", ("meeting", "m")),
        ("wordanswer", ("meeting", "m")),
        ("wordheard", ("meeting", "m")),
        ("wordrestated", ("meeting", "m")),
        ("wordclarified", ("meeting", "m")),
        ("wordcontact", ("colleague", "dana")),
        ("wordfollowup", ("colleague", "dana")),
        ("wordvalue", ("colleague", "dana")),
        ("wordreflection", ("reflection", "r")),
        ("wordprompt", ("reflection", "r")),
        ("wordreply", ("reflection", "r")),
        ("wordchallenge", ("consultation", "c")),
        ("wordevaluation", ("consultation", "c")),
        ("wordadvice", ("consultation", "c")),
        ("wordapproach", ("approach", "a")),
        ("wordnowhere", None),
    ],
)
def test_every_text_is_found(told: Journal, word: str, opens: tuple[str, str] | None) -> None:
    with told.reading() as session:
        hits = search(session, word)
    assert [(hit.opens_kind, hit.opens) for hit in hits] == ([opens] if opens else [])


def test_a_prefix_finds_all_kinds_and_people_come_first(told: Journal) -> None:
    with told.reading() as session:
        kinds = [hit.kind for hit in search(session, "word", 100)]
    assert kinds[:2] == ["colleague", "mentor"]
    assert len(set(kinds)) == 17


def test_all_words_must_be_there(told: Journal) -> None:
    with told.reading() as session:
        assert [hit.opens for hit in search(session, "wordrole dana")] == ["dana"]
        assert search(session, "wordrole wordfact") == []


@pytest.mark.parametrize("words", ["", "  ", '"', "AND", "NOT", "(", "c++ '", "a:b", "NEAR(a b)", "* ^", "- -", "名前"])
def test_nothing_that_is_typed_is_interpreted(told: Journal, words: str) -> None:
    with told.reading() as session:
        assert search(session, words) == []


def test_the_index_follows_edits_deletions_and_undo(told: Journal) -> None:
    def found(word: str) -> list[str]:
        with told.reading() as session:
            return [hit.id for hit in search(session, word)]

    with told.change("Edit") as session:
        session.get_one(Meeting, "m").notes = "Rewritten"
    assert (found("gruß"), found("rewritten")) == ([], ["m"])
    with told.change("Delete") as session:
        session.delete(session.get_one(Meeting, "m"))
    assert (found("rewritten"), found("worditem")) == ([], [])
    told.undo()
    told.undo()
    assert (found("gruß"), found("rewritten"), len(found("worditem"))) == (["m"], [], 1)
    with told.raw_connection() as connection:
        source = {row[0] for row in connection.execute(text("SELECT number FROM search_source"))}
        assert source == {row[0] for row in connection.execute(text("SELECT rowid FROM search"))}


def test_the_snippet_shows_the_place_in_one_line() -> None:
    long = "Beginning. " * 30 + "Then the Été\ncame along " + "and more " * 30
    shown = snippet(long, ["ete"])
    assert "Été came" in shown
    assert shown.startswith("… ")
    assert shown.endswith(" …")
    assert len(shown) < 130
    assert snippet("short", ["nothing"]) == "short"


def test_a_list_is_found_by_each_of_its_texts_and_shown_as_they_are(told: Journal) -> None:
    for word in ("wordtag", "eclair"):
        with told.reading() as session:
            (hit,) = search(session, word)
        assert hit.snippet.endswith("wordtag, Éclair")


def test_what_a_preference_chose_is_found_and_not_shown_as_it_is_stored(told: Journal) -> None:
    with told.change("Add") as session:
        session.add(Preference(colleague_id="dana", aspect="channel", value="in_person", text="Come to her desk"))
    with told.reading() as session:
        assert [hit.snippet for hit in search(session, "in_person desk")] == ["Come to her desk"]


def test_texts_of_one_record_have_a_dot_between_them(told: Journal) -> None:
    with told.change("Edit") as session:
        goal = session.get_one(Goal, "g")
        goal.text = "Open the desk\nin June"
    with told.reading() as session:
        assert [hit.snippet for hit in search(session, "wordhorizon")] == ["Open the desk in June · wordhorizon"]
        assert [hit.snippet for hit in search(session, "wordrole")] == [
            "wordrole · wordnotes · dana@wordmail.example · wordtag, Éclair"
        ]


def test_an_answer_says_whom_its_reflection_is_about(told: Journal) -> None:
    with told.reading() as session:
        (hit,) = search(session, "wordreply")
    assert (hit.title, hit.day, hit.snippet) == ("Dana Ortíz", "2026-11-23", "wordprompt · wordreply")
