"""A calendar looked at before it is brought in, and what becomes of the journal then."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtWidgets import QApplication, QListView, QMainWindow, QPushButton
from sqlalchemy import func, select

from journal.model import Base, Colleague, DeletedEvent, Me, Meeting, MeetingColleague
from journal.store.journal import CannotSave
from journal.store.removal import remove_meeting
from journal.window.calendars.preview import PreviewDialog, import_calendar
from journal.window.desk import Desk
from journal.window.theme import apply_theme
from journal.window.widgets.pick import InlineChoice
from journal.window.widgets.rows import Role, Row
from tests.window.calendars.calendar_files import DANA, KIM, ME, MEI, calendar, day, event
from tests.window.conftest import labels
from tests.window.widgets import bring_up, button, called, click, focused, take, type_over

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

Open = Callable[..., PreviewDialog]


@pytest.fixture
def open_(qtbot: Any, qapp: QApplication, desk: Desk, tmp_path: Path) -> Open:
    """Import a file with these events, up to the dialog."""
    apply_theme(qapp, "light", 1.0)
    window = QMainWindow()
    window.resize(1000, 640)
    qtbot.addWidget(window, before_close_func=lambda _: window)
    bring_up(qtbot, window)

    def opened(*events: str) -> PreviewDialog:
        file = tmp_path / "work.ics"
        file.write_bytes(calendar(*events))
        dialog = import_calendar(window, desk, file)
        qtbot.waitUntil(lambda: dialog.content.ready is not None and dialog.take.isVisible())
        return dialog

    opened.window = window  # type: ignore[attr-defined]
    return opened


@pytest.fixture
def said(desk: Desk) -> list[tuple[str, bool]]:
    heard: list[tuple[str, bool]] = []
    desk.said.connect(lambda text, undoable: heard.append((text, undoable)))
    return heard


def shown(dialog: PreviewDialog, page: str = "Meetings") -> list[str]:
    """The rows of a page as they are read, a heading before those it is of."""
    click_tab(dialog, page)
    view = next(one for one in dialog.content.findChildren(QListView) if one.isVisible())
    found = []
    for number in range(view.model().rowCount(QModelIndex())):
        row: Row = view.model().index(number, 0).data(Role.ROW)
        found += [row.heading] if row.heading else []
        found.append(row.spoken)
    return found


def click_tab(dialog: PreviewDialog, words: str) -> None:
    next(one for one in dialog.findChildren(QPushButton) if one.text().startswith(f"{words} (")).click()


def tick(qtbot: Any, dialog: PreviewDialog, words: str) -> None:
    """Click the row that begins so."""
    click_tab(dialog, "Meetings")
    view = next(one for one in dialog.content.findChildren(QListView) if one.isVisible())
    model = view.model()
    index = next(
        model.index(number, 0)
        for number in range(model.rowCount(QModelIndex()))
        if model.index(number, 0).data(Role.ROW).spoken.startswith(words)
    )
    view.scrollTo(index)
    place = view.visualRect(index)
    qtbot.mouseClick(
        view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(place.left() + 60, place.bottom() - place.height() // 3)
    )


def bring_in(qtbot: Any, dialog: PreviewDialog) -> None:
    with qtbot.waitSignal(dialog.finished):
        click(qtbot, dialog.take)


def count(desk: Desk, model: type[Base]) -> int:
    with desk.reading() as session:
        return session.scalar(select(func.count()).select_from(model)) or 0


def meeting(desk: Desk, title: str) -> Meeting:
    with desk.reading() as session:
        return session.scalars(select(Meeting).where(Meeting.title == title)).one()


def who(desk: Desk, title: str) -> list[str]:
    with desk.reading() as session:
        query = (
            select(Colleague.name)
            .join(MeetingColleague, MeetingColleague.colleague_id == Colleague.id)
            .join(Meeting, Meeting.id == MeetingColleague.meeting_id)
            .where(Meeting.title == title)
        )
        return sorted(session.scalars(query))


def test_what_is_new_is_shown_and_nothing_is_written_before_it_is_wanted(people: Desk, open_: Open, qtbot: Any) -> None:
    dialog = open_(event("1", "Launch sync", day(1)), event("2", "Budget", day(2, 15), (ME, DANA, MEI)))
    assert shown(dialog) == [
        "New (2)",
        "Launch sync, Tomorrow, 10:00, 30 minutes · Dana Ortiz",
        "Budget, Thursday, 26 November, 15:00, 30 minutes · Dana Ortiz, Mei Tanaka",
    ]
    click(qtbot, button(dialog, "Cancel"))
    assert count(people, Meeting) == 0
    assert people.journal.undo_label == "Add colleagues"


def test_what_is_ticked_is_brought_in_in_one_step(
    people: Desk, open_: Open, qtbot: Any, said: list[tuple[str, bool]]
) -> None:
    dialog = open_(event("1", "Launch sync", day(1)), event("2", "Budget", day(2)), event("3", "Review", day(3)))
    assert dialog.take.text() == "Import 3 meetings"
    tick(qtbot, dialog, "Budget")
    assert dialog.take.text() == "Import 2 meetings"
    bring_in(qtbot, dialog)
    assert said == [("Imported: 2 new meetings.", True)]
    assert who(people, "Launch sync") == ["Dana Ortiz"]
    assert count(people, Meeting) == 2
    assert people.journal.undo_label == "Import calendar"
    assert people.undo()
    assert count(people, Meeting) == 0


def test_none_and_all(people: Desk, open_: Open, qtbot: Any) -> None:
    dialog = open_(event("1", "Launch sync", day(1)), event("2", "Budget", day(2)))
    click(qtbot, button(dialog, "None"))
    assert not dialog.take.isEnabled()
    click(qtbot, button(dialog, "All"))
    assert dialog.take.text() == "Import 2 meetings"
    assert dialog.take.isEnabled()


def test_the_keyboard_ticks_too(people: Desk, open_: Open, qtbot: Any) -> None:
    dialog = open_(event("1", "Launch sync", day(1)), event("2", "Budget", day(2)))
    view = called(dialog, QListView, "Meetings of the calendar")
    view.setFocus()
    view.setCurrentIndex(view.model().index(0, 0))
    qtbot.keyClick(view, Qt.Key.Key_Space)
    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert dialog.take.text() == "Import one meeting"
    qtbot.keyClick(view, Qt.Key.Key_Up)
    qtbot.keyClick(view, Qt.Key.Key_Space)
    assert dialog.take.text() == "Import 2 meetings"


def test_a_change_says_what_it_changes(people: Desk, open_: Open, qtbot: Any, said: list[tuple[str, bool]]) -> None:
    bring_in(qtbot, open_(event("1", "Launch sync", day(1)), event("2", "Budget", day(2))))
    dialog = open_(
        event("1", "Launch sync", day(1, 11), (ME, DANA), "LOCATION:Room 5", sequence=1),
        event("2", "Budget, again", day(3), sequence=1),
    )
    assert shown(dialog) == [
        "Changed (2)",
        "Launch sync, 10:00 → 11:00, no place → Room 5, Tomorrow, 10:00",
        "Budget, again, Thursday, 26 November, 10:00 → Friday, 27 November, 10:00, “Budget” → “Budget, again”, "
        "Thursday, 26 November, 10:00",
    ]
    bring_in(qtbot, dialog)
    assert said[-1] == ("Imported: 2 changed meetings.", True)
    assert meeting(people, "Launch sync").where == "Room 5"


def test_what_was_deleted_can_be_ticked_to_come_back(people: Desk, open_: Open, qtbot: Any) -> None:
    events = event("1", "Launch sync", day(1)), event("2", "Budget", day(2))
    bring_in(qtbot, open_(*events))
    with people.change("Delete meeting") as session:
        remove_meeting(session, session.scalars(select(Meeting).where(Meeting.title == "Budget")).one())
    dialog = open_(*events)
    assert shown(dialog) == ["Deleted by you (1)", "Budget, Thursday, 26 November, 10:00, 30 minutes · Dana Ortiz"]
    assert dialog.take.text() == "Import 0 meetings"
    tick(qtbot, dialog, "Budget")
    bring_in(qtbot, dialog)
    assert who(people, "Budget") == ["Dana Ortiz"]
    assert count(people, DeletedEvent) == 0
    assert people.undo()
    assert (count(people, Meeting), count(people, DeletedEvent)) == (1, 1)


def test_the_same_again_has_nothing_to_bring_in(people: Desk, open_: Open, qtbot: Any) -> None:
    bring_in(qtbot, open_(event("1", "Launch sync", day(1))))
    dialog = open_(event("1", "Launch sync", day(1)))
    click_tab(dialog, "Meetings")
    assert "There is nothing in it to bring in." in labels(dialog)
    assert not dialog.take.isEnabled()


@pytest.mark.parametrize(("by_them", "state"), [(False, "cancelled"), (True, "cancelled_by_them")])
def test_what_a_colleague_called_off_can_be_said_to_be_so(
    people: Desk, open_: Open, qtbot: Any, said: list[tuple[str, bool]], by_them: bool, state: str
) -> None:
    bring_in(qtbot, open_(event("1", "Launch sync", day(1), organiser=DANA)))
    dialog = open_(event("1", "Launch sync", day(1), (ME, DANA), "STATUS:CANCELLED", organiser=DANA, sequence=1))
    assert shown(dialog)[0] == "Cancelled (1)"
    assert "They called it off" in shown(dialog)
    assert dialog.take.text() == "Import one meeting"
    if by_them:
        tick(qtbot, dialog, "They called it off")
    bring_in(qtbot, dialog)
    assert said[-1] == ("Imported: one cancelled meeting.", True)
    assert meeting(people, "Launch sync").state == state


def test_what_i_called_off_is_not_offered_to_be_theirs(people: Desk, open_: Open, qtbot: Any) -> None:
    bring_in(qtbot, open_(event("1", "Launch sync", day(1))))
    dialog = open_(event("1", "Launch sync", day(1), (ME, DANA), "STATUS:CANCELLED", sequence=1))
    assert shown(dialog)[0] == "Cancelled (1)"
    assert "They called it off" not in shown(dialog)


def test_whoever_is_unknown_is_left_out_unless_it_is_said_who_it_is(
    people: Desk, open_: Open, qtbot: Any, said: list[tuple[str, bool]]
) -> None:
    dialog = open_(event("1", "Launch sync", day(1), (ME, DANA, KIM)), event("2", "Intro", day(2), (ME, KIM)))
    assert "Intro, Thursday, 26 November, 10:00" in shown(dialog, "Left out")
    click_tab(dialog, "People")
    assert "kim@partner.example, in 2 meetings" in labels(dialog)
    bring_in(qtbot, dialog)
    assert said == [("Imported: one new meeting.", True)]
    assert who(people, "Launch sync") == ["Dana Ortiz"]
    assert count(people, Colleague) == 2


def test_whoever_is_new_becomes_a_colleague_and_brings_the_meetings_along(
    people: Desk, open_: Open, qtbot: Any, said: list[tuple[str, bool]]
) -> None:
    dialog = open_(event("1", "Launch sync", day(1), (ME, DANA, KIM)), event("2", "Intro", day(2), (ME, KIM)))
    click_tab(dialog, "People")
    take(called(dialog, InlineChoice, "Kim Lee"), "A new colleague")
    assert dialog.take.text() == "Import 2 meetings"
    assert "Intro, Thursday, 26 November, 10:00, 30 minutes · Kim Lee" in shown(dialog)
    bring_in(qtbot, dialog)
    assert said == [("Imported: 2 new meetings, one new colleague.", True)]
    assert who(people, "Intro") == ["Kim Lee"]
    assert people.undo()
    assert count(people, Colleague) == 2


def test_a_meeting_that_was_unticked_stays_out_although_its_people_are_known_now(
    people: Desk, open_: Open, qtbot: Any
) -> None:
    dialog = open_(event("1", "Launch sync", day(1)), event("2", "Intro", day(2), (ME, KIM)))
    click_tab(dialog, "People")
    take(called(dialog, InlineChoice, "Kim Lee"), "A new colleague")
    tick(qtbot, dialog, "Intro")
    bring_in(qtbot, dialog)
    assert count(people, Meeting) == 1


def test_somebody_known_by_another_address_is_found_by_name(people: Desk, open_: Open, qtbot: Any) -> None:
    dialog = open_(event("1", "Intro", day(2), (ME, ("", "m.t@elsewhere.example"))))
    click_tab(dialog, "People")
    take(called(dialog, InlineChoice, "m.t@elsewhere.example"), "Somebody I know…")
    from PySide6.QtWidgets import QLineEdit

    field = called(dialog, QLineEdit, "Who m.t@elsewhere.example is")
    type_over(qtbot, field, "somebody else")
    assert not dialog.take.isEnabled()
    type_over(qtbot, field, "mei tanaka")
    assert dialog.take.isEnabled()
    bring_in(qtbot, dialog)
    assert who(people, "Intro") == ["Mei Tanaka"]
    with people.reading() as session:
        mei = session.get(Colleague, "mei")
        assert mei is not None
        assert mei.email == [MEI[1], "m.t@elsewhere.example"]


def test_whoever_may_be_somebody_has_to_be_decided_on(people: Desk, open_: Open, qtbot: Any) -> None:
    dialog = open_(event("1", "Launch sync", day(1)), event("2", "Budget", day(2), (ME, ("Dana", "d@x.example"))))
    assert not dialog.take.isEnabled()
    assert dialog.hint.text() == "Say who one person is first"
    click_tab(dialog, "Meetings")
    click(qtbot, dialog.hint)
    asked = called(dialog, InlineChoice, "Dana")
    assert asked.hasFocus()
    take(asked, "Dana Ortiz")
    assert not dialog.hint.isVisible()
    bring_in(qtbot, dialog)
    assert who(people, "Budget") == ["Dana Ortiz"]


def test_all_unknown_people_at_once(people: Desk, open_: Open, qtbot: Any) -> None:
    strangers = [(f"Person {number}", f"p{number}@x.example") for number in range(60)]
    dialog = open_(*(event(f"{number}", f"Intro {number}", day(2), (ME, one)) for number, one in enumerate(strangers)))
    click_tab(dialog, "People")
    click(qtbot, button(dialog, "Show 20 more"))
    qtbot.waitUntil(lambda: called(dialog, InlineChoice, "Person 59").isVisible())
    click(qtbot, button(dialog, "All are new colleagues"))
    assert dialog.take.text() == "Import 60 meetings"
    click(qtbot, button(dialog, "Leave all out"))
    assert not dialog.take.isEnabled()


def test_large_meetings_and_whole_days_can_be_taken_too(people: Desk, open_: Open, qtbot: Any) -> None:
    crowd = [(f"Person {number}", f"p{number}@x.example") for number in range(12)]
    whole = event("2", "Conference", day(2)).replace("DTSTART:20261126T090000Z", "DTSTART;VALUE=DATE:20261126")
    whole = whole.replace("DTEND:20261126T093000Z", "DTEND;VALUE=DATE:20261127")
    dialog = open_(event("1", "All hands", day(1), (ME, DANA, *crowd)), whole, event("3", "Launch sync", day(3)))
    left = shown(dialog, "Left out")
    assert left[0] == "Large meetings"
    assert left[1].startswith("All hands, Tomorrow, 10:00 · ")
    assert left[2:] == ["Whole days", "Conference, Thursday, 26 November, the whole day"]
    tick_all = [dialog.content.crowds, dialog.content.whole_days]
    for box in tick_all:
        click_tab(dialog, "Left out")
        qtbot.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(8, box.height() // 2))
        qtbot.waitUntil(lambda: dialog.take.isVisible())
    assert dialog.take.text() == "Import 3 meetings"
    bring_in(qtbot, dialog)
    assert count(people, Meeting) == 3


def test_what_was_ticked_off_stays_so_when_more_is_wanted(people: Desk, open_: Open, qtbot: Any) -> None:
    crowd = [(f"Person {number}", f"p{number}@x.example") for number in range(12)]
    dialog = open_(event("1", "All hands", day(1), (ME, DANA, *crowd)), event("3", "Launch sync", day(3)))
    tick(qtbot, dialog, "Launch sync")
    click_tab(dialog, "Left out")
    dialog.content.crowds.click()
    qtbot.waitUntil(lambda: dialog.take.isVisible())
    assert dialog.content.taken == {"1\n"}


def test_what_cannot_be_read_is_named(people: Desk, open_: Open, qtbot: Any) -> None:
    broken = event("1", "Budget", day(1)).replace("DTSTART:20261125T090000Z", "DTSTART:soon")
    dialog = open_(broken, event("2", "Launch sync", day(2)))
    assert shown(dialog, "Left out")[0] == "Not read as it stands"
    assert any("Budget" in one for one in shown(dialog, "Left out"))
    assert dialog.take.text() == "Import one meeting"


def test_my_own_address_is_asked_for_where_it_is_in_nearly_every_meeting(desk: Desk, open_: Open, qtbot: Any) -> None:
    others = [("Ann", "ann@x.example"), ("Bo", "bo@x.example"), ("Cy", "cy@x.example"), ("Di", "di@x.example")]
    dialog = open_(*(event(name, f"With {name}", day(2), (ME, (name, email))) for name, email in others))
    assert "Which of these addresses is yours?" in labels(dialog)
    assert called(dialog, InlineChoice, "Me").isVisibleTo(dialog)
    click(qtbot, button(dialog, ME[1]))
    qtbot.waitUntil(lambda: dialog.take.isVisible())
    assert "Which of these addresses is yours?" not in labels(dialog)
    assert "Me" not in labels(dialog)
    with desk.reading() as session:
        assert session.scalars(select(Me)).one().email == [ME[1]]
    assert count(desk, Meeting) == 0


def test_the_address_of_a_colleague_is_not_offered_to_be_mine(desk: Desk, open_: Open) -> None:
    with desk.change("Add a colleague") as session:
        session.add(Colleague(name=DANA[0], email=[DANA[1].title()]))
    dialog = open_(*(event(f"{number}", "Launch sync", day(number)) for number in range(1, 6)))
    assert "Which of these addresses is yours?" in labels(dialog)
    assert button(dialog, ME[1]).isVisibleTo(dialog)
    assert DANA[1] not in [one.text() for one in dialog.findChildren(QPushButton)]


def test_tab_goes_from_the_top_to_the_button_that_imports(desk: Desk, open_: Open, qtbot: Any) -> None:
    others = [("Ann", "ann@x.example"), ("Bo", "bo@x.example"), ("Cy", "cy@x.example")]
    dialog = open_(*(event(name, f"With {name}", day(2), (ME, (name, email))) for name, email in others))
    take(called(dialog, InlineChoice, "Ann"), "A new colleague")
    bring_up(qtbot, dialog)
    names = []
    for _ in range(11):
        names.append(focused(dialog).accessibleName().split(": ")[0])
        qtbot.keyClick(focused(dialog), Qt.Key.Key_Tab)
    assert names == [
        "People (4)",
        ME[1],
        "None of them",
        "All are new colleagues",
        "Leave all out",
        "Me",
        "Ann",
        "Bo",
        "Cy",
        "Cancel",
        "Import one meeting",
    ]


def test_anybody_can_be_said_to_be_myself(people: Desk, open_: Open, qtbot: Any) -> None:
    other = ("My other self", "me@home.example")
    dialog = open_(event("1", "Launch sync", day(1), (other, DANA)))
    click_tab(dialog, "People")
    take(called(dialog, InlineChoice, "My other self"), "Myself")
    qtbot.waitUntil(lambda: dialog.take.isVisible())
    assert "My other self" not in labels(dialog)
    with people.reading() as session:
        assert session.scalars(select(Me)).one().email == [ME[1], other[1]]


def test_it_is_not_asked_where_it_is_known_or_cannot_be_told(people: Desk, desk: Desk, open_: Open) -> None:
    dialog = open_(*(event(f"{number}", "Launch sync", day(number)) for number in range(1, 6)))
    assert "Which of these addresses is yours?" not in labels(dialog)


def test_a_file_that_is_no_calendar_says_so_and_closes(people: Desk, open_: Open, tmp_path: Path, qtbot: Any) -> None:
    trouble: list[Any] = []
    people.troubled.connect(trouble.append)
    file = tmp_path / "letters.ics"
    file.write_text("Dear Mei")
    import_calendar(open_.window, people, file)  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: bool(trouble))
    qtbot.waitUntil(lambda: open_.window.findChildren(PreviewDialog) == [])  # type: ignore[attr-defined]
    import_calendar(open_.window, people, tmp_path / "nowhere.ics")  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: len(trouble) == 2)
    assert trouble[1].happened == "The file is not there any more."


def test_closed_while_it_is_read_nothing_comes_of_it(people: Desk, open_: Open, tmp_path: Path, qtbot: Any) -> None:
    file = tmp_path / "work.ics"
    file.write_bytes(calendar(event("1", "Launch sync", day(1))))
    dialog = import_calendar(open_.window, people, file)  # type: ignore[attr-defined]
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not people.background.busy)
    assert count(people, Meeting) == 0


def test_what_cannot_be_saved_stays_to_be_tried_again(
    people: Desk, open_: Open, qtbot: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    trouble: list[Any] = []
    people.troubled.connect(trouble.append)
    dialog = open_(event("1", "Launch sync", day(1)), event("2", "Budget", day(2)))
    tick(qtbot, dialog, "Budget")

    def fail(*_: object) -> Any:
        raise CannotSave("The change could not be saved.")

    with monkeypatch.context() as patch:
        patch.setattr("journal.window.calendars.preview.take_in", fail)
        click(qtbot, dialog.take)
        qtbot.waitUntil(lambda: bool(trouble) and dialog.take.isVisible())
    assert count(people, Meeting) == 0
    assert dialog.take.text() == "Import one meeting"
    bring_in(qtbot, dialog)
    assert count(people, Meeting) == 1


def test_what_became_of_the_journal_meanwhile_is_seen(people: Desk, open_: Open, qtbot: Any) -> None:
    dialog = open_(event("1", "Launch sync", day(1)))
    other = open_(event("1", "Launch sync", day(1)))
    bring_in(qtbot, other)
    bring_in(qtbot, dialog)
    assert count(people, Meeting) == 1


def test_the_users_words_are_shown_as_they_are(people: Desk, open_: Open) -> None:
    dialog = open_(event("1", "<b>Q&A</b> with all\\, today", day(1)))
    assert shown(dialog)[1].startswith("<b>Q&A</b> with all, today")
