"""Import and export from the menu: a file is picked, the work is done in the background, and its end is said."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QMainWindow

from journal.errors import BadFile, JournalError
from journal.exchange import exporting
from journal.exchange.interchange import Report, import_content
from journal.store.backup import before_import
from journal.window.background import Job
from journal.window.desk import Desk

BEGIN = 1_000
"""Bytes by which it is told what a file is."""
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
    from journal.exchange.archive import JOURNAL
    from journal.exchange.calendar_import import is_calendar
    from journal.exchange.people_read import is_people
    from journal.exchange.people_zip import names_in

    try:
        begins = _begin(path)
    except OSError as error:
        _fail(desk, BadFile("", f"The file cannot be read: {error.strerror}."))
        return
    if JOURNAL in names_in(begins):
        bring_in(desk, path)
    elif is_people(path.name, begins):
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
    """The journal of a file, or of an archive of everything."""
    from journal.exchange.archive import read_journal

    def work(_: Job) -> Report:
        content = read_journal(path)
        before_import(desk.journal, desk.now())
        return import_content(desk.journal, content)

    desk.importing.start(
        work,
        lambda report: _say_report(desk, report),
        lambda error: _fail(desk, error),
    )


def export_file(window: QMainWindow, desk: Desk) -> None:
    """Ask for a place and a form, and write it there."""
    title = QCoreApplication.translate("Transfer", "Export")
    name = QCoreApplication.translate("Transfer", "journal.json")
    place = Path(_usual(QStandardPaths.StandardLocation.DocumentsLocation)) / name
    forms = _forms()
    chosen, form = QFileDialog.getSaveFileName(window, title, str(place), ";;".join(forms.values()))
    if chosen:
        picked = next((ending for ending, words in forms.items() if words == form), "")
        take_out(desk, Path(chosen), picked)


def _forms() -> dict[str, str]:
    """What can be written, by the ending of the file, as the dialog shows it."""
    translate = QCoreApplication.translate
    return {
        exporting.WHOLE: translate("Transfer", "The whole journal (*.json)"),
        exporting.PEOPLE: translate("Transfer", "Colleagues as vCards, without notes (*.vcf)"),
        exporting.MEETINGS: translate("Transfer", "Meetings as a calendar, without notes (*.ics)"),
        exporting.TABLES: translate("Transfer", "Everything as tables, in a folder (*.csv)"),
        exporting.PAGE: translate("Transfer", "Everything to read and print (*.html)"),
        exporting.TEXT: translate("Transfer", "Everything to read, as Markdown (*.md)"),
        exporting.ARCHIVE: translate("Transfer", "Everything in every form (*.zip)"),
    }


def take_out(desk: Desk, path: Path, picked: str = "") -> None:
    """`picked`: the ending of the form that was picked, where one was; else the path's says it."""
    place = _place(path, picked)
    target = _shown(place)
    if target != path and target.exists():  # the dialog has not asked about this one
        words = QCoreApplication.translate("Transfer", "There is something called {name} already.")
        kept = QCoreApplication.translate("Transfer", "Nothing was written.")
        _fail(desk, JournalError(words.format(name=target.name), kept))
        return
    words = QCoreApplication.translate("Transfer", "Exported to {name}. It is not encrypted there.")
    desk.importing.start(
        lambda _: exporting.export_as(desk.journal, place, desk.now(), target),
        lambda _: desk.say(words.format(name=target.name)),
        lambda error: _fail(desk, error),
    )


def _place(path: Path, picked: str) -> Path:
    """With the ending that says what was picked: what a person typed themselves counts before the list."""
    ending = path.suffix.lower()
    if ending in exporting.ENDINGS and (picked in ("", ending) or ending != exporting.WHOLE):
        return path
    stem = path.with_suffix("") if ending in exporting.ENDINGS else path
    return stem.with_name(f"{stem.name}{picked or exporting.WHOLE}")


def _shown(place: Path) -> Path:
    """Where it is written: tables go into a folder of that name."""
    return place.with_suffix("") if place.suffix.lower() == exporting.TABLES else place


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
