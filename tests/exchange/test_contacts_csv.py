"""Tables of people: Google's, Outlook's in several languages, and those whose columns somebody has to name."""

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journal.errors import BadFile
from journal.exchange import contacts_csv, table
from journal.exchange.clean import clean
from journal.exchange.people_read import is_people, read_people
from journal.exchange.people_types import FIELDS, FoundFact, FoundPerson, LeftOut, Unmapped
from tests.exchange.people import FILES, archive, people_file, sample

OTHER = (FILES / "other.csv").read_bytes()


def test_google_before_2024_is_read_by_the_names_of_its_columns() -> None:
    found = sample("google-old.csv")
    assert found.source == "Google Contacts"
    assert found.people == (
        FoundPerson(
            "row 2",
            "Dana María Ortiz",
            role="Head of planning",
            department="Logistics",
            organisation="Nordhafen, S.L.",
            location="Madrid, Spain",
            emails=("dana.ortiz@example.org", "dana@example.com", "d.ortiz@example.com"),
            phones=("+34 600 000 001",),
            links=("https://www.linkedin.com/in/dana-example",),
            tags=("Navy",),
            notes="Two\nlines",
            facts=(FoundFact("interest", "Trains"),),
        ),
        FoundPerson("row 4", "info@example.org", emails=("info@example.org",)),
    )
    assert found.left_out == (LeftOut("row 3", "It is a company, not a person."),)


def test_google_since_2024_has_middle_and_phonetic_names_in_the_way() -> None:
    (dana,) = sample("google-new.csv").people
    assert dana.name == "Dana María Ortiz"
    assert (dana.role, dana.department, dana.organisation) == ("Head of planning", "Logistics", "Nordhafen, S.L.")
    assert dana.emails == ("dana.ortiz@example.org", "dana@example.com")
    assert dana.phones == ("+34 600 000 001", "+34 600 000 011")
    assert dana.tags == ("Navy", "starred")


def test_outlook_gives_no_more_than_is_ours_to_take() -> None:
    found = sample("outlook-classic.csv")
    assert found == (
        "Outlook",
        (
            FoundPerson(
                "row 2",
                "Dana M. Ortiz",
                role="Head of planning",
                department="Logistics",
                organisation="Nordhafen, S.L.",
                location="Madrid, Spain",
                emails=("dana.ortiz@example.org",),
                phones=("+34 900 000 001", "+34 600 000 001"),
                links=("http://www.example.org",),
                tags=("Navy", "Planning"),
                notes='First line\nSecond "line"',
                facts=(FoundFact("interest", "Trains"),),
            ),
        ),
        (LeftOut("row 3", "It is a company, not a person."), LeftOut("row 4", "It has no name.")),
        None,
    )


def test_outlook_com_has_another_order_and_the_same_address_twice() -> None:
    (one,) = sample("outlook-com.csv").people
    assert (one.name, one.role, one.organisation) == ("Łukasz Żółć", "Engineer", "Example Works")
    assert (one.emails, one.location) == (("lukasz@example.org",), "Gdańsk, Poland")
    assert one.facts == (FoundFact("alma_mater", "University of Example"),)


def test_outlook_in_german_comes_in_windows_letters_with_semicolons() -> None:
    found = sample("outlook-german.csv")
    (one,) = found.people
    assert found.source == "Outlook"
    assert (one.name, one.organisation, one.department) == ("Jürgen Großmann", "Müller & Söhne", "Einkauf")
    assert (one.role, one.location) == ("Leiter Einkauf; Süd", "Köln, Deutschland")
    assert (one.emails, one.phones) == (("juergen@example.org",), ("+49 30 0000005",))
    assert (one.tags, one.notes) == (("Süd", "Einkauf"), "Eine Zeile\nnoch eine")


