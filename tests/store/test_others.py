"""Who could take the part of somebody with whom it does not work."""

from pathlib import Path

from sqlalchemy.orm import Session

from journal.model import Colleague, Fact, FollowUp, Goal
from journal.store.others import still_due, who_else
from tests.journals import new_journal


def fill(session: Session) -> None:
    session.add_all(
        [
            Colleague(id="dana", name="Dana", department="Training", tags=["launch"]),
            Colleague(id="ann", name="Ann", department="training", tags=["Launch"]),
            Colleague(id="bea", name="Bea", department="Sales"),
            Colleague(id="cem", name="Cem", department="Training", stage="archived"),
            Colleague(id="dirk", name="Dirk", department="Training"),
            Colleague(id="eve", name="Eve", department="Sales"),
        ]
    )
    session.flush()
    session.add_all(
        [
            Fact(colleague_id="dana", kind="skill", text="E-learning"),
            Fact(colleague_id="bea", kind="skill", text="e-learning"),
            Goal(colleague_id="dana", text="Ship the course in spring"),
            Goal(colleague_id="bea", text="Ship the course in spring"),
            Goal(colleague_id="eve", text="Ship the course in spring", state="dropped"),
            FollowUp(id="f1", colleague_id="dana", owner="me", text="Send the deck"),
            FollowUp(colleague_id="dana", owner="me", text="Old", done_on=None, due=None),
        ]
    )


def test_those_with_whom_it_works_and_who_share_something_with_the_reasons(tmp_path: Path) -> None:
    journal = new_journal(tmp_path)
    with journal.change("Fill") as session:
        fill(session)
    with journal.reading() as session:
        found = who_else(session, "dana", {"ann", "bea", "cem", "eve", "dana"})
        due = still_due(session, "dana")
    journal.close()
    assert [(one.id, one.reasons) for one in found] == [
        ("ann", ("The same department: training.", "Tagged alike: Launch.")),
        ("bea", ("Knows e-learning as well.", "Aims for something alike: “Ship the course in spring”.")),
    ]
    assert [one.text for one in due] == ["Send the deck", "Old"]
