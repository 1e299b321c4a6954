"""The whole way: LinkedIn's export is dropped, something is heard of somebody, and the checklist knows how to begin."""

import io
import zipfile
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtWidgets import QAbstractButton, QMainWindow
from sqlalchemy import select

from journal.model import Colleague, Fact, Meeting, MeetingColleague, Starter
from journal.window.colleagues.facts import FactsCard
from journal.window.colleagues.page import ColleaguesPage
from journal.window.desk import Desk
from journal.window.dropping import Dropping
from journal.window.people.preview import PeopleDialog
from journal.window.popups.checklist import ChecklistPopup
from journal.window.transfer import bring_in_any
from tests.window.conftest import NOW, labels
from tests.window.test_dropping import drag
from tests.window.widgets import bring_up, called, click, type_over

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support|grabbing the keyboard", extend=True)

EXPORT = {
    "Profile.csv": "First Name,Last Name,Headline\nRobin,Vale,Designer\n",
    "Education.csv": "School Name,Start Date,End Date,Notes,Degree Name\nVillanova University,2001,2005,,BA\n",
    "Connections.csv": (
        'Notes:\n"When exporting your connection data, you may notice that some addresses are missing."\n\n'
        "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
        "Dana,Ortiz,https://www.linkedin.com/in/dana-example,,Encompass,Head of Training,12 Mar 2024\n"
    ),
}


def archive(path: Path) -> Path:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as file:
        for name, text in EXPORT.items():
            file.writestr(name, text)
    path.write_bytes(made.getvalue())
    return path


def test_from_a_linkedin_export_to_a_starter_in_the_checklist(desk: Desk, qtbot: Any, tmp_path: Path) -> None:
    window = QMainWindow()
    window.resize(1180, 800)
    qtbot.addWidget(window, before_close_func=lambda _: window)
    page = ColleaguesPage(desk)
    window.setCentralWidget(page)
    bring_up(qtbot, window)
    Dropping(window, lambda path: bring_in_any(window, desk, path))

    # The export falls on the window; what it says of Dana and of me is taken.
    export = archive(tmp_path / "Basic_LinkedInDataExport_03-12-2026.zip")
    assert drag(window, QUrl.fromLocalFile(str(export)))
    (dialog,) = window.findChildren(PeopleDialog)
    qtbot.waitUntil(lambda: dialog.take.isVisible())
    with qtbot.waitSignal(dialog.finished):
        click(qtbot, dialog.take)
    with desk.reading() as session:
        dana = session.scalars(select(Colleague)).one()
        mine = [(one.kind, one.text) for one in session.scalars(select(Fact).where(Fact.colleague_id.is_(None)))]
    assert (dana.name, dana.role, dana.organisation) == ("Dana Ortiz", "Head of Training", "Encompass")
    assert ("alma_mater", "Villanova University") in mine

    # Something is heard of her, and typed in one line.
    page.show_record(dana.id, "colleague", dana.id)
    card = page._sheet._records["fact"]
    assert isinstance(card, FactsCard)
    type_over(qtbot, card.quick.line, "Jim told me she studied at Villanova")
    qtbot.keyClick(card.quick.line, Qt.Key.Key_Return)
    with desk.change("Plan") as session:
        session.add(Meeting(id="first", title="First talk", start=NOW + timedelta(minutes=15), minutes=30))
        session.flush()
        session.add(MeetingColleague(meeting_id="first", colleague_id=dana.id))

    # Before the meeting, the checklist knows how to begin.
    popup = ChecklistPopup(desk, "first", hidden=False)
    qtbot.addWidget(popup)
    popup.show()
    starter = next(words for words in labels(popup) if "Villanova" in words)
    assert starter.startswith("“Jim told me")
    click(qtbot, called(popup, QAbstractButton, "Said it"))
    with desk.reading() as session:
        used = session.scalars(select(Starter)).one()
    assert (used.colleague_id, used.used_on) == (dana.id, desk.today())
