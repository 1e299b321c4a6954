"""One way to change: a transaction, an undo step, a notice. Everything can be taken back, deletion included."""

import sys
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError, IntegrityError
from sqlalchemy.orm import Session

from journal.model import (
    Base,
    Colleague,
    Consultation,
    FollowUp,
    Meeting,
    MeetingColleague,
    Mentor,
    Question,
    Reflection,
)
from journal.store.changes import Change
from journal.store.journal import Journal
from journal.store.removal import remove_colleague, remove_meeting, remove_mentor
from journal.store.search import search
from tests.journals import new_journal

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


def content(journal: Journal) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table, and every row of the search index."""
    with journal.reading() as session:
        rows = {
            name: [tuple(row) for row in session.execute(text(f'SELECT * FROM "{name}" ORDER BY position'))]
            for name in Base.metadata.tables
        }
        found = session.execute(text("SELECT rowid FROM search WHERE search MATCH 'a* OR d* OR l* OR w*' ORDER BY 1"))
        rows["search"] = [tuple(row) for row in found]
    return rows


def fill(session: Session) -> None:
    """Two colleagues: a meeting with both, a meeting with Dana alone, and what hangs on them."""
    session.add_all([Colleague(id="dana", name="Dana Ortiz"), Colleague(id="sam", name="Sam Okafor")])
    session.add(Mentor(id="ada", name="Ada Brandt"))
    session.add_all(
        [Meeting(id="both", title="Launch", start=NOON), Meeting(id="alone", title="One to one", start=NOON)]
    )
    session.flush()
    session.add_all(
        [
            MeetingColleague(meeting_id="both", colleague_id="dana"),
            MeetingColleague(meeting_id="both", colleague_id="sam"),
            MeetingColleague(meeting_id="alone", colleague_id="dana"),
            Question(meeting_id="alone", text="What would help?"),
            FollowUp(colleague_id="dana", owner="them", text="Answer", meeting_id="both"),
            Reflection(colleague_id="dana", on=date(2026, 11, 1), trust=2, text="Wary"),
            Consultation(colleague_id="dana", mentor_id="ada", on=date(2026, 11, 2)),
        ]
    )


@pytest.fixture
def filled(journal: Journal) -> Journal:
    with journal.change("Fill") as session:
        fill(session)
    return journal


def test_deleting_a_colleague_takes_theirs_along_and_undo_brings_all_back(filled: Journal) -> None:
    before = content(filled)
    with filled.change("Delete Dana Ortiz") as session:
        remove_colleague(session, session.get_one(Colleague, "dana"))
    after = content(filled)
    with filled.reading() as session:
        assert session.get(Meeting, "alone") is None
        assert session.get(Meeting, "both") is not None
    assert filled.undo_label == "Delete Dana Ortiz"
    filled.undo()
    assert content(filled) == before
    filled.redo()
    assert content(filled) == after


def test_a_meeting_that_came_under_a_blank_id_can_be_deleted(filled: Journal) -> None:
    with filled.change("Import") as session:
        session.get_one(Meeting, "alone").calendar_uid = " "
    with filled.change("Delete meeting") as session:
        remove_meeting(session, session.get_one(Meeting, "alone"))
    with filled.reading() as session:
        assert session.get(Meeting, "alone") is None


def test_a_mentor_who_was_consulted_stays(filled: Journal) -> None:
    before = content(filled)
    with pytest.raises(Exception, match="Ada Brandt is the mentor in a consultation"), filled.change("x") as session:
        remove_mentor(session, session.get_one(Mentor, "ada"))
    assert content(filled) == before


def test_an_error_inside_a_change_leaves_everything_as_it_was(filled: Journal) -> None:
    before, label = content(filled), filled.undo_label
    with pytest.raises(ZeroDivisionError), filled.change("Broken") as session:
        delete_and_stumble(session)
    assert content(filled) == before
    assert filled.undo_label == label


def delete_and_stumble(session: Session) -> None:
    session.delete(session.get_one(Meeting, "both"))
    session.flush()
    raise ZeroDivisionError


def test_what_is_written_outside_a_change_fails(filled: Journal) -> None:
    with filled.reading() as session:
        session.get_one(Colleague, "dana").name = "Other"
        with pytest.raises(DatabaseError):
            session.flush()
        session.rollback()


def test_a_change_inside_a_change_fails(filled: Journal) -> None:
    with filled.change("Outer"), pytest.raises(RuntimeError), filled.change("Inner"):
        pass


@pytest.mark.parametrize(
    "wrong",
    [
        lambda s: s.add(Reflection(on=date(2026, 1, 1), trust=6)),
        lambda s: s.add(Reflection(on=date(2026, 1, 1), marked="rude")),
        lambda s: s.add(Colleague(name="  ")),
        lambda s: s.add(Colleague(id="dana", name="Again")),
        lambda s: s.add(FollowUp(colleague_id="nobody", owner="me", text="x")),
        lambda s: s.add(Colleague(name="x", cadence_days=0)),
        lambda s: s.add(Consultation(colleague_id="dana", on=date(2026, 1, 1))),
    ],
)
def test_the_schema_refuses_what_cannot_be(filled: Journal, wrong: Callable[[Session], None]) -> None:
    before = content(filled)
    with pytest.raises(IntegrityError), filled.change("Wrong") as session:
        wrong(session)
    assert content(filled) == before


def test_a_hundred_and_more_steps_can_be_taken_back_and_done_again(journal: Journal) -> None:
    empty = content(journal)
    for number in range(105):
        with journal.change(f"Add {number}") as session:
            session.add(Colleague(id=f"c{number}", name=f"Dana {number}"))
    full = content(journal)
    for _ in range(105):
        journal.undo()
    assert content(journal) == empty
    assert journal.undo() is None
    for _ in range(105):
        journal.redo()
    assert content(journal) == full


def test_typing_in_one_field_is_one_step(filled: Journal) -> None:
    before = content(filled)
    for typed in ("l", "la", "late"):
        with filled.change("Edit notes", merge="meeting:both:notes") as session:
            session.get_one(Meeting, "both").notes = typed
    filled.undo()
    assert content(filled) == before


def test_what_is_typed_after_the_field_was_left_is_another_step(filled: Journal) -> None:
    for typed in ("late", "late again"):
        with filled.change("Edit notes", merge="meeting:both:notes") as session:
            session.get_one(Meeting, "both").notes = typed
        filled.end_typing()
    filled.undo()
    with filled.reading() as session:
        assert session.get_one(Meeting, "both").notes == "late"


def test_leaving_fields_while_a_calendar_comes_in_costs_no_step(journal: Journal) -> None:
    def bring_in() -> None:
        for number in range(100):
            with journal.change(f"Add {number}") as session:
                session.add(Colleague(name=f"Dana {number}"))

    empty, interval = content(journal), sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        worker = Thread(target=bring_in)
        worker.start()
        while worker.is_alive():
            journal.end_typing()
    finally:
        sys.setswitchinterval(interval)
    for _ in range(100):
        journal.undo()
    assert content(journal) == empty


def test_a_new_change_ends_what_could_be_redone(filled: Journal) -> None:
    filled.undo()
    with filled.change("Other") as session:
        session.add(Colleague(name="Lena"))
    assert filled.redo_label is None
    assert filled.redo() is None


def test_the_notice_names_whom_it_concerns(filled: Journal) -> None:
    heard: list[Change] = []
    filled.listeners.append(heard.append)
    with filled.change("Edit") as session:
        session.get_one(Meeting, "both").notes = "said"
    filled.undo()
    with filled.change("Ask") as session:
        session.add(Question(meeting_id="alone", text="Why?"))
    with filled.change("Nothing"):
        pass
    assert [change.colleagues for change in heard] == [{"dana", "sam"}, {"dana", "sam"}, {"dana"}]
    assert heard[2].concerns("meeting", "alone")
    assert not heard[2].concerns("meeting", "both")
    assert not heard[2].concerns("reflection")


ACTIONS = st.lists(st.tuples(st.sampled_from(["add", "edit", "delete", "link", "undo", "redo"]), st.integers(0, 5)))


@settings(max_examples=40)
@given(ACTIONS)
def test_undo_leads_back_through_every_state(actions: list[tuple[str, int]]) -> None:
    with TemporaryDirectory() as folder:
        journal = new_journal(Path(folder))
        try:
            check_every_state(journal, actions)
        finally:
            journal.close()


def check_every_state(journal: Journal, actions: list[tuple[str, int]]) -> None:
    past, future = [content(journal)], []
    for action, number in actions:
        if action == "undo":
            if journal.undo():
                future.append(past.pop())
        elif action == "redo":
            if journal.redo():
                past.append(future.pop())
        elif act(journal, action, number):
            past.append(content(journal))
            future.clear()
        assert content(journal) == past[-1]


def act(journal: Journal, action: str, number: int) -> bool:
    """Do one thing that a person could do; whether anything changed."""
    before = content(journal)
    with journal.change(action) as session:
        colleague = session.get(Colleague, f"c{number}")
        if action == "add" and colleague is None:
            session.add(Colleague(id=f"c{number}", name=f"Dana {number}", tags=["a", "b"]))
        elif action == "edit" and colleague is not None:
            colleague.notes = (colleague.notes or "") + "later"
        elif action == "delete" and colleague is not None:
            remove_colleague(session, colleague)
        elif action == "link" and colleague is not None:
            meeting = Meeting(title="Work", start=NOON)
            session.add(meeting)
            session.flush()
            session.add(MeetingColleague(meeting_id=meeting.id, colleague_id=colleague.id))
            session.add(FollowUp(colleague_id=colleague.id, owner="me", text="Write", meeting_id=meeting.id))
    return content(journal) != before


def test_a_large_step_is_taken_back_whole_and_nothing_of_it_stays_in_the_index(journal: Journal) -> None:
    with journal.change("Import people") as session:
        session.add_all(Colleague(name=f"Zebulon {number}") for number in range(300))
    journal.undo()
    with journal.reading() as session:
        assert search(session, "zebulon") == []
    with journal.raw_connection() as connection:
        blocks = connection.exec_driver_sql("SELECT block FROM search_data").scalars()
        assert not any(b"zebulon" in block for block in blocks)
        secure = connection.exec_driver_sql("SELECT v FROM search_config WHERE k = 'secure-delete'").scalar()
    assert secure == 1
    journal.redo()
    with journal.reading() as session:
        assert len(search(session, "zebulon", 400)) == 300
