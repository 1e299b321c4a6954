"""Import and export from the menu: a file is picked, the work is done in the background, and its end is said."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QMainWindow

from journal.errors import BadFile, JournalError
from journal.exchange.interchange import Report, import_content, read_file
from journal.exchange.interchange import export_file as write_file
from journal.window.desk import Desk

BEGIN = 1_000
"""Bytes by which it is told what a file is."""
KIND = "Partnership Journal (*.json)"
KINDS = "Journals, calendars and people (*.json *.ics *.vcf *.csv *.zip);;All files (*)"
WHOLE = 50_000_000
"""Bytes of an archive that are looked into for what it holds."""


def import_file(window: QMainWindow, desk: Desk) -> None:
    """Ask for a file, and bring it in: one step to undo."""
    title = QCoreApplication.translate("Transfer", "Import a journal, a calendar or people")
    chosen, _ = QFileDialog.getOpenFileName(
        window, title, _usual(QStandardPaths.StandardLocation.DownloadLocation), KINDS
    )
    if chosen:
        bring_in_any(window, desk, Path(chosen))


def bring_in_any(window: QMainWindow, desk: Desk, path: Path) -> None:
    """A journal file, a calendar, or people, whatever its ending says."""
    from journal.exchange.calendar_import import is_calendar
    from journal.exchange.people_read import is_people

    try:
        begins = _begin(path)
    except OSError as error:
        _fail(desk, BadFile("", f"The file cannot be read: {error.strerror}."))
        return
    if is_people(path.name, begins):
        from journal.window.people.preview import import_people

        import_people(window, desk, path)
    elif is_calendar(path, begins):
        from journal.window.calendars.preview import import_calendar

        import_calendar(window, desk, path)
    else:
        bring_in(desk, path)


def _begin(path: Path) -> bytes:
    """What a file begins with; all of an archive, for what is in it stands at its end."""
    from journal.exchange.calendar_zip import is_zip

    with path.open("rb") as file:
        begins = file.read(BEGIN)
        return begins + file.read(WHOLE) if is_zip(begins) else begins


def bring_in(desk: Desk, path: Path) -> None:
    desk.importing.start(
        lambda _: import_content(desk.journal, read_file(path)),
        lambda report: _say_report(desk, report),
        lambda error: _fail(desk, error),
    )


def export_file(window: QMainWindow, desk: Desk) -> None:
    """Ask for a place, and write everything there."""
    title = QCoreApplication.translate("Transfer", "Export the whole journal")
    name = QCoreApplication.translate("Transfer", "journal.json")
    place = Path(_usual(QStandardPaths.StandardLocation.DocumentsLocation)) / name
    chosen, _ = QFileDialog.getSaveFileName(window, title, str(place), KIND)
    if chosen:
        take_out(desk, Path(chosen))


def take_out(desk: Desk, path: Path) -> None:
    words = QCoreApplication.translate("Transfer", "Exported to {name}. It is not encrypted there.")
    desk.importing.start(
        lambda _: write_file(desk.journal, path),
        lambda _: desk.say(words.format(name=path.name)),
        lambda error: _fail(desk, error),
    )


def _usual(place: QStandardPaths.StandardLocation) -> str:
    """Where a person would look first; not the folder in which the program happens to run."""
    return QStandardPaths.writableLocation(place)


def _say_report(desk: Desk, report: Report) -> None:
    added, changed = sum(report.added.values()), sum(report.changed.values())
    if not added and not changed:
        desk.say(QCoreApplication.translate("Transfer", "All of this file was in the journal already."))
        return
    words = QCoreApplication.translate("Transfer", "Imported: {added} new, {changed} changed.")
    desk.say(words.format(added=added, changed=changed), undoable=True)


def _fail(desk: Desk, error: BaseException) -> None:
    if not isinstance(error, JournalError):
        raise error
    desk.troubled.emit(error)
