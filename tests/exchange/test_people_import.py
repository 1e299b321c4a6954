"""People from files on the command line: by what is in them, as far as it is certain, and told in words."""

import csv
import json
import stat
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from journal import cli

Run = Callable[..., tuple[int, str, str]]

CARDS = """BEGIN:VCARD
VERSION:3.0
FN:Dana Ortiz
ORG:Encompass;Training
EMAIL:dana@example.org
NOTE:Tall.
X-SKYPE:dana
END:VCARD
BEGIN:VCARD
VERSION:3.0
FN:Jim Keller
TITLE:Analyst
END:VCARD
"""
GOOGLE = "Name,Given Name,Family Name,E-mail 1 - Type,E-mail 1 - Value,Organization 1 - Name,Organization 1 - Title\n"


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    def call(*arguments: object) -> tuple[int, str, str]:
        code = cli.main(["--journal", str(tmp_path / "journal"), *map(str, arguments)])
        told = capsys.readouterr()
        return code, told.out, told.err

    return call


def written(folder: Path, name: str, text: str) -> Path:
    (folder / name).write_text(text, "utf-8")
    return folder / name


def colleagues(run: Run, folder: Path) -> dict[str, dict[str, object]]:
    run("export", folder / "all.json")
    return {one["name"]: one for one in json.loads((folder / "all.json").read_text("utf-8"))["colleagues"]}


def test_cards_come_in_once_whatever_their_file_is_called(run: Run, tmp_path: Path) -> None:
    file = written(tmp_path, "cards", CARDS)
    assert run("import", "--dry-run", file)[:2] == (
        0, "cards: 2 colleagues would be added.\n  new: Dana Ortiz <dana@example.org>\n  new: Jim Keller\n"
    )  # fmt: skip
    assert not (tmp_path / "journal").exists()
    assert run("import", file)[:2] == (0, "cards: 2 colleagues added.\n")
    assert run("import", file) == (0, "cards: nothing new.\n", "")
    assert colleagues(run, tmp_path)["Dana Ortiz"]["department"] == "Training"


def test_what_is_certain_fills_what_is_empty_and_all_else_is_told(run: Run, tmp_path: Path) -> None:
    run("import", written(tmp_path, "cards.vcf", CARDS))
    table = written(
        tmp_path, "contacts.csv",
        f"{GOOGLE}James Keller,,,,,Encompass,\nDana Ortiz,,,* Work,DANA@example.org,Other,Head\nKim Lee,,,,k@x.org,,\n",
    )  # fmt: skip
    code, out, _ = run("import", "--dry-run", table)
    assert "changed: Dana Ortiz (role)" in out
    code, out, err = run("import", table)
    assert (code, out) == (1, "contacts.csv: 1 colleague added, 1 colleague changed.\n")
    assert "James Keller (row 2) may be Jim Keller." in err
    assert "the organisation stays “Encompass”; the file says “Other”" in err
    there = colleagues(run, tmp_path)
    assert set(there) == {"Dana Ortiz", "Jim Keller", "Kim Lee"}
    assert (there["Dana Ortiz"]["role"], there["Dana Ortiz"]["organisation"]) == ("Head", "Encompass")
    assert run("import", table)[:2] == (1, "contacts.csv: nothing new.\n")
    assert colleagues(run, tmp_path) == there


def test_linkedin_fills_my_profile_too(run: Run, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "Basic_LinkedInDataExport.zip", "w") as made:
        made.writestr(
            "Connections.csv",
            'Notes:\n"x"\n\nFirst Name,Last Name,URL,Email Address,Company,Position,Connected On\n'
            "Dana,Ortiz,https://www.linkedin.com/in/dana,,Encompass,Trainer,12 Mar 2024\n",
        )
        made.writestr("Profile.csv", "First Name,Last Name\nRobin,Vale\n")
        made.writestr("Skills.csv", "Name\nPython\n")
    archive = tmp_path / "Basic_LinkedInDataExport.zip"
    assert run("import", archive)[:2] == (
        0, "Basic_LinkedInDataExport.zip: 1 colleague added, your profile changed.\n"
    )  # fmt: skip
    assert run("import", archive)[1] == "Basic_LinkedInDataExport.zip: nothing new.\n"
    run("export", tmp_path / "all.json")
    me = json.loads((tmp_path / "all.json").read_text("utf-8"))["me"]
    assert (me["name"], me["facts"][0]["text"]) == ("Robin Vale", "Python")


def test_a_table_that_nobody_knows_is_refused_with_its_header(run: Run, tmp_path: Path) -> None:
    code, out, err = run("import", written(tmp_path, "table.csv", "Wer,Wo\nDana,Boston\n"))
    assert (code, out) == (2, "")
    assert "“Wer”, “Wo”" in err
    assert not (tmp_path / "journal").exists()


def test_people_go_out_as_cards_and_come_back_the_same(run: Run, tmp_path: Path) -> None:
    run("import", written(tmp_path, "cards.vcf", CARDS))
    before = colleagues(run, tmp_path)
    assert "without your notes" in run("export", tmp_path / "out.vcf")[2]
    text = (tmp_path / "out.vcf").read_text("utf-8")
    assert "Tall." not in text
    assert "X-SKYPE:dana" in text
    assert run("import", tmp_path / "out.vcf") == (0, "out.vcf: nothing new.\n", "")
    assert colleagues(run, tmp_path) == before


def test_tables_go_out_into_a_folder_of_ones_own(run: Run, tmp_path: Path) -> None:
    run("import", written(tmp_path, "cards.vcf", CARDS))
    folder = tmp_path / "tables.csv"
    for _ in range(2):  # the second replaces the first
        assert run("export", folder)[0] == 0
    assert [one.name for one in folder.iterdir()] == ["colleagues.csv"]
    with (folder / "colleagues.csv").open(encoding="utf-8-sig", newline="") as file:
        assert [row["name"] for row in csv.DictReader(file)] == ["Dana Ortiz", "Jim Keller"]
    if sys.platform != "win32":
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
        assert stat.S_IMODE((folder / "colleagues.csv").stat().st_mode) == 0o600
    written(folder, "mine.txt", "x")
    assert run("export", folder)[0] == 2
    assert run("export", written(tmp_path, "file.csv", "x"))[0] == 2
    assert sorted(one.name for one in tmp_path.iterdir() if one.name.startswith(".")) == []
