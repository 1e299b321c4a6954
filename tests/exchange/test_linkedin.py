"""LinkedIn's export: the connections, and what it says of oneself."""

import zipfile

import pytest

from journal.errors import BadFile
from journal.exchange import people_zip
from journal.exchange.people_types import FoundFact, FoundMe, FoundPerson, LeftOut
from tests.exchange.people import FILES, archive, people_file, sample

EXPORT = {f"Basic_LinkedInDataExport/{file.name}": file.read_bytes() for file in sorted((FILES / "linkedin").iterdir())}
HEADER = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
CONNECTIONS = "Basic_LinkedInDataExport/Connections.csv"


def test_connections_are_found_below_the_notes() -> None:
    found = sample("linkedin/Connections.csv")
    assert found.source == "LinkedIn"
    assert found.people == (
        FoundPerson(
            "row 5",
            "Dana Ortiz",
            role='Head of "planning", Iberia',
            organisation="Nordhafen, S.L.",
            emails=("dana@example.org",),
            links=("https://www.linkedin.com/in/dana-example",),
        ),
        FoundPerson(
            "row 6",
            "Łukasz Żółć, PhD",
            role="Engineer",
            organisation="Example Works",
            links=("https://www.linkedin.com/in/%C5%82ukasz-example",),
        ),
        FoundPerson("row 7", "Prince", links=("https://www.linkedin.com/in/prince-example",)),
    )
    assert found.left_out == (LeftOut("row 10", "It has no name."),)


@pytest.mark.parametrize("notes", [0, 1, 2, 5, 12])
def test_and_however_many_lines_those_have(notes: int) -> None:
    rows = "Notes:\n" * notes + HEADER + "Dana,Ortiz,https://www.linkedin.com/in/d,,,,12 Mar 2024\n"
    assert [one.name for one in people_file(rows).people] == ["Dana Ortiz"]


@pytest.mark.parametrize(
    ("file", "people"),
    [
        ("connections-german.csv", [("Jörg Müller", "Leiter", "Müller & Söhne")]),
        ("connections-excel.csv", [("Jörg Müller", "Leiter", "Müller & Söhne"), ("Dana Ortiz", "Head", "Nordhafen")]),
        ("connections-japanese.csv", [("陽子 田中", "主任", "例示株式会社")]),
    ],
)
def test_connections_in_other_languages_and_saved_again(file: str, people: list[tuple[str, str, str]]) -> None:
    found = sample(file)
    assert found.source == "LinkedIn"
    assert [(one.name, one.role, one.organisation) for one in found.people] == people


def test_the_link_may_be_the_last_column() -> None:
    rows = "First Name,Last Name,Email Address,Company,Position,Connected On,URL\n"
    rows += "Dana,Ortiz,,Nordhafen,Head,12 Mar 2024,https://www.linkedin.com/in/d\n"
    assert people_file(rows).people[0].links == ("https://www.linkedin.com/in/d",)


def test_no_connections_are_no_people_and_no_mistake() -> None:
    assert people_file(HEADER) == ("LinkedIn", (), (), None)


def test_the_whole_export_says_who_i_am() -> None:
    found = people_file(archive(EXPORT), "Basic_LinkedInDataExport_01-02-2026.zip")
    assert len(found.people) == 3
    assert found.me == FoundMe(
        "Robin Keller",
        "Alpenbahn",
        (
            FoundFact("former_employer", "Seefracht AG"),
            FoundFact("former_role", "Trainee"),
            FoundFact("former_role", "Clerk"),
            FoundFact("alma_mater", "University of Example"),
            FoundFact("alma_mater", "Example School"),
            FoundFact("skill", "Timetables"),
            FoundFact("skill", "Negotiation"),
            FoundFact("language", "German"),
            FoundFact("language", "French"),
        ),
    )
    assert found.left_out == (LeftOut("row 10", "It has no name."),)


def test_a_position_that_says_present_is_the_current_one() -> None:
    rows = b"Company Name,Title,Started On,Finished On\nOld,Clerk,2010,2011\nNew,Planner,2012,Present\n"
    me = people_file(archive({"Positions.csv": rows}), "x.zip").me
    assert me == FoundMe("", "New", (FoundFact("former_employer", "Old"), FoundFact("former_role", "Clerk")))


def test_connections_alone_say_nothing_of_me() -> None:
    assert people_file(archive({CONNECTIONS: EXPORT[CONNECTIONS]}), "x.zip").me is None


def test_one_damaged_file_never_costs_the_rest() -> None:
    content = bytearray(archive(EXPORT | {"Basic_LinkedInDataExport/Skills.csv": b"Name\n" + b"Trains\n" * 9}))
    with zipfile.ZipFile(people_zip.BytesIO(bytes(content))) as file:
        at = file.getinfo("Basic_LinkedInDataExport/Skills.csv").header_offset
    content[at + 70 : at + 76] = b"\xff" * 6
    found = people_file(bytes(content), "x.zip")
    assert len(found.people) == 3
    assert found.left_out[0] == LeftOut("Skills.csv", "It is damaged.")
    assert found.me is not None
    assert "skill" not in {one.kind for one in found.me.facts}


def test_an_archive_that_would_burst_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(BadFile, match=r"Connections.csv: It is larger than such a file can be"):
        people_file(archive({"Connections.csv": b"0" * (30 << 20)}), "x.zip")
    monkeypatch.setattr(people_zip, "MEMBERS", 2)
    with pytest.raises(BadFile, match="too many files"):
        people_file(archive(EXPORT), "x.zip")


@pytest.mark.parametrize(
    "content",
    [
        archive({"readme.txt": b"x"}),
        archive(EXPORT)[:900],
        b"PK\x05\x06" + b"\0" * 18,
        archive({"../../Skills.csv/": b""}),
    ],
)
def test_an_archive_without_people_is_bad(content: bytes) -> None:
    with pytest.raises(BadFile):
        people_file(content, "x.zip")


def test_where_a_file_lies_in_the_archive_does_not_matter() -> None:
    found = people_file(archive({"../../..\\CONNECTIONS.CSV": (HEADER + "Dana,Ortiz,,,,,x\n").encode()}), "x.zip")
    assert [one.name for one in found.people] == ["Dana Ortiz"]


def test_an_archive_of_cards_is_read_card_by_card() -> None:
    one = b"BEGIN:VCARD\nFN:Dana\nEND:VCARD"
    found = people_file(archive({"a/one.vcf": one, "a/two.VCF": one, "a/photo.jpg": b"x"}), "x.zip")
    assert (found.source, len(found.people)) == ("vCard", 2)
