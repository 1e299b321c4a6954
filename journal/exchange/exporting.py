"""Taking a journal out, as what the ending of a file says; the formats are loaded when they are wanted."""

from datetime import datetime
from pathlib import Path

from journal.errors import JournalError
from journal.store.journal import Journal

WHOLE, MEETINGS, PEOPLE, TABLES = ".json", ".ics", ".vcf", ".csv"
ENDINGS = (WHOLE, MEETINGS, PEOPLE, TABLES)


def export_as(journal: Journal, path: Path, now: datetime, place: Path | None = None) -> int:
    """Write everything, the meetings, the people, or a folder of tables; how many meetings, people or tables there are
    (of everything: 0). `place`: where it goes, if not to `path`. Raises JournalError."""
    refuse(path)
    place = place or path
    ending = path.suffix.lower()
    if ending == WHOLE:
        from journal.exchange.interchange import export_file

        export_file(journal, place)
        return 0
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
            "Only .json, .ics and .vcf files can be written yet, and .csv for a folder of tables.",
            "Nothing was written.",
        )
