"""The command line, as a script calls it: results, words, exit codes, and never a traceback."""

import json
import os
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from journal import cli
from journal.store.journal import open_journal
from tests.exchange.documents import content, whole
from tests.method.rules.vignettes import STORIES, story

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Call the command on a journal of its own: (exit code, standard output, standard error)."""

    def call(*arguments: object, journal: Path | None = None) -> tuple[int, str, str]:
        code = cli.main(["--journal", str(journal or tmp_path / "journal"), *map(str, arguments)])
        told = capsys.readouterr()
        assert "Traceback" not in told.err
        return code, told.out, told.err

    return call


@pytest.fixture
def file(tmp_path: Path) -> Path:
    place = tmp_path / "in.json"
    place.write_bytes(content(whole()))
    return place


@pytest.mark.parametrize("path", STORIES, ids=lambda path: path.stem)
def test_each_story_gets_its_review(run: Run, tmp_path: Path, path: Path) -> None:
    told = story(path)
    (tmp_path / "story.json").write_bytes(content(told["journal"]))
    assert run("import", tmp_path / "story.json")[0] == 0
    code, out, _ = run("review", "--as-of", told["as_of"], "--json")
    assert code == 0
    answer = json.loads(out)
    assert answer["as_of"] == told["as_of"]
    found = {one["colleague"]["id"]: one for one in answer["partnerships"]}
    for colleague, expected in told["expected"].items():
        one = found[colleague]
        assert one["status"] == expected["status"]
        assert one["advice"] == expected["advice"]
        assert {concern["id"]: concern["serious"] for concern in one["concerns"]} == expected["concerns"]
        assert one["practice"] == expected["practice"]
        assert one["effort"] == expected["effort"]


def test_a_journal_goes_in_and_out(run: Run, file: Path, tmp_path: Path) -> None:
    code, out, _ = run("import", file)
    assert (code, out.splitlines()[0][:8]) == (0, "in.json:")
    assert run("export", tmp_path / "out.json")[0] == 0
    assert json.loads((tmp_path / "out.json").read_bytes()) == whole()
    assert "nothing new" in run("import", file)[1]


def test_a_dry_run_only_says_what_would_happen(run: Run, file: Path, tmp_path: Path) -> None:
    code, out, _ = run("import", "--dry-run", file)
    assert code == 0
    assert "2 colleagues would be added" in out
    assert "your profile would be changed" in out or "your profile would be added" in out
    assert "1 mentor would be added" in out
    assert not (tmp_path / "journal").exists()


def test_a_wrong_file_is_named_with_its_place_and_leaves_no_journal(run: Run, tmp_path: Path) -> None:
    document = whole()
    document["meetings"][0]["start"] = "soon"
    (tmp_path / "wrong.json").write_bytes(content(document))
    code, out, err = run("import", tmp_path / "wrong.json")
    assert (code, out) == (2, "")
    assert err.startswith("wrong.json: meetings[0].start: ")
    assert not (tmp_path / "journal").exists()


def test_of_several_files_the_right_ones_go_in(run: Run, file: Path, tmp_path: Path) -> None:
    (tmp_path / "wrong.json").write_text("{")
    code, out, err = run("import", tmp_path / "wrong.json", file)
    assert code == 1
    assert "2 colleagues added" in out
    assert "wrong.json: line 1" in err


@pytest.mark.parametrize("name", ["gone.json", "."])
def test_a_file_that_cannot_be_read_is_wrong(run: Run, tmp_path: Path, name: str) -> None:
    code, _, err = run("import", tmp_path / name)
    assert code == 2
    assert "cannot be read" in err


def test_other_kinds_of_files_are_refused_in_words(run: Run, tmp_path: Path) -> None:
    assert run("import", file_of(tmp_path, "notes.txt", "Dear diary"))[0] == 2
    assert not (tmp_path / "journal").exists()


def file_of(folder: Path, name: str, text: str) -> Path:
    (folder / name).write_text(text)
    return folder / name


def event(uid: str, days: int, *lines: str) -> str:
    start = datetime.now(UTC) + timedelta(days=days)
    return "\n".join(
        ["BEGIN:VEVENT", f"UID:{uid}", f"SUMMARY:{uid}", f"DTSTART:{start:%Y%m%dT%H%M%SZ}", *lines, "END:VEVENT"]
    )


def calendar(*events: str) -> str:
    return "\n".join(["BEGIN:VCALENDAR", *events, "END:VCALENDAR", ""])


DANA = "ATTENDEE;CN=Dana Ortiz:mailto:dana@example.org"


def test_a_calendar_goes_in_and_out(run: Run, file: Path, tmp_path: Path) -> None:
    run("import", file)
    work = file_of(tmp_path, "work", calendar(event("Launch", 3, DANA), event("Lunch", 3)))
    code, out, err = run("import", "--dry-run", work)
    assert code == 0
    assert out.startswith("work: 1 meeting would be added.\n  new: “Launch”, ")
    assert "Left out: “Lunch”, " in err
    code, out, err = run("import", work)
    assert (code, out) == (0, "work: 1 meeting added.\n")
    assert err.startswith("work: Left out: “Lunch”, ")
    assert run("import", work)[1] == "work: nothing new.\n"
    assert run("prepare")[1].startswith("Launch, ")
    code, _, err = run("export", tmp_path / "out.ics")
    assert code == 0
    assert "2 meetings are in " in err
    assert "SUMMARY:Launch\r\n" in (tmp_path / "out.ics").read_bytes().decode()
    assert run("import", tmp_path / "out.ics")[1] == "out.ics: nothing new.\n"


def test_a_calendar_that_cannot_be_read_in_part_is_done_in_part(run: Run, file: Path, tmp_path: Path) -> None:
    run("import", file)
    work = file_of(tmp_path, "work.ics", calendar(event("Launch", 3, DANA), event("Wrong", 3, "RRULE:FREQ=SECONDLY")))
    code, out, err = run("import", work)
    assert (code, out) == (1, "work.ics: 1 meeting added.\n")
    assert err.startswith("work.ics: “Wrong”: ")


def test_a_calendar_that_is_none_is_wrong_and_leaves_no_journal(run: Run, tmp_path: Path) -> None:
    code, out, err = run("import", file_of(tmp_path, "work.ics", "Dear diary"))
    assert (code, out) == (2, "")
    assert "not a calendar" in err
    assert not (tmp_path / "journal").exists()


def test_a_calendar_is_looked_at_without_making_a_journal(run: Run, tmp_path: Path) -> None:
    work = file_of(tmp_path, "work.ics", calendar(event("Launch", 3, DANA)))
    code, out, err = run("import", "--dry-run", work)
    assert (code, out) == (0, "work.ics: nothing new.\n")
    assert "Not among your colleagues: Dana Ortiz <dana@example.org> (1 event)." in err
    assert not (tmp_path / "journal").exists()


def test_a_calendar_is_not_brought_into_a_journal_that_is_open_elsewhere(run: Run, file: Path, tmp_path: Path) -> None:
    run("import", file)
    journal = open_journal(tmp_path / "journal")
    try:
        assert run("import", file_of(tmp_path, "work.ics", calendar(event("Launch", 3, DANA))))[0] == 3
    finally:
        journal.close()


def test_only_known_kinds_of_files_are_written(run: Run, file: Path, tmp_path: Path) -> None:
    run("import", file)
    code, _, err = run("export", tmp_path / "out.docx")
    assert code == 2
    assert "Only .json" in err


@pytest.mark.parametrize("name", ["out.md", "out.html", "OUT.HTML"])
def test_a_journal_goes_out_to_be_read(run: Run, file: Path, tmp_path: Path, name: str) -> None:
    run("import", file)
    code, out, err = run("export", tmp_path / name)
    assert (code, out) == (0, "")
    assert "It is not encrypted there." in err
    assert "She wants dates." in (tmp_path / name).read_text("utf-8")


def test_everything_goes_out_in_one_archive_and_comes_back_in(run: Run, file: Path, tmp_path: Path) -> None:
    run("import", file)
    code, _, err = run("export", tmp_path / "all.zip")
    assert (code, err) == (0, f"All of the journal is in {tmp_path / 'all.zip'} now, in every form. "
                              "It is not encrypted there.\n")  # fmt: skip
    other = tmp_path / "other"
    assert run("import", tmp_path / "all.zip", journal=other)[0] == 0
    assert run("export", tmp_path / "back.json", journal=other)[0] == 0
    assert json.loads((tmp_path / "back.json").read_bytes()) == whole()


@pytest.mark.parametrize(
    "verb",
    [["review"], ["prepare"], ["search", "a"], ["check"], ["export", "out.json"], ["backup"], ["check", "--repair"]],
)
def test_a_verb_that_reads_never_makes_a_journal(run: Run, tmp_path: Path, verb: list[str]) -> None:
    code, out, err = run(*verb)
    assert (code, out) == (3, "")
    assert "no journal" in err
    assert not (tmp_path / "journal").exists()


@pytest.mark.parametrize(
    "wrong",
    [
        ["frobnicate"],
        ["import"],
        ["review", "--as-of", "2026-02-30"],
        ["review", "--as-of", "20260101"],
        ["review", "--as-of", "tomorrow"],
        ["search"],
        ["search", "a", "--limit", "0"],
        ["search", "a", "--limit", "many"],
        ["prepare", "m1", "--next"],
        ["review", "--frob"],
    ],
    ids=" ".join,
)
def test_a_wrong_call_is_exit_code_2(run: Run, wrong: list[str]) -> None:
    code, out, err = run(*wrong)
    assert (code, out) == (2, "")
    assert "usage" in err


def test_a_journal_that_is_open_elsewhere_cannot_be_opened(run: Run, file: Path, tmp_path: Path) -> None:
    run("import", file)
    journal = open_journal(tmp_path / "journal")
    try:
        code, _, err = run("review")
    finally:
        journal.close()
    assert code == 3
    assert "another window" in err


def test_a_review_in_words_says_why(run: Run, tmp_path: Path) -> None:
    told = next(story(path) for path in STORIES if path.stem == "not-working")
    (tmp_path / "story.json").write_bytes(content(told["journal"]))
    run("import", tmp_path / "story.json")
    _, out, _ = run("review", "--as-of", told["as_of"])
    assert "not working" in out
    assert "trust" in out


def test_a_review_with_conduct_asks_nobody_to_do_more(run: Run, tmp_path: Path) -> None:
    told = next(story(path) for path in STORIES if path.stem == "conduct")
    (tmp_path / "story.json").write_bytes(content(told["journal"]))
    run("import", tmp_path / "story.json")
    _, out, _ = run("review", "--as-of", told["as_of"])
    assert "Talk to someone you trust" in out
    assert "practice" not in out


def test_search_finds_and_says_where(run: Run, file: Path) -> None:
    run("import", file)
    code, out, _ = run("search", "trainer")
    assert code == 0
    assert "Name a trainer" in out
    hits = json.loads(run("search", "dana", "--json", "--limit", "1")[1])["hits"]
    assert hits == [{"kind": "colleague", "id": "dana", "title": "Dana Ortiz", "text": hits[0]["text"], "on": None}]
    assert run("search", "zeppelin") == (0, "", "Nothing has these words.\n")


def test_check_says_that_all_is_in_order(run: Run, file: Path) -> None:
    run("import", file)
    assert run("check") == (0, "", "The journal is in order.\n")


def test_check_finds_a_flipped_bit(run: Run, file: Path, tmp_path: Path) -> None:
    run("import", file)
    database = tmp_path / "journal" / "journal.db"
    damaged = bytearray(database.read_bytes())
    damaged[len(damaged) - 2000] ^= 1
    database.write_bytes(damaged)
    code, _, err = run("check")
    assert code == 3
    assert "damaged" in err


def test_an_unforeseen_fault_is_one_line_and_noted_without_a_text(
    run: Run, file: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    run("import", file)

    def fail(*_: object, **__: object) -> int:
        raise ZeroDivisionError("what Dana said")

    monkeypatch.setattr("journal.verbs.review", fail)
    log = tmp_path / "log" / "faults.log"
    monkeypatch.setattr("journal.cli.log_file", lambda: log)
    code, out, err = run("review")
    assert (code, out) == (70, "")
    assert len(err.splitlines()) == 1
    assert str(log) in err
    noted = log.read_text()
    assert "ZeroDivisionError at " in noted
    assert "Dana" not in noted
    if sys.platform != "win32":
        assert log.stat().st_mode & 0o777 == 0o600


def test_nobody_reading_is_no_fault(run: Run, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run("import", file)
    kept = os.dup(1)

    def gone(*_: object, **__: object) -> int:
        raise BrokenPipeError

    monkeypatch.setattr("journal.verbs.review", gone)
    monkeypatch.setattr("sys.stdout", os.fdopen(os.dup(1), "w"))
    try:
        assert cli.main(["--journal", "x", "review"]) == 0
    finally:
        sys.stdout.close()
        os.dup2(kept, 1)
        os.close(kept)


def test_a_backup_is_made_and_comes_back(run: Run, file: Path, tmp_path: Path) -> None:
    run("import", file)
    code, out, err = run("backup", tmp_path / "mine.zip")
    assert (code, out) == (0, f"{tmp_path / 'mine.zip'}\n")
    assert "2 colleagues" in err
    assert "whoever has the backup can read it" in err
    assert run("backup", tmp_path / "mine.zip")[0] == 2
    run("export", tmp_path / "before.json")
    code, out, err = run("restore", tmp_path / "mine.zip", journal=tmp_path / "elsewhere")
    assert (code, out) == (0, "")
    assert "2 colleagues" in err
    run("export", tmp_path / "after.json", journal=tmp_path / "elsewhere")
    assert (tmp_path / "after.json").read_bytes() == (tmp_path / "before.json").read_bytes()
    code, _, err = run("restore", tmp_path / "mine.zip")
    assert (code, "What was there before is kept in" in err) == (0, True)


def test_what_is_no_backup_is_the_wrong_input_and_makes_no_journal(run: Run, file: Path, tmp_path: Path) -> None:
    for place in (file, tmp_path / "missing.zip"):
        code, out, err = run("restore", place)
        assert (code, out) == (2, "")
        assert "Nothing was changed." in err
    assert not (tmp_path / "journal").exists()


def test_an_import_leaves_a_backup_and_the_same_again_none(run: Run, file: Path, tmp_path: Path) -> None:
    run("import", file)
    made = sorted((tmp_path / "journal" / "backups").glob("*.zip"))
    assert len(made) == 1
    run("import", file)
    run("import", "--dry-run", file)
    assert sorted((tmp_path / "journal" / "backups").glob("*.zip")) == made


def test_a_damaged_journal_is_mended(run: Run, file: Path, tmp_path: Path) -> None:
    run("import", file)
    assert run("check", "--repair") == (0, "", "The journal is in order.\n")
    run("export", tmp_path / "before.json")
    database = tmp_path / "journal" / "journal.db"
    damaged = bytearray(database.read_bytes())
    for page in (30, 60, 90):
        damaged[page * 4096 + 50] ^= 1
    database.write_bytes(damaged)
    code, _, err = run("check", "--repair")
    assert code in (0, 1)
    assert "The damaged file is kept as" in err
    assert run("check") == (0, "", "The journal is in order.\n")
    run("export", tmp_path / "after.json")
    assert json.loads((tmp_path / "after.json").read_bytes()) == json.loads((tmp_path / "before.json").read_bytes())
