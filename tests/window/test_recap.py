"""The recap of a meeting: written from what was noted, changed by hand, and sent by hand."""

from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication
from sqlalchemy import select

from journal.method.recap import LONGEST_LINK
from journal.model import Colleague, Contact, FollowUp, Me, Meeting, MeetingColleague, RecapText, Restatement
from journal.window.desk import Desk
from journal.window.meetings.page import MeetingsPage
from journal.window.meetings.recap import RecapCard
from tests.window.conftest import NOW, labels
from tests.window.test_frame import full
from tests.window.test_meetings import open_page
from tests.window.widgets import button, click, take, type_over


@pytest.fixture
def talked(desk: Desk) -> Desk:
    """Yesterday's meeting with Dana and Mei; one with nobody, one tomorrow, one that was cancelled."""
    with desk.change("Fill") as session:
        session.add(Me(name="Robin Vale"))
        session.add(Colleague(id="dana", name="Dana Ortiz", email=["dana@example.org"]))
        session.add(Colleague(id="mei", name="Mei Tanaka"))
        session.flush()
        for meeting, days, state, who in (
            ("sync", -1, "held", ("dana", "mei")),
            ("alone", -2, "held", ()),
            ("ahead", 1, "planned", ("dana",)),
            ("off", -3, "cancelled", ("dana",)),
        ):
            session.add(Meeting(id=meeting, title=f"About {meeting}", start=NOW + timedelta(days=days), state=state))
            session.flush()
            session.add_all(MeetingColleague(meeting_id=meeting, colleague_id=one) for one in who)
        session.add(
            Restatement(meeting_id="sync", key="r", colleague_id="dana", heard="in spring", outcome="confirmed")
        )
        session.add(FollowUp(meeting_id="sync", colleague_id="mei", owner="me", text="send the deck"))
    return desk


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[QUrl]:
    """What the mail program would have been opened with."""
    links: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: links.append(url) is None)
    return links


def shown(qtbot: Any, desk: Desk, meeting: str = "sync") -> tuple[MeetingsPage, RecapCard]:
    page = open_page(qtbot, desk)
    page.show_record(meeting, "meeting", meeting)
    return page, page.sheet.recap


def contacts(desk: Desk) -> list[tuple[str, str, str, Any, str | None]]:
    with desk.reading() as session:
        return [
            (one.colleague_id, one.channel, one.started_by, one.on, one.text)
            for one in session.scalars(select(Contact))
        ]


def test_there_is_a_recap_once_there_is_something_to_send(qtbot: Any, talked: Desk) -> None:
    page, card = shown(qtbot, talked)
    assert card.isVisible()
    for meeting in ("alone", "ahead", "off"):
        page.show_record(meeting, "meeting", meeting)
        assert not card.isVisible(), meeting
    with talked.change("Add") as session:
        session.add(FollowUp(meeting_id="ahead", colleague_id="dana", owner="me", text="bring the deck"))
    page.show_record("ahead", "meeting", "ahead")
    assert card.isVisible()
    assert "- bring the deck" in card.text.text()


def test_each_colleague_gets_their_own(qtbot: Any, talked: Desk) -> None:
    _, card = shown(qtbot, talked)
    assert card.subject.text() == "Recap: About sync, Monday, 23 November"
    assert card.text.text().startswith("Hi Dana,\n")
    assert "- in spring" in card.text.text()
    assert "dana@example.org" in labels(card)
    take(card.whom, "To Mei Tanaka")
    assert card.text.text().startswith("Hi Mei,\n")
    assert "in spring" not in card.text.text()
    assert "I will:\n- send the deck" in card.text.text()
    assert card.text.text().endswith("Best wishes\nRobin Vale")
    assert "No e-mail address is known" in labels(card)


def test_what_is_noted_later_is_in_it_unless_it_was_changed_by_hand(qtbot: Any, talked: Desk) -> None:
    page, card = shown(qtbot, talked)
    with talked.change("Add") as session:
        session.add(FollowUp(meeting_id="sync", colleague_id="dana", owner="them", text="name a trainer"))
    assert "You will:\n- name a trainer" in card.text.text()
    assert not card.anew.isVisible()
    type_over(qtbot, card.text, "Dear Dana, see you in spring.")
    page.commit()
    with talked.change("Add") as session:
        session.add(FollowUp(meeting_id="sync", colleague_id="dana", owner="them", text="call the depot"))
    assert card.text.text() == "Dear Dana, see you in spring."
    click(qtbot, card.anew)
    assert "- call the depot" in card.text.text()
    assert not card.anew.isVisible()


def test_what_was_written_anew_by_mistake_can_be_put_back(qtbot: Any, talked: Desk) -> None:
    _, card = shown(qtbot, talked)
    written = card.text.text()
    assert not card.back.isVisible()
    type_over(qtbot, card.text, "In my own words.")
    card.text.commit()
    assert not card.back.isVisible()
    click(qtbot, card.anew)
    assert card.text.text() == written
    click(qtbot, card.back)
    assert card.text.text() == "In my own words."
    assert not card.back.isVisible()
    click(qtbot, card.anew)
    type_over(qtbot, card.text, "In others.")
    card.text.commit()
    assert not card.back.isVisible()


