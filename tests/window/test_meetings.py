"""The Meetings tab, used as a person would: clicks, keys, and what is in the journal afterwards."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from sqlalchemy import func, select

from journal.method.checklist import standing_items
from journal.model import (
    ChecklistItem,
    Colleague,
    FollowUp,
    Meeting,
    MeetingColleague,
    Question,
    Restatement,
    Value,
)
from journal.store.journal import CannotSave
from journal.store.meetings import PAGE
from journal.window.desk import Desk
from journal.window.meetings.edits import moved, next_half_hour, read_time
from journal.window.meetings.page import MeetingsPage
from journal.window.widgets.rows import Role
from tests.window.conftest import BERLIN, NOW, Clock
from tests.window.widgets import take


@pytest.fixture
def filled(desk: Desk) -> Desk:
    """Dana and Mei; a meeting in an hour, one tomorrow, and one of last month."""
    with desk.change("Fill") as session:
        for colleague, name in (("dana", "Dana Ortiz"), ("mei", "Mei Tanaka"), ("rene", "René Dupré")):
            session.add(Colleague(id=colleague, name=name))
        session.flush()
        for meeting, title, start, who, state in (
            ("sync", "Launch sync", NOW + timedelta(hours=1), ("dana",), "planned"),
            ("budget", "Budget", NOW + timedelta(days=1), ("dana", "mei"), "planned"),
            ("past", "Training plan", NOW - timedelta(days=30), ("rene",), "held"),
        ):
            session.add(Meeting(id=meeting, title=title, start=start, minutes=45, state=state))
            session.flush()
            session.add_all(MeetingColleague(meeting_id=meeting, colleague_id=one) for one in who)
        session.add(Question(id="asked", meeting_id="past", text="What would help you?"))
    return desk


def open_page(qtbot, desk: Desk) -> MeetingsPage:
    page = MeetingsPage(desk)
    qtbot.addWidget(page)
    page.resize(1280, 800)
    page.show()
    qtbot.waitExposed(page)
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    return page


def focused(page: QWidget) -> QWidget:
    found = page.window().focusWidget()
    assert found is not None
    return found


def titles(page: MeetingsPage) -> list[str]:
    model = page.list.model
    return [model.index(row).data(Role.ROW).title for row in range(model.rowCount())]


def click(qtbot, widget: QWidget) -> None:
    qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)


def choose(page: MeetingsPage, row: int) -> None:
    page.list.view.setFocus()
    page.list.view.setCurrentIndex(page.list.model.index(row))


def show_view(qtbot, page: MeetingsPage, number: int) -> None:
    """0: upcoming, 1: past, 2: all."""
    segments = page.list._segments
    click(qtbot, segments._group.button(number))


def test_an_empty_journal_offers_the_first_meeting(qtbot, desk: Desk) -> None:
    page = open_page(qtbot, desk)
    assert page.list.model.rowCount() == 0
    offer = page._stack.currentWidget()
    assert offer is not page.sheet
    button = next(one for one in offer.findChildren(QWidget) if one.accessibleName() == "Add a meeting")
    click(qtbot, button)
    assert page._stack.currentWidget() is page.sheet
    assert titles(page) == ["New meeting"]


def test_a_new_meeting_is_typed_over_and_saved_on_leaving(qtbot, filled: Desk) -> None:
    page = open_page(qtbot, filled)
    page.new_record()
    assert focused(page) is page.sheet.head.heading
    qtbot.keyClicks(focused(page), "Coffee with Mei")
    qtbot.keyClick(focused(page), Qt.Key.Key_Return)
    with filled.reading() as session:
        made = session.scalars(select(Meeting).where(Meeting.title == "Coffee with Mei")).one()
    assert made.start == datetime(2026, 11, 24, 10, 0, tzinfo=BERLIN)
    assert (made.minutes, made.time_zone, made.state) == (30, "Europe/Berlin", "planned")
    assert titles(page) == ["Coffee with Mei", "Launch sync", "Budget"]
    assert page.list.current == made.id


def test_notes_are_saved_a_moment_after_the_typing(qtbot, filled: Desk) -> None:
    page = open_page(qtbot, filled)
    notes = page.sheet.notes.text
    notes.setFocus()
    qtbot.keyClicks(notes, "She wants the figures")
    with qtbot.waitSignal(filled.changed, timeout=5_000):
        pass
    with filled.reading() as session:
        assert session.get_one(Meeting, "sync").notes == "She wants the figures"
    assert focused(page) is notes
    qtbot.keyClicks(notes, " by Friday")
    page.commit()
    filled.undo()
    with filled.reading() as session:
        assert session.get_one(Meeting, "sync").notes is None
    assert notes.text() == ""


def test_the_usual_checklist_is_filled_in_and_ticked(qtbot, filled: Desk) -> None:
    page = open_page(qtbot, filled)
    card = page.sheet.checklist
    assert card.usual.isVisible()
    click(qtbot, card.usual)
    assert [row.text.text() for row in card.rows] == [item.text for item in standing_items()]
    assert not card.usual.isVisible()
    click(qtbot, card.rows[2].check)
    with filled.reading() as session:
        done = session.scalars(select(ChecklistItem.done).order_by(ChecklistItem.position)).all()
    assert [number for number, one in enumerate(done) if one] == [2]
    assert card.note.text() == f"1 of {len(done)} done"


def test_enter_after_the_last_item_begins_another(qtbot, filled: Desk) -> None:
    page = open_page(qtbot, filled)
    card = page.sheet.checklist
    click(qtbot, card.plus)
    qtbot.keyClicks(focused(page), "Bring the plan")
    qtbot.keyClick(focused(page), Qt.Key.Key_Return)
    qtbot.keyClicks(focused(page), "Ask about the trainer")
    page.commit()
    with filled.reading() as session:
        texts = session.scalars(select(ChecklistItem.text).order_by(ChecklistItem.position)).all()
    assert texts == ["Bring the plan", "Ask about the trainer"]


def test_a_part_without_words_is_never_stored(qtbot, filled: Desk) -> None:
    page = open_page(qtbot, filled)
    for card in (page.sheet.checklist, page.sheet.questions, page.sheet.followups):
        click(qtbot, card.plus)
        qtbot.keyClicks(focused(page), "  ")
    page.commit()
    choose(page, 1)
    assert filled.journal.undo_label == "Fill"
    assert page.sheet.questions.rows == []


def test_a_question_and_whether_it_is_open_ended(qtbot, filled: Desk) -> None:
    page = open_page(qtbot, filled)
    click(qtbot, page.sheet.questions.plus)
    qtbot.keyClicks(focused(page), "What are you hoping for?")
    qtbot.keyClick(focused(page), Qt.Key.Key_Return)
    row = page.sheet.questions.rows[0]
    assert row.hint.text() == "Open-ended"
    assert focused(page) is row.answer
    qtbot.keyClicks(row.answer, "A calm launch")
    page.commit()
    row.text.selectAll()
    row.text.setFocus()
    qtbot.keyClicks(row.text, "Are you happy?")
    page.commit()
    assert row.hint.text() != "Open-ended"
    with filled.reading() as session:
        asked = session.scalars(select(Question).where(Question.meeting_id == "sync")).one()
    assert (asked.text, asked.answer, asked.open) == ("Are you happy?", "A calm launch", None)


def test_what_i_heard_and_how_they_took_it(qtbot, filled: Desk) -> None:
    page = open_page(qtbot, filled)
    click(qtbot, page.sheet.heard.plus)
    qtbot.keyClicks(focused(page), "The date moves")
    qtbot.keyClick(focused(page), Qt.Key.Key_Return)
    row = page.sheet.heard.rows[0]
    qtbot.keyClicks(row.restated, "So it is March?")
    assert not row.clarification.isVisible()
    row.outcome.menu().actions()[1].trigger()
    assert row.clarification.isVisible()
    page.commit()
    with filled.reading() as session:
        heard = session.scalars(select(Restatement)).one()
    assert (heard.heard, heard.restated, heard.outcome) == ("The date moves", "So it is March?", "clarified")


def test_a_follow_up_of_theirs_with_its_day(qtbot, filled: Desk, clock: Clock) -> None:
    page = open_page(qtbot, filled)
    card = page.sheet.followups
    click(qtbot, card.plus)
    row = card.rows[0]
    row.owner.menu().actions()[1].trigger()
    row.due._pick(date(2026, 11, 20))
    qtbot.keyClicks(row.text, "Send the figures")
    qtbot.keyClick(row.text, Qt.Key.Key_Return)
    with filled.reading() as session:
        made = session.scalars(select(FollowUp)).one()
    assert (made.text, made.owner, made.due, made.done_on) == ("Send the figures", "them", date(2026, 11, 20), None)
    assert (made.meeting_id, made.colleague_id) == ("sync", "dana")
    assert row.late.text() == "4 days late"
    click(qtbot, row.check)
    with filled.reading() as session:
        assert session.get_one(FollowUp, made.id).done_on == NOW.date()
    assert not row.late.isVisible()


def test_value_of_a_meeting_with_several_says_whose(qtbot, filled: Desk) -> None:
    page = open_page(qtbot, filled)
    choose(page, 1)
    click(qtbot, page.sheet.value.plus)
    row = page.sheet.value.rows[0]
    assert row.whose.isVisible()
    qtbot.keyClicks(row.text, "Introduced me to Finance")
    page.commit()
    row.direction.menu().actions()[1].trigger()
    row.whose.menu().actions()[1].trigger()
    with filled.reading() as session:
        value = session.scalars(select(Value)).one()
    assert (value.direction, value.colleague_id, value.on) == ("received", "mei", NOW.date())


def test_emptying_a_text_and_leaving_takes_the_part_away(qtbot, filled: Desk) -> None:
    page = open_page(qtbot, filled)
    page.show_record("past", "question", "asked")
    row = page.sheet.questions.rows[0]
    assert focused(page) is row.text
    row.text.selectAll()
    qtbot.keyClick(row.text, Qt.Key.Key_Delete)
    page.sheet.notes.text.setFocus()
    with filled.reading() as session:
        assert session.get(Question, "asked") is None
    filled.undo()
    assert [row.text.text() for row in page.sheet.questions.rows] == ["What would help you?"]


def test_deleting_goes_to_the_next_and_undo_brings_it_back(qtbot, filled: Desk) -> None:
    page = open_page(qtbot, filled)
    said: list[tuple[str, bool]] = []
    filled.said.connect(lambda text, undoable: said.append((text, undoable)))
    click(qtbot, page.sheet.head.trash)
    assert said == [("Deleted Launch sync.", True)]
    assert titles(page) == ["Budget"]
    assert page.sheet.meeting == "budget"
    assert page.list.current == "budget"
    filled.undo()
    assert titles(page) == ["Launch sync", "Budget"]
    assert page.list.current == "budget"


def test_the_filter_finds_titles_and_names_without_accents(qtbot, filled: Desk) -> None:
    page = open_page(qtbot, filled)
    page.focus_filter()
    qtbot.keyClicks(focused(page), "mei bud")
    qtbot.keyClick(focused(page), Qt.Key.Key_Down)
    assert titles(page) == ["Budget"]
    assert page.sheet.meeting == "budget"
    page.focus_filter()
    show_view(qtbot, page, 1)
    page.focus_filter()
    qtbot.keyClicks(focused(page), "dupre")
    qtbot.keyClick(focused(page), Qt.Key.Key_Return)
    assert titles(page) == ["Training plan"]


def test_past_begins_with_the_latest_and_all_has_both(qtbot, filled: Desk) -> None:
    page = open_page(qtbot, filled)
    show_view(qtbot, page, 1)
    assert titles(page) == ["Training plan"]
    show_view(qtbot, page, 2)
    assert titles(page) == ["Budget", "Launch sync", "Training plan"]
    headings = [page.list.model.index(row).data(Role.ROW).heading for row in range(3)]
    assert headings == ["November 2026", "", "October 2026"]


def test_showing_a_record_that_the_list_hides(qtbot, filled: Desk) -> None:
    page = open_page(qtbot, filled)
    page.show_record("past", "question", "asked")
    assert page.sheet.meeting == "past"
    assert page.list.current == "past"
    assert focused(page) is page.sheet.questions.rows[0].text


def test_what_has_begun_can_be_marked_as_held(qtbot, filled: Desk, clock: Clock) -> None:
    page = open_page(qtbot, filled)
    assert not page.sheet.head.held.isVisible()
    clock.now = NOW + timedelta(hours=3)
    page._tick()
    assert page.sheet.meeting == "sync"
    click(qtbot, page.sheet.head.held)
    with filled.reading() as session:
        assert session.get_one(Meeting, "sync").state == "held"
    assert not page.sheet.head.held.isVisible()
    assert page.sheet.meeting == "sync"


@pytest.mark.qt_log_ignore("does not support raise", "does not support grabbing", extend=True)  # the completer's list
def test_somebody_is_added_by_part_of_the_name_and_somebody_new(qtbot, filled: Desk) -> None:
    page = open_page(qtbot, filled)
    entry = page.sheet.head.people._entry
    entry.setFocus()
    qtbot.keyClicks(entry, "tanaka")
    qtbot.keyClick(entry, Qt.Key.Key_Return)
    qtbot.keyClicks(entry, "Omar Haddad")
    with qtbot.waitSignal(filled.said) as said:
        qtbot.keyClick(entry, Qt.Key.Key_Return)
    assert said.args == ["Omar Haddad is a new colleague now.", True]
    with filled.reading() as session:
        names = session.scalars(
            select(Colleague.name)
            .join(MeetingColleague, MeetingColleague.colleague_id == Colleague.id)
            .where(MeetingColleague.meeting_id == "sync")
            .order_by(MeetingColleague.position)
        ).all()
        assert session.scalar(select(func.count()).select_from(Colleague)) == 4
    assert names == ["Dana Ortiz", "Mei Tanaka", "Omar Haddad"]
    assert entry.text() == ""


def test_a_name_opens_the_colleague(qtbot, filled: Desk) -> None:
    page = open_page(qtbot, filled)
    link = next(one for one in page.sheet.findChildren(QWidget) if one.accessibleName() == "Open Dana Ortiz")
    with qtbot.waitSignal(filled.opening) as opened:
        click(qtbot, link)
    assert opened.args == ["colleague", "dana"]


def test_reflecting_on_what_was_is_asked_of_the_frame(qtbot, filled: Desk) -> None:
    page = open_page(qtbot, filled)
    assert not page.sheet.head.reflect.isVisible()
    show_view(qtbot, page, 1)
    choose(page, 0)
    with qtbot.waitSignal(filled.opening) as opened:
        click(qtbot, page.sheet.head.reflect)
    assert opened.args == ["meeting_reflection", "past"]


def test_another_time_keeps_day_and_zone(qtbot, filled: Desk) -> None:
    page = open_page(qtbot, filled)
    field = page.sheet.head.time
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "8.15")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    with filled.reading() as session:
        start = session.get_one(Meeting, "sync").start
    assert start.isoformat() == "2026-11-24T08:15:00+01:00"
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "soon")
    with qtbot.waitSignal(filled.said):
        qtbot.keyClick(field, Qt.Key.Key_Return)
    with filled.reading() as session:
        assert session.get_one(Meeting, "sync").start == start


def test_presence_distractions_and_how_long_it_took(qtbot, filled: Desk) -> None:
    page = open_page(qtbot, filled)
    card = page.sheet.presence
    card.rating.setFocus()
    qtbot.keyClick(focused(page), Qt.Key.Key_4)
    card.distractions.setFocus()
    qtbot.keyClicks(card.distractions, "3")
    card.minutes.setFocus()
    qtbot.keyClicks(card.minutes, "many")
    page.commit()
    with filled.reading() as session:
        kept = session.get_one(Meeting, "sync")
    assert (kept.presence, kept.distractions, kept.minutes_held) == (4, 3, None)


def test_a_change_from_elsewhere_leaves_what_is_being_typed(qtbot, filled: Desk) -> None:
    page = open_page(qtbot, filled)
    notes = page.sheet.notes.text
    notes.setFocus()
    qtbot.keyClicks(notes, "half a sen")
    with filled.change("Rename") as session:
        session.get_one(Meeting, "sync").title = "Launch, second try"
        session.get_one(Colleague, "dana").name = "Dana O."
    assert notes.text() == "half a sen"
    assert focused(page) is notes
    assert page.sheet.head.heading.text() == "Launch, second try"
    row = page.list.model.index(0).data(Role.ROW)
    assert (row.title, row.subtitle) == ("Launch, second try", "10:40 · Dana O.")


def test_what_could_not_be_saved_stays_on_the_screen(qtbot, filled: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    page = open_page(qtbot, filled)
    notes = page.sheet.notes.text
    notes.setFocus()
    qtbot.keyClicks(notes, "precious")
    told: list[object] = []
    filled.troubled.connect(told.append)

    def full(*_: object) -> None:
        raise CannotSave("The change could not be saved.")

    with monkeypatch.context() as patch:
        patch.setattr(filled.journal, "change", full)
        choose(page, 1)
        assert told
        assert page.list.current == page.sheet.meeting == "sync"
        assert notes.text() == "precious"
    choose(page, 1)
    assert page.sheet.meeting == "budget"
    with filled.reading() as session:
        assert session.get_one(Meeting, "sync").notes == "precious"


def test_a_meeting_elsewhere_says_both_times(qtbot, filled: Desk) -> None:
    with filled.change("Add") as session:
        start = datetime(2026, 11, 25, 9, 0, tzinfo=ZoneInfo("Asia/Tokyo"))
        session.add(Meeting(id="tokyo", title="Tokyo", start=start, minutes=30, time_zone="Asia/Tokyo"))
    page = open_page(qtbot, filled)
    page.show_record("tokyo", "meeting", "tokyo")
    assert page.sheet.head.time.text() == "09:00"
    assert page.sheet.head.zone.text() == "Asia/Tokyo time; here it is 01:00"
    assert page.list.model.index(page.list.model.row_of("tokyo")).data(Role.ROW).subtitle == "01:00"
    page.sheet.head.day._pick(date(2026, 11, 26))
    with filled.reading() as session:
        assert session.get_one(Meeting, "tokyo").start.isoformat() == "2026-11-26T09:00:00+09:00"


def test_tab_goes_through_the_sheet_from_top_to_bottom(qtbot, filled: Desk) -> None:
    page = open_page(qtbot, filled)
    click(qtbot, page.sheet.checklist.plus)
    qtbot.keyClicks(focused(page), "Bring the plan")
    page.commit()
    row = page.sheet.checklist.rows[0]
    assert row.text.nextInFocusChain() is not page.sheet.presence.minutes
    row.text.setFocus()
    qtbot.keyClick(row.text, Qt.Key.Key_Tab)
    qtbot.keyClick(focused(page), Qt.Key.Key_Tab)
    assert focused(page) is page.sheet.notes.text


def test_thousands_come_page_by_page(qtbot, desk: Desk) -> None:
    with desk.change("Fill") as session:
        session.add_all(
            Meeting(id=f"m{number}", title=f"Meeting {number}", start=NOW + timedelta(hours=number), minutes=30)
            for number in range(3 * PAGE)
        )
    page = open_page(qtbot, desk)
    model = page.list.model
    assert model.rowCount() < 3 * PAGE
    page.show_record(f"m{3 * PAGE - 1}", "meeting", f"m{3 * PAGE - 1}")
    assert model.rowCount() == 3 * PAGE
    assert page.list.current == f"m{3 * PAGE - 1}"
    assert titles(page) == [f"Meeting {number}" for number in range(3 * PAGE)]


@pytest.mark.parametrize(
    ("text", "hour", "minute"),
    [
        ("10:00", 10, 0),
        ("9", 9, 0),
        ("9.30", 9, 30),
        ("0930", 9, 30),
        ("3 pm", 15, 0),
        ("12am", 0, 0),
        ("15h20", 15, 20),
    ],
)
def test_times_as_people_write_them(text: str, hour: int, minute: int) -> None:
    found = read_time(text)
    assert found is not None
    assert (found.hour, found.minute) == (hour, minute)


@pytest.mark.parametrize("text", ["", "soon", "25:00", "10:75", "1:2:3", "-4"])
def test_what_is_no_time(text: str) -> None:
    assert read_time(text) is None


def test_the_next_half_hour() -> None:
    assert next_half_hour(NOW).isoformat() == "2026-11-24T10:00:00+01:00"
    assert next_half_hour(NOW.replace(minute=30)).isoformat() == "2026-11-24T10:00:00+01:00"
    late = NOW.replace(hour=23, minute=45, second=12)
    assert next_half_hour(late).isoformat() == "2026-11-25T00:00:00+01:00"


def test_a_time_that_the_clock_leaps_over_is_an_hour_later() -> None:
    found = moved(NOW, "Europe/Berlin", date(2027, 3, 28), NOW.time().replace(hour=2, minute=30))
    assert found.isoformat() == "2027-03-28T03:30:00+02:00"


def test_the_popup_of_one_meeting_comes_at_another_time(qtbot, filled: Desk) -> None:
    page = open_page(qtbot, filled)
    choice = page.sheet.head.reminder
    assert choice.text() == "Pop-up as usual"
    take(choice, "Pop-up 30 minutes before")
    assert reminder(filled, "sync") == 30
    take(choice, "No pop-up")
    assert reminder(filled, "sync") == 0
    take(choice, "Pop-up as usual")
    assert reminder(filled, "sync") is None
    with filled.change("Import") as session:
        session.get_one(Meeting, "sync").remind_minutes = 20
    assert choice.text() == "Pop-up 20 minutes before"


def test_what_has_begun_has_no_popup_to_choose(qtbot, filled: Desk, clock: Clock) -> None:
    page = open_page(qtbot, filled)
    assert page.sheet.head.reminder.isVisible()
    clock.now = NOW + timedelta(hours=1)
    page._tick()
    assert page.sheet.meeting == "sync"
    assert not page.sheet.head.reminder.isVisible()


def test_the_window_for_the_meeting_is_asked_of_the_frame(qtbot, filled: Desk) -> None:
    page = open_page(qtbot, filled)
    with qtbot.waitSignal(filled.opening) as opened:
        click(qtbot, page.sheet.head.focus)
    assert opened.args == ["focus", "sync"]
    page.show_record("past", "meeting", "past")
    assert not page.sheet.head.focus.isVisible()


def test_who_invited_may_have_cancelled(qtbot, filled: Desk) -> None:
    page = open_page(qtbot, filled)
    invited = page.sheet.head.invited
    with filled.change("Import") as session:
        session.get_one(Meeting, "sync").organiser_id = "dana"
    assert not invited.isVisible()
    with filled.change("Import") as session:
        session.get_one(Meeting, "sync").state = "cancelled"
    assert invited.words.text() == "Dana Ortiz had invited you. Did they cancel it?"
    click(qtbot, invited.yes)
    with filled.reading() as session:
        assert session.get_one(Meeting, "sync").state == "cancelled_by_them"
    assert not invited.isVisible()


def test_no_is_not_asked_again(qtbot, filled: Desk) -> None:
    with filled.change("Import") as session:
        for meeting in ("sync", "budget"):
            found = session.get_one(Meeting, meeting)
            found.organiser_id, found.state = "dana", "cancelled"
    page = open_page(qtbot, filled)
    invited = page.sheet.head.invited
    page.show_record("sync", "meeting", "sync")
    click(qtbot, invited.no)
    assert not invited.isVisible()
    page.show_record("budget", "meeting", "budget")
    assert invited.isVisible()
    page.show_record("sync", "meeting", "sync")
    assert not invited.isVisible()
    with filled.reading() as session:
        assert session.get_one(Meeting, "sync").state == "cancelled"


def reminder(desk: Desk, meeting: str) -> int | None:
    with desk.reading() as session:
        return session.get_one(Meeting, meeting).remind_minutes
