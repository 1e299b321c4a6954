"""Exporting from the menu: the form that was picked, or the ending that was typed, says what is written."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QMainWindow

from journal.errors import JournalError
from journal.model import Colleague
from journal.window.desk import Desk
from journal.window.transfer import bring_in_any, export_file

CARDS = "Colleagues as vCards, without notes (*.vcf)"
TABLES = "Everything as tables, in a folder (*.csv)"
PAGE = "Everything to read and print (*.html)"
MARKDOWN = "Everything to read, as Markdown (*.md)"
ARCHIVE = "Everything in every form (*.zip)"
WHOLE = "The whole journal (*.json)"


@pytest.fixture
def window(qtbot: Any) -> QMainWindow:
    made = QMainWindow()
    qtbot.addWidget(made)
    return made


def pick(monkeypatch: pytest.MonkeyPatch, path: Path, form: str) -> None:
    def answer(_: object, __: str, ___: str, forms: str) -> tuple[str, str]:
        assert form in forms.split(";;")
        return str(path), form

    monkeypatch.setattr("PySide6.QtWidgets.QFileDialog.getSaveFileName", answer)


@pytest.mark.parametrize(
    ("typed", "form", "written"),
    [
        ("journal.json", CARDS, "journal.vcf"),
        ("people", CARDS, "people.vcf"),
        ("people.vcf", WHOLE, "people.vcf"),
        ("v1.2", WHOLE, "v1.2.json"),
        ("journal.json", TABLES, "journal/colleagues.csv"),
        ("journal.json", PAGE, "journal.html"),
        ("read me", MARKDOWN, "read me.md"),
    ],
)
def test_what_was_picked_is_written(
    desk: Desk, window: QMainWindow, tmp_path: Path, qtbot: Any, monkeypatch: pytest.MonkeyPatch,
    typed: str, form: str, written: str,
) -> None:  # fmt: skip
    with desk.change("Add colleague") as session:
        session.add(Colleague(name="Dana Ortiz", notes="Tall."))
    place = tmp_path / "out"
    place.mkdir()
    pick(monkeypatch, place / typed, form)
    with qtbot.waitSignal(desk.said) as told:
        export_file(window, desk)
    text = (place / written).read_text("utf-8")
    assert "Dana Ortiz" in text
    assert ("Tall." in text) == (not written.endswith(".vcf"))
    assert told.args[0] == f"Exported to {Path(written).parts[0]}. It is not encrypted there."


def test_an_archive_of_everything_comes_back_in(
    desk: Desk, window: QMainWindow, tmp_path: Path, qtbot: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    with desk.change("Add colleague") as session:
        session.add(Colleague(name="Dana Ortiz"))
    pick(monkeypatch, tmp_path / "all", ARCHIVE)
    with qtbot.waitSignal(desk.said):
        export_file(window, desk)
    desk.journal.undo()
    with desk.reading() as session:
        assert session.query(Colleague).count() == 0
    with qtbot.waitSignal(desk.said) as told:
        bring_in_any(window, desk, tmp_path / "all.zip")
    assert told.args[0] == "Imported: 1 new, 0 changed."
    with desk.reading() as session:
        assert [one.name for one in session.query(Colleague)] == ["Dana Ortiz"]


def test_what_the_dialog_has_not_asked_about_is_not_replaced(
    desk: Desk, window: QMainWindow, tmp_path: Path, qtbot: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "people.vcf").write_text("mine")
    pick(monkeypatch, tmp_path / "people", CARDS)
    with qtbot.waitSignal(desk.troubled) as told:
        export_file(window, desk)
    assert isinstance(told.args[0], JournalError)
    assert "people.vcf" in str(told.args[0])
    assert (tmp_path / "people.vcf").read_text() == "mine"