def test_what_was_changed_by_hand_is_there_on_coming_back(qtbot: Any, talked: Desk) -> None:
    page, card = shown(qtbot, talked)
    type_over(qtbot, card.subject, "What we said")
    type_over(qtbot, card.text, "Dear Dana")
    take(card.whom, "To Mei Tanaka")
    assert card.text.text().startswith("Hi Mei,")
    page.show_record("ahead", "meeting", "ahead")
    page.show_record("sync", "meeting", "sync")
    assert (card.subject.text(), card.text.text()) == ("What we said", "Dear Dana")
    _, again = shown(qtbot, talked)
    assert again.text.text() == "Dear Dana"


def test_copying_takes_the_text_as_it_stands(qtbot: Any, talked: Desk) -> None:
    _, card = shown(qtbot, talked)
    card.text.setPlainText("Dear Dana\n\nuntil spring")
    click(qtbot, button(card, "Copy"))
    assert QApplication.clipboard().text() == "Dear Dana\n\nuntil spring"
    assert contacts(talked) == []


def test_the_mail_program_opens_with_all_of_it(qtbot: Any, talked: Desk, opened: list[QUrl]) -> None:
    _, card = shown(qtbot, talked)
    type_over(qtbot, card.subject, "R&D: 5 + 5 %")
    card.text.setPlainText("Hi Dana,\nsee you?")
    click(qtbot, button(card, "Open in mail program"))
    assert opened[0].toEncoded().data().decode() == (
        "mailto:dana@example.org?subject=R%26D%3A%205%20%2B%205%20%25&body=Hi%20Dana%2C%0D%0Asee%20you%3F"
    )
    assert contacts(talked) == []


def test_what_is_too_long_for_the_mail_program_is_copied_whole(qtbot: Any, talked: Desk, opened: list[QUrl]) -> None:
    _, card = shown(qtbot, talked)
    long = "\n".join(f"Line {number} of what we said" for number in range(200))
    card.text.setPlainText(long)
    click(qtbot, button(card, "Open in mail program"))
    assert len(opened[0].toEncoded().data()) <= LONGEST_LINK
    assert "Too long for the mail program: the whole text is copied." in labels(card)
    assert QApplication.clipboard().text() == long


def test_where_no_mail_program_answers_the_text_is_copied(
    qtbot: Any, talked: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: False)
    _, card = shown(qtbot, talked)
    click(qtbot, button(card, "Open in mail program"))
    assert "No mail program answered: the whole text is copied." in labels(card)
    assert QApplication.clipboard().text() == card.text.text()


def test_that_it_was_sent_is_said_by_the_person(qtbot: Any, talked: Desk) -> None:
    _, card = shown(qtbot, talked)
    assert not card.sending.done.isVisible()
    click(qtbot, button(card, "Copy"))
    take(card.sending.channel, "In a chat")
    with qtbot.waitSignal(talked.said) as said:
        click(qtbot, button(card, "I sent it"))
    assert said.args == ["Noted that you sent the recap to Dana Ortiz.", True]
    subject = "Recap: About sync, Monday, 23 November"
    assert contacts(talked) == [("dana", "chat", "me", talked.today(), subject)]
    assert not card.sending.done.isVisible()
    assert "Sent today, in a chat." in labels(card)
    with qtbot.waitSignal(talked.opening) as opening:
        click(qtbot, card.sending.answer)
    assert opening.args == ["colleague", "dana"]
    talked.undo()
    assert contacts(talked) == []
    assert not card.sending.answer.isVisible()


def test_what_could_not_be_noted_is_offered_still(qtbot: Any, talked: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    _, card = shown(qtbot, talked)
    click(qtbot, button(card, "Copy"))
    with monkeypatch.context() as patch:
        patch.setattr(talked.journal, "change", full)
        click(qtbot, card.sending.done)
    assert card.sending.done.isVisible()
    click(qtbot, card.sending.done)
    assert len(contacts(talked)) == 1


def test_asked_for_it_is_shown_and_has_the_keyboard(qtbot: Any, talked: Desk) -> None:
    page = open_page(qtbot, talked)
    page.show_record("ahead", "recap", "ahead")
    card = page.sheet.recap
    assert card.isVisible()
    assert page.window().focusWidget() is card.sending.copy
    qtbot.waitUntil(lambda: not card.visibleRegion().isEmpty())


def test_what_a_person_made_of_it_is_in_the_journal_and_can_be_undone(qtbot: Any, talked: Desk) -> None:
    _, card = shown(qtbot, talked)
    written = card.text.text()
    type_over(qtbot, card.text, "Dear Dana, thank you.")
    card.subject.setFocus()  # leaving it saves it
    other, again = shown(qtbot, talked)
    assert again.text.text() == "Dear Dana, thank you."
    with talked.reading() as session:
        kept = session.scalars(select(RecapText)).one()
        assert (kept.meeting_id, kept.colleague_id, kept.body) == ("sync", "dana", "Dear Dana, thank you.")
    talked.undo()
    assert card.text.text() == again.text.text() == written
    other.close()


def test_what_cannot_be_saved_of_it_stands_there_still(
    qtbot: Any, talked: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    page, card = shown(qtbot, talked)
    with monkeypatch.context() as patch:
        patch.setattr(talked.journal, "change", full)
        type_over(qtbot, card.text, "Dear Dana, thank you.")
        page.commit()
        assert card.text.text() == "Dear Dana, thank you."
    page.commit()
    with talked.reading() as session:
        assert session.scalars(select(RecapText.body)).all() == ["Dear Dana, thank you."]
