"""The pop-up before a meeting: read in 20 seconds, ticked where it stands, and silent where others look on."""

from datetime import timedelta
from itertools import pairwise
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QScrollArea, QToolButton
from sqlalchemy import select

from journal.method.checklist import standing_items
from journal.model import ChecklistItem, Colleague, Fact, FollowUp, Goal, Meeting, MeetingColleague, Restatement
from journal.store.preparation import prepared
from journal.window.desk import Desk
from journal.window.popups.checklist import ChecklistPopup
from journal.window.popups.frame import available
from journal.window.theme import apply_theme
from tests.window.conftest import NOW, Clock, labels
from tests.window.popups import all_words, sheet_of
from tests.window.test_frame import full
from tests.window.widgets import bring_up, button, called, click, focused

pytestmark = pytest.mark.qt_log_ignore("does not support", extend=True)

SOON = NOW + timedelta(minutes=15)


def shown(qtbot: Any, desk: Desk, meeting: str, *, hidden: bool = False) -> ChecklistPopup:
    popup = ChecklistPopup(desk, meeting, hidden=hidden)
    qtbot.addWidget(popup)
    bring_up(qtbot, popup)
    return popup


@pytest.fixture
def launch(sample_desk: Desk) -> str:
    """The meeting of the sample with Dana, in twenty minutes."""
    with sample_desk.reading() as session:
        return session.scalars(select(Meeting.id).where(Meeting.start == NOW + timedelta(minutes=20))).one()


@pytest.fixture
def popup(qtbot: Any, sample_desk: Desk, launch: str) -> ChecklistPopup:
    return shown(qtbot, sample_desk, launch)


def new_meeting(desk: Desk, *names: str, title: str = "Budget round") -> str:
    """In fifteen minutes, with colleagues of whom nothing is known."""
    with desk.change("Add") as session:
        session.add(Meeting(id="new", title=title, start=SOON, minutes=30))
        for name in names:
            session.add(Colleague(id=name, name=name))
            session.flush()
            session.add(MeetingColleague(meeting_id="new", colleague_id=name))
    return "new"


def items(desk: Desk, meeting: str) -> list[tuple[str, bool]]:
    with desk.reading() as session:
        rows = session.execute(
            select(ChecklistItem.text, ChecklistItem.done)
            .where(ChecklistItem.meeting_id == meeting)
            .order_by(ChecklistItem.position)
        )
        return [(text, done) for text, done in rows]


def test_it_says_what_to_know(popup: ChecklistPopup) -> None:
    assert popup.panel.title.text() == "In 20 minutes: Launch sync"
    read = labels(popup)
    for words in (
        "10:00  ·  60 minutes  ·  Room 3.12",
        "Dana Ortiz",
        "→ Consult a mentor",
        "Planned for 60 minutes; Dana prefers brief ones.",
        "No trainer away from a depot for more than two days in a row",
        "Send her the figures from Harbour, by depot",
        "2 days late",
        "Name the trainers for Depot West",
        "31 days late",
        "How have the last few weeks been for you, working with me?",
        "Checklist  ·  2 of 6",
    ):
        assert words in read
    assert any(words.startswith(("Tell somebody", "Introduce Dana")) for words in read), read
    assert "Not working" in all_words(popup)


def test_it_says_where_to_go(desk: Desk, qtbot: Any) -> None:
    popup = shown(qtbot, desk, new_meeting(desk, "Ida Nguyen"))
    assert popup.panel.note.text() == "09:55  ·  30 minutes"
    with desk.change("Edit") as session:
        session.get_one(Meeting, "new").where = "Room 4,\nsecond floor"
    assert popup.panel.note.text() == "09:55  ·  30 minutes  ·  Room 4, second floor"


