"""What the tests of protection share: a journal with a passphrase that is quick to try, and pages that are used."""

import shutil
import tempfile
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from journal.app import Program
from journal.store.journal import open_journal
from journal.store.key_cost import MIB, Cost
from journal.store.protecting import set_passphrase
from journal.window.safety.code_groups import groups_of
from journal.window.safety.code_shown import AskBack, CodePage
from journal.window.safety.unlock import Unlock
from tests.journals import new_folder
from tests.window.widgets import focused

PASSPHRASE = "a lamp, two rivers, no hurry"
QUICK = Cost(1, 8 * MIB)
Page = TypeVar("Page", bound=QWidget)


def make_quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """A guess costs a hundredth of a second, not half of one."""
    monkeypatch.setattr("journal.store.keys.calibrated", lambda: QUICK)


@cache
def _made() -> tuple[Path, str]:
    """Made once in full, then copied."""
    folder = new_folder(Path(tempfile.mkdtemp(prefix="partnership-journal-")))
    return folder, set_passphrase(folder, PASSPHRASE, cost=QUICK)


def protected_folder(path: Path) -> tuple[Path, str]:
    """An empty journal with PASSPHRASE, closed, and its recovery code."""
    made, code = _made()
    shutil.copytree(made, path / "journal")
    return path / "journal", code


@cache
def _made_of(sample: Path) -> Path:
    folder = Path(tempfile.mkdtemp(prefix="partnership-journal-")) / "journal"
    shutil.copytree(sample, folder)
    set_passphrase(folder, PASSPHRASE, cost=QUICK)
    return folder


def protected_sample(sample: Path, path: Path) -> Path:
    """A journal as `sample`, with PASSPHRASE, closed."""
    shutil.copytree(_made_of(sample), path / "protected" / "journal")
    return path / "protected" / "journal"


def opens_with(folder: Path, **how: Any) -> bool:
    """Whether it opens so; it is closed again."""
    open_journal(folder, **how).close()
    return True


def page_of(program: Program, kind: type[Page], qtbot: Any) -> Page:
    """The page of this kind, once it is shown."""
    found: list[Page] = []

    def is_there() -> bool:
        found[:] = [one for one in program.window.findChildren(kind) if one.isVisible()]
        return bool(found)

    qtbot.waitUntil(is_there, timeout=15_000)
    return found[0]


def write(part: QWidget, words: str, qtbot: Any) -> None:
    """Type into what has the keyboard, and press Enter."""
    qtbot.keyClicks(focused(part), words)
    qtbot.keyClick(focused(part), Qt.Key.Key_Return)


def unlock(program: Program, qtbot: Any, passphrase: str = PASSPHRASE) -> None:
    """With the keyboard alone."""
    page = page_of(program, Unlock, qtbot)
    page.field.line.setFocus()
    page.field.line.selectAll()
    write(page, passphrase, qtbot)
    qtbot.waitUntil(lambda: program.window.desk is not None, timeout=15_000)


def confirm_code(part: QWidget, qtbot: Any) -> str:
    """Go on from the code, and type the two groups that are asked back; the code."""
    shown = part.findChild(CodePage)
    assert shown is not None
    code = shown.code
    qtbot.keyClick(focused(shown), Qt.Key.Key_Return)
    QApplication.processEvents()
    asking = next(one for one in part.findChildren(AskBack) if one.isVisible())
    for number in asking.numbers:
        write(asking, groups_of(code)[number - 1].lower(), qtbot)
    return code
