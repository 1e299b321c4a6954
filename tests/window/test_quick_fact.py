"""Facts in one line, who told them, and how old they are."""

from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QToolButton
from sqlalchemy import select

from journal.model import Colleague, Fact, HintOff
from journal.window.colleagues.fact_source import FactSource
from journal.window.colleagues.facts import FactsCard
from journal.window.colleagues.page import ColleaguesPage
from journal.window.desk import Desk
from journal.window.widgets.pick import InlineDate
from tests.window.conftest import labels
from tests.window.widgets import bring_up, button, called, click, focused, take, type_over

TODAY = date(2026, 11, 24)

pytestmark = pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)  # by the names that are offered


@pytest.fixture
def page(desk: Desk, qtbot: Any) -> ColleaguesPage:
    with desk.change("Fill") as session:
        session.add(Colleague(id="dana", name="Dana Ortiz"))
        session.add(Colleague(id="jim", name="Jim Keller"))
        session.add(Colleague(id="mei", name="Mei Tanaka"))
        session.flush()
        session.add(Fact(id="rows", colleague_id="dana", kind="interest", text="Rows", told_by_id="jim"))
        session.add(Fact(id="old", colleague_id="dana", kind="place", text="Lyon", learned_on=date(2022, 11, 20)))
        session.add(Fact(id="aged", colleague_id="dana", kind="other", text="Blue", learned_on=date(2024, 11, 20)))
    made = ColleaguesPage(desk)
    qtbot.addWidget(made)
    made.resize(1180, 900)
    bring_up(qtbot, made)
    made.show_record("dana", "colleague", "dana")
    return made


@pytest.fixture
def card(page: ColleaguesPage) -> FactsCard:
    found = page._sheet._records["fact"]
    assert isinstance(found, FactsCard)
    return found


def fact(desk: Desk, record: str) -> Fact:
    with desk.reading() as session:
        return session.get_one(Fact, record)


def newest(desk: Desk) -> Fact:
    with desk.reading() as session:
        return session.scalars(select(Fact).order_by(Fact.position.desc())).first() or Fact()


def say(qtbot: Any, card: FactsCard, words: str) -> None:
    type_over(qtbot, card.quick.line, words)


def test_a_line_becomes_a_fact_with_who_told_it_when_and_its_kind(card: FactsCard, desk: Desk, qtbot: Any) -> None:
    say(qtbot, card, "Jim told me yesterday that she went to Ireland in May")
    assert "She went to Ireland in May" in labels(card.quick)
    assert card.quick.kind.text() == "Place"
    assert card.quick.source.link.text() == "from Jim Keller"
    assert card.quick.day.text() == "learned yesterday"
    qtbot.keyClick(card.quick.line, Qt.Key.Key_Return)
    made = newest(desk)
    assert (made.colleague_id, made.text, made.kind) == ("dana", "She went to Ireland in May", "place")
    assert (made.told_by_id, made.source, made.learned_on) == ("jim", None, date(2026, 11, 23))
    assert (card.quick.line.text(), focused(card)) == ("", card.quick.line)
    desk.undo()
    assert newest(desk).id == "aged"


def test_what_was_read_wrongly_is_put_right_before_it_is_saved(card: FactsCard, desk: Desk, qtbot: Any) -> None:
    say(qtbot, card, "Jim told me she paints")
    take(card.quick.kind, "Skill")
    card.quick.day._pick(date(2026, 11, 1))
    click(qtbot, called(card.quick.source, QToolButton, "Not told by them"))
    type_over(qtbot, card.quick.source.line, "Jim, at lunch")
    click(qtbot, button(card.quick, "Save"))
    made = newest(desk)
    assert (made.text, made.kind, made.learned_on) == ("She paints", "skill", date(2026, 11, 1))
    assert (made.source, made.told_by_id) == ("Jim, at lunch", None)


def test_what_was_begun_about_one_is_not_said_of_another(
    page: ColleaguesPage, card: FactsCard, desk: Desk, qtbot: Any
) -> None:
    say(qtbot, card, "Paints")
    page.show_record("mei", "colleague", "mei")
    assert card.quick.line.text() == ""
    page.show_record("dana", "colleague", "dana")
    assert card.quick.line.text() == "Paints"
    qtbot.keyClick(card.quick.line, Qt.Key.Key_Escape)
    assert (card.quick.line.text(), newest(desk).id) == ("", "aged")


def test_a_click_on_who_told_it_opens_their_page(card: FactsCard, desk: Desk, qtbot: Any) -> None:
    row = card.row("rows")
    assert row is not None
    with qtbot.waitSignal(desk.opening) as opened:
        click(qtbot, row.findChild(FactSource).link)
    assert opened.args == ["colleague", "jim"]


def test_who_told_it_is_chosen_by_name_and_taken_away(card: FactsCard, desk: Desk, qtbot: Any) -> None:
    row = card.row("aged")
    assert row is not None
    line = called(row, QLineEdit, "From whom")
    type_over(qtbot, line, "mei")
    names = line.completer().popup()
    qtbot.keyClick(names, Qt.Key.Key_Down)
    qtbot.keyClick(names, Qt.Key.Key_Return)
    assert (fact(desk, "aged").told_by_id, fact(desk, "aged").source) == ("mei", None)
    assert row.findChild(FactSource).link.text() == "from Mei Tanaka"
    click(qtbot, called(row, QToolButton, "Not told by them"))
    assert fact(desk, "aged").told_by_id is None
    bring_up(qtbot, card.window())  # or it stays behind the names
    type_over(qtbot, line, "Mei Tanaka, at lunch")
    qtbot.keyClick(line, Qt.Key.Key_Tab)
    assert (fact(desk, "aged").told_by_id, fact(desk, "aged").source) == (None, "Mei Tanaka, at lunch")
    type_over(qtbot, line, "Jim Keller")
    qtbot.keyClick(line.completer().popup(), Qt.Key.Key_Tab)
    assert (fact(desk, "aged").told_by_id, fact(desk, "aged").source) == ("jim", None)


def test_an_old_fact_says_how_old_and_is_asked_about(card: FactsCard, desk: Desk, qtbot: Any) -> None:
    old, aged = card.row("old"), card.row("aged")
    assert old is not None
    assert aged is not None
    assert called(aged, InlineDate, "Learned on").text() == "learned 2 years ago"
    assert "Still true?" not in labels(aged)
    assert "Still true?" in labels(old)
    click(qtbot, button(old, "Yes"))
    assert fact(desk, "old").learned_on == TODAY
    assert "Still true?" not in labels(old)
    desk.undo()
    click(qtbot, button(old, "Do not ask"))
    assert "Still true?" not in labels(old)
    assert fact(desk, "old").learned_on == date(2022, 11, 20)
    with desk.reading() as session:
        assert session.scalars(select(HintOff.hint)).all() == ["still_true:old"]


def test_what_i_say_of_myself_is_kept_as_i_say_it(page: ColleaguesPage, desk: Desk, qtbot: Any) -> None:
    page.show_record("me", "me", "me")
    facts = page._me._facts
    say(qtbot, facts, "I studied at Villanova")
    assert facts.quick.kind.text() == "Studied at"
    assert facts.quick.source is None
    qtbot.keyClick(facts.quick.line, Qt.Key.Key_Return)
    made = newest(desk)
    assert (made.colleague_id, made.text, made.kind) == (None, "I studied at Villanova", "alma_mater")
