"""What opens a journal on the command line: from a file or the terminal, never from an argument."""

import io
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from journal import cli
from journal.store import keys
from journal.store.journal import open_journal
from journal.store.key_cost import MEMORY, Cost
from journal.store.keys import protection
from journal.store.recovery_code import to_code
from tests.exchange.documents import content, whole
from tests.journals import new_folder

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keys, "calibrated", lambda: Cost(1, MEMORY[0]))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return new_folder(tmp_path)


@pytest.fixture
def run(folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Call the command: (exit code, standard output, standard error); `typed` is its standard input."""

    def call(*arguments: object, typed: bytes = b"", journal: Path = folder) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(typed), encoding="utf-8"))
        code = cli.main(["--journal", str(journal), *map(str, arguments)])
        told = capsys.readouterr()
        assert "Traceback" not in told.err
        return code, told.out, told.err

    return call


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    place = tmp_path / "secret"
    place.write_text(" a long sentence \n", encoding="utf-8")
    return place


@pytest.fixture(scope="module")
def locked(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(keys, "calibrated", lambda: Cost(1, MEMORY[0]))
        place = tmp_path_factory.mktemp("locked") / "journal"
        journal = open_journal(place, make=True, passphrase=" a long sentence ")
    journal.close()
    return place, to_code(journal.key)


@pytest.fixture
def code(folder: Path, locked: tuple[Path, str]) -> str:
    """The journal is locked; its recovery code, as a line."""
    shutil.rmtree(folder)
    shutil.copytree(locked[0], folder)
    return f"{locked[1]}\n"


def test_locking_says_the_code_and_nothing_else_on_standard_output(run: Run, folder: Path, secret: Path) -> None:
    ended, out, err = run("lock-with-passphrase", "--passphrase-file", secret)
    assert ended == 0
    assert len(out.strip().replace("-", "")) == 56
    assert out.strip() not in err
    assert "keep it apart" in err
    assert "open without it" in err, "of the backup that was made before"
    assert protection(folder).passphrase
    open_journal(folder, passphrase=" a long sentence ").close()


def test_without_the_passphrase_nothing_opens(run: Run, code: str) -> None:
    for verb in (("check",), ("review", "--json"), ("search", "x"), ("export", "x.json")):
        ended, out, err = run(*verb)
        assert (ended, out) == (3, ""), verb
        assert "--passphrase-file" in err


def test_it_is_read_from_a_file_or_from_standard_input(run: Run, code: str, secret: Path) -> None:
    assert run("check", "--passphrase-file", secret)[0] == 0
    assert run("--passphrase-file", secret, "check")[0] == 0
    assert run("check", "--passphrase-file", "-", typed=b" a long sentence \r\n")[0] == 0
    assert run("check", "--passphrase-file", "-", typed="\ufeff a long sentence ".encode())[0] == 0


@pytest.mark.parametrize("typed", [b"a long sentence\n", b"\n", b"", b" a long sentence  \n", b"x" * 20_000])
def test_the_wrong_one_is_said_and_the_exit_code_is_3(run: Run, code: str, typed: bytes) -> None:
    ended, out, err = run("check", "--passphrase-file", "-", typed=typed)
    assert (ended, out) == (3, "")
    assert err.startswith("That is not this journal’s passphrase.")


@pytest.mark.parametrize("content", [b"\xff\xfe", b"one\ntwo\n"])
def test_a_file_that_is_no_passphrase_is_said(run: Run, code: str, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "bad").write_bytes(content)
    assert run("check", "--passphrase-file", tmp_path / "bad")[0] == 2
    assert run("check", "--passphrase-file", tmp_path / "nothing")[0] == 2
    assert run("check", "--recovery-code-file", tmp_path)[0] == 2


def test_a_second_passphrase_wants_the_first(run: Run, folder: Path, code: str, secret: Path, tmp_path: Path) -> None:
    (tmp_path / "new").write_text("another\n")
    assert run("lock-with-passphrase", "--new-passphrase-file", tmp_path / "new")[0] == 2
    ended, out, _ = run(
        "lock-with-passphrase", "--passphrase-file", tmp_path / "new", "--new-passphrase-file", tmp_path / "new"
    )
    assert (ended, out) == (3, "")
    assert run("lock-with-passphrase", "--passphrase-file", secret)[0] == 2, "which is the new one is not guessed"
    ended, out, _ = run("lock-with-passphrase", "--passphrase-file", secret, "--new-passphrase-file", tmp_path / "new")
    assert (ended, out) == (0, code)
    both = b"another\nthe third\n"
    ended, out, _ = run("lock-with-passphrase", "--passphrase-file", "-", "--new-passphrase-file", "-", typed=both)
    assert (ended, out) == (0, code)
    open_journal(folder, passphrase="the third").close()


def test_the_recovery_code_opens_it_and_sets_another_passphrase(
    run: Run, folder: Path, code: str, tmp_path: Path
) -> None:
    paper = tmp_path / "paper"
    paper.write_text(code.lower().replace("-", "\n"))
    assert run("check", "--recovery-code-file", paper)[0] == 0
    for name in ("keys.json", "keys.json.bak"):
        (folder / name).unlink()
    assert run("check")[0] == 3
    assert run("check", "--recovery-code-file", paper)[0] == 0
    (tmp_path / "new").write_text("another")
    ended, out, _ = run("lock-with-passphrase", "--recovery-code-file", paper, "--passphrase-file", tmp_path / "new")
    assert (ended, out) == (0, code)
    open_journal(folder, passphrase="another").close()
    paper.write_text(code.replace(code[0], "Z" if code[0] != "Z" else "Y", 1))
    ended, out, err = run("check", "--recovery-code-file", paper)
    assert ended == 3
    assert "mistake" in err


def test_several_files_are_brought_in_with_one_passphrase(run: Run, code: str, tmp_path: Path) -> None:
    for name in ("a.json", "b.json"):
        (tmp_path / name).write_bytes(content(whole()))
    files = (tmp_path / "a.json", tmp_path / "b.json")
    assert run("import", "--passphrase-file", "-", *files, typed=b" a long sentence \n")[0] == 0


def test_a_passphrase_for_a_journal_that_is_not_there_makes_none(run: Run, secret: Path, tmp_path: Path) -> None:
    ended, _, err = run("demo", "--passphrase-file", secret, journal=tmp_path / "none")
    assert ended == 2
    assert "lock-with-passphrase" in err
    assert not (tmp_path / "none").exists()
    assert run("lock-with-passphrase", "--passphrase-file", secret, journal=tmp_path / "none")[0] == 3


def test_the_window_takes_none_of_it_from_the_call(run: Run, secret: Path) -> None:
    assert run("--passphrase-file", secret)[0] == 2


def test_a_cloud_folder_is_refused_unless_one_insists(run: Run, tmp_path: Path) -> None:
    place = tmp_path / "Dropbox" / "journal"
    ended, _, err = run("demo", journal=place)
    assert ended == 3
    assert "Dropbox" in err
    assert run("demo", "--anyway", journal=place)[0] == 0
    assert run("--anyway", "check", journal=place)[0] == 0


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo terminals of that kind")
def test_on_a_terminal_it_is_asked_for_and_not_shown(folder: Path, code: str) -> None:
    import pty

    main, terminal = pty.openpty()
    command = [sys.executable, "-m", "journal", "--journal", folder, "check"]
    with subprocess.Popen(
        command, stdin=terminal, stdout=subprocess.PIPE, stderr=terminal, start_new_session=True
    ) as asked:
        os.close(terminal)
        seen = b""
        end = time.monotonic() + 30
        while b"Passphrase: " not in seen and time.monotonic() < end:
            seen += os.read(main, 1000)
        os.write(main, b" a long sentence \n")
        while time.monotonic() < end:
            try:
                piece = os.read(main, 1000)
            except OSError:
                break
            if not piece:
                break
            seen += piece
        assert asked.wait(30) == 0, seen
    os.close(main)
    assert b"long" not in seen
    assert b"in order" in seen


@pytest.mark.parametrize(
    "verb",
    [
        ["review"],
        ["check"],
        ["check", "--repair"],
        ["backup"],
        ["demo"],
        ["lock-with-passphrase", "--recovery-code-file"],
    ],
    ids=lambda verb: " ".join(verb),
)
def test_a_file_in_the_place_of_a_journals_folder_is_named_and_left(
    run: Run, tmp_path: Path, secret: Path, verb: list[str]
) -> None:
    place = tmp_path / "letter.txt"
    place.write_text("Dear Dana")
    named = [secret, "--new-passphrase-file", secret] if verb[-1].startswith("--rec") else []
    code, out, errors = run(*verb, *named, journal=place)
    assert (code, out) == (3, "")
    assert errors == "A journal is a folder, and this is a file. It was left as it is. Name its folder.\n"
    assert place.read_text() == "Dear Dana"


@pytest.mark.parametrize("count", [1, 2])
def test_the_backups_from_before_the_passphrase_are_named(run: Run, folder: Path, secret: Path, count: int) -> None:
    for _ in range(count - 1):
        assert run("backup")[0] == 0
    code, _, errors = run("lock-with-passphrase", "--new-passphrase-file", secret)
    assert code == 0
    made = sorted((folder / "backups").glob("*.zip"))
    assert len(made) == count
    lines = errors.splitlines()
    assert lines[-count - 1].startswith("1 of its backups is" if count == 1 else "2 of its backups are")
    assert lines[-count:] == [f"  {one}" for one in made]


def test_where_only_backups_are_left_they_are_named(run: Run, folder: Path) -> None:
    assert run("backup")[0] == 0
    for name in ("journal.db", "keys.json", "keys.json.bak"):
        (folder / name).unlink()
    (made,) = (folder / "backups").glob("*.zip")
    for verb in (["review"], ["check"], ["check", "--repair"], ["backup"]):
        code, _, errors = run(*verb)
        assert code == 3
        assert str(folder / "backups") in errors
        assert "Restore" in errors
    assert run("restore", made)[0] == 0
    assert run("check")[0] == 0


def test_no_backup_is_restored_into_a_folder_of_a_cloud_unless_somebody_insists(
    run: Run, folder: Path, tmp_path: Path
) -> None:
    assert run("backup", tmp_path / "one.zip")[0] == 0
    place = tmp_path / "Dropbox" / "journal"
    code, _, errors = run("restore", tmp_path / "one.zip", journal=place)
    assert code == 3
    assert "Dropbox" in errors
    assert not place.exists()
    assert run("restore", tmp_path / "one.zip", "--anyway", journal=place)[0] == 0
    assert run("check", "--anyway", journal=place)[0] == 0


HARDENED = """
import ctypes, resource
from journal.hardening import harden
harden()
print(resource.getrlimit(resource.RLIMIT_CORE), ctypes.CDLL(None).prctl(3, 0, 0, 0, 0))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="asks Linux")
def test_the_program_leaves_no_core_and_lets_nobody_look_into_its_memory() -> None:
    told = subprocess.run([sys.executable, "-c", HARDENED], capture_output=True, text=True, check=True)
    assert told.stdout == "(0, 0) 0\n"


@pytest.mark.skipif(sys.platform != "linux", reason="asks Linux")
def test_the_command_itself_is_hardened(tmp_path: Path) -> None:
    """Its limit, as the system sees it while it waits for the passphrase."""
    command = [sys.executable, "-m", "journal", "--journal", new_folder(tmp_path), "check", "--passphrase-file", "-"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) as waits:
        try:
            for _ in range(600):
                limits = Path(f"/proc/{waits.pid}/limits").read_text()
                core = next(line for line in limits.splitlines() if line.startswith("Max core file size"))
                if core.split()[4:6] == ["0", "0"]:
                    break
                time.sleep(0.05)
            assert core.split()[4:6] == ["0", "0"]
        finally:
            waits.communicate(b"x\n")
