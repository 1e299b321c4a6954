"""Questions on a colleague's page and on my profile, and the mark under a closed one, used as a person would."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QToolButton, QWidget
from sqlalchemy import select

from journal.method.question_bank import question_bank
from journal.model import Colleague, HintOff, Meeting, MeetingColleague, OwnQuestion, Question
from journal.window.closed_hint import ClosedHint
from journal.window.colleagues.my_questions import MyQuestions
from journal.window.colleagues.page import ColleaguesPage
from journal.window.colleagues.question_rows import OwnQuestionField, QuestionRow
from journal.window.colleagues.questions import QuestionsCard
from journal.window.desk import Desk
from journal.window.meetings.cards import QuestionsCard as MeetingQuestions
from journal.window.meetings.page import MeetingsPage
from tests.window.conftest import NOW, labels
from tests.window.test_meetings import filled as filled
from tests.window.test_meetings import open_page
from tests.window.widgets import bring_up, button, click, take, type_over

CLOSED = "Is the deadline realistic?"
OPEN = "How realistic is the deadline?"


@pytest.fixture
def card(filled: Desk, qtbot: Any) -> QuestionsCard:
    """Dana's page: a meeting with her in an hour, another tomorrow."""
    return opened(filled, qtbot, "dana")


def opened(desk: Desk, qtbot: Any, who: str) -> QuestionsCard:
    page = ColleaguesPage(desk)
    qtbot.addWidget(page, before_close_func=lambda _: page)
    page.resize(1180, 780)
    bring_up(qtbot, page)
    page.show_record(who, "colleague", who)
    QApplication.processEvents()
    return page._sheet._questions


def rows(part: QWidget) -> list[QuestionRow]:
    QApplication.processEvents()
    return [one for one in part.findChildren(QuestionRow) if one.isVisible()]


def texts(part: QWidget) -> list[str]:
    return [one.text for one in rows(part)]


def stored(desk: Desk, kind: Any) -> list[Any]:
    with desk.reading() as session:
        return list(session.scalars(select(kind).order_by(kind.position)))


def test_a_click_puts_a_question_on_the_list_of_the_next_meeting(card: QuestionsCard, filled: Desk, qtbot: Any) -> None:
    first = rows(card)[0]
    assert first.text == question_bank()[0].text
    assert "Journey" in labels(first)
    assert "A click puts it on the list of Launch sync, today." in labels(card)
    with qtbot.waitSignal(filled.said) as said:
        click(qtbot, first.words)
    assert said.args == ["Put on the list of Launch sync.", True]
    assert [(one.text, one.meeting_id) for one in stored(filled, Question)][1:] == [(first.text, "sync")]
    assert texts(card).count(first.text) == 1  # not suggested any more, but among those asked
    assert "Planned for today" in labels(rows(card)[-1])
    filled.undo()
    assert texts(card)[0] == first.text


def test_the_button_beside_it_does_the_same_by_keyboard(card: QuestionsCard, filled: Desk, qtbot: Any) -> None:
    plus = rows(card)[1].button
    assert plus is not None
    plus.setFocus()
    qtbot.keyClick(plus, Qt.Key.Key_Return)
    assert len(stored(filled, Question)) == 2


def test_others_shows_more_and_begins_again_at_the_end(card: QuestionsCard, qtbot: Any) -> None:
    seen = texts(card)
    assert len(seen) == 3
    for _ in range(60):
        click(qtbot, card.others)
        if texts(card)[0] == seen[0]:
            break
        assert not set(texts(card)) & set(seen)
        seen += texts(card)
    assert len(seen) == len(set(seen)) > 60


def test_what_was_asked_stands_with_its_day_and_answer_and_opens_the_meeting(filled: Desk, qtbot: Any) -> None:
    with filled.change("Answer") as session:
        session.get_one(Question, "asked").answer = "Two <b>people</b>"
        for place in range(6):
            session.add(Question(id=f"q{place}", meeting_id="past", text=f"What about {place}?"))
    card = opened(filled, qtbot, "rene")
    assert "No meeting with René is planned to ask it in." in labels(card)
    assert "What would help you?" not in texts(card)
    click(qtbot, button(card, "Show all 7"))
    row = next(one for one in rows(card) if one.text == "What would help you?")
    assert "Sunday, 25 October  ·  Two <b>people</b>" in labels(row)
    with qtbot.waitSignal(filled.opening) as opening:
        click(qtbot, row.words)
    assert opening.args == ["question", "asked"]


