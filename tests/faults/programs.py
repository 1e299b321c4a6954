"""Programs that the tests of faults start, to be killed or to run out of room: the real command line, the real window.

`python -m tests.faults.programs NAME ARGUMENTS`; each says `go` once what it is killed in begins.
"""

import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any


def command(*arguments: str) -> int:
    """A command, with what it needs already imported: the kill meets the deed, not the start."""
    import alembic.command
    import nacl.bindings

    from journal import cli, verbs
    from journal.exchange import interchange, sample
    from journal.store import journal

    del alembic, nacl, verbs, interchange, sample, journal
    tell("go")
    return cli.main(arguments)


def quick(*arguments: str) -> int:
    """A command whose passphrases cost as little as a key file may ask for: more of the time goes into its writing."""
    from journal.store import keys
    from journal.store.key_cost import MEMORY, Cost

    keys.calibrated = lambda: Cost(1, MEMORY[0])
    return command(*arguments)


def opener(folder: str) -> int:
    """Opens a journal, and so brings it up to date, with what that takes already imported."""
    import alembic.command

    from journal.store.journal import open_journal
    from journal.store.schema import migrate

    del alembic, migrate
    tell("go")
    open_journal(Path(folder)).close()
    return 0


def writer(folder: str) -> int:
    """Saves one meeting with its question after the other, and says the number of each that is saved."""
    from journal.model import Meeting, Question
    from journal.store.journal import open_journal

    journal = open_journal(Path(folder))
    tell("go")
    for number in range(1_000_000):
        with journal.change("Add") as session:
            moment = datetime(2026, 11, 24, 9, tzinfo=UTC)
            session.add(Meeting(id=str(number), title="Launch", start=moment, notes="x" * 5000))
            session.flush()
            session.add(Question(meeting_id=str(number), text="What?"))
        tell(str(number))
    return 0


def typist(folder: str) -> int:
    """Types numbers into the notes of a meeting in the window, and says each text that the window has saved."""
    from PySide6.QtCore import QTimer
    from PySide6.QtTest import QTest

    from journal import app, cli
    from journal.model import Meeting

    class Typist(app.Program):
        def begin(self) -> None:
            super().begin()
            QTimer.singleShot(0, self.start_typing)

        def start_typing(self) -> None:
            desk = self.window.desk
            assert desk is not None
            self.notes = notes_of(self.window)
            desk.changed.connect(self.tell_saved)
            self.number = 0
            self.typing = QTimer(self.window)
            self.typing.timeout.connect(self.type_one)
            self.typing.start(15)
            tell("go")

        def type_one(self) -> None:
            QTest.keyClicks(self.notes, f"{self.number} ")
            self.number += 1
            if self.number % 5 == 0:
                self.notes.commit()

        def tell_saved(self, _: object) -> None:
            desk = self.window.desk
            assert desk is not None
            with desk.reading() as session:
                tell(session.get_one(Meeting, "launch").notes or "")

    app.Program = Typist  # type: ignore[misc]
    return cli.main(["--journal", folder])


def paster(folder: str) -> int:
    """Pastes a long text into the notes at each line of its standard input, and tries to save it; says `kept` where it
    is not saved and stands in the window, `lost` where it does neither, and `saved` once it is in the journal."""
    from PySide6.QtCore import QSocketNotifier, QTimer

    from journal import app, cli
    from journal.model import Meeting
    from journal.window import saving_again, trouble

    class Paster(app.Program):
        def begin(self) -> None:
            super().begin()
            QTimer.singleShot(0, self.start)

        def start(self) -> None:
            assert self.window.desk is not None
            self.notes = notes_of(self.window)
            self.window.desk.changed.connect(self.tell_saved)
            self.input = QSocketNotifier(0, QSocketNotifier.Type.Read, self.window)
            self.input.activated.connect(self.paste)
            tell("go")

        def paste(self) -> None:
            if not sys.stdin.readline():
                self.window.quit()
                return
            self.notes.insertPlainText("One line of a long text.\n" * 80_000)
            self.notes.commit()
            QTimer.singleShot(500, self.tell_kept)

        def tell_kept(self) -> None:
            if not self.is_saved():
                tell("kept" if len(self.notes.text()) > 1_000_000 else "lost")

        def tell_saved(self, _: object) -> None:
            if self.is_saved():
                tell("saved")

        def is_saved(self) -> bool:
            assert self.window.desk is not None
            with self.window.desk.reading() as session:
                return session.get_one(Meeting, "launch").notes == self.notes.text()

    trouble.show_trouble = lambda trouble, _=None: tell(trouble.happened)
    saving_again.AGAIN = 300
    app.Program = Paster  # type: ignore[misc]
    return cli.main(["--journal", folder])


def notes_of(window: Any) -> Any:
    """The notes of the meeting `launch`, shown, with the keyboard in them."""
    from journal.window.widgets.inline import InlineText

    window.open_record("meeting", "launch")
    fields = window.findChildren(InlineText)
    notes = next(one for one in fields if one.accessibleName() == "Notes" and one.isVisible())
    notes.setFocus()
    return notes


def tell(words: str) -> None:
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


PROGRAMS = {one.__name__: one for one in (command, quick, opener, writer, typist, paster)}

if __name__ == "__main__":
    sys.exit(PROGRAMS[sys.argv[1]](*sys.argv[2:]))
