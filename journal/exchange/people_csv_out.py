"""A journal as a folder of tables, one .csv a list, for spreadsheets. Pictures stay in the journal.

The tables are those of the interchange file: what belongs to a record of a list (a fact, an answer) has a table of its
own, and beside an id stands the name. A cell that a spreadsheet would run as a formula begins with an apostrophe.
"""

import csv
import io
import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
from sqlalchemy.orm import Session

from journal.errors import JournalError
from journal.exchange import records as files
from journal.exchange.formulas import quoted
from journal.exchange.taking import take_out
from journal.exchange.whole import write_whole
from journal.model.words import ME
from journal.store.folder import sync_folder
from journal.store.journal import Journal

Row = dict[str, Any]
_CALLED = {"questions": "own_questions", "followups": "follow_ups"}
"""Tables whose name is not that of the list."""
_PARTS = {
    "facts": ("facts", "colleague", files.Fact),
    "preferences": ("preferences", "colleague", files.Preference),
    "starters": ("starters", "colleague", files.Starter),
    "checklist": ("checklists", "meeting", files.ChecklistItem),
    "questions": ("questions", "meeting", files.Question),
    "restatements": ("restatements", "meeting", files.Restatement),
    "recaps": ("recaps", "meeting", files.RecapText),
    "answers": ("answers", "reflection", files.Answer),
}
"""Field of a record -> the table of its parts, the column that says of which record they are, and their form."""
_PEOPLE = ("colleague", "owner", "mentor", "organiser", "told_by", "colleagues")
_LEFT_OUT = ("photo",)


def export_tables(journal: Journal, folder: Path) -> int:
    """Write the tables into a folder that only its owner may read; how many there are. What an earlier export left
    there is replaced. Raises JournalError."""
    _refuse_strangers(folder)
    with journal.reading() as session:
        made = dict(table_texts(session))
    new = folder.with_name(f".{folder.name}.part")
    old = folder.with_name(f".{folder.name}.old")
    try:
        shutil.rmtree(new, ignore_errors=True)
        shutil.rmtree(old, ignore_errors=True)
        new.mkdir(mode=0o700)
        for name, text in made.items():
            write_whole(new / f"{name}.csv", [text])
        if folder.exists():
            folder.rename(old)
        new.rename(folder)
        sync_folder(folder.parent)
    except OSError as error:
        if old.exists() and not folder.exists():
            old.rename(folder)
        raise JournalError(f"The tables cannot be written: {error.strerror}.", "The journal is as it was.") from None
    finally:
        shutil.rmtree(new, ignore_errors=True)
        shutil.rmtree(old, ignore_errors=True)
    return len(made)


def table_texts(session: Session) -> Iterator[tuple[str, str]]:
    """The name of each table that has rows, and what its file says."""
    for name, rows in tables(json.loads("".join(take_out(session)))).items():
        yield name, _text(rows)


def _refuse_strangers(folder: Path) -> None:
    """Only what an export wrote is replaced. Raises JournalError."""
    ours = {f"{name}.csv" for name in (*map(_called, files.LISTS), ME, *(one[0] for one in _PARTS.values()))}
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        raise JournalError(
            "Tables go into a folder, and this is a file.", "Nothing was written.", "Choose another name."
        )
    if folder.is_dir() and any(entry.name not in ours for entry in folder.iterdir()):
        raise JournalError("This folder has other files in it.", "Nothing was written.", "Choose another name.")


def tables(document: Row) -> dict[str, list[list[str]]]:
    """The tables of an interchange file that have rows, by their name, each with its header."""
    names = {one["id"]: one["name"] for one in (*document.get("colleagues", ()), *document.get("mentors", ()))}
    names[ME] = document.get("me", {}).get("name", "")
    titles = {one["id"]: one["title"] for one in document.get("meetings", ())}
    made: dict[str, list[Row]] = {}
    forms: dict[str, tuple[str, ...]] = {}
    mine = [{"id": ME, **document["me"]}] if "me" in document else []
    for name, form, records in _lists(document, mine):
        fields = [field for field in form.__struct_fields__ if field not in _LEFT_OUT]
        made[name] = [dict(record) for record in records]
        forms[name] = tuple(field for field in fields if field not in _nested(form))
        for field in _nested(form):
            table, owner, part = _PARTS[field]
            forms[table] = (owner, *part.__struct_fields__)
            rows = [{owner: record["id"], **one} for record in records for one in record.get(field, ())]
            made[table] = [*made.get(table, ()), *rows]
    return {name: list(_table(forms[name], rows, names, titles)) for name, rows in made.items() if rows}


def _lists(document: Row, mine: list[Row]) -> Iterator[tuple[str, type[msgspec.Struct], list[Row]]]:
    yield ME, files.Me, mine
    for name, form in files.LISTS.items():
        yield _called(name), form, document.get(name, [])


def _nested(form: type[msgspec.Struct]) -> list[str]:
    return [one for one in form.__struct_fields__ if one in _PARTS]


def _called(name: str) -> str:
    return _CALLED.get(name, name)


def _table(fields: tuple[str, ...], rows: list[Row], names: Row, titles: Row) -> Iterator[list[str]]:
    beside = {field: names for field in fields if field in _PEOPLE} | {
        field: titles for field in fields if field == "meeting"
    }
    columns = [column for field in fields for column in ((field, f"{field} name") if field in beside else (field,))]
    yield columns
    for row in rows:
        cells = []
        for field in fields:
            cells.append(_cell(row.get(field)))
            if field in beside:
                cells.append(_cell(_named(row.get(field), beside[field])))
        yield cells


def _named(value: Any, names: Row) -> Any:
    if isinstance(value, list):
        return [names.get(one, "") for one in value]
    return names.get(value, "") if value else ""


def _cell(value: Any) -> str:
    """As text that no spreadsheet runs."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        value = "; ".join(map(str, value))
    elif isinstance(value, dict):
        value = "; ".join(f"{name}: {one}" for name, one in value.items())
    text = "" if value is None else str(value)
    return quoted(text)


def _text(rows: list[list[str]]) -> str:
    """With the mark by which spreadsheets know UTF-8."""
    made = io.StringIO()
    csv.writer(made).writerows(rows)
    return f"\ufeff{made.getvalue()}"
