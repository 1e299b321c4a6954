"""Words that judge are marked while a reflection is written, and what happened is offered in their place."""

from time import monotonic
from typing import Any

import pytest
from PySide6.QtWidgets import QAbstractButton

from journal.model import Reflection
from journal.window.desk import Desk
from journal.window.reflections.judging_hint import AROUND, HINT, JudgingHint
from journal.window.reflections.page import ReflectionsPage
from journal.window.widgets.inline import InlineText
from tests.window.test_reflection_begun import opened
from tests.window.test_reflections import answers, pick, read, shown, whose
from tests.window.widgets import button, called, click

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def page(sample_desk: Desk, qtbot: Any) -> ReflectionsPage:
    made = opened(sample_desk, qtbot)
    made.reflect_on(whose(sample_desk, "Dana Ortiz"), None)
    return made


def marked(field: InlineText) -> list[str]:
    return [one.cursor.selectedText() for one in field.extraSelections()]


def lines(page: ReflectionsPage) -> list[JudgingHint]:
    return [one for one in shown(page).findChildren(JudgingHint) if one.isVisible()]


def write(qtbot: Any, field: InlineText, words: str) -> None:
    field.setFocus()
    qtbot.keyClicks(field, words)


def test_three_lines_are_put_in_with_one_click_and_saved_as_typed(
    page: ReflectionsPage, sample_desk: Desk, qtbot: Any
) -> None:
    text = shown(page).text
    write(qtbot, text, "She never answers. Never mind.")
    qtbot.waitUntil(lambda: marked(text) == ["never"])
    assert len(lines(page)) == 1
    assert "“never”" in text.accessibleDescription()
    click(qtbot, button(lines(page)[0], "Start that way"))
    qtbot.keyClicks(text, "no answer on Monday")
    assert text.text().splitlines()[1:] == ["What happened: no answer on Monday", "When: ", "What it did: "]
    assert lines(page) == []
    page.commit()
    assert read(sample_desk, Reflection, shown(page).record).text == text.text()


def test_answers_are_looked_at_too_and_one_line_is_shown_at_a_time(
    page: ReflectionsPage, sample_desk: Desk, qtbot: Any
) -> None:
    view = shown(page)
    write(qtbot, view.text, "always")
    qtbot.waitUntil(lambda: len(lines(page)) == 1)
    answer = view.prompts.first.field
    write(qtbot, answer, "He is lazy.")
    qtbot.waitUntil(lambda: marked(answer) == ["lazy"])
    assert len(lines(page)) == 1
    assert answers(sample_desk, view.record) == []
    view.text.setFocus()
    assert answers(sample_desk, view.record) == ["He is lazy."]


def test_what_is_only_read_is_not_marked(page: ReflectionsPage, sample_desk: Desk, qtbot: Any) -> None:
    with sample_desk.change("Fill") as session:
        session.add(Reflection(id="old", on=sample_desk.today(), text="She is always late."))
    page.show_record("old", "reflection", "old")
    qtbot.wait(400)
    assert (marked(shown(page).text), lines(page)) == ([], [])
    shown(page).text.setFocus()
    qtbot.waitUntil(lambda: marked(shown(page).text) == ["always"])


def test_the_hint_is_switched_off_where_it_appears(page: ReflectionsPage, sample_desk: Desk, qtbot: Any) -> None:
    text = shown(page).text
    write(qtbot, text, "always")
    qtbot.waitUntil(lambda: len(lines(page)) == 1)
    click(qtbot, called(lines(page)[0], QAbstractButton, "Do not show this hint any more"))
    assert (marked(text), lines(page)) == ([], [])
    qtbot.keyClicks(text, " never")
    qtbot.wait(400)
    assert marked(text) == []
    page.reflect_on(None, None)
    write(qtbot, shown(page).text, "never")
    qtbot.wait(400)
    assert (marked(shown(page).text), lines(page)) == ([], [])


def test_where_harm_was_marked_no_word_is_judged(page: ReflectionsPage, qtbot: Any) -> None:
    text = shown(page).text
    write(qtbot, text, "He never stops.")
    qtbot.waitUntil(lambda: marked(text) == ["never"])
    pick(shown(page).mark, "Harm")
    assert (marked(text), lines(page)) == ([], [])


def test_typing_into_a_very_long_text_stays_quick(page: ReflectionsPage, sample_desk: Desk, qtbot: Any) -> None:
    line = "Dana never answers, and Sam is always late to what we plan for the launch.\n"
    with sample_desk.change("Fill") as session:
        session.add(Reflection(id="long", on=sample_desk.today(), text=line * (1_000_000 // len(line))))
    page.show_record("long", "reflection", "long")
    text = shown(page).text
    text.setFocus()
    hint = next(one for one in shown(page).findChildren(JudgingHint) if one._field is text)
    began = monotonic()
    hint._look()
    assert monotonic() - began < 0.5
    assert 0 < len(marked(text)) < 2 * (2 * AROUND // len(line) + 2)
    assert HINT == "judging_words"
