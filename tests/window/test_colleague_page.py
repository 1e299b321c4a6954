"""A colleague's page: who they are field by field, how it stands and why, and what happened."""

from datetime import date, timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QWidget
from sqlalchemy import select

from journal.method.rules.review import ADVICE
from journal.model import Colleague, Contact, Meeting, MeetingColleague, Value
from journal.window.colleagues.page import ColleaguesPage
from journal.window.desk import Desk
from journal.window.widgets.badge import StatusBadge
from journal.window.widgets.chips import Chips
from journal.window.widgets.pick import InlineChoice, InlineDate
from tests.window.widgets import bring_up, button, called, click, focused, take, type_over, whole

TODAY = date(2026, 11, 24)


def opened(desk: Desk, qtbot: Any) -> ColleaguesPage:
    made = ColleaguesPage(desk)
    qtbot.addWidget(made)
    made.resize(1180, 780)
    bring_up(qtbot, made)
    return made


@pytest.fixture
def page(desk: Desk, qtbot: Any) -> ColleaguesPage:
    """Dana's page, with nothing on it."""
    with desk.change("Fill") as session:
        session.add(Colleague(id="dana", name="Dana Ortiz"))
    return opened(desk, qtbot)


def dana(desk: Desk) -> Colleague:
    """Dana as she is in the file."""
    with desk.reading() as session:
        return session.scalars(select(Colleague).where(Colleague.name == "Dana Ortiz")).one()


def texts(page: ColleaguesPage, part: Any) -> list[str]:
    """What can be read in a card, from top to bottom."""
    QApplication.processEvents()
    return [one.text() for one in part.findChildren(QLabel) if one.isVisibleTo(page)]


@pytest.mark.parametrize(
    ("name", "column"),
    [
        ("Role", "role"),
        ("Department", "department"),
        ("Organisation", "organisation"),
        ("Where", "location"),
        ("Time zone", "time_zone"),
    ],
)
def test_a_line_is_typed_undone_and_redone(
    page: ColleaguesPage, desk: Desk, name: str, column: str, qtbot: Any
) -> None:
    field = called(page._sheet, QLineEdit, name)
    type_over(qtbot, field, "Basel <b>")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert getattr(dana(desk), column) == "Basel <b>"
    assert not field.hasFocus()
    desk.undo()
    assert getattr(dana(desk), column) is None
    assert field.text() == ""
    desk.redo()
    assert field.text() == "Basel <b>"


@pytest.mark.parametrize(("name", "column"), [("Why you work together", "purpose"), ("Notes", "notes")])
def test_a_text_of_several_lines_is_typed_and_emptied(
    page: ColleaguesPage, desk: Desk, name: str, column: str, qtbot: Any
) -> None:
    field = called(page._sheet, QPlainTextEdit, name)
    type_over(qtbot, field, "One")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.keyClicks(field, "Two")
    qtbot.keyClick(field, Qt.Key.Key_Tab)
    assert getattr(dana(desk), column) == "One\nTwo"
    type_over(qtbot, field, "")
    qtbot.keyClick(field, Qt.Key.Key_Tab)
    assert getattr(dana(desk), column) is None


@pytest.mark.parametrize(
    ("name", "column"), [("E-mail", "email"), ("Phone", "phone"), ("Links", "links"), ("Tags", "tags")]
)
def test_addresses_links_and_tags_are_added_and_taken_away(
    page: ColleaguesPage, desk: Desk, name: str, column: str, qtbot: Any
) -> None:
    entry = called(page._sheet, QLineEdit, name)
    entry.setFocus()
    for typed in ("one", "two"):
        qtbot.keyClicks(entry, typed)
        qtbot.keyClick(entry, Qt.Key.Key_Return)
    assert getattr(dana(desk), column) == ["one", "two"]
    assert focused(page) is entry
    qtbot.keyClick(entry, Qt.Key.Key_Backspace)
    assert getattr(dana(desk), column) == ["one"]
    desk.undo()
    chips = next(one for one in page._sheet.findChildren(Chips) if one.isAncestorOf(entry))
    assert chips.texts == ["one", "two"]


def test_since_when_how_close_and_whether_a_mentor(page: ColleaguesPage, desk: Desk) -> None:
    called(page._sheet, InlineDate, "Since")._pick(date(2024, 2, 29))
    take(called(page._sheet, InlineChoice, "Partnership"), "Professional only")
    take(called(page._sheet, InlineChoice, "Is a mentor of mine"), "Yes")
    stored = dana(desk)
    assert (stored.since, stored.stage, stored.is_mentor) == (date(2024, 2, 29), "professional_only", True)
    desk.undo()
    assert called(page._sheet, InlineChoice, "Is a mentor of mine").text() == "No"
    assert called(page._sheet, InlineDate, "Since").text() == "29 February 2024"


