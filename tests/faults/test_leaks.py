"""A secret word written all over a session is found nowhere in clear: in no file, no log, nothing ever written."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from journal.model import Colleague, Meeting
from journal.store.journal import open_journal
from journal.store.search import search
from tests.faults.confider import SECRET
from tests.faults.kills import ROOT
from tests.journals import new_folder

Record = Callable[[str, object], None]
CODES = ("utf-8", "utf-16-le", "utf-16-be", "utf-32-le")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Everything that the program may write to lies under it: the journal, the settings, the log, temporary files."""
    made = tmp_path / "home"
    made.mkdir()
    journal = open_journal(new_folder(made))
    with journal.change("Add") as session:
        session.add(Colleague(id="dana", name="Dana Ortiz"))
        session.add(Meeting(id="launch", title="Launch", start=datetime(2026, 11, 24, 9, tzinfo=UTC)))
    journal.close()
    return made


def environment(home: Path) -> dict[str, str]:
    places = {
        "HOME": "", "USERPROFILE": "", "XDG_CONFIG_HOME": "config", "XDG_DATA_HOME": "data", "XDG_STATE_HOME": "state",
        "XDG_CACHE_HOME": "cache", "XDG_RUNTIME_DIR": "run", "TMPDIR": "temporary", "TEMP": "temporary",
    }  # fmt: skip
    for place in places.values():
        (home / place).mkdir(mode=0o700, exist_ok=True)
    return {**os.environ, **{name: str(home / place) for name, place in places.items()}}


def confide(home: Path, ending: str, *before: str) -> str:
    """Go through the session as a program of its own; what it said in all."""
    command = [*before, sys.executable, "-m", "tests.faults.confider", str(home / "journal"), ending]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT}
    with subprocess.Popen(command, cwd=ROOT, env=environment(home), text=True, **pipes) as child:  # type: ignore[call-overload]
        if ending == "closed":
            said: str = child.communicate(timeout=120)[0]
            assert child.returncode == 0, said
        else:
            said = child.stdout.readline()
            while said and not said.endswith("done\n"):
                line = child.stdout.readline()
                assert line, said
                said += line
            child.kill()
            child.communicate()
    return said


def in_clear(content: bytes) -> bool:
    return any(SECRET.encode(code) in content for code in CODES)


def as_traced(words: bytes) -> str:
    return "".join(f"\\x{byte:02x}" for byte in words)


@pytest.mark.parametrize("ending", ["closed", "killed"])
def test_no_file_has_it_in_clear(home: Path, ending: str, record_property: Record) -> None:
    said = confide(home, ending)
    assert said == "done\n"
    files = [path for path in home.rglob("*") if path.is_file()]
    assert [path for path in files if in_clear(path.read_bytes())] == []
    assert any(path.name == "faults.log" for path in files)
    journal = open_journal(home / "journal")
    with journal.reading() as session:
        assert search(session, SECRET)
    journal.close()
    record_property(f"files looked through for a secret, {ending}", len(files))


@pytest.mark.skipif(shutil.which("strace") is None, reason="needs strace")
def test_it_was_never_written_in_clear_nor_was_anybody_called(home: Path, record_property: Record) -> None:
    traced = home.parent / "traced"
    calls = "trace=write,writev,pwrite64,pwritev,sendto,sendmsg,connect,rename,openat"
    strace = ("strace", "-f", "-qq", "-xx", "-s", "100000", "-e", calls, "-o", str(traced))
    assert confide(home, "closed", *strace) == "done\n"
    written = called = logged = 0
    patterns = [as_traced(SECRET.encode(code)) for code in CODES]
    with traced.open() as lines:
        for line in lines:
            written += " write" in line or " pwrite" in line
            called += " connect(" in line
            logged += as_traced(b"ValueError at") in line
            assert not any(pattern in line for pattern in patterns), line[:200]
            assert not re.search(r"connect\(.*AF_INET", line), line[:200]
    assert written > 100
    assert logged == 1  # what is written in clear is seen
    record_property("writes looked through for a secret", written)
    record_property("connections, none of them to a network", called)