def test_where_no_meeting_is_planned_one_is_offered(filled: Desk, qtbot: Any) -> None:
    card = opened(filled, qtbot, "rene")
    assert [one.button for one in rows(card)[:3]] == [None, None, None]
    with qtbot.waitSignal(filled.opening) as opening:
        click(qtbot, card.plan)
    assert opening.args[0] == "meeting"
    assert rows(card)[0].button is not None  # there is a list now


def test_the_bank_is_unfolded_searched_and_used(card: QuestionsCard, filled: Desk, qtbot: Any) -> None:
    assert not [one for one in card.findChildren(QLineEdit) if one.isVisible()]
    click(qtbot, card.bank.title)
    qtbot.keyClicks(card.bank.search, "thank scenes")
    assert texts(card.bank) == ["Who behind the scenes should I thank, and for what?"]
    click(qtbot, rows(card.bank)[0].words)
    assert "On the list for today" in labels(rows(card.bank)[0])
    qtbot.keyClicks(card.bank.search, " nowhere")
    QApplication.processEvents()
    assert "No question has these words." in labels(card.bank)
    card.bank.search.clear()
    assert texts(card.bank) == []
    click(qtbot, button(card.bank, "Repair (16)"))
    assert len(texts(card.bank)) == 16
    qtbot.keyClick(card.window().focusWidget(), Qt.Key.Key_Space)  # it keeps the keyboard
    assert texts(card.bank) == []
    click(qtbot, card.bank.title)
    assert not card.bank.unfolded


def test_an_own_question_is_typed_in_place_opened_and_kept(card: QuestionsCard, filled: Desk, qtbot: Any) -> None:
    field = card.own.field
    field.setFocus()
    qtbot.keyClicks(field, CLOSED)
    qtbot.waitUntil(card.own.hint.isVisible)
    assert OPEN in labels(card.own.hint)
    click(qtbot, card.own.hint.take)
    assert field.text() == OPEN
    assert not card.own.hint.isVisible()
    field.undo()
    assert field.text() == CLOSED
    field.redo()
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert [one.text for one in stored(filled, OwnQuestion)] == [OPEN]
    assert stored(filled, Question)[-1].text == OPEN
    assert field.text() == ""
    filled.undo()
    assert (stored(filled, OwnQuestion), len(stored(filled, Question))) == ([], 1)


def test_what_is_typed_for_one_is_not_lost_when_another_is_shown(card: QuestionsCard, filled: Desk, qtbot: Any) -> None:
    card.own.field.setFocus()
    qtbot.keyClicks(card.own.field, "What is new?")
    card.parentWidget().window().show_record("mei", "colleague", "mei")
    assert [one.text for one in stored(filled, OwnQuestion)] == ["What is new?"]
    assert stored(filled, Question)[-1].meeting_id == "sync"


@pytest.fixture
def mine(filled: Desk, qtbot: Any) -> MyQuestions:
    with filled.change("Write") as session:
        session.add(OwnQuestion(id="closed", text=CLOSED))
        session.add(OwnQuestion(id="other", text="What is new?", purpose="an old purpose"))
    page = ColleaguesPage(filled)
    qtbot.addWidget(page, before_close_func=lambda _: page)
    page.resize(1000, 700)
    bring_up(qtbot, page)
    page.show_record("me", "own_question", "closed")
    return page._me._questions


def test_my_questions_are_changed_where_they_stand(mine: MyQuestions, filled: Desk, qtbot: Any) -> None:
    first, second = mine.rows
    assert first.text.hasFocus()
    type_over(qtbot, second.text, "What is old?")
    qtbot.keyClick(second.text, Qt.Key.Key_Return)
    take(second.purpose, "Thanks")
    assert [(one.text, one.purpose) for one in stored(filled, OwnQuestion)][1] == ("What is old?", "thanks")
    take(second.purpose, "For any purpose")
    assert stored(filled, OwnQuestion)[1].purpose is None
    with qtbot.waitSignal(filled.said) as said:
        click(qtbot, first.gone)
    assert said.args == ["Deleted the question.", True]
    assert [row.record for row in mine.rows] == ["other"]
    filled.undo()
    assert [row.record for row in mine.rows] == ["closed", "other"]
    mine.new.field.setFocus()
    qtbot.keyClicks(mine.new.field, "What did I miss?")
    qtbot.keyClick(mine.new.field, Qt.Key.Key_Return)
    assert [row.text.text() for row in mine.rows][2:] == ["What did I miss?"]
    assert mine.new.field.text() == ""