def test_days_between_contacts_are_a_number_of_days(page: ColleaguesPage, desk: Desk, qtbot: Any) -> None:
    field = called(page._sheet, QLineEdit, "Days between contacts")
    type_over(qtbot, field, "21")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert dana(desk).cadence_days == 21
    for wrong in ("soon", "0", "3661", "-7", "²"):
        type_over(qtbot, field, wrong)
        with qtbot.waitSignal(desk.said) as said:
            field.clearFocus()
        assert said.args[0].startswith("That has to be a number of days")
        assert dana(desk).cadence_days == 21
    type_over(qtbot, field, "")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert dana(desk).cadence_days is None


@pytest.fixture
def sample(sample_desk: Desk, qtbot: Any) -> ColleaguesPage:
    """Dana's page in the sample, where it does not work."""
    made = opened(sample_desk, qtbot)
    made.show_record(dana(sample_desk).id, "colleague", dana(sample_desk).id)
    return made


def test_health_says_why_with_the_concerns_and_the_next_step(sample: ColleaguesPage, sample_desk: Desk) -> None:
    review = sample_desk.reviews.get(dana(sample_desk).id)
    assert review is not None
    read = texts(sample, sample._sheet._health)
    assert review.concerns
    assert [finding.because for finding in review.concerns if finding.because not in read] == []
    assert f"Next: {ADVICE[review.advice or ''].title}" in read
    assert f"Your own practice: {review.effort} of 6" in read
    badges = [one.accessibleName() for one in sample._sheet._health.findChildren(StatusBadge) if one.isVisible()]
    assert badges[0] == "Not working"
    assert badges.count("Serious") == sum(finding.serious for finding in review.concerns)


def test_a_record_behind_a_concern_is_a_click_away(sample: ColleaguesPage, sample_desk: Desk, qtbot: Any) -> None:
    review = sample_desk.reviews.get(dana(sample_desk).id)
    assert review is not None
    chips = [one for one in sample._sheet._health.findChildren(QPushButton) if one.property("variant") == "chip"]
    newest = [sorted(finding.evidence, key=lambda one: one.on, reverse=True) for finding in review.concerns]
    evidence = [one for each in newest for one in each]
    assert len(chips) == len(evidence)
    for chip, one in zip(chips, evidence, strict=True):
        with qtbot.waitSignal(sample_desk.opening) as opening:
            click(qtbot, chip)
        assert opening.args == [one.kind, one.id]
        assert not any(part.isdigit() and len(part) == 4 for part in chip.text().split("-"))


def test_going_through_it_is_asked_of_the_frame(sample: ColleaguesPage, sample_desk: Desk, qtbot: Any) -> None:
    with qtbot.waitSignal(sample_desk.opening) as opening:
        click(qtbot, button(sample._sheet, "Go through it"))
    assert opening.args == ["review", dana(sample_desk).id]


def test_the_badge_follows_a_change(sample: ColleaguesPage, sample_desk: Desk) -> None:
    badge = sample._sheet._head.findChild(StatusBadge)
    assert isinstance(badge, StatusBadge)
    assert badge.accessibleName() == "Not working"
    take(called(sample._sheet, InlineChoice, "Partnership"), "Archived")
    assert badge.accessibleName() == "Resting"
    assert "Your own practice" not in " ".join(texts(sample, sample._sheet._health))
    sample_desk.undo()
    assert badge.accessibleName() == "Not working"


def test_common_ground_offers_words_to_copy(sample: ColleaguesPage, sample_desk: Desk, qtbot: Any) -> None:
    starter = called(sample._sheet._common, QPlainTextEdit, "Starter").toPlainText()
    assert "LinkedIn" in starter
    with qtbot.waitSignal(sample_desk.said) as said:
        click(qtbot, called(sample._sheet._common, QWidget, "Copy"))
    assert said.args[0] == "Copied."
    assert QApplication.clipboard().text() == starter


def entries(page: ColleaguesPage) -> list[str]:
    """What the timeline lists, from top to bottom."""
    QApplication.processEvents()
    found = [one for one in page._sheet._timeline.findChildren(QPushButton) if one.isVisibleTo(page)]
    return [one.accessibleName() for one in found if one.property("variant") == "link"]


def test_the_timeline_begins_with_the_newest_and_goes_on_page_by_page(
    page: ColleaguesPage, desk: Desk, qtbot: Any
) -> None:
    with desk.change("Fill") as session:
        for number in range(50):
            day = TODAY - timedelta(number)
            session.add(Contact(colleague_id="dana", on=day, channel="chat", started_by="me", text=f"Line {number}"))
    assert entries(page) == [f"From me, chat: Line {number}" for number in range(20)]
    click(qtbot, button(page._sheet._timeline, "Show more"))
    assert entries(page) == [f"From me, chat: Line {number}" for number in range(50)]
    assert "Show more" not in [one.text() for one in page._sheet._timeline.findChildren(QPushButton) if one.isVisible()]


