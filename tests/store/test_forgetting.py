"""A person who is forgotten leaves nothing in the file."""

from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select

from journal.errors import JournalError
from journal.model import (
    Base,
    CalendarSource,
    Colleague,
    Consultation,
    Contact,
    Fact,
    Goal,
    GoalLink,
    HintOff,
    Meeting,
    MeetingColleague,
    Mentor,
    Photo,
    Reflection,
    Restatement,
)
from journal.store.forgetting import forget, mentions_elsewhere, what_goes
from journal.store.journal import Journal, open_journal

NOON = datetime(2026, 11, 20, 12, 0, tzinfo=ZoneInfo("Europe/Berlin"))
SECRET = ("quillfeather", "zanzibar", "marzipan", "tantalus")
"""Words that stand in what is hers, and nowhere else."""


@pytest.fixture
def full(journal: Journal) -> Journal:
    """Quillfeather and Dana: with facts, goals, meetings alone and together, and one advising on the other."""
    with journal.change("Fill") as session:
        session.add(Colleague(id="c1", name="Xenia Quillfeather", email=["xq@quillfeather.example"], notes="Zanzibar"))
        session.add(Colleague(id="dana", name="Dana Ortiz"))
        session.flush()
        session.add(Photo(colleague_id="c1", data="bWFyemlwYW4="))
        session.add(Fact(id="f1", colleague_id="c1", kind="other", text="Marzipan"))
        session.add(Fact(id="f2", colleague_id="dana", kind="other", text="Sails", told_by_id="c1"))
        session.add(Goal(id="g1", colleague_id="c1", text="Tantalus"))
        session.add(Goal(id="g2", text="Rest"))
        session.add(Contact(colleague_id="c1", on=NOON.date(), channel="chat", started_by="me", text="Marzipan"))
        session.add(Reflection(colleague_id="c1", on=NOON.date(), text="Zanzibar"))
        session.add(Meeting(id="alone", title="Tantalus", start=NOON, calendar_uid="u1", notes="Marzipan"))
        session.add(
            Meeting(
                id="both", title="Both", start=NOON, organiser_id="c1",
                calendar_people=["xq@quillfeather.example", "dana@example.org"],
            )
        )  # fmt: skip
        session.add(CalendarSource(kind="file", address="a.ics", left_out=["xq@quillfeather.example", "x@y.example"]))
        session.add(HintOff(hint="goals:g1:g2"))
        session.add(HintOff(hint="other"))
        session.flush()
        session.add(GoalLink(goal_id="g1", other_id="g2"))
        session.add(MeetingColleague(meeting_id="alone", colleague_id="c1"))
        session.add(MeetingColleague(meeting_id="both", colleague_id="c1"))
        session.add(MeetingColleague(meeting_id="both", colleague_id="dana"))
        session.add(Restatement(meeting_id="both", colleague_id="c1", key="r1", heard="Zanzibar", outcome="confirmed"))
        session.add(Consultation(colleague_id="dana", mentor_colleague_id="c1", on=NOON.date(), advice="Ask her"))
        session.add(Consultation(colleague_id="c1", mentor_colleague_id="dana", on=NOON.date(), advice="Marzipan"))
    with journal.change("Edit colleague") as session:
        session.get_one(Colleague, "c1").notes = "Zanzibar, twice"
    return journal


def everything(journal: Journal) -> bytes:
    """All that the file has, the index of search among it."""
    with journal.raw_connection() as connection:
        tables = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'").scalars().all()
        rows = [row for table in tables for row in connection.exec_driver_sql(f'SELECT * FROM "{table}"')]
    values = (value for row in rows for value in row)
    return b"\n".join(v if isinstance(v, bytes) else str(v).encode() for v in values).lower()


def count(journal: Journal, model: type[Base]) -> int:
    with journal.reading() as session:
        return len(session.scalars(select(model)).all())


def test_nothing_of_them_stays(full: Journal, tmp_path: Path) -> None:
    before = everything(full)
    assert all(word.encode() in before for word in SECRET)
    assert forget(full, "c1", "Somebody")
    after = everything(full)
    assert [word for word in SECRET if word.encode() in after] == []
    assert b"bwfyemlwyw4" not in after
    path = full.folder.path
    with full.raw_connection() as connection:
        assert connection.exec_driver_sql("PRAGMA freelist_count").scalar() == 0
        assert connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
        assert connection.exec_driver_sql("PRAGMA foreign_key_check").all() == []
    assert (path / "journal.db-wal").stat().st_size == 0
    full.close()
    again = open_journal(path)
    assert [word for word in SECRET if word.encode() in everything(again)] == []
    again.close()


def test_what_is_of_others_stays_without_them(full: Journal) -> None:
    forget(full, "c1", "Somebody")
    with full.reading() as session:
        assert session.get_one(Fact, "f2").told_by_id is None
        assert [one.colleague_id for one in session.scalars(select(MeetingColleague))] == ["dana"]
        both = session.get_one(Meeting, "both")
        assert (both.organiser_id, both.calendar_people) == (None, ["dana@example.org"])
        assert session.scalars(select(CalendarSource)).one().left_out == ["x@y.example"]
        kept = session.scalars(select(Consultation)).one()
        assert kept.mentor_id is not None
        assert (kept.advice, session.get_one(Mentor, kept.mentor_id).name) == ("Ask her", "Somebody")
        assert session.scalars(select(HintOff.hint)).all() == ["other"]
        assert session.get(Meeting, "alone") is None
        assert session.get(Goal, "g2") is not None


def test_neither_it_nor_what_was_before_it_can_be_undone(full: Journal) -> None:
    with full.change("Edit colleague") as session:
        session.get_one(Colleague, "dana").notes = "Late"
    full.undo()
    heard = []
    full.listeners.append(lambda change: heard.append((change.label, full.undo_label)))
    forget(full, "c1", "Somebody")
    assert heard == [("Forget colleague", None)]
    assert (full.undo(), full.redo()) == (None, None)
    with full.change("Edit colleague") as session:
        session.get_one(Colleague, "dana").notes = "Again"
    assert full.undo_label == "Edit colleague"
    full.undo()
    with full.reading() as session:
        assert session.get_one(Colleague, "dana").notes is None
    assert count(full, Colleague) == 1


def test_what_goes_and_what_mentions_them_is_said_before(full: Journal) -> None:
    with full.change("Fill") as session:
        session.add(
            Fact(id="f3", colleague_id="dana", kind="other", text="Is married to Xenia", learned_on=date(2026, 1, 1))
        )
    with full.reading() as session:
        goes = what_goes(session, "c1")
        hits = mentions_elsewhere(session, "c1")
        assert what_goes(session, "nobody") is None
    assert goes is not None
    assert goes.name == "Xenia Quillfeather"
    assert {table: number for table, number in goes.records.items() if number} == {
        "meeting": 1, "fact": 1, "goal": 1, "contact": 1, "reflection": 1, "consultation": 1,
    }  # fmt: skip
    assert (goes.stay, goes.advised) == (1, 1)
    assert [(hit.kind, hit.id) for hit in hits] == [("fact", "f3")]


def test_nobody_is_forgotten_twice(full: Journal) -> None:
    forget(full, "c1", "Somebody")
    with pytest.raises(JournalError):
        forget(full, "c1", "Somebody")
    assert count(full, Colleague) == 1
