"""After disrespect or harm: people and the organisation's own channels, never to try harder."""

from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from journal.errors import BadFile
from journal.method.conduct import steps_for
from journal.model import Colleague, Mentor, Reflection
from journal.window.colleagues.health import Health
from journal.window.desk import Desk
from journal.window.reflections import conduct_card
from journal.window.reflections.conduct_card import ConductCard
from journal.window.reflections.page import ReflectionsPage
from tests.window.conftest import labels
from tests.window.test_reflection_begun import opened
from tests.window.test_reflections import pick, shown, whose
from tests.window.widgets import button, click, on_screen

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def page(sample_desk: Desk, qtbot: Any) -> ReflectionsPage:
    return opened(sample_desk, qtbot)


def all_words(part: QWidget) -> str:
    said = [one.text() for one in part.findChildren(QLabel)] + [one.text() for one in part.findChildren(QPushButton)]
    return " ".join(said).lower()


def test_a_marked_reflection_points_to_people_and_channels_and_asks_nothing_else(
    page: ReflectionsPage, sample_desk: Desk, qtbot: Any
) -> None:
    page.reflect_on(whose(sample_desk, "Dana Ortiz"), None)
    view = shown(page)
    assert not view.conduct.isVisible()
    pick(view.mark, "Disrespect")
    assert view.conduct.isVisible()
    QApplication.processEvents()
    said = labels(view.conduct)
    assert all(one.title in said for one in steps_for("disrespect"))
    assert "Where you are in danger now" not in said
    pick(view.mark, "Harm")
    QApplication.processEvents()
    assert "Where you are in danger now" in labels(view.conduct)
    assert "What do you need to be safe, and who can see to it?" in [prompt for prompt, _ in view.prompts._fields]
    assert "try" not in [word for prompt, _ in view.prompts._fields for word in prompt.lower().split()]
    with qtbot.waitSignal(sample_desk.opening) as opening:
        click(qtbot, button(view.conduct, "Ruth Adler"))
    assert opening.args[0] == "mentor"
    pick(view.mark, "Nothing of the kind")
    assert not view.conduct.isVisible()


def test_a_review_with_conduct_never_says_to_try_harder(page: ReflectionsPage, sample_desk: Desk) -> None:
    for name in ("Dana Ortiz", "Mei Tanaka", "Lena Fischer"):
        colleague = whose(sample_desk, name)
        with sample_desk.change("Fill") as session:
            session.add(Reflection(on=sample_desk.today(), colleague_id=colleague, marked="disrespect"))
        page.show_record(colleague, "review", colleague)
        card = shown(page).findChild(ConductCard)
        assert card.isVisible()
        said = all_words(shown(page))
        for words in ("your own practice", "strengthen", "practices", "try another", "try harder", "restate"):
            assert words not in said, (name, words)
        health = Health(sample_desk)
        health.refresh(sample_desk.reviews.get(colleague))
        assert "practice" not in all_words(health)


def test_after_harm_the_review_and_the_next_reflection_say_first_where_one_is_in_danger(
    page: ReflectionsPage, sample_desk: Desk
) -> None:
    mei = whose(sample_desk, "Mei Tanaka")
    with sample_desk.change("Fill") as session:
        session.add(Reflection(on=sample_desk.today(), colleague_id=mei, marked="harm"))
    page.show_record(mei, "review", mei)
    assert "Where you are in danger now" in labels(shown(page).findChild(ConductCard))
    page.reflect_on(mei, None)
    assert "Where you are in danger now" in labels(shown(page).conduct)


def test_whom_it_is_about_is_not_among_those_to_turn_to(desk: Desk, qtbot: Any) -> None:
    with desk.change("Fill") as session:
        session.add_all(Colleague(id=one, name=one.title(), is_mentor=True) for one in ("ann", "bo"))
        session.add(Mentor(id="ruth", name="Ruth"))
    card = ConductCard(desk, "ann")
    on_screen(qtbot, card, width=600)
    assert [one.accessibleName() for one in card.findChildren(QPushButton)] == ["Ruth", "Bo"]


def test_where_nobody_is_known_one_is_asked_for_and_a_slip_in_the_file_is_named(
    desk: Desk, qtbot: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def slipped(_: str) -> None:
        raise BadFile("conduct.toml: step 2 (hr).text", "it is missing")

    monkeypatch.setattr(conduct_card, "steps_for", slipped)
    card = ConductCard(desk)
    card.refresh("", "harm")
    on_screen(qtbot, card, width=600)
    assert "conduct.toml: step 2 (hr).text: it is missing" in labels(card)
    with qtbot.waitSignal(desk.opening) as opening:
        click(qtbot, button(card, "Add somebody you trust"))
    assert opening.args[0] == "new_mentor"
