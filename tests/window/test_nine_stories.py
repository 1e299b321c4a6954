"""The nine stories as a person lives them, by the window alone: what each screen says of the partnership, the step
that it offers, the step done, and taken back."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit

from journal.app import Program
from journal.exchange.interchange import import_content
from journal.model import Approach, Colleague, Consultation, Contact, Fact, FollowUp, Meeting, Value
from journal.store.journal import open_journal
from journal.window.colleagues.health import Health
from journal.window.desktop.notice import Notices
from journal.window.meetings.page import MeetingsPage
from journal.window.reflections.approach_view import ApproachView
from journal.window.reflections.brief_view import BriefView
from journal.window.reflections.consultation_view import ConsultationView
from journal.window.reflections.review_view import ReviewView
from journal.window.widgets.pick import InlineChoice
from tests.exchange.documents import content
from tests.journals import new_folder
from tests.method.rules.vignettes import STORIES, story
from tests.window.conftest import BERLIN, Clock
from tests.window.stories import TOLD, Walk, beside, go_in
from tests.window.widgets import button, take

pytestmark = [
    pytest.mark.usefixtures("nothing_wrong"),
    pytest.mark.qt_log_ignore("This plugin does not support", extend=True),  # without a display, menus cannot grab
]


@pytest.fixture
def live(
    start: Callable[[Path], Program], tmp_path: Path, clock: Clock, qtbot: Any, monkeypatch: pytest.MonkeyPatch
) -> Callable[[str], Walk]:
    """Opens the program with a story, on the morning of its day."""
    monkeypatch.setattr("journal.window.reminding._elsewhere", lambda: (False, False))
    monkeypatch.setattr(Notices, "show", lambda *_, **__: None)

    def lived(name: str) -> Walk:
        told = story(next(one for one in STORIES if one.stem == name))
        clock.now = datetime.combine(date.fromisoformat(told["as_of"]), datetime.min.time(), BERLIN).replace(hour=9)
        folder = new_folder(tmp_path)
        journal = open_journal(folder)
        import_content(journal, content(told["journal"]))
        journal.close()
        walk = Walk(start(folder), TOLD[name], clock, qtbot)
        qtbot.waitUntil(lambda: walk.desk.reviews.complete)
        return walk

    return lived


def test_all_stories_are_told() -> None:
    assert sorted(TOLD) == [one.stem for one in STORIES]


def test_conduct_points_to_people_and_never_says_try_harder(live: Callable[[str], Walk]) -> None:
    walk = live("conduct")
    view = go_in(walk)
    said = walk.says(view)
    assert {"You need not carry this alone", "People you trust", "Help from outside"} <= set(said)
    assert not any("strengthen" in one.lower() or "try it" in one.lower() for one in said)
    walk.press("Ask Ada Brandt")
    consultation = walk.shown(ConsultationView)
    walk.write(consultation.challenge.field, "She shouted at me before the team.")
    (kept,) = walk.stored(Consultation)
    assert (kept.mentor_id, kept.challenge, kept.on) == (
        "ada",
        "She shouted at me before the team.",
        date(2026, 11, 23),
    )
    assert walk.step() == "Talk to someone you trust"  # asking once does not mend it
    walk.undo(2)
    assert walk.stored(Consultation) == []


def test_consulted_one_begins_an_approach_and_is_given_time(live: Callable[[str], Walk]) -> None:
    walk = live("consulted")
    go_in(walk)
    walk.press("Begin an approach")
    approach = walk.shown(ApproachView)
    walk.write(approach.text.field, "One promise per meeting")
    walk.write(approach.how_to_tell.field, "It comes by its day")
    (kept,) = walk.stored(Approach)
    assert (kept.text, kept.how_to_tell, kept.started_on) == (
        "One promise per meeting",
        "It comes by its day",
        date(2026, 11, 23),
    )
    assert kept.look_back_on == date(2026, 12, 21)
    assert walk.step() == "Give it time"
    assert "You are trying: One promise per meeting. Look back Monday, 21 December." in walk.says()
    walk.undo(3)
    assert walk.stored(Approach) == []
    assert walk.step() == "Try another approach"


def test_given_its_time_it_is_looked_back_at(live: Callable[[str], Walk]) -> None:
    walk = live("giving-it-time")
    view = go_in(walk)
    assert "You are trying: One promise per meeting. Look back Sunday, 13 December." in walk.says(view)
    assert not any(one.text().strip() == "It got better" for one in view.findChildren(QLabel))
    walk.comes(date(2026, 12, 13))
    walk.press("Today")
    assert {"Look back", "Did it help with Dana Ortiz?", "One promise per meeting"} <= set(walk.says())
    walk.press_called("Look back: Dana Ortiz")
    approach = walk.shown(ApproachView)
    assert "The day has come: did it help?" in walk.says(approach)
    walk.press("It got better", approach)
    (kept,) = walk.stored(Approach)
    assert (kept.outcome, kept.ended_on) == ("better", date(2026, 12, 13))
    walk.undo()
    (kept,) = walk.stored(Approach)
    assert (kept.outcome, kept.ended_on) == (None, None)
    walk.press("Today")
    assert "Did it help with Dana Ortiz?" in walk.says()


def test_gone_quiet_one_asks_and_notes_what_was_advised(live: Callable[[str], Walk]) -> None:
    walk = live("gone-quiet")
    go_in(walk)
    assert "You have not asked Ada Brandt yet." in walk.says()
    walk.press("Ask Ada Brandt")
    consultation = walk.shown(ConsultationView)
    walk.write(consultation.challenge.field, "She does not answer.")
    walk.write(consultation.advice.field, "Call her once, then ask her team.")
    (kept,) = walk.stored(Consultation)
    assert (kept.challenge, kept.advice) == ("She does not answer.", "Call her once, then ask her team.")
    assert walk.step() == "Try another approach"
    walk.undo(3)
    assert walk.step() == "Consult a mentor"


def test_a_message_of_hers_is_a_sign_of_life(live: Callable[[str], Walk]) -> None:
    """What would clear it says so; and it does."""
    walk = live("gone-quiet")
    quiet = TOLD["gone-quiet"].reasons[2]
    view = go_in(walk)
    assert "What would clear it: A meeting, an answer, or a message from Lena." in walk.says(view)
    walk.press("Lena Fischer", view)
    walk.press("Add a message")
    words = walk.focused(QPlainTextEdit)
    walk.write(words, "Sorry, I was ill")
    take(beside(words, InlineChoice, "Who began: From me"), "From them")
    assert walk.stored(Contact)[-1].started_by == "them"
    assert quiet not in walk.says(walk.shown(Health))
    assert quiet not in walk.says(walk.review())
    walk.undo(3)
    assert quiet in walk.says(walk.shown(ReviewView))


def test_my_own_part_is_strengthened_first(live: Callable[[str], Walk]) -> None:
    walk = live("my-own-part")
    view = go_in(walk)
    assert {
        "No fact about them is noted yet; two are enough. "
        "Note at least two facts about them, and where you learned each.",
        "You prepared none of your last 3 meetings; it takes 2. Tick at least half of the checklist before you meet.",
        "Nothing was said back in your last 3 meetings. Say back what you heard, and let them clarify.",
        "It counts as working again once both concerns clear.",
    } <= set(walk.says(view))
    walk.press("Plan a meeting", view)
    (planned,) = [one for one in walk.stored(Meeting) if one.state == "planned"]
    assert walk.shown(MeetingsPage).shown() == ("meeting", planned.id)
    walk.press("Prepare the next meeting", walk.review())
    assert walk.shown(MeetingsPage).shown() == ("meeting", planned.id)
    walk.undo()
    view = walk.review()
    assert button(view, "Plan a meeting")
    walk.press("Sam Okafor", view)
    for words in ("Studied in Cork", "Coaches a youth team"):
        walk.press("Add a fact")
        walk.write(walk.focused(QPlainTextEdit), words)
    assert sorted(one.text for one in walk.stored(Fact)) == ["Coaches a youth team", "Studied in Cork"]
    assert "Your own practice: 1 of 6" in walk.says(walk.shown(Health))
    walk.press_called("I gave: Thank-you")
    assert [(one.direction, one.kind) for one in walk.stored(Value)] == [("given", "thank_you")]
    view = walk.review()
    assert "2 of 6" in walk.says(view)
    assert any(
        one.endswith("Not used yet: be intentional, find common goals, be present, restate it.")
        for one in walk.says(view)
    )
    walk.undo()
    assert "1 of 6" in walk.says(view)


def test_my_own_figures_are_said_first_where_they_are_as_bad(live: Callable[[str], Walk]) -> None:
    walk = live("my-own-part")
    with walk.desk.change("Promise") as session:
        for number in (1, 2, 3):
            due = date(2026, 9, number)
            session.add(FollowUp(colleague_id="sam", owner="me", text="Send it", due=due, done_on=date(2026, 10, 9)))
    said = walk.says(walk.review())
    mine = "3 of your own last 3 promises to Sam came more than a week late."
    assert said.index(mine) < said.index(TOLD["my-own-part"].reasons[1])
    walk.undo()
    assert mine not in walk.says(walk.shown(ReviewView))


def test_not_working_a_mentor_gets_a_brief_without_names(live: Callable[[str], Walk]) -> None:
    walk = live("not-working")
    go_in(walk)
    walk.press("Write a brief for a mentor")
    brief = walk.shown(BriefView)
    walk.press_box(brief.hide_names)
    walk.press("Copy", brief)
    copied = QApplication.clipboard().text()
    assert "I rated trust 2 or lower in 3 of the last 3 reflections." in copied
    assert "4 of my colleague’s last 4 commitments came more than a week late, or not at all." in copied
    assert "My colleague confirmed 1 thing I said back in that time." in copied
    assert "Dana" not in copied
    walk.undo()
    assert "Dana" in walk.shown(BriefView).text.text()


def test_when_all_was_tried_one_stays_professional_and_seeks_others(live: Callable[[str], Walk]) -> None:
    walk = live("seek-others")
    view = go_in(walk)
    assert "Who else could take the part" in walk.says(view)
    assert button(view, "They promised: Name a trainer · 25 days late")
    walk.press("Stay professional")
    assert walk.stored(Colleague)[0].stage == "professional_only"
    assert walk.badges(walk.shown(ReviewView)) == ["Resting"]
    walk.press("Today")
    assert "No partnership needs you today." in walk.says()
    assert "Dana Ortiz  ·  25 days late" in walk.says()  # what was promised stays due
    walk.undo()
    assert walk.stored(Colleague)[0].stage == "active"
    assert "→ Seek others" in walk.says()


def test_what_is_steady_asks_for_thanks_and_then_to_keep_going(live: Callable[[str], Walk]) -> None:
    walk = live("steady")
    assert {"Say thank you", "Mei Tanaka", "7 days ago"} <= set(walk.says())
    view = go_in(walk)
    assert "Not in the queue" in walk.says(view)
    assert not view.later.isVisible()  # there is nothing to put off
    walk.press("Today")
    walk.press_called("Thanked: Mei Tanaka")
    assert [(one.direction, one.kind, one.on) for one in walk.stored(Value)][-1] == (
        "given",
        "thank_you",
        date(2026, 11, 23),
    )
    assert "Nobody is waiting for a thank-you." in walk.says()
    assert walk.step() == "Keep going"
    walk.undo()
    assert walk.step() == "Say thank you"
    walk.press("I thanked Mei", walk.review())
    assert walk.step() == "Keep going"


def test_too_soon_it_counts_down_and_judges_nothing(live: Callable[[str], Walk]) -> None:
    walk = live("too-soon")
    view = go_in(walk)
    assert {"1 meeting and 39 days to go.", "Worth watching"} <= set(walk.says(view))
    assert "What happened" not in walk.says(view)
    walk.comes(date(2026, 11, 24))
    assert "1 meeting and 38 days to go." in walk.says(walk.review())
    walk.press("Piotr Nowak", walk.shown(ReviewView))
    walk.press_called("I gave: Credit")
    assert "Your own practice: 5 of 6" in walk.says(walk.shown(Health))
    walk.undo()
    assert "Your own practice: 4 of 6" in walk.says(walk.shown(Health))
