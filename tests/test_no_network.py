"""The program talks to nobody: no connection is made, no name is looked up, no file that a text names is opened, while
the window is walked through and every command is given. Only a calendar that was chosen by its address is fetched
(tests/window/calendars)."""

import json
import os
import re
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from journal import cli
from journal.exchange.interchange import import_content
from journal.exchange.sample import sample_journal
from journal.store.journal import open_journal
from tests.hostile.seeds import calendar, cards, connections, google, journal, linkedin, picture
from tests.journals import new_folder
from tests.watching import watching

# Walks through the whole window, and says what it touched and what was shown as anything but plain text.
WALK = """
import json, os, sys, traceback
from datetime import timedelta
from pathlib import Path
from PySide6.QtCore import QEvent, QPoint, Qt, QTimer
from PySide6.QtGui import QAction, QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import *
from shiboken6 import isValid
from sqlalchemy import select
from journal import app, cli
from journal.errors import JournalError
from journal.model import *
from journal.window import transfer, trouble
from tests.watching import watching

place, text, wrong = Path(sys.argv[1]), sys.argv[2], set()

class Walker(app.Program):
    def begin(self):
        super().begin()
        QTimer.singleShot(500, self.walk)
        self.reader = QTimer(self.window)
        self.reader.timeout.connect(self.read_what_is_said)
        self.reader.start(100)

    def _note_fault(self, kind, error, trace):
        traceback.print_exception(kind, error, trace)
        os._exit(70)

    def read_what_is_said(self):
        for box in [one for one in QApplication.topLevelWidgets() if isinstance(one, QMessageBox) and one.isVisible()]:
            self.look(0)
            box.accept()

    def walk(self):
        window, desk = self.window, self.window.desk
        with desk.change("Add") as session:
            session.add(Meeting(id="soon", title=text, start=desk.now() + timedelta(minutes=10), where=text))
            session.flush()
            session.add(MeetingColleague(meeting_id="soon", colleague_id="dana"))
        with desk.reading() as session:
            records = [(kind, one) for kind, model in (("colleague", Colleague), ("meeting", Meeting),
                       ("reflection", Reflection), ("consultation", Consultation), ("approach", Approach))
                       for one in session.scalars(select(model.id).limit(3))]
        records += [("colleague", "dana"), ("meeting", "m1"), ("meeting", "soon"), ("reflection", "r1")]
        for tab in range(4):
            window.go_to_tab(tab)
            self.look()
        for kind, record in records:
            window.open_record(kind, record)
            self.look()
        window.focus_search()
        QTest.keyClicks(window.nav.search, "img")
        QTest.qWait(600)
        self.look()
        QTest.keyClick(window.nav.search, Qt.Key.Key_Escape)
        for file in sorted(place.glob("in/*")):
            transfer.bring_in_any(window, desk, file)
            self.wait()
            self.look()
            for dialog in [one for one in QApplication.topLevelWidgets() if isinstance(one, QDialog)]:
                dialog.reject()
        for name in ("out.json", "out.ics", "out.vcf", "tables.csv"):
            transfer.take_out(desk, place / "out" / name)
            self.wait()
        trouble.show_trouble(JournalError(text, text, text), window)
        self._prefer()
        QTest.qWait(300)
        self.look()
        told = list(touched)
        known = {"records": len(records), "wrong": sorted(wrong), "touched": told,
                 "fetching": "journal.window.calendars.fetching" in sys.modules}
        print(json.dumps(known), flush=True)
        window.quit()

    def wait(self):
        QTest.qWait(100)
        for _ in range(100):
            if not self.window.desk.importing.busy:
                break
            QTest.qWait(50)
        QTest.qWait(200)

    def look(self, pause=60):
        QTest.qWait(pause)
        for widget in QApplication.allWidgets():
            if not isValid(widget):
                continue  # a tip that was shown of an earlier one took it away
            said = [widget.toolTip(), widget.whatsThis()]
            if isinstance(widget, QAbstractItemView) and widget.model():
                rows = [widget.model().index(row, 0) for row in range(min(30, widget.model().rowCount()))]
                said += [str(one.data(Qt.ItemDataRole.ToolTipRole) or "") for one in rows]
            if isinstance(widget, QLabel) and widget.textFormat() != Qt.TextFormat.PlainText:
                said.append(widget.text())
            if isinstance(widget, QTextEdit) and widget.acceptRichText() and not widget.isReadOnly():
                said.append("<img takes rich text")
            if isinstance(widget, QMenu) and widget.toolTipsVisible():
                said += [action.toolTip() for action in widget.actions()]
            for one in said:
                if "<img" in one:
                    wrong.add(f"{type(widget).__name__} {widget.objectName()} {one[:60]}")
            if widget.isVisible() and widget.toolTip():
                middle = widget.rect().center()
                QApplication.sendEvent(widget, QHelpEvent(QEvent.Type.ToolTip, middle, widget.mapToGlobal(middle)))
                QApplication.processEvents()

app.Program = Walker
with watching(place, Path.home()) as touched:
    code = cli.main(["--journal", sys.argv[3]])
sys.exit(code)
"""


