"""People dropped on the window: looked at, chosen, those who may be known decided on, and all of it taken back."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt, QUrl
from PySide6.QtWidgets import QMainWindow, QPushButton, QTableView, QWidget
from sqlalchemy import func, select

from journal.model import Base, Colleague, Fact, Me
from journal.store.journal import CannotSave
from journal.window.desk import Desk
from journal.window.dropping import Dropping
from journal.window.people.preview import PeopleDialog
from journal.window.theme import apply_theme
from journal.window.transfer import bring_in_any
from journal.window.widgets.pick import InlineChoice
from journal.window.widgets.rows import Role, Row
from tests.window.conftest import labels
from tests.window.test_dropping import drag
from tests.window.widgets import bring_up, button, called, click, focused, take

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

Drop = Callable[..., PeopleDialog]

CONNECTIONS = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"


@pytest.fixture
def people(desk: Desk, qapp: Any) -> Desk:
    """A journal that knows Dana and Mei."""
    apply_theme(qapp, "light", 1.0)
    with desk.change("Add colleagues") as session:
        session.add(Colleague(id="dana", name="Dana Ortiz", role="Head of Training", organisation="Encompass"))
        session.add(Colleague(id="mei", name="Mei Tanaka", role="Analyst", email=["mei@example.org"]))
    return desk


@pytest.fixture
def window(qtbot: Any) -> QMainWindow:
    made = QMainWindow()
    made.resize(1000, 640)
    qtbot.addWidget(made, before_close_func=lambda _: made)
    bring_up(qtbot, made)
    return made


@pytest.fixture
def drop(people: Desk, window: QMainWindow, qtbot: Any, tmp_path: Path) -> Drop:
    """Lets a file fall on the window; the answer is the preview, once the file is read."""
    Dropping(window, lambda path: bring_in_any(window, people, path))

    def dropped(name: str, content: str | bytes) -> PeopleDialog:
        file = tmp_path / name
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
        before = window.findChildren(PeopleDialog)
        assert drag(window, QUrl.fromLocalFile(str(file)))
        dialog = next(one for one in window.findChildren(PeopleDialog) if one not in before)
        qtbot.waitUntil(lambda: dialog.take.isVisible() or dialog.go_on.isVisible())
        return dialog

    return dropped


@pytest.fixture
def said(desk: Desk) -> list[tuple[str, bool]]:
    heard: list[tuple[str, bool]] = []
    desk.said.connect(lambda text, undoable: heard.append((text, undoable)))
    return heard


def card(name: str, *lines: str) -> str:
    return "\r\n".join(["BEGIN:VCARD", "VERSION:3.0", f"FN:{name}", *lines, "END:VCARD", ""])


def rows(dialog: PeopleDialog) -> list[str]:
    """What the list of people reads, a tick before who is taken."""
    dialog.content.show_page("people")
    model = dialog.content.people.model
    found = []
    for number in range(model.rowCount(QModelIndex())):
        index = model.index(number)
        row: Row = index.data(Role.ROW)
        on = Qt.CheckState(index.data(Qt.ItemDataRole.CheckStateRole)) == Qt.CheckState.Checked
        found.append(f"{'x' if on else '-'} {row.spoken}")
    return found


def tick(qtbot: Any, dialog: PeopleDialog, words: str) -> None:
    """Click the row that begins so."""
    dialog.content.show_page("people")
    view = dialog.content.people.view
    model = dialog.content.people.model
    numbers = range(model.rowCount())
    index = next(model.index(at) for at in numbers if model.index(at).data(Role.ROW).spoken.startswith(words))
    view.scrollTo(index)
    place = view.visualRect(index)
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(place.left() + 60, place.center().y()))


def bring_in(qtbot: Any, dialog: PeopleDialog) -> None:
    with qtbot.waitSignal(dialog.finished):
        click(qtbot, dialog.take)


def count(desk: Desk, model: type[Base]) -> int:
    with desk.reading() as session:
        return session.scalar(select(func.count()).select_from(model)) or 0


def names(desk: Desk) -> list[str]:
    with desk.reading() as session:
        return sorted(session.scalars(select(Colleague.name)))


def colleague(desk: Desk, who: str) -> Colleague:
    with desk.reading() as session:
        return session.get_one(Colleague, who)


def test_dropped_looked_at_one_unticked_one_merged_and_all_taken_back(
    people: Desk, drop: Drop, qtbot: Any, said: list[tuple[str, bool]]
) -> None:
    dialog = drop(
        "team.vcf",
        card("Priya Raman", "TITLE:Controller", "EMAIL:priya@example.org")
        + card("Bob Reed", "EMAIL:bob@example.org")
        + card("Dana Ortiz", "TEL:+1 555 0142"),
    )
    assert {"The same name.", "In the file", "In the journal", "+1 555 0142", "Head of Training"} <= set(labels(dialog))
    click(qtbot, button(dialog, "The same: merge"))
    assert rows(dialog) == ["x Priya Raman, Controller · priya@example.org, New", "x Bob Reed, bob@example.org, New"]
    tick(qtbot, dialog, "Bob Reed")
    assert count(people, Colleague) == 2  # nothing is written before it is wanted
    assert dialog.take.text() == "Import 2 people"
    bring_in(qtbot, dialog)
    assert said == [("One person is new, one changed.", True)]
    assert names(people) == ["Dana Ortiz", "Mei Tanaka", "Priya Raman"]
    assert colleague(people, "dana").phone == ["+1 555 0142"]
    assert colleague(people, "dana").role == "Head of Training"
    assert people.undo()
    assert names(people) == ["Dana Ortiz", "Mei Tanaka"]
    assert colleague(people, "dana").phone == []


def test_who_is_not_decided_on_stays_out_and_it_is_said(people: Desk, drop: Drop, qtbot: Any) -> None:
    dialog = drop("team.vcf", card("Priya Raman") + card("Dana Ortiz", "TEL:+1 555 0142"))
    dialog.content.show_page("people")
    assert dialog.take.text() == "Import one person"
    click(qtbot, button(dialog, "Decide on one"))
    assert focused(dialog).accessibleName() == "The same: merge"
    click(qtbot, dialog.take)
    qtbot.waitUntil(lambda: count(people, Colleague) == 3)
    assert colleague(people, "dana").phone == []


def test_both_can_be_kept(people: Desk, drop: Drop, qtbot: Any) -> None:
    dialog = drop("team.vcf", card("Dana Ortiz", "TEL:+1 555 0142"))
    assert not dialog.take.isEnabled()
    click(qtbot, button(dialog, "Keep both"))
    bring_in(qtbot, dialog)
    assert names(people) == ["Dana Ortiz", "Dana Ortiz", "Mei Tanaka"]


def test_each_change_is_shown_and_what_the_journal_has_stays_unless_it_is_ticked(
    people: Desk, drop: Drop, qtbot: Any, said: list[tuple[str, bool]]
) -> None:
    text = card("Mei Tanaka", "EMAIL:mei@example.org", "TITLE:Lead", "ORG:Encompass")
    dialog = drop("mei.vcf", text)
    assert rows(dialog) == [
        "x Mei Tanaka, Lead · Encompass · mei@example.org, 2 changes",
        "- Role, Analyst → Lead",
        "x Organisation, Encompass",
    ]
    bring_in(qtbot, dialog)
    assert (colleague(people, "mei").role, colleague(people, "mei").organisation) == ("Analyst", "Encompass")
    dialog = drop("mei.vcf", text)
    assert rows(dialog)[0].startswith("- Mei Tanaka")  # nothing goes without saying
    tick(qtbot, dialog, "Mei Tanaka")  # so this wants what there is
    assert rows(dialog)[1] == "x Role, Analyst → Lead"
    bring_in(qtbot, dialog)
    assert colleague(people, "mei").role == "Lead"
    assert said[-1] == ("One person changed.", True)


def test_of_many_nobody_is_ticked_until_they_are_chosen(people: Desk, drop: Drop, qtbot: Any) -> None:
    lines = [f"Ann,Number{number},,ann{number}@example.org,Acme,Clerk,01 Mar 2021\n" for number in range(40)]
    dialog = drop("Connections.csv", CONNECTIONS + "".join(lines) + "Kim,Park,,kim@example.org,Acme,Lead,01 Mar 2021\n")
    assert "These are many, so nobody is ticked: choose those on whom you depend." in labels(dialog)
    assert not dialog.take.isEnabled()
    assert focused(dialog) is dialog.content.people.filter
    qtbot.keyClicks(dialog.content.people.filter, "park le")
    assert rows(dialog) == ["- Kim Park, Lead · Acme · kim@example.org, New"]
    click(qtbot, button(dialog, "Tick these 1"))
    qtbot.keyClick(dialog.content.people.filter, Qt.Key.Key_Escape)  # empties it, and the dialog stays
    assert len(rows(dialog)) == 41
    bring_in(qtbot, dialog)
    assert names(people) == ["Dana Ortiz", "Kim Park", "Mei Tanaka"]


def test_the_keyboard_is_enough(people: Desk, drop: Drop, qtbot: Any) -> None:
    dialog = drop("team.vcf", card("Bob Reed") + card("Priya Raman"))
    view = dialog.content.people.view
    assert focused(dialog) is view
    qtbot.keyClick(view, Qt.Key.Key_Space)
    assert dialog.take.text() == "Import one person"
    for _ in range(20):
        if focused(dialog) is dialog.take:
            break
        qtbot.keyClick(focused(dialog), Qt.Key.Key_Tab)
    with qtbot.waitSignal(dialog.finished):
        qtbot.keyClick(focused(dialog), Qt.Key.Key_Return)
    assert names(people) == ["Dana Ortiz", "Mei Tanaka", "Priya Raman"]


def test_the_columns_of_a_table_nobody_knows_are_said(people: Desk, drop: Drop, qtbot: Any) -> None:
    dialog = drop("list.csv", "Wer;Erreichbar;Was\nAnn Lee;ann@example.org;Controller\nBo Li;bo@example.org;Clerk\n")
    assert "Ann Lee · Bo Li" in [one.accessibleName() for one in dialog.columns.findChildren(QWidget)]
    for column, what in (("Wer", "Name"), ("Erreichbar", "Left out"), ("Was", "Role")):
        take(called(dialog, InlineChoice, column), what)
    click(qtbot, dialog.go_on)
    qtbot.waitUntil(dialog.take.isVisible)
    assert rows(dialog) == ["x Ann Lee, Controller, New", "x Bo Li, Clerk, New"]
    click(qtbot, button(dialog, "The columns…"))  # and once more, with the addresses
    take(called(dialog, InlineChoice, "Erreichbar"), "E-mail")
    click(qtbot, dialog.go_on)
    qtbot.waitUntil(dialog.take.isVisible)
    bring_in(qtbot, dialog)
    with people.reading() as session:
        assert session.scalars(select(Colleague.email).where(Colleague.name == "Bo Li")).one() == ["bo@example.org"]


def test_without_a_name_or_an_address_there_is_no_going_on(people: Desk, drop: Drop, qtbot: Any) -> None:
    dialog = drop("list.csv", "Wer;Was\nAnn Lee;Controller\n")
    for column in ("Wer", "Was"):
        take(called(dialog, InlineChoice, column), "Notes")
        take(called(dialog, InlineChoice, column), "Left out")
    assert not dialog.go_on.isEnabled()
    take(called(dialog, InlineChoice, "Wer"), "Name")
    assert dialog.go_on.isEnabled()


def test_the_export_of_my_own_profile_fills_it(
    people: Desk, drop: Drop, qtbot: Any, said: list[tuple[str, bool]]
) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("Profile.csv", "First Name,Last Name,Headline\nMaya,Stein,Planner\n")
        archive.writestr("Skills.csv", "Name\nCalm\nRowing\n")
        archive.writestr("Connections.csv", CONNECTIONS + "Kim,Park,,kim@example.org,Acme,Lead,01 Mar 2021\n")
    dialog = drop("Basic_LinkedInDataExport_11-20-2026.zip", packed.getvalue())
    tick(qtbot, dialog, "Kim Park")
    click(qtbot, next(one for one in dialog.findChildren(QPushButton) if one.text().startswith("Me (")))
    assert dialog.take.text() == "Fill in my profile"
    bring_in(qtbot, dialog)
    assert said == [("My profile is filled in.", True)]
    with people.reading() as session:
        assert session.scalars(select(Me.name)).one() == "Maya Stein"
        mine = session.scalars(select(Fact.text).where(Fact.colleague_id.is_(None))).all()
        assert {"Calm", "Rowing"} <= set(mine)
    assert people.undo()
    assert count(people, Fact) == 0


def test_who_cannot_be_read_or_is_just_the_same_is_named(people: Desk, drop: Drop) -> None:
    dialog = drop(
        "team.vcf", card("Mei Tanaka", "EMAIL:mei@example.org") + "BEGIN:VCARD\r\nVERSION:3.0\r\nEND:VCARD\r\n"
    )
    assert "There is nobody new in it, and nothing to change." in labels(dialog)
    assert not dialog.take.isEnabled()
    dialog.content.show_page("left")
    model = called(dialog, QTableView, "Left out").model()
    told = [model.index(number, 0).data(Role.ROW).spoken for number in range(model.rowCount(QModelIndex()))]
    assert any(one == "Mei Tanaka, In the journal already, just as here." for one in told)
    assert len(told) == 2


def test_what_cannot_be_saved_leaves_the_choice_to_be_tried_again(
    people: Desk, drop: Drop, qtbot: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[object] = []
    people.troubled.connect(heard.append)
    dialog = drop("team.vcf", card("Bob Reed") + card("Priya Raman"))
    tick(qtbot, dialog, "Bob Reed")

    def full(*_: object, **__: object) -> None:
        raise CannotSave("The disk is full.")

    with monkeypatch.context() as patched:
        patched.setattr("journal.window.people.prepared.import_people", full)
        click(qtbot, dialog.take)
        qtbot.waitUntil(lambda: bool(heard))
    assert dialog.take.text() == "Import one person"
    bring_in(qtbot, dialog)
    assert names(people) == ["Dana Ortiz", "Mei Tanaka", "Priya Raman"]


def test_a_file_that_is_none_says_so_and_nothing_is_opened(
    people: Desk, window: QMainWindow, qtbot: Any, tmp_path: Path
) -> None:
    heard: list[object] = []
    people.troubled.connect(heard.append)
    file = tmp_path / "people.csv"
    file.write_bytes(b"")
    bring_in_any(window, people, file)
    qtbot.waitUntil(lambda: bool(heard))
    assert not any(one.isVisible() for one in window.findChildren(PeopleDialog))
