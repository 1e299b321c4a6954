"""Value on a colleague's page and in a meeting: ideas, one click for each kind, and the balance over time."""

from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QPushButton, QTableWidget, QWidget
from sqlalchemy import select

from journal.model import Colleague, Fact, FollowUp, Meeting, MeetingColleague, Value
from journal.window.colleagues.sheet import ColleagueSheet
from journal.window.colleagues.value import ValueCard
from journal.window.desk import Desk
from journal.window.meetings.page import MeetingsPage
from tests.window.widgets import bring_up, button, click, focused, whole

TODAY = date(2026, 11, 24)
INTRODUCE = "Introduce Dana to Mei Tanaka: both are into sailing"


@pytest.fixture
def told(desk: Desk) -> Desk:
    """Dana and Mei sail, and do not know each other."""
    with desk.change("Fill") as session:
        for who, name in (("dana", "Dana Ortiz"), ("mei", "Mei Tanaka")):
            session.add(Colleague(id=who, name=name))
            session.add(Fact(colleague_id=who, kind="interest", text="sailing"))
    return desk


@pytest.fixture
def card(told: Desk, qtbot: Any) -> ValueCard:
    """Dana's."""
    sheet = ColleagueSheet(told)
    qtbot.addWidget(sheet)
    sheet.resize(900, 700)
    bring_up(qtbot, sheet)
    told.changed.connect(lambda _: sheet.refresh())
    sheet.show_colleague("dana")
    qtbot.waitUntil(lambda: whole(sheet))
    found = sheet.findChild(ValueCard)
    assert isinstance(found, ValueCard)
    return found


def values(desk: Desk) -> list[tuple[str, str, str, str | None]]:
    with desk.reading() as session:
        rows = session.scalars(select(Value).order_by(Value.position))
        return [(one.colleague_id, one.direction, one.kind, one.text) for one in rows]


def says(part: QWidget) -> list[str]:
    QApplication.processEvents()
    return [one.text() for one in part.findChildren(QLabel) if one.isVisibleTo(part) and one.text()]


def named(part: QWidget, words: str) -> QPushButton:
    QApplication.processEvents()
    found = part.findChildren(QPushButton)
    return next(one for one in found if one.accessibleName() == words and one.isVisibleTo(part))


def test_what_was_done_is_recorded_with_both_and_not_proposed_again(card: ValueCard, told: Desk, qtbot: Any) -> None:
    assert INTRODUCE in says(card)
    assert "Dana: “sailing”. Mei Tanaka: “sailing”." in says(card)
    click(qtbot, named(card, f"Did it: {INTRODUCE}"))
    assert values(told) == [
        ("dana", "given", "introduction", "Introduced to Mei Tanaka"),
        ("mei", "given", "introduction", "Introduced to Dana Ortiz"),
    ]
    assert INTRODUCE not in says(card)
    told.undo()
    assert values(told) == []
    assert INTRODUCE in says(card)


def test_what_is_not_wanted_goes_and_undo_brings_it_back(card: ValueCard, told: Desk, qtbot: Any) -> None:
    click(qtbot, named(card, f"Not this: {INTRODUCE}"))
    assert INTRODUCE not in says(card)
    assert focused(card).accessibleName().startswith("Did it: ")
    told.undo()
    assert INTRODUCE in says(card)
    assert values(told) == []


def test_a_promise_that_was_kept_is_ticked_and_counts_as_value(card: ValueCard, told: Desk, qtbot: Any) -> None:
    with told.change("Promise") as session:
        session.add(FollowUp(id="p", colleague_id="dana", owner="me", text="send the figures", due=TODAY))
    click(qtbot, named(card, "Did it: Do what you promised Dana: send the figures"))
    with told.reading() as session:
        assert session.get_one(FollowUp, "p").done_on == TODAY
    assert values(told) == [("dana", "given", "follow_up", "Send the figures")]


def test_nothing_is_proposed_where_what_they_did_calls_for_somebody_to_talk_to(
    card: ValueCard, told: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("journal.window.colleagues.value.may_give", lambda *_: False)
    card.refresh([])
    assert INTRODUCE not in says(card)


@pytest.mark.parametrize(
    ("chip", "direction", "kind"),
    [("I gave: Credit", "given", "credit"), ("I received: Listening", "received", "listening")],
)
def test_one_click_records_a_kind_and_what_is_typed_next_is_its_words(
    card: ValueCard, told: Desk, chip: str, direction: str, kind: str, qtbot: Any
) -> None:
    click(qtbot, named(card, chip))
    assert values(told) == [("dana", direction, kind, None)]
    field = focused(card)
    assert isinstance(field, QPlainTextEdit)
    qtbot.keyClicks(field, "the two waves")
    card.commit()
    assert values(told) == [("dana", direction, kind, "the two waves")]
    told.undo()
    assert values(told) == []


def test_the_balance_of_the_last_year_is_told_in_words_a_chart_and_a_table(
    card: ValueCard, told: Desk, qtbot: Any
) -> None:
    assert not card.balance.isVisibleTo(card)
    with told.change("Fill") as session:
        for ago, direction in ((0, "given"), (1, "given"), (40, "received"), (400, "given"), (-3, "given")):
            day = TODAY - timedelta(days=ago)
            session.add(Value(colleague_id="dana", direction=direction, kind="help", on=day))
        session.add(Value(colleague_id="mei", direction="given", kind="help", on=TODAY))
    assert "In the last twelve months you gave 2 times and received once." in says(card)
    rows = card.balance.chart.rows()
    assert (len(rows), rows[1][0], rows[-1]) == (13, "December 2025", ("November 2026", "2", "0"))
    assert rows[-2] == ("October 2026", "0", "1")
    click(qtbot, button(card, "Show as table"))
    table = card.findChild(QTableWidget)
    assert isinstance(table, QTableWidget)
    assert table.rowCount() == 12


def test_in_a_meeting_value_is_one_click_with_its_kind(told: Desk, qtbot: Any) -> None:
    with told.change("Meet") as session:
        start = datetime(2026, 11, 23, 10, tzinfo=ZoneInfo("Europe/Berlin"))
        session.add(Meeting(id="m", title="Sync", start=start, state="held"))
        session.flush()
        session.add(MeetingColleague(meeting_id="m", colleague_id="dana"))
    page = MeetingsPage(told)
    qtbot.addWidget(page)
    page.resize(1100, 700)
    bring_up(qtbot, page)
    page.show_record("m", "meeting", "m")
    click(qtbot, named(page, "I received: Help"))
    with told.reading() as session:
        made = session.scalars(select(Value)).one()
    assert (made.colleague_id, made.meeting_id, made.direction, made.kind) == ("dana", "m", "received", "help")
    assert made.on == date(2026, 11, 23)
    field = focused(page)
    assert isinstance(field, QPlainTextEdit)
    qtbot.keyClicks(field, "found the room")
    page.commit()
    assert values(told) == [("dana", "received", "help", "found the room")]