def test_the_timeline_has_all_that_happened_and_opens_it(page: ColleaguesPage, desk: Desk, qtbot: Any) -> None:
    with desk.change("Fill") as session:
        session.add(
            Meeting(id="sync", title="Launch <b>sync</b> & more", start=desk.now() - timedelta(days=3), state="held")
        )
        session.flush()
        session.add(MeetingColleague(meeting_id="sync", colleague_id="dana"))
        session.add(Value(colleague_id="dana", direction="received", kind="credit", on=TODAY, text="In the letter"))
        session.add(Contact(colleague_id="dana", on=TODAY - timedelta(1), channel="phone", started_by="them"))
    assert entries(page) == ["I received: credit: In the letter", "From them, phone", "Launch <b>sync</b> & more"]
    with qtbot.waitSignal(desk.opening) as opening:
        click(qtbot, called(page._sheet._timeline, QPushButton, "Launch <b>sync</b> & more"))
    assert opening.args == ["meeting", "sync"]
    desk.undo()
    assert entries(page) == []
    assert "Meetings, messages and favours will be listed here." in texts(page, page._sheet._timeline)


def test_a_meeting_with_her_is_one_click(page: ColleaguesPage, desk: Desk, qtbot: Any) -> None:
    with qtbot.waitSignal(desk.opening) as opening:
        click(qtbot, button(page._sheet, "Meeting"))
    with desk.reading() as session:
        made = session.scalars(select(Meeting)).one()
        whose = session.scalars(select(MeetingColleague.colleague_id)).all()
    assert opening.args == ["meeting", made.id]
    assert (made.start.isoformat(), made.time_zone) == ("2026-11-24T10:00:00+01:00", "Europe/Berlin")
    assert whose == ["dana"]
    assert made.title == "New meeting"  # as in Meetings
    desk.undo()
    with desk.reading() as session:
        assert session.scalars(select(Meeting)).all() == []


def test_a_part_of_the_page_is_one_click_away(sample: ColleaguesPage, qtbot: Any) -> None:
    bar = sample._sheet._scroll.verticalScrollBar()
    click(qtbot, button(sample._sheet, "Timeline"))
    assert bar.value() > 0
    QApplication.processEvents()
    assert not sample._sheet._timeline.visibleRegion().isEmpty()


@pytest.mark.parametrize("width", [420, 1180])
def test_the_next_step_can_be_read_beside_the_status_or_below_it(sample: ColleaguesPage, width: int) -> None:
    sample.resize(width, 640)
    QApplication.processEvents()
    step = next(one for one in sample._sheet._head.findChildren(QLabel) if one.text() == "→ Consult a mentor")
    assert step.fontMetrics().horizontalAdvance(step.text()) <= step.width()
    badge = sample._sheet._head._badge
    assert not badge.geometry().intersects(step.geometry())


def chosen_anew(desk: Desk, qtbot: Any) -> ColleaguesPage:
    """From Lena's page just now to Dana's, who has a message: what is below the window waits."""
    with desk.change("Fill") as session:
        session.add_all([Colleague(id="dana", name="Dana Ortiz"), Colleague(id="lena", name="Lena Fischer")])
        session.add(Contact(colleague_id="dana", on=TODAY, channel="chat", started_by="me", text="The figures"))
    made = opened(desk, qtbot)
    made._roster.choose("lena")
    qtbot.waitUntil(lambda: whole(made))
    made._roster.choose("dana")
    assert not whole(made)
    return made


def test_what_is_below_the_window_is_filled_by_itself(desk: Desk, qtbot: Any) -> None:
    page = chosen_anew(desk, qtbot)
    qtbot.waitUntil(lambda: "From me, chat: The figures" in read_on(page))


@pytest.mark.parametrize("way", ["wheel", "tab", "anchor", "record", "change", "away"])
def test_what_is_below_the_window_is_there_before_one_comes_to_it(desk: Desk, qtbot: Any, way: str) -> None:
    page = chosen_anew(desk, qtbot)
    if way == "wheel":
        page._sheet._scroll.verticalScrollBar().setValue(40)
    elif way == "tab":
        qtbot.keyClick(button(page, "About"), Qt.Key.Key_Tab)
    elif way == "anchor":
        button(page, "Timeline").click()
    elif way == "record":
        page._sheet.go_to("colleague", "dana")
    elif way == "change":
        with desk.change("Change", "dana") as session:
            session.get_one(Colleague, "dana").role = "Head of Training"
    else:
        page._roster.choose("me")
    assert whole(page)
    assert "From me, chat: The figures" in read_on(page)


def read_on(page: ColleaguesPage) -> list[str]:
    """The words of the timeline."""
    return [one.accessibleName() for one in page._sheet._timeline.findChildren(QPushButton)]