def test_lines_of_the_checklist_stand_at_even_distances(desk: Desk, qtbot: Any) -> None:
    """Whether their words take one line or two."""
    popup = shown(qtbot, desk, new_meeting(desk, "Ida Nguyen"))
    words = [label for label in popup.findChildren(QLabel) if label.text() in {one.text for one in standing_items()}]
    line = words[0].fontMetrics().lineSpacing()
    lines = [one.heightForWidth(one.width()) // line for one in words]
    middles = [one.mapTo(popup, one.contentsRect().center()).y() for one in words]
    ends = [(middle - many * line / 2, middle + many * line / 2) for middle, many in zip(middles, lines, strict=True)]
    gaps = [after[0] - before[1] for before, after in pairwise(ends)]
    assert set(lines) == {1, 2}
    assert max(gaps) - min(gaps) <= 1


def test_it_counts_down(popup: ChecklistPopup, clock: Clock, qtbot: Any) -> None:
    for by, words in ((5, "In 15 minutes"), (14, "In a minute"), (1, "Now"), (4, "Began 4 minutes ago")):
        clock.goes_on(timedelta(minutes=by))
        said = f"{words}: Launch sync"
        qtbot.waitUntil(lambda said=said: popup.panel.title.text() == said)


def test_one_for_tomorrow_says_the_day(sample_desk: Desk, qtbot: Any) -> None:
    meeting = new_meeting(sample_desk, "Ida")
    with sample_desk.change("Move") as session:
        session.get_one(Meeting, meeting).start = NOW + timedelta(hours=24)
    assert shown(qtbot, sample_desk, meeting).panel.title.text() == "Tomorrow at 09:40: Budget round"


def test_hidden_it_says_only_that_there_is_a_meeting(sample_desk: Desk, launch: str, qtbot: Any) -> None:
    popup = shown(qtbot, sample_desk, launch, hidden=True)
    assert labels(popup) == ["A meeting in 20 minutes"]
    words = all_words(popup)
    with sample_desk.reading() as session:
        secret = [*session.scalars(select(Colleague.name)), *session.scalars(select(Meeting.title))]
    assert not [one for one in secret if one in words]
    assert "Dana" not in words


def test_hidden_it_stays_so_when_the_journal_changes(sample_desk: Desk, launch: str, qtbot: Any, clock: Clock) -> None:
    popup = shown(qtbot, sample_desk, launch, hidden=True)
    with sample_desk.change("Edit") as session:
        session.get_one(Meeting, launch).title = "Zeppelin"
    clock.goes_on(timedelta(minutes=5))
    qtbot.waitUntil(lambda: labels(popup) == ["A meeting in 15 minutes"])
    assert "Zeppelin" not in all_words(popup)


def test_show_reveals_it(sample_desk: Desk, launch: str, qtbot: Any) -> None:
    popup = shown(qtbot, sample_desk, launch, hidden=True)
    click(qtbot, button(popup, "Show"))
    assert popup.panel.title.text() == "In 20 minutes: Launch sync"
    qtbot.waitUntil(lambda: "Dana Ortiz" in labels(popup))
    assert popup.width() == popup.panel.width() + 2 * popup.panel.x()


def test_its_name_in_a_list_of_windows_betrays_nothing(popup: ChecklistPopup) -> None:
    assert popup.windowTitle() == "Meeting"


def test_a_tick_is_saved_at_once_a_step_each(popup: ChecklistPopup, sample_desk: Desk, launch: str, qtbot: Any) -> None:
    before = items(sample_desk, launch)
    one, other = (called(popup, QCheckBox, text) for text, _ in before[2:4])
    click(qtbot, one)
    click(qtbot, other)
    assert [done for _, done in items(sample_desk, launch)] == [True, True, True, True, False, False]
    assert "Checklist  ·  4 of 6" in labels(popup)
    sample_desk.undo()
    assert not other.isChecked()
    assert one.isChecked()
    click(qtbot, one)
    assert items(sample_desk, launch) == before


def test_a_click_on_its_words_ticks_it_too(popup: ChecklistPopup, sample_desk: Desk, launch: str, qtbot: Any) -> None:
    words = items(sample_desk, launch)[2][0]
    line = next(one for one in popup.findChildren(QLabel) if one.text() == words)
    click(qtbot, line)
    assert items(sample_desk, launch)[2][1]


def test_the_first_tick_fills_the_checklist_in_one_step(desk: Desk, qtbot: Any) -> None:
    meeting = new_meeting(desk, "Ida Nguyen")
    popup = shown(qtbot, desk, meeting)
    usual = [item.text for item in standing_items()]
    assert items(desk, meeting) == []
    box = called(popup, QCheckBox, usual[3])
    click(qtbot, box)
    assert items(desk, meeting) == [(text, place == 3) for place, text in enumerate(usual)]
    assert focused(popup) is box
    desk.undo()
    assert items(desk, meeting) == []
    assert not box.isChecked()


def test_a_tick_that_cannot_be_saved_goes_back(
    popup: ChecklistPopup, sample_desk: Desk, launch: str, qtbot: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = items(sample_desk, launch)
    box = called(popup, QCheckBox, before[2][0])
    with monkeypatch.context() as patch:
        patch.setattr(sample_desk.journal, "change", full)
        click(qtbot, box)
    assert not box.isChecked()
    assert items(sample_desk, launch) == before


def test_the_checklist_does_not_say_again_what_stands_above_it(desk: Desk, qtbot: Any) -> None:
    meeting = new_meeting(desk, "Ida")
    with desk.change("Add") as session:
        session.add(FollowUp(colleague_id="Ida", owner="me", text="Send the deck", due=NOW.date()))
        session.add(Meeting(id="past", title="Before", start=NOW - timedelta(days=7), state="held"))
        session.flush()
        session.add(MeetingColleague(meeting_id="past", colleague_id="Ida"))
        session.add(Restatement(meeting_id="past", key="1", heard="Who pays", outcome="disputed"))
    popup = shown(qtbot, desk, meeting)
    assert {"Send the deck", "due today", "Who pays"} <= set(labels(popup))
    boxes = [one.accessibleName() for one in popup.findChildren(QCheckBox)]
    assert boxes == [item.text for item in standing_items()]


def test_of_several_colleagues_the_first_is_in_full_and_a_click_opens_another(desk: Desk, qtbot: Any) -> None:
    meeting = new_meeting(desk, "Ida", "Bo", "Kim", "Lee")
    with desk.change("Add") as session:
        for name in ("Ida", "Bo"):
            session.add(Goal(colleague_id=name, text=f"What {name} wants"))
    popup = shown(qtbot, desk, meeting)
    assert "What Ida wants" in labels(popup)
    assert "What Bo wants" not in labels(popup)
    click(qtbot, button(popup, "Bo"))
    qtbot.waitUntil(lambda: {"What Ida wants", "What Bo wants"} <= set(labels(popup)))
    assert focused(popup) is button(popup, "Bo")
    click(qtbot, button(popup, "Ida"))
    qtbot.waitUntil(lambda: "What Ida wants" not in labels(popup))
    assert "What Bo wants" in labels(popup)


def test_who_was_opened_stays_so_when_something_changes(desk: Desk, qtbot: Any) -> None:
    popup = shown(qtbot, desk, new_meeting(desk, "Ida", "Bo"))
    click(qtbot, button(popup, "Bo"))
    with desk.change("Add") as session:
        session.add(Goal(colleague_id="Bo", text="Ship in spring"))
    qtbot.waitUntil(lambda: "Ship in spring" in labels(popup))


def test_what_to_start_with_is_copied_in_full(desk: Desk, qtbot: Any) -> None:
    meeting = new_meeting(desk, "Ida")
    story = "sailing around the islands in the north, with her whole family, in a boat that she built herself " * 3
    with desk.change("Add") as session:
        session.add(Fact(colleague_id="Ida", kind="interest", text=story.strip(), mine=f"I know {story}"))
    popup = shown(qtbot, desk, meeting)
    click(qtbot, called(popup, QToolButton, "Copy"))
    with desk.reading() as session:
        found = prepared(session, meeting, desk.today())
    assert found is not None
    copied = QApplication.clipboard().text()
    assert copied == found.colleagues[0].common_ground[0].starter
    assert len(copied) > max(len(words) for words in labels(popup) if words.startswith("“"))


def test_what_was_said_gives_way_to_what_was_not(desk: Desk, qtbot: Any) -> None:
    meeting = new_meeting(desk, "Ida")
    with desk.change("Add") as session:
        for colleague in ("Ida", None):
            session.add_all(Fact(colleague_id=colleague, kind="interest", text=text) for text in ("Chess", "Rowing"))
    popup = shown(qtbot, desk, meeting)
    assert "chess" in " ".join(labels(popup))
    click(qtbot, called(popup, QToolButton, "Said it"))
    qtbot.waitUntil(lambda: "rowing" in " ".join(labels(popup)))
    assert "chess" not in " ".join(labels(popup))
    desk.undo()
    qtbot.waitUntil(lambda: "chess" in " ".join(labels(popup)))


def test_more_than_a_few_are_counted(desk: Desk, qtbot: Any) -> None:
    meeting = new_meeting(desk, "Ida")
    with desk.change("Add") as session:
        session.add_all(Goal(colleague_id="Ida", text=f"Goal {number}") for number in range(5))
    read = labels(shown(qtbot, desk, meeting))
    assert [words for words in read if words.startswith("Goal")] == ["Goal 0", "Goal 1"]
    assert "and 3 more" in read


@pytest.mark.parametrize(("words", "signal"), [("Snooze 5 min", "snoozed"), ("Open", "opening"), ("Focus", "focusing")])
def test_its_buttons_tell_which_meeting(
    popup: ChecklistPopup, launch: str, qtbot: Any, words: str, signal: str
) -> None:
    with qtbot.waitSignal(getattr(popup, signal)) as told:
        click(qtbot, button(popup, words))
    assert told.args == [launch]


def test_escape_closes_it(popup: ChecklistPopup, launch: str, qtbot: Any) -> None:
    with qtbot.waitSignal(popup.closed) as told:
        qtbot.keyClick(popup, Qt.Key.Key_Escape)
    assert told.args == [launch]
    assert not popup.isVisible()


def test_the_cross_closes_it(popup: ChecklistPopup, qtbot: Any) -> None:
    with qtbot.waitSignal(popup.closed):
        click(qtbot, called(popup, QToolButton, "Close"))
    assert not popup.isVisible()


def test_the_end_of_the_program_is_no_answer(popup: ChecklistPopup, qtbot: Any) -> None:
    with qtbot.assertNotEmitted(popup.closed):
        QApplication.closeAllWindows()


def test_it_comes_without_taking_the_keyboard(popup: ChecklistPopup) -> None:
    assert popup.testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    assert popup.windowFlags() & Qt.WindowType.WindowStaysOnTopHint
    assert not popup.testAttribute(Qt.WidgetAttribute.WA_QuitOnClose)


def test_tab_goes_from_the_top_to_the_buttons_and_to_the_cross_last(popup: ChecklistPopup, qtbot: Any) -> None:
    stops = []
    for _ in range(12):
        qtbot.keyClick(focused(popup), Qt.Key.Key_Tab)
        stops.append(focused(popup).accessibleName())
    assert stops[:2] == ["Copy", "Said it"]
    assert stops[-4:] == ["Snooze 5 min", "Open", "Focus", "Close"]
    assert len(set(stops)) == 12


def test_the_keyboard_ticks(popup: ChecklistPopup, sample_desk: Desk, launch: str, qtbot: Any) -> None:
    for _ in range(5):
        qtbot.keyClick(focused(popup), Qt.Key.Key_Tab)
    box = focused(popup)
    qtbot.keyClick(box, Qt.Key.Key_Space)
    assert items(sample_desk, launch)[2][1]
    assert focused(popup) is box


def test_it_follows_what_changes(popup: ChecklistPopup, sample_desk: Desk, launch: str, qtbot: Any) -> None:
    with sample_desk.change("Edit") as session:
        found = session.get_one(Meeting, launch)
        found.title, found.start = "Launch, at last", SOON
        session.add(ChecklistItem(meeting_id=launch, key="own", text="Bring the cake"))
    qtbot.waitUntil(lambda: "Bring the cake" in labels(popup))
    assert popup.panel.title.text() == "In 15 minutes: Launch, at last"


def test_a_meeting_that_was_deleted_is_not_reminded_of(popup: ChecklistPopup, sample_desk: Desk, launch: str) -> None:
    with sample_desk.change("Delete") as session:
        session.delete(session.get_one(Meeting, launch))
    assert not popup.isVisible()
    sample_desk.undo()
    assert popup.isVisible()


def test_a_meeting_with_nobody_shows_its_checklist(desk: Desk, qtbot: Any) -> None:
    popup = shown(qtbot, desk, new_meeting(desk, title=""))
    assert popup.panel.title.text() == "A meeting in 15 minutes"
    assert "Nobody is named in this meeting." in labels(popup)
    assert len(popup.findChildren(QCheckBox)) == len(standing_items())


@pytest.mark.parametrize("zoom", [1.0, 2.0])
def test_however_much_there_is_it_stays_on_the_screen_and_scrolls(
    desk: Desk, qtbot: Any, qapp: QApplication, zoom: float
) -> None:
    apply_theme(qapp, "light", zoom)
    long = "<b>Everything</b> that was ever promised & forgotten " * 60
    meeting = new_meeting(desk, "Ida", title=long)
    with desk.change("Add") as session:
        session.get_one(Colleague, "Ida").name = "x" * 3_000
        for number in range(9):
            session.add(Goal(colleague_id="Ida", text=long))
            session.add(FollowUp(colleague_id="Ida", owner="them", text="y" * 3_000, due=NOW.date()))
            session.add(ChecklistItem(meeting_id=meeting, key=str(number), text=long))
    popup = shown(qtbot, desk, meeting)
    assert available().height() >= popup.height()
    assert available().width() >= popup.width()
    area = popup.findChild(QScrollArea)
    assert area is not None
    assert area.verticalScrollBar().maximum() > 0
    assert area.horizontalScrollBar().maximum() == 0
    assert button(popup, "Focus").visibleRegion().boundingRect().size() == button(popup, "Focus").size()
    assert any(words.startswith("<b>Everything</b> that was") for words in labels(popup))
    apply_theme(qapp, "light", 1.0)


def test_another_look_is_taken_up_at_once(popup: ChecklistPopup, qapp: QApplication) -> None:
    before = sheet_of(popup).width()
    apply_theme(qapp, "dark", 1.5)
    assert sheet_of(popup).width() > before
    assert "Dana Ortiz" in labels(popup)
    apply_theme(qapp, "light", 1.0)


def test_one_that_is_gone_does_not_hear_of_the_next_day(sample_desk: Desk, qtbot: Any) -> None:
    with sample_desk.reading() as session:
        meeting = session.scalars(select(Meeting.id).where(Meeting.state == "planned")).first()
    popup = ChecklistPopup(sample_desk, meeting or "", hidden=False)
    with qtbot.waitSignal(popup.destroyed):
        popup.deleteLater()
    with qtbot.captureExceptions() as raised:
        sample_desk.day_began.emit(sample_desk.today())
    assert raised == []