@pytest.fixture
def listener() -> Iterator[socket.socket]:
    """Somebody on this computer who would hear of a connection."""
    with socket.create_server(("127.0.0.1", 0)) as made:
        made.settimeout(0)
        yield made


def nobody_came(listener: socket.socket) -> bool:
    try:
        listener.accept()
    except BlockingIOError:
        return True
    return False


@pytest.fixture
def text(listener: socket.socket, tmp_path: Path) -> str:
    """What names a page of the web, a picture on this computer, and one of a share."""
    (tmp_path / "canary.png").write_bytes(picture())
    address = f"127.0.0.1:{listener.getsockname()[1]}"
    return (
        f'<b>A</b> <img src="http://{address}/a.png"> <img src="file://{tmp_path}/canary.png">'
        f' <img src="{tmp_path}/canary.png"> <img src="//{address}/share/a.png"> <a href="http://{address}">b</a>'
    )


@pytest.fixture
def folder(tmp_path: Path, text: str) -> Path:
    """The sample, and that text in every place of a journal."""
    made = new_folder(tmp_path)
    opened = open_journal(made)
    import_content(opened, sample_journal(datetime.now(UTC), ZoneInfo("Europe/Berlin")))
    import_content(opened, journal(text))
    opened.close()
    brought = {
        "a.ics": calendar(text), "b.vcf": cards(text), "c.csv": google(text), "d.csv": connections(text),
        "e.zip": linkedin(text), "f.json": journal(f"{text}!"), "g.ics": b"no calendar",
    }  # fmt: skip
    for name, content in brought.items():
        (tmp_path / "in").mkdir(exist_ok=True)
        (tmp_path / "in" / name).write_bytes(content)
    (tmp_path / "out").mkdir()
    return made


def test_the_window_connects_to_nobody_and_shows_every_text_as_it_is(
    folder: Path, text: str, tmp_path: Path, listener: socket.socket
) -> None:
    trace = tmp_path / "trace"
    tracer = shutil.which("strace")
    traced = [tracer, "-f", "-qq", "--seccomp-bpf", "-e", "trace=%network,openat", "-o", str(trace)] if tracer else []
    env = os.environ | {"TZ": "Europe/Berlin"}  # else it is read of the system's files
    command = [*traced, sys.executable, "-c", WALK, tmp_path, text, folder]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False, env=env)
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    told = json.loads(done.stdout.splitlines()[-1])
    assert told["records"] > 10
    assert told["wrong"] == []
    assert told["touched"] == []
    assert not told["fetching"]  # the one part that asks the network, and only where a calendar is followed
    assert nobody_came(listener)
    assert {one.name for one in (tmp_path / "out").iterdir()} == {"out.json", "out.ics", "out.vcf", "tables"}
    if tracer:
        seen = trace.read_text(errors="replace")
        assert "journal.db" in seen  # it does see what is opened
        assert "canary.png" not in seen
        assert re.findall(r"(?:connect|bind|sendto)\(.*AF_INET6?\b.*", seen) == []
        assert "AF_INET" not in seen


def test_no_command_touches_anything_but_the_journal(
    folder: Path,
    tmp_path: Path,
    listener: socket.socket,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("TZ", "Europe/Berlin")
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    other = tmp_path / "another"
    commands = [
        *(["import", "--dry-run", str(file)] for file in sorted((tmp_path / "in").iterdir())),
        *(["import", str(file)] for file in sorted((tmp_path / "in").iterdir())),
        *(["export", str(tmp_path / "out" / name)] for name in ("a.json", "a.ics", "a.vcf", "a.csv")),
        ["review"], ["review", "--json"], ["prepare"], ["prepare", "m1", "--json"], ["search", "img"],
        ["search", "//127.0.0.1"], ["check"], ["backup", str(tmp_path / "out" / "mine.zip")],
    ]  # fmt: skip
    with watching(tmp_path) as touched:
        codes = {" ".join(one): cli.main(["--journal", str(folder), *one]) for one in commands}
        codes["demo"] = cli.main(["--journal", str(other), "demo"])
        codes["restore"] = cli.main(["--journal", str(other), "restore", str(tmp_path / "out" / "mine.zip")])
    assert touched == []
    assert nobody_came(listener)
    assert cli.FAULT not in codes.values()
    assert [codes[one] for one in ("review", "prepare", "check", "demo", "restore")] == [0] * 5
    assert "Traceback" not in capsys.readouterr().err


def test_a_connection_would_be_seen(listener: socket.socket) -> None:
    with watching() as touched, socket.create_connection(listener.getsockname()):
        pass
    assert [one.split()[0] for one in touched] == ["socket.getaddrinfo", "socket.connect"]
