"""The brief for a mentor, as a person makes one: points chosen, names hidden, words changed, given away."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton

from journal.window.desk import Desk
from journal.window.reflections import paper
from journal.window.reflections.brief_view import BriefView
from journal.window.reflections.page import ReflectionsPage
from journal.window.reflections.review_view import ReviewView
from journal.window.widgets.check import Check
from tests.window.widgets import click

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def desk(sample_desk: Desk, qtbot: Any) -> Desk:
    qtbot.waitUntil(lambda: sample_desk.reviews.complete)
    return sample_desk


@pytest.fixture
def view(desk: Desk, qtbot: Any) -> BriefView:
    """By its button in the review of Dana."""
    page = ReflectionsPage(desk)
    page.resize(1280, 800)
    qtbot.addWidget(page)
    with qtbot.waitExposed(page):
        page.show()
    page.show_record("dana", "review", "")
    review = page.findChild(ReviewView)
    assert review is not None
    press(qtbot, review, "Write a brief for a mentor")
    found = page.findChild(BriefView)
    assert found is not None
    return found


def press(qtbot: Any, view: Any, text: str) -> None:
    click(qtbot, next(one for one in view.findChildren(QPushButton) if one.text().strip() == text))


def point(view: BriefView, words: str) -> Check:
    return next(one for one in view.findChildren(Check)[::-1] if words in one.accessibleName())


def test_a_point_that_is_left_out_is_not_in_it_and_can_be_put_back(view: BriefView, desk: Desk, qtbot: Any) -> None:
    assert "I rated trust 2 or lower in 3 of the last 3 reflections." in view.text.text()
    click(qtbot, point(view, "I rated trust"))
    assert "I rated trust" not in view.text.text()
    click(qtbot, point(view, "I rated trust"))
    assert "I rated trust" in view.text.text()
    desk.undo()
    assert "I rated trust" not in view.text.text()


def test_no_name_is_left_and_each_replacement_is_shown(view: BriefView, qtbot: Any) -> None:
    assert "Dana" in view.text.text()
    assert view.replaced.text().startswith("This replaces “Dana Ortiz” → “my colleague”, 1×")
    click(qtbot, view.hide_names)
    assert view.replaced.text().startswith("Replaced: “Dana Ortiz” → “my colleague”, 1×")
    assert "Dana" not in view.text.text()
    assert "my colleague" in view.text.text()
    assert "“Dana Ortiz” → “my colleague”, 1×" in view.replaced.text()


def test_what_is_left_out_stays_so_with_names_hidden(view: BriefView, qtbot: Any) -> None:
    click(qtbot, point(view, "Dana’s last 6 commitments"))
    click(qtbot, view.hide_names)
    assert "commitments" not in view.text.text()


def test_my_own_words_are_kept_copied_and_written_anew(view: BriefView, desk: Desk, qtbot: Any) -> None:
    written = view.text.text()
    view.text.setFocus()
    view.text.setPlainText("Dear Ruth, what would you do?")
    press(qtbot, view, "Copy")
    assert QApplication.clipboard().text() == "Dear Ruth, what would you do?"
    again = BriefView(desk, "dana")
    qtbot.addWidget(again)
    assert again.refresh()
    assert again.text.text() == "Dear Ruth, what would you do?"
    view.text.clearFocus()
    press(qtbot, view, "Write it anew")
    assert view.text.text() == written


def test_what_would_be_replaced_in_my_own_text_is_shown_before_names_are_hidden(view: BriefView, qtbot: Any) -> None:
    view.text.setFocus()
    view.text.setPlainText("I like Dana.")
    view.commit()
    assert view.replaced.text() == "This replaces “Dana” → “my colleague”, 1×."
    assert not view.replace.isVisible()
    click(qtbot, view.hide_names)
    qtbot.waitUntil(lambda: view.text.text() == "I like my colleague.")
    assert view.replaced.text() == ""


def test_names_in_my_own_text_are_shown_before_they_are_replaced(view: BriefView, qtbot: Any) -> None:
    click(qtbot, view.hide_names)
    view.text.setFocus()
    view.text.setPlainText("I like Dana, and Mei Tanaka does.")
    view.commit()
    assert view.replaced.text() == "Still in your text: “Dana” → “my colleague”, 1×, “Mei Tanaka” → “a colleague”, 1×."
    click(qtbot, view.replace)
    qtbot.waitUntil(lambda: view.text.text() == "I like my colleague, and a colleague does.")
    assert not view.replace.isVisible()


def test_saved_as_markdown_what_would_be_markup_is_escaped(
    view: BriefView, qtbot: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "brief.md"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(place), ""))
    view.text.setFocus()
    view.text.setPlainText("What happened\n- *late* again <b>\n\nThank you")
    press(qtbot, view, "Save as Markdown …")
    assert place.read_text("utf-8") == "## What happened\n\n- \\*late\\* again \\<b\\>\n\nThank you\n"
    assert place.stat().st_mode & 0o077 == 0


def test_on_paper_nothing_is_taken_for_markup(tmp_path: Path, qapp: QApplication) -> None:
    document = paper.document("What happened\n- late <img src='https://example.org/x.png'>")
    assert document.toPlainText() == "What happened\nlate <img src='https://example.org/x.png'>"
    paper.write_pdf("What happened\n- late", tmp_path / "brief.pdf")
    assert (tmp_path / "brief.pdf").read_bytes().startswith(b"%PDF")
