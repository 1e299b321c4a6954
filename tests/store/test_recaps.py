"""Whose words and promises a recap holds: those of the one colleague whom it goes to."""

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from journal.model import Colleague, Contact, FollowUp, Me, Meeting, MeetingColleague, Restatement
from journal.store.journal import Journal
from journal.store.recaps import Sent, message_to, sent
from tests.journals import opened_journal

TODAY = date(2026, 11, 24)
START = datetime(2026, 11, 23, 10, 0, tzinfo=ZoneInfo("Europe/Berlin"))


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    """A meeting of yesterday with Dana and Mei, and another with Dana."""
    with opened_journal(tmp_path / "here") as made:
        with made.change("Fill") as session:
            session.add(Me(name="Robin Vale"))
            session.add(Colleague(id="dana", name="Dana Ortiz", email=["", "dana@example.org", "d@example.org"]))
            session.add(Colleague(id="mei", name="Mei Tanaka"))
            session.flush()
            for meeting in ("sync", "other"):
                session.add(Meeting(id=meeting, title="Launch sync", start=START, state="held"))
                session.flush()
                session.add(MeetingColleague(meeting_id=meeting, colleague_id="dana"))
            session.add(MeetingColleague(meeting_id="sync", colleague_id="mei"))
            for number, (who, text) in enumerate(((None, "for all"), ("dana", "for Dana"), ("mei", "for Mei"))):
                session.add(
                    Restatement(meeting_id="sync", colleague_id=who, key=str(number), heard=text, outcome="confirmed")
                )
            for who, owner, text, done in (
                ("dana", "me", "send the figures", None),
                ("dana", "them", "name a trainer", None),
                ("dana", "me", "call the depot", TODAY),
                ("dana", "them", "tell the others", date(2026, 12, 1)),
                ("mei", "me", "only for Mei", None),
            ):
                session.add(
                    FollowUp(
                        colleague_id=who,
                        owner=owner,
                        text=text,
                        done_on=done,
                        due=date(2026, 11, 27),
                        meeting_id="sync",
                    )
                )
            session.add(FollowUp(colleague_id="dana", owner="me", text="elsewhere", meeting_id="other"))
        yield made


def test_only_what_concerns_this_colleague_in_this_meeting(journal: Journal) -> None:
    with journal.reading() as session:
        message = message_to(session, "sync", "dana", TODAY)
    assert message is not None
    assert (message.name, message.address) == ("Dana Ortiz", "dana@example.org")
    assert message.recap.subject == "Recap: Launch sync, Monday, 23 November"
    assert (
        message.recap.body
        == """\
Hi Dana,

Thank you for our meeting “Launch sync” on Monday, 23 November. This is what I took away from it.

What I understood:
- for all
- for Dana

I will:
- send the figures (by Friday, 27 November)

You will:
- name a trainer (by Friday, 27 November)
- tell the others (by Friday, 27 November)

I have done since:
- call the depot

If I missed something, or you meant it differently, please tell me.

Best wishes
Robin Vale
"""
    )


def test_somebody_without_an_address(journal: Journal) -> None:
    with journal.reading() as session:
        message = message_to(session, "sync", "mei", TODAY)
    assert message is not None
    assert message.address == ""
    assert "for Mei" in message.recap.body
    assert "Dana" not in message.recap.body


def test_nothing_where_the_meeting_or_the_colleague_is_gone(journal: Journal) -> None:
    with journal.reading() as session:
        assert message_to(session, "gone", "dana", TODAY) is None
        assert message_to(session, "sync", "gone", TODAY) is None


def test_it_was_sent_when_i_wrote_under_its_subject(journal: Journal) -> None:
    with journal.change("Add") as session:
        for who, by, day, text in (
            ("dana", "me", 23, "Recap"),
            ("dana", "me", 24, "Recap"),
            ("dana", "me", 25, "Another"),
            ("dana", "them", 26, "Recap"),
            ("mei", "me", 27, "Recap"),
        ):
            on = date(2026, 11, day)
            session.add(Contact(colleague_id=who, on=on, channel="chat", started_by=by, text=text))
    with journal.reading() as session:
        assert sent(session, "dana", "Recap") == Sent(TODAY, "chat")
        assert sent(session, "mei", "Another") is None
