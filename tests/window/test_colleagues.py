"""The Colleagues tab: the list of people beside the page of one, by keys and clicks, and what is in the file after."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit, QToolButton
from sqlalchemy import select, text

from journal.app import Program
from journal.model import Base, Colleague, Consultation, Fact, FollowUp, Goal
from journal.store.journal import CannotSave
from journal.window.colleagues.page import ColleaguesPage
from journal.window.desk import Desk
from journal.window.main_window import COLLEAGUES
from journal.window.widgets.pick import InlineChoice
from journal.window.widgets.rows import Role, Row
from tests.journals import new_folder
from tests.window.widgets import bring_up, button, called, click, focused, take, type_over

CTRL = Qt.KeyboardModifier.ControlModifier


def opened(desk: Desk, qtbot: Any) -> ColleaguesPage:
    made = ColleaguesPage(desk)
    qtbot.addWidget(made)
    made.resize(1180, 780)
    bring_up(qtbot, made)
    return made


@pytest.fixture
def page(desk: Desk, qtbot: Any) -> ColleaguesPage:
    """Dana, Mei and René; Dana is shown."""
    with desk.change("Fill") as session:
        session.add(Colleague(id="mei", name="Mei Tanaka", role="Finance", tags=["launch"]))
        session.add(Colleague(id="dana", name="Dana Ortiz", role="Training", department="People"))
        session.add(Colleague(id="rene", name="rené Dupré", organisation="Encompass"))
    return opened(desk, qtbot)


@pytest.fixture
def sample(sample_desk: Desk, qtbot: Any) -> ColleaguesPage:
    return opened(sample_desk, qtbot)


def rows(page: ColleaguesPage) -> list[Row]:
    model = page._roster.list.model()
    return [model.index(row, 0).data(Role.ROW) for row in range(1, model.rowCount())]


def names(page: ColleaguesPage) -> list[str]:
    return [row.title for row in rows(page)]


def stored(desk: Desk, record: str) -> Any:
    with desk.reading() as session:
        return session.get(Colleague, record)


def shown_name(page: ColleaguesPage) -> str:
    return called(page._sheet, QLineEdit, "Name").text()


def key(page: ColleaguesPage, qtbot: Any, pressed: Qt.Key) -> None:
    qtbot.keyClick(focused(page), pressed)


def whole(desk: Desk) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table."""
    with desk.reading() as session:
        return {
            name: [tuple(row) for row in session.execute(text(f'SELECT * FROM "{name}" ORDER BY position'))]
            for name in Base.metadata.tables
        }


def test_a_colleague_is_made_by_key_named_and_there_the_next_time(
    start: Callable[[Path], Program], tmp_path: Path, qtbot: Any
) -> None:
    folder = new_folder(tmp_path)
    window = start(folder).window
    qtbot.keyClick(window, Qt.Key.Key_2, CTRL)
    qtbot.keyClick(window, Qt.Key.Key_N, CTRL)
    qtbot.keyClicks(focused(window), "Dana Ortiz")
    window.close()
    again = start(folder).window
    assert again.tab == COLLEAGUES
    page = again.findChild(ColleaguesPage)
    assert isinstance(page, ColleaguesPage)
    assert names(page) == ["Dana Ortiz"]
    assert shown_name(page) == "Dana Ortiz"


def test_an_empty_journal_offers_the_first_colleague(desk: Desk, qtbot: Any) -> None:
    page = opened(desk, qtbot)
    click(qtbot, button(page, "Add a colleague"))
    assert focused(page).accessibleName() == "Name"
    qtbot.keyClicks(focused(page), "Dana Ortiz")
    key(page, qtbot, Qt.Key.Key_Return)
    assert names(page) == ["Dana Ortiz"]
    desk.undo()
    desk.undo()
    assert button(page, "Add a colleague").isVisible()


def test_a_new_name_is_typed_over_and_moves_to_its_place(page: ColleaguesPage, qtbot: Any) -> None:
    click(qtbot, called(page._roster, QToolButton, "New colleague"))
    assert names(page) == ["Dana Ortiz", "Mei Tanaka", "New colleague", "rené Dupré"]
    qtbot.keyClicks(focused(page), "Abel Novak")
    key(page, qtbot, Qt.Key.Key_Return)
    assert names(page)[0] == "Abel Novak"
    assert page._roster.list.currentIndex().data(Role.ROW).title == "Abel Novak"