def test_outlook_in_french_has_two_columns_of_one_name() -> None:
    (one,) = sample("outlook-french.csv").people
    assert (one.name, one.role, one.department) == ("Zoé Lefèvre", "Directrice", "Achats")
    assert (one.organisation, one.location) == ("Œuvres d'Exemple", "Besançon, France")
    assert one.emails == ("zoe@example.org", "zoe.lefevre@example.org")


@pytest.mark.parametrize("name", ["google-old.csv", "google-new.csv", "outlook-classic.csv", "outlook-french.csv"])
def test_nothing_private_is_anywhere_in_what_is_taken(name: str) -> None:
    told = str(sample(name))
    for private in ("1980", "Somebody", "Quelqu", "12345678Z", "Calle", "28001", "900 000 002", "Or-tees"):
        assert private not in told


def test_any_other_table_is_shown_with_what_its_columns_may_be() -> None:
    found = read_people(OTHER, "staff.csv")
    assert isinstance(found, Unmapped)
    assert found.columns == ("Mitarbeiter", "Team", "Mail dienstlich", "Durchwahl", "Profil", "Eintritt", "Bemerkung")
    assert found.guess == ("name", "department", "email", "phone", "link", "", "notes")
    assert [row[0] for row in found.rows] == ["Dana Ortiz", "Bo Li"]
    assert all(one in (*FIELDS, "") for one in found.guess)


def test_and_is_read_once_its_columns_are_named() -> None:
    found = people_file(
        OTHER, mapping={0: "name", 1: "department", 2: "email", 3: "phone", 4: "link", 5: "", 6: "notes"}
    )
    assert found.source == "table"
    assert found.people == (
        FoundPerson(
            "row 2",
            "Dana Ortiz",
            department="Logistik",
            emails=("dana.ortiz@example.org",),
            phones=("+34 900 000 001",),
            links=("https://www.linkedin.com/in/dana-example",),
            notes="Kennt das Lager",
        ),
        FoundPerson("row 3", "Bo Li", department="Einkauf", emails=("bo@example.org",), phones=("+49 30 0000013",)),
    )


def test_a_guess_looks_at_the_cells_where_the_header_says_nothing_or_something_else() -> None:
    rows = (
        "A,Email,Link,Col,Started,Mail 2\nDana,yes,x,+1 555 0100 200,2020-01-02,d@example.org\nBo,no,y,,2021-02-03,\n"
    )
    found = read_people(rows.encode(), "x.csv")
    assert isinstance(found, Unmapped)
    assert found.guess == ("", "", "", "phone", "", "email")


def test_a_table_without_a_header_has_numbered_columns_and_loses_no_row() -> None:
    content = b"Dana Ortiz,dana@example.org\nBo Li,bo@example.org\n"
    found = read_people(content, "x.csv")
    assert isinstance(found, Unmapped)
    assert (found.columns, found.guess, len(found.rows)) == (("Column 1", "Column 2"), ("", "email"), 2)
    assert [one.place for one in people_file(content, mapping={0: "name"}).people] == ["row 1", "row 2"]


def test_several_values_in_a_cell_are_told_apart() -> None:
    content = (
        'N,F,E,T\nOrtiz,Dana,"d@example.org; <e@example.org>, d@example.org","a; b,a | c"\n,,f@example.org,\n,,,x\n'
    )
    found = people_file(content, mapping={0: "last_name", 1: "first_name", 2: "email", 3: "tags"})
    dana, f = found.people
    assert (dana.name, dana.emails, dana.tags) == ("Dana Ortiz", ("d@example.org", "e@example.org"), ("a", "b", "c"))
    assert f.name == "f@example.org"
    assert found.left_out == (LeftOut("row 4", "It has no name."),)


@pytest.mark.parametrize(
    ("mapping", "place"),
    [({0: "name", 9: "email"}, "column 10"), ({0: "age"}, "column 1"), ({0: "notes"}, ""), ({}, "")],
)
def test_a_mapping_that_makes_no_people_is_refused(mapping: dict[int, str], place: str) -> None:
    with pytest.raises(BadFile) as raised:
        people_file("Name,Note\nDana,x\n", mapping=mapping)
    assert raised.value.place == place


