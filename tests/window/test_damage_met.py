"""A page that turns out damaged, or a disk that is gone, while the window reads: said once, with what to do."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from journal.app import Program
from journal.errors import JournalError
from journal.store.cipher import CannotRead, Damaged
from tests.window.conftest import desk_of, labels

Start = Callable[[Path], Program]
PAGE = 4096


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[JournalError]:
    """The dialogs that a person would read."""
    found: list[JournalError] = []
    monkeypatch.setattr("journal.window.trouble.show_trouble", lambda trouble, *_: found.append(trouble))
    return found


def wreck(folder: Path) -> None:
    """The second half: the first says where each table lies."""
    place = folder / "journal.db"
    beginning = place.stat().st_size // PAGE // 2 * PAGE
    with place.open("r+b") as handle:
        handle.seek(beginning)
        handle.write(bytes(place.stat().st_size - beginning))


def meet(program: Program, error: JournalError) -> None:
    program._note_fault(type(error), error, None)


def test_a_damaged_page_is_said_once_and_the_line_above_the_tabs_offers_to_mend_it(
    start: Start, sample_folder: Path, said: list[JournalError], qtbot: Any
) -> None:
    program = start(sample_folder)
    meet(program, _read_damaged(program, sample_folder))
    (first,) = said
    assert isinstance(first, Damaged)
    assert "Repair the journal, or restore a backup." in first.to_do
    qtbot.waitUntil(lambda: any("file is damaged" in one for one in labels(program.window)))
    keeping = program.keeper.keeping
    assert keeping is not None
    assert keeping.line is not None
    assert {"repair", "restore"} == set(keeping.line.buttons)
    meet(program, _read_damaged(program, sample_folder))
    assert len(said) == 1


def _read_damaged(program: Program, folder: Path) -> JournalError:
    """What reading all of the journal raises once its pages are wrecked."""
    from journal.exchange.interchange import export_file

    desk = desk_of(program)
    wreck(folder)
    desk.journal._reader.dispose()
    with pytest.raises(JournalError) as met:
        export_file(desk.journal, folder / "out.json")
    return met.value


def test_what_was_said_where_it_happened_is_not_said_again_and_what_was_not_is(
    start: Start, sample_folder: Path, said: list[JournalError]
) -> None:
    program = start(sample_folder)
    gone = CannotRead("The journal’s file cannot be read.", "Nothing was changed.", "Is its disk there?")
    meet(program, gone)
    assert said == [gone]
    meet(program, shown_by(program))
    assert said == [gone]


def shown_by(program: Program) -> JournalError:
    """An error that the desk has said to the window."""
    error = JournalError("It could not be saved.")
    with suppress(JournalError), desk_of(program).change("Add"):
        raise error
    return error