@pytest.mark.parametrize("blank", ["", "   "])
def test_nobody_is_without_a_name(page: ColleaguesPage, desk: Desk, blank: str, qtbot: Any) -> None:
    field = called(page._sheet, QLineEdit, "Name")
    type_over(qtbot, field, blank)
    called(page._sheet, QLineEdit, "Role").setFocus()
    assert stored(desk, "dana").name == "Dana Ortiz"
    assert field.text() == "Dana Ortiz"


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("mei", ["Mei Tanaka"]),
        ("FINANCE tan", ["Mei Tanaka"]),
        ("launch", ["Mei Tanaka"]),
        ("people", ["Dana Ortiz"]),
        ("encompass", ["rené Dupré"]),
        ("ortiz dana", ["Dana Ortiz"]),
        ("nobody", []),
        ("%", []),
    ],
)
def test_the_filter_looks_in_names_roles_places_and_tags(
    page: ColleaguesPage, typed: str, found: list[str], qtbot: Any
) -> None:
    page.focus_filter()
    qtbot.keyClicks(focused(page), typed)
    assert names(page) == found
    nobody = next(one for one in page.findChildren(QLabel) if one.text() == "Nobody fits this filter.")
    assert nobody.isVisibleTo(page) == (not found)
    key(page, qtbot, Qt.Key.Key_Escape)
    assert len(names(page)) == 3


def test_down_goes_from_the_filter_into_the_list(page: ColleaguesPage, qtbot: Any) -> None:
    page.focus_filter()
    qtbot.keyClicks(focused(page), "mei")
    key(page, qtbot, Qt.Key.Key_Down)
    key(page, qtbot, Qt.Key.Key_End)
    assert shown_name(page) == "Mei Tanaka"


def test_who_is_made_while_a_filter_hides_them_is_shown(page: ColleaguesPage, qtbot: Any) -> None:
    page.focus_filter()
    qtbot.keyClicks(focused(page), "mei")
    page.new_record()
    assert page._roster.filter.text() == ""
    assert "New colleague" in names(page)


def test_the_status_in_the_list_follows_a_change(page: ColleaguesPage, desk: Desk) -> None:
    assert rows(page)[0].status == "new"
    take(called(page._sheet, InlineChoice, "Partnership"), "Archived")
    assert (rows(page)[-1].title, rows(page)[-1].status) == ("Dana Ortiz", "resting")
    desk.undo()
    assert (rows(page)[0].title, rows(page)[0].status) == ("Dana Ortiz", "new")


def test_deleting_takes_all_that_is_theirs_and_undo_brings_all_back(
    sample: ColleaguesPage, sample_desk: Desk, qtbot: Any
) -> None:
    before = whole(sample_desk)
    with sample_desk.reading() as session:
        dana = session.scalars(select(Colleague.id).where(Colleague.name == "Dana Ortiz")).one()
    sample.show_record(dana, "colleague", dana)
    with qtbot.waitSignal(sample_desk.said) as said:
        click(qtbot, called(sample._sheet, QToolButton, "Delete this colleague"))
    assert said.args == ["Deleted Dana Ortiz and all that was recorded with them.", True]
    assert "Dana Ortiz" not in names(sample)
    assert shown_name(sample) == names(sample)[0]
    with sample_desk.reading() as session:
        for model in (Fact, Goal, FollowUp, Consultation):
            assert session.scalars(select(model).where(model.colleague_id == dana)).all() == []
    sample_desk.undo()
    assert "Dana Ortiz" in names(sample)
    assert whole(sample_desk) == before


def test_a_mentor_of_others_is_not_deleted_and_it_is_said(page: ColleaguesPage, desk: Desk, qtbot: Any) -> None:
    with desk.change("Consult") as session:
        session.add(Consultation(colleague_id="mei", mentor_colleague_id="dana", on=desk.today()))
    with qtbot.waitSignal(desk.troubled) as troubled:
        click(qtbot, called(page._sheet, QToolButton, "Delete this colleague"))
    assert troubled.args[0].happened == "Dana Ortiz is the mentor in a consultation."
    assert shown_name(page) == "Dana Ortiz"
    assert stored(desk, "dana") is not None


