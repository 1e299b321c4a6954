"""People as vCards and a journal as tables: nothing is lost on the way, nothing private goes, nothing is run."""

import base64
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from journal.exchange import records as files
from journal.exchange.clean import clean
from journal.exchange.people_csv_out import tables
from journal.exchange.people_read import read_people
from journal.exchange.people_types import FoundPerson, PeopleFile
from journal.exchange.vcard_out import card
from journal.model import Colleague
from tests.exchange.documents import whole

LETTERS = st.characters(codec="utf-8", categories=["L", "N", "P", "S", "Zs"])
LINE = st.text(LETTERS | st.sampled_from("\\;,:\"'"), max_size=60).map(lambda text: " ".join(clean(text).split()))
NAME = LINE.filter(lambda text: any(letter.isalpha() for letter in text))


def back(text: str) -> FoundPerson:
    found = read_people(text.encode(), "out.vcf")
    assert isinstance(found, PeopleFile)
    assert found.left_out == ()
    (person,) = found.people
    return person


def colleague(**more: Any) -> Colleague:
    return Colleague(**{"name": "Dana Ortiz", "email": [], "phone": [], "links": [], "tags": [], **more})


@settings(max_examples=60)
@given(NAME, LINE, LINE, LINE, LINE)
def test_texts_come_back_as_they_were(name: str, role: str, department: str, organisation: str, location: str) -> None:
    location = location[:60].strip(" ,")
    text = card(
        colleague(name=name, role=role, department=department, organisation=organisation, location=location), [], ""
    )
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    person = back(text)
    assert (person.name, person.role, person.organisation) == (name, role, organisation)
    assert person.department == department
    assert person.location == location


def test_all_that_reaches_somebody_comes_back_and_nothing_private_goes() -> None:
    small = BytesIO()
    Image.effect_noise((60, 60), 50).save(small, "PNG")
    one = colleague(
        email=["dana@example.org", "ortiz@example.com"], phone=["+1 555 0100 200"], links=["https://example.org/a,b;c"],
        tags=["launch, spring", "board"], notes="Tall.", purpose="The launch",
        card_rest="X-A;TYPE=work:1\nEND:VCARD\nFN:Somebody else\nBEGIN:VCARD\nno line\nitem1.X-B:2",
    )  # fmt: skip
    text = card(one, ["EXPERTISE:Python"], base64.b64encode(small.getvalue()).decode())
    assert "Tall." not in text
    assert "The launch" not in text
    person = back(text)
    assert (person.name, person.emails, person.phones) == ("Dana Ortiz", tuple(one.email), tuple(one.phone))
    assert (person.links, person.tags) == (tuple(one.links), tuple(one.tags))
    assert (person.photo, person.card_rest) == (small.getvalue(), "X-A;TYPE=work:1\nitem1.X-B:2")
    assert [fact.text for fact in person.facts] == ["Python"]


def test_what_is_no_picture_does_not_go_out() -> None:
    assert "PHOTO" not in card(colleague(), [], "no base64") + card(colleague(), [], "AAAA")


def test_every_list_and_field_of_a_journal_has_its_place_in_a_table() -> None:
    made = tables(whole())
    told = " ".join(cell for rows in made.values() for row in rows[1:] for cell in row)
    for name, records in whole().items():
        if name in files.LISTS:
            for record in records:
                for field, value in record.items():
                    if isinstance(value, str) and field != "photo":
                        assert value in told, (name, field)
    assert made["facts"][0][:2] == ["colleague", "colleague name"]
    assert [row[:2] for row in made["facts"][1:]] == [["me", "Robin Vale"], ["dana", "Dana Ortiz"]]
    assert {"meetings", "questions", "own_questions", "follow_ups", "answers"} <= set(made)
    assert made["follow_ups"][1][-1] == "Launch sync"
    assert all(len(row) == len(rows[0]) for rows in made.values() for row in rows)


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@A1", "\t=1", " =1", "\n=1", "＝1"])
def test_no_cell_is_run_as_a_formula(text: str) -> None:
    made = tables({"colleagues": [{"id": "a", "name": text, "tags": [text]}], "me": {"name": text}})
    cells = [cell for rows in made.values() for row in rows[1:] for cell in row if cell.strip("'").strip()]
    assert f"'{text}" in cells
    assert not any(cell.lstrip()[:1] in "=+-@＝" for cell in cells)