def test_a_closed_one_of_mine_is_opened_with_one_click(mine: MyQuestions, filled: Desk, qtbot: Any) -> None:
    row = mine.rows[0]
    qtbot.waitUntil(row.hint.isVisible)
    click(qtbot, row.hint.form)
    assert stored(filled, OwnQuestion)[0].text == row.text.text() == OPEN
    filled.undo()
    assert row.text.text() == CLOSED


def added(qtbot: Any, page: MeetingsPage, text: str) -> MeetingQuestions:
    click(qtbot, page.sheet.questions.plus)
    qtbot.keyClicks(page.window().focusWidget(), text)
    return page.sheet.questions


def test_a_closed_question_in_a_meeting_is_marked_while_it_is_typed(filled: Desk, qtbot: Any) -> None:
    questions = added(qtbot, open_page(qtbot, filled), CLOSED)
    row = questions.rows[0]
    qtbot.waitUntil(row.closed.isVisible)
    assert row.closed.words == "Can be answered with yes or no. Open to more:"
    click(qtbot, row.closed.take)
    assert row.text.text() == OPEN
    assert stored(filled, Question)[-1].text == OPEN
    assert not row.closed.isVisible()
    assert row.hint.text() == "Open-ended"
    filled.undo()
    assert row.text.text() == CLOSED
    assert row.closed.isVisible()


def test_the_mark_is_switched_off_where_it_appears_and_comes_back(filled: Desk, qtbot: Any) -> None:
    questions = added(qtbot, open_page(qtbot, filled), "Is it raining?")
    row = questions.rows[0]
    qtbot.waitUntil(row.closed.isVisible)
    assert row.closed.words == "Can be answered with yes or no."  # nothing sensible to propose
    assert not row.closed.take.isVisible()
    click(qtbot, called_off(row.closed))
    assert [one.hint for one in stored(filled, HintOff)] == ["closed_question"]
    assert not row.closed.isVisible()
    row.closed.look("Do you agree?")
    assert not row.closed.isVisible()
    filled.undo()
    assert row.closed.isVisible()


def called_off(hint: ClosedHint) -> QToolButton:
    assert hint.off.accessibleName() == "Do not show this hint any more"
    return hint.off


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("Do you prefer tea or coffee?", "Can be answered by picking one. Open to more:"),
        ("How many people are on your side?", "Can be answered in a word."),
        ("What would help?", ""),
        ("the budget", ""),
        ("", ""),
    ],
)
def test_what_the_mark_says(desk: Desk, qtbot: Any, text: str, says: str) -> None:
    field = OwnQuestionField(desk, "Question", "")
    qtbot.addWidget(field)
    field.show()
    field.hint.look(text)
    assert field.hint.words == says


def test_nothing_is_marked_before_there_is_a_question(desk: Desk, qtbot: Any) -> None:
    field = OwnQuestionField(desk, "Question", "")
    qtbot.addWidget(field)
    bring_up(qtbot, field)
    field.field.setFocus()
    qtbot.keyClicks(field.field, "Do you")
    field.hint._look_at_field()
    assert not field.hint.isVisible()
    qtbot.keyClicks(field.field, " like it")
    field.hint._look_at_field()
    assert field.hint.isVisible()


def test_a_colleague_met_for_the_first_time_is_asked_about_the_journey(desk: Desk, qtbot: Any) -> None:
    with desk.change("Fill") as session:
        session.add(Colleague(id="ann", name="Ann <i>"))
        session.add(Meeting(id="m", title="Hello <b>", start=NOW, state="planned"))
        session.flush()
        session.add(MeetingColleague(meeting_id="m", colleague_id="ann"))
    desk.reviews.work_out_all()
    qtbot.waitUntil(lambda: desk.reviews.complete)
    card = opened(desk, qtbot, "ann")
    said = [labels(row)[1] for row in rows(card)]
    assert said == ["Journey", "Objectives", "Working together"]
    assert "A click puts it on the list of Hello <b>, today." in labels(card)