def test_a_record_is_shown_on_its_persons_page_with_the_keyboard_on_it(
    page: ColleaguesPage, desk: Desk, qtbot: Any
) -> None:
    with desk.change("Fill") as session:
        session.add_all([Fact(colleague_id="mei", kind="other", text=f"Fact {number}") for number in range(30)])
        session.add_all([FollowUp(colleague_id="mei", owner="me", text=f"Promise {number}") for number in range(30)])
        session.add(FollowUp(id="wanted", colleague_id="mei", owner="me", text="The wanted one"))
    page.show_record("mei", "followup", "wanted")
    field = focused(page)
    assert isinstance(field, QPlainTextEdit)
    assert (shown_name(page), field.toPlainText()) == ("Mei Tanaka", "The wanted one")
    qtbot.waitUntil(lambda: not field.visibleRegion().isEmpty())
    assert page._roster.list.currentIndex().data(Role.ID) == "mei"


def test_what_others_change_appears_and_the_place_in_the_list_stays(page: ColleaguesPage, desk: Desk) -> None:
    page.show_record("mei", "colleague", "mei")
    with desk.change("Elsewhere") as session:
        session.add(Colleague(id="abel", name="Abel <b>Novak</b>"))
        session.get_one(Colleague, "mei").name = "Mei T."
    assert names(page) == ["Abel <b>Novak</b>", "Dana Ortiz", "Mei T.", "rené Dupré"]
    assert shown_name(page) == "Mei T."
    assert page._roster.list.currentIndex().data(Role.ID) == "mei"


def test_who_is_deleted_elsewhere_while_their_name_is_typed_makes_room_for_another(
    page: ColleaguesPage, desk: Desk, qtbot: Any
) -> None:
    type_over(qtbot, called(page._sheet, QLineEdit, "Name"), "Dana O")
    with desk.change("Delete elsewhere") as session:
        session.delete(session.get_one(Colleague, "dana"))
    assert names(page) == ["Mei Tanaka", "rené Dupré"]
    assert shown_name(page) == "Mei Tanaka"
    page.commit()
    assert stored(desk, "mei").name == "Mei Tanaka"


def test_a_very_long_name_makes_nothing_wider(page: ColleaguesPage, desk: Desk, qtbot: Any) -> None:
    name = "Wolfeschlegelsteinhausenbergerdorff" * 12
    type_over(qtbot, called(page._sheet, QLineEdit, "Name"), name)
    key(page, qtbot, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert stored(desk, "dana").name == name
    assert page.width() == 1180
    assert page._sheet._scroll.page.width() <= page._sheet._scroll.viewport().width()
    assert called(page._sheet, QToolButton, "Delete this colleague").visibleRegion().boundingRect().width() > 0


def test_what_could_not_be_saved_stays_on_the_screen_and_is_saved_later(
    page: ColleaguesPage, desk: Desk, monkeypatch: pytest.MonkeyPatch, qtbot: Any
) -> None:
    role = called(page._sheet, QLineEdit, "Role")
    told: list[object] = []
    desk.troubled.connect(told.append)

    def full(*_: object) -> None:
        raise CannotSave("The change could not be saved.")

    with monkeypatch.context() as patch, qtbot.captureExceptions():
        patch.setattr(desk.journal, "change", full)
        type_over(qtbot, role, "Precious")
        page._roster.list.setFocus()
        page._roster.list.setCurrentIndex(page._roster.list.model().index(2, 0))
        assert told
        assert (shown_name(page), role.text()) == ("Dana Ortiz", "Precious")
        qtbot.waitUntil(lambda: page._roster.list.currentIndex().data(Role.ID) == "dana")
    page._roster.list.setCurrentIndex(page._roster.list.model().index(2, 0))
    assert shown_name(page) == "Mei Tanaka"
    assert stored(desk, "dana").role == "Precious"
