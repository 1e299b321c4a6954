"""A session in the window in which one secret word is written wherever a person can write, for the test of leaks."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

SECRET = "Quetzalcoatlus"


def main(folder: str, ending: str) -> int:
    """Go through the session; `ending`: the window is closed, or it waits to be killed. Says `done` at its end."""
    from PySide6.QtCore import QTimer

    from journal import app, cli
    from journal.window import trouble

    class Confider(app.Program):
        def begin(self) -> None:
            super().begin()
            self.steps = session(self)
            QTimer.singleShot(100, self.go_on)

        def go_on(self) -> None:
            if next(self.steps, None) is None:
                sys.stdout.write("done\n")
                sys.stdout.flush()
                if ending == "closed":
                    self.window.quit()
                return
            QTimer.singleShot(100, self.go_on)

    trouble.show_trouble = lambda *_: None
    app.Program = Confider  # type: ignore[misc]
    return cli.main(["--journal", folder])


def session(program: Any) -> Iterator[str]:
    """Each step, when it was done."""
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    window = program.window
    desk = window.desk
    yield "the window stands"
    window.open_record("meeting", "launch")
    for name in ("Notes", "Title"):
        write(window, name)
        yield name
    window.open_record("colleague", "dana")
    for name in ("Name", "Role"):
        write(window, name)
        yield name
    window.commit()
    QTest.keyClicks(window.nav.search, SECRET)
    yield "searched"
    window.undo()
    window.undo()
    window.redo()
    yield "undone"
    QApplication.clipboard().setText(SECRET)
    yield "copied"
    attempt(lambda: fail(desk))
    program._note_fault(*broken())
    yield "failed"
    window.open_record("meeting", "launch")
    write(window, "Notes")  # and leave it as a draft
    yield "begun"


def write(window: Any, name: str) -> None:
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

    fields = [*window.findChildren(QLineEdit), *window.findChildren(QPlainTextEdit)]
    field = next(one for one in fields if one.accessibleName() == name and one.isVisible())
    field.setFocus()
    QTest.keyClicks(field, f" {SECRET}")


def fail(desk: Any) -> None:
    """A change that breaks the file's rules, with the secret in it."""
    from journal.model import Colleague

    with desk.change("Add") as session:
        session.add(Colleague(id="dana", name=SECRET))


def attempt(deed: Callable[[], object]) -> None:
    from sqlalchemy.exc import DatabaseError

    from journal.errors import JournalError

    try:
        deed()
    except (JournalError, DatabaseError) as error:
        sys.excepthook(type(error), error, error.__traceback__)


def broken() -> tuple[Any, ...]:
    """An error of ours that has the secret in its words and in its variables."""
    try:
        raise ValueError(f"cannot read {SECRET}")
    except ValueError:
        return sys.exc_info()


if __name__ == "__main__":
    sys.exit(main(str(Path(sys.argv[1])), sys.argv[2]))