@settings(max_examples=50)
@given(
    st.lists(st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=30), min_size=1, max_size=5),
    st.sampled_from(",;\t|"),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
)
def test_any_name_survives_a_table(names: list[str], separator: str, encoding: str) -> None:
    made = io.StringIO()
    writer = csv.writer(made, delimiter=separator, quoting=csv.QUOTE_ALL)
    writer.writerows([["Name", "Room", "Floor"], *([name, "1", "2"] for name in names)])
    found = people_file(made.getvalue().encode(encoding), mapping={0: "name"})
    cleaned = [" ".join(clean(name).split()) for name in names]
    assert [one.name for one in found.people] == [name for name in cleaned if name]
    assert len(found.left_out) == cleaned.count("")


def test_words_in_windows_letters_are_read() -> None:
    assert (
        people_file("Name;Ort\nJörg Müller;Köln\n".encode("cp1252"), mapping={0: "name"}).people[0].name
        == "Jörg Müller"
    )


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", "empty"),
        (b"\xef\xbb\xbf \r\n\r\n", "empty"),
        (b",,,\n,,\n", "empty"),
        (b'Name,A\nDana,"' + b"x" * 200_000, "row 2: .*quotation mark"),
        (b"," * 5_000, "1,000 columns"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + b"\0\1" * 500, "not a file of people"),
        (b"Name,A\n" + b"D\0\0\0" * 1_000, "not a table"),
        (b"PK\x03\x04" + b"\0" * 100, "damaged"),
    ],
)
def test_what_is_no_table_is_refused_in_words(content: bytes, problem: str) -> None:
    with pytest.raises(BadFile, match=problem):
        read_people(content, "x.csv")


def test_what_is_too_much_is_refused_or_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(table, "ROWS", 20)
    with pytest.raises(BadFile, match="row 21: A table may have 20 rows"):
        read_people(b"Name,A\n" * 30, "x.csv")
    monkeypatch.setattr(contacts_csv, "MOST_LEFT_OUT", 2)
    found = people_file("Name,A\n" + ",x\n" * 5, mapping={0: "name"})
    assert [one.place for one in found.left_out] == ["row 2", "row 3", "3 more rows"]
    monkeypatch.setattr(table, "LARGEST", 10)
    with pytest.raises(BadFile, match="larger"):
        table.rows_of(b"Name,A\nDana,x\n")


@pytest.mark.parametrize(
    ("name", "begins", "expected"),
    [
        ("a.vcf", b"", True),
        ("a.txt", b"\xef\xbb\xbfbegin:vcard\r\n", True),
        ("a.csv", b"Name,Mail\n", True),
        ("a.csv", b"PNG\x01\x02", False),
        ("a.txt", b"Name,Mail\n", False),
        ("a.vcf", b"BEGIN:VCALENDAR", False),
        ("a.csv", b'{"format": "partnership-journal"', False),
        ("a.ics", b"BEGIN:VCALENDAR", False),
        ("a.zip", archive({"x/Connections.csv": b""}), True),
        ("a.zip", archive({"x/Connections.csv": b"a" * 5_000})[:200], True),
        ("a.zip", archive({"Contacts/all.vcf": b""}), True),
        ("a.zip", archive({"work.ics": b""}), False),
        ("a.zip", archive({"work.ics": b"", "Connections.csv": b""}), False),
        ("Basic_LinkedInDataExport_01-02-2026.zip", archive({"Ad Targeting.csv": b"a" * 5_000})[:200], True),
        ("a.zip", b"PK\x03\x04", False),
    ],
)
def test_a_file_of_people_is_known_by_its_beginning_and_its_ending(name: str, begins: bytes, expected: bool) -> None:
    assert is_people(name, begins) is expected
