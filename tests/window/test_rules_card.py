"""The rules in the preferences: switched, changed and reset, and at once what it changes."""

from typing import Any

import pytest
from sqlalchemy import select

from journal.method.rules.review import CONCERNS
from journal.model import RuleSetting
from journal.window import rule_edits
from journal.window.desk import Desk
from journal.window.rules_card import RulesCard
from tests.window.widgets import click

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def desk(sample_desk: Desk, qtbot: Any) -> Desk:
    qtbot.waitUntil(lambda: sample_desk.reviews.complete)
    return sample_desk


@pytest.fixture
def card(desk: Desk, qtbot: Any) -> RulesCard:
    made = RulesCard(desk)
    qtbot.addWidget(made)
    made.resize(640, 1600)
    with qtbot.waitExposed(made):
        made.show()
    return made


def settings(desk: Desk) -> list[tuple[str, bool, dict[str, int]]]:
    with desk.reading() as session:
        return [(one.concern, one.off, one.thresholds) for one in session.scalars(select(RuleSetting))]


def status(desk: Desk, colleague: str) -> str:
    found = desk.reviews.known(colleague)
    return found.status if found is not None else ""


def test_every_concern_is_there_with_its_words(card: RulesCard) -> None:
    assert list(card.rules) == list(CONCERNS)
    assert card.rules["unanswered"].words.text() == (
        "Raised at 3 of the last 5 messages sent at least 7 days ago without an answer; serious at 4."
    )
    assert not card.all_back.isVisible()


def test_switched_off_it_is_not_looked_for_and_what_that_changes_is_told(
    card: RulesCard, desk: Desk, qtbot: Any
) -> None:
    for concern in ("low_trust", "draining"):
        click(qtbot, card.rules[concern].box)
    qtbot.waitUntil(lambda: status(desk, "dana") == "needs_attention")
    assert settings(desk) == [("low_trust", True, {}), ("draining", True, {})]
    qtbot.waitUntil(lambda: "Dana Ortiz: not working → needs attention" in card.effect.text())
    click(qtbot, card.all_back)
    assert settings(desk) == []
    qtbot.waitUntil(lambda: status(desk, "dana") == "not_working" and not card.effect.isVisible())


def test_closed_it_hears_of_nothing_any_more(desk: Desk, qtbot: Any) -> None:
    card = RulesCard(desk)
    with qtbot.waitSignal(card.destroyed):
        card.deleteLater()
    with qtbot.captureExceptions() as raised:
        rule_edits.switch(desk, "unanswered", on=False)
        desk.reviews.updated.emit(frozenset())
    assert raised == []


def test_the_numbers_of_a_threshold_can_be_read(card: RulesCard, qtbot: Any) -> None:
    rule = card.rules["falling_ratings"]
    click(qtbot, rule.changing)
    for number in rule.numbers.values():
        line = number.lineEdit()
        qtbot.waitUntil(lambda line=line: line.width() >= line.fontMetrics().horizontalAdvance(line.text()))


def test_a_threshold_is_changed_and_put_back(card: RulesCard, desk: Desk, qtbot: Any) -> None:
    rule = card.rules["broken_commitments"]
    click(qtbot, rule.changing)
    rule.numbers["at_least"].setValue(5)
    rule.numbers["serious_at_least"].setValue(6)
    assert settings(desk) == [("broken_commitments", False, {"at_least": 5, "serious_at_least": 6})]
    assert rule.words.text().startswith("Raised at 5 of the last 6 follow-ups")
    qtbot.waitUntil(lambda: status(desk, "dana") == "needs_attention")
    click(qtbot, rule.back)
    assert settings(desk) == []
    assert rule.numbers["at_least"].value() == 3
    desk.undo()
    assert rule.numbers["at_least"].value() == 5
