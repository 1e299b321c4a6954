"""Taking a journal out, as what the ending of a file says; the formats are loaded when they are wanted."""

from datetime import datetime
from pathlib import Path

from journal.errors import JournalError
from journal.store.journal import Journal

WHOLE, MEETINGS, PEOPLE, TABLES = ".json", ".ics", ".vcf", ".csv"
TEXT, PAGE, ARCHIVE = ".md", ".html", ".zip"
ENDINGS = (WHOLE, MEETINGS, PEOPLE, TABLES, TEXT, PAGE, ARCHIVE)


def export_as(journal: Journal, path: Path, now: datetime, place: Path | None = None) -> int:
    """Write everything, the meetings, the people, or a folder of tables; how many meetings, people or tables there are
    (of everything: 0). `place`: where it goes, if not to `path`. Raises JournalError."""
    refuse(path)
    place = place or path
    ending = path.suffix.lower()
    if ending in (MEETINGS, PEOPLE, TABLES):
        return _part(journal, ending, place, now)
    if ending == WHOLE:
        from journal.exchange.interchange import export_file

        export_file(journal, place)
    elif ending == ARCHIVE:
        from journal.exchange.archive import export_archive

        export_archive(journal, place, now)
    else:
        from journal.exchange import document

        (document.export_markdown if ending == TEXT else document.export_html)(journal, place, now.date())
    return 0


def _part(journal: Journal, ending: str, place: Path, now: datetime) -> int:
    """What is counted."""
    if ending == MEETINGS:
        from journal.exchange.calendar_out import export_calendar

        return export_calendar(journal, place, now)
    if ending == PEOPLE:
        from journal.exchange.vcard_out import export_cards

        return export_cards(journal, place)
    from journal.exchange.people_csv_out import export_tables

    return export_tables(journal, place)


def refuse(path: Path) -> None:
    """Raises JournalError where the ending says nothing that can be written."""
    if path.suffix.lower() not in ENDINGS:
        raise JournalError(
            "Only .json, .zip, .md, .html, .ics and .vcf files can be written, and .csv for a folder of tables.",
            "Nothing was written.",
        )
